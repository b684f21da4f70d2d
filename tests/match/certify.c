/* SPDX-License-Identifier: MIT
 * match_certify: solves an instance and writes its certificate, nothing else. It is built with and
 * without optimisation: the bytes must be the same (same_bytes.test.js). match_certify INSTANCE
 * SEED CERTIFICATE */
#include <stdio.h>
#include <stdlib.h>

#include "plugins/bank/match/certificate.h"

static err certify(struct ctx *cx, char **words)
{
    struct match_instance *instance = NULL;
    err e = match_instance_read(cx, words[1], &instance);
    if (e) return e;
    struct hash digest = match_instance_digest(instance);
    struct match_solver *solver = match_solver_new(instance);
    struct match_options options = { .seed = strtoull(words[2], NULL, 10) };
    match_solver_run(solver, &options);
    e = match_certificate_write(cx, solver, digest, words[3]);
    match_solver_free(solver);
    return e;
}

int main(int count, char **words)
{
    if (count != 4) {
        fputs("match_certify INSTANCE SEED CERTIFICATE\n", stderr);
        return 2;
    }
    struct arena *arena = arena_new();
    struct ctx cx;
    ctx_begin(&cx, arena);
    err e = certify(&cx, words);
    if (e) fprintf(stderr, "%.*s\n", (int)cx.detail_en.size, (const char *)cx.detail_en.data);
    arena_free(arena);
    return e ? 1 : 0;
}
