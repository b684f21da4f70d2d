/* SPDX-License-Identifier: MIT
 * registry_check: what must hold over all tables together before anything starts. Entities are
 * checked by the schema, routes and pages by http; the rest here. Each message names plugin, row
 * and what to change. */
#ifndef VOLBANK_PLUGIN_REGISTRY_CHECK_H
#define VOLBANK_PLUGIN_REGISTRY_CHECK_H

#include "registry.h"

/* The first name in plugin->needs that is not among `present`, or NULL. */
const char *registry_missing_need(const struct plugin *plugin, const struct plugin *const present[],
                                  size_t count);
/* schema may be NULL when it had faults of its own. */
void registry_check(struct arena *arena, const struct plugin *const plugins[], size_t count,
                    const struct permission_book *book, const struct schema *schema,
                    registry_fault fault, void *arg);

#endif
