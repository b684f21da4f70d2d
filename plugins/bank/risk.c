/* SPDX-License-Identifier: MIT
 * risk: see the header. A sign-up carries what was found (lapsed, lapsed_at), so that the same is
 * told once and an officer's first page reads one index; a certificate that is good again clears
 * it. */
#include "risk.h"

#include <stdlib.h>

#include "certificates.h"
#include "gather.h"
#include "notify.h"
#include "trainee.h"
#include "words.h"

enum { RISKS_SHOWN = 12, SHIFTS_EACH = 10 /* a transaction */ };

err risk_of(struct ctx *cx, struct tx *tx, const struct signup_place *place,
            const struct signup *signup, code_set *out)
{
    const struct credential_1 *service = ctx_service(cx, "credential", 1);
    code_set held = { 0 };
    *out = (code_set){ 0 };
    bool asked = service && signup->state == SIGNUP_ACCEPTED && text_is_empty(signup->unchecked);
    code_set wanted = code_set_minus(place->opening.certificates, signup->waived);
    err e = ERR_NONE;
    if (!asked || code_set_is_empty(wanted)) return e;
    for (const struct term *t = certificate_vocabulary.terms; !e && t->number; t++) {
        bool valid = false;
        if (!code_set_has(wanted, t->number)) continue;
        e = service->valid_on(cx, tx, signup->volunteer, text_of(t->code), place->shift.day,
                              &valid);
        if (valid) code_set_add(&held, t->number);
    }
    if (!e) *out = code_set_minus(wanted, held);
    if (e || !signup->trainee || code_set_is_empty(*out)) return e;
    struct trainee_company company;
    e = trainee_company_of(cx, tx, place->shift.id, signup->id, &company);
    if (!e && company.holders > 0) *out = (code_set){ 0 };
    return e;
}

/* ---- said ---------------------------------------------------------------------------------- */

static err say_why(struct ctx *cx, struct tx *tx, const struct signup *s, const struct term *t,
                   struct buffer *out)
{
    const struct credential_1 *service = ctx_service(cx, "credential", 1);
    bool had = false;
    date expires = 0, revoked_on = 0;
    err e = service->latest(cx, tx, s->volunteer, text_of(t->code), &had, &expires, &revoked_on);
    date day = revoked_on ? revoked_on : expires;
    text why = s->trainee   ? ctx_say(cx, "học viên, ca không còn ai có chứng chỉ",
                                      "a trainee; nobody certified is at the shift any more")
               : !had       ? ctx_say(cx, "chưa từng được cấp", "never issued")
               : revoked_on ? ctx_say(cx, "thu hồi ngày", "revoked on")
                            : ctx_say(cx, "có giá trị đến hết ngày", "valid until");
    buffer_z(out, out->size ? "; " : "");
    buffer_text(out, ctx_say(cx, t->vi, t->en));
    buffer_z(out, ": ");
    buffer_text(out, why);
    if (had && day && !s->trainee) {
        buffer_z(out, " ");
        buffer_text(out, date_format_vi(cx->arena, day));
    }
    return e;
}

static err risk_words(struct ctx *cx, struct tx *tx, const struct signup *s, code_set risk,
                      text *out)
{
    struct buffer words = buffer_in(cx->arena, 128);
    err e = ERR_NONE;
    for (const struct term *t = certificate_vocabulary.terms; !e && t->number; t++)
        if (code_set_has(risk, t->number)) e = say_why(cx, tx, s, t, &words);
    *out = buffer_as_text(&words);
    return e;
}

err risk_json(struct ctx *cx, struct tx *tx, struct json *j, const struct signup_place *place,
              const struct signup *signup)
{
    code_set risk;
    text words = TEXT("");
    err e = risk_of(cx, tx, place, signup, &risk);
    if (!e && !code_set_is_empty(risk)) e = risk_words(cx, tx, signup, risk, &words);
    json_key(j, "risk");
    text_is_empty(words) ? json_null(j) : json_text(j, words);
    return e;
}

struct line {
    struct signup signup;
    struct signup_place place;
    text why;
};
struct lines {
    struct line *lines;
    size_t count;
};

