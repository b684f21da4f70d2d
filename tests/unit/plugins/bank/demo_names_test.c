/* SPDX-License-Identifier: MIT
 * demo_names: invented people are named like the people of the province, and reachable by nobody.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plugins/bank/demo_names.h"

enum { MANY = 20000, BORN_2004 = 731581 };

struct room {
    struct ctx cx;
    struct random_source random;
    struct demo d;
};

static int begin(void **state)
{
    struct arena *arena = arena_new();
    struct room *room = ARENA_NEW(arena, struct room);
    ctx_begin(&room->cx, arena);
    room->random = random_seeded(630, "names");
    room->cx.random = &room->random;
    room->d.cx = &room->cx;
    room->d.scratch = arena_new();
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

static size_t words_of(text name)
{
    size_t words = 0;
    while (name.size) words += text_cut(&name, ' ').size > 0;
    return words;
}

static bool contains(text name, const char *word)
{
    while (name.size)
        if (text_equal_z(text_cut(&name, ' '), word)) return true;
    return false;
}

struct tally {
    int words[6], nguyen, thi, van;
};

static struct tally count_names(struct demo *d, int32_t sex, date birth)
{
    struct tally t = { .nguyen = 0 };
    for (int i = 0; i < MANY; i++) {
        text name = demo_name(d, NAMED_KINH, sex, birth);
        size_t words = words_of(name);
        assert_in_range(words, 2, 4);
        t.words[words]++;
        t.nguyen += text_starts(name, TEXT("Nguyễn "));
        t.thi += contains(name, "Thị");
        t.van += contains(name, "Văn");
        arena_reset(d->scratch);
    }
    return t;
}

#define PERCENT(part) ((part)*100 / MANY)

static void kinh_names_have_the_lengths_of_the_registers(void **state)
{
    struct room *room = *state;
    struct tally men = count_names(&room->d, 1, BORN_2004);
    struct tally women = count_names(&room->d, 2, BORN_2004);
    assert_in_range(PERCENT(men.words[3]), 71, 75);
    assert_in_range(PERCENT(men.words[4]), 24, 28);
    assert_in_range(men.words[2], 1, MANY * 2 / 100);
    assert_in_range(PERCENT(women.words[3]), 33, 37);
    assert_in_range(PERCENT(women.words[4]), 62, 66);
    assert_in_range(PERCENT(men.nguyen), 28, 34);
    assert_in_range(PERCENT(women.thi), 50, 60);
    assert_int_equal(men.thi, 0);
}

static void middle_names_follow_the_fashion(void **state)
{
    struct room *room = *state;
    struct tally young = count_names(&room->d, 1, BORN_2004);
    struct tally older = count_names(&room->d, 1, BORN_2004 - 20 * 365);
    assert_in_range(PERCENT(young.van), 2, 8);
    assert_true(older.van > young.van * 3);
}

static void given_names_come_first_where_they_do(void **state)
{
    struct room *room = *state;
    struct demo *d = &room->d;
    int clans = 0;
    for (int i = 0; i < 2000; i++) {
        text man = demo_name(d, NAMED_EDE, 1, BORN_2004);
        text woman = demo_name(d, NAMED_EDE, 2, BORN_2004);
        assert_true(text_starts(man, TEXT("Y ")) && text_starts(woman, TEXT("H'")));
        assert_in_range(words_of(woman), 2, 3);
        text mnong = demo_name(d, NAMED_MNONG, 1, BORN_2004);
        assert_true(text_starts(mnong, TEXT("Y ")) || text_starts(mnong, TEXT("Điểu ")) ||
                    text_starts(mnong, TEXT("K'")));
        clans += contains(mnong, "B'Krông") || contains(mnong, "Ayun");
        text ma = demo_name(d, NAMED_MA, 2, BORN_2004);
        assert_true(text_starts(ma, TEXT("Ka ")));
        assert_int_equal(words_of(demo_name(d, NAMED_MONG, 2, BORN_2004)), 3);
        arena_reset(d->scratch);
    }
    assert_in_range(clans, 200, 1000);
}

static void every_name_is_clean_text(void **state)
{
    struct room *room = *state;
    for (int i = 0; i < 4000; i++) {
        text clean;
        enum demo_naming naming = (enum demo_naming)(i % NAMED_COUNT);
        text name = demo_name(&room->d, naming, 1 + i / NAMED_COUNT % 2, BORN_2004 - i);
        assert_int_equal(viet_clean(&room->cx, name, false, &clean), ERR_NONE);
        assert_true(text_equal(name, clean));
    }
}

static void phones_are_of_the_block_for_demos(void **state)
{
    struct room *room = *state;
    for (int i = 0; i < 2000; i++) {
        text plain;
        text phone = demo_phone(&room->d);
        assert_int_equal(phone.size, strlen("+84990000000"));
        assert_true(text_starts(phone, TEXT("+84990")));
        assert_true(viet_phone(room->cx.arena, phone, &plain));
        assert_true(text_equal(phone, plain));
    }
}

static void the_same_seed_names_the_same_people(void **state)
{
    struct room *room = *state;
    struct random_source sources[] = { random_seeded(1, "n"), random_seeded(1, "n"),
                                       random_seeded(2, "n") };
    text names[COUNT_OF(sources)][40];
    int different = 0;
    for (size_t s = 0; s < COUNT_OF(sources); s++) {
        room->cx.random = &sources[s];
        for (size_t i = 0; i < COUNT_OF(names[0]); i++)
            names[s][i] = demo_name(&room->d, NAMED_TAY_NUNG, 1, BORN_2004);
    }
    for (size_t i = 0; i < COUNT_OF(names[0]); i++) {
        assert_true(text_equal(names[0][i], names[1][i]));
        different += !text_equal(names[0][i], names[2][i]);
    }
    assert_true(different > 30);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(kinh_names_have_the_lengths_of_the_registers, begin, end),
        cmocka_unit_test_setup_teardown(middle_names_follow_the_fashion, begin, end),
        cmocka_unit_test_setup_teardown(given_names_come_first_where_they_do, begin, end),
        cmocka_unit_test_setup_teardown(every_name_is_clean_text, begin, end),
        cmocka_unit_test_setup_teardown(phones_are_of_the_block_for_demos, begin, end),
        cmocka_unit_test_setup_teardown(the_same_seed_names_the_same_people, begin, end),
    };
    crypto_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
