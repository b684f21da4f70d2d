/* SPDX-License-Identifier: MIT
 * own_teams: what a leader does for their teams: the short yearly report with figures the bank has
 * counted, the answer to what the Front asked to be mended, and whether their name stands in the
 * public register. */
#include "../lists.h"
#include "../team_known.h"
#include "../words.h"
#include "register_routes.h"

#define TEAM_NAMED(strct)                                                                          \
    FIELD(1, strct, team, REF, REQUIRED, .target = "team", .label = "Đội", .label_en = "Team")

const struct field reporting_fields[] = {
    TEAM_NAMED(struct reporting),
    LIKE(2, struct reporting, year, team_report_fields, year, REQUIRED),
    LIKE(3, struct reporting, done, team_report_fields, done, REQUIRED),
    LIKE(4, struct reporting, hard, team_report_fields, hard, 0),
    LIKE(5, struct reporting, ahead, team_report_fields, ahead, 0),
    { 0 },
};
const struct field mending_fields[] = {
    TEAM_NAMED(struct mending),
    FIELD(2, struct mending, words, TEXT, REQUIRED | LINES, .max = 2000,
          .label = "Đã khắc phục thế nào", .label_en = "How it was mended"),
    { 0 },
};
const struct field naming_fields[] = {
    TEAM_NAMED(struct naming),
    FIELD(2, struct naming, named, BOOL, 0, .label = "Nêu tên tôi trên danh bạ công khai",
          .label_en = "Name me in the public register"),
    { 0 },
};
const struct field report_deciding_fields[] = {
    FIELD(1, struct report_deciding, accept, BOOL, 0, .label = "Nhận báo cáo",
          .label_en = "Accept the report"),
    LIKE(2, struct report_deciding, reason, team_report_fields, reason, 0),
    { 0 },
};

static err require_own(struct ctx *cx, struct tx *tx, id team, struct team *t)
{
    struct volunteer me;
    bool leads = false;
    err e = volunteer_of_actor(cx, tx, &me);
    if (!e) e = record_get(cx, tx, &team_entity, team, t);
    if (!e) e = team_service.leads(cx, tx, team, me.id, instant_date(cx->now), &leads);
    if (e || leads) return e;
    return ctx_fail(cx, ERR_FORBIDDEN, "/team", "leader",
                    SAY("Bạn không phụ trách đội này", "You do not lead this team"));
}

/* ---- the page -------------------------------------------------------------------------------- */

struct looking {
    struct response *rs;
};

static err newest_review(struct ctx *cx, struct tx *tx, id team, struct team_review *out,
                         bool *found)
{
    struct gathered all;
    err e = gather(cx, tx, &team_review_entity, "team", team, &all);
    *found = !e && all.count;
    if (*found) *out = *(const struct team_review *)gathered_at(&all, all.count - 1);
    return e;
}

static err report_of(struct ctx *cx, struct tx *tx, id team, int64_t year, struct team_report *out,
                     bool *found)
{
    struct gathered all;
    err e = gather(cx, tx, &team_report_entity, "team", team, &all);
    *found = false;
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct team_report *r = gathered_at(&all, i);
        if (r->year != year) continue;
        *out = *r;
        *found = true;
    }
    return e;
}

/* Until the end of March the year before is what is reported. */
static int64_t year_reported(const struct ctx *cx)
{
    enum { MARCH = 3 };
    struct civil today = date_civil(instant_date(cx->now));
    return today.year - (today.month <= MARCH);
}

static err counted(struct ctx *cx, struct tx *tx, id team, int64_t year, struct team_activity *out)
{
    enum { DECEMBER = 12, LAST = 31 };
    date today = instant_date(cx->now), until = date_of((int)year, DECEMBER, LAST);
    return team_activity(cx, tx, team, date_of((int)year, 1, 1), until < today ? until : today,
                         true, out);
}

