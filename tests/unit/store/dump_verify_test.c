/* SPDX-License-Identifier: MIT
 * dump_verify: damage anywhere is found: a record that is not what the journal ends with, and any
 * pair of the store that is missing, changed or one too many. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/support/store/full_club.h"

/* ---- against the journal ---- */

/* Bytes of a record behind the journal's back; empty = taken away. Its rows stay as they are. */
static void tamper(struct bench *b, const struct entity *entity, id which, struct slice bytes)
{
    struct key k;
    struct tx *tx = bench_begin(b, true);
    record_key(&k, entity, which);
    err e = bytes.size ? kv_put(&b->cx, tx->kv, key_slice(&k), bytes)
                       : kv_del(&b->cx, tx->kv, key_slice(&k));
    assert_int_equal(e, ERR_NONE);
    assert_int_equal(bench_commit(b, NULL), ERR_NONE);
}

static void a_record_changed_behind_the_journal_is_found(void **state)
{
    /* {1: "Vàng", 99: 5}: one more field than the journal knows of */
    static const uint8_t more[] = { 0xA2, 0x01, 0x65, 'V', 0xC3, 0xA0, 'n', 'g', 0x18, 0x63, 0x05 };
    struct bench *b = *state;
    club_fill(b);
    struct club club = { .name = TEXT("Vàng") };
    bench_create(b, &club_table, &club);
    assert_int_equal(club_verify(b, "").count, 0);
    tamper(b, &club_table, club.id, (struct slice){ more, sizeof more });
    struct club_faults told = club_verify(b, "the record is not what the journal ends with");
    assert_int_equal(told.with_words, 1);
    assert_int_equal(told.count, 1);
}

static void a_record_that_went_or_came_behind_the_journal_is_found(void **state)
{
    static const uint8_t named[] = { 0xA1, 0x01, 0x61, 'A' };
    struct bench *b = *state;
    struct place gone = { .name = TEXT("Cư Jút") }, stranger = gone;
    bench_create(b, &place_table, &gone);
    tamper(b, &place_table, gone.id, (struct slice){ 0 });
    assert_int_equal(club_verify(b, "the journal ends with this record").with_words, 1);
    assert_true(id_parse(TEXT("01890000-0000-7000-8000-000000000009"), &stranger.id));
    tamper(b, &place_table, stranger.id, (struct slice){ named, sizeof named });
    assert_int_equal(club_verify(b, "the record is there, but not by the journal").with_words, 1);
}

static void of_many_differences_the_first_are_told_and_the_rest_counted(void **state)
{
    enum { MANY = 30, TOLD = 20 };
    struct bench *b = *state;
    for (size_t i = 0; i < MANY; i++) {
        struct place place = { .name = TEXT("Cư Jút") };
        bench_create(b, &place_table, &place);
        tamper(b, &place_table, place.id, (struct slice){ 0 });
    }
    assert_int_equal(club_verify(b, "the journal ends with this record").with_words, TOLD);
    assert_int_equal(club_verify(b, "10 more records differ from the journal").with_words, 1);
}

/* ---- damage ---- */

struct nth {
    enum key_space space;
    size_t left;
    struct arena *arena;
    struct slice key, value;
};

static enum kv_go find_nth(void *arg, struct slice key, struct slice value, err *failure)
{
    struct nth *n = arg;
    (void)failure;
    if (key.data[0] != (uint8_t)n->space || n->left-- > 0) return KV_MORE;
    n->key = slice_copy(n->arena, key);
    n->value = slice_copy(n->arena, value);
    return KV_STOP;
}

static struct nth pair_of(struct bench *b, enum key_space space, size_t n)
{
    static const uint8_t first[] = { 0 };
    struct nth found = { .space = space, .left = n, .arena = b->arena };
    struct tx *tx = bench_begin(b, false);
    assert_int_equal(kv_scan(&b->cx, tx->kv, (struct slice){ first, 1 }, (struct slice){ 0 }, false,
                             find_nth, &found),
                     ERR_NONE);
    bench_abort(b);
    assert_non_null(found.key.data);
    return found;
}

