/* SPDX-License-Identifier: MIT
 * agree: of every shipped hook, what Lua gives, what the stub, the editor's JSON and the docs page
 * say, what a test is given by default and what the schema hash covers are one and the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/rules/calls.h"
#include "core/rules/state.h"
#include "tests/support/rules/said.h"

static const struct rule_hook *const hooks[] = { &bank_score_hook, &bank_credit_hook,
                                                 &bank_evaluate_hook };

static bool contains(text haystack, text needle)
{
    for (size_t i = 0; i + needle.size <= haystack.size; i++)
        if (memcmp(haystack.data + i, needle.data, needle.size) == 0) return true;
    return false;
}
/* ---- facts --------------------------------------------------------------------------------- */

/* Type the stub gives to a member of a class, as type() names it; class: "facts", "opening". */
static const char *stub_type(struct said *s, const char *class, const char *member)
{
    struct arena *arena = s->room.cx.arena;
    char *plain = arena_alloc(arena, strlen(s->hook->name) + 1);
    for (size_t i = 0; i <= strlen(s->hook->name); i++)
        plain[i] = s->hook->name[i] == '.' ? '_' : s->hook->name[i];
    text opening = text_format(arena, "---@class %s_%s\n", plain, class), rest = s->stub;
    text field = text_format(arena, "---@field %s ", member),
         own = text_format(arena, "%s_", plain);
    while (rest.size && !text_starts(rest, opening)) (void)text_cut(&rest, '\n');
    (void)text_cut(&rest, '\n');
    for (text line = text_cut(&rest, '\n'); line.size; line = text_cut(&rest, '\n')) {
        if (!text_starts(line, field)) continue;
        line = text_part(line, field.size, line.size);
        if (text_starts(line, TEXT("\"")) || text_starts(line, TEXT("string "))) return "string";
        if (text_starts(line, TEXT("integer "))) return "number";
        if (text_starts(line, TEXT("boolean "))) return "boolean";
        if (text_starts(line, own)) return "userdata";
        fail_msg("the stub's type of %s: %.*s", member, TEXT_ARGS(line));
    }
    fail_msg("the stub has no %s.%s", class, member);
    return NULL;
}

/* That what Lua reads at `path` is of the stub's type and equals what is printed. */
static void claim(struct said *s, const struct field *f, const char *path, const char *type,
                  const struct json_value *value)
{
    struct buffer *lua = &s->lua;
    date day = 0;
    int64_t whole = 0;
    text words = json_string(value);
    buffer_format(lua, "assert(type(%s) == \"%s\", \"%s: type\")\n", path, type, path);
    switch (f->kind) {
    case FIELD_TEXT:
    case FIELD_CODE:
    case FIELD_ENUM:
        buffer_format(lua, "assert(%s == \"%.*s\", \"%s\")\n", path, TEXT_ARGS(words), path);
        break;
    case FIELD_DATE:
        assert_true(!words.size || date_parse(words, &day));
        buffer_format(lua, "assert(%s == %d, \"%s\")\n", path, day, path);
        break;
    case FIELD_BOOL:
        buffer_format(lua, "assert(%s == %s, \"%s\")\n", path,
                      json_kind_of(value) == JSON_TRUE ? "true" : "false", path);
        break;
    case FIELD_CODES:
    case FIELD_LEVELS:
        for (const struct term *t = f->terms->terms; t->number; t++)
            buffer_format(lua, "assert(not %s:has(\"%s\"), \"%s\")\n", path, t->code, path);
        break;
    case FIELD_LIST:
        buffer_format(lua, "assert(#%s == %zu, \"%s\")\n", path, json_count(value), path);
        break;
    default:
        assert_true(json_whole(value, &whole));
        buffer_format(lua, "assert(%s == %lld, \"%s\")\n", path, (long long)whole, path);
    }
}

