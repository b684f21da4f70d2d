/* SPDX-License-Identifier: MIT
 * index_renew: rows that another version made are made anew. Which rows a record has follows from
 * the record, its field table, our code (KEY_FORMAT) and, for texts, from ICU's data, which an
 * upgrade of the system replaces. So a folder remembers of each entity, in a meta value, by what
 * its rows were made: the stamp. The rows of an entity whose stamp is another one are deleted and
 * made again, at most a few hundred records to a transaction, the place reached being part of it:
 * who is interrupted goes on there. Entities of plugins that are not here keep rows and stamp,
 * until their plugin is back. Private to this floor. */
#ifndef VOLBANK_STORE_INDEX_RENEW_H
#define VOLBANK_STORE_INDEX_RENEW_H

#include "db.h"

/* Makes what is stale anew, through the writer, and logs how many records that were; a folder
 * without records only gets its stamps. Called before anybody else uses the db. */
err index_renew(struct ctx *cx, struct db *db, struct log *log) MUST_CHECK;
/* For a folder that cannot be written: ERR_UNSUPPORTED "index-version", naming the command that
 * renews `dir`, when an entity with records has stale rows. */
err index_require_fresh(struct ctx *cx, struct db *db, const char *dir) MUST_CHECK;

/* Name of the meta value that holds the stamp of the entity. */
const char *index_mark(struct arena *arena, const struct entity *entity);
/* True for such a name: it speaks of one folder's rows, so it does not travel in a dump. */
bool index_is_mark(text name);

#endif
