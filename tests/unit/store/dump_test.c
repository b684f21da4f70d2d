/* SPDX-License-Identifier: MIT
 * dump: a store written as text and loaded elsewhere is the same store, byte for byte; damage
 * anywhere is found; a bad line loads nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/store/dump.h"
#include "core/store/index_renew.h"
#include "tests/support/store/club.h"

/* ---- writing and loading ---- */

static const char *dumped(struct bench *b)
{
    char *data = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&data, &size);
    struct tx *tx = bench_begin(b, false);
    err e = dump_write(&b->cx, tx, out);
    bench_abort(b);
    if (e) fail_msg("%.*s", TEXT_ARGS(b->cx.detail_en));
    assert_int_equal(fclose(out), 0);
    const char *kept = text_z(b->arena, (text){ data, size });
    free(data);
    return kept;
}

/* Loads into the bench's folder through the writer thread. */
static err load(struct bench *b, const char *dump)
{
    struct db_options options = { .backend = &kv_fault, .schema = b->schema };
    struct kv_options kv = { .dir = b->dir, .map_bytes = (size_t)256 << 20, .own = &b->plan };
    FILE *in = tmpfile();
    assert_non_null(in);
    assert_true(fputs(dump, in) != EOF);
    rewind(in);
    kv_close(b->kv);
    options.kv = kv;
    ctx_clear(&b->cx);
    assert_int_equal(db_open(&b->cx, &options, &b->cx.db), ERR_NONE);
    err e = dump_load(&b->cx, in);
    db_close(b->cx.db);
    b->cx.db = NULL;
    assert_int_equal(fclose(in), 0);
    struct ctx opening = b->cx;
    ctx_clear(&opening);
    assert_int_equal(kv_open(&opening, &kv_fault, &kv, &b->kv), ERR_NONE);
    return e;
}

static void count_fault(void *arg, const char *message)
{
    (void)message;
    ++*(size_t *)arg;
}

static size_t faults_of(struct bench *b, size_t *records)
{
    size_t faults = 0;
    struct tx *tx = bench_begin(b, false);
    assert_int_equal(dump_verify(&b->cx, tx, count_fault, &faults, records), ERR_NONE);
    bench_abort(b);
    return faults;
}

/* An erased person, a meta value, a blob, a record of a plugin that is not here, and a field of a
 * version that is not. */
static void fill_oddities(struct bench *b, id person, id club)
{
    struct tx *tx = bench_begin(b, true);
    assert_int_equal(journal_erase_person(&b->cx, tx, person), ERR_NONE);
    assert_int_equal(meta_put(&b->cx, tx, "demo", (struct slice){ (const uint8_t *)"\x00\x01", 2 }),
                     ERR_NONE);
    struct key blob;
    key_begin(&blob, KEY_BLOB);
    key_id(&blob, person);
    key_int(&blob, 1);
    assert_int_equal(
        kv_put(&b->cx, tx->kv, key_slice(&blob), (struct slice){ (const uint8_t *)"bytes", 5 }),
        ERR_NONE);
    /* A record of a plugin that is not here, and a field of a version that is not. */
    struct key unknown;
    key_begin(&unknown, KEY_RECORD);
    key_u16(&unknown, 4000);
    key_id(&unknown, person);
    assert_int_equal(kv_put(&b->cx, tx->kv, key_slice(&unknown),
                            (struct slice){ (const uint8_t *)"\xA1\x01\x02", 3 }),
                     ERR_NONE);
    static const uint8_t newer[] = { 0xA2, 0x01, 0x64, 'X', 'a', 'n', 'h', 0x18, 0x63, 0x05 };
    struct slice before;
    assert_int_equal(record_bytes(&b->cx, tx, &club_table, club, &before), ERR_NONE);
    assert_int_equal(record_write(&b->cx, tx, &club_table, club, slice_copy(b->arena, before),
                                  (struct slice){ newer, sizeof newer }),
                     ERR_NONE);
    assert_int_equal(bench_commit(b, NULL), ERR_NONE);
}

