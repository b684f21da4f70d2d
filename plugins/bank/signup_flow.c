/* SPDX-License-Identifier: MIT
 * signup_flow: each public function is one move: may it happen, is there room, write it, tell the
 * person, let the waiting list move. */
#include "signup_flow.h"

#include "consent.h"
#include "notify.h"
#include "signup_require.h"
#include "trainee.h"
#include "words.h"

static const struct term decision_terms[] = {
    { DECIDE_ACCEPT, "accept", "Nhận", "Accept" },
    { DECIDE_DECLINE, "decline", "Không nhận", "Decline" },
    { DECIDE_WAIT, "wait", "Danh sách chờ", "Waiting list" },
    { 0 }
};
const struct vocabulary decision_vocabulary = { "decision", "Quyết định", "Decision",
                                                decision_terms };

err signup_place_of(struct ctx *cx, struct tx *tx, id shift, struct signup_place *out)
{
    err e = record_get(cx, tx, &shift_entity, shift, &out->shift);
    if (!e) e = record_derive(cx, tx, &shift_entity, &out->shift, instant_date(cx->now));
    if (!e) e = record_get(cx, tx, &opening_entity, out->shift.opening, &out->opening);
    if (!e) e = record_get(cx, tx, &campaign_entity, out->opening.campaign, &out->campaign);
    return e;
}

text signup_state_label(const struct ctx *cx, int32_t state)
{
    const struct field *f = entity_field(&signup_entity, "state", 5);
    const struct term *t = vocabulary_number(f->terms, (unsigned)state);
    return t ? ctx_say(cx, t->vi, t->en) : TEXT("");
}

static bool is_full(const struct signup_place *p)
{
    return p->shift.taken >= p->opening.max_people;
}

/* ---- writing ------------------------------------------------------------------------------- */

static enum signup_notice notice_of(int32_t state)
{
    switch (state) {
    case SIGNUP_INVITED:
        return NOTICE_INVITED;
    case SIGNUP_ACCEPTED:
        return NOTICE_ACCEPTED;
    case SIGNUP_WAITING:
        return NOTICE_WAITING;
    case SIGNUP_OFFERED:
        return NOTICE_OFFERED;
    case SIGNUP_DECLINED:
        return NOTICE_DECLINED;
    default:
        return NOTICE_APPLIED;
    }
}

static err store(struct ctx *cx, struct tx *tx, struct signup *s)
{
    return id_is_none(s->id) ? record_create(cx, tx, &signup_entity, s)
                             : record_update(cx, tx, &signup_entity, s);
}

