/* SPDX-License-Identifier: MIT
 * record_text: what people type, as they type it, and what they see; either form reads back as the
 * same value. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/store/record_text.h"
#include "core/store/week_text.h"
#include "tests/support/store/club.h"

static const struct field *field(const char *name)
{
    return entity_field(&person_table, name, strlen(name));
}

static bool reads(struct bench *b, const char *name, const char *typed, struct person *p)
{
    ctx_clear(&b->cx);
    err e = field_from_text(&b->cx, field(name), text_of(typed), "C7", p);
    if (!e) return true;
    assert_int_equal(e, ERR_INVALID);
    assert_int_equal(b->cx.flaw_count, 1);
    assert_true(text_equal_z(b->cx.flaws->pointer, "C7"));
    return false;
}

static void days(void **state)
{
    struct bench *b = *state;
    static const char *const good[] = { "1/3/2026", "01/03/2026", "1-3-2026",
                                        "1.3.2026", "2026-03-01", " 01/03/2026 " };
    static const char *const bad[] = { "29/02/2025", "03/2026", "1/3/26", "hôm qua", "46000" };
    for (size_t i = 0; i < COUNT_OF(good); i++) {
        struct person p = { 0 };
        assert_true(reads(b, "birth", good[i], &p));
        assert_int_equal(p.birth, date_of(2026, 3, 1));
    }
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        struct person p = { .birth = 5 };
        assert_false(reads(b, "birth", bad[i], &p));
        assert_int_equal(p.birth, 5);
    }
}

static void times(void **state)
{
    struct bench *b = *state;
    static const char *const good[] = { "07:30 1/3/2026",       "1/3/2026 7:30",
                                        "2026-03-01T07:30",     "2026-03-01 07:30:00",
                                        "2026-03-01T00:30:00Z", "2026-03-01T07:30:00+07:00" };
    static const char *const bad[] = { "7:30",           "1/3/2026",   "24:00 1/3/2026",
                                       "07:60 1/3/2026", "7 1/3/2026", "07:30:15:1 1/3/2026" };
    for (size_t i = 0; i < COUNT_OF(good); i++) {
        struct person p = { 0 };
        assert_true(reads(b, "joined", good[i], &p));
        assert_true(p.joined == instant_at(date_of(2026, 3, 1), 7 * 60 + 30));
    }
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        assert_false(reads(b, "joined", bad[i], &(struct person){ 0 }));
}

static void money(void **state)
{
    struct bench *b = *state;
    static const char *const good[] = { "1500000",     "1.500.000",     "1,500,000",  "1 500 000",
                                        "1.500.000 đ", "1.500.000đồng", "1500000 VND" };
    static const char *const bad[] = { "1.50",   "1,500.000", "15000.00", ".500",
                                       "1..500", "1.500.00",  "đ",        "9999999999999999999" };
    for (size_t i = 0; i < COUNT_OF(good); i++) {
        struct person p = { 0 };
        assert_true(reads(b, "dues", good[i], &p));
        assert_int_equal(p.dues, 1500000);
    }
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        assert_false(reads(b, "dues", bad[i], &(struct person){ 0 }));
    struct person p = { 0 };
    assert_true(reads(b, "dues", "-1.500", &p));
    assert_int_equal(p.dues, -1500);
}

static void yes_and_no(void **state)
{
    struct bench *b = *state;
    static const char *const yes[] = { "có", "Có", "CO", "x", "X", "1", "true", "Yes", "on" };
    static const char *const no[] = { "không", "Khong", "0", "false", "no", "" };
    for (size_t i = 0; i < COUNT_OF(yes); i++) {
        struct person p = { 0 };
        assert_true(reads(b, "active", yes[i], &p));
        assert_true(p.active);
    }
    for (size_t i = 0; i < COUNT_OF(no); i++) {
        struct person p = { .active = true };
        assert_true(reads(b, "active", no[i], &p));
        assert_false(p.active);
    }
    assert_false(reads(b, "active", "có lẽ", &(struct person){ 0 }));
}

static void terms_by_code_or_label(void **state)
{
    struct bench *b = *state;
    static const char *const typed[] = { "active",         "Đang hoạt động", "dang hoat dong",
                                         "ĐANG HOẠT ĐỘNG", "Active",         "ACTIVE" };
    for (size_t i = 0; i < COUNT_OF(typed); i++) {
        struct person p = { 0 };
        assert_true(reads(b, "state", typed[i], &p));
        assert_int_equal(p.state, PERSON_ACTIVE);
    }
    assert_false(reads(b, "state", "hoạt", &(struct person){ 0 }));
    struct person p = { 0 };
    assert_true(reads(b, "level", "co ban", &p));
    assert_int_equal(p.level, 1);
}

static void lists_of_terms_whose_labels_hold_commas(void **state)
{
    struct bench *b = *state;
    static const char *const typed[] = { "green,first_aid,mnong",
                                         "Môi trường, khí hậu; Sơ cứu, tiếng m'nông",
                                         "so cuu; moi truong khi hau\nTieng MNong",
                                         "first_aid, , green; mnong;" };
    for (size_t i = 0; i < COUNT_OF(typed); i++) {
        struct person p = { 0 };
        assert_true(reads(b, "skills", typed[i], &p));
        assert_int_equal(code_set_count(p.skills), 3);
        assert_true(code_set_has(p.skills, 1) && code_set_has(p.skills, 3) &&
                    code_set_has(p.skills, 90));
    }
    assert_false(reads(b, "skills", "green, nấu ăn", &(struct person){ 0 }));
}

static void parts_of_the_week(void **state)
{
    struct bench *b = *state;
    static const char *const typed[] = { "sat.morning,sun.night", "Thứ 7 sáng, Chủ nhật đêm",
                                         "t7 sang; CN dem", "thứ bảy sáng;Sun night" };
    for (size_t i = 0; i < COUNT_OF(typed); i++) {
        struct person p = { 0 };
        assert_true(reads(b, "free", typed[i], &p));
        assert_int_equal(p.free.cells, 1u << (5 * BLOCK_COUNT) | 1u << 27);
    }
    assert_false(reads(b, "free", "thứ 8 sáng", &(struct person){ 0 }));
    assert_false(reads(b, "free", "thứ 7", &(struct person){ 0 }));
    for (unsigned cell = 0; cell < WEEK_CELLS; cell++)
        for (int lang = LANG_VI; lang <= LANG_EN; lang++) {
            unsigned read;
            assert_true(
                week_cell_parse(b->arena, week_cell_label(b->arena, cell, (enum lang)lang), &read));
            assert_int_equal(read, cell);
        }
}

static void texts_are_cleaned_and_ids_are_uuids(void **state)
{
    struct bench *b = *state;
    struct person p = { 0 };
    assert_true(reads(b, "full_name", "  Nguyễn   An\n", &p));
    assert_true(text_equal_z(p.full_name, "Nguyễn An"));
    assert_false(reads(b, "full_name", "\xFF", &p));
    assert_true(reads(b, "mentor", "01890000-0000-7000-8000-000000000002", &p));
    assert_true(reads(b, "mentor", "", &p));
    assert_true(id_is_none(p.mentor));
    assert_false(reads(b, "mentor", "An", &p));
    assert_true(reads(b, "points", "-12", &p));
    assert_false(reads(b, "points", "12.5", &p));
    assert_int_equal(p.points, -12);
}

static void people_see_their_own_way_of_writing(void **state)
{
    struct bench *b = *state;
    struct person p = {
        .birth = date_of(2026, 3, 1), .dues = -1500000, .state = PERSON_ACTIVE, .active = true
    };
    code_set_add(&p.skills, 1);
    code_set_add(&p.skills, 3);
    p.joined = instant_at(p.birth, 7 * 60 + 5);
    p.free.cells = 2;
    struct {
        const char *name, *vi, *en, *plain;
    } rows[] = {
        { "birth", "01/03/2026", "01/03/2026", "2026-03-01" },
        { "joined", "07:05 01/03/2026", "07:05 01/03/2026", "2026-03-01T00:05:00Z" },
        { "dues", "-1.500.000", "-1,500,000", "-1500000" },
        { "state", "Đang hoạt động", "Active", "active" },
        { "active", "Có", "Yes", "true" },
        { "skills", "Sơ cứu, Môi trường, khí hậu", "First aid, Environment, climate",
          "first_aid,green" },
        { "free", "Thứ 2 chiều", "Mon afternoon", "mon.afternoon" },
        { "level", "", "", "" },
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        b->cx.lang = LANG_VI;
        assert_true(text_equal_z(field_to_text(&b->cx, field(rows[i].name), &p), rows[i].vi));
        b->cx.lang = LANG_EN;
        assert_true(text_equal_z(field_to_text(&b->cx, field(rows[i].name), &p), rows[i].en));
        assert_true(text_equal_z(field_to_plain(&b->cx, field(rows[i].name), &p), rows[i].plain));
    }
}

static void both_forms_read_back(void **state)
{
    struct bench *b = *state;
    for (int i = 0; i < 200; i++) {
        struct person p = person_random(b), shown = { 0 }, plain = { 0 };
        p.joined -= p.joined % CLOCK_MINUTE; /* people see minutes */
        memset(p.token.bytes, i + 1, sizeof p.token.bytes);
        b->cx.lang = i % 2 ? LANG_EN : LANG_VI;
        for (const struct field *f = person_table.fields; f->id; f++) {
            if (f->flags & DERIVED) continue;
            assert_int_equal(field_from_text(&b->cx, f, field_to_text(&b->cx, f, &p), "/", &shown),
                             ERR_NONE);
            assert_int_equal(field_from_text(&b->cx, f, field_to_plain(&b->cx, f, &p), "/", &plain),
                             ERR_NONE);
        }
        assert_true(records_equal(&person_table, &p, &shown));
        assert_true(records_equal(&person_table, &p, &plain));
    }
}

#define WITH_BENCH(test) cmocka_unit_test_setup_teardown(test, bench_setup, bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_BENCH(days),
        WITH_BENCH(times),
        WITH_BENCH(money),
        WITH_BENCH(yes_and_no),
        WITH_BENCH(terms_by_code_or_label),
        WITH_BENCH(lists_of_terms_whose_labels_hold_commas),
        WITH_BENCH(parts_of_the_week),
        WITH_BENCH(texts_are_cleaned_and_ids_are_uuids),
        WITH_BENCH(people_see_their_own_way_of_writing),
        WITH_BENCH(both_forms_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
