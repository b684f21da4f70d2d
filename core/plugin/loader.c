/* SPDX-License-Identifier: MIT
 * loader: dlopen with RTLD_NOW (a missing function is found at start, not at night) and RTLD_LOCAL
 * (plugins do not see each other). The only file that knows libdl. */
#include "loader.h"

#include <dirent.h>
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

static int by_name(const void *a, const void *b)
{
    const char *const *left = a;
    const char *const *right = b;
    return strcmp(*left, *right);
}

static size_t list_libraries(struct arena *arena, const char *dir, const char *names[PLUGINS_MAX],
                             registry_fault fault, void *arg)
{
    size_t count = 0;
    DIR *open = opendir(dir);
    if (!open) return 0;
    for (struct dirent *entry = readdir(open); entry; entry = readdir(open)) {
        text name = text_of(entry->d_name);
        if (!text_ends(name, TEXT(".so"))) continue;
        if (count == PLUGINS_MAX) {
            fault(arg, "too many plugins in the folder");
            break;
        }
        names[count++] = text_z(arena, text_part(name, 0, name.size - 3));
    }
    (void)closedir(open);
    qsort(names, count, sizeof(names[0]), by_name);
    return count;
}

bool loader_abi_fits(const struct plugin *plugin, registry_fault fault, void *arg)
{
    const struct plugin_abi here = PLUGIN_ABI_HERE;
    char message[256];
    if (!plugin->abi.magic || strcmp(plugin->abi.magic, here.magic) != 0) {
        fault(arg, "the table does not begin with PLUGIN_ABI_HERE");
        return false;
    }
    if (plugin->abi.version != here.version) {
        (void)snprintf(message, sizeof(message),
                       "%s: built for plugin version %d, this server has %d: rebuild it",
                       plugin->name, plugin->abi.version, here.version);
        fault(arg, message);
        return false;
    }
    if (strcmp(plugin->abi.digest, here.digest) != 0) {
        (void)snprintf(
            message, sizeof(message),
            "%s: built against another plugin.h (%.12s, this server has %.12s): rebuild it",
            plugin->name, plugin->abi.digest, here.digest);
        fault(arg, message);
        return false;
    }
    return true;
}

static const struct plugin *load(struct arena *arena, const char *dir, const char *name,
                                 registry_fault fault, void *arg)
{
    const char *path = text_z(arena, text_format(arena, "%s/%s.so", dir, name));
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!library) {
        const char *why = dlerror();
        fault(arg,
              text_z(arena, text_format(arena, "%s: does not load: %s", name, why ? why : "?")));
        return NULL;
    }
    const char *symbol = text_z(arena, text_format(arena, "%s_plugin", name));
    const struct plugin *plugin = dlsym(library, symbol);
    if (!plugin) {
        fault(arg, text_z(arena, text_format(arena, "%s: exports no «%s»", name, symbol)));
        return NULL;
    }
    return loader_abi_fits(plugin, fault, arg) ? plugin : NULL;
}

size_t loader_read(struct arena *arena, const char *dir, const struct plugin *found[PLUGINS_MAX],
                   registry_fault fault, void *arg)
{
    const char *names[PLUGINS_MAX];
    size_t count = 0;
    size_t files = list_libraries(arena, dir, names, fault, arg);
    for (size_t i = 0; i < files; i++) {
        const struct plugin *plugin = load(arena, dir, names[i], fault, arg);
        if (plugin) found[count++] = plugin;
    }
    return count;
}
