/* SPDX-License-Identifier: MIT
 * public_teams: the register as everybody sees it: teams that run lawfully today, with nothing of
 * anybody but the name of a leader of age who agreed to it. */
#include "../words.h"
#include "register_routes.h"

#include <stdlib.h>

enum { SHOWN_MOST = 200, OF_AGE = 16 };

const struct field public_team_filter_fields[] = {
    FIELD(1, struct public_team_filter, q, TEXT, 0, .max = 100, .label = "Tìm",
          .label_en = "Search"),
    FIELD(2, struct public_team_filter, field, TEXT, 0, .max = 40, .label = "Lĩnh vực",
          .label_en = "Field"),
    { 0 },
};

struct listing {
    const struct request *rq;
    struct response *rs;
};

static err named_leader(struct ctx *cx, struct tx *tx, id team, text *name)
{
    struct team_member m;
    struct volunteer who;
    bool found;
    *name = TEXT("");
    err e = team_leader(cx, tx, team, instant_date(cx->now), &m, &found);
    if (e || !found || !m.named) return e;
    e = record_get(cx, tx, &volunteer_entity, m.volunteer, &who);
    if (!e && who.birth && date_years(who.birth, instant_date(cx->now)) >= OF_AGE)
        *name = who.full_name;
    return e;
}

static bool is_asked(struct ctx *cx, struct tx *tx, const struct public_team_filter *f,
                     const struct register_row *row)
{
    const struct term *field = vocabulary_code(&activity_field_vocabulary, f->field);
    if (!team_standing_is_good(row->standing.kind)) return false;
    if (field && field->number != row->team.field) return false;
    if (text_is_empty(f->q)) return true;
    text sought = viet_fold(cx->arena, f->q);
    text unit = record_title(cx, tx, &unit_entity, row->team.unit);
    return viet_matches(viet_fold(cx->arena, row->team.name), sought) ||
           viet_matches(viet_fold(cx->arena, unit), sought);
}

static err team_json(struct ctx *cx, struct tx *tx, struct json *j, const struct register_row *row)
{
    struct team_activity a;
    text leader;
    date today = instant_date(cx->now);
    const struct team *t = &row->team;
    err e = team_activity(cx, tx, t->id, date_of(date_civil(today).year, 1, 1), today, false, &a);
    if (!e) e = named_leader(cx, tx, t->id, &leader);
    if (e) return e;
    json_object(j);
    json_id_at(j, "id", t->id);
    json_text_at(j, "name", t->name);
    json_text_at(j, "kind_label", words_term(cx, &team_kind_vocabulary, (unsigned)t->kind));
    json_text_at(j, "field_label", words_term(cx, &activity_field_vocabulary, t->field));
    json_text_at(j, "unit_name", record_title(cx, tx, &unit_entity, t->unit));
    json_text_at(j, "founded_text", date_format_vi(cx->arena, t->founded));
    json_text_at(j, "basis_number", t->basis_number);
    json_text_at(j, "basis_day_text", date_format_vi(cx->arena, t->basis_day));
    json_text_at(j, "basis_body", t->basis_body);
    json_text_at(j, "reviewed_text",
                 row->standing.reviewed ? date_format_vi(cx->arena, row->standing.reviewed)
                                        : TEXT(""));
    json_int_at(j, "members", a.members);
    json_text_at(j, "hours_text", words_hundredths(cx, a.hours));
    json_text_at(j, "leader", leader);
    json_object_end(j);
    return ERR_NONE;
}

static void fields_json(struct ctx *cx, struct json *j, text chosen)
{
    json_key(j, "fields");
    json_array(j);
    for (const struct term *t = activity_field_vocabulary.terms; t->number; t++) {
        json_object(j);
        json_z_at(j, "code", t->code);
        json_text_at(j, "label", ctx_say(cx, t->vi, t->en));
        json_bool_at(j, "chosen", text_equal_z(chosen, t->code));
        json_object_end(j);
    }
    json_array_end(j);
}

static int by_name(const void *a, const void *b)
{
    const struct register_row *x = a, *y = b;
    int name = text_compare(x->team.name, y->team.name);
    return name ? name : id_compare(x->team.id, y->team.id);
}

static err write_list(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct listing *l = arg;
    const struct public_team_filter *f = request_query_record(l->rq);
    struct register_rows all;
    int64_t found = 0;
    err e = register_rows_read(cx, tx, true, &all);
    if (e) return e;
    if (all.count) qsort(all.rows, all.count, sizeof(*all.rows), by_name);
    struct json *j = respond_json(cx, l->rs, 200);
    json_object(j);
    json_text_at(j, "q", f->q);
    fields_json(cx, j, f->field);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; !e && i < all.count; i++) {
        if (!is_asked(cx, tx, f, &all.rows[i])) continue;
        if (found++ < SHOWN_MOST) e = team_json(cx, tx, j, &all.rows[i]);
    }
    json_array_end(j);
    json_int_at(j, "total", found);
    json_bool_at(j, "cut", found > SHOWN_MOST);
    json_object_end(j);
    return e;
}

err teams_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct listing l = { .rq = rq, .rs = rs };
    (void)tx;
    return db_read(cx, write_list, &l);
}
