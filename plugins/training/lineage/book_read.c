/* SPDX-License-Identifier: MIT
 * book_read: each table once, in one transaction: the classes that were taught to their end, who
 * led them and who completed them, what was measured of them, and who holds a trainer's level
 * today. What hangs on a class that is not among them is passed over. */
#include "book_read.h"

#include "../course/after.h"
#include "../course/delivery.h"
#include "../curriculum/curriculum.h"
#include "../days.h"
#include "../ladder/ladder.h"

void *book_more(struct arena *arena, void *items, size_t count, size_t *room, size_t size)
{
    enum { ROOM_FIRST = 64 };
    if (count < *room) return items;
    size_t wanted = *room ? *room * 2 : ROOM_FIRST;
    void *out = arena_array(arena, wanted, size);
    if (count) memcpy(out, items, count * size);
    *room = wanted;
    return out;
}

uint32_t book_person(struct book_reading *r, id volunteer)
{
    struct book *b = r->book;
    uint32_t before = b->index.count;
    uint32_t number = id_index_add(&b->index, volunteer);
    if (number < before) return number;
    b->people = book_more(b->arena, b->people, number, &r->people_room, sizeof(*b->people));
    b->people[number] =
        (struct book_person){ .id = volunteer, .commune = BOOK_NONE, .hop = SHARE_UNKNOWN };
    return number;
}

static void link_up(struct arena *arena, struct book_links *l, uint32_t class_no, uint32_t person)
{
    l->items = book_more(arena, l->items, l->count, &l->room, sizeof(*l->items));
    l->items[l->count++] = (struct dag_link){ class_no, person };
}

/* ---- curricula and classes ----------------------------------------------------------------- */

static enum kv_go keep_curriculum(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                  err *failure)
{
    const struct curriculum *c = record;
    struct book_reading *r = arg;
    (void)tx, (void)failure;
    uint32_t i = id_index_add(&r->curriculum_index, c->id);
    struct book_curriculum *kept = &r->curricula[i];
    (void)cx;
    *kept = (struct book_curriculum){ .level = c->level, .master = curriculum_anchor_of(c) };
    return KV_MORE;
}

static enum kv_go add_block(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct block *b = record;
    struct book_reading *r = arg;
    uint32_t i;
    (void)cx, (void)tx, (void)failure;
    if (!id_index_find(&r->curriculum_index, b->curriculum, &i)) return KV_MORE;
    r->curricula[i].minutes += b->minutes;
    r->curricula[i].core += b->core;
    return KV_MORE;
}

static err read_curricula(struct ctx *cx, struct tx *tx, struct book_reading *r)
{
    const struct query all = { .entity = &curriculum_entity };
    size_t count;
    err e = query_count(cx, tx, &all, &count);
    if (e) return e;
    r->curricula = ARENA_ARRAY(cx->arena, count, struct book_curriculum);
    e = query_all(cx, tx, &curriculum_entity, keep_curriculum, r);
    return e ? e : query_all(cx, tx, &block_entity, add_block, r);
}

/* Where the master has more core blocks than were kept of it, the lost ones were not delivered. */
static enum kv_go keep_class(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct course *c = record;
    struct book_reading *r = arg;
    struct book *b = r->book;
    uint32_t own, master;
    (void)cx, (void)tx, (void)failure;
    if (!id_index_find(&r->curriculum_index, c->curriculum, &own)) return KV_MORE;
    if (!id_index_find(&r->curriculum_index, r->curricula[own].master, &master)) master = own;
    const struct book_curriculum *taught = &r->curricula[own];
    const struct book_curriculum *whole = &r->curricula[master];
    uint32_t k = id_index_add(&r->class_index, c->id);
    b->classes = book_more(b->arena, b->classes, k, &r->class_room, sizeof(*b->classes));
    b->classes[k] =
        (struct book_class){ .id = c->id,
                             .unit = c->unit,
                             .title = text_copy(b->arena, c->title),
                             .starts = c->starts,
                             .ends = c->ends,
                             .level = taught->level,
                             .commune = book_commune_of(r, c->unit),
                             .f = { .classes = 1,
                                    .core_blocks =
                                        whole->core > taught->core ? whole->core : taught->core,
                                    .master_minutes = whole->minutes } };
    return KV_MORE;
}

