/* SPDX-License-Identifier: MIT
 * index_renew: rows made by another version are made anew when the folder is opened, also when that
 * is interrupted, and a folder that cannot be written is refused instead. What an older ICU would
 * have left behind is made here by hand: the mark of another stamp, rows that are not there, and
 * rows that fit nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/base/log.h"
#include "core/store/dump.h"
#include "core/store/index_renew.h"
#include "tests/support/store/club.h"

enum { CROWD = 700 };

/* ---- a folder of another version ---- */

static const char old_stamp[] = "keys 1, table 0, ICU 1.0, Unicode 1.0, vi 1.0";

static void put_mark(struct bench *b, struct tx *tx, const struct entity *entity, const char *mark)
{
    assert_int_equal(meta_put(&b->cx, tx, index_mark(b->arena, entity), text_slice(text_of(mark))),
                     ERR_NONE);
}

static enum kv_go drop_pair(void *arg, struct slice key, struct slice value, err *failure)
{
    struct bench *b = arg;
    (void)value;
    *failure = kv_del(&b->cx, b->tx.kv, slice_copy(b->arena, key));
    return *failure ? KV_STOP : KV_MORE;
}

/* Drops every row of people by words and puts one that fits nobody. */
static void spoil_words(struct bench *b, struct tx *tx)
{
    struct key from, to, wrong;
    const struct field *name = entity_field(&person_table, "full_name", 9);
    index_begin(&from, KEY_WORD, &person_table, name);
    assert_true(key_after(&from, &to));
    assert_int_equal(kv_scan(&b->cx, tx->kv, key_slice(&from), key_slice(&to), false, drop_pair, b),
                     ERR_NONE);
    index_begin(&wrong, KEY_WORD, &person_table, name);
    key_bytes(&wrong, text_slice(TEXT("older")));
    key_id(&wrong, (id){ { 9 } });
    assert_int_equal(kv_put(&b->cx, tx->kv, key_slice(&wrong), (struct slice){ wrong.bytes, 0 }),
                     ERR_NONE);
}

/* A row and a mark of an entity that no plugin here knows. */
static struct slice unknown_row(struct key *k)
{
    key_begin(k, KEY_INDEX);
    key_u16(k, 4000);
    key_u16(k, 1);
    key_id(k, (id){ { 7 } });
    return key_slice(k);
}

static const struct entity unknown_table = { .number = 4000 };

static void fill(struct bench *b)
{
    struct key k;
    struct tx *tx = bench_begin(b, true);
    for (int i = 0; i < CROWD; i++) {
        struct person p = person_called(i == 3  ? "Y Đắk Niê"
                                        : i % 2 ? "Nguyễn Thị Hằng"
                                                : "Trần Văn Bảo");
        assert_int_equal(record_create(&b->cx, tx, &person_table, &p), ERR_NONE);
    }
    assert_int_equal(record_create(&b->cx, tx, &club_table, &(struct club){ .name = TEXT("Xanh") }),
                     ERR_NONE);
    spoil_words(b, tx);
    put_mark(b, tx, &person_table, old_stamp);
    put_mark(b, tx, &unknown_table, old_stamp);
    struct slice row = unknown_row(&k);
    assert_int_equal(kv_put(&b->cx, tx->kv, row, (struct slice){ k.bytes, 0 }), ERR_NONE);
    assert_int_equal(bench_commit(b, NULL), ERR_NONE);
}

/* ---- opening it ---- */

static struct kv_options options_of(struct bench *b)
{
    return (struct kv_options){ .dir = b->dir, .map_bytes = (size_t)256 << 20, .own = &b->plan };
}

/* Opens the bench's folder as a program does and closes it again; what it logged is in *logged. */
static err opened(struct bench *b, bool read_only, bool any_index, const char **logged)
{
    char *data = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&data, &size);
    struct db_options options = { .backend = &kv_fault,
                                  .kv = options_of(b),
                                  .schema = b->schema,
                                  .log = log_new(out, LOG_INFO),
                                  .any_index = any_index };
    struct db *db = NULL;
    options.kv.read_only = read_only;
    kv_close(b->kv);
    ctx_clear(&b->cx);
    err e = db_open(&b->cx, &options, &db);
    if (!e) db_close(db);
    log_free(options.log);
    assert_int_equal(fclose(out), 0);
    *logged = text_z(b->arena, (text){ data, size });
    free(data);

    struct kv_options again = options_of(b);
    struct ctx opening;
    ctx_begin(&opening, b->arena);
    assert_int_equal(kv_open(&opening, &kv_fault, &again, &b->kv), ERR_NONE);
    return e;
}

static void tell_fault(void *arg, const char *message)
{
    ++*(size_t *)arg;
    (void)message;
}

static size_t faults_of(struct bench *b)
{
    size_t faults = 0, records;
    struct tx *tx = bench_begin(b, false);
    assert_int_equal(dump_verify(&b->cx, tx, tell_fault, &faults, &records), ERR_NONE);
    bench_abort(b);
    return faults;
}

static size_t found_by(struct bench *b, const char *words)
{
    struct query q = { .entity = &person_table, .words = text_of(words) };
    size_t count;
    struct tx *tx = bench_begin(b, false);
    assert_int_equal(query_count(&b->cx, tx, &q, &count), ERR_NONE);
    bench_abort(b);
    return count;
}

static text mark_of(struct bench *b, const struct entity *entity)
{
    struct slice value;
    struct tx *tx = bench_begin(b, false);
    assert_int_equal(meta_get(&b->cx, tx, index_mark(b->arena, entity), &value), ERR_NONE);
    bench_abort(b);
    return slice_text(value);
}

