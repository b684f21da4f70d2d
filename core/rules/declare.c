/* SPDX-License-Identifier: MIT
 * declare: what stands at the top of a script: hook, params, reasons, bands. Read into the script
 * once by rule_load; while the main chunk runs again for every person they do nothing. */
#include "declare.h"

#include "raise.h"

enum { NAME_MAX_BYTES = 40, LABEL_MAX = 300 };

struct rule_declared *declare_begin(lua_State *L, const char *name, enum declaration which)
{
    struct rule_state *state = state_of(L);
    budget_charge(L, 1);
    if (state->phase == PHASE_MAIN) return NULL;
    if (state->phase == PHASE_RUN)
        rule_raise(L, RULE_CONTRACT, text_of(name), "«%s» phải đứng ngoài hàm run",
                   "'%s' must stand outside run", name);
    REQUIRE(state->declared);
    if (state->declared->seen & which)
        rule_raise(L, RULE_CONTRACT, text_of(name), "«%s» chỉ được khai báo một lần",
                   "'%s' may be declared once only", name);
    state->declared->seen |= which;
    return state->declared;
}

bool declare_is_name(text t)
{
    if (!t.size || t.size > NAME_MAX_BYTES) return false;
    for (size_t i = 0; i < t.size; i++) {
        char c = t.data[i];
        if (!(c == '_' || (c >= 'a' && c <= 'z') || (i && c >= '0' && c <= '9'))) return false;
    }
    return true;
}

text declare_key(lua_State *L, int at, const char *in)
{
    text key = { 0 }, shown;
    if (lua_type(L, at) == LUA_TSTRING) key = arg_text(L, lua_absindex(L, at), in);
    shown = rule_shown(state_of(L)->cx->arena, key);
    if (!declare_is_name(key))
        rule_raise(L, RULE_CONTRACT, shown,
                   "%s: tên «%.*s» phải là chữ thường không dấu, số và gạch dưới",
                   "%s: the name '%.*s' must be lower-case letters, digits and underscores", in,
                   TEXT_ARGS(shown));
    return shown;
}

text declare_words(lua_State *L, int at, const char *in, text key)
{
    text words = { 0 };
    if (lua_type(L, at) == LUA_TSTRING) words = arg_text(L, lua_absindex(L, at), in);
    if (!words.size || words.size > LABEL_MAX || !text_is_utf8(words))
        rule_raise(L, RULE_CONTRACT, key, "%s: «%.*s» cần một câu chữ, tối đa %d byte",
                   "%s: '%.*s' needs a sentence of at most %d bytes", in, TEXT_ARGS(key),
                   LABEL_MAX);
    return text_copy(state_of(L)->cx->arena, words);
}

int declare_keys(lua_State *L, int at, const char *in)
{
    table_keys(L, at, in);
    return lua_gettop(L);
}

bool declare_next(lua_State *L, int at, int keys, lua_Integer i)
{
    if (lua_rawgeti(L, keys, i) == LUA_TNIL) {
        lua_pop(L, 1);
        return false;
    }
    lua_pushvalue(L, -1);
    lua_rawget(L, at);
    return true;
}

static int declare_hook(lua_State *L)
{
    struct rule_state *state = state_of(L);
    if (!declare_begin(L, "hook", DECLARED_HOOK)) return 0;
    text name = arg_text(L, 1, "hook");
    if (text_equal_z(name, state->hook->name)) return 0;
    text shown = rule_shown(state->cx->arena, name);
    return rule_raise(L, RULE_CONTRACT, shown, "luật này dành cho «%.*s», không phải «%s»",
                      "this rule is for '%.*s', not for '%s'", TEXT_ARGS(shown), state->hook->name);
}

/* Number at table[key] or table[1] as hundredths. */
static int64_t param_number(lua_State *L, text name, const char *key)
{
    int64_t value = 0;
    if (key)
        lua_getfield(L, -1, key);
    else
        lua_rawgeti(L, -1, 1);
    if (!hundredths_at(L, -1, &value))
        rule_raise(L, RULE_CONTRACT, name, "tham số «%.*s» cần đủ giá trị, min, max và label",
                   "the parameter '%.*s' needs a value, min, max and label", TEXT_ARGS(name));
    lua_pop(L, 1);
    return value;
}

static struct rule_param read_param(lua_State *L)
{
    struct rule_param param = { .name = declare_key(L, -2, "params") };
    if (lua_type(L, -1) != LUA_TTABLE)
        rule_raise(L, RULE_CONTRACT, param.name, "tham số «%.*s» cần đủ giá trị, min, max và label",
                   "the parameter '%.*s' needs a value, min, max and label", TEXT_ARGS(param.name));
    param.value = param_number(L, param.name, NULL);
    param.min = param_number(L, param.name, "min");
    param.max = param_number(L, param.name, "max");
    lua_getfield(L, -1, "label");
    param.label = declare_words(L, -1, "params", param.name);
    lua_pop(L, 1);
    if (param.min > param.value || param.value > param.max)
        rule_raise(L, RULE_CONTRACT, param.name, "tham số «%.*s»: giá trị phải nằm giữa min và max",
                   "the parameter '%.*s': the value must lie between min and max",
                   TEXT_ARGS(param.name));
    return param;
}

