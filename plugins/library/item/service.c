/* SPDX-License-Identifier: MIT
 * service: library@1 (core/plugin/service.h): items other plugins refer to by their code. */
#include "item.h"

static err known(struct ctx *cx, struct tx *tx, text code, struct library_known *out)
{
    struct library_item item;
    *out = (struct library_known){ 0 };
    err e = item_find(cx, tx, code, &item);
    if (e) return e;
    *out = (struct library_known){ .id = item.id,
                                   .code = item.code,
                                   .title = item.title,
                                   .summary = item.summary,
                                   .url = item_url(cx->arena, &item),
                                   .published = item.state == ITEM_PUBLISHED,
                                   .holds = item_in_force(&item, instant_date(cx->now)) };
    return ERR_NONE;
}

const struct library_1 library_service = { known };
