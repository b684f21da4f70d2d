/* SPDX-License-Identifier: MIT
 * preview: what is counted of cases that are known: directions, bands, bins, groups, and that who
 * moves most comes out the same in whatever order the cases come. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/rules/line_diff.h"
#include "core/rules/preview.h"
#include "plugins/bank/evaluate_facts.h"
#include "tests/support/rules/room.h"

static struct rule_standing scored(int32_t score, uint16_t band)
{
    return (struct rule_standing){ score, band, RULE_SCORED };
}

static const struct rule_standing rejected = { .kind = RULE_REJECTED };
static const struct rule_standing unrated = { .kind = RULE_UNRATED };
static const struct rule_standing faulted = { .kind = RULE_FAULTED };

static int direction(const struct rule_hook *hook, struct rule_standing before,
                     struct rule_standing after)
{
    const struct rule_standing of[RULE_SIDES] = { [RULE_AFTER] = after, [RULE_BEFORE] = before };
    return preview_direction(hook, of);
}

static void add(struct preview *p, uint32_t who, struct rule_standing before,
                struct rule_standing after)
{
    const struct rule_standing of[RULE_SIDES] = { [RULE_AFTER] = after, [RULE_BEFORE] = before };
    struct preview_case c = { .day = 20000,
                              .about = TEXT("Trồng rừng"),
                              .group = { TEXT("Xã Nam"), TEXT("Nữ") },
                              .facts = { (const uint8_t *)&who, sizeof who } };
    c.subject.bytes[0] = 1;
    memcpy(c.subject.bytes + 4, &who, sizeof who);
    preview_add(p, &c, of);
}

static void a_refusal_is_below_everything_and_no_rating_compares_with_none(void **unused)
{
    (void)unused;
    const struct rule_hook *hook = &bank_score_hook;
    assert_int_equal(direction(hook, scored(100, 0), scored(101, 0)), 1);
    assert_int_equal(direction(hook, scored(100, 0), scored(-100, 0)), -1);
    assert_int_equal(direction(hook, scored(100, 0), scored(100, 0)), 0);
    assert_int_equal(direction(hook, rejected, scored(-2000, 0)), 1);
    assert_int_equal(direction(hook, scored(-2000, 0), rejected), -1);
    assert_int_equal(direction(hook, unrated, scored(100, 0)), 0);
    assert_int_equal(direction(hook, scored(100, 0), faulted), 0);
}

static void a_band_counts_before_a_score(void **unused)
{
    (void)unused;
    const struct rule_hook *hook = &bank_evaluate_hook;
    uint16_t best = (uint16_t)hook->bands->terms[0].number;
    uint16_t next = (uint16_t)hook->bands->terms[1].number;
    assert_int_equal(direction(hook, scored(9500, next), scored(9000, best)), 1);
    assert_int_equal(direction(hook, scored(9000, best), scored(9500, next)), -1);
    assert_int_equal(direction(hook, scored(7000, next), scored(7001, next)), 1);
}

static void each_case_is_in_one_cell_one_bin_and_one_row(void **unused)
{
    (void)unused;
    struct room room;
    struct rule_hook hook = bank_evaluate_hook;
    static const struct rule_grouping groupings[] = { { "Xã", "Commune" },
                                                      { "Giới tính", "Sex" },
                                                      { 0 } };
    uint16_t best = (uint16_t)hook.bands->terms[0].number;
    uint16_t next = (uint16_t)hook.bands->terms[1].number;
    size_t rows;
    room_open(&room);
    hook.groupings = groupings;
    struct preview *p = preview_new(room.cx.arena, &hook);
    add(p, 1, scored(8900, next), scored(9100, best));
    add(p, 2, scored(10000, best), scored(10000, best));
    add(p, 3, unrated, scored(7000, next));
    add(p, 3, scored(7000, next), faulted);
    assert_int_equal(p->cases, 4);
    assert_int_equal(p->people, 3);
    assert_int_equal(p->changed, 3);
    assert_int_equal(p->rose, 1);
    assert_int_equal(p->fell, 0);
    size_t outcomes = p->column_count - 3;
    assert_int_equal(p->matrix[1][0], 1);
    assert_int_equal(p->matrix[0][0], 1);
    assert_int_equal(p->matrix[outcomes][1], 1);
    assert_int_equal(p->matrix[1][outcomes + 2], 1);
    assert_int_equal(p->bin_width, 500);
    assert_int_equal(p->histogram[RULE_AFTER][p->bin_count - 1], 1); /* the very most */
    assert_int_equal(p->histogram[RULE_BEFORE][8900 / 500], 1);
    const struct preview_row *row = preview_rows(p, 1, &rows);
    assert_int_equal(rows, 1);
    assert_true(text_equal_z(row->name, "Nữ"));
    assert_int_equal(row->cases, 4);
    assert_int_equal(row->sum[RULE_AFTER], 9100 + 10000 + 7000);
    assert_int_equal(row->scored[RULE_AFTER], 3);
    room_close(&room);
}

