/* SPDX-License-Identifier: MIT
 * ready: whether a dossier was voted on by a ballot that counts. */
#include "ballot.h"

err ballot_ready(struct ctx *cx, struct tx *tx, const struct nomination_whole *w)
{
    struct award_list all;
    err e = award_list(cx, tx, &ballot_candidate_entity, "nomination", w->nomination.id, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        struct ballot_box box;
        e = record_get(cx, tx, &ballot_box_entity,
                       ((const struct ballot_candidate *)award_list_at(&all, i))->box, &box);
        if (!e && box.state == BOX_CLOSED) return ERR_NONE;
    }
    if (e) return e;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "ballot",
                    SAY("Hội đồng chưa bỏ phiếu xong hạng mục này",
                        "The council's ballot over this category is not closed"));
}
