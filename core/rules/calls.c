/* SPDX-License-Identifier: MIT
 * calls: the table of names. A test holds it against what a sandbox really contains. */
#include "calls.h"

#define VARS "vars?: table<string, string|number|boolean>"
#define IN_LUA CALL_STOCK

const struct rule_call rule_calls[] = {
    { NULL, "hook", CALL_TOP, "name: string", NULL, "Tên quyết định mà luật này dành cho.",
      "The decision this rule is for.", "hook \"\"" },
    { NULL, "params", CALL_TOP, "list: table<string, table>", NULL,
      "Tham số sửa được trong biểu mẫu: `ten = { giá trị, min = …, max = …, label = \"…\" }`.",
      "Parameters edited in a form: `name = { value, min = …, max = …, label = \"…\" }`.",
      "params {\n  ten = { 1, min = 0, max = 10, label = \"\" },\n}" },
    { NULL, "reasons", CALL_TOP, "list: table<string, string>", NULL,
      "Mọi mã được dùng và câu giải thích; `{bien}` được thay bằng biến.",
      "Every code that is used and what people read; `{name}` is replaced by a variable.",
      "reasons {\n  ma = \"\",\n}" },
    { NULL, "bands", CALL_TOP | CALL_BANDS, "floors: table<string, number>", NULL,
      "Điểm thấp nhất của từng mức xếp loại, mức tốt trước.",
      "The lowest score of each band, best first.", NULL },
    { NULL, "period", CALL_TOP | CALL_YEAR, "of: { from: string }", NULL,
      "Ngày bắt đầu năm xét: `{ from = \"09-01\" }`; không khai thì là năm dương lịch.",
      "The day the year begins on: `{ from = \"09-01\" }`; without it the calendar year.",
      "period { from = \"09-01\" }" },
    { NULL, "ties", CALL_TOP | CALL_YEAR, "keys: string[]", NULL,
      "Các khóa phân định khi bằng điểm, khóa quan trọng hơn đứng trước; nhiều hơn thì xếp trên.",
      "Keys that break ties, the most telling first; more is better.", "ties { \"thang\" }" },
    { NULL, "group", CALL_TOP | CALL_YEAR, "of: { quota?: table, team?: table }", NULL,
      "Điều áp dụng cho cả nhóm được xếp loại: `quota = { band = …, percent = …, of = … }`, "
      "`team = { median = true, min_active = …, idle_percent = …, idle_cap = … }`.",
      "What holds for all who are rated: `quota = { band = …, percent = …, of = … }`, `team = { "
      "median = true, min_active = …, idle_percent = …, idle_cap = … }`.",
      NULL },
    { NULL, "tests", CALL_TOP, "list: table[]", NULL,
      "Ít nhất ba kiểm thử: `{ \"tên\", given = { … }, expect = { score = …, has = { … }, lacks = "
      "{ … } } }`.",
      "At least three tests: `{ \"name\", given = { … }, expect = { score = …, has = { … }, lacks "
      "= { … } } }`.",
      "tests {\n  { \"\", given = { }, expect = { score = 0 } },\n}" },

    { NULL, "add", CALL_RUN, "code: string; points: number; " VARS, NULL,
      "Cộng (hoặc trừ) điểm kèm lý do.", "Adds (or takes) points, with the reason.",
      "add(\"\", )" },
    { NULL, "note", CALL_RUN, "code: string; " VARS, NULL, "Ghi một lý do không có điểm.",
      "Notes a reason without points.", "note(\"\")" },
    { NULL, "inherit", CALL_RUN, "", "number",
      "Bắt đầu từ kết quả của đơn vị cấp trên; trả về số điểm.",
      "Begins from the verdict of the unit above; returns its points.", "inherit()" },
    { NULL, "reject", CALL_RUN | CALL_REJECTS, "code: string; " VARS, NULL,
      "Từ chối; lần đầu tiên được giữ.", "Rejects; the first one stands.", "reject(\"\")" },
    { NULL, "require", CALL_RUN | CALL_REJECTS, "code: string; condition: boolean; " VARS,
      "boolean", "Từ chối khi điều kiện không đúng; trả về điều kiện.",
      "Rejects unless the condition holds; returns the condition.", "require(\"\", )" },
    { NULL, "cap", CALL_RUN | CALL_BANDS, "band: string; code: string; " VARS, NULL,
      "Không xếp cao hơn mức này.", "Rates no better than this band.", "cap(\"\", \"\")" },
    { NULL, "unrated", CALL_RUN | CALL_BANDS, "code: string; " VARS, NULL, "Chưa xếp loại.",
      "Not rated.", "unrated(\"\")" },
    { NULL, "key", CALL_RUN | CALL_YEAR, "name: string; value: number", NULL,
      "Giá trị của một khóa đã khai trong ties; khóa không được nhắc đến tính là 0.",
      "The value of a key declared in ties; one that is not said counts as 0.", "key(\"\", )" },

    { NULL, "ipairs", IN_LUA, "list: table", "function",
      "Đi qua danh sách theo thứ tự: `for i, x in ipairs(list) do … end`.",
      "Goes through a list in order: `for i, x in ipairs(list) do … end`.", NULL },
    { NULL, "pairs", IN_LUA, "t: table", "function",
      "Đi qua mọi khóa của bảng, luôn theo cùng một thứ tự.",
      "Goes through all keys of a table, always in the same order.", NULL },
    { NULL, "type", IN_LUA, "value: any", "string", "Tên kiểu của một giá trị.",
      "The name of a value's type.", NULL },
    { NULL, "tostring", IN_LUA, "value: any", "string", "Giá trị viết thành chữ.",
      "A value as text.", NULL },
    { NULL, "tonumber", IN_LUA, "value: string|number", "number?",
      "Số được viết trong chữ, hoặc nil.", "The number a text holds, or nil.", NULL },
    { NULL, "select", IN_LUA, "n: integer|\"#\"; ...: any", "any", "Các đối số từ thứ n trở đi.",
      "The arguments from the n-th on.", NULL },
    { NULL, "assert", IN_LUA, "condition: any; message?: string", "any",
      "Báo lỗi khi điều kiện không đúng.", "Fails when the condition does not hold.", NULL },
    { NULL, "error", IN_LUA, "message: string", NULL, "Báo lỗi và dừng.", "Fails and stops.",
      NULL },

    { "math", "abs", IN_LUA, "x: number", "number", "Giá trị tuyệt đối.", "Absolute value.", NULL },
    { "math", "ceil", IN_LUA, "x: number", "integer", "Làm tròn lên.", "Rounds up.", NULL },
    { "math", "floor", IN_LUA, "x: number", "integer", "Làm tròn xuống.", "Rounds down.", NULL },
    { "math", "round", 0, "x: number", "integer", "Làm tròn đến số nguyên gần nhất.",
      "Rounds to the nearest whole number.", NULL },
    { "math", "max", IN_LUA, "x: number; ...: number", "number", "Số lớn nhất.", "The largest.",
      NULL },
    { "math", "min", IN_LUA, "x: number; ...: number", "number", "Số nhỏ nhất.", "The smallest.",
      NULL },
    { "math", "fmod", IN_LUA, "x: number; y: number", "number", "Số dư khi chia x cho y.",
      "The remainder of x by y.", NULL },
    { "math", "sqrt", IN_LUA, "x: number", "number", "Căn bậc hai.", "Square root.", NULL },
    { "math", "tointeger", IN_LUA, "x: any", "integer?", "Số nguyên bằng x, hoặc nil.",
      "The whole number that equals x, or nil.", NULL },
    { "math", "type", IN_LUA, "x: any", "string?", "\"integer\", \"float\" hoặc nil.",
      "\"integer\", \"float\" or nil.", NULL },
    { "math", "ult", IN_LUA, "m: integer; n: integer", "boolean", "So sánh như số không dấu.",
      "Compares as unsigned numbers.", NULL },
    { "math", "maxinteger", IN_LUA | CALL_VALUE, NULL, "integer", "Số nguyên lớn nhất.",
      "The largest whole number.", NULL },
    { "math", "mininteger", IN_LUA | CALL_VALUE, NULL, "integer", "Số nguyên nhỏ nhất.",
      "The smallest whole number.", NULL },

    { "string", "len", IN_LUA, "s: string", "integer", "Số byte của chữ.", "Length in bytes.",
      NULL },
    { "string", "sub", IN_LUA, "s: string; i: integer; j?: integer", "string",
      "Phần chữ từ byte i đến byte j.", "The bytes from i to j.", NULL },
    { "string", "byte", IN_LUA, "s: string; i?: integer; j?: integer", "integer",
      "Mã của các byte.", "The codes of bytes.", NULL },
    { "string", "char", IN_LUA, "...: integer", "string", "Chữ từ các mã byte.",
      "Text of byte codes.", NULL },
    { "string", "lower", IN_LUA, "s: string", "string", "Viết thường (chữ không dấu).",
      "Lower case (of ASCII letters).", NULL },
    { "string", "upper", IN_LUA, "s: string", "string", "Viết hoa (chữ không dấu).",
      "Upper case (of ASCII letters).", NULL },
    { "string", "rep", IN_LUA, "s: string; n: integer; sep?: string", "string", "Lặp lại n lần.",
      "Repeats n times.", NULL },
    { "string", "reverse", IN_LUA, "s: string", "string", "Đảo ngược các byte.",
      "The bytes backwards.", NULL },
    { "string", "find", IN_LUA, "s: string; pattern: string; init?: integer; plain?: boolean",
      "integer?", "Vị trí của mẫu trong chữ, hoặc nil.", "Where the pattern is, or nil.", NULL },
    { "string", "match", IN_LUA, "s: string; pattern: string; init?: integer", "string?",
      "Phần chữ khớp với mẫu, hoặc nil.", "What matches the pattern, or nil.", NULL },
    { "string", "gmatch", IN_LUA, "s: string; pattern: string", "function",
      "Đi qua mọi chỗ khớp với mẫu.", "Goes through all matches.", NULL },
    { "string", "gsub", IN_LUA,
      "s: string; pattern: string; to: string|table|function; n?: integer", "string",
      "Thay mọi chỗ khớp với mẫu.", "Replaces all matches.", NULL },
    { "string", "format", IN_LUA, "form: string; ...: any", "string", "Ghép chữ theo mẫu `%d %s`.",
      "Text by a form such as `%d %s`.", NULL },

    { "table", "insert", IN_LUA, "list: table; at?: integer; value: any", NULL,
      "Thêm vào danh sách.", "Adds to a list.", NULL },
    { "table", "remove", IN_LUA, "list: table; at?: integer", "any", "Lấy ra khỏi danh sách.",
      "Takes out of a list.", NULL },
    { "table", "concat", IN_LUA, "list: table; sep?: string; i?: integer; j?: integer", "string",
      "Nối danh sách thành chữ.", "Joins a list to text.", NULL },
    { "table", "sort", IN_LUA, "list: table; less?: function", NULL,
      "Sắp xếp, giữ thứ tự của những phần tử bằng nhau.", "Sorts; equal items keep their order.",
      NULL },
    { "table", "unpack", IN_LUA, "list: table; i?: integer; j?: integer", "any",
      "Các phần tử của danh sách, tối đa 250.", "The items of a list, at most 250.", NULL },

    { "utf8", "len", IN_LUA, "s: string", "integer", "Số chữ cái, kể cả chữ có dấu.",
      "Length in characters.", NULL },

    { "text", "fold", 0, "s: string", "string", "Bỏ dấu và viết thường, để so sánh.",
      "Without accents and in lower case, for comparing.", "text.fold()" },

    { "date", "days", 0, "from: integer; to: integer", "integer",
      "Số ngày từ ngày trước đến ngày sau.", "Days from the first day to the second.",
      "date.days(, )" },
    { "date", "year", 0, "day: integer", "integer", "Năm của một ngày.", "The year of a day.",
      "date.year()" },
    { "date", "month", 0, "day: integer", "integer", "Tháng của một ngày, 1 đến 12.",
      "The month of a day, 1 to 12.", "date.month()" },
    { "date", "day", 0, "day: integer", "integer", "Ngày trong tháng.", "Day of the month.",
      "date.day()" },
    { 0 },
};

