/* SPDX-License-Identifier: MIT
 * vbm: see vbm.h. Only files we made ourselves are read: sizes are trusted, a short file is told.
 * The columns lie in the file without gaps, so each is read into memory of its own. */
#include "vbm.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Static_assert(sizeof(struct vbm_head) == 32, "the head of the file has 32 bytes");

enum { COLUMNS = 8 };

struct column {
    void *data;
    size_t size;
    size_t count;
};

static void columns_of(const struct vbm *it, struct column out[COLUMNS])
{
    size_t volunteers = (size_t)it->head.volunteers;
    size_t roles = (size_t)it->head.roles;
    const struct column columns[COLUMNS] = {
        { it->load, sizeof *it->load, volunteers },
        { it->first, sizeof *it->first, volunteers + 1 },
        { it->pair, sizeof *it->pair, (size_t)it->head.pairs },
        { it->least, sizeof *it->least, roles },
        { it->most, sizeof *it->most, roles },
        { it->day, sizeof *it->day, roles },
        { it->opening, sizeof *it->opening, roles },
        { it->blocks, sizeof *it->blocks, roles },
    };
    for (int i = 0; i < COLUMNS; i++) out[i] = columns[i];
}

void *vbm_alloc(size_t count, size_t size)
{
    void *memory = calloc(count ? count : 1, size);
    if (!memory) {
        fprintf(stderr, "no memory for %zu × %zu bytes\n", count, size);
        exit(1);
    }
    return memory;
}

struct vbm vbm_new(int32_t volunteers, int32_t roles, uint64_t pairs)
{
    size_t people = (size_t)volunteers;
    size_t seats = (size_t)roles;
    return (struct vbm){
        .head = { .magic = VBM_MAGIC,
                  .volunteers = volunteers,
                  .roles = roles,
                  .openings = roles,
                  .pairs = pairs,
                  .bonus = 8000 },
        .load = vbm_alloc(people, sizeof(uint8_t)),
        .first = vbm_alloc(people + 1, sizeof(uint32_t)),
        .pair = vbm_alloc((size_t)pairs, sizeof(uint32_t)),
        .least = vbm_alloc(seats, sizeof(int32_t)),
        .most = vbm_alloc(seats, sizeof(int32_t)),
        .day = vbm_alloc(seats, sizeof(uint8_t)),
        .opening = vbm_alloc(seats, sizeof(int32_t)),
        .blocks = vbm_alloc(seats, sizeof(uint8_t)),
    };
}

void vbm_free(struct vbm *instance)
{
    struct column columns[COLUMNS];
    columns_of(instance, columns);
    for (int i = 0; i < COLUMNS; i++) free(columns[i].data);
    *instance = (struct vbm){ 0 };
}

static bool read_all(FILE *file, struct vbm *out)
{
    struct vbm_head head;
    if (fread(&head, sizeof head, 1, file) != 1 || head.magic != VBM_MAGIC) return false;
    *out = vbm_new(head.volunteers, head.roles, head.pairs);
    out->head = head;
    struct column columns[COLUMNS];
    columns_of(out, columns);
    for (int i = 0; i < COLUMNS; i++)
        if (fread(columns[i].data, columns[i].size, columns[i].count, file) != columns[i].count)
            return false;
    return true;
}

bool vbm_read(const char *path, struct vbm *out)
{
    *out = (struct vbm){ 0 };
    FILE *file = fopen(path, "rb");
    bool read = file && read_all(file, out);
    if (file) fclose(file);
    if (read) return true;
    vbm_free(out);
    fprintf(stderr, "%s is no instance that can be read\n", path);
    return false;
}

uint8_t *vbm_bytes(const struct vbm *instance, size_t *size)
{
    struct column columns[COLUMNS];
    columns_of(instance, columns);
    *size = sizeof instance->head;
    for (int i = 0; i < COLUMNS; i++) *size += columns[i].size * columns[i].count;
    uint8_t *bytes = vbm_alloc(*size, 1);
    uint8_t *at = bytes;
    memcpy(at, &instance->head, sizeof instance->head);
    at += sizeof instance->head;
    for (int i = 0; i < COLUMNS; i++) {
        size_t length = columns[i].size * columns[i].count;
        memcpy(at, columns[i].data, length);
        at += length;
    }
    return bytes;
}
