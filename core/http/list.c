/* SPDX-License-Identifier: MIT
 * list: pages of records: ?after= ?limit= ?sort= ?q= and a filter per indexed field (?unit=,
 * ?starts.min=, ?starts.max=), on top of what the handler's own query asks. Each record is tested
 * against what the actor may see; the verdict per unit is remembered for the length of the list. A
 * request looks at no more than LOOK_MAX records: then the page is short and `next` goes on from
 * there. */
#include "list.h"

#include "../store/record_text.h"
#include "listing.h"
#include "response.h"

enum { LIMIT_DEFAULT = 50, LIMIT_MAX = 200, LOOK_MAX = 4000, UNITS_KNOWN = 64 };

/* ---- what the address asks ----------------------------------------------------------------- */

static err bad_parameter(struct ctx *cx, const char *name, const char *vi, const char *en)
{
    ctx_flaw(cx, text_z(cx->arena, text_format(cx->arena, "/%s", name)), "parameter", "%s%.0s",
             "%.0s%s", vi, en);
    return ERR_INVALID;
}

static err read_limit(struct ctx *cx, const struct request *rq, int64_t *limit)
{
    text given = request_query(rq, "limit");
    *limit = LIMIT_DEFAULT;
    if (text_is_empty(given)) return ERR_NONE;
    if (text_to_int(given, limit) && *limit >= 1 && *limit <= LIMIT_MAX) return ERR_NONE;
    return bad_parameter(cx, "limit", "Từ 1 đến 200", "1 to 200");
}

static err read_sort(struct ctx *cx, const struct request *rq, struct query *q)
{
    text given = request_query(rq, "sort");
    if (text_is_empty(given)) return ERR_NONE;
    q->descending = given.data[0] == '-';
    if (q->descending) given = text_part(given, 1, given.size);
    if (text_equal_z(given, "id")) {
        q->sort = NULL;
        return ERR_NONE;
    }
    q->sort = entity_field(q->entity, given.data, given.size);
    if (q->sort && (q->sort->flags & INDEXED) && !(q->sort->flags & SECRET) &&
        q->sort->kind != FIELD_CODES && q->sort->kind != FIELD_GRID)
        return ERR_NONE;
    return bad_parameter(cx, "sort", "Không sắp xếp được theo mục này", "Cannot be sorted by this");
}

static err read_after(struct ctx *cx, const struct request *rq, struct query *q)
{
    text given = request_query(rq, "after");
    if (text_is_empty(given)) return ERR_NONE;
    if (base64url_parse(cx->arena, given, &q->after)) return ERR_NONE;
    return bad_parameter(cx, "after", "Không phải vị trí do máy chủ đưa ra",
                         "Not a cursor of this server");
}

/* "starts.min" -> "starts", AT_LEAST */
static enum query_op filter_op(text *name)
{
    if (text_ends(*name, TEXT(".min"))) {
        name->size -= 4;
        return QUERY_AT_LEAST;
    }
    if (text_ends(*name, TEXT(".max"))) {
        name->size -= 4;
        return QUERY_AT_MOST;
    }
    return QUERY_IS;
}

static bool is_general(text name)
{
    static const char *const names[] = { "after", "limit", "sort", "q", "lang" };
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (text_equal_z(name, names[i])) return true;
    return text_starts(name, TEXT("_"));
}

static unsigned only_term(code_set set)
{
    for (unsigned n = 1; n < 128; n++)
        if (code_set_has(set, n)) return n;
    return 0;
}

/* Filtering by what one may not see would tell it bit by bit. */
static bool may_filter(const struct field *f)
{
    return f && (f->flags & (INDEXED | UNIQUE)) && !(f->flags & (SECRET | PERSONAL | SENSITIVE)) &&
           f->kind != FIELD_GRID;
}

static err read_filter(struct ctx *cx, const struct pair *pair, struct query *q)
{
    text name = pair->name;
    enum query_op op = filter_op(&name);
    const struct field *f = entity_field(q->entity, name.data, name.size);
    if (!may_filter(f) || q->filter_count == QUERY_FILTERS_MAX)
        return bad_parameter(cx, text_z(cx->arena, pair->name), "Không lọc được theo mục này",
                             "Cannot be filtered by this");
    struct query_filter *filter = &q->filters[q->filter_count++];
    void *probe = arena_alloc(cx->arena, q->entity->size);
    *filter = (struct query_filter){ .field = f, .op = op, .probe = probe };
    const char *pointer = text_z(cx->arena, text_format(cx->arena, "/%.*s", TEXT_ARGS(pair->name)));
    err e = field_from_text(cx, f, pair->value, pointer, probe);
    if (!e && f->kind == FIELD_CODES) {
        filter->op = QUERY_HAS;
        filter->number = only_term(*(const code_set *)field_of(f, probe));
    }
    return e;
}

/* With a query table of its own, a route has read its filters itself. */
static err read_filters(struct ctx *cx, const struct request *rq, struct query *q)
{
    if (rq->row->route->query) return ERR_NONE;
    for (const struct pair *p = rq->query_pairs; p; p = p->next) {
        if (is_general(p->name) || text_is_empty(p->value)) continue;
        bool known = may_filter(entity_field(q->entity, p->name.data, p->name.size));
        if (rq->lenient && !known) continue;
        if (!text_is_utf8(p->name) || !text_is_utf8(p->value))
            return bad_parameter(cx, "query", "Không đọc được", "Not readable");
        err e = read_filter(cx, p, q);
        if (e) return e;
    }
    return ERR_NONE;
}

/* ---- who may see what ---------------------------------------------------------------------- */

struct known_unit {
    id unit;
    bool seen, allowed;
};

struct listing {
    const struct entity *entity;
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

struct sight sight_of(struct ctx *cx, const struct entity *entity)
{
    bool public = !entity->read || strcmp(entity->read, PUBLIC) == 0;
    bool everything = public || cx->actor.system;
    if (!everything && strcmp(entity->read, SIGNED_IN) == 0)
        everything = !id_is_none(cx->actor.account);
    return (struct sight){ .everything = everything,
                           .staff = !everything && access_verb(cx, entity->read) };
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
        json_text(l->json, base64url_text(cx->arena, cursor));
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

static err complete_query(struct ctx *cx, const struct request *rq, const struct entity *entity,
                          struct query *q)
{
    q->entity = entity;
    if (!q->sort && entity->sort && !q->after.size)
        q->sort = entity_field(entity, entity->sort, strlen(entity->sort));
    text words = request_query(rq, "q");
    if (words.size && !text_is_utf8(words))
        return bad_parameter(cx, "q", "Không đọc được", "Not readable");
    if (words.size) q->words = words;
    err e = read_sort(cx, rq, q);
    return e ? e : read_filters(cx, rq, q);
}

err respond_list(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs,
                 const struct entity *entity, const struct query *query)
{
    struct query q = *query;
    struct listing *l = ARENA_NEW(cx->arena, struct listing);
    *l = (struct listing){ .entity = entity,
                           .rs = rs,
                           .sight = sight_of(cx, entity),
                           .personal = entity_has_personal(entity),
                           .derived = entity_has_derived(entity) };
    err e = read_limit(cx, rq, &l->limit);
    if (!e) e = complete_query(cx, rq, entity, &q);
    if (!e) e = read_after(cx, rq, &q);
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
    err e = complete_query(cx, rq, entity, out);
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
