/* SPDX-License-Identifier: MIT
 * json_read: what is refused, where it says so, and that numbers are never silently another one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/base/buffer.h"
#include "core/base/json_read.h"

static int begin(void **state)
{
    static struct ctx cx;
    ctx_begin(&cx, arena_new());
    *state = &cx;
    return 0;
}

static int end(void **state)
{
    arena_free(((struct ctx *)*state)->arena);
    return 0;
}

static const struct json_value *read_good(struct ctx *cx, const char *source)
{
    const struct json_value *value;
    assert_int_equal(json_read(cx, text_of(source), &value), ERR_NONE);
    assert_non_null(value);
    return value;
}

static void assert_refused_text(struct ctx *cx, text source)
{
    const struct json_value *value = (const struct json_value *)"";
    ctx_clear(cx);
    if (json_read(cx, source, &value) != ERR_BAD_REQUEST)
        fail_msg("accepted: %.*s", TEXT_ARGS(source));
    assert_null(value);
    assert_int_equal(cx->error, ERR_BAD_REQUEST);
}

static void assert_refused(struct ctx *cx, const char *source)
{
    assert_refused_text(cx, text_of(source));
}

static void assert_text(text actual, const char *expected)
{
    assert_int_equal(actual.size, strlen(expected));
    assert_memory_equal(actual.data, expected, actual.size);
}

static void every_kind_is_told_apart(void **state)
{
    const struct json_value *v =
        json_first(read_good(*state, " [null, false,true ,-1.5e1,\"x\",[],{}]\r\n\t"));
    for (int kind = JSON_NULL; kind <= JSON_OBJECT; kind++, v = json_next(v))
        assert_int_equal((int)json_kind_of(v), kind);
    assert_null(v);
    assert_int_equal(json_kind_of(NULL), JSON_NULL);
}

static void members_are_found_by_name_and_in_order(void **state)
{
    const struct json_value *v =
        read_good(*state, "{\"tên\":\"Điểu K'Rứ\",\"Ten\":2,\"\":{\"ten\":[1,2,3]}}");

    assert_int_equal(json_count(v), 3);
    assert_text(json_string(json_get(v, "tên")), "Điểu K'Rứ");
    assert_null(json_get(v, "ten"));
    assert_int_equal(json_count(json_get(json_get(v, ""), "ten")), 3);
    assert_null(json_get(json_get(v, "Ten"), "x"));
    assert_null(json_get(NULL, "x"));
    const struct json_value *member = json_first(v);
    assert_text(json_key_of(member), "tên");
    assert_text(json_key_of(json_next(member)), "Ten");
    assert_text(json_key_of(json_next(json_next(member))), "");
    assert_text(json_key_of(v), "");
    assert_null(json_next(v));
    assert_int_equal(json_count(NULL), 0);
    assert_text(json_string(json_next(member)), "");
}

static void escapes_become_characters(void **state)
{
    const struct json_value *v =
        read_good(*state, "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0110\\u1eaf\\uD83C\\uDF3E\"");
    assert_text(json_string(v), "\"\\/\b\f\n\r\tĐắ🌾");
}

static void structure_must_be_json(void **state)
{
    static const char *const wrong[] = {
        "",
        " ",
        "{",
        "[",
        "]",
        "[1,]",
        "{\"a\":1,}",
        "{\"a\"}",
        "[1 2]",
        "{a:1}",
        "{'a':1}",
        "nul",
        "nulll",
        "True",
        "NaN",
        "[1]]",
        "1 2",
        "[1]x",
        "{} {}",
        "[1}",
        "// x\n1",
        "[,1]",
        "Infinity",
        "\"a\"\"b\"",
        "\v1",
        "\x01[1]",
        "\xc2\xa0 1",
        "[\"a\",",
        "{\"a\":1,",
        "{1:2}",
        "\xef\xbb\xbf[1]",
    };
    for (size_t i = 0; i < COUNT_OF(wrong); i++) assert_refused(*state, wrong[i]);
    assert_refused_text(*state, (text){ 0 });
    assert_refused_text(*state, TEXT("[1]\0"));
    assert_refused_text(*state, TEXT("[1,\0 2]"));
}

static void numbers_must_be_json(void **state)
{
    static const char *const wrong[] = { "01",  "-01",  "+1",  "1.",    ".5",  "-",   "-.5",  "1e",
                                         "1e+", "1.e2", "0x1", "1.2.3", "1-2", "--1", "1_000" };
    for (size_t i = 0; i < COUNT_OF(wrong); i++) assert_refused(*state, wrong[i]);
    assert_refused(*state, "11111111111111111111111111111111111111111");
    assert_refused(*state,
                   "[null,9999999999999999999999999999999999999999999999912345678901234567]");
    (void)read_good(*state, "[0,-0,0.5,1E5,1e-5,-12.34e+10,1e999]");
}

static void strings_must_be_whole_texts(void **state)
{
    static const char *const wrong[] = {
        "\"a",
        "\"\\",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\n\"",
        "\"\x1f\"",
        "\"\\u0000\"",
        "\"a\\u0000b\"",
        "{\"\\u0000\":1}",
        "\"\\ud800\"",
        "\"\\ud800x\"",
        "\"\\ud800\\n\"",
        "\"\\udc00\"",
        "\"\\ud800\\ud800\"",
        "\"\\uffff\"",
        "\"\\ufdd0\"",
        "\"\\ud83f\\udfff\"",
        "\"\xff\"",
        "\"\xc0\x80\"",
        "\"\xc3\"",
        "\"\xed\xa0\x80\"",
        "\"\xf4\x90\x80\x80\"",
        "\"\\ud800\\u0041\"",
        "\"\\",
    };
    for (size_t i = 0; i < COUNT_OF(wrong); i++) assert_refused(*state, wrong[i]);
    assert_refused_text(*state, TEXT("\"a\0b\""));
}

static void a_key_may_stand_once(void **state)
{
    struct ctx *cx = *state;
    assert_refused(cx, "{\"a\":1,\"b\":2,\"a\":1}");
    assert_true(text_equal_z(cx->detail_en, "The key \"a\" appears twice in the JSON"));
    assert_refused(cx, "[{\"x\":{\"a\":1,\"\\u0061\":1}}]");
    (void)read_good(cx, "{\"a\":1,\"A\":2,\"b\":{\"a\":1},\"c\":[{\"a\":1},{\"a\":1}]}");
}

static text nested(struct ctx *cx, int levels, const char *open, const char *close)
{
    struct buffer b = buffer_in(cx->arena, 256);
    for (int i = 0; i < levels; i++) buffer_z(&b, open);
    buffer_z(&b, "1");
    for (int i = 0; i < levels; i++) buffer_z(&b, close);
    return buffer_as_text(&b);
}

static void thirty_two_levels_and_no_more(void **state)
{
    struct ctx *cx = *state;
    const struct json_value *v;

    assert_int_equal(json_read(cx, nested(cx, 32, "[", "]"), &v), ERR_NONE);
    assert_int_equal(json_read(cx, nested(cx, 16, "[{\"a\":", "}]"), &v), ERR_NONE);
    assert_refused_text(cx, nested(cx, 33, "[", "]"));
    assert_refused_text(cx, nested(cx, 100000, "[", "]"));
    (void)read_good(cx, "[\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\",[],[],[]]");
}

static void the_refusal_names_the_byte(void **state)
{
    static const struct {
        const char *source, *byte;
    } rows[] = {
        { "{\"a\":01}", "(wrong at byte 5)" }, { "[1,2] x", "(wrong at byte 6)" },
        { "\"Đ\xff\"", "(wrong at byte 3)" },  { "[1,2", "(wrong at byte 4)" },
        { "", "(wrong at byte 0)" },           { "[\"\\ud800\"]", "(wrong at byte 2)" },
        { "[1 2]", "(wrong at byte 3)" },
    };
    struct ctx *cx = *state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        assert_refused(cx, rows[i].source);
        if (!text_ends(cx->detail_en, text_of(rows[i].byte)))
            fail_msg("%s: %.*s", rows[i].source, TEXT_ARGS(cx->detail_en));
    }
}

static void only_whole_numbers_that_are_exact(void **state)
{
    static const struct {
        const char *source;
        int64_t value;
        bool whole;
    } rows[] = {
        { "0", 0, true },
        { "-0", 0, true },
        { "12", 12, true },
        { "12.0", 12, true },
        { "1.2e1", 12, true },
        { "-42", -42, true },
        { "9007199254740991", 9007199254740991, true },
        { "-9007199254740991", -9007199254740991, true },
        { "9007199254740992", 0, false },
        { "9007199254740993", 0, false },
        { "1e999", 0, false },
        { "-1e999", 0, false },
        { "1.5", 0, false },
        { "\"1\"", 0, false },
        { "true", 0, false },
        { "null", 0, false },
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int64_t value = -7;
        bool whole = json_whole(read_good(*state, rows[i].source), &value);
        if (whole != rows[i].whole) fail_msg("%s", rows[i].source);
        assert_int_equal(value, whole ? rows[i].value : -7);
    }
    int64_t untouched = 1;
    assert_false(json_whole(NULL, &untouched));
}

static void hundredths_round_half_away_from_zero(void **state)
{
    static const struct {
        const char *source;
        int64_t value;
    } rows[] = {
        { "0", 0 },
        { "12.345", 1235 },
        { "-12.345", -1235 },
        { "1.005", 101 },
        { "-1.005", -101 },
        { "1.00499999", 100 },
        { "2.675", 268 },
        { "0.1", 10 },
        { "0.29", 29 },
        { "0.004", 0 },
        { "0.005", 1 },
        { "-0.004", 0 },
        { "8.5", 850 },
        { "1e3", 100000 },
        { "123456789.115", 12345678912 },
        { "0.0049999999", 0 },
        { "90071992547409", 9007199254740900 },
        { "9999999999999.01", 999999999999901 },
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int64_t value;
        assert_true(json_hundredths(read_good(*state, rows[i].source), &value));
        if (value != rows[i].value) fail_msg("%s: %lld", rows[i].source, (long long)value);
    }
    int64_t value;
    assert_false(json_hundredths(read_good(*state, "1e15"), &value));
    assert_false(json_hundredths(read_good(*state, "-1e999"), &value));
    assert_false(json_hundredths(read_good(*state, "\"1\""), &value));
    assert_false(json_hundredths(NULL, &value));
}

/* Every two-digit-and-a-half decimal up to 100, against plain integer arithmetic. */
static void every_typed_half_rounds_up(void **state)
{
    struct ctx *cx = *state;
    struct buffer b = buffer_in(cx->arena, 100000);
    buffer_z(&b, "[0.005");
    for (int n = 1; n < 10000; n++) buffer_format(&b, ",%d.%02d5", n / 100, n % 100);
    buffer_z(&b, "]");
    const struct json_value *all;
    assert_int_equal(json_read(cx, buffer_as_text(&b), &all), ERR_NONE);
    int64_t expected = 1;
    for (const struct json_value *v = json_first(all); v; v = json_next(v), expected++) {
        int64_t value;
        assert_true(json_hundredths(v, &value));
        assert_int_equal(value, expected);
    }
    assert_int_equal(expected, 10001);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_is_told_apart),
        cmocka_unit_test(members_are_found_by_name_and_in_order),
        cmocka_unit_test(escapes_become_characters),
        cmocka_unit_test(structure_must_be_json),
        cmocka_unit_test(numbers_must_be_json),
        cmocka_unit_test(strings_must_be_whole_texts),
        cmocka_unit_test(a_key_may_stand_once),
        cmocka_unit_test(thirty_two_levels_and_no_more),
        cmocka_unit_test(the_refusal_names_the_byte),
        cmocka_unit_test(only_whole_numbers_that_are_exact),
        cmocka_unit_test(hundredths_round_half_away_from_zero),
        cmocka_unit_test(every_typed_half_rounds_up),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
