/* SPDX-License-Identifier: MIT
 * check: where our own mistakes end. The line goes out through stderr's own lock, then the process
 * stops at once: running on with a broken invariant would spread the damage into stored data. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>

_Noreturn void check_failed(const char *expression, const char *file, int line,
                            const char *function)
{
    fprintf(stderr, "%s:%d: %s: %s\n", file, line, function, expression);
    fflush(stderr);
    abort();
}
