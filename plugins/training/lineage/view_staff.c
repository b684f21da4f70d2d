/* SPDX-License-Identifier: MIT
 * view_staff: the lineage as figures, for the officers' page: it draws, sorts and words them. */
#include "../training.h"
#include "say.h"
#include "shelf.h"
#include "tree.h"
#include "view.h"

struct showing {
    struct saying say;
    struct response *rs;
    const struct book *book;
    struct json *j;
    uint32_t person; /* of one person's page */
};

static void share_at(struct json *j, const char *key, int64_t share)
{
    json_key(j, key);
    if (share == SHARE_UNKNOWN)
        json_null(j);
    else
        json_int(j, share);
}

static void day_at(struct ctx *cx, struct json *j, const char *key, date day)
{
    if (day)
        json_text_at(j, key, date_format(cx->arena, day));
    else
        json_z_at(j, key, NULL);
}

static id person_id(const struct book *b, uint32_t person)
{
    return person == BOOK_NONE ? ID_NONE : b->people[person].id;
}

/* ---- figures ------------------------------------------------------------------------------- */

static void generation_json(struct json *j, const struct book *b, size_t g)
{
    const struct cascade_step *s = &b->steps[g];
    const struct fidelity *f = &b->generations[g];
    json_object(j);
    json_int_at(j, "generation", (int64_t)g);
    json_int_at(j, "classes", f->classes);
    json_int_at(j, "learners", f->learners);
    json_int_at(j, "sheets", f->anchor_sheets);
    share_at(j, "anchor", s->anchor);
    share_at(j, "expected", s->expected);
    share_at(j, "actual", s->actual);
    share_at(j, "hop", s->hop);
    share_at(j, "core", s->core);
    share_at(j, "length", s->length);
    share_at(j, "application", s->application);
    json_int_at(j, "applied", f->applied);
    json_int_at(j, "answered", f->answered);
    json_object_end(j);
}

static void generations_json(struct json *j, const struct book *b)
{
    json_key(j, "generations");
    json_array(j);
    for (size_t g = 0; g < b->generation_count; g++)
        if (b->generations[g].classes) generation_json(j, b, g);
    json_array_end(j);
}

static const char *const alert_words[] = { "", "hop", "trainer", "deep", "short", "circle" };

/* All alerts, or those about v->person. */
static err alerts_json(struct showing *v)
{
    const struct book *b = v->book;
    struct json *j = v->j;
    err e = ERR_NONE;
    json_key(j, "alerts");
    json_array(j);
    for (size_t i = 0; !e && i < b->alert_count; i++) {
        const struct book_alert *a = &b->alerts[i];
        text sentence = { 0 };
        if (v->person != BOOK_NONE && a->person != v->person) continue;
        e = say_alert(&v->say, a, &sentence);
        json_object(j);
        json_z_at(j, "kind", alert_words[a->kind]);
        json_text_at(j, "text", sentence);
        json_int_at(j, "generation", a->generation);
        json_id_at(j, "course", a->class_no == BOOK_NONE ? ID_NONE : b->classes[a->class_no].id);
        json_id_at(j, "person", person_id(b, a->person));
        json_object_end(j);
    }
    json_array_end(j);
    return e;
}

/* ---- places -------------------------------------------------------------------------------- */

static void commune_json(struct json *j, const struct book *b, const struct book_commune *c)
{
    json_object(j);
    json_id_at(j, "place", c->place);
    json_text_at(j, "name", c->name);
    json_text_at(j, "area", c->area == BOOK_NONE ? TEXT("") : b->areas[c->area].name);
    json_int_at(j, "lat", c->lat);
    json_int_at(j, "lon", c->lon);
    json_bool_at(j, "border", c->border);
    json_bool_at(j, "difficult", c->difficult);
    json_int_at(j, "learners", c->learners);
    json_int_at(j, "trainers", c->trainers);
    json_int_at(j, "classes", c->classes);
    json_object_end(j);
}

static void places_json(struct json *j, const struct book *b)
{
    json_key(j, "communes");
    json_array(j);
    for (size_t i = 0; i < b->commune_count; i++) commune_json(j, b, &b->communes[i]);
    json_array_end(j);
    json_key(j, "areas");
    json_array(j);
    for (size_t i = 0; i < b->area_count; i++) {
        const struct book_area *a = &b->areas[i];
        json_object(j);
        json_id_at(j, "unit", a->unit);
        json_text_at(j, "name", a->name);
        json_int_at(j, "communes", a->communes);
        json_int_at(j, "reached", a->reached);
        json_int_at(j, "covered", a->covered);
        json_int_at(j, "learners", a->learners);
        json_int_at(j, "trainers", a->trainers);
        json_object_end(j);
    }
    json_array_end(j);
}

/* ---- people -------------------------------------------------------------------------------- */