static void reference_says(const struct field *f, const struct json_value *in_reference)
{
    static const char *const kinds[] = {
        [FIELD_TEXT] = "text",     [FIELD_INT] = "int",   [FIELD_BOOL] = "bool",
        [FIELD_DATE] = "date",     [FIELD_TIME] = "time", [FIELD_MONEY] = "money",
        [FIELD_ENUM] = "code",     [FIELD_CODE] = "code", [FIELD_CODES] = "codes",
        [FIELD_LEVELS] = "levels", [FIELD_LIST] = "list",
    };
    assert_true(text_equal_z(json_string(json_get(in_reference, "kind")), kinds[f->kind]));
    assert_true(text_equal_z(json_string(json_get(in_reference, "label")), f->label));
    assert_true(text_equal_z(json_string(json_get(in_reference, "label_en")), f->label_en));
    text vocabulary = json_string(json_get(in_reference, "vocabulary"));
    assert_true(f->terms ? text_equal_z(vocabulary, f->terms->name) : !vocabulary.size);
}

/* class: of the stub; path: in Lua; values: the object the table's members are printed in. */
static void facts_agree(struct said *s, const struct field *table, const char *class,
                        const char *path, const struct json_value *values,
                        const struct json_value *rows)
{
    struct arena *arena = s->room.cx.arena;
    size_t count = 0;
    for (const struct field *f = table; f->name; f++, count++) {
        const char *dot = strchr(f->name, '.'), *leaf = dot ? dot + 1 : f->name;
        const char *group = dot ? text_z(arena, (text){ f->name, (size_t)(dot - f->name) }) : class;
        const char *at = text_z(arena, text_format(arena, "%s.%s", path, f->name));
        const struct json_value *value = json_get(dot ? json_get(values, group) : values, leaf);
        const struct json_value *row = said_named(rows, f->name);
        const char *in_docs = strcmp(path, "f") == 0 ? "f" : "s";
        claim(s, f, at, stub_type(s, group, leaf), value);
        reference_says(f, row);
        assert_true(contains(s->docs, text_format(arena, "\n| `%s.%s` | ", in_docs, f->name)));
        if (f->of)
            facts_agree(s, f->of, f->name, text_z(arena, text_format(arena, "%s[1]", at)),
                        json_first(value), json_get(row, "items"));
    }
    assert_int_equal(json_count(rows), count);
}

static void every_fact_is_what_it_is_said_to_be(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < COUNT_OF(hooks); i++) {
        struct said s;
        struct rule_script *script;
        struct rule_state *state = NULL;
        said_open(&s, hooks[i]);
        struct room *room = &s.room;
        facts_agree(&s, s.hook->facts, "facts", "f", s.facts, json_get(s.reference, "facts"));
        text source = text_format(room->cx.arena, "hook \"%s\"\nfunction run(f, p)\n%.*send\n",
                                  s.hook->name, TEXT_ARGS(buffer_as_text(&s.lua)));
        err e = rule_load(&room->cx, s.hook, source, TEXT("test"), &script, &room->fault);
        if (!e) e = rule_state_new(&room->cx, script, &state, &room->fault);
        if (!e) e = rule_run(&room->cx, state, s.record, NULL, &room->verdict, &room->fault);
        if (e) fail_msg("%s: %.*s", s.hook->name, TEXT_ARGS(room->fault.vi));
        rule_state_free(state);
        for (size_t row = 0; s.hook->facts[row].name; row++)
            assert_true(code_set_has(room->verdict.facts_used, (unsigned)row));
        said_close(&s);
    }
}

static void what_a_test_is_given_is_what_the_editor_says(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < COUNT_OF(hooks); i++) {
        struct said s;
        said_open(&s, hooks[i]);
        struct arena *arena = s.room.cx.arena;
        struct buffer first = buffer_in(arena, 4096), again = buffer_in(arena, 4096);
        void *facts = arena_alloc(arena, s.hook->facts_size);
        rule_facts_default(s.hook, facts);
        rule_facts_print(s.hook, facts, &first);
        assert_int_equal(
            rule_facts_from_json(&s.room.cx, s.hook, json_get(s.reference, "defaults"), facts), 0);
        rule_facts_print(s.hook, facts, &again);
        assert_true(text_equal(buffer_as_text(&first), buffer_as_text(&again)));
        said_close(&s);
    }
}

