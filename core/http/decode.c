/* SPDX-License-Identifier: MIT
 * decode: from bytes to a record. A form names a field several times for a set (skills, free
 * times); the values are joined and read as one text, as a cell of a sheet would be. An empty form
 * field counts as not filled in. */
#include "decode.h"

#include "../store/record.h"
#include "../store/record_text.h"

/* ---- what kind of body --------------------------------------------------------------------- */

/* "application/json; charset=utf-8" -> "application/json" */
static text media_type(text header)
{
    return text_trim(text_part(header, 0, text_find(header, ';', 0)));
}

static bool is_json_type(text type)
{
    return text_equal_ascii(type, TEXT("application/json")) || text_ends(type, TEXT("+json"));
}

static void take_file(struct request *rq)
{
    for (const struct pair *p = rq->pairs; p; p = p->next) {
        if (!text_equal_z(p->name, "file")) continue;
        rq->raw = text_slice(p->value);
        rq->file_name = p->file_name;
        return;
    }
}

static err not_readable(struct ctx *cx)
{
    return ctx_fail(cx, ERR_BAD_REQUEST, NULL, "body",
                    SAY("Không đọc được nội dung gửi lên", "The body cannot be read"));
}

static err decode_form(struct exchange *x, text header, bool multipart)
{
    struct request *rq = &x->rq;
    rq->form = true;
    if (!multipart)
        rq->pairs = pairs_decode(x->arena, slice_text(rq->upload));
    else if (!multipart_decode(x->arena, rq->upload, header, &rq->pairs))
        return not_readable(&x->cx);
    for (const struct pair *p = rq->pairs; p; p = p->next)
        if (!text_is_utf8(p->name) || (text_is_empty(p->file_name) && !text_is_utf8(p->value)))
            return not_readable(&x->cx);
    take_file(rq);
    return ERR_NONE;
}

err decode_body(struct exchange *x)
{
    struct request *rq = &x->rq;
    const struct field *table = rq->row->route->body;
    text header = exchange_header(x, "content-type"), type = media_type(header);
    bool multipart = text_equal_ascii(type, TEXT("multipart/form-data"));

    rq->upload = buffer_as_slice(&x->upload);
    if (multipart || text_equal_ascii(type, TEXT("application/x-www-form-urlencoded")))
        return decode_form(x, header, multipart);
    rq->raw = rq->upload;
    if (!table && !rq->row->entity) return ERR_NONE;
    if (rq->upload.size == 0) return ERR_NONE;
    if (!is_json_type(type) && type.size)
        return ctx_fail(
            &x->cx, ERR_UNSUPPORTED_MEDIA, NULL, "content-type",
            SAY("Hãy gửi JSON hoặc biểu mẫu, không phải %.*s", "Send JSON or a form, not %.*s"),
            TEXT_ARGS(type));
    rq->json = true;
    return json_read(&x->cx, slice_text(rq->upload), &rq->document);
}

/* ---- fields -------------------------------------------------------------------------------- */

static const char *pointer_of(struct exchange *x, text name)
{
    return text_z(x->arena, text_format(x->arena, "/%.*s", TEXT_ARGS(name)));
}

static void note_given(struct request *rq, const struct field *fields, const struct field *f)
{
    size_t index = (size_t)(f - fields);
    if (index < FIELDS_GIVEN_MAX) rq->given[index / 64] |= (uint64_t)1 << (index % 64);
}

static void unknown_name(struct exchange *x, text name)
{
    ctx_flaw(&x->cx, pointer_of(x, text_part(name, 0, 64)), "unknown",
             SAY("Không có mục này", "No such field"));
}

/* All values of one name, as one cell would hold them. */
static text joined(struct exchange *x, const struct pair *first)
{
    bool many = false;
    for (const struct pair *p = first->next; p; p = p->next)
        many |= text_equal(p->name, first->name);
    if (!many) return first->value;
    struct buffer all = buffer_in(x->arena, 64);
    for (const struct pair *p = first; p; p = p->next) {
        if (!text_equal(p->name, first->name)) continue;
        if (all.size) buffer_byte(&all, ';');
        buffer_text(&all, p->value);
    }
    return buffer_as_text(&all);
}

static bool seen_before(const struct pair *all, const struct pair *this)
{
    for (; all != this; all = all->next)
        if (text_equal(all->name, this->name)) return true;
    return false;
}

static bool is_settable(struct exchange *x, const struct field *f)
{
    if (!(f->flags & (READ_ONLY | DERIVED))) return true;
    ctx_flaw(&x->cx, pointer_of(x, text_of(f->name)), "read_only",
             SAY("Mục này do hệ thống ghi", "This is set by the system"));
    return false;
}

