/* SPDX-License-Identifier: MIT
 * demo_batch: records on their way into the store, at most DEMO_BATCH_RECORDS to a transaction. The
 * next batch is made while the writer still stores the last one, so everything random about a
 * record is drawn before it is put; only the keys that seal people's journal entries are drawn
 * while writing, from a stream of their own. The first failure sticks: later puts do nothing. */
#ifndef VOLBANK_BANK_DEMO_BATCH_H
#define VOLBANK_BANK_DEMO_BATCH_H

#include "core/plugin/plugin.h"

enum { DEMO_BATCH_RECORDS = 500 };

struct demo_batch;

/* cx and everything it points to must outlive the batch. */
struct demo_batch *demo_batch_new(struct ctx *cx, uint64_t seed);
/* Frees it; what was not flushed is lost. */
void demo_batch_free(struct demo_batch *b);
/* Copies the record and its texts; it must have its id. */
void demo_put(struct demo_batch *b, const struct entity *entity, const void *record);
/* Stores what is waiting and waits until all is durable. The first failure of any put since
 * demo_batch_new(), also told in cx. */
err demo_batch_flush(struct demo_batch *b) MUST_CHECK;

#endif
