/* SPDX-License-Identifier: MIT
 * credit: facts, verdict, record. Presence without a working rule earns its plain time: a broken
 * script must not cost people their hours. */
#include "credit.h"

#include "board.h"
#include "campaign_rule.h"
#include "certificates.h"
#include "gather.h"

enum { HOURS_MOST = 2400, MINUTES_PER_HOUR = 60 };

const struct field declining_fields[] = { FIELD(1, struct declining, reason, TEXT, REQUIRED,
                                                .max = 300, .label = "Lý do", .label_en = "Reason",
                                                .help = "Tình nguyện viên sẽ đọc được lý do này",
                                                .help_en = "The volunteer will read this"),
                                          { 0 } };

static bool came(int32_t state)
{
    return state == ATTENDANCE_PRESENT || state == ATTENDANCE_LATE;
}

/* ---- facts --------------------------------------------------------------------------------- */

struct sessions {
    id shift;
    date day;
    int64_t count;
};

static enum kv_go count_session(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                err *failure)
{
    const struct attendance *a = record;
    struct sessions *s = arg;
    struct shift shift;
    if (!came(a->state) || id_equal(a->shift, s->shift)) return KV_MORE;
    *failure = record_get(cx, tx, &shift_entity, a->shift, &shift);
    if (*failure) return KV_STOP;
    if (shift.day == s->day) s->count++;
    return KV_MORE;
}

static enum kv_go find_level(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx;
    (void)tx;
    (void)failure;
    const struct fire_day *f = record;
    struct fire_day *wanted = arg;
    if (!id_equal(f->area, wanted->area)) return KV_MORE;
    wanted->level = f->level;
    return KV_STOP;
}

static err place_facts(struct ctx *cx, struct tx *tx, struct crediting *c)
{
    struct place there;
    struct place home;
    struct volunteer v;
    err e = record_get(cx, tx, &place_entity, c->place.opening.place, &there);
    if (!e) e = record_get(cx, tx, &volunteer_entity, c->attendance.volunteer, &v);
    if (!e) e = record_get(cx, tx, &place_entity, v.commune, &home);
    if (e) return e;
    int64_t km = score_distance(home.lat, home.lon, there.lat, there.lon);
    c->facts.commune = there.code;
    c->facts.border = there.border;
    c->facts.extreme_difficulty = there.difficult;
    c->facts.distance_km = km == DISTANCE_UNKNOWN ? 0 : km;
    return ERR_NONE;
}

static err day_facts(struct ctx *cx, struct tx *tx, struct crediting *c)
{
    const struct shift *shift = &c->place.shift;
    struct fire_day fire = { .day = shift->day, .area = c->place.campaign.area };
    struct sessions s = { shift->id, shift->day, came(c->attendance.state) };
    err e = query_by(cx, tx, &fire_day_entity, "day", &fire, find_level, &fire);
    if (!e)
        e = query_ref(cx, tx, &attendance_entity, "volunteer", c->attendance.volunteer,
                      count_session, &s);
    if (!e)
        e = certificates_on(cx, tx, c->attendance.volunteer, shift->day, &c->facts.certificates);
    c->facts.fire_danger = fire.level;
    c->facts.sessions_that_day = s.count;
    return e;
}

void credit_facts_begin(struct crediting *c, date as_of)
{
    const struct attendance *a = &c->attendance;
    const struct shift *shift = &c->place.shift;
    bool twice = !id_is_none(a->confirmed_by) && !id_equal(a->confirmed_by, a->marked_by);
    c->facts = (struct credit_facts){
        .as_of = as_of,
        .minutes_planned = shift->to_minute - shift->from_minute,
        .minutes_present = came(a->state) ? a->minutes : 0,
        .late_minutes = a->late_minutes,
        .state = (uint8_t)a->state,
        .evidence = a->evidence,
        .role = a->role ? a->role : shift_role_vocabulary.terms[0].number,
        .campaign_type = c->place.campaign.type,
        .field = c->place.campaign.field,
        .start_minute = shift->from_minute,
        .weekday = date_weekday(shift->day),
        .day = shift->day,
        .in_harvest = board_in_harvest(shift->day),
        .household_policy = c->place.opening.policy_household,
        .two_confirmations = twice,
    };
}

err credit_facts_of(struct ctx *cx, struct tx *tx, struct crediting *c)
{
    credit_facts_begin(c, instant_date(cx->now));
    err e = place_facts(cx, tx, c);
    return e ? e : day_facts(cx, tx, c);
}

bool credit_facts_same(const struct credit_facts *a, const struct credit_facts *b)
{
    for (const struct field *f = credit_facts_fields; f->id; f++)
        if (!field_equal(f, a, b)) return false;
    return true;
}

/* ---- the verdict --------------------------------------------------------------------------- */

