/* SPDX-License-Identifier: MIT
 * apply: people in the order of the instance, a few a transaction. A sign-up carries the run that
 * made it, which is how a job that begins again knows what is done and undoing knows what to take.
 */
#include "apply.h"

#include <stdlib.h>

#include "../gather.h"
#include "../notify.h"
#include "prices.h"

enum { PEOPLE_EACH = 40 };

struct applying {
    struct job *job;
    struct match_run run;
    struct allocation allocation;
    uint32_t next, end; /* people of this transaction */
    int64_t given, told, left_out;
    /* the same of the transaction under way, which may run twice */
    int64_t given_now, told_now, left_now;
};

/* ---- jobs ---------------------------------------------------------------------------------- */

err match_job_run(struct ctx *cx, const struct job *job, id *run)
{
    const struct json_value *input;
    err e = json_read(cx, job->input, &input);
    if (e) return e;
    if (id_parse(json_string(json_get(input, "run")), run)) return ERR_NONE;
    return ctx_fail(cx, ERR_INVALID, NULL, "run",
                    SAY("Công việc không nói rõ lượt ghép nào", "The job names no matching"));
}

err match_job_start(struct ctx *cx, struct tx *tx, const char *kind, struct match_run *run)
{
    struct job job;
    text input =
        text_format(cx->arena, "{\"run\":\"%.*s\"}", TEXT_ARGS(id_text(cx->arena, run->id)));
    err e = job_start(cx, tx, kind, run->unit, input, &job);
    if (!e) run->job = job.id;
    return e;
}

static text counts_text(struct ctx *cx, const struct applying *a)
{
    struct buffer out = buffer_in(cx->arena, 128);
    struct json j = json_into(&out);
    json_object(&j);
    json_int_at(&j, "places", a->given);
    json_int_at(&j, "people", a->told);
    json_int_at(&j, "left_out", a->left_out);
    json_object_end(&j);
    return buffer_as_text(&out);
}

static void note_counts(struct applying *a)
{
    a->given += a->given_now;
    a->told += a->told_now;
    a->left_out += a->left_now;
    a->next = a->end;
}

/* Whoever stops the job keeps what is done; when the server stops, the job goes on later. */
static err end_run(struct ctx *cx, struct applying *a, int32_t to, err how)
{
    if (how && !(how == ERR_TIMEOUT && a->job->stopping)) return how;
    err e = match_run_move(cx, a->run.id, a->run.state, to, &a->run);
    a->job->result = counts_text(cx, a);
    if (!e) e = prices_publish(cx);
    return e ? e : how;
}

/* ---- giving -------------------------------------------------------------------------------- */

/* One place; *given false when it cannot be given any more, which is counted. */
static err give(struct ctx *cx, struct tx *tx, struct applying *a, const struct volunteer *v,
                uint32_t role, struct signup_place *place, struct signup *out, bool *given)
{
    *given = false;
    err e = signup_place_of(cx, tx, a->allocation.kept.seats[role].shift, place);
    if (!e) e = signup_assign(cx, tx, v, place, a->run.id, out);
    *given = !e;
    if (e != ERR_CONFLICT && e != ERR_INVALID && e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    a->left_now += !id_equal(out->run, a->run.id); /* else given before an interruption */
    return ERR_NONE;
}

static err give_person(struct ctx *cx, struct tx *tx, struct applying *a, uint32_t person)
{
    const struct allocation *all = &a->allocation;
    uint32_t most = all->start[person + 1] - all->start[person];
    if (!most) return ERR_NONE;
    struct volunteer v;
    struct signup_place *places = ARENA_ARRAY(cx->arena, most, struct signup_place);
    struct signup *signups = ARENA_ARRAY(cx->arena, most, struct signup);
    size_t count = 0;
    err e = record_get(cx, tx, &volunteer_entity, all->kept.person[person], &v);
    if (e == ERR_NOT_FOUND) { /* erased since */
        ctx_clear(cx);
        a->left_now += most;
        return ERR_NONE;
    }
    for (uint32_t k = all->start[person]; !e && k < all->start[person + 1]; k++) {
        bool given;
        e = give(cx, tx, a, &v, all->role[k], &places[count], &signups[count], &given);
        count += given;
    }
    if (e || !count) return e;
    a->given_now += (int64_t)count;
    a->told_now++;
    return notify_assigned(cx, tx, places, signups, count);
}

static err give_some(struct ctx *cx, struct tx *tx, void *arg)
{
    struct applying *a = arg;
    err e = ERR_NONE;
    a->given_now = a->told_now = a->left_now = 0;
    for (uint32_t i = a->next; !e && i < a->end; i++) e = give_person(cx, tx, a, i);
    return e;
}

static err give_all(struct ctx *cx, struct applying *a)
{
    uint32_t people = a->allocation.kept.people;
    err e = ERR_NONE;
    while (!e && a->next < people) {
        a->end = people - a->next < PEOPLE_EACH ? people : a->next + PEOPLE_EACH;
        e = db_write(cx, give_some, a);
        if (e) break;
        note_counts(a);
        e = job_progress(cx, a->job, a->next, people,
                         text_format(cx->arena, "Đã mời và nhận %lld chỗ", (long long)a->given));
    }
    return e;
}

static err read_run(struct ctx *cx, struct tx *tx, void *arg)
{
    struct match_run *run = arg;
    return record_get(cx, tx, &match_run_entity, run->id, run);
}

static err begin(struct ctx *cx, struct job *job, struct applying *a, int32_t state)
{
    *a = (struct applying){ .job = job };
    err e = match_job_run(cx, job, &a->run.id);
    if (!e) e = db_read(cx, read_run, &a->run);
    if (!e && a->run.state != state)
        e = ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                     SAY("Lượt ghép đã đổi trạng thái", "The matching has changed its state"));
    cx->wrote = NULL; /* undone by a job of its own, which tells people */
    return e;
}

