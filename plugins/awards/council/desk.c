/* SPDX-License-Identifier: MIT
 * desk: a member's own: the councils they sit on, the dossiers they were given, and one dossier
 * with its rubric. A review that was set aside shows no dossier any more. Others' points are shown
 * without names, and only where blind_score lets them through. */
#include "../ballot/flow.h"
#include "../dossier/dossier.h"
#include "../dossier/proof_view.h"
#include "../score/score.h"
#include "council_routes.h"

/* ---- councils ------------------------------------------------------------------------------ */

static err tell_counts(struct ctx *cx, struct tx *tx, struct json *j, id member)
{
    struct award_list reviews;
    int64_t by_state[REVIEW_SET_ASIDE + 1] = { 0 };
    err e = award_list(cx, tx, &review_entity, "member", member, &reviews);
    for (size_t i = 0; !e && i < reviews.count; i++)
        by_state[((const struct review *)award_list_at(&reviews, i))->state]++;
    json_int_at(j, "assigned", by_state[REVIEW_ASSIGNED]);
    json_int_at(j, "given", by_state[REVIEW_GIVEN]);
    json_int_at(j, "set_aside", by_state[REVIEW_SET_ASIDE]);
    return e;
}

static err tell_council(struct ctx *cx, struct tx *tx, struct json *j,
                        const struct council_member *m)
{
    struct award_round r;
    err e = record_get(cx, tx, &award_round_entity, m->round, &r);
    if (e) return e;
    json_object(j);
    json_id_at(j, "round", r.id);
    json_text_at(j, "title", r.title);
    council_term(cx, j, "state", "state_label", &round_state_vocabulary, r.state);
    council_term(cx, j, "part", "part_label", &council_part_vocabulary, m->part);
    json_text_at(j, "council_on", date_format(cx->arena, r.council_on));
    json_bool_at(j, "blind", r.blind);
    e = tell_counts(cx, tx, j, m->id);
    if (!e) e = ballot_papers_json(cx, tx, j, m);
    json_object_end(j);
    return e;
}

err council_mine(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct award_list seats;
    (void)rq;
    err e = award_list(cx, tx, &council_member_entity, "account", cx->actor.account, &seats);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_key(j, "items");
    json_array(j);
    for (size_t i = seats.count; !e && i-- > 0;) {
        const struct council_member *m = award_list_at(&seats, i);
        if (council_member_sits(m, instant_date(cx->now))) e = tell_council(cx, tx, j, m);
    }
    json_array_end(j);
    json_object_end(j);
    return e;
}

/* ---- one's reviews ------------------------------------------------------------------------- */

static err tell_own(struct ctx *cx, struct tx *tx, struct response *rs, struct json *j,
                    const struct review *r)
{
    struct council_rubric *rubric = ARENA_NEW(cx->arena, struct council_rubric);
    struct council_points *p = ARENA_NEW(cx->arena, struct council_points);
    struct nomination n;
    err e = record_get(cx, tx, &nomination_entity, r->nomination, &n);
    if (!e) e = council_rubric(cx, tx, n.category, rubric);
    if (!e) e = council_points(cx, tx, rubric, r->id, p);
    if (e) return e;
    json_object(j);
    json_id_at(j, "id", r->id);
    json_text_at(j, "label", council_label(cx, tx, &n));
    json_text_at(j, "category", rubric->category.title);
    council_term(cx, j, "state", "state_label", &review_state_vocabulary, r->state);
    json_text_at(j, "why", council_word(cx, &award_conflict_vocabulary, r->why));
    json_int_at(j, "scored", (int64_t)p->given);
    json_int_at(j, "criteria", (int64_t)rubric->criteria.count);
    json_int_at(j, "total", council_total(rubric, p));
    json_object_end(j);
    return blind_is_veiled(&n) ? ERR_NONE : respond_saw(cx, tx, rs, &nomination_entity, &n);
}

