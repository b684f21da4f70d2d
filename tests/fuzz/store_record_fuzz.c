/* SPDX-License-Identifier: MIT
 * Any bytes as a stored record: refused with ERR_CORRUPT, or a record whose stored form is these
 * bytes again, which can be checked, shown and indexed, and whose plain texts (where the table
 * accepts the value) read back as the same value. */
#include "core/base/buffer.h"
#include "core/store/index.h"
#include "core/store/record_bytes.h"
#include "core/store/record_json.h"
#include "core/store/record_text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct thing {
    id id;
    text title;
    int64_t number;
    bool flag;
    date day;
    instant at;
    int64_t money;
    int32_t kind;
    uint8_t grade;
    code_set codes;
    week_grid free;
    struct id other;
    struct hash hash;
};

static const struct term terms[] = {
    { 1, "one", "Một", "One" }, { 2, "two", "Hai", "Two" }, { 127, "last", "Cuối", "Last" }, { 0 }
};
static const struct vocabulary list = { "list", "Danh mục", "List", terms };

#define BOTH .label = "Mục", .label_en = "Field"
static const struct field fields[] = {
    FIELD(1, struct thing, title, TEXT, SEARCHED | INDEXED | UNIQUE, BOTH),
    FIELD(2, struct thing, number, INT, INDEXED, BOTH),
    FIELD(3, struct thing, flag, BOOL, INDEXED, BOTH),
    FIELD(4, struct thing, day, DATE, INDEXED, BOTH),
    FIELD(5, struct thing, at, TIME, INDEXED, BOTH),
    FIELD(6, struct thing, money, MONEY, 0, BOTH),
    FIELD(7, struct thing, kind, ENUM, INDEXED, .terms = &list, BOTH),
    FIELD(8, struct thing, grade, CODE, INDEXED, .terms = &list, BOTH),
    FIELD(9, struct thing, codes, CODES, INDEXED, .terms = &list, BOTH),
    FIELD(10, struct thing, free, GRID, INDEXED, BOTH),
    FIELD(11, struct thing, other, REF, 0, .target = "thing", BOTH),
    FIELD(300, struct thing, hash, HASH, UNIQUE, BOTH),
    { 0 },
};
static const struct entity entity = {
    .name = "thing", BOTH, .size = sizeof(struct thing), .fields = fields, .number = 1
};

static void read_back(struct ctx *cx, const struct field *f, const struct thing *thing)
{
    struct thing again = { 0 };
    if (f->kind == FIELD_TEXT) return; /* reading also cleans */
    err e = field_from_text(cx, f, field_to_plain(cx, f, thing), "/", &again);
    REQUIRE(!e && field_equal(f, thing, &again));
}

/* What lies in a store is UTF-8; what is not, verify tells. */
static void show(struct ctx *cx, const struct thing *thing)
{
    struct buffer out = buffer_in(cx->arena, 256);
    struct json j = json_into(&out);
    const struct json_value *object;
    record_json(cx, &j, &entity, thing, (struct record_view){ .personal = true, .labels = true });
    REQUIRE(json_read(cx, buffer_as_text(&out), &object) == ERR_NONE);
    for (const struct field *f = fields; f->id; f++) {
        struct key_list rows = { 0 };
        index_rows(cx->arena, &entity, f, thing, &rows);
        (void)field_to_text(cx, f, thing);
    }
    if (fields_check(cx, fields, thing)) return;
    for (const struct field *f = fields; f->id; f++) {
        bool out_of_years = f->kind == FIELD_TIME && !date_civil(instant_date(thing->at)).year;
        if (!out_of_years) read_back(cx, f, thing);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct slice bytes = { data, size };
    struct thing thing;
    struct ctx cx;
    ctx_begin(&cx, arena);
    const id which = { { 1 } };
    err e = record_decode(&cx, &entity, bytes, which, &thing);
    REQUIRE(e == ERR_NONE || e == ERR_CORRUPT);
    if (!e) REQUIRE(slice_equal(bytes, record_encode(&cx, &entity, &thing, bytes)));
    if (!e && text_is_utf8(thing.title)) show(&cx, &thing);
    arena_free(arena);
    return 0;
}
