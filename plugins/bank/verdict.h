/* SPDX-License-Identifier: MIT
 * verdict: a rule's decision about one volunteer as it was given, kept for ever: which version,
 * which facts it read, its answer, and hashes of all. Never edited: what is decided anew is a new
 * verdict. Erasing the person takes facts and answer away and leaves that there was one. */
#ifndef VOLBANK_BANK_VERDICT_H
#define VOLBANK_BANK_VERDICT_H

#include "core/plugin/plugin.h"

struct verdict {
    id id;
    id volunteer, unit; /* unit: whose staff may read it */
    text hook, about;   /* about: "attendance/ID" of what was decided on */
    id version;
    text above; /* versions that inherit() meant, see struct rule_pin */
    date as_of;
    text facts, answer;
    struct hash script_hash, params_hash, schema_hash, facts_hash;
    int64_t steps;
};
extern const struct entity verdict_entity;

/* What is to be stored. receipt: rule_receipt_of, made outside the writer. */
struct verdict_of {
    const struct rule_receipt *receipt;
    const struct entity *entity; /* of the record it is about */
    id record, volunteer, unit;
    date as_of;
};
/* Stores it and says its id. `before`, which may be none, is the verdict that stood until now: it
 * stays when nothing about it changed. */
err verdict_store(struct ctx *cx, struct tx *tx, const struct verdict_of *of, id before,
                  id *out) MUST_CHECK;
/* The record, without an id; texts live in the arena or are borrowed of the receipt. */
void verdict_fill(struct arena *arena, const struct verdict_of *of, struct verdict *out);
/* What a stored verdict can be computed again from; borrows of it. */
struct rule_receipt verdict_receipt(const struct verdict *v);

/* GET /verdicts/:id: reasons, rule, facts in words. For the person and the staff of its unit. */
err verdict_read(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* POST /verdicts/:id/replays: the same and `replay`, what it gives when it is computed again. */
err verdict_replay(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
