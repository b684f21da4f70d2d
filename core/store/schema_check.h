/* SPDX-License-Identifier: MIT
 * schema_check: everything that can be wrong with entity tables, reported all at once. Private to
 * this floor. */
#ifndef VOLBANK_STORE_SCHEMA_CHECK_H
#define VOLBANK_STORE_SCHEMA_CHECK_H

#include "schema.h"

/* Reports each fault of the tables; the number of faults. */
size_t schema_check(const struct entity *const tables[], size_t count, schema_fault fault,
                    void *arg);
/* Name of the entity a REF, PLACE or FILE field points to; NULL for other kinds. */
const char *field_target_name(const struct field *f);

#endif
