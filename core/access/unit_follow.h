/* SPDX-License-Identifier: MIT
 * unit_follow: the records that name a unit follow it, as their tables say (struct field_heir):
 * found first, written after, so that no index is changed while it is read. Private to this floor.
 */
#ifndef VOLBANK_ACCESS_UNIT_FOLLOW_H
#define VOLBANK_ACCESS_UNIT_FOLLOW_H

#include "unit_operation.h"

void unit_account_touch(struct ctx *cx, struct unit_account *account, const struct entity *entity,
                        enum unit_fate fate, size_t count);
void unit_account_deed(struct ctx *cx, struct unit_account *account, enum unit_deed_kind what,
                       text unit, text other);

/* All that names `old` goes to the heirs from `on` on; an heir that is `old` itself keeps its own.
 * No heirs: dated records end, and what would have to go over hinders. */
err unit_records_follow(struct ctx *cx, struct tx *tx, id old, const struct unit heirs[],
                        size_t heir_count, date on, struct unit_account *account) MUST_CHECK;
/* Records below `moved` that belong to the area `from` belong to `to`. */
err unit_areas_follow(struct ctx *cx, struct tx *tx, id moved, id from, id to,
                      struct unit_account *account) MUST_CHECK;
/* Which of the heirs has this place, or the place that this one became; 0 when none has. */
err unit_heir_at(struct ctx *cx, struct tx *tx, id place, const struct unit heirs[],
                 size_t heir_count, size_t *out) MUST_CHECK;

#endif
