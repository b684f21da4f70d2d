/* SPDX-License-Identifier: MIT
 * mine: one's own published years and notices. What is not published yet does not exist here. */
#include "mine.h"

#include <stdlib.h>

#include "../lists.h"
#include "../words.h"
#include "appeals.h"
#include "standing.h"

const struct field noticing_fields[] = {
    LIKE(1, struct noticing, from, absence_notice_fields, from, REQUIRED),
    LIKE(2, struct noticing, until, absence_notice_fields, until, REQUIRED),
    LIKE(3, struct noticing, why, absence_notice_fields, why, REQUIRED),
    LIKE(4, struct noticing, reason, absence_notice_fields, reason, 0),
    { 0 },
};
const struct field notice_named_fields[] = {
    FIELD(1, struct notice_named, notice, REF, REQUIRED, .target = "absence_notice",
          .label = "Báo bận", .label_en = "Absence notice"),
    { 0 },
};

/* ---- years --------------------------------------------------------------------------------- */

struct own_year {
    struct evaluation v;
    struct evaluation_round round;
};

static int newest_first(const void *x, const void *y)
{
    const struct own_year *a = x;
    const struct own_year *b = y;
    if (a->round.until != b->round.until) return a->round.until > b->round.until ? -1 : 1;
    return -id_compare(a->round.id, b->round.id);
}

static err appeal_json(struct ctx *cx, struct tx *tx, struct json *j, const struct own_year *y)
{
    const struct field *state = entity_field(&appeal_entity, "state", 5);
    struct appeal a;
    bool there;
    instant until = appeal_until(cx, tx, &y->round);
    err e = appeal_of(cx, tx, y->round.id, y->v.volunteer, &a, &there);
    if (e) return e;
    bool waits = there && a.state == APPEAL_WAITING;
    json_bool_at(j, "can_appeal", cx->now < until && !waits);
    json_text_at(j, "appeal_until_text", words_day(cx, instant_date(until - 1)));
    json_key(j, "appeal");
    if (!there) {
        json_null(j);
        return ERR_NONE;
    }
    const struct term *t = vocabulary_number(state->terms, (unsigned)a.state);
    json_object(j);
    json_id_at(j, "id", a.id);
    json_z_at(j, "state", t ? t->code : NULL);
    json_text_at(j, "state_label", t ? ctx_say(cx, t->vi, t->en) : TEXT(""));
    json_text_at(j, "reason", a.reason);
    json_text_at(j, "answer", a.answer);
    json_text_at(j, "evidence_name", a.evidence_name);
    json_text_at(j, "made_text", words_day(cx, instant_date(a.made)));
    json_object_end(j);
    return ERR_NONE;
}

static err year_json(struct ctx *cx, struct tx *tx, struct json *j, const struct own_year *y)
{
    json_object(j);
    json_id_at(j, "id", y->v.id);
    json_id_at(j, "round", y->round.id);
    json_int_at(j, "year", y->round.year);
    json_text_at(j, "title", y->round.title);
    json_text_at(j, "from_text", date_format_vi(cx->arena, y->round.from));
    json_text_at(j, "until_text", date_format_vi(cx->arena, y->round.until));
    json_text_at(j, "published_text", words_day(cx, instant_date(y->round.published)));
    evaluation_json_members(cx, j, &y->v);
    json_int_at(j, "of", y->round.rated);
    evaluation_reasons_json(cx, j, &y->v);
    json_text_at(j, "rule_name", evaluation_rule_text(cx, tx, &y->round));
    json_id_at(j, "verdict", y->v.verdict);
    err e = appeal_json(cx, tx, j, y);
    json_object_end(j);
    return e;
}