static int by_start(const void *a, const void *b)
{
    const struct line *x = a;
    const struct line *y = b;
    instant from = shift_start(&x->place.shift), other = shift_start(&y->place.shift);
    if (from != other) return from < other ? -1 : 1;
    return id_compare(x->signup.id, y->signup.id);
}

static err find_marked(struct ctx *cx, struct tx *tx, struct gathered *out)
{
    const struct field *at = field_named(signup_fields, TEXT("lapsed_at"));
    struct signup from = { .lapsed_at = 1 };
    struct query q = { .entity = &signup_entity,
                       .filters = { { at, QUERY_AT_LEAST, &from, 0 } },
                       .filter_count = 1,
                       .sort = at };
    return gather_query(cx, tx, &q, out);
}

static err find_lines(struct ctx *cx, struct tx *tx, struct lines *out)
{
    struct gathered marked = { 0 };
    err e = find_marked(cx, tx, &marked);
    if (e) return e;
    out->lines = ARENA_ARRAY(cx->arena, marked.count, struct line);
    for (size_t i = 0; !e && i < marked.count; i++) {
        struct line *l = &out->lines[out->count];
        code_set risk = { 0 };
        l->signup = *(const struct signup *)gathered_at(&marked, i);
        e = signup_place_of(cx, tx, l->signup.shift, &l->place);
        if (e || shift_end(&l->place.shift) <= cx->now ||
            !access_may(cx, tx, "signup.read", l->place.campaign.unit))
            continue;
        e = risk_of(cx, tx, &l->place, &l->signup, &risk);
        if (e || code_set_is_empty(risk)) continue;
        e = risk_words(cx, tx, &l->signup, risk, &l->why);
        out->count++;
    }
    if (out->count) qsort(out->lines, out->count, sizeof(struct line), by_start);
    return e;
}

static err line_json(struct ctx *cx, struct tx *tx, struct response *rs, struct json *j,
                     const struct line *l)
{
    struct volunteer v;
    err e = record_get(cx, tx, &volunteer_entity, l->signup.volunteer, &v);
    if (e) return e;
    bool named = access_may(cx, tx, "volunteer.read", v.unit);
    const struct shift *shift = &l->place.shift;
    json_object(j);
    json_id_at(j, "id", l->signup.id);
    json_id_at(j, "shift", shift->id);
    json_id_at(j, "opening", l->place.opening.id);
    json_text_at(j, "title", l->place.opening.title);
    json_text_at(j, "day_text", words_day(cx, shift->day));
    json_text_at(j, "time_text", words_time(cx, shift->from_minute, shift->to_minute));
    json_text_at(j, "code", v.code);
    json_z_at(j, "name", named ? text_z(cx->arena, v.full_name) : NULL);
    json_text_at(j, "risk", l->why);
    json_object_end(j);
    return named ? respond_saw(cx, tx, rs, &volunteer_entity, &v) : ERR_NONE;
}

err risk_today_json(struct ctx *cx, struct tx *tx, struct response *rs, struct json *j)
{
    struct lines found = { 0 };
    err e = find_lines(cx, tx, &found);
    json_int_at(j, "risk_count", (int64_t)found.count);
    json_key(j, "risks");
    json_array(j);
    for (size_t i = 0; !e && i < found.count && i < RISKS_SHOWN; i++)
        e = line_json(cx, tx, rs, j, &found.lines[i]);
    json_array_end(j);
    return e;
}

/* ---- looked for ---------------------------------------------------------------------------- */

struct search {
    id unit; /* only what it and those below it organise; none = everything */
    id *shifts;
    size_t count, next;
};

static err keep_shift(struct ctx *cx, struct tx *tx, struct search *s, const struct shift *shift)
{
    struct opening o;
    struct campaign c;
    err e = record_get(cx, tx, &opening_entity, shift->opening, &o);
    if (e || code_set_is_empty(o.certificates) || shift_start(shift) <= cx->now) return e;
    e = record_get(cx, tx, &campaign_entity, o.campaign, &c);
    if (e || (!id_is_none(s->unit) && !unit_within(cx, tx, c.unit, s->unit))) return e;
    s->shifts[s->count++] = shift->id;
    return ERR_NONE;
}

