/* SPDX-License-Identifier: MIT
 * demo_official: the shipped official units are whole and consistent, and so is the demo's view of
 * them; bad files are refused with their line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "plugins/bank/demo_names.h"
#include "plugins/bank/official_csv.h"
#include "plugins/bank/score.h"

#define DATA TEST_SOURCE_DIR "/plugins/bank/data"

struct room {
    struct ctx cx;
    struct random_source random;
    struct demo_options options;
    struct demo d;
};

static int begin(void **state)
{
    struct arena *arena = arena_new();
    struct room *room = ARENA_NEW(arena, struct room);
    ctx_begin(&room->cx, arena);
    room->random = random_seeded(1, "official");
    room->cx.random = &room->random;
    room->options.as_of = REFORM_DAY;
    room->d.cx = &room->cx;
    room->d.options = &room->options;
    room->d.scratch = arena_new();
    assert_int_equal(official_read(&room->cx, DATA, &room->d.official), ERR_NONE);
    assert_int_equal(demo_world_make(&room->d), ERR_NONE);
    *state = room;
    return 0;
}

static int end(void **state)
{
    struct room *room = *state;
    arena_free(room->d.scratch);
    arena_free(room->cx.arena);
    return 0;
}

static size_t count_places(const struct official *o, int32_t level, date on)
{
    size_t count = 0;
    for (size_t i = 0; i < o->place_count; i++) {
        const struct place *p = &o->places[i];
        bool in_force = p->valid_from <= on && (!p->valid_to || on < p->valid_to);
        count += p->level == level && in_force;
    }
    return count;
}

static void districts_ended_and_71_became_28(void **state)
{
    const struct official *o = &((struct room *)*state)->d.official;
    assert_int_equal(count_places(o, PLACE_DISTRICT, REFORM_DAY - 1), 8);
    assert_int_equal(count_places(o, PLACE_COMMUNE, REFORM_DAY - 1), 71);
    assert_int_equal(count_places(o, PLACE_DISTRICT, REFORM_DAY), 0);
    assert_int_equal(count_places(o, PLACE_COMMUNE, REFORM_DAY), 28);
    assert_int_equal(o->place_successor_count, 71);
}

static void a_code_names_two_places(void **state)
{
    const struct official *o = &((struct room *)*state)->d.official;
    const struct place *old = official_place(o, TEXT("24611"), REFORM_DAY - 1);
    const struct place *now = official_place(o, TEXT("24611"), REFORM_DAY);
    assert_true(text_equal_z(old->name, "Phường Nghĩa Đức"));
    assert_true(text_equal_z(now->name, "Phường Bắc Gia Nghĩa"));
    assert_ptr_equal(official_place_on(o, old, REFORM_DAY), now);
    assert_ptr_equal(official_place_on(o, old, REFORM_DAY - 1), old);
    assert_null(official_place(o, TEXT("660"), REFORM_DAY));
}

static void every_commune_lies_in_the_province_near_what_it_became(void **state)
{
    const struct demo *d = &((struct room *)*state)->d;
    for (size_t i = 0; i < DEMO_COMMUNES; i++) {
        const struct place *old = d->communes[i].old;
        const struct place *now = d->communes[i].new;
        assert_in_range(old->lat, 11749100, 12812400);
        assert_in_range(old->lon, 107204600, 108113900);
        assert_in_range(score_distance(old->lat, old->lon, now->lat, now->lon), 0, 20);
        for (size_t k = 0; k < i; k++)
            assert_true(old->lat != d->communes[k].old->lat || old->lon != d->communes[k].old->lon);
    }
}

static void border_communes_are_seven_and_became_five(void **state)
{
    const struct official *o = &((struct room *)*state)->d.official;
    size_t old = 0, now = 0;
    for (size_t i = 0; i < o->place_count; i++) {
        old += o->places[i].border && o->places[i].valid_from < REFORM_DAY;
        now += o->places[i].border && o->places[i].valid_from >= REFORM_DAY;
    }
    assert_int_equal(old, 7);
    assert_int_equal(now, 5);
}

/* The area of a commune made from two districts is that of its seat. */
static void straddling_communes_go_with_their_seat(void **state)
{
    const struct official *o = &((struct room *)*state)->d.official;
    const struct unit *bac = official_unit(o, TEXT("doan-24611"));
    const struct unit *dak_sak = official_unit(o, TEXT("doan-24678"));
    assert_true(id_equal(bac->parent, official_unit(o, TEXT("660"))->id));
    assert_true(id_equal(dak_sak->parent, official_unit(o, TEXT("663"))->id));
}

static void every_body_ends_at_the_one_root(void **state)
{
    const struct official *o = &((struct room *)*state)->d.official;
    size_t roots = 0;
    for (size_t i = 0; i < o->unit_count; i++) roots += id_is_none(o->units[i].parent);
    assert_int_equal(roots, 1);
    assert_true(id_is_none(o->units[0].parent));
    assert_int_equal(o->unit_successor_count, 72);
}

static void about_a_third_are_named_as_minorities(void **state)
{
    enum { EACH = 300 };
    struct room *room = *state;
    int64_t others = 0, people = 0;
    for (size_t i = 0; i < DEMO_COMMUNES; i++) {
        const struct demo_commune *c = &room->d.communes[i];
        int64_t weight = c->urban ? 26 : c->old->difficult ? 7 : 11;
        for (int n = 0; n < EACH; n++)
            others += weight * (demo_naming_in(&room->d, c) != NAMED_KINH);
        people += weight * EACH;
    }
    assert_in_range(others * 100 / people, 28, 36);
}

static void a_bad_line_is_named(void **state)
{
    struct room *room = *state;
    char dir[] = "/tmp/volbank-official-XXXXXX";
    assert_non_null(mkdtemp(dir));
    const char *path = text_z(room->cx.arena, text_format(room->cx.arena, "%s/t.csv", dir));
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    assert_true(fputs("code,name\n1,\"a, b\"\n2\n", out) >= 0);
    assert_int_equal(fclose(out), 0);
    struct official_table t;
    assert_int_equal(official_csv_read(&room->cx, dir, "t.csv", &t), ERR_CORRUPT);
    assert_non_null(strstr(text_z(room->cx.arena, room->cx.detail_en), "line 3"));
    assert_true(text_equal_z(t.rows[0].cells[1], "a, b"));
    ctx_clear(&room->cx);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(official_csv_read(&room->cx, dir, "t.csv", &t), ERR_IO);
    assert_int_equal(rmdir(dir), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(districts_ended_and_71_became_28, begin, end),
        cmocka_unit_test_setup_teardown(a_code_names_two_places, begin, end),
        cmocka_unit_test_setup_teardown(every_commune_lies_in_the_province_near_what_it_became,
                                        begin, end),
        cmocka_unit_test_setup_teardown(border_communes_are_seven_and_became_five, begin, end),
        cmocka_unit_test_setup_teardown(straddling_communes_go_with_their_seat, begin, end),
        cmocka_unit_test_setup_teardown(every_body_ends_at_the_one_root, begin, end),
        cmocka_unit_test_setup_teardown(about_a_third_are_named_as_minorities, begin, end),
        cmocka_unit_test_setup_teardown(a_bad_line_is_named, begin, end),
    };
    crypto_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
