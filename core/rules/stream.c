/* SPDX-License-Identifier: MIT
 * stream: the server's side of a child that is handed cases. Whatever the child does, the stream
 * ends with a fault and the process is reaped once. */
#include "child_process.h"

struct rule_stream {
    const struct rule_hook *hook;
    struct child_process process;
    bool over; /* ended and reaped */
};

/* The child is no more: what became of it. */
static err broken(struct ctx *cx, struct rule_stream *s, enum talk talk, struct rule_fault *fault)
{
    int status = child_end(&s->process, talk == TALK_ENDED);
    s->over = true;
    if (talk == TALK_LATE) return child_late(fault);
    if (talk == TALK_ENDED) return child_died(cx, status, fault);
    return child_talked_nonsense(fault);
}

static enum talk tell(struct ctx *cx, struct rule_stream *s, struct buffer *message)
{
    child_deadline(cx, &s->process, RULE_STREAM_ASK_MS);
    s->process.heard = 0;
    enum talk talk = child_say(&s->process, wire_end(message));
    /* Had it died over the question, what it said before tells more. */
    return talk == TALK_ENDED ? TALK_GOES_ON : talk;
}

err rule_stream_open(struct ctx *cx, const struct rule_stream_job *job, struct rule_stream **out,
                     struct rule_fault *fault)
{
    struct rule_stream *s = ARENA_NEW(cx->arena, struct rule_stream);
    struct buffer message = wire_begin(cx->arena);
    enum wire_reply kind = 0;
    struct slice body;
    err failed = ERR_NONE;
    *out = NULL;
    *fault = (struct rule_fault){ 0 };
    s->hook = job->hook;
    if (!child_start(cx, job->command, &s->process)) return child_not_started(cx, fault);
    wire_put_stream(&message, job);
    enum talk talk = tell(cx, s, &message);
    if (!talk) talk = child_hear(cx, &s->process, &kind, &body);
    bool fine =
        kind == WIRE_OPEN || (kind == WIRE_FAILED && wire_take_failure(body, &failed, fault));
    if (!talk && !fine) talk = TALK_NONSENSE;
    if (talk) return broken(cx, s, talk, fault);
    if (failed) rule_stream_close(s);
    if (!failed) *out = s;
    return failed;
}

void rule_stream_put(struct buffer *facts, const struct rule_hook *hook, const void *of)
{
    wire_put_facts(facts, hook->facts, of);
}

err rule_stream_standings(struct ctx *cx, struct rule_stream *s, struct slice facts, size_t count,
                          struct rule_standings *out, struct rule_fault *fault)
{
    struct buffer message = wire_begin(cx->arena);
    enum wire_reply kind = 0;
    struct slice body;
    REQUIRE(count <= RULE_STREAM_CASES_MAX && !s->over);
    *out = (struct rule_standings){ .count = count };
    wire_put_cases(&message, WIRE_STANDINGS_OF, facts, count);
    enum talk talk = tell(cx, s, &message);
    if (!talk) talk = child_hear(cx, &s->process, &kind, &body);
    bool fine = !talk && kind == WIRE_STANDINGS && wire_take_standings(cx, body, s->hook, out);
    if (!talk && !fine) talk = TALK_NONSENSE;
    return talk ? broken(cx, s, talk, fault) : ERR_NONE;
}

static enum talk hear_verdict(struct ctx *cx, struct rule_stream *s,
                              struct rule_child_decision *out)
{
    enum wire_reply kind = 0;
    struct slice body;
    *out = (struct rule_child_decision){ 0 };
    enum talk talk = child_hear(cx, &s->process, &kind, &body);
    if (talk) return talk;
    bool fine = kind == WIRE_FAILED
                    ? wire_take_failure(body, &out->error, &out->fault)
                    : kind == WIRE_VERDICT && wire_take_verdict(cx, body, s->hook, &out->verdict);
    return fine ? TALK_GOES_ON : TALK_NONSENSE;
}

err rule_stream_verdicts(struct ctx *cx, struct rule_stream *s, struct slice facts,
                         struct rule_child_decision out[RULE_SIDES], struct rule_fault *fault)
{
    struct buffer message = wire_begin(cx->arena);
    REQUIRE(!s->over);
    wire_put_cases(&message, WIRE_VERDICTS_OF, facts, 1);
    enum talk talk = tell(cx, s, &message);
    for (int side = 0; !talk && side < RULE_SIDES; side++) talk = hear_verdict(cx, s, &out[side]);
    return talk ? broken(cx, s, talk, fault) : ERR_NONE;
}

/* The next test with its verdicts; *ended instead when there is none. */
static enum talk hear_test(struct ctx *cx, struct rule_stream *s, struct rule_test_on_both *out,
                           bool *ended)
{
    enum wire_reply kind = 0;
    struct slice body;
    enum talk talk = child_hear(cx, &s->process, &kind, &body);
    if (talk) return talk;
    if (kind != WIRE_TEST || !wire_take_test(body, &out->side, &out->name)) return TALK_NONSENSE;
    *ended = text_is_empty(out->name);
    for (int side = 0; !talk && !*ended && side < RULE_SIDES; side++)
        talk = hear_verdict(cx, s, &out->of[side]);
    return talk;
}

err rule_stream_tests(struct ctx *cx, struct rule_stream *s, struct rule_test_on_both **out,
                      size_t *count, struct rule_fault *fault)
{
    enum { TESTS_MAX = 400 };
    struct buffer message = wire_begin(cx->arena);
    bool ended = false;
    REQUIRE(!s->over);
    *count = 0;
    *out = ARENA_ARRAY(cx->arena, TESTS_MAX + 1, struct rule_test_on_both);
    wire_put_cases(&message, WIRE_TESTS_OF, (struct slice){ NULL, 0 }, 0);
    enum talk talk = tell(cx, s, &message);
    while (!talk && !ended && *count <= TESTS_MAX) {
        talk = hear_test(cx, s, &(*out)[*count], &ended);
        *count += !talk && !ended;
    }
    if (!talk && !ended) talk = TALK_NONSENSE;
    return talk ? broken(cx, s, talk, fault) : ERR_NONE;
}

void rule_stream_close(struct rule_stream *s)
{
    if (!s || s->over) return;
    (void)child_end(&s->process, false);
    s->over = true;
}
