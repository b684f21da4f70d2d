/* SPDX-License-Identifier: MIT
 * death: forks, sends the child's stderr through a pipe and reads it to the end before waiting, so
 * that a long sanitizer report cannot block the child. */
#include "tests/support/base/death.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/check.h"

bool dies(void (*call)(void *), void *thing, const char *saying)
{
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    fflush(NULL);
    pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        close(ends[1]);
        call(thing);
        _exit(0);
    }
    close(ends[1]);
    FILE *said = fdopen(ends[0], "r");
    REQUIRE(said != NULL);
    char line[4096];
    bool heard = false;
    while (fgets(line, sizeof line, said)) heard = heard || strstr(line, saying) != NULL;
    fclose(said);

    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    bool abnormal = WIFSIGNALED(status) || (WIFEXITED(status) && WEXITSTATUS(status) != 0);
    return abnormal && heard;
}

bool memory_is_watched(void)
{
#if defined(__SANITIZE_ADDRESS__)
    return true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
    return true;
#else
    return false;
#endif
#else
    return false;
#endif
}
