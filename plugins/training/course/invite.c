/* SPDX-License-Identifier: MIT
 * invite: cadres whose knowledge is out of date: in office today in the class's unit or below it,
 * without a valid certificate of the kind that the curriculum leads to (or, where it leads to none,
 * of those that count for cadres). Only those whom the register knows as volunteers can come. */
#include "../assess/cadres.h"
#include "../curriculum/curriculum.h"
#include "../days.h"
#include "enrol.h"
#include "line.h"

const struct field inviting_fields[] = {
    LIKE(1, struct inviting, volunteer, enrolment_fields, volunteer, 0),
    FIELD(2, struct inviting, all, BOOL, 0, .label = "Mời cả danh sách",
          .label_en = "Everybody of the list"),
    { 0 },
};

enum { LIST_MAX = 500 };

struct out_of_date {
    const struct course *course;
    id kind; /* none = whatever counts for cadres */
    struct cadre_row *rows;
    size_t count, room;
};

struct holding {
    id kind;
    date day;
    bool held;
};

static enum kv_go holds(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct certificate *c = record;
    struct holding *h = arg;
    (void)cx, (void)tx, (void)failure;
    h->held = id_equal(c->kind, h->kind) && certificate_valid_on(c, h->day);
    return h->held ? KV_STOP : KV_MORE;
}

static bool listed(const struct out_of_date *list, id volunteer)
{
    for (size_t i = 0; i < list->count; i++)
        if (id_equal(list->rows[i].cadre.volunteer, volunteer)) return true;
    return false;
}

/* Somebody may stand in the register several times. */
static enum kv_go keep(struct ctx *cx, struct tx *tx, const struct cadre_row *row, void *arg,
                       err *failure)
{
    struct out_of_date *list = arg;
    id who = row->cadre.volunteer;
    struct holding h = { .kind = list->kind, .day = instant_date(cx->now) };
    if (!row->visible || (!id_is_none(who) && listed(list, who))) return KV_MORE;
    if (id_is_none(list->kind))
        h.held = row->knows.valid;
    else if (!id_is_none(who))
        *failure = query_ref(cx, tx, &certificate_entity, "volunteer", who, holds, &h);
    if (h.held || *failure) return *failure ? KV_STOP : KV_MORE;
    if (list->count == list->room) {
        size_t room = list->room ? list->room * 2 : 32;
        struct cadre_row *more = ARENA_ARRAY(cx->arena, room, struct cadre_row);
        if (list->count) memcpy(more, list->rows, list->count * sizeof(*more));
        list->rows = more;
        list->room = room;
    }
    list->rows[list->count++] = *row;
    return list->count == LIST_MAX ? KV_STOP : KV_MORE;
}

static err out_of_date(struct ctx *cx, struct tx *tx, const struct course *c,
                       struct out_of_date *list)
{
    struct curriculum taught;
    err e = record_get(cx, tx, &curriculum_entity, c->curriculum, &taught);
    *list = (struct out_of_date){ .course = c, .kind = taught.certificate_kind };
    return e ? e : cadres_each(cx, tx, c->unit, instant_date(cx->now), keep, list);
}

static err row_json(struct ctx *cx, struct tx *tx, struct json *j, const struct course *c,
                    const struct cadre_row *row)
{
    struct enrolment n;
    err e = id_is_none(row->cadre.volunteer)
                ? ERR_NOT_FOUND
                : enrolment_of(cx, tx, c->id, row->cadre.volunteer, &n);
    if (e && e != ERR_NOT_FOUND) return e;
    const struct term *t =
        e ? NULL : vocabulary_number(&enrolment_state_vocabulary, (unsigned)n.state);
    json_object(j);
    json_id_at(j, "cadre", row->cadre.id);
    json_id_at(j, "volunteer", row->cadre.volunteer);
    json_text_at(j, "name", row->cadre.name);
    json_text_at(j, "unit_name", record_title(cx, tx, &unit_entity, row->cadre.unit));
    json_text_at(j, "duty", row->cadre.duty);
    json_text_at(j, "until",
                 row->knows.until ? date_format_vi(cx->arena, row->knows.until) : TEXT(""));
    json_z_at(j, "state", t ? t->code : NULL);
    json_text_at(j, "state_label", t ? ctx_say(cx, t->vi, t->en) : TEXT(""));
    json_object_end(j);
    return ERR_NONE;
}

