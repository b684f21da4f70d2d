/* SPDX-License-Identifier: MIT
 * ready: whether the council has scored what it is about to vote on, and whether what it scored
 * still counts: a tie may have been declared since, to another plugin that tells nobody. */
#include "blind.h"
#include "conflict.h"

static err count_review(struct ctx *cx, struct tx *tx, const struct nomination_whole *w,
                        const struct review *review, int64_t *given, int64_t *conflicts)
{
    struct council_member member;
    int32_t conflict = 0;
    if (review->state != REVIEW_GIVEN) return ERR_NONE;
    err e = record_get(cx, tx, &council_member_entity, review->member, &member);
    if (!e) e = conflict_of(cx, tx, w, &member, &conflict);
    *given += 1;
    *conflicts += conflict != 0;
    return e;
}

static err given_of(struct ctx *cx, struct tx *tx, const struct award_round *r, id nomination,
                    int64_t *given, int64_t *conflicts)
{
    struct nomination_whole w = { .round = *r };
    struct award_list reviews;
    err e = award_list(cx, tx, &review_entity, "nomination", nomination, &reviews);
    if (!e) e = blind_whole(cx, tx, nomination, &w.nomination);
    *given = 0;
    for (size_t i = 0; !e && i < reviews.count; i++)
        e = count_review(cx, tx, &w, award_list_at(&reviews, i), given, conflicts);
    return e;
}

static err refuse_conflicts(struct ctx *cx, int64_t conflicts)
{
    if (!conflicts) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "conflicts-since",
                    SAY("%lld phiếu chấm nay có xung đột lợi ích: bấm Phân công chấm để để ngoài "
                        "các phiếu ấy rồi mới bỏ phiếu",
                        "%lld reviews are in conflict by now: share out again, which sets them "
                        "aside, before you vote"),
                    (long long)conflicts);
}

static err weigh(struct ctx *cx, struct tx *tx, const struct award_round *r, int64_t *short_of,
                 int64_t *conflicts)
{
    struct award_list dossiers;
    err e = award_list(cx, tx, &nomination_entity, "round", r->id, &dossiers);
    *short_of = *conflicts = 0;
    for (size_t i = 0; !e && i < dossiers.count; i++) {
        const struct nomination *n = award_list_at(&dossiers, i);
        int64_t given = 0;
        if (n->state != NOMINATION_CHECKED) continue;
        e = given_of(cx, tx, r, n->id, &given, conflicts);
        *short_of += given < r->reviewers;
    }
    return e;
}

err council_conflicts(struct ctx *cx, struct tx *tx, const struct award_round *r, int64_t *count)
{
    int64_t short_of;
    return weigh(cx, tx, r, &short_of, count);
}

err council_ready(struct ctx *cx, struct tx *tx, const struct award_round *r)
{
    int64_t short_of, conflicts;
    err e = weigh(cx, tx, r, &short_of, &conflicts);
    if (!e) e = refuse_conflicts(cx, conflicts);
    if (e || !short_of) return e;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "scores",
                    SAY("%lld hồ sơ chưa đủ phiếu chấm", "%lld dossiers lack reviews"),
                    (long long)short_of);
}
