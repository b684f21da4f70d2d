/* SPDX-License-Identifier: MIT
 * reply: after this nothing of the answer changes. Reads of personal fields go to the writer here,
 * before the bytes leave; when its queue is full they do not leave. */
#include "reply.h"

#include "../access/api_key.h"
#include "../base/log.h"
#include "../store/journal.h"
#include "compress.h"
#include "negotiate.h"
#include "response.h"

enum { GZIP_FROM = 1024 };

/* ---- personal reads ------------------------------------------------------------------------ */

static err note_all(struct ctx *cx, struct tx *tx, void *arg)
{
    ctx_clear(cx);
    for (const struct read_note *n = arg; n; n = n->next) {
        err e = journal_note_read(cx, tx, n->entity, n->record);
        if (e) return e;
    }
    return ERR_NONE;
}

static void noted(struct db_job *job)
{
    if (job->error)
        log_line(job->cx->log, LOG_ERROR, "note not written", "error=%s", err_slug(job->error));
    struct exchange *carrier = (struct exchange *)((char *)job - offsetof(struct exchange, job));
    exchange_carried(carrier);
}

/* Another exchange carries it, because this one is gone once its answer is sent. */
static struct exchange *carrier_of(struct exchange *x)
{
    struct exchange *carrier = exchange_carrier(x->http);
    carrier->cx.actor.account = x->cx.actor.account;
    carrier->cx.now = x->cx.now;
    carrier->cx.why = x->cx.why;
    return carrier;
}

static err carry(struct exchange *x, struct exchange *carrier, tx_fn fn, void *arg)
{
    carrier->job = (struct db_job){ .cx = &carrier->cx, .fn = fn, .arg = arg, .done = noted };
    err e = db_submit(x->http->options.db, &carrier->job);
    if (e) exchange_carried(carrier);
    return e;
}

static err notes_submit(struct exchange *x)
{
    struct exchange *carrier = carrier_of(x);
    struct read_note *first = NULL;
    for (const struct read_note *n = x->rs.notes; n; n = n->next) {
        struct read_note *copy = ARENA_NEW(carrier->arena, struct read_note);
        *copy = (struct read_note){ .entity = n->entity, .record = n->record, .next = first };
        first = copy;
    }
    return carry(x, carrier, note_all, first);
}

static err note_key(struct ctx *cx, struct tx *tx, void *arg)
{
    ctx_clear(cx);
    return api_key_used(cx, tx, *(const id *)arg);
}

/* Once a day and key; a busy writer is told by a later request. */
static void key_leaves(struct exchange *x)
{
    if (!x->cx.actor.key_unnoted) return;
    struct exchange *carrier = carrier_of(x);
    id *key = ARENA_NEW(carrier->arena, id);
    *key = x->cx.actor.key;
    err e = carry(x, carrier, note_key, key);
    (void)e;
}

static void notes_leave(struct exchange *x)
{
    if (!x->rs.notes || !notes_submit(x)) return;
    ctx_clear(&x->cx);
    x->cx.retry_after_s = 1;
    problem_reply(x,
                  ctx_fail(&x->cx, ERR_BUSY, NULL, "queue-full",
                           SAY("Máy chủ đang bận, xin thử lại", "The server is busy, try again")));
}

/* ---- versions and compression -------------------------------------------------------------- */

static void not_modified(struct exchange *x)
{
    struct response *rs = &x->rs;
    if (!rs->etag.size || rs->status != 200 || x->rq.verb != GET) return;
    if (!etag_listed(exchange_header(x, "if-none-match"), rs->etag)) return;
    rs->status = 304;
    rs->body = (struct slice){ 0 };
    rs->type = TEXT("");
}

/* Whether the answer can hold a secret beside what somebody else chose, so that its length tells
 * of the secret (BREACH): only the signed-in have secrets, and only a query or a body is chosen. */
static bool hears_both(const struct exchange *x)
{
    bool chosen = x->rq.verb != GET || x->rq.query.size > 0;
    return chosen && !id_is_none(x->cx.actor.account);
}

static void squeeze(struct exchange *x)
{
    struct response *rs = &x->rs;
    if (!rs->gzip || rs->body.size < GZIP_FROM) return;
    reply_static_header(rs, TEXT("Vary"), TEXT("Accept-Encoding, Cookie"));
    if (!header_offers(exchange_header(x, "accept-encoding"), TEXT("gzip"))) return;
    struct slice packed;
    if (!compress_gzip(x->arena, rs->body, &packed)) return;
    rs->body = packed;
    reply_static_header(rs, TEXT("Content-Encoding"), TEXT("gzip"));
}

/* ---- headers everybody gets ---------------------------------------------------------------- */

static bool has_header(const struct response *rs, const char *name)
{
    for (size_t i = 0; i < rs->header_count; i++)
        if (text_equal_z(rs->headers[i].name, name)) return true;
    return false;
}

static void headers_of_all(struct exchange *x)
{
    struct response *rs = &x->rs;
    if (rs->type.size) reply_header(x, "Content-Type", rs->type);
    if (rs->etag.size) reply_header(x, "ETag", rs->etag);
    if (x->allow.size) reply_header(x, "Allow", x->allow);
    if (x->written)
        reply_header(x, "X-Journal", text_format(x->arena, "%llu", (unsigned long long)x->written));
    if (!has_header(rs, "Cache-Control"))
        reply_static_header(rs, TEXT("Cache-Control"),
                            rs->etag.size ? TEXT("private, no-cache") : TEXT("no-store"));
    if (!has_header(rs, "Content-Security-Policy"))
        reply_static_header(rs, TEXT("Content-Security-Policy"),
                            TEXT("default-src 'none'; frame-ancestors 'none'"));
    reply_static_header(rs, TEXT("X-Content-Type-Options"), TEXT("nosniff"));
    reply_static_header(rs, TEXT("Referrer-Policy"), TEXT("same-origin"));
}

void reply_seal(struct exchange *x)
{
    struct response *rs = &x->rs;
    notes_leave(x);
    key_leaves(x);
    response_json_done(rs);
    if (rs->status == 0) reply_bytes(x, 204, TEXT(""), (struct slice){ 0 });
    if (rs->is_json && !hears_both(x)) rs->gzip = true;
    not_modified(x);
    squeeze(x);
    headers_of_all(x);
    if (rs->status >= 500)
        log_line(x->http->options.log, LOG_ERROR, "request failed",
                 "status=%d why=\"%s\" code=%.*s detail=%.*s", rs->status,
                 x->cx.why ? x->cx.why : "-", TEXT_ARGS(x->cx.slug),
                 TEXT_ARGS(log_quote(x->arena, x->cx.detail_en)));
}
