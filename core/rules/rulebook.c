/* SPDX-License-Identifier: MIT
 * rulebook: one shelf of compiled scripts, replaced as a whole when versions or units change or a
 * version's first day comes. Invariant: whoever decides sees every change that was durable before;
 * so while one thread reloads, the others wait for it. Readers hold the shelf for the length of one
 * evaluation (microseconds); putting in a new one waits for them.
 * Sandboxes are not shared between threads: each script keeps a few idle ones and a decision
 * borrows one. */
#include "rulebook.h"

#include <limits.h>
#include <pthread.h>
#include <stdatomic.h>

#include "../base/log.h"
#include "../store/db.h"
#include "version.h"

enum { IDLE_MAX = 8, UNITS_CACHED = 1024, CHAIN_MAX = 8 };

/* A sandbox and, for inherit(), those of the rules above it. */
struct ready {
    struct rule_state *chain[CHAIN_MAX];
    size_t count;
};

struct shelved {
    const struct rule_hook *hook;
    const struct rule_script *script;
    struct rule_source source;
    date since;
    size_t parent; /* index + 1 of the script inherit() means; 0 = none */
    struct ready idle[IDLE_MAX];
    size_t idle_count;
};

/* Remembers which script serves a unit. */
struct served {
    const struct rule_hook *hook;
    id unit;
    size_t script; /* index + 1; 0 = none */
    bool known;
};

struct shelf {
    struct arena *arena;
    struct shelved *scripts;
    size_t count, room;
    struct served served[UNITS_CACHED];
};

struct rulebook {
    const struct rule_hook *const *hooks;
    size_t hook_count;
    pthread_rwlock_t shelf_lock;
    pthread_mutex_t idle_lock; /* idle sandboxes and the served table of the shelf */
    pthread_mutex_t reload_lock;
    struct shelf *shelf;
    atomic_uint changed; /* counts changes of versions and units; 0 is before the first load */
    atomic_uint loaded;  /* what `changed` was before the shelf was read */
    atomic_int next_day; /* on which a version comes into force that the shelf does not have yet */
};

static void free_ready(struct ready *ready)
{
    for (size_t i = ready->count; i > 0; i--) rule_state_free(ready->chain[i - 1]);
}

static void free_shelf(struct shelf *shelf)
{
    if (!shelf) return;
    for (size_t i = 0; i < shelf->count; i++)
        for (size_t k = 0; k < shelf->scripts[i].idle_count; k++)
            free_ready(&shelf->scripts[i].idle[k]);
    arena_free(shelf->arena);
}

static void free_book(void *arg)
{
    struct rulebook *book = arg;
    free_shelf(book->shelf);
    pthread_rwlock_destroy(&book->shelf_lock);
    pthread_mutex_destroy(&book->idle_lock);
    pthread_mutex_destroy(&book->reload_lock);
}

struct rulebook *rulebook_new(struct arena *arena, const struct rule_hook *const hooks[],
                              size_t count)
{
    struct rulebook *book = ARENA_NEW(arena, struct rulebook);
    book->hooks = hooks;
    book->hook_count = count;
    REQUIRE(pthread_rwlock_init(&book->shelf_lock, NULL) == 0);
    REQUIRE(pthread_mutex_init(&book->idle_lock, NULL) == 0);
    REQUIRE(pthread_mutex_init(&book->reload_lock, NULL) == 0);
    atomic_init(&book->changed, 1);
    atomic_init(&book->loaded, 0);
    atomic_init(&book->next_day, INT_MAX);
    arena_on_release(arena, free_book, book);
    return book;
}

const struct rule_hook *const *rulebook_hooks(const struct rulebook *book, size_t *count)
{
    *count = book->hook_count;
    return book->hooks;
}

void rulebook_changed(void *arg, const struct journal_entry *entry)
{
    struct rulebook *book = arg;
    for (const struct change *c = entry->changes; c; c = c->next)
        if (c->entity == &rule_version_entity || c->entity == &unit_entity)
            atomic_fetch_add(&book->changed, 1);
}

static const struct rule_hook *hook_named(const struct rulebook *book, text name)
{
    for (size_t i = 0; i < book->hook_count; i++)
        if (text_equal_z(name, book->hooks[i]->name)) return book->hooks[i];
    return NULL;
}

/* ---- reading the versions in force ---- */

struct filling {
    struct rulebook *book;
    struct shelf *shelf;
    struct ctx *keep; /* compiled scripts live in the shelf's arena */
    date today;
    date next_day;
};

static struct shelved *same_place(struct shelf *shelf, const struct rule_hook *hook, id unit)
{
    for (size_t i = 0; i < shelf->count; i++)
        if (shelf->scripts[i].hook == hook && id_equal(shelf->scripts[i].source.unit, unit))
            return &shelf->scripts[i];
    return NULL;
}

