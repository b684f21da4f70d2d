/* SPDX-License-Identifier: MIT
 * office: opens the core's entities that jobs and messages refer to, beside one of its own. Waiting
 * is polling with a generous end, so that a slow machine changes the time and never the verdict. */
#include "office.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/base/json_read.h"

enum { POLL_MS = 5, WAIT_MS = 20000 };

static const struct field thing_fields[] = {
    FIELD(1, struct thing, name, TEXT, REQUIRED, .label = "Tên", .label_en = "Name"),
    { 0 },
};
const struct entity thing_entity = { .name = "thing",
                                     .label = "Vật",
                                     .label_en = "Thing",
                                     .size = sizeof(struct thing),
                                     .fields = thing_fields,
                                     .number = 100 };

static const struct entity *const tables[] = { &place_entity, &unit_entity, &account_entity,
                                               &grant_entity, &job_entity,  &message_entity,
                                               &thing_entity };

void pause_ms(int ms)
{
    const struct timespec t = { .tv_sec = ms / 1000, .tv_nsec = (long)(ms % 1000) * 1000000 };
    (void)nanosleep(&t, NULL);
}

bool wait_for(const atomic_int *number, int least)
{
    for (int ms = 0; ms < WAIT_MS; ms += POLL_MS) {
        if (atomic_load(number) >= least) return true;
        pause_ms(POLL_MS);
    }
    return false;
}

/* ---- the folder ---------------------------------------------------------------------------- */

static void schema_fails(void *arg, const char *message)
{
    (void)arg;
    fail_msg("%s", message);
}

static void folder_open(struct office *office)
{
    struct ctx cx;
    struct db_options options = { .kv = { .dir = office->dir, .map_bytes = (size_t)256 << 20 },
                                  .schema = office->schema };
    ctx_begin(&cx, office->arena);
    assert_int_equal(db_open(&cx, &options, &office->db), ERR_NONE);
    office->work = work_new();
    db_subscribe(office->db, work_watch, office->work);
}

static void folder_close(struct office *office)
{
    work_stop(office->work);
    db_close(office->db);
    work_free(office->work);
}

static void folder_remove(const char *dir)
{
    char path[512];
    DIR *open = opendir(dir);
    assert_non_null(open);
    for (struct dirent *d = readdir(open); d; d = readdir(open)) {
        if (d->d_name[0] == '.' && (!d->d_name[1] || d->d_name[1] == '.')) continue;
        (void)snprintf(path, sizeof(path), "%s/%s", dir, d->d_name);
        assert_int_equal(unlink(path), 0);
    }
    (void)closedir(open);
    assert_int_equal(rmdir(dir), 0);
}

static err make_account(struct ctx *cx, struct tx *tx, void *arg)
{
    struct office *office = arg;
    struct account account = { .login = TEXT("an"),
                               .name = TEXT("Nguyễn An"),
                               .phone = TEXT("+84") };
    err e = record_create(cx, tx, &account_entity, &account);
    office->account = account.id;
    return e;
}

struct office *office_new(void)
{
    struct arena *arena = arena_new();
    struct office *office = ARENA_NEW(arena, struct office);
    struct ctx cx;
    crypto_start();
    office->arena = arena;
    office->random = random_machine();
    office->schema = schema_new(tables, COUNT_OF(tables), schema_fails, NULL);
    assert_non_null(office->schema);
    assert_int_equal(pthread_mutex_init(&office->mutex, NULL), 0);
    (void)snprintf(office->dir, sizeof(office->dir), "/tmp/volbank-work-XXXXXX");
    assert_non_null(mkdtemp(office->dir));
    folder_open(office);
    office_ctx(office, &cx, "test");
    assert_int_equal(db_write(&cx, make_account, office), ERR_NONE);
    return office;
}

void office_free(struct office *office)
{
    folder_close(office);
    folder_remove(office->dir);
    schema_free(office->schema);
    pthread_mutex_destroy(&office->mutex);
    arena_free(office->arena);
}

void office_restart(struct office *office)
{
    folder_close(office);
    folder_open(office);
}

void office_ctx(struct office *office, struct ctx *cx, const char *why)
{
    ctx_begin(cx, office->arena);
    cx->actor.system = true;
    cx->why = why;
    cx->random = &office->random;
    cx->db = office->db;
    cx->app = office;
}

struct office *office_of(const struct ctx *cx)
{
    return (struct office *)(uintptr_t)cx->app;
}

/* ---- workers ------------------------------------------------------------------------------- */

static void note_published(void *arg, text topic, text json)
{
    struct office *office = arg;
    pthread_mutex_lock(&office->mutex);
    office->published++;
    (void)snprintf(office->topic, sizeof(office->topic), "%.*s", TEXT_ARGS(topic));
    (void)snprintf(office->json, sizeof(office->json), "%.*s", TEXT_ARGS(json));
    pthread_mutex_unlock(&office->mutex);
}

static text setting(struct ctx *cx, struct tx *tx, const char *name)
{
    const struct office *office = office_of(cx);
    (void)tx;
    if (strcmp(name, "mail.smtp_url") == 0) return text_of(office->smtp_url);
    if (strcmp(name, "mail.from") == 0) return text_of(office->from);
    if (strcmp(name, "sms.gateway_url") == 0) return text_of(office->gateway_url);
    return strcmp(name, "sms.token") == 0 ? text_of(office->token) : TEXT("");
}

