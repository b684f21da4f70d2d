/* SPDX-License-Identifier: MIT
 * list: pages of records, by what the address asks (list_query.c) on top of what the handler's own
 * query asks. Each record is tested against what the actor may see; the verdict per unit is
 * remembered for the length of the list. A request looks at no more than LOOK_MAX records: then the
 * page is short and `next` goes on from there. */
#include "list.h"

#include "listing.h"
#include "response.h"

enum { LOOK_MAX = 4000, UNITS_KNOWN = 64 };

/* ---- who may see what ---------------------------------------------------------------------- */

struct known_unit {
    id unit;
    bool seen, allowed;
};

struct listing {
    const struct entity *entity;
    const struct request *rq; /* of the list that is asked for; NULL for others */
    struct response *rs;
    struct json *json; /* NULL: only looks whether there is one more */
    struct sight sight;
    struct known_unit known[UNITS_KNOWN];
    bool personal, derived;
    int64_t limit, shown, looked;
};

static bool unit_allowed(struct ctx *cx, struct tx *tx, struct listing *l, id unit)
{
    struct known_unit *k = &l->known[unit.bytes[15] % UNITS_KNOWN];
    if (!k->seen || !id_equal(k->unit, unit))
        *k = (struct known_unit){ unit, true, access_may(cx, tx, l->entity->read, unit) };
    return k->allowed;
}

static bool in_scope(struct ctx *cx, struct tx *tx, struct listing *l, const void *record, err *e)
{
    id unit = ID_NONE;
    if (l->entity->scope) *e = record_path(cx, tx, l->entity, record, l->entity->scope, &unit);
    return !*e && unit_allowed(cx, tx, l, unit);
}

static bool may_see(struct ctx *cx, struct tx *tx, struct listing *l, const void *record, err *e)
{
    if (l->sight.everything) return true;
    if (l->sight.staff && in_scope(cx, tx, l, record, e)) return true;
    return !*e && l->entity->owner && access_owns(cx, tx, l->entity, record);
}

err record_may_see(struct ctx *cx, struct tx *tx, const struct entity *entity, const void *record)
{
    struct listing l = { .entity = entity, .sight = sight_of(cx, entity) };
    err e = ERR_NONE;
    if (may_see(cx, tx, &l, record, &e)) return ERR_NONE;
    if (e) return e;
    id unit = ID_NONE;
    if (entity->scope) e = record_path(cx, tx, entity, record, entity->scope, &unit);
    if (!e) e = access_require(cx, tx, entity->read, unit);
    return e ? e
             : ctx_fail(cx, ERR_FORBIDDEN, NULL, "forbidden",
                        SAY("Không có quyền xem", "Not permitted"));
}

/* ---- owners -------------------------------------------------------------------------------- */

struct one {
    id found;
    size_t count;
};

static enum kv_go note_one(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct one *one = arg;
    (void)cx, (void)tx, (void)failure;
    one->found = *(const id *)record;
    return ++one->count > 1 ? KV_STOP : KV_MORE;
}

/* The value that the first REF of the owner path has in all records of this account; none when not
 * that simple. */
static err owner_key(struct ctx *cx, struct tx *tx, const struct entity *entity, text path,
                     const struct field **field, id *key)
{
    text rest = path, name = text_cut(&rest, '.');
    *field = entity_field(entity, name.data, name.size);
    *key = ID_NONE;
    if (!*field || !((*field)->flags & INDEXED)) return ERR_NONE;
    if (text_is_empty(rest)) {
        *key = cx->actor.account;
        return ERR_NONE;
    }
    const struct entity *target = schema_target(tx_schema(tx), *field);
    const struct field *inner;
    id inner_key;
    err e = owner_key(cx, tx, target, rest, &inner, &inner_key);
    if (e || id_is_none(inner_key)) return e;
    struct one one = { 0 };
    e = query_ref(cx, tx, target, inner->name, inner_key, note_one, &one);
    if (!e && one.count == 1) *key = one.found;
    return e;
}

/* Somebody who sees only their own records does not walk past everybody else's. */
static err narrow_to_own(struct ctx *cx, struct tx *tx, const struct sight *sight, struct query *q)
{
    const struct entity *entity = q->entity;
    if (sight->everything || sight->staff || !entity->owner || q->filter_count == QUERY_FILTERS_MAX)
        return ERR_NONE;
    const struct field *field;
    id key;
    err e = owner_key(cx, tx, entity, text_of(entity->owner), &field, &key);
    if (e || id_is_none(key)) return e;
    void *probe = arena_alloc(cx->arena, entity->size);
    *(id *)field_in(field, probe) = key;
    q->filters[q->filter_count++] =
        (struct query_filter){ .field = field, .op = QUERY_IS, .probe = probe };
    return ERR_NONE;
}

