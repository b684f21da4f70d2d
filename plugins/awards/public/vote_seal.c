/* SPDX-License-Identifier: MIT
 * vote_seal: what waits is sealed in batches that are large enough for nobody to be found in them
 * by when they asked for their code. When the time is over all is sealed, however few; then
 * everything that knew a telephone goes: messages, their keys in the journal, and last the round's
 * key. */
#include "vote.h"

enum { EACH = 200 /* messages a transaction */ };

/* Whether nobody can vote any more, whatever day it was meant to last to. */
static bool vote_is_over(const struct award_round *r, date today)
{
    return (r->vote_until && today > r->vote_until) || r->state >= ROUND_DECIDED;
}

/* ---- one batch ----------------------------------------------------------------------------- */

struct sealing {
    id round;
    bool all;      /* also when only few wait */
    size_t sealed; /* by the last turn; 0 = nothing was to be sealed */
    size_t count;
    struct vote_line lines[VOTE_BATCH_MOST];
};

static enum kv_go take(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct public_vote *vote = record;
    struct sealing *s = arg;
    (void)cx, (void)tx, (void)failure;
    s->lines[s->count++] = (struct vote_line){ vote->id, vote->nomination };
    return s->count == VOTE_BATCH_MOST ? KV_STOP : KV_MORE;
}

static text batch_key(struct arena *arena, id round, int64_t number)
{
    return text_format(arena, "%.*s/%08lld", TEXT_ARGS(id_text(arena, round)), (long long)number);
}

static enum kv_go keep(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx, (void)tx, (void)failure;
    *(struct vote_batch *)arg = *(const struct vote_batch *)record;
    return KV_STOP;
}

/* Sealed batches of a round in the order of the chain, or back from its end. */
static err batches_each(struct ctx *cx, struct tx *tx, id round, bool back, query_visit visit,
                        void *arg)
{
    enum { NUMBERS_END = 99999999 };
    struct vote_batch from = { .key = batch_key(cx->arena, round, 0) };
    struct vote_batch to = { .key = batch_key(cx->arena, round, NUMBERS_END) };
    const struct field *key = entity_field(&vote_batch_entity, "key", 3);
    struct query q = { .entity = &vote_batch_entity,
                       .filters = { { key, QUERY_AT_LEAST, &from, 0 },
                                    { key, QUERY_AT_MOST, &to, 0 } },
                       .filter_count = 2,
                       .sort = key,
                       .descending = back };
    return query_run(cx, tx, &q, visit, arg, NULL);
}

static err last_batch(struct ctx *cx, struct tx *tx, id round, struct vote_batch *out)
{
    *out = (struct vote_batch){ .head = vote_chain_start() };
    return batches_each(cx, tx, round, true, keep, out);
}

err vote_batch_put(struct ctx *cx, struct tx *tx, id round, struct vote_line lines[], size_t count)
{
    struct vote_batch last;
    err e = last_batch(cx, tx, round, &last);
    int64_t number = last.number + 1;
    text words = vote_lines_text(cx->arena, lines, count);
    struct vote_batch batch = { .round = round,
                                .number = number,
                                .votes = (int64_t)count,
                                .lines = words,
                                .sealed = cx->now,
                                .key = batch_key(cx->arena, round, number) };
    batch.head = vote_chain_head(cx->arena, last.head, round, number, words);
    return e ? e : record_create(cx, tx, &vote_batch_entity, &batch);
}

static err seal(struct ctx *cx, struct tx *tx, void *arg)
{
    struct sealing *s = arg;
    s->count = s->sealed = 0;
    err e = query_ref(cx, tx, &public_vote_entity, "round", s->round, take, s);
    size_t least = s->all ? 1 : (size_t)setting_int(cx, tx, VOTE_BATCH_LEAST);
    if (e || s->count < least) return e;
    e = vote_batch_put(cx, tx, s->round, s->lines, s->count);
    for (size_t i = 0; !e && i < s->count; i++)
        e = record_delete(cx, tx, &public_vote_entity, s->lines[i].vote);
    s->sealed = s->count;
    return e;
}

/* ---- the end of a vote --------------------------------------------------------------------- */

struct forgetting {
    id round;
    id found[EACH];
    size_t count;
};

static enum kv_go note(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct forgetting *f = arg;
    (void)cx, (void)tx, (void)failure;
    f->found[f->count++] = ((const struct message *)record)->id;
    return f->count == EACH ? KV_STOP : KV_MORE;
}

