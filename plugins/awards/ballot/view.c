/* SPDX-License-Identifier: MIT
 * view: what members and whoever leads them see of ballots. While a box is open nobody sees a
 * count; who has not cast yet only who leads it, to remind them. */
#include "../council/blind.h"
#include "../council/hall.h"
#include "flow.h"

static void box_members(struct json *j, const struct ballot_box *b, int64_t cast)
{
    const struct term *state = vocabulary_number(&box_state_vocabulary, (unsigned)b->state);
    json_id_at(j, "id", b->id);
    json_z_at(j, "state", state ? state->code : NULL);
    json_int_at(j, "members", b->members);
    json_int_at(j, "quorum", b->quorum);
    json_int_at(j, "cast", cast);
    json_text_at(j, "pass", b->pass);
    json_text_at(j, "minutes", b->minutes);
    json_text_at(j, "void_reason", b->void_reason);
}

static void moment_at(struct ctx *cx, struct json *j, const char *name, instant at)
{
    json_key(j, name);
    if (at)
        json_text(j, instant_format(cx->arena, at));
    else
        json_null(j);
}

/* Staff who read the round's dossiers, whoever leads, and members. */
static err require_sight(struct ctx *cx, struct tx *tx, const struct award_round *r, bool *leads,
                         struct council_member *seat, bool *sits)
{
    err e = ballot_leads(cx, tx, r, leads);
    if (!e) e = council_seat(cx, tx, r->id, seat, sits);
    if (e || *leads || *sits) return e;
    return access_require(cx, tx, "council.read", r->unit);
}

/* ---- a round ------------------------------------------------------------------------------- */

struct round_ballots {
    id round;
    struct response *rs;
};

static err print_category(struct ctx *cx, struct tx *tx, struct json *j,
                          const struct award_category *c)
{
    struct award_list boxes, dossiers;
    int64_t checked = 0;
    err e = award_list(cx, tx, &ballot_box_entity, "category", c->id, &boxes);
    if (!e) e = award_list(cx, tx, &nomination_entity, "category", c->id, &dossiers);
    for (size_t i = 0; !e && i < dossiers.count; i++)
        checked +=
            ((const struct nomination *)award_list_at(&dossiers, i))->state == NOMINATION_CHECKED;
    json_object(j);
    json_id_at(j, "id", c->id);
    json_text_at(j, "title", c->title);
    json_int_at(j, "quota", c->quota);
    json_int_at(j, "waiting", checked);
    json_key(j, "boxes");
    json_array(j);
    for (size_t i = 0; !e && i < boxes.count; i++) {
        struct box_whole w;
        e = box_whole_read(cx, tx, ((const struct ballot_box *)award_list_at(&boxes, i))->id, &w);
        if (e) break;
        json_object(j);
        box_members(j, &w.box, w.cast);
        moment_at(cx, j, "opened", w.box.opened);
        moment_at(cx, j, "closed", w.box.closed);
        json_object_end(j);
    }
    json_array_end(j);
    json_object_end(j);
    return e;
}

static err print_round(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct round_ballots *a = arg;
    struct award_round r;
    struct council_member seat;
    struct award_list categories;
    int64_t conflicts = 0;
    bool leads = false, sits = false;
    err e = record_get(cx, tx, &award_round_entity, a->round, &r);
    if (!e) e = require_sight(cx, tx, &r, &leads, &seat, &sits);
    if (!e) e = award_list(cx, tx, &award_category_entity, "round", r.id, &categories);
    if (!e && leads) e = council_conflicts(cx, tx, &r, &conflicts);
    if (e) return e;
    const struct term *state = vocabulary_number(&round_state_vocabulary, (unsigned)r.state);
    struct json *j = respond_json(cx, a->rs, 200);
    json_object(j);
    json_id_at(j, "id", r.id);
    json_text_at(j, "title", r.title);
    json_z_at(j, "state", state ? state->code : NULL);
    json_bool_at(j, "leads", leads);
    json_bool_at(j, "decides", access_may(cx, tx, "nomination.decide", r.unit));
    json_bool_at(j, "sits", sits && ballot_sits(cx, &seat));
    json_int_at(j, "conflicts", conflicts);
    json_text_at(j, "decision_number", r.decision_number);
    json_text_at(j, "decided", date_format(cx->arena, r.decided));
    json_key(j, "categories");
    json_array(j);
    for (size_t i = 0; !e && i < categories.count; i++)
        e = print_category(cx, tx, j, award_list_at(&categories, i));
    json_array_end(j);
    json_object_end(j);
    return e;
}

err award_round_ballots(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs)
{
    struct round_ballots a = { .round = request_id(rq), .rs = rs };
    (void)tx;
    return db_read(cx, print_round, &a);
}

/* ---- a box --------------------------------------------------------------------------------- */

