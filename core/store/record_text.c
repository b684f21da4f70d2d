/* SPDX-License-Identifier: MIT
 * record_text: one member from and to plain text. Reading never guesses: what could mean two things
 * is a flaw. Writing is readable back, in either form. A vocabulary's label may itself hold a
 * comma, so a list is cut at the longest runs of parts that name a term. */
#include "record_text.h"

#include "../base/buffer.h"
#include "../base/viet.h"
#include "week_text.h"

static err flaw(struct ctx *cx, const char *pointer, const char *slug, const char *vi,
                const char *en)
{
    ctx_flaw(cx, pointer, slug, "%s%.0s", "%.0s%s", vi, en);
    return ERR_INVALID;
}

/* ---- reading numbers, days, times ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "1.500.000 đ", "1,500,000", "1 500 000", "-1500000 VND": groups of three behind one kind of
 * separator. */
static bool read_money(struct arena *arena, text t, int64_t *out)
{
    static const char *const units[] = { "đồng", "đ", "₫", "VND", "VNĐ", "vnd" };
    struct buffer digits = buffer_in(arena, t.size + 1);
    char separator = 0;
    size_t since = 0;
    for (size_t i = 0; i < COUNT_OF(units); i++)
        if (text_ends(t, text_of(units[i]))) {
            t = text_trim(text_part(t, 0, t.size - strlen(units[i])));
            break;
        }
    for (size_t i = 0; i < t.size; i++, since++) {
        char c = t.data[i];
        if (is_digit(c) || (c == '-' && i == 0)) {
            buffer_byte(&digits, (uint8_t)c);
            continue;
        }
        bool groups =
            (c == '.' || c == ',' || c == ' ') && (!separator || (c == separator && since == 4));
        if (!groups || i == 0) return false;
        separator = c;
        since = 0;
    }
    return (!separator || since == 4) && text_to_int(buffer_as_text(&digits), out);
}

/* H:MM or HH:MM[:SS]. */
static bool read_clock(text t, int64_t *ms)
{
    int64_t part[3] = { 0, 0, 0 };
    size_t count = 0;
    while (t.size && count < 3) {
        text number = text_cut(&t, ':');
        if (number.size < 1 || number.size > 2 || !text_to_int(number, &part[count]) ||
            part[count++] < 0)
            return false;
    }
    if (t.size || count < 2 || part[0] > 23 || part[1] > 59 || part[2] > 59) return false;
    *ms = part[0] * CLOCK_HOUR + part[1] * CLOCK_MINUTE + part[2] * CLOCK_SECOND;
    return true;
}

/* RFC 3339, or a day and a clock time of the province in either order, as pages and people write
 * them. */
static bool read_time(text t, instant *out)
{
    date day;
    int64_t ms;
    if (instant_parse(t, out)) return true;
    size_t cut = text_find(t, ' ', 0);
    if (cut == t.size) cut = text_find(t, 'T', 0);
    if (cut == t.size) return false;
    text first = text_part(t, 0, cut), second = text_trim(text_part(t, cut + 1, t.size));
    bool day_first = date_parse_vi(first, &day) && read_clock(second, &ms);
    if (!day_first && !(date_parse_vi(second, &day) && read_clock(first, &ms))) return false;
    *out = instant_at(day, 0) + ms;
    return *out != 0;
}

static bool read_bool(struct arena *arena, text t, bool *out)
{
    static const char *const yes[] = { "co", "x", "1", "true", "yes", "on", "dung", "y" };
    static const char *const no[] = { "khong", "0", "false", "no", "off", "sai", "n" };
    text folded = viet_fold(arena, t);
    for (size_t i = 0; i < COUNT_OF(yes); i++)
        if (text_equal_z(folded, yes[i])) return *out = true;
    *out = false;
    for (size_t i = 0; i < COUNT_OF(no); i++)
        if (text_equal_z(folded, no[i])) return true;
    return false;
}

