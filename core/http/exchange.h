/* SPDX-License-Identifier: MIT
 * exchange: one request and its answer on their way through the server. Private to this floor. An
 * exchange is taken from the server's list when a request line arrives and given back when the
 * answer has gone; its arena is reset in between, so the memory of a busy server stays warm. Always
 * on one thread at a time: the event thread, then (suspended) a pool thread or the writer, then the
 * event thread again. `refs` counts the connection and the work under way; the last one gives it
 * back. */
#ifndef VOLBANK_HTTP_EXCHANGE_H
#define VOLBANK_HTTP_EXCHANGE_H

#include <pthread.h>
#include <stdatomic.h>

#include "server.h"

enum {
    HEADERS_MAX = 64,
    REPLY_HEADERS_MAX = 24,
    BODY_MAX_DEFAULT = 64 * 1024,
    FIELDS_GIVEN_MAX = 128
};

#define API_PREFIX "/api/v1"

struct header {
    text name, value;
};

/* One value of a native form, decoded; file_name only of multipart files. */
struct pair {
    text name, value, file_name;
    struct pair *next;
};

struct request {
    enum verb verb;
    bool head;        /* HEAD: a GET whose body is not sent */
    bool form;        /* the body is a native form */
    bool lenient;     /* pages: unknown ?names= are somebody's tracking, not a mistake */
    bool json;        /* the body is JSON */
    text path, query; /* raw, as sent */
    const struct route_row *row;
    text params[ROUTE_PARAMS_MAX]; /* decoded */
    id id;
    const struct pair *query_pairs, *pairs; /* of the address; of a native form */
    const struct json_value *document;      /* of a JSON body */
    const void *body, *query_record;
    uint64_t given[FIELDS_GIVEN_MAX / 64]; /* bit n: row n of the body's table was sent */
    struct slice upload, raw;              /* the whole body; the file or raw body */
    text file_name, address;
    void *prepared;
    struct exchange *exchange;
};

/* A record whose PERSONAL fields are in the answer: noted in the journal. */
struct read_note {
    const struct entity *entity;
    id record;
    struct read_note *next;
};

struct topic {
    text name;
    struct topic *next;
};

struct response {
    int status; /* 0 = nothing said yet */
    text type;
    struct slice body;
    struct buffer json_bytes;
    struct json json;
    bool is_json; /* the body is json_bytes */
    bool labels;  /* records also say x_label and x_text: pages */
    bool gzip;    /* may be compressed: nothing secret beside anything reflected */
    struct header headers[REPLY_HEADERS_MAX];
    size_t header_count;
    text etag; /* with its quotes */
    struct read_note *notes;
    struct topic *topics;
    struct stream *stream; /* the answer is a live stream, see live.h */
    bool close;            /* the connection ends with this answer */
    err refused;           /* answered as this failure although the write stands: respond_refused */
};

enum target {
    TARGET_NONE,
    TARGET_API,
    TARGET_PAGE,
    TARGET_SITE /* fixed addresses: health, metrics, OpenAPI, live, files, language */
};

struct exchange {
    struct http *http;
    struct arena *arena;
    struct ctx cx;
    struct request rq;
    struct response rs;
    void *connection; /* the library's */
    struct header headers[HEADERS_MAX];
    size_t header_count;
    const char *uri_at; /* where the address lies in the receive buffer */
    text uri;           /* copy of it */
    struct buffer upload;
    size_t body_max, received;
    text allow;                     /* verbs of this path, for 405 */
    bool begun, too_large, refused; /* refused: answer at once and close */
    bool signed_by_cookie;
    bool waited; /* came back from being suspended */
    enum target target;
    const struct page_row *page;
    struct page_view *view; /* of a page being made */
    const struct site_row *site;
    err outcome;
    uint64_t written;        /* journal number of what this request wrote; 0 none */
    uint64_t began;          /* clock_ticks() */
    struct db_job job;       /* of WRITE and JOB */
    struct idempotent *once; /* Idempotency-Key of this request, or NULL */
    atomic_int refs;
    bool expired; /* the deadline passed while work was under way; guarded by http->lock */
    bool waiting; /* in the list of those waiting; guarded by http->lock */
    struct exchange *older, *newer; /* of that list, by deadline */
    struct exchange *next_free;
};