/* Read as the actor: a blind round's council sees no names. */
static err print_nominee(struct ctx *cx, struct tx *tx, struct json *j, struct response *rs,
                         id nomination)
{
    struct nomination n;
    err e = record_get(cx, tx, &nomination_entity, nomination, &n);
    if (e) return e;
    json_text_at(j, "name", council_label(cx, tx, &n));
    json_text_at(j, "unit", record_title(cx, tx, &unit_entity, n.unit));
    json_text_at(j, "summary", n.summary);
    return blind_is_veiled(&n) ? ERR_NONE : respond_saw(cx, tx, rs, &nomination_entity, &n);
}

static err print_candidate(struct ctx *cx, struct tx *tx, struct json *j, struct response *rs,
                           const struct box_whole *w, size_t i, bool barred)
{
    const struct ballot_candidate *c = &w->candidates[i];
    json_object(j);
    json_id_at(j, "nomination", c->nomination);
    err e = print_nominee(cx, tx, j, rs, c->nomination);
    json_int_at(j, "position", c->position);
    json_int_at(j, "score", c->score);
    json_int_at(j, "band", c->band);
    json_bool_at(j, "moved", c->moved);
    json_bool_at(j, "barred", barred);
    if (w->box.state == BOX_CLOSED) {
        json_int_at(j, "entitled", c->entitled);
        json_int_at(j, "in_favour", c->in_favour);
        json_int_at(j, "against", c->against);
        json_int_at(j, "blank", c->blank);
        json_bool_at(j, "chosen", c->chosen);
    }
    json_object_end(j);
    return e;
}

static err print_missing(struct ctx *cx, struct tx *tx, struct json *j, const struct box_whole *w)
{
    err e = ERR_NONE;
    json_key(j, "missing");
    json_array(j);
    for (size_t i = 0; !e && i < w->roll_count; i++) {
        struct council_member m;
        if (w->roll[i].taken) continue;
        e = record_get(cx, tx, &council_member_entity, w->roll[i].member, &m);
        if (!e) json_text(j, record_title(cx, tx, &account_entity, m.account));
    }
    json_array_end(j);
    return e;
}

static const struct ballot_taken *row_of(const struct box_whole *w, id member)
{
    for (size_t i = 0; i < w->roll_count; i++)
        if (id_equal(w->roll[i].member, member)) return &w->roll[i];
    return NULL;
}

static err print_candidates(struct ctx *cx, struct tx *tx, struct json *j, struct response *rs,
                            const struct box_whole *w, const struct ballot_taken *row)
{
    bool *barred = ARENA_ARRAY(cx->arena, w->candidate_count + 1, bool);
    err e = ERR_NONE;
    if (row) e = ballot_bar(cx, tx, row->member, w->candidates, w->candidate_count, barred);
    json_key(j, "candidates");
    json_array(j);
    for (size_t i = 0; !e && i < w->candidate_count; i++)
        e = print_candidate(cx, tx, j, rs, w, i, barred[i]);
    json_array_end(j);
    return e;
}

err ballot_paper(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct box_whole w;
    struct council_member seat;
    bool leads = false, sits = false;
    err e = box_whole_read(cx, tx, request_id(rq), &w);
    if (!e) e = require_sight(cx, tx, &w.round, &leads, &seat, &sits);
    if (e) return e;
    const struct ballot_taken *row = sits ? row_of(&w, seat.id) : NULL;
    bool open = w.box.state == BOX_OPEN;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    box_members(j, &w.box, w.cast);
    moment_at(cx, j, "opened", w.box.opened);
    moment_at(cx, j, "closed", w.box.closed);
    json_id_at(j, "round", w.round.id);
    json_text_at(j, "round_title", w.round.title);
    json_text_at(j, "category", w.category.title);
    json_int_at(j, "quota", w.category.quota);
    json_bool_at(j, "leads", leads);
    json_bool_at(j, "votes", open && row && !row->taken && ballot_sits(cx, &seat));
    json_bool_at(j, "voted", row && row->taken);
    if (leads && open) e = print_missing(cx, tx, j, &w);
    if (!e) e = print_candidates(cx, tx, j, rs, &w, row);
    json_object_end(j);
    return e;
}

/* ---- a member ------------------------------------------------------------------------------ */

static err print_paper(struct ctx *cx, struct tx *tx, struct json *j, id box)
{
    struct ballot_box b;
    err e = record_get(cx, tx, &ballot_box_entity, box, &b);
    if (e || b.state != BOX_OPEN) return e;
    json_object(j);
    json_id_at(j, "id", b.id);
    json_text_at(j, "category", record_title(cx, tx, &award_category_entity, b.category));
    json_object_end(j);
    return ERR_NONE;
}

err ballot_papers_json(struct ctx *cx, struct tx *tx, struct json *j,
                       const struct council_member *m)
{
    struct award_list rows = { 0 };
    err e = ERR_NONE;
    if (ballot_sits(cx, m)) e = award_list(cx, tx, &ballot_taken_entity, "member", m->id, &rows);
    json_key(j, "ballots");
    json_array(j);
    for (size_t i = 0; !e && i < rows.count; i++) {
        const struct ballot_taken *row = award_list_at(&rows, i);
        if (!row->taken) e = print_paper(cx, tx, j, row->box);
    }
    json_array_end(j);
    return e;
}
