/* SPDX-License-Identifier: MIT
 * check: what activation demands of a script, and each way of failing it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/rules/check.h"
#include "tests/support/rules/room.h"

#define HEAD "hook 'bank.score'\nreasons { a = 'A', tre = 'Trẻ' }\n"
#define RUN "function run(f, p) if f.age < 16 then return reject 'tre' end add('a', f.age) end\n"
#define REFUSAL "{ 'trẻ', given = { age = 10 }, expect = { rejected = 'tre' } },"
#define TWENTY "{ 'hai mươi', given = { age = 20 }, expect = { score = 20, has = { 'a' } } },"

struct case_of {
    const char *source;
    const char *vi; /* empty: it passes */
};

static const struct case_of cases[] = {
    { HEAD RUN "tests {" REFUSAL TWENTY TWENTY "}", "" },
    { HEAD RUN "tests {" REFUSAL TWENTY "{ 'x', expect = { lacks = 'tre', score = 20 } } }", "" },
    { HEAD RUN, "Cần ít nhất ba kiểm thử trong `tests { … }`" },
    { HEAD RUN "tests {" REFUSAL TWENTY "}", "Cần ít nhất ba kiểm thử trong `tests { … }`" },
    { HEAD RUN "tests {" TWENTY TWENTY TWENTY "}",
      "Cần ít nhất một kiểm thử cho trường hợp bị từ chối (rejected)" },
    { "hook 'bank.score'\n" RUN "tests {" REFUSAL TWENTY TWENTY "}", "Thiếu `reasons { … }`" },
    { HEAD RUN "tests {" REFUSAL TWENTY
               "{ 'mười bảy', given = { age = 17 }, expect = { score = 18 } } }",
      "Kiểm thử «mười bảy»: mong đợi 18 nhưng được 17" },
    { HEAD RUN "tests {" REFUSAL TWENTY "{ 'x', given = { age = 9 }, expect = { score = 0 } } }",
      "Kiểm thử «x»: lẽ ra được nhận, nhưng bị từ chối vì «tre»" },
    { HEAD RUN "tests {" REFUSAL TWENTY "{ 'x', expect = { rejected = 'tre' } } }",
      "Kiểm thử «x»: lẽ ra bị từ chối vì «tre»" },
    { HEAD RUN "tests {" REFUSAL TWENTY "{ 'x', expect = { has = { 'tre' } } } }",
      "Kiểm thử «x»: thiếu lý do «tre»" },
    { HEAD RUN "tests {" REFUSAL TWENTY "{ 'x', expect = { lacks = { 'a' } } } }",
      "Kiểm thử «x»: không được có lý do «a»" },
    { HEAD RUN "tests {" REFUSAL TWENTY "{ 'x', expect = { has = { 'b' } } } }",
      "Kiểm thử «x»: chưa khai báo trong reasons mã «b»" },
    { HEAD "function run(f, p) if f.age < 16 then return reject 'tre' end\n"
           "add('a', 20) if f.unexcused > 5 then for i = 1, 1e5 do end end end\n"
           "tests {" REFUSAL TWENTY
           "{ 'chậm', given = { unexcused = 9 }, expect = { score = 20 } } }",
      "Kiểm thử «chậm»: Dòng 4: vòng lặp chạy quá lâu" },
    { HEAD "function run(f, p) if f.age < 16 then return reject 'tre' end add('a', tong) end\n"
           "tests {" REFUSAL TWENTY TWENTY "}",
      "Kiểm thử «hai mươi»: Dòng 3: tên «tong» chưa được khai báo" },
    { HEAD RUN "tests { { given = {}, expect = {} } }",
      "Dòng 4: tests: «tests» cần một câu chữ, tối đa 300 byte" },
    { HEAD RUN "tests { { 'x', given = {} } }", "Dòng 4: kiểm thử «x» thiếu expect" },
    { HEAD RUN "tests { { 'x', given = 5, expect = {} } }",
      "Dòng 4: kiểm thử «x»: expect.given viết sai" },
    { HEAD RUN "tests { { 'x', given = { tuoi = 5 }, expect = {} } }",
      "Dòng 4: given: không có dữ kiện «tuoi»" },
    { HEAD RUN "tests { { 'x', given = { age = 'năm' }, expect = {} } }",
      "Dòng 4: given: «age» phải là số nguyên từ 0 đến 120" },
    { HEAD RUN "tests { { 'x', given = { age = 121 }, expect = {} } }",
      "Dòng 4: given: «age» phải là số nguyên từ 0 đến 120" },
    { HEAD RUN "tests { { 'x', given = { skills = { 'bay' } }, expect = {} } }",
      "Dòng 4: given: «skills» phải là danh sách mã của «Kỹ năng»" },
    { HEAD RUN "tests { { 'x', given = { languages = { mnong = 101 } }, expect = {} } }",
      "Dòng 4: given: «languages» phải là các mã của «Ngôn ngữ» kèm mức 0–100" },
    { HEAD RUN "tests { { 'x', given = { opening = { starts = '30/02/2026' } }, expect = {} } }",
      "Dòng 4: given: «starts» phải là ngày dạng \"2026-11-22\"" },
    { HEAD RUN "tests { { 'x', given = { opening = { field = 'x' } }, expect = {} } }",
      "Dòng 4: given: «field» phải là một mã của danh mục «Lĩnh vực hoạt động»" },
    { HEAD RUN "tests { { 'x', expect = { diem = 5 } } }",
      "Dòng 4: kiểm thử «x»: expect.diem viết sai" },
    { HEAD RUN "tests { { 'x', expect = { score = 'năm' } } }",
      "Dòng 4: kiểm thử «x»: expect.score viết sai" },
    { HEAD RUN "tests { 5 }", "Dòng 4: mỗi kiểm thử phải là một bảng" },
    { HEAD RUN "tests {} tests {}", "Dòng 4: «tests» chỉ được khai báo một lần" },
    { HEAD RUN "params { x = 5 }", "Dòng 4: tham số «x» cần đủ giá trị, min, max và label" },
    { HEAD RUN "params { x = { 5, min = 1, label = 'X' } }",
      "Dòng 4: tham số «x» cần đủ giá trị, min, max và label" },
    { HEAD RUN "params { x = { 5, min = 1, max = 9 } }",
      "Dòng 4: params: «x» cần một câu chữ, tối đa 300 byte" },
    { HEAD RUN "params { x = { 5, min = 6, max = 9, label = 'X' } }",
      "Dòng 4: tham số «x»: giá trị phải nằm giữa min và max" },
    { HEAD RUN "params { ['Điểm'] = { 5, min = 1, max = 9, label = 'X' } }",
      "Dòng 4: params: tên «Điểm» phải là chữ thường không dấu, số và gạch dưới" },
    { "hook 'bank.score'\nreasons { x = 5 }\n" RUN,
      "Dòng 2: reasons: «x» cần một câu chữ, tối đa 300 byte" },
    { "hook 'bank.credit'\n" RUN,
      "Dòng 1: luật này dành cho «bank.credit», không phải «bank.score»" },
    { "reasons {}\n" RUN, "Thiếu dòng `hook \"…\"`" },
    { HEAD, "Thiếu `function run(f, p)`" },
    { HEAD RUN "bands { tot = 5 }", "Dòng 4: «bank.score» không có xếp loại" },
};

