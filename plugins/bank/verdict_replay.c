/* SPDX-License-Identifier: MIT
 * verdict_replay: the ids are listed first; threads then take them block by block, each with its
 * own unit of work. What is told stands in the order of the ids, whoever computed it. */
#include "verdict_replay.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <unistd.h>

#include "bank.h"

enum { DONE = 0, FAILED = 1, MISUSED = 2, DIFFERS = 4 };
enum { THREADS_MAX = 64, BLOCK = 64, UNIT_CODE_MAX = 30 };

enum outcome { SAME, DIFFERENT, ERASED };

struct wish {
    text hook, unit_code;
    id unit; /* its and those below */
    date since;
};

struct row {
    id verdict;
    uint8_t outcome;
    const char *why_vi, *why_en; /* DIFFERENT: static, or of the worker's arena */
};

struct replaying {
    struct ctx *cx;
    struct wish wish;
    struct row *rows;
    size_t count, room;
    atomic_size_t next;
};

struct worker {
    struct replaying *all;
    struct arena *said; /* faults, until they are printed */
    pthread_t thread;
    err error;
};

/* ---- which --------------------------------------------------------------------------------- */

static bool is_wanted(struct ctx *cx, struct tx *tx, const struct wish *w, const struct verdict *v)
{
    if (v->as_of < w->since) return false;
    if (w->hook.size && !text_equal(v->hook, w->hook)) return false;
    return id_is_none(w->unit) || unit_within(cx, tx, v->unit, w->unit);
}

static enum kv_go note_verdict(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)failure;
    const struct verdict *v = record;
    struct replaying *all = arg;
    if (!is_wanted(cx, tx, &all->wish, v)) return KV_MORE;
    if (all->count == all->room) {
        size_t room = all->room ? all->room * 2 : 1024;
        struct row *more = ARENA_ARRAY(all->cx->arena, room, struct row);
        if (all->count) memcpy(more, all->rows, all->count * sizeof(*more));
        all->rows = more;
        all->room = room;
    }
    all->rows[all->count++] = (struct row){ .verdict = v->id };
    return KV_MORE;
}

static err list(struct ctx *cx, struct tx *tx, void *arg)
{
    struct replaying *all = arg;
    if (all->wish.unit_code.size) {
        struct unit probe = { .code = all->wish.unit_code };
        struct unit unit;
        err e = record_find(cx, tx, &unit_entity, "code", &probe, &unit);
        if (e) return e;
        all->wish.unit = unit.id;
    }
    return query_all(cx, tx, &verdict_entity, note_verdict, all);
}

/* ---- again --------------------------------------------------------------------------------- */

static err read_one(struct ctx *cx, struct tx *tx, void *arg)
{
    struct verdict *v = arg;
    return record_get(cx, tx, &verdict_entity, v->id, v);
}

static void differs(struct row *row, const char *vi, const char *en)
{
    row->outcome = DIFFERENT;
    row->why_vi = vi;
    row->why_en = en;
}

static void judge(struct worker *w, struct row *row, const struct rule_replay *r)
{
    if (r->same) return;
    if (r->fault.vi.size)
        differs(row, text_z(w->said, r->fault.vi), text_z(w->said, r->fault.en));
    else if (!r->untouched)
        differs(row, "dữ kiện đã bị đổi", "the facts were changed");
    else
        differs(row, "kết quả khác", "another answer");
}

/* ERR_NONE also when it cannot be computed any more: that is what is looked for. */
static err replay_one(struct worker *w, struct ctx *cx, struct row *row)
{
    struct rule_replay replay;
    struct verdict v = { .id = row->verdict };
    err e = db_read(cx, read_one, &v);
    if (e) return e;
    struct rule_receipt receipt = verdict_receipt(&v);
    e = rule_replay_of(cx, &receipt, &replay);
    if (!e)
        judge(w, row, &replay);
    else if (text_is_empty(v.facts))
        row->outcome = ERASED;
    else if (e == ERR_NOT_FOUND || e == ERR_CONFLICT || e == ERR_INVALID)
        differs(row, "không tính lại được", "it cannot be computed again");
    else
        return e;
    return ERR_NONE;
}

