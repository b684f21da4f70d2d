/* SPDX-License-Identifier: MIT
 * once: a person's idea counts once, whatever its accents, order of words or capitals. Whose an
 * idea is, is said by the person's record when there is one: two accounts of one person are one
 * person. */
#include "idea.h"

/* The accounts that are one person's. */
static bool same_author(struct ctx *cx, struct tx *tx, id a, id b)
{
    const struct person_1 *people = ctx_service(cx, "person", 1);
    struct person x, y;
    if (id_equal(a, b)) return true;
    if (!people || id_is_none(a) || id_is_none(b)) return false;
    bool known = !people->of_account(cx, tx, a, &x) && !people->of_account(cx, tx, b, &y);
    ctx_clear(cx);
    return known && id_equal(x.id, y.id);
}

struct looking {
    const struct idea *idea;
    struct idea *out;
};

static enum kv_go compare(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct idea *other = record;
    struct looking *l = arg;
    (void)failure;
    if (other->state == IDEA_HIDDEN || id_equal(other->id, l->idea->id)) return KV_MORE;
    if (idea_likeness(cx->arena, l->idea, other) < IDEA_SAME_AT) return KV_MORE;
    if (!same_author(cx, tx, l->idea->account, other->account)) return KV_MORE;
    *l->out = *other;
    return KV_STOP;
}

err idea_repeats(struct ctx *cx, struct tx *tx, const struct idea *idea, struct idea *out)
{
    struct looking l = { idea, out };
    *out = (struct idea){ 0 };
    /* words of the title lead to the few that can be alike */
    struct query q = { .entity = &idea_entity, .words = idea->title };
    err e = query_run(cx, tx, &q, compare, &l, NULL);
    if (e || !id_is_none(out->id)) return e;
    return query_ref(cx, tx, &idea_entity, "account", idea->account, compare, &l);
}

/* ---- people behind an idea ----------------------------------------------------------------- */

struct people {
    id *accounts;
    size_t count, room;
};

static void add(struct arena *arena, struct people *p, id account)
{
    for (size_t i = 0; i < p->count; i++)
        if (id_equal(p->accounts[i], account)) return;
    if (p->count == p->room) {
        size_t room = p->room ? p->room * 2 : 32;
        id *more = ARENA_ARRAY(arena, room, id);
        if (p->count) memcpy(more, p->accounts, p->count * sizeof *more);
        p->accounts = more;
        p->room = room;
    }
    p->accounts[p->count++] = account;
}

static err add_backers(struct ctx *cx, struct tx *tx, struct people *p, const struct idea *idea)
{
    struct library_list all;
    err e = library_list(cx, tx, &idea_support_entity, "idea", idea->id, &all);
    add(cx->arena, p, idea->account);
    for (size_t i = 0; !e && i < all.count; i++)
        add(cx->arena, p, ((const struct idea_support *)library_list_at(&all, i))->account);
    return e;
}

err idea_people(struct ctx *cx, struct tx *tx, const struct idea *idea, int64_t *out)
{
    struct people people = { 0 };
    struct library_list merged;
    err e = add_backers(cx, tx, &people, idea);
    if (!e) e = library_list(cx, tx, &idea_entity, "same_as", idea->id, &merged);
    for (size_t i = 0; !e && i < merged.count; i++)
        e = add_backers(cx, tx, &people, library_list_at(&merged, i));
    *out = (int64_t)people.count;
    return e;
}
