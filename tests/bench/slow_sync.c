/* SPDX-License-Identifier: MIT
 * slow_sync: preloaded, makes every sync of the store a millisecond longer, as a plainer disk would
 * have it: fdatasync, and a write through a descriptor that syncs what it writes. */
#include <dlfcn.h>
#include <fcntl.h>
#include <time.h>
#include <unistd.h>

static void wait_longer(void)
{
    nanosleep(&(struct timespec){ .tv_nsec = 1000000 }, NULL);
}

/* dlsym gives data pointers; a union takes one for a function without a cast. */
static void *next(const char *name)
{
    return dlsym(RTLD_NEXT, name);
}

int fdatasync(int fd)
{
    union {
        void *found;
        int (*call)(int);
    } real = { next("fdatasync") };
    wait_longer();
    return real.call(fd);
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at)
{
    union {
        void *found;
        ssize_t (*call)(int, const void *, size_t, off_t);
    } real = { next("pwrite") };
    if (fcntl(fd, F_GETFL) & O_DSYNC) wait_longer();
    return real.call(fd, bytes, size, at);
}