err review_list(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct award_list mine = { 0 };
    struct council_hall hall;
    err e = council_hall(cx, tx, request_id(rq), &hall);
    if (!e && hall.seated) e = award_list(cx, tx, &review_entity, "member", hall.seat.id, &mine);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_text_at(j, "title", hall.round.title);
    json_bool_at(j, "blind", hall.round.blind);
    json_bool_at(j, "scoring", round_in_council(&hall.round));
    json_bool_at(j, "manages", hall.manages);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; !e && i < mine.count; i++)
        e = tell_own(cx, tx, rs, j, award_list_at(&mine, i));
    json_array_end(j);
    json_object_end(j);
    return e;
}

/* ---- one dossier --------------------------------------------------------------------------- */

struct reading {
    const struct request *rq;
    struct response *rs;
    struct review review;
    struct council_member member;
    struct council_hall hall;
    struct nomination nomination;
    struct council_rubric rubric;
    bool own;
    struct json *j;
};

static err open_reading(struct ctx *cx, struct tx *tx, struct reading *r)
{
    err e = record_get(cx, tx, &review_entity, request_id(r->rq), &r->review);
    if (!e) e = record_get(cx, tx, &council_member_entity, r->review.member, &r->member);
    if (!e) e = record_get(cx, tx, &nomination_entity, r->review.nomination, &r->nomination);
    if (!e) e = council_hall(cx, tx, r->nomination.round, &r->hall);
    if (!e) e = council_rubric(cx, tx, r->nomination.category, &r->rubric);
    if (e) return e;
    r->own = id_equal(r->member.account, cx->actor.account);
    return r->own ? ERR_NONE : council_hall_manages(cx, &r->hall);
}

static void tell_text(struct json *j, const char *key, text t)
{
    if (t.size) json_text_at(j, key, t);
}

static err tell_proof(struct ctx *cx, struct tx *tx, struct reading *r)
{
    struct award_list proofs;
    err e = award_list(cx, tx, &nomination_proof_entity, "nomination", r->nomination.id, &proofs);
    if (e || !proofs.count) return e;
    const struct nomination_proof *p = award_list_at(&proofs, proofs.count - 1);
    json_key(r->j, "proof");
    json_object(r->j);
    e = proof_json(cx, tx, r->j, p->facts, p->digest);
    json_object_end(r->j);
    return e;
}

static err tell_evidence(struct ctx *cx, struct tx *tx, struct reading *r)
{
    struct award_list files;
    err e = award_list(cx, tx, &evidence_entity, "nomination", r->nomination.id, &files);
    json_key(r->j, "evidence");
    json_array(r->j);
    for (size_t i = 0; !e && i < files.count; i++) {
        const struct evidence *v = award_list_at(&files, i);
        json_object(r->j);
        json_id_at(r->j, "id", v->id);
        council_term(cx, r->j, "kind", "kind_label", &award_document_vocabulary, v->kind);
        json_text_at(r->j, "about", v->about);
        tell_text(r->j, "name", v->name);
        json_int_at(r->j, "size", v->size);
        json_object_end(r->j);
    }
    json_array_end(r->j);
    return e;
}

/* What the rule of the district says, beside the council's points and never in their place. */
static err tell_rule(struct ctx *cx, struct tx *tx, struct reading *r)
{
    json_key(r->j, "rule");
    return award_verdict_print(cx, tx, r->j, r->nomination.id, false);
}

static err tell_nomination(struct ctx *cx, struct tx *tx, struct reading *r)
{
    const struct nomination *n = &r->nomination;
    struct json *j = r->j;
    json_key(j, "dossier");
    json_object(j);
    json_id_at(j, "id", n->id);
    json_text_at(j, "label", council_label(cx, tx, n));
    json_bool_at(j, "veiled", blind_is_veiled(n));
    tell_text(j, "duty", n->duty);
    tell_text(j, "unit", record_title(cx, tx, &unit_entity, n->unit));
    tell_text(j, "summary", n->summary);
    tell_text(j, "achievements", n->achievements);
    tell_text(j, "initiative", n->initiative);
    tell_text(j, "replication", n->replication);
    tell_text(j, "earlier", n->earlier);
    err e = tell_proof(cx, tx, r);
    if (!e) e = tell_evidence(cx, tx, r);
    if (!e) e = tell_rule(cx, tx, r);
    json_object_end(j);
    if (e || blind_is_veiled(n)) return e;
    return respond_saw(cx, tx, r->rs, &nomination_entity, n);
}