static err person_json(struct showing *v, uint32_t person, uint32_t parent)
{
    const struct book *b = v->book;
    const struct book_person *p = &b->people[person];
    struct json *j = v->j;
    text name = { 0 };
    err e = say_name(&v->say, person, &name);
    json_object(j);
    json_id_at(j, "id", p->id);
    json_text_at(j, "name", name);
    json_int_at(j, "level", p->level);
    day_at(v->say.cx, j, "until", p->until);
    json_int_at(j, "generation", b->dag.person_generation[person]);
    json_id_at(j, "parent", person_id(b, parent));
    json_key(j, "parents");
    json_array(j);
    struct tree_people parents = tree_parents(v->say.cx->arena, b, person);
    for (size_t i = 0; i < parents.count; i++) json_id(j, person_id(b, parents.items[i]));
    json_array_end(j);
    json_text_at(j, "commune", p->commune == BOOK_NONE ? TEXT("") : b->communes[p->commune].name);
    json_int_at(j, "classes", p->f.classes);
    json_int_at(j, "learners", p->f.learners);
    json_int_at(j, "reach", b->reach[person]);
    share_at(j, "anchor", fidelity_anchor(&p->f));
    share_at(j, "hop", p->hop);
    json_object_end(j);
    return e;
}

static err people_json(struct showing *v, const char *key, struct tree_people list)
{
    err e = ERR_NONE;
    json_key(v->j, key);
    json_array(v->j);
    for (size_t i = 0; !e && i < list.count; i++) e = person_json(v, list.items[i], BOOK_NONE);
    json_array_end(v->j);
    return e;
}

static err show_all(struct ctx *cx, struct tx *tx, void *arg)
{
    struct showing *v = arg;
    struct tree tree;
    saying_begin(&v->say, cx, tx, v->rs, v->book);
    tree_make(cx->arena, v->book, &tree);
    struct json *j = v->j = respond_json(cx, v->rs, 200);
    json_object(j);
    json_bool_at(j, "named", v->say.named);
    json_int_at(j, "learners", v->book->learners);
    json_int_at(j, "trainers", v->book->trainers);
    json_int_at(j, "hop_least", HOP_LEAST);
    json_int_at(j, "depth_most", DEPTH_MOST);
    json_int_at(j, "length_least", LENGTH_LEAST);
    generations_json(j, v->book);
    err e = alerts_json(v);
    places_json(j, v->book);
    json_key(j, "people");
    json_array(j);
    for (size_t i = 0; !e && i < tree.count; i++)
        e = person_json(v, tree.nodes[i].person, tree.nodes[i].parent);
    json_array_end(j);
    json_object_end(j);
    return e;
}

err lineage_read(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct showing v = { .rs = rs, .person = BOOK_NONE };
    (void)tx, (void)rq;
    err e = shelf_hold(cx, &v.book);
    if (e) return e;
    e = db_read(cx, show_all, &v);
    shelf_release(cx, v.book);
    return e;
}

/* ---- one person ---------------------------------------------------------------------------- */

static void classes_json(struct showing *v, const char *key, const struct dag_lists *classes)
{
    const struct book *b = v->book;
    struct json *j = v->j;
    json_key(j, key);
    json_array(j);
    for (uint32_t i = classes->from[v->person]; i < classes->from[v->person + 1]; i++) {
        const struct book_class *c = &b->classes[classes->items[i]];
        json_object(j);
        json_id_at(j, "id", c->id);
        json_text_at(j, "title", c->title);
        day_at(v->say.cx, j, "starts", c->starts);
        day_at(v->say.cx, j, "ends", c->ends);
        json_int_at(j, "generation", b->dag.class_generation[classes->items[i]]);
        json_int_at(j, "level", c->level);
        json_int_at(j, "learners", c->f.learners);
        share_at(j, "anchor", fidelity_anchor(&c->f));
        share_at(j, "core", share_of(c->f.core_delivered, c->f.core_blocks));
        share_at(j, "length", share_of(c->f.minutes, c->f.master_minutes));
        json_object_end(j);
    }
    json_array_end(j);
}

static void reached_json(struct showing *v)
{
    const struct book *b = v->book;
    const int64_t *reached = book_reached(v->say.cx->arena, b, v->person);
    json_key(v->j, "reached");
    json_array(v->j);
    for (size_t i = 0; i < b->commune_count; i++) {
        if (!reached[i]) continue;
        json_object(v->j);
        json_text_at(v->j, "name", b->communes[i].name);
        json_int_at(v->j, "learners", reached[i]);
        json_object_end(v->j);
    }
    json_array_end(v->j);
}

static err show_one(struct ctx *cx, struct tx *tx, void *arg)
{
    struct showing *v = arg;
    const struct book *b = v->book;
    saying_begin(&v->say, cx, tx, v->rs, b);
    struct json *j = v->j = respond_json(cx, v->rs, 200);
    json_object(j);
    json_key(j, "person");
    err e = person_json(v, v->person, BOOK_NONE);
    classes_json(v, "led", &b->dag.leads);
    classes_json(v, "took", &b->dag.took);
    if (!e) e = people_json(v, "parents", tree_parents(cx->arena, b, v->person));
    if (!e) e = people_json(v, "children", tree_children(cx->arena, b, v->person));
    if (!e) e = alerts_json(v);
    reached_json(v);
    json_object_end(j);
    return e;
}

err lineage_person(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct showing v = { .rs = rs };
    (void)tx;
    err e = shelf_hold(cx, &v.book);
    if (e) return e;
    if (id_index_find(&v.book->index, request_id(rq), &v.person))
        e = db_read(cx, show_one, &v);
    else
        e = ctx_fail(cx, ERR_NOT_FOUND, NULL, "person",
                     SAY("Người này chưa dạy hay học xong lớp nào",
                         "This person has neither led nor completed a class"));
    shelf_release(cx, v.book);
    return e;
}
