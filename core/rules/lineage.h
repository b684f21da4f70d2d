/* SPDX-License-Identifier: MIT
 * lineage: sources as a child needs them: a rule with those its inherit() goes up through, read in
 * one transaction. Texts live in cx->arena. */
#ifndef VOLBANK_RULES_LINEAGE_H
#define VOLBANK_RULES_LINEAGE_H

#include "rulebook.h"
#include "stream.h"

/* Puts above a source of `unit` (none = the province) what is in force over it on `day`. */
err rule_lineage_above(struct ctx *cx, struct tx *tx, const struct rule_hook *hook, id unit,
                       date day, struct rule_lineage *out) MUST_CHECK;
/* What decides for `unit` on `day`, and which version that is; an empty lineage and a version
 * without id when nobody wrote a rule. */
err rule_lineage_in_force(struct ctx *cx, struct tx *tx, const struct rule_hook *hook, id unit,
                          date day, struct rule_lineage *out,
                          struct rule_version *version) MUST_CHECK;
/* A version, with what would stand above it on `day`. */
err rule_lineage_of(struct ctx *cx, struct tx *tx, const struct rule_hook *hook,
                    const struct rule_version *version, date day,
                    struct rule_lineage *out) MUST_CHECK;

#endif
