/* SPDX-License-Identifier: MIT
 * run: the four kinds of route. The order that keeps it safe: the connection is suspended before
 * its work is published, the outcome is written before exchange_done(), and nothing touches the
 * exchange after that. */
#include "run.h"

#include "admit.h"
#include "idempotency.h"
#include "live.h"
#include "page.h"

static err fail_busy(struct exchange *x)
{
    x->cx.retry_after_s = 1;
    return ctx_fail(&x->cx, ERR_BUSY, NULL, "queue-full",
                    SAY("Máy chủ đang bận, xin thử lại", "The server is busy, try again"));
}

static err fail_late(struct exchange *x)
{
    return ctx_fail(&x->cx, ERR_TIMEOUT, NULL, "deadline",
                    SAY("Quá thời gian chờ", "It took too long"));
}

static bool is_late(const struct exchange *x)
{
    return x->cx.deadline && clock_ticks() > x->cx.deadline;
}

/* ---- reads --------------------------------------------------------------------------------- */

static err admit(struct ctx *cx, struct tx *tx, void *arg)
{
    struct exchange *x = arg;
    (void)cx;
    err e = admit_session(x, tx);
    if (!e) e = admit_verb(x, tx, x->rq.row->route->permission);
    return e ? e : admit_content(x);
}

static err read_all(struct ctx *cx, struct tx *tx, void *arg)
{
    struct exchange *x = arg;
    err e = admit(cx, tx, x);
    if (!e) e = admit_scope(x, tx);
    return e ? e : x->rq.row->route->run(cx, tx, &x->rq, &x->rs);
}

static err scope_only(struct ctx *cx, struct tx *tx, void *arg)
{
    (void)cx;
    return admit_scope(arg, tx);
}

static err slow_run(struct exchange *x)
{
    if (is_late(x)) return fail_late(x);
    err e = x->rq.row->scope_entity ? db_read(&x->cx, scope_only, x) : ERR_NONE;
    return e ? e : x->rq.row->route->run(&x->cx, NULL, &x->rq, &x->rs);
}

static void slow_work(void *arg)
{
    struct exchange *x = arg;
    x->outcome = slow_run(x);
    page_after_work(x);
}

/* ---- writes -------------------------------------------------------------------------------- */

/* A group may be run again: what the first run left in the answer is forgotten. */
static void begin_again(struct exchange *x)
{
    struct response *rs = &x->rs;
    ctx_clear(&x->cx);
    rs->status = 0;
    rs->header_count = 0;
    rs->etag = TEXT("");
    rs->notes = NULL;
    rs->topics = NULL;
    rs->refused = ERR_NONE;
}

static err write_run(struct exchange *x, struct tx *tx)
{
    err e = admit_scope(x, tx);
    if (!e) e = admit_version(x, tx);
    if (!e) e = x->rq.row->route->run(&x->cx, tx, &x->rq, &x->rs);
    if (!e && x->rq.row->route->kind == JOB && x->rs.status < 300) x->rs.status = 202;
    return e || !x->once || x->rs.refused ? e : idempotency_keep(x, tx);
}

/* Signed in and permitted still, in the transaction that acts. */
static err write_all(struct ctx *cx, struct tx *tx, void *arg)
{
    struct exchange *x = arg;
    bool done = false;
    begin_again(x);
    if (is_late(x)) return fail_late(x);
    err e = id_is_none(cx->actor.account) ? ERR_NONE : admit_session(x, tx);
    if (!e) e = admit_verb(x, tx, x->rq.row->route->permission);
    if (!e && x->once) e = idempotency_replay(x, tx, &done);
    return e || done ? e : write_run(x, tx);
}

static void written(struct db_job *job)
{
    struct exchange *x = job->arg;
    x->outcome = job->error ? job->error : x->rs.refused;
    x->written = job->seq;
    for (const struct topic *t = x->rs.topics; !job->error && t; t = t->next)
        live_publish(x->http->live, t->name, TEXT("{}"));
    page_after_work(x);
}

static void submit(struct exchange *x)
{
    x->job = (struct db_job){ .cx = &x->cx, .fn = write_all, .arg = x, .done = written };
    err e = db_submit(x->http->options.db, &x->job);
    if (!e) return;
    x->outcome = e;
    page_after_work(x);
}

static err prepare(struct ctx *cx, struct tx *tx, void *arg)
{
    struct exchange *x = arg;
    err e = admit_scope(x, tx); /* again in the writer; here so that nobody hashes for a stranger */
    return e ? e : x->rq.row->route->prepare(cx, tx, &x->rq, &x->rq.prepared);
}

static void prepare_work(void *arg)
{
    struct exchange *x = arg;
    x->outcome = is_late(x) ? fail_late(x) : db_read(&x->cx, prepare, x);
    if (x->outcome)
        page_after_work(x);
    else
        submit(x);
}

/* ---- by kind ------------------------------------------------------------------------------- */

bool run_move_to_pool(struct exchange *x, work_fn work)
{
    const struct http_options *o = &x->http->options;
    if (o->submit && o->submit(o->pool, work, x)) return true;
    x->outcome = fail_busy(x);
    return false;
}

bool run_on_pool(struct exchange *x, work_fn work)
{
    x->outcome = exchange_wait(x);
    if (x->outcome) return false;
    if (!run_move_to_pool(x, work)) exchange_done(x);
    return true;
}

static bool run_write(struct exchange *x)
{
    if (x->rq.row->route->prepare) return !run_on_pool(x, prepare_work);
    x->outcome = exchange_wait(x);
    if (x->outcome) return true;
    submit(x);
    return false;
}

bool run_route(struct exchange *x)
{
    const struct route *route = x->rq.row->route;
    x->cx.why = x->rq.row->why;
    if (route->kind == READ) {
        x->outcome = db_read(&x->cx, read_all, x);
        return true;
    }
    x->outcome = db_read(&x->cx, admit, x);
    if (x->outcome) return true;
    return route->kind == SLOW ? !run_on_pool(x, slow_work) : run_write(x);
}
