/* SPDX-License-Identifier: MIT
 * setting_routes: every setting of every plugin with what it does and what it is now, for the
 * officers' application. A value is changed through the generic routes of `setting`. */
#ifndef VOLBANK_APP_SETTING_ROUTES_H
#define VOLBANK_APP_SETTING_ROUTES_H

#include "../http/http.h"

/* {"items":[{"plugin","title","settings":[{"name","kind","label","help","unit","min","max",
 * "fallback","secret","value","given","id"}]}]}, in the order of the tables. kind is text, int or
 * bool; min and max are null unless int; value is null when secret, given says whether there is
 * one; id is the stored record's, null while the fallback counts. */
err setting_table(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
