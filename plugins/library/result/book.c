/* SPDX-License-Identifier: MIT
 * book: ideas of five years read once, laid to their year and to the unit directly below the one
 * asked about, and judged: repeated, many of one person's, one proof for several, adopted and
 * forgotten. */
#include <stdlib.h>

#include "result.h"

struct reading {
    struct result_book *book;
    date from, until; /* of the years */
    size_t room;
    bool inside;
};

/* ---- units --------------------------------------------------------------------------------- */

static size_t row_of(struct ctx *cx, struct result_book *b, id unit)
{
    for (size_t i = 0; i < b->row_count; i++)
        if (id_equal(b->rows[i].unit, unit)) return i;
    if (b->row_count == b->row_room) {
        size_t room = b->row_room ? b->row_room * 2 : 16;
        struct result_row *more = ARENA_ARRAY(cx->arena, room, struct result_row);
        if (b->row_count) memcpy(more, b->rows, b->row_count * sizeof *more);
        b->rows = more;
        b->row_room = room;
    }
    b->rows[b->row_count] = (struct result_row){ .unit = unit, .own = id_equal(unit, b->unit) };
    return b->row_count++;
}

/* The unit directly below the root that `unit` is in, or the root; none when it is outside. */
static err below_root(struct ctx *cx, struct tx *tx, id unit, id root, id *out)
{
    id at = unit;
    *out = ID_NONE;
    while (!id_is_none(at)) {
        struct unit u;
        if (id_equal(at, root)) {
            *out = id_equal(unit, root) ? root : *out;
            return ERR_NONE;
        }
        err e = record_get(cx, tx, &unit_entity, at, &u);
        if (e) return e;
        *out = at;
        at = u.parent;
    }
    *out = ID_NONE;
    return ERR_NONE;
}

/* ---- ideas --------------------------------------------------------------------------------- */

static bool counts(int32_t state)
{
    return state != IDEA_HIDDEN && state != IDEA_SAME;
}

static enum kv_go take_idea(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct idea *idea = record;
    struct reading *r = arg;
    struct result_book *b = r->book;
    id below;
    if (!counts(idea->state) || idea->proposed < r->from || idea->proposed > r->until)
        return KV_MORE;
    *failure = below_root(cx, tx, idea->unit, b->unit, &below);
    if (*failure) return KV_STOP;
    if (id_is_none(below)) return KV_MORE;
    if (b->idea_count == r->room) {
        r->room = r->room ? r->room * 2 : 64;
        struct result_idea *more = ARENA_ARRAY(cx->arena, r->room, struct result_idea);
        if (b->idea_count) memcpy(more, b->ideas, b->idea_count * sizeof *more);
        b->ideas = more;
    }
    b->ideas[b->idea_count++] =
        (struct result_idea){ .idea = *idea, .row = row_of(cx, b, below), .repeats = SIZE_MAX };
    return KV_MORE;
}

static int by_day(const void *x, const void *y)
{
    const struct result_idea *a = x;
    const struct result_idea *b = y;
    if (a->idea.proposed != b->idea.proposed) return a->idea.proposed < b->idea.proposed ? -1 : 1;
    return id_compare(a->idea.id, b->idea.id);
}

/* ---- what is to be told -------------------------------------------------------------------- */

struct proof {
    text key;
    size_t idea;
};

static int by_key(const void *x, const void *y)
{
    const struct proof *a = x;
    const struct proof *b = y;
    return text_compare(a->key, b->key);
}

static void mark_shared(struct result_book *b, struct proof *proofs, size_t count)
{
    if (count) qsort(proofs, count, sizeof *proofs, by_key);
    for (size_t i = 1; i < count; i++) {
        struct proof *p = &proofs[i], *before = &proofs[i - 1];
        if (!text_equal(p->key, before->key) || p->idea == before->idea) continue;
        b->ideas[p->idea].shared = b->ideas[before->idea].shared = true;
    }
}

/* Places of each idea, and what shows them. */
static err read_uses(struct ctx *cx, struct tx *tx, struct result_book *b)
{
    struct proof *proofs = NULL;
    size_t count = 0, room = 0;
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < b->idea_count; i++) {
        struct library_list uses;
        if (b->ideas[i].idea.state != IDEA_APPLIED) continue;
        e = library_list(cx, tx, &idea_application_entity, "idea", b->ideas[i].idea.id, &uses);
        b->ideas[i].places = e ? 0 : (int64_t)uses.count;
        for (size_t u = 0; !e && u < uses.count; u++) {
            const struct idea_application *a = library_list_at(&uses, u);
            if (count == room) {
                room = room ? room * 2 : 64;
                struct proof *more = ARENA_ARRAY(cx->arena, room, struct proof);
                if (count) memcpy(more, proofs, count * sizeof *more);
                proofs = more;
            }
            text key = text_is_empty(a->campaign) ? id_text(cx->arena, a->item) : a->campaign;
            proofs[count++] = (struct proof){ key, i };
        }
    }
    if (!e) mark_shared(b, proofs, count);
    return e;
}

