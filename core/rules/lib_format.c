/* SPDX-License-Identifier: MIT
 * lib_format: string.format with the conversions d i u c x X o f e g s and %%, widths and
 * precisions up to 99. There is no %p: an address would differ from run to run. */
#include "raise.h"
#include "state.h"

#include <stdio.h>

enum { SPEC_MAX = 16, ITEM_MAX = 512, STEPS_PER_ITEM = 2, BYTES_PER_STEP = 16 };

static int bad_format(lua_State *L)
{
    return rule_raise(L, RULE_RUNTIME, text_of("string.format"),
                      "string.format: mẫu sau %% viết sai hoặc không được dùng",
                      "string.format: a conversion after %% is malformed or not allowed");
}

/* Copies flags, width and precision of the conversion at *p into spec; returns the conversion. */
static char read_spec(lua_State *L, const char **p, const char *end, char spec[SPEC_MAX])
{
    size_t n = 0;
    spec[n++] = '%';
    while (*p < end && **p && strchr("-+ #0", **p) && n < 6) spec[n++] = *(*p)++;
    for (int digits = 0; *p < end && **p >= '0' && **p <= '9' && digits < 2; digits++)
        spec[n++] = *(*p)++;
    if (*p < end && **p == '.') {
        spec[n++] = *(*p)++;
        for (int digits = 0; *p < end && **p >= '0' && **p <= '9' && digits < 2; digits++)
            spec[n++] = *(*p)++;
    }
    if (*p >= end) bad_format(L);
    spec[n] = 0;
    return *(*p)++;
}

static void add(lua_State *L, luaL_Buffer *b, const char *data, size_t size)
{
    budget_charge(L, size / BYTES_PER_STEP);
    if (luaL_bufflen(b) + size > STRING_LIMIT) luaL_error(L, "not enough memory");
    luaL_addlstring(b, data, size);
}

/* The formats are built from checked parts, which the compiler cannot see. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static int print_whole(char item[ITEM_MAX], char spec[SPEC_MAX], char conversion, lua_Integer n)
{
    size_t at = strlen(spec);
    spec[at++] = 'l';
    spec[at++] = 'l';
    spec[at++] = conversion;
    spec[at] = 0;
    return snprintf(item, ITEM_MAX, spec, (long long)n);
}

static int print_float(char item[ITEM_MAX], char spec[SPEC_MAX], char conversion, double x)
{
    size_t at = strlen(spec);
    spec[at++] = conversion;
    spec[at] = 0;
    return snprintf(item, ITEM_MAX, spec, x);
}

static int print_short(char item[ITEM_MAX], char spec[SPEC_MAX], const char *z)
{
    size_t at = strlen(spec);
    spec[at++] = 's';
    spec[at] = 0;
    return snprintf(item, ITEM_MAX, spec, z);
}
#pragma GCC diagnostic pop

static void add_string(lua_State *L, luaL_Buffer *b, char spec[SPEC_MAX], int at)
{
    char item[ITEM_MAX];
    size_t size;
    push_tostring(L, at);
    const char *z = lua_tolstring(L, -1, &size);
    budget_charge(L, size / BYTES_PER_STEP);
    if (spec[1] == 0) {
        if (luaL_bufflen(b) + size > STRING_LIMIT) luaL_error(L, "not enough memory");
        luaL_addvalue(b);
        return;
    }
    /* With a width it must be a C string of a bounded size; alone it may be anything. */
    if (size >= ITEM_MAX - 100 || strlen(z) != size) bad_format(L);
    int n = print_short(item, spec, z);
    lua_pop(L, 1);
    add(L, b, item, (size_t)n);
}

static void add_item(lua_State *L, luaL_Buffer *b, char spec[SPEC_MAX], char conversion, int at)
{
    char item[ITEM_MAX];
    int n = 0;
    budget_charge(L, STEPS_PER_ITEM);
    if (conversion == 's') {
        add_string(L, b, spec, at);
        return;
    }
    if (conversion == 'c') {
        item[0] = (char)(unsigned char)arg_whole(L, at, "string.format");
        n = 1;
    } else if (conversion && strchr("diuxXo", conversion)) {
        n = print_whole(item, spec, conversion, arg_whole(L, at, "string.format"));
    } else if (conversion && strchr("feEgG", conversion)) {
        arg_number(L, at, "string.format");
        n = print_float(item, spec, conversion, lua_tonumber(L, at));
    } else {
        bad_format(L);
    }
    add(L, b, item, (size_t)n);
}

static int string_format(lua_State *L)
{
    luaL_Buffer b;
    char spec[SPEC_MAX];
    text format = arg_text(L, 1, "string.format");
    const char *p = format.data, *end = format.data + format.size;
    int at = 1, top = lua_gettop(L);
    budget_charge(L, 1 + format.size / BYTES_PER_STEP);
    luaL_buffinit(L, &b);
    while (p < end) {
        if (*p != '%' || (p + 1 < end && p[1] == '%')) {
            add(L, &b, p, 1);
            p += *p == '%' ? 2 : 1;
            continue;
        }
        p++;
        char conversion = read_spec(L, &p, end, spec);
        if (++at > top) arg_wrong(L, at, "string.format", "một giá trị", "a value");
        add_item(L, &b, spec, conversion, at);
    }
    luaL_pushresult(&b);
    return 1;
}

void lib_format(lua_State *L)
{
    lua_pushcfunction(L, string_format);
    lua_setfield(L, -2, "format");
}
