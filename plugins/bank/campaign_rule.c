/* SPDX-License-Identifier: MIT
 * campaign_rule: the pins of a campaign and how they are asked. */
#include "campaign_rule.h"

/* Work is credited by the rule of the area it is done in. */
static id credit_unit(const struct campaign *c)
{
    return id_is_none(c->area) ? c->unit : c->area;
}

static err pin(struct ctx *cx, struct tx *tx, const struct rule_hook *hook, id unit, id *version,
               text *above)
{
    struct rule_pin now;
    if (!id_is_none(*version)) return ERR_NONE;
    err e = rule_version_pin(cx, tx, hook, unit, instant_date(cx->now), &now);
    if (e) return e;
    *version = now.version;
    *above = now.above;
    return ERR_NONE;
}

err campaign_pin_rules(struct ctx *cx, struct tx *tx, struct campaign *c)
{
    err e = pin(cx, tx, &bank_score_hook, c->unit, &c->score_rule, &c->score_above);
    if (e) return e;
    return pin(cx, tx, &bank_credit_hook, credit_unit(c), &c->credit_rule, &c->credit_above);
}

err campaign_score(struct ctx *cx, const struct campaign *c, const struct score_facts *facts,
                   struct rule_verdict *out, struct rule_fault *fault, struct rule_source *source)
{
    struct rule_pin by = { c->score_rule, c->score_above };
    if (id_is_none(by.version))
        return rule_decide(cx, &bank_score_hook, c->unit, facts, out, fault, source);
    return rule_decide_by(cx, &bank_score_hook, &by, facts, out, fault, source);
}

err campaign_credit(struct ctx *cx, const struct campaign *c, const struct credit_facts *facts,
                    struct rule_verdict *out, struct rule_fault *fault, struct rule_source *source)
{
    struct rule_pin by = { c->credit_rule, c->credit_above };
    if (id_is_none(by.version))
        return rule_decide(cx, &bank_credit_hook, credit_unit(c), facts, out, fault, source);
    return rule_decide_by(cx, &bank_credit_hook, &by, facts, out, fault, source);
}

bool campaign_same_score(const struct campaign *a, const struct campaign *b)
{
    if (!id_equal(a->score_rule, b->score_rule)) return false;
    if (id_is_none(a->score_rule)) return id_equal(a->unit, b->unit);
    return text_equal(a->score_above, b->score_above);
}

text campaign_rule_text(struct ctx *cx, struct tx *tx, id version)
{
    struct rule_version rule;
    if (id_is_none(version)) return TEXT("");
    if (record_get(cx, tx, &rule_version_entity, version, &rule)) {
        ctx_clear(cx);
        return TEXT("");
    }
    text unit = id_is_none(rule.unit) ? ctx_say(cx, "toàn tỉnh", "of the province")
                                      : record_title(cx, tx, &unit_entity, rule.unit);
    if (cx->lang == LANG_EN)
        return text_format(cx->arena, "Rule %.*s, version %lld", TEXT_ARGS(unit),
                           (long long)rule.version);
    return text_format(cx->arena, "Quy tắc %.*s, bản %lld", TEXT_ARGS(unit),
                       (long long)rule.version);
}