static int by_author(const void *x, const void *y)
{
    const struct result_idea *const *a = x;
    const struct result_idea *const *b = y;
    return id_compare((*a)->idea.account, (*b)->idea.account);
}

static void mark_many(struct arena *arena, struct result_book *b)
{
    struct result_idea **all = ARENA_ARRAY(arena, b->idea_count + 1, struct result_idea *);
    size_t count = 0;
    for (size_t i = 0; i < b->idea_count; i++)
        if (b->ideas[i].in_year && !id_is_none(b->ideas[i].idea.account))
            all[count++] = &b->ideas[i];
    if (count) qsort(all, count, sizeof(struct result_idea *), by_author);
    for (size_t from = 0; from < count;) {
        size_t to = from + 1;
        while (to < count && id_equal(all[to]->idea.account, all[from]->idea.account)) to++;
        for (size_t i = from; i < to; i++) all[i]->many = to - from > RESULT_MANY_AT;
        from = to;
    }
}

static void mark_repeated(struct arena *arena, struct result_book *b)
{
    const struct idea **all = ARENA_ARRAY(arena, b->idea_count + 1, const struct idea *);
    for (size_t i = 0; i < b->idea_count; i++) all[i] = &b->ideas[i].idea;
    const size_t *repeats = idea_repeated(arena, all, b->idea_count, IDEA_SAME_AT);
    for (size_t i = 0; i < b->idea_count; i++) b->ideas[i].repeats = repeats[i];
}

/* ---- figures ------------------------------------------------------------------------------- */

bool result_has(const struct result_idea *one, enum result_show show)
{
    int32_t state = one->idea.state;
    bool adopted = state == IDEA_ADOPTED || state == IDEA_APPLIED;
    switch (show) {
    case RESULT_REGISTERED:
        return true;
    case RESULT_DISCUSSED:
        return adopted || state == IDEA_DISCUSSED || state == IDEA_DECLINED;
    case RESULT_ADOPTED:
        return adopted;
    case RESULT_APPLIED:
        return state == IDEA_APPLIED;
    case RESULT_STALE:
        return one->stale;
    case RESULT_REPEATED:
        return one->repeats != SIZE_MAX;
    case RESULT_MANY:
        return one->many;
    case RESULT_SHARED:
        return one->shared;
    default:
        return false;
    }
}

void result_add(struct result_figures *sum, const struct result_idea *one)
{
    sum->registered++;
    sum->discussed += result_has(one, RESULT_DISCUSSED);
    sum->adopted += result_has(one, RESULT_ADOPTED);
    sum->applied += result_has(one, RESULT_APPLIED);
    sum->places += one->places;
}

static void add_up(struct result_book *b)
{
    for (size_t i = 0; i < b->idea_count; i++) {
        struct result_idea *one = &b->ideas[i];
        int64_t back = b->year - date_civil(one->idea.proposed).year;
        one->in_year = back == 0;
        one->stale = one->idea.state == IDEA_ADOPTED && one->idea.decided &&
                     b->today - one->idea.decided > RESULT_STALE_DAYS;
        result_add(&b->years[back], one);
        if (one->in_year) result_add(&b->rows[one->row].figures, one);
    }
}

err result_book_read(struct ctx *cx, struct tx *tx, const struct result_asking *asking,
                     struct result_book *out)
{
    date today = instant_date(cx->now);
    *out = (struct result_book){ .unit = asking->unit, .year = asking->year, .today = today };
    if (!out->year) out->year = date_civil(today).year;
    struct reading r = { .book = out,
                         .from = date_of((int)out->year - RESULT_YEARS + 1, 1, 1),
                         .until = date_of((int)out->year, 12, 31) };
    err e = query_all(cx, tx, &idea_entity, take_idea, &r);
    if (e) return e;
    if (out->idea_count) qsort(out->ideas, out->idea_count, sizeof *out->ideas, by_day);
    e = read_uses(cx, tx, out);
    if (e) return e;
    add_up(out);
    mark_many(cx->arena, out);
    mark_repeated(cx->arena, out);
    for (size_t i = 0; i < out->row_count; i++)
        out->rows[i].name = record_title(cx, tx, &unit_entity, out->rows[i].unit);
    return result_others_read(cx, tx, out);
}
