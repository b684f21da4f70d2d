/* SPDX-License-Identifier: MIT
 * unit_routes: who reorganises must hold the permission above every unit that is touched, so the
 * account is made for those of the whole province only. */
#include "unit_routes.h"

struct trying {
    const struct unit_request *request;
    struct unit_account account;
};

static err try_it(struct ctx *cx, struct tx *tx, void *arg)
{
    struct trying *t = arg;
    struct unit_change *change = ARENA_NEW(cx->arena, struct unit_change);
    err e = access_require(cx, tx, "unit.reorganise", ID_NONE);
    if (!e) e = unit_request_read(cx, tx, t->request, change);
    return e ? e : unit_change_make(cx, tx, change, &t->account);
}

static err answer(struct ctx *cx, struct response *rs, const struct unit_account *account,
                  id operation, int status)
{
    struct json *j = respond_json(cx, rs, status);
    json_object(j);
    json_id_at(j, "operation", operation);
    unit_account_json(cx, j, account);
    json_object_end(j);
    return ERR_NONE;
}

err unit_operation_try(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct trying t = { .request = request_body(rq) };
    (void)tx;
    err e = db_read(cx, try_it, &t);
    return e ? e : answer(cx, rs, &t.account, ID_NONE, 200);
}

err unit_operation_make(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs)
{
    struct trying t = { .request = request_body(rq) };
    struct unit_operation operation = { 0 };
    err e = try_it(cx, tx, &t);
    if (!e)
        e = unit_operation_keep(cx, tx, t.request->kind, t.request->on, &t.account, TEXT(""),
                                &operation);
    return e ? e : answer(cx, rs, &t.account, operation.id, 201);
}

err unit_operation_take_back(struct ctx *cx, struct tx *tx, const struct request *rq,
                             struct response *rs)
{
    size_t count = 0;
    err e = access_require(cx, tx, "unit.reorganise", ID_NONE);
    if (!e) e = unit_operation_undo(cx, tx, id_text(cx->arena, request_id(rq)), &count);
    return e ? e : respond_nothing(rs);
}
