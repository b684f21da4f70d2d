/* SPDX-License-Identifier: MIT
 * candidates: the best people for one opening, exactly. Everybody gets a cheap bound (what history
 * and the rule could still add); people are then scored in full from the highest bound down, until
 * no bound can reach the k-th score. Who did not agree to be matched, or took it back, is
 * left out and only counted, which is asked of those alone who would be among the best. */
#include <stdlib.h>

#include "consent.h"
#include "lists.h"
#include "words.h"

enum { LIMIT_DEFAULT = 30, LIMIT_MAX = 200, RULE_BOUND = 2000, FEW = 64 };

const struct field candidate_filter_fields[] = { FIELD(1, struct candidate_filter, limit, INT, 0,
                                                       .min = 0, .max = LIMIT_MAX,
                                                       .label = "Số người", .label_en = "How many"),
                                                 { 0 } };

struct bound {
    struct volunteer volunteer;
    int64_t most;
};

struct found {
    struct candidate candidate;
    struct ranked ranked;
    enum consent_state consent; /* to be matched */
};

struct searching {
    const struct request *rq;
    struct response *rs;
    struct board_entry entry;
    struct bound *bounds;
    size_t count, room;
    struct found *best; /* by score, best first */
    size_t best_count, best_max;
    size_t considered, rejected, scored, no_consent, not_asked;
    struct ranking ranking;
};

/* No score of this person for this job can be higher: unknown terms count in full. */
static int64_t bound_of(const struct volunteer *v, const struct score_job *job)
{
    struct score_history h = { .certificates = job->opening.certificates,
                               .certificates_known = true };
    struct score_base base;
    for (size_t n = 1; n < SCORE_LANGUAGES; n++) h.languages.of[n] = 5;
    h.in_field = INT16_MAX;
    score_base(v, &h, job, 0, 0, &base);
    return base.barrier ? -1 : base.base + RULE_BOUND;
}

static enum kv_go add_bound(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)tx;
    (void)failure;
    struct searching *s = arg;
    const struct volunteer *v = record;
    int64_t most = bound_of(v, &s->entry.job);
    if (most < 0) {
        s->rejected++;
        return KV_MORE;
    }
    if (s->count == s->room) {
        size_t room = s->room ? s->room * 2 : 4096;
        struct bound *more = ARENA_ARRAY(cx->arena, room, struct bound);
        if (s->count) memcpy(more, s->bounds, s->count * sizeof(*more));
        s->bounds = more;
        s->room = room;
    }
    s->bounds[s->count++] = (struct bound){ *v, most };
    return KV_MORE;
}

static int by_bound(const void *a, const void *b)
{
    const struct bound *x = a;
    const struct bound *y = b;
    if (x->most != y->most) return x->most > y->most ? -1 : 1;
    return id_compare(x->volunteer.id, y->volunteer.id);
}

static bool gets_in(const struct searching *s, const struct found *f)
{
    if (f->ranked.base.barrier) return false;
    return s->best_count < s->best_max || f->ranked.score > s->best[s->best_max - 1].ranked.score;
}

/* Keeps the best, ties in the order people were looked at. */
static void insert(struct searching *s, const struct found *f)
{
    size_t at = s->best_count;
    while (at > 0 && s->best[at - 1].ranked.score < f->ranked.score) at--;
    size_t last = s->best_count < s->best_max ? s->best_count++ : s->best_max - 1;
    memmove(&s->best[at + 1], &s->best[at], (last - at) * sizeof(*f));
    s->best[at] = *f;
}

/* Reads the base scores of the next few people. */
struct reading {
    struct searching *s;
    struct found *few;
    size_t from, count;
};

static err read_few(struct ctx *cx, struct tx *tx, void *arg)
{
    struct reading *r = arg;
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < r->count; i++) {
        struct found *f = &r->few[i];
        e = candidate_fill(cx, tx, &r->s->bounds[r->from + i].volunteer, &f->candidate);
        if (!e) e = rank_base(cx, tx, &f->candidate, &r->s->entry, &f->ranked);
    }
    return e;
}

static err rank_few(struct ctx *cx, struct searching *s, struct reading *r)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < r->count; i++) {
        struct found *f = &r->few[i];
        e = rank_rule(cx, &s->ranking, &f->candidate, &f->ranked);
        if (e) break;
        s->scored++;
        if (f->ranked.base.barrier) s->rejected++;
    }
    return e;
}

/* Asked of those only who would be among the best. */
static err ask_few(struct ctx *cx, struct tx *tx, void *arg)
{
    struct reading *r = arg;
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < r->count; i++) {
        struct found *f = &r->few[i];
        f->consent = CONSENT_AGREED;
        if (!gets_in(r->s, f)) continue;
        e = consent_state(cx, tx, f->candidate.volunteer.id, CONSENT_MATCHING, &f->consent);
    }
    return e;
}