/* ---- reading lists ---- */

/* Reads one element into the member; false when it names nothing. */
typedef bool (*read_element)(struct arena *arena, const struct field *f, text t, void *member);

static bool read_code(struct arena *arena, const struct field *f, text t, void *member)
{
    const struct term *term = vocabulary_typed(arena, f->terms, t);
    if (term) code_set_add(member, term->number);
    return term != NULL;
}

static bool read_cell(struct arena *arena, const struct field *f, text t, void *member)
{
    unsigned cell;
    (void)f;
    if (!week_cell_parse(arena, t, &cell)) return false;
    ((week_grid *)member)->cells |= (uint32_t)1 << cell;
    return true;
}

/* "mnong:3" */
static bool read_level(struct arena *arena, const struct field *f, text t, void *member)
{
    int64_t level;
    text rest = t, name = text_cut(&rest, ':');
    const struct term *term = f->terms ? vocabulary_typed(arena, f->terms, text_trim(name)) : NULL;
    if (!term || !text_to_int(text_trim(rest), &level) || level < 0 || level > 100) return false;
    ((code_levels *)member)->of[term->number] = (uint8_t)level;
    return true;
}

static size_t next_separator(text t, size_t from)
{
    while (from < t.size && t.data[from] != ',' && t.data[from] != ';' && t.data[from] != '\n')
        from++;
    return from;
}

/* The longest run of at most four parts from `from` that is an element; its end, or 0. */
static size_t read_run(struct arena *arena, const struct field *f, text t, size_t from,
                       read_element read, void *member)
{
    enum { RUN_MAX = 4 };
    size_t ends[RUN_MAX], count = 0;
    for (size_t at = from; count < RUN_MAX; at = ends[count - 1] + 1) {
        ends[count++] = next_separator(t, at);
        if (ends[count - 1] == t.size) break;
    }
    while (count-- > 0)
        if (read(arena, f, text_trim(text_part(t, from, ends[count])), member)) return ends[count];
    return 0;
}

static bool read_list(struct arena *arena, const struct field *f, text t, read_element read,
                      void *member)
{
    for (size_t from = 0; from < t.size;) {
        size_t end = next_separator(t, from);
        if (text_trim(text_part(t, from, end)).size)
            end = read_run(arena, f, t, from, read, member);
        if (!end) return false;
        from = end + 1;
    }
    return true;
}

/* ---- reading ---- */

static bool read_hash(struct arena *arena, text t, struct hash *out)
{
    struct slice bytes;
    if (!hex_parse(arena, t, &bytes) || bytes.size != sizeof *out) return false;
    memcpy(out, bytes.data, sizeof *out);
    return true;
}

static bool read_term(struct arena *arena, const struct field *f, text t, void *member)
{
    const struct term *term = vocabulary_typed(arena, f->terms, t);
    if (!term) return false;
    if (f->kind == FIELD_ENUM)
        *(int32_t *)member = term->number;
    else
        *(uint8_t *)member = term->number;
    return true;
}

/* A kind's value from trimmed text that is not empty. */
static bool read_value(struct arena *arena, const struct field *f, text t, void *member)
{
    switch ((enum field_kind)f->kind) {
    case FIELD_TEXT:
        return false; /* cleaned, not read: see field_from_text */
    case FIELD_INT:
        return text_to_int(t, member);
    case FIELD_MONEY:
        return read_money(arena, t, member);
    case FIELD_BOOL:
        return read_bool(arena, t, member);
    case FIELD_DATE:
        return date_parse_vi(t, member);
    case FIELD_TIME:
        return read_time(t, member);
    case FIELD_ENUM:
    case FIELD_CODE:
        return read_term(arena, f, t, member);
    case FIELD_CODES:
        return read_list(arena, f, t, read_code, member);
    case FIELD_GRID:
        return read_list(arena, f, t, read_cell, member);
    case FIELD_LEVELS:
        return read_list(arena, f, t, read_level, member);
    case FIELD_PLACE:
    case FIELD_REF:
    case FIELD_FILE:
        return id_parse(t, member);
    case FIELD_HASH:
        return read_hash(arena, t, member);
    case FIELD_LIST:
        return false;
    }
    return false;
}

