/* SPDX-License-Identifier: MIT
 * response: what list.c, crud.c and page.c need of an answer beside http.h. Private to this floor.
 */
#ifndef VOLBANK_HTTP_RESPONSE_H
#define VOLBANK_HTTP_RESPONSE_H

#include "serving.h"

/* Name and value are literals or live in the arena, end in NUL and hold no control characters. */
void reply_static_header(struct response *rs, text name, text value);
bool entity_has_personal(const struct entity *entity);
bool entity_has_derived(const struct entity *entity);
/* How this actor may see a record; notes the read of somebody else's PERSONAL fields. */
err response_view(struct ctx *cx, struct tx *tx, struct response *rs, const struct entity *entity,
                  const void *record, bool has_personal, struct record_view *view) MUST_CHECK;
uint64_t checksum(struct slice bytes);

#endif
