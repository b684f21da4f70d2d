/* SPDX-License-Identifier: MIT
 * live: a ring of events and a table of listeners under one lock. A listener with nothing to read
 * is suspended inside the lock, so that no publisher can wake it before it sleeps; a suspended
 * connection is never freed by the library, so a woken one is always there. */
#include "live.h"

#include <stdio.h>
#include <time.h>

#include "negotiate.h"
#include "response.h"

enum { TOPIC_MAX = 96, JSON_MAX = 1024, LINE_MAX = TOPIC_MAX + JSON_MAX + 64 };

struct event {
    uint64_t seq;
    uint64_t topic_hash;
    char topic[TOPIC_MAX + 1];
    char json[JSON_MAX + 1];
};

struct stream {
    struct live *live;
    struct exchange *x;
    atomic_bool taken; /* cleared by the event thread when the connection has gone */
    bool greeted, suspended, beat, lost;
    uint64_t seen;     /* last event looked at */
    uint64_t wrote_at; /* clock_ticks() */
    size_t topic_count;
    uint64_t topics[LIVE_TOPICS_MAX];
};

struct live {
    struct http *http;
    pthread_mutex_t lock;
    bool ended;
    uint64_t last; /* seq of the newest event */
    struct event ring[LIVE_RING];
    struct stream streams[LIVE_STREAMS_MAX];
};

struct live *live_new(struct http *http)
{
    struct live *live = ARENA_NEW(http->arena, struct live);
    live->http = http;
    REQUIRE(pthread_mutex_init(&live->lock, NULL) == 0);
    return live;
}

void live_free(struct live *live)
{
    pthread_mutex_destroy(&live->lock);
}

/* ---- joining ------------------------------------------------------------------------------- */

static void wake(struct stream *s)
{
    if (!s->suspended) return;
    s->suspended = false;
    wire_resume(s->x);
}

static struct stream *free_stream(struct live *live)
{
    for (size_t i = 0; i < LIVE_STREAMS_MAX; i++)
        if (!atomic_load(&live->streams[i].taken)) return &live->streams[i];
    return NULL;
}

static void take_topics(struct exchange *x, struct stream *s)
{
    for (const struct pair *p = x->rq.query_pairs; p; p = p->next)
        if (text_equal_z(p->name, "topic") && p->value.size && s->topic_count < LIVE_TOPICS_MAX)
            s->topics[s->topic_count++] = checksum(text_slice(p->value));
}

/* Where to go on: behind what the client saw last, or with what comes now. */
static void start_at(const struct live *live, struct exchange *x, struct stream *s)
{
    int64_t last;
    s->seen = live->last;
    if (!text_to_int(exchange_header(x, "last-event-id"), &last) || last < 0) return;
    uint64_t known = (uint64_t)last;
    s->lost = known > live->last || live->last - known > LIVE_RING;
    if (!s->lost) s->seen = known;
}

static err refuse(struct exchange *x, bool ended)
{
    x->cx.retry_after_s = ended ? 2 : 30;
    return ctx_fail(&x->cx, ERR_BUSY, NULL, "listeners",
                    SAY("Đã đủ số máy theo dõi trực tiếp, hãy hỏi lại định kỳ",
                        "Too many live listeners, poll instead"));
}

err live_join(struct live *live, struct exchange *x)
{
    struct stream fresh = { .live = live, .x = x, .wrote_at = clock_ticks() };
    take_topics(x, &fresh);
    if (fresh.topic_count == 0)
        return ctx_fail(&x->cx, ERR_BAD_REQUEST, NULL, "topic",
                        SAY("Thiếu topic", "No topic given"));
    pthread_mutex_lock(&live->lock);
    struct stream *s = live->ended ? NULL : free_stream(live);
    if (s) {
        start_at(live, x, &fresh);
        *s = fresh;
        atomic_store(&s->taken, true);
    }
    pthread_mutex_unlock(&live->lock);
    if (!s) return refuse(x, live->ended);
    x->rs.status = 200;
    x->rs.type = TEXT("text/event-stream");
    x->rs.stream = s;
    return ERR_NONE;
}

void live_leave(struct stream *stream)
{
    atomic_store(&stream->taken, false);
}

/* ---- reading ------------------------------------------------------------------------------- */

static bool listens_to(const struct stream *s, uint64_t topic)
{
    for (size_t i = 0; i < s->topic_count; i++)
        if (s->topics[i] == topic) return true;
    return false;
}