/* NULL bytes delete. */
static void damage(struct bench *b, struct slice key, struct slice value)
{
    struct tx *tx = bench_begin(b, true);
    err e = value.data ? kv_put(&b->cx, tx->kv, key, value) : kv_del(&b->cx, tx->kv, key);
    assert_int_equal(e, ERR_NONE);
    assert_int_equal(bench_commit(b, NULL), ERR_NONE);
}

static void each_missing_pair_is_a_fault(void **state)
{
    static const enum key_space spaces[] = { KEY_RECORD, KEY_INDEX,   KEY_UNIQUE,
                                             KEY_WORD,   KEY_JOURNAL, KEY_TRACE };
    struct bench *b = *state;
    club_fill(b);
    for (size_t i = 0; i < COUNT_OF(spaces); i++) {
        struct nth pair = pair_of(b, spaces[i], 3 - (spaces[i] == KEY_JOURNAL));
        damage(b, pair.key, (struct slice){ 0 });
        assert_true(club_verify(b, "").count > 0);
        damage(b, pair.key, pair.value);
        assert_int_equal(club_verify(b, "").count, 0);
    }
}

static void each_row_too_many_is_a_fault(void **state)
{
    static const enum key_space spaces[] = { KEY_INDEX, KEY_WORD, KEY_TRACE, KEY_UNIQUE };
    struct bench *b = *state;
    club_fill(b);
    for (size_t i = 0; i < COUNT_OF(spaces); i++) {
        struct nth pair = pair_of(b, spaces[i], 2);
        uint8_t *key = arena_alloc(b->arena, pair.key.size);
        memcpy(key, pair.key.data, pair.key.size);
        key[pair.key.size - 3] ^= 0x40; /* the same value for somebody, or something, else */
        damage(b, (struct slice){ key, pair.key.size }, pair.value);
        assert_true(club_verify(b, "").count > 0);
        damage(b, (struct slice){ key, pair.key.size }, (struct slice){ 0 });
        assert_int_equal(club_verify(b, "").count, 0);
    }
}

static void a_trace_moved_elsewhere_is_two_faults(void **state)
{
    struct bench *b = *state;
    club_fill(b);
    struct nth pair = pair_of(b, KEY_TRACE, 2);
    uint8_t *key = arena_alloc(b->arena, pair.key.size);
    memcpy(key, pair.key.data, pair.key.size);
    key[pair.key.size - 3] ^= 0x40;
    damage(b, pair.key, (struct slice){ 0 });
    damage(b, (struct slice){ key, pair.key.size }, pair.value);
    assert_int_equal(club_verify(b, "has no trace").with_words, 1);
    assert_int_equal(club_verify(b, "fits no journal entry").with_words, 1);
    assert_int_equal(club_verify(b, "").count, 2);
}

static void a_changed_byte_of_a_club_is_found(void **state)
{
    struct bench *b = *state;
    struct club club = { .name = TEXT("Xanh") };
    bench_create(b, &club_table, &club);
    struct nth pair = pair_of(b, KEY_RECORD, 0);
    for (size_t i = 0; i < pair.value.size; i++) {
        uint8_t *changed = arena_alloc(b->arena, pair.value.size);
        memcpy(changed, pair.value.data, pair.value.size);
        changed[i] ^= 0x01;
        damage(b, pair.key, (struct slice){ changed, pair.value.size });
        assert_true(club_verify(b, "").count > 0);
    }
    damage(b, pair.key, pair.value);
    assert_int_equal(club_verify(b, "").count, 0);
}

#define WITH_BENCH(test) cmocka_unit_test_setup_teardown(test, bench_setup, bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_BENCH(a_record_changed_behind_the_journal_is_found),
        WITH_BENCH(a_record_that_went_or_came_behind_the_journal_is_found),
        WITH_BENCH(of_many_differences_the_first_are_told_and_the_rest_counted),
        WITH_BENCH(each_missing_pair_is_a_fault),
        WITH_BENCH(each_row_too_many_is_a_fault),
        WITH_BENCH(a_trace_moved_elsewhere_is_two_faults),
        WITH_BENCH(a_changed_byte_of_a_club_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
