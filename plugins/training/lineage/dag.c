/* SPDX-License-Identifier: MIT
 * dag: Kahn's order over people and classes together. Everybody's reach is a set of bits for each
 * class and each person who leads one, joined from the leaves up, for as many people at a time as
 * fit into a few megabytes. */
#include "dag.h"

#include <stdlib.h>

enum { REACH_WORDS = 1 << 19, WORD_BITS = 64 };

/* ---- lists --------------------------------------------------------------------------------- */

static int by_pair(const void *x, const void *y)
{
    const struct dag_link *a = x;
    const struct dag_link *b = y;
    if (a->class_no != b->class_no) return a->class_no < b->class_no ? -1 : 1;
    return (a->person > b->person) - (a->person < b->person);
}

/* The links in the order of their classes, each pair once. */
static struct dag_link *sorted(struct arena *arena, const struct dag_link *links, size_t *count)
{
    struct dag_link *out = ARENA_ARRAY(arena, *count, struct dag_link);
    size_t kept = 0;
    bool in_order = true;
    for (size_t i = 0; i < *count; i++) {
        out[i] = links[i];
        if (i && by_pair(&out[i - 1], &out[i]) > 0) in_order = false;
    }
    if (!in_order) qsort(out, *count, sizeof(*out), by_pair);
    for (size_t i = 0; i < *count; i++)
        if (i == 0 || by_pair(&out[kept - 1], &out[i]) != 0) out[kept++] = out[i];
    *count = kept;
    return out;
}

/* Lists by class (of people), or by person (of classes), of the links that `keep` marks; NULL = of
 * all. */
static struct dag_lists lists(struct arena *arena, uint32_t groups, const struct dag_link *links,
                              size_t count, bool by_person, const bool *keep)
{
    uint32_t *from = ARENA_ARRAY(arena, (size_t)groups + 2, uint32_t);
    uint32_t *items = ARENA_ARRAY(arena, count, uint32_t);
    for (size_t i = 0; i < count; i++)
        if (!keep || keep[i]) from[(by_person ? links[i].person : links[i].class_no) + 2]++;
    for (uint32_t g = 0; g < groups; g++) from[g + 2] += from[g + 1];
    for (size_t i = 0; i < count; i++) {
        if (keep && !keep[i]) continue;
        uint32_t group = by_person ? links[i].person : links[i].class_no;
        items[from[group + 1]++] = by_person ? links[i].class_no : links[i].person;
    }
    return (struct dag_lists){ from, items };
}

/* ---- the order ----------------------------------------------------------------------------- */

struct ordering {
    struct arena *arena;
    const struct dag_input *in;
    struct dag *out;
    const struct dag_link *teaching;
    size_t teaching_count;
    bool *stands; /* [teaching_count]: not refused */
    uint32_t *person_generation, *class_generation, *waits, *queue;
    uint32_t placed, queued;
    const uint32_t *by_day; /* classes, earliest first */
    uint32_t next_by_day;
    struct dag_lists links_of_person, links_of_class; /* places in `teaching` */
    struct dag_link *refused;
};

static void put(struct ordering *o, uint32_t node)
{
    o->queue[o->queued++] = node;
}

static void raise_to(uint32_t *generation, uint32_t least)
{
    if (*generation < least) *generation = least;
}

static void place_person(struct ordering *o, uint32_t person)
{
    struct dag_lists l = o->links_of_person;
    for (uint32_t i = l.from[person]; i < l.from[person + 1]; i++) {
        uint32_t link = l.items[i];
        if (!o->stands[link]) continue;
        uint32_t c = o->teaching[link].class_no;
        raise_to(&o->class_generation[c], o->person_generation[person] + 1);
        if (--o->waits[o->in->people + c] == 0) put(o, o->in->people + c);
    }
}

static void place_class(struct ordering *o, uint32_t c)
{
    if (!o->in->classes[c].trains) return;
    struct dag_lists l = o->out->learners;
    for (uint32_t i = l.from[c]; i < l.from[c + 1]; i++) {
        uint32_t person = l.items[i];
        raise_to(&o->person_generation[person], o->class_generation[c]);
        if (--o->waits[person] == 0) put(o, person);
    }
}

/* Nothing is ready, so what is left goes in circles: frees the earliest class left. */
static void break_circle(struct ordering *o)
{
    uint32_t c;
    do c = o->by_day[o->next_by_day++];
    while (o->waits[o->in->people + c] == 0);
    struct dag_lists l = o->links_of_class;
    for (uint32_t i = l.from[c]; i < l.from[c + 1]; i++) {
        uint32_t link = l.items[i];
        if (o->waits[o->teaching[link].person] == 0) continue; /* placed before */
        o->stands[link] = false;
        o->refused[o->out->refused_count++] = o->teaching[link];
    }
    o->waits[o->in->people + c] = 0;
    put(o, o->in->people + c);
}

