/* SPDX-License-Identifier: MIT
 * standing: rows of assessments, those of a set or those that wait for somebody. Totals are of the
 * last time the sheet was handed in or confirmed. */
#include "standing.h"

#include "../gather.h"

struct counts {
    int64_t all, submitted, classified, self_late, appraisal_late;
};

struct listing {
    const struct request *rq;
    struct response *rs;
    struct json *j;
    struct criteria_set set;
    struct counts counts;
    bool waiting; /* only what waits for the reader */
};

static void code_at(struct json *j, const char *key, const struct vocabulary *v, int32_t number)
{
    const struct term *t = number ? vocabulary_number(v, (unsigned)number) : NULL;
    json_z_at(j, key, t ? t->code : NULL);
}

static bool is_with_unit(const struct assessment *a)
{
    return a->state == ASSESSMENT_SELF || a->state == ASSESSMENT_RETURNED;
}

static bool is_with_level_above(const struct assessment *a)
{
    return a->state == ASSESSMENT_SUBMITTED || a->state == ASSESSMENT_APPRAISED;
}

/* Of the very unit, not of one above it, whose staff could fill in for everybody. */
static bool is_own_unit(const struct ctx *cx, id unit)
{
    const struct access *held = cx->actor.access;
    for (size_t i = 0; held && i < held->count; i++)
        if (id_equal(held->grants[i].unit, unit) && (ROLE_BIT(held->grants[i].role) & ROLES_STAFF))
            return true;
    return false;
}

static bool waits_for_me(struct ctx *cx, struct tx *tx, const struct assessment *a,
                         const struct assess_rights *may)
{
    bool mine = is_own_unit(cx, a->unit) || access_owns(cx, tx, &assessment_entity, a);
    return (is_with_unit(a) && may->self && mine) || (is_with_level_above(a) && may->appraise);
}

static void count_one(struct counts *c, const struct assessment *a)
{
    c->all++;
    c->submitted += a->submitted != 0;
    c->classified += a->state == ASSESSMENT_CLASSIFIED;
    c->self_late += is_with_unit(a) && a->self_late > 0;
    c->appraisal_late += is_with_level_above(a) && a->appraisal_late > 0;
}

static void write_row(struct ctx *cx, struct tx *tx, const struct listing *l,
                      const struct assessment *a, const struct assess_rights *may, text holder)
{
    struct json *j = l->j;
    bool self = is_with_unit(a) && may->self, appraise = is_with_level_above(a) && may->appraise;
    json_object(j);
    json_id_at(j, "id", a->id);
    json_id_at(j, "set", a->set);
    json_text_at(j, "set_title", l->set.title);
    json_int_at(j, "year", l->set.year);
    code_at(j, "of", &criteria_subject_vocabulary, l->set.of);
    json_id_at(j, "unit", a->unit);
    json_text_at(j, "unit_name", record_title(cx, tx, &unit_entity, a->unit));
    json_text_at(j, "holder", holder);
    code_at(j, "state", &assessment_state_vocabulary, a->state);
    json_int_at(j, "self_total", a->self_total);
    json_int_at(j, "appraised_total", a->appraised_total);
    json_int_at(j, "bonus", a->appraised_bonus);
    json_int_at(j, "most", l->set.most);
    code_at(j, "band", &competence_band_vocabulary, a->band);
    json_bool_at(j, "unrated", a->unrated);
    json_int_at(j, "score", a->score);
    json_int_at(j, "self_late", a->self_late);
    json_int_at(j, "appraisal_late", is_with_unit(a) ? 0 : a->appraisal_late);
    json_z_at(j, "waits_for", self ? "self" : appraise ? "appraisal" : NULL);
    json_object_end(j);
}

static err list_one(struct ctx *cx, struct tx *tx, struct listing *l, struct assessment *a)
{
    struct assess_rights may;
    text holder = TEXT("");
    err e = assess_rights_of(cx, tx, a, &may);
    if (e || !may.read || (l->waiting && !waits_for_me(cx, tx, a, &may))) return e;
    e = record_derive(cx, tx, &assessment_entity, a, instant_date(cx->now));
    if (!e && !id_is_none(a->cadre) && access_personal(cx, tx, &assessment_entity, a)) {
        holder = a->holder;
        e = respond_saw(cx, tx, l->rs, &assessment_entity, a);
    }
    if (e) return e;
    count_one(&l->counts, a);
    write_row(cx, tx, l, a, &may, holder);
    return ERR_NONE;
}

static err list_set(struct ctx *cx, struct tx *tx, struct listing *l)
{
    struct gathered all;
    err e = record_derive(cx, tx, &criteria_set_entity, &l->set, instant_date(cx->now));
    if (!e) e = gather(cx, tx, &assessment_entity, "set", l->set.id, &all);
    for (size_t i = 0; !e && i < all.count; i++) e = list_one(cx, tx, l, gathered_at(&all, i));
    return e;
}

static err read_standing(struct ctx *cx, struct tx *tx, void *arg)
{
    struct listing *l = arg;
    err e = record_get(cx, tx, &criteria_set_entity, request_id(l->rq), &l->set);
    if (e) return e;
    struct json *j = l->j = respond_json(cx, l->rs, 200);
    json_object(j);
    json_key(j, "items");
    json_array(j);
    e = list_set(cx, tx, l);
    json_array_end(j);
    json_key(j, "counts");
    json_object(j);
    json_int_at(j, "all", l->counts.all);
    json_int_at(j, "submitted", l->counts.submitted);
    json_int_at(j, "classified", l->counts.classified);
    json_int_at(j, "self_late", l->counts.self_late);
    json_int_at(j, "appraisal_late", l->counts.appraisal_late);
    json_object_end(j);
    json_object_end(j);
    return e;
}

err criteria_set_standing(struct ctx *cx, struct tx *tx, const struct request *rq,
                          struct response *rs)
{
    (void)tx;
    struct listing l = { .rq = rq, .rs = rs };
    return db_read(cx, read_standing, &l);
}

static err read_waiting(struct ctx *cx, struct tx *tx, void *arg)
{
    struct listing *l = arg;
    struct gathered sets;
    struct criteria_set open = { .state = CRITERIA_OPEN };
    struct query q = { .entity = &criteria_set_entity,
                       .filters = { { field_named(criteria_set_fields, TEXT("state")), QUERY_IS,
                                      &open, 0 } },
                       .filter_count = 1 };
    err e = gather_query(cx, tx, &q, &sets);
    if (e) return e;
    struct json *j = l->j = respond_json(cx, l->rs, 200);
    json_object(j);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; !e && i < sets.count; i++) {
        l->set = *(const struct criteria_set *)gathered_at(&sets, i);
        e = list_set(cx, tx, l);
    }
    json_array_end(j);
    json_object_end(j);
    return e;
}

err assessments_waiting(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs)
{
    (void)tx;
    struct listing l = { .rq = rq, .rs = rs, .waiting = true };
    return db_read(cx, read_waiting, &l);
}
