/* SPDX-License-Identifier: MIT
 * run: a round worked out: everybody's verdict by the pinned rule, then order, quota and teams over
 * all of them, then the records. May be run again until it is published; interrupted it begins
 * again, and comes to the same. */
#ifndef VOLBANK_BANK_EVALUATE_RUN_H
#define VOLBANK_BANK_EVALUATE_RUN_H

#include "round.h"
#include "verdicts.h"

#define EVALUATE_JOB "bank.evaluate"
#define EVALUATE_PUBLISH_JOB "bank.evaluate_publish"

/* "bank.evaluate"; input {"round":ID}. */
err evaluate_job(struct ctx *cx, struct job *job) MUST_CHECK;
/* publish.c: "bank.evaluate_publish", the same input: tells everybody once; "quiet": true =
 * nobody. */
err evaluate_publish_job(struct ctx *cx, struct job *job) MUST_CHECK;

/* The round that a job of these kinds is for. */
err round_of_job(struct ctx *cx, const struct job *job, id *round) MUST_CHECK;
/* Makes such a job, in the transaction, notes it in the round with its new state and stores it. */
err round_job_start(struct ctx *cx, struct tx *tx, const char *kind, int32_t state,
                    struct evaluation_round *round) MUST_CHECK;
/* A round whose job was stopped before it began, or died without a word, waits for nobody: it is as
 * before that job. Changes only *round. */
err round_settle(struct ctx *cx, struct tx *tx, struct evaluation_round *round) MUST_CHECK;
/* Reads, checks the state, changes it and stores, in a transaction of its own. ERR_CONFLICT. */
err round_move(struct ctx *cx, id which, int32_t from, int32_t to,
               struct evaluation_round *out) MUST_CHECK;

/* What the verdict of one person comes to as a record, without quota and rank. */
void evaluation_fill(struct ctx *cx, const struct evaluate_facts *facts,
                     const struct rule_verdict *verdict, const struct rule_fault *fault,
                     bool faulty, struct evaluation *out);
/* Keeps the receipt of an evaluation that is in the store, and names it there. Nothing without a
 * rule. */
err evaluation_keep_verdict(struct ctx *cx, struct tx *tx, const struct evaluation_round *round,
                            const struct rule_receipt *receipt, struct evaluation *v) MUST_CHECK;
/* The quota of a round: the rule's, but never more than bank.evaluate_quota. */
struct set_rule round_set_rule(struct ctx *cx, struct tx *tx, const struct evaluation_round *round,
                               const struct rule_script *script);

/* correct.c: one person's evaluation worked out anew, by the round's rule and today's facts. */
struct correction {
    struct evaluation_round round;
    struct evaluation old, now; /* now: not stored */
    struct rule_receipt receipt;
};
/* Outside the writer. ERR_CONFLICT: the evaluation is not published, or replaced already;
 * ERR_INVALID when the rule fails. The quota is not drawn again: nobody else moves, and whoever
 * would stand behind it does not get past it. */
err correction_prepare(struct ctx *cx, struct tx *tx, id evaluation,
                       struct correction *out) MUST_CHECK;
/* Stores `now` in the place of `old` and tells the person. ERR_RETRY when it was replaced since. */
err correction_store(struct ctx *cx, struct tx *tx, struct correction *c, text why) MUST_CHECK;

/* teams.c: what the round's teams come to, stored instead of what there was. kept: of the year. */
err round_teams(struct ctx *cx, struct evaluation_round *round, const struct evaluate_year *year,
                const struct verdict_kept *kept, const struct rule_script *script) MUST_CHECK;

#endif