static void every_demand_is_made(void **unused)
{
    (void)unused;
    int wrong = 0;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct room room;
        struct rule_script *script;
        room_open(&room);
        err e = rule_load(&room.cx, &bank_score_hook, text_of(cases[i].source), TEXT("test"),
                          &script, &room.fault);
        if (!e) e = rule_check(&room.cx, script, &room.fault);
        bool right =
            cases[i].vi[0] ? e == ERR_INVALID && text_equal_z(room.fault.vi, cases[i].vi) : !e;
        if (!right)
            print_error("%s\n  got %d %.*s\n", cases[i].source, e, TEXT_ARGS(room.fault.vi));
        wrong += !right;
        room_close(&room);
    }
    assert_int_equal(wrong, 0);
}

static const struct term four_bands[] = { { 1, "xuat_sac", "Xuất sắc", "Excellent" },
                                          { 2, "tot", "Tốt", "Good" },
                                          { 3, "dat", "Đạt", "Passed" },
                                          { 4, "khong", "Không đạt", "Failed" },
                                          { 0 } };
static const struct vocabulary bands = { "band", "Xếp loại", "Band", four_bands };
static const int64_t floors[] = { 9000, 7000, 5000, 0 };
static const struct rule_hook rated_hook = { .name = "bank.evaluate",
                                             .label = "Xếp loại",
                                             .label_en = "Rating",
                                             .facts = score_facts_fields,
                                             .facts_size = sizeof(struct score_facts),
                                             .min = 0,
                                             .max = 10000,
                                             .bands = &bands,
                                             .band_floors = floors };

