/* SPDX-License-Identifier: MIT
 * Any bytes as typed text: no function may fault on them; cleaning and folding twice is the same as
 * once, and with a zero-width space before it, which asks ICU for all of it; a text is found by its
 * own fold; a phone number reads the same again in its own form. */
#include <stdint.h>

#include "core/base/viet.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_clean(struct ctx *cx, text typed, bool lines)
{
    text once, twice;
    if (viet_clean(cx, typed, lines, &once) != ERR_NONE) {
        REQUIRE(!text_is_utf8(typed));
        return;
    }
    REQUIRE(text_is_utf8(once));
    REQUIRE(viet_clean(cx, once, lines, &twice) == ERR_NONE && text_equal(once, twice));
    text spaced = text_format(cx->arena, "\u200b%.*s", TEXT_ARGS(typed));
    REQUIRE(viet_clean(cx, spaced, lines, &twice) == ERR_NONE && text_equal(once, twice));
    text marked = text_format(cx->arena, "e\u0323\n%.*s", TEXT_ARGS(once));
    REQUIRE(viet_graphemes(once) + 2 == viet_graphemes(marked));
    REQUIRE(viet_graphemes(once) <= once.size);
    REQUIRE((viet_graphemes(once) == 0) == text_is_empty(once));
}

static void check_fold(struct arena *arena, text typed)
{
    text once = viet_fold(arena, typed);
    REQUIRE(text_is_utf8(once) || !text_is_utf8(typed));
    REQUIRE(text_equal(once, viet_fold(arena, once)));
    REQUIRE(viet_matches(once, once));
    REQUIRE(!text_starts(once, TEXT(" ")) && !text_ends(once, TEXT(" ")));
}

static void check_phone(struct arena *arena, text typed)
{
    text once, twice;
    if (!viet_phone(arena, typed, &once)) return;
    REQUIRE(text_starts(once, TEXT("+84")) && once.size <= 13);
    REQUIRE(viet_phone(arena, once, &twice) && text_equal(once, twice));
}

static void check_given_name(text typed)
{
    text given = viet_given_name(typed);
    REQUIRE(text_is_empty(given) == text_is_empty(text_trim(typed)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    text typed = { (const char *)data, size };
    struct ctx cx;

    ctx_begin(&cx, arena);
    check_clean(&cx, typed, false);
    check_clean(&cx, typed, true);
    check_fold(arena, typed);
    check_phone(arena, typed);
    check_given_name(typed);
    struct slice key = viet_sort_key(arena, typed);
    REQUIRE(slice_equal(key, viet_sort_key(arena, typed)));
    arena_free(arena);
    return 0;
}
