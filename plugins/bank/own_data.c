/* SPDX-License-Identifier: MIT
 * own_data: the rights to a copy and to be erased (Luật 91/2025/QH15, NĐ 356/2025 Đ5). Erasing
 * leaves the record as a figure without a person: what was done at a shift still counts, who did it
 * is gone here and in the journal, whose personal values can no longer be opened. */
#include "evaluate/round.h"
#include "gather.h"
#include "lists.h"
#include "me.h"
#include "person.h"
#include "verdict.h"

const struct field erasing_fields[] = {
    FIELD(1, struct erasing, confirm, BOOL, 0, .label = "Tôi hiểu là không lấy lại được",
          .label_en = "I understand that this cannot be undone"),
    { 0 }
};

/* ---- a copy of everything ------------------------------------------------------------------ */

static const struct record_view everything = { .personal = true, .labels = true };

static const struct {
    const struct entity *entity;
    const char *key;
} kept_about[] = {
    { &membership_entity, "memberships" }, { &consent_entity, "consents" },
    { &signup_entity, "signups" },         { &attendance_entity, "attendance" },
    { &credit_entity, "credits" },         { &language_check_entity, "language_checks" },
    { &team_member_entity, "teams" },      { &verdict_entity, "verdicts" },
    { &evaluation_entity, "evaluations" }, { &appeal_entity, "appeals" },
    { &evaluate_work_entity, "works" },    { &absence_notice_entity, "absence_notices" },
};

/* What is not published yet is nobody's result. */
static err is_shown(struct ctx *cx, struct tx *tx, const struct entity *entity, const void *record,
                    bool *shown)
{
    struct evaluation_round round;
    *shown = true;
    if (entity != &evaluation_entity) return ERR_NONE;
    err e = record_get(cx, tx, &evaluation_round_entity, ((const struct evaluation *)record)->round,
                       &round);
    *shown = round.state == ROUND_PUBLISHED;
    return e;
}

static err records_json(struct ctx *cx, struct tx *tx, struct json *j, const char *key,
                        const struct entity *entity, const char *field, id volunteer)
{
    struct gathered all;
    err e = gather(cx, tx, entity, field, volunteer, &all);
    json_key(j, key);
    json_array(j);
    for (size_t i = 0; !e && i < all.count; i++) {
        bool shown;
        e = is_shown(cx, tx, entity, gathered_at(&all, i), &shown);
        if (!e && shown) record_json(cx, j, entity, gathered_at(&all, i), everything);
    }
    json_array_end(j);
    return e;
}

struct showing {
    struct json *j;
    id volunteer;
};

static err show_elsewhere(struct ctx *cx, struct tx *tx, const struct entity *entity,
                          const struct field *field, void *arg)
{
    const struct showing *s = arg;
    return records_json(cx, tx, s->j, entity->name, entity, field->name, s->volunteer);
}

static err export_all(struct ctx *cx, struct tx *tx, void *arg)
{
    struct json *j = arg;
    struct volunteer v;
    struct account account;
    err e = volunteer_of_actor(cx, tx, &v);
    if (!e) e = record_derive(cx, tx, &volunteer_entity, &v, instant_date(cx->now));
    if (!e) e = record_get(cx, tx, &account_entity, v.account, &account);
    if (e) return e;
    json_object(j);
    json_text_at(j, "made", instant_format(cx->arena, cx->now));
    json_key(j, "volunteer");
    record_json(cx, j, &volunteer_entity, &v, everything);
    json_key(j, "account");
    record_json(cx, j, &account_entity, &account, everything);
    for (size_t i = 0; !e && i < COUNT_OF(kept_about); i++)
        e = records_json(cx, tx, j, kept_about[i].key, kept_about[i].entity, "volunteer", v.id);
    struct showing others = { j, v.id };
    if (!e) e = person_records_elsewhere(cx, tx, show_elsewhere, &others);
    json_object_end(j);
    return e;
}

err me_export(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    (void)rq;
    return db_read(cx, export_all, respond_json(cx, rs, 200));
}

