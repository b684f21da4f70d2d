/* SPDX-License-Identifier: MIT
 * register_team: one team as the register knows it: what it rests on, what it does, who leads it,
 * its reviews with every step, its own reports, and what the reader may do. */
#include "../words.h"
#include "register_routes.h"

struct looking {
    const struct request *rq;
    struct response *rs;
    struct register_row row;
    uint8_t movers;
};

static text label(struct ctx *cx, const struct vocabulary *v, int32_t number)
{
    const struct term *t = vocabulary_number(v, (unsigned)number);
    return t ? ctx_say(cx, t->vi, t->en) : TEXT("");
}

static const char *code(const struct vocabulary *v, int32_t number)
{
    const struct term *t = vocabulary_number(v, (unsigned)number);
    return t ? t->code : NULL;
}

static void day_at(struct ctx *cx, struct json *j, const char *key, date day)
{
    json_text_at(j, key, day ? date_format_vi(cx->arena, day) : TEXT(""));
}

static void step_json(struct ctx *cx, struct json *j, const struct team_review_step *s)
{
    json_object(j);
    json_z_at(j, "action", code(&review_action_vocabulary, s->action));
    json_text_at(j, "action_label", label(cx, &review_action_vocabulary, s->action));
    json_text_at(j, "as_label", label(cx, &review_mover_vocabulary, s->as));
    day_at(cx, j, "day_text", s->day);
    day_at(cx, j, "revisit_text", s->revisit);
    json_text_at(j, "words", s->words);
    json_object_end(j);
}

static void moves_json(struct ctx *cx, struct json *j, const struct looking *l,
                       const struct team_review *r)
{
    json_key(j, "moves");
    json_array(j);
    for (const struct review_rule *rule = review_table; rule->state; rule++) {
        if (rule->state != r->state || !(rule->movers & l->movers)) continue;
        if (rule->action == REVIEW_CLOSE) continue;
        json_object(j);
        json_z_at(j, "action", code(&review_action_vocabulary, rule->action));
        json_text_at(j, "label", label(cx, &review_action_vocabulary, rule->action));
        json_bool_at(j, "words", (rule->guards & REVIEW_WORDS) != 0);
        json_bool_at(j, "revisit", (rule->guards & REVIEW_REVISIT) != 0);
        json_object_end(j);
    }
    json_array_end(j);
}

static err review_json(struct ctx *cx, struct tx *tx, struct json *j, const struct looking *l,
                       const struct team_review *r, const struct gathered *steps)
{
    json_object(j);
    json_id_at(j, "id", r->id);
    json_int_at(j, "year", r->year);
    json_z_at(j, "state", code(&review_state_vocabulary, r->state));
    json_text_at(j, "state_label", label(cx, &review_state_vocabulary, r->state));
    json_text_at(j, "front_name", record_title(cx, tx, &unit_entity, r->front));
    day_at(cx, j, "visit_text", r->visit);
    day_at(cx, j, "revisit_text", r->revisit);
    json_text_at(j, "seen_text", words_codes(cx, &review_seen_vocabulary, r->seen));
    json_text_at(j, "mend", r->mend);
    json_bool_at(j, "open", review_is_open(r->state));
    moves_json(cx, j, l, r);
    json_key(j, "steps");
    json_array(j);
    for (size_t i = 0; i < steps->count; i++) {
        const struct team_review_step *s = gathered_at(steps, i);
        if (id_equal(s->review, r->id)) step_json(cx, j, s);
    }
    json_array_end(j);
    json_object_end(j);
    return ERR_NONE;
}

static err reviews_json(struct ctx *cx, struct tx *tx, struct json *j, const struct looking *l)
{
    struct gathered all, steps;
    err e = gather(cx, tx, &team_review_entity, "team", l->row.team.id, &all);
    if (!e) e = gather(cx, tx, &team_review_step_entity, "team", l->row.team.id, &steps);
    json_key(j, "reviews");
    json_array(j);
    for (size_t i = all.count; !e && i > 0; i--)
        e = review_json(cx, tx, j, l, gathered_at(&all, i - 1), &steps);
    json_array_end(j);
    return e;
}

