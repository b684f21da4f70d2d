/* SPDX-License-Identifier: MIT
 * measures: an idea counts on the day it was proposed, its part is that it is applied; a place that
 * applies one on its first day there; a copy of a model on its first day, its part is that the
 * model's keepers confirmed it. */
#include "../item/item.h"
#include "result.h"

static err gone(struct ctx *cx, err e)
{
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

/* Of the folded title (FNV-1a): two of one unit with the same name are shown as the same. */
static uint64_t same_title(struct ctx *cx, text title)
{
    uint64_t hash = 0xcbf29ce484222325u;
    text folded = viet_fold(cx->arena, title);
    for (size_t i = 0; i < folded.size; i++)
        hash = (hash ^ (uint8_t)folded.data[i]) * 0x100000001b3u;
    return hash | 1;
}

static err place_idea(struct ctx *cx, struct tx *tx, id which, struct measure_place *out,
                      size_t *count)
{
    struct idea idea;
    err e = record_get(cx, tx, &idea_entity, which, &idea);
    if (e) return gone(cx, e);
    if (idea.state == IDEA_HIDDEN || idea.state == IDEA_SAME) return ERR_NONE;
    *out = (struct measure_place){ .unit = idea.unit,
                                   .from = idea.proposed,
                                   .whole = 1,
                                   .part = idea.state == IDEA_APPLIED,
                                   .same = same_title(cx, idea.title) };
    *count = 1;
    return ERR_NONE;
}

static err why_not_applied(struct ctx *cx, struct tx *tx, id which, text *out)
{
    struct idea idea;
    err e = record_get(cx, tx, &idea_entity, which, &idea);
    if (e) return gone(cx, e);
    *out = library_term(cx, &idea_state_vocabulary, (unsigned)idea.state);
    return ERR_NONE;
}

static err place_use(struct ctx *cx, struct tx *tx, id which, struct measure_place *out,
                     size_t *count)
{
    struct idea_application a;
    err e = record_get(cx, tx, &idea_application_entity, which, &a);
    if (e) return gone(cx, e);
    *out = (struct measure_place){ .unit = a.unit, .from = a.since, .whole = 1, .part = 1 };
    *count = 1;
    return ERR_NONE;
}

static err place_copy(struct ctx *cx, struct tx *tx, id which, struct measure_place *out,
                      size_t *count)
{
    struct replication r;
    err e = record_get(cx, tx, &replication_entity, which, &r);
    if (e) return gone(cx, e);
    *out = (struct measure_place){
        .unit = r.unit, .from = r.since, .whole = 1, .part = r.state == REPLICATION_CONFIRMED
    };
    *count = 1;
    return ERR_NONE;
}

static err why_not_confirmed(struct ctx *cx, struct tx *tx, id which, text *out)
{
    struct replication r;
    err e = record_get(cx, tx, &replication_entity, which, &r);
    if (e) return gone(cx, e);
    *out = r.reason.size ? r.reason
                         : library_term(cx, &replication_state_vocabulary, (unsigned)r.state);
    return ERR_NONE;
}

const struct measure library_measures[] = {
    { "ideas", "Ý tưởng, sáng kiến đã đăng ký", "Ideas registered", "ý tưởng", "ideas",
      .shape = MEASURE_HAPPENS, .entity = "idea", .place = place_idea, .why = why_not_applied,
      .page = "sang-kien/{id}" },
    { "idea_uses", "Nơi áp dụng ý tưởng, sáng kiến", "Places that apply an idea", "nơi", "places",
      .shape = MEASURE_HAPPENS, .entity = "idea_application", .place = place_use },
    { "replications", "Nơi báo làm theo mô hình hay", "Copies of models reported", "nơi", "places",
      .shape = MEASURE_HAPPENS, .entity = "replication", .place = place_copy,
      .why = why_not_confirmed, .page = "nhan-rong/{id}" },
    { 0 }
};
