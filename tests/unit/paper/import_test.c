/* SPDX-License-Identifier: MIT
 * import: what is new, known, doubled or wrong in a sheet; that a dry run writes nothing, and that
 * what was written can be taken back whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>

#include "core/store/journal.h"
#include "tests/support/paper/rolls.h"
#include "tests/support/paper/sheets.h"

#define HEADINGS "Họ và tên,Ngày sinh,Điện thoại,Mã đoàn viên,Đơn vị\n"

static void counts(struct import_report report, size_t good, size_t bad, size_t duplicates)
{
    assert_int_equal(report.good, good);
    assert_int_equal(report.bad, bad);
    assert_int_equal(report.duplicates, duplicates);
    assert_int_equal(report.rows, good + bad + duplicates);
}

static void problems_are(struct rolls *r, const struct import *import, const char *wanted)
{
    assert_string_equal(text_z(r->cx.arena, rolls_problems(r, import)), wanted);
}

/* ---- what a row is ------------------------------------------------------------------------- */

static void test_official_places_twice(void **state)
{
    struct rolls *r = *state;
    rolls_fill(r);
    uint64_t before = rolls_last(r);
    text records = rolls_records(r);
    rolls_fill(r);
    assert_int_equal(rolls_last(r), before);
    assert_true(text_equal(rolls_records(r), records));
    assert_int_equal(rolls_count(r, &place_entity), 12);
}

static err find_successor(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct place old, new;
    const struct place_successor *s = record;
    struct buffer *out = arg;
    *failure = record_get(cx, tx, &place_entity, s->old, &old);
    if (!*failure) *failure = record_get(cx, tx, &place_entity, s->new_place, &new);
    if (!*failure) buffer_format(out, "%.*s>%.*s ", TEXT_ARGS(old.key), TEXT_ARGS(new.key));
    return ERR_NONE;
}

static enum kv_go visit_successor(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                  err *failure)
{
    (void)find_successor(cx, tx, record, arg, failure);
    return *failure ? KV_STOP : KV_MORE;
}

static err list_successors(struct ctx *cx, struct tx *tx, void *arg)
{
    return query_all(cx, tx, &place_successor_entity, visit_successor, arg);
}

static void test_reused_codes(void **state)
{
    struct rolls *r = *state;
    struct buffer out = buffer_in(r->cx.arena, 128);
    rolls_fill(r);
    (void)rolls_import(r, &place_successor_entity, "old,new,date\n24664,24664,2025-07-01\n");
    assert_int_equal(db_read(&r->cx, list_successors, &out), ERR_NONE);
    assert_true(text_equal_z(buffer_as_text(&out), "24664@2004-01-01>24664@2025-07-01 "));
    /* a list of places without ends: what followed says when they ended */
    (void)rolls_import(r, &place_entity,
                       "code,valid_from,name,parent\n666,2004-01-01,Huyện Đắk Song,67\n"
                       "24718,2004-01-01,Thị trấn Đức An,666\n24718,2025-07-01,Xã Đắk Song,68\n");
    (void)rolls_import(r, &place_successor_entity, "old,new,date\n24718,24718,2025-07-01\n");
    assert_non_null(strstr(text_z(r->cx.arena, rolls_records(r)),
                           "\"valid_to\":\"2025-07-01\",\"name\":\"Thị trấn Đức An\""));
    assert_non_null(strstr(text_z(r->cx.arena, rolls_records(r)),
                           "\"name\":\"Huyện Đắk Song\",\"level\":\"district\""));
    struct import_report again =
        rolls_import(r, &place_successor_entity, "date,new,old\n01/07/2025,24664,24664\n");
    assert_int_equal(again.unchanged, 1);
}

static void test_known_rows_are_changed(void **state)
{
    struct rolls *r = *state;
    rolls_fill(r);
    struct import_report report =
        rolls_import(r, &unit_entity, "code,phone\ncd-3,0261 111\ntinh,0261 222\n");
    assert_int_equal(report.updated, 2);
    assert_int_equal(rolls_count(r, &unit_entity), 3);
    report = rolls_import(r, &unit_entity, "code,phone,name\ncd-3,0261 111,Chi đoàn thôn 3\n");
    assert_int_equal(report.unchanged, 1);
}