static err report_json(struct ctx *cx, struct tx *tx, struct json *j, id team)
{
    struct team_report r = { .state = 0 };
    struct team_activity a = { 0 };
    int64_t year = year_reported(cx);
    bool sent = false;
    err e = report_of(cx, tx, team, year, &r, &sent);
    if (!e) e = counted(cx, tx, team, year, &a);
    const struct term *t = vocabulary_number(&team_report_state_vocabulary, (unsigned)r.state);
    json_int_at(j, "year", year);
    json_bool_at(j, "sent", sent);
    json_bool_at(j, "writable", !sent || r.state != TEAM_REPORT_ACCEPTED);
    json_text_at(j, "report_label", t ? ctx_say(cx, t->vi, t->en) : TEXT(""));
    json_text_at(j, "returned", r.state == TEAM_REPORT_RETURNED ? r.reason : TEXT(""));
    json_text_at(j, "done", r.done);
    json_text_at(j, "hard", r.hard);
    json_text_at(j, "ahead", r.ahead);
    json_int_at(j, "members", a.members);
    json_int_at(j, "active", a.active);
    json_text_at(j, "hours_text", words_hundredths(cx, a.hours));
    json_int_at(j, "shifts", a.shifts);
    json_int_at(j, "campaigns", a.campaigns);
    return e;
}

static err review_json(struct ctx *cx, struct tx *tx, struct json *j, id team)
{
    struct team_review r = { .state = 0 };
    bool found = false;
    err e = newest_review(cx, tx, team, &r, &found);
    const struct term *t = vocabulary_number(&review_state_vocabulary, (unsigned)r.state);
    json_bool_at(j, "planned", r.state == REVIEW_PLANNED);
    json_text_at(j, "visit_text", found ? date_format_vi(cx->arena, r.visit) : TEXT(""));
    json_text_at(j, "review_label", t ? ctx_say(cx, t->vi, t->en) : TEXT(""));
    json_bool_at(j, "to_mend", review_rule(r.state, REVIEW_ANSWER) != NULL);
    json_bool_at(j, "answered", r.state == REVIEW_MENDED);
    json_text_at(j, "mend", r.mend);
    json_text_at(j, "revisit_text", r.revisit ? date_format_vi(cx->arena, r.revisit) : TEXT(""));
    return e;
}

static err team_json(struct ctx *cx, struct tx *tx, struct json *j, id which, id me)
{
    struct register_row row = { .team = { .kind = 0 } };
    struct team_member leader;
    bool found = false;
    err e = record_get(cx, tx, &team_entity, which, &row.team);
    if (!e) e = team_standing_on(cx, tx, &row.team, instant_date(cx->now), &row.standing);
    if (!e) e = team_leader(cx, tx, which, instant_date(cx->now), &leader, &found);
    if (e) return e;
    json_object(j);
    register_row_json(cx, tx, j, &row);
    bool leads = found && id_equal(leader.volunteer, me);
    json_bool_at(j, "is_leader", leads);
    json_bool_at(j, "named", leads && leader.named);
    e = review_json(cx, tx, j, which);
    if (!e) e = report_json(cx, tx, j, which);
    json_object_end(j);
    return e;
}

static err write_own(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct looking *l = arg;
    struct volunteer me = { .state = 0 };
    id *teams = NULL;
    size_t count = 0;
    err e = volunteer_of_actor(cx, tx, &me);
    if (!e) e = team_service.led(cx, tx, me.id, instant_date(cx->now), &teams, &count);
    if (e == ERR_NOT_FOUND) { /* an account without a volunteer's record leads nothing */
        ctx_clear(cx);
        e = ERR_NONE;
    }
    if (e) return e;
    struct json *j = respond_json(cx, l->rs, 200);
    json_object(j);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; !e && i < count; i++) e = team_json(cx, tx, j, teams[i], me.id);
    json_array_end(j);
    json_object_end(j);
    return e;
}

err me_teams(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct looking l = { .rs = rs };
    (void)tx, (void)rq;
    return db_read(cx, write_own, &l);
}

/* ---- what is sent ---------------------------------------------------------------------------- */