/* People with mentors, homes, clubs and history; a ballot; what JSON cannot carry. */
static void fill(struct bench *b)
{
    struct place home = { .name = TEXT("Đắk Mil") };
    struct person last = { 0 };
    bench_create(b, &place_table, &home);
    for (int i = 0; i < 40; i++) {
        struct person p = person_random(b);
        p.mentor = last.id;
        p.home = home.id;
        p.dues = i == 7 ? INT64_MAX : p.dues;
        p.email = (text){ 0 };
        memset(p.token.bytes, i + 1, sizeof p.token.bytes);
        bench_create(b, &person_table, &p);
        p.points = i;
        bench_update(b, &person_table, &p);
        last = p;
    }
    struct club club = { .name = TEXT("Xanh"), .chief = last.id };
    bench_create(b, &club_table, &club);
    bench_create(
        b, &membership_table,
        &(struct membership){ .person = last.id, .club = club.id, .remark = TEXT("chăm") });
    bench_create(b, &ballot_table, &(struct ballot){ .choice = PERSON_NEW });
    bench_create(b, &visit_table, &(struct visit){ .path = TEXT("/\xE2\x80\xA8\"\\") });
    fill_oddities(b, last.id, club.id);
}

static void a_loaded_dump_is_the_same_store(void **state)
{
    struct bench *from = *state, *to = bench_new();
    size_t records;
    fill(from);
    assert_int_equal(faults_of(from, &records), 0);
    const char *first = dumped(from);
    assert_string_equal(first, dumped(from));
    assert_int_equal(load(to, first), ERR_NONE);
    assert_string_equal(first, dumped(to));
    assert_int_equal(faults_of(to, &records), 0);
    assert_int_equal(records, 46);
    bench_free(to);
}

static void a_dump_is_lines_with_a_count(void **state)
{
    struct bench *b = *state;
    assert_string_equal(dumped(b), "volbank-dump 1\nend 0\n");
    struct visit visit = { .path = TEXT("/x") };
    assert_true(id_parse(TEXT("01890000-0000-7000-8000-000000000001"), &visit.id));
    bench_create(b, &visit_table, &visit);
    assert_string_equal(
        dumped(b),
        "volbank-dump 1\n{\"entity\":\"visit\",\"id\":\"01890000-0000-7000-8000-000000000001\","
        "\"fields\":{\"path\":\"/x\"}}\nend 1\n");
}

/* A mark of another version in the folder, and one in a dump, as a hand could write it. */
static void stamps_of_indexes_stay_with_their_folder(void **state)
{
    struct bench *from = *state, *to = bench_new();
    struct slice value;
    const char *mark = index_mark(from->arena, &person_table);
    assert_string_equal(mark, "index.100");
    fill(from);
    struct tx *tx = bench_begin(from, true);
    assert_int_equal(meta_put(&from->cx, tx, mark, text_slice(TEXT("another"))), ERR_NONE);
    assert_int_equal(bench_commit(from, NULL), ERR_NONE);

    const char *dump = dumped(from), *end = strstr(dump, "\nend ") + 1;
    assert_null(strstr(dump, mark));
    text lines = { dump, (size_t)(end - dump) };
    text given =
        text_format(from->arena, "%.*s{\"meta\":\"index.100\",\"value\":\"YW5vdGhlcg\"}\nend %d\n",
                    TEXT_ARGS(lines), atoi(end + 4) + 1);
    assert_int_equal(load(to, text_z(to->arena, given)), ERR_NONE);
    tx = bench_begin(to, false);
    assert_int_equal(meta_get(&to->cx, tx, mark, &value), ERR_NONE);
    assert_true(text_starts(slice_text(value), TEXT("keys 1, ")));
    bench_abort(to);
    assert_string_equal(dump, dumped(to));
    bench_free(to);
}

/* ---- bad dumps ---- */

#define PERSON_ID "01890000-0000-7000-8000-000000000001"

