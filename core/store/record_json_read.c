/* SPDX-License-Identifier: MIT
 * record_json_read: members from JSON by their field table. Every flaw is reported, and a member
 * changes only when its value was read whole: a refused body leaves the record as it was where it
 * was wrong. */
#include "record_json_value.h"

#include "../base/buffer.h"
#include "../base/viet.h"
#include "week_text.h"

static bool read_text(struct ctx *cx, const struct field *f, const struct json_value *v, text *out)
{
    if (json_kind_of(v) == JSON_STRING && (f->flags & VERBATIM)) {
        *out = json_string(v);
        return text_is_utf8(*out);
    }
    return json_kind_of(v) == JSON_STRING &&
           !viet_clean(cx, json_string(v), (f->flags & LINES) != 0, out);
}

static bool read_codes(const struct field *f, const struct json_value *v, code_set *out)
{
    if (json_kind_of(v) != JSON_ARRAY) return false;
    for (const struct json_value *item = json_first(v); item; item = json_next(item)) {
        const struct term *term = vocabulary_code(f->terms, json_string(item));
        if (json_kind_of(item) != JSON_STRING || !term) return false;
        code_set_add(out, term->number);
    }
    return true;
}

static bool read_grid(struct arena *arena, const struct json_value *v, week_grid *out)
{
    unsigned cell;
    if (json_kind_of(v) != JSON_ARRAY) return false;
    for (const struct json_value *item = json_first(v); item; item = json_next(item)) {
        if (!week_cell_parse(arena, json_string(item), &cell)) return false;
        out->cells |= (uint32_t)1 << cell;
    }
    return true;
}

static bool read_levels(const struct field *f, const struct json_value *v, code_levels *out)
{
    int64_t level;
    if (json_kind_of(v) != JSON_OBJECT) return false;
    for (const struct json_value *item = json_first(v); item; item = json_next(item)) {
        const struct term *term = vocabulary_code(f->terms, json_key_of(item));
        if (!term || !json_whole(item, &level) || level < 0 || level > 100) return false;
        out->of[term->number] = (uint8_t)level;
    }
    return true;
}

static bool read_term(const struct field *f, const struct json_value *v, void *out)
{
    const struct term *term = vocabulary_code(f->terms, json_string(v));
    if (json_kind_of(v) != JSON_STRING || !term) return false;
    if (f->kind == FIELD_ENUM)
        *(int32_t *)out = term->number;
    else
        *(uint8_t *)out = term->number;
    return true;
}

static bool read_bool(const struct json_value *v, bool *out)
{
    *out = json_kind_of(v) == JSON_TRUE;
    return *out || json_kind_of(v) == JSON_FALSE;
}

static bool read_hash(struct arena *arena, text t, struct hash *out)
{
    struct slice bytes;
    if (!hex_parse(arena, t, &bytes) || bytes.size != sizeof *out) return false;
    memcpy(out, bytes.data, sizeof *out);
    return true;
}

/* A value that is not null into zeroed memory. */
static bool read_value(struct ctx *cx, const struct field *f, const struct json_value *v, void *out)
{
    text t = json_string(v);
    switch ((enum field_kind)f->kind) {
    case FIELD_TEXT:
        return read_text(cx, f, v, out);
    case FIELD_INT:
    case FIELD_MONEY:
        return json_whole(v, out);
    case FIELD_BOOL:
        return read_bool(v, out);
    case FIELD_DATE:
        return t.size == 0 ? json_kind_of(v) == JSON_STRING : date_parse(t, out);
    case FIELD_TIME:
        return t.size == 0 ? json_kind_of(v) == JSON_STRING : instant_parse(t, out);
    case FIELD_ENUM:
    case FIELD_CODE:
        return read_term(f, v, out);
    case FIELD_CODES:
        return read_codes(f, v, out);
    case FIELD_GRID:
        return read_grid(cx->arena, v, out);
    case FIELD_LEVELS:
        return read_levels(f, v, out);
    case FIELD_PLACE:
    case FIELD_REF:
    case FIELD_FILE:
        return id_parse(t, out);
    case FIELD_HASH:
        return read_hash(cx->arena, t, out);
    case FIELD_LIST:
        return false;
    }
    return false;
}

struct expectation {
    const char *vi, *en;
};