static const char *band_of(struct room *room, const char *body)
{
    struct score_facts facts;
    struct rule_script *script;
    struct rule_state *state = NULL;
    text source =
        text_format(room->cx.arena, "hook 'bank.evaluate'\nreasons { a = 'A' }\n%s", body);
    if (rule_load(&room->cx, &rated_hook, source, TEXT("test"), &script, &room->fault) ||
        rule_state_new(&room->cx, script, &state, &room->fault))
        fail_msg("%.*s", TEXT_ARGS(room->fault.en));
    rule_facts_default(&rated_hook, &facts);
    err e = rule_run(&room->cx, state, &facts, NULL, &room->verdict, &room->fault);
    rule_state_free(state);
    if (e) return rule_fault_name(room->fault.kind);
    const struct term *term = vocabulary_number(&bands, (unsigned)room->verdict.band);
    return term ? term->code : "";
}

static void bands_come_from_the_score_and_may_be_capped(void **unused)
{
    (void)unused;
    struct room room;
    room_open(&room);
    assert_string_equal(band_of(&room, "function run(f, p) add('a', 90) end"), "xuat_sac");
    assert_string_equal(band_of(&room, "function run(f, p) add('a', 89.99) end"), "tot");
    assert_string_equal(band_of(&room, "function run(f, p) add('a', 1) end"), "khong");
    assert_string_equal(band_of(&room, "function run(f, p) add('a', 95) cap('dat', 'a') end"),
                        "dat");
    assert_string_equal(band_of(&room, "function run(f, p) add('a', 10) cap('dat', 'a') end"),
                        "khong");
    assert_string_equal(
        band_of(&room, "bands { xuat_sac = 80 }\nfunction run(f, p) add('a', 85) end"), "xuat_sac");
    assert_string_equal(band_of(&room, "function run(f, p) add('a', 95) unrated('a') end"), "");
    assert_true(room.verdict.unrated);
    assert_string_equal(band_of(&room, "function run(f, p) reject('a') end"), "contract");
    room_close(&room);
}

static const char mixed[] = HEAD "-- a rule with more than one thing wrong\n" RUN "tests {\n"
                                 "  { 'đúng', given = { age = 20 }, expect = {} },\n"
                                 "  { 'sai điểm', given = { age = 20 },\n"
                                 "    expect = { score = 99 } },\n"
                                 "  { 'thiếu lý do', expect = { has = { 'x' } } },\n"
                                 "}\n";

