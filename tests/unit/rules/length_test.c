/* SPDX-License-Identifier: MIT
 * length: what Lua is given instead of `#`, that it binds and complains as `#` does, and that a
 * list with holes is as long whichever way it came to hold what it holds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/support/rules/room.h"

/* The two values are told apart by their types too. */
static void same(struct room *room, const char *expression, const char *wanted)
{
    text body =
        text_format(room->cx.arena,
                    "local t = { 5, 6, 7, n = { a = { 'x', 'yz' } }, f = function(x) return "
                    "x end } local v = %s assert(v == %s, tostring(v))",
                    expression, wanted);
    if (room_body(room, text_z(room->cx.arena, body)))
        fail_msg("%s: %.*s", expression, TEXT_ARGS(room->fault.en));
}

static void it_binds_as_the_sign_does(void **state)
{
    (void)state;
    struct room room;
    room_open(&room);
    same(&room, "#t", "3");
    same(&room, "-#t", "-3");
    same(&room, "not #t", "false");
    same(&room, "~#t", "-4");
    same(&room, "#t * #t + #t", "12");
    same(&room, "2 * #t // #t % 5", "2");
    same(&room, "#t .. #t", "'33'");
    same(&room, "#'ab' .. 'c'", "'2c'");
    same(&room, "#t.n.a + #t.n.a[2]", "4");
    same(&room, "#t.f('four')", "4");
    same(&room, "#t.f 'four' + #t.f { 1 }", "5");
    same(&room, "#('ab'):rep(3) + #[[\nabc]]", "9");
    same(&room, "#{ 1, 2, #{ 3 } }", "3");
    same(&room, "#t == 3 and #t < 4 and #t ~= 2", "true");
    same(&room, "# --[[ # ]] t - - -- #\n #t", "6");
    same(&room, "#'a#\\z\n  b\\\n#'", "5");
    same(&room, "#[==[\r\n#]] \r#]==]", "6");
    same(&room, "t[#t] + t[#t - 1]", "13");
    room_close(&room);
}

static void says(struct room *room, const char *body, int line, const char *en)
{
    assert_int_equal(room_body(room, body), ERR_INVALID);
    text wanted = text_format(room->cx.arena, "Line %d: %s", line, en);
    if (!text_equal(room->fault.en, wanted) || room->fault.line != line)
        fail_msg("%s: line %d: %.*s", body, room->fault.line, TEXT_ARGS(room->fault.en));
}

static void it_complains_as_the_sign_does(void **state)
{
    (void)state;
    struct room room;
    room_open(&room);
    assert_int_equal(room_body(&room, "error('x')"), ERR_INVALID);
    int first = room.fault.line;
    says(&room, "local t\nlocal n = 1 + #t", first + 1, "'t' is a nil and has no length");
    says(&room, "local t = { a = { b = 1 } }\nlocal n =\n #t.a.b", first + 2,
         "'b' is a number and has no length");
    says(&room, "local n = #f", first, "'f' is a userdata and has no length");
    says(&room, "local n = #(not f)", first, "a boolean has no length");
    says(&room, "# f", first, "'#' cannot stand here");
    says(&room, "local n = f.#age", first, "a name is missing before '#'");
    room_close(&room);
}

static void a_list_with_holes_has_one_length(void **state)
{
    (void)state;
    struct room room;
    room_open(&room);
    static const char *const ways[] = {
        "local t = { 1, 2, nil, 4 }",
        "local t = {} for i = 4, 1, -1 do t[i] = i end t[3] = nil",
        "local t = { x = 1, y = 2, z = 3 } t[4] = 1 t[2] = 1 t[1] = 1 t.x = nil",
        "local t = {} for i = 1, 4000 do t[i] = i end for i = 5, 4000 do t[i] = nil end t[3] = nil",
        "local t = { nil, nil, nil, 4, nil, nil } t[1] = 1 t[2] = 2",
    };
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        text body =
            text_format(room.cx.arena,
                        "%s assert(#t == 4) table.insert(t, 'x') assert(t[5] == 'x' and #t == 5) "
                        "assert(table.remove(t) == 'x' and select('#', table.unpack(t)) == 4)",
                        ways[i]);
        if (room_body(&room, text_z(room.cx.arena, body)))
            fail_msg("%s: %.*s", ways[i], TEXT_ARGS(room.fault.en));
    }
    assert_int_equal(room_body(&room, "local t = {} for n = 0, 200 do assert(#t == n) "
                                      "t[n + 1] = n end assert(#{ nil, 2 } == 0)"),
                     ERR_NONE);
    room_close(&room);
}

/* A list that pretends to be longer than any counter: what goes through it is charged for it. */
static void a_faked_length_is_bounded(void **state)
{
    (void)state;
    struct room room;
    room_open(&room);
    static const char far[] = "local t, n = {}, 1 for i = 1, 62 do t[n] = 1 n = n * 2 end ";
    text body = text_format(room.cx.arena, "%s assert(#t == 1 << 19)", far);
    assert_int_equal(room_body(&room, text_z(room.cx.arena, body)), ERR_NONE);
    body = text_format(room.cx.arena, "%s table.insert(t, 1, 1)", far);
    assert_int_equal(room_body(&room, text_z(room.cx.arena, body)), ERR_INVALID);
    assert_int_equal(room.fault.kind, RULE_BUDGET);
    body = text_format(room.cx.arena, "%s table.remove(t, 1)", far);
    assert_int_equal(room_body(&room, text_z(room.cx.arena, body)), ERR_INVALID);
    assert_int_equal(room.fault.kind, RULE_BUDGET);
    room_close(&room);
}

static void a_function_takes_a_bounded_number_of_values(void **state)
{
    (void)state;
    struct room room;
    room_open(&room);
    static const char counts[] = "local function count(...) return select('#', ...) end ";
    text body =
        text_format(room.cx.arena,
                    "%s local t = {} for i = 1, 250 do t[i] = i end "
                    "assert(count(table.unpack(t)) == 250 and count() == 0) "
                    "local last = function(a, ...) return (select(a, ...)) end "
                    "assert(last(2, 'x', 'y') == 'y' and last(-1, table.unpack(t, 2)) == 250)",
                    counts);
    if (room_body(&room, text_z(room.cx.arena, body))) fail_msg("%.*s", TEXT_ARGS(room.fault.en));
    body = text_format(
        room.cx.arena,
        "%s\nlocal t = {} for i = 1, 250 do t[i] = i end count('x', table.unpack(t))", counts);
    assert_int_equal(room_body(&room, text_z(room.cx.arena, body)), ERR_INVALID);
    assert_true(text_ends(room.fault.en, TEXT("is given too many values (at most 250)")));
    room_close(&room);
}

static void many_signs_are_no_trouble(void **state)
{
    (void)state;
    struct room room;
    room_open(&room);
    struct buffer body = buffer_in(room.cx.arena, 1 << 16);
    buffer_z(&body, "local t, n = { 1 }, 0\n");
    for (int i = 0; i < 4000; i++) buffer_z(&body, "n = n + #t\n");
    buffer_z(&body, "assert(n == 4000)");
    assert_int_equal(room_body(&room, text_z(room.cx.arena, buffer_as_text(&body))), ERR_NONE);
    room_close(&room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_binds_as_the_sign_does),
        cmocka_unit_test(it_complains_as_the_sign_does),
        cmocka_unit_test(a_list_with_holes_has_one_length),
        cmocka_unit_test(a_faked_length_is_bounded),
        cmocka_unit_test(a_function_takes_a_bounded_number_of_values),
        cmocka_unit_test(many_signs_are_no_trouble),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
