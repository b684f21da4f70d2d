/* SPDX-License-Identifier: MIT
 * me: one's shifts, and saying yes or "Không đi được". */
#include "me.h"

#include <stdlib.h>

#include "gather.h"
#include "lists.h"
#include "signup_routes.h"
#include "words.h"

enum { PAST_MAX = 12 };

const struct field answering_fields[] = {
    FIELD(1, struct answering, signup, REF, REQUIRED, .target = "signup", .label = "Đăng ký",
          .label_en = "Sign-up"),
    LIKE(2, struct answering, reason, signup_fields, reason, 0, .label = "Lý do (không bắt buộc)",
         .label_en = "Reason (optional)"),
    { 0 }
};

/* ---- the schedule -------------------------------------------------------------------------- */

struct entry {
    const struct signup *signup;
    struct signup_place place;
};

static int by_start(const void *a, const void *b)
{
    instant x = shift_start(&((const struct entry *)a)->place.shift);
    instant y = shift_start(&((const struct entry *)b)->place.shift);
    return x < y ? -1 : x > y;
}

static void entry_json(struct ctx *cx, struct tx *tx, struct json *j, const struct entry *e)
{
    const struct signup *s = e->signup;
    const struct signup_place *p = &e->place;
    const struct term *t =
        vocabulary_number(entity_field(&signup_entity, "state", 5)->terms, (unsigned)s->state);
    bool before = shift_start(&p->shift) > cx->now;
    bool asked = s->state == SIGNUP_INVITED || s->state == SIGNUP_OFFERED;
    bool accepted = s->state == SIGNUP_ACCEPTED;
    json_object(j);
    json_id_at(j, "id", s->id);
    json_id_at(j, "shift", s->shift);
    json_text_at(j, "title", p->opening.title);
    json_text_at(j, "campaign", p->campaign.title);
    json_id_at(j, "campaign_id", p->campaign.id);
    json_text_at(j, "day_text", words_day(cx, p->shift.day));
    json_text_at(j, "time_text", words_time(cx, p->shift.from_minute, p->shift.to_minute));
    json_text_at(j, "place", record_title(cx, tx, &place_entity, p->opening.place));
    json_text_at(j, "location", p->campaign.location);
    json_z_at(j, "state", t ? t->code : NULL);
    json_text_at(j, "state_label", signup_state_label(cx, s->state));
    json_text_at(j, "reason", s->reason);
    json_bool_at(j, "can_withdraw", before && (asked || signup_keeps_time(s->state)));
    json_bool_at(j, "can_confirm", before && asked);
    json_bool_at(j, "accepted", accepted);
    json_text_at(j, "leader_name", accepted ? p->campaign.leader_name : TEXT(""));
    json_text_at(j, "leader_phone", accepted ? p->campaign.leader_phone : TEXT(""));
    json_text_at(j, "leader_phone_text",
                 accepted ? words_phone(cx, p->campaign.leader_phone) : TEXT(""));
    json_text_at(j, "calendar",
                 text_format(cx->arena, "/api/v1/signups/%.*s/calendar",
                             TEXT_ARGS(id_text(cx->arena, s->id))));
    json_object_end(j);
}

static bool is_coming(const struct ctx *cx, const struct entry *e)
{
    int32_t state = e->signup->state;
    bool over = state == SIGNUP_WITHDRAWN || state == SIGNUP_REFUSED;
    return !over && shift_end(&e->place.shift) >= cx->now;
}

static void entries_json(struct ctx *cx, struct tx *tx, struct json *j, const struct entry *entries,
                         size_t count)
{
    size_t told = 0;
    json_key(j, "coming");
    json_array(j);
    for (size_t i = 0; i < count; i++)
        if (is_coming(cx, &entries[i])) entry_json(cx, tx, j, &entries[i]);
    json_array_end(j);
    json_key(j, "past");
    json_array(j);
    for (size_t i = count; i-- > 0 && told < PAST_MAX;) {
        if (is_coming(cx, &entries[i])) continue;
        entry_json(cx, tx, j, &entries[i]);
        told++;
    }
    json_array_end(j);
}

err me_schedule(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)rq;
    struct volunteer v;
    struct gathered all;
    err e = volunteer_of_actor(cx, tx, &v);
    if (!e) e = gather(cx, tx, &signup_entity, "volunteer", v.id, &all);
    if (e) return e;
    struct entry *entries = ARENA_ARRAY(cx->arena, all.count, struct entry);
    for (size_t i = 0; !e && i < all.count; i++) {
        entries[i].signup = gathered_at(&all, i);
        e = signup_place_of(cx, tx, entries[i].signup->shift, &entries[i].place);
    }
    if (e) return e;
    qsort(entries, all.count, sizeof(entries[0]), by_start);
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_text_at(j, "code", v.code);
    entries_json(cx, tx, j, entries, all.count);
    json_object_end(j);
    return ERR_NONE;
}

/* ---- yes and no ---------------------------------------------------------------------------- */

/* One's own sign-up; other people's are NOT_FOUND. */
static err own_signup(struct ctx *cx, struct tx *tx, id which, struct volunteer *v,
                      struct signup *out)
{
    err e = volunteer_of_actor(cx, tx, v);
    if (!e) e = record_get(cx, tx, &signup_entity, which, out);
    if (!e && !id_equal(out->volunteer, v->id)) e = ERR_NOT_FOUND;
    return e;
}

err me_confirm(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct answering *in = request_body(rq);
    struct volunteer v;
    struct signup s;
    err e = own_signup(cx, tx, in->signup, &v, &s);
    if (!e) e = signup_confirm(cx, tx, &s);
    if (e) return e;
    signup_publish(cx, rs, &s);
    signup_answer(cx, rs, 200, &s, &v);
    return ERR_NONE;
}

err me_withdraw(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct answering *in = request_body(rq);
    struct volunteer v;
    struct signup s;
    err e = own_signup(cx, tx, in->signup, &v, &s);
    if (!e) e = signup_leave(cx, tx, &s, in->reason);
    if (e) return e;
    signup_publish(cx, rs, &s);
    signup_answer(cx, rs, 200, &s, &v);
    return ERR_NONE;
}