static struct expectation expected(const struct field *f)
{
    switch ((enum field_kind)f->kind) {
    case FIELD_TEXT:
        return (struct expectation){ SAY("Phải là chuỗi ký tự", "Must be a string") };
    case FIELD_INT:
    case FIELD_MONEY:
        return (struct expectation){ SAY("Phải là số nguyên", "Must be a whole number") };
    case FIELD_BOOL:
        return (struct expectation){ SAY("Phải là true hoặc false", "Must be true or false") };
    case FIELD_DATE:
        return (struct expectation){ SAY("Phải là ngày dạng 2026-12-31",
                                         "Must be a day like 2026-12-31") };
    case FIELD_TIME:
        return (
            struct expectation){ SAY("Phải là thời điểm RFC 3339", "Must be an RFC 3339 time") };
    case FIELD_ENUM:
    case FIELD_CODE:
        return (struct expectation){ SAY("Không có trong danh mục", "Not in the list") };
    case FIELD_CODES:
        return (struct expectation){ SAY("Phải là mảng mã trong danh mục",
                                         "Must be an array of codes of the list") };
    case FIELD_GRID:
        return (struct expectation){ SAY("Phải là mảng buổi như mon.morning",
                                         "Must be an array of parts like mon.morning") };
    case FIELD_LEVELS:
        return (
            struct expectation){ SAY("Phải là mức 0–100 theo mã", "Must be levels 0-100 by code") };
    case FIELD_PLACE:
    case FIELD_REF:
    case FIELD_FILE:
        return (struct expectation){ SAY("Phải là mã UUID", "Must be a UUID") };
    case FIELD_HASH:
        return (struct expectation){ SAY("Phải là mã băm dạng hex", "Must be a hash in hex") };
    case FIELD_LIST:
        break;
    }
    return (struct expectation){ SAY("Không đọc được", "Cannot be read") };
}

bool field_from_json(struct ctx *cx, const struct field *f, const struct json_value *v,
                     void *record)
{
    _Alignas(max_align_t) code_levels value = { 0 };
    REQUIRE(f->size <= sizeof value);
    if (json_kind_of(v) != JSON_NULL && !read_value(cx, f, v, &value)) return false;
    memcpy(field_in(f, record), &value, f->size);
    return true;
}

/* RFC 6901; a client's own name is shown up to 64 bytes. */
static const char *pointer_of(struct ctx *cx, text name)
{
    enum { NAME_MAX_SHOWN = 64 };
    struct buffer out = buffer_in(cx->arena, NAME_MAX_SHOWN + 2);
    buffer_byte(&out, '/');
    for (size_t i = 0; i < name.size; i++) {
        if (i >= NAME_MAX_SHOWN && (name.data[i] & 0xC0) != 0x80) break; /* never within a letter */
        if (name.data[i] == '~')
            buffer_z(&out, "~0");
        else if (name.data[i] == '/')
            buffer_z(&out, "~1");
        else
            buffer_byte(&out, (uint8_t)name.data[i]);
    }
    return text_z(cx->arena, buffer_as_text(&out));
}

static void flaw(struct ctx *cx, text name, const char *slug, struct expectation what)
{
    ctx_flaw(cx, pointer_of(cx, name), slug, "%s%.0s", "%.0s%s", what.vi, what.en);
}

static const struct field *named(const struct field *fields, text name)
{
    for (const struct field *f = fields; f->id; f++)
        if (text_equal_z(name, f->name)) return f;
    return NULL;
}

err fields_from_json(struct ctx *cx, const struct field *fields, const struct json_value *object,
                     void *record)
{
    size_t before = cx->flaw_count;
    if (json_kind_of(object) != JSON_OBJECT)
        return ctx_fail(cx, ERR_INVALID, "", "type",
                        SAY("Phải là một đối tượng JSON", "Must be a JSON object"));
    for (const struct json_value *v = json_first(object); v; v = json_next(v)) {
        const struct field *f = named(fields, json_key_of(v));
        if (!f && text_equal_z(json_key_of(v), "id")) continue;
        if (!f)
            flaw(cx, json_key_of(v), "unknown",
                 (struct expectation){ SAY("Không có mục này", "There is no such field") });
        else if (f->flags & (READ_ONLY | DERIVED))
            flaw(cx, json_key_of(v), "read_only",
                 (struct expectation){
                     SAY("Mục này do hệ thống ghi", "This is set by the server") });
        else if (!field_from_json(cx, f, v, record))
            flaw(cx, json_key_of(v), "type", expected(f));
    }
    return cx->flaw_count > before ? ERR_INVALID : ERR_NONE;
}
