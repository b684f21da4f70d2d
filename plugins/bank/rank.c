/* SPDX-License-Identifier: MIT
 * rank: collects the facts, runs the rule, adds up. Facts are copied before the rule runs. */
#include "rank.h"

#include "campaign_rule.h"
#include "history.h"

err candidate_fill(struct ctx *cx, struct tx *tx, const struct volunteer *v, struct candidate *out)
{
    struct place place;
    struct unit area;
    *out = (struct candidate){ .volunteer = *v };
    err e = record_get(cx, tx, &place_entity, v->commune, &place);
    if (e) return e;
    out->lat = place.lat;
    out->lon = place.lon;
    out->commune_code = place.code;
    if (id_is_none(v->area)) return ERR_NONE;
    e = record_get(cx, tx, &unit_entity, v->area, &area);
    out->area_code = area.code;
    return e;
}

err rank_base(struct ctx *cx, struct tx *tx, const struct candidate *c, const struct board_entry *e,
              struct ranked *out)
{
    *out = (struct ranked){ .entry = e };
    out->distance_km = score_distance(c->lat, c->lon, e->lat, e->lon);
    if (id_equal(c->volunteer.commune, e->job.opening.place)) out->distance_km = 0;
    err failed = history_of(cx, tx, &c->volunteer, &e->job, &out->history);
    if (failed) return failed;
    score_base(&c->volunteer, &out->history, &e->job, out->distance_km, instant_date(cx->now),
               &out->base);
    out->score = score_final(&out->base, 0);
    return ERR_NONE;
}

void rank_facts(struct ctx *cx, const struct candidate *c, const struct ranked *r,
                struct score_facts *f)
{
    const struct volunteer *v = &c->volunteer;
    const struct score_history *h = &r->history;
    const struct score_job *job = &r->entry->job;
    *f = (struct score_facts){
        .as_of = instant_date(cx->now),
        .age = date_years(v->birth, instant_date(cx->now)),
        .skills = v->skills,
        .languages = h->languages,
        .certificates = h->certificates,
        .commune = c->commune_code,
        .area = c->area_code,
        .occupation = v->occupation,
        .unexcused = h->unexcused,
        .attended = h->attended,
        .called = h->called,
        .months_active = h->months_active,
        .hours_year = h->hours_year,
        .busy_harvest = v->busy_harvest,
        .distance_km = r->distance_km == DISTANCE_UNKNOWN ? 0 : r->distance_km,
        .days_since_last = h->days_since_last,
        .opening = { .night = job->opening.night,
                     .border = job->border,
                     .in_harvest = job->in_harvest,
                     .field = job->campaign.field,
                     .campaign_type = job->campaign.type,
                     .place_language = job->opening.language,
                     .commune = job->commune,
                     .starts = job->opening.starts,
                     .required_skills = job->opening.required_skills,
                     .hours = job->hours },
    };
}

err rank_rule(struct ctx *cx, struct ranking *ranking, const struct candidate *c, struct ranked *r)
{
    struct score_facts facts;
    struct rule_fault fault;
    if (r->base.barrier || ranking->faults >= RANK_FAULTS_MAX) {
        r->rule_failed = !r->base.barrier;
        return ERR_NONE;
    }
    rank_facts(cx, c, r, &facts);
    err e = campaign_score(cx, &r->entry->job.campaign, &facts, &r->verdict, &fault, &r->rule);
    if (e == ERR_INVALID || e == ERR_BUSY) {
        ranking->faults++;
        r->rule_failed = true;
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e) return e;
    r->score = score_final(&r->base, r->verdict.score);
    if (!text_is_empty(r->verdict.rejected)) r->base.barrier = BARRIER_RULE;
    return ERR_NONE;
}

void rank_of_hit(const struct snapshot *snapshot, const struct topk_hit *hit,
                 const struct board_entry *entry, bool certified, struct candidate *c,
                 struct ranked *r)
{
    const struct score_person *p = &hit->people->person[hit->slot];
    const struct match_facts *f = &hit->people->facts[hit->slot];
    const struct match_places *places = snapshot->places;
    uint16_t where = match_places_find(places, entry->job.opening.place);
    *c = (struct candidate){ .volunteer = { .id = f->volunteer,
                                            .birth = p->birth,
                                            .skills = p->skills,
                                            .occupation = f->occupation,
                                            .busy_harvest = p->busy_harvest },
                             .lat = places->place[f->place].lat,
                             .lon = places->place[f->place].lon,
                             .commune_code = places->place[f->place].code,
                             .area_code = places->area[f->area].code };
    *r = (struct ranked){ .entry = entry,
                          .base = { .base = hit->score },
                          .history = { .called = f->called,
                                       .attended = f->attended,
                                       .unexcused = f->unexcused,
                                       .months_active = f->months,
                                       .hours_year = f->hours,
                                       .days_since_last = history_days_since(f->last, snapshot->on),
                                       .in_field =
                                           score_in_field(p->fields, entry->job.campaign.field),
                                       .certificates_known = certified },
                          .score = hit->score };
    if (certified) r->history.certificates = entry->job.opening.certificates;
    for (unsigned n = 1; n < SCORE_LANGUAGES; n++)
        r->history.languages.of[n] = (uint8_t)score_level(p->levels, n);
    (void)topk_near(places, where, f->place, &r->distance_km);
}