static void keep_few(struct searching *s, const struct reading *r)
{
    for (size_t i = 0; i < r->count; i++) {
        const struct found *f = &r->few[i];
        s->no_consent += f->consent == CONSENT_TAKEN_BACK;
        s->not_asked += f->consent == CONSENT_NOT_ASKED;
        if (f->consent == CONSENT_AGREED && gets_in(s, f)) insert(s, f);
    }
}

/* From the highest bound down, a few at a time: base scores and consents in short reads, rules
 * outside them. */
static err score_down(struct ctx *cx, struct searching *s)
{
    struct reading r = { .s = s, .few = ARENA_ARRAY(cx->arena, FEW, struct found) };
    for (; r.from < s->count; r.from += r.count) {
        bool full = s->best_count == s->best_max;
        if (full && s->bounds[r.from].most <= s->best[s->best_max - 1].ranked.score) break;
        r.count = s->count - r.from < FEW ? s->count - r.from : FEW;
        err e = db_read(cx, read_few, &r);
        if (!e) e = rank_few(cx, s, &r);
        if (!e) e = db_read(cx, ask_few, &r);
        if (e) return e;
        keep_few(s, &r);
    }
    return ERR_NONE;
}

struct at_opening {
    id opening;
    const struct term *state;
    bool accepted;
};

static enum kv_go find_signup(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx;
    (void)tx;
    (void)failure;
    const struct signup *s = record;
    struct at_opening *at = arg;
    if (!id_equal(s->opening, at->opening)) return KV_MORE;
    at->state =
        vocabulary_number(entity_field(&signup_entity, "state", 5)->terms, (unsigned)s->state);
    at->accepted = s->state == SIGNUP_ACCEPTED;
    return at->accepted ? KV_STOP : KV_MORE;
}

/* People of other units stay without name and phone until they have accepted: the code is enough to
 * invite them. */
static err candidate_json(struct ctx *cx, struct tx *tx, struct json *j, const struct searching *s,
                          const struct found *f)
{
    const struct volunteer *v = &f->candidate.volunteer;
    struct at_opening at = { .opening = s->entry.job.opening.id };
    err e = query_ref(cx, tx, &signup_entity, "volunteer", v->id, find_signup, &at);
    bool own = access_may(cx, tx, "volunteer.read", v->unit);
    bool named = own || at.accepted;
    json_object(j);
    json_id_at(j, "volunteer", v->id);
    json_text_at(j, "code", v->code);
    json_bool_at(j, "own_unit", own);
    json_text_at(j, "unit", record_title(cx, tx, &unit_entity, v->unit));
    json_int_at(j, "age", date_years(v->birth, instant_date(cx->now)));
    json_key(j, "name");
    named ? json_text(j, v->full_name) : json_null(j);
    json_key(j, "phone");
    named ? json_text(j, v->phone) : json_null(j);
    json_key(j, "signup_state");
    at.state ? json_text(j, ctx_say(cx, at.state->vi, at.state->en)) : json_null(j);
    rank_json(cx, j, &f->candidate, &f->ranked);
    json_object_end(j);
    return e || !named ? e : respond_saw(cx, tx, s->rs, &volunteer_entity, v);
}

static err gather(struct ctx *cx, struct tx *tx, void *arg)
{
    struct searching *s = arg;
    struct opening opening;
    struct volunteer active = { .state = VOLUNTEER_ACTIVE };
    err e = record_get(cx, tx, &opening_entity, request_id(s->rq), &opening);
    if (!e) e = board_entry_of(cx, tx, &opening, &s->entry);
    return e ? e : query_by(cx, tx, &volunteer_entity, "state", &active, add_bound, s);
}

static err write_candidates(struct ctx *cx, struct tx *tx, void *arg)
{
    struct searching *s = arg;
    err e = ERR_NONE;
    struct json *j = respond_json(cx, s->rs, 200);
    json_object(j);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; !e && i < s->best_count; i++) e = candidate_json(cx, tx, j, s, &s->best[i]);
    json_array_end(j);
    json_int_at(j, "considered", (int64_t)s->considered);
    json_int_at(j, "rejected", (int64_t)s->rejected);
    json_int_at(j, "scored", (int64_t)s->scored);
    json_int_at(j, "no_consent", (int64_t)s->no_consent);
    json_int_at(j, "not_asked", (int64_t)s->not_asked);
    json_int_at(j, "faults", (int64_t)s->ranking.faults);
    json_object_end(j);
    return e;
}

err opening_candidates(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    const struct candidate_filter *filter = request_query_record(rq);
    struct searching *s = ARENA_NEW(cx->arena, struct searching);
    s->rq = rq;
    s->rs = rs;
    err e = db_read(cx, gather, s);
    if (e) return e;
    if (s->count) qsort(s->bounds, s->count, sizeof(s->bounds[0]), by_bound);
    s->considered = s->count + s->rejected;
    s->best_max = filter->limit ? (size_t)filter->limit : LIMIT_DEFAULT;
    s->best = ARENA_ARRAY(cx->arena, s->best_max + 1, struct found);
    e = score_down(cx, s);
    return e ? e : db_read(cx, write_candidates, s);
}