void office_start(struct office *office, const struct job_kind *const *kinds, size_t count)
{
    struct ctx cx;
    struct work_options *o = &office->options;
    o->db = office->db;
    o->kinds = kinds;
    o->kind_count = count;
    o->publish = note_published;
    o->publish_arg = office;
    o->app = office;
    o->setting = setting;
    o->random = &office->random;
    if (!o->book) o->book = permission_book_new(office->arena, NULL, 0);
    office_ctx(office, &cx, "test");
    assert_int_equal(work_start(&cx, office->work, o), ERR_NONE);
}

/* ---- records ------------------------------------------------------------------------------- */

struct asking {
    const char *kind, *input;
    struct job job;
};

static err ask(struct ctx *cx, struct tx *tx, void *arg)
{
    struct asking *a = arg;
    return job_start(cx, tx, a->kind, ID_NONE, text_of(a->input), &a->job);
}

id office_ask(struct office *office, const char *kind, const char *input)
{
    struct ctx cx;
    struct asking a = { .kind = kind, .input = input };
    office_ctx(office, &cx, "test");
    cx.actor = (struct actor){ .account = office->account };
    assert_int_equal(db_write(&cx, ask, &a), ERR_NONE);
    return a.job.id;
}

static err read_job(struct ctx *cx, struct tx *tx, void *arg)
{
    struct job *job = arg;
    return record_get(cx, tx, &job_entity, job->id, job);
}

struct job office_job(struct office *office, id which)
{
    struct ctx cx;
    struct job job = { .id = which };
    office_ctx(office, &cx, "test");
    assert_int_equal(db_read(&cx, read_job, &job), ERR_NONE);
    return job;
}

static err put_job(struct ctx *cx, struct tx *tx, void *arg)
{
    return record_update(cx, tx, &job_entity, arg);
}

void office_put_job(struct office *office, struct job *job, const char *why)
{
    struct ctx cx;
    office_ctx(office, &cx, why);
    assert_int_equal(db_write(&cx, put_job, job), ERR_NONE);
}

struct job office_wait_job(struct office *office, id which, int32_t state)
{
    struct job job = office_job(office, which);
    for (int ms = 0; job.state != state && ms < WAIT_MS; ms += POLL_MS) {
        pause_ms(POLL_MS);
        job = office_job(office, which);
    }
    assert_int_equal(job.state, state);
    return job;
}

/* The id is given, not looked up afterwards: ids of one millisecond come in any order. */
static err send(struct ctx *cx, struct tx *tx, void *arg)
{
    struct message *m = arg;
    m->id = id_new(cx->random, cx->now);
    return message_send(cx, tx, m);
}

id office_send(struct office *office, struct message message)
{
    struct ctx cx;
    office_ctx(office, &cx, "test");
    assert_int_equal(db_write(&cx, send, &message), ERR_NONE);
    return message.id;
}

static err read_message(struct ctx *cx, struct tx *tx, void *arg)
{
    struct message *m = arg;
    return record_get(cx, tx, &message_entity, m->id, m);
}

struct message office_message(struct office *office, id which)
{
    struct ctx cx;
    struct message m = { .id = which };
    office_ctx(office, &cx, "test");
    assert_int_equal(db_read(&cx, read_message, &m), ERR_NONE);
    return m;
}

struct message office_wait_message(struct office *office, id which, int32_t state)
{
    struct message m = office_message(office, which);
    for (int ms = 0; m.state != state && ms < WAIT_MS; ms += POLL_MS) {
        pause_ms(POLL_MS);
        m = office_message(office, which);
    }
    assert_int_equal(m.state, state);
    return m;
}

struct counting {
    const struct entity *entity;
    size_t count;
};

static err count(struct ctx *cx, struct tx *tx, void *arg)
{
    struct counting *c = arg;
    const struct query q = { .entity = c->entity };
    return query_count(cx, tx, &q, &c->count);
}

size_t office_count(struct office *office, const struct entity *entity)
{
    struct ctx cx;
    struct counting c = { .entity = entity };
    office_ctx(office, &cx, "test");
    assert_int_equal(db_read(&cx, count, &c), ERR_NONE);
    return c.count;
}

static err write_thing(struct ctx *cx, struct tx *tx, void *arg)
{
    struct thing thing = { .name = text_of(arg) };
    return record_create(cx, tx, &thing_entity, &thing);
}

err thing_write(struct ctx *cx, const char *name)
{
    return db_write(cx, write_thing, (void *)(uintptr_t)name);
}

/* ---- what a job left ------------------------------------------------------------------------ */

struct undoing {
    uint64_t seqs[8];
    size_t count;
};

static err undo(struct ctx *cx, struct tx *tx, void *arg)
{
    struct undoing *u = arg;
    return journal_undo_many(cx, tx, u->seqs, u->count);
}

void office_undo(struct office *office, text list, size_t wanted)
{
    struct ctx cx;
    struct undoing u = { 0 };
    const struct json_value *numbers;
    office_ctx(office, &cx, "undo");
    assert_int_equal(json_read(&cx, list, &numbers), ERR_NONE);
    assert_int_equal(json_count(numbers), wanted);
    for (const struct json_value *v = json_first(numbers); v; v = json_next(v)) {
        int64_t seq = 0;
        assert_true(json_whole(v, &seq));
        u.seqs[u.count++] = (uint64_t)seq;
    }
    assert_int_equal(db_write(&cx, undo, &u), ERR_NONE);
}

void assert_text(text got, const char *wanted)
{
    if (!text_equal_z(got, wanted)) fail_msg("«%.*s» is not «%s»", TEXT_ARGS(got), wanted);
}
