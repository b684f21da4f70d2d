/* SPDX-License-Identifier: MIT
 * declare_tests: the rows of `tests { { "name", given = {…}, expect = {…} } }`, read into facts
 * structs and expectations so that checking them needs no Lua table. */
#include "declare.h"

#include "length.h"
#include "raise.h"

static struct arena *arena_of(lua_State *L)
{
    return state_of(L)->cx->arena;
}

static int bad_fact(lua_State *L, text key, const struct field *fact)
{
    if (!fact)
        return rule_raise(L, RULE_CONTRACT, key, "given: không có dữ kiện «%.*s»",
                          "given: there is no fact '%.*s'", TEXT_ARGS(key));
    struct fact_wanted wanted = fact_wanted(arena_of(L), fact);
    return rule_raise(L, RULE_CONTRACT, key, "given: «%.*s» phải là %s%.0s",
                      "given: '%.*s' must be %.0s%s", TEXT_ARGS(key), wanted.vi, wanted.en);
}

static struct fact_given given_at_top(lua_State *L)
{
    struct fact_given given = { GIVEN_OTHER };
    int exact = 0;
    switch (lua_type(L, -1)) {
    case LUA_TBOOLEAN:
        given.kind = GIVEN_BOOL;
        given.yes = lua_toboolean(L, -1);
        break;
    case LUA_TSTRING:
        given.words.data = lua_tolstring(L, -1, &given.words.size);
        given.kind = text_is_utf8(given.words) ? GIVEN_TEXT : GIVEN_OTHER;
        break;
    case LUA_TNUMBER:
        given.whole = lua_tointegerx(L, -1, &exact);
        given.kind = exact ? GIVEN_WHOLE : GIVEN_OTHER;
        break;
    default:
        break;
    }
    return given;
}

/* The table on top: a list of codes, or code = level. */
static bool set_table(lua_State *L, const struct field *fact, void *facts)
{
    bool fine = lua_type(L, -1) == LUA_TTABLE;
    int at = lua_gettop(L);
    if (fine && fact->kind == FIELD_CODES)
        *(code_set *)field_in(fact, facts) = (code_set){ { 0 } };
    else if (fine)
        *(code_levels *)field_in(fact, facts) = (code_levels){ { 0 } };
    if (fine) lua_pushnil(L);
    while (fine && lua_next(L, at)) {
        struct fact_given value = given_at_top(L);
        lua_pushvalue(L, -2);
        struct fact_given key = given_at_top(L);
        lua_pop(L, 2);
        budget_charge(L, 1);
        if (fact->kind == FIELD_CODES)
            fine = value.kind == GIVEN_TEXT && fact_add_term(fact, facts, value.words);
        else
            fine = key.kind == GIVEN_TEXT && value.kind == GIVEN_WHOLE &&
                   fact_set_level(fact, facts, key.words, value.whole);
    }
    lua_settop(L, at);
    return fine;
}

static void read_given(lua_State *L, const struct field *table, text prefix, void *facts);

/* The table on top: { { … }, { … } }, one table for each item. */
static bool set_list(lua_State *L, const struct field *fact, void *facts)
{
    int at = lua_gettop(L);
    size_t count = lua_type(L, at) == LUA_TTABLE ? (size_t)table_length(L, at) : RULE_LIST_MAX + 1,
           named = 0;
    if (count > RULE_LIST_MAX) return false;
    for (lua_pushnil(L); lua_next(L, at); lua_pop(L, 1)) named++;
    if (named != count) return false;
    budget_charge(L, count);
    uint8_t *items = fact_list_new(arena_of(L), fact, facts, count);
    for (size_t i = 0; i < count; i++) {
        if (lua_rawgeti(L, at, (lua_Integer)i + 1) != LUA_TTABLE) return false;
        read_given(L, fact->of, (text){ 0 }, items + i * fact->of_size);
        lua_settop(L, at);
    }
    return true;
}

static bool set_given(lua_State *L, const struct field *fact, void *facts)
{
    if (fact->kind == FIELD_CODES || fact->kind == FIELD_LEVELS) return set_table(L, fact, facts);
    if (fact->kind == FIELD_LIST) return set_list(L, fact, facts);
    return fact_set(arena_of(L), fact, facts, given_at_top(L));
}

/* Fills facts, or an item of a list, from the table on top, whose names begin with prefix. */
static void read_given(lua_State *L, const struct field *table, text prefix, void *facts)
{
    int at = lua_gettop(L);
    luaL_checkstack(L, 12, "stack overflow");
    int keys = declare_keys(L, at, "given");
    for (lua_Integer i = 1; declare_next(L, at, keys, i); i++, lua_settop(L, keys)) {
        text key = declare_key(L, -2, "given");
        const struct field *fact = fact_find(table, prefix, key);
        budget_charge(L, 1);
        if (!fact && lua_type(L, -1) == LUA_TTABLE && fact_nests(table, prefix, key)) {
            text inside = prefix.size ? text_format(arena_of(L), "%.*s.%.*s", TEXT_ARGS(prefix),
                                                    TEXT_ARGS(key))
                                      : key;
            read_given(L, table, inside, facts);
            continue;
        }
        if (!fact || !set_given(L, fact, facts)) bad_fact(L, key, fact);
    }
}

