/* SPDX-License-Identifier: MIT
 * wide: a function compiled a second time for processors that count bits and work on 256 of them in
 * one instruction, as any x86-64 server since 2013 does; which one runs is asked of the processor.
 * Whole numbers only: both give the same. Elsewhere there is one function. */
#ifndef VOLBANK_BANK_MATCH_WIDE_H
#define VOLBANK_BANK_MATCH_WIDE_H

#include <stdbool.h>

/* The shared body, and what it calls. */
#define WIDE_BODY static inline __attribute__((always_inline))

#if defined(__x86_64__)
/* With all it calls in it. */
#define WIDE __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt"), flatten))
static inline bool is_wide(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2") &&
           __builtin_cpu_supports("popcnt");
}
#else
#define WIDE
static inline bool is_wide(void)
{
    return false;
}
#endif

#endif
