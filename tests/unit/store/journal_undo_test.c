/* SPDX-License-Identifier: MIT
 * journal_undo: what an entry did is put back, and nothing that somebody did since is taken away.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/support/store/club.h"

static struct person sample(const char *name)
{
    struct person p = person_called(name);
    p.points = 5;
    p.note = TEXT("hay giúp");
    return p;
}

static void creating_is_undone_by_deleting(void **state)
{
    struct bench *b = *state;
    struct person p = sample("An");
    uint64_t seq = bench_create(b, &person_table, &p);
    assert_int_equal(bench_undo(b, seq), ERR_NONE);
    assert_false(bench_get(b, &person_table, p.id, &p));
    assert_int_equal(bench_undo(b, seq), ERR_CONFLICT); /* it is not there any more */
    assert_int_equal(bench_entry(b, 2).changes->kind, CHANGE_DELETE);
}

static void deleting_is_undone_with_the_same_id_and_children(void **state)
{
    struct bench *b = *state;
    struct person p = sample("An"), back;
    struct club club = { .name = TEXT("Xanh") };
    p.email = TEXT("an@example.org");
    bench_create(b, &person_table, &p);
    bench_create(b, &club_table, &club);
    struct membership m = { .person = p.id, .club = club.id, .remark = TEXT("chăm") }, m_back;
    bench_create(b, &membership_table, &m);
    uint64_t seq = bench_delete(b, &person_table, p.id);
    assert_false(bench_get(b, &membership_table, m.id, &m_back));
    assert_int_equal(bench_undo(b, seq), ERR_NONE);
    assert_true(bench_get(b, &person_table, p.id, &back));
    assert_true(records_equal(&person_table, &p, &back));
    assert_true(bench_get(b, &membership_table, m.id, &m_back));
    assert_true(records_equal(&membership_table, &m, &m_back));
}

static void updating_is_undone_field_by_field(void **state)
{
    struct bench *b = *state;
    struct person p = sample("An"), back;
    bench_create(b, &person_table, &p);
    p.points = 0;
    p.full_name = TEXT("Ân");
    p.dues = 1000;
    uint64_t seq = bench_update(b, &person_table, &p);
    p.note = TEXT("khác"); /* another field, changed since: stays */
    bench_update(b, &person_table, &p);
    assert_int_equal(bench_undo(b, seq), ERR_NONE);
    assert_true(bench_get(b, &person_table, p.id, &back));
    assert_int_equal(back.points, 5);
    assert_int_equal(back.dues, 0);
    assert_true(text_equal_z(back.full_name, "An"));
    assert_true(text_equal_z(back.note, "khác"));
}

static void what_was_changed_since_is_not_taken_away(void **state)
{
    struct bench *b = *state;
    struct club club = { .name = TEXT("Xanh") };
    uint64_t created = bench_create(b, &club_table, &club);
    club.name = TEXT("Đỏ");
    uint64_t renamed = bench_update(b, &club_table, &club);
    club.name = TEXT("Tím");
    bench_update(b, &club_table, &club);
    assert_int_equal(bench_undo(b, renamed), ERR_CONFLICT);
    assert_non_null(strstr(text_z(b->arena, b->cx.detail_vi), "Câu lạc bộ «Tím»"));
    assert_int_equal(bench_undo(b, created), ERR_CONFLICT);
    assert_int_equal(bench_last(b), 3);
}

static void undoing_a_creation_keeps_later_children(void **state)
{
    struct bench *b = *state;
    struct person p = sample("An");
    struct club club = { .name = TEXT("Xanh") };
    uint64_t seq = bench_create(b, &person_table, &p);
    bench_create(b, &club_table, &club);
    bench_create(b, &membership_table, &(struct membership){ .person = p.id, .club = club.id });
    assert_int_equal(bench_undo(b, seq), ERR_CONFLICT);
    assert_true(text_equal_z(b->cx.slug, "referred"));
}

static void several_entries_are_undone_newest_first(void **state)
{
    struct bench *b = *state;
    struct person an = sample("An"), cuc = sample("Cúc");
    uint64_t seqs[3];
    seqs[0] = bench_create(b, &person_table, &an);
    cuc.mentor = an.id;
    seqs[1] = bench_create(b, &person_table, &cuc);
    an.points = 8;
    seqs[2] = bench_update(b, &person_table, &an);
    struct tx *tx = bench_begin(b, true);
    assert_int_equal(journal_undo_many(&b->cx, tx, seqs, 3), ERR_NONE);
    assert_int_equal(bench_commit(b, NULL), ERR_NONE);
    assert_false(bench_get(b, &person_table, an.id, &an));
    assert_false(bench_get(b, &person_table, cuc.id, &cuc));
}

#define WITH_BENCH(test) cmocka_unit_test_setup_teardown(test, bench_setup, bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_BENCH(creating_is_undone_by_deleting),
        WITH_BENCH(deleting_is_undone_with_the_same_id_and_children),
        WITH_BENCH(updating_is_undone_field_by_field),
        WITH_BENCH(what_was_changed_since_is_not_taken_away),
        WITH_BENCH(undoing_a_creation_keeps_later_children),
        WITH_BENCH(several_entries_are_undone_newest_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
