/* SPDX-License-Identifier: MIT
 * certificate: an allocation that anybody can check without trusting who made it: the assignment,
 * the integer prices that bound every other assignment, the figures stated, the digest of the
 * instance it is for. The file VBC1, little endian, each part right behind the one before:
 *   u32 'VBC1' = 0x56424331 | u32 version | instance digest u8[32] | i64 objective | i64 dual |
 *   u64 assigned | i64 unmet minimum | u64 seed | u32 volunteers | u32 roles |
 *   price i32[roles] | start u32[volunteers + 1] | role u32[assigned] (those of volunteer i are
 *   role[start[i]] .. role[start[i+1] - 1], rising) | digest u8[32] of all bytes before it
 * Version 1: a volunteer has at most one role a day. Version 2: several a day that do not overlap
 * (overlap.h), where the dual may be more than the objective. Digests are BLAKE2b-256. */
#ifndef VOLBANK_BANK_MATCH_CERTIFICATE_H
#define VOLBANK_BANK_MATCH_CERTIFICATE_H

#include "overlap.h"

enum {
    MATCH_CERTIFICATE_MAGIC = 0x56424331,
    MATCH_CERTIFICATE_VERSION = 1,
    MATCH_CERTIFICATE_OVERLAP = 2 /* version of the overlap rule */
};

/* The certificate of what the solver holds now, in the arena. `instance` is the digest of the
 * instance file it answers: match_instance_digest before the solver took it, or of
 * match_solver_instance as it is written now. */
struct slice match_certificate_bytes(struct ctx *cx, const struct match_solver *solver,
                                     struct hash instance);
/* The same of an overlap result; `instance` is the digest of match_overlap_instance. */
struct slice match_certificate_overlap(struct ctx *cx, struct match_overlap *overlap,
                                       struct hash instance);
err match_certificate_save(struct ctx *cx, struct slice certificate, const char *path) MUST_CHECK;
err match_certificate_write(struct ctx *cx, const struct match_solver *solver, struct hash instance,
                            const char *path) MUST_CHECK;

struct match_verdict {
    int64_t primal, dual, gap; /* recomputed */
    uint64_t assigned;
    int64_t unmet_minimum;
};

/* The independent checker (verify.c): reads both files with code of its own and recomputes
 * feasibility, primal and dual. ERR_INVALID names the first violation: it is no certificate of this
 * instance, breaks a limit, or its figures are not what its contents come to, or the gap is not 0
 * and `allow_gap` is false. */
err match_verify(struct ctx *cx, struct slice instance_file, struct slice certificate_file,
                 bool allow_gap, struct match_verdict *out) MUST_CHECK;

#endif