static void test_duplicate_people(void **state)
{
    struct rolls *r = *state;
    rolls_fill(r);
    (void)rolls_import(r, &member_entity,
                       HEADINGS "Nguyễn Thị Hoà,05/09/2001,0990 000 001,DV-1,cd-3\n");
    struct import *im = rolls_plan(
        r, &member_entity,
        HEADINGS "NGUYỄN THỊ HÒA,5/9/2001,,,cd-3\n"             /* name and birth */
                 "Nguyễn T. Hoà,6/9/2001,+84 990000001,,cd-3\n" /* phone and given name */
                 "Tên Khác Hẳn,7/9/2001,,DV-1,cd-3\n"           /* member code */
                 "Y Wang Mlô,1/1/2002,,DV-2,cd-3\n"
                 "Y’ Wang Mlo,01/01/2002,,,cd-3\n"                /* like row 5 */
                 "Nguyễn Văn Nam,05/09/2001,0990000001,,cd-3\n"); /* shares a phone only */
    struct import_report report = rolls_report(r, im);
    problems_are(r, im, "A2 duplicate; C3 duplicate; D4 duplicate; A6 duplicate_row");
    counts(report, 2, 0, 4);
    assert_int_equal(report.problems[3]->row, 5);
    assert_false(id_is_none(report.problems[0]->record));
    assert_int_equal(import_apply(&r->cx, im, false, NULL, NULL), ERR_NONE);
    assert_int_equal(rolls_count(r, &member_entity), 3);
}

/* A row that cannot be imported does not keep out the row that repairs it. */
static void test_bad_rows_double_nobody(void **state)
{
    struct rolls *r = *state;
    rolls_fill(r);
    struct import *im = rolls_plan(r, &member_entity,
                                   HEADINGS "Y Wang Mlô,1/1/2002,,,chưa có\n"
                                            "Y Wang Mlô,1/1/2002,,,cd-3\n");
    counts(rolls_report(r, im), 1, 1, 0);
}

/* ---- what is wrong, and where -------------------------------------------------------------- */

static void test_problems_by_cell(void **state)
{
    struct rolls *r = *state;
    rolls_fill(r);
    uint64_t before = rolls_last(r);
    struct import *im = rolls_plan(r, &member_entity,
                                   "DANH SÁCH\n"
                                   "STT,Họ tên,Ngày sinh,SĐT,Xã/phường,Đơn vị,Loại\n"
                                   "1,A,32/1/2001,12,Đắk Nia,cd-3,\n"
                                   "2,,1/1/2001,,Tân Thành,,lạ\n"
                                   "3,B,1/1/2025,,,cd-3,\n"
                                   "4,C,1/1/2001,,Đắk Mil,cd-3,Khác\n"
                                   "5,D,2/1/2001,,Đắk Mil,cd-3,\"Khác, chưa rõ\"\n"
                                   "Tổng cộng: 5\n");
    problems_are(r, im, "C3 date; E3 unknown; G4 term; E4 ambiguous; C5 age; G6 term");
    counts(rolls_report(r, im), 1, 4, 0);
    assert_int_equal(rolls_last(r), before);
}

static void test_missing_columns_and_constants(void **state)
{
    struct rolls *r = *state;
    const char *csv = "Họ và tên,Ngày sinh,Không rõ\nA,1/1/2001,x\nB,2/1/2001,y\n";
    rolls_fill(r);
    struct import *im = rolls_plan(r, &member_entity, csv);
    problems_are(r, im, "A1 required-column");
    counts(rolls_report(r, im), 0, 2, 0);
    const struct import_constant unit = { TEXT("unit"), TEXT("Chi đoàn thôn 3") };
    struct import_options options = { &member_entity, &unit, 1, ID_NONE };
    im = rolls_plan_bytes(r, &options, text_slice(text_of(csv)));
    problems_are(r, im, "");
    struct import_report report = rolls_report(r, im);
    assert_int_equal(report.ignored_count, 1);
    assert_true(text_equal_z(report.ignored[0].cell, "C1"));
    assert_int_equal(import_apply(&r->cx, im, false, NULL, NULL), ERR_NONE);
    assert_int_equal(rolls_count(r, &member_entity), 2);
}

