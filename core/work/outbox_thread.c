/* SPDX-License-Identifier: MIT
 * outbox_thread: the thread that empties the outbox, round by round. A round takes the ids of some
 * messages that are due, then handles one after the other: claim, send, note. There is one such
 * thread, so none goes twice at once. A try is counted, and the next one's time set, durably before
 * it is made: a message that kills the process on its way out is not tried for ever. Who crashes
 * between sending and noting it sends again; the message's id travels along so that the other side
 * can tell. In a demo folder nothing leaves. Without a way out messages wait; the log says so once.
 */
#include "../base/log.h"
#include "../base/metric.h"
#include "outbox_private.h"

static const struct metric messages_total = { "volbank_messages_total",
                                              "Tries to send a message by outcome", METRIC_COUNTER,
                                              "outcome" };

enum { BATCH = 64, PAUSE_MS = 5000 };

static const int64_t retry_ms[OUTBOX_RETRIES] = { CLOCK_MINUTE, 5 * (int64_t)CLOCK_MINUTE,
                                                  CLOCK_HOUR };

struct round {
    struct work *work;
    struct arena *arena; /* of the round */
    struct arena *desk;  /* of one message */
    struct postman *postman;
    struct outbox_ways ways;
    id due[BATCH];
    size_t count;
    instant next;  /* when something will be due; 0 = nothing known */
    bool stranded; /* messages wait that have no way out */
    bool warned;
};

/* ---- what is due --------------------------------------------------------------------------- */

static text setting(struct ctx *cx, struct tx *tx, const struct work *work, const char *name)
{
    if (!work->options.setting) return TEXT("");
    return text_trim(text_copy(cx->arena, work->options.setting(cx, tx, name)));
}

static enum kv_go collect(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct message *m = record;
    struct round *r = arg;
    (void)tx;
    (void)failure;
    if (!r->work->options.outbox.demo && !outbox_can_send(&r->ways, m->channel)) {
        r->stranded = true;
    } else if (m->due > cx->now) {
        if (!r->next || m->due < r->next) r->next = m->due;
    } else {
        r->due[r->count++] = m->id;
    }
    return r->count == BATCH ? KV_STOP : KV_MORE;
}

static err look(struct ctx *cx, struct tx *tx, void *arg)
{
    struct round *r = arg;
    const struct message probe = { .state = MESSAGE_WAITING };
    struct query q = { .entity = &message_entity, .filter_count = 1 };
    q.filters[0].field = entity_field(&message_entity, "state", strlen("state"));
    q.filters[0].probe = &probe;
    r->ways = (struct outbox_ways){ .smtp_url = setting(cx, tx, r->work, "mail.smtp_url"),
                                    .from = setting(cx, tx, r->work, "mail.from"),
                                    .gateway_url = setting(cx, tx, r->work, "sms.gateway_url"),
                                    .token = setting(cx, tx, r->work, "sms.token") };
    return query_run(cx, tx, &q, collect, r, NULL);
}

static void warn_once(struct round *r)
{
    if (r->stranded && !r->warned)
        log_line(r->work->options.log, LOG_WARN, "messages wait",
                 "reason=\"no SMTP server or SMS gateway is set\"");
    r->warned = r->stranded;
}

/* ---- the demo ------------------------------------------------------------------------------ */

static err show_only(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct round *r = arg;
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < r->count; i++) {
        struct message m;
        e = record_get(cx, tx, &message_entity, r->due[i], &m);
        if (e == ERR_NOT_FOUND)
            e = ERR_NONE;
        else if (!e && m.state == MESSAGE_WAITING) {
            m.state = MESSAGE_DEMO;
            m.due = 0;
            e = record_update(cx, tx, &message_entity, &m);
        }
    }
    return e;
}

/* ---- one message --------------------------------------------------------------------------- */

struct delivery {
    struct round *round;
    struct message m;
};

static int64_t wait_after(const struct work *work, int64_t tries)
{
    int64_t i = tries - 1;
    if (i >= OUTBOX_RETRIES) i = OUTBOX_RETRIES - 1;
    int64_t asked = work->options.outbox.retry_ms[i];
    return asked ? asked : retry_ms[i];
}

/* ERR_CONFLICT without a word when there is nothing to send any more. */
static err claim_in(struct ctx *cx, struct tx *tx, void *arg)
{
    struct delivery *d = arg;
    err e = record_get(cx, tx, &message_entity, d->m.id, &d->m);
    if (e) return e;
    if (d->m.state != MESSAGE_WAITING) return ERR_CONFLICT;
    d->m.tries++;
    d->m.due = cx->now + wait_after(d->round->work, d->m.tries);
    return record_update(cx, tx, &message_entity, &d->m);
}

