/* SPDX-License-Identifier: MIT
 * view_public: what a template pours into the page: sentences and shares in words, lists in order,
 * and for the tree where a list begins and ends. */
#include "../training.h"
#include "say.h"
#include "shelf.h"
#include "tree.h"
#include "view.h"

#include <stdlib.h>

enum { SHADE_SOME = 10, SHADE_MANY = 20, LEVEL_TEXT = 4 };

struct showing {
    struct saying say;
    struct response *rs;
    const struct book *book;
    struct json *j;
};

/* ---- figures ------------------------------------------------------------------------------- */

static int64_t best_hop(const struct book *b)
{
    for (size_t g = b->generation_count; g-- > 0;)
        if (b->steps[g].hop != SHARE_UNKNOWN) return b->steps[g].hop;
    return SHARE_UNKNOWN;
}

static void stats_json(struct ctx *cx, struct json *j, const struct book *b)
{
    struct fidelity all = { 0 };
    int64_t reached = 0;
    for (size_t g = 0; g < b->generation_count; g++) fidelity_add(&all, &b->generations[g]);
    for (size_t i = 0; i < b->commune_count; i++) reached += b->communes[i].learners > 0;
    json_text_at(j, "hop_text", say_hop(cx, best_hop(b)));
    json_text_at(j, "hop_least", say_hop(cx, HOP_LEAST));
    json_text_at(j, "hop_expected", say_hop(cx, HOP_EXPECTED));
    json_text_at(j, "left_expected", say_share(cx, expected_after(DEPTH_MOST)));
    json_int_at(j, "deepest", b->generation_count ? (int64_t)b->generation_count - 1 : 0);
    json_int_at(j, "depth_most", DEPTH_MOST);
    json_int_at(j, "learners", b->learners);
    json_int_at(j, "trainers", b->trainers);
    json_int_at(j, "classes", all.classes);
    json_int_at(j, "reached", reached);
    json_int_at(j, "communes", (int64_t)b->commune_count);
    json_text_at(j, "application_text", say_share(cx, share_of(all.applied, all.answered)));
    json_int_at(j, "applied", all.applied);
    json_int_at(j, "answered", all.answered);
}

static void generations_json(struct ctx *cx, struct json *j, const struct book *b)
{
    json_key(j, "generations");
    json_array(j);
    for (size_t g = 0; g < b->generation_count; g++) {
        const struct cascade_step *s = &b->steps[g];
        if (!b->generations[g].classes) continue;
        json_object(j);
        json_int_at(j, "generation", (int64_t)g);
        json_int_at(j, "classes", b->generations[g].classes);
        json_int_at(j, "learners", b->generations[g].learners);
        json_text_at(j, "anchor_text", say_share(cx, s->anchor));
        json_text_at(j, "expected_text", say_share(cx, s->expected));
        json_text_at(j, "actual_text", say_share(cx, s->actual));
        json_text_at(j, "core_text", say_share(cx, s->core));
        json_text_at(j, "length_text", say_share(cx, s->length));
        json_text_at(j, "applied_text", say_share(cx, s->application));
        json_bool_at(j, "low", s->hop != SHARE_UNKNOWN && s->hop < HOP_LEAST);
        json_object_end(j);
    }
    json_array_end(j);
}

static err alerts_json(struct showing *v)
{
    err e = ERR_NONE;
    json_key(v->j, "alerts");
    json_array(v->j);
    for (size_t i = 0; !e && i < v->book->alert_count; i++) {
        const struct book_alert *a = &v->book->alerts[i];
        text sentence;
        if (a->person != BOOK_NONE && !v->say.named) continue;
        e = say_alert(&v->say, a, &sentence);
        if (!e) json_text(v->j, sentence);
    }
    json_array_end(v->j);
    return e;
}

/* ---- places -------------------------------------------------------------------------------- */

static void tile_json(struct json *j, const struct book_commune *c)
{
    int64_t n = c->learners;
    json_object(j);
    json_text_at(j, "name", c->name);
    json_int_at(j, "learners", n);
    json_int_at(j, "shade", n == 0 ? 0 : n < SHADE_SOME ? 1 : n < SHADE_MANY ? 2 : 3);
    json_bool_at(j, "uncovered", c->trainers == 0);
    json_object_end(j);
}

/* Places in the order of the map: what lies further north first. */
struct northern {
    size_t at;
    int64_t lat, lon;
};

static int by_north(const void *x, const void *y)
{
    const struct northern *a = x;
    const struct northern *b = y;
    if (a->lat != b->lat) return a->lat > b->lat ? -1 : 1;
    return (a->lon > b->lon) - (a->lon < b->lon);
}