/* The number of a class among those of the book. */
static struct book_class *class_of(const struct book_reading *r, id course)
{
    uint32_t k;
    return id_index_find(&r->class_index, course, &k) ? &r->book->classes[k] : NULL;
}

/* ---- people -------------------------------------------------------------------------------- */

static enum kv_go keep_trainer(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct course_trainer *t = record;
    struct book_reading *r = arg;
    uint32_t k;
    (void)tx, (void)failure;
    if (t->part != TRAINER_LEAD && t->part != TRAINER_CO) return KV_MORE;
    if (id_index_find(&r->class_index, t->course, &k))
        link_up(cx->arena, &r->teaching, k, book_person(r, t->volunteer));
    return KV_MORE;
}

static enum kv_go keep_learner(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct enrolment *n = record;
    struct book_reading *r = arg;
    uint32_t k;
    (void)tx, (void)failure;
    if (!id_index_find(&r->class_index, n->course, &k)) return KV_MORE;
    uint32_t i = id_index_add(&r->enrolment_index, n->id);
    r->enrolment_class =
        book_more(cx->arena, r->enrolment_class, i, &r->enrolment_room, sizeof(uint32_t));
    r->enrolment_class[i] = k;
    r->book->classes[k].f.learners++;
    link_up(cx->arena, &r->learning, k, book_person(r, n->volunteer));
    return KV_MORE;
}

struct levelling {
    struct book_reading *r;
    int32_t level;
};

static enum kv_go keep_level(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct certificate *c = record;
    struct levelling *l = arg;
    (void)cx, (void)tx, (void)failure;
    if (!certificate_valid_on(c, l->r->book->day)) return KV_MORE;
    uint32_t number = book_person(l->r, c->volunteer); /* may move the people */
    struct book_person *who = &l->r->book->people[number];
    bool longer = who->level == l->level && who->until && (!c->expires || c->expires > who->until);
    if (who->level < l->level || longer) {
        who->level = l->level;
        who->until = c->expires;
    }
    return KV_MORE;
}

static err read_levels(struct ctx *cx, struct tx *tx, struct book_reading *r)
{
    for (int32_t level = 1; level <= TRAINER_LEVELS; level++) {
        struct certificate_kind kind, probe = { .code = trainer_code(level) };
        struct levelling l = { r, level };
        err e = record_find(cx, tx, &certificate_kind_entity, "code", &probe, &kind);
        if (e == ERR_NOT_FOUND) {
            ctx_clear(cx);
            continue;
        }
        if (!e) e = query_ref(cx, tx, &certificate_entity, "kind", kind.id, keep_level, &l);
        if (e) return e;
    }
    return ERR_NONE;
}

static err read_homes(struct ctx *cx, struct tx *tx, struct book_reading *r)
{
    for (uint32_t p = 0; p < r->book->index.count; p++) {
        struct person who;
        err e = people(cx)->read(cx, tx, r->book->index.ids[p], &who);
        if (e && e != ERR_NOT_FOUND) return e;
        if (e) ctx_clear(cx);
        if (!e) r->book->people[p].commune = book_commune_of(r, who.unit);
    }
    return ERR_NONE;
}

/* ---- what was measured --------------------------------------------------------------------- */

static enum kv_go add_session(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct course_session *s = record;
    struct book_class *c = class_of(arg, s->course);
    (void)cx, (void)tx, (void)failure;
    if (c && s->to > s->from) c->f.minutes += s->to - s->from;
    return KV_MORE;
}

struct observing {
    struct book_reading *r;
    bool *observed; /* [classes] */
};

