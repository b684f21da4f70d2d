/* SPDX-License-Identifier: MIT
 * route_check: what must hold of a row before the server starts, and what is worked out on the way
 * (parameters, where the scope path starts). Private to this floor. */
#ifndef VOLBANK_HTTP_ROUTE_CHECK_H
#define VOLBANK_HTTP_ROUTE_CHECK_H

#include "route_set.h"

struct faults {
    struct arena *arena;
    schema_fault fault;
    void *arg;
    size_t count;
};

void faults_add(struct faults *faults, const char *format, ...) PRINTF_LIKE(2, 3);
/* Why a path is none: NULL when it is "/", or "/name/:param/..." of [a-z0-9_-.] segments. */
const char *path_fault(const char *path);
void route_check(struct arena *arena, const struct schema *schema,
                 const struct permission_book *book, struct route_row *row, struct faults *faults);

#endif