static void order_all(struct ordering *o)
{
    uint32_t nodes = o->in->people + o->in->class_count;
    for (uint32_t n = 0; n < nodes; n++)
        if (o->waits[n] == 0) put(o, n);
    while (o->placed < nodes) {
        if (o->placed == o->queued) break_circle(o);
        uint32_t node = o->queue[o->placed++];
        if (node < o->in->people)
            place_person(o, node);
        else
            place_class(o, node - o->in->people);
    }
}

struct dated {
    date day;
    uint32_t class_no;
};

static int by_date(const void *x, const void *y)
{
    const struct dated *a = x;
    const struct dated *b = y;
    if (a->day != b->day) return a->day < b->day ? -1 : 1;
    return (a->class_no > b->class_no) - (a->class_no < b->class_no);
}

static const uint32_t *days_order(struct arena *arena, const struct dag_input *in)
{
    struct dated *rows = ARENA_ARRAY(arena, in->class_count, struct dated);
    uint32_t *out = ARENA_ARRAY(arena, in->class_count, uint32_t);
    for (uint32_t c = 0; c < in->class_count; c++)
        rows[c] = (struct dated){ in->classes[c].day, c };
    if (in->class_count) qsort(rows, in->class_count, sizeof(*rows), by_date);
    for (uint32_t c = 0; c < in->class_count; c++) out[c] = rows[c].class_no;
    return out;
}

/* The same pairs with the place in `teaching` where a list would have the other side. */
static struct dag_lists places(struct arena *arena, uint32_t groups, const struct dag_link *links,
                               size_t count, bool by_person)
{
    struct dag_link *numbered = ARENA_ARRAY(arena, count, struct dag_link);
    for (size_t i = 0; i < count; i++)
        numbered[i] =
            (struct dag_link){ by_person ? links[i].person : links[i].class_no, (uint32_t)i };
    return lists(arena, groups, numbered, count, false, NULL);
}

void dag_make(struct arena *arena, const struct dag_input *in, struct dag *out)
{
    uint32_t nodes = in->people + in->class_count;
    size_t teaching = in->teaching_count;
    size_t learning = in->learning_count;
    struct dag_link *teach = sorted(arena, in->teaching, &teaching);
    struct dag_link *learn = sorted(arena, in->learning, &learning);
    struct ordering o = { .arena = arena, .in = in, .out = out, .teaching = teach };
    bool *trains = ARENA_ARRAY(arena, learning, bool);
    o.teaching_count = teaching;
    o.stands = ARENA_ARRAY(arena, teaching, bool);
    o.person_generation = ARENA_ARRAY(arena, in->people, uint32_t);
    o.class_generation = ARENA_ARRAY(arena, in->class_count, uint32_t);
    o.waits = ARENA_ARRAY(arena, nodes, uint32_t);
    o.queue = ARENA_ARRAY(arena, nodes, uint32_t);
    o.refused = ARENA_ARRAY(arena, teaching, struct dag_link);
    o.by_day = days_order(arena, in);
    o.links_of_person = places(arena, in->people, teach, teaching, true);
    o.links_of_class = places(arena, in->class_count, teach, teaching, false);
    for (size_t i = 0; i < teaching; i++) o.stands[i] = true;
    for (size_t i = 0; i < learning; i++) trains[i] = in->classes[learn[i].class_no].trains;
    for (size_t i = 0; i < teaching; i++) o.waits[in->people + teach[i].class_no]++;
    for (size_t i = 0; i < learning; i++) o.waits[learn[i].person] += trains[i];
    *out = (struct dag){ .in = *in, .refused = o.refused };
    out->learners = lists(arena, in->class_count, learn, learning, false, NULL);
    order_all(&o);
    out->trainers = lists(arena, in->class_count, teach, teaching, false, o.stands);
    out->leads = lists(arena, in->people, teach, teaching, true, o.stands);
    out->took = lists(arena, in->people, learn, learning, true, trains);
    out->person_generation = o.person_generation;
    out->class_generation = o.class_generation;
    out->order = o.queue;
}

/* ---- reach --------------------------------------------------------------------------------- */

struct reaching {
    const struct dag *dag;
    uint32_t *row;  /* [people + classes]: place of its set + 1; 0 = has none */
    uint64_t *sets; /* rows of `words` */
    uint32_t words; /* of a row */
    uint32_t from;  /* the person of the first bit */
};

