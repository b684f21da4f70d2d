/* SPDX-License-Identifier: MIT
 * index: the rows that stand beside a record so that it is found by a value, a unique value or a
 * word. Private to this floor.
 *  - KEY_INDEX: one row per INDEXED field and record, also when the field is empty (a list sorted
 * by it shows every record); one per term for CODES and GRID; REF, PLACE and FILE always have a row
 * when given, because deleting asks who refers.
 *  - KEY_UNIQUE: one row per given UNIQUE value, naming its record.
 *  - KEY_WORD: one row per different folded word of a SEARCHED text.
 * Which rows a record has follows from the record alone, so they can be recomputed and verified. */
#ifndef VOLBANK_STORE_INDEX_H
#define VOLBANK_STORE_INDEX_H

#include "db.h"
#include "key.h"

/* Whole keys, sorted and different. */
struct key_list {
    struct slice *keys;
    size_t count, room;
};

/* True for fields that are one element of an index: all but CODES and GRID. */
bool field_has_order(const struct field *f);
bool field_is_link(const struct field *f); /* REF, PLACE, FILE */
/* True when records can be found by this field's KEY_INDEX rows. */
bool field_has_index(const struct field *f);

/* KEY_INDEX, entity, field: what all rows of one index begin with. */
void index_begin(struct key *k, enum key_space space, const struct entity *entity,
                 const struct field *f);
/* The key of a UNIQUE value; exact also for long texts. */
void index_unique_key(struct key *k, struct arena *arena, const struct entity *entity,
                      const struct field *f, const void *record);
/* The id that ends an index or word row. */
bool index_row_id(struct slice key, id *out);
/* Every row of one field of a record (NULL = none) added to the list, which is then sorted again.
 */
void index_rows(struct arena *arena, const struct entity *entity, const struct field *f,
                const void *record, struct key_list *list);
/* The different words of a text, folded, in byte order. */
size_t index_words(struct arena *arena, text t, text **words);

/* Makes the rows fit `after` where they fitted `before`; either may be NULL. ERR_CONFLICT "unique"
 * at the field whose value another record has, before any row is written. */
err index_update(struct ctx *cx, struct tx *tx, const struct entity *entity, const void *before,
                 const void *after) MUST_CHECK;
/* Puts every row of a record whose rows are not there. A unique value that another record has is
 * left to that one and counted in *doubles: what is stored already cannot be refused. */
err index_fill(struct ctx *cx, struct tx *tx, const struct entity *entity, const void *record,
               size_t *doubles) MUST_CHECK;

#endif
