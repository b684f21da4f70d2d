/* SPDX-License-Identifier: MIT
 * hours: one's credited hours and how each figure came about: the rule's reasons as stored with the
 * credit, never computed anew. */
#include <stdlib.h>

#include "campaign_rule.h"
#include "gather.h"
#include "lists.h"
#include "me.h"
#include "words.h"

enum { HOURS_SHOWN = 200 };

static int latest_first(const void *a, const void *b)
{
    date x = ((const struct credit *)a)->day;
    date y = ((const struct credit *)b)->day;
    return x > y ? -1 : x < y;
}

static text work_title(struct ctx *cx, struct tx *tx, const struct credit *c)
{
    id opening;
    if (record_path(cx, tx, &credit_entity, c, "attendance.shift.opening", &opening))
        return TEXT("");
    return record_title(cx, tx, &opening_entity, opening);
}

static void credit_json(struct ctx *cx, struct tx *tx, struct json *j, const struct credit *c)
{
    const struct field *state = entity_field(&credit_entity, "state", 5);
    const struct term *t = vocabulary_number(state->terms, (unsigned)c->state);
    json_object(j);
    json_id_at(j, "id", c->id);
    json_text_at(j, "day_text", words_day(cx, c->day));
    json_text_at(j, "title", work_title(cx, tx, c));
    json_int_at(j, "hours", c->hours);
    json_text_at(j, "hours_text", words_hundredths(cx, c->hours));
    json_text_at(j, "evidence_label", words_term(cx, &evidence_vocabulary, (unsigned)c->evidence));
    json_z_at(j, "state", t ? t->code : NULL);
    json_text_at(j, "state_label", t ? ctx_say(cx, t->vi, t->en) : TEXT(""));
    json_bool_at(j, "declined", c->state == CREDIT_DECLINED);
    json_text_at(j, "declined_reason", c->why_declined);
    words_reasons_json(cx, j, c->reasons, TEXT("0"));
    if (!id_is_none(c->verdict)) json_id_at(j, "verdict", c->verdict);
    json_text_at(j, "rule_name", campaign_rule_text(cx, tx, c->rule_version));
    json_object_end(j);
}

err me_hours(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)rq;
    struct volunteer v;
    struct gathered all;
    err e = volunteer_of_actor(cx, tx, &v);
    if (!e) e = gather(cx, tx, &credit_entity, "volunteer", v.id, &all);
    if (e) return e;
    int64_t total = 0;
    int64_t year = 0;
    int now = date_civil(instant_date(cx->now)).year;
    for (size_t i = 0; i < all.count; i++) {
        const struct credit *c = gathered_at(&all, i);
        if (c->state != CREDIT_GRANTED) continue;
        total += c->hours;
        if (date_civil(c->day).year == now) year += c->hours;
    }
    if (all.count) qsort(all.records, all.count, sizeof(struct credit), latest_first);
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_int_at(j, "total", total);
    json_text_at(j, "total_text", words_hundredths(cx, total));
    json_text_at(j, "year_text", words_hundredths(cx, year));
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; i < all.count && i < HOURS_SHOWN; i++)
        credit_json(cx, tx, j, gathered_at(&all, i));
    json_array_end(j);
    json_object_end(j);
    return ERR_NONE;
}
