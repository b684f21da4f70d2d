/* SPDX-License-Identifier: MIT
 * plan_view: one plan as JSON, as of a day. */
#include "unit_plan_routes.h"

const struct field unit_plan_query_fields[] = {
    FIELD(1, struct unit_plan_query, unit, REF, 0, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit"),
    FIELD(2, struct unit_plan_query, year, INT, 0, .min = 2023, .max = 2100, .label = "Năm",
          .label_en = "Year", .help = "Để trống là năm nay", .help_en = "Empty for this year"),
    FIELD(3, struct unit_plan_query, on, DATE, 0, .label = "Vào ngày", .label_en = "On",
          .help = "Kế hoạch như vào ngày đó; để trống là hôm nay",
          .help_en = "The plan as of that day; empty for today"),
    { 0 },
};

/* ---- pieces -------------------------------------------------------------------------------- */

void plan_day_at(struct ctx *cx, struct json *j, const char *key, date day)
{
    json_text_at(j, key, date_format(cx->arena, day));
}

void plan_term_at(struct ctx *cx, struct json *j, const char *key, const struct vocabulary *v,
                  int32_t number)
{
    json_z_at(j, key, unit_plan_code(v, number));
    json_text_at(j, text_z(cx->arena, text_format(cx->arena, "%s_label", key)),
                 unit_plan_term(cx, v, number));
}

/* The label of a code of campaigns ("type", "field"); the code itself when it is no more. */
static text campaign_term(struct ctx *cx, struct tx *tx, const char *name, text code)
{
    const struct entity *campaign = schema_named(tx_schema(tx), TEXT("campaign"));
    const struct field *f = campaign ? entity_field(campaign, name, strlen(name)) : NULL;
    const struct term *t = f && f->terms && code.size ? vocabulary_code(f->terms, code) : NULL;
    return t ? ctx_say(cx, t->vi, t->en) : code;
}

struct showing {
    id which;
    date on;
    struct ctx *cx;
    struct tx *tx;
    struct json *j;
    struct doing doing;
};

static void campaigns_json(struct showing *s, const char *key, const struct doing_campaign *all,
                           size_t count)
{
    json_key(s->j, key);
    json_array(s->j);
    for (size_t i = 0; i < count; i++) {
        json_object(s->j);
        json_id_at(s->j, "id", all[i].id);
        json_id_at(s->j, "answer", all[i].answer);
        json_text_at(s->j, "title", all[i].title);
        plan_day_at(s->cx, s->j, "starts", all[i].starts);
        json_bool_at(s->j, "done", all[i].done);
        json_text_at(s->j, "state_label", all[i].state);
        json_object_end(s->j);
    }
    json_array_end(s->j);
}

static void activity_json(struct showing *s, const struct doing_activity *d)
{
    const struct plan_activity *a = &d->activity;
    struct ctx *cx = s->cx;
    json_object(s->j);
    json_id_at(s->j, "id", a->id);
    json_text_at(s->j, "name", a->name);
    json_int_at(s->j, "quarter", a->quarter);
    json_int_at(s->j, "times", a->times);
    json_text_at(s->j, "type_label", campaign_term(cx, s->tx, "type", a->type));
    json_text_at(s->j, "field_label", campaign_term(cx, s->tx, "field", a->field));
    json_text_at(s->j, "host", a->host);
    json_text_at(s->j, "place", record_title(cx, s->tx, &place_entity, a->place));
    json_int_at(s->j, "people", a->people);
    json_text_at(s->j, "note", a->note);
    plan_day_at(cx, s->j, "from", a->from);
    plan_day_at(cx, s->j, "until", a->until);
    plan_term_at(cx, s->j, "state", &doing_state_vocabulary, (int32_t)d->state);
    json_int_at(s->j, "done", d->done);
    campaigns_json(s, "campaigns", d->campaigns, d->campaign_count);
    json_object_end(s->j);
}

static void quarters_json(struct showing *s)
{
    json_key(s->j, "quarters");
    json_array(s->j);
    for (int q = 1; q <= 4; q++) {
        const struct doing_quarter *one = &s->doing.quarters[q];
        json_object(s->j);
        json_int_at(s->j, "quarter", q);
        json_bool_at(s->j, "over", one->over);
        json_bool_at(s->j, "begun", one->from <= s->doing.on);
        json_bool_at(s->j, "owes", doing_owes(&s->doing, q));
        json_int_at(s->j, "planned", one->planned);
        json_int_at(s->j, "done", one->done);
        json_text_at(s->j, "draft", doing_declaration(s->cx, &s->doing, q));
        json_key(s->j, "declared");
        if (one->is_declared) {
            json_object(s->j);
            json_id_at(s->j, "id", one->declared.id);
            json_int_at(s->j, "figure", one->declared.figure);
            json_text_at(s->j, "activities", one->declared.activities);
            json_object_end(s->j);
        } else
            json_null(s->j);
        json_object_end(s->j);
    }
    json_array_end(s->j);
}

static err adjustments_json(struct showing *s)
{
    struct unit_plan_list all;
    err e = unit_plan_list(s->cx, s->tx, &plan_adjustment_entity, "plan", s->which, &all);
    json_key(s->j, "adjustments");
    json_array(s->j);
    for (size_t i = 0; !e && i < all.count; i++) {
        json_object(s->j);
        e = plan_adjustment_members(s->cx, s->tx, s->j, unit_plan_at(&all, i));
        json_object_end(s->j);
    }
    json_array_end(s->j);
    return e;
}

static void can_json(struct showing *s)
{
    json_key(s->j, "can");
    json_array(s->j);
    for (int32_t a = UNIT_PLAN_SUBMIT; a <= UNIT_PLAN_ACTIONS; a++)
        if (unit_plan_may(s->cx, s->tx, &s->doing.plan, a))
            json_text(s->j, text_of(unit_plan_code(&unit_plan_action_vocabulary, a)));
    json_array_end(s->j);
}

static err plan_members(struct showing *s)
{
    const struct unit_plan *p = &s->doing.plan;
    struct ctx *cx = s->cx;
    text etag;
    err e = record_etag(cx, s->tx, &unit_plan_entity, p->id, &etag);
    if (e) return e;
    bool writes = access_may(cx, s->tx, "unit_plan.write", p->unit);
    json_id_at(s->j, "id", p->id);
    json_text_at(s->j, "etag", etag);
    json_id_at(s->j, "unit", p->unit);
    json_text_at(s->j, "name", record_title(cx, s->tx, &unit_entity, p->unit));
    json_text_at(s->j, "above", record_title(cx, s->tx, &unit_entity, p->above));
    json_int_at(s->j, "year", p->year);
    json_text_at(s->j, "basis", p->basis);
    json_text_at(s->j, "aims", p->aims);
    json_text_at(s->j, "ways", p->ways);
    json_text_at(s->j, "number", p->number);
    plan_term_at(cx, s->j, "state", &unit_plan_state_vocabulary, p->state);
    json_text_at(s->j, "reason", p->reason);
    json_text_at(s->j, "submitted",
                 p->submitted ? instant_format(cx->arena, p->submitted) : TEXT(""));
    plan_day_at(cx, s->j, "approved", p->approved);
    json_text_at(s->j, "decision", p->decision);
    plan_day_at(cx, s->j, "on", s->doing.on);
    json_bool_at(s->j, "writes", writes && p->state != UNIT_PLAN_CLOSED);
    json_bool_at(s->j, "open", writes && unit_plan_is_open(p->state));
    json_bool_at(s->j, "top", id_is_none(p->above));
    can_json(s);
    return ERR_NONE;
}

static err show(struct ctx *cx, struct tx *tx, void *arg)
{
    struct showing *s = arg;
    struct unit_plan p;
    s->tx = tx;
    err e = record_get(cx, tx, &unit_plan_entity, s->which, &p);
    if (!e) e = access_require(cx, tx, "plan.read", p.unit);
    if (!e) e = doing_read(cx, tx, &p, s->on, &s->doing);
    if (e) return e;
    json_object(s->j);
    e = plan_members(s);
    if (e) return e;
    quarters_json(s);
    json_key(s->j, "activities");
    json_array(s->j);
    for (size_t i = 0; i < s->doing.activity_count; i++) activity_json(s, &s->doing.activities[i]);
    json_array_end(s->j);
    campaigns_json(s, "loose", s->doing.loose, s->doing.loose_count);
    e = adjustments_json(s);
    json_object_end(s->j);
    return e;
}

err unit_plan_view(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct unit_plan_query *q = request_query_record(rq);
    struct showing s = { .which = request_id(rq),
                         .on = q->on ? q->on : instant_date(cx->now),
                         .cx = cx,
                         .j = respond_json(cx, rs, 200) };
    (void)tx;
    return db_read(cx, show, &s);
}