static void test_rows_within_each_other(void **state)
{
    struct rolls *r = *state;
    const char *head = "code,name,kind,parent\n";
    rolls_fill(r);
    struct import *im = rolls_plan(
        r, &unit_entity,
        text_z(r->cx.arena, text_format(r->cx.arena,
                                        "%sc,Ba,branch,b\nb,Hai,branch,a\na,Một,branch,tinh\n"
                                        "x,Vòng,branch,y\ny,Quanh,branch,x\nz,Sai,bậy,tinh\n"
                                        "w,Dưới,branch,z\n",
                                        head)));
    problems_are(r, im, "A5 loop; A6 loop; C7 term; D8 unknown");
    counts(rolls_report(r, im), 3, 4, 0);
    assert_int_equal(import_apply(&r->cx, im, true, NULL, NULL), ERR_NONE);
    assert_int_equal(rolls_count(r, &unit_entity), 6);
}

static void test_same_unit_twice_in_a_sheet(void **state)
{
    struct rolls *r = *state;
    rolls_fill(r);
    struct import *im = rolls_plan(r, &unit_entity,
                                   "code,name,kind\nm,Một,branch\nm,Lại một,branch\n"
                                   "tinh,Tỉnh,province_union\ntinh,Tỉnh đoàn,province_union\n");
    problems_are(r, im, "A3 duplicate_row; A5 duplicate_row");
    counts(rolls_report(r, im), 2, 0, 2);
}

/* ---- writing ------------------------------------------------------------------------------- */

enum { CROWD = 1200 };

static const char *crowd(struct rolls *r, size_t count)
{
    struct buffer out = buffer_in(r->cx.arena, 64 * count);
    buffer_z(&out, "full_name,birth,unit,phone\n");
    for (size_t i = 0; i < count; i++)
        buffer_format(&out, "Người %zu,%zu/%zu/%zu,cd-3,09901%05zu\n", i, i % 28 + 1, i % 12 + 1,
                      1960 + i % 40, i);
    return text_z(r->cx.arena, buffer_as_text(&out));
}

static err undo_all(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct wrote *wrote = arg;
    return journal_undo_many(cx, tx, wrote->seqs, wrote->count);
}

static void test_chunks_are_undone_as_one(void **state)
{
    struct rolls *r = *state;
    rolls_fill(r);
    text before = rolls_records(r);
    struct wrote wrote = { .arena = r->cx.arena };
    r->cx.wrote = &wrote;
    struct import_report report = rolls_import(r, &member_entity, crowd(r, CROWD));
    r->cx.wrote = NULL;
    assert_int_equal(report.created, CROWD);
    assert_int_equal(wrote.count, (CROWD + IMPORT_CHUNK - 1) / IMPORT_CHUNK);
    assert_int_equal(rolls_count(r, &member_entity), CROWD);
    assert_int_equal(db_write(&r->cx, undo_all, &wrote), ERR_NONE);
    assert_true(text_equal(rolls_records(r), before));
}

static void test_good_rows_only(void **state)
{
    struct rolls *r = *state;
    rolls_fill(r);
    struct import *im =
        rolls_plan(r, &member_entity, HEADINGS "A,1/1/2001,,,cd-3\nB,hôm qua,,,cd-3\n");
    assert_int_equal(import_apply(&r->cx, im, true, NULL, NULL), ERR_NONE);
    counts(rolls_report(r, im), 1, 1, 0);
    assert_int_equal(rolls_count(r, &member_entity), 1);
}

/* Stored after the plan: nobody is imported twice, whatever the plan believed. */
static void test_alike_since_the_plan(void **state)
{
    struct rolls *r = *state;
    const char *csv = HEADINGS "A,1/1/2001,,,cd-3\nB,2/1/2001,,,cd-3\n";
    rolls_fill(r);
    struct import *im = rolls_plan(r, &member_entity, csv);
    (void)rolls_import(r, &member_entity, HEADINGS "A,1/1/2001,,,cd-3\n");
    assert_int_equal(import_apply(&r->cx, im, false, NULL, NULL), ERR_NONE);
    counts(rolls_report(r, im), 1, 0, 1);
    assert_int_equal(rolls_count(r, &member_entity), 2);
}

/* A unit that is gone by now: what earlier chunks wrote is taken back. */
static err drop_unit(struct ctx *cx, struct tx *tx, void *arg)
{
    struct unit probe = { .code = TEXT("m") }, found;
    (void)arg;
    err e = record_find(cx, tx, &unit_entity, "code", &probe, &found);
    return e ? e : record_delete(cx, tx, &unit_entity, found.id);
}

