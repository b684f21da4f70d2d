/* SPDX-License-Identifier: MIT
 * candidates: the best people for one opening, exactly. The snapshot gives them best first without
 * the area's rule; the rule, which moves a score by its hook's bound at most, is asked of one after
 * the other until nobody left can get in. Equals: more points without the rule first, then by lot.
 * Names and phones are read from the store for those shown only. */
#include "certificates.h"
#include "lists.h"
#include "match/topk.h"
#include "words.h"

enum { LIMIT_DEFAULT = 30, LIMIT_MAX = 200 };

const struct field candidate_filter_fields[] = { FIELD(1, struct candidate_filter, limit, INT, 0,
                                                       .min = 0, .max = LIMIT_MAX,
                                                       .label = "Số người", .label_en = "How many"),
                                                 { 0 } };

struct found {
    struct topk_hit hit;
    struct rule_verdict verdict;
    struct rule_source rule;
    bool rule_failed;
    int64_t score; /* with the rule */
};

struct searching {
    const struct request *rq;
    struct response *rs;
    struct board_entry entry;
    struct snapshot *snapshot;
    struct topk_query query;
    struct topk_hit *hits; /* best first without the rule; those before `asked` are done with */
    size_t hit_count, asked;
    struct found *best; /* best first */
    size_t best_count, best_max;
    struct topk_counts counts;
    size_t refused_by_rule;
    struct ranking ranking;
    struct ctx *cx; /* of the certificates asked for */
    struct tx *tx;
    err failure;
};

/* Whether the person holds every certificate required, or nobody can tell. */
static bool certified(void *arg, const struct topk_hit *hit)
{
    struct searching *s = arg;
    struct score_history h = { 0 };
    if (s->failure) return false;
    id who = hit->people->facts[hit->slot].volunteer;
    s->failure = certificates_of(s->cx, s->tx, who, &s->entry.job, &h);
    return !s->failure &&
           (!h.certificates_known ||
            code_set_is_empty(code_set_minus(s->entry.job.opening.certificates, h.certificates)));
}

static err search(struct ctx *cx, struct tx *tx, void *arg)
{
    struct searching *s = arg;
    s->cx = cx;
    s->tx = tx;
    s->hits = ARENA_ARRAY(cx->arena, s->query.most, struct topk_hit);
    s->hit_count = topk_people(s->snapshot, &s->query, s->hits, NULL);
    return s->failure;
}

/* Keeps the best; equals in the order people were looked at. */
static void insert(struct searching *s, const struct found *f)
{
    bool full = s->best_count == s->best_max;
    if (full && f->score <= s->best[s->best_max - 1].score) return;
    size_t at = s->best_count;
    while (at > 0 && s->best[at - 1].score < f->score) at--;
    size_t last = full ? s->best_max - 1 : s->best_count++;
    memmove(&s->best[at + 1], &s->best[at], (last - at) * sizeof(*f));
    s->best[at] = *f;
}

static err ask_rule(struct ctx *cx, struct searching *s, const struct topk_hit *hit)
{
    struct candidate c;
    struct ranked r;
    rank_of_hit(s->snapshot, hit, &s->entry, ctx_service(cx, "credential", 1) != NULL, &c, &r);
    err e = rank_rule(cx, &s->ranking, &c, &r);
    if (e) return e;
    if (r.base.barrier) {
        s->refused_by_rule++;
        return ERR_NONE;
    }
    struct found f = { *hit, r.verdict, r.rule, r.rule_failed, r.score };
    insert(s, &f);
    return ERR_NONE;
}

/* Whether somebody with this score could still get in with all that a rule may add. */
static bool could_get_in(const struct searching *s, uint32_t score)
{
    int64_t most = (int64_t)score + bank_score_hook.max;
    if (most > SCORE_FULL) most = SCORE_FULL;
    return s->best_count < s->best_max || most > s->best[s->best_max - 1].score;
}

