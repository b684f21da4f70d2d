/* SPDX-License-Identifier: MIT
 * result: the page of a run. Numbers come from the kept allocation, names of shifts from the store
 * as they are now. */
#include "result.h"

#include "../campaign_rule.h"
#include "../words.h"

/* ---- words --------------------------------------------------------------------------------- */

err shown_shift_get(struct ctx *cx, struct tx *tx, id shift, struct shown_shift *out)
{
    err e = record_get(cx, tx, &shift_entity, shift, &out->shift);
    if (!e) e = record_get(cx, tx, &opening_entity, out->shift.opening, &out->opening);
    return e ? e : record_get(cx, tx, &campaign_entity, out->opening.campaign, &out->campaign);
}

static text class_words(struct ctx *cx, const struct shown_shift *s, enum seat_class class)
{
    if (class == SEATS_LEAD) return ctx_say(cx, "Chỗ cho đội trưởng", "Seats for leaders");
    if (class == SEATS_LANGUAGE)
        return text_format(
            cx->arena, cx->lang == LANG_EN ? "Seats for speakers: %.*s" : "Chỗ cho người nói %.*s",
            TEXT_ARGS(words_term(cx, &language_vocabulary, s->opening.language)));
    return TEXT("");
}

void shown_shift_json(struct ctx *cx, struct json *j, const struct shown_shift *s,
                      enum seat_class class)
{
    json_id_at(j, "shift", s->shift.id);
    json_id_at(j, "opening", s->opening.id);
    json_text_at(j, "title", s->opening.title);
    json_text_at(j, "campaign", s->campaign.title);
    json_text_at(j, "day", date_format(cx->arena, s->shift.day));
    json_text_at(j, "day_text", words_day(cx, s->shift.day));
    json_text_at(j, "time_text", words_time(cx, s->shift.from_minute, s->shift.to_minute));
    json_text_at(j, "class", class_words(cx, s, class));
}

err shown_person_json(struct ctx *cx, struct tx *tx, struct response *rs, struct json *j,
                      id volunteer)
{
    struct volunteer v;
    err e = record_get(cx, tx, &volunteer_entity, volunteer, &v);
    bool gone = e == ERR_NOT_FOUND;
    if (gone) ctx_clear(cx);
    if (e && !gone) return e;
    bool named = !gone && access_may(cx, tx, "volunteer.read", v.unit);
    json_id_at(j, "volunteer", volunteer);
    json_text_at(j, "code", gone ? TEXT("") : v.code);
    json_key(j, "name");
    named ? json_text(j, v.full_name) : json_null(j);
    json_int_at(j, "age", gone ? -1 : date_years(v.birth, instant_date(cx->now)));
    json_text_at(j, "unit", gone ? TEXT("") : record_title(cx, tx, &unit_entity, v.unit));
    return named ? respond_saw(cx, tx, rs, &volunteer_entity, &v) : ERR_NONE;
}

/* What would bring more people if it were not asked for. */
static text lack_words(struct ctx *cx, const struct shown_shift *s, enum lack lack)
{
    const struct opening *o = &s->opening;
    switch (lack) {
    case LACK_SKILL:
        return text_format(cx->arena, cx->lang == LANG_EN ? "skills (%.*s)" : "kỹ năng (%.*s)",
                           TEXT_ARGS(words_codes(cx, &skill_vocabulary, o->required_skills)));
    case LACK_LANGUAGE:
        return ctx_say(cx, "tiếng bắt buộc", "the language");
    case LACK_CERTIFICATE:
        return text_format(cx->arena,
                           cx->lang == LANG_EN ? "certificates (%.*s)" : "chứng chỉ (%.*s)",
                           TEXT_ARGS(words_codes(cx, &certificate_vocabulary, o->certificates)));
    case LACK_AGE:
        return ctx_say(cx, "tuổi", "age");
    case LACK_TIME:
        return ctx_say(cx, "giờ rảnh (đổi giờ của ca)", "free time (move the shift)");
    case LACK_NEAR:
        return ctx_say(cx, "khoảng cách (lo xe đưa đón)", "distance (arrange transport)");
    case LACK_DAY:
        return ctx_say(cx, "đã có ca khác cùng ngày", "another shift that day");
    default:
        return ctx_say(cx, "quy tắc của cụm", "the area's rule");
    }
}

