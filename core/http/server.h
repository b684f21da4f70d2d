/* SPDX-License-Identifier: MIT
 * server: the running HTTP server as the app sees it: start, stop, publish. Owns its sockets,
 * threads and the memory of requests in flight; borrows everything in its options until http_stop
 * returned. */
#ifndef VOLBANK_HTTP_SERVER_H
#define VOLBANK_HTTP_SERVER_H

#include "../access/limit.h"
#include "page_set.h"

struct http;
struct pool;
struct metrics;

struct http_options {
    const char *address; /* "127.0.0.1", "0.0.0.0", "::"; NULL = 127.0.0.1 */
    int port;            /* 0 picks a free one: ask http_port() */
    size_t threads;      /* event threads; 0 = 1. More than cores is slower. */
    size_t connections;  /* at most this many sockets; 0 = 4096 */
    int64_t deadline_ms; /* a SLOW, WRITE or JOB answer that takes longer is 504; 0 = 30 s */
    struct db *db;
    const struct permission_book *book;
    const struct route_set *routes;
    const struct page_set *pages; /* NULL = no pages */
    /* The pool for SLOW routes and .prepare: submit = pool_submit of core/work. False: the queue is
     * full. */
    struct pool *pool;
    bool (*submit)(struct pool *pool, void (*work)(void *arg), void *arg);
    struct limits *limits; /* NULL = nothing is limited */
    const struct limit_rule
        *general; /* for routes without their own rule, READ routes excepted; NULL = none */
    struct log *log;
    struct metrics *metrics;
    struct random_source *random;    /* the machine's: it is used by many threads */
    const void *app;                 /* cx->app of every request */
    instant (*now)(const void *app); /* cx->now; NULL = the wall clock */
    const char *web_dir;             /* for /static and /can-bo; NULL = neither */
    const char *public_url; /* "https://tinhnguyen.example": for links in pages; NULL = from the
                               Host header */
    const char *version;    /* of the product, for OpenAPI; NULL = "0" */
    bool demo;              /* pages say that nothing here is real */
    bool behind_proxy; /* a proxy on this machine ends TLS: X-Forwarded-For and -Proto are believed
                          from loopback peers */
};

/* Opens the port and starts answering. ERR_CONFLICT when the port is taken, ERR_IO when sockets or
 * threads cannot be had. */
err http_start(struct ctx *cx, const struct http_options *options, struct http **out) MUST_CHECK;
int http_port(const struct http *http);
/* No new connections; waits for what is in flight (each bounded by deadline_ms), ends live streams,
 * then frees everything. */
void http_stop(struct http *http);

/* Tells live listeners of `topic` ("job/ID"); `json` is one JSON value that anybody may see. From
 * any thread, never waits. */
void http_publish(struct http *http, text topic, text json);

/* The OpenAPI 3.1 document of the routes: deterministic. */
void openapi_write(struct ctx *cx, const struct route_set *routes, const char *version,
                   struct buffer *out);

/* Answers kept for repeated requests (Idempotency-Key): belongs into the schema of every process
 * that serves. Entity number 20. */
extern const struct entity idempotency_entity;

#endif
