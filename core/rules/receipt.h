/* SPDX-License-Identifier: MIT
 * receipt: what must be kept of a verdict so that anybody can ask later why, and compute it again
 * byte for byte: the version and what its inherit() meant, the facts, the answer. Of the facts only
 * those the rule read are kept: a rule is a function of what it reads, so the others decide
 * nothing, and what is not kept about a person cannot leak. A plugin stores receipts with its
 * records. */
#ifndef VOLBANK_RULES_RECEIPT_H
#define VOLBANK_RULES_RECEIPT_H

#include "../base/json_write.h"
#include "rulebook.h"

struct rule_receipt {
    text hook;
    struct rule_pin pin;
    text facts;  /* JSON of the facts read, as rule_facts_print writes them */
    text answer; /* as rule_verdict_print writes it */
    struct hash script, params, schema, facts_hash;
    int64_t steps;
};

/* Of a verdict just given on `facts` by `source`. Texts live in the arena or are borrowed of
 * source. */
API void rule_receipt_of(struct arena *arena, const struct rule_hook *hook, const void *facts,
                         const struct rule_verdict *verdict, const struct rule_source *source,
                         struct rule_receipt *out);

struct rule_replay {
    bool same;       /* the answer came out the same to the byte */
    bool untouched;  /* the facts are the bytes that were hashed when they were stored */
    bool same_facts; /* the hook's table of facts is what it was */
    text answer;     /* as it came out now; empty when the rule failed */
    struct rule_fault fault;
};

/* Computes it again, by the same version, in this process. A rule that fails now is an answer
 * (fault), not a failure. ERR_NOT_FOUND: no such version or hook any more; ERR_CONFLICT "erased":
 * the facts were erased with the person. Call outside transactions. */
API err rulebook_replay(struct ctx *cx, struct rulebook *book, const struct rule_receipt *receipt,
                        struct rule_replay *out) MUST_CHECK;

/* What came of it, as members of the object that is open: "same", "untouched", "same_facts", and
 * "fault" in the reader's language. */
API void rule_replay_print(struct ctx *cx, struct json *j, const struct rule_replay *replay);

#endif
