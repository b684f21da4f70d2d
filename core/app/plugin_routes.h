/* SPDX-License-Identifier: MIT
 * plugin_routes: which plugins this server has, for the officers' application, and which of their
 * pages everybody may begin at. */
#ifndef VOLBANK_APP_PLUGIN_ROUTES_H
#define VOLBANK_APP_PLUGIN_ROUTES_H

#include "../http/http.h"

/* {"items":[{"id","title","ui"}]}: ui is the address of a hand-written page module
 * (web/static/plugins/<id>/ui.js dropped on the server), or null. */
err plugin_list(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* {"items":[{"url","title","about"}]}: the pages that say what one does there, those of the core
 * last; pages for signed-in people too, who are led to sign in. */
err page_list(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
