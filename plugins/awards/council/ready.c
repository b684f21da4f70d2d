/* SPDX-License-Identifier: MIT
 * ready: whether the council has scored what it is about to vote on. */
#include "council.h"

static err given_of(struct ctx *cx, struct tx *tx, id nomination, int64_t *given)
{
    struct award_list reviews;
    err e = award_list(cx, tx, &review_entity, "nomination", nomination, &reviews);
    *given = 0;
    for (size_t i = 0; !e && i < reviews.count; i++)
        *given += ((const struct review *)award_list_at(&reviews, i))->state == REVIEW_GIVEN;
    return e;
}

err council_ready(struct ctx *cx, struct tx *tx, const struct award_round *r)
{
    struct award_list dossiers;
    int64_t short_of = 0;
    err e = award_list(cx, tx, &nomination_entity, "round", r->id, &dossiers);
    for (size_t i = 0; !e && i < dossiers.count; i++) {
        const struct nomination *n = award_list_at(&dossiers, i);
        int64_t given = 0;
        if (n->state != NOMINATION_CHECKED) continue;
        e = given_of(cx, tx, n->id, &given);
        short_of += given < r->reviewers;
    }
    if (e || !short_of) return e;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "scores",
                    SAY("%lld hồ sơ chưa đủ phiếu chấm", "%lld dossiers lack reviews"),
                    (long long)short_of);
}
