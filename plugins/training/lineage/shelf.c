/* SPDX-License-Identifier: MIT
 * shelf: one lock guards which book is in force and who holds it; reading one happens outside it.
 * Two who find it old at once both read: the newer stays. */
#include "shelf.h"

#include <pthread.h>

#include "../training.h"

struct shelf {
    struct arena *arena;
    pthread_mutex_t lock;
    struct book *book;
    uint64_t changed; /* journal number of the last change that a book is made of */
};

extern API const struct plugin training_plugin;

err shelf_start(struct ctx *cx, void **state)
{
    (void)cx;
    struct arena *arena = arena_new();
    struct shelf *s = ARENA_NEW(arena, struct shelf);
    s->arena = arena;
    REQUIRE(pthread_mutex_init(&s->lock, NULL) == 0);
    *state = s;
    return ERR_NONE;
}

void shelf_stop(void *state)
{
    struct shelf *s = state;
    if (s->book) arena_free(s->book->arena);
    pthread_mutex_destroy(&s->lock);
    arena_free(s->arena);
}

void shelf_changed(void *state, const struct journal_entry *entry, const struct change *change)
{
    struct shelf *s = state;
    if (change->kind == CHANGE_READ) return;
    pthread_mutex_lock(&s->lock);
    s->changed = entry->seq;
    pthread_mutex_unlock(&s->lock);
}

static struct book *current(struct shelf *s, date today)
{
    pthread_mutex_lock(&s->lock);
    struct book *b =
        s->book && s->book->day == today && s->book->seq >= s->changed ? s->book : NULL;
    if (b) b->refs++;
    pthread_mutex_unlock(&s->lock);
    return b;
}

/* Puts a book in force unless a newer one is; it is held either way. */
static void put(struct shelf *s, struct book *b)
{
    struct book *dead = NULL;
    pthread_mutex_lock(&s->lock);
    struct book *old = s->book;
    b->refs = 1;
    if (!old || b->seq >= old->seq) {
        s->book = b;
        dead = old && old->refs == 0 ? old : NULL;
    }
    pthread_mutex_unlock(&s->lock);
    if (dead) arena_free(dead->arena);
}

static err read_book(struct ctx *cx, struct tx *tx, void *arg)
{
    struct book *b = arg;
    return book_read(cx, tx, b->arena, b);
}

err shelf_hold(struct ctx *cx, const struct book **out)
{
    struct shelf *s = ctx_state(cx, &training_plugin);
    struct book *b = current(s, instant_date(cx->now));
    if (!b) {
        struct arena *arena = arena_new();
        b = ARENA_NEW(arena, struct book);
        b->arena = arena;
        err e = db_read(cx, read_book, b);
        if (e) {
            arena_free(arena);
            return e;
        }
        put(s, b);
    }
    *out = b;
    return ERR_NONE;
}

void shelf_release(struct ctx *cx, const struct book *held)
{
    struct shelf *s = ctx_state(cx, &training_plugin);
    struct book *b = (struct book *)(uintptr_t)held;
    pthread_mutex_lock(&s->lock);
    bool dead = --b->refs == 0 && s->book != b;
    pthread_mutex_unlock(&s->lock);
    if (dead) arena_free(b->arena);
}
