/* SPDX-License-Identifier: MIT
 * register: see the header. Codes have 16 characters of 30, 78 bits: nobody guesses one. */
#include "register.h"

enum { CODE_SIZE = 16, CODE_GROUP = 4, ENTRIES_MAX = 999999 };

text register_number(struct arena *arena, int32_t regime, int64_t entry, text symbol)
{
    const char *format = regime == REGIME_STATE ? "%02lld/GCN-%.*s" : "%02lld-GCN/%.*s";
    return text_format(arena, format, (long long)entry, TEXT_ARGS(symbol));
}

static text grouped(struct arena *arena, text plain)
{
    struct buffer b = buffer_in(arena, 2 * CODE_SIZE);
    for (size_t i = 0; i < plain.size; i++) {
        if (i && i % CODE_GROUP == 0) buffer_byte(&b, '-');
        buffer_byte(&b, (uint8_t)plain.data[i]);
    }
    return buffer_as_text(&b);
}

bool register_code_read(struct arena *arena, text typed, text *out)
{
    struct buffer plain = buffer_in(arena, CODE_SIZE);
    for (size_t i = 0; i < typed.size; i++) {
        char c = typed.data[i];
        if (c == ' ' || c == '-') continue;
        if (c >= 'a' && c <= 'z') c = (char)(c - 'a' + 'A');
        if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) return false;
        buffer_byte(&plain, (uint8_t)c);
    }
    *out = grouped(arena, buffer_as_text(&plain));
    return plain.size == CODE_SIZE;
}

static enum kv_go keep_last(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx, (void)tx, (void)failure;
    *(struct certificate *)arg = *(const struct certificate *)record;
    return KV_STOP;
}

static text key_of(struct arena *arena, text book, int64_t year, int64_t entry)
{
    return text_format(arena, "%.*s/%04lld/%06lld", TEXT_ARGS(book), (long long)year,
                       (long long)entry);
}

static err last_entry(struct ctx *cx, struct tx *tx, text book, int64_t year, int64_t *out)
{
    struct certificate from = { .register_key = key_of(cx->arena, book, year, 0) };
    struct certificate to = { .register_key = key_of(cx->arena, book, year, ENTRIES_MAX) };
    struct certificate last = { 0 };
    const struct field *key = entity_field(&certificate_entity, "register_key", 12);
    struct query q = { .entity = &certificate_entity,
                       .filters = { { key, QUERY_AT_LEAST, &from, 0 },
                                    { key, QUERY_AT_MOST, &to, 0 } },
                       .filter_count = 2,
                       .sort = key,
                       .descending = true };
    err e = query_run(cx, tx, &q, keep_last, &last, NULL);
    *out = last.entry;
    return e;
}

/* The book is what stands before "/year/entry". */
static text book_in(text register_key)
{
    enum { TAIL = 12 };
    return text_part(register_key, 0, register_key.size - TAIL);
}

static const struct field dropped_fields[] = {
    FIELD(1, struct dropped_place, listed, INT, READ_ONLY | UNIQUE | INDEXED,
          .label = "Vị trí trong danh sách thu hồi", .label_en = "Place in the status lists"),
    { 0 }
};

const struct entity dropped_place_entity = {
    "dropped_place",
    "Vị trí bỏ trống trong danh sách thu hồi",
    sizeof(struct dropped_place),
    dropped_fields,
    .number = 246,
    .label_en = "Dropped place in the status lists",
    .help = "Chứng nhận từng giữ vị trí này đã được hoàn tác; vị trí không dùng lại.",
    .help_en = "The certificate that had it was undone; it is not used again.",
};

err register_leave(struct ctx *cx, struct tx *tx, const struct certificate *c)
{
    int64_t last = 0;
    struct dropped_place dropped = { .listed = c->listed };
    err e = last_entry(cx, tx, book_in(c->register_key), c->year, &last);
    if (!e && last == c->entry) return record_create(cx, tx, &dropped_place_entity, &dropped);
    if (e) return e;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "register-gap",
                    SAY("Sổ cấp đã ghi tiếp sau số %.*s, bỏ đi thì đứt số. Hãy thu hồi với lý do "
                        "«Cấp nhầm»",
                        "The register goes on after %.*s; taking it out would leave a gap. Revoke "
                        "it as issued by mistake"),
                    TEXT_ARGS(c->number));
}

static enum kv_go keep_last_dropped(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                    err *failure)
{
    (void)cx, (void)tx, (void)failure;
    *(struct dropped_place *)arg = *(const struct dropped_place *)record;
    return KV_STOP;
}

static err last_listed(struct ctx *cx, struct tx *tx, int64_t *out)
{
    struct certificate last = { 0 };
    struct dropped_place dropped = { 0 };
    struct query q = { .entity = &certificate_entity,
                       .sort = entity_field(&certificate_entity, "listed", 6),
                       .descending = true };
    struct query gaps = { .entity = &dropped_place_entity,
                          .sort = entity_field(&dropped_place_entity, "listed", 6),
                          .descending = true };
    err e = query_run(cx, tx, &q, keep_last, &last, NULL);
    if (!e) e = query_run(cx, tx, &gaps, keep_last_dropped, &dropped, NULL);
    *out = last.listed > dropped.listed ? last.listed : dropped.listed;
    return e;
}

static text capitals(struct arena *arena, text code)
{
    char *out = ARENA_ARRAY(arena, code.size + 1, char);
    for (size_t i = 0; i < code.size; i++) {
        char c = code.data[i];
        out[i] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
    }
    return (text){ out, code.size };
}

/* Codes of units are theirs to choose; a unit without one is known by the end of its id. */
static text book_of(struct ctx *cx, const struct unit *unit)
{
    if (!text_is_empty(unit->code)) return unit->code;
    text whole = id_text(cx->arena, unit->id);
    return text_part(whole, whole.size - 12, whole.size);
}

err register_enter(struct ctx *cx, struct tx *tx, const struct certificate_kind *kind,
                   struct certificate *c)
{
    struct unit unit;
    int64_t entry = 0, listed = 0;
    c->year = date_civil(c->issued).year;
    err e = record_get(cx, tx, &unit_entity, c->unit, &unit);
    if (e == ERR_NOT_FOUND) { /* the reference check says so */
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e) return e;
    text book = book_of(cx, &unit);
    e = last_entry(cx, tx, book, c->year, &entry);
    if (!e) e = last_listed(cx, tx, &listed);
    if (e) return e;
    if (entry >= ENTRIES_MAX)
        return ctx_fail(cx, ERR_CONFLICT, "/unit", "register-full",
                        SAY("Sổ cấp của năm này đã đầy", "This year's register is full"));
    c->entry = entry + 1;
    c->listed = listed + 1;
    c->register_key = key_of(cx->arena, book, c->year, c->entry);
    c->number = register_number(cx->arena, kind->regime, c->entry, capitals(cx->arena, book));
    c->code = grouped(cx->arena, code_text(cx->arena, cx->random, CODE_SIZE));
    return ERR_NONE;
}