/* From the best down, more of them when those found were too few. */
static err rank_down(struct ctx *cx, struct searching *s)
{
    enum { AT_FIRST = 4, THEN = 4 };
    s->query.most = s->best_max * AT_FIRST;
    for (;; s->query.most *= THEN) {
        err e = db_read(cx, search, s);
        for (; !e && s->asked < s->hit_count; s->asked++) {
            if (!could_get_in(s, s->hits[s->asked].score)) return ERR_NONE;
            e = ask_rule(cx, s, &s->hits[s->asked]);
        }
        if (e || s->hit_count < s->query.most) return e;
    }
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
                          const struct candidate *c, const struct ranked *r)
{
    const struct volunteer *v = &c->volunteer;
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
    rank_json(cx, j, c, r);
    json_object_end(j);
    return e || !named ? e : respond_saw(cx, tx, s->rs, &volunteer_entity, v);
}

/* Everything shown of a person comes from the store; the score is the one of the search. Who went
 * in the meantime is left out. */
static err found_json(struct ctx *cx, struct tx *tx, struct json *j, const struct searching *s,
                      const struct found *f)
{
    struct volunteer v;
    struct candidate c;
    struct ranked r;
    id who = f->hit.people->facts[f->hit.slot].volunteer;
    err e = record_get(cx, tx, &volunteer_entity, who, &v);
    if (e == ERR_NOT_FOUND) return ERR_NONE;
    if (!e) e = candidate_fill(cx, tx, &v, &c);
    if (!e) e = rank_base(cx, tx, &c, &s->entry, &r);
    if (e) return e;
    r.verdict = f->verdict;
    r.rule = f->rule;
    r.rule_failed = f->rule_failed;
    r.score = f->score;
    return candidate_json(cx, tx, j, s, &c, &r);
}

static err gather(struct ctx *cx, struct tx *tx, void *arg)
{
    struct searching *s = arg;
    struct opening opening;
    err e = record_get(cx, tx, &opening_entity, request_id(s->rq), &opening);
    if (!e) e = board_entry_of(cx, tx, &opening, &s->entry);
    if (!e) e = snapshot_current(cx, tx, &s->snapshot);
    if (e) return e;
    s->query = (struct topk_query){
        .need = score_need_of(&s->entry.job),
        .place = match_places_find(s->snapshot->places, s->entry.job.opening.place),
        .accept = code_set_is_empty(s->entry.job.opening.certificates) ? NULL : certified,
        .arg = s
    };
    return ERR_NONE;
}

static err write_candidates(struct ctx *cx, struct tx *tx, void *arg)
{
    struct searching *s = arg;
    err e = ERR_NONE;
    struct json *j = respond_json(cx, s->rs, 200);
    json_object(j);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; !e && i < s->best_count; i++) e = found_json(cx, tx, j, s, &s->best[i]);
    json_array_end(j);
    json_int_at(j, "considered", (int64_t)s->counts.all);
    json_int_at(j, "rejected", (int64_t)(s->counts.all - s->counts.eligible + s->refused_by_rule));
    json_int_at(j, "scored", (int64_t)s->asked);
    json_int_at(j, "no_consent", (int64_t)s->counts.taken_back);
    json_int_at(j, "not_asked", (int64_t)s->counts.not_asked);
    json_int_at(j, "faults", (int64_t)s->ranking.faults);
    json_object_end(j);
    return e;
}

/* Ranks, and counts who did not agree to be matched and would have been among the best. */
static err answer(struct ctx *cx, struct searching *s)
{
    err e = rank_down(cx, s);
    if (e) return e;
    bool full = s->best_count == s->best_max;
    uint32_t least = full ? (uint32_t)s->best[s->best_max - 1].score : 0;
    topk_count(s->snapshot, &s->query, least, &s->counts);
    return db_read(cx, write_candidates, s);
}

err opening_candidates(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    const struct candidate_filter *filter = request_query_record(rq);
    struct searching *s = ARENA_NEW(cx->arena, struct searching);
    s->rq = rq;
    s->rs = rs;
    s->best_max = filter->limit ? (size_t)filter->limit : LIMIT_DEFAULT;
    s->best = ARENA_ARRAY(cx->arena, s->best_max + 1, struct found);
    err e = db_read(cx, gather, s);
    if (!e) e = answer(cx, s);
    snapshot_release(s->snapshot);
    return e;
}
