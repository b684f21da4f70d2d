/* SPDX-License-Identifier: MIT
 * summary: a rule in plain words, for whoever does not read Lua: the comment it opens with, its
 * parameters and its reasons, in the order of the source. Read from the words of the source;
 * nothing is run, so that any version has one. */
#ifndef VOLBANK_RULES_SUMMARY_H
#define VOLBANK_RULES_SUMMARY_H

#include "../base/json_write.h"
#include "rules.h"

enum { RULE_SUMMARY_REASONS_MAX = 200 };

struct rule_summary {
    text words; /* the lines that begin with ---, without it, joined by line ends */
    struct rule_summary_param {
        text name, label, value; /* value as written: "0.5" */
    } params[RULE_PARAMS_MAX];
    size_t param_count;
    struct rule_summary_reason {
        text code, vi; /* variables in braces */
    } reasons[RULE_SUMMARY_REASONS_MAX];
    size_t reason_count;
};

/* In the arena; borrowed from the source where it is written as it reads. */
const struct rule_summary *rule_summarise(struct arena *arena, text source);
/* {"words","params":[{"name","label","value"}],"reasons":[{"code","vi"}]} as the next value. */
void rule_summary_json(struct json *j, const struct rule_summary *summary);

#endif