static err find_shifts(struct ctx *cx, struct tx *tx, void *arg)
{
    struct search *s = arg;
    struct shift from = { .day = instant_date(cx->now) };
    struct shift to = { .day = from.day + (date)setting_int(cx, tx, "bank.certificate_days") };
    const struct field *day = entity_field(&shift_entity, "day", 3);
    struct query q = { .entity = &shift_entity,
                       .filters = { { day, QUERY_AT_LEAST, &from, 0 },
                                    { day, QUERY_AT_MOST, &to, 0 } },
                       .filter_count = 2,
                       .sort = day };
    struct gathered shifts = { 0 };
    err e = gather_query(cx, tx, &q, &shifts);
    if (e) return e;
    s->count = 0;
    s->shifts = ARENA_ARRAY(cx->arena, shifts.count, id);
    for (size_t i = 0; !e && i < shifts.count; i++)
        e = keep_shift(cx, tx, s, gathered_at(&shifts, i));
    return e;
}

/* Told of what is newly not valid; what was said before is not said again. */
static err look_at(struct ctx *cx, struct tx *tx, const struct signup_place *p, struct signup *s)
{
    code_set risk;
    err e = risk_of(cx, tx, p, s, &risk);
    if (e) return e;
    code_set news = code_set_minus(risk, s->lapsed);
    bool same = code_set_is_empty(news) && code_set_is_empty(code_set_minus(s->lapsed, risk));
    if (same) return ERR_NONE;
    s->lapsed = risk;
    s->lapsed_at = code_set_is_empty(risk) ? 0 : cx->now;
    e = record_update(cx, tx, &signup_entity, s);
    return e || code_set_is_empty(news)
               ? e
               : notify(cx, tx, s->trainee ? NOTICE_ALONE : NOTICE_LAPSED, p, s);
}

static err look_at_shift(struct ctx *cx, struct tx *tx, id shift)
{
    struct signup_place p;
    struct gathered all;
    err e = signup_place_of(cx, tx, shift, &p);
    if (e == ERR_NOT_FOUND) { /* deleted since it was found */
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (!e) e = gather(cx, tx, &signup_entity, "shift", shift, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        struct signup *s = gathered_at(&all, i);
        if (s->state == SIGNUP_ACCEPTED) e = look_at(cx, tx, &p, s);
    }
    return e;
}

static err look_at_some(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct search *s = arg;
    err e = ERR_NONE;
    for (size_t i = s->next; !e && i < s->count && i < s->next + SHIFTS_EACH; i++)
        e = look_at_shift(cx, tx, s->shifts[i]);
    return e;
}

static id unit_asked(struct ctx *cx, const struct job *job)
{
    const struct json_value *input;
    id unit = ID_NONE;
    if (text_is_empty(job->input)) return unit;
    if (json_read(cx, job->input, &input) || !id_parse(json_string(json_get(input, "unit")), &unit))
        ctx_clear(cx);
    return unit;
}

err job_certificates(struct ctx *cx, struct job *job)
{
    struct search s = { .unit = unit_asked(cx, job) };
    if (!ctx_service(cx, "credential", 1)) return ERR_NONE;
    err e = db_read(cx, find_shifts, &s);
    while (!e && s.next < s.count) {
        e = db_write(cx, look_at_some, &s);
        s.next += SHIFTS_EACH;
        if (!e)
            e = job_progress(cx, job, (int64_t)(s.next < s.count ? s.next : s.count),
                             (int64_t)s.count, TEXT(""));
    }
    return e;
}

err risk_check(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct job job;
    id unit = request_id(rq);
    text input = text_format(cx->arena, "{\"unit\":\"%.*s\"}", TEXT_ARGS(id_text(cx->arena, unit)));
    err e = job_start(cx, tx, CERTIFICATES_JOB, unit, input, &job);
    return e ? e : respond(cx, tx, rq, rs, &job_entity, &job);
}