static void begin(struct worker *w, struct ctx *cx, struct arena *arena)
{
    const struct ctx *from = w->all->cx;
    ctx_begin(cx, arena);
    cx->actor = from->actor;
    cx->now = from->now;
    cx->why = from->why;
    cx->log = from->log;
    cx->db = from->db;
    cx->app = from->app;
}

static void *work_off(void *arg)
{
    struct worker *w = arg;
    struct replaying *all = w->all;
    struct arena *arena = arena_new();
    while (!w->error) {
        size_t from = atomic_fetch_add(&all->next, BLOCK);
        if (from >= all->count) break;
        size_t to = from + BLOCK < all->count ? from + BLOCK : all->count;
        for (size_t i = from; i < to && !w->error; i++) {
            struct ctx cx;
            begin(w, &cx, arena);
            w->error = replay_one(w, &cx, &all->rows[i]);
            arena_reset(arena);
        }
    }
    arena_free(arena);
    return NULL;
}

static err replay_all(struct replaying *all)
{
    struct worker workers[THREADS_MAX];
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t count = cores < 1 ? 1 : cores > THREADS_MAX ? THREADS_MAX : (size_t)cores;
    err e = ERR_NONE;
    for (size_t i = 0; i < count; i++) {
        workers[i] = (struct worker){ .all = all, .said = arena_new() };
        arena_on_release(all->cx->arena, (void (*)(void *))arena_free, workers[i].said);
        REQUIRE(pthread_create(&workers[i].thread, NULL, work_off, &workers[i]) == 0);
    }
    for (size_t i = 0; i < count; i++) {
        REQUIRE(pthread_join(workers[i].thread, NULL) == 0);
        if (!e) e = workers[i].error;
    }
    return e;
}

/* ---- telling ------------------------------------------------------------------------------- */

static int tell(const struct replaying *all)
{
    size_t of[ERASED + 1] = { 0 };
    for (size_t i = 0; i < all->count; i++) {
        const struct row *row = &all->rows[i];
        of[row->outcome]++;
        if (row->outcome != DIFFERENT) continue;
        char which[ID_TEXT_SIZE];
        id_format(row->verdict, which);
        (void)printf("%.*s: %s / %s\n", ID_TEXT_SIZE, which, row->why_vi, row->why_en);
    }
    (void)printf("%zu biên nhận: %zu giống từng chữ, %zu khác, %zu đã xóa dữ liệu\n"
                 "%zu receipts: %zu the same to the byte, %zu different, %zu erased\n",
                 all->count, of[SAME], of[DIFFERENT], of[ERASED], all->count, of[SAME],
                 of[DIFFERENT], of[ERASED]);
    return of[DIFFERENT] ? DIFFERS : DONE;
}

/* Options come as `--name VALUE` or `--name=VALUE`. */
static bool read_wish(int argc, char *argv[], struct wish *wish)
{
    *wish = (struct wish){ 0 };
    for (int k = 0; k < argc; k++) {
        text value = text_of(argv[k]);
        text name = text_cut(&value, '=');
        if (!value.size && k + 1 < argc) value = text_of(argv[++k]);
        if (!value.size) return false;
        if (text_equal_z(name, "--hook"))
            wish->hook = value;
        else if (text_equal_z(name, "--unit") && value.size <= UNIT_CODE_MAX)
            wish->unit_code = value;
        else if (!text_equal_z(name, "--since") || !date_parse(value, &wish->since))
            return false;
    }
    return true;
}

int verdict_replay_command(struct ctx *cx, int argc, char *argv[])
{
    struct replaying all = { .cx = cx };
    if (!read_wish(argc, argv, &all.wish)) {
        (void)fprintf(stderr, "%s\n", USAGE_REPLAY);
        return MISUSED;
    }
    err e = db_read(cx, list, &all);
    if (!e) e = replay_all(&all);
    if (!e) return tell(&all);
    (void)fprintf(stderr, "volbank: %s\n",
                  e == ERR_NOT_FOUND ? "không có đơn vị mang mã này / no unit has this code"
                                     : "không đọc được dữ liệu / the data could not be read");
    return FAILED;
}