static err not_read(struct ctx *cx, const struct field *f, const char *pointer)
{
    switch ((enum field_kind)f->kind) {
    case FIELD_INT:
        return flaw(cx, pointer, "number", SAY("Không phải số nguyên", "Not a whole number"));
    case FIELD_MONEY:
        return flaw(cx, pointer, "money", SAY("Không phải số tiền", "Not an amount of money"));
    case FIELD_BOOL:
        return flaw(cx, pointer, "bool", SAY("Hãy ghi có hoặc không", "Write yes or no"));
    case FIELD_DATE:
        return flaw(
            cx, pointer, "date",
            SAY("Không phải ngày, hãy ghi như 31/12/2026", "Not a day; write it like 31/12/2026"));
    case FIELD_TIME:
        return flaw(cx, pointer, "time",
                    SAY("Không phải giờ và ngày, hãy ghi như 07:30 31/12/2026",
                        "Not a time and day; write it like 07:30 31/12/2026"));
    case FIELD_ENUM:
    case FIELD_CODE:
    case FIELD_CODES:
    case FIELD_LEVELS:
        return flaw(cx, pointer, "term", SAY("Không có trong danh mục", "Not in the list"));
    case FIELD_GRID:
        return flaw(cx, pointer, "grid",
                    SAY("Không phải buổi trong tuần, hãy ghi như Thứ 7 sáng",
                        "Not a part of the week; write it like Sat morning"));
    case FIELD_PLACE:
    case FIELD_REF:
    case FIELD_FILE:
        return flaw(cx, pointer, "id", SAY("Không phải mã bản ghi", "Not a record's id"));
    case FIELD_HASH:
        return flaw(cx, pointer, "hex", SAY("Không phải mã băm", "Not a hash in hex"));
    case FIELD_LIST:
    case FIELD_TEXT:
        break;
    }
    return flaw(cx, pointer, "utf8", SAY("Có ký tự không đọc được", "Has unreadable characters"));
}

err field_from_text(struct ctx *cx, const struct field *f, text typed, const char *pointer,
                    void *record)
{
    /* Room for any kind; the member changes only when all was read. */
    _Alignas(max_align_t) code_levels value = { 0 };
    REQUIRE(f->size <= sizeof value);
    text cleaned = typed;
    bool verbatim = f->flags & VERBATIM;
    if (verbatim ? !text_is_utf8(typed)
                 : viet_clean(cx, typed, f->kind != FIELD_TEXT || (f->flags & LINES), &cleaned) !=
                       ERR_NONE) {
        struct field as_text = { .kind = FIELD_TEXT };
        return not_read(cx, &as_text, pointer);
    }
    if (f->kind == FIELD_TEXT) {
        *(text *)field_in(f, record) = cleaned;
        return ERR_NONE;
    }
    if (cleaned.size && !read_value(cx->arena, f, cleaned, &value)) return not_read(cx, f, pointer);
    memcpy(field_in(f, record), &value, f->size);
    return ERR_NONE;
}

/* ---- writing ---- */

static text money_text(struct arena *arena, int64_t n, char separator)
{
    struct buffer out = buffer_in(arena, 32);
    text digits = text_format(arena, "%lld", (long long)n);
    for (size_t i = 0; i < digits.size; i++) {
        size_t left = digits.size - i;
        bool first = i == 0 || digits.data[i - 1] == '-';
        if (!first && left % 3 == 0) buffer_byte(&out, (uint8_t)separator);
        buffer_byte(&out, (uint8_t)digits.data[i]);
    }
    return buffer_as_text(&out);
}