/* ---- the result ---------------------------------------------------------------------------- */

static void relax_json(struct ctx *cx, struct json *j, const struct shown_shift *s,
                       const struct match_seats *seats)
{
    json_key(j, "relax");
    json_array(j);
    for (int lack = 0; lack < LACKS; lack++) {
        if (!seats->only[lack]) continue;
        json_object(j);
        json_text_at(j, "words", lack_words(cx, s, (enum lack)lack));
        json_int_at(j, "people", seats->only[lack]);
        json_object_end(j);
    }
    json_array_end(j);
}

static err seats_json(struct ctx *cx, struct tx *tx, const struct showing *sh, uint32_t role)
{
    const struct match_instance *in = sh->a.instance;
    const struct match_seats *seats = &sh->a.kept.seats[role];
    struct shown_shift s;
    struct json *j = sh->j;
    err e = shown_shift_get(cx, tx, seats->shift, &s);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e) return e;
    int32_t filled = (int32_t)sh->a.filled[role];
    int32_t missing = filled < in->minimum[role] ? in->minimum[role] - filled : 0;
    json_object(j);
    shown_shift_json(cx, j, &s, (enum seat_class)seats->class);
    json_int_at(j, "minimum", in->minimum[role]);
    json_int_at(j, "seats", in->capacity[role]);
    json_int_at(j, "filled", filled);
    json_int_at(j, "locked", seats->locked);
    json_int_at(j, "missing", missing);
    json_int_at(j, "eligible", seats->eligible);
    json_int_at(j, "price", sh->a.price[role]);
    relax_json(cx, j, &s, seats);
    json_object_end(j);
    return ERR_NONE;
}

static err write_result(struct ctx *cx, struct tx *tx, void *arg)
{
    struct showing *sh = arg;
    struct json *j = sh->j = respond_json(cx, sh->rs, 200);
    err e = ERR_NONE;
    json_object(j);
    json_int_at(j, "objective", sh->a.objective);
    json_int_at(j, "dual", sh->a.dual);
    json_bool_at(j, "proved", sh->a.objective == sh->a.dual);
    json_text_at(j, "rule", campaign_rule_text(cx, tx, sh->run.rule_version));
    json_key(j, "shifts");
    json_array(j);
    for (uint32_t role = 0; !e && role < sh->a.kept.roles; role++) e = seats_json(cx, tx, sh, role);
    json_array_end(j);
    json_key(j, "summary");
    json_raw(j, sh->a.kept.summary);
    json_object_end(j);
    return e;
}

static err read_run(struct ctx *cx, struct tx *tx, void *arg)
{
    struct showing *sh = arg;
    err e = record_get(cx, tx, &match_run_entity, request_id(sh->rq), &sh->run);
    return e ? e : access_require(cx, tx, "signup.read", sh->run.unit);
}

err showing_open(struct ctx *cx, const struct request *rq, struct response *rs,
                 struct showing **out)
{
    struct showing *sh = ARENA_NEW(cx->arena, struct showing);
    sh->rs = rs;
    sh->rq = rq;
    *out = sh;
    err e = db_read(cx, read_run, sh);
    return e ? e : allocation_load(cx, sh->run.id, &sh->a);
}

err match_run_result(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    struct showing *sh;
    err e = showing_open(cx, rq, rs, &sh);
    return e ? e : db_read(cx, write_result, sh);
}

err match_run_instance(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    struct showing *sh;
    err e = showing_open(cx, rq, rs, &sh);
    return e ? e
             : respond_bytes(rs, TEXT("application/octet-stream"), sh->a.kept.instance,
                             TEXT("ghep.vbm1"));
}

err match_run_certificate(struct ctx *cx, struct tx *tx, const struct request *rq,
                          struct response *rs)
{
    (void)tx;
    struct showing *sh;
    err e = showing_open(cx, rq, rs, &sh);
    return e ? e
             : respond_bytes(rs, TEXT("application/octet-stream"), sh->a.kept.certificate,
                             TEXT("ghep.vbc1"));
}
