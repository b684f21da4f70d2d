/* SPDX-License-Identifier: MIT
 * message: Lua speaks English to programmers; this table says the same to a district officer. In a
 * pattern * stands for any text; in a sentence {1} is the first such text, {t1} the Vietnamese name
 * of that Lua type. */
#include "raise.h"
#include "state.h"

#include <stdio.h>

/* A message may quote a whole 64 KiB string of the script; what matters stands at its beginning. */
enum { PARTS_MAX = 6, READ_MAX = 300 };

struct translation {
    enum rule_fault_kind kind;
    int fact; /* which part it is about; 0 = none */
    const char *pattern, *vi, *en;
    int line; /* which part is the line it happened on; 0 = the line Lua says */
};

/* The first that fits counts: the more special come first. */
static const struct translation translations[] = {
    { RULE_RUNTIME, 0, "attempt to perform arithmetic on a nil value (* '?')",
      "có giá trị trống nên không tính được", "a missing value cannot be calculated with" },
    { RULE_RUNTIME, 2, "attempt to perform arithmetic on a nil value (* '*')",
      "«{2}» chưa có giá trị nên không tính được", "'{2}' has no value to calculate with" },
    { RULE_RUNTIME, 3, "attempt to perform arithmetic on a * value (* '*')",
      "«{3}» là {t1} nên không tính được", "'{3}' is a {1}, which cannot be calculated with" },
    { RULE_RUNTIME, 0, "attempt to perform arithmetic on a * value*",
      "giá trị kiểu {t1} không tính được", "a {1} cannot be calculated with" },
    { RULE_RUNTIME, 0, "attempt to perform bitwise operation on a * value*",
      "giá trị kiểu {t1} không tính được", "a {1} cannot be calculated with" },
    { RULE_RUNTIME, 0, "attempt to compare two * values",
      "không so sánh được hai giá trị kiểu {t1}", "two {1} values cannot be compared" },
    { RULE_RUNTIME, 0, "attempt to compare * with *", "không so sánh được {t1} với {t2}",
      "a {1} cannot be compared with a {2}" },
    { RULE_RUNTIME, 2, "attempt to concatenate a nil value (* '*')",
      "«{2}» chưa có giá trị nên không ghép được", "'{2}' has no value to join" },
    { RULE_RUNTIME, 0, "attempt to concatenate a * value*", "giá trị kiểu {t1} không ghép được",
      "a {1} cannot be joined" },
    { RULE_RUNTIME, 3, "attempt to call a * value (* '*')", "không có hàm «{3}»",
      "there is no function '{3}'" },
    { RULE_RUNTIME, 0, "attempt to call a * value*", "giá trị kiểu {t1} không phải là hàm",
      "a {1} is not a function" },
    { RULE_RUNTIME, 0, "attempt to index a nil value (* '?')",
      "có giá trị trống nên không lấy được phần bên trong", "a missing value has nothing inside" },
    { RULE_RUNTIME, 2, "attempt to index a nil value (* '*')",
      "«{2}» chưa có giá trị nên không lấy được phần bên trong",
      "'{2}' has no value to look into" },
    { RULE_RUNTIME, 3, "attempt to index a * value (* '*')",
      "«{3}» là {t1}, không có phần bên trong", "'{3}' is a {1} and has nothing inside" },
    { RULE_RUNTIME, 0, "attempt to index a * value*", "giá trị kiểu {t1} không có phần bên trong",
      "a {1} has nothing inside" },
    { RULE_RUNTIME, 3, "attempt to get length of a * value (* '*')",
      "«{3}» là {t1} nên không có độ dài", "'{3}' is a {1} and has no length" },
    { RULE_RUNTIME, 0, "attempt to get length of a * value*", "giá trị kiểu {t1} không có độ dài",
      "a {1} has no length" },
    { RULE_RUNTIME, 0, "attempt to perform 'n//0'", "chia cho 0", "division by 0" },
    { RULE_RUNTIME, 0, "attempt to divide by zero", "chia cho 0", "division by 0" },
    { RULE_RUNTIME, 0, "attempt to perform 'n%0'", "chia lấy dư cho 0",
      "remainder of division by 0" },
    { RULE_RUNTIME, 0, "number* has no integer representation", "số này phải là số nguyên",
      "the number must be whole" },
    { RULE_RUNTIME, 0, "'for' step is zero", "bước của vòng for bằng 0",
      "the step of the for loop is 0" },
    { RULE_RUNTIME, 0, "bad 'for' * (number expected, got *)", "giới hạn của vòng for phải là số",
      "the bounds of a for loop must be numbers" },
    { RULE_RUNTIME, 0, "table index is *", "khóa của bảng đang trống",
      "the key of the table is missing" },
    { RULE_RUNTIME, 0, "variable '*' got a non-closable value", "không dùng được <close>",
      "<close> is not available" },
    { RULE_RUNTIME, 0, "*stack overflow*", "hàm gọi lồng nhau quá sâu",
      "functions call each other too deeply" },
    { RULE_MEMORY, 0, "not enough memory",
      "dùng quá nhiều bộ nhớ (tối đa 8 MiB, mỗi chuỗi chữ 64 KiB)",
      "too much memory (at most 8 MiB, 64 KiB per string)" },
    { RULE_MEMORY, 0, "*string length overflow*",
      "dùng quá nhiều bộ nhớ (tối đa 8 MiB, mỗi chuỗi chữ 64 KiB)",
      "too much memory (at most 8 MiB, 64 KiB per string)" },
    { RULE_SYNTAX, 0, "attempt to load a * chunk*", "Luật phải là chữ, không phải mã đã dịch",
      "A rule must be text, not compiled code" },
    { RULE_SYNTAX, 0, "'*' expected (to close '*' at line *) near *",
      "Thiếu `{1}` cho `{2}` ở dòng {3}", "`{1}` is missing for `{2}` at line {3}" },
    { RULE_SYNTAX, 0, "<eof> expected near *", "thừa {n1}", "{1} is not needed here" },
    { RULE_SYNTAX, 0, "'=' or 'in' expected near *", "thiếu `=` hoặc `in` trước {n1}",
      "`=` or `in` is missing before {1}" },
    { RULE_SYNTAX, 0, "'*' expected near *", "thiếu `{1}` trước {n2}",
      "`{1}` is missing before {2}" },
    { RULE_SYNTAX, 0, "<name> expected near *", "thiếu một tên trước {n1}",
      "a name is missing before {1}" },
    { RULE_SYNTAX, 0, "function arguments expected near *",
      "sau dấu hai chấm phải gọi hàm, trước {n1}", "a call must follow the colon, before {1}" },
    { RULE_SYNTAX, 0, "hexadecimal digit expected near *", "dấu \\ trong chuỗi chữ viết sai",
      "a \\ in a string is malformed" },
    { RULE_SYNTAX, 0, "* expected near *", "viết sai trước {n2}", "{1} is missing before {2}" },
    { RULE_SYNTAX, 0, "invalid long string delimiter near *", "dấu mở [[ viết sai",
      "a [[ is malformed" },
    { RULE_SYNTAX, 0, "unexpected symbol near *", "{n1} không được đứng ở đây",
      "{1} cannot stand here" },
    { RULE_SYNTAX, 0, "syntax error near *", "câu lệnh viết sai ở chỗ {n1}",
      "the statement is wrong near {1}" },
    { RULE_SYNTAX, 0, "unfinished string near *", "thiếu dấu nháy đóng chuỗi chữ",
      "the closing quote of a string is missing" },
    { RULE_SYNTAX, 0, "unfinished long * (starting at line *) near *",
      "thiếu `]]` cho phần mở ở dòng {2}", "`]]` is missing for what opens at line {2}" },
    { RULE_SYNTAX, 0, "malformed number near *", "số viết sai: {n1}", "malformed number: {1}" },
    { RULE_SYNTAX, 0, "*escape too large near *", "dấu \\ trong chuỗi chữ viết sai",
      "a \\ in a string is malformed" },
    { RULE_SYNTAX, 0, "missing '*' near *", "dấu \\ trong chuỗi chữ viết sai",
      "a \\ in a string is malformed" },
    { RULE_SYNTAX, 0, "UTF-8 value too large near *", "dấu \\ trong chuỗi chữ viết sai",
      "a \\ in a string is malformed" },
    { RULE_SYNTAX, 0, "*escape sequence*", "dấu \\ trong chuỗi chữ viết sai",
      "a \\ in a string is malformed" },
    { RULE_SYNTAX, 1, "attempt to assign to const variable '*'",
      "«{1}» là hằng, không gán lại được", "'{1}' is constant and cannot be assigned" },
    { RULE_SYNTAX, 0, "break outside loop at line * near *", "break đứng ngoài vòng lặp",
      "break stands outside a loop", 1 },
    { RULE_SYNTAX, 0, "break outside loop at line *", "break đứng ngoài vòng lặp",
      "break stands outside a loop", 1 },
    { RULE_SYNTAX, 1, "no visible label '*' for * at line *", "không có nhãn «{1}»",
      "there is no label '{1}'", 3 },
    { RULE_SYNTAX, 1, "label '*' already defined*", "nhãn «{1}» đã có",
      "the label '{1}' exists already" },
    { RULE_SYNTAX, 1, "unknown attribute '*'*", "không có thuộc tính <{1}>",
      "there is no attribute <{1}>" },
    { RULE_SYNTAX, 0, "too many *", "luật có quá nhiều biến hoặc hàm lồng nhau",
      "too many variables or nested functions" },
    { RULE_SYNTAX, 0, "*too many registers*", "biểu thức quá phức tạp",
      "the expression is too complex" },
    { RULE_SYNTAX, 0, "cannot use '...'*", "không dùng `...` ở đây", "`...` cannot be used here" },
};

