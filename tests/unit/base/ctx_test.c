/* SPDX-License-Identifier: MIT
 * ctx: the first failure wins, flaws all stay and in order, both languages are kept, and clearing
 * forgets the trouble and nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "core/base/ctx.h"
#include "tests/support/base/death.h"

static int setup(void **state)
{
    struct arena *arena = arena_new();
    struct ctx *cx = ARENA_NEW(arena, struct ctx);
    ctx_begin(cx, arena);
    *state = cx;
    return 0;
}

static int teardown(void **state)
{
    struct ctx *cx = *state;
    arena_free(cx->arena);
    return 0;
}

static void assert_text(text t, const char *expected)
{
    assert_int_equal(t.size, strlen(expected));
    if (t.size) assert_memory_equal(t.data, expected, t.size);
}

static void a_new_unit_of_work_is_clean(void **state)
{
    struct arena *arena = arena_new();
    struct ctx cx;
    memset(&cx, 0xaa, sizeof cx);
    ctx_begin(&cx, arena);
    assert_ptr_equal(cx.arena, arena);
    assert_true(cx.now > 0 && cx.now <= clock_wall());
    assert_int_equal(cx.lang, LANG_VI);
    assert_int_equal(cx.error, ERR_NONE);
    assert_int_equal(cx.flaw_count, 0);
    assert_null(cx.flaws);
    assert_null(cx.log);
    assert_null(cx.metrics);
    assert_null(cx.random);
    assert_null(cx.db);
    assert_null(cx.why);
    assert_true(id_is_none(cx.actor.account));
    assert_false(cx.actor.system);
    assert_int_equal(cx.deadline, 0);
    arena_free(arena);
    (void)state;
}

static void a_failure_speaks_both_languages(void **state)
{
    struct ctx *cx = *state;
    err e = ctx_fail(cx, ERR_CONFLICT, "/shift", "overlap",
                     SAY("Trùng giờ với %s (%d)", "Overlaps %s (%d)"), "ca sáng", 3);
    assert_int_equal(e, ERR_CONFLICT);
    assert_int_equal(cx->error, ERR_CONFLICT);
    assert_text(cx->slug, "overlap");
    assert_text(cx->detail_vi, "Trùng giờ với ca sáng (3)");
    assert_text(cx->detail_en, "Overlaps ca sáng (3)");
    assert_int_equal(cx->flaw_count, 1);
    assert_text(cx->flaws->pointer, "/shift");
    assert_text(cx->flaws->code, "overlap");
    assert_text(cx->flaws->vi, "Trùng giờ với ca sáng (3)");
    assert_text(cx->flaws->en, "Overlaps ca sáng (3)");
    assert_null(cx->flaws->next);
}

static void a_failure_without_a_field_has_no_flaw(void **state)
{
    struct ctx *cx = *state;
    assert_int_equal(ctx_fail(cx, ERR_IO, NULL, "disk", SAY("Lỗi đĩa", "Disk error")), ERR_IO);
    assert_int_equal(cx->flaw_count, 0);
    assert_null(cx->flaws);
    assert_text(cx->slug, "disk");
}

static void the_first_failure_wins(void **state)
{
    struct ctx *cx = *state;
    (void)ctx_fail(cx, ERR_NOT_FOUND, NULL, "gone", SAY("Không thấy", "Not there"));
    assert_int_equal(ctx_fail(cx, ERR_IO, "/x", "io", SAY("Khác", "Other")), ERR_IO);
    assert_int_equal(cx->error, ERR_NOT_FOUND);
    assert_text(cx->slug, "gone");
    assert_text(cx->detail_en, "Not there");
    assert_int_equal(cx->flaw_count, 0);
}

static void flaws_stand_in_the_order_found(void **state)
{
    struct ctx *cx = *state;
    for (int i = 0; i < 20; i++) {
        char pointer[16];
        snprintf(pointer, sizeof pointer, "/rows/%d", i);
        ctx_flaw(cx, pointer, "required", SAY("Thiếu ô %d", "Missing cell %d"), i);
    }
    assert_int_equal(cx->error, ERR_INVALID);
    assert_text(cx->detail_vi, "Thiếu ô 0");
    assert_int_equal(cx->flaw_count, 20);
    int at = 0;
    for (const struct flaw *flaw = cx->flaws; flaw; flaw = flaw->next, at++) {
        text pointer = text_format(cx->arena, "/rows/%d", at);
        assert_true(text_equal(flaw->pointer, pointer));
        assert_text(flaw->code, "required");
        assert_true(text_equal(flaw->en, text_format(cx->arena, "Missing cell %d", at)));
    }
    assert_int_equal(at, 20);
}

static void a_flaw_after_a_failure_is_kept_but_does_not_win(void **state)
{
    struct ctx *cx = *state;
    (void)ctx_fail(cx, ERR_FORBIDDEN, NULL, "no", SAY("Không", "No"));
    ctx_flaw(cx, "/phone", "phone", SAY("Số sai", "Bad number"));
    assert_int_equal(cx->error, ERR_FORBIDDEN);
    assert_text(cx->detail_en, "No");
    assert_int_equal(cx->flaw_count, 1);
    assert_text(cx->flaws->pointer, "/phone");
}

static void a_failure_after_flaws_does_not_win(void **state)
{
    struct ctx *cx = *state;
    ctx_flaw(cx, "/a", "required", SAY("Thiếu", "Missing"));
    (void)ctx_fail(cx, ERR_IO, "/b", "io", SAY("Lỗi", "Error"));
    assert_int_equal(cx->error, ERR_INVALID);
    assert_int_equal(cx->flaw_count, 1);
}

static void what_was_said_outlives_the_sayer(void **state)
{
    struct ctx *cx = *state;
    char pointer[] = "/phone", slug[] = "taken", name[] = "An";
    ctx_flaw(cx, pointer, slug, SAY("Của %s", "Of %s"), name);
    memset(pointer, '#', sizeof pointer - 1);
    memset(slug, '#', sizeof slug - 1);
    memset(name, '#', sizeof name - 1);
    assert_text(cx->flaws->pointer, "/phone");
    assert_text(cx->flaws->code, "taken");
    assert_text(cx->flaws->vi, "Của An");
    assert_text(cx->slug, "taken");
}

static void clearing_forgets_the_trouble_only(void **state)
{
    struct ctx *cx = *state;
    cx->now = 12345;
    cx->why = "POST /signups";
    cx->lang = LANG_EN;
    cx->deadline = 9;
    cx->retry_after_s = 30;
    cx->actor.system = true;
    ctx_flaw(cx, "/a", "required", SAY("Thiếu", "Missing"));
    ctx_clear(cx);
    assert_int_equal(cx->error, ERR_NONE);
    assert_int_equal(cx->flaw_count, 0);
    assert_null(cx->flaws);
    assert_text(cx->detail_vi, "");
    assert_text(cx->slug, "");
    assert_int_equal(cx->retry_after_s, 0);
    assert_int_equal(cx->now, 12345);
    assert_string_equal(cx->why, "POST /signups");
    assert_int_equal(cx->lang, LANG_EN);
    assert_int_equal(cx->deadline, 9);
    assert_true(cx->actor.system);
    ctx_flaw(cx, "/b", "required", SAY("Thiếu", "Missing"));
    assert_text(cx->flaws->pointer, "/b");
    assert_int_equal(cx->flaw_count, 1);
}

static void sentences_follow_the_readers_language(void **state)
{
    struct ctx *cx = *state;
    assert_text(ctx_say(cx, SAY("Xin chào", "Hello")), "Xin chào");
    cx->lang = LANG_EN;
    assert_text(ctx_say(cx, SAY("Xin chào", "Hello")), "Hello");
}

static void fail_with_success(void *cx)
{
    (void)ctx_fail(cx, ERR_NONE, NULL, "ok", SAY("Được", "Fine"));
}

static void success_is_no_failure(void **state)
{
    assert_true(dies(fail_with_success, *state, "ctx_fail"));
}

#define TEST_WITH_CTX(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_unit_of_work_is_clean),
        TEST_WITH_CTX(a_failure_speaks_both_languages),
        TEST_WITH_CTX(a_failure_without_a_field_has_no_flaw),
        TEST_WITH_CTX(the_first_failure_wins),
        TEST_WITH_CTX(flaws_stand_in_the_order_found),
        TEST_WITH_CTX(a_flaw_after_a_failure_is_kept_but_does_not_win),
        TEST_WITH_CTX(a_failure_after_flaws_does_not_win),
        TEST_WITH_CTX(what_was_said_outlives_the_sayer),
        TEST_WITH_CTX(clearing_forgets_the_trouble_only),
        TEST_WITH_CTX(sentences_follow_the_readers_language),
        TEST_WITH_CTX(success_is_no_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
