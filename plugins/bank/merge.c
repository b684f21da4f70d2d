/* SPDX-License-Identifier: MIT
 * merge: two records of one person become one. Where both signed up for the same shift the kept
 * record's sign-up stays and takes over what the other's has more: the attendance, or the place. */
#include "consent.h"
#include "duplicates.h"
#include "evaluate/round.h"
#include "gather.h"
#include "person.h"
#include "verdict.h"

const struct field merging_fields[] = { FIELD(1, struct merging, into, REF, REQUIRED,
                                              .target = "volunteer", .label = "Hồ sơ được giữ lại",
                                              .label_en = "The record that is kept"),
                                        { 0 } };

struct merge {
    struct volunteer from, into;
};

/* Sets a REF member of every record of an entity. */
static err move_field(struct ctx *cx, struct tx *tx, const struct entity *entity,
                      const struct field *f, const struct merge *m)
{
    struct gathered all;
    err e = gather(cx, tx, entity, f->name, m->from.id, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        void *record = gathered_at(&all, i);
        memcpy(field_in(f, record), &m->into.id, sizeof(id));
        e = record_update(cx, tx, entity, record);
    }
    return e;
}

static err move_all(struct ctx *cx, struct tx *tx, const struct entity *entity,
                    const struct merge *m)
{
    return move_field(cx, tx, entity, entity_field(entity, "volunteer", 9), m);
}