static void codes_are_those_of_the_vocabularies(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < COUNT_OF(hooks); i++) {
        struct said s;
        said_open(&s, hooks[i]);
        const struct json_value *all = json_get(s.reference, "vocabularies");
        for (const struct field *f = s.hook->facts; f->name; f++) {
            const struct json_value *term =
                f->terms ? json_first(json_get(json_get(all, f->terms->name), "terms")) : NULL;
            for (const struct term *t = f->terms ? f->terms->terms : NULL; t && t->number; t++) {
                assert_true(text_equal_z(json_string(json_get(term, "code")), t->code));
                text quoted = text_format(s.room.cx.arena, "\"%s\"", t->code);
                text listed = text_format(s.room.cx.arena, " `%s` %s", t->code, t->vi);
                assert_true(contains(s.stub, quoted) && contains(s.docs, listed));
                term = json_next(term);
            }
            assert_null(term);
        }
        said_close(&s);
    }
}

/* ---- the hash ------------------------------------------------------------------------------ */

static struct field *copied(struct arena *arena, const struct field *table)
{
    size_t count = 1;
    while (table[count - 1].name) count++;
    struct field *copy = ARENA_ARRAY(arena, count, struct field);
    memcpy(copy, table, count * sizeof(struct field));
    return copy;
}

static void expect_change(const struct rule_hook *hook, const struct hash *before, bool changes)
{
    assert_true(hash_equal(rule_hook_schema(hook), *before) != changes);
}

/* hook->facts is a copy whose row `row` (of `table`, a copy too) is changed and put back. */
static void row_counts(struct arena *arena, const struct rule_hook *hook, struct field *row)
{
    const struct field kept = *row;
    struct hash before = rule_hook_schema(hook);
    row->name = "something_else";
    expect_change(hook, &before, true);
    *row = kept;
    row->kind = kept.kind == FIELD_INT ? FIELD_MONEY : FIELD_INT;
    expect_change(hook, &before, true);
    *row = kept;
    row->label = row->help = "Chữ khác";
    expect_change(hook, &before, false);
    *row = kept;
    if (!row->terms) return;
    size_t count = 0;
    while (row->terms->terms[count].number) count++;
    struct term *fewer = ARENA_ARRAY(arena, count, struct term);
    memcpy(fewer, row->terms->terms, (count - 1) * sizeof(struct term));
    const struct vocabulary shorter = { row->terms->name, "X", "X", fewer };
    row->terms = &shorter;
    expect_change(hook, &before, true);
    *row = kept;
}

static void changing_a_row_changes_the_hash(void **unused)
{
    (void)unused;
    struct room room;
    room_open(&room);
    for (size_t i = 0; i < COUNT_OF(hooks); i++) {
        struct rule_hook hook = *hooks[i];
        struct field *facts = copied(room.cx.arena, hook.facts);
        hook.facts = facts;
        assert_true(hash_equal(rule_hook_schema(&hook), rule_hook_schema(hooks[i])));
        for (struct field *f = facts; f->name; f++) {
            row_counts(room.cx.arena, &hook, f);
            if (!f->of) continue;
            struct field *items = copied(room.cx.arena, f->of);
            f->of = items;
            for (struct field *item = items; item->name; item++)
                row_counts(room.cx.arena, &hook, item);
        }
        for (size_t k = 0; k < i; k++)
            assert_false(hash_equal(rule_hook_schema(hooks[i]), rule_hook_schema(hooks[k])));
    }
    room_close(&room);
}

/* ---- functions ----------------------------------------------------------------------------- */