static void the_movers_are_the_same_in_whatever_order_the_cases_come(void **unused)
{
    (void)unused;
    enum { PEOPLE = 500 };
    struct room room;
    room_open(&room);
    struct preview *up = preview_new(room.cx.arena, &bank_score_hook);
    struct preview *down = preview_new(room.cx.arena, &bank_score_hook);
    for (uint32_t i = 0; i < 2 * PEOPLE; i++) {
        uint32_t one = i, other = 2 * PEOPLE - 1 - i;
        add(up, one % PEOPLE, scored(0, 0), scored((int32_t)(one * 7 % 1999), 0));
        add(down, other % PEOPLE, scored(0, 0), scored((int32_t)(other * 7 % 1999), 0));
    }
    assert_int_equal(up->riser_count, PREVIEW_MOVERS_MAX);
    assert_int_equal(up->faller_count, 0);
    for (size_t i = 0; i < PREVIEW_MOVERS_MAX; i++) {
        assert_true(id_equal(up->risers[i].subject, down->risers[i].subject));
        assert_int_equal(up->risers[i].delta, down->risers[i].delta);
        for (size_t k = 0; k < i; k++)
            assert_false(id_equal(up->risers[i].subject, up->risers[k].subject));
    }
    assert_true(up->risers[0].delta >= up->risers[1].delta && up->risers[0].delta > 1900);
    room_close(&room);
}

static void more_groups_than_there_is_room_for_are_counted_together(void **unused)
{
    (void)unused;
    struct room room;
    struct rule_hook hook = bank_score_hook;
    size_t rows;
    uint32_t cases = 0;
    room_open(&room);
    struct preview *p = preview_new(room.cx.arena, &hook);
    const struct rule_standing of[RULE_SIDES] = { scored(0, 0), scored(0, 0) };
    for (int i = 0; i < PREVIEW_ROWS_MAX + 500; i++) {
        struct preview_case c = { .group = { text_format(room.cx.arena, "Xã %d", i) } };
        preview_add(p, &c, of);
    }
    const struct preview_row *row = preview_rows(p, 0, &rows);
    assert_int_equal(rows, PREVIEW_ROWS_MAX);
    for (size_t i = 0; i < rows; i++) cases += row[i].cases;
    assert_int_equal(cases, PREVIEW_ROWS_MAX + 500);
    assert_int_equal(row[0].cases, 501);
    room_close(&room);
}

static void long_explanations_are_left_out_of_the_movers(void **unused)
{
    (void)unused;
    struct room room;
    room_open(&room);
    struct preview *p = preview_new(room.cx.arena, &bank_score_hook);
    struct buffer out = buffer_in(room.cx.arena, 4096), words = buffer_in(room.cx.arena, 4096);
    struct json j = json_into(&out);
    for (int i = 0; i < 3000; i++) buffer_z(&words, "dài ");
    struct rule_reason reason = { TEXT("a"), 100, buffer_as_text(&words), NULL };
    add(p, 1, scored(0, 0), scored(100, 0));
    p->risers[0].told = true;
    p->risers[0].sides[RULE_AFTER].verdict =
        (struct rule_verdict){ .score = 100, .reasons = &reason, .reason_count = 1 };
    preview_movers_json(&j, p);
    assert_in_range(out.size, 100, 2000);
    room_close(&room);
}

static void lines_taken_out_come_before_those_put_in(void **unused)
{
    (void)unused;
    struct room room;
    size_t count;
    room_open(&room);
    const struct line_change *c =
        line_diff(room.cx.arena, TEXT("a\nb\nc\nd\n"), TEXT("a\nx\nc\nd\ne\n"), &count);
    assert_int_equal(count, 3);
    assert_int_equal(c[0].sign, '-');
    assert_true(text_equal_z(c[0].line, "b"));
    assert_int_equal(c[0].before, 2);
    assert_int_equal(c[1].sign, '+');
    assert_true(text_equal_z(c[1].line, "x"));
    assert_int_equal(c[1].after, 2);
    assert_int_equal(c[2].after, 5);
    (void)line_diff(room.cx.arena, TEXT("a\nb"), TEXT("a\nb"), &count);
    assert_int_equal(count, 0);
    (void)line_diff(room.cx.arena, TEXT(""), TEXT("a\nb"), &count);
    assert_int_equal(count, 2);
    room_close(&room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_refusal_is_below_everything_and_no_rating_compares_with_none),
        cmocka_unit_test(a_band_counts_before_a_score),
        cmocka_unit_test(each_case_is_in_one_cell_one_bin_and_one_row),
        cmocka_unit_test(the_movers_are_the_same_in_whatever_order_the_cases_come),
        cmocka_unit_test(more_groups_than_there_is_room_for_are_counted_together),
        cmocka_unit_test(long_explanations_are_left_out_of_the_movers),
        cmocka_unit_test(lines_taken_out_come_before_those_put_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
