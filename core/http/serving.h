/* SPDX-License-Identifier: MIT
 * serving: the running server and what its files do for each other, by file. Private to this floor.
 */
#ifndef VOLBANK_HTTP_SERVING_H
#define VOLBANK_HTTP_SERVING_H

#include "exchange.h"

struct http {
    struct arena *arena; /* of everything that lives as long as the server */
    struct http_options options;
    struct wire *wire; /* the library behind http_mhd.c */
    struct live *live;
    struct seal_key cursors; /* of the data folder: a cursor holds what a list is sorted by */
    text openapi;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    pthread_t keeper; /* deadlines and heartbeats */
    bool stopping;
    struct exchange *free;            /* guarded by lock */
    struct exchange *oldest, *newest; /* waiting, guarded by lock */
    size_t outstanding;               /* exchanges whose work is under way, guarded by lock */
    size_t carriers;                  /* with the writer, nobody waits for them; guarded by lock */
    atomic_uint_fast64_t answered[6]; /* by first digit of the status */
};

/* ---- server.c ---- */
struct exchange *exchange_take(struct http *http);
/* Drops one reference; the last gives the exchange back. */
void exchange_drop(struct exchange *x);
/* One that carries a write of our own to the writer; http_stop waits until it is given back. */
struct exchange *exchange_carrier(struct http *http);
void exchange_carried(struct exchange *carrier);
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
