/* SPDX-License-Identifier: MIT
 * certify: months as certificates count them, and asking the rule. Without a working rule nobody is
 * certified: unlike hours, a level that was given wrongly teaches others. */
#include "certify.h"

#include "../days.h"

int64_t months_gone(date from, date to)
{
    struct civil a = date_civil(from), b = date_civil(to);
    if (to <= from) return 0;
    int64_t months = (int64_t)(b.year - a.year) * 12 + b.month - a.month;
    while (months > 0 && day_after_months(from, months) >= to) months--;
    return months;
}

bool certified_is_qualified(const struct certified *c)
{
    return c->ruled && !c->verdict.unrated && text_is_empty(c->verdict.rejected) &&
           c->verdict.band == 1;
}

err certify_decide(struct ctx *cx, const struct candidacy *c, struct certified *out)
{
    out->source = (struct rule_source){ 0 };
    out->fault = (struct rule_fault){ 0 };
    err e = rule_decide(cx, &training_certify_hook, c->unit, &out->facts, &out->verdict,
                        &out->fault, &out->source);
    out->ruled = !e && !id_is_none(out->source.version);
    if (e == ERR_INVALID) ctx_clear(cx);
    if (e && e != ERR_INVALID) return e;
    if (out->ruled)
        rule_receipt_of(cx->arena, &training_certify_hook, &out->facts, &out->verdict, &out->source,
                        &out->receipt);
    return ERR_NONE;
}
