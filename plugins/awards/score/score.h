/* SPDX-License-Identifier: MIT
 * score: receipts of the hook awards.score: what a district's rule said of a dossier, kept as it
 * was given. */
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

#endif
