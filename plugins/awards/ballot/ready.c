/* SPDX-License-Identifier: MIT
 * ready: whether a ballot over a dossier's category is closed and stands. */
#include "ballot.h"

err ballot_ready(struct ctx *cx, struct tx *tx, const struct nomination_whole *w)
{
    struct award_list boxes;
    err e = award_list(cx, tx, &ballot_box_entity, "category", w->category.id, &boxes);
    for (size_t i = 0; !e && i < boxes.count; i++)
        if (((const struct ballot_box *)award_list_at(&boxes, i))->state == BOX_CLOSED)
            return ERR_NONE;
    if (e) return e;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "ballot",
                    SAY("Hội đồng chưa bỏ phiếu xong hạng mục này",
                        "The council's ballot over this category is not closed"));
}