/* ---- the list ------------------------------------------------------------------------------ */

static err show(struct ctx *cx, struct tx *tx, struct listing *l, void *record)
{
    struct record_view view;
    err e = response_view(cx, tx, l->rs, l->entity, record, l->personal, &view);
    if (!e && l->derived) e = record_derive(cx, tx, l->entity, record, instant_date(cx->now));
    if (!e) record_json(cx, l->json, l->entity, record, view);
    return e;
}

static enum kv_go visit(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct listing *l = arg;
    l->looked++;
    if (may_see(cx, tx, l, record, failure)) {
        l->shown++;
        if (l->json) *failure = show(cx, tx, l, record);
    }
    return *failure || l->shown == l->limit || l->looked == LOOK_MAX ? KV_STOP : KV_MORE;
}

/* `next` only when there is something more to see, or more to look through. */
static err list_next(struct ctx *cx, struct tx *tx, struct listing *l, struct query *q,
                     struct slice cursor)
{
    bool stopped = l->shown == l->limit || l->looked == LOOK_MAX;
    if (stopped && l->shown == l->limit) {
        struct listing peek = *l;
        q->after = cursor;
        peek.json = NULL;
        peek.shown = peek.looked = 0;
        peek.limit = 1;
        err e = query_run(cx, tx, q, visit, &peek, NULL);
        if (e) return e;
        stopped = peek.shown || peek.looked == LOOK_MAX;
    }
    json_key(l->json, "next");
    if (stopped)
        json_text(l->json, list_cursor(cx, l->rq, q, cursor));
    else
        json_null(l->json);
    return ERR_NONE;
}

static err list_write(struct ctx *cx, struct tx *tx, struct listing *l, struct query *q)
{
    struct slice cursor = { 0 };
    l->json = respond_json(cx, l->rs, 200);
    json_object(l->json);
    json_key(l->json, "items");
    json_array(l->json);
    err e = query_run(cx, tx, q, visit, l, &cursor);
    if (e) return e;
    json_array_end(l->json);
    e = list_next(cx, tx, l, q, cursor);
    if (e) return e;
    json_object_end(l->json);
    uint64_t sum = checksum(buffer_as_slice(&l->rs->json_bytes));
    l->rs->etag = text_format(cx->arena, "W/\"%016llx\"", (unsigned long long)sum);
    return ERR_NONE;
}

err respond_list(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs,
                 const struct entity *entity, const struct query *query)
{
    struct query q = *query;
    struct listing *l = ARENA_NEW(cx->arena, struct listing);
    *l = (struct listing){ .entity = entity,
                           .rq = rq,
                           .rs = rs,
                           .sight = sight_of(cx, entity),
                           .personal = entity_has_personal(entity),
                           .derived = entity_has_derived(entity) };
    err e = list_query_limit(cx, rq, &l->limit);
    if (!e) e = list_query_read(cx, rq, entity, &q);
    if (!e) e = list_query_after(cx, rq, &q);
    if (!e) e = narrow_to_own(cx, tx, &l->sight, &q);
    return e ? e : list_write(cx, tx, l, &q);
}

/* ---- lists of another shape ---------------------------------------------------------------- */

struct listing_eye {
    struct listing listing;
};

err listing_query(struct ctx *cx, struct tx *tx, const struct request *rq, struct query *out)
{
    const struct entity *entity = request_entity(rq);
    struct sight sight = sight_of(cx, entity);
    *out = (struct query){ 0 };
    err e = list_query_read(cx, rq, entity, out);
    return e ? e : narrow_to_own(cx, tx, &sight, out);
}

struct listing_eye *listing_eye_new(struct ctx *cx, const struct entity *entity,
                                    struct response *rs)
{
    struct listing_eye *eye = ARENA_NEW(cx->arena, struct listing_eye);
    eye->listing = (struct listing){ .entity = entity,
                                     .rs = rs,
                                     .sight = sight_of(cx, entity),
                                     .personal = entity_has_personal(entity) };
    return eye;
}

err listing_eye_look(struct ctx *cx, struct tx *tx, struct listing_eye *eye, const void *record,
                     bool *shown, bool *personal)
{
    struct listing *l = &eye->listing;
    struct record_view view;
    err e = ERR_NONE;
    *personal = false;
    *shown = may_see(cx, tx, l, record, &e);
    if (e || !*shown || !l->personal) return e;
    e = response_view(cx, tx, l->rs, l->entity, record, true, &view);
    *personal = !e && view.personal;
    return e;
}
