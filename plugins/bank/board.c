/* SPDX-License-Identifier: MIT
 * board: gathers open work in one pass over open openings. Everything a page or the ranking needs
 * is copied, so that readers hold no transaction. */
#include "board.h"

#include <stdlib.h>

enum { SHIFTS_MAX = 512 };

bool board_in_harvest(date day)
{
    struct civil c = date_civil(day);
    int key = c.month * 100 + c.day;
    return key >= 1015 || key <= 115;
}

struct gathering {
    struct board_shift shifts[SHIFTS_MAX];
    size_t count;
    struct board_entry *entry;
    date today;
};

static enum kv_go add_shift(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct gathering *g = arg;
    const struct shift *shift = record;
    struct score_job *job = &g->entry->job;
    job->blocks.cells |= score_blocks(shift).cells;
    job->hours += (shift->to_minute - shift->from_minute + 30) / 60;
    if (shift->day < g->today || g->count == SHIFTS_MAX) return KV_MORE;
    struct board_shift *kept = &g->shifts[g->count++];
    kept->shift = *shift;
    kept->shift.code = (text){ 0 };
    *failure = record_derive(cx, tx, &shift_entity, &kept->shift, g->today);
    int64_t left = job->opening.max_people - kept->shift.taken;
    g->entry->left += left > 0 ? left : 0;
    g->entry->places += job->opening.max_people;
    return *failure ? KV_STOP : KV_MORE;
}

static int by_time(const void *a, const void *b)
{
    const struct board_shift *x = a;
    const struct board_shift *y = b;
    if (x->shift.day != y->shift.day) return x->shift.day < y->shift.day ? -1 : 1;
    return x->shift.from_minute < y->shift.from_minute
               ? -1
               : x->shift.from_minute > y->shift.from_minute;
}

static err fill_place(struct ctx *cx, struct tx *tx, struct arena *keep, struct board_entry *e)
{
    struct place place;
    id where = id_is_none(e->job.opening.place) ? e->job.campaign.place : e->job.opening.place;
    err failed = record_get(cx, tx, &place_entity, where, &place);
    if (failed) return failed;
    e->job.opening.place = where;
    e->job.commune = text_copy(keep, place.code);
    e->job.border = place.border;
    e->place_name = text_copy(keep, place.name);
    e->lat = place.lat;
    e->lon = place.lon;
    return ERR_NONE;
}

static text fold_all(struct ctx *cx, struct arena *keep, const struct board_entry *e)
{
    text all =
        text_format(cx->arena, "%.*s %.*s %.*s %.*s %.*s %.*s %.*s",
                    TEXT_ARGS(e->job.opening.title), TEXT_ARGS(e->job.campaign.title),
                    TEXT_ARGS(e->place_name), TEXT_ARGS(e->unit_name), TEXT_ARGS(e->area_name),
                    TEXT_ARGS(e->job.campaign.location), TEXT_ARGS(e->job.campaign.summary));
    return viet_fold(keep, all);
}

static void keep_texts(struct arena *keep, struct board_entry *e)
{
    struct opening *o = &e->job.opening;
    struct campaign *c = &e->job.campaign;
    text *const texts[] = { &o->title,        &o->duties,      &c->title,
                            &c->summary,      &c->location,    &c->leader_name,
                            &c->leader_phone, &c->score_above, &c->credit_above };
    for (size_t i = 0; i < COUNT_OF(texts); i++) *texts[i] = text_copy(keep, *texts[i]);
}

/* Terms stored by a later release count as none: they number tables that end before them. */
static void forget_unknown_terms(struct score_job *job)
{
    if (job->campaign.field >= SCORE_FIELDS) job->campaign.field = 0;
    if (job->opening.language >= SCORE_LANGUAGES) job->opening.language = 0;
}

