/* SPDX-License-Identifier: MIT
 * write: see the header. */
#include "write.h"

#include "../nomination/move.h"
#include "dossier_open.h"

const struct field drafting_fields[] = {
    LIKE(1, struct drafting, summary, nomination_fields, summary, 0),
    LIKE(2, struct drafting, achievements, nomination_fields, achievements, 0),
    LIKE(3, struct drafting, initiative, nomination_fields, initiative, 0),
    LIKE(4, struct drafting, replication, nomination_fields, replication, 0),
    LIKE(5, struct drafting, earlier, nomination_fields, earlier, 0),
    LIKE(6, struct drafting, duty, nomination_fields, duty, 0),
    LIKE(7, struct drafting, model, nomination_fields, model, 0),
    LIKE(8, struct drafting, minority, nomination_fields, minority, 0),
    FIELD(9, struct drafting, hand_in, BOOL, 0, .label = "Nộp hồ sơ", .label_en = "Hand it in"),
    { 0 },
};

const struct field declaring_fields[] = {
    LIKE(1, struct declaring, person, declared_conflict_fields, person, 0),
    LIKE(2, struct declaring, kind, declared_conflict_fields, kind, REQUIRED),
    LIKE(3, struct declaring, note, declared_conflict_fields, note, 0),
    { 0 },
};

/* ---- writing ------------------------------------------------------------------------------- */

static void take(const struct request *rq, const char *name, text given, text *kept)
{
    if (request_gave(rq, name)) *kept = given;
}

static void write_down(const struct request *rq, const struct drafting *in, struct nomination *n)
{
    take(rq, "summary", in->summary, &n->summary);
    take(rq, "achievements", in->achievements, &n->achievements);
    take(rq, "initiative", in->initiative, &n->initiative);
    take(rq, "replication", in->replication, &n->replication);
    take(rq, "earlier", in->earlier, &n->earlier);
    take(rq, "duty", in->duty, &n->duty);
    if (n->model.size && text_trim(in->model).size) take(rq, "model", in->model, &n->model);
    if (request_gave(rq, "minority")) n->minority = in->minority;
}

err nomination_save(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct drafting *in = request_body(rq);
    struct nomination_whole w;
    err e = dossier_open_to_write(cx, tx, request_id(rq), &w);
    if (e) return e;
    write_down(rq, in, &w.nomination);
    e = record_update(cx, tx, &nomination_entity, &w.nomination);
    if (!e && in->hand_in) {
        err refused =
            nomination_move(cx, tx, w.nomination.id, MOVE_SUBMIT, TEXT(""), &w.nomination);
        if (refused) return respond_refused(rs, refused);
    }
    return e ? e : respond(cx, tx, rq, rs, &nomination_entity, &w.nomination);
}

/* ---- conflicts ----------------------------------------------------------------------------- */

err conflict_declare(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct declaring *in = request_body(rq);
    struct nomination_whole w;
    struct declared_conflict d = {
        .nomination = request_id(rq), .person = in->person, .kind = in->kind, .note = in->note
    };
    err e = dossier_open_to_write(cx, tx, d.nomination, &w);
    if (!e) e = record_create(cx, tx, &declared_conflict_entity, &d);
    return e ? e : respond_created(cx, tx, rq, rs, &declared_conflict_entity, &d);
}

err conflict_take_back(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct declared_conflict d;
    struct nomination_whole w;
    err e = record_get(cx, tx, &declared_conflict_entity, request_id(rq), &d);
    if (!e) e = dossier_open_to_write(cx, tx, d.nomination, &w);
    if (!e) e = record_delete(cx, tx, &declared_conflict_entity, d.id);
    return e ? e : respond_nothing(rs);
}
