/* SPDX-License-Identifier: MIT
 * why_mine: of each shift the class of seats that came nearest: held, else worth most to the
 * person. Who was not eligible hears everything that stood in the way, not the first of it. */
#include "why_mine.h"

#include "../words.h"
#include "allocation.h"
#include "eligible.h"
#include "run.h"
#include "why_words.h"

enum { RUNS_MAX = 16 };

struct asking {
    const struct request *rq;
    struct response *rs;
    struct json *j;
    struct volunteer me;
    struct opening opening;
    struct campaign campaign;
    struct board_entry entry;
    struct candidate candidate;
    struct score_need need;
    struct score_person person;
    int64_t km;
    struct match_run run;
    struct allocation a;
    bool matched;
};

/* ---- the matching it is about -------------------------------------------------------------- */

static bool fills(const struct allocation *a, id opening)
{
    for (uint32_t role = 0; role < a->kept.roles; role++)
        if (id_equal(a->kept.seats[role].opening, opening)) return true;
    return false;
}

static err find_run(struct ctx *cx, struct tx *tx, struct asking *q)
{
    struct gathered runs;
    err e = match_runs_applied(cx, tx, &runs);
    for (size_t i = 0, tried = 0; !e && !q->matched && i < runs.count && tried < RUNS_MAX; i++) {
        const struct match_run *run = gathered_at(&runs, i);
        bool covers = run->from <= q->opening.ends && run->to >= q->opening.starts;
        if (!covers || !unit_within(cx, tx, q->campaign.unit, run->unit)) continue;
        bool there;
        tried++;
        e = allocation_if_any(cx, tx, run->id, &q->a, &there);
        q->run = *run;
        q->matched = !e && there && fills(&q->a, q->opening.id);
    }
    return e;
}

/* ---- what stood in the way ----------------------------------------------------------------- */

static text lack_sentence(struct ctx *cx, const struct asking *q, enum lack lack)
{
    const struct opening *o = &q->opening;
    bool en = cx->lang == LANG_EN;
    code_set skills = code_set_minus(o->required_skills, q->me.skills);
    switch (lack) {
    case LACK_SKILL:
        return text_format(cx->arena, en ? "the skill %.*s is needed" : "cần kỹ năng %.*s",
                           TEXT_ARGS(words_codes(cx, &skill_vocabulary, skills)));
    case LACK_LANGUAGE:
        return text_format(cx->arena, en ? "%.*s is needed" : "cần nói được %.*s",
                           TEXT_ARGS(words_codes(cx, &language_vocabulary, o->languages)));
    case LACK_CERTIFICATE:
        return text_format(
            cx->arena, en ? "a valid certificate is needed: %.*s" : "cần chứng chỉ còn hạn: %.*s",
            TEXT_ARGS(words_codes(cx, &certificate_vocabulary, o->certificates)));
    case LACK_AGE:
        return text_format(cx->arena, en ? "one must be %d or older" : "cần từ %d tuổi",
                           o->night && o->min_age < 18 ? 18 : (int)o->min_age);
    case LACK_TIME:
        return ctx_say(cx, "giờ của ca nằm ngoài giờ rảnh trong hồ sơ của bạn",
                       "the shift is outside the free time in your record");
    case LACK_NEAR:
        return text_format(cx->arena,
                           en ? "it is %lld km away; your record says at most %lld km"
                              : "cách bạn %lld km, hồ sơ của bạn ghi đi nhiều nhất %lld km",
                           (long long)q->km, (long long)q->me.radius_km);
    case LACK_DAY:
        return ctx_say(cx, "hôm đó bạn đã có ca khác", "you have another shift that day");
    default:
        return ctx_say(cx, "quy tắc của cụm không cho", "the area's rule forbids it");
    }
}

/* Everything at once; when the record now shows nothing, it changed since or the day was taken. */
static text barrier_words(struct ctx *cx, const struct asking *q, const struct shift *shift)
{
    uint32_t lacks = eligible_lacks(&q->person, &q->need, score_blocks(shift).cells, q->km);
    struct buffer out = buffer_in(cx->arena, 128);
    buffer_text(&out, ctx_say(cx, "Lúc ghép bạn chưa đủ điều kiện", "You were not eligible then"));
    for (int lack = 0, said = 0; lack < LACKS; lack++) {
        if (!(lacks >> lack & 1)) continue;
        buffer_z(&out, said++ ? "; " : ": ");
        buffer_text(&out, lack_sentence(cx, q, (enum lack)lack));
    }
    if (!lacks)
        buffer_text(&out, ctx_say(cx, ": hôm đó bạn đã có ca khác, hoặc hồ sơ đã đổi từ khi ghép",
                                  ": you had another shift that day, or your record has changed"));
    return buffer_as_text(&out);
}

