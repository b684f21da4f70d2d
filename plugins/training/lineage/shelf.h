/* SPDX-License-Identifier: MIT
 * shelf: the book in force, kept between requests. It follows the journal: whatever changes a
 * class, who led or completed it, what was measured, a trainer's level or somebody's unit makes it
 * old, and whoever asks next reads a new one. It is also old on another day, because levels end. */
#ifndef VOLBANK_TRAINING_LINEAGE_SHELF_H
#define VOLBANK_TRAINING_LINEAGE_SHELF_H

#include "book.h"

/* The plugin's .start, .stop and the .changed of each entity that a book is made of. */
err shelf_start(struct ctx *cx, void **state);
void shelf_stop(void *state);
void shelf_changed(void *state, const struct journal_entry *entry, const struct change *change);

/* A book that has seen every change there was when it was asked for, held until shelf_release.
 * Outside transactions. */
err shelf_hold(struct ctx *cx, const struct book **out) MUST_CHECK;
void shelf_release(struct ctx *cx, const struct book *held);

#endif