/* Names beginning with _ are the page's own (which button was pressed). */
static void pair_into(struct exchange *x, const struct field *fields, const struct pair *p,
                      void *record)
{
    if (text_starts(p->name, TEXT("_")) || text_equal_z(p->name, "id")) return;
    const struct field *f = field_named(fields, p->name);
    if (!f) {
        if (!text_equal_z(p->name, "file")) unknown_name(x, p->name);
        return;
    }
    if (!is_settable(x, f)) return;
    note_given(&x->rq, fields, f);
    err e = field_from_text(&x->cx, f, joined(x, p), pointer_of(x, p->name), record);
    (void)e; /* a flaw is noted; the others are wanted too */
}

static void document_given(struct request *rq, const struct field *fields)
{
    for (const struct json_value *v = json_first(rq->document); v; v = json_next(v)) {
        const struct field *f = field_named(fields, json_key_of(v));
        if (f) note_given(rq, fields, f);
    }
}

static bool was_given(const struct request *rq, size_t index)
{
    return index < FIELDS_GIVEN_MAX && (rq->given[index / 64] >> (index % 64) & 1);
}

/* A false that was sent stays false. */
static void fallbacks(struct exchange *x, const struct field *fields, void *record)
{
    for (const struct field *f = fields; f->id; f++) {
        if (!f->fallback || (f->flags & DERIVED) || !field_is_empty(f, record)) continue;
        if (f->kind == FIELD_BOOL && was_given(&x->rq, (size_t)(f - fields))) continue;
        err e = field_from_text(&x->cx, f, text_of(f->fallback), pointer_of(x, text_of(f->name)),
                                record);
        REQUIRE(!e); /* tables are checked at start */
    }
}

/* A flaw already reported for a field is not followed by "required". */
static void check_given(struct exchange *x, const struct field *fields, const void *record)
{
    struct entity whole = { .fields = fields };
    struct ctx *cx = &x->cx;
    struct flaw *found = cx->flaws;
    if (!found) {
        err e = record_check(cx, &whole, record);
        (void)e; /* flaws are counted by the caller */
        return;
    }
    struct ctx second = *cx;
    ctx_clear(&second);
    err e = record_check(&second, &whole, record);
    (void)e;
    for (const struct flaw *f = second.flaws; f; f = f->next) {
        const struct flaw *same = found;
        while (same && !text_equal(same->pointer, f->pointer)) same = same->next;
        if (same) continue;
        struct flaw *copy = ARENA_NEW(x->arena, struct flaw);
        *copy = (struct flaw){ .pointer = f->pointer, .code = f->code, .vi = f->vi, .en = f->en };
        *cx->flaws_end = copy;
        cx->flaws_end = &copy->next;
        cx->flaw_count++;
    }
}

err decode_record(struct exchange *x, const struct field *fields, void *record, bool check)
{
    struct request *rq = &x->rq;
    err e = ERR_NONE;
    if (rq->document) {
        if (json_kind_of(rq->document) != JSON_OBJECT) return not_readable(&x->cx);
        document_given(rq, fields);
        e = fields_from_json(&x->cx, fields, rq->document, record);
        if (e && e != ERR_INVALID) return e;
    }
    for (const struct pair *p = rq->pairs; p; p = p->next)
        if (!seen_before(rq->pairs, p)) pair_into(x, fields, p, record);
    if (check) {
        fallbacks(x, fields, record);
        check_given(x, fields, record);
    }
    return x->cx.flaw_count ? ERR_INVALID : ERR_NONE;
}

/* ---- the address --------------------------------------------------------------------------- */

static bool is_list_parameter(text name)
{
    static const char *const names[] = { "after", "limit", "sort", "q", "lang" };
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (text_equal_z(name, names[i])) return true;
    return text_starts(name, TEXT("_"));
}

err decode_query(struct exchange *x, const struct field *fields, void *record)
{
    struct request *rq = &x->rq;
    for (const struct pair *p = rq->query_pairs; p; p = p->next) {
        const struct field *f = field_named(fields, p->name);
        if (!f) {
            if (!rq->lenient && !is_list_parameter(p->name)) unknown_name(x, p->name);
            continue;
        }
        if (seen_before(rq->query_pairs, p) || text_is_empty(p->value)) continue;
        err e = text_is_utf8(p->value)
                    ? field_from_text(&x->cx, f, joined(x, p), pointer_of(x, p->name), record)
                    : not_readable(&x->cx);
        if (e && e != ERR_INVALID) return e;
    }
    if (x->cx.flaw_count) return ERR_INVALID;
    fallbacks(x, fields, record);
    check_given(x, fields, record);
    return x->cx.flaw_count ? ERR_INVALID : ERR_NONE;
}
