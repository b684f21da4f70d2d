/* SPDX-License-Identifier: MIT
 * registry: everything that exists in this process: the core's own manifest (same shape as a
 * plugin's) and the loaded plugins, checked together. Read-only after registry_new; lives in its
 * own arena. */
#ifndef VOLBANK_PLUGIN_REGISTRY_H
#define VOLBANK_PLUGIN_REGISTRY_H

#include "plugin.h"

struct registry;

typedef void (*registry_fault)(void *arg, const char *message);

/* Loads every *.so of plugin_dir (NULL = none; a missing folder too), sorted by name, checks every
 * table of the core's manifest and of each plugin, and reports all faults at once; NULL when there
 * was one. */
struct registry *registry_new(const struct plugin *core, const char *plugin_dir,
                              registry_fault fault, void *arg);
/* The same over tables at hand, for tests. */
struct registry *registry_of(const struct plugin *const plugins[], size_t count,
                             registry_fault fault, void *arg);
void registry_free(struct registry *registry);

/* Plugins in an order in which every plugin comes after those it needs; [0] is the core. */
size_t registry_count(const struct registry *registry);
const struct plugin *registry_plugin(const struct registry *registry, size_t i);
const struct schema *registry_schema(const struct registry *registry);
const struct permission_book *registry_book(const struct registry *registry);
const struct rule_hook *const *registry_hooks(const struct registry *registry, size_t *count);
const struct rule_hook *registry_hook(const struct registry *registry, text name);
const struct setting *registry_setting(const struct registry *registry, const char *name);
const struct service *registry_service(const struct registry *registry, const char *name,
                                       int version);
/* The command that `words` begin with, *used of them: a row's name may be several words ("match
 * export"), and the longest that fits is meant. NULL when there is none. */
const struct command *registry_command(const struct registry *registry, int count,
                                       char *const words[], int *used);

#endif