static err may_report(struct ctx *cx, int64_t year, const struct team_report *r, bool sent)
{
    if (year > date_civil(instant_date(cx->now)).year) {
        ctx_flaw(cx, "/year", "future", SAY("Năm này chưa tới", "This year has not begun"));
        return ERR_INVALID;
    }
    if (!sent || r->state != TEAM_REPORT_ACCEPTED) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "accepted",
                    SAY("Báo cáo năm này đã được nhận", "This year's report was accepted"));
}

err me_team_report(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct reporting *in = request_body(rq);
    struct team t;
    struct team_report r = { .state = 0 };
    struct team_activity a = { 0 };
    bool sent = false;
    err e = require_own(cx, tx, in->team, &t);
    if (!e) e = report_of(cx, tx, in->team, in->year, &r, &sent);
    if (!e) e = may_report(cx, in->year, &r, sent);
    if (!e) e = counted(cx, tx, in->team, in->year, &a);
    if (e) return e;
    r.team = in->team;
    r.year = in->year;
    r.done = in->done;
    r.hard = in->hard;
    r.ahead = in->ahead;
    r.members = a.members;
    r.active = a.active;
    r.hours = a.hours;
    r.shifts = a.shifts;
    r.campaigns = a.campaigns;
    r.state = TEAM_REPORT_SENT;
    r.reason = TEXT("");
    r.made = cx->now;
    r.made_by = cx->actor.account;
    e = sent ? record_update(cx, tx, &team_report_entity, &r)
             : record_create(cx, tx, &team_report_entity, &r);
    return e ? e : respond(cx, tx, rq, rs, &team_report_entity, &r);
}

err me_team_answer(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct mending *in = request_body(rq);
    const struct review_moving words = { .words = in->words };
    struct team t;
    struct team_review r = { .state = 0 };
    bool found = false;
    err e = require_own(cx, tx, in->team, &t);
    if (!e) e = newest_review(cx, tx, in->team, &r, &found);
    if (e) return e;
    const struct review_rule *rule = review_rule(r.state, REVIEW_ANSWER);
    if (!rule)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                        SAY("Đội không có việc nào chờ khắc phục", "There is nothing to mend"));
    e = review_move_as(cx, tx, &r, rule, &words, REVIEWER_LEADER);
    return e ? e : respond(cx, tx, rq, rs, &team_review_entity, &r);
}

err me_team_name(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct naming *in = request_body(rq);
    struct team t;
    struct volunteer me;
    struct team_member leader;
    bool found = false;
    err e = require_own(cx, tx, in->team, &t);
    if (!e) e = volunteer_of_actor(cx, tx, &me);
    if (!e) e = team_leader(cx, tx, in->team, instant_date(cx->now), &leader, &found);
    if (e) return e;
    if (!found || !id_equal(leader.volunteer, me.id))
        return ctx_fail(cx, ERR_CONFLICT, NULL, "leader",
                        SAY("Danh bạ chỉ nêu tên đội trưởng", "Only the leader is named there"));
    leader.named = in->named ? cx->now : 0;
    e = record_update(cx, tx, &team_member_entity, &leader);
    return e ? e : respond(cx, tx, rq, rs, &team_member_entity, &leader);
}

err team_report_decide(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct report_deciding *in = request_body(rq);
    struct team_report r;
    err e = record_get(cx, tx, &team_report_entity, request_id(rq), &r);
    if (e) return e;
    if (r.state != TEAM_REPORT_SENT)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                        SAY("Báo cáo này đã được trả lời", "This report has been answered"));
    if (!in->accept && !text_trim(in->reason).size) {
        ctx_flaw(cx, "/reason", "required",
                 SAY("Hãy ghi vì sao trả lại", "Say why it is returned"));
        return ERR_INVALID;
    }
    r.state = in->accept ? TEAM_REPORT_ACCEPTED : TEAM_REPORT_RETURNED;
    r.reason = in->accept ? TEXT("") : in->reason;
    r.decided = cx->now;
    e = record_update(cx, tx, &team_report_entity, &r);
    return e ? e : respond(cx, tx, rq, rs, &team_report_entity, &r);
}