/* ---- erasing ------------------------------------------------------------------------------- */

/* Messages to this person. Those that still wait may be meant for somebody of the same phone. */
struct sent_to {
    struct volunteer person;
    bool shared;
    id *found;
    size_t count, room;
};

static enum kv_go find_other(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx;
    (void)tx;
    (void)failure;
    const struct volunteer *v = record;
    struct sent_to *s = arg;
    bool there = v->state == VOLUNTEER_ACTIVE || v->state == VOLUNTEER_PAUSED;
    s->shared = there && !id_equal(v->id, s->person.id);
    return s->shared ? KV_STOP : KV_MORE;
}

static err see_whether_shared(struct ctx *cx, struct tx *tx, struct sent_to *s, const char *field,
                              text address)
{
    if (s->shared || text_is_empty(address)) return ERR_NONE;
    return query_by(cx, tx, &volunteer_entity, field, &s->person, find_other, s);
}

static bool is_address_of(const struct volunteer *v, text to)
{
    if (text_is_empty(to)) return false;
    return text_equal(to, v->phone) || text_equal(to, v->email) ||
           text_equal(to, v->guardian_phone);
}

static enum kv_go note_message(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)tx;
    (void)failure;
    const struct message *m = record;
    struct sent_to *s = arg;
    bool kept = m->state == MESSAGE_WAITING && s->shared;
    if (kept || !is_address_of(&s->person, m->to)) return KV_MORE;
    if (s->count == s->room) {
        size_t room = s->room ? s->room * 2 : 16;
        id *more = ARENA_ARRAY(cx->arena, room, id);
        if (s->count) memcpy(more, s->found, s->count * sizeof(*more));
        s->found = more;
        s->room = room;
    }
    s->found[s->count++] = m->id;
    return KV_MORE;
}

err me_erase_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared)
{
    const struct erasing *in = request_body(rq);
    struct sent_to *s = ARENA_NEW(cx->arena, struct sent_to);
    *prepared = s;
    if (!in->confirm)
        return ctx_fail(cx, ERR_INVALID, "/confirm", "confirm",
                        SAY("Hãy đánh dấu là bạn hiểu dữ liệu đã xóa không lấy lại được",
                            "Tick that you understand erased data cannot be brought back"));
    err e = volunteer_of_actor(cx, tx, &s->person);
    if (!e) e = see_whether_shared(cx, tx, s, "phone", s->person.phone);
    if (!e) e = see_whether_shared(cx, tx, s, "email", s->person.email);
    return e ? e : query_all(cx, tx, &message_entity, note_message, s);
}

static err forget_messages(struct ctx *cx, struct tx *tx, const struct sent_to *s)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < s->count; i++) {
        e = journal_erase_person(cx, tx, s->found[i]);
        if (!e) e = record_delete(cx, tx, &message_entity, s->found[i]);
        if (e != ERR_NOT_FOUND) continue;
        ctx_clear(cx);
        e = ERR_NONE;
    }
    return e;
}

static err refuse_staff(struct ctx *cx)
{
    const struct access *access = cx->actor.access;
    for (size_t i = 0; access && i < access->count; i++)
        if (access->grants[i].role != ROLE_VOLUNTEER)
            return ctx_fail(cx, ERR_CONFLICT, NULL, "role",
                            SAY("Bạn đang giữ một vai trò; hãy bàn giao vai trò rồi mới xóa được",
                                "You hold a role; hand it over before erasing"));
    return ERR_NONE;
}

/* Future shifts are given back, so that the waiting lists move. */
static err leave_everything(struct ctx *cx, struct tx *tx, id volunteer)
{
    struct gathered all;
    err e = gather(cx, tx, &signup_entity, "volunteer", volunteer, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        struct signup *s = gathered_at(&all, i);
        struct shift shift;
        e = record_get(cx, tx, &shift_entity, s->shift, &shift);
        bool coming = !e && shift_start(&shift) > cx->now;
        if (coming && (signup_keeps_time(s->state) || s->state == SIGNUP_INVITED))
            e = signup_leave(cx, tx, s, TEXT(""));
    }
    return e;
}