static err find_attendance(struct ctx *cx, struct tx *tx, id signup, struct attendance *out,
                           bool *found)
{
    struct attendance probe = { .signup = signup };
    err e = record_find(cx, tx, &attendance_entity, "signup", &probe, out);
    *found = !e;
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

/* Both signed up for this shift. The loser's sign-up stays with the old record, withdrawn. */
static err join_signups(struct ctx *cx, struct tx *tx, struct signup *from, struct signup *into)
{
    struct attendance mark;
    struct attendance theirs;
    bool marked = false;
    bool kept_marked = false;
    err e = find_attendance(cx, tx, from->id, &mark, &marked);
    if (!e) e = find_attendance(cx, tx, into->id, &theirs, &kept_marked);
    if (!e && marked && !kept_marked) {
        mark.signup = into->id;
        e = record_update(cx, tx, &attendance_entity, &mark);
    }
    bool stronger = from->state == SIGNUP_ACCEPTED && into->state != SIGNUP_ACCEPTED;
    if (!e && stronger) {
        into->state = from->state;
        into->decided = from->decided;
        into->decided_by = from->decided_by;
        e = record_update(cx, tx, &signup_entity, into);
    }
    from->state = SIGNUP_WITHDRAWN;
    return e ? e : record_update(cx, tx, &signup_entity, from);
}

static err move_signups(struct ctx *cx, struct tx *tx, const struct merge *m)
{
    struct gathered all;
    err e = gather(cx, tx, &signup_entity, "volunteer", m->from.id, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        struct signup *s = gathered_at(&all, i);
        struct signup probe = { 0 };
        struct signup other;
        probe.key = text_format(cx->arena, "%.*s/%.*s", TEXT_ARGS(id_text(cx->arena, s->shift)),
                                TEXT_ARGS(id_text(cx->arena, m->into.id)));
        e = record_find(cx, tx, &signup_entity, "key", &probe, &other);
        if (!e) {
            e = join_signups(cx, tx, s, &other);
        } else if (e == ERR_NOT_FOUND) {
            ctx_clear(cx);
            s->volunteer = m->into.id;
            e = record_update(cx, tx, &signup_entity, s);
        }
    }
    return e;
}

/* Attendance left on a withdrawn double sign-up stays with the old record, and its hours too: the
 * person was there once. */
static err move_attendance(struct ctx *cx, struct tx *tx, const struct merge *m)
{
    struct gathered all;
    err e = gather(cx, tx, &attendance_entity, "volunteer", m->from.id, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        struct attendance *a = gathered_at(&all, i);
        struct signup s;
        struct credit probe = { .attendance = a->id };
        struct credit c;
        e = record_get(cx, tx, &signup_entity, a->signup, &s);
        if (e || !id_equal(s.volunteer, m->into.id)) continue;
        a->volunteer = m->into.id;
        e = record_update(cx, tx, &attendance_entity, a);
        if (!e) e = record_find(cx, tx, &credit_entity, "attendance", &probe, &c);
        if (e == ERR_NOT_FOUND) {
            ctx_clear(cx);
            e = ERR_NONE;
            continue;
        }
        c.volunteer = m->into.id;
        if (!e) e = record_update(cx, tx, &credit_entity, &c);
    }
    return e;
}

/* Where both were rated in one round the kept record's evaluation stands, and the other stays where
 * it is. */
static err move_evaluations(struct ctx *cx, struct tx *tx, const struct merge *m)
{
    struct gathered all;
    err e = gather(cx, tx, &evaluation_entity, "volunteer", m->from.id, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        struct evaluation *v = gathered_at(&all, i);
        struct evaluation other;
        e = evaluation_of(cx, tx, v->round, m->into.id, &other);
        if (e != ERR_NOT_FOUND) continue;
        ctx_clear(cx);
        v->volunteer = m->into.id;
        e = record_update(cx, tx, &evaluation_entity, v);
    }
    return e;
}

/* What the kept record does not say, the other one does. */
static void fill_gaps(struct merge *m)
{
    struct volunteer *v = &m->into;
    const struct volunteer *o = &m->from;
    for (const struct field *f = volunteer_entity.fields; f->id; f++) {
        if (f->flags & (READ_ONLY | DERIVED)) continue;
        if (f->kind == FIELD_BOOL || !field_is_empty(f, v)) continue;
        memcpy(field_in(f, v), field_of(f, o), f->size);
    }
    for (size_t i = 0; i < COUNT_OF(v->skills.words); i++) {
        v->skills.words[i] |= o->skills.words[i];
        v->languages.words[i] |= o->languages.words[i];
    }
    if (o->joined && o->joined < v->joined) v->joined = o->joined;
}

static enum kv_go note_grant(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx, (void)tx, (void)record, (void)failure;
    *(bool *)arg = true;
    return KV_STOP;
}

/* Closing a log-in that holds roles would take away more than an officer may grant. */
static err refuse_roles(struct ctx *cx, struct tx *tx, id account)
{
    bool holds = false;
    err e = query_ref(cx, tx, &grant_entity, "account", account, note_grant, &holds);
    if (e || !holds) return e;
    return ctx_fail(cx, ERR_CONFLICT, "/into", "role",
                    SAY("Tài khoản của hồ sơ này đang giữ vai trò; hãy giữ lại hồ sơ này, gộp hồ "
                        "sơ kia vào",
                        "The account of this record holds a role; keep this record and merge the "
                        "other into it"));
}

/* One log-in stays: the kept record's, else the other's. */
static err join_accounts(struct ctx *cx, struct tx *tx, struct merge *m)
{
    struct account account;
    id spare = m->from.account;
    m->from.account = ID_NONE;
    if (id_is_none(m->into.account)) {
        m->into.account = spare;
        return ERR_NONE;
    }
    if (id_is_none(spare)) return ERR_NONE;
    err e = refuse_roles(cx, tx, spare);
    if (!e) e = record_get(cx, tx, &account_entity, spare, &account);
    if (e) return e;
    account.state = ACCOUNT_CLOSED;
    e = record_update(cx, tx, &account_entity, &account);
    return e ? e : session_close_all(cx, tx, spare);
}

static err move_elsewhere(struct ctx *cx, struct tx *tx, const struct entity *entity,
                          const struct field *field, void *arg)
{
    return move_field(cx, tx, entity, field, arg);
}

static err move_led(struct ctx *cx, struct tx *tx, const struct merge *m)
{
    struct gathered all;
    err e = gather(cx, tx, &campaign_entity, "leader", m->from.id, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        struct campaign *c = gathered_at(&all, i);
        c->leader = m->into.id;
        e = record_update(cx, tx, &campaign_entity, c);
    }
    return e;
}

static err move_everything(struct ctx *cx, struct tx *tx, struct merge *m)
{
    err e = move_signups(cx, tx, m);
    if (!e) e = move_attendance(cx, tx, m);
    if (!e) e = move_all(cx, tx, &verdict_entity, m);
    if (!e) e = move_all(cx, tx, &membership_entity, m);
    if (!e) e = move_all(cx, tx, &consent_entity, m);
    if (!e) e = move_all(cx, tx, &language_check_entity, m);
    if (!e) e = move_all(cx, tx, &team_member_entity, m);
    if (!e) e = move_evaluations(cx, tx, m);
    if (!e) e = move_all(cx, tx, &appeal_entity, m);
    if (!e) e = move_all(cx, tx, &evaluate_work_entity, m);
    if (!e) e = move_all(cx, tx, &absence_notice_entity, m);
    if (!e) e = move_all(cx, tx, &cadre_entity, m);
    if (!e) e = move_led(cx, tx, m);
    return e ? e : person_records_elsewhere(cx, tx, move_elsewhere, m);
}

static err load(struct ctx *cx, struct tx *tx, const struct request *rq, struct merge *m)
{
    const struct merging *in = request_body(rq);
    err e = record_get(cx, tx, &volunteer_entity, request_id(rq), &m->from);
    if (!e) e = record_get(cx, tx, &volunteer_entity, in->into, &m->into);
    if (!e) e = access_require(cx, tx, "volunteer.write", m->into.unit);
    if (e) return e;
    bool same = id_equal(m->from.id, m->into.id);
    bool gone = m->from.state == VOLUNTEER_MERGED || m->into.state == VOLUNTEER_MERGED;
    if (!same && !gone) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, "/into", "merged",
                    SAY("Hai hồ sơ này không gộp được: trùng nhau hoặc đã gộp rồi",
                        "These two cannot be merged: the same record, or merged already"));
}

err volunteer_merge(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct merge m;
    err e = load(cx, tx, rq, &m);
    if (!e) e = move_everything(cx, tx, &m);
    if (!e) e = join_accounts(cx, tx, &m);
    if (e) return e;
    fill_gaps(&m);
    m.from.state = VOLUNTEER_MERGED;
    m.from.merged_into = m.into.id;
    e = record_update(cx, tx, &volunteer_entity, &m.from);
    if (!e) e = record_update(cx, tx, &volunteer_entity, &m.into);
    return e ? e : respond(cx, tx, rq, rs, &volunteer_entity, &m.into);
}