err me_evaluations(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)rq;
    struct volunteer me;
    struct gathered all = { 0 };
    err e = volunteer_of_actor(cx, tx, &me);
    if (!e) e = gather(cx, tx, &evaluation_entity, "volunteer", me.id, &all);
    if (e) return e;
    struct own_year *years = ARENA_ARRAY(cx->arena, all.count, struct own_year);
    size_t count = 0;
    for (size_t i = 0; !e && i < all.count; i++) {
        struct own_year *y = &years[count];
        y->v = *(const struct evaluation *)gathered_at(&all, i);
        e = record_get(cx, tx, &evaluation_round_entity, y->v.round, &y->round);
        count += y->v.state == EVALUATION_IN_FORCE && y->round.state == ROUND_PUBLISHED;
    }
    if (e) return e;
    if (count) qsort(years, count, sizeof(*years), newest_first);
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; !e && i < count; i++) e = year_json(cx, tx, j, &years[i]);
    json_array_end(j);
    json_object_end(j);
    return e;
}

/* ---- notices ------------------------------------------------------------------------------- */

static int latest_first(const void *x, const void *y)
{
    date a = ((const struct absence_notice *)x)->from;
    date b = ((const struct absence_notice *)y)->from;
    return a > b ? -1 : a < b;
}

static void notice_json(struct ctx *cx, struct json *j, const struct absence_notice *n)
{
    const struct field *why = entity_field(&absence_notice_entity, "why", 3);
    const struct term *t = vocabulary_number(why->terms, (unsigned)n->why);
    json_object(j);
    json_id_at(j, "id", n->id);
    json_text_at(j, "from", date_format(cx->arena, n->from));
    json_text_at(j, "until", date_format(cx->arena, n->until));
    json_text_at(j, "from_text", date_format_vi(cx->arena, n->from));
    json_text_at(j, "until_text", date_format_vi(cx->arena, n->until));
    json_z_at(j, "why", t ? t->code : NULL);
    json_text_at(j, "why_label", t ? ctx_say(cx, t->vi, t->en) : TEXT(""));
    json_text_at(j, "reason", n->reason);
    json_text_at(j, "received_text", words_day(cx, instant_date(n->received)));
    json_bool_at(j, "past", n->until < instant_date(cx->now));
    json_bool_at(j, "can_withdraw", n->from > instant_date(cx->now));
    json_object_end(j);
}

err me_notices(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)rq;
    struct volunteer me;
    struct gathered all = { 0 };
    err e = volunteer_of_actor(cx, tx, &me);
    if (!e) e = gather(cx, tx, &absence_notice_entity, "volunteer", me.id, &all);
    if (e) return e;
    if (all.count) qsort(all.records, all.count, sizeof(struct absence_notice), latest_first);
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; i < all.count; i++) notice_json(cx, j, gathered_at(&all, i));
    json_array_end(j);
    json_object_end(j);
    return ERR_NONE;
}

err me_notice_give(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct noticing *in = request_body(rq);
    struct volunteer me;
    err e = volunteer_of_actor(cx, tx, &me);
    if (e) return e;
    if (in->until < instant_date(cx->now)) {
        ctx_flaw(cx, "/until", "past",
                 SAY("Những ngày này đã qua; hãy nhờ cán bộ ghi nếu đã báo bằng giấy",
                     "These days have passed; an officer can record a notice given on paper"));
        return ERR_INVALID;
    }
    struct absence_notice n = { .volunteer = me.id,
                                .from = in->from,
                                .until = in->until,
                                .why = in->why,
                                .reason = in->reason,
                                .received = cx->now };
    e = record_create(cx, tx, &absence_notice_entity, &n);
    return e ? e : respond_created(cx, tx, rq, rs, &absence_notice_entity, &n);
}

err me_notice_withdraw(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct notice_named *in = request_body(rq);
    struct volunteer me;
    struct absence_notice n;
    err e = volunteer_of_actor(cx, tx, &me);
    if (!e) e = record_get(cx, tx, &absence_notice_entity, in->notice, &n);
    if (e) return e;
    if (!id_equal(n.volunteer, me.id))
        return ctx_fail(cx, ERR_NOT_FOUND, "/notice", "notice",
                        SAY("Không có lần báo bận này", "There is no such notice"));
    if (n.from <= instant_date(cx->now))
        return ctx_fail(cx, ERR_CONFLICT, "/notice", "begun",
                        SAY("Lần báo bận này đã bắt đầu", "This notice has begun"));
    e = record_delete(cx, tx, &absence_notice_entity, n.id);
    return e ? e : respond_nothing(rs);
}
