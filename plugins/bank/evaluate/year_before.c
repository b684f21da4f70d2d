/* SPDX-License-Identifier: MIT
 * year_before: evaluations are read in pages, of which only who and which band is kept: their
 * reasons together may be larger than memory wants to be. */
#include "year_before.h"

#include "id_map.h"

enum { PAGE = 512, BANDS = 5 /* not rated, and the four */ };

/* ---- reading ------------------------------------------------------------------------------- */

struct listed {
    id volunteer;
    int32_t band;
};

struct listing {
    struct ctx *cx;
    struct ctx page; /* emptied after every PAGE records */
    struct listed *rows;
    uint32_t count, room, left;
};

static enum kv_go keep(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx, (void)tx, (void)failure;
    const struct evaluation *v = record;
    struct listing *l = arg;
    if (l->count == l->room) {
        l->room = l->room ? 2 * l->room : PAGE;
        struct listed *more = ARENA_ARRAY(l->cx->arena, l->room, struct listed);
        if (l->count) memcpy(more, l->rows, l->count * sizeof(*more));
        l->rows = more;
    }
    l->rows[l->count++] = (struct listed){ v->volunteer, v->band };
    return --l->left == 0 ? KV_STOP : KV_MORE;
}

static void listing_open(struct ctx *cx, struct listing *l)
{
    *l = (struct listing){ .cx = cx };
    ctx_begin(&l->page, arena_new());
    l->page.now = cx->now;
    l->page.log = cx->log;
    l->page.db = cx->db;
    l->page.app = cx->app;
}

static void listing_close(struct listing *l)
{
    arena_free(l->page.arena);
}

/* Everybody of the round. */
static err listing_read(struct listing *l, struct tx *tx, id round)
{
    const struct evaluation probe = { .round = round, .state = EVALUATION_IN_FORCE };
    struct query q = {
        .entity = &evaluation_entity,
        .filters = { { entity_field(&evaluation_entity, "round", 5), QUERY_IS, &probe, 0 },
                     { entity_field(&evaluation_entity, "state", 5), QUERY_IS, &probe, 0 } },
        .filter_count = 2,
    };
    err e = ERR_NONE;
    do {
        struct slice cursor = { 0 };
        l->left = PAGE;
        e = query_run(&l->page, tx, &q, keep, l, &cursor);
        q.after = slice_copy(l->cx->arena, cursor);
        arena_reset(l->page.arena);
    } while (!e && l->left == 0);
    return e;
}

/* ---- the year before ----------------------------------------------------------------------- */

struct comparing_years {
    const struct request *rq;
    struct response *rs;
    struct listing now, then;
    int64_t cells[BANDS][BANDS]; /* [before][now]; 0 = not rated */
    int64_t rose, fell, same, only_now, only_then;
};

static bool has_results(const struct evaluation_round *round)
{
    return round->state == ROUND_RUN || round->state == ROUND_PUBLISHING ||
           round->state == ROUND_PUBLISHED;
}

static err find_before(struct ctx *cx, struct tx *tx, const struct evaluation_round *round,
                       struct evaluation_round *out, bool *found)
{
    struct evaluation_round probe = { .key = text_format(cx->arena, "%.*s/%lld",
                                                         TEXT_ARGS(id_text(cx->arena, round->unit)),
                                                         (long long)round->year - 1) };
    err e = record_find(cx, tx, &evaluation_round_entity, "key", &probe, out);
    *found = !e && has_results(out);
    if (e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    return ERR_NONE;
}

static void compare_bands(struct ctx *cx, struct comparing_years *c)
{
    struct id_map then = id_map_in(cx->arena);
    uint32_t met = 0;
    for (uint32_t i = 0; i < c->then.count; i++) id_map_put(&then, c->then.rows[i].volunteer, i);
    for (uint32_t i = 0; i < c->now.count; i++) {
        uint32_t at = id_map_get(&then, c->now.rows[i].volunteer);
        if (at == ID_MAP_NONE) {
            c->only_now++;
            continue;
        }
        int32_t before = c->then.rows[at].band, now = c->now.rows[i].band;
        met++;
        c->cells[before][now]++;
        if (!before || !now) continue;
        /* The best band has the smallest number. */
        c->rose += now < before;
        c->fell += now > before;
        c->same += now == before;
    }
    c->only_then = c->then.count - met;
}

static void comparison_json(struct json *j, const struct comparing_years *c,
                            const struct evaluation_round *before)
{
    json_id_at(j, "id", before->id);
    json_text_at(j, "title", before->title);
    json_int_at(j, "year", before->year);
    json_int_at(j, "rose", c->rose);
    json_int_at(j, "fell", c->fell);
    json_int_at(j, "same", c->same);
    json_int_at(j, "only_now", c->only_now);
    json_int_at(j, "only_before", c->only_then);
    json_key(j, "cells");
    json_array(j);
    for (int from = 0; from < BANDS; from++) {
        json_array(j);
        for (int to = 0; to < BANDS; to++) json_int(j, c->cells[from][to]);
        json_array_end(j);
    }
    json_array_end(j);
}

static err show_before(struct ctx *cx, struct tx *tx, void *arg)
{
    struct comparing_years *c = arg;
    struct evaluation_round round, before;
    bool found = false;
    err e = record_get(cx, tx, &evaluation_round_entity, request_id(c->rq), &round);
    if (!e) e = access_require(cx, tx, "evaluate.read", round.unit);
    if (!e) e = find_before(cx, tx, &round, &before, &found);
    if (!e && found) e = listing_read(&c->now, tx, round.id);
    if (!e && found) e = listing_read(&c->then, tx, before.id);
    if (e) return e;
    struct json *j = respond_json(cx, c->rs, 200);
    json_object(j);
    json_key(j, "before");
    if (found) {
        compare_bands(cx, c);
        json_object(j);
        comparison_json(j, c, &before);
        json_object_end(j);
    } else {
        json_null(j);
    }
    json_object_end(j);
    return ERR_NONE;
}

err round_before(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    struct comparing_years c = { .rq = rq, .rs = rs };
    listing_open(cx, &c.now);
    listing_open(cx, &c.then);
    err e = db_read(cx, show_before, &c);
    listing_close(&c.now);
    listing_close(&c.then);
    return e;
}
