/* SPDX-License-Identifier: MIT
 * sheet_routes: sheets in and out of every entity with permissions, beside its generic routes:
 *   GET  /volunteers/export.csv, /volunteers/export.xlsx   what the list shows, all of it;
 *                                                          ?_headings=names for programs
 *   POST /volunteers/import                                a file: a dry run answers its report at
 *                                                          once, applying is a job */
#ifndef VOLBANK_APP_SHEET_ROUTES_H
#define VOLBANK_APP_SHEET_ROUTES_H

#include "../http/route_set.h"

/* A route_more. */
size_t sheet_routes(struct arena *arena, const struct entity *entity, const char *base,
                    struct route out[], size_t max);

#endif
