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
    struct db_job job;       /* of WRITE and JOB */
    struct idempotent *once; /* Idempotency-Key of this request, or NULL */
    atomic_int refs;
    bool expired; /* the deadline passed while work was under way; guarded by http->lock */
    bool waiting; /* in the list of those waiting; guarded by http->lock */
    struct exchange *older, *newer; /* of that list, by deadline */
    struct exchange *next_free;
};

#endif