static enum kv_go add_delivery(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct block_delivery *d = record;
    const struct observing *o = arg;
    struct block block;
    uint32_t k;
    if (!id_index_find(&o->r->class_index, d->course, &k)) return KV_MORE;
    *failure = record_get(cx, tx, &block_entity, d->block, &block);
    if (*failure) return KV_STOP;
    o->observed[k] = true;
    o->r->book->classes[k].f.core_delivered += block.core && d->delivered;
    return KV_MORE;
}

static enum kv_go add_follow_up(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                err *failure)
{
    const struct follow_up *u = record;
    struct book_reading *r = arg;
    uint32_t i;
    (void)cx, (void)tx, (void)failure;
    if (!u->answered || !id_index_find(&r->enrolment_index, u->enrolment, &i)) return KV_MORE;
    struct fidelity *f = &r->book->classes[r->enrolment_class[i]].f;
    f->answered++;
    f->applied += u->applied == APPLIED_YES;
    f->partly += u->applied == APPLIED_PARTLY;
    return KV_MORE;
}

static err read_measures(struct ctx *cx, struct tx *tx, struct book_reading *r)
{
    struct observing o = { r, ARENA_ARRAY(cx->arena, r->class_index.count, bool) };
    err e = query_all(cx, tx, &course_session_entity, add_session, r);
    if (!e) e = query_all(cx, tx, &block_delivery_entity, add_delivery, &o);
    if (!e) e = query_all(cx, tx, &follow_up_entity, add_follow_up, r);
    for (uint32_t k = 0; k < r->class_index.count; k++) {
        struct fidelity *f = &r->book->classes[k].f;
        if (!o.observed[k]) f->core_blocks = 0;
        if (!f->minutes) f->master_minutes = 0;
    }
    return e;
}

/* ---- all ----------------------------------------------------------------------------------- */

static void make_dag(struct book_reading *r)
{
    struct book *b = r->book;
    struct dag_class *classes = ARENA_ARRAY(b->arena, r->class_index.count, struct dag_class);
    struct dag_input *in = ARENA_NEW(b->arena, struct dag_input);
    for (uint32_t k = 0; k < r->class_index.count; k++)
        classes[k] = (struct dag_class){ b->classes[k].ends, b->classes[k].level > 0 };
    *in = (struct dag_input){ .people = b->index.count,
                              .class_count = r->class_index.count,
                              .classes = classes,
                              .teaching = r->teaching.items,
                              .teaching_count = r->teaching.count,
                              .learning = r->learning.items,
                              .learning_count = r->learning.count };
    dag_make(b->arena, in, &b->dag);
}

err book_read(struct ctx *cx, struct tx *tx, struct arena *arena, struct book *out)
{
    const struct course finished = { .state = COURSE_FINISHED };
    const struct enrolment completed = { .state = ENROLMENT_COMPLETED };
    struct book_reading r = { .book = out,
                              .curriculum_index.arena = cx->arena,
                              .class_index.arena = cx->arena,
                              .enrolment_index.arena = cx->arena,
                              .unit_index.arena = cx->arena };
    *out = (struct book){ .arena = arena, .day = instant_date(cx->now), .index.arena = arena };
    err e = journal_last(cx, tx, &out->seq);
    if (!e) e = book_read_places(cx, tx, &r);
    if (!e) e = read_curricula(cx, tx, &r);
    if (!e) e = query_by(cx, tx, &course_entity, "state", &finished, keep_class, &r);
    if (!e) e = query_all(cx, tx, &course_trainer_entity, keep_trainer, &r);
    if (!e) e = query_by(cx, tx, &enrolment_entity, "state", &completed, keep_learner, &r);
    if (!e) e = read_levels(cx, tx, &r);
    if (!e) e = read_measures(cx, tx, &r);
    if (!e) e = book_read_anchors(cx, tx, &r);
    if (!e) e = read_homes(cx, tx, &r);
    if (e) return e;
    make_dag(&r);
    book_figures(out);
    return ERR_NONE;
}
