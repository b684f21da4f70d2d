/* SPDX-License-Identifier: MIT
 * record_json: members to JSON by their field table. A number that its vocabulary does not know
 * (any more) is shown as null or left out: nobody could read it back. SECRET fields are not even
 * named. Reading is in record_json_read.c. */
#include "record_json.h"

#include "../base/buffer.h"
#include "week_text.h"

static void term_json(struct json *j, const struct field *f, unsigned number)
{
    const struct term *term = vocabulary_number(f->terms, number);
    if (term)
        json_text(j, text_of(term->code));
    else
        json_null(j);
}

static void codes_json(struct json *j, const struct field *f, code_set set)
{
    json_array(j);
    for (const struct term *t = f->terms->terms; t->number; t++)
        if (code_set_has(set, t->number)) json_text(j, text_of(t->code));
    json_array_end(j);
}

static void grid_json(struct json *j, struct arena *arena, week_grid grid)
{
    json_array(j);
    for (unsigned cell = 0; cell < WEEK_CELLS; cell++)
        if (grid.cells >> cell & 1) json_text(j, week_cell_code(arena, cell));
    json_array_end(j);
}

static void levels_json(struct json *j, const struct field *f, const code_levels *levels)
{
    json_object(j);
    for (const struct term *t = f->terms->terms; t->number; t++)
        if (levels->of[t->number]) json_int_at(j, t->code, levels->of[t->number]);
    json_object_end(j);
}

/* Kinds whose empty value is not null. */
static bool never_null(const struct field *f)
{
    return f->kind == FIELD_BOOL || f->kind == FIELD_CODES || f->kind == FIELD_GRID ||
           f->kind == FIELD_LEVELS;
}

void field_json(struct ctx *cx, struct json *j, const struct field *f, const void *record)
{
    const void *member = field_of(f, record);
    if (field_is_empty(f, record) && !never_null(f)) {
        json_null(j);
        return;
    }
    switch ((enum field_kind)f->kind) {
    case FIELD_TEXT:
        json_text(j, *(const text *)member);
        break;
    case FIELD_INT:
    case FIELD_MONEY:
        json_int(j, *(const int64_t *)member);
        break;
    case FIELD_BOOL:
        json_bool(j, *(const bool *)member);
        break;
    case FIELD_DATE:
        json_text(j, date_format(cx->arena, *(const date *)member));
        break;
    case FIELD_TIME:
        json_text(j, instant_format(cx->arena, *(const instant *)member));
        break;
    case FIELD_ENUM:
        term_json(j, f, (unsigned)*(const int32_t *)member);
        break;
    case FIELD_CODE:
        term_json(j, f, *(const uint8_t *)member);
        break;
    case FIELD_CODES:
        codes_json(j, f, *(const code_set *)member);
        break;
    case FIELD_GRID:
        grid_json(j, cx->arena, *(const week_grid *)member);
        break;
    case FIELD_LEVELS:
        levels_json(j, f, member);
        break;
    case FIELD_PLACE:
    case FIELD_REF:
    case FIELD_FILE:
        json_id(j, *(const id *)member);
        break;
    case FIELD_HASH:
        json_text(j, hex_text(cx->arena, (struct slice){ member, f->size }));
        break;
    case FIELD_LIST:
        json_null(j);
        break;
    }
}

static text codes_label(struct ctx *cx, const struct field *f, code_set set)
{
    struct buffer out = buffer_in(cx->arena, 64);
    for (const struct term *t = f->terms->terms; t->number; t++) {
        if (!code_set_has(set, t->number)) continue;
        if (out.size) buffer_z(&out, ", ");
        buffer_z(&out, cx->lang == LANG_EN ? t->en : t->vi);
    }
    return buffer_as_text(&out);
}

static text time_text(struct arena *arena, instant t)
{
    struct civil c = instant_civil(t);
    return text_format(arena, "%02d:%02d %02d/%02d/%04d", c.hour, c.minute, c.day, c.month, c.year);
}

static void label_json(struct ctx *cx, struct json *j, const struct field *f, const void *record)
{
    const void *member = field_of(f, record);
    bool is_day = f->kind == FIELD_DATE || f->kind == FIELD_TIME;
    text shown;
    switch ((enum field_kind)f->kind) {
    case FIELD_DATE:
        shown = date_format_vi(cx->arena, *(const date *)member);
        break;
    case FIELD_TIME:
        shown = time_text(cx->arena, *(const instant *)member);
        break;
    case FIELD_ENUM:
        shown = vocabulary_label(f->terms, (unsigned)*(const int32_t *)member, cx->lang);
        break;
    case FIELD_CODE:
        shown = vocabulary_label(f->terms, *(const uint8_t *)member, cx->lang);
        break;
    case FIELD_CODES:
        shown = codes_label(cx, f, *(const code_set *)member);
        break;
    default:
        return;
    }
    json_key(
        j, text_z(cx->arena, text_format(cx->arena, "%s_%s", f->name, is_day ? "text" : "label")));
    if (field_is_empty(f, record))
        json_null(j);
    else
        json_text(j, shown);
}

static bool is_masked(const struct field *f, struct record_view view)
{
    return (f->flags & PERSONAL) && !view.personal;
}

static void masked_json(struct json *j, const struct entity *entity, struct record_view view)
{
    bool any = false;
    for (const struct field *f = entity->fields; f->id; f++) {
        if ((f->flags & SECRET) || !is_masked(f, view)) continue;
        if (!any) {
            json_key(j, "masked");
            json_array(j);
        }
        json_text(j, text_of(f->name));
        any = true;
    }
    if (any) json_array_end(j);
}

void record_json_members(struct ctx *cx, struct json *j, const struct entity *entity,
                         const void *record, struct record_view view)
{
    json_id_at(j, "id", *(const id *)record);
    for (const struct field *f = entity->fields; f->id; f++) {
        if ((f->flags & SECRET) || is_masked(f, view)) continue;
        json_key(j, f->name);
        field_json(cx, j, f, record);
        if (view.labels) label_json(cx, j, f, record);
    }
    masked_json(j, entity, view);
}

void record_json(struct ctx *cx, struct json *j, const struct entity *entity, const void *record,
                 struct record_view view)
{
    json_object(j);
    record_json_members(cx, j, entity, record, view);
    json_object_end(j);
}
