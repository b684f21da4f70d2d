/* SPDX-License-Identifier: MIT
 * arena: blocks are cut from chunks that double from 8 KiB to 1 MiB; what would waste a chunk is
 * allocated apart. Bytes are zeroed when handed out, so no chunk needs clearing, new or kept.
 * Under AddressSanitizer every byte that is not part of a living block is poisoned, and a red zone
 * follows each block: reading after a reset, or past the end, is reported as for malloc.
 * Invariant: [at, end) is the free tail of the newest chunk; `used` is what callers asked for. */
#include "arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_ASAN 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define ARENA_ASAN 1
#endif

#ifdef ARENA_ASAN
#include <sanitizer/asan_interface.h>
enum { RED_ZONE = 16 };
static void poison(const void *at, size_t size)
{
    __asan_poison_memory_region(at, size);
}
static void unpoison(const void *at, size_t size)
{
    __asan_unpoison_memory_region(at, size);
}
#else
enum { RED_ZONE = 0 };
static void poison(const void *at, size_t size)
{
    (void)at, (void)size;
}
static void unpoison(const void *at, size_t size)
{
    (void)at, (void)size;
}
#endif

enum {
    ALIGN = alignof(max_align_t),
    CHUNK_FIRST = 8 * 1024,
    CHUNK_MAX = 1024 * 1024,
    APART_FROM = CHUNK_MAX / 4,
    SPARE_MOST = 64 * 1024, /* what a spare arena may keep */
};

struct chunk {
    alignas(max_align_t) struct chunk *older;
    size_t size; /* bytes at data */
    alignas(max_align_t) uint8_t data[];
};

struct release {
    struct release *older;
    void (*call)(void *);
    void *thing;
};

struct arena {
    struct chunk *chunks; /* newest first; the newest is also the largest */
    struct chunk *apart;  /* one block each */
    uint8_t *at, *end;
    size_t next_size;
    size_t used;
    struct release *releases; /* newest first; the records lie in the arena itself */
    struct arena *spares;     /* to be borrowed, empty */
    struct arena *next;       /* among the spares of another */
};

static struct chunk *chunk_link(struct chunk *chunk, size_t size, struct chunk *older)
{
    REQUIRE(chunk != NULL);
    chunk->older = older;
    chunk->size = size;
    return chunk;
}

static void chunks_free(struct chunk *chunk)
{
    while (chunk) {
        struct chunk *older = chunk->older;
        unpoison(chunk->data, chunk->size);
        free(chunk);
        chunk = older;
    }
}

/* Makes the whole of the newest chunk free. */
static void rewind_newest(struct arena *arena)
{
    struct chunk *chunk = arena->chunks;
    arena->at = chunk->data;
    arena->end = chunk->data + chunk->size;
    poison(chunk->data, chunk->size);
}

/* arena_alloc without counting. */
static void *take(struct arena *arena, size_t size)
{
    REQUIRE(size <= PTRDIFF_MAX - 2 * CHUNK_MAX);
    if (size >= APART_FROM) {
        /* Zeroed by calloc, which costs nothing for fresh pages. */
        struct chunk *apart = calloc(1, sizeof *apart + size);
        arena->apart = chunk_link(apart, size, arena->apart);
        return arena->apart->data;
    }

    size_t least = size ? size : 1;
    size_t step = (least + RED_ZONE + ALIGN - 1) / ALIGN * ALIGN;
    if (step > (size_t)(arena->end - arena->at)) {
        while (arena->next_size < step) arena->next_size *= 2;
        struct chunk *chunk = malloc(sizeof *chunk + arena->next_size);
        arena->chunks = chunk_link(chunk, arena->next_size, arena->chunks);
        if (arena->next_size < CHUNK_MAX) arena->next_size *= 2;
        rewind_newest(arena);
    }
    void *block = arena->at;
    arena->at += step;
    unpoison(block, size);
    return memset(block, 0, size);
}

struct arena *arena_new(void)
{
    struct arena *arena = calloc(1, sizeof *arena);
    REQUIRE(arena != NULL);
    arena->next_size = CHUNK_FIRST;
    return arena;
}

void arena_reset(struct arena *arena)
{
    while (arena->releases) {
        struct release *release = arena->releases;
        arena->releases = release->older;
        release->call(release->thing);
    }
    chunks_free(arena->apart);
    arena->apart = NULL;
    arena->used = 0;
    if (!arena->chunks) return;
    chunks_free(arena->chunks->older);
    arena->chunks->older = NULL;
    rewind_newest(arena);
}

void arena_free(struct arena *arena)
{
    if (!arena) return;
    arena_reset(arena);
    chunks_free(arena->chunks);
    while (arena->spares) {
        struct arena *spare = arena->spares;
        arena->spares = spare->next;
        arena_free(spare);
    }
    free(arena);
}

struct arena *arena_borrow(struct arena *arena)
{
    struct arena *spare = arena->spares;
    if (!spare) return arena_new();
    arena->spares = spare->next;
    return spare;
}

void arena_give_back(struct arena *arena, struct arena *borrowed)
{
    arena_reset(borrowed);
    if (borrowed->chunks && borrowed->chunks->size > SPARE_MOST) {
        arena_free(borrowed);
        return;
    }
    borrowed->next = arena->spares;
    arena->spares = borrowed;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    void *block = take(arena, size);
    arena->used += size;
    return block;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    REQUIRE(size == 0 || count <= SIZE_MAX / size);
    return arena_alloc(arena, count * size);
}

void arena_on_release(struct arena *arena, void (*release)(void *), void *thing)
{
    struct release *record = take(arena, sizeof *record);
    *record = (struct release){ .older = arena->releases, .call = release, .thing = thing };
    arena->releases = record;
}

size_t arena_used(const struct arena *arena)
{
    return arena->used;
}
