/* SPDX-License-Identifier: MIT
 * idle: who is idle is looked for in a read; each message is queued in a write that looks again:
 * meanwhile they may have taught. */
#include "idle.h"

#include "../course/course.h"
#include "../days.h"
#include "../gather.h"
#include "certify.h"

enum { EACH = 50 /* certificates a transaction */ };

struct looking {
    struct gathered found; /* certificates of trainers' levels, valid today */
    size_t next;
};

err idle_since(struct ctx *cx, struct tx *tx, const struct certificate *c, date *since)
{
    struct gathered all;
    *since = c->issued;
    err e = gather(cx, tx, &course_trainer_entity, "volunteer", c->volunteer, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct course_trainer *t = gathered_at(&all, i);
        struct course course;
        if (t->part != TRAINER_LEAD && t->part != TRAINER_CO) continue;
        e = record_get(cx, tx, &course_entity, t->course, &course);
        if (!e && course.state != COURSE_CANCELLED && course.ends > *since) *since = course.ends;
    }
    return e;
}

/* Only who holds no higher level by another is told, and of that one. */
static err tell_idle(struct ctx *cx, struct tx *tx, const struct certificate *c)
{
    struct certificate_kind kind;
    int64_t level = 0;
    date since = 0, today = instant_date(cx->now);
    err e = record_get(cx, tx, &certificate_kind_entity, c->kind, &kind);
    if (!e) e = trainer_level_on(cx, tx, c->volunteer, today, &level);
    if (e || !level || !text_equal(kind.code, trainer_code(level))) return e;
    e = idle_since(cx, tx, c, &since);
    if (e || months_gone(since, today) < setting_int(cx, tx, IDLE_MONTHS)) return e;
    text words = text_format(
        cx->arena,
        "bạn chưa đứng lớp tập huấn nào từ ngày %.*s. Muốn giữ bậc T%lld thì cần đứng lớp; việc "
        "cần làm ở mục Bậc thang tập huấn viên.",
        TEXT_ARGS(date_format_vi(cx->arena, since)), (long long)level);
    text about = TEXT("trainer.idle");
    return people(cx)->tell(cx, tx, c->volunteer, about, words,
                            id_seeded(c->id, text_slice(about)));
}

static enum kv_go keep_valid(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct certificate *c = record;
    struct gathered *found = arg;
    (void)tx, (void)failure;
    if (!certificate_valid_on(c, instant_date(cx->now))) return KV_MORE;
    if (found->count == found->room) {
        size_t room = found->room ? found->room * 2 : 64;
        char *more = arena_array(cx->arena, room, sizeof *c);
        if (found->count) memcpy(more, found->records, found->count * sizeof *c);
        found->records = more;
        found->room = room;
    }
    memcpy(found->records + found->count++ * sizeof *c, c, sizeof *c);
    return KV_MORE;
}

static err find_trainers(struct ctx *cx, struct tx *tx, void *arg)
{
    struct looking *l = arg;
    err e = ERR_NONE;
    l->found.entity = &certificate_entity;
    for (int64_t n = 1; !e && n <= TRAINER_LEVELS; n++) {
        struct certificate_kind kind = { .code = trainer_code(n) };
        e = record_find(cx, tx, &certificate_kind_entity, "code", &kind, &kind);
        if (!e) e = query_ref(cx, tx, &certificate_entity, "kind", kind.id, keep_valid, &l->found);
        if (e != ERR_NOT_FOUND) continue;
        ctx_clear(cx); /* the province has not opened this kind */
        e = ERR_NONE;
    }
    return e;
}

static err tell_some(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct looking *l = arg;
    err e = ERR_NONE;
    for (size_t i = l->next; !e && i < l->found.count && i < l->next + EACH; i++)
        e = tell_idle(cx, tx, gathered_at(&l->found, i));
    return e;
}

err job_idle_trainers(struct ctx *cx, struct job *job)
{
    struct looking l = { 0 };
    (void)job;
    err e = db_read(cx, find_trainers, &l);
    for (; !e && l.next < l.found.count; l.next += EACH) e = db_write(cx, tell_some, &l);
    return e;
}
