/* SPDX-License-Identifier: MIT
 * campaign_public: one campaign as a visitor sees it: what is done, when, where, who is still
 * needed; and one of its shifts alone, to sign up for. Shifts are counted live, not from the
 * board. */
#include "campaign_rule.h"
#include "lists.h"
#include "signup_flow.h"
#include "signup_rules.h"
#include "partner/part.h"
#include "words.h"

enum { OPENINGS_MAX = 256, TAKEN_MAX = 256 };

/* An opening on its way to the page. */
struct shown {
    struct board_entry entry;
    struct ranked ranked;
};

struct showing {
    const struct request *rq;
    struct response *rs;
    struct json *j;
    struct campaign campaign;
    id shift; /* only this one; none = all */
    struct candidate candidate;
    const struct candidate *me; /* NULL when nobody with a volunteer record is signed in */
    struct shown *openings;
    size_t count;
    struct shift *taken; /* shifts to come that keep my time */
    size_t taken_count;
};

struct mine {
    id shift;
    const struct term *state;
};

static void text_item(struct json *j, text words)
{
    json_object(j);
    json_text_at(j, "text", words);
    json_object_end(j);
}

static void codes_json(struct ctx *cx, struct json *j, const char *key, const struct vocabulary *v,
                       code_set set)
{
    json_key(j, key);
    json_array(j);
    for (const struct term *t = v->terms; t->number; t++)
        if (code_set_has(set, t->number)) text_item(j, ctx_say(cx, t->vi, t->en));
    json_array_end(j);
}

static enum kv_go find_mine(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx;
    (void)tx;
    (void)failure;
    const struct signup *s = record;
    struct mine *mine = arg;
    if (!id_equal(s->shift, mine->shift)) return KV_MORE;
    mine->state =
        vocabulary_number(entity_field(&signup_entity, "state", 5)->terms, (unsigned)s->state);
    return KV_STOP;
}

static enum kv_go note_taken(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct showing *s = arg;
    const struct signup *signup = record;
    if (s->taken_count == TAKEN_MAX) return KV_STOP;
    struct shift *shift = &s->taken[s->taken_count];
    if (!signup_keeps_time(signup->state)) return KV_MORE;
    *failure = record_get(cx, tx, &shift_entity, signup->shift, shift);
    if (*failure) return KV_STOP;
    if (shift_end(shift) > cx->now) s->taken_count++;
    return KV_MORE;
}

static bool overlaps_mine(const struct showing *s, const struct shift *shift)
{
    for (size_t i = 0; i < s->taken_count; i++)
        if (!id_equal(s->taken[i].id, shift->id) && shifts_overlap(&s->taken[i], shift))
            return true;
    return false;
}

static err shift_json(struct ctx *cx, struct tx *tx, const struct showing *s,
                      const struct opening *o, const struct shift *shift)
{
    struct json *j = s->j;
    struct mine mine = { .shift = shift->id };
    int64_t left = o->max_people - shift->taken;
    err e = s->me ? query_ref(cx, tx, &signup_entity, "volunteer", s->me->volunteer.id, find_mine,
                              &mine)
                  : ERR_NONE;
    json_object(j);
    json_id_at(j, "id", shift->id);
    json_text_at(j, "day_text", words_day(cx, shift->day));
    json_text_at(j, "time_text", words_time(cx, shift->from_minute, shift->to_minute));
    json_int_at(j, "left", left > 0 ? left : 0);
    json_int_at(j, "max", o->max_people);
    json_int_at(j, "waiting", shift->waiting);
    json_bool_at(j, "full", left <= 0);
    bool overlaps = overlaps_mine(s, shift);
    json_bool_at(j, "overlaps", overlaps);
    json_bool_at(j, "may_join", s->campaign.state == CAMPAIGN_OPEN && !overlaps && !mine.state);
    json_key(j, "mine");
    if (mine.state) {
        json_text(j, ctx_say(cx, mine.state->vi, mine.state->en));
    } else {
        json_null(j);
    }
    json_object_end(j);
    return e;
}

static void needs_json(struct ctx *cx, const struct showing *s, const struct shown *shown)
{
    const struct opening *o = &shown->entry.job.opening;
    struct json *j = s->j;
    codes_json(cx, j, "required", &skill_vocabulary, o->required_skills);
    codes_json(cx, j, "preferred", &skill_vocabulary, o->preferred_skills);
    codes_json(cx, j, "languages", &language_vocabulary, o->languages);
    codes_json(cx, j, "certificates", &certificate_vocabulary, o->certificates);
    json_int_at(j, "min_age", o->night && o->min_age < 18 ? 18 : o->min_age);
    json_bool_at(j, "night", o->night);
    if (s->me) {
        rank_json(cx, j, s->me, &shown->ranked);
    } else {
        rank_json_public(cx, j, &shown->entry);
    }
}

static enum kv_go take_opening(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct showing *s = arg;
    const struct opening *o = record;
    if (o->state != OPENING_OPEN) return KV_MORE;
    if (s->count == OPENINGS_MAX) return KV_STOP;
    struct shown *shown = &s->openings[s->count++];
    *failure = board_entry_of(cx, tx, o, &shown->entry);
    if (!*failure && s->me) *failure = rank_base(cx, tx, s->me, &shown->entry, &shown->ranked);
    return *failure ? KV_STOP : KV_MORE;
}

static bool is_shown(const struct showing *s, const struct shift *shift)
{
    return id_is_none(s->shift) || id_equal(s->shift, shift->id);
}

