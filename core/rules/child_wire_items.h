/* SPDX-License-Identifier: MIT
 * child_wire_items: single items of a message, for the files that know whole messages. A take_
 * function is false when the item is not what it should be; texts stay borrowed from the message.
 */
#ifndef VOLBANK_RULES_CHILD_WIRE_ITEMS_H
#define VOLBANK_RULES_CHILD_WIRE_ITEMS_H

#include "child_wire.h"

enum { TEXT_SEEN_MAX = 64 << 10 };

bool wire_take_between(struct slice *in, int64_t min, int64_t max, int64_t *out);
bool wire_take_count(struct slice *in, size_t max, size_t *out);
bool wire_take_bool(struct slice *in, bool *out);
bool wire_take_text(struct slice *in, size_t max, text *out);
bool wire_take_bytes(struct slice *in, void *to, size_t size);
void wire_put_fault(struct buffer *out, const struct rule_fault *fault);
bool wire_take_fault(struct slice *in, struct rule_fault *fault);

#endif
