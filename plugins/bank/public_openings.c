/* SPDX-License-Identifier: MIT
 * public_openings: what a visitor sees first. Signed in, the list is ranked for that person with
 * every reason; otherwise the soonest come first. One campaign never fills the page. */
#include <stdlib.h>

#include "opening_filter.h"
#include "words.h"

enum { PAGE = 24, PER_ROUND = 2, CELLS_MAX = 20 };

struct row {
    const struct board_entry *entry;
    struct ranked ranked;
    size_t order; /* of the board: soonest first */
};

struct list {
    struct row *rows;
    size_t count;
    bool ranked;
    struct candidate candidate;
};

static enum kv_go take_first(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx;
    (void)tx;
    (void)failure;
    memcpy(arg, record, sizeof(struct volunteer));
    return KV_STOP;
}

err volunteer_of_actor(struct ctx *cx, struct tx *tx, struct volunteer *out)
{
    *out = (struct volunteer){ 0 };
    if (id_is_none(cx->actor.account)) return ERR_NOT_FOUND;
    err e = query_ref(cx, tx, &volunteer_entity, "account", cx->actor.account, take_first, out);
    if (e) return e;
    return id_is_none(out->id) ? ERR_NOT_FOUND : ERR_NONE;
}

/* Eligible before not eligible, then by score, then soonest. */
static int by_score(const void *a, const void *b)
{
    const struct row *x = a;
    const struct row *y = b;
    bool x_ok = x->ranked.base.barrier == BARRIER_NONE;
    bool y_ok = y->ranked.base.barrier == BARRIER_NONE;
    if (x_ok != y_ok) return x_ok ? -1 : 1;
    if (x->ranked.score != y->ranked.score) return x->ranked.score > y->ranked.score ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

/* Reads what ranking needs: who is asking and each row's base score. */
static err read_rows(struct ctx *cx, struct tx *tx, struct list *list)
{
    struct volunteer me;
    err e = volunteer_of_actor(cx, tx, &me);
    if (e == ERR_NOT_FOUND) return ERR_NONE;
    if (!e) e = candidate_fill(cx, tx, &me, &list->candidate);
    for (size_t i = 0; !e && i < list->count; i++)
        e = rank_base(cx, tx, &list->candidate, list->rows[i].entry, &list->rows[i].ranked);
    list->ranked = !e;
    return e;
}

/* Adds the areas' rules; no transaction is open while they run. */
static err rank_rows(struct ctx *cx, struct list *list)
{
    struct ranking ranking = { 0 };
    err e = ERR_NONE;
    for (size_t i = 0; list->ranked && !e && i < list->count; i++)
        e = rank_rule(cx, &ranking, &list->candidate, &list->rows[i].ranked);
    if (!e && list->ranked && list->count)
        qsort(list->rows, list->count, sizeof(list->rows[0]), by_score);
    return e;
}

/* Deals the rows in rounds of at most PER_ROUND a campaign, keeping their order within a round. */
static void spread(struct ctx *cx, struct list *list)
{
    struct row *dealt = ARENA_ARRAY(cx->arena, list->count, struct row);
    bool *taken = ARENA_ARRAY(cx->arena, list->count, bool);
    size_t out = 0;
    while (out < list->count) {
        size_t round = out;
        for (size_t i = 0; i < list->count; i++) {
            int same = 0;
            if (taken[i]) continue;
            for (size_t k = round; k < out; k++)
                same +=
                    id_equal(dealt[k].entry->job.campaign.id, list->rows[i].entry->job.campaign.id);
            if (same >= PER_ROUND) continue;
            dealt[out++] = list->rows[i];
            taken[i] = true;
        }
    }
    list->rows = dealt;
}

static void cells_json(struct json *j, const struct board_entry *e)
{
    int64_t cells = e->places < CELLS_MAX ? e->places : CELLS_MAX;
    int64_t on = e->places ? (e->left * cells + e->places - 1) / e->places : 0;
    json_key(j, "cells");
    json_array(j);
    for (int64_t i = 0; i < cells; i++) {
        json_object(j);
        json_bool_at(j, "on", i < on);
        json_object_end(j);
    }
    json_array_end(j);
}

/* What the page's script filters by without asking the server again. */
static void index_json(struct ctx *cx, struct json *j, const struct board_entry *e)
{
    static const char *const days[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
    static const char *const blocks[] = { "morning", "afternoon", "evening", "night" };
    struct buffer grid = buffer_in(cx->arena, 64);
    struct buffer skills = buffer_in(cx->arena, 64);
    for (int i = 0; i < 7 * BLOCK_COUNT; i++)
        if (e->job.blocks.cells >> i & 1)
            buffer_format(&grid, "%s%s.%s", grid.size ? " " : "", days[i / BLOCK_COUNT],
                          blocks[i % BLOCK_COUNT]);
    for (const struct term *t = skill_vocabulary.terms; t->number; t++)
        if (code_set_has(e->job.opening.required_skills, t->number) ||
            code_set_has(e->job.opening.preferred_skills, t->number))
            buffer_format(&skills, "%s%s", skills.size ? " " : "", t->code);
    text brief = text_format(cx->arena, "%.*s %.*s %.*s", TEXT_ARGS(e->job.opening.title),
                             TEXT_ARGS(e->job.campaign.title), TEXT_ARGS(e->place_name));
    json_text_at(j, "fold", viet_fold(cx->arena, brief));
    json_id_at(j, "commune", e->job.opening.place);
    json_text_at(j, "skills", buffer_as_text(&skills));
    json_text_at(j, "blocks", buffer_as_text(&grid));
    json_text_at(j, "day", date_format(cx->arena, e->shifts[0].shift.day));
}

static void item_json(struct ctx *cx, struct json *j, const struct list *list,
                      const struct row *row)
{
    const struct board_entry *e = row->entry;
    const struct shift *first = &e->shifts[0].shift;
    json_object(j);
    json_id_at(j, "id", e->job.opening.id);
    json_text_at(
        j, "href",
        text_format(cx->arena, "/c/%.*s", TEXT_ARGS(id_text(cx->arena, e->job.campaign.id))));
    json_text_at(j, "campaign", e->job.campaign.title);
    json_id_at(j, "campaign_id", e->job.campaign.id);
    json_text_at(j, "title", e->job.opening.title);
    json_text_at(j, "day_text", words_day(cx, first->day));
    json_text_at(j, "time_text", words_time(cx, first->from_minute, first->to_minute));
    json_int_at(j, "more_shifts", (int64_t)e->shift_count - 1);
    json_text_at(j, "place", e->place_name);
    json_int_at(j, "left", e->left);
    json_int_at(j, "max", e->places);
    cells_json(j, e);
    if (list->ranked) {
        rank_json(cx, j, &list->candidate, &row->ranked);
    } else {
        rank_json_public(cx, j, e);
    }
    index_json(cx, j, e);
    json_object_end(j);
}

/* One answer on its way. */
struct answering {
    const struct request *rq;
    struct response *rs;
    const struct board *board;
    struct wanted wanted;
    struct list list;
};

static err write_list(struct ctx *cx, struct tx *tx, void *arg)
{
    struct answering *a = arg;
    const struct wanted *w = &a->wanted;
    const struct board *board = a->board;
    const struct list *list = &a->list;
    size_t from = (size_t)w->given->after;
    size_t to = from + PAGE;
    if (to > list->count) to = list->count;
    struct json *j = respond_json(cx, a->rs, 200);
    json_object(j);
    json_int_at(j, "total", (int64_t)board->count);
    json_int_at(j, "count", (int64_t)list->count);
    json_int_at(j, "shown", from < to ? (int64_t)(to - from) : 0);
    json_bool_at(j, "empty", list->count == 0);
    json_bool_at(j, "ranked", list->ranked);
    err e = filter_choices_json(cx, tx, j, w);
    filter_relax_json(cx, j, w, board);
    json_key(j, "items");
    json_array(j);
    for (size_t i = from; i < to; i++) item_json(cx, j, list, &list->rows[i]);
    json_array_end(j);
    json_key(j, "next");
    if (to < list->count) {
        json_text(j, filter_address(cx, w, 0, to));
    } else {
        json_null(j);
    }
    json_object_end(j);
    return e;
}

static err gather(struct ctx *cx, struct tx *tx, void *arg)
{
    struct answering *a = arg;
    err e = board_hold(cx, tx, &a->board);
    if (e) return e;
    filter_read(cx, request_query_record(a->rq), &a->wanted);
    a->list.rows = ARENA_ARRAY(cx->arena, a->board->count, struct row);
    for (size_t i = 0; i < a->board->count; i++)
        if (filter_passes(&a->wanted, &a->board->entries[i], 0))
            a->list.rows[a->list.count++] =
                (struct row){ .entry = &a->board->entries[i], .order = i };
    return read_rows(cx, tx, &a->list);
}

err openings_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    struct answering a = { .rq = rq, .rs = rs };
    err e = db_read(cx, gather, &a);
    if (!e) e = rank_rows(cx, &a.list);
    if (!e) spread(cx, &a.list);
    if (!e) e = db_read(cx, write_list, &a);
    if (a.board) board_release(a.board);
    return e;
}