bool rule_call_fits(const struct rule_call *call, const struct rule_hook *hook)
{
    return (!(call->flags & CALL_REJECTS) || hook->may_reject) &&
           (!(call->flags & CALL_BANDS) || hook->bands) &&
           (!(call->flags & CALL_YEAR) || hook->rates_a_year);
}

bool rule_call_param(text *params, text *name, text *type, bool *optional)
{
    if (!params->size) return false;
    text one = text_trim(text_cut(params, ';'));
    *params = text_trim(*params);
    *name = text_cut(&one, ':');
    *type = text_trim(one);
    *optional = name->size && name->data[name->size - 1] == '?';
    if (*optional) name->size--;
    return true;
}

void rule_call_signature(const struct rule_call *call, struct buffer *out)
{
    text params = text_of(call->params ? call->params : ""), name, type;
    bool optional, first = true;
    if (call->of) buffer_format(out, "%s.", call->of);
    buffer_z(out, call->name);
    if (call->flags & CALL_VALUE) return;
    buffer_byte(out, '(');
    while (rule_call_param(&params, &name, &type, &optional)) {
        buffer_format(out, "%s%.*s%s", first ? "" : ", ", TEXT_ARGS(name), optional ? "?" : "");
        first = false;
    }
    buffer_byte(out, ')');
}
