/* SPDX-License-Identifier: MIT
 * list_query: what the address of a list asks: ?after= ?limit= ?sort= ?q= and a filter per indexed
 * field (?unit=, ?starts.min=, ?starts.max=). Invariants: nothing asked tells what the answer does
 * not show; a cursor is sealed, because it may hold the name of somebody whom the reader may not
 * see, and so that nobody writes one. */
#include "list.h"

#include "../base/crypto.h"
#include "../store/record_text.h"
#include "response.h"

enum { LIMIT_DEFAULT = 50, LIMIT_MAX = 200 };

struct sight sight_of(const struct ctx *cx, const struct entity *entity)
{
    bool public = !entity->read || strcmp(entity->read, PUBLIC) == 0;
    bool everything = public || cx->actor.system;
    if (!everything && strcmp(entity->read, SIGNED_IN) == 0)
        everything = !id_is_none(cx->actor.account);
    return (struct sight){ .everything = everything,
                           .staff = !everything && access_verb(cx, entity->read) };
}

/* ---- what the address asks ----------------------------------------------------------------- */

static err bad_parameter(struct ctx *cx, const char *name, const char *vi, const char *en)
{
    ctx_flaw(cx, text_z(cx->arena, text_format(cx->arena, "/%s", name)), "parameter", "%s%.0s",
             "%.0s%s", vi, en);
    return ERR_INVALID;
}

err list_query_limit(struct ctx *cx, const struct request *rq, int64_t *limit)
{
    text given = request_query(rq, "limit");
    *limit = LIMIT_DEFAULT;
    if (text_is_empty(given)) return ERR_NONE;
    if (text_to_int(given, limit) && *limit >= 1 && *limit <= LIMIT_MAX) return ERR_NONE;
    return bad_parameter(cx, "limit", "Từ 1 đến 200", "1 to 200");
}

/* Order and search tell bit by bit what they go by: whoever sees records with their PERSONAL fields
 * masked neither sorts nor searches by these. Somebody without a role sees their own records only.
 */
static bool sees_masked(const struct ctx *cx, const struct entity *entity)
{
    const struct access *access = cx->actor.access;
    if (!sight_of(cx, entity).staff) return false;
    const struct permission *p = permission_named(access->book, entity->read);
    for (size_t i = 0; p->personal && i < access->count; i++)
        if (p->roles & ~ROLES_IMPERSONAL & ROLE_BIT(access->grants[i].role)) return false;
    return true;
}

static bool is_personal(const struct field *f)
{
    return (f->flags & (PERSONAL | SENSITIVE)) != 0;
}

static bool searches_personal(const struct entity *entity)
{
    for (const struct field *f = entity->fields; f->id; f++)
        if ((f->flags & SEARCHED) && is_personal(f)) return true;
    return false;
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
    bool hidden = q->sort && is_personal(q->sort) && sees_masked(cx, q->entity);
    if (q->sort && (q->sort->flags & INDEXED) && !(q->sort->flags & SECRET) && !hidden &&
        q->sort->kind != FIELD_CODES && q->sort->kind != FIELD_GRID)
        return ERR_NONE;
    return bad_parameter(cx, "sort", "Không sắp xếp được theo mục này", "Cannot be sorted by this");
}

/* A cursor of one list is none of another. */
static struct slice cursor_context(const struct query *q)
{
    return text_slice(text_of(q->entity->name));
}

static err keep_key(struct ctx *cx, struct tx *tx, void *arg)
{
    static const char name[] = "http.cursors";
    struct seal_key *key = arg;
    struct slice stored;
    err e = meta_get(cx, tx, name, &stored);
    if (e) return e;
    if (stored.size == sizeof(key->bytes)) {
        memcpy(key->bytes, stored.data, sizeof(key->bytes));
        return ERR_NONE;
    }
    return meta_put(cx, tx, name, (struct slice){ key->bytes, sizeof(key->bytes) });
}

err list_cursors_open(struct ctx *cx, struct random_source *random, struct seal_key *key)
{
    random_bytes(random, key->bytes, sizeof(key->bytes));
    return db_write(cx, keep_key, key);
}

err list_query_after(struct ctx *cx, const struct request *rq, struct query *q)
{
    text given = request_query(rq, "after");
    struct slice sealed;
    if (text_is_empty(given)) return ERR_NONE;
    if (base64url_parse(cx->arena, given, &sealed) &&
        !seal_open(cx, &rq->exchange->http->cursors, cursor_context(q), sealed, &q->after))
        return ERR_NONE;
    ctx_clear(cx);
    return bad_parameter(cx, "after", "Không phải vị trí do máy chủ đưa ra",
                         "Not a cursor of this server");
}

text list_cursor(struct ctx *cx, const struct request *rq, const struct query *q,
                 struct slice position)
{
    const struct seal_key *key = &rq->exchange->http->cursors;
    return base64url_text(cx->arena, seal_close(cx->arena, key, cursor_context(q), position));
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

err list_query_read(struct ctx *cx, const struct request *rq, const struct entity *entity,
                    struct query *q)
{
    q->entity = entity;
    if (!q->sort && entity->sort && !q->after.size) {
        q->sort = entity_field(entity, entity->sort, strlen(entity->sort));
        if (is_personal(q->sort) && sees_masked(cx, entity)) q->sort = NULL;
    }
    text words = request_query(rq, "q");
    if (words.size && !text_is_utf8(words))
        return bad_parameter(cx, "q", "Không đọc được", "Not readable");
    if (words.size && searches_personal(entity) && sees_masked(cx, entity))
        return bad_parameter(cx, "q", "Không được tìm theo thông tin cá nhân",
                             "Personal data may not be searched");
    if (words.size) q->words = words;
    err e = read_sort(cx, rq, q);
    return e ? e : read_filters(cx, rq, q);
}