/* True when the whole of `said` fits; the texts under the stars go to parts, which has room for
 * every star of the table. */
static bool fits(const char *pattern, text said, text *parts)
{
    size_t at = 0;
    for (; *pattern && *pattern != '*'; pattern++, at++)
        if (at >= said.size || said.data[at] != *pattern) return false;
    if (!*pattern) return at == said.size;
    for (size_t end = at; end <= said.size; end++) {
        parts[0] = text_part(said, at, end);
        if (fits(pattern + 1, text_part(said, end, said.size), parts + 1)) return true;
    }
    return false;
}

static const char *type_vi(text name)
{
    static const struct {
        const char *name;
        int type;
    } types[] = { { "nil", LUA_TNIL },       { "boolean", LUA_TBOOLEAN },
                  { "number", LUA_TNUMBER }, { "string", LUA_TSTRING },
                  { "table", LUA_TTABLE },   { "function", LUA_TFUNCTION } };
    for (size_t i = 0; i < COUNT_OF(types); i++)
        if (text_equal_z(name, types[i].name)) return rule_type_vi(types[i].type);
    return rule_type_vi(LUA_TUSERDATA);
}

/* What Lua names as the place of an error: <eof> or a quoted word. */
static text near_vi(struct arena *arena, text near)
{
    if (text_equal_z(near, "<eof>")) return TEXT("chỗ kết thúc luật");
    /* A long one was cut, and its closing quote with it. */
    bool opened = near.size >= 2 && near.data[0] == '\'';
    bool closed = opened && near.data[near.size - 1] == '\'';
    near = text_part(near, opened, near.size - closed);
    return text_format(arena, "«%.*s»", TEXT_ARGS(near));
}

