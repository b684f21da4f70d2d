/* SPDX-License-Identifier: MIT
 * dump: a store written as text and loaded elsewhere is the same store, byte for byte; a bad
 * line loads nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/store/dump.h"
#include "core/store/index_renew.h"
#include "tests/support/store/full_club.h"

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

static void a_loaded_dump_is_the_same_store(void **state)
{
    struct bench *from = *state, *to = bench_new();
    club_fill(from);
    assert_int_equal(club_verify(from, "").count, 0);
    const char *first = dumped(from);
    assert_string_equal(first, dumped(from));
    assert_int_equal(load(to, first), ERR_NONE);
    assert_string_equal(first, dumped(to));
    struct club_faults none = club_verify(to, "");
    assert_int_equal(none.count, 0);
    assert_int_equal(none.records, 46);
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
    club_fill(from);
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

static void only_an_empty_store_is_loaded_into(void **state)
{
    struct bench *b = *state;
    bench_create(b, &visit_table, &(struct visit){ .path = TEXT("/x") });
    assert_int_equal(load(b, dumped(b)), ERR_CONFLICT);
}

#define WITH_BENCH(test) cmocka_unit_test_setup_teardown(test, bench_setup, bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_BENCH(a_loaded_dump_is_the_same_store),
        WITH_BENCH(a_dump_is_lines_with_a_count),
        WITH_BENCH(stamps_of_indexes_stay_with_their_folder),
        WITH_BENCH(a_bad_line_loads_nothing_and_is_named),
        WITH_BENCH(only_an_empty_store_is_loaded_into),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
