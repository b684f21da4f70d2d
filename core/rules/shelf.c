/* SPDX-License-Identifier: MIT
 * shelf: sandboxes are not shared between threads: each script keeps a few idle ones and a decision
 * borrows one. What a verdict says is copied out, for the script goes with its shelf. */
#include "shelf.h"

static void free_ready(struct ready *ready)
{
    for (size_t i = ready->count; i > 0; i--) rule_state_free(ready->chain[i - 1]);
}

struct shelf *shelf_new(struct ctx *cx)
{
    struct arena *arena = arena_new();
    struct shelf *shelf = ARENA_NEW(arena, struct shelf);
    shelf->arena = arena;
    ctx_begin(&shelf->keep, arena);
    shelf->keep.log = cx->log;
    REQUIRE(pthread_mutex_init(&shelf->lock, NULL) == 0);
    return shelf;
}

void shelf_free(struct shelf *shelf)
{
    if (!shelf) return;
    for (size_t i = 0; i < shelf->count; i++)
        for (size_t k = 0; k < shelf->scripts[i].idle_count; k++)
            free_ready(&shelf->scripts[i].idle[k]);
    pthread_mutex_destroy(&shelf->lock);
    arena_free(shelf->arena);
}

/* ---- filling --------------------------------------------------------------------------------- */

err shelf_load(struct shelf *shelf, const struct rule_hook *hook, text source,
               const struct rule_script **out, struct rule_fault *fault)
{
    struct rule_script *script;
    text kept = text_copy(shelf->arena, source);
    err e = rule_load(&shelf->keep, hook, kept, text_of(hook->name), &script, fault);
    if (!e) *out = script;
    return e;
}

struct shelved *shelf_place(struct shelf *shelf)
{
    if (shelf->count == shelf->room) {
        size_t room = shelf->room ? shelf->room * 2 : SHELF_CHAIN_MAX;
        struct shelved *more = ARENA_ARRAY(shelf->arena, room, struct shelved);
        if (shelf->count) memcpy(more, shelf->scripts, shelf->count * sizeof(*more));
        shelf->scripts = more;
        shelf->room = room;
    }
    return &shelf->scripts[shelf->count++];
}

static struct hash params_hash(struct arena *arena, const struct rule_script *script)
{
    struct buffer words = buffer_in(arena, 256);
    for (size_t i = 0; i < rule_script_param_count(script); i++) {
        const struct rule_param *param = rule_script_param(script, i);
        buffer_format(&words, "%.*s=%lld\n", TEXT_ARGS(param->name), (long long)param->value);
    }
    struct slice part = text_slice(buffer_as_text(&words));
    return hash_of((struct slice){ NULL, 0 }, &part, 1);
}

struct rule_source shelf_source(struct ctx *cx, struct tx *tx, struct shelf *shelf,
                                const struct rule_version *version,
                                const struct rule_script *script)
{
    struct slice source = text_slice(version->source);
    text name =
        id_is_none(version->unit) ? TEXT("") : record_title(cx, tx, &unit_entity, version->unit);
    return (struct rule_source){ .version = version->id,
                                 .unit = version->unit,
                                 .unit_name = text_copy(shelf->arena, name),
                                 .number = version->version,
                                 .script = hash_of((struct slice){ NULL, 0 }, &source, 1),
                                 .params = params_hash(shelf->arena, script),
                                 .schema = rule_hook_schema(rule_script_hook(script)) };
}

bool shelf_asks_above(text source)
{
    const text word = TEXT("inherit");
    for (size_t at = text_find(source, 'i', 0); at < source.size;
         at = text_find(source, 'i', at + 1))
        if (text_starts(text_part(source, at, source.size), word)) return true;
    return false;
}

void shelf_write_above(struct shelf *shelf)
{
    for (size_t i = 0; i < shelf->count; i++) {
        struct shelved *s = &shelf->scripts[i];
        struct buffer above = buffer_in(shelf->arena, 40);
        bool asks = shelf_asks_above(rule_script_source(s->script));
        size_t at = s->parent;
        for (int depth = 1; at && asks && depth < SHELF_CHAIN_MAX; depth++) {
            const struct shelved *parent = &shelf->scripts[at - 1];
            if (above.size) buffer_byte(&above, ' ');
            buffer_text(&above, id_text(shelf->arena, parent->source.version));
            asks = shelf_asks_above(rule_script_source(parent->script));
            at = parent->parent;
        }
        s->source.above = buffer_as_text(&above);
    }
}

/* ---- deciding -------------------------------------------------------------------------------- */

static err make_ready(struct ctx *cx, struct shelf *shelf, size_t script, struct ready *out,
                      struct rule_fault *fault)
{
    *out = (struct ready){ 0 };
    for (size_t at = script; at && out->count < SHELF_CHAIN_MAX;
         at = shelf->scripts[at - 1].parent) {
        struct rule_state **state = &out->chain[out->count];
        err e = rule_state_new(cx, shelf->scripts[at - 1].script, state, fault);
        if (e) {
            free_ready(out);
            return e;
        }
        if (out->count) rule_state_inherits(out->chain[out->count - 1], *state);
        out->count++;
    }
    return ERR_NONE;
}

static err run(struct ctx *cx, struct shelf *shelf, size_t script, const void *facts,
               struct rule_verdict *out, struct rule_fault *fault)
{
    struct shelved *s = &shelf->scripts[script - 1];
    struct ready ready = { 0 };
    pthread_mutex_lock(&shelf->lock);
    if (s->idle_count) ready = s->idle[--s->idle_count];
    pthread_mutex_unlock(&shelf->lock);

    err e = ready.count ? ERR_NONE : make_ready(cx, shelf, script, &ready, fault);
    if (e) return e;
    e = rule_run(cx, ready.chain[0], facts, NULL, out, fault);

    pthread_mutex_lock(&shelf->lock);
    bool kept = s->idle_count < SHELF_IDLE_MAX;
    if (kept) s->idle[s->idle_count++] = ready;
    pthread_mutex_unlock(&shelf->lock);
    if (!kept) free_ready(&ready);
    return e;
}

static void keep_verdict(struct arena *arena, struct rule_verdict *verdict)
{
    verdict->rejected = text_copy(arena, verdict->rejected);
    verdict->rejected_vi = text_copy(arena, verdict->rejected_vi);
    for (struct rule_reason *r = verdict->reasons; r; r = r->next) {
        r->code = text_copy(arena, r->code);
        r->vi = text_copy(arena, r->vi);
    }
}

err shelf_decide(struct ctx *cx, struct shelf *shelf, size_t script, const void *facts,
                 struct rule_verdict *out, struct rule_fault *fault, struct rule_source *source)
{
    if (source) {
        *source = shelf->scripts[script - 1].source;
        source->unit_name = text_copy(cx->arena, source->unit_name);
        source->above = text_copy(cx->arena, source->above);
    }
    err e = run(cx, shelf, script, facts, out, fault);
    if (e) *out = (struct rule_verdict){ 0 };
    keep_verdict(cx->arena, out);
    fault->fact = text_copy(cx->arena, fault->fact);
    return e;
}
