/* SPDX-License-Identifier: MIT
 * rulebook: one shelf of compiled scripts, replaced as a whole when versions or units change or a
 * version's first day comes. Invariant: whoever decides sees every change that was durable before;
 * so while one thread reloads, the others wait for it. Readers hold the shelf for the length of one
 * evaluation (microseconds); putting in a new one waits for them. Pinned
 * versions are on shelves of their own (pinned.c), which no change replaces while they decide. */
#include "rulebook.h"

#include <limits.h>
#include <pthread.h>
#include <stdatomic.h>

#include "../base/log.h"
#include "../store/db.h"
#include "pinned.h"
#include "version.h"

enum { UNITS_CACHED = 1024 };

/* Remembers which script serves a unit. */
struct served {
    const struct rule_hook *hook;
    id unit;
    size_t script; /* index + 1; 0 = none */
    bool known;
};

struct rulebook {
    const struct rule_hook *const *hooks;
    size_t hook_count;
    pthread_rwlock_t shelf_lock;
    pthread_mutex_t reload_lock;
    struct shelf *shelf;
    struct served *served; /* UNITS_CACHED of them, in the shelf's arena, under its lock */
    struct pinned_set *pinned;
    atomic_uint changed; /* counts changes of versions and units; 0 is before the first load */
    atomic_uint loaded;  /* what `changed` was before the shelf was read */
    atomic_int next_day; /* on which a version comes into force that the shelf does not have yet */
};

static void free_book(void *arg)
{
    struct rulebook *book = arg;
    shelf_free(book->shelf);
    pinned_free(book->pinned);
    pthread_rwlock_destroy(&book->shelf_lock);
    pthread_mutex_destroy(&book->reload_lock);
}

struct rulebook *rulebook_new(struct arena *arena, const struct rule_hook *const hooks[],
                              size_t count)
{
    struct rulebook *book = ARENA_NEW(arena, struct rulebook);
    book->hooks = hooks;
    book->hook_count = count;
    book->pinned = pinned_new(arena);
    REQUIRE(pthread_rwlock_init(&book->shelf_lock, NULL) == 0);
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

    const struct rule_script *script;
    struct rule_fault fault;
    if (shelf_load(f->shelf, hook, v->source, &script, &fault)) {
        log_line(cx->log, LOG_ERROR, "active rule does not load", "hook=%s version=%lld line=%d",
                 hook->name, (long long)v->version, fault.line);
        return KV_MORE;
    }
    if (!s) s = shelf_place(f->shelf);
    *s = (struct shelved){ .hook = hook,
                           .script = script,
                           .since = v->active_from,
                           .source = shelf_source(cx, tx, f->shelf, v, script) };
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
    if (e) return e;
    link_parents(cx, tx, f->shelf);
    shelf_write_above(f->shelf);
    return ERR_NONE;
}

/* Called with the reload lock. */
static err reload(struct ctx *cx, struct rulebook *book)
{
    struct shelf *shelf = shelf_new(cx);
    struct served *served = ARENA_ARRAY(shelf->arena, UNITS_CACHED, struct served);
    struct filling f = { book, shelf, instant_date(cx->now), INT_MAX };
    unsigned changed = atomic_load(&book->changed); /* before the snapshot: never too new */
    err e = db_read(cx, fill, &f);
    if (e) {
        shelf_free(shelf);
        return e;
    }
    pthread_rwlock_wrlock(&book->shelf_lock);
    struct shelf *old = book->shelf;
    book->shelf = shelf;
    book->served = served;
    pthread_rwlock_unlock(&book->shelf_lock);
    atomic_store(&book->next_day, f.next_day);
    atomic_store(&book->loaded, changed);
    shelf_free(old);
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

static struct served *served_slot(struct rulebook *book, const struct rule_hook *hook, id unit)
{
    uint32_t mix;
    memcpy(&mix, unit.bytes + 12, sizeof(mix));
    mix ^= (uint32_t)((uintptr_t)hook >> 4);
    return &book->served[mix % UNITS_CACHED];
}

/* Called with the shelf held for reading. */
static err script_for(struct ctx *cx, struct rulebook *book, const struct rule_hook *hook, id unit,
                      size_t *script)
{
    struct served *slot = served_slot(book, hook, unit);
    pthread_mutex_lock(&book->shelf->lock);
    bool hit = slot->known && slot->hook == hook && id_equal(slot->unit, unit);
    *script = slot->script;
    pthread_mutex_unlock(&book->shelf->lock);
    if (hit) return ERR_NONE;

    struct finding f = { book->shelf, hook, unit, 0 };
    err e = db_read(cx, find, &f);
    if (e) return e;
    *script = f.script;
    pthread_mutex_lock(&book->shelf->lock);
    *slot = (struct served){ hook, unit, f.script, true };
    pthread_mutex_unlock(&book->shelf->lock);
    return ERR_NONE;
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
    if (!e && script) e = shelf_decide(cx, book->shelf, script, facts, out, fault, source);
    pthread_rwlock_unlock(&book->shelf_lock);
    return e;
}

err rulebook_decide_by(struct ctx *cx, struct rulebook *book, const struct rule_hook *hook,
                       const struct rule_pin *pin, const void *facts, struct rule_verdict *out,
                       struct rule_fault *fault, struct rule_source *source)
{
    *out = (struct rule_verdict){ 0 };
    *fault = (struct rule_fault){ 0 };
    if (source) *source = (struct rule_source){ 0 };
    if (id_is_none(pin->version)) return ERR_NONE;
    struct pinned *pinned;
    unsigned changed = atomic_load(&book->changed); /* before what is read: never too new */
    err e = pinned_borrow(cx, book->pinned, hook, pin, changed, &pinned, fault);
    if (e) return e;
    e = shelf_decide(cx, pinned_shelf(pinned), 1, facts, out, fault, source);
    pinned_return(book->pinned, pinned);
    return e;
}

err rulebook_script(struct ctx *cx, const struct rulebook *book, id version,
                    const struct rule_script **out)
{
    struct rule_version v = { .id = version };
    struct rule_fault fault;
    struct rule_script *script;
    err e = db_read(cx, pinned_version, &v);
    if (e) return e;
    const struct rule_hook *hook = hook_named(book, v.hook);
    if (!hook || rule_load(cx, hook, v.source, v.hook, &script, &fault))
        return ctx_fail(cx, ERR_INVALID, "version", "unloadable",
                        SAY("Phiên bản quy tắc này không còn chạy được với phần mềm hiện nay",
                            "This version of the rule no longer runs with this software"));
    *out = script;
    return ERR_NONE;
}