static bool clear_personal(const struct entity *entity, void *record)
{
    bool cleared = false;
    for (const struct field *f = entity->fields; f->id; f++) {
        bool words = (f->flags & PERSONAL) && !(f->flags & DERIVED) && f->kind != FIELD_REF;
        if (!words || field_is_empty(f, record)) continue;
        memset(field_in(f, record), 0, f->size);
        cleared = true;
    }
    return cleared;
}

/* Nothing of these means anything without the person. */
static bool goes_with_the_person(const struct entity *entity)
{
    return entity == &appeal_entity || entity == &evaluate_work_entity ||
           entity == &absence_notice_entity;
}

/* What people and officers wrote about it: reasons, notes. */
static err forget_words(struct ctx *cx, struct tx *tx, const struct entity *entity, id volunteer)
{
    struct gathered all;
    err e = gather(cx, tx, entity, "volunteer", volunteer, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        void *record = gathered_at(&all, i);
        if (goes_with_the_person(entity)) {
            e = blob_delete(cx, tx, *(const id *)record); /* evidence sent with an appeal */
            if (!e) e = record_delete(cx, tx, entity, *(const id *)record);
        } else if (clear_personal(entity, record))
            e = record_update(cx, tx, entity, record);
    }
    return e;
}

/* What other plugins wrote down about the person goes; that there was something stays. */
static err forget_elsewhere(struct ctx *cx, struct tx *tx, const struct entity *entity,
                            const struct field *field, void *arg)
{
    const struct volunteer *v = arg;
    struct gathered all;
    if (strcmp(field->name, "person") != 0) return ERR_NONE;
    err e = gather(cx, tx, entity, field->name, v->id, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        void *record = gathered_at(&all, i);
        if (clear_personal(entity, record)) e = record_update(cx, tx, entity, record);
    }
    return e;
}

/* A person of no name born on an agreed day: an adult, so that no guardian is asked for. */
static err forget_volunteer(struct ctx *cx, struct tx *tx, const struct volunteer *v)
{
    struct volunteer nobody = { .id = v->id,
                                .full_name = TEXT("(đã xóa dữ liệu)"),
                                .birth = date_of(2000, 1, 1),
                                .commune = v->commune,
                                .unit = v->unit,
                                .area = v->area,
                                .joined = v->joined,
                                .registered_by = v->registered_by,
                                .state = VOLUNTEER_LEFT };
    err e = journal_erase_person(cx, tx, v->id);
    return e ? e : record_update(cx, tx, &volunteer_entity, &nobody);
}

static err forget_account(struct ctx *cx, struct tx *tx, id which)
{
    struct account nobody = {
        .id = which,
        .login = text_format(cx->arena, "erased-%.*s", TEXT_ARGS(id_text(cx->arena, which))),
        .name = TEXT("(đã xóa dữ liệu)"),
        .state = ACCOUNT_CLOSED,
    };
    err e = session_close_all(cx, tx, which);
    if (!e) e = journal_erase_person(cx, tx, which);
    return e ? e : record_update(cx, tx, &account_entity, &nobody);
}

err me_erase(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct volunteer v;
    err e = volunteer_of_actor(cx, tx, &v);
    if (!e) e = refuse_staff(cx);
    if (!e) e = leave_everything(cx, tx, v.id);
    for (size_t i = 0; !e && i < COUNT_OF(kept_about); i++)
        e = forget_words(cx, tx, kept_about[i].entity, v.id);
    if (!e) e = person_records_elsewhere(cx, tx, forget_elsewhere, &v);
    if (!e) e = forget_messages(cx, tx, request_prepared(rq));
    if (!e) e = forget_volunteer(cx, tx, &v);
    if (!e) e = forget_account(cx, tx, v.account);
    if (e) return e;
    respond_cookie(cx, rs, "volbank", TEXT(""), 0);
    return respond_nothing(rs);
}
