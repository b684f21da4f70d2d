/* SPDX-License-Identifier: MIT
 * spelling: what Lua is given instead of a source. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <dirent.h>

#include "core/rules/spelling.h"
#include "tests/support/rules/room.h"

static void spelled_as(struct room *room, const char *source, const char *wanted)
{
    text got = source_spelled(room->cx.arena, text_of(source));
    if (!text_equal_z(got, wanted)) fail_msg("%s\nbecame\n%.*s", source, TEXT_ARGS(got));
}

static void every_length_is_asked_of_a_string(void **state)
{
    (void)state;
    struct room room;
    room_open(&room);
    spelled_as(&room, "return a -- nothing", "return a -- nothing");
    spelled_as(&room, "return #t", "return \"t\"^t");
    spelled_as(&room, "return #f.opening.skills", "return \"skills\"^f.opening.skills");
    spelled_as(&room, "return #a..b", "return \"a\"^a..b");
    spelled_as(&room, "return #a[1]+#b(2)", "return \"\"^a[1]+\"\"^b(2)");
    spelled_as(&room, "return #a:b()+#-c", "return \"\"^a:b()+\"\"^-c");
    spelled_as(&room, "return ##a, #'x'", "return \"\"^\"a\"^a, \"\"^'x'");
    spelled_as(&room, "return #nil, #5, #{}", "return \"\"^nil, \"\"^5, \"\"^{}");
    spelled_as(&room, "a = '#' -- #\nb = #a", "a = '\\035'     \nb = \"a\"^a");
    spelled_as(&room, "a = 'x\\z\n #' --[[ #\n#]] b = 1", "a = 'x\\z\n \\035'       \n    b = 1");
    spelled_as(&room, "a = [==[\n#]]\r\n 1]==]", "a = \"\\z\n\\035\\093\\093\\n\\z\r\n\\0321\"");
    spelled_as(&room, "a = '\\\r\n#' -- x\rb = #a", "a = '\\\r\n\\035'     \rb = \"a\"^a");
    room_close(&room);
}

static void functions_of_any_number_of_values_say_so(void **state)
{
    (void)state;
    struct room room;
    room_open(&room);
    spelled_as(&room, "local function g(a, ...) return g(1, ...) end",
               "local function g(a, ...)(\"...\"^0)(...); return g(1, ...) end");
    spelled_as(&room, "t.f = function (...) return (...) end",
               "t.f = function (...)(\"...\"^0)(...); return (...) end");
    spelled_as(&room, "function t.a:b(x) return f(x ...) end print(...)",
               "function t.a:b(x) return f(x ...) end print(...)");
    spelled_as(&room, "return 'function(...)'", "return 'function(...)'");
    room_close(&room);
}

static void no_sign_is_left_in(struct room *room, const char *folder)
{
    struct dirent **entries;
    text path = text_format(room->cx.arena, TEST_SOURCE_DIR "/%s", folder);
    int count = scandir(text_z(room->cx.arena, path), &entries, NULL, alphasort);
    assert_true(count > 2);
    for (int i = 0; i < count; i++) {
        path = text_format(room->cx.arena, "%s/%s", folder, entries[i]->d_name);
        if (entries[i]->d_name[0] != '.') {
            text spelled =
                source_spelled(room->cx.arena, room_file(room, text_z(room->cx.arena, path)));
            if (text_find(spelled, '#', 0) != spelled.size) fail_msg("%.*s", TEXT_ARGS(path));
        }
        free(entries[i]);
    }
    free(entries);
}

static void no_sign_is_left(void **state)
{
    (void)state;
    struct room room;
    room_open(&room);
    no_sign_is_left_in(&room, "tests/data/rules/hostile");
    no_sign_is_left_in(&room, "tests/fuzz/corpus/rules_script_fuzz");
    room_close(&room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_length_is_asked_of_a_string),
        cmocka_unit_test(functions_of_any_number_of_values_say_so),
        cmocka_unit_test(no_sign_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
