/* SPDX-License-Identifier: MIT
 * key_field: members of a record as keys of indexes: ordered as their kind is, texts as people here
 * sort them, and unique ones told apart by their bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/base/buffer.h"
#include "core/store/key.h"

/* ---- members of a record ------------------------------------------------------------------- */

struct sample {
    id id;
    text name;
    int64_t count;
    bool done;
    date day;
    instant at;
    uint8_t kind;
    struct hash digest;
};

static const struct field sample_fields[] = {
    FIELD(1, struct sample, name, TEXT, INDEXED, .label = "Tên"),
    FIELD(2, struct sample, count, INT, INDEXED, .label = "Số"),
    FIELD(3, struct sample, done, BOOL, INDEXED, .label = "Xong"),
    FIELD(4, struct sample, day, DATE, INDEXED, .label = "Ngày"),
    FIELD(5, struct sample, at, TIME, INDEXED, .label = "Lúc"),
    FIELD(6, struct sample, kind, CODE, INDEXED, .label = "Loại"),
    FIELD(7, struct sample, id, REF, INDEXED, .label = "Mã"),
    FIELD(8, struct sample, digest, HASH, UNIQUE, .label = "Dấu"),
    { 0 },
};

static struct key key_of_field(struct arena *arena, enum key_space space, const struct field *f,
                               const struct sample *record)
{
    struct key k;
    key_begin(&k, space);
    key_field(&k, arena, f, record);
    return k;
}

static void fields_are_ordered_by_their_kind(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct sample low = { { { 1 } }, TEXT("An"), -5, false, 100, 1, 3, { { 1 } } };
    struct sample high = { { { 2 } }, TEXT("Ân"), 4, true, 70000, 256, 200, { { 1, 1 } } };
    for (const struct field *f = sample_fields; f->id; f++) {
        struct key a = key_of_field(arena, KEY_INDEX, f, &low),
                   b = key_of_field(arena, KEY_INDEX, f, &high);
        assert_true(slice_compare(key_slice(&a), key_slice(&b)) < 0);
        struct key again = key_of_field(arena, KEY_INDEX, f, &low);
        assert_true(slice_equal(key_slice(&a), key_slice(&again)));
    }
    arena_free(arena);
}

static void index_sorts_texts_as_people_here_do(void **state)
{
    (void)state;
    static const char *const ascending[] = { "An", "Ân", "Bình", "Dũng", "Đạt", "Em", "Y Bhăm" };
    struct arena *arena = arena_new();
    struct key before = { .size = 0 };
    for (size_t i = 0; i < COUNT_OF(ascending); i++) {
        struct sample s = { .name = text_of(ascending[i]) };
        struct key k = key_of_field(arena, KEY_INDEX, &sample_fields[0], &s);
        assert_true(slice_compare(key_slice(&before), key_slice(&k)) < 0);
        before = k;
    }
    arena_free(arena);
}

static void unique_texts_are_told_apart_by_their_bytes(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct sample s = { .name = TEXT("Đắk Mil") };
    struct key k = key_of_field(arena, KEY_UNIQUE, &sample_fields[0], &s);
    struct slice rest = { k.bytes + 1, k.size - 1 }, out;
    assert_true(key_take_bytes(arena, &rest, &out));
    assert_true(text_equal(slice_text(out), s.name));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_ordered_by_their_kind),
        cmocka_unit_test(index_sorts_texts_as_people_here_do),
        cmocka_unit_test(unique_texts_are_told_apart_by_their_bytes),
    };
    crypto_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
