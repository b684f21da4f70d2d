/* SPDX-License-Identifier: MIT
 * compare: two runs side by side: their figures, and the people for whom they differ. */
#include <stdlib.h>

#include "../campaign_rule.h"
#include "result.h"

enum { CHANGES_SHOWN = 200 };

struct comparing {
    struct showing *one;
    struct match_run other_run;
    struct allocation other;
    int64_t changed, same;
};

static void figures_json(struct ctx *cx, struct tx *tx, struct json *j, const char *key,
                         const struct match_run *r)
{
    json_key(j, key);
    json_object(j);
    json_id_at(j, "id", r->id);
    json_text_at(j, "title", r->title);
    json_int_at(j, "people", r->people);
    json_int_at(j, "seats", r->seats);
    json_int_at(j, "assigned", r->assigned);
    json_int_at(j, "unmet", r->unmet);
    json_int_at(j, "objective", r->objective);
    json_int_at(j, "dual", r->dual);
    json_bool_at(j, "without_rules", r->without_rules);
    json_text_at(j, "rule", campaign_rule_text(cx, tx, r->rule_version));
    json_int_at(j, "max_shifts", r->max_shifts);
    json_object_end(j);
}

/* Whether a person has this shift in an allocation, whichever class of seat. */
static bool has_shift(const struct allocation *a, uint32_t person, id shift)
{
    if (person == MATCH_NONE) return false;
    for (uint32_t k = a->start[person]; k < a->start[person + 1]; k++)
        if (id_equal(a->kept.seats[a->role[k]].shift, shift)) return true;
    return false;
}

/* Shifts of `a` that the same person has not in `b`. */
static err only_json(struct ctx *cx, struct tx *tx, struct json *j, const char *key,
                     const struct allocation *a, uint32_t person, const struct allocation *b,
                     uint32_t there)
{
    err e = ERR_NONE;
    json_key(j, key);
    json_array(j);
    for (uint32_t k = person == MATCH_NONE ? 0 : a->start[person];
         !e && person != MATCH_NONE && k < a->start[person + 1]; k++) {
        const struct match_seats *seats = &a->kept.seats[a->role[k]];
        struct shown_shift s;
        if (has_shift(b, there, seats->shift)) continue;
        e = shown_shift_get(cx, tx, seats->shift, &s);
        if (e == ERR_NOT_FOUND) {
            ctx_clear(cx);
            e = ERR_NONE;
            continue;
        }
        if (e) break;
        json_object(j);
        shown_shift_json(cx, j, &s, (enum seat_class)seats->class);
        json_object_end(j);
    }
    json_array_end(j);
    return e;
}

static bool differs(const struct allocation *a, uint32_t person, const struct allocation *b,
                    uint32_t there)
{
    uint32_t had = person == MATCH_NONE ? 0 : a->start[person + 1] - a->start[person];
    uint32_t has = there == MATCH_NONE ? 0 : b->start[there + 1] - b->start[there];
    if (had != has) return true;
    for (uint32_t k = 0; k < had; k++)
        if (!has_shift(b, there, a->kept.seats[a->role[a->start[person] + k]].shift)) return true;
    return false;
}

static err change_json(struct ctx *cx, struct tx *tx, struct comparing *c, id who, uint32_t person,
                       uint32_t there)
{
    struct json *j = c->one->j;
    if (++c->changed > CHANGES_SHOWN) return ERR_NONE;
    json_object(j);
    err e = shown_person_json(cx, tx, c->one->rs, j, who);
    if (!e) e = only_json(cx, tx, j, "before", &c->other, there, &c->one->a, person);
    if (!e) e = only_json(cx, tx, j, "now", &c->one->a, person, &c->other, there);
    json_object_end(j);
    return e;
}

/* Everybody of this run, then those whom only the other one knew. */
static err changes_json(struct ctx *cx, struct tx *tx, struct comparing *c)
{
    const struct allocation *a = &c->one->a, *b = &c->other;
    err e = ERR_NONE;
    json_key(c->one->j, "changes");
    json_array(c->one->j);
    for (uint32_t i = 0; !e && i < a->kept.people; i++) {
        uint32_t there = allocation_person(b, a->kept.person[i]);
        if (differs(a, i, b, there))
            e = change_json(cx, tx, c, a->kept.person[i], i, there);
        else
            c->same += a->start[i + 1] > a->start[i];
    }
    for (uint32_t i = 0; !e && i < b->kept.people; i++)
        if (b->start[i + 1] > b->start[i] && allocation_person(a, b->kept.person[i]) == MATCH_NONE)
            e = change_json(cx, tx, c, b->kept.person[i], MATCH_NONE, i);
    json_array_end(c->one->j);
    return e;
}

static err write_comparison(struct ctx *cx, struct tx *tx, void *arg)
{
    struct comparing *c = arg;
    id other;
    if (!id_parse(request_param(c->one->rq, "other"), &other)) return ERR_NOT_FOUND;
    err e = record_get(cx, tx, &match_run_entity, other, &c->other_run);
    if (!e) e = access_require(cx, tx, "signup.read", c->other_run.unit);
    if (!e) e = allocation_read(cx, tx, other, &c->other);
    if (e) return e;
    struct json *j = c->one->j = respond_json(cx, c->one->rs, 200);
    json_object(j);
    figures_json(cx, tx, j, "before", &c->other_run);
    figures_json(cx, tx, j, "now", &c->one->run);
    e = changes_json(cx, tx, c);
    json_int_at(j, "changed", c->changed);
    json_int_at(j, "same", c->same);
    json_object_end(j);
    return e;
}

err match_run_compare(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    struct comparing *c = ARENA_NEW(cx->arena, struct comparing);
    err e = showing_open(cx, rq, rs, &c->one);
    return e ? e : db_read(cx, write_comparison, c);
}
