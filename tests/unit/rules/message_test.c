/* SPDX-License-Identifier: MIT
 * message: every mistake an officer can make is answered in Vietnamese with the line, the kind and
 * what it is about. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/support/rules/room.h"

/* The body begins at line 4 of the script (room_script). */
struct mistake {
    const char *body;
    enum rule_fault_kind kind;
    int line;
    const char *fact, *vi;
};

static const struct mistake mistakes[] = {
    { "local x\nadd('a', x + 1)", RULE_RUNTIME, 5, "x",
      "Dòng 5: «x» chưa có giá trị nên không tính được" },
    { "local t = {}\nreturn t.diem * 2", RULE_RUNTIME, 5, "diem",
      "Dòng 5: «diem» chưa có giá trị nên không tính được" },
    { "return f.commune + 1", RULE_RUNTIME, 4, "commune",
      "Dòng 4: «commune» là chữ nên không tính được" },
    { "return ({}) + 1", RULE_RUNTIME, 4, "", "Dòng 4: giá trị kiểu bảng không tính được" },
    { "return f.skills < 5", RULE_RUNTIME, 4, "", "Dòng 4: không so sánh được dữ kiện với số" },
    { "return 1 < 'x'", RULE_RUNTIME, 4, "", "Dòng 4: không so sánh được số với chữ" },
    { "return {} < {}", RULE_RUNTIME, 4, "", "Dòng 4: không so sánh được hai giá trị kiểu bảng" },
    { "local ten\nreturn 'x' .. ten", RULE_RUNTIME, 5, "ten",
      "Dòng 5: «ten» chưa có giá trị nên không ghép được" },
    { "local t = {}\nt.tinh()", RULE_RUNTIME, 5, "tinh", "Dòng 5: không có hàm «tinh»" },
    { "local t\nreturn t.x", RULE_RUNTIME, 5, "t",
      "Dòng 5: «t» chưa có giá trị nên không lấy được phần bên trong" },
    { "local n = 5\nreturn n.x", RULE_RUNTIME, 5, "n",
      "Dòng 5: «n» là số, không có phần bên trong" },
    /* Cut within what Lua quotes. */
    { "local x = 1 \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaếtiếp\"", RULE_SYNTAX,
      4, "",
      "Dòng 4: «\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaế» không được đứng ở "
      "đây" },
    { "return #f.age", RULE_RUNTIME, 4, "age", "Dòng 4: «age» là số nên không có độ dài" },
    { "return 1 // 0", RULE_RUNTIME, 4, "", "Dòng 4: chia cho 0" },
    { "return 5 % 0", RULE_RUNTIME, 4, "", "Dòng 4: chia lấy dư cho 0" },
    { "for i = 1, 'x' do end", RULE_RUNTIME, 4, "", "Dòng 4: giới hạn của vòng for phải là số" },
    { "for i = 1, 2, 0 do end", RULE_RUNTIME, 4, "", "Dòng 4: bước của vòng for bằng 0" },
    { "local t = {}\nt[nil] = 1", RULE_RUNTIME, 5, "", "Dòng 5: khóa của bảng đang trống" },
    { "return 1.5 | 1", RULE_RUNTIME, 4, "", "Dòng 4: số này phải là số nguyên" },
    { "return tuoi", RULE_RUNTIME, 4, "tuoi", "Dòng 4: tên «tuoi» chưa được khai báo" },
    { "tong = 5", RULE_RUNTIME, 4, "tong",
      "Dòng 4: không gán được cho «tong», hãy viết `local tong = …`" },
    { "return f.dan_toc", RULE_RUNTIME, 4, "dan_toc", "Dòng 4: không có dữ kiện «dan_toc»" },
    { "return f.opening.dan_toc", RULE_RUNTIME, 4, "dan_toc",
      "Dòng 4: không có dữ kiện «dan_toc»" },
    { "f.age = 5", RULE_RUNTIME, 4, "f", "Dòng 4: dữ kiện chỉ đọc, không gán được" },
    { "return p.diem", RULE_RUNTIME, 4, "diem", "Dòng 4: không có tham số «diem» trong params" },
    { "return math.random()", RULE_RUNTIME, 4, "random", "Dòng 4: math không có «random»" },
    { "math.x = 1", RULE_RUNTIME, 4, "math", "Dòng 4: «math» chỉ đọc, không gán được" },
    { "return f.skills:has('xx')", RULE_RUNTIME, 4, "xx",
      "Dòng 4: không có mã «xx» trong danh mục «Kỹ năng»" },
    { "return ('x'):rep('3')", RULE_RUNTIME, 4, "string.rep",
      "Dòng 4: string.rep: giá trị thứ 2 phải là số nguyên, nhưng đang là chữ" },
    { "return math.floor(nil)", RULE_RUNTIME, 4, "math.floor",
      "Dòng 4: math.floor: giá trị thứ 1 phải là số, nhưng đang là trống (nil)" },
    { "return date.days(f.as_of, 0)", RULE_RUNTIME, 4, "date.days",
      "Dòng 4: date.days: ngày thứ 2 chưa có giá trị" },
    { "error 'Sai rồi'", RULE_RUNTIME, 4, "", "Dòng 4: Sai rồi" },
    { "assert(false)", RULE_RUNTIME, 4, "", "Dòng 4: điều kiện của assert không đúng" },
    { "\nwhile true do end", RULE_BUDGET, 5, "", "Dòng 5: vòng lặp chạy quá lâu" },
    { "local t = {}\nfor i = 1, 1e9 do t[i] = i end", RULE_MEMORY, 5, "",
      "Dòng 5: dùng quá nhiều bộ nhớ (tối đa 8 MiB, mỗi chuỗi chữ 64 KiB)" },
    { "return ('x'):rep(1000000)", RULE_MEMORY, 4, "",
      "Dòng 4: dùng quá nhiều bộ nhớ (tối đa 8 MiB, mỗi chuỗi chữ 64 KiB)" },
    { "local function sau() return 1 + sau() end\nsau()", RULE_MEMORY, 4, "",
      "Dòng 4: hàm gọi lồng nhau quá sâu" },
    { "add('moi', 1)", RULE_CONTRACT, 4, "moi", "Dòng 4: mã «moi» chưa khai báo trong reasons" },
    { "add('b', 1)", RULE_CONTRACT, 4, "n", "Dòng 4: lý do «b» cần biến «n»" },
    { "add('a', 0/0)", RULE_CONTRACT, 4, "a", "Dòng 4: số điểm của «a» không hợp lệ hoặc quá lớn" },
    { "cap('tot', 'a')", RULE_CONTRACT, 4, "tot", "Dòng 4: không có mức xếp loại «tot»" },
    { "reasons {}", RULE_CONTRACT, 4, "reasons", "Dòng 4: «reasons» phải đứng ngoài hàm run" },
    { "return 2 ^ 3", RULE_CONTRACT, 4, "^", "Dòng 4: không dùng phép lũy thừa ^, hãy viết x * x" },
    { "return _ENV", RULE_CONTRACT, 4, "_ENV", "Dòng 4: không được dùng tên _ENV" },
    { "if f.age > 5 then\nadd('a', 1)", RULE_SYNTAX, 7, "", "Thiếu `end` cho `function` ở dòng 3" },
    { "for i = 1, 2 do\nif i then\nend", RULE_SYNTAX, 8, "",
      "Thiếu `end` cho `function` ở dòng 3" },
    { "local t = { 1, 2\nadd('a', 1)", RULE_SYNTAX, 5, "", "Thiếu `}` cho `{` ở dòng 4" },
    { "add('a', 1))", RULE_SYNTAX, 4, "", "Dòng 4: «)» không được đứng ở đây" },
    { "end", RULE_SYNTAX, 5, "", "Dòng 5: thừa «end»" },
    { "local = 5", RULE_SYNTAX, 4, "", "Dòng 4: thiếu một tên trước «=»" },
    { "if f.age > 5 add('a', 1) end", RULE_SYNTAX, 4, "", "Dòng 4: thiếu `then` trước «add»" },
    { "local x = 'abc", RULE_SYNTAX, 4, "", "Dòng 4: thiếu dấu nháy đóng chuỗi chữ" },
    { "local x = [[abc", RULE_SYNTAX, 6, "", "Dòng 6: thiếu `]]` cho phần mở ở dòng 4" },
    { "local x = 3abc", RULE_SYNTAX, 4, "", "Dòng 4: số viết sai: «3abc»" },
    { "local x = '\\q'", RULE_SYNTAX, 4, "", "Dòng 4: dấu \\ trong chuỗi chữ viết sai" },
    { "local x <const> = 1\nx = 2", RULE_SYNTAX, 5, "x",
      "Dòng 5: «x» là hằng, không gán lại được" },
    { "break", RULE_SYNTAX, 4, "", "Dòng 4: break đứng ngoài vòng lặp" },
    { "goto xa", RULE_SYNTAX, 4, "xa", "Dòng 4: không có nhãn «xa»" },
    { "local x = '\\xzz'", RULE_SYNTAX, 4, "", "Dòng 4: dấu \\ trong chuỗi chữ viết sai" },
    { "local x = '\\400'", RULE_SYNTAX, 4, "", "Dòng 4: dấu \\ trong chuỗi chữ viết sai" },
    { "local x = '\\u{zz}'", RULE_SYNTAX, 4, "", "Dòng 4: dấu \\ trong chuỗi chữ viết sai" },
    { "local x = '\\u41'", RULE_SYNTAX, 4, "", "Dòng 4: dấu \\ trong chuỗi chữ viết sai" },
    { "for x do end", RULE_SYNTAX, 4, "", "Dòng 4: thiếu `=` hoặc `in` trước «do»" },
    { "return f.skills:has", RULE_SYNTAX, 5, "",
      "Dòng 5: sau dấu hai chấm phải gọi hàm, trước «end»" },
    { "local function (x) end", RULE_SYNTAX, 4, "", "Dòng 4: thiếu một tên trước «(»" },
    { "return ...", RULE_SYNTAX, 4, "", "Dòng 4: không dùng `...` ở đây" },
    { "x y", RULE_SYNTAX, 4, "", "Dòng 4: câu lệnh viết sai ở chỗ «y»" },
};

