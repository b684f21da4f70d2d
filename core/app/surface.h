/* SPDX-License-Identifier: MIT
 * surface: the routes and pages of this process, gathered from the registry for http. */
#ifndef VOLBANK_APP_SURFACE_H
#define VOLBANK_APP_SURFACE_H

#include "../http/page_set.h"
#include "app.h"

struct surface {
    struct route_set *routes;
    struct page_set *pages;
};

/* NULL or false after reporting each fault. */
struct route_set *surface_routes(struct arena *arena, const struct registry *registry,
                                 schema_fault fault, void *arg);
bool surface_make(struct arena *arena, const struct app *app, struct surface *out,
                  schema_fault fault, void *arg);
void surface_free(struct surface *surface);

#endif
