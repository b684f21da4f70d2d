/* SPDX-License-Identifier: MIT
 * loader: finds plugins in a folder. Each file <name>.so must export `const struct plugin
 * <name>_plugin`. Data is exported, not functions; a library is never closed, because its tables
 * and texts are used until the process ends. */
#ifndef VOLBANK_PLUGIN_LOADER_H
#define VOLBANK_PLUGIN_LOADER_H

#include "registry.h"

enum { PLUGINS_MAX = 64 };

/* Fills found[] with the plugins of the folder in order of their names; returns how many. A file
 * that does not load, exports no table, or was built against another plugin.h is a fault. */
size_t loader_read(struct arena *arena, const char *dir, const struct plugin *found[PLUGINS_MAX],
                   registry_fault fault, void *arg);
/* Whether the table was built against this plugin.h; reports how it differs. */
bool loader_abi_fits(const struct plugin *plugin, registry_fault fault, void *arg);

#endif
