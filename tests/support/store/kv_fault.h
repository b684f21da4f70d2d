/* SPDX-License-Identifier: MIT
 * kv_fault: a backend that wraps another and makes the world misbehave on purpose. It fails the
 * n-th call, or asks to run again at the n-th commit of a top transaction, and it hands out copies
 * of every slice which it overwrites and frees at the next put or del: who holds one too long reads
 * nonsense, and stops at once under AddressSanitizer. */
#ifndef VOLBANK_TESTS_KV_FAULT_H
#define VOLBANK_TESTS_KV_FAULT_H

#include <stdatomic.h>

#include "core/store/kv.h"

/* Given to kv_open as kv_options.own; the test may change it while nothing runs. */
struct kv_fault_plan {
    const struct kv_backend *inner; /* NULL = LMDB */
    atomic_long fail_at;            /* this call fails, counted from 1; 0 = none */
    err failure;                    /* with this error: ERR_IO or ERR_NO_SPACE */
    atomic_long
        retry_from; /* top commits from this one on, counted from 1, answer ERR_RETRY; 0 = none */
    atomic_long retry_count; /* that many of them */
    atomic_long calls;       /* begin, commit, get, put, del and scan so far */
    atomic_long commits;     /* of top write transactions so far */
};

extern const struct kv_backend kv_fault;

/* Forgets the faults and the counts. */
void kv_fault_heal(struct kv_fault_plan *plan);

#endif