static const struct rule_call *call_named(const char *of, const char *name)
{
    for (const struct rule_call *c = rule_calls; c->name; c++)
        if (!strcmp(c->name, name) && !strcmp(c->of ? c->of : "", of ? of : "")) return c;
    fail_msg("%s.%s is in the sandbox, and described nowhere", of ? of : "", name);
    return NULL;
}

/* Pushes the table behind the read-only view on top. */
static void push_behind(lua_State *L)
{
    assert_true(lua_getmetatable(L, -1));
    lua_getfield(L, -1, "__index");
    lua_replace(L, -3);
    lua_pop(L, 1);
}

/* How many names the table on top holds, all of them described. */
static size_t count_described(lua_State *L, const char *of)
{
    size_t count = 0;
    int at = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, at); lua_settop(L, at + 1)) {
        const char *name = lua_tostring(L, -2);
        if (lua_type(L, -1) == LUA_TTABLE && !of) {
            push_behind(L);
            count += count_described(L, name);
            continue;
        }
        const struct rule_call *call = call_named(of, name);
        assert_int_equal(!(call->flags & CALL_VALUE), lua_isfunction(L, -1));
        count++;
    }
    return count;
}

static void the_sandbox_holds_what_is_described_and_nothing_else(void **unused)
{
    (void)unused;
    struct room room;
    struct rule_script *script;
    struct rule_state *state;
    size_t described = 0;
    room_open(&room);
    assert_int_equal(room_load(&room, TEXT("hook 'bank.score'\nfunction run(f, p) end"), &script),
                     0);
    assert_int_equal(rule_state_new(&room.cx, script, &state, &room.fault), 0);
    assert_non_null(lua_getupvalue(state->lua, SLOT_CHUNK, 1));
    push_behind(state->lua);
    for (const struct rule_call *c = rule_calls; c->name; c++) described++;
    assert_int_equal(count_described(state->lua, NULL), described);
    rule_state_free(state);
    room_close(&room);
}

/* The row of a function in the reference. */
static const struct json_value *function_named(const struct said *s, const struct rule_call *call)
{
    const struct json_value *all = json_get(s->reference, "functions");
    for (const struct json_value *v = json_first(all); v; v = json_next(v))
        if (text_equal_z(json_string(json_get(v, "name")), call->name) &&
            text_equal_z(json_string(json_get(v, "library")), call->of ? call->of : ""))
            return v;
    return NULL;
}

static void functions_are_told_where_they_may_be_used(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < COUNT_OF(hooks); i++) {
        struct said s;
        said_open(&s, hooks[i]);
        struct arena *arena = s.room.cx.arena;
        for (const struct rule_call *c = rule_calls; c->name; c++) {
            struct buffer signature = buffer_in(arena, 80);
            rule_call_signature(c, &signature);
            text said = buffer_as_text(&signature);
            bool fits = rule_call_fits(c, s.hook), ours = !(c->flags & CALL_STOCK);
            text stub = text_format(arena, "\nfunction %s%s%s(", c->of ? c->of : "",
                                    c->of ? "." : "", c->name);
            const struct json_value *row = function_named(&s, c);
            assert_int_equal(contains(s.stub, stub), fits && ours);
            assert_int_equal(contains(s.docs, text_format(arena, "| `%.*s` |", TEXT_ARGS(said))),
                             fits);
            assert_int_equal(row != NULL, fits);
            assert_true(!row || text_equal(json_string(json_get(row, "signature")), said));
        }
        said_close(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_fact_is_what_it_is_said_to_be),
        cmocka_unit_test(what_a_test_is_given_is_what_the_editor_says),
        cmocka_unit_test(codes_are_those_of_the_vocabularies),
        cmocka_unit_test(changing_a_row_changes_the_hash),
        cmocka_unit_test(the_sandbox_holds_what_is_described_and_nothing_else),
        cmocka_unit_test(functions_are_told_where_they_may_be_used),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
