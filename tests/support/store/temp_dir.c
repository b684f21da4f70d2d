/* SPDX-License-Identifier: MIT
 * temp_dir: under /dev/shm where there is one, so that tests that commit thousands of times do not
 * wait for a disk; syncing itself is what the crash tests look at. */
#include "temp_dir.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/base/check.h"

void temp_dir_make(char path[TEMP_DIR_SIZE])
{
    const char *base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
    snprintf(path, TEMP_DIR_SIZE, "%s/volbank-test-XXXXXX", base);
    REQUIRE(mkdtemp(path));
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *where)
{
    (void)info, (void)kind, (void)where;
    return remove(path);
}

void temp_dir_remove(const char *path)
{
    REQUIRE(nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS) == 0);
}
