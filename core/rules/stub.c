/* SPDX-License-Identifier: MIT
 * stub: the LuaLS ---@meta file of a hook, printed from its fact table, so that an editor completes
 * names and shows what they mean. Checked-in copies live in scripts/api and are compared in a test.
 */
#include "rules.h"

static const char calls[] =
    "\n"
    "--- Tên quyết định mà luật này dành cho.\n"
    "---@param name string\n"
    "function hook(name) end\n"
    "\n"
    "--- Tham số sửa được trong biểu mẫu: `ten = { giá trị, min = …, max = …, label = \"…\" }`.\n"
    "---@param list table<string, table>\n"
    "function params(list) end\n"
    "\n"
    "--- Mọi mã được dùng và câu giải thích; `{bien}` được thay bằng biến.\n"
    "---@param list table<string, string>\n"
    "function reasons(list) end\n"
    "\n"
    "--- Ít nhất ba kiểm thử: `{ \"tên\", given = { … }, expect = { score = …, has = { … }, "
    "rejected = … } }`.\n"
    "---@param list table[]\n"
    "function tests(list) end\n"
    "\n"
    "--- Cộng (hoặc trừ) điểm kèm lý do.\n"
    "---@param code string\n"
    "---@param points number\n"
    "---@param vars? table<string, string|number|boolean>\n"
    "function add(code, points, vars) end\n"
    "\n"
    "--- Ghi một lý do không có điểm.\n"
    "---@param code string\n"
    "---@param vars? table<string, string|number|boolean>\n"
    "function note(code, vars) end\n"
    "\n"
    "--- Bắt đầu từ kết quả của đơn vị cấp trên; trả về số điểm.\n"
    "---@return number\n"
    "function inherit() end\n";

static const char refusals[] = "\n"
                               "--- Từ chối; lần đầu tiên được giữ.\n"
                               "---@param code string\n"
                               "---@param vars? table<string, string|number|boolean>\n"
                               "function reject(code, vars) end\n"
                               "\n"
                               "--- Từ chối khi điều kiện không đúng; trả về điều kiện.\n"
                               "---@param code string\n"
                               "---@param condition boolean\n"
                               "---@param vars? table<string, string|number|boolean>\n"
                               "---@return boolean\n"
                               "function require(code, condition, vars) end\n";

static const char band_calls[] = "\n"
                                 "--- Điểm thấp nhất của từng mức xếp loại, mức tốt trước.\n"
                                 "---@param floors table<string, number>\n"
                                 "function bands(floors) end\n"
                                 "\n"
                                 "--- Không xếp cao hơn mức này.\n"
                                 "---@param band string\n"
                                 "---@param code string\n"
                                 "---@param vars? table<string, string|number|boolean>\n"
                                 "function cap(band, code, vars) end\n"
                                 "\n"
                                 "--- Chưa xếp loại.\n"
                                 "---@param code string\n"
                                 "---@param vars? table<string, string|number|boolean>\n"
                                 "function unrated(code, vars) end\n";

static const char year_calls[] =
    "\n"
    "--- Ngày bắt đầu năm xét: `{ from = \"09-01\" }`; không khai thì là năm dương lịch.\n"
    "---@param of { from: string }\n"
    "function period(of) end\n"
    "\n"
    "--- Các khóa phân định khi bằng điểm, khóa quan trọng hơn đứng trước; nhiều hơn thì xếp "
    "trên.\n"
    "---@param keys string[]\n"
    "function ties(keys) end\n"
    "\n"
    "--- Điều áp dụng cho cả nhóm được xếp loại: `quota = { band = …, percent = …, of = … }`, "
    "`team = { median = true, min_active = …, idle_percent = …, idle_cap = … }`.\n"
    "---@param of { quota?: table, team?: table }\n"
    "function group(of) end\n"
    "\n"
    "--- Giá trị của một khóa đã khai trong ties; khóa không được nhắc đến tính là 0.\n"
    "---@param name string\n"
    "---@param value number\n"
    "function key(name, value) end\n";

static const char libraries[] =
    "\n"
    "---@class textlib\n"
    "---@field fold fun(s: string): string bỏ dấu và viết thường, để so sánh\n"
    "text = {}\n"
    "\n"
    "---@class datelib\n"
    "---@field days fun(from: integer, to: integer): integer số ngày từ ngày trước đến ngày sau\n"
    "---@field year fun(day: integer): integer\n"
    "---@field month fun(day: integer): integer\n"
    "---@field day fun(day: integer): integer ngày trong tháng\n"
    "date = {}\n";

static const char *lua_type(const struct field *f)
{
    switch (f->kind) {
    case FIELD_TEXT:
    case FIELD_ENUM:
    case FIELD_CODE:
        return "string";
    case FIELD_BOOL:
        return "boolean";
    default:
        return "integer";
    }
}

/* "bank.score" -> "bank_score_languages" */
static void put_class(struct buffer *out, const struct rule_hook *hook, text part)
{
    for (const char *c = hook->name; *c; c++) buffer_byte(out, *c == '.' ? '_' : (uint8_t)*c);
    buffer_byte(out, '_');
    for (size_t i = 0; i < part.size; i++)
        buffer_byte(out, part.data[i] == '.' ? '_' : (uint8_t)part.data[i]);
}

