/* SPDX-License-Identifier: MIT
 * pages: a long table walked in pages whose memory is dropped after each: what remains of a record
 * is what its visitor keeps. */
#ifndef VOLBANK_BANK_EVALUATE_PAGES_H
#define VOLBANK_BANK_EVALUATE_PAGES_H

#include "core/plugin/plugin.h"

/* The record and its texts are gone after the call. */
typedef void (*pages_keep)(void *arg, const void *record);

/* Every record that `query` finds, in its order. */
err pages_walk(struct ctx *cx, struct tx *tx, struct query query, pages_keep keep,
               void *arg) MUST_CHECK;

#endif
