/* SPDX-License-Identifier: MIT
 * public_openings: what a visitor sees first. Signed in, the list is ranked for that person with
 * every reason; otherwise the soonest come first. One campaign never fills the page. Ranking looks
 * at as many openings as the page asked for needs: the best without the area's rule come from a
 * search of the board, the rule is asked of one after the other until nothing left can get in.
 * Prices of bulk matching steer the order; the score shown is the score. */
#include <stdlib.h>

#include "certificates.h"
#include "history.h"
#include "opening_filter.h"
#include "opening_item.h"
#include "words.h"

enum { PAGE = 24, PER_ROUND = 2 };

struct row {
    const struct board_entry *entry;
    size_t order; /* of the board: soonest first */
    int64_t score, worth;
    enum barrier barrier;
    struct rule_verdict verdict;
    struct rule_source rule;
    bool rule_failed;
};

struct list {
    const struct board *board;
    const struct wanted *wanted;
    struct row *rows;    /* the head of the list: at least what the page needs */
    size_t count, total; /* rows; openings that pass the filter */
    bool ranked;
    struct candidate candidate;
    struct score_person person; /* whose fields of activity are all filled */
    struct score_history history;
    struct history_tally tally;
    /* one search */
    size_t head; /* rows that must be certain */
    size_t most; /* openings to look for */
    bool whole;  /* rows are the whole list */
    struct topk_opening *hits;
    size_t hit_count, asked;
    struct ranking ranking;
    struct ctx *cx;
    struct tx *tx;
    err failure;
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

/* Eligible before not eligible, then by worth, then soonest. */
static int by_worth(const void *a, const void *b)
{
    const struct row *x = a;
    const struct row *y = b;
    bool x_ok = x->barrier == BARRIER_NONE;
    bool y_ok = y->barrier == BARRIER_NONE;
    if (x_ok != y_ok) return x_ok ? -1 : 1;
    if (x->worth != y->worth) return x->worth > y->worth ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

/* Passes the filter, and no certificate is missing. */
static bool passes(void *arg, uint32_t at)
{
    struct list *l = arg;
    struct score_history h = { 0 };
    const struct board_entry *e = &l->board->entries[at];
    if (l->failure || !filter_passes(l->wanted, e, 0)) return false;
    if (code_set_is_empty(e->job.opening.certificates)) return true;
    l->failure = certificates_of(l->cx, l->tx, l->candidate.volunteer.id, &e->job, &h);
    code_set missing = code_set_minus(e->job.opening.certificates, h.certificates);
    return !l->failure && (!h.certificates_known || code_set_is_empty(missing));
}

static err search(struct ctx *cx, struct tx *tx, void *arg)
{
    struct list *l = arg;
    const struct candidate *c = &l->candidate;
    struct topk_seeker seeker = { .person = &l->person,
                                  .home = { c->volunteer.commune, c->lat, c->lon, { 0 } },
                                  .most = l->most,
                                  .accept = passes,
                                  .arg = l };
    l->cx = cx;
    l->tx = tx;
    l->hits = ARENA_ARRAY(cx->arena, l->most, struct topk_opening);
    l->hit_count = c->volunteer.state == VOLUNTEER_ACTIVE
                       ? topk_openings(l->board->openings, &seeker, l->hits)
                       : 0;
    return l->failure;
}

/* Kilometres, as everywhere. */
static int64_t distance_of(const struct candidate *c, const struct board_entry *e)
{
    if (id_equal(c->volunteer.commune, e->job.opening.place)) return 0;
    return score_distance(c->lat, c->lon, e->lat, e->lon);
}

static err ask_rule(struct ctx *cx, struct list *l, const struct topk_opening *hit, struct row *out)
{
    const struct board_entry *e = &l->board->entries[hit->at];
    struct ranked r = { .entry = e,
                        .base.base = hit->score,
                        .history = l->history,
                        .distance_km = distance_of(&l->candidate, e),
                        .score = hit->score };
    r.history.in_field = l->tally.in_field[e->job.campaign.field];
    if (ctx_service(cx, "credential", 1)) {
        r.history.certificates = e->job.opening.certificates;
        r.history.certificates_known = true;
    }
    err failed = rank_rule(cx, &l->ranking, &l->candidate, &r);
    *out = (struct row){ .entry = e,
                         .order = hit->at,
                         .score = r.score,
                         .worth = r.score - ((int64_t)hit->score - hit->worth),
                         .barrier = r.base.barrier,
                         .verdict = r.verdict,
                         .rule = r.rule,
                         .rule_failed = r.rule_failed };
    return failed;
}

/* The worth of the last row that must be certain, or INT64_MIN while there are fewer. */
static int64_t least_worth(const struct list *l)
{
    if (l->count < l->head || l->rows[l->head - 1].barrier) return INT64_MIN;
    return l->rows[l->head - 1].worth;
}

/* Keeps rows in order; what the rule refuses goes behind them all later. */
static void insert(struct list *l, const struct row *row)
{
    size_t at = l->count;
    while (at > 0 && by_worth(row, &l->rows[at - 1]) < 0) at--;
    memmove(&l->rows[at + 1], &l->rows[at], (l->count - at) * sizeof(*row));
    l->rows[at] = *row;
    l->count++;
}

/* Asks the rules from the best down. True in *certain when nothing left can reach the head. */
static err rank_down(struct ctx *cx, struct list *l, bool *certain)
{
    for (; l->asked < l->hit_count; l->asked++) {
        const struct topk_opening *hit = &l->hits[l->asked];
        struct row row;
        *certain = hit->worth + bank_score_hook.max < least_worth(l);
        if (*certain) return ERR_NONE;
        err e = ask_rule(cx, l, hit, &row);
        if (e) return e;
        insert(l, &row);
    }
    *certain = false;
    return ERR_NONE;
}

/* Behind those one may take come all others that pass the filter, by score. */
static void add_barred(struct list *l)
{
    bool *there = ARENA_ARRAY(l->cx->arena, l->board->count, bool);
    for (size_t i = 0; i < l->count; i++) there[l->rows[i].order] = true;
    for (size_t i = 0; i < l->board->count; i++) {
        const struct board_entry *e = &l->board->entries[i];
        if (there[i] || !filter_passes(l->wanted, e, 0)) continue;
        struct score_need need = score_need_of(&e->job);
        int64_t km = distance_of(&l->candidate, e);
        int64_t score = score_sum(&l->person, &need, km, (uint32_t)score_near(km));
        l->rows[l->count++] = (struct row){
            .entry = e, .order = i, .score = score, .worth = score, .barrier = BARRIER_STATE
        };
    }
    if (l->count) qsort(l->rows, l->count, sizeof(*l->rows), by_worth);
}

/* Makes the first `head` rows certain, or all there are. Hits found before keep their places when
 * more are looked for. */
static err make_head(struct ctx *cx, struct list *l)
{
    enum { AT_FIRST = 2, MORE = 4 };
    bool certain = false;
    if (l->most < l->head * AT_FIRST) l->most = l->head * AT_FIRST;
    for (;; l->most *= MORE) {
        err e = db_read(cx, search, l);
        if (!e) e = rank_down(cx, l, &certain);
        if (e) return e;
        if (certain) break;
        if (l->hit_count == l->most) continue;
        add_barred(l);
        l->whole = true;
        return ERR_NONE;
    }
    return ERR_NONE;
}

/* Deals the rows in rounds of at most PER_ROUND a campaign, keeping their order within a round,
 * until `wanted` are dealt. The first round ends at *round. */
static struct row *spread(struct ctx *cx, const struct list *list, size_t rows, size_t wanted,
                          size_t *dealt_count, size_t *first_round)
{
    struct row *dealt = ARENA_ARRAY(cx->arena, rows, struct row);
    bool *taken = ARENA_ARRAY(cx->arena, rows, bool);
    size_t out = 0;
    *first_round = 0;
    while (out < rows && out < wanted) {
        size_t round = out;
        for (size_t i = 0; i < rows && out < wanted; i++) {
            int same = 0;
            if (taken[i]) continue;
            for (size_t k = round; k < out; k++)
                same +=
                    id_equal(dealt[k].entry->job.campaign.id, list->rows[i].entry->job.campaign.id);
            if (same >= PER_ROUND) continue;
            dealt[out++] = list->rows[i];
            taken[i] = true;
        }
        if (!round) *first_round = out;
    }
    *dealt_count = out;
    return dealt;
}

/* The rows of the page: as much of the head as dealing needs. Who is certain is dealt as in the
 * whole list as long as it is the first round. */
static err deal(struct ctx *cx, struct list *l, size_t wanted)
{
    enum { AT_FIRST = 4, MORE = 4 };
    size_t first_round;
    size_t count;
    struct row *dealt;
    l->whole = !l->ranked;
    for (l->head = wanted * AT_FIRST;; l->head *= MORE) {
        err e = l->whole ? ERR_NONE : make_head(cx, l);
        if (e) return e;
        size_t rows = l->whole || l->count < l->head ? l->count : l->head;
        dealt = spread(cx, l, rows, wanted, &count, &first_round);
        if (l->whole || first_round >= wanted) break;
    }
    l->rows = dealt;
    l->count = count;
    return ERR_NONE;
}

/* Every term, from the store; the score and what the rule said are those of the ranking. */
static err row_json(struct ctx *cx, struct tx *tx, struct json *j, const struct list *list,
                    const struct row *row)
{
    struct ranked r;
    err e = rank_base(cx, tx, &list->candidate, row->entry, &r);
    if (e) return e;
    r.verdict = row->verdict;
    r.rule = row->rule;
    r.rule_failed = row->rule_failed;
    r.score = row->score;
    if (row->barrier == BARRIER_RULE) r.base.barrier = BARRIER_RULE;
    rank_json(cx, j, &list->candidate, &r);
    return ERR_NONE;
}

static err item_json(struct ctx *cx, struct tx *tx, struct json *j, const struct list *list,
                     const struct row *row)
{
    err failed = ERR_NONE;
    const struct board_entry *e = row->entry;
    json_object(j);
    opening_item_json(cx, j, e);
    if (list->ranked) {
        failed = row_json(cx, tx, j, list, row);
    } else {
        rank_json_public(cx, j, e);
    }
    opening_item_index_json(cx, j, e);
    json_object_end(j);
    return failed;
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
    json_int_at(j, "count", (int64_t)list->total);
    json_int_at(j, "shown", from < to ? (int64_t)(to - from) : 0);
    json_bool_at(j, "empty", list->total == 0);
    json_bool_at(j, "ranked", list->ranked);
    err e = filter_choices_json(cx, tx, j, w);
    filter_relax_json(cx, j, w, board);
    json_key(j, "items");
    json_array(j);
    for (size_t i = from; !e && i < to; i++) e = item_json(cx, tx, j, list, &list->rows[i]);
    json_array_end(j);
    json_key(j, "next");
    if (to < list->total) {
        json_text(j, filter_address(cx, w, 0, to));
    } else {
        json_null(j);
    }
    json_object_end(j);
    return e;
}

/* Who asks, when it is a volunteer: what ranking needs of them. */
static err read_person(struct ctx *cx, struct tx *tx, struct list *l)
{
    struct volunteer me;
    err e = volunteer_of_actor(cx, tx, &me);
    if (e == ERR_NOT_FOUND) return ERR_NONE;
    if (!e) e = candidate_fill(cx, tx, &me, &l->candidate);
    if (!e) e = history_of_all(cx, tx, &me, &l->tally, &l->history);
    if (e) return e;
    l->person = score_person_of(&me, &l->history, 0);
    l->person.fields = history_fields(&l->tally);
    l->ranked = true;
    return ERR_NONE;
}

static err gather(struct ctx *cx, struct tx *tx, void *arg)
{
    struct answering *a = arg;
    struct list *l = &a->list;
    err e = board_hold(cx, tx, &a->board);
    if (!e) e = read_person(cx, tx, l);
    if (e) return e;
    filter_read(cx, request_query_record(a->rq), &a->wanted);
    l->board = a->board;
    l->wanted = &a->wanted;
    l->rows = ARENA_ARRAY(cx->arena, a->board->count + 1, struct row);
    for (size_t i = 0; i < a->board->count; i++) {
        if (!filter_passes(&a->wanted, &a->board->entries[i], 0)) continue;
        l->total++;
        if (!l->ranked)
            l->rows[l->count++] = (struct row){ .entry = &a->board->entries[i], .order = i };
    }
    return ERR_NONE;
}

err openings_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    struct answering a = { .rq = rq, .rs = rs };
    const struct opening_filter *given = request_query_record(rq);
    err e = db_read(cx, gather, &a);
    if (!e) e = deal(cx, &a.list, (size_t)given->after + PAGE);
    if (!e) e = db_read(cx, write_list, &a);
    if (a.board) board_release(a.board);
    return e;
}