err credit_decide(struct ctx *cx, struct crediting *c)
{
    struct rule_fault fault;
    err e = campaign_credit(cx, &c->place.campaign, &c->facts, &c->verdict, &fault, &c->source);
    c->failed = e == ERR_INVALID || (!e && id_is_none(c->source.version));
    if (!c->failed && !e)
        rule_receipt_of(cx->arena, &bank_credit_hook, &c->facts, &c->verdict, &c->source,
                        &c->receipt);
    if (e != ERR_INVALID) return e;
    ctx_clear(cx);
    return ERR_NONE;
}

static int64_t plain_hours(const struct credit_facts *f)
{
    int64_t hours = (f->minutes_present * 100 + MINUTES_PER_HOUR / 2) / MINUTES_PER_HOUR;
    return hours > HOURS_MOST ? HOURS_MOST : hours;
}

/* What a volunteer reads instead of the rule's reasons. */
static text plain_reasons(struct ctx *cx, const struct credit_facts *f, int64_t hours)
{
    struct buffer out = buffer_in(cx->arena, 256);
    buffer_format(&out,
                  "{\"score\":%lld.%02lld,\"rejected\":null,\"reasons\":[{\"code\":\"plain\","
                  "\"points\":%lld.%02lld,\"vi\":\"Có mặt %lld phút (chưa áp dụng được quy tắc)\"}]"
                  "}",
                  (long long)hours / 100, (long long)hours % 100, (long long)hours / 100,
                  (long long)hours % 100, (long long)f->minutes_present);
    return buffer_as_text(&out);
}

void credit_fill(struct ctx *cx, const struct crediting *c, struct credit *out)
{
    struct buffer reasons = buffer_in(cx->arena, 512);
    const struct rule_verdict *v = &c->verdict;
    out->day = c->place.shift.day;
    out->evidence = c->attendance.evidence;
    out->rule_version = c->source.version;
    out->state = CREDIT_GRANTED;
    out->why_declined = TEXT("");
    if (c->failed && c->facts.minutes_present) {
        out->hours = plain_hours(&c->facts);
        out->reasons = plain_reasons(cx, &c->facts, out->hours);
        return;
    }
    rule_verdict_print(&bank_credit_hook, v, &reasons);
    out->reasons = buffer_as_text(&reasons);
    out->hours = v->score;
    if (text_is_empty(v->rejected) && came(c->attendance.state)) return;
    out->state = CREDIT_DECLINED;
    out->hours = 0;
    out->why_declined = text_is_empty(v->rejected) ? TEXT("Không có mặt") : v->rejected_vi;
}

/* ---- storing ------------------------------------------------------------------------------- */

/* The rule's own refusals leave no hours; an officer's decline keeps the figure it is about. */
static bool declined_by_officer(const struct credit *c)
{
    return c->state == CREDIT_DECLINED && c->hours > 0;
}

static void keep_decline(const struct credit *before, struct credit *after)
{
    if (!declined_by_officer(before)) return;
    after->state = CREDIT_DECLINED;
    after->why_declined = before->why_declined;
    if (!after->hours) after->hours = before->hours;
}

struct verdict_of credit_verdict_of(const struct crediting *c)
{
    return (struct verdict_of){ .receipt = &c->receipt,
                                .entity = &attendance_entity,
                                .record = c->attendance.id,
                                .volunteer = c->attendance.volunteer,
                                .unit = c->place.campaign.unit,
                                .as_of = c->facts.as_of };
}

static err keep_verdict(struct ctx *cx, struct tx *tx, const struct crediting *c, id before,
                        id *out)
{
    *out = ID_NONE;
    if (c->failed) return ERR_NONE;
    struct verdict_of of = credit_verdict_of(c);
    return verdict_store(cx, tx, &of, before, out);
}

err credit_store(struct ctx *cx, struct tx *tx, const struct crediting *c)
{
    struct credit probe = { .attendance = c->attendance.id };
    struct credit before = { 0 };
    err e = record_find(cx, tx, &credit_entity, "attendance", &probe, &before);
    if (e && e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    if (e && !came(c->attendance.state)) return ERR_NONE; /* absent and never credited */
    struct credit after = { .id = before.id,
                            .attendance = c->attendance.id,
                            .volunteer = c->attendance.volunteer };
    credit_fill(cx, c, &after);
    keep_decline(&before, &after);
    bool is_new = e != ERR_NONE;
    e = keep_verdict(cx, tx, c, before.verdict, &after.verdict);
    if (e) return e;
    return is_new ? record_create(cx, tx, &credit_entity, &after)
                  : record_update(cx, tx, &credit_entity, &after);
}

err credit_decline(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct declining *in = request_body(rq);
    struct credit credit;
    err e = record_get(cx, tx, &credit_entity, request_id(rq), &credit);
    if (e) return e;
    credit.state = CREDIT_DECLINED;
    credit.why_declined = in->reason;
    e = record_update(cx, tx, &credit_entity, &credit);
    return e ? e : respond(cx, tx, rq, rs, &credit_entity, &credit);
}