static struct shelved *new_place(struct shelf *shelf)
{
    if (shelf->count == shelf->room) {
        size_t room = shelf->room ? shelf->room * 2 : 32;
        struct shelved *more = ARENA_ARRAY(shelf->arena, room, struct shelved);
        if (shelf->count) memcpy(more, shelf->scripts, shelf->count * sizeof(*more));
        shelf->scripts = more;
        shelf->room = room;
    }
    return &shelf->scripts[shelf->count++];
}

/* A day on which a version begins or ends to be in force. */
static void note_day(struct filling *f, date day)
{
    if (day > f->today && day < f->next_day) f->next_day = day;
}

static enum kv_go shelve(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)failure;
    struct filling *f = arg;
    const struct rule_version *v = record;
    const struct rule_hook *hook = hook_named(f->book, v->hook);
    if (!hook || (v->state != RULE_ACTIVE && v->state != RULE_RETIRED)) return KV_MORE;
    note_day(f, v->active_from);
    note_day(f, v->active_to);
    if (!rule_version_covers(v, f->today)) return KV_MORE;
    struct shelved *s = same_place(f->shelf, hook, v->unit);
    if (s && (s->since > v->active_from ||
              (s->since == v->active_from && s->source.number >= v->version)))
        return KV_MORE;

    struct rule_script *script;
    struct rule_fault fault;
    text source = text_copy(f->shelf->arena, v->source);
    if (rule_load(f->keep, hook, source, v->hook, &script, &fault)) {
        log_line(cx->log, LOG_ERROR, "active rule does not load", "hook=%s version=%lld line=%d",
                 hook->name, (long long)v->version, fault.line);
        return KV_MORE;
    }
    if (!s) s = new_place(f->shelf);
    text name = id_is_none(v->unit) ? TEXT("") : record_title(cx, tx, &unit_entity, v->unit);
    *s = (struct shelved){ .hook = hook,
                           .script = script,
                           .since = v->active_from,
                           .source = { v->id, v->unit, text_copy(f->shelf->arena, name),
                                       v->version } };
    return KV_MORE;
}

/* Index + 1 of the script of `hook` at the nearest of `unit` and those above it; 0 = none. */
static size_t nearest(struct ctx *cx, struct tx *tx, struct shelf *shelf,
                      const struct rule_hook *hook, id unit)
{
    for (int depth = 0; depth < 12; depth++) {
        struct shelved *s = same_place(shelf, hook, unit);
        if (s) return (size_t)(s - shelf->scripts) + 1;
        if (id_is_none(unit)) return 0;
        struct unit u;
        bool there = record_exists(cx, tx, &unit_entity, unit) &&
                     record_get(cx, tx, &unit_entity, unit, &u) == ERR_NONE;
        unit = there ? u.parent : ID_NONE;
    }
    return 0;
}

static void link_parents(struct ctx *cx, struct tx *tx, struct shelf *shelf)
{
    for (size_t i = 0; i < shelf->count; i++) {
        struct shelved *s = &shelf->scripts[i];
        struct unit u;
        if (id_is_none(s->source.unit)) continue;
        if (record_get(cx, tx, &unit_entity, s->source.unit, &u)) continue;
        s->parent = nearest(cx, tx, shelf, s->hook, u.parent);
    }
}

static err fill(struct ctx *cx, struct tx *tx, void *arg)
{
    struct filling *f = arg;
    err e = query_all(cx, tx, &rule_version_entity, shelve, f);
    if (!e) link_parents(cx, tx, f->shelf);
    return e;
}

/* Called with the reload lock. */
static err reload(struct ctx *cx, struct rulebook *book)
{
    struct arena *arena = arena_new();
    struct shelf *shelf = ARENA_NEW(arena, struct shelf);
    struct ctx keep;
    shelf->arena = arena;
    ctx_begin(&keep, arena);
    keep.log = cx->log;
    struct filling f = { book, shelf, &keep, instant_date(cx->now), INT_MAX };
    unsigned changed = atomic_load(&book->changed); /* before the snapshot: never too new */
    err e = db_read(cx, fill, &f);
    if (e) {
        free_shelf(shelf);
        return e;
    }
    pthread_rwlock_wrlock(&book->shelf_lock);
    struct shelf *old = book->shelf;
    book->shelf = shelf;
    pthread_rwlock_unlock(&book->shelf_lock);
    atomic_store(&book->next_day, f.next_day);
    atomic_store(&book->loaded, changed);
    free_shelf(old);
    return ERR_NONE;
}

static bool is_current(const struct ctx *cx, struct rulebook *book)
{
    return atomic_load(&book->loaded) == atomic_load(&book->changed) &&
           instant_date(cx->now) < atomic_load(&book->next_day);
}