static text time_text(struct arena *arena, instant t)
{
    struct civil c = instant_civil(t);
    return text_format(arena, "%02d:%02d %02d/%02d/%04d", c.hour, c.minute, c.day, c.month, c.year);
}

static text term_text(const struct field *f, unsigned number, enum lang lang, bool plain)
{
    const struct term *term = vocabulary_number(f->terms, number);
    if (plain) return text_of(term ? term->code : "");
    return vocabulary_label(f->terms, number, lang);
}

static void add_part(struct buffer *out, bool plain, text part)
{
    if (!part.size) return;
    if (out->size) buffer_z(out, plain ? "," : ", ");
    buffer_text(out, part);
}

static text list_text(struct arena *arena, const struct field *f, const void *member,
                      enum lang lang, bool plain)
{
    struct buffer out = buffer_in(arena, 64);
    for (unsigned n = 0; n < 128; n++) {
        if (f->kind == FIELD_CODES && code_set_has(*(const code_set *)member, n))
            add_part(&out, plain, term_text(f, n, lang, plain));
        if (f->kind == FIELD_GRID && n < WEEK_CELLS &&
            (((const week_grid *)member)->cells >> n & 1))
            add_part(&out, plain,
                     plain ? week_cell_code(arena, n) : week_cell_label(arena, n, lang));
        if (f->kind == FIELD_LEVELS && ((const code_levels *)member)->of[n])
            add_part(&out, plain,
                     text_format(arena, "%.*s:%u", TEXT_ARGS(term_text(f, n, lang, plain)),
                                 ((const code_levels *)member)->of[n]));
    }
    return buffer_as_text(&out);
}

static text bool_text(bool b, enum lang lang, bool plain)
{
    if (plain) return text_of(b ? "true" : "false");
    if (lang == LANG_EN) return text_of(b ? "Yes" : "No");
    return text_of(b ? "Có" : "Không");
}

static text value_text(struct ctx *cx, const struct field *f, const void *record, bool plain)
{
    struct arena *arena = cx->arena;
    const void *member = field_of(f, record);
    if (f->kind == FIELD_BOOL) return bool_text(*(const bool *)member, cx->lang, plain);
    if (field_is_empty(f, record)) return (text){ 0 };
    switch ((enum field_kind)f->kind) {
    case FIELD_BOOL:
        break;
    case FIELD_TEXT:
        return *(const text *)member;
    case FIELD_INT:
        return text_format(arena, "%lld", (long long)*(const int64_t *)member);
    case FIELD_MONEY:
        if (plain) return text_format(arena, "%lld", (long long)*(const int64_t *)member);
        return money_text(arena, *(const int64_t *)member, cx->lang == LANG_EN ? ',' : '.');
    case FIELD_DATE:
        return plain ? date_format(arena, *(const date *)member)
                     : date_format_vi(arena, *(const date *)member);
    case FIELD_TIME:
        return plain ? instant_format(arena, *(const instant *)member)
                     : time_text(arena, *(const instant *)member);
    case FIELD_ENUM:
        return term_text(f, (unsigned)*(const int32_t *)member, cx->lang, plain);
    case FIELD_CODE:
        return term_text(f, *(const uint8_t *)member, cx->lang, plain);
    case FIELD_CODES:
    case FIELD_GRID:
    case FIELD_LEVELS:
        return list_text(arena, f, member, cx->lang, plain);
    case FIELD_PLACE:
    case FIELD_REF:
    case FIELD_FILE:
        return id_text(arena, *(const id *)member);
    case FIELD_HASH:
        return hex_text(arena, (struct slice){ member, f->size });
    case FIELD_LIST:
        break;
    }
    return (text){ 0 };
}

text field_to_text(struct ctx *cx, const struct field *f, const void *record)
{
    return value_text(cx, f, record, false);
}

text field_to_plain(struct ctx *cx, const struct field *f, const void *record)
{
    return value_text(cx, f, record, true);
}
