/* SPDX-License-Identifier: MIT
 * json_write: commas, escapes, and that an unbalanced document aborts instead of being sent. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/base/ctx.h"
#include "core/base/json_read.h"
#include "core/base/json_write.h"
#include "tests/support/base/death.h"

static struct arena *arena;
static struct buffer out;
static struct json json;

static int begin(void **state)
{
    (void)state;
    arena = arena_new();
    out = buffer_in(arena, 16);
    json = json_into(&out);
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void assert_written(const char *expected)
{
    text written = buffer_as_text(&out);
    assert_int_equal(written.size, strlen(expected));
    assert_memory_equal(written.data, expected, written.size);
}

static void commas_stand_between_members_and_elements(void **state)
{
    (void)state;
    json_object(&json);
    json_text_at(&json, "a", TEXT("x"));
    json_key(&json, "b");
    json_array(&json);
    json_int(&json, 1);
    json_array(&json);
    json_array_end(&json);
    json_object(&json);
    json_object_end(&json);
    json_null(&json);
    json_bool(&json, true);
    json_raw(&json, TEXT("[2]"));
    json_array_end(&json);
    json_bool_at(&json, "c", false);
    json_object_end(&json);
    assert_written("{\"a\":\"x\",\"b\":[1,[],{},null,true,[2]],\"c\":false}");
}

static void absent_values_are_null(void **state)
{
    (void)state;
    json_object(&json);
    json_z_at(&json, "z", NULL);
    json_z_at(&json, "e", "");
    json_id_at(&json, "id", ID_NONE);
    json_text_at(&json, "t", (text){ 0 });
    json_object_end(&json);
    assert_written("{\"z\":null,\"e\":\"\",\"id\":null,\"t\":\"\"}");
}

static void an_id_is_its_text(void **state)
{
    (void)state;
    id i;
    assert_true(id_parse(TEXT("0192f5a0-1234-7abc-8def-0123456789ab"), &i));
    json_id(&json, i);
    assert_written("\"0192f5a0-1234-7abc-8def-0123456789ab\"");
}

static void whole_numbers_of_any_size(void **state)
{
    (void)state;
    json_array(&json);
    json_int(&json, INT64_MIN);
    json_int(&json, 0);
    json_int(&json, INT64_MAX);
    json_array_end(&json);
    assert_written("[-9223372036854775808,0,9223372036854775807]");
}

static void escapes_what_json_or_a_page_would_misread(void **state)
{
    (void)state;
    json_text(&json, TEXT("Đắk \"Mil\"\\ </script>\b\f\n\r\t\x01\x1f\x7f ơ̆"));
    assert_written("\"Đắk \\\"Mil\\\"\\\\ \\u003c/script>\\b\\f\\n\\r\\t\\u0001\\u001f\x7f ơ̆\"");
}

static void every_character_comes_back_from_the_reader(void **state)
{
    (void)state;
    char all[0x80 - 1];
    for (size_t i = 0; i < sizeof all; i++) all[i] = (char)(i + 1);
    json_text(&json, (text){ all, sizeof all });

    struct ctx cx;
    const struct json_value *value;
    ctx_begin(&cx, arena);
    assert_int_equal(json_read(&cx, buffer_as_text(&out), &value), ERR_NONE);
    assert_true(text_equal(json_string(value), (text){ all, sizeof all }));
}

static void the_deepest_document_can_be_read_back(void **state)
{
    (void)state;
    for (int i = 0; i < JSON_DEPTH_MAX; i++) json_array(&json);
    for (int i = 0; i < JSON_DEPTH_MAX; i++) json_array_end(&json);

    struct ctx cx;
    const struct json_value *value;
    ctx_begin(&cx, arena);
    assert_int_equal(json_read(&cx, buffer_as_text(&out), &value), ERR_NONE);
}

static void one_level_too_deep(void *unused)
{
    (void)unused;
    for (int i = 0; i <= JSON_DEPTH_MAX; i++) json_array(&json);
}

static void end_without_begin(void *unused)
{
    (void)unused;
    json_object_end(&json);
}

static void array_closed_as_object(void *unused)
{
    (void)unused;
    json_array(&json);
    json_object_end(&json);
}

static void key_without_value(void *unused)
{
    (void)unused;
    json_object(&json);
    json_key(&json, "a");
    json_object_end(&json);
}

static void value_without_key(void *unused)
{
    (void)unused;
    json_object(&json);
    json_int(&json, 1);
}

static void key_in_an_array(void *unused)
{
    (void)unused;
    json_array(&json);
    json_key(&json, "a");
}

static void two_documents(void *unused)
{
    (void)unused;
    json_null(&json);
    json_null(&json);
}

static void nothing_as_raw(void *unused)
{
    (void)unused;
    json_raw(&json, TEXT(""));
}

static void an_unbalanced_document_is_our_mistake(void **state)
{
    (void)state;
    void (*const mistakes[])(void *) = { one_level_too_deep,     end_without_begin,
                                         array_closed_as_object, key_without_value,
                                         value_without_key,      key_in_an_array,
                                         two_documents,          nothing_as_raw };
    for (size_t i = 0; i < COUNT_OF(mistakes); i++)
        assert_true(dies(mistakes[i], NULL, "json_write.c"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(commas_stand_between_members_and_elements, begin, end),
        cmocka_unit_test_setup_teardown(absent_values_are_null, begin, end),
        cmocka_unit_test_setup_teardown(an_id_is_its_text, begin, end),
        cmocka_unit_test_setup_teardown(whole_numbers_of_any_size, begin, end),
        cmocka_unit_test_setup_teardown(escapes_what_json_or_a_page_would_misread, begin, end),
        cmocka_unit_test_setup_teardown(every_character_comes_back_from_the_reader, begin, end),
        cmocka_unit_test_setup_teardown(the_deepest_document_can_be_read_back, begin, end),
        cmocka_unit_test_setup_teardown(an_unbalanced_document_is_our_mistake, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
