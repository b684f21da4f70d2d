/* SPDX-License-Identifier: MIT
 * campaign_end: looks for the sign-ups that the end concerns, sorts them by person, then ends them
 * person by person. Each is read again in the transaction that ends it: what changed since the look
 * is respected. */
#include "campaign_end.h"

#include <stdlib.h>

#include "campaign_flow.h"
#include "gather.h"
#include "notify.h"

bool campaign_end_concerns(int32_t signup_state)
{
    return signup_keeps_time(signup_state) || signup_state == SIGNUP_INVITED;
}

struct affected {
    id volunteer, signup;
};

struct ending {
    struct campaign campaign;
    id seed; /* of the messages' ids; none = in the transaction that ends the campaign */
    struct affected *list; /* by person, once sorted */
    size_t count, room;
    size_t most;     /* looks no further */
    size_t from, to; /* the part that a transaction ends: whole persons */
};

/* ---- whom it concerns ---------------------------------------------------------------------- */

static enum kv_go note_affected(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                err *failure)
{
    const struct signup *s = record;
    struct ending *end = arg;
    (void)tx;
    (void)failure;
    if (!campaign_end_concerns(s->state)) return KV_MORE;
    if (end->count == end->room) {
        size_t room = end->room ? end->room * 2 : 64;
        struct affected *more = ARENA_ARRAY(cx->arena, room, struct affected);
        if (end->count) memcpy(more, end->list, end->count * sizeof(*more));
        end->list = more;
        end->room = room;
    }
    end->list[end->count++] = (struct affected){ s->volunteer, s->id };
    return end->count > end->most ? KV_STOP : KV_MORE;
}

static err look_at_opening(struct ctx *cx, struct tx *tx, struct ending *end, id opening)
{
    struct gathered shifts;
    err e = gather(cx, tx, &shift_entity, "opening", opening, &shifts);
    for (size_t i = 0; !e && i < shifts.count && end->count <= end->most; i++) {
        const struct shift *shift = gathered_at(&shifts, i);
        if (shift_start(shift) > cx->now)
            e = query_ref(cx, tx, &signup_entity, "shift", shift->id, note_affected, end);
    }
    return e;
}

static int by_person(const void *a, const void *b)
{
    const struct affected *x = a;
    const struct affected *y = b;
    int order = id_compare(x->volunteer, y->volunteer);
    return order ? order : id_compare(x->signup, y->signup);
}

static err look(struct ctx *cx, struct tx *tx, struct ending *end, const struct gathered *openings)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < openings->count; i++)
        e = look_at_opening(cx, tx, end, ((const struct opening *)gathered_at(openings, i))->id);
    if (!e && end->count) qsort(end->list, end->count, sizeof(end->list[0]), by_person);
    return e;
}

/* ---- one person after the other ------------------------------------------------------------ */

static text words_of_end(struct ctx *cx, const struct campaign *c)
{
    if (c->state != CAMPAIGN_CANCELLED) return TEXT("Chiến dịch đã thôi nhận người");
    if (text_is_empty(c->end_reason)) return TEXT("Chiến dịch đã hủy");
    return text_format(cx->arena, "Chiến dịch đã hủy: %.*s", TEXT_ARGS(c->end_reason));
}

/* Without the message and the waiting list of a single decline: each person hears of all at once.
 */
static err decline(struct ctx *cx, struct tx *tx, struct signup *s, text reason)
{
    REQUIRE(signup_may_move(s->state, SIGNUP_DECLINED, MOVER_OFFICER));
    s->state = SIGNUP_DECLINED;
    s->reason = reason;
    s->offer_until = 0;
    s->decided = cx->now;
    s->decided_by = cx->actor.account;
    return record_update(cx, tx, &signup_entity, s);
}

struct fate {
    bool concerned, keeps_place;
};

static err end_signup(struct ctx *cx, struct tx *tx, const struct ending *end, id which,
                      struct fate *fate)
{
    struct signup s;
    err e = record_get(cx, tx, &signup_entity, which, &s);
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    if (e || !campaign_end_concerns(s.state)) return e == ERR_NOT_FOUND ? ERR_NONE : e;
    bool keeps = s.state == SIGNUP_ACCEPTED && end->campaign.state != CAMPAIGN_CANCELLED;
    fate->concerned = true;
    fate->keeps_place = fate->keeps_place || keeps;
    return keeps ? ERR_NONE : decline(cx, tx, &s, words_of_end(cx, &end->campaign));
}

/* The end of the sign-ups of the person at `at`. */
static size_t person_end(const struct ending *end, size_t at)
{
    id person = end->list[at].volunteer;
    while (at < end->count && id_equal(end->list[at].volunteer, person)) at++;
    return at;
}

static id message_id(const struct ending *end, id person)
{
    const struct slice bytes = { person.bytes, sizeof(person.bytes) };
    return id_is_none(end->seed) ? ID_NONE : id_seeded(end->seed, bytes);
}