static err note_seen(struct ctx *cx, struct tx *tx, struct response *rs, id cadre)
{
    const struct entity *entity = cadre_entity_of(tx);
    void *record = arena_alloc(cx->arena, entity->size);
    err e = record_get(cx, tx, entity, cadre, record);
    return e ? e : respond_saw(cx, tx, rs, entity, record);
}

err course_out_of_date(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct course c;
    struct out_of_date list;
    err e = record_get(cx, tx, &course_entity, request_id(rq), &c);
    if (!e) e = out_of_date(cx, tx, &c, &list);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; !e && i < list.count; i++) {
        e = row_json(cx, tx, j, &c, &list.rows[i]);
        if (!e) e = note_seen(cx, tx, rs, list.rows[i].cadre.id);
    }
    json_array_end(j);
    json_object_end(j);
    return e;
}

/* ---- inviting ------------------------------------------------------------------------------ */

/* *done = false: they are in the class already. */
static err invite(struct ctx *cx, struct tx *tx, const struct course *c, id person, bool *done)
{
    struct enrolment n = { .course = c->id, .volunteer = person };
    err e = enrolment_of(cx, tx, c->id, person, &n);
    bool known = !e;
    *done = e == ERR_NOT_FOUND || n.state == ENROLMENT_WITHDRAWN || n.state == ENROLMENT_REFUSED;
    if ((e && e != ERR_NOT_FOUND) || !*done) return e;
    n.state = ENROLMENT_INVITED;
    n.asked = cx->now;
    n.reason = TEXT("");
    return known ? record_update(cx, tx, &enrolment_entity, &n)
                 : record_create(cx, tx, &enrolment_entity, &n);
}

static err invite_one(struct ctx *cx, struct tx *tx, const struct course *c, id volunteer)
{
    struct person who;
    struct enrolment there;
    bool visible = false, done = false;
    err e = people(cx)->read(cx, tx, volunteer, &who);
    if (!e) e = people(cx)->visible(cx, tx, volunteer, &visible);
    if (e == ERR_NOT_FOUND || (!e && !visible)) {
        ctx_clear(cx);
        return ctx_fail(cx, ERR_INVALID, "/volunteer", "holder",
                        SAY("Không có tình nguyện viên này trong phạm vi của bạn",
                            "There is no such volunteer within your units"));
    }
    if (!e) e = invite(cx, tx, c, who.id, &done);
    if (!e && !done) e = enrolment_of(cx, tx, c->id, who.id, &there);
    return e || done ? e : enrolment_twice(cx, &there);
}

static err invite_all(struct ctx *cx, struct tx *tx, const struct course *c, int64_t *invited,
                      int64_t *skipped)
{
    struct out_of_date list;
    err e = out_of_date(cx, tx, c, &list);
    for (size_t i = 0; !e && i < list.count; i++) {
        bool done = false;
        id who = list.rows[i].cadre.volunteer;
        if (!id_is_none(who)) e = invite(cx, tx, c, who, &done);
        *invited += done;
        *skipped += !done;
    }
    return e;
}

err course_invite(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct inviting *in = request_body(rq);
    struct course c;
    int64_t invited = 1, skipped = 0;
    err e = record_get(cx, tx, &course_entity, request_id(rq), &c);
    if (e) return e;
    if (!course_takes(c.state))
        return ctx_fail(cx, ERR_CONFLICT, NULL, "closed",
                        SAY("Hãy công bố lớp rồi mới mời", "Publish the class, then invite"));
    if (!in->all && id_is_none(in->volunteer))
        return ctx_fail(cx, ERR_INVALID, "/volunteer", "required",
                        SAY("Hãy chọn người được mời", "Say who is invited"));
    if (in->all) invited = 0;
    e = in->all ? invite_all(cx, tx, &c, &invited, &skipped)
                : invite_one(cx, tx, &c, in->volunteer);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_int_at(j, "invited", invited);
    json_int_at(j, "skipped", skipped);
    json_object_end(j);
    return ERR_NONE;
}