static void put_codes(struct buffer *out, const struct vocabulary *terms)
{
    for (const struct term *t = terms->terms; t->number; t++)
        buffer_format(out, "%s\"%s\"", t == terms->terms ? "" : "|", t->code);
}

/* The methods of one set of codes, with the codes it knows. `part` names it. */
static void put_set_class(struct buffer *out, const struct rule_hook *hook, const struct field *f,
                          text part)
{
    buffer_z(out, "\n---@class ");
    put_class(out, hook, part);
    buffer_z(out, "\n---@field has fun(self, code: ");
    put_codes(out, f->terms);
    buffer_z(out, "): boolean\n---@field count fun(self): integer\n");
    if (f->kind != FIELD_LEVELS) return;
    buffer_z(out, "---@field level fun(self, code: ");
    put_codes(out, f->terms);
    buffer_z(out, "): integer\n");
}

static bool is_set(const struct field *f)
{
    return f->kind == FIELD_CODES || f->kind == FIELD_LEVELS;
}

/* part: the name of its class, where it has one. */
static void put_fact(struct buffer *out, const struct rule_hook *hook, const struct field *f,
                     const char *name, text part)
{
    buffer_format(out, "---@field %s ", name);
    if (is_set(f) || f->kind == FIELD_LIST)
        put_class(out, hook, part);
    else if (f->kind == FIELD_ENUM || f->kind == FIELD_CODE)
        put_codes(out, f->terms);
    else
        buffer_z(out, lua_type(f));
    if (f->kind == FIELD_ENUM || f->kind == FIELD_CODE) buffer_z(out, "|\"\"");
    if (f->kind == FIELD_LIST) buffer_z(out, "[]");
    buffer_format(out, " %s", f->label);
    if (f->help) buffer_format(out, " (%s)", f->help);
    buffer_byte(out, '\n');
}

/* The class of what a list holds, and of the sets in it. */
static void put_items(struct buffer *out, const struct rule_hook *hook, const struct field *list)
{
    for (const struct field *f = list->of; f->name; f++)
        if (is_set(f))
            put_set_class(out, hook, f, text_format(out->arena, "%s.%s", list->name, f->name));
    buffer_z(out, "\n---@class ");
    put_class(out, hook, text_of(list->name));
    buffer_byte(out, '\n');
    for (const struct field *f = list->of; f->name; f++)
        put_fact(out, hook, f, f->name, text_format(out->arena, "%s.%s", list->name, f->name));
}

/* The group a dotted name belongs to, or empty. */
static text group_of(const struct field *f)
{
    text name = text_of(f->name);
    size_t dot = text_find(name, '.', 0);
    return dot == name.size ? (text){ 0 } : text_part(name, 0, dot);
}

static bool group_is_new(const struct rule_hook *hook, const struct field *f)
{
    text group = group_of(f);
    for (const struct field *before = hook->facts; before < f; before++)
        if (text_equal(group_of(before), group)) return false;
    return group.size > 0;
}

/* The class of a group of facts; the empty group is f itself. */
static void put_group(struct buffer *out, const struct rule_hook *hook, text group)
{
    buffer_z(out, "\n---@class ");
    put_class(out, hook, group.size ? group : TEXT("facts"));
    buffer_byte(out, '\n');
    for (const struct field *f = hook->facts; f->name; f++) {
        if (text_equal(group_of(f), group))
            put_fact(out, hook, f, f->name + (group.size ? group.size + 1 : 0), text_of(f->name));
        if (group.size || !group_is_new(hook, f)) continue;
        buffer_format(out, "---@field %.*s ", TEXT_ARGS(group_of(f)));
        put_class(out, hook, group_of(f));
        buffer_byte(out, '\n');
    }
}

void rule_stub_print(const struct rule_hook *hook, struct buffer *out)
{
    buffer_format(out, "---@meta\n--- %s: %s (%s)\n", hook->name, hook->label, hook->label_en);
    if (hook->help) buffer_format(out, "--- %s\n", hook->help);
    buffer_z(out, "--- Sinh từ bảng dữ kiện; không sửa tay.\n");
    for (const struct field *f = hook->facts; f->name; f++)
        if (is_set(f)) put_set_class(out, hook, f, text_of(f->name));
    for (const struct field *f = hook->facts; f->name; f++)
        if (f->kind == FIELD_LIST) put_items(out, hook, f);
    for (const struct field *f = hook->facts; f->name; f++)
        if (group_is_new(hook, f)) put_group(out, hook, group_of(f));
    put_group(out, hook, (text){ 0 });
    buffer_z(out, "\n---@alias run fun(f: ");
    put_class(out, hook, TEXT("facts"));
    buffer_z(out, ", p: table<string, number>)\n");
    buffer_z(out, calls);
    if (hook->may_reject) buffer_z(out, refusals);
    if (hook->bands) buffer_z(out, band_calls);
    if (hook->rates_a_year) buffer_z(out, year_calls);
    buffer_z(out, libraries);
}