static void report_json(struct ctx *cx, struct json *j, const struct team_report *r)
{
    json_object(j);
    json_id_at(j, "id", r->id);
    json_int_at(j, "year", r->year);
    json_z_at(j, "state", code(&team_report_state_vocabulary, r->state));
    json_text_at(j, "state_label", label(cx, &team_report_state_vocabulary, r->state));
    json_text_at(j, "done", r->done);
    json_text_at(j, "hard", r->hard);
    json_text_at(j, "ahead", r->ahead);
    json_text_at(j, "reason", r->reason);
    json_int_at(j, "members", r->members);
    json_int_at(j, "active", r->active);
    json_text_at(j, "hours_text", words_hundredths(cx, r->hours));
    json_int_at(j, "shifts", r->shifts);
    json_int_at(j, "campaigns", r->campaigns);
    day_at(cx, j, "made_text", instant_date(r->made));
    json_object_end(j);
}

static err reports_json(struct ctx *cx, struct tx *tx, struct json *j, id team)
{
    struct gathered all;
    err e = gather(cx, tx, &team_report_entity, "team", team, &all);
    json_key(j, "reports");
    json_array(j);
    for (size_t i = all.count; !e && i > 0; i--) report_json(cx, j, gathered_at(&all, i - 1));
    json_array_end(j);
    return e;
}

/* The Front must be able to ask for somebody; whoever only watches sees no names. */
static err leader_json(struct ctx *cx, struct tx *tx, struct json *j, const struct looking *l)
{
    struct team_member m;
    struct volunteer who;
    bool found;
    err e = team_leader(cx, tx, l->row.team.id, instant_date(cx->now), &m, &found);
    if (e || !found || !l->movers) {
        json_z_at(j, "leader", NULL);
        return e;
    }
    e = record_get(cx, tx, &volunteer_entity, m.volunteer, &who);
    if (e) return e;
    json_text_at(j, "leader", who.full_name);
    return respond_saw(cx, tx, l->rs, &volunteer_entity, &who);
}

static err figures_json(struct ctx *cx, struct tx *tx, struct json *j, const struct team *t)
{
    struct team_activity a;
    date today = instant_date(cx->now);
    err e = team_activity(cx, tx, t->id, date_of(date_civil(today).year, 1, 1), today, true, &a);
    json_int_at(j, "members", a.members);
    json_int_at(j, "active", a.active);
    json_text_at(j, "hours_text", words_hundredths(cx, a.hours));
    json_int_at(j, "shifts", a.shifts);
    json_int_at(j, "campaigns", a.campaigns);
    return e;
}

static err write_team(struct ctx *cx, struct tx *tx, void *arg)
{
    struct looking *l = arg;
    struct team *t = &l->row.team;
    err e = record_get(cx, tx, &team_entity, request_id(l->rq), t);
    if (!e) e = team_require_register(cx, tx, t->unit);
    if (!e) e = team_standing_on(cx, tx, t, instant_date(cx->now), &l->row.standing);
    if (e) return e;
    l->movers = review_movers(cx, tx, t);
    struct json *j = respond_json(cx, l->rs, 200);
    json_object(j);
    register_row_json(cx, tx, j, &l->row);
    json_text_at(j, "charter", t->charter);
    json_bool_at(j, "has_file", !hash_is_none(t->basis_file));
    json_bool_at(j, "may_review", (l->movers & REVIEWER_FRONT) != 0);
    json_bool_at(j, "may_edit", (l->movers & REVIEWER_UNIT) != 0);
    day_at(cx, j, "closed_text", t->closed);
    e = figures_json(cx, tx, j, t);
    if (!e) e = leader_json(cx, tx, j, l);
    if (!e) e = reviews_json(cx, tx, j, l);
    if (!e) e = reports_json(cx, tx, j, t->id);
    json_object_end(j);
    return e;
}

err register_team(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct looking *l = ARENA_NEW(cx->arena, struct looking);
    l->rq = rq;
    l->rs = rs;
    (void)tx;
    return db_read(cx, write_team, l);
}
