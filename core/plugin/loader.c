/* SPDX-License-Identifier: MIT
 * loader: dlopen with RTLD_NOW (a missing function is found at start, not at night) and RTLD_LOCAL
 * (plugins do not see each other). The only file that knows libdl. */
#include "loader.h"

#include <dirent.h>
#include <dlfcn.h>
#include <elf.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

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

/* Whether the file ends before its segments do: a copy broken off. dlopen would map it all the
 * same, and the first touch behind its end would be a SIGBUS. What is no 64-bit ELF it tells by
 * itself. */
static bool is_cut_off(int fd)
{
    enum { SEGMENTS_MAX = 64 };
    Elf64_Ehdr head;
    Elf64_Phdr segments[SEGMENTS_MAX];
    struct stat file;
    if (pread(fd, &head, sizeof(head), 0) != sizeof(head) || fstat(fd, &file) != 0) return false;
    if (memcmp(head.e_ident, ELFMAG, SELFMAG) != 0 || head.e_ident[EI_CLASS] != ELFCLASS64)
        return false;
    size_t size = head.e_phnum * sizeof(segments[0]);
    if (head.e_phentsize != sizeof(segments[0]) || size > sizeof(segments)) return false;
    if (pread(fd, segments, size, (off_t)head.e_phoff) != (ssize_t)size) return true;
    for (size_t i = 0; i < head.e_phnum; i++) {
        const Elf64_Phdr *s = &segments[i];
        bool inside = s->p_filesz <= (uint64_t)file.st_size &&
                      s->p_offset <= (uint64_t)file.st_size - s->p_filesz;
        if (s->p_type == PT_LOAD && !inside) return true;
    }
    return false;
}

static bool is_whole(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool whole = fd < 0 || !is_cut_off(fd);
    if (fd >= 0) (void)close(fd);
    return whole;
}

static const struct plugin *load(struct arena *arena, const char *dir, const char *name,
                                 registry_fault fault, void *arg)
{
    const char *path = text_z(arena, text_format(arena, "%s/%s.so", dir, name));
    if (!is_whole(path)) {
        fault(arg,
              text_z(arena, text_format(arena, "%s: the file is cut off: copy it again", name)));
        return NULL;
    }
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
