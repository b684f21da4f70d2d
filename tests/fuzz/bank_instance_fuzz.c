/* SPDX-License-Identifier: MIT
 * Any bytes as an instance: refused with ERR_INVALID, or solved to a proved optimum that the
 * independent checker accepts, and that is found again after somebody withdraws and returns. */
#include "plugins/bank/match/certificate.h"
#include "plugins/bank/match/live.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void withdraw_and_return(struct ctx *cx, struct match_solver *solver)
{
    int64_t before = match_solver_result(solver)->objective;
    for (uint32_t i = 0; i < match_solver_instance(solver)->volunteers && i < 4; i++) {
        REQUIRE(match_withdraw(cx, solver, i, NULL) == ERR_NONE);
        REQUIRE(match_solver_result(solver)->objective <= before);
        REQUIRE(match_return(cx, solver, i, NULL) == ERR_NONE);
        REQUIRE(match_solver_result(solver)->objective == before);
    }
    match_solver_prove(solver);
    REQUIRE(match_solver_result(solver)->gap == 0);
}

static void solve(struct ctx *cx, struct slice file, struct match_instance *in)
{
    struct match_options options = { .seed = file.size };
    struct match_verdict verdict;
    struct hash digest = match_instance_digest(in);
    struct match_solver *solver = match_solver_new(in);
    match_solver_run(solver, &options);
    struct slice certificate = match_certificate_bytes(cx, solver, digest);
    REQUIRE(match_verify(cx, file, certificate, false, &verdict) == ERR_NONE);
    withdraw_and_return(cx, solver);
    match_solver_free(solver);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct ctx cx;
    struct match_instance *in;
    struct slice file = { data, size };
    ctx_begin(&cx, arena);
    err e = match_instance_parse(&cx, file, "fuzz", &in);
    REQUIRE(e == ERR_NONE || (e == ERR_INVALID && cx.detail_vi.size && cx.detail_en.size));
    if (!e) solve(&cx, file, in);
    arena_free(arena);
    return 0;
}
