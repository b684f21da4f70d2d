/* SPDX-License-Identifier: MIT
 * opening_item: what a list of open work says of each opening, whoever reads it. */
#ifndef VOLBANK_BANK_OPENING_ITEM_H
#define VOLBANK_BANK_OPENING_ITEM_H

#include "board.h"

/* Members of an object the caller has begun: what, when, where, how many seats are left. */
void opening_item_json(struct ctx *cx, struct json *j, const struct board_entry *entry);
/* What the page's script filters by without asking the server again. */
void opening_item_index_json(struct ctx *cx, struct json *j, const struct board_entry *entry);

#endif
