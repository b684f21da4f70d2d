/* SPDX-License-Identifier: MIT
 * check: our own mistakes. REQUIRE is compiled in always; it prints where and aborts.
 * The world's mistakes (bad input, full disk) are never REQUIREd: they are an `err`. */
#ifndef VOLBANK_BASE_CHECK_H
#define VOLBANK_BASE_CHECK_H

#include <stdbool.h>

/* Marks what plugins may call or use; everything else is hidden by -fvisibility=hidden. */
#define API __attribute__((visibility("default")))
#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(format_at, args_at) __attribute__((format(printf, format_at, args_at)))

/* Prints "file:line: function: expression" to stderr and aborts. Never returns. */
API _Noreturn void check_failed(const char *expression, const char *file, int line,
                                const char *function);

#define REQUIRE(expr) ((expr) ? (void)0 : check_failed(#expr, __FILE__, __LINE__, __func__))

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