static err note_in(struct ctx *cx, struct tx *tx, void *arg)
{
    struct delivery *d = arg;
    err e = record_update(cx, tx, &message_entity, &d->m);
    return e == ERR_NOT_FOUND ? ERR_NONE : e; /* deleted meanwhile */
}

static void note_outcome(struct delivery *d, const struct ctx *cx, err e)
{
    if (!e) {
        d->m.state = MESSAGE_SENT;
        d->m.sent = clock_wall();
        d->m.error = TEXT("");
        d->m.secret = TEXT("");
        d->m.due = 0;
        return;
    }
    d->m.error = cx->detail_vi;
    if (d->m.tries <= OUTBOX_RETRIES) return;
    d->m.state = MESSAGE_FAILED;
    d->m.secret = TEXT("");
    d->m.due = 0;
}

static void tell(const struct delivery *d, err e)
{
    const struct work_options *o = &d->round->work->options;
    char which[ID_TEXT_SIZE];
    id_format(d->m.id, which);
    const char *outcome = !e ? "sent" : d->m.state == MESSAGE_FAILED ? "failed" : "again";
    metric_add(o->metrics, &messages_total, outcome, 1);
    log_line(o->log, e ? LOG_WARN : LOG_DEBUG, "message",
             "id=%.*s outcome=%s tries=%lld error=%.*s", ID_TEXT_SIZE, which, outcome,
             (long long)d->m.tries, TEXT_ARGS(log_quote(d->round->desk, d->m.error)));
}

/* Stopping is nobody's failure: a try that was cut short is made again when the server is back. */
static void put_back(struct delivery *d, const struct ctx *cx)
{
    d->m.state = MESSAGE_WAITING;
    d->m.tries--;
    d->m.due = cx->now;
}

static err deliver(struct round *r, id which)
{
    struct ctx cx;
    struct delivery d = { .round = r, .m = { .id = which } };
    work_ctx(r->work, &cx, r->desk, "outbox");
    err e = db_write(&cx, claim_in, &d);
    if (e == ERR_CONFLICT || e == ERR_NOT_FOUND) return ERR_NONE;
    if (e) return e;
    err sending = d.m.tries > OUTBOX_RETRIES + 1
                      ? ctx_fail(&cx, ERR_IO, NULL, "send",
                                 SAY("Máy chủ dừng giữa lần gửi cuối", "Stopped in the last try"))
                      : postman_send(&cx, r->postman, &r->ways, &d.m);
    bool counts = !sending || !atomic_load(&r->work->stopping);
    note_outcome(&d, &cx, sending);
    if (!counts) put_back(&d, &cx);
    ctx_clear(&cx);
    e = db_write(&cx, note_in, &d);
    tell(&d, sending);
    return e;
}

/* ---- rounds -------------------------------------------------------------------------------- */

static err handle(struct round *r, struct ctx *cx)
{
    err e = ERR_NONE;
    if (r->work->options.outbox.demo) return r->count ? db_write(cx, show_only, r) : ERR_NONE;
    for (size_t i = 0; !e && i < r->count && !atomic_load(&r->work->stopping); i++) {
        e = deliver(r, r->due[i]);
        arena_reset(r->desk);
    }
    return e;
}

/* Returns true when there may be more to do at once. */
static bool one_round(struct round *r)
{
    struct ctx cx;
    work_ctx(r->work, &cx, r->arena, "outbox");
    r->count = 0;
    r->next = 0;
    r->stranded = false;
    err e = db_read(&cx, look, r);
    if (!e) warn_once(r);
    if (!e) e = handle(r, &cx);
    if (e) {
        log_line(r->work->options.log, LOG_ERROR, "outbox round failed", "error=%s", err_slug(e));
        r->next = clock_wall() + PAUSE_MS;
    }
    bool full = !e && r->count == BATCH;
    arena_reset(r->arena);
    return full;
}

void *outbox_main(void *arg)
{
    struct work *work = arg;
    struct arena *kept = arena_new();
    struct round *r = ARENA_NEW(kept, struct round);
    r->work = work;
    r->arena = arena_new();
    r->desk = arena_new();
    r->postman = postman_new(kept, &work->stopping);
    while (!atomic_load(&work->stopping)) {
        uint64_t seen = work_rings(work, BELL_OUTBOX);
        if (!one_round(r)) work_wait(work, BELL_OUTBOX, seen, r->next);
    }
    arena_free(r->desk);
    arena_free(r->arena);
    arena_free(kept);
    return NULL;
}
