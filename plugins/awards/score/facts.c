/* SPDX-License-Identifier: MIT
 * facts: the frozen proof read back as facts. A member the proof does not have is 0: a proof made
 * before a fact was told cannot say it. */
#include "facts.h"

#include "../dossier/proof.h"

static int64_t number_of(const struct json_value *proof, const char *name)
{
    int64_t n = 0;
    return json_whole(json_get(proof, name), &n) && n > 0 ? n : 0;
}

static bool is_true(const struct json_value *proof, const char *name)
{
    return json_kind_of(json_get(proof, name)) == JSON_TRUE;
}

static size_t items_of(const struct json_value *list)
{
    size_t count = json_kind_of(list) == JSON_ARRAY ? json_count(list) : 0;
    return count < RULE_LIST_MAX ? count : RULE_LIST_MAX;
}

static struct fact_list certificates_of(struct ctx *cx, const struct json_value *list)
{
    size_t count = items_of(list), i = 0;
    struct award_score_certificate *all =
        ARENA_ARRAY(cx->arena, count + 1, struct award_score_certificate);
    for (const struct json_value *v = json_first(list); i < count; v = json_next(v))
        all[i++] = (struct award_score_certificate){ .code = json_string(json_get(v, "code")),
                                                     .valid = is_true(v, "valid") };
    return (struct fact_list){ all, (uint32_t)count };
}

static struct fact_list honours_of(struct ctx *cx, const struct json_value *list, date as_of)
{
    size_t count = items_of(list), i = 0;
    struct award_score_honour *all = ARENA_ARRAY(cx->arena, count + 1, struct award_score_honour);
    for (const struct json_value *v = json_first(list); i < count; v = json_next(v)) {
        int64_t ago = date_civil(as_of).year - number_of(v, "year");
        all[i++].years_ago = ago > 0 ? ago : 0;
    }
    return (struct fact_list){ all, (uint32_t)count };
}

/* Of one grade of evidence; hours are hundredths. */
static int64_t minutes_of(const struct json_value *grades, const char *code)
{
    int64_t minutes = 0;
    for (const struct json_value *g = json_first(grades); g; g = json_next(g))
        if (text_equal_z(json_string(json_get(g, "code")), code))
            minutes += number_of(g, "hours") * 60 / 100;
    return minutes;
}

static int64_t months_between(date from, date to)
{
    struct civil a = date_civil(from), b = date_civil(to);
    int64_t months = (int64_t)(b.year - a.year) * 12 + b.month - a.month - (b.day < a.day);
    return from && months > 0 ? months : 0;
}

static void read_team(const struct json_value *team, struct award_score_facts *f)
{
    date founded = 0;
    f->members = number_of(team, "members");
    f->coordinators = number_of(team, "coordinators");
    f->charter = is_true(team, "charter");
    if (date_parse(json_string(json_get(team, "founded")), &founded))
        f->months_founded = months_between(founded, f->as_of);
}

static void read_proof(struct ctx *cx, const struct json_value *p, struct award_score_facts *f)
{
    const struct json_value *grades = json_get(p, "grades");
    f->years = number_of(p, "years_unbroken");
    f->days = number_of(p, "days");
    f->people = number_of(p, "people");
    f->minutes_scanned = minutes_of(grades, "scanned");
    f->minutes_confirmed = minutes_of(grades, "confirmed");
    f->minutes_paper = minutes_of(grades, "paper");
    f->minutes_declared = minutes_of(grades, "declared");
    f->shifts = number_of(p, "shifts");
    f->campaigns = (int64_t)items_of(json_get(p, "campaigns"));
    f->helped = number_of(p, "helped");
    f->certificates = certificates_of(cx, json_get(p, "certificates"));
    f->honours = honours_of(cx, json_get(p, "honours"), f->as_of);
    read_team(json_get(p, "team"), f);
}

err award_score_facts_of(struct ctx *cx, struct tx *tx, const struct nomination_whole *w,
                         struct award_score_facts *out, bool *proved)
{
    struct nomination_proof proof;
    struct award award = { 0 };
    struct award_list files;
    const struct json_value *json = NULL;
    err e = proof_frozen(cx, tx, w->nomination.id, &proof);
    *proved = !e && proof.facts.size > 0; /* none of the facts are left once somebody is erased */
    if (e == ERR_NOT_FOUND) return ERR_NONE;
    if (e || !*proved) return e;
    e = json_read(cx, proof.facts, &json);
    if (!e) e = record_get(cx, tx, &award_entity, w->round.award, &award);
    if (!e) e = award_list(cx, tx, &evidence_entity, "nomination", w->nomination.id, &files);
    if (e) return e;
    *out = (struct award_score_facts){ .as_of = proof.as_of,
                                       .of = w->category.of,
                                       .level = award.level,
                                       .initiative = w->nomination.initiative.size > 0,
                                       .replication = w->nomination.replication.size > 0,
                                       .documents = (int64_t)files.count };
    read_proof(cx, json, out);
    return ERR_NONE;
}
