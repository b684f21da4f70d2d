/* SPDX-License-Identifier: MIT
 * http: the tables and shapes a handler sees: routes, pages, requests, responses. Nothing here
 * knows libmicrohttpd. A handler has one shape (route.run). It never begins or commits a
 * transaction, formats an error or sees a socket. */
#ifndef VOLBANK_HTTP_HTTP_H
#define VOLBANK_HTTP_HTTP_H

#include "../access/access.h"
#include "../store/record_json.h"

enum verb { GET = 1, POST, PUT, PATCH, DELETE };

enum route_kind {
    READ = 1, /* <= 2 ms, no Lua; runs on the thread that received it, in a read transaction */
    SLOW,  /* on the pool: rule scoring, exports, previews. tx is NULL: run reads with db_read() and
              ends it before any Lua or long work */
    WRITE, /* in the writer; only decided work; .prepare runs before on the pool with a read
              snapshot */
    JOB    /* 202 and a job to follow: a WRITE that makes a job record */
};

struct request;
struct response;

typedef err (*route_fn)(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs);
/* Work outside the writer (hashing, rules, files) on a read snapshot; its result, in cx->arena, is
 * request_prepared() in run. */
typedef err (*prepare_fn)(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared);

struct route {
    enum verb verb;
    const char
        *path; /* below /api/v1: "/openings/:id/candidates"; :id is an id, other :names are text;
                  "/.well-known/…" answers at the root too, where RFC 8615 looks for it */
    route_fn run;
    enum route_kind kind;
    const char *permission; /* a permission's name, PUBLIC or SIGNED_IN */
    const char
        *scope; /* "opening.campaign.unit": entity of :id, then REF path to a unit; "body.unit";
                   NULL = checked by verb only (or by run itself, through access_require) */
    prepare_fn prepare;
    const struct field
        *body; /* field table of what the client sends; NULL = nothing or raw (request_raw) */
    size_t body_size;          /* of the struct it fills */
    const struct field *query; /* field table of ?a=b; NULL = generic list parameters only */
    size_t query_size;
    const struct entity *answers; /* record type in the answer, for OpenAPI; NULL = free form */
    bool answers_many;
    size_t body_max; /* bytes; 0 = 64 KiB */
    const char *summary, *summary_en;
    const struct limit_rule *limit; /* tries per address and account; NULL = the general limit */
};

struct page {
    const char *path;     /* "/c/:id" */
    const char *template; /* file <plugin>/web/pages/<template>.html */
    const char
        *data; /* API path whose answer is poured in: "/campaigns/:id/public"; NULL = nothing */
    const char *permission; /* PUBLIC or SIGNED_IN (others belong in the officer application) */
    const char *title, *title_en;
    const char *submit; /* API path of the POST route that a native form posted to this address
                           runs; NULL = none */
    const char *then;   /* where a form goes after success (303): "/dang-ky/{id}", members of the
                           route's JSON answer in braces */
    const char *island; /* script file that enhances the page: "home" -> /static/home.<hash>.js;
                           NULL = no JavaScript */
    const char *nav;    /* which entry of the bottom bar is current */
    const char *about,
        *about_en; /* what one does there, one sentence: then it is listed at /tro-giup */
};

/* ---- what a handler may ask of the request (all borrowed until the answer is sent) ---- */
API id request_id(const struct request *rq); /* the :id of the path */
API const struct entity *
request_entity(const struct request *rq); /* of a generic route (crud.c, route_more); else NULL */
API text request_param(const struct request *rq, const char *name); /* another :name */
API text request_query(const struct request *rq,
                       const char *name);                       /* raw ?name=; empty when absent */
API const void *request_query_record(const struct request *rq); /* decoded by route->query */
API const void *request_body(const struct request *rq); /* decoded by route->body: the struct */
API bool request_gave(const struct request *rq,
                      const char *field); /* whether the body named this field */
API struct slice
request_raw(const struct request *rq); /* uploaded bytes (multipart part "file" or the raw body) */
API text request_file_name(const struct request *rq);
API void *request_prepared(const struct request *rq);
API bool request_is_form(const struct request *rq); /* native form, not JSON */
API text request_address(const struct request *rq); /* peer address, for limits */
API text request_header(const struct request *rq, const char *name);
API text request_cookie(const struct request *rq, const char *name);

/* ---- answering; the last call wins ---- */
/* One record, status 200 (201 after POST when `created`), ETag; PERSONAL masked by access_personal,
 * and the read noted for the journal. */
API err respond(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs,
                const struct entity *entity, const void *record);
API err respond_created(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs, const struct entity *entity, const void *record);
/* A JSON writer into the answer's body: write exactly one value. */
API struct json *respond_json(struct ctx *cx, struct response *rs, int status);
API err respond_nothing(struct response *rs); /* 204 */
/* Answers like the failure (which ctx_fail recorded), but what the transaction wrote stays: a
 * counted wrong code. Returns ERR_NONE; nothing may be written after it. */
API err respond_refused(struct response *rs, err failure);
API err respond_bytes(struct response *rs, text content_type, struct slice bytes,
                      text download_name);
API void respond_header(struct ctx *cx, struct response *rs, const char *name, text value);
API void respond_cookie(struct ctx *cx, struct response *rs, const char *name, text value,
                        int64_t max_age_s); /* HttpOnly SameSite=Lax Path=/ */
/* For answers that a handler writes itself: notes that they show PERSONAL fields of a record,
 * unless to its owner. */
API err respond_saw(struct ctx *cx, struct tx *tx, struct response *rs, const struct entity *entity,
                    const void *record);
/* The same for generic list pages: writes {"items":[…],"next":cursor|null} by q, masking and
 * scoping each record for the actor. */
API err respond_list(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs,
                     const struct entity *entity, const struct query *query);
/* Tells live pages that something about `topic` changed (after the commit). topic e.g.
 * "opening/ID". */
API void respond_live(struct ctx *cx, struct response *rs, text topic);

#endif
