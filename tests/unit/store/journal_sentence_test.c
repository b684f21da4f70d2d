/* SPDX-License-Identifier: MIT
 * journal_sentence: an entry reads as a sentence in both languages, and names neither what is
 * personal nor who cast a ballot. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/support/store/club.h"

static void expect_sentence(struct bench *b, uint64_t seq, const char *vi, const char *en)
{
    struct journal_entry entry;
    struct tx *tx = bench_begin(b, false);
    assert_int_equal(journal_get(&b->cx, tx, seq, &entry), ERR_NONE);
    b->cx.lang = LANG_VI;
    assert_string_equal(text_z(b->arena, journal_sentence(&b->cx, tx, &entry)), vi);
    b->cx.lang = LANG_EN;
    assert_string_equal(text_z(b->arena, journal_sentence(&b->cx, tx, &entry)), en);
    bench_abort(b);
}

static void entries_read_as_sentences(void **state)
{
    struct bench *b = *state;
    struct club club = { .name = TEXT("Xanh") };
    bench_create(b, &club_table, &club);
    expect_sentence(b, 1, "Hệ thống đã tạo Câu lạc bộ «Xanh» lúc 08:30 22/11/2026 (test)",
                    "The system created Club “Xanh” at 08:30 22/11/2026 (test)");
    club.name = TEXT("Xanh Đắk Nông");
    bench_update(b, &club_table, &club);
    expect_sentence(b, 2,
                    "Hệ thống đã sửa Câu lạc bộ «Xanh Đắk Nông»: Tên lúc 08:30 22/11/2026 (test)",
                    "The system changed Club “Xanh Đắk Nông”: Name at 08:30 22/11/2026 (test)");
    struct person an = person_called("An"), cuc = person_called("Cúc");
    struct tx *tx = bench_begin(b, true);
    assert_int_equal(record_create(&b->cx, tx, &person_table, &an), ERR_NONE);
    assert_int_equal(record_create(&b->cx, tx, &person_table, &cuc), ERR_NONE);
    assert_int_equal(record_delete(&b->cx, tx, &club_table, club.id), ERR_NONE);
    assert_int_equal(bench_commit(b, NULL), ERR_NONE);
    struct journal_entry entry = bench_entry(b, 3);
    tx = bench_begin(b, false);
    b->cx.lang = LANG_VI;
    const char *said = text_z(b->arena, journal_sentence(&b->cx, tx, &entry));
    bench_abort(b);
    assert_non_null(strstr(said, "tạo 2 Người, xoá Câu lạc bộ «"));
    assert_null(strstr(said, "Cúc"));
}

static void a_personal_title_is_not_said(void **state)
{
    struct bench *b = *state;
    struct person p = person_called("Nguyễn Văn Kín");
    uint64_t seq = bench_create(b, &person_table, &p);
    struct journal_entry entry = bench_entry(b, seq);
    struct tx *tx = bench_begin(b, false);
    const char *said = text_z(b->arena, journal_sentence(&b->cx, tx, &entry));
    bench_abort(b);
    assert_null(strstr(said, "Kín"));
}

static void a_ballots_sentence_names_nobody(void **state)
{
    struct bench *b = *state;
    uint64_t seq = bench_create(b, &ballot_table, &(struct ballot){ .choice = PERSON_NEW });
    expect_sentence(b, seq, "Ẩn danh đã tạo 1 Lá phiếu (test)",
                    "Anonymous created 1 Ballot (test)");
}

#define WITH_BENCH(test) cmocka_unit_test_setup_teardown(test, bench_setup, bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_BENCH(entries_read_as_sentences),
        WITH_BENCH(a_personal_title_is_not_said),
        WITH_BENCH(a_ballots_sentence_names_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
