/* SPDX-License-Identifier: MIT
 * cases_score: every pair of a person and an opening that a sign-up made, once. What is known of
 * the person comes from the snapshot, as it would today; who is no longer active is left out, since
 * nobody would score them. */
#include "cases_walk.h"
#include "rank.h"
#include "state.h"

struct score_row {
    uint32_t job, person;
    date day;
};

struct scoring_walk {
    struct case_walk *w;
    struct snapshot *snapshot;
    struct id_map met; /* pairs */
    struct score_row *rows;
    size_t count, room;
    uint32_t job;
    date day;
};

static id pair_of(id opening, id volunteer)
{
    for (size_t i = 0; i < sizeof opening.bytes; i++)
        opening.bytes[i] ^= volunteer.bytes[sizeof opening.bytes - 1 - i];
    return opening;
}

static struct score_row *new_row(struct ctx *cx, struct scoring_walk *s)
{
    if (s->count == s->room) {
        s->room = s->room ? s->room * 2 : CASE_PAGE;
        struct score_row *more = ARENA_ARRAY(cx->arena, s->room, struct score_row);
        if (s->count) memcpy(more, s->rows, s->count * sizeof *more);
        s->rows = more;
    }
    return &s->rows[s->count++];
}

static enum kv_go keep_signup(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct scoring_walk *s = arg;
    const struct signup *signup = record;
    const struct rule_cases *q = s->w->q;
    id pair = pair_of(signup->opening, signup->volunteer);
    if (!id_is_none(q->subject) && !id_equal(q->subject, signup->volunteer)) return KV_MORE;
    if (id_map_get(&s->met, pair) != ID_MAP_NONE) return KV_MORE;
    id_map_put(&s->met, pair, 0);
    uint32_t person;
    *failure = case_person_of(cx, tx, s->w, signup->volunteer, &person);
    if (*failure) return KV_STOP;
    if (s->w->person[person].there) *new_row(cx, s) = (struct score_row){ s->job, person, s->day };
    return KV_MORE;
}

static err read_page(struct ctx *cx, struct tx *tx, void *arg)
{
    struct scoring_walk *s = arg;
    struct case_walk *w = s->w;
    err e = ERR_NONE;
    s->rows = NULL;
    s->count = s->room = 0;
    for (; !e && s->count < CASE_PAGE && w->at < w->shift_count; w->at++) {
        const struct case_shift *shift = &w->shifts[w->at];
        e = case_job_of(cx, tx, w, shift->opening, &s->job);
        if (e || !case_within(cx, tx, w, w->job[s->job].unit)) continue;
        s->day = shift->day;
        e = query_ref(cx, tx, &signup_entity, "shift", shift->shift, keep_signup, s);
    }
    return e;
}

static bool facts_of(struct ctx *cx, const struct scoring_walk *s, const struct score_row *row,
                     bool certified, struct score_facts *f)
{
    const struct case_job *job = &s->w->job[row->job];
    struct board_entry entry = { .job = job->job };
    struct topk_hit hit = { 0 };
    struct candidate c;
    struct ranked r;
    id who = s->w->person[row->person].volunteer;
    if (!snapshot_find(s->snapshot, who, &hit.people, &hit.slot)) return false;
    rank_of_hit(s->snapshot, &hit, &entry, certified, &c, &r);
    rank_facts(cx, &c, &r, f);
    return true;
}

static bool hand_out(struct ctx *cx, void *arg, const struct case_taker *taker)
{
    struct scoring_walk *s = arg;
    struct case_walk *w = s->w;
    bool certified = ctx_service(cx, "credential", 1) != NULL;
    for (size_t i = 0; i < s->count; i++) {
        const struct score_row *row = &s->rows[i];
        struct score_facts f;
        if (!facts_of(cx, s, row, certified, &f)) continue;
        struct rule_case one = { .facts = &f, .unit = w->job[row->job].unit, .day = row->day };
        if (!case_give(w, row->job, row->person, one, taker)) return false;
    }
    return true;
}

static err hold_snapshot(struct ctx *cx, struct tx *tx, void *arg)
{
    return snapshot_current(cx, tx, &((struct scoring_walk *)arg)->snapshot);
}

err score_cases(struct ctx *cx, const struct rule_cases *q,
                bool (*take)(void *arg, const struct rule_case *c), void *arg)
{
    struct scoring_walk s = { 0 };
    err e = case_walk_begin(cx, q, &signup_entity, &s.w);
    if (e) return e;
    s.met = id_map_in(s.w->keep);
    e = case_read(cx, s.w, hold_snapshot, &s);
    if (!e) e = case_pages(cx, s.w, read_page, hand_out, &s, &(struct case_taker){ take, arg });
    snapshot_release(s.snapshot);
    case_walk_end(cx, s.w);
    return e;
}