static text sentence(struct arena *arena, const char *template, const text parts[PARTS_MAX])
{
    struct buffer b = buffer_in(arena, 128);
    for (const char *p = template; *p; p++) {
        char style = *p == '{' ? p[1] : 0;
        if (style != 't' && style != 'n' && !(style >= '1' && style <= '9')) {
            buffer_byte(&b, (uint8_t)*p);
            continue;
        }
        bool plain = style >= '1' && style <= '9';
        text part = rule_shown(arena, parts[(plain ? style : p[2]) - '1']);
        if (style == 't')
            buffer_z(&b, type_vi(part));
        else
            buffer_text(&b, plain ? part : near_vi(arena, part));
        p += plain ? 2 : 3;
    }
    return buffer_as_text(&b);
}

/* Cuts "x:12: " off and returns the 12. */
static int cut_place(text *message)
{
    int64_t line = 0;
    if (!text_starts(*message, TEXT("x:"))) return 0;
    size_t end = text_find(*message, ':', 2);
    if (!text_to_int(text_part(*message, 2, end), &line)) return 0;
    *message = text_part(*message, end + 2, message->size);
    return (int)line;
}

void message_translate(struct arena *arena, text message, int line, struct rule_fault *out)
{
    text parts[PARTS_MAX] = { { 0 } };
    const struct translation *t = translations, *end = t + COUNT_OF(translations);
    bool loading = line == 0;
    int place = cut_place(&message);
    message = text_part(message, 0, READ_MAX);
    line = line ? line : place;
    while (t < end && !fits(t->pattern, message, parts)) t++;
    int64_t named = 0;
    if (t < end && t->line && text_to_int(parts[t->line - 1], &named)) line = (int)named;
    text fact = { 0 };
    if (t < end && t->fact) fact = rule_shown(arena, parts[t->fact - 1]);
    text shown = rule_shown(arena, message);
    text vi = t < end ? sentence(arena, t->vi, parts)
                      : text_format(arena, "luật có lỗi: %.*s", TEXT_ARGS(shown));
    text en = t < end ? sentence(arena, t->en, parts) : shown;
    /* A sentence with a capital names its own place. */
    bool placed = t < end && t->kind == RULE_SYNTAX && t->vi[0] >= 'A' && t->vi[0] <= 'Z';
    /* While a source is being read nothing has run yet: nesting too deep is a matter of how it is
     * written. */
    enum rule_fault_kind kind = t < end ? t->kind : RULE_RUNTIME;
    if (loading && kind == RULE_RUNTIME) kind = RULE_SYNTAX;
    fault_fill(arena, out, kind, placed ? 0 : line, fact, "%s%.0s", "%.0s%s", text_z(arena, vi),
               text_z(arena, en));
    out->line = line;
}