/* ---- the page ------------------------------------------------------------------------------ */

/* The role of this shift that came nearest, or MATCH_NONE. */
static uint32_t nearest_role(const struct asking *q, uint32_t person, id shift)
{
    uint32_t best = MATCH_NONE;
    for (uint32_t role = 0; person != MATCH_NONE && role < q->a.kept.roles; role++) {
        if (!id_equal(q->a.kept.seats[role].shift, shift)) continue;
        int32_t score = allocation_score(&q->a, person, role);
        if (score < 0) continue;
        if (allocation_has(&q->a, person, role)) return role;
        if (best == MATCH_NONE || q->a.price[role] < q->a.price[best]) best = role;
    }
    return best;
}

static err shift_json(struct ctx *cx, struct tx *tx, const struct asking *q, uint32_t person,
                      const struct shift *shift)
{
    struct json *j = q->j;
    struct allocation_why why = { .has = false };
    uint32_t role = nearest_role(q, person, shift->id);
    err e = ERR_NONE;
    if (role != MATCH_NONE) allocation_why(&q->a, person, role, &why);
    json_object(j);
    json_text_at(j, "day_text", words_day(cx, shift->day));
    json_text_at(j, "time_text", words_time(cx, shift->from_minute, shift->to_minute));
    json_bool_at(j, "has", why.has);
    if (role == MATCH_NONE) {
        json_text_at(j, "why", barrier_words(cx, q, shift));
    } else {
        e = why_json(cx, tx, j, &q->a, &why);
    }
    json_object_end(j);
    return e;
}

static err shifts_json(struct ctx *cx, struct tx *tx, const struct asking *q)
{
    uint32_t person = allocation_person(&q->a, q->me.id);
    id last = ID_NONE;
    err e = ERR_NONE;
    for (uint32_t role = 0; !e && role < q->a.kept.roles; role++) {
        const struct match_seats *seats = &q->a.kept.seats[role];
        struct shift shift;
        if (!id_equal(seats->opening, q->opening.id) || id_equal(seats->shift, last)) continue;
        last = seats->shift;
        e = record_get(cx, tx, &shift_entity, seats->shift, &shift);
        if (!e) e = shift_json(cx, tx, q, person, &shift);
        if (e == ERR_NOT_FOUND) {
            ctx_clear(cx);
            e = ERR_NONE;
        }
    }
    return e;
}

static err read_asker(struct ctx *cx, struct tx *tx, struct asking *q)
{
    struct score_history history;
    struct ranked ranked;
    err e = volunteer_of_actor(cx, tx, &q->me);
    if (!e) e = record_get(cx, tx, &opening_entity, request_id(q->rq), &q->opening);
    if (!e) e = record_get(cx, tx, &campaign_entity, q->opening.campaign, &q->campaign);
    if (!e && q->campaign.state == CAMPAIGN_DRAFT) e = ERR_NOT_FOUND;
    if (!e) e = board_entry_of(cx, tx, &q->opening, &q->entry);
    if (!e) e = candidate_fill(cx, tx, &q->me, &q->candidate);
    if (!e) e = history_of(cx, tx, &q->me, &q->entry.job, &history);
    if (!e) e = rank_base(cx, tx, &q->candidate, &q->entry, &ranked);
    if (e) return e;
    q->km = ranked.distance_km;
    q->need = score_need_of(&q->entry.job);
    q->person = score_person_of(&q->me, &history, q->need.field);
    return ERR_NONE;
}

static err write_why(struct ctx *cx, struct tx *tx, void *arg)
{
    struct asking *q = arg;
    err e = read_asker(cx, tx, q);
    if (!e) e = find_run(cx, tx, q);
    if (e) return e;
    struct json *j = q->j = respond_json(cx, q->rs, 200);
    json_object(j);
    json_text_at(j, "title", q->opening.title);
    json_text_at(j, "campaign", q->campaign.title);
    json_id_at(j, "campaign_id", q->campaign.id);
    json_bool_at(j, "matched", q->matched);
    json_key(j, "shifts");
    json_array(j);
    if (q->matched) e = shifts_json(cx, tx, q);
    json_array_end(j);
    if (q->matched) {
        json_text_at(j, "when", words_day(cx, instant_date(q->run.applied)));
        json_int_at(j, "people", q->run.people);
        json_int_at(j, "seats", q->run.assigned);
        json_bool_at(j, "proved", q->run.objective == q->run.dual);
    }
    json_object_end(j);
    return e;
}

err why_mine(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    struct asking *q = ARENA_NEW(cx->arena, struct asking);
    q->rq = rq;
    q->rs = rs;
    return db_read(cx, write_why, q);
}
