/* SPDX-License-Identifier: MIT
 * pattern: find, match, gmatch, gsub and format answer as stock Lua does on the same Debian
 * library. Each expression runs in both; ours must give the same text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#include "tests/support/rules/room.h"

static const char *const subjects[] = {
    "",    "a",     "abc",     "hello world", "  trim  ",        "key = value", "2026-11-22",
    "aaa", "abab",  "(a(b)c)", "x.y.z",       "THE (quick) fox", "%d",          "a\\nb",
    "aab", "[set]", "a-b_c",   "0x1F",        "xX1 yY2",         "Đắk Mil",     "a,b,,c",
};

static const char *const patterns[] = {
    "",
    "a",
    "^a",
    "a$",
    "^$",
    ".",
    ".-",
    ".*",
    "a*",
    "a+",
    "a?",
    "a-b",
    "(a)(b)",
    "()b()",
    "(.)%1",
    "%d+",
    "%a+",
    "%s*",
    "%w+",
    "[abc]+",
    "[^abc]+",
    "[a-c]",
    "[%d-]+",
    "[]]",
    "[^]]",
    "[a-]",
    "[-a]",
    "%b()",
    "%f[%w]%w+",
    "%.",
    "%%",
    "^%s*(.-)%s*$",
    "(%w+) = (%w+)",
    "(%d+)-(%d+)-(%d+)",
    "[%w_]*",
    "%u%l*",
    "%x+",
    "%p",
    "%S+",
    "%A",
    "%D",
    "(a*(.)%w(%s*))",
    "x$",
    "$",
    "a$b",
    "%c",
    "[%a%d]+",
    "[^%s]+",
    "()",
    "((a)(b))",
};

static const char *const replacements[] = { "''",
                                            "'x'",
                                            "'%0%0'",
                                            "'<%1>'",
                                            "'%%'",
                                            "{ a = 'A', b = 1, hello = false }",
                                            "function(x) return x and #tostring(x) end" };

/* Every call on one subject and pattern, errors counting as a result of their own. */
static const char probe[] =
    "local function probe(s, q, r)\n"
    "  local out = {}\n"
    "  local function say(...)\n"
    "    for i = 1, select('#', ...) do out[#out + 1] = tostring((select(i, ...))) end\n"
    "    out[#out + 1] = ';'\n"
    "  end\n"
    "  say(s:find(q)) say(s:find(q, 2)) say(s:find(q, -2)) say(s:find(q, 1, true))\n"
    "  say(s:match(q)) say(s:match(q, 3))\n"
    "  for a, b in s:gmatch(q) do say(a, b) end\n"
    "  say(s:gsub(q, r)) say(s:gsub(q, r, 1))\n"
    "  return table.concat(out, '|')\n"
    "end\n";

/* Bytes beyond ASCII are escaped: cut in two they would not be a rule. */
static void put_quoted(struct buffer *b, const char *z)
{
    buffer_byte(b, '"');
    for (; *z; z++) {
        if (*z == '"' || *z == '\\' || *z == '\n' || (unsigned char)*z >= 0x80)
            buffer_format(b, "\\%03d", (unsigned char)*z);
        else
            buffer_byte(b, (uint8_t)*z);
    }
    buffer_byte(b, '"');
}

/* What stock Lua makes of it; false when it raises. */
static bool stock(lua_State *L, const char *call, text *answer)
{
    lua_settop(L, 0);
    lua_pushfstring(L, "%sreturn probe(%s)", probe, call);
    bool fine = !luaL_loadstring(L, lua_tostring(L, 1)) && !lua_pcall(L, 0, 1, 0);
    if (fine) answer->data = lua_tolstring(L, -1, &answer->size);
    return fine;
}

static void ours_agrees(struct room *room, lua_State *L, const char *call)
{
    text answer = { 0 };
    bool fine = stock(L, call, &answer);
    struct buffer b = buffer_in(room->cx.arena, 2048);
    buffer_format(&b, "hook 'bank.score'\n%sfunction run(f, p)\n  local got = probe(%s)\n", probe,
                  call);
    buffer_z(&b, "  if got == ");
    put_quoted(&b, text_z(room->cx.arena, answer));
    buffer_z(&b, " then add('same', 1) else error(got) end\nend\n");
    err e = room_run(room, buffer_as_text(&b));
    if (fine != !e)
        fail_msg("%s: stock %.*s, ours %.*s", call, TEXT_ARGS(answer), TEXT_ARGS(room->fault.en));
}

static void patterns_answer_as_stock_lua(void **unused)
{
    (void)unused;
    lua_State *L = luaL_newstate();
    luaL_openlibs(L);
    for (size_t p = 0; p < COUNT_OF(patterns); p++) {
        struct room room;
        room_open(&room);
        for (size_t s = 0; s < COUNT_OF(subjects); s++) {
            struct buffer call = buffer_in(room.cx.arena, 256);
            put_quoted(&call, subjects[s]);
            buffer_byte(&call, ',');
            put_quoted(&call, patterns[p]);
            buffer_byte(&call, ',');
            buffer_z(&call, replacements[(s + p) % COUNT_OF(replacements)]);
            ours_agrees(&room, L, text_z(room.cx.arena, buffer_as_text(&call)));
        }
        room_close(&room);
    }
    lua_close(L);
}

static void formats_answer_as_stock_lua(void **unused)
{
    (void)unused;
    static const char *const calls[] = {
        "'%d', 42",         "'%5d|%-5d|%05d', 42, 42, 42",
        "'%+d', 7",         "'%x %X %o', 255, 255, 8",
        "'%.3f', 2/3",      "'%10.2f|', -1.5",
        "'%e', 12345.678",  "'%g', 0.1",
        "'%s %s', 'a', 1",  "'%10s|%-10s|', 'ab', 'cd'",
        "'%.2s', 'abcdef'", "'%c%c', 72, 105",
        "'100%%'",          "'%i', 3.0",
        "'%5.1f', 3.14159", "'%s', true",
    };
    lua_State *L = luaL_newstate();
    luaL_openlibs(L);
    for (size_t i = 0; i < COUNT_OF(calls); i++) {
        struct room room;
        room_open(&room);
        lua_settop(L, 0);
        lua_pushfstring(L, "return string.format(%s)", calls[i]);
        assert_int_equal(luaL_dostring(L, lua_tostring(L, 1)), 0);
        text body =
            text_format(room.cx.arena, "if string.format(%s) == [==[%s]==] then add('a', 1) end",
                        calls[i], lua_tostring(L, -1));
        assert_int_equal(room_body(&room, text_z(room.cx.arena, body)), 0);
        if (room.verdict.score != 100) fail_msg("string.format(%s) differs", calls[i]);
        room_close(&room);
    }
    lua_close(L);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(patterns_answer_as_stock_lua),
        cmocka_unit_test(formats_answer_as_stock_lua),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
