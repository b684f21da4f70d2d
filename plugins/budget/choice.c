/* SPDX-License-Identifier: MIT
 * choice: what a unit may plan by in a year. Sources are listed to whoever keeps them; a unit below
 * learns here of those above it, by name and kind only. */
#include "list.h"
#include "view.h"

struct choosing {
    struct budget_asking asking;
    struct json *j;
};

static err write_choices(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct choosing *c = arg;
    const struct budget_source probe = { .year = c->asking.year };
    struct budget_list all;
    err e = access_require(cx, tx, "budget.read", c->asking.unit);
    if (!e) e = budget_list_year(cx, tx, &budget_source_entity, &probe, &all);
    if (e) return e;
    json_object(c->j);
    json_key(c->j, "items");
    json_array(c->j);
    for (size_t i = 0; i < all.count; i++) {
        const struct budget_source *s = budget_list_at(&all, i);
        if (!unit_within(cx, tx, c->asking.unit, s->unit)) continue;
        json_object(c->j);
        json_id_at(c->j, "id", s->id);
        json_text_at(c->j, "title", s->title);
        json_text_at(c->j, "kind_label", budget_term(cx, &budget_kind_vocabulary, s->kind));
        json_object_end(c->j);
    }
    json_array_end(c->j);
    json_object_end(c->j);
    return ERR_NONE;
}

err budget_choices(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct choosing c = { .asking = budget_asked(cx, rq), .j = respond_json(cx, rs, 200) };
    (void)tx;
    return db_read(cx, write_choices, &c);
}