static void area_json(struct ctx *cx, struct json *j, const struct book *b, uint32_t area)
{
    struct northern *rows = ARENA_ARRAY(cx->arena, b->commune_count, struct northern);
    size_t count = 0;
    for (size_t i = 0; i < b->commune_count; i++)
        if (b->communes[i].area == area)
            rows[count++] = (struct northern){ i, b->communes[i].lat, b->communes[i].lon };
    if (count == 0) return;
    qsort(rows, count, sizeof(*rows), by_north);
    json_object(j);
    json_text_at(j, "name", area == BOOK_NONE ? TEXT("") : b->areas[area].name);
    json_int_at(j, "learners", area == BOOK_NONE ? 0 : b->areas[area].learners);
    json_key(j, "tiles");
    json_array(j);
    for (size_t i = 0; i < count; i++) tile_json(j, &b->communes[rows[i].at]);
    json_array_end(j);
    json_object_end(j);
}

static void places_json(struct ctx *cx, struct json *j, const struct book *b)
{
    json_key(j, "areas");
    json_array(j);
    for (uint32_t a = 0; a < b->area_count; a++) area_json(cx, j, b, a);
    area_json(cx, j, b, BOOK_NONE);
    json_array_end(j);
    json_key(j, "gaps");
    json_array(j);
    for (size_t i = 0; i < b->commune_count; i++) {
        if (b->communes[i].trainers) continue;
        json_object(j);
        json_text_at(j, "name", b->communes[i].name);
        json_object_end(j);
    }
    json_array_end(j);
}

/* ---- the tree ------------------------------------------------------------------------------ */

static err others_json(struct showing *v, const struct tree_node *n)
{
    struct tree_people parents = tree_parents(v->say.cx->arena, v->book, n->person);
    err e = ERR_NONE;
    struct buffer names = buffer_in(v->say.cx->arena, 64);
    for (size_t i = 0; !e && i < parents.count; i++) {
        text name;
        if (parents.items[i] == n->parent) continue;
        e = say_name(&v->say, parents.items[i], &name);
        if (e) return e;
        if (names.size) buffer_z(&names, ", ");
        buffer_text(&names, name);
    }
    json_text_at(v->j, "others", buffer_as_text(&names));
    return e;
}

static err node_json(struct showing *v, const struct tree_node *n)
{
    const struct book_person *p = &v->book->people[n->person];
    struct ctx *cx = v->say.cx;
    struct json *j = v->j;
    text name;
    err e = say_name(&v->say, n->person, &name);
    if (e) return e;
    json_object(j);
    json_text_at(j, "name", name);
    json_text_at(j, "level_text",
                 p->level ? text_format(cx->arena, "T%d", (int)p->level) : TEXT("–"));
    json_int_at(j, "classes", p->f.classes);
    json_int_at(j, "reach", v->book->reach[n->person]);
    json_text_at(j, "anchor_text",
                 p->f.anchor_sheets ? say_share(cx, fidelity_anchor(&p->f)) : TEXT(""));
    json_bool_at(j, "low", v->say.named && p->hop != SHARE_UNKNOWN && p->hop < HOP_LEAST);
    json_bool_at(j, "ended", p->level == 0);
    e = others_json(v, n);
    json_bool_at(j, "opens", n->opens);
    json_key(j, "closes");
    json_array(j);
    for (uint32_t i = 0; i < n->closes; i++) json_bool(j, true);
    json_array_end(j);
    json_object_end(j);
    return e;
}

static err tree_json(struct showing *v)
{
    struct tree tree;
    err e = ERR_NONE;
    tree_make(v->say.cx->arena, v->book, &tree);
    json_key(v->j, "nodes");
    json_array(v->j);
    for (size_t i = 0; !e && i < tree.count; i++) e = node_json(v, &tree.nodes[i]);
    json_array_end(v->j);
    return e;
}

/* ---- all ----------------------------------------------------------------------------------- */

static err show(struct ctx *cx, struct tx *tx, void *arg)
{
    struct showing *v = arg;
    saying_begin(&v->say, cx, tx, v->rs, v->book);
    v->j = respond_json(cx, v->rs, 200);
    json_object(v->j);
    json_bool_at(v->j, "named", v->say.named);
    stats_json(cx, v->j, v->book);
    generations_json(cx, v->j, v->book);
    err e = alerts_json(v);
    places_json(cx, v->j, v->book);
    if (!e) e = tree_json(v);
    json_object_end(v->j);
    return e;
}

err lineage_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct showing v = { .rs = rs };
    (void)tx, (void)rq;
    err e = shelf_hold(cx, &v.book);
    if (e) return e;
    e = db_read(cx, show, &v);
    shelf_release(cx, v.book);
    return e;
}
