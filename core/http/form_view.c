/* SPDX-License-Identifier: MIT
 * form_view: a field table as what a form's template needs: label, value as typed, error, and for
 * closed lists their options with the chosen ones marked, since a logic-less template cannot
 * compare. */
#include "../store/record_text.h"
#include "page.h"

static const char *const kinds[] = { "",      "text", "int",  "bool",  "date", "time",
                                     "money", "enum", "code", "codes", "grid", "place",
                                     "ref",   "file", "hash", "levels" };

static const char *either(const struct ctx *cx, const char *vi, const char *en)
{
    return cx->lang == LANG_EN && en ? en : vi;
}

/* Whether one of the values sent under the field's name is `code` (values of one box may be
 * several, parted by ; or ,). */
static bool was_chosen(const struct form_view *view, const char *name, text code)
{
    for (const struct pair *p = view->typed; p; p = p->next) {
        if (!text_equal_z(p->name, name)) continue;
        text rest = p->value;
        while (rest.size) {
            text many = text_cut(&rest, ';');
            while (many.size)
                if (text_equal(text_trim(text_cut(&many, ',')), code)) return true;
        }
    }
    return false;
}

static bool chosen(const struct form_view *view, const struct field *f, text code)
{
    if (was_chosen(view, f->name, code)) return true;
    return !view->sent && f->fallback && !pair_named(view->typed, f->name) &&
           text_equal_z(code, f->fallback);
}

static void option_json(struct json *j, text value, text label, bool selected)
{
    json_object(j);
    json_text_at(j, "value", value);
    json_text_at(j, "label", label);
    json_bool_at(j, "selected", selected);
    json_object_end(j);
}

static void terms_json(struct ctx *cx, struct json *j, const struct form_view *view,
                       const struct field *f)
{
    json_key(j, "options");
    json_array(j);
    for (const struct term *t = f->terms->terms; t->number; t++)
        option_json(j, text_of(t->code), text_of(either(cx, t->vi, t->en)),
                    chosen(view, f, text_of(t->code)));
    json_array_end(j);
}

static void places_json(struct ctx *cx, struct json *j, const struct form_view *view,
                        const struct field *f)
{
    json_key(j, "options");
    json_array(j);
    for (size_t i = 0; i < view->place_count; i++) {
        text value = id_text(cx->arena, view->places[i].id);
        option_json(j, value, view->places[i].name, was_chosen(view, f->name, value));
    }
    json_array_end(j);
}

static void grid_json(struct ctx *cx, struct json *j, const struct form_view *view,
                      const struct field *f)
{
    static const char *const codes[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
    static const char *const days[] = { "Thứ hai", "Thứ ba",  "Thứ tư",  "Thứ năm",
                                        "Thứ sáu", "Thứ bảy", "Chủ nhật" };
    static const char *const days_en[] = { "Monday", "Tuesday",  "Wednesday", "Thursday",
                                           "Friday", "Saturday", "Sunday" };
    static const char *const blocks[BLOCK_COUNT] = { "morning", "afternoon", "evening", "night" };
    static const char *const blocks_vi[BLOCK_COUNT] = { "Sáng", "Chiều", "Tối", "Đêm" };
    static const char *const blocks_en[BLOCK_COUNT] = { "Morning", "Afternoon", "Evening",
                                                        "Night" };
    json_key(j, "rows");
    json_array(j);
    for (size_t d = 0; d < COUNT_OF(days); d++) {
        json_object(j);
        json_z_at(j, "label", either(cx, days[d], days_en[d]));
        json_key(j, "cells");
        json_array(j);
        for (size_t b = 0; b < BLOCK_COUNT; b++) {
            text value = text_format(cx->arena, "%s.%s", codes[d], blocks[b]);
            option_json(j, value, text_of(either(cx, blocks_vi[b], blocks_en[b])),
                        was_chosen(view, f->name, value));
        }
        json_array_end(j);
        json_object_end(j);
    }
    json_array_end(j);
}

/* Passwords are not sent back. */
static text value_of(const struct form_view *view, const struct field *f)
{
    const struct pair *typed = pair_named(view->typed, f->name);
    if (f->flags & SECRET) return TEXT("");
    if (typed) return text_is_utf8(typed->value) ? typed->value : TEXT("");
    return view->sent ? TEXT("") : text_of(f->fallback);
}

static bool is_checked(const struct form_view *view, const struct field *f)
{
    static const char *const yes[] = { "1", "true", "on", "x", "co", "có", "yes" };
    text value = value_of(view, f);
    for (size_t i = 0; i < COUNT_OF(yes); i++)
        if (text_equal_z(value, yes[i])) return true;
    return false;
}

static void error_member(const struct ctx *cx, struct json *j, const struct form_view *view,
                         const struct field *f)
{
    for (const struct flaw *flaw = view->flaws; flaw; flaw = flaw->next) {
        if (!text_equal_z(text_part(flaw->pointer, 1, flaw->pointer.size), f->name)) continue;
        json_text_at(j, "error", cx->lang == LANG_EN ? flaw->en : flaw->vi);
        return;
    }
}

static void field_view_json(struct ctx *cx, struct json *j, const struct form_view *view,
                            const struct field *f)
{
    const char *kind = kinds[f->kind];
    json_object(j);
    json_z_at(j, "name", f->name);
    json_z_at(j, "label", either(cx, f->label, f->label_en));
    json_text_at(j, "value", value_of(view, f));
    if (f->help) json_z_at(j, "help", either(cx, f->help, f->help_en));
    error_member(cx, j, view, f);
    json_bool_at(j, "required", (f->flags & REQUIRED) != 0);
    json_bool_at(j, "lines", (f->flags & LINES) != 0);
    json_z_at(j, "kind", kind);
    json_bool_at(j, text_z(cx->arena, text_format(cx->arena, "is_%s", kind)), true);
    if (f->min) json_int_at(j, "min", f->min);
    if (f->max) json_int_at(j, "max", f->max);
    if (f->kind == FIELD_BOOL) json_bool_at(j, "checked", is_checked(view, f));
    if (f->terms) terms_json(cx, j, view, f);
    if (f->kind == FIELD_PLACE) places_json(cx, j, view, f);
    if (f->kind == FIELD_GRID) grid_json(cx, j, view, f);
    json_object_end(j);
}

void form_view_json(struct ctx *cx, struct json *j, const struct form_view *view)
{
    json_object(j);
    for (const struct field *f = view->fields; f->id; f++) {
        if (f->flags & (READ_ONLY | DERIVED)) continue;
        json_key(j, f->name);
        field_view_json(cx, j, view, f);
    }
    json_object_end(j);
}
