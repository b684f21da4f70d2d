/* SPDX-License-Identifier: MIT
 * proof_view: see the header. */
#include "proof_view.h"

enum { TEN = 10 };

text hours_text(struct arena *arena, int64_t hundredths)
{
    int64_t tenths = (hundredths + TEN / 2) / TEN;
    text whole_hours = letter_count(arena, tenths / TEN);
    return tenths % TEN
               ? text_format(arena, "%.*s,%lld", TEXT_ARGS(whole_hours), (long long)(tenths % TEN))
               : whole_hours;
}

static int64_t whole(const struct json_value *of, const char *name)
{
    int64_t n = 0;
    return json_whole(json_get(of, name), &n) ? n : 0;
}

static text day_text(struct ctx *cx, const struct json_value *of, const char *name)
{
    date d;
    return date_parse(json_string(json_get(of, name)), &d) && d ? date_format_vi(cx->arena, d)
                                                                : TEXT("");
}

static id id_at(const struct json_value *of, const char *name)
{
    id which;
    return id_parse(json_string(json_get(of, name)), &which) ? which : ID_NONE;
}

text grade_label(const struct ctx *cx, text code)
{
    const struct entity *credit = schema_named(db_schema(cx->db), TEXT("credit"));
    const struct field *f = credit ? field_named(credit->fields, TEXT("evidence")) : NULL;
    for (const struct term *t = f && f->terms ? f->terms->terms : NULL; t && t->number; t++)
        if (text_equal_z(code, t->code)) return ctx_say(cx, t->vi, t->en);
    return code;
}

static void grades_json(struct ctx *cx, struct json *j, const struct json_value *facts)
{
    json_key(j, "grades");
    json_array(j);
    const struct json_value *all = json_get(facts, "grades");
    for (const struct json_value *g = json_first(all); g; g = json_next(g)) {
        if (!whole(g, "shifts")) continue;
        json_object(j);
        json_text_at(j, "label", grade_label(cx, json_string(json_get(g, "code"))));
        json_text_at(j, "hours_text", hours_text(cx->arena, whole(g, "hours")));
        json_int_at(j, "shifts", whole(g, "shifts"));
        json_object_end(j);
    }
    json_array_end(j);
}

static void campaigns_json(struct ctx *cx, struct tx *tx, struct json *j,
                           const struct json_value *facts)
{
    const struct json_value *all = json_get(facts, "campaigns");
    json_int_at(j, "campaign_count", (int64_t)json_count(all));
    json_key(j, "campaigns");
    json_array(j);
    for (const struct json_value *c = json_first(all); c; c = json_next(c)) {
        json_object(j);
        json_id_at(j, "id", id_at(c, "id"));
        json_text_at(j, "title", json_string(json_get(c, "title")));
        json_text_at(j, "unit_name", record_title(cx, tx, &unit_entity, id_at(c, "unit")));
        json_text_at(j, "first_text", day_text(cx, c, "first"));
        json_text_at(j, "last_text", day_text(cx, c, "last"));
        json_text_at(j, "hours_text", hours_text(cx->arena, whole(c, "hours")));
        json_int_at(j, "shifts", whole(c, "shifts"));
        json_int_at(j, "helped", whole(c, "helped"));
        json_object_end(j);
    }
    json_array_end(j);
}

static void titles_json(struct json *j, const char *name, const struct json_value *facts)
{
    json_key(j, name);
    json_array(j);
    for (const struct json_value *v = json_first(json_get(facts, name)); v; v = json_next(v)) {
        json_object(j);
        json_text_at(j, "title", json_string(json_get(v, "title")));
        json_text_at(j, "number", json_string(json_get(v, "number")));
        json_int_at(j, "year", whole(v, "year"));
        json_bool_at(j, "valid", json_kind_of(json_get(v, "valid")) == JSON_TRUE);
        json_object_end(j);
    }
    json_array_end(j);
}

static void team_json(struct ctx *cx, struct json *j, const struct json_value *facts)
{
    const struct json_value *team = json_get(facts, "team");
    if (!team) return;
    json_key(j, "team");
    json_object(j);
    json_text_at(j, "founded_text", day_text(cx, team, "founded"));
    json_int_at(j, "members", whole(team, "members"));
    json_int_at(j, "coordinators", whole(team, "coordinators"));
    json_bool_at(j, "charter", json_kind_of(json_get(team, "charter")) == JSON_TRUE);
    json_bool_at(j, "basis", json_kind_of(json_get(team, "basis")) == JSON_TRUE);
    json_text_at(j, "standing", json_string(json_get(team, "standing")));
    json_text_at(j, "reviewed_text", day_text(cx, team, "reviewed"));
    json_object_end(j);
}

err proof_json(struct ctx *cx, struct tx *tx, struct json *j, text facts, text digest)
{
    const struct json_value *f;
    err e = json_read(cx, facts, &f);
    if (e) return e;
    json_text_at(j, "as_of_text", day_text(cx, f, "as_of"));
    json_text_at(j, "digest", digest);
    json_int_at(j, "years", whole(f, "years_unbroken"));
    json_text_at(j, "first_text", day_text(cx, f, "first"));
    json_int_at(j, "days", whole(f, "days"));
    json_text_at(j, "hours_text", hours_text(cx->arena, whole(f, "hours")));
    json_int_at(j, "shifts", whole(f, "shifts"));
    json_int_at(j, "people", whole(f, "people"));
    json_int_at(j, "helped", whole(f, "helped"));
    grades_json(cx, j, f);
    campaigns_json(cx, tx, j, f);
    titles_json(j, "certificates", f);
    titles_json(j, "honours", f);
    team_json(cx, j, f);
    return ERR_NONE;
}
