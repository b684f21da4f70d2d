/* SPDX-License-Identifier: MIT
 * stub: the LuaLS ---@meta file of a hook, printed from its fact table, so that an editor completes
 * names and shows what they mean. Checked-in copies live in scripts/api and are compared in a test.
 */
#include "calls.h"
#include "script.h"

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
        buffer_z(out, fact_lua_type(f));
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

/* A library of ours is a table; those of Lua editors know. */
static void put_library(struct buffer *out, const struct rule_call *call)
{
    for (const struct rule_call *c = rule_calls; c->name; c++) {
        bool same = c->of && strcmp(c->of, call->of) == 0;
        if (same && (c < call || (c->flags & CALL_STOCK))) return;
    }
    buffer_format(out, "\n---@class %slib\n%s = {}\n", call->of, call->of);
}

static void put_call(struct buffer *out, const struct rule_call *call)
{
    text params = text_of(call->params), name, type;
    bool optional, first = true;
    if (call->of) put_library(out, call);
    buffer_format(out, "\n--- %s\n", call->vi);
    while (rule_call_param(&params, &name, &type, &optional))
        buffer_format(out, "---@param %.*s%s %.*s\n", TEXT_ARGS(name), optional ? "?" : "",
                      TEXT_ARGS(type));
    if (call->returns) buffer_format(out, "---@return %s\n", call->returns);
    buffer_format(out, "function %s%s%s(", call->of ? call->of : "", call->of ? "." : "",
                  call->name);
    for (params = text_of(call->params); rule_call_param(&params, &name, &type, &optional);
         first = false)
        buffer_format(out, "%s%.*s", first ? "" : ", ", TEXT_ARGS(name));
    buffer_z(out, ") end\n");
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
    for (const struct rule_call *c = rule_calls; c->name; c++)
        if (!(c->flags & CALL_STOCK) && rule_call_fits(c, hook)) put_call(out, c);
}

/* The line in which the script's function begins, or the source's size. */
static size_t line_of_run(text source)
{
    const text head = TEXT("function run(");
    for (size_t at = 0; at < source.size;) {
        text rest = text_part(source, at, source.size);
        if (text_starts(rest, head)) return at;
        text line = text_cut(&rest, '\n');
        at += line.size + 1;
    }
    return source.size;
}

void rule_stub_typed(const struct rule_hook *hook, text source, struct buffer *out)
{
    size_t at = line_of_run(source);
    text rest = text_part(source, at, source.size);
    (void)text_cut(&rest, '(');
    text names = text_cut(&rest, ')');
    text facts = text_trim(text_cut(&names, ',')), params = text_trim(names);
    buffer_text(out, text_part(source, 0, at));
    if (!text_is_empty(facts)) {
        buffer_format(out, "---@param %.*s ", TEXT_ARGS(facts));
        put_class(out, hook, TEXT("facts"));
        buffer_byte(out, '\n');
    }
    if (!text_is_empty(params))
        buffer_format(out, "---@param %.*s table<string, number>\n", TEXT_ARGS(params));
    buffer_text(out, text_part(source, at, source.size));
}
