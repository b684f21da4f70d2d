/* SPDX-License-Identifier: MIT
 * rank: a person and an opening together: base score, the area rule's adjustment, and why, in the
 * same words for the volunteer and the officer. */
#ifndef VOLBANK_BANK_RANK_H
#define VOLBANK_BANK_RANK_H

#include "board.h"
#include "match/topk.h"

enum { RANK_FAULTS_MAX = 8 };

/* A person with what does not change from opening to opening. */
struct candidate {
    struct volunteer volunteer;
    int64_t lat, lon; /* of the commune of residence */
    text commune_code, area_code;
};

struct ranked {
    const struct board_entry *entry;
    struct score_base base;
    struct score_history history;
    int64_t distance_km;
    struct rule_verdict verdict; /* neutral when the rule failed */
    struct rule_source rule;
    bool rule_failed;
    int64_t score; /* final, hundredths */
};

/* One list's budget of failing rules: after RANK_FAULTS_MAX the rule is left out, so that a broken
 * rule costs nobody their list. */
struct ranking {
    size_t faults;
};

err candidate_fill(struct ctx *cx, struct tx *tx, const struct volunteer *v,
                   struct candidate *out) MUST_CHECK;
/* Distance and base score only: cheap. */
err rank_base(struct ctx *cx, struct tx *tx, const struct candidate *c, const struct board_entry *e,
              struct ranked *out) MUST_CHECK;
/* The same for somebody a search found, from the snapshot alone: everything a rule may know, but
 * neither the terms nor the names. In the facts, the certificates required are held: the search
 * asked. `certified` says whether anybody could be asked. */
void rank_of_hit(const struct snapshot *snapshot, const struct topk_hit *hit,
                 const struct board_entry *entry, bool certified, struct candidate *c,
                 struct ranked *r);
/* What the rule may know about the pair. */
void rank_facts(struct ctx *cx, const struct candidate *c, const struct ranked *r,
                struct score_facts *f);
/* Adds the rule of the opening's unit. A refusal by the rule becomes BARRIER_RULE. */
err rank_rule(struct ctx *cx, struct ranking *ranking, const struct candidate *c,
              struct ranked *r) MUST_CHECK;
/* A failing requirement as one sentence; empty when eligible. */
text rank_barrier(struct ctx *cx, const struct ranked *r);
/* Members "score", "distance_km", "chips", "why", "missing", "rule" into an open object; every term
 * and its points. */
void rank_json(struct ctx *cx, struct json *j, const struct candidate *c, const struct ranked *r);
/* The same members when nobody is signed in: null score and what the opening asks for as chips. */
void rank_json_public(struct ctx *cx, struct json *j, const struct board_entry *e);

#endif