static err forget_messages(struct ctx *cx, struct tx *tx, void *arg)
{
    struct forgetting *f = arg;
    struct message probe = { .about = vote_about(cx->arena, f->round) };
    f->count = 0;
    err e = query_by(cx, tx, &message_entity, "about", &probe, note, f);
    for (size_t i = 0; !e && i < f->count; i++) {
        e = record_delete(cx, tx, &message_entity, f->found[i]);
        if (!e) e = journal_erase_person(cx, tx, f->found[i]);
    }
    return e;
}

static err close_poll(struct ctx *cx, struct tx *tx, void *arg)
{
    struct poll *poll = arg;
    err e = poll_of(cx, tx, poll->round, poll);
    if (e) return e;
    poll->closed = true;
    return record_update(cx, tx, &poll_entity, poll);
}

/* Closed before the key goes: after a crash in between it is destroyed by the next run. */
static err forget(struct ctx *cx, id round)
{
    struct forgetting f = { .round = round };
    struct poll poll = { .round = round };
    err e = ERR_NONE;
    do e = db_write(cx, forget_messages, &f);
    while (!e && f.count == EACH);
    if (!e) e = db_write(cx, close_poll, &poll);
    return e ? e : secret_file_destroy(cx, poll.id);
}

/* ---- the job ------------------------------------------------------------------------------- */

enum { ROUNDS_MAX = 64 };
struct under_way {
    struct {
        id round, poll;
        bool over, closed;
    } rounds[ROUNDS_MAX];
    size_t count;
};

static enum kv_go keep_poll(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct poll *poll = record;
    struct under_way *u = arg;
    struct award_round round;
    *failure = record_get(cx, tx, &award_round_entity, poll->round, &round);
    if (*failure) return KV_STOP;
    u->rounds[u->count].round = round.id;
    u->rounds[u->count].poll = poll->id;
    u->rounds[u->count].closed = poll->closed;
    u->rounds[u->count++].over = vote_is_over(&round, instant_date(cx->now));
    return u->count == ROUNDS_MAX ? KV_STOP : KV_MORE;
}

static err find_under_way(struct ctx *cx, struct tx *tx, void *arg)
{
    struct query newest = { .entity = &poll_entity, .descending = true };
    return query_run(cx, tx, &newest, keep_poll, arg, NULL);
}

static err seal_round(struct ctx *cx, struct job *job, id round, bool over)
{
    struct sealing *s = ARENA_NEW(cx->arena, struct sealing);
    err e = ERR_NONE;
    s->round = round;
    s->all = over;
    do {
        e = db_write(cx, seal, s);
        job->done += (int64_t)s->sealed;
        if (!e && s->sealed) e = job_progress(cx, job, job->done, 0, TEXT(""));
    } while (!e && s->sealed);
    return e || !over ? e : forget(cx, round);
}

err vote_job(struct ctx *cx, struct job *job)
{
    struct under_way *u = ARENA_NEW(cx->arena, struct under_way);
    err e = db_read(cx, find_under_way, u);
    for (size_t i = 0; !e && i < u->count; i++)
        e = u->rounds[i].closed ? secret_file_destroy(cx, u->rounds[i].poll)
                                : seal_round(cx, job, u->rounds[i].round, u->rounds[i].over);
    return e;
}

err vote_count_start(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct award_round round;
    struct job job;
    err e = record_get(cx, tx, &award_round_entity, request_id(rq), &round);
    if (!e) e = job_start(cx, tx, VOTE_JOB, round.unit, TEXT("{}"), &job);
    return e ? e : respond(cx, tx, rq, rs, &job_entity, &job);
}

/* ---- counting again ------------------------------------------------------------------------ */

struct recounting {
    id round;
    struct vote_recount *out;
};

static enum kv_go add(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct vote_batch *batch = record;
    struct recounting *r = arg;
    (void)tx;
    *failure = vote_recount_add(cx, r->out, r->round, batch->lines, batch->head);
    return *failure ? KV_STOP : KV_MORE;
}

err vote_batches_each(struct ctx *cx, struct tx *tx, id round, query_visit visit, void *arg)
{
    return batches_each(cx, tx, round, false, visit, arg);
}

err vote_recount_stored(struct ctx *cx, struct tx *tx, id round, struct vote_recount *out)
{
    struct recounting r = { .round = round, .out = out };
    *out = vote_recount_begin();
    return vote_batches_each(cx, tx, round, add, &r);
}

err vote_is_counted(struct ctx *cx, struct tx *tx, id round, bool *counted)
{
    struct poll poll = { 0 };
    err e = poll_of(cx, tx, round, &poll);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        e = ERR_NONE;
    }
    *counted = poll.closed;
    return e;
}
