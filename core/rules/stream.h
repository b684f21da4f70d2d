/* SPDX-License-Identifier: MIT
 * stream: a rule child that is handed cases without end: two rules, the one being tried and the one
 * it would replace, on the same facts. Standings come back in bulk; whole verdicts with their
 * reasons are asked for one case at a time. One stream is one process and belongs to one thread. */
#ifndef VOLBANK_RULES_STREAM_H
#define VOLBANK_RULES_STREAM_H

#include "child.h"

enum rule_side { RULE_AFTER, RULE_BEFORE, RULE_SIDES };

enum {
    RULE_STREAM_CASES_MAX = 128, /* in one question */
    RULE_STREAM_SAMPLES_MAX = 4, /* faults told of in one answer */
    RULE_STREAM_ASK_MS = 5000    /* for one question */
};

/* A source with those inherit() goes up through, nearest first. Empty = nobody wrote a rule: every
 * verdict is neutral. */
struct rule_lineage {
    text source;
    const text *parents;
    size_t parent_count;
};

struct rule_stream_job {
    const struct rule_hook *hook;
    struct rule_lineage sides[RULE_SIDES];
    const char *command; /* NULL = RULE_CHILD_COMMAND; tests start children that misbehave */
};

/* Where one case stands by one rule, without its reasons. */
enum rule_standing_kind { RULE_SCORED, RULE_UNRATED, RULE_REJECTED, RULE_FAULTED };
struct rule_standing {
    int32_t score; /* hundredths; 0 unless scored */
    uint16_t band; /* term number of the hook's bands; 0 = none */
    uint16_t kind; /* enum rule_standing_kind */
};

/* Of as many cases as were asked about, in their order. */
struct rule_standings {
    size_t count;
    struct rule_standing (*of)[RULE_SIDES];
    struct {
        enum rule_side side;
        struct rule_fault fault;
    } samples[RULE_STREAM_SAMPLES_MAX]; /* different ones among the faults */
    size_t sample_count;
};

struct rule_stream;

/* Starts the child and has it load both rules. ERR_INVALID, ERR_BUSY, ERR_IO + fault as
 * rule_child_run; then there is nothing to close. It lives in cx->arena. */
err rule_stream_open(struct ctx *cx, const struct rule_stream_job *job, struct rule_stream **out,
                     struct rule_fault *fault) MUST_CHECK;
/* Appends one case to what a question is made of. */
void rule_stream_put(struct buffer *facts, const struct rule_hook *hook, const void *of);
/* facts: `count` cases, one appended after the other. A rule that fails on a case is no failure
 * here. ERR_INVALID, ERR_BUSY + fault: the child died, was late or talked nonsense; it is ended. */
err rule_stream_standings(struct ctx *cx, struct rule_stream *s, struct slice facts, size_t count,
                          struct rule_standings *out, struct rule_fault *fault) MUST_CHECK;
/* Both verdicts on one case. */
err rule_stream_verdicts(struct ctx *cx, struct rule_stream *s, struct slice facts,
                         struct rule_child_decision out[RULE_SIDES],
                         struct rule_fault *fault) MUST_CHECK;
/* A test of one of the two scripts, and what both say on its facts. */
struct rule_test_on_both {
    enum rule_side side; /* whose test it is */
    text name;
    struct rule_child_decision of[RULE_SIDES];
};
/* Both scripts on the tests of both, those of RULE_BEFORE first, each in the author's order. */
err rule_stream_tests(struct ctx *cx, struct rule_stream *s, struct rule_test_on_both **out,
                      size_t *count, struct rule_fault *fault) MUST_CHECK;
/* NULL is fine. */
void rule_stream_close(struct rule_stream *s);

#endif
