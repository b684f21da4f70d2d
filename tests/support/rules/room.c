/* SPDX-License-Identifier: MIT
 * room: see room.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "room.h"

enum { FILE_MAX = 200000 };

void room_open(struct room *room)
{
    *room = (struct room){ 0 };
    ctx_begin(&room->cx, arena_new());
}

void room_close(struct room *room)
{
    arena_free(room->cx.arena);
}

text room_file(struct room *room, const char *path)
{
    const char *full =
        text_z(room->cx.arena, text_format(room->cx.arena, "%s/%s", TEST_SOURCE_DIR, path));
    FILE *file = fopen(full, "rb");
    if (!file) fail_msg("no file %s", full);
    char *bytes = arena_alloc(room->cx.arena, FILE_MAX);
    size_t size = fread(bytes, 1, FILE_MAX, file);
    assert_int_equal(fclose(file), 0);
    return (text){ bytes, size };
}

const struct rule_hook *room_hook(text source)
{
    static const struct rule_hook *const hooks[] = { &bank_credit_hook, &bank_evaluate_hook };
    text name = rule_hook_name(source);
    for (size_t i = 0; i < COUNT_OF(hooks); i++)
        if (text_equal_z(name, hooks[i]->name)) return hooks[i];
    return &bank_score_hook;
}

const void *room_facts(struct room *room, const struct rule_hook *hook)
{
    enum { SESSIONS = 60, WORKS = 3 };
    struct arena *arena = room->cx.arena;
    void *facts = arena_alloc(arena, hook->facts_size);
    rule_facts_default(hook, facts);
    if (hook != &bank_evaluate_hook) return facts;
    struct evaluate_facts *year = facts;
    struct evaluate_session *sessions = ARENA_ARRAY(arena, SESSIONS, struct evaluate_session);
    struct evaluate_work *works = ARENA_ARRAY(arena, WORKS, struct evaluate_work);
    for (int i = 0; i < SESSIONS; i++) sessions[i] = (struct evaluate_session){ .minutes = i };
    year->sessions = (struct fact_list){ sessions, SESSIONS };
    year->works = (struct fact_list){ works, WORKS };
    return facts;
}

err room_load(struct room *room, text source, struct rule_script **out)
{
    return rule_load(&room->cx, room_hook(source), source, TEXT("test"), out, &room->fault);
}

err room_run(struct room *room, text source)
{
    union {
        struct score_facts score;
        struct credit_facts credit;
        struct evaluate_facts year;
    } facts;
    struct rule_script *script;
    struct rule_state *state;
    err e = room_load(room, source, &script);
    if (e) return e;
    rule_facts_default(rule_script_hook(script), &facts);
    e = rule_state_new(&room->cx, script, &state, &room->fault);
    if (e) return e;
    e = rule_run(&room->cx, state, &facts, NULL, &room->verdict, &room->fault);
    rule_state_free(state);
    return e;
}

text room_script(struct room *room, const char *body)
{
    return text_format(room->cx.arena,
                       "hook \"bank.score\"\n"
                       "reasons { a = \"A\", b = \"B {n}\" }\n"
                       "function run(f, p)\n%s\nend\n",
                       body);
}

err room_body(struct room *room, const char *body)
{
    return room_run(room, room_script(room, body));
}