static size_t put(char *out, size_t max, size_t at, const char *said)
{
    size_t size = strlen(said);
    if (size > max - at) return at;
    memcpy(out + at, said, size);
    return at + size;
}

/* Events not seen yet, as many as fit. */
static size_t put_events(struct live *live, struct stream *s, char *out, size_t max, size_t at)
{
    while (s->seen < live->last && max - at > LINE_MAX) {
        const struct event *e = &live->ring[++s->seen % LIVE_RING];
        if (e->seq != s->seen) {
            s->lost = true; /* the ring went past this listener */
            s->seen = live->last;
        } else if (listens_to(s, e->topic_hash)) {
            int n = snprintf(out + at, max - at, "id: %llu\nevent: %s\ndata: %s\n\n",
                             (unsigned long long)e->seq, e->topic, e->json);
            at += (size_t)n;
        }
    }
    return at;
}

static size_t fill(struct live *live, struct stream *s, char *out, size_t max)
{
    size_t at = 0;
    if (!s->greeted) at = put(out, max, at, "retry: 3000\n\n");
    s->greeted = true;
    at = put_events(live, s, out, max, at);
    if (s->lost) at = put(out, max, at, "event: reset\ndata: {}\n\n");
    if (s->beat && at == 0) at = put(out, max, at, ": \n\n");
    s->lost = s->beat = false;
    return at;
}

size_t live_read(struct stream *s, char *out, size_t max)
{
    struct live *live = s->live;
    pthread_mutex_lock(&live->lock);
    size_t size = live->ended ? LIVE_END : fill(live, s, out, max);
    if (size == 0) {
        wire_suspend(s->x);
        s->suspended = true;
    } else {
        s->wrote_at = clock_ticks();
    }
    pthread_mutex_unlock(&live->lock);
    return size;
}

/* ---- telling ------------------------------------------------------------------------------- */

static void copy_into(char *out, size_t max, text t, const char *instead)
{
    if (t.size > max) t = text_of(instead);
    memcpy(out, t.data, t.size);
    out[t.size] = '\0';
}

/* One line each, or the stream would be cut apart. */
static bool is_line(text t)
{
    for (size_t i = 0; i < t.size; i++)
        if ((unsigned char)t.data[i] < ' ') return false;
    return true;
}

void live_publish(struct live *live, text topic, text json)
{
    if (topic.size > TOPIC_MAX || !is_line(topic)) return;
    pthread_mutex_lock(&live->lock);
    struct event *e = &live->ring[++live->last % LIVE_RING];
    e->seq = live->last;
    e->topic_hash = checksum(text_slice(topic));
    copy_into(e->topic, TOPIC_MAX, topic, "");
    copy_into(e->json, JSON_MAX, is_line(json) ? json : TEXT("{}"), "{}");
    for (size_t i = 0; i < LIVE_STREAMS_MAX; i++) {
        struct stream *s = &live->streams[i];
        if (s->suspended && listens_to(s, e->topic_hash)) wake(s);
    }
    pthread_mutex_unlock(&live->lock);
}

void live_beat(struct live *live)
{
    uint64_t now = clock_ticks(), silence = (uint64_t)LIVE_HEARTBEAT_S * 1000000000;
    pthread_mutex_lock(&live->lock);
    for (size_t i = 0; i < LIVE_STREAMS_MAX; i++) {
        struct stream *s = &live->streams[i];
        if (!s->suspended || now - s->wrote_at < silence) continue;
        s->beat = true;
        wake(s);
    }
    pthread_mutex_unlock(&live->lock);
}

static bool anybody_listens(struct live *live)
{
    for (size_t i = 0; i < LIVE_STREAMS_MAX; i++)
        if (atomic_load(&live->streams[i].taken)) return true;
    return false;
}

void live_end(struct live *live)
{
    enum { STEP_NS = 5000000, STEPS = 200 };
    const struct timespec step = { .tv_nsec = STEP_NS };
    pthread_mutex_lock(&live->lock);
    live->ended = true;
    for (size_t i = 0; i < LIVE_STREAMS_MAX; i++) wake(&live->streams[i]);
    pthread_mutex_unlock(&live->lock);
    for (int i = 0; i < STEPS && anybody_listens(live); i++) (void)nanosleep(&step, NULL);
}