static err tell_rubric(struct ctx *cx, struct tx *tx, struct reading *r)
{
    struct council_points *p = ARENA_NEW(cx->arena, struct council_points);
    err e = council_points(cx, tx, &r->rubric, r->review.id, p);
    json_key(r->j, "criteria");
    json_array(r->j);
    for (size_t i = 0; !e && i < r->rubric.criteria.count; i++) {
        const struct award_criterion *c = award_list_at(&r->rubric.criteria, i);
        json_object(r->j);
        json_id_at(r->j, "id", c->id);
        json_text_at(r->j, "title", c->title);
        json_text_at(r->j, "rubric", c->rubric);
        json_int_at(r->j, "weight", c->weight);
        json_int_at(r->j, "most", c->most);
        if (p->points[i] >= 0) json_int_at(r->j, "points", p->points[i]);
        tell_text(r->j, "note", p->note[i]);
        json_object_end(r->j);
    }
    json_array_end(r->j);
    json_int_at(r->j, "total", council_total(&r->rubric, p));
    return e;
}

static err tell_other(struct ctx *cx, struct tx *tx, struct reading *r, const struct review *other,
                      int64_t number)
{
    struct council_points *p = ARENA_NEW(cx->arena, struct council_points);
    err e = council_points(cx, tx, &r->rubric, other->id, p);
    if (e || p->hidden || p->given < r->rubric.criteria.count) return e;
    json_object(r->j);
    json_int_at(r->j, "number", number);
    json_int_at(r->j, "total", council_total(&r->rubric, p));
    json_key(r->j, "points");
    json_array(r->j);
    for (size_t i = 0; i < r->rubric.criteria.count; i++) json_int(r->j, p->points[i]);
    json_array_end(r->j);
    json_text_at(r->j, "note", other->note);
    json_object_end(r->j);
    return ERR_NONE;
}

static err tell_others(struct ctx *cx, struct tx *tx, struct reading *r)
{
    struct award_list reviews;
    int64_t number = 0;
    err e = award_list(cx, tx, &review_entity, "nomination", r->nomination.id, &reviews);
    json_key(r->j, "others");
    json_array(r->j);
    for (size_t i = 0; !e && i < reviews.count; i++) {
        const struct review *other = award_list_at(&reviews, i);
        if (other->state != REVIEW_GIVEN || id_equal(other->id, r->review.id)) continue;
        e = tell_other(cx, tx, r, other, ++number);
    }
    json_array_end(r->j);
    return e;
}

static void tell_review(struct ctx *cx, struct reading *r)
{
    struct json *j = r->j;
    json_id_at(j, "id", r->review.id);
    council_term(cx, j, "state", "state_label", &review_state_vocabulary, r->review.state);
    json_text_at(j, "why",
                 r->own ? council_word(cx, &award_conflict_vocabulary, r->review.why) : TEXT(""));
    json_text_at(j, "note", r->review.note);
    json_bool_at(j, "own", r->own);
    json_id_at(j, "round", r->hall.round.id);
    json_text_at(j, "title", r->hall.round.title);
    json_bool_at(j, "blind", r->hall.round.blind);
    json_bool_at(j, "scoring",
                 r->own && round_in_council(&r->hall.round) && r->review.state == REVIEW_ASSIGNED &&
                     r->nomination.state == NOMINATION_CHECKED);
    json_text_at(j, "category", r->rubric.category.title);
}

static err read_review(struct ctx *cx, struct tx *tx, void *arg)
{
    struct reading *r = arg;
    err e = open_reading(cx, tx, r);
    if (e) return e;
    r->j = respond_json(cx, r->rs, 200);
    json_object(r->j);
    tell_review(cx, r);
    bool open = r->review.state != REVIEW_SET_ASIDE || !r->own;
    if (open) e = tell_nomination(cx, tx, r);
    if (!e && open) e = tell_rubric(cx, tx, r);
    if (!e && open) e = tell_others(cx, tx, r);
    json_object_end(r->j);
    return e;
}

err review_view(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct reading *r = ARENA_NEW(cx->arena, struct reading);
    *r = (struct reading){ .rq = rq, .rs = rs };
    return tx ? read_review(cx, tx, r) : db_read(cx, read_review, r);
}
