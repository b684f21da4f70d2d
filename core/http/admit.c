/* SPDX-License-Identifier: MIT
 * admit: the cookie `volbank` or `Authorization: Bearer`. An expired cookie makes a visitor of you;
 * a wrong key in the header is an error, because a program should notice. */
#include "admit.h"

#include "../access/session.h"
#include "decode.h"
#include "guard.h"
#include "idempotency.h"

/* ---- who ----------------------------------------------------------------------------------- */

static text bearer_token(const struct exchange *x)
{
    text header = exchange_header(x, "authorization");
    if (header.size < 7 || !text_equal_ascii(text_part(header, 0, 7), TEXT("Bearer ")))
        return TEXT("");
    return text_trim(text_part(header, 7, header.size));
}

static err key_refused(struct ctx *cx)
{
    return ctx_fail(cx, ERR_UNAUTHENTICATED, NULL, "token",
                    SAY("Khóa API không còn dùng được", "The API key is not valid"));
}

err admit_session(struct exchange *x, struct tx *tx)
{
    struct ctx *cx = &x->cx;
    text token = bearer_token(x);
    bool by_header = token.size > 0;
    if (!by_header) token = request_cookie(&x->rq, "volbank");
    cx->actor = (struct actor){ 0 };
    if (text_is_empty(token)) return ERR_NONE;
    bool known = session_resolve(cx, tx, token, x->http->options.book);
    x->signed_by_cookie = known && !by_header;
    return known || !by_header ? ERR_NONE : key_refused(cx);
}

err admit_verb(struct exchange *x, struct tx *tx, const char *permission)
{
    struct ctx *cx = &x->cx;
    if (strcmp(permission, PUBLIC) == 0) return ERR_NONE;
    if (id_is_none(cx->actor.account))
        return ctx_fail(cx, ERR_UNAUTHENTICATED, NULL, "sign-in",
                        SAY("Hãy đăng nhập", "Please sign in"));
    if (strcmp(permission, SIGNED_IN) == 0 || access_verb(cx, permission)) return ERR_NONE;
    err e = access_require(cx, tx, permission, ID_NONE); /* for its sentence: who to ask */
    return e ? e
             : ctx_fail(cx, ERR_FORBIDDEN, NULL, "forbidden",
                        SAY("Không có quyền", "Not permitted"));
}

/* ---- what ---------------------------------------------------------------------------------- */

static err take_try(struct exchange *x)
{
    const struct http_options *o = &x->http->options;
    const struct route *route = x->rq.row->route;
    const struct limit_rule *rule = route->limit;
    struct ctx *cx = &x->cx;
    if (!rule && route->kind != READ) rule = o->general;
    if (!rule || !o->limits) return ERR_NONE;
    err e = limit_take(cx, o->limits, rule, guard_network(x->arena, request_address(&x->rq)));
    if (e || id_is_none(cx->actor.account)) return e;
    return limit_take(cx, o->limits, rule, id_text(cx->arena, cx->actor.account));
}

/* A program with a key in its header sends no cookie, so nobody can borrow it. */
static err own_page(struct exchange *x)
{
    if (x->rq.verb == GET || exchange_header(x, "authorization").size) return ERR_NONE;
    bool own = guard_same_site(exchange_header(x, "host"), exchange_header(x, "origin"),
                               exchange_header(x, "referer"), exchange_header(x, "sec-fetch-site"));
    if (own) return ERR_NONE;
    return ctx_fail(&x->cx, ERR_FORBIDDEN, NULL, "cross-site",
                    SAY("Yêu cầu đến từ trang khác", "The request comes from another site"));
}

static err decode_query_of(struct exchange *x)
{
    const struct route *route = x->rq.row->route;
    x->rq.query_pairs = pairs_decode(x->arena, x->rq.query);
    if (!route->query) return ERR_NONE;
    void *record = arena_alloc(x->arena, route->query_size);
    x->rq.query_record = record;
    return decode_query(x, route->query, record);
}

