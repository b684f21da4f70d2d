/* SPDX-License-Identifier: MIT
 * standing_view: the order of a round's dossiers, for whoever leads its council. */
#include "../ballot/chair.h"
#include "../council/blind.h"
#include "../council/hall.h"
#include "standing.h"

struct standing_asked {
    id round;
    struct award_round r;
    struct response *rs;
    struct standing_rule rule;
};

static err may_see(struct ctx *cx, struct tx *tx, void *arg)
{
    struct standing_asked *a = arg;
    err e = record_get(cx, tx, &award_round_entity, a->round, &a->r);
    if (!e) e = ballot_require_leader(cx, tx, &a->r);
    return e ? e : standing_rule_of(cx, tx, &a->r, &a->rule);
}

/* The name as the actor may read it. */
static err print_row(struct ctx *cx, struct tx *tx, struct json *j, struct response *rs,
                     const struct standing_row *row)
{
    struct nomination n;
    err e = record_get(cx, tx, &nomination_entity, row->nomination.id, &n);
    if (e) return e;
    json_object(j);
    json_id_at(j, "nomination", n.id);
    json_text_at(j, "name", council_label(cx, tx, &n));
    json_int_at(j, "rank", row->rank);
    json_int_at(j, "reviews", row->given);
    json_int_at(j, "score", row->score);
    json_int_at(j, "band", row->band);
    json_bool_at(j, "moved", row->moved);
    json_bool_at(j, "within", row->within);
    json_bool_at(j, "ruled", row->ruled);
    json_bool_at(j, "faulty", row->faulty);
    json_int_at(j, "points", row->points);
    json_object_end(j);
    return blind_is_veiled(&n) ? ERR_NONE : respond_saw(cx, tx, rs, &nomination_entity, &n);
}

static err print_category(struct ctx *cx, struct tx *tx, struct json *j, struct standing_asked *a,
                          const struct award_category *c)
{
    struct standing s = { .rule = a->rule };
    int64_t faults = 0;
    err e = standing_of(cx, tx, &a->r, c, true, &s);
    json_object(j);
    json_id_at(j, "id", c->id);
    json_text_at(j, "title", c->title);
    json_int_at(j, "quota", c->quota);
    json_key(j, "rows");
    json_array(j);
    for (size_t i = 0; !e && i < s.count; i++) {
        faults += s.rows[i].faulty;
        e = print_row(cx, tx, j, a->rs, &s.rows[i]);
    }
    json_array_end(j);
    json_int_at(j, "faults", faults);
    json_object_end(j);
    return e;
}

static err print_all(struct ctx *cx, struct tx *tx, void *arg)
{
    struct standing_asked *a = arg;
    struct award_list categories;
    err e = award_list(cx, tx, &award_category_entity, "round", a->round, &categories);
    struct json *j = respond_json(cx, a->rs, 200);
    json_object(j);
    json_int_at(j, "seed", a->r.seed);
    json_int_at(j, "excellent_percent",
                a->rule.group.has_quota ? a->rule.group.quota_percent : 100);
    json_key(j, "ties");
    json_array(j);
    for (size_t i = 0; i < a->rule.tie_count; i++) json_text(j, a->rule.ties[i]);
    json_array_end(j);
    json_key(j, "categories");
    json_array(j);
    for (size_t i = 0; !e && i < categories.count; i++)
        e = print_category(cx, tx, j, a, award_list_at(&categories, i));
    json_array_end(j);
    json_object_end(j);
    return e;
}

err award_round_standing(struct ctx *cx, struct tx *tx, const struct request *rq,
                         struct response *rs)
{
    struct standing_asked a = { .round = request_id(rq), .rs = rs };
    (void)tx;
    err e = db_read(cx, may_see, &a);
    return e ? e : db_read(cx, print_all, &a);
}
