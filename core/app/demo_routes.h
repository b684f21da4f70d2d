/* SPDX-License-Identifier: MIT
 * demo_routes: what only a demo folder shows: the messages that would have left. */
#ifndef VOLBANK_APP_DEMO_ROUTES_H
#define VOLBANK_APP_DEMO_ROUTES_H

#include "../http/http.h"

/* The newest messages with their words, one-time codes too, so that a visitor of the demo can
 * finish signing in. NOT_FOUND outside a demo folder: there, messages are for who they were sent
 * to. */
err demo_messages(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