static void join(const struct reaching *r, uint32_t node, uint32_t other)
{
    if (!r->row[other]) return;
    uint64_t *to = r->sets + (size_t)(r->row[node] - 1) * r->words;
    const uint64_t *more = r->sets + (size_t)(r->row[other] - 1) * r->words;
    for (uint32_t w = 0; w < r->words; w++) to[w] |= more[w];
}

static void join_class(const struct reaching *r, uint32_t c)
{
    const struct dag *d = r->dag;
    uint32_t node = d->in.people + c;
    uint64_t *to = r->sets + (size_t)(r->row[node] - 1) * r->words;
    for (uint32_t i = d->learners.from[c]; i < d->learners.from[c + 1]; i++) {
        uint32_t person = d->learners.items[i];
        uint32_t bit = person - r->from;
        if (person >= r->from && bit < r->words * WORD_BITS)
            to[bit / WORD_BITS] |= UINT64_C(1) << (bit % WORD_BITS);
        if (d->in.classes[c].trains) join(r, node, person);
    }
}

static uint32_t bits(const uint64_t *words, uint32_t count)
{
    uint32_t sum = 0;
    for (uint32_t w = 0; w < count; w++) sum += (uint32_t)__builtin_popcountll(words[w]);
    return sum;
}

/* Adds to `reach` those of the people from r->from on. */
static void reach_some(const struct reaching *r, uint32_t *reach)
{
    const struct dag *d = r->dag;
    for (uint32_t n = d->in.people + d->in.class_count; n-- > 0;) {
        uint32_t node = d->order[n];
        if (!r->row[node]) continue;
        if (node >= d->in.people) {
            join_class(r, node - d->in.people);
            continue;
        }
        for (uint32_t i = d->leads.from[node]; i < d->leads.from[node + 1]; i++)
            join(r, node, d->in.people + d->leads.items[i]);
        uint64_t *own = r->sets + (size_t)(r->row[node] - 1) * r->words;
        uint32_t bit = node - r->from;
        uint32_t mine = node >= r->from && bit < r->words * WORD_BITS &&
                        (own[bit / WORD_BITS] >> (bit % WORD_BITS) & 1);
        reach[node] += bits(own, r->words) - mine;
    }
}

const uint32_t *dag_reach(struct arena *arena, const struct dag *dag)
{
    uint32_t people = dag->in.people;
    uint32_t *reach = ARENA_ARRAY(arena, people, uint32_t);
    struct reaching r = { .dag = dag };
    uint32_t rows = 0;
    r.row = ARENA_ARRAY(arena, (size_t)people + dag->in.class_count, uint32_t);
    for (uint32_t c = 0; c < dag->in.class_count; c++) r.row[people + c] = ++rows;
    for (uint32_t p = 0; p < people; p++)
        if (dag->leads.from[p + 1] > dag->leads.from[p]) r.row[p] = ++rows;
    uint32_t most = (people + WORD_BITS - 1) / WORD_BITS;
    uint32_t fit = rows ? REACH_WORDS / rows : 1;
    r.words = fit < 1 ? 1 : fit < most ? fit : most;
    size_t size = (size_t)rows * r.words;
    r.sets = ARENA_ARRAY(arena, size, uint64_t);
    for (; r.from < people; r.from += r.words * WORD_BITS) {
        memset(r.sets, 0, size * sizeof(*r.sets));
        reach_some(&r, reach);
    }
    return reach;
}

const bool *dag_reached(struct arena *arena, const struct dag *dag, uint32_t person)
{
    bool *marks = ARENA_ARRAY(arena, dag->in.people, bool);
    bool *class_seen = ARENA_ARRAY(arena, dag->in.class_count, bool);
    bool *leads = ARENA_ARRAY(arena, dag->in.people, bool); /* put down already */
    uint32_t *open = ARENA_ARRAY(arena, (size_t)dag->in.people + 1, uint32_t);
    size_t count = 0;
    open[count++] = person;
    leads[person] = true;
    while (count) {
        uint32_t p = open[--count];
        for (uint32_t i = dag->leads.from[p]; i < dag->leads.from[p + 1]; i++) {
            uint32_t c = dag->leads.items[i];
            if (class_seen[c]) continue;
            class_seen[c] = true;
            for (uint32_t k = dag->learners.from[c]; k < dag->learners.from[c + 1]; k++) {
                uint32_t learner = dag->learners.items[k];
                marks[learner] = true;
                if (!dag->in.classes[c].trains || leads[learner]) continue;
                leads[learner] = true;
                open[count++] = learner;
            }
        }
    }
    marks[person] = false;
    return marks;
}
