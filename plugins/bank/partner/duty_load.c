/* SPDX-License-Identifier: MIT
 * duty_load: see the header. Fields are codes of the activity vocabulary with '|' between. */
#include "duty_load.h"

#include "../official_csv.h"

static err unknown(struct ctx *cx, const struct official_table *t, const struct official_row *row,
                   text code)
{
    return ctx_fail(cx, ERR_INVALID, NULL, "data-file",
                    SAY("%s dòng %zu: không có mã «%.*s»", "%s line %zu: no such code “%.*s”"),
                    t->file, row->line, TEXT_ARGS(code));
}

static err read_one(struct ctx *cx, const struct official *official, const struct official_table *t,
                    const struct official_row *row, struct department_duty *d)
{
    text code = official_cell(t, row, "unit");
    const struct unit *unit = official_unit(official, code);
    if (!unit) return unknown(cx, t, row, code);
    *d = (struct department_duty){ .id = id_new(cx->random, cx->now),
                                   .unit = unit->id,
                                   .row = official_cell(t, row, "row"),
                                   .named = official_cell(t, row, "named"),
                                   .words = official_cell(t, row, "words"),
                                   .inspects =
                                       text_equal_z(official_cell(t, row, "inspects"), "true") };
    if (!date_parse(official_cell(t, row, "from"), &d->from))
        return unknown(cx, t, row, official_cell(t, row, "from"));
    for (text rest = official_cell(t, row, "fields"); rest.size;) {
        text one = text_cut(&rest, '|');
        const struct term *term = vocabulary_code(&activity_field_vocabulary, one);
        if (!term) return unknown(cx, t, row, one);
        code_set_add(&d->fields, term->number);
    }
    return ERR_NONE;
}

err duties_read(struct ctx *cx, const char *dir, const struct official *official,
                struct duty_list *out)
{
    struct official_table t;
    err e = official_csv_read(cx, dir, "plan-departments.csv", &t);
    *out = (struct duty_list){ 0 };
    if (e) return e;
    out->items = ARENA_ARRAY(cx->arena, t.count, struct department_duty);
    for (; !e && out->count < t.count; out->count++)
        e = read_one(cx, official, &t, &t.rows[out->count], &out->items[out->count]);
    return e;
}