static void a_bad_line_loads_nothing_and_is_named(void **state)
{
    static const struct {
        const char *dump, *line;
    } bad[] = {
        { "", "Line 1:" },
        { "volbank-dump 2\nend 0\n", "Line 1:" },
        { "volbank-dump 1\n", "Line 2:" },
        { "volbank-dump 1\nend 1\n", "Line 2:" },
        { "volbank-dump 1\nend 0", "Line 2:" },
        { "volbank-dump 1\nend 0\nmore\n", "Line 2:" },
        { "volbank-dump 1\n{}\nend 1\n", "Line 2:" },
        { "volbank-dump 1\n{\"meta\":\"a\"}\nend 1\n", "Line 2:" },
        { "volbank-dump 1\n{\"entity\":\"nobody\",\"id\":\"" PERSON_ID "\",\"fields\":{}}\nend 1\n",
          "Line 2:" },
        { "volbank-dump 1\n{\"entity\":\"visit\",\"id\":\"1\",\"fields\":{}}\nend 1\n", "Line 2:" },
        { "volbank-dump 1\n{\"entity\":\"visit\",\"id\":\"" PERSON_ID
          "\",\"fields\":{\"paht\":\"/\"}}\nend 1\n",
          "Line 2:" },
        { "volbank-dump 1\n{\"entity\":\"visit\",\"id\":\"" PERSON_ID
          "\",\"fields\":{\"path\":\"/\"},\"more\":\"oQEA\"}\nend 1\n",
          "Line 2:" },
        { "volbank-dump 1\n{\"entity\":\"club\",\"id\":\"" PERSON_ID
          "\",\"fields\":{\"name\":\"A\"}}\n"
          "{\"entity\":\"club\",\"id\":\"01890000-0000-7000-8000-000000000002\",\"fields\":{"
          "\"name\":\"A\"}}\nend 2\n",
          "Line 3:" },
        { "volbank-dump 1\n{\"seq\":1,\"entry\":\"AAAA\"}\nend 1\n", "Line 2:" },
        { "volbank-dump 1\n{\"person\":\"" PERSON_ID "\",\"key\":\"abcd\"}\nend 1\n", "Line 2:" },
    };
    struct bench *b = *state;
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        assert_int_equal(load(b, bad[i].dump), ERR_INVALID);
        assert_true(text_starts(b->cx.detail_en, text_of(bad[i].line)));
        assert_string_equal(dumped(b), "volbank-dump 1\nend 0\n");
    }
}

/* ---- against the journal ---- */

struct told {
    const char *words;
    size_t count, with_words;
};

static void note_fault(void *arg, const char *message)
{
    struct told *told = arg;
    told->count++;
    told->with_words += strstr(message, told->words) != NULL;
}

static struct told verified(struct bench *b, const char *words)
{
    struct told told = { .words = words };
    size_t records;
    struct tx *tx = bench_begin(b, false);
    assert_int_equal(dump_verify(&b->cx, tx, note_fault, &told, &records), ERR_NONE);
    bench_abort(b);
    return told;
}

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
    fill(b);
    struct club club = { .name = TEXT("Vàng") };
    bench_create(b, &club_table, &club);
    assert_int_equal(verified(b, "").count, 0);
    tamper(b, &club_table, club.id, (struct slice){ more, sizeof more });
    struct told told = verified(b, "the record is not what the journal ends with");
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
    assert_int_equal(verified(b, "the journal ends with this record").with_words, 1);
    assert_true(id_parse(TEXT("01890000-0000-7000-8000-000000000009"), &stranger.id));
    tamper(b, &place_table, stranger.id, (struct slice){ named, sizeof named });
    assert_int_equal(verified(b, "the record is there, but not by the journal").with_words, 1);
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
    assert_int_equal(verified(b, "the journal ends with this record").with_words, TOLD);
    assert_int_equal(verified(b, "10 more records differ from the journal").with_words, 1);
}

