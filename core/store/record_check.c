/* SPDX-License-Identifier: MIT
 * record_check: the field table's own rules: required, bounds, lengths, terms. Every flaw is
 * reported at once, at the JSON Pointer of its field. A flaw's sentence does not repeat the label:
 * it is shown beside it. READ_ONLY members are filled by entity->check, so their being required is
 * tested after it, by record_check_filled. */
#include "../base/viet.h"
#include "record_bytes.h"

enum { TEXT_MAX_DEFAULT = 200, BYTES_PER_GRAPHEME = 4, LAST_DAY = 3652059 /* 9999-12-31 */ };

static const char *pointer_of(struct ctx *cx, const struct field *f)
{
    return text_z(cx->arena, text_format(cx->arena, "/%s", f->name));
}

/* A grapheme has a byte at least, so only what is longer in bytes need be counted. */
static bool is_longer(text t, uint64_t graphemes)
{
    if (t.size <= graphemes) return false;
    return t.size > graphemes * BYTES_PER_GRAPHEME || viet_graphemes(t) > graphemes;
}

static void check_text(struct ctx *cx, const struct field *f, text t)
{
    int64_t max = f->max ? f->max : TEXT_MAX_DEFAULT;
    if (!text_is_utf8(t)) {
        ctx_flaw(cx, pointer_of(cx, f), "utf8",
                 SAY("Có ký tự không đọc được", "Has unreadable characters"));
        return;
    }
    if (!(f->flags & LINES) && text_find(t, '\n', 0) < t.size)
        ctx_flaw(cx, pointer_of(cx, f), "lines", SAY("Chỉ được một dòng", "Must be a single line"));
    if (is_longer(t, (uint64_t)max))
        ctx_flaw(cx, pointer_of(cx, f), "too_long",
                 SAY("Dài quá %lld ký tự", "Longer than %lld characters"), (long long)max);
    else if (f->min > 0 && viet_graphemes(t) < (uint64_t)f->min)
        ctx_flaw(cx, pointer_of(cx, f), "too_short",
                 SAY("Cần ít nhất %lld ký tự", "Needs at least %lld characters"),
                 (long long)f->min);
}

/* 0,0 is no bound at all; a positive min with max 0 is a lower bound alone. */
static void check_bounds(struct ctx *cx, const struct field *f, int64_t n)
{
    if (f->min == 0 && f->max == 0) return;
    if (n < f->min)
        ctx_flaw(cx, pointer_of(cx, f), "too_small",
                 SAY("Nhỏ nhất là %lld", "Must be at least %lld"), (long long)f->min);
    if (n > f->max && !(f->max == 0 && f->min > 0))
        ctx_flaw(cx, pointer_of(cx, f), "too_big", SAY("Lớn nhất là %lld", "Must be at most %lld"),
                 (long long)f->max);
}

static void unknown_term(struct ctx *cx, const struct field *f)
{
    ctx_flaw(cx, pointer_of(cx, f), "term", SAY("Không có trong danh mục", "Not in the list"));
}

static void check_terms(struct ctx *cx, const struct field *f, code_set set)
{
    for (unsigned n = 0; n < 128; n++)
        if (code_set_has(set, n) && !vocabulary_number(f->terms, n)) {
            unknown_term(cx, f);
            return;
        }
}

static void check_day(struct ctx *cx, const struct field *f, date d)
{
    if (d < 1 || d > LAST_DAY)
        ctx_flaw(cx, pointer_of(cx, f), "date", SAY("Không phải là một ngày", "Not a day"));
}

/* A member that is given. */
static void check_value(struct ctx *cx, const struct field *f, const void *record)
{
    const void *member = field_of(f, record);
    switch ((enum field_kind)f->kind) {
    case FIELD_TEXT:
        check_text(cx, f, *(const text *)member);
        break;
    case FIELD_INT:
    case FIELD_MONEY:
        check_bounds(cx, f, *(const int64_t *)member);
        break;
    case FIELD_DATE:
        check_day(cx, f, *(const date *)member);
        break;
    case FIELD_ENUM: {
        int32_t n = *(const int32_t *)member;
        if (n < 0 || !vocabulary_number(f->terms, (unsigned)n)) unknown_term(cx, f);
        break;
    }
    case FIELD_CODE:
        if (!vocabulary_number(f->terms, *(const uint8_t *)member)) unknown_term(cx, f);
        break;
    case FIELD_CODES:
        check_terms(cx, f, *(const code_set *)member);
        break;
    case FIELD_GRID:
        if (((const week_grid *)member)->cells >> (7 * BLOCK_COUNT)) unknown_term(cx, f);
        break;
    case FIELD_BOOL:
    case FIELD_TIME:
    case FIELD_PLACE:
    case FIELD_REF:
    case FIELD_FILE:
    case FIELD_HASH:
    case FIELD_LEVELS:
    case FIELD_LIST:
        break;
    }
}

static void say_missing(struct ctx *cx, const struct field *f)
{
    bool chosen = f->kind == FIELD_REF || f->kind == FIELD_ENUM || f->kind == FIELD_CODES;
    if (chosen)
        ctx_flaw(cx, pointer_of(cx, f), "required", SAY("Cần chọn mục này", "Choose one"));
    else
        ctx_flaw(cx, pointer_of(cx, f), "required", SAY("Cần nhập mục này", "This is required"));
}

static void check_member(struct ctx *cx, const struct field *f, const void *record, bool required)
{
    if (!field_is_empty(f, record))
        check_value(cx, f, record);
    else if (required)
        say_missing(cx, f);
}

err fields_check(struct ctx *cx, const struct field *fields, const void *record)
{
    size_t before = cx->flaw_count;
    for (const struct field *f = fields; f->id; f++)
        if (!(f->flags & DERIVED))
            check_member(cx, f, record, (f->flags & (REQUIRED | READ_ONLY)) == REQUIRED);
    return cx->flaw_count > before ? ERR_INVALID : ERR_NONE;
}

err record_check(struct ctx *cx, const struct entity *entity, const void *record)
{
    return fields_check(cx, entity->fields, record);
}

err record_check_filled(struct ctx *cx, const struct entity *entity, const void *record)
{
    size_t before = cx->flaw_count;
    for (const struct field *f = entity->fields; f->id; f++)
        if ((f->flags & READ_ONLY) && !(f->flags & DERIVED))
            check_member(cx, f, record, (f->flags & REQUIRED) != 0);
    return cx->flaw_count > before ? ERR_INVALID : ERR_NONE;
}
