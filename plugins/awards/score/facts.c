/* SPDX-License-Identifier: MIT
 * facts: the frozen proof read back as facts. A member the proof does not have is 0: a proof made
 * before a fact was told cannot say it. */
#include "facts.h"

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
        const struct term *level =
            vocabulary_code(&award_level_vocabulary, json_string(json_get(v, "level")));
        int64_t ago = date_civil(as_of).year - number_of(v, "year");
        all[i++] = (struct award_score_honour){ .years_ago = ago > 0 ? ago : 0,
                                                .level = level ? level->number : 0 };
    }
    return (struct fact_list){ all, (uint32_t)count };
}

static void read_proof(struct ctx *cx, const struct json_value *p, struct award_score_facts *f)
{
    int64_t age;
    f->age = json_whole(json_get(p, "age"), &age) ? age : -1;
    f->years = number_of(p, "years");
    f->months_active = number_of(p, "months_active");
    f->members = number_of(p, "members");
    f->coordinators = number_of(p, "coordinators");
    f->months_founded = number_of(p, "months_founded");
    f->charter = is_true(p, "charter");
    f->minutes_scanned = number_of(p, "minutes_scanned");
    f->minutes_confirmed = number_of(p, "minutes_confirmed");
    f->minutes_paper = number_of(p, "minutes_paper");
    f->minutes_declared = number_of(p, "minutes_declared");
    f->shifts = number_of(p, "shifts");
    f->campaigns = number_of(p, "campaigns");
    f->communes = number_of(p, "communes");
    f->fields = number_of(p, "fields");
    f->helped = number_of(p, "helped");
    f->certificates = certificates_of(cx, json_get(p, "certificates"));
    f->honours = honours_of(cx, json_get(p, "honours"), f->as_of);
}

static err newest_proof(struct ctx *cx, struct tx *tx, id nomination, struct nomination_proof *out)
{
    struct award_list all;
    err e = award_list(cx, tx, &nomination_proof_entity, "nomination", nomination, &all);
    *out = (struct nomination_proof){ 0 };
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct nomination_proof *p = award_list_at(&all, i);
        if (p->made >= out->made) *out = *p;
    }
    return e;
}

err award_score_facts_of(struct ctx *cx, struct tx *tx, const struct nomination_whole *w,
                         struct award_score_facts *out, bool *proved)
{
    struct nomination_proof proof;
    struct award award = { 0 };
    struct award_list files;
    const struct json_value *json = NULL;
    err e = newest_proof(cx, tx, w->nomination.id, &proof);
    *proved = !e && proof.facts.size > 0;
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