static void every_mistake_is_explained(void **unused)
{
    (void)unused;
    int wrong = 0;
    for (size_t i = 0; i < COUNT_OF(mistakes); i++) {
        const struct mistake *m = &mistakes[i];
        struct room room;
        room_open(&room);
        err e = room_body(&room, m->body);
        const struct rule_fault *fault = &room.fault;
        bool right = e == ERR_INVALID && fault->kind == m->kind && fault->line == m->line &&
                     text_equal_z(fault->fact, m->fact) && text_equal_z(fault->vi, m->vi);
        if (!right)
            print_error("%s\n  got %s line %d fact «%.*s»: %.*s (%.*s)\n", m->body,
                        rule_fault_name(fault->kind), fault->line, TEXT_ARGS(fault->fact),
                        TEXT_ARGS(fault->vi), TEXT_ARGS(fault->en));
        wrong += !right;
        room_close(&room);
    }
    assert_int_equal(wrong, 0);
}

static void a_fault_is_json(void **unused)
{
    (void)unused;
    struct room room;
    room_open(&room);
    struct buffer out = buffer_in(room.cx.arena, 200);
    assert_int_equal(room_body(&room, "return tuoi"), ERR_INVALID);
    rule_fault_print(&room.fault, &out);
    assert_true(text_equal_z(buffer_as_text(&out),
                             "{\"kind\":\"runtime\",\"line\":4,\"fact\":\"tuoi\","
                             "\"vi\":\"Dòng 4: tên «tuoi» chưa được khai báo\","
                             "\"en\":\"Line 4: the name 'tuoi' is not declared\"}"));
    room_close(&room);
}

static void a_verdict_is_json(void **unused)
{
    (void)unused;
    struct room room;
    room_open(&room);
    struct buffer out = buffer_in(room.cx.arena, 200);
    assert_int_equal(room_body(&room, "add('a', -2.5) add('a', 1.05) reject('b', { n = 1 })"), 0);
    room.verdict.steps = 7;
    rule_verdict_print(&bank_score_hook, &room.verdict, &out);
    assert_true(
        text_equal_z(buffer_as_text(&out),
                     "{\"score\":-1.45,\"rejected\":\"b\",\"rejected_vi\":\"B 1\",\"reasons\":["
                     "{\"code\":\"a\",\"points\":-2.5,\"vi\":\"A\"},"
                     "{\"code\":\"a\",\"points\":1.05,\"vi\":\"A\"}],\"steps\":7}"));
    room_close(&room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mistake_is_explained),
        cmocka_unit_test(a_fault_is_json),
        cmocka_unit_test(a_verdict_is_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