static int bad_expect(lua_State *L, text test, text key)
{
    return rule_raise(L, RULE_CONTRACT, key, "kiểm thử «%.*s»: expect.%.*s viết sai",
                      "test '%.*s': expect.%.*s is not valid", TEXT_ARGS(test), TEXT_ARGS(key));
}

/* One code or a list of codes on top. */
static bool read_codes(lua_State *L, struct rule_expected *out)
{
    int at = lua_gettop(L);
    bool single = lua_type(L, at) == LUA_TSTRING, fine = single || lua_type(L, at) == LUA_TTABLE;
    size_t n = fine ? single ? 1 : (size_t)table_length(L, at) : 0;
    fine = fine && n <= RULE_EXPECTED_MAX;
    for (size_t i = 0; fine && i < n; i++) {
        if (single)
            lua_pushvalue(L, at);
        else
            lua_rawgeti(L, at, (lua_Integer)i + 1);
        fine = lua_type(L, -1) == LUA_TSTRING;
        if (fine) out->codes[out->count++] = declare_key(L, -1, "expect");
        lua_settop(L, at);
    }
    return fine;
}

/* keys = { linh_vuc = 5 } on top. */
static bool read_keys(lua_State *L, struct rule_test *test)
{
    int at = lua_gettop(L);
    if (!state_of(L)->hook->rates_a_year || lua_type(L, at) != LUA_TTABLE) return false;
    int keys = declare_keys(L, at, "expect");
    for (lua_Integer i = 1; declare_next(L, at, keys, i); i++, lua_settop(L, keys)) {
        struct rule_key *key = ARENA_NEW(arena_of(L), struct rule_key);
        *key = (struct rule_key){ .name = declare_key(L, -2, "expect"), .next = test->keys };
        if (!hundredths_at(L, -1, &key->value)) return false;
        test->keys = key;
    }
    return true;
}

static bool read_band(lua_State *L, struct rule_test *test)
{
    const struct vocabulary *bands = state_of(L)->hook->bands;
    test->band = declare_key(L, -1, "expect");
    return bands && vocabulary_code(bands, test->band);
}

static bool read_expectation(lua_State *L, struct rule_test *test, text key)
{
    if (text_equal_z(key, "has")) return read_codes(L, &test->has);
    if (text_equal_z(key, "lacks")) return read_codes(L, &test->lacks);
    if (text_equal_z(key, "keys")) return read_keys(L, test);
    if (text_equal_z(key, "score")) return test->has_score = hundredths_at(L, -1, &test->score);
    if (text_equal_z(key, "unrated")) {
        test->unrated = lua_toboolean(L, -1);
        return lua_type(L, -1) == LUA_TBOOLEAN;
    }
    if (lua_type(L, -1) != LUA_TSTRING) return false;
    if (text_equal_z(key, "rejected"))
        test->rejected = declare_key(L, -1, "expect");
    else if (text_equal_z(key, "band"))
        return read_band(L, test);
    else
        return false;
    return true;
}

static void read_test(lua_State *L, struct rule_test *test)
{
    const struct rule_hook *hook = state_of(L)->hook;
    int at = lua_gettop(L);
    if (lua_type(L, at) != LUA_TTABLE)
        rule_raise(L, RULE_CONTRACT, TEXT("tests"), "mỗi kiểm thử phải là một bảng",
                   "each test must be a table");
    lua_rawgeti(L, at, 1);
    test->name = declare_words(L, -1, "tests", TEXT("tests"));
    void *facts = arena_alloc(arena_of(L), hook->facts_size);
    rule_facts_default(hook, facts);
    test->facts = facts;
    if (lua_getfield(L, at, "given") == LUA_TTABLE)
        read_given(L, hook->facts, (text){ 0 }, facts);
    else if (lua_type(L, -1) != LUA_TNIL)
        bad_expect(L, test->name, TEXT("given"));
    if (lua_getfield(L, at, "expect") != LUA_TTABLE)
        rule_raise(L, RULE_CONTRACT, test->name, "kiểm thử «%.*s» thiếu expect",
                   "test '%.*s' has no expect", TEXT_ARGS(test->name));
    int expect = lua_gettop(L);
    int keys = declare_keys(L, expect, "expect");
    for (lua_Integer i = 1; declare_next(L, expect, keys, i); i++, lua_settop(L, keys)) {
        text key = declare_key(L, -2, "expect");
        if (!read_expectation(L, test, key)) bad_expect(L, test->name, key);
    }
    lua_settop(L, at);
}

int declare_tests(lua_State *L)
{
    struct rule_declared *declared = declare_begin(L, "tests", DECLARED_TESTS);
    if (!declared) return 0;
    arg_table(L, 1, "tests");
    size_t n = (size_t)table_length(L, 1);
    if (n > RULE_TESTS_MAX)
        return rule_raise(L, RULE_CONTRACT, TEXT("tests"), "tối đa %d kiểm thử", "at most %d tests",
                          RULE_TESTS_MAX);
    declared->tests = ARENA_ARRAY(arena_of(L), n, struct rule_test);
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(L, 1, (lua_Integer)i + 1);
        read_test(L, &declared->tests[declared->test_count++]);
        lua_settop(L, 1);
    }
    return 0;
}
