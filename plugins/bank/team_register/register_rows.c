/* SPDX-License-Identifier: MIT
 * register_rows: teams with how they stand today, in the order in which somebody has to see to
 * them: by the day until which they are to be reviewed or come back to. */
#include "../words.h"
#include "register_routes.h"

#include <stdlib.h>

static int by_due(const void *a, const void *b)
{
    const struct register_row *x = a, *y = b;
    if (!x->standing.due != !y->standing.due) return x->standing.due ? -1 : 1;
    if (x->standing.due != y->standing.due) return x->standing.due < y->standing.due ? -1 : 1;
    int name = text_compare(x->team.name, y->team.name);
    return name ? name : id_compare(x->team.id, y->team.id);
}

static bool may_see(struct ctx *cx, struct tx *tx, id unit)
{
    return access_holds(cx, tx, ROLES_WATCHING, unit) || team_front_covers(cx, tx, unit, NULL);
}

err register_rows_read(struct ctx *cx, struct tx *tx, bool everybody, struct register_rows *out)
{
    struct gathered all = { .entity = &team_entity };
    const struct query q = { .entity = &team_entity };
    err e = gather_query(cx, tx, &q, &all);
    *out = (struct register_rows){ 0 };
    if (e) return e;
    out->rows = ARENA_ARRAY(cx->arena, all.count + 1, struct register_row);
    date today = instant_date(cx->now);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct team *t = gathered_at(&all, i);
        if (!everybody && !may_see(cx, tx, t->unit)) continue;
        struct register_row *row = &out->rows[out->count++];
        row->team = *t;
        e = team_standing_on(cx, tx, t, today, &row->standing);
    }
    if (!e && out->count) qsort(out->rows, out->count, sizeof(*out->rows), by_due);
    return e;
}

static void term_json(struct ctx *cx, struct json *j, const char *code, const char *label,
                      const struct term *t)
{
    json_z_at(j, code, t ? t->code : NULL);
    json_text_at(j, label, t ? ctx_say(cx, t->vi, t->en) : TEXT(""));
}

void register_row_json(struct ctx *cx, struct tx *tx, struct json *j,
                       const struct register_row *row)
{
    const struct team *t = &row->team;
    const struct team_standing *s = &row->standing;
    date today = instant_date(cx->now);
    json_id_at(j, "id", t->id);
    json_text_at(j, "name", t->name);
    term_json(cx, j, "kind", "kind_label",
              vocabulary_number(&team_kind_vocabulary, (unsigned)t->kind));
    term_json(cx, j, "field", "field_label",
              vocabulary_number(&activity_field_vocabulary, t->field));
    json_id_at(j, "unit", t->unit);
    json_text_at(j, "unit_name", record_title(cx, tx, &unit_entity, t->unit));
    json_text_at(j, "founded_text", date_format_vi(cx->arena, t->founded));
    json_bool_at(j, "has_basis", t->basis_day != 0);
    json_text_at(j, "basis_number", t->basis_number);
    json_text_at(j, "basis_body", t->basis_body);
    json_text_at(j, "basis_day_text",
                 t->basis_day ? date_format_vi(cx->arena, t->basis_day) : TEXT(""));
    term_json(cx, j, "standing", "standing_label",
              vocabulary_number(&team_standing_vocabulary, (unsigned)s->kind));
    json_bool_at(j, "good", team_standing_is_good(s->kind));
    json_bool_at(j, "late", s->due && s->due < today);
    json_text_at(j, "reviewed_text",
                 s->reviewed ? date_format_vi(cx->arena, s->reviewed) : TEXT(""));
    json_text_at(j, "due_text", s->due ? date_format_vi(cx->arena, s->due) : TEXT(""));
    json_int_at(j, "days_left", s->due ? s->due - today : 0);
}
