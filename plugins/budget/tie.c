/* SPDX-License-Identifier: MIT
 * tie: records of other plugins are known by the names of their entities and fields. */
#include "tie.h"

#include "list.h"

struct tie {
    bool class;
    id which;
    struct budget_sums sums;
    int64_t lines;
};

void budget_sums_json(struct json *j, const struct budget_sums *s)
{
    int64_t planned = s->amount + s->adjusted;
    json_int_at(j, "amount", s->amount);
    json_int_at(j, "adjusted", s->adjusted);
    json_int_at(j, "planned", planned);
    json_int_at(j, "spent", s->spent);
    json_int_at(j, "left", planned - s->spent);
}

static const struct entity *entity_of(struct tx *tx, bool class)
{
    const struct entity *entity =
        schema_named(tx_schema(tx), class ? TEXT("course") : TEXT("campaign"));
    REQUIRE(entity); /* of a plugin that this one needs */
    return entity;
}

/* What it is called, and what a class says it costs; 0 for what says nothing or is gone. */
static err tied_json(struct ctx *cx, struct tx *tx, struct json *j, bool class, id which)
{
    const struct entity *entity = entity_of(tx, class);
    void *record = arena_alloc(cx->arena, entity->size);
    const struct field *says = entity_field(entity, "budget", strlen("budget"));
    err e = record_get(cx, tx, entity, which, record);
    json_z_at(j, "kind", entity->name);
    json_id_at(j, "id", which);
    json_text_at(j, "title", record_title(cx, tx, entity, which));
    json_int_at(j, "says", !e && says ? *(const int64_t *)field_of(says, record) : 0);
    return e;
}

err budget_tie_json(struct ctx *cx, struct tx *tx, struct json *j, const struct budget_line *l)
{
    bool class = !id_is_none(l->course);
    id which = class ? l->course : l->campaign;
    json_key(j, "tie");
    if (id_is_none(which)) {
        json_null(j);
        return ERR_NONE;
    }
    json_object(j);
    err e = tied_json(cx, tx, j, class, which);
    json_object_end(j);
    return e;
}

static struct tie *tie_of(struct tie *ties, size_t *count, bool class, id which)
{
    for (size_t i = 0; i < *count; i++)
        if (id_equal(ties[i].which, which)) return &ties[i];
    ties[*count] = (struct tie){ .class = class, .which = which };
    return &ties[(*count)++];
}

err budget_ties_json(struct ctx *cx, struct tx *tx, struct json *j, const struct budget_book *b)
{
    struct tie *ties = ARENA_ARRAY(cx->arena, b->row_count + 1, struct tie);
    size_t count = 0;
    for (size_t i = 0; i < b->row_count; i++) {
        const struct budget_row *row = &b->rows[i];
        bool class = !id_is_none(row->line.course);
        id which = class ? row->line.course : row->line.campaign;
        if (id_is_none(which) || !b->parts[row->part].counted) continue;
        struct tie *t = tie_of(ties, &count, class, which);
        t->sums.amount += row->sums.amount;
        t->sums.adjusted += row->sums.adjusted;
        t->sums.spent += row->sums.spent;
        t->lines++;
    }
    err e = ERR_NONE;
    json_key(j, "ties");
    json_array(j);
    for (size_t i = 0; !e && i < count; i++) {
        json_object(j);
        e = tied_json(cx, tx, j, ties[i].class, ties[i].which);
        json_int_at(j, "lines", ties[i].lines);
        budget_sums_json(j, &ties[i].sums);
        json_object_end(j);
    }
    json_array_end(j);
    return e;
}