static void only_an_empty_store_is_loaded_into(void **state)
{
    struct bench *b = *state;
    bench_create(b, &visit_table, &(struct visit){ .path = TEXT("/x") });
    assert_int_equal(load(b, dumped(b)), ERR_CONFLICT);
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
    size_t records;
    fill(b);
    for (size_t i = 0; i < COUNT_OF(spaces); i++) {
        struct nth pair = pair_of(b, spaces[i], 3 - (spaces[i] == KEY_JOURNAL));
        damage(b, pair.key, (struct slice){ 0 });
        assert_true(faults_of(b, &records) > 0);
        damage(b, pair.key, pair.value);
        assert_int_equal(faults_of(b, &records), 0);
    }
}

static void each_row_too_many_is_a_fault(void **state)
{
    static const enum key_space spaces[] = { KEY_INDEX, KEY_WORD, KEY_TRACE, KEY_UNIQUE };
    struct bench *b = *state;
    size_t records;
    fill(b);
    for (size_t i = 0; i < COUNT_OF(spaces); i++) {
        struct nth pair = pair_of(b, spaces[i], 2);
        uint8_t *key = arena_alloc(b->arena, pair.key.size);
        memcpy(key, pair.key.data, pair.key.size);
        key[pair.key.size - 3] ^= 0x40; /* the same value for somebody, or something, else */
        damage(b, (struct slice){ key, pair.key.size }, pair.value);
        assert_true(faults_of(b, &records) > 0);
        damage(b, (struct slice){ key, pair.key.size }, (struct slice){ 0 });
        assert_int_equal(faults_of(b, &records), 0);
    }
}

static void a_trace_moved_elsewhere_is_two_faults(void **state)
{
    struct bench *b = *state;
    fill(b);
    struct nth pair = pair_of(b, KEY_TRACE, 2);
    uint8_t *key = arena_alloc(b->arena, pair.key.size);
    memcpy(key, pair.key.data, pair.key.size);
    key[pair.key.size - 3] ^= 0x40;
    damage(b, pair.key, (struct slice){ 0 });
    damage(b, (struct slice){ key, pair.key.size }, pair.value);
    assert_int_equal(verified(b, "has no trace").with_words, 1);
    assert_int_equal(verified(b, "fits no journal entry").with_words, 1);
    assert_int_equal(verified(b, "").count, 2);
}

static void a_changed_byte_of_a_club_is_found(void **state)
{
    struct bench *b = *state;
    struct club club = { .name = TEXT("Xanh") };
    size_t records;
    bench_create(b, &club_table, &club);
    struct nth pair = pair_of(b, KEY_RECORD, 0);
    for (size_t i = 0; i < pair.value.size; i++) {
        uint8_t *changed = arena_alloc(b->arena, pair.value.size);
        memcpy(changed, pair.value.data, pair.value.size);
        changed[i] ^= 0x01;
        damage(b, pair.key, (struct slice){ changed, pair.value.size });
        assert_true(faults_of(b, &records) > 0);
    }
    damage(b, pair.key, pair.value);
    assert_int_equal(faults_of(b, &records), 0);
}

#define WITH_BENCH(test) cmocka_unit_test_setup_teardown(test, bench_setup, bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_BENCH(a_loaded_dump_is_the_same_store),
        WITH_BENCH(a_dump_is_lines_with_a_count),
        WITH_BENCH(stamps_of_indexes_stay_with_their_folder),
        WITH_BENCH(a_bad_line_loads_nothing_and_is_named),
        WITH_BENCH(a_record_changed_behind_the_journal_is_found),
        WITH_BENCH(a_record_that_went_or_came_behind_the_journal_is_found),
        WITH_BENCH(of_many_differences_the_first_are_told_and_the_rest_counted),
        WITH_BENCH(only_an_empty_store_is_loaded_into),
        WITH_BENCH(each_missing_pair_is_a_fault),
        WITH_BENCH(each_row_too_many_is_a_fault),
        WITH_BENCH(a_trace_moved_elsewhere_is_two_faults),
        WITH_BENCH(a_changed_byte_of_a_club_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
