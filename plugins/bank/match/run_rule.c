/* SPDX-License-Identifier: MIT
 * run_rule: a version is asked with what its inherit() would mean today: the rule in force above
 * the unit it was written for. */
#include "run_rule.h"

#include "../score.h"

static err refuse(struct ctx *cx, const char *code, const char *vi, const char *en)
{
    return ctx_fail(cx, ERR_INVALID, "/rule_version", code, "%s%.0s", "%.0s%s", vi, en);
}

/* A version of a unit above decides for the run's openings, one of a unit below for some of them.
 */
static bool concerns(struct ctx *cx, struct tx *tx, id unit, const struct match_run *run)
{
    return id_is_none(unit) || unit_within(cx, tx, run->unit, unit) ||
           unit_within(cx, tx, unit, run->unit);
}

err run_rule_check(struct ctx *cx, struct tx *tx, const struct match_run *run)
{
    struct rule_version v;
    if (id_is_none(run->rule_version)) return ERR_NONE;
    if (run->without_rules)
        return refuse(cx, "without_rules", "Đã chọn không dùng quy tắc nào",
                      "No rule at all is to be used");
    err e = record_get(cx, tx, &rule_version_entity, run->rule_version, &v);
    if (e) return e;
    if (!text_equal_z(v.hook, bank_score_hook.name))
        return refuse(cx, "hook", "Phiên bản này không phải quy tắc chấm điểm người với việc",
                      "This version does not score people for openings");
    if (v.state != RULE_APPROVED && v.state != RULE_ACTIVE && v.state != RULE_RETIRED)
        return refuse(cx, "not-approved", "Phiên bản quy tắc này chưa được duyệt",
                      "This version of the rule has not been approved");
    if (concerns(cx, tx, v.unit, run)) return ERR_NONE;
    return refuse(cx, "unit", "Quy tắc này của đơn vị khác, không liên quan đến lượt ghép",
                  "This rule is another unit's, which the matching does not concern");
}

/* The ids of a pin and of what stands above it, as rule_source wants them. */
static text chain_of(struct ctx *cx, const struct rule_pin *pin)
{
    if (id_is_none(pin->version)) return TEXT("");
    text nearest = id_text(cx->arena, pin->version);
    if (text_is_empty(pin->above)) return nearest;
    return text_format(cx->arena, "%.*s %.*s", TEXT_ARGS(nearest), TEXT_ARGS(pin->above));
}

err run_rule_pin(struct ctx *cx, struct tx *tx, const struct match_run *run, struct rule_pin *pin,
                 id *unit)
{
    struct rule_version v;
    struct unit own;
    struct rule_pin above;
    *pin = (struct rule_pin){ .version = run->rule_version };
    *unit = ID_NONE;
    if (id_is_none(run->rule_version)) return ERR_NONE;
    err e = record_get(cx, tx, &rule_version_entity, run->rule_version, &v);
    if (e || id_is_none(v.unit)) return e;
    *unit = v.unit;
    e = record_get(cx, tx, &unit_entity, v.unit, &own);
    if (!e)
        e = rule_version_pin(cx, tx, &bank_score_hook, own.parent, instant_date(cx->now), &above);
    if (!e) pin->above = chain_of(cx, &above);
    return e;
}