err match_apply_run(struct ctx *cx, struct job *job)
{
    struct applying a;
    err e = begin(cx, job, &a, RUN_APPLYING);
    if (!e) e = allocation_load(cx, a.run.id, &a.allocation);
    if (e) return e;
    e = give_all(cx, &a);
    job->note = text_format(cx->arena, "Xong: %lld chỗ cho %lld người, %lld chỗ không xếp được nữa",
                            (long long)a.given, (long long)a.told, (long long)a.left_out);
    return end_run(cx, &a, RUN_APPLIED, e);
}

/* ---- taking back --------------------------------------------------------------------------- */

struct taking {
    struct applying *a;
    struct gathered signups; /* by person */
};

static int by_person(const void *x, const void *y)
{
    return id_compare(((const struct signup *)x)->volunteer, ((const struct signup *)y)->volunteer);
}

static err find_signups(struct ctx *cx, struct tx *tx, void *arg)
{
    struct taking *t = arg;
    err e = gather(cx, tx, &signup_entity, "run", t->a->run.id, &t->signups);
    if (!e && t->signups.count)
        qsort(t->signups.records, t->signups.count, sizeof(struct signup), by_person);
    return e;
}

static err take_person(struct ctx *cx, struct tx *tx, struct applying *a,
                       const struct signup *first, size_t count)
{
    size_t taken = 0;
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < count; i++) {
        struct signup now;
        bool put_back = false;
        e = record_get(cx, tx, &signup_entity, first[i].id, &now);
        if (!e) e = signup_unassign(cx, tx, &now, &put_back);
        if (e == ERR_NOT_FOUND) {
            ctx_clear(cx);
            e = ERR_NONE;
        }
        taken += put_back;
        a->left_now += !put_back;
    }
    a->given_now += (int64_t)taken;
    if (e || !taken) return e;
    a->told_now++;
    return notify_unassigned(cx, tx, first->volunteer, taken);
}

static size_t same_person(const struct gathered *all, size_t from)
{
    size_t to = from + 1;
    const struct signup *first = gathered_at(all, from);
    while (to < all->count && by_person(first, gathered_at(all, to)) == 0) to++;
    return to;
}

static err take_some(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct taking *t = arg;
    struct applying *a = t->a;
    err e = ERR_NONE;
    size_t at = a->next;
    a->given_now = a->told_now = a->left_now = 0;
    for (int people = 0; !e && people < PEOPLE_EACH && at < t->signups.count; people++) {
        size_t to = same_person(&t->signups, at);
        e = take_person(cx, tx, a, gathered_at(&t->signups, at), to - at);
        at = to;
    }
    a->end = (uint32_t)at;
    return e;
}

err match_undo_run(struct ctx *cx, struct job *job)
{
    struct applying a;
    struct taking t = { .a = &a };
    err e = begin(cx, job, &a, RUN_UNDOING);
    if (!e) e = db_read(cx, find_signups, &t);
    if (e) return e;
    while (!e && a.next < t.signups.count) {
        e = db_write(cx, take_some, &t);
        if (e) break;
        note_counts(&a);
        e = job_progress(cx, job, a.next, (int64_t)t.signups.count, TEXT("Đang hoàn tác"));
    }
    job->note =
        text_format(cx->arena, "Đã rút lại %lld chỗ; %lld chỗ người ta đã trả lời, giữ nguyên",
                    (long long)a.given, (long long)a.left_out);
    return end_run(cx, &a, RUN_UNDONE, e);
}
