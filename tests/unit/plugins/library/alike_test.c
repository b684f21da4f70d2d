/* SPDX-License-Identifier: MIT
 * alike: which ideas say what another said before, found as comparing each with each finds it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "plugins/library/idea/idea.h"

enum { MANY = 120, WORDS = 40 };

static struct idea idea_of(const char *title, const char *body)
{
    return (struct idea){ .title = text_of(title), .body = text_of(body) };
}

static void accents_order_and_capitals_make_nothing_new(void **state)
{
    struct arena *arena = arena_new();
    struct idea a = idea_of("Bản đồ giếng nước sạch", "mỗi đội đi một buổi");
    struct idea b = idea_of("GIẾNG nước sạch: bản đồ", "Mỗi đội đi một buổi!");
    struct idea c = idea_of("Tủ sách ở buôn", "góp sách cũ");
    (void)state;
    assert_int_equal(idea_likeness(arena, &a, &b), 100);
    assert_in_range(idea_likeness(arena, &a, &c), 0, 10);
    arena_free(arena);
}

static void only_the_later_of_two_repeats(void **state)
{
    struct arena *arena = arena_new();
    struct idea a = idea_of("Đổi chai nhựa lấy vở", "cuối tháng mười chai một quyển");
    struct idea b = idea_of("Tủ sách ở buôn", "góp sách cũ cho trẻ em đọc");
    struct idea c = idea_of("Đổi chai nhựa lấy vở", "cuối tháng, mười chai một quyển vở");
    const struct idea *all[] = { &a, &b, &c };
    const size_t *repeats = idea_repeated(arena, all, COUNT_OF(all), IDEA_SAME_AT);
    (void)state;
    assert_true(repeats[0] == SIZE_MAX && repeats[1] == SIZE_MAX);
    assert_int_equal(repeats[2], 0);
    arena_free(arena);
}

/* Words drawn so that many ideas share most of theirs. */
static struct idea drawn(struct arena *arena, struct random_source *chance)
{
    struct buffer words = buffer_in(arena, 400);
    uint32_t from = random_below(chance, 12);
    for (uint32_t i = 0; i < WORDS; i++)
        if (random_below(chance, 12))
            buffer_text(&words, text_format(arena, "w%ux ", (unsigned)(from * 3 + i)));
    return (struct idea){ .title = TEXT("w0x"), .body = buffer_as_text(&words) };
}

static void it_finds_what_comparing_each_with_each_finds(void **state)
{
    struct arena *arena = arena_new();
    struct random_source chance = random_seeded(7, "alike");
    struct idea ideas[MANY];
    const struct idea *all[MANY];
    size_t found = 0;
    (void)state;
    for (size_t i = 0; i < MANY; i++) {
        ideas[i] = drawn(arena, &chance);
        all[i] = &ideas[i];
    }
    const size_t *repeats = idea_repeated(arena, all, MANY, IDEA_SAME_AT);
    for (size_t i = 0; i < MANY; i++) {
        bool like = false;
        for (size_t before = 0; before < i; before++)
            like = like || idea_likeness(arena, &ideas[before], &ideas[i]) >= IDEA_SAME_AT;
        assert_int_equal(repeats[i] != SIZE_MAX, like);
        if (like) assert_true(idea_likeness(arena, &ideas[repeats[i]], &ideas[i]) >= IDEA_SAME_AT);
        found += like;
    }
    assert_in_range(found, 10, MANY - 10);
    arena_free(arena);
}

static void nothing_repeats_nothing(void **state)
{
    struct arena *arena = arena_new();
    struct idea a = idea_of("", ""), b = idea_of("", "");
    const struct idea *all[] = { &a, &b };
    (void)state;
    (void)idea_repeated(arena, all, 0, IDEA_SAME_AT);
    assert_true(idea_repeated(arena, all, 2, IDEA_SAME_AT)[1] == SIZE_MAX);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accents_order_and_capitals_make_nothing_new),
        cmocka_unit_test(only_the_later_of_two_repeats),
        cmocka_unit_test(it_finds_what_comparing_each_with_each_finds),
        cmocka_unit_test(nothing_repeats_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
