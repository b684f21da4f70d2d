/* SPDX-License-Identifier: MIT
 * pinned: a small table of shelves, each with one pin and the versions above it as a chain. A shelf
 * out of date, or pushed out by others, leaves the table at once and is freed by whoever returns it
 * last. Two threads may compile the same pin at once; one of the two shelves is kept. */
#include "pinned.h"

#include "../store/db.h"
#include "version.h"

enum { PINNED_MAX = 64 };

struct pinned {
    struct shelf *shelf; /* this lies in its arena */
    id version;
    text above;
    unsigned changed;
    unsigned users;
    uint64_t used_at;
    bool gone; /* from the table */
};

struct pinned_set {
    pthread_mutex_t lock;
    struct pinned *table[PINNED_MAX];
    uint64_t clock;
};

struct pinned_set *pinned_new(struct arena *arena)
{
    struct pinned_set *set = ARENA_NEW(arena, struct pinned_set);
    REQUIRE(pthread_mutex_init(&set->lock, NULL) == 0);
    return set;
}

void pinned_free(struct pinned_set *set)
{
    for (size_t i = 0; i < PINNED_MAX; i++)
        if (set->table[i]) shelf_free(set->table[i]->shelf);
    pthread_mutex_destroy(&set->lock);
}

struct shelf *pinned_shelf(const struct pinned *pinned)
{
    return pinned->shelf;
}

/* ---- reading --------------------------------------------------------------------------------- */

static bool may_decide(const struct rule_version *v)
{
    bool was_active = v->state == RULE_RETIRED && v->active_to;
    return v->state == RULE_APPROVED || v->state == RULE_ACTIVE || was_active;
}

err pinned_version(struct ctx *cx, struct tx *tx, void *version)
{
    struct rule_version *v = version;
    err e = record_get(cx, tx, &rule_version_entity, v->id, v);
    if (e) return e;
    if (may_decide(v)) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, "version", "not-approved",
                    SAY("Phiên bản quy tắc này chưa được duyệt",
                        "This version of the rule has not been approved"));
}

struct making {
    const struct rule_hook *hook;
    const struct rule_pin *pin;
    struct shelf *shelf;
    struct rule_fault *fault;
};

/* Puts the version behind those that are there, which it stands above. */
static err chain(struct ctx *cx, struct tx *tx, struct making *m, id version)
{
    struct rule_version v = { .id = version };
    const struct rule_script *script;
    err e = pinned_version(cx, tx, &v);
    if (e) return e;
    if (!text_equal_z(v.hook, m->hook->name))
        return ctx_fail(cx, ERR_CONFLICT, "version", "hook",
                        SAY("Phiên bản quy tắc này dành cho việc khác",
                            "This version of the rule is for something else"));
    e = shelf_load(m->shelf, m->hook, v.source, &script, m->fault);
    if (e) return e;
    if (m->shelf->count) m->shelf->scripts[m->shelf->count - 1].parent = m->shelf->count + 1;
    *shelf_place(m->shelf) = (struct shelved){
        .hook = m->hook, .script = script, .source = shelf_source(cx, tx, m->shelf, &v, script)
    };
    return ERR_NONE;
}

static err fill(struct ctx *cx, struct tx *tx, void *arg)
{
    struct making *m = arg;
    err e = chain(cx, tx, m, m->pin->version);
    for (text rest = m->pin->above; rest.size && !e;) {
        id above;
        text one = text_cut(&rest, ' ');
        if (!id_parse(one, &above) || m->shelf->count == SHELF_CHAIN_MAX)
            return ctx_fail(
                cx, ERR_CORRUPT, "above", "pin",
                SAY("Danh sách quy tắc cấp trên bị hỏng", "The list of rules above is damaged"));
        e = chain(cx, tx, m, above);
    }
    if (!e) shelf_write_above(m->shelf);
    return e;
}

static err make(struct ctx *cx, const struct rule_hook *hook, const struct rule_pin *pin,
                unsigned changed, struct pinned **out, struct rule_fault *fault)
{
    struct shelf *shelf = shelf_new(cx);
    struct making m = { hook, pin, shelf, fault };
    err e = db_read(cx, fill, &m);
    if (e) {
        fault->fact = text_copy(cx->arena, fault->fact);
        fault->vi = text_copy(cx->arena, fault->vi);
        fault->en = text_copy(cx->arena, fault->en);
        shelf_free(shelf);
        return e;
    }
    *out = ARENA_NEW(shelf->arena, struct pinned);
    **out = (struct pinned){ .shelf = shelf,
                             .version = pin->version,
                             .above = text_copy(shelf->arena, pin->above),
                             .changed = changed };
    return ERR_NONE;
}

/* ---- the table, under its lock --------------------------------------------------------------- */

static void leave(struct pinned_set *set, size_t place)
{
    struct pinned *p = set->table[place];
    set->table[place] = NULL;
    if (!p) return;
    p->gone = true;
    if (!p->users) shelf_free(p->shelf);
}

static struct pinned *look_up(struct pinned_set *set, const struct rule_pin *pin, unsigned changed)
{
    for (size_t i = 0; i < PINNED_MAX; i++) {
        struct pinned *p = set->table[i];
        if (!p || !id_equal(p->version, pin->version) || !text_equal(p->above, pin->above))
            continue;
        if (p->changed == changed) return p;
        leave(set, i);
    }
    return NULL;
}

/* Free, or the one asked for longest ago. */
static size_t place_for(const struct pinned_set *set)
{
    size_t oldest = 0;
    for (size_t i = 0; i < PINNED_MAX; i++) {
        if (!set->table[i]) return i;
        if (set->table[i]->used_at < set->table[oldest]->used_at) oldest = i;
    }
    return oldest;
}

static struct pinned *take(struct pinned_set *set, struct pinned *pinned)
{
    pinned->users++;
    pinned->used_at = ++set->clock;
    return pinned;
}

err pinned_borrow(struct ctx *cx, struct pinned_set *set, const struct rule_hook *hook,
                  const struct rule_pin *pin, unsigned changed, struct pinned **out,
                  struct rule_fault *fault)
{
    pthread_mutex_lock(&set->lock);
    struct pinned *found = look_up(set, pin, changed);
    if (found) *out = take(set, found);
    pthread_mutex_unlock(&set->lock);
    if (found) return ERR_NONE;

    struct pinned *made;
    err e = make(cx, hook, pin, changed, &made, fault);
    if (e) return e;
    pthread_mutex_lock(&set->lock);
    found = look_up(set, pin, changed);
    if (found) {
        shelf_free(made->shelf);
    } else {
        size_t place = place_for(set);
        leave(set, place);
        found = set->table[place] = made;
    }
    *out = take(set, found);
    pthread_mutex_unlock(&set->lock);
    return ERR_NONE;
}

void pinned_return(struct pinned_set *set, struct pinned *pinned)
{
    pthread_mutex_lock(&set->lock);
    bool last = --pinned->users == 0 && pinned->gone;
    pthread_mutex_unlock(&set->lock);
    if (last) shelf_free(pinned->shelf);
}
