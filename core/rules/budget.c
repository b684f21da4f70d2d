/* SPDX-License-Identifier: MIT
 * budget: the steps of one evaluation. The VM is charged by a count hook; C functions charge
 * themselves, because the hook never fires inside C. The CPU clock is the second line: its outcome
 * depends on the machine, so it never becomes a verdict. */
#include "raise.h"
#include "script.h"
#include "state.h"

#include <time.h>

enum { HOOK_PERIOD = 1000, CLOCK_PERIOD = 1000 };

static uint64_t thread_cpu(void)
{
    struct timespec ts;
    REQUIRE(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ts) == 0);
    return (uint64_t)ts.tv_sec * 1000000000u + (uint64_t)ts.tv_nsec;
}

static void check(lua_State *L, struct rule_state *state);

static void on_count(lua_State *L, lua_Debug *ar)
{
    (void)ar;
    struct rule_state *state = state_of(L);
    state->steps += (uint32_t)lua_gethookcount(L);
    check(L, state);
}

static void check(lua_State *L, struct rule_state *state)
{
    if (state->steps > state->budget) {
        /* Nothing in a script can catch the error, but were it ever to run on, it would get one
         * instruction. */
        lua_sethook(L, on_count, LUA_MASKCOUNT, 1);
        rule_raise(L, RULE_BUDGET, (text){ 0 }, "vòng lặp chạy quá lâu",
                   "the loop runs for too long");
    }
    if (state->steps < state->clock_at) return;
    state->clock_at = state->steps + CLOCK_PERIOD;
    uint64_t now = thread_cpu();
    if (!state->cpu_end) state->cpu_end = now + (uint64_t)CPU_LIMIT_MS * 1000000u;
    if (now <= state->cpu_end) return;
    state->busy = true;
    rule_raise(L, RULE_BUDGET, (text){ 0 }, "máy chủ đang bận nên chưa tính xong, xin thử lại",
               "the server is busy and did not finish, please try again");
}

void budget_start(struct rule_state *state, uint64_t cpu_end)
{
    state->steps = 0;
    state->clock_at = CLOCK_PERIOD;
    state->busy = false;
    /* The clock is a system call: rules that end within its first period never read it. */
    state->cpu_end = cpu_end;
    /* Counting makes every instruction of the VM twice as dear. Without loops and functions to call
     * there are fewer instructions than bytes in the source. */
    state->hooked = state->exact || state->counted || state->budget < RULE_STEPS ||
                    !state->script || !state->script->straight;
    if (state->hooked)
        lua_sethook(state->lua, on_count, LUA_MASKCOUNT, state->exact ? 1 : HOOK_PERIOD);
    else
        lua_sethook(state->lua, NULL, 0, 0);
}

void budget_look(struct rule_state *state)
{
    if (!state->lua || state->steps < state->clock_at) return;
    if (state->hooked && state->steps <= state->budget) return;
    state->hooked = true;
    lua_sethook(state->lua, on_count, LUA_MASKCOUNT, 1);
}

void budget_charge(lua_State *L, size_t n)
{
    struct rule_state *state = state_of(L);
    /* A list whose length a script has faked may be charged for more than a counter holds. */
    state->steps += n > state->budget ? state->budget + 1 : (uint32_t)n;
    if (state->steps > state->budget || state->steps >= state->clock_at) check(L, state);
}
