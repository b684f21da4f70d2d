/* SPDX-License-Identifier: MIT
 * campaign_rule: which rule ranks a campaign's people and credits their work. A campaign keeps the
 * versions it was opened with (a pin): what is put into force later changes nothing for those who
 * are in it. One without a pin, of before there were any, goes by what is in force. */
#ifndef VOLBANK_BANK_CAMPAIGN_RULE_H
#define VOLBANK_BANK_CAMPAIGN_RULE_H

#include "bank.h"
#include "facts.h"

/* Keeps the versions in force today, where none are kept yet. In the transaction that opens it. */
err campaign_pin_rules(struct ctx *cx, struct tx *tx, struct campaign *c) MUST_CHECK;
/* What bank.score and bank.credit say; as rule_decide. Outside transactions. */
err campaign_score(struct ctx *cx, const struct campaign *c, const struct score_facts *facts,
                   struct rule_verdict *out, struct rule_fault *fault,
                   struct rule_source *source) MUST_CHECK;
err campaign_credit(struct ctx *cx, const struct campaign *c, const struct credit_facts *facts,
                    struct rule_verdict *out, struct rule_fault *fault,
                    struct rule_source *source) MUST_CHECK;
/* Whether one and the same rule ranks for both. */
bool campaign_same_score(const struct campaign *a, const struct campaign *b);
/* "Quy tắc Cụm Đắk Mil, bản 2"; the province's when the version names no unit; empty for none. */
text campaign_rule_text(struct ctx *cx, struct tx *tx, id version);

#endif
