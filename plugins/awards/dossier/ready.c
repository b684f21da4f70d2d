/* SPDX-License-Identifier: MIT
 * ready: what a dossier must hold before it is handed in: reports, and every document its category
 * needs. All that is missing is said at once. */
#include "dossier.h"

static void need_text(struct ctx *cx, text given, const char *pointer)
{
    if (!text_trim(given).size)
        ctx_flaw(cx, pointer, "missing", SAY("Chưa viết phần này", "This part is not written"));
}

static err need_documents(struct ctx *cx, struct tx *tx, const struct nomination_whole *w)
{
    struct award_list files;
    code_set have = { 0 };
    err e = award_list(cx, tx, &evidence_entity, "nomination", w->nomination.id, &files);
    if (e) return e;
    for (size_t i = 0; i < files.count; i++)
        code_set_add(&have, ((const struct evidence *)award_list_at(&files, i))->kind);
    code_set missing = code_set_minus(w->category.needs, have);
    for (const struct term *t = award_document_vocabulary.terms; t->number; t++)
        if (code_set_has(missing, t->number))
            ctx_flaw(cx, "/evidence", "missing", SAY("Còn thiếu: %.*s", "Still missing: %.*s"),
                     TEXT_ARGS(ctx_say(cx, t->vi, t->en)));
    return ERR_NONE;
}

err dossier_ready(struct ctx *cx, struct tx *tx, const struct nomination_whole *w)
{
    need_text(cx, w->nomination.summary, "/summary");
    need_text(cx, w->nomination.achievements, "/achievements");
    err e = need_documents(cx, tx, w);
    return e ? e : cx->error;
}

err dossier_freeze(struct ctx *cx, struct tx *tx, const struct nomination_whole *w)
{
    (void)cx, (void)tx, (void)w;
    return ERR_NONE;
}
