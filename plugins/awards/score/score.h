/* SPDX-License-Identifier: MIT
 * score: receipts of the hook awards.score: what a district's rule said of a dossier, kept as it
 * was given. A rule that failed is kept too: marked, counted, and never taken for 0 points. */
#ifndef VOLBANK_AWARDS_SCORE_H
#define VOLBANK_AWARDS_SCORE_H

#include "../nomination/guard.h"

struct award_verdict {
    id id;
    id nomination;
    id person, unit; /* person: none for organisations; unit: whose staff may read it */
    text hook;
    id version;
    text above; /* versions that inherit() meant, see struct rule_pin */
    date as_of;
    int64_t points; /* hundredths */
    text fault;     /* why the rule gave none; empty = it did */
    text facts, answer;
    struct hash script_hash, params_hash, schema_hash, facts_hash;
    int64_t steps;
};
extern const struct entity award_verdict_entity;

/* The newest verdict of a nomination; *found = false: the rule was never asked. */
err award_verdict_newest(struct ctx *cx, struct tx *tx, id nomination, struct award_verdict *out,
                         bool *found) MUST_CHECK;
/* One value: null when the rule was never asked, else {"id","as_of","points","fault","answer":{…as
 * rule_verdict_print}|null,"rule":{"unit","number"}|null}. named: whose rule it is may be told (it
 * says where the nominee is from). For council members' pages too. */
err award_verdict_print(struct ctx *cx, struct tx *tx, struct json *j, id nomination,
                        bool named) MUST_CHECK;

/* GET /nominations/:id/rule_score: the same, for staff who may read the dossier. READ. */
err nomination_rule_score(struct ctx *cx, struct tx *tx, const struct request *rq,
                          struct response *rs);
/* POST /award_verdicts/:id/replays: whether it comes out the same today. SLOW. */
err award_verdict_replay(struct ctx *cx, struct tx *tx, const struct request *rq,
                         struct response *rs);

/* POST /award_rounds/:id/rule_scores: asks the rules about every dossier before the council. JOB;
 * its result is {"dossiers","scored","same","faults","unproved"}. */
#define AWARD_SCORING_JOB "awards.score"
err award_round_score(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err job_award_scoring(struct ctx *cx, struct job *job);

#endif