static err end_some(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct ending *end = arg;
    err e = ERR_NONE;
    for (size_t i = end->from; !e && i < end->to;) {
        id person = end->list[i].volunteer;
        size_t next = person_end(end, i);
        struct fate fate = { false, false };
        for (; !e && i < next; i++) e = end_signup(cx, tx, end, end->list[i].signup, &fate);
        id message = message_id(end, person);
        if (!e && fate.concerned)
            e = notify_end(cx, tx, &end->campaign, person, fate.keeps_place, message);
    }
    return e;
}

/* ---- at once, or as a job ------------------------------------------------------------------ */

static text job_input(struct ctx *cx, id campaign, id seed)
{
    struct buffer out = buffer_in(cx->arena, 128);
    struct json j = json_into(&out);
    json_object(&j);
    json_id_at(&j, "campaign", campaign);
    json_id_at(&j, "seed", seed);
    json_object_end(&j);
    return buffer_as_text(&out);
}

static err start_job(struct ctx *cx, struct tx *tx, struct campaign *campaign, text input)
{
    struct job job;
    err e = job_start(cx, tx, CAMPAIGN_END_JOB, campaign->unit, input, &job);
    campaign->ending = job.id;
    return e ? e : record_update(cx, tx, &campaign_entity, campaign);
}

err campaign_end(struct ctx *cx, struct tx *tx, const struct campaign *campaign,
                 const struct gathered *openings)
{
    struct ending end = { .campaign = *campaign, .most = CAMPAIGN_END_AT_ONCE };
    err e = look(cx, tx, &end, openings);
    end.to = end.count;
    if (e || end.count <= end.most) return e ? e : end_some(cx, tx, &end);
    id seed = id_new(cx->random, cx->now);
    return start_job(cx, tx, &end.campaign, job_input(cx, campaign->id, seed));
}

err campaign_end_again(struct ctx *cx, struct tx *tx, struct campaign *campaign)
{
    struct job job;
    if (id_is_none(campaign->ending)) return ERR_NONE;
    err e = record_get(cx, tx, &job_entity, campaign->ending, &job);
    bool unfinished = !e && (job.state == JOB_STOPPED || job.state == JOB_FAILED);
    return unfinished ? start_job(cx, tx, campaign, job.input) : e;
}

/* ---- the job ------------------------------------------------------------------------------- */

static err read_input(struct ctx *cx, const struct job *job, struct ending *end)
{
    const struct json_value *input;
    err e = json_read(cx, job->input, &input);
    if (e) return e;
    bool whole = id_parse(json_string(json_get(input, "campaign")), &end->campaign.id) &&
                 id_parse(json_string(json_get(input, "seed")), &end->seed);
    return whole ? ERR_NONE
                 : ctx_fail(cx, ERR_INVALID, NULL, "input",
                            SAY("Không rõ chiến dịch nào", "No campaign is named"));
}

static err look_at_all(struct ctx *cx, struct tx *tx, void *arg)
{
    struct ending *end = arg;
    struct gathered openings;
    err e = record_get(cx, tx, &campaign_entity, end->campaign.id, &end->campaign);
    if (e || !campaign_is_over(end->campaign.state)) return e;
    e = gather(cx, tx, &opening_entity, "campaign", end->campaign.id, &openings);
    return e ? e : look(cx, tx, end, &openings);
}

/* The campaign as it is by now: somebody may have opened it again. */
static err end_more(struct ctx *cx, struct tx *tx, void *arg)
{
    struct ending *end = arg;
    err e = record_get(cx, tx, &campaign_entity, end->campaign.id, &end->campaign);
    return e || !campaign_is_over(end->campaign.state) ? e : end_some(cx, tx, end);
}

/* Whole persons, some hundred sign-ups. */
static void next_part(struct ending *end)
{
    end->from = end->to;
    while (end->to < end->count && end->to - end->from < CAMPAIGN_END_AT_ONCE / 2)
        end->to = person_end(end, end->to);
}

static void free_desk(void *desk)
{
    arena_free(desk);
}

err job_ending(struct ctx *cx, struct job *job)
{
    struct ending end = { .most = SIZE_MAX };
    struct arena *whole = cx->arena, *desk = arena_new();
    arena_on_release(whole, free_desk, desk); /* a failure's words stay on it */
    err e = read_input(cx, job, &end);
    if (!e) e = db_read(cx, look_at_all, &end);
    for (next_part(&end); !e && end.from < end.to; next_part(&end)) {
        cx->arena = desk;
        e = db_write(cx, end_more, &end);
        cx->arena = whole;
        if (!e) arena_reset(desk);
        if (!e)
            e = job_progress(cx, job, (int64_t)end.to, (int64_t)end.count,
                             text_format(whole, "Đã báo %zu trên %zu đăng ký", end.to, end.count));
    }
    return e;
}
