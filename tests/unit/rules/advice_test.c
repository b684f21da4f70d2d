/* SPDX-License-Identifier: MIT
 * advice: names that are not there are seen without running anything, in branches no test reaches,
 * with what they resemble; and every script that ships is fine. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/rules/advice.h"
#include "tests/support/rules/room.h"

#define SCORE(body)                                                                                \
    "hook 'bank.score'\nparams { cong = { 1, min = 0, max = 9, label = 'C' } }\n"                  \
    "reasons { a = 'A' }\nfunction run(f, p)\n  add('a', p.cong)\n" body "\nend\n"
#define YEAR(body)                                                                                 \
    "hook 'bank.evaluate'\nreasons { a = 'A' }\nties { 'thang' }\nfunction run(f, p)\n"            \
    "  add('a', 1) key('thang', 1)\n" body "\nend\n"

static void what_is_not_there_is_told_with_what_it_resembles(void **unused)
{
    (void)unused;
    static const char *const cases[][2] = {
        { SCORE(""), "" },
        { SCORE("if f.age < 18 and f.opening.night then add('a', 1) end"), "" },
        { SCORE("if f.agee < 18 then return end"),
          "Dòng 6: không có dữ kiện «agee»; có phải «age»?" },
        { SCORE("if f.opening.nigth then return end"),
          "Dòng 6: không có dữ kiện «nigth»; có phải «night»?" },
        { SCORE("if f.tuoi then return end"), "Dòng 6: không có dữ kiện «tuoi»" },
        { SCORE("add('a', p.kong)"), "Dòng 6: không có tham số «kong»; có phải «cong»?" },
        { SCORE("add('b', 1)"), "Dòng 6: trong reasons chưa khai báo mã «b»" },
        { SCORE("reject 'het'"), "Dòng 6: trong reasons chưa khai báo mã «het»" },
        { SCORE("local x = { f = 1 } local y = x.f.z"), "" },
        { SCORE("-- f.sai và add('sai')"), "" },
        { SCORE("local s = 'f.sai'"), "" },
        { "hook 'bank.score'\nparams { a = { 1 }, b = { 2 } }\nreasons { c = 'C',\n d = 'D' }\n"
          "function run(x, y)\n  add('c', y.b)\nend\n",
          "Dòng 2: tham số khai báo mà không dùng «a»\nDòng 4: lý do khai báo mà không dùng «d»" },
        { "hook 'bank.score'\nparams { a = { 1 } }\nreasons { c = 'C' }\n"
          "function run(f, p)\n  local ma = 'c' add(ma, p['a'])\nend\n",
          "" },
        { YEAR("for _, s in ipairs(f.sessions) do if s.statee == 'late' then add('a', 1) end end"),
          "Dòng 6: mỗi mục của danh sách không có «statee»; có phải «state»?" },
        { YEAR("for _, s in ipairs(f.sessions) do add('a', s.minutes) end\n"
               "for _, s in ipairs(f.works) do add('a', s.minutes) end"),
          "Dòng 7: mỗi mục của danh sách không có «minutes»" },
        { YEAR("for _, s in ipairs({ { x = 1 } }) do add('a', s.x) end"), "" },
        { YEAR("for i = 1, #f.sessions do local s = f.sessions[i] add('a', s.phut) end"),
          "Dòng 6: mỗi mục của danh sách không có «phut»" },
        { YEAR("local s = f.works[1] s = { phut = 1 } add('a', s.phut)"), "" },
        { YEAR("key('thag', 1) cap('good', 'b')"),
          "Dòng 6: trong ties chưa khai báo khóa «thag»; có phải «thang»?\n"
          "Dòng 6: trong reasons chưa khai báo mã «b»" },
        { "function run(f, p", "" },
        { "hook 'bank.score'\nreasons {", "" },
    };
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct room room;
        struct rule_fault advice[RULE_ADVICE_MAX];
        room_open(&room);
        text source = text_of(cases[i][0]);
        struct buffer said = buffer_in(room.cx.arena, 256);
        size_t count = rule_advise(room.cx.arena, room_hook(source), source, advice);
        for (size_t k = 0; k < count; k++)
            buffer_format(&said, "%s%.*s", k ? "\n" : "", TEXT_ARGS(advice[k].vi));
        bool right = text_equal_z(buffer_as_text(&said), cases[i][1]);
        if (!right) print_error("%s  got %.*s\n", cases[i][0], TEXT_ARGS(buffer_as_text(&said)));
        wrong += !right;
        room_close(&room);
    }
    assert_int_equal(wrong, 0);
}

static void there_is_an_end_to_it(void **unused)
{
    (void)unused;
    struct room room;
    struct rule_fault advice[RULE_ADVICE_MAX];
    room_open(&room);
    struct buffer source = buffer_in(room.cx.arena, RULE_SOURCE_MAX);
    buffer_z(&source, "hook 'bank.score'\nfunction run(f, p)\n");
    while (source.size < RULE_SOURCE_MAX - 20) buffer_z(&source, "f.xx=p.yy\n");
    assert_int_equal(rule_advise(room.cx.arena, &bank_score_hook, buffer_as_text(&source), advice),
                     RULE_ADVICE_MAX);
    assert_int_equal(
        rule_advise(room.cx.arena, NULL, TEXT("function run(f, p) f.x = 1 end"), advice), 0);
    room_close(&room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_there_is_told_with_what_it_resembles),
        cmocka_unit_test(there_is_an_end_to_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
