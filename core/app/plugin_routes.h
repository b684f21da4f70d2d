/* SPDX-License-Identifier: MIT
 * plugin_routes: which plugins this server has, for the officers' application. */
#ifndef VOLBANK_APP_PLUGIN_ROUTES_H
#define VOLBANK_APP_PLUGIN_ROUTES_H

#include "../http/http.h"

/* {"items":[{"id","title","ui"}]}: ui is the address of a hand-written page module
 * (web/static/plugins/<id>/ui.js dropped on the server), or null. */
err plugin_list(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
