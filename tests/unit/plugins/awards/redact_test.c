/* SPDX-License-Identifier: MIT
 * redact: a name goes however it is written, and nothing else does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "plugins/awards/council/redact.h"

static struct redaction *hidden(struct arena *arena)
{
    struct redaction *r = ARENA_NEW(arena, struct redaction);
    redact_person(arena, r, TEXT("Nguyễn Thị Hồng"));
    redact_person(arena, r, TEXT("H’ Ly Niê"));
    redact_name(arena, r, TEXT("Quảng Khê"));
    return r;
}

static void expect(struct arena *arena, const struct redaction *r, const char *in, const char *out)
{
    assert_string_equal(text_z(arena, redact(arena, r, text_of(in))), out);
}

static void a_name_goes_however_it_is_written(void **state)
{
    struct redaction *r = hidden(*state);
    expect(*state, r, "Đồng chí Nguyễn Thị Hồng, xã Quảng Khê.", "Đồng chí …, xã ….");
    expect(*state, r, "NGUYỄN THỊ HỒNG", "…");
    expect(*state, r, "nguyen thi hong", "…");
    expect(*state, r, "“Nguyễn  Thị\nHồng”", "“…”");
    expect(*state, r, "Nguyễn-Thị-Hồng và Hồng", "… và …");
    expect(*state, r, "Chị Hồng đã đến", "Chị … đã đến");
    expect(*state, r, "Chị H’ Ly Niê dạy", "Chị … dạy");
    expect(*state, r, "Quảng Khê, quang khe; QUẢNG KHÊ", "…, …; …");
}

static void nothing_else_goes(void **state)
{
    struct redaction *r = hidden(*state);
    expect(*state, r, "Trồng hoa hồng ở Quảng Sơn cùng Nguyễn Thị Hoa",
           "Trồng hoa hồng ở Quảng Sơn cùng Nguyễn Thị Hoa");
    expect(*state, r, "Nguyễn Thị Hồngg", "Nguyễn Thị Hồngg");
    expect(*state, r, "[\"Quảng\",\"Khê\"]", "[\"Quảng\",\"Khê\"]");
    expect(*state, r, "", "");
    const text plain = TEXT("Không có tên ai ở đây – “thế thôi”.");
    assert_ptr_equal(redact(*state, r, plain).data, plain.data);
}

static void ids_go_when_asked(void **state)
{
    struct redaction r = { 0 };
    id which;
    assert_true(id_parse(TEXT("019b0c1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f"), &which));
    const char *facts = "{\"person\":\"019b0c1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f\",\"hours\":12}";
    redact_id(*state, &r, which);
    expect(*state, &r, facts, "{\"person\":\"…\",\"hours\":12}");
    struct redaction all = { .ids = true };
    expect(*state, &all, facts, "{\"person\":\"…\",\"hours\":12}");
    expect(*state, &all, "1234-12-12", "1234-12-12");
}

static int setup(void **state)
{
    *state = arena_new();
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

#define HOLDS(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        HOLDS(a_name_goes_however_it_is_written),
        HOLDS(nothing_else_goes),
        HOLDS(ids_go_when_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