struct http {
    struct arena *arena; /* of everything that lives as long as the server */
    struct http_options options;
    struct wire *wire; /* the library behind http_mhd.c */
    struct live *live;
    text openapi;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    pthread_t keeper; /* deadlines and heartbeats */
    bool stopping;
    struct exchange *free;            /* guarded by lock */
    struct exchange *oldest, *newest; /* waiting, guarded by lock */
    size_t outstanding;               /* exchanges whose work is under way, guarded by lock */
    atomic_uint_fast64_t answered[6]; /* by first digit of the status */
};

/* ---- server.c ---- */
struct exchange *exchange_take(struct http *http);
/* Drops one reference; the last gives the exchange back. */
void exchange_drop(struct exchange *x);
/* Suspends the connection and takes a reference for the work that the caller publishes next.
 * ERR_BUSY when the server stops. */
err exchange_wait(struct exchange *x) MUST_CHECK;
/* The work is done: its reference is dropped and, unless the deadline came first, the connection
 * goes on. */
void exchange_done(struct exchange *x);
/* The deadline passed first: the exchange belongs to the work, answer without touching it. */
bool exchange_expired(struct exchange *x);

/* ---- request.c ---- */
text exchange_header(const struct exchange *x, const char *name);
/* %XX and, in values of forms and queries, + undone; the source itself when there is nothing to
 * undo. */
text percent_decode(struct arena *arena, text t, bool plus);
text percent_encode(struct arena *arena, text t);
/* "a=1&b=2" in order; NULL when empty. */
const struct pair *pairs_decode(struct arena *arena, text source);
const struct pair *pair_named(const struct pair *pairs, const char *name);
/* The headers' bytes move into the arena: the library may drop its own while work is under way. */
void exchange_keep_headers(struct exchange *x);

/* ---- response.c ---- */
void response_json_done(struct response *rs);
void reply_header(struct exchange *x, const char *name, text value);
/* Body, type and status in one; the bytes must live as long as the exchange. */
void reply_bytes(struct exchange *x, int status, text type, struct slice body);

/* ---- problem.c: fills the answer from cx's failure (application/problem+json) ---- */
void problem_reply(struct exchange *x, err e);

/* ---- journey.c ---- */
/* The request line and headers are here. Sets body_max; x->refused = answer now and close. */
struct head;
void journey_begin(struct exchange *x, const struct head *head);
/* False when there is far too much of it: drop the connection. */
bool journey_upload(struct exchange *x, const char *bytes, size_t size);
/* The whole request is here. True when the answer is ready, false when it was suspended. */
bool journey_run(struct exchange *x);
/* It goes on after having been suspended; the answer is ready afterwards. */
void journey_resume(struct exchange *x);
/* From outcome and answer to what is sent. */
void journey_finish(struct exchange *x);
/* Fills rq.params and rq.id by the names of the row; ERR_NOT_FOUND when a value cannot be. */
err journey_params(struct exchange *x, const struct route_row *row,
                   const struct route_match *match) MUST_CHECK;
/* ERR_METHOD_NOT_ALLOWED and the Allow header. */
err journey_wrong_verb(struct exchange *x, uint32_t allowed);

/* ---- http_mhd.c ---- */
err wire_start(struct ctx *cx, struct http *http) MUST_CHECK;
int wire_port(const struct http *http);
/* No new connections. */
void wire_quiesce(struct http *http);
void wire_stop(struct http *http);
void wire_suspend(struct exchange *x);
void wire_resume(struct exchange *x);
/* The peer's address as text, in the arena. */
text wire_address(struct exchange *x);

#endif