/* The sign-up of a person and a shift, or a new one that is not stored yet (state 0). */
static err find_or_begin(struct ctx *cx, struct tx *tx, const struct volunteer *v,
                         const struct signup_place *p, struct signup *out)
{
    struct signup probe = { .shift = p->shift.id, .volunteer = v->id };
    probe.key = text_format(cx->arena, "%.*s/%.*s", TEXT_ARGS(id_text(cx->arena, probe.shift)),
                            TEXT_ARGS(id_text(cx->arena, probe.volunteer)));
    err e = record_find(cx, tx, &signup_entity, "key", &probe, out);
    if (e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    *out = (struct signup){
        .shift = p->shift.id, .opening = p->opening.id, .volunteer = v->id, .made = cx->now
    };
    return ERR_NONE;
}

static err enter(struct ctx *cx, struct tx *tx, struct signup *s, int32_t to)
{
    s->state = to;
    s->offer_until = to == SIGNUP_OFFERED ? s->offer_until : 0;
    if (to != SIGNUP_ACCEPTED) s->lapsed_at = 0;
    if (!s->lapsed_at) s->lapsed = (code_set){ 0 };
    return store(cx, tx, s);
}

static err move(struct ctx *cx, struct tx *tx, const struct signup_place *p, struct signup *s,
                int32_t to)
{
    bool freed = signup_takes_place(s->state) && !signup_takes_place(to);
    err e = enter(cx, tx, s, to);
    bool silent = to == SIGNUP_WITHDRAWN || to == SIGNUP_REFUSED;
    if (!e && !silent) e = notify(cx, tx, notice_of(to), p, s);
    return e || !freed ? e : waiting_move_up(cx, tx, s->shift);
}

/* ---- the moves ----------------------------------------------------------------------------- */

static err fail_again(struct ctx *cx, const struct signup *s)
{
    if (s->state == SIGNUP_DECLINED)
        return ctx_fail(cx, ERR_CONFLICT, "/shift", "declined",
                        SAY("Đơn vị đã không nhận đăng ký này; hãy gọi người phụ trách",
                            "The unit declined this sign-up; call the leader"));
    return ctx_fail(cx, ERR_CONFLICT, "/shift", "exists",
                    SAY("Bạn đã đăng ký ca này rồi", "You are signed up for this shift already"));
}

err signup_apply(struct ctx *cx, struct tx *tx, const struct volunteer *v,
                 const struct signup_place *p, struct signup *out)
{
    struct lacking lacking;
    bool trainee_place = true;
    int32_t to = is_full(p) ? SIGNUP_WAITING : SIGNUP_APPLIED;
    err e = find_or_begin(cx, tx, v, p, out);
    if (!e && !signup_may_move(out->state, to, MOVER_VOLUNTEER)) e = fail_again(cx, out);
    if (!e) e = signup_require_open(cx, p);
    if (!e) e = signup_require_free_time(cx, tx, v, &p->shift);
    if (!e) e = signup_requirements(cx, tx, v, p, &lacking);
    if (e) return e;
    out->reason = out->unchecked = out->waiver = TEXT("");
    out->waived = (code_set){ 0 };
    e = signup_stand(cx, tx, p, &lacking, TEXT(""), out);
    if (!e) e = signup_require_certificates(cx, &lacking, out->waived);
    if (!e && out->trainee) e = trainee_has_place(cx, tx, p, out, &trainee_place);
    if (e) return e;
    if (!trainee_place) to = SIGNUP_WAITING;
    out->made = cx->now;
    return move(cx, tx, p, out, to);
}

/* An invitation comes of looking for people who fit, which this person does not want or was never
 * asked about. */
static err require_matching(struct ctx *cx, struct tx *tx, id volunteer)
{
    enum consent_state state;
    err e = consent_state(cx, tx, volunteer, CONSENT_MATCHING, &state);
    if (e || state == CONSENT_AGREED) return e;
    if (state == CONSENT_NOT_ASKED)
        return ctx_fail(cx, ERR_CONFLICT, "/volunteer", "not-asked",
                        SAY("Chưa ai hỏi người này có đồng ý được xếp việc không; hãy ghi phiếu "
                            "đồng ý vào hồ sơ trước",
                            "Nobody has asked this person whether to be matched; first enter their "
                            "signed form in the record"));
    return ctx_fail(cx, ERR_CONFLICT, "/volunteer", "no-consent",
                    SAY("Người này đã rút đồng ý được xếp việc, nên không mời được",
                        "This person took back the consent to be matched, so cannot be invited"));
}

static err may_invite(struct ctx *cx, struct tx *tx, const struct volunteer *v,
                      const struct signup_place *p, text waiver, struct signup *s)
{
    struct lacking lacking;
    err e = require_matching(cx, tx, v->id);
    if (!e) e = signup_require_open(cx, p);
    if (!e) e = signup_require_free_time(cx, tx, v, &p->shift);
    if (!e) e = signup_requirements(cx, tx, v, p, &lacking);
    if (e) return e;
    s->waiver = TEXT("");
    s->waived = (code_set){ 0 }; /* of an earlier invitation */
    e = signup_stand(cx, tx, p, &lacking, waiver, s);
    return e ? e : signup_require_certificates(cx, &lacking, s->waived);
}

err signup_invite(struct ctx *cx, struct tx *tx, const struct volunteer *v,
                  const struct signup_place *p, text waiver, struct signup *out)
{
    err e = find_or_begin(cx, tx, v, p, out);
    if (!e) e = signup_require_move(cx, out, SIGNUP_INVITED, MOVER_OFFICER);
    if (!e) e = may_invite(cx, tx, v, p, waiver, out);
    if (e) return e;
    out->decided = cx->now;
    out->decided_by = cx->actor.account;
    out->reason = TEXT("");
    return move(cx, tx, p, out, SIGNUP_INVITED);
}

/* Room, and certificates shown, taken on trust or waived for a reason. */
static err may_accept(struct ctx *cx, struct tx *tx, struct signup *s, const struct signup_place *p,
                      text waiver)
{
    struct volunteer v;
    struct lacking lacking;
    if (s->state != SIGNUP_OFFERED && is_full(p))
        return ctx_fail(cx, ERR_CONFLICT, NULL, "full",
                        SAY("Ca đã đủ %lld người; hãy đưa vào danh sách chờ",
                            "The shift has its %lld people; use the waiting list"),
                        (long long)p->opening.max_people);
    err e = record_get(cx, tx, &volunteer_entity, s->volunteer, &v);
    if (!e) e = signup_require_free_time(cx, tx, &v, &p->shift);
    if (!e) e = signup_requirements(cx, tx, &v, p, &lacking);
    if (e) return e;
    e = signup_stand(cx, tx, p, &lacking, waiver, s);
    if (!e && s->trainee) e = trainee_require_place(cx, tx, p, s);
    if (!e) e = signup_require_waiver(cx, &lacking, s->waived);
    return e ? e : signup_require_trust(cx, &lacking, s);
}

err signup_assign(struct ctx *cx, struct tx *tx, const struct volunteer *v,
                  const struct signup_place *p, id run, struct signup *out)
{
    err e = find_or_begin(cx, tx, v, p, out);
    bool asked = out->state == SIGNUP_APPLIED || out->state == SIGNUP_WAITING;
    int32_t to = asked ? SIGNUP_ACCEPTED : SIGNUP_INVITED;
    if (!e) e = signup_require_move(cx, out, to, MOVER_OFFICER);
    if (!e && asked) e = signup_require_open(cx, p);
    if (!e)
        e = asked ? may_accept(cx, tx, out, p, TEXT("")) : may_invite(cx, tx, v, p, TEXT(""), out);
    if (e) return e;
    out->run = run;
    out->earlier = out->state;
    out->decided = cx->now;
    out->decided_by = cx->actor.account;
    return enter(cx, tx, out, to);
}

err signup_unassign(struct ctx *cx, struct tx *tx, struct signup *s, bool *put_back)
{
    bool asked = s->earlier == SIGNUP_APPLIED || s->earlier == SIGNUP_WAITING;
    *put_back = s->state == (asked ? SIGNUP_ACCEPTED : SIGNUP_INVITED);
    if (!*put_back) return ERR_NONE;
    if (!s->earlier) return record_delete(cx, tx, &signup_entity, s->id);
    s->run = ID_NONE;
    int32_t to = s->earlier;
    s->earlier = 0;
    return enter(cx, tx, s, to);
}

static err require_reason(struct ctx *cx, text reason)
{
    if (!text_is_empty(text_trim(reason))) return ERR_NONE;
    return ctx_fail(
        cx, ERR_INVALID, "/reason", "required",
        SAY("Hãy ghi lý do để người đăng ký hiểu", "Give a reason that the person can understand"));
}

err signup_decide(struct ctx *cx, struct tx *tx, struct signup *s, const struct deciding *in)
{
    static const int32_t states[] = { [DECIDE_ACCEPT] = SIGNUP_ACCEPTED,
                                      [DECIDE_DECLINE] = SIGNUP_DECLINED,
                                      [DECIDE_WAIT] = SIGNUP_WAITING };
    struct signup_place p;
    int32_t to = states[in->decision];
    err e = signup_place_of(cx, tx, s->shift, &p);
    if (!e) e = signup_require_move(cx, s, to, MOVER_OFFICER);
    if (!e && to == SIGNUP_DECLINED) e = require_reason(cx, in->reason);
    if (!text_is_empty(in->unchecked)) s->unchecked = in->unchecked;
    if (!e && to == SIGNUP_ACCEPTED) e = may_accept(cx, tx, s, &p, in->waiver);
    if (e) return e;
    s->reason = in->reason;
    s->decided = cx->now;
    s->decided_by = cx->actor.account;
    return move(cx, tx, &p, s, to);
}

err signup_waive(struct ctx *cx, struct tx *tx, struct signup *s, text waiver)
{
    struct signup_place p;
    struct volunteer v;
    struct lacking lacking = { 0 };
    err e = signup_place_of(cx, tx, s->shift, &p);
    if (!e) e = record_get(cx, tx, &volunteer_entity, s->volunteer, &v);
    if (!e) e = signup_requirements(cx, tx, &v, &p, &lacking);
    if (e) return e;
    if (s->state != SIGNUP_ACCEPTED || code_set_is_empty(lacking.missing))
        return ctx_fail(cx, ERR_CONFLICT, NULL, "nothing",
                        SAY("Đăng ký này không thiếu chứng chỉ nào cần miễn",
                            "This sign-up lacks no certificate that would have to be waived"));
    s->waived = (code_set){ 0 };
    e = signup_require_reason(cx, waiver);
    if (!e) e = signup_stand(cx, tx, &p, &lacking, waiver, s);
    s->lapsed_at = 0;
    return e ? e : enter(cx, tx, s, SIGNUP_ACCEPTED);
}

/* An officer still has to look at certificates that nobody could check. */
static err state_after_yes(struct ctx *cx, struct tx *tx, struct signup *s,
                           const struct signup_place *p, int32_t *to)
{
    struct volunteer v;
    struct lacking lacking;
    err e = record_get(cx, tx, &volunteer_entity, s->volunteer, &v);
    if (!e) e = signup_require_free_time(cx, tx, &v, &p->shift);
    if (!e) e = signup_requirements(cx, tx, &v, p, &lacking);
    if (e) return e;
    struct signup stands = *s;
    e = signup_stand(cx, tx, p, &lacking, TEXT(""), &stands);
    if (!e) e = signup_require_certificates(cx, &lacking, s->waived);
    if (!e && stands.trainee) e = trainee_require_place(cx, tx, p, s);
    if (e) return e;
    s->trainee = stands.trainee;
    bool trusted = code_set_is_empty(lacking.unchecked) || !text_is_empty(s->unchecked);
    *to = trusted ? SIGNUP_ACCEPTED : SIGNUP_APPLIED;
    if (s->state == SIGNUP_INVITED && is_full(p)) *to = SIGNUP_WAITING;
    return ERR_NONE;
}

err signup_confirm(struct ctx *cx, struct tx *tx, struct signup *s)
{
    struct signup_place p;
    int32_t to = 0;
    if (s->state == SIGNUP_ACCEPTED) return ERR_NONE; /* said yes twice */
    err e = signup_place_of(cx, tx, s->shift, &p);
    if (!e) e = signup_require_move(cx, s, SIGNUP_ACCEPTED, MOVER_VOLUNTEER);
    if (!e) e = signup_require_open(cx, &p);
    if (!e) e = state_after_yes(cx, tx, s, &p, &to);
    if (e) return e;
    s->decided = cx->now;
    return move(cx, tx, &p, s, to);
}

err signup_leave(struct ctx *cx, struct tx *tx, struct signup *s, text reason)
{
    struct signup_place p;
    bool asked = s->state == SIGNUP_INVITED || s->state == SIGNUP_OFFERED;
    int32_t to = asked ? SIGNUP_REFUSED : SIGNUP_WITHDRAWN;
    if (s->state == to) return ERR_NONE; /* said no twice */
    err e = signup_place_of(cx, tx, s->shift, &p);
    if (!e) e = signup_require_move(cx, s, to, MOVER_VOLUNTEER);
    if (!e && shift_start(&p.shift) <= cx->now)
        e = ctx_fail(
            cx, ERR_CONFLICT, NULL, "begun",
            SAY("Ca đã bắt đầu; hãy gọi người phụ trách", "The shift has begun; call the leader"));
    if (e) return e;
    s->reason = reason;
    return move(cx, tx, &p, s, to);
}

err signup_expire(struct ctx *cx, struct tx *tx, struct signup *s)
{
    struct signup_place p;
    err e = signup_place_of(cx, tx, s->shift, &p);
    if (!e) e = signup_require_move(cx, s, SIGNUP_REFUSED, MOVER_SERVER);
    if (!e) e = notify(cx, tx, NOTICE_EXPIRED, &p, s);
    return e ? e : move(cx, tx, &p, s, SIGNUP_REFUSED);
}

/* ---- the waiting list ---------------------------------------------------------------------- */

struct queue {
    const struct signup_place *place;
    struct signup first;
};

/* A trainee waits until somebody certified is there and a trainee's place is free. */
static enum kv_go find_first(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct signup *s = record;
    struct queue *q = arg;
    bool has_place = true;
    if (s->state != SIGNUP_WAITING) return KV_MORE;
    if (s->trainee) *failure = trainee_has_place(cx, tx, q->place, s, &has_place);
    if (*failure) return KV_STOP;
    if (has_place && (!q->first.state || s->made < q->first.made)) q->first = *s;
    return KV_MORE;
}

err waiting_move_up(struct ctx *cx, struct tx *tx, id shift)
{
    struct signup_place p;
    err e = signup_place_of(cx, tx, shift, &p);
    if (e || p.opening.state != OPENING_OPEN || shift_start(&p.shift) <= cx->now) return e;
    int64_t hours = setting_int(cx, tx, "bank.offer_hours");
    while (!e && !is_full(&p)) {
        struct queue q = { .place = &p };
        e = query_ref(cx, tx, &signup_entity, "shift", shift, find_first, &q);
        if (e || !q.first.state) break;
        q.first.offer_until = offer_deadline(cx->now, hours, &p.shift);
        p.shift.taken++;
        e = move(cx, tx, &p, &q.first, SIGNUP_OFFERED);
    }
    return e;
}