static err opening_json(struct ctx *cx, struct tx *tx, const struct showing *s,
                        const struct shown *shown)
{
    const struct opening *o = &shown->entry.job.opening;
    err e = ERR_NONE;
    json_object(s->j);
    json_id_at(s->j, "id", o->id);
    json_text_at(s->j, "title", o->title);
    json_text_at(s->j, "duties", o->duties);
    needs_json(cx, s, shown);
    json_key(s->j, "shifts");
    json_array(s->j);
    for (size_t i = 0; !e && i < shown->entry.shift_count; i++)
        if (is_shown(s, &shown->entry.shifts[i].shift))
            e = shift_json(cx, tx, s, o, &shown->entry.shifts[i].shift);
    json_array_end(s->j);
    json_object_end(s->j);
    return e;
}

static enum kv_go show_partner(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)failure;
    const struct campaign_partner *p = record;
    struct json *j = arg;
    if (!part_holds(p)) return KV_MORE;
    json_object(j);
    json_text_at(j, "name", record_title(cx, tx, &unit_entity, p->unit));
    json_text_at(j, "role", p->role);
    json_object_end(j);
    return KV_MORE;
}

static void head_json(struct ctx *cx, struct tx *tx, struct json *j, const struct campaign *c)
{
    json_id_at(j, "id", c->id);
    json_text_at(j, "title", c->title);
    json_text_at(j, "summary", c->summary);
    json_text_at(j, "page_title", c->title);
    json_text_at(j, "page_description", c->summary);
    json_text_at(j, "type_label", words_term(cx, &campaign_type_vocabulary, c->type));
    json_text_at(j, "field_label", words_term(cx, &activity_field_vocabulary, c->field));
    json_text_at(j, "dates_text", words_dates(cx, c->starts, c->ends));
    json_text_at(j, "place", record_title(cx, tx, &place_entity, c->place));
    json_text_at(j, "location", c->location);
    json_text_at(j, "unit", record_title(cx, tx, &unit_entity, c->unit));
    json_text_at(j, "leader_name", c->leader_name);
    json_text_at(j, "score_rule", campaign_rule_text(cx, tx, c->score_rule));
    json_text_at(j, "credit_rule", campaign_rule_text(cx, tx, c->credit_rule));
    json_bool_at(j, "state_open", c->state == CAMPAIGN_OPEN);
}

static err write_campaign(struct ctx *cx, struct tx *tx, void *arg)
{
    struct showing *s = arg;
    struct json *j = respond_json(cx, s->rs, 200);
    s->j = j;
    json_object(j);
    head_json(cx, tx, j, &s->campaign);
    json_bool_at(j, "signed_in", s->me != NULL);
    if (!id_is_none(s->shift)) json_id_at(j, "shift", s->shift);
    json_key(j, "partners");
    json_array(j);
    err e =
        query_ref(cx, tx, &campaign_partner_entity, "campaign", s->campaign.id, show_partner, j);
    json_array_end(j);
    json_key(j, "openings");
    json_array(j);
    for (size_t i = 0; !e && i < s->count; i++) e = opening_json(cx, tx, s, &s->openings[i]);
    json_array_end(j);
    json_object_end(j);
    return e;
}

static err no_such(struct ctx *cx, const char *vi, const char *en)
{
    return ctx_fail(cx, ERR_NOT_FOUND, NULL, "campaign", SAY("%s%.0s", "%.0s%s"), vi, en);
}

static err take_me(struct ctx *cx, struct tx *tx, struct showing *s)
{
    struct volunteer me;
    err e = volunteer_of_actor(cx, tx, &me);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (!e) e = candidate_fill(cx, tx, &me, &s->candidate);
    if (e) return e;
    s->me = &s->candidate;
    s->taken = ARENA_ARRAY(cx->arena, TAKEN_MAX, struct shift);
    return query_ref(cx, tx, &signup_entity, "volunteer", me.id, note_taken, s);
}

static err gather_campaign(struct ctx *cx, struct tx *tx, void *arg)
{
    struct showing *s = arg;
    err e = record_get(cx, tx, &campaign_entity, request_id(s->rq), &s->campaign);
    if (e == ERR_NOT_FOUND || (!e && s->campaign.state == CAMPAIGN_DRAFT))
        return no_such(cx, "Không có chiến dịch này", "There is no such campaign");
    if (!e) e = take_me(cx, tx, s);
    s->openings = ARENA_ARRAY(cx->arena, OPENINGS_MAX, struct shown);
    return e ? e : query_ref(cx, tx, &opening_entity, "campaign", s->campaign.id, take_opening, s);
}

static err gather_shift(struct ctx *cx, struct tx *tx, void *arg)
{
    struct showing *s = arg;
    struct signup_place place;
    err e = signup_place_of(cx, tx, request_id(s->rq), &place);
    if (e == ERR_NOT_FOUND || (!e && place.campaign.state == CAMPAIGN_DRAFT))
        return no_such(cx, "Không có ca này", "There is no such shift");
    if (e) return e;
    s->shift = place.shift.id;
    s->campaign = place.campaign;
    s->openings = ARENA_NEW(cx->arena, struct shown);
    e = take_me(cx, tx, s);
    if (!e) take_opening(cx, tx, &place.opening, s, &e);
    return e;
}

static err show(struct ctx *cx, const struct request *rq, struct response *rs,
                err (*gather)(struct ctx *cx, struct tx *tx, void *arg))
{
    struct showing *s = ARENA_NEW(cx->arena, struct showing);
    struct ranking ranking = { 0 };
    s->rq = rq;
    s->rs = rs;
    err e = db_read(cx, gather, s);
    for (size_t i = 0; !e && s->me && i < s->count; i++)
        e = rank_rule(cx, &ranking, s->me, &s->openings[i].ranked);
    return e ? e : db_read(cx, write_campaign, s);
}

err campaign_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    return show(cx, rq, rs, gather_campaign);
}

err shift_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    return show(cx, rq, rs, gather_shift);
}
