/* SPDX-License-Identifier: MIT
 * ready: what a dossier must hold before it is handed in: the whole checklist. All that is missing
 * is said at once. */
#include "checklist.h"

err dossier_ready(struct ctx *cx, struct tx *tx, const struct nomination_whole *w)
{
    struct proof p;
    struct checklist *list = ARENA_NEW(cx->arena, struct checklist);
    err e = proof_make(cx, tx, &w->nomination, proof_day(cx, &w->round), &p);
    if (!e) e = checklist_make(cx, tx, w, &p, list);
    for (size_t i = 0; !e && i < list->count; i++) {
        const struct check_line *l = &list->lines[i];
        if (l->answer == CHECK_MISSING)
            ctx_flaw(cx, l->field, l->slug, "%s%.0s", "%.0s%s", l->vi, l->en);
    }
    return e ? e : cx->error;
}
