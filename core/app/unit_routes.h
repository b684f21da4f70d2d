/* SPDX-License-Identifier: MIT
 * unit_routes: operations on units over HTTP: what one would do, doing it, taking it back. */
#ifndef VOLBANK_APP_UNIT_ROUTES_H
#define VOLBANK_APP_UNIT_ROUTES_H

#include "../http/http.h"
#include "unit_request.h"

/* Answers the account of what would happen; writes nothing. */
err unit_operation_try(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);
err unit_operation_make(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs);
err unit_operation_take_back(struct ctx *cx, struct tx *tx, const struct request *rq,
                             struct response *rs);

#endif