/* `keep` is the arena of everything the entry points to. */
static err fill_entry(struct ctx *cx, struct tx *tx, struct arena *keep,
                      const struct opening *opening, struct board_entry *e)
{
    struct gathering *g = ARENA_NEW(cx->arena, struct gathering);
    *e = (struct board_entry){ .job.opening = *opening };
    g->entry = e;
    g->today = instant_date(cx->now);
    err failed = record_get(cx, tx, &campaign_entity, opening->campaign, &e->job.campaign);
    if (!failed) failed = query_ref(cx, tx, &shift_entity, "opening", opening->id, add_shift, g);
    if (!failed) failed = fill_place(cx, tx, keep, e);
    if (failed) return failed;
    forget_unknown_terms(&e->job);
    qsort(g->shifts, g->count, sizeof(g->shifts[0]), by_time);
    struct board_shift *shifts = ARENA_ARRAY(keep, g->count, struct board_shift);
    if (g->count) memcpy(shifts, g->shifts, g->count * sizeof(shifts[0]));
    e->shifts = shifts;
    e->shift_count = g->count;
    e->job.in_harvest = board_in_harvest(g->count ? shifts[0].shift.day : e->job.campaign.starts);
    e->unit_name = text_copy(keep, record_title(cx, tx, &unit_entity, e->job.campaign.unit));
    e->area_name = text_copy(keep, record_title(cx, tx, &unit_entity, e->job.campaign.area));
    keep_texts(keep, e);
    e->fold = fold_all(cx, keep, e);
    return ERR_NONE;
}

err board_entry_of(struct ctx *cx, struct tx *tx, const struct opening *opening,
                   struct board_entry *out)
{
    return fill_entry(cx, tx, cx->arena, opening, out);
}

struct making {
    struct board *board;
    size_t room;
    date today;
};

static enum kv_go add_opening(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct making *m = arg;
    struct board *b = m->board;
    const struct opening *opening = record;
    if (opening->ends < m->today) return KV_MORE;
    if (b->count == m->room) {
        size_t room = m->room ? m->room * 2 : 128;
        struct board_entry *more = ARENA_ARRAY(b->arena, room, struct board_entry);
        if (b->count) memcpy(more, b->entries, b->count * sizeof(*more));
        b->entries = more;
        m->room = room;
    }
    struct board_entry *e = &b->entries[b->count];
    *failure = fill_entry(cx, tx, b->arena, opening, e);
    if (*failure) return KV_STOP;
    if (e->shift_count && e->job.campaign.state == CAMPAIGN_OPEN) b->count++;
    return KV_MORE;
}

static int by_first_shift(const void *a, const void *b)
{
    const struct board_entry *x = a;
    const struct board_entry *y = b;
    int order = by_time(&x->shifts[0], &y->shifts[0]);
    return order ? order : id_compare(x->job.opening.id, y->job.opening.id);
}

static int by_opening(const void *a, const void *b)
{
    return id_compare(((const struct match_price *)a)->opening,
                      ((const struct match_price *)b)->opening);
}

/* The entries once more, for searching. */
static void fill_openings(struct ctx *cx, struct board *b, const struct board_prices *prices)
{
    struct match_open *given = ARENA_ARRAY(cx->arena, b->count, struct match_open);
    for (size_t i = 0; i < b->count; i++) {
        const struct board_entry *e = &b->entries[i];
        struct match_price key = { .opening = e->job.opening.id };
        const struct match_price *price =
            prices->count ? bsearch(&key, prices->rows, prices->count, sizeof(key), by_opening)
                          : NULL;
        given[i] = (struct match_open){ .need = score_need_of(&e->job),
                                        .where = { e->job.opening.place, e->lat, e->lon, { 0 } },
                                        .price = price ? price->price : 0 };
    }
    b->openings = match_openings_new(b->arena, given, b->count);
}

void board_free(struct board *board)
{
    match_openings_end(board->openings);
    arena_free(board->arena);
}

err board_make(struct ctx *cx, struct tx *tx, const struct board_prices *prices, struct board **out)
{
    struct arena *arena = arena_new();
    struct board *board = ARENA_NEW(arena, struct board);
    board->arena = arena;
    board->made = cx->now;
    struct making m = { .board = board, .today = instant_date(cx->now) };
    struct opening open = { .state = OPENING_OPEN };
    err e = journal_last(cx, tx, &board->seq);
    if (!e) e = query_by(cx, tx, &opening_entity, "state", &open, add_opening, &m);
    if (e) {
        arena_free(arena);
        return e;
    }
    if (board->count)
        qsort(board->entries, board->count, sizeof(board->entries[0]), by_first_shift);
    fill_openings(cx, board, prices);
    *out = board;
    return ERR_NONE;
}