static void test_late_refusal_takes_all_back(void **state)
{
    struct rolls *r = *state;
    rolls_fill(r);
    (void)rolls_import(r, &unit_entity, "code,name,kind\nm,Một,branch\n");
    text csv = text_format(r->cx.arena, "%sCuối,1/1/2001,m,\n", crowd(r, 600));
    struct import *im = rolls_plan(r, &member_entity, text_z(r->cx.arena, csv));
    assert_int_equal(db_write(&r->cx, drop_unit, NULL), ERR_NONE);
    assert_int_equal(import_apply(&r->cx, im, false, NULL, NULL), ERR_INVALID);
    counts(rolls_report(r, im), 600, 1, 0);
    problems_are(r, im, "C602 reference");
    assert_int_equal(rolls_count(r, &member_entity), 0);
}

static err stop_soon(struct ctx *cx, void *arg, size_t done, size_t total)
{
    int *left = arg;
    assert_true(done <= total);
    return --*left > 0 ? ERR_NONE
                       : ctx_fail(cx, ERR_TIMEOUT, NULL, "stopped", SAY("Dừng", "Stopped"));
}

static void test_cut_off_goes_on(void **state)
{
    struct rolls *r = *state;
    int left = 2;
    rolls_fill(r);
    struct import_options options = { .entity = &member_entity };
    options.seed = id_new(&r->random, r->cx.now);
    struct slice file = text_slice(text_of(crowd(r, CROWD)));
    struct import *im = rolls_plan_bytes(r, &options, file);
    assert_int_equal(import_apply(&r->cx, im, false, stop_soon, &left), ERR_TIMEOUT);
    assert_int_equal(rolls_count(r, &member_entity), 2 * IMPORT_CHUNK);
    im = rolls_plan_bytes(r, &options, file);
    assert_int_equal(rolls_report(r, im).unchanged, 2 * IMPORT_CHUNK);
    assert_int_equal(import_apply(&r->cx, im, false, NULL, NULL), ERR_NONE);
    assert_int_equal(rolls_count(r, &member_entity), CROWD);
}

/* ---- what people really send --------------------------------------------------------------- */

static struct import *roster(struct rolls *r, const char *name)
{
    const struct import_constant constant = { TEXT("unit"), TEXT("cd-3") };
    struct import_options options = { &member_entity, &constant, 1, ID_NONE };
    return rolls_plan_bytes(r, &options, sheets_file(&r->cx, name));
}

static void test_kept_rosters(void **state)
{
    struct rolls *r = *state;
    rolls_fill(r);
    (void)rolls_import(r, &unit_entity, "code,name,kind,parent\nx,Chi đoàn xóm 3,branch,tinh\n");
    struct import *im = roster(r, "roster.xlsx");
    counts(rolls_report(r, im), 2, 1, 0); /* #N/A stands where a note should */
    problems_are(r, im, "F6 formula");
    assert_int_equal(import_apply(&r->cx, im, true, NULL, NULL), ERR_NONE);
    im = roster(r, "people.csv");
    problems_are(r, im, "B5 duplicate; B8 duplicate_row; C9 date; B10 required; D11 unknown");
    counts(rolls_report(r, im), 3, 3, 2);
}

static void test_hostile_files(void **state)
{
    struct rolls *r = *state;
    static const char *const files[] = { "bomb.xlsx", "bomb_lying.xlsx", "laughs.xlsx",
                                         "old.xls",   "locked.xlsx",     "truncated.xlsx" };
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        struct sheet *sheet;
        ctx_clear(&r->cx);
        err e = sheet_read(&r->cx, sheets_file(&r->cx, files[i]), TEXT("x"), &sheet);
        assert_int_not_equal(e, ERR_NONE);
        assert_true(err_status(e) < 500);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, rolls_setup, rolls_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_official_places_twice),
        TEST(test_reused_codes),
        TEST(test_known_rows_are_changed),
        TEST(test_duplicate_people),
        TEST(test_bad_rows_double_nobody),
        TEST(test_problems_by_cell),
        TEST(test_missing_columns_and_constants),
        TEST(test_rows_within_each_other),
        TEST(test_same_unit_twice_in_a_sheet),
        TEST(test_chunks_are_undone_as_one),
        TEST(test_good_rows_only),
        TEST(test_alike_since_the_plan),
        TEST(test_late_refusal_takes_all_back),
        TEST(test_cut_off_goes_on),
        TEST(test_kept_rosters),
        TEST(test_hostile_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