static err refresh(struct ctx *cx, struct rulebook *book)
{
    if (is_current(cx, book)) return ERR_NONE;
    pthread_mutex_lock(&book->reload_lock);
    err e = is_current(cx, book) ? ERR_NONE : reload(cx, book);
    pthread_mutex_unlock(&book->reload_lock);
    return e;
}

/* ---- deciding ---- */

struct finding {
    struct shelf *shelf;
    const struct rule_hook *hook;
    id unit;
    size_t script;
};

static err find(struct ctx *cx, struct tx *tx, void *arg)
{
    struct finding *f = arg;
    f->script = nearest(cx, tx, f->shelf, f->hook, f->unit);
    return ERR_NONE;
}

static struct served *served_slot(struct shelf *shelf, const struct rule_hook *hook, id unit)
{
    uint32_t mix;
    memcpy(&mix, unit.bytes + 12, sizeof(mix));
    mix ^= (uint32_t)((uintptr_t)hook >> 4);
    return &shelf->served[mix % UNITS_CACHED];
}

/* Called with the shelf held for reading. */
static err script_for(struct ctx *cx, struct rulebook *book, const struct rule_hook *hook, id unit,
                      size_t *script)
{
    struct served *slot = served_slot(book->shelf, hook, unit);
    pthread_mutex_lock(&book->idle_lock);
    bool hit = slot->known && slot->hook == hook && id_equal(slot->unit, unit);
    *script = slot->script;
    pthread_mutex_unlock(&book->idle_lock);
    if (hit) return ERR_NONE;

    struct finding f = { book->shelf, hook, unit, 0 };
    err e = db_read(cx, find, &f);
    if (e) return e;
    *script = f.script;
    pthread_mutex_lock(&book->idle_lock);
    *slot = (struct served){ hook, unit, f.script, true };
    pthread_mutex_unlock(&book->idle_lock);
    return ERR_NONE;
}

static err make_ready(struct ctx *cx, struct shelf *shelf, size_t script, struct ready *out,
                      struct rule_fault *fault)
{
    *out = (struct ready){ 0 };
    for (size_t at = script; at && out->count < CHAIN_MAX; at = shelf->scripts[at - 1].parent) {
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

static err run_shelved(struct ctx *cx, struct rulebook *book, size_t script, const void *facts,
                       struct rule_verdict *out, struct rule_fault *fault)
{
    struct shelved *s = &book->shelf->scripts[script - 1];
    struct ready ready = { 0 };
    pthread_mutex_lock(&book->idle_lock);
    if (s->idle_count) ready = s->idle[--s->idle_count];
    pthread_mutex_unlock(&book->idle_lock);

    err e = ready.count ? ERR_NONE : make_ready(cx, book->shelf, script, &ready, fault);
    if (e) return e;
    e = rule_run(cx, ready.chain[0], facts, NULL, out, fault);

    pthread_mutex_lock(&book->idle_lock);
    bool kept = s->idle_count < IDLE_MAX;
    if (kept) s->idle[s->idle_count++] = ready;
    pthread_mutex_unlock(&book->idle_lock);
    if (!kept) free_ready(&ready);
    return e;
}

/* What a verdict says lies in the script, and the script is gone with its shelf. */
static void keep_verdict(struct arena *arena, struct rule_verdict *verdict)
{
    verdict->rejected = text_copy(arena, verdict->rejected);
    verdict->rejected_vi = text_copy(arena, verdict->rejected_vi);
    for (struct rule_reason *r = verdict->reasons; r; r = r->next) {
        r->code = text_copy(arena, r->code);
        r->vi = text_copy(arena, r->vi);
    }
}

err rulebook_decide(struct ctx *cx, struct rulebook *book, const struct rule_hook *hook, id unit,
                    const void *facts, struct rule_verdict *out, struct rule_fault *fault,
                    struct rule_source *source)
{
    *out = (struct rule_verdict){ 0 };
    *fault = (struct rule_fault){ 0 };
    if (source) *source = (struct rule_source){ 0 };
    err e = refresh(cx, book);
    if (e) return e;
    pthread_rwlock_rdlock(&book->shelf_lock);
    size_t script;
    e = script_for(cx, book, hook, unit, &script);
    if (!e && script) {
        if (source) {
            *source = book->shelf->scripts[script - 1].source;
            source->unit_name = text_copy(cx->arena, source->unit_name);
        }
        e = run_shelved(cx, book, script, facts, out, fault);
        if (e) *out = (struct rule_verdict){ 0 };
        keep_verdict(cx->arena, out);
        fault->fact = text_copy(cx->arena, fault->fact);
    }
    pthread_rwlock_unlock(&book->shelf_lock);
    return e;
}
