/* SPDX-License-Identifier: MIT
 * correct: a new evaluation in the place of a published one. What was wrong is mended where it is
 * recorded; here it is only worked out again. */
#include "../notify.h"
#include "run.h"
#include "standing.h"

static err require_in_force(struct ctx *cx, const struct correction *c)
{
    if (c->round.state != ROUND_PUBLISHED)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                        SAY("Đợt đánh giá chưa công bố: hãy chạy lại cả đợt",
                            "The round is not published: run the whole round again"));
    if (c->old.state != EVALUATION_IN_FORCE)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "replaced",
                        SAY("Kết quả này đã được thay bằng kết quả khác",
                            "This evaluation has been replaced by another"));
    return ERR_NONE;
}

static err work_out(struct ctx *cx, struct tx *tx, struct correction *c)
{
    struct evaluate_facts facts;
    struct rule_verdict verdict;
    struct rule_fault fault;
    struct rule_pin pin = round_pin(&c->round);
    struct rule_source source;
    bool faulty;
    err e = evaluate_facts_of(cx, tx, c->old.volunteer, c->round.from, c->round.until,
                              c->round.until, cx->arena, &facts);
    if (!e) e = verdict_of(cx, &pin, &facts, &verdict, &fault, &source, &faulty);
    if (e) return e;
    if (faulty)
        return ctx_fail(cx, ERR_INVALID, NULL, "rule", SAY("%s%.0s", "%.0s%s"),
                        text_z(cx->arena, fault.vi), text_z(cx->arena, fault.en));
    c->now = (struct evaluation){ .round = c->round.id,
                                  .volunteer = c->old.volunteer,
                                  .unit = c->old.unit,
                                  .area = c->old.area,
                                  .replaces = c->old.id };
    evaluation_fill(cx, &facts, &verdict, &fault, false, &c->now);
    rule_receipt_of(cx->arena, &bank_evaluate_hook, &facts, &verdict, &source, &c->receipt);
    return ERR_NONE;
}

/* Where the new score stands among the others' evaluations, and what the quota allows there. */
struct place_found {
    uint32_t before;          /* of the round: who comes first */
    uint32_t eligible, ahead; /* of the area: counted by the quota; those at least as good in it */
};

static struct place_found find_place(const struct standing *all, const struct set_rule *rule,
                                     const struct evaluation *now)
{
    struct place_found f = { .eligible = now->band && now->band <= rule->quota_of };
    for (uint32_t i = 0; i < all->count; i++) {
        const struct standing_row *r = &all->rows[i];
        if (!r->band || id_equal(r->volunteer, now->volunteer)) continue;
        bool better = r->band < now->band || (r->band == now->band && r->score >= now->score);
        f.before += better;
        if (!id_equal(r->area, now->area)) continue;
        f.eligible += r->band <= rule->quota_of;
        f.ahead += r->band <= rule->quota_band && r->score >= now->score;
    }
    return f;
}

static void apply_quota(struct ctx *cx, const struct set_rule *rule, const struct place_found *f,
                        struct evaluation *now)
{
    uint32_t allowed = set_quota(f->eligible, rule->quota_percent);
    if (now->band > rule->quota_band) return;
    now->quota_moved = f->ahead >= allowed;
    now->quota_note = text_format(
        cx->arena,
        now->quota_moved
            ? "Sau điều chỉnh xếp thứ %u; tỷ lệ tối đa %lld%% cho %u người nên xuống bậc"
            : "Sau điều chỉnh xếp thứ %u; trong tỷ lệ tối đa %lld%%, %u người. Không xét "
              "lại người khác",
        f->ahead + 1, (long long)rule->quota_percent, allowed);
    if (now->quota_moved) now->band = rule->quota_band + 1;
}

err correction_prepare(struct ctx *cx, struct tx *tx, id evaluation, struct correction *out)
{
    struct standing all;
    const struct rule_script *script = NULL;
    err e = record_get(cx, tx, &evaluation_entity, evaluation, &out->old);
    if (!e) e = record_get(cx, tx, &evaluation_round_entity, out->old.round, &out->round);
    if (!e) e = require_in_force(cx, out);
    if (!e) e = work_out(cx, tx, out);
    if (!e && !id_is_none(out->round.version)) e = rule_script_of(cx, out->round.version, &script);
    if (!e) e = standing_read(cx, tx, out->round.id, &all);
    if (e || out->now.unrated) return e;
    struct set_rule rule = round_set_rule(cx, tx, &out->round, script);
    rule.quota_percent = out->round.quota_percent; /* as it was when the round was run */
    struct place_found place = find_place(&all, &rule, &out->now);
    out->now.rank = place.before + 1;
    apply_quota(cx, &rule, &place, &out->now);
    return ERR_NONE;
}

err correction_store(struct ctx *cx, struct tx *tx, struct correction *c, text why)
{
    struct evaluation there;
    err e = record_get(cx, tx, &evaluation_entity, c->old.id, &there);
    if (!e && there.state != EVALUATION_IN_FORCE)
        return ctx_fail(
            cx, ERR_RETRY, NULL, "changed",
            SAY("Dữ liệu vừa thay đổi, xin gửi lại", "Data has just changed, send again"));
    if (e) return e;
    there.state = EVALUATION_REPLACED;
    c->now.why = why;
    e = record_update(cx, tx, &evaluation_entity, &there);
    if (!e) e = record_create(cx, tx, &evaluation_entity, &c->now);
    if (!e) e = evaluation_keep_verdict(cx, tx, &c->round, &c->receipt, &c->now);
    return e ? e : notify_rated(cx, tx, c->now.volunteer, c->round.year, true, ID_NONE);
}
