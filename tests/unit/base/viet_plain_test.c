/* SPDX-License-Identifier: MIT
 * viet_plain: the short way answers what ICU answers. A text is walked twice: as it is, and behind
 * something that ICU alone can judge and whose own part in the answer is known: a zero-width space,
 * which cleaning drops, or a letter with a mark on a line of its own, which counts two. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/base/viet.h"
#include "core/base/viet_plain.h"

#define ZERO_WIDTH_SPACE "\u200b"
#define MARKED_LETTER "e\u0323\n"

static text put_after(struct arena *arena, const char *before, text t)
{
    return text_format(arena, "%s%.*s", before, TEXT_ARGS(t));
}

static text cleaned(struct ctx *cx, text t, bool lines)
{
    text out;
    assert_int_equal(viet_clean(cx, t, lines, &out), ERR_NONE);
    return out;
}

static void assert_both_ways(struct ctx *cx, text t)
{
    text marked = put_after(cx->arena, MARKED_LETTER, t);
    text spaced = put_after(cx->arena, ZERO_WIDTH_SPACE, t);
    for (int lines = 0; lines < 2; lines++)
        if (!text_equal(cleaned(cx, t, lines), cleaned(cx, spaced, lines)))
            fail_msg("cleaned in another way: %.*s", TEXT_ARGS(t));
    if (viet_graphemes(t) + 2 != viet_graphemes(marked))
        fail_msg("counted in another way: %.*s", TEXT_ARGS(t));
}

static size_t utf8_put(char *out, uint32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const uint8_t heads[] = { 0, 0xC0, 0xE0, 0xF0 };
    out[0] = (char)(heads[more] | c >> 6 * more);
    for (size_t i = 1; i <= more; i++) out[i] = (char)(0x80 | (c >> 6 * (more - i) & 0x3F));
    return more + 1;
}

static void every_character_is_judged_alike(void **state)
{
    struct arena *arena = arena_new();
    (void)state;
    for (uint32_t c = 1; c < 0x11000; c++) {
        struct ctx cx;
        char bytes[16] = { 'a' };
        size_t size = 1;
        ctx_begin(&cx, arena);
        size += utf8_put(bytes + size, c);
        bytes[size++] = 'b';
        size += utf8_put(bytes + size, c);
        size += utf8_put(bytes + size, c);
        text t = { bytes, size }; /* surrogates and what is no character are not UTF-8 */
        if (text_is_utf8(t)) assert_both_ways(&cx, t);
        arena_reset(arena);
    }
    arena_free(arena);
}

/* Letters whole and in pieces, spaces, ends of lines, what is unseen and what joins. */
static const char *const pieces[] = {
    "a",      "Z",      "9",      "'",      "ă",      "Ấ",      "ợ",        "ỹ",      "Đ",
    "đ",      "ê",      "ŏ",      "ƀ",      "É",      "–",      "“",        "₫",      "\u00d0",
    "\u00f0", "\u0301", "\u0302", "\u0309", "\u0323", "\u031b", "\u0306",   " ",      "  ",
    "\n",     "\r\n",   "\t",     "\v",     "\x01",   "\x7f",   "\xc2\x85", "\u00a0", "\u00ad",
    "\u200b", "\u200d", "\u2028", "\u202e", "👩",      "ᄀ",     "ᅡ",       "\u1e9b", "\u0344",
};

static uint32_t next_of(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

/* Half of the texts have plain pieces alone, which come first in the table. */
static void mixed_texts_are_judged_alike(void **state)
{
    enum { TEXTS = 20000, PIECES_MOST = 12, PLAIN = 17 };
    struct arena *arena = arena_new();
    uint64_t seed = 630;
    (void)state;
    for (int n = 0; n < TEXTS; n++) {
        struct ctx cx;
        char bytes[PIECES_MOST * 4 + 1];
        size_t size = 0, count = next_of(&seed) % (PIECES_MOST + 1);
        ctx_begin(&cx, arena);
        for (size_t i = 0; i < count; i++) {
            size_t most = n % 2 ? COUNT_OF(pieces) : PLAIN;
            const char *piece = pieces[next_of(&seed) % most];
            memcpy(bytes + size, piece, strlen(piece));
            size += strlen(piece);
        }
        assert_both_ways(&cx, (text){ bytes, size });
        arena_reset(arena);
    }
    arena_free(arena);
}

static void what_people_write_is_plain_and_marks_are_not(void **state)
{
    struct arena *arena = arena_new();
    size_t count;
    text out;
    (void)state;
    assert_true(viet_plain_clean(arena, TEXT(" Đoàn xã  Đắk R'Măng\n"), false, &out));
    assert_true(text_equal_z(out, "Đoàn xã Đắk R'Măng"));
    assert_true(viet_plain_count(out, &count));
    assert_int_equal(count, 18);
    assert_false(viet_plain_clean(arena, TEXT("Đa\u0306\u0301k"), false, &out));
    assert_false(viet_plain_count(TEXT("Đa\u0306\u0301k"), &count));
    assert_false(viet_plain_clean(arena, TEXT("\u00d0"), false, &out));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_character_is_judged_alike),
        cmocka_unit_test(mixed_texts_are_judged_alike),
        cmocka_unit_test(what_people_write_is_plain_and_marks_are_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
