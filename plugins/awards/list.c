/* SPDX-License-Identifier: MIT
 * list: the children of a record as an array, for work that changes what it walks over; names of
 * people; keys of pairs. */
#include "awards.h"

static enum kv_go keep(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct award_list *l = arg;
    size_t size = l->entity->size;
    (void)tx, (void)failure;
    if (l->count == l->room) {
        size_t room = l->room ? l->room * 2 : 16;
        char *more = arena_array(cx->arena, room, size);
        if (l->count) memcpy(more, l->records, l->count * size);
        l->records = more;
        l->room = room;
    }
    memcpy(l->records + l->count++ * size, record, size);
    return KV_MORE;
}

err award_list(struct ctx *cx, struct tx *tx, const struct entity *entity, const char *field,
               id target, struct award_list *out)
{
    *out = (struct award_list){ .entity = entity };
    return query_ref(cx, tx, entity, field, target, keep, out);
}

err award_list_query(struct ctx *cx, struct tx *tx, const struct query *query,
                     struct award_list *out)
{
    *out = (struct award_list){ .entity = query->entity };
    return query_run(cx, tx, query, keep, out, NULL);
}

const struct person_1 *award_people(const struct ctx *cx)
{
    const struct person_1 *service = ctx_service(cx, "person", 1);
    REQUIRE(service); /* of the bank, which this plugin needs */
    return service;
}

const struct team_1 *award_teams(const struct ctx *cx)
{
    const struct team_1 *service = ctx_service(cx, "team", 1);
    REQUIRE(service); /* of the bank too */
    return service;
}

text award_person_name(struct ctx *cx, struct tx *tx, id person)
{
    struct person who = { 0 };
    if (id_is_none(person)) return (text){ 0 };
    if (award_people(cx)->read(cx, tx, person, &who)) {
        ctx_clear(cx);
        return (text){ 0 };
    }
    return who.full_name;
}

text award_pair_key(struct arena *arena, id left, id right)
{
    return text_format(arena, "%.*s/%.*s", TEXT_ARGS(id_text(arena, left)),
                       TEXT_ARGS(id_text(arena, right)));
}
