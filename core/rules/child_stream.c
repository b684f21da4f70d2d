/* SPDX-License-Identifier: MIT
 * child_stream: the inside of a child that is handed cases. Memory of a question is given back
 * before the next, so that it can go on for ever. */
#include "child_inside.h"
#include "script.h"

#include <unistd.h>

enum { EXIT_NOT_UNDERSTOOD = 71 };

struct streaming {
    const struct rule_hook *hook;
    struct child_chain sides[RULE_SIDES];
    const struct rule_script *scripts[RULE_SIDES];
    void *facts;
    struct rule_standings standings;
};

static err open_side(struct ctx *cx, struct streaming *s, const struct rule_lineage *lineage,
                     enum rule_side side, struct rule_fault *fault)
{
    struct rule_script *script;
    struct child_chain *chain = &s->sides[side];
    if (text_is_empty(lineage->source)) return ERR_NONE;
    err e = rule_load(cx, s->hook, lineage->source, TEXT("x"), &script, fault);
    if (e) return e;
    s->scripts[side] = script;
    return child_chain_open(cx, script, lineage->parents, lineage->parent_count, chain, fault);
}

static void keep_sample(struct rule_standings *all, enum rule_side side,
                        const struct rule_fault *fault)
{
    for (size_t i = 0; i < all->sample_count; i++)
        if (all->samples[i].side == side && all->samples[i].fault.line == fault->line &&
            all->samples[i].fault.kind == fault->kind)
            return;
    if (all->sample_count == RULE_STREAM_SAMPLES_MAX) return;
    all->samples[all->sample_count].side = side;
    all->samples[all->sample_count++].fault = *fault;
}

static struct rule_standing standing_of(const struct rule_verdict *v)
{
    if (v->rejected.size) return (struct rule_standing){ .kind = RULE_REJECTED };
    if (v->unrated) return (struct rule_standing){ .kind = RULE_UNRATED };
    return (struct rule_standing){ (int32_t)v->score, (uint16_t)v->band, RULE_SCORED };
}

/* What stays of an evaluation is its standing, and its fault when it is a new one. */
static void stand(struct ctx *cx, struct streaming *s, enum rule_side side, size_t at)
{
    struct rule_verdict verdict = { 0 };
    struct rule_fault fault;
    struct rule_standing *out = &s->standings.of[at][side];
    struct arena *all = cx->arena;
    if (!s->sides[side].count) {
        *out = (struct rule_standing){ .kind = s->hook->bands ? RULE_UNRATED : RULE_SCORED };
        return;
    }
    cx->arena = arena_borrow(all);
    err e = rule_run(cx, s->sides[side].states[0], s->facts, NULL, &verdict, &fault);
    *out = e ? (struct rule_standing){ .kind = RULE_FAULTED } : standing_of(&verdict);
    if (e) {
        fault.fact = text_copy(all, fault.fact);
        fault.vi = text_copy(all, fault.vi);
        fault.en = text_copy(all, fault.en);
        keep_sample(&s->standings, side, &fault);
    }
    arena_give_back(all, cx->arena);
    cx->arena = all;
}

static void answer_standings(struct ctx *cx, struct streaming *s, struct slice in, size_t count)
{
    s->standings = (struct rule_standings){ .count = count };
    s->standings.of = arena_array(cx->arena, count, sizeof s->standings.of[0]);
    for (size_t i = 0; i < count; i++) {
        if (!wire_take_facts(cx, &in, s->hook->facts, s->facts)) _exit(EXIT_NOT_UNDERSTOOD);
        for (int side = 0; side < RULE_SIDES; side++) stand(cx, s, (enum rule_side)side, i);
    }
    struct buffer message = wire_begin(cx->arena);
    wire_put_standings(&message, &s->standings);
    child_send(&message);
}

/* What both rules say. */
static void say_verdicts(struct ctx *cx, struct streaming *s, const void *facts)
{
    for (int side = 0; side < RULE_SIDES; side++) {
        if (s->sides[side].count) {
            child_decide(cx, s->sides[side].states[0], facts, NULL);
            continue;
        }
        struct rule_verdict neutral = { 0 };
        struct buffer message = wire_begin(cx->arena);
        wire_put_verdict(&message, &neutral);
        child_send(&message);
    }
}

static void answer_verdicts(struct ctx *cx, struct streaming *s, struct slice in)
{
    if (!wire_take_facts(cx, &in, s->hook->facts, s->facts)) _exit(EXIT_NOT_UNDERSTOOD);
    say_verdicts(cx, s, s->facts);
}

static void say_test(struct ctx *cx, enum rule_side side, text name)
{
    struct buffer message = wire_begin(cx->arena);
    wire_put_test(&message, side, name);
    child_send(&message);
}

static void answer_tests(struct ctx *cx, struct streaming *s)
{
    for (int side = RULE_SIDES - 1; side >= 0; side--) {
        size_t count = s->scripts[side] ? rule_script_test_count(s->scripts[side]) : 0;
        for (size_t i = 0; i < count; i++) {
            const struct rule_test *test = &s->scripts[side]->declared.tests[i];
            say_test(cx, (enum rule_side)side, test->name.size ? test->name : TEXT("—"));
            say_verdicts(cx, s, test->facts);
        }
    }
    say_test(cx, RULE_AFTER, TEXT(""));
}

static void answer_one(struct ctx *cx, struct streaming *s)
{
    size_t count;
    struct slice told = child_receive(cx);
    enum wire_ask ask = wire_take_ask(&told);
    if (!wire_take_cases(&told, &count)) _exit(EXIT_NOT_UNDERSTOOD);
    if (ask == WIRE_STANDINGS_OF)
        answer_standings(cx, s, told, count);
    else if (ask == WIRE_TESTS_OF)
        answer_tests(cx, s);
    else
        answer_verdicts(cx, s, told);
}

_Noreturn void child_stream_serve(struct ctx *cx, const struct rule_stream_job *job)
{
    struct streaming s = { .hook = job->hook };
    struct rule_fault fault = { 0 };
    err e = ERR_NONE;
    for (int side = 0; !e && side < RULE_SIDES; side++)
        e = open_side(cx, &s, &job->sides[side], (enum rule_side)side, &fault);
    if (e) {
        child_send_failure(cx, e, &fault);
        _exit(0);
    }
    s.facts = arena_alloc(cx->arena, job->hook->facts_size);
    struct buffer message = wire_begin(cx->arena);
    cbor_put_int(&message, WIRE_OPEN);
    child_send(&message);
    for (;;) {
        struct arena *all = cx->arena;
        cx->arena = arena_borrow(all);
        answer_one(cx, &s);
        arena_give_back(all, cx->arena);
        cx->arena = all;
    }
}
