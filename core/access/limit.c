/* SPDX-License-Identifier: MIT
 * limit: token buckets in a fixed table. A bucket is found by the hash of rule and caller among a
 * few neighbours; when all are taken the one unused longest is forgotten, which only ever favours a
 * caller. */
#include "limit.h"

#include <pthread.h>

#include "../base/crypto.h"

enum { NEIGHBOURS = 8, MILLI = 1000 };

struct bucket {
    uint64_t who;
    instant seen;
    int64_t milli_tokens; /* thousandths of a try */
};

struct limits {
    pthread_mutex_t lock;
    size_t slots; /* a power of two */
    struct bucket buckets[];
};

static void destroy_lock(void *lock)
{
    pthread_mutex_destroy(lock);
}

struct limits *limits_new(struct arena *arena, size_t wanted)
{
    size_t slots = NEIGHBOURS;
    while (slots < wanted) slots *= 2;
    struct limits *limits = arena_alloc(arena, sizeof(*limits) + slots * sizeof(struct bucket));
    limits->slots = slots;
    REQUIRE(pthread_mutex_init(&limits->lock, NULL) == 0);
    arena_on_release(arena, destroy_lock, &limits->lock);
    return limits;
}

static struct bucket *bucket_of(struct limits *limits, uint64_t who)
{
    struct bucket *oldest = NULL;
    for (size_t i = 0; i < NEIGHBOURS; i++) {
        struct bucket *b = &limits->buckets[(who + i) & (limits->slots - 1)];
        if (b->who == who) return b;
        if (!oldest || b->seen < oldest->seen) oldest = b;
    }
    *oldest = (struct bucket){ .who = who };
    return oldest;
}

/* Gives back what was won since `seen`. Time that did not win a whole thousandth still counts next
 * time: who tries again and again would otherwise never win anything. */
static void refill(const struct limit_rule *rule, struct bucket *b, instant now)
{
    int64_t full = rule->burst * MILLI;
    int64_t passed = now - b->seen;
    if (passed > CLOCK_DAY) passed = CLOCK_DAY;
    int64_t won = passed * rule->per_hour / (CLOCK_HOUR / MILLI);
    if (!b->seen) {
        b->milli_tokens = full;
        b->seen = now;
    } else if (passed < 0) {
        b->seen = now; /* the machine's clock was set back */
    } else if (won > 0) {
        instant taken = (won * (CLOCK_HOUR / MILLI) + rule->per_hour - 1) / rule->per_hour;
        b->milli_tokens = b->milli_tokens + won < full ? b->milli_tokens + won : full;
        b->seen = b->milli_tokens == full ? now : b->seen + taken;
    }
}

err limit_take(struct ctx *cx, struct limits *limits, const struct limit_rule *rule, text who)
{
    if (!limits) return ERR_NONE;
    struct slice parts[] = { text_slice(text_of(rule->name)), text_slice(TEXT("\n")),
                             text_slice(who) };
    struct hash h = hash_of((struct slice){ NULL, 0 }, parts, COUNT_OF(parts));
    uint64_t key;
    memcpy(&key, h.bytes, sizeof(key));

    pthread_mutex_lock(&limits->lock);
    struct bucket *b = bucket_of(limits, key | 1);
    refill(rule, b, cx->now);
    bool granted = b->milli_tokens >= MILLI;
    if (granted) b->milli_tokens -= MILLI;
    int64_t missing = MILLI - b->milli_tokens;
    pthread_mutex_unlock(&limits->lock);

    if (granted) return ERR_NONE;
    int64_t seconds = missing * 3600 / (rule->per_hour * MILLI) + 1;
    cx->retry_after_s = seconds;
    return ctx_fail(cx, ERR_TOO_MANY, NULL, "limit",
                    SAY("Bạn đã thử quá nhiều lần. Hãy thử lại sau %lld phút",
                        "Too many attempts. Try again in %lld minutes"),
                    (long long)(seconds / 60 + 1));
}
