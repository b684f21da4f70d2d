/* SPDX-License-Identifier: MIT
 * voter: who votes, as a keyed hash. A round's key makes of a telephone a number that says nothing
 * without the key; of that number and a category the number under which it is noted that somebody
 * has voted there. The key is deleted when the counts are published: from then on nobody, the
 * server included, can tell which telephones voted. For whom they voted is written nowhere. Knows
 * no store. */
#ifndef VOLBANK_AWARDS_VOTER_H
#define VOLBANK_AWARDS_VOTER_H

#include "core/plugin/plugin.h"

/* A telephone as viet_phone() writes it. */
id voter_of_phone(const struct hash *key, text phone);
/* The id of the note that this voter has voted in a category. */
id voter_in_category(const struct hash *key, id voter, id category);
/* What a browser that proved to hold the telephone is given: nobody else can make it. In the arena.
 */
text voter_ticket(struct arena *arena, const struct hash *key, id voter);
/* False when it is not one made with this key. */
bool voter_ticket_read(struct arena *arena, const struct hash *key, text ticket, id *voter);

#endif