static void each_test_has_a_result_of_its_own(void **unused)
{
    (void)unused;
    static const struct {
        const char *name;
        int row;
        enum rule_test_outcome outcome;
    } expected[] = { { "đúng", 1, RULE_TEST_PASSED },
                     { "sai điểm", 2, RULE_TEST_FAILED },
                     { "thiếu lý do", 4, RULE_TEST_FAILED } };
    struct room room;
    struct rule_script *script;
    struct rule_test_result results[COUNT_OF(expected)];
    room_open(&room);
    assert_int_equal(room_load(&room, text_of(mixed), &script), ERR_NONE);
    assert_int_equal(rule_script_test_count(script), COUNT_OF(expected));
    assert_int_equal(rule_check_each(&room.cx, script, results, &room.fault), ERR_INVALID);
    int above = 0; /* lines up to `tests {` */
    for (const char *at = mixed; at < strstr(mixed, "tests {"); at++) above += *at == '\n';
    for (size_t i = 0; i < COUNT_OF(expected); i++) {
        assert_true(text_equal_z(results[i].name, expected[i].name));
        assert_int_equal(results[i].line, above + 1 + expected[i].row);
        assert_int_equal(results[i].outcome, expected[i].outcome);
        assert_int_equal(results[i].fault.kind != 0, expected[i].outcome == RULE_TEST_FAILED);
    }
    /* The contract's own fault is told as well: no refusal is tested. */
    assert_true(text_equal_z(room.fault.fact, "tests"));
    room_close(&room);
}

static void a_value_is_replaced_where_it_stands(void **unused)
{
    (void)unused;
    static const char source[] = "-- params { a = { 1 } }\n"
                                 "params {\n"
                                 "  a = { 3, min = 1, max = 9, label = \"a = { 5 }\" },\n"
                                 "  b = { min = -4, -2.5 * 1, max = 2, label = 'B' }, -- b\n"
                                 "  c = { ['x'] = 1 },\n"
                                 "}\n";
    struct room room;
    text once, twice;
    room_open(&room);
    struct arena *arena = room.cx.arena;
    assert_true(rule_source_set_param(arena, text_of(source), TEXT("a"), TEXT("4.25"), &once));
    assert_true(rule_source_set_param(arena, once, TEXT("b"), TEXT("-1"), &twice));
    assert_true(text_equal_z(twice, "-- params { a = { 1 } }\n"
                                    "params {\n"
                                    "  a = { 4.25, min = 1, max = 9, label = \"a = { 5 }\" },\n"
                                    "  b = { min = -4, -1, max = 2, label = 'B' }, -- b\n"
                                    "  c = { ['x'] = 1 },\n"
                                    "}\n"));
    const char *const unknown[] = { "c", "d", "min", "params", "" };
    for (size_t i = 0; i < COUNT_OF(unknown); i++)
        assert_false(rule_source_set_param(arena, twice, text_of(unknown[i]), TEXT("1"), &once));
    const char *const broken[] = { "", "params {", "params { a = {", "params { a = { 1",
                                   "params { a =" };
    for (size_t i = 0; i < COUNT_OF(broken); i++)
        assert_false(rule_source_set_param(arena, text_of(broken[i]), TEXT("a"), TEXT("1"), &once));
    room_close(&room);
}

static void the_hook_is_found_without_running(void **unused)
{
    (void)unused;
    const char *const sources[] = { "hook \"bank.score\"", "-- hook 'x'\nhook 'bank.score'",
                                    "--[[ hook 'x' ]] hook('bank.score')", "hook [[bank.score]]",
                                    "local x = 'hook \"y\"' hook --[==[ ]] ]==] \"bank.score\"" };
    for (size_t i = 0; i < COUNT_OF(sources); i++)
        assert_true(text_equal_z(rule_hook_name(text_of(sources[i])), "bank.score"));
    assert_int_equal(rule_hook_name(TEXT("x = hook")).size, 0);
    assert_int_equal(rule_hook_name(TEXT("hook '")).size, 0);
    assert_int_equal(rule_hook_name(TEXT("")).size, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_demand_is_made),
        cmocka_unit_test(bands_come_from_the_score_and_may_be_capped),
        cmocka_unit_test(each_test_has_a_result_of_its_own),
        cmocka_unit_test(a_value_is_replaced_where_it_stands),
        cmocka_unit_test(the_hook_is_found_without_running),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
