/* SPDX-License-Identifier: MIT
 * said: see said.h. */
#include "tests/support/rules/said.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static text print(struct said *s, void (*how)(const struct rule_hook *hook, struct buffer *out))
{
    struct buffer out = buffer_in(s->room.cx.arena, 65536);
    how(s->hook, &out);
    return buffer_as_text(&out);
}

static const struct json_value *json_of(struct said *s, text source)
{
    const struct json_value *json;
    assert_int_equal(json_read(&s->room.cx, source, &json), 0);
    return json;
}

void said_open(struct said *s, const struct rule_hook *hook)
{
    *s = (struct said){ .hook = hook };
    room_open(&s->room);
    struct arena *arena = s->room.cx.arena;
    s->stub = print(s, rule_stub_print);
    s->docs = print(s, rule_docs_print);
    s->reference = json_of(s, print(s, rule_reference_print));
    s->lua = buffer_in(arena, 32768);
    struct buffer lists = buffer_in(arena, 100), facts = buffer_in(arena, 4096);
    for (const struct field *f = hook->facts; f->name; f++)
        if (f->of) buffer_format(&lists, "%s\"%s\":[{}]", lists.size ? "," : "", f->name);
    text given = text_format(arena, "{%.*s}", TEXT_ARGS(buffer_as_text(&lists)));
    s->record = arena_alloc(arena, hook->facts_size);
    assert_int_equal(rule_facts_from_json(&s->room.cx, hook, json_of(s, given), s->record), 0);
    rule_facts_print(hook, s->record, &facts);
    s->facts = json_of(s, buffer_as_text(&facts));
}

void said_close(struct said *s)
{
    room_close(&s->room);
}

const struct json_value *said_named(const struct json_value *array, const char *name)
{
    for (const struct json_value *v = json_first(array); v; v = json_next(v))
        if (text_equal_z(json_string(json_get(v, "name")), name)) return v;
    fail_msg("the reference has no %s", name);
    return NULL;
}