static int declare_params(lua_State *L)
{
    struct rule_state *state = state_of(L);
    struct rule_declared *declared = declare_begin(L, "params", DECLARED_PARAMS);
    if (!declared) return 0;
    arg_table(L, 1, "params");
    declared->params = ARENA_ARRAY(state->cx->arena, RULE_PARAMS_MAX, struct rule_param);
    int keys = declare_keys(L, 1, "params");
    for (lua_Integer n = 1; declare_next(L, 1, keys, n); n++, lua_settop(L, keys)) {
        if (declared->param_count == RULE_PARAMS_MAX)
            return rule_raise(L, RULE_CONTRACT, TEXT("params"), "tối đa %d tham số",
                              "at most %d parameters", RULE_PARAMS_MAX);
        struct rule_param param = read_param(L);
        size_t i = declared->param_count++;
        for (; i > 0 && text_compare(declared->params[i - 1].name, param.name) > 0; i--)
            declared->params[i] = declared->params[i - 1];
        declared->params[i] = param;
    }
    return 0;
}

static int declare_reasons(lua_State *L)
{
    struct rule_state *state = state_of(L);
    struct rule_declared *declared = declare_begin(L, "reasons", DECLARED_REASONS);
    if (!declared) return 0;
    arg_table(L, 1, "reasons");
    declared->reasons =
        ARENA_ARRAY(state->cx->arena, RULE_REASONS_MAX, struct rule_declared_reason);
    int keys = declare_keys(L, 1, "reasons");
    for (lua_Integer n = 1; declare_next(L, 1, keys, n); n++, lua_settop(L, keys)) {
        if (declared->reason_count == RULE_REASONS_MAX)
            return rule_raise(L, RULE_CONTRACT, TEXT("reasons"), "tối đa %d lý do",
                              "at most %d reasons", RULE_REASONS_MAX);
        struct rule_declared_reason reason = { .code = declare_key(L, -2, "reasons") };
        reason.vi = declare_words(L, -1, "reasons", reason.code);
        size_t i = declared->reason_count++;
        for (; i > 0 && text_compare(declared->reasons[i - 1].code, reason.code) > 0; i--)
            declared->reasons[i] = declared->reasons[i - 1];
        declared->reasons[i] = reason;
    }
    return 0;
}

/* bands { htxsnv = 90, htt = 70 }: the lowest score of each band, best first as in the hook; the
 * worst needs none. */
static int declare_bands(lua_State *L)
{
    struct rule_state *state = state_of(L);
    const struct vocabulary *bands = state->hook->bands;
    struct rule_declared *declared = declare_begin(L, "bands", DECLARED_BANDS);
    if (!declared) return 0;
    arg_table(L, 1, "bands");
    if (!bands)
        return rule_raise(L, RULE_CONTRACT, TEXT("bands"), "«%s» không có xếp loại",
                          "'%s' has no bands", state->hook->name);
    lua_Integer given = 0, found = 0;
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) given++;
    int64_t above = state->hook->max;
    for (size_t i = 0; bands->terms[i + 1].number && i < RULE_BANDS_MAX; i++) {
        int64_t *floor = &declared->band_floors[i];
        *floor = state->hook->band_floors[i];
        found += lua_getfield(L, 1, bands->terms[i].code) != LUA_TNIL;
        if (lua_type(L, -1) != LUA_TNIL && (!hundredths_at(L, -1, floor) || *floor > above))
            return rule_raise(L, RULE_CONTRACT, text_of(bands->terms[i].code),
                              "bands: mức điểm của «%s» phải giảm dần",
                              "bands: the floor of '%s' must be below the one before",
                              bands->terms[i].code);
        above = *floor;
        lua_pop(L, 1);
    }
    if (given != found)
        return rule_raise(L, RULE_CONTRACT, TEXT("bands"), "bands có mức xếp loại không có thật",
                          "bands names a band that does not exist");
    return 0;
}

void lib_declare(lua_State *L)
{
    static const luaL_Reg functions[] = {
        { "hook", declare_hook },   { "params", declare_params }, { "reasons", declare_reasons },
        { "bands", declare_bands }, { "tests", declare_tests },   { "period", declare_period },
        { "ties", declare_ties },   { "group", declare_group },   { NULL, NULL },
    };
    luaL_setfuncs(L, functions, 0);
}
