/* SPDX-License-Identifier: MIT
 * death: a test's way to see that something aborts. The call runs in a child process. */
#ifndef VOLBANK_TESTS_DEATH_H
#define VOLBANK_TESTS_DEATH_H

#include <stdbool.h>

/* True when call(thing) ends the process abnormally and stderr then contains `saying`. */
bool dies(void (*call)(void *), void *thing, const char *saying);

/* True when blocks of an arena are watched by AddressSanitizer in this build. */
bool memory_is_watched(void);

#endif