static void assert_fresh(struct bench *b)
{
    const char *logged;
    assert_int_equal(faults_of(b), 0);
    assert_int_equal(found_by(b, "dak nie"), 1);
    assert_int_equal(found_by(b, "hang"), CROWD / 2 - 1);
    assert_int_equal(opened(b, false, false, &logged), ERR_NONE);
    assert_string_equal(logged, "");
    assert_int_equal(opened(b, true, false, &logged), ERR_NONE);
}

/* ---- tests ---- */

static void a_new_folder_is_stamped_in_silence(void **state)
{
    struct bench *b = *state;
    const char *logged;
    assert_int_equal(opened(b, false, false, &logged), ERR_NONE);
    assert_string_equal(logged, "");
    assert_true(text_starts(mark_of(b, &person_table), TEXT("keys 1, table ")));
    assert_non_null(strstr(text_z(b->arena, mark_of(b, &person_table)), ", ICU "));
    assert_true(text_ends(mark_of(b, &membership_table), TEXT(", no text")));
}

static void rows_of_another_version_are_made_anew(void **state)
{
    struct bench *b = *state;
    const char *logged;
    struct key k;
    struct slice value;
    fill(b);
    assert_int_equal(found_by(b, "dak nie"), 0);
    assert_true(faults_of(b) > CROWD);
    assert_int_equal(opened(b, false, false, &logged), ERR_NONE);
    assert_non_null(strstr(logged, "records=701 entities=2 doubles=0 damaged=0 by=\"ICU "));
    assert_fresh(b);

    struct slice row = unknown_row(&k);
    struct tx *tx = bench_begin(b, false);
    assert_int_equal(kv_get(&b->cx, tx->kv, &row, &value, 1), ERR_NONE);
    assert_non_null(value.data);
    bench_abort(b);
    assert_true(text_equal_z(mark_of(b, &unknown_table), old_stamp));
}

/* Fails the opening at a call ever later in it until one gets through. The log of the last one
 * counts the records it filled itself: fewer than all, so it went on and did not begin again. */
static void an_interrupted_renewal_goes_on(void **state)
{
    struct bench *b = *state;
    const char *logged;
    bool clearing = false, filling = false;
    err e = ERR_NO_SPACE;
    fill(b);
    for (long step = 1; e; step++) {
        enum { CALLS = 1500 };
        kv_fault_heal(&b->plan);
        b->plan.failure = ERR_NO_SPACE;
        b->plan.fail_at = step * CALLS;
        e = opened(b, false, false, &logged);
        kv_fault_heal(&b->plan);
        if (!e) break;
        assert_int_equal(e, ERR_NO_SPACE);
        assert_null(strstr(logged, "indexes"));
        clearing = clearing || text_equal_z(mark_of(b, &person_table), "clearing");
        filling = filling || text_starts(mark_of(b, &person_table), TEXT("filling "));
        assert_int_equal(opened(b, true, false, &logged), ERR_UNSUPPORTED);
    }
    assert_true(clearing && filling);
    assert_non_null(strstr(logged, "indexes made anew"));
    assert_null(strstr(logged, "records=70"));
    assert_fresh(b);
}

static void reading_only_is_refused_naming_the_command(void **state)
{
    struct bench *b = *state;
    const char *logged, *command;
    fill(b);
    command = text_z(b->arena, text_format(b->arena, "volbank serve --data %s", b->dir));
    assert_int_equal(opened(b, true, false, &logged), ERR_UNSUPPORTED);
    assert_true(text_equal_z(b->cx.slug, "index-version"));
    assert_non_null(strstr(text_z(b->arena, b->cx.detail_vi), command));
    assert_non_null(strstr(text_z(b->arena, b->cx.detail_en), command));
    assert_int_equal(opened(b, true, true, &logged), ERR_NONE);
    assert_true(text_equal_z(mark_of(b, &person_table), old_stamp));
}

static void a_value_that_became_unique_is_told_and_kept(void **state)
{
    struct bench *b = *state;
    const char *logged;
    struct key k;
    struct club twins[2] = { { .name = TEXT("Xanh") }, { .name = TEXT("Xanh") } };
    bench_create(b, &club_table, &twins[0]);
    struct tx *tx = bench_begin(b, true);
    index_unique_key(&k, b->arena, &club_table, club_table.fields, &twins[0]);
    assert_int_equal(kv_del(&b->cx, tx->kv, key_slice(&k)), ERR_NONE);
    assert_int_equal(record_create(&b->cx, tx, &club_table, &twins[1]), ERR_NONE);
    assert_int_equal(bench_commit(b, NULL), ERR_NONE);
    assert_int_equal(opened(b, false, false, &logged), ERR_NONE);
    assert_non_null(strstr(logged, "level=warn"));
    assert_non_null(strstr(logged, "records=2 entities=1 doubles=1 "));
    assert_int_equal(faults_of(b), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_new_folder_is_stamped_in_silence, bench_setup,
                                        bench_teardown),
        cmocka_unit_test_setup_teardown(rows_of_another_version_are_made_anew, bench_setup,
                                        bench_teardown),
        cmocka_unit_test_setup_teardown(an_interrupted_renewal_goes_on, bench_setup,
                                        bench_teardown),
        cmocka_unit_test_setup_teardown(reading_only_is_refused_naming_the_command, bench_setup,
                                        bench_teardown),
        cmocka_unit_test_setup_teardown(a_value_that_became_unique_is_told_and_kept, bench_setup,
                                        bench_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