/* Offline clients make their own ids. */
static void take_own_id(struct exchange *x, id *own)
{
    const struct pair *pair = pair_named(x->rq.pairs, "id");
    const struct json_value *member = json_get(x->rq.document, "id");
    if (!pair && (!member || json_kind_of(member) == JSON_NULL)) return;
    if (!id_parse(pair ? pair->value : json_string(member), own))
        ctx_flaw(&x->cx, "/id", "id", SAY("Không phải là mã UUID", "Not a UUID"));
}

/* PATCH merges into the stored record later, in the transaction. */
static err decode_body_of(struct exchange *x)
{
    const struct route *route = x->rq.row->route;
    const struct entity *entity = x->rq.row->entity;
    if (x->rq.verb == GET) return ERR_NONE;
    err e = decode_body(x);
    if (e) return e;
    bool creates =
        entity && !route->body && x->rq.verb == POST && route->answers == entity && !route->prepare;
    const struct field *fields = route->body ? route->body : creates ? entity->fields : NULL;
    if (!fields) return ERR_NONE;
    void *record = arena_alloc(x->arena, route->body ? route->body_size : entity->size);
    x->rq.body = record;
    if (creates) take_own_id(x, record);
    return decode_record(x, fields, record, true);
}

err admit_content(struct exchange *x)
{
    err e = take_try(x);
    if (!e) e = own_page(x);
    if (!e) e = decode_query_of(x);
    if (!e) e = decode_body_of(x);
    return e ? e : idempotency_begin(x);
}

/* ---- where --------------------------------------------------------------------------------- */

static err scope_record(struct exchange *x, id *which)
{
    const struct route_row *row = x->rq.row;
    *which = row->scope_field ? *(const id *)field_of(row->scope_field, x->rq.body) : x->rq.id;
    return ERR_NONE;
}

err admit_scope(struct exchange *x, struct tx *tx)
{
    const struct route_row *row = x->rq.row;
    struct ctx *cx = &x->cx;
    id which, unit = ID_NONE;
    if (!row->scope_entity) return ERR_NONE;
    err e = scope_record(x, &which);
    if (e) return e;
    if (!id_is_none(which)) {
        void *record = arena_alloc(cx->arena, row->scope_entity->size);
        e = record_get(cx, tx, row->scope_entity, which, record);
        if (!e) e = record_path(cx, tx, row->scope_entity, record, row->scope_path, &unit);
    }
    return e ? e : access_require(cx, tx, row->route->permission, unit);
}

/* "version.checksum" -> version; see response.c. */
static bool names_version(text list, text version)
{
    if (text_equal_z(text_trim(list), "*")) return true;
    while (list.size) {
        text tag = text_trim(text_cut(&list, ','));
        if (tag.size < 2 || tag.data[0] != '"') continue; /* a weak tag never matches here */
        tag = text_part(tag, 1, tag.size - 1);
        size_t dot = tag.size;
        while (dot > 0 && tag.data[dot - 1] != '.') dot--;
        if (text_equal(dot ? text_part(tag, 0, dot - 1) : tag, version)) return true;
    }
    return false;
}

err admit_version(struct exchange *x, struct tx *tx)
{
    text wanted = exchange_header(x, "if-match"), version;
    const struct route_row *row = x->rq.row;
    /* A PATCH of a route of its own answers with the record it changes. */
    const struct entity *changed = x->rq.verb == PATCH ? row->route->answers : NULL;
    const struct entity *entity = row->entity ? row->entity : changed;
    if (text_is_empty(wanted) || !entity || x->rq.verb == POST) return ERR_NONE;
    err e = record_etag(&x->cx, tx, entity, x->rq.id, &version);
    if (e || names_version(wanted, version)) return e;
    return ctx_fail(&x->cx, ERR_PRECONDITION_FAILED, NULL, "version",
                    SAY("Bản ghi đã được người khác sửa, hãy mở lại",
                        "Somebody else has changed this record, open it again"));
}
