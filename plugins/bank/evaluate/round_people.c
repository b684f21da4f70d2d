/* SPDX-License-Identifier: MIT
 * round_people: evaluations are read in pages, of which only what a list needs is kept: their
 * reasons together may be larger than memory wants to be. */
#include "round_people.h"

#include <stdlib.h>

#include "../match/result.h"
#include "id_map.h"

enum { PAGE = 512, LIMIT_DEFAULT = 50, LIMIT_MAX = 200, BANDS = 5 /* not rated and the four */ };

const struct field round_people_filter_fields[] = {
    FIELD(1, struct round_people_filter, q, TEXT, 0, .max = 100, .label = "Tìm tên hoặc mã",
          .label_en = "Find a name or code"),
    FIELD(2, struct round_people_filter, band, TEXT, 0, .max = 20, .label = "Xếp loại",
          .label_en = "Rating"),
    FIELD(3, struct round_people_filter, after, INT, 0, .min = 0, .max = 10000000,
          .label = "Sau người thứ", .label_en = "After number"),
    FIELD(4, struct round_people_filter, limit, INT, 0, .min = 0, .max = LIMIT_MAX,
          .label = "Số người", .label_en = "How many"),
    { 0 },
};

/* ---- reading ------------------------------------------------------------------------------- */

struct listed {
    id evaluation, volunteer;
    int64_t score, rank, called, attended, minutes;
    int32_t band, rule_band;
    bool unrated, faulty, moved, corrected;
};

struct listing {
    struct ctx *cx;
    struct ctx page; /* emptied after every PAGE records */
    struct listed *rows;
    uint32_t count, room, left;
};

static struct listed listed_of(const struct evaluation *v)
{
    return (struct listed){ .evaluation = v->id,
                            .volunteer = v->volunteer,
                            .score = v->score,
                            .rank = v->rank,
                            .called = v->called,
                            .attended = v->attended,
                            .minutes = v->minutes,
                            .band = v->band,
                            .rule_band = v->rule_band,
                            .unrated = v->unrated,
                            .faulty = v->faulty,
                            .moved = v->quota_moved,
                            .corrected = !id_is_none(v->replaces) };
}

static enum kv_go keep(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx, (void)tx, (void)failure;
    struct listing *l = arg;
    if (l->count == l->room) {
        l->room = l->room ? 2 * l->room : PAGE;
        struct listed *more = ARENA_ARRAY(l->cx->arena, l->room, struct listed);
        if (l->count) memcpy(more, l->rows, l->count * sizeof(*more));
        l->rows = more;
    }
    l->rows[l->count++] = listed_of(record);
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

static int by_rank(const void *a, const void *b)
{
    const struct listed *x = a, *y = b;
    if (!x->rank != !y->rank) return x->rank ? -1 : 1;
    if (x->rank != y->rank) return x->rank < y->rank ? -1 : 1;
    return memcmp(&x->volunteer, &y->volunteer, sizeof(id));
}

/* Everybody of the round, in order. */
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
    if (l->count) qsort(l->rows, l->count, sizeof(*l->rows), by_rank);
    return e;
}

/* ---- the people ---------------------------------------------------------------------------- */

static bool in_band(const struct listed *v, text band)
{
    if (text_is_empty(band)) return true;
    if (text_equal_z(band, "unrated")) return v->band == 0;
    if (text_equal_z(band, "faulty")) return v->faulty;
    if (text_equal_z(band, "moved")) return v->moved;
    const struct term *t = vocabulary_number(&rating_band_vocabulary, (unsigned)v->band);
    return t && text_equal_z(band, t->code);
}

/* A name is looked at by those who may read it; a code by everybody. */
static err is_called(struct listing *l, struct tx *tx, const struct listed *v, text folded,
                     bool by_name, bool *out)
{
    struct volunteer who;
    struct arena *arena = l->page.arena;
    *out = false;
    err e = record_get(&l->page, tx, &volunteer_entity, v->volunteer, &who);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(&l->page);
        return ERR_NONE;
    }
    if (e) return e;
    *out = viet_matches(viet_fold(arena, who.code), folded) ||
           (by_name && viet_matches(viet_fold(arena, who.full_name), folded));
    return ERR_NONE;
}

/* Leaves those asked for. */
static err narrow(struct listing *l, struct tx *tx, const struct round_people_filter *f, id unit)
{
    text folded = viet_fold(l->cx->arena, text_trim(f->q));
    bool by_name = access_may(l->cx, tx, "volunteer.read", unit);
    uint32_t left = 0;
    err e = ERR_NONE;
    for (uint32_t i = 0; !e && i < l->count; i++) {
        bool wanted = in_band(&l->rows[i], f->band);
        if (wanted && folded.size) e = is_called(l, tx, &l->rows[i], folded, by_name, &wanted);
        if (i % PAGE == 0) arena_reset(l->page.arena);
        if (wanted) l->rows[left++] = l->rows[i];
    }
    l->count = left;
    return e;
}

static void band_at(struct json *j, const char *key, int32_t band)
{
    const struct term *t = vocabulary_number(&rating_band_vocabulary, (unsigned)band);
    json_key(j, key);
    t ? json_text(j, text_of(t->code)) : json_null(j);
}

static err listed_json(struct ctx *cx, struct tx *tx, struct json *j, struct response *rs,
                       const struct listed *v)
{
    json_object(j);
    json_id_at(j, "id", v->evaluation);
    err e = shown_person_json(cx, tx, rs, j, v->volunteer);
    json_int_at(j, "score", v->score);
    band_at(j, "band", v->band);
    band_at(j, "rule_band", v->rule_band);
    json_int_at(j, "rank", v->rank);
    json_bool_at(j, "unrated", v->unrated);
    json_bool_at(j, "faulty", v->faulty);
    json_bool_at(j, "moved", v->moved);
    json_bool_at(j, "corrected", v->corrected);
    json_int_at(j, "called", v->called);
    json_int_at(j, "attended", v->attended);
    json_int_at(j, "minutes", v->minutes);
    json_object_end(j);
    return e;
}

struct showing_people {
    const struct request *rq;
    struct response *rs;
    struct listing all;
};

static err show_people(struct ctx *cx, struct tx *tx, void *arg)
{
    struct showing_people *s = arg;
    struct evaluation_round round;
    const struct round_people_filter *f = request_query_record(s->rq);
    uint32_t first = (uint32_t)f->after;
    uint32_t limit = (uint32_t)(f->limit ? f->limit : LIMIT_DEFAULT);
    err e = record_get(cx, tx, &evaluation_round_entity, request_id(s->rq), &round);
    if (!e) e = access_require(cx, tx, "evaluate.read", round.unit);
    if (!e) e = listing_read(&s->all, tx, round.id);
    if (!e) e = narrow(&s->all, tx, f, round.unit);
    if (e) return e;
    struct json *j = respond_json(cx, s->rs, 200);
    uint32_t end = first + limit < s->all.count ? first + limit : s->all.count;
    json_object(j);
    json_int_at(j, "count", s->all.count);
    json_key(j, "items");
    json_array(j);
    for (uint32_t i = first; !e && i < end; i++) e = listed_json(cx, tx, j, s->rs, &s->all.rows[i]);
    json_array_end(j);
    json_key(j, "next");
    end < s->all.count ? json_int(j, end) : json_null(j);
    json_object_end(j);
    return e;
}

err round_people(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    struct showing_people s = { .rq = rq, .rs = rs };
    listing_open(cx, &s.all);
    err e = db_read(cx, show_people, &s);
    listing_close(&s.all);
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
