/* SPDX-License-Identifier: MIT
 * export: what is written is what is stored, runs nowhere as a formula, and comes back as no
 * change, whatever a name could have been mistaken for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/paper/rolls.h"
#include "tests/support/paper/sheets.h"

static void fill_remarks(struct rolls *r)
{
    rolls_fill(r);
    (void)rolls_import(r, &member_entity,
                       "full_name,birth,unit,commune,seen,active,kind,due,note\n"
                       "H'Blum Buôn Yă,1/2/2000,cd-3,24664@2004-01-01,2026-05-06T07:08:09Z,có,"
                       "other,1500000,\"hai\ndòng, có phẩy\"\n"
                       "Điểu K’Rứ,3/4/2001,tinh,Đắk Mil,09:30 01/02/2026,không,member,-5,=1+1\n");
    (void)rolls_import(
        r, &remark_entity,
        "words,member\n=cmd|' /C calc'!A0,H'Blum Buôn Yă\n@SUM(A1),\n'+84,Điểu K'Rứ\n");
}

static void test_exported_is_no_change(void **state)
{
    struct rolls *r = *state;
    static const struct entity *const entities[] = { &place_entity, &unit_entity, &remark_entity };
    fill_remarks(r);
    text before = rolls_records(r);
    uint64_t last = rolls_last(r);
    for (size_t i = 0; i < 4 * COUNT_OF(entities); i++) {
        struct import_options options = { .entity = entities[i / 4] };
        struct slice file = rolls_export(r, options.entity, i & 1 ? SHEET_XLSX : SHEET_CSV, i & 2);
        struct import *im = rolls_plan_bytes(r, &options, file);
        assert_int_equal(rolls_problems(r, im).size, 0);
        assert_int_equal(rolls_report(r, im).unchanged, rolls_count(r, options.entity));
        assert_int_equal(import_apply(&r->cx, im, false, NULL, NULL), ERR_NONE);
    }
    assert_int_equal(rolls_last(r), last);
    assert_true(text_equal(rolls_records(r), before));
}

/* People have nothing to be known by but their likeness: for people that is a duplicate, for
 * programs, which are given ids, no change. */
static void test_exported_people(void **state)
{
    struct rolls *r = *state;
    struct import_options options = { .entity = &member_entity };
    fill_remarks(r);
    uint64_t last = rolls_last(r);
    for (int i = 0; i < 4; i++) {
        struct slice file = rolls_export(r, &member_entity, i & 1 ? SHEET_XLSX : SHEET_CSV, i & 2);
        struct import *im = rolls_plan_bytes(r, &options, file);
        assert_int_equal(rolls_report(r, im).unchanged, i & 2 ? 2 : 0);
        assert_int_equal(rolls_report(r, im).duplicates, i & 2 ? 0 : 2);
        assert_int_equal(import_apply(&r->cx, im, false, NULL, NULL), ERR_NONE);
    }
    assert_int_equal(rolls_last(r), last);
}

static void test_no_cell_is_a_formula(void **state)
{
    struct rolls *r = *state;
    fill_remarks(r);
    text rest = slice_text(rolls_export(r, &remark_entity, SHEET_CSV, false));
    assert_non_null(memmem(rest.data, rest.size, "'=cmd", 5));
    for (size_t i = 1; i < rest.size; i++) {
        bool begins =
            rest.data[i - 1] == '\n' || rest.data[i - 1] == ',' || rest.data[i - 1] == '"';
        assert_false(begins && strchr("=+-@", rest.data[i]));
    }
}

static void test_columns_of_an_export(void **state)
{
    struct rolls *r = *state;
    fill_remarks(r);
    struct slice file = rolls_export(r, &member_entity, SHEET_CSV, false);
    struct sheet *s = sheets_read_bytes(&r->cx, file);
    sheets_assert(&r->cx, s, "A1", CELL_TEXT, "Họ và tên");
    sheets_assert(&r->cx, s, "M1", CELL_TEXT, "Tuổi");
    assert_int_equal(s->rows[0].count, 13);
    s = sheets_read_bytes(&r->cx, rolls_export(r, &member_entity, SHEET_XLSX, true));
    sheets_assert(&r->cx, s, "A1", CELL_TEXT, "id");
    sheets_assert(&r->cx, s, "C1", CELL_TEXT, "birth");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, rolls_setup, rolls_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_exported_is_no_change),
        TEST(test_exported_people),
        TEST(test_no_cell_is_a_formula),
        TEST(test_columns_of_an_export),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
