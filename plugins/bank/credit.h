/* SPDX-License-Identifier: MIT
 * credit: hours from one attendance. The area's rule (bank.credit) decides, outside the writer:
 * what it was told is kept and compared again in the transaction that stores the hours, so that
 * nothing is credited for facts that changed in between. */
#ifndef VOLBANK_BANK_CREDIT_H
#define VOLBANK_BANK_CREDIT_H

#include "signup_flow.h"
#include "verdict.h"

/* One attendance about to be stored, with what the rule is told of it. */
struct crediting {
    struct attendance attendance;
    struct signup_place place;
    struct credit_facts facts;
    /* filled by credit_decide */
    struct rule_verdict verdict;
    struct rule_source source;
    bool failed; /* the rule failed or there is none: plain hours */
    struct rule_receipt receipt;
};

/* Fills facts from attendance and place. */
err credit_facts_of(struct ctx *cx, struct tx *tx, struct crediting *c) MUST_CHECK;
/* Those of them that attendance, shift, opening and campaign alone say. */
void credit_facts_begin(struct crediting *c, date as_of);
/* Asks the rule of the campaign's area. A failing rule is no error. */
err credit_decide(struct ctx *cx, struct crediting *c) MUST_CHECK;
/* Hours, reasons and state as decided; who and for what is the caller's. */
void credit_fill(struct ctx *cx, const struct crediting *c, struct credit *out);
/* Whether the rule would be told the same. */
bool credit_facts_same(const struct credit_facts *a, const struct credit_facts *b);
/* What the receipt of a verdict says it is about. Borrows from c. */
struct verdict_of credit_verdict_of(const struct crediting *c);
/* Stores the hours of an attendance just stored: granted, or declined with the rule's reason. An
 * officer's decline stands whatever is marked later. */
err credit_store(struct ctx *cx, struct tx *tx, const struct crediting *c) MUST_CHECK;

/* Body of POST /credits/:id/declines. */
struct declining {
    text reason;
};
extern const struct field declining_fields[];
err credit_decline(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
