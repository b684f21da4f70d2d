/* SPDX-License-Identifier: MIT
 * due: who has to be told is counted in a read, unit by unit; each account's message is queued
 * under an id made of the set, the account and the stage. */
#include "due.h"

#include "../gather.h"
#include "set_flow.h"

enum { SOON_DAYS = 7, EACH = 50 /* units a transaction */ };

enum stage { SELF_SOON, SELF_LATE, APPRAISAL_SOON, APPRAISAL_LATE, STAGES };

static const struct stage_words {
    const char *about, *words; /* how many, title, day */
} wordings[STAGES] = {
    { "assessment.self_soon",
      "đơn vị còn %lld phiếu chưa nộp của bộ «%.*s». Hạn tự chấm: %.*s. Xem mục Đánh giá năng "
      "lực." },
    { "assessment.self_late",
      "đơn vị còn %lld phiếu chưa nộp của bộ «%.*s», đã quá hạn tự chấm %.*s. Xem mục Đánh giá "
      "năng lực." },
    { "assessment.appraisal_soon",
      "còn %lld phiếu chờ đơn vị thẩm định của bộ «%.*s». Hạn thẩm định: %.*s." },
    { "assessment.appraisal_late",
      "còn %lld phiếu chờ đơn vị thẩm định của bộ «%.*s», đã quá hạn thẩm định %.*s." },
};

struct turn {
    id unit; /* whose turn it is */
    enum stage stage;
    int64_t count;
};

struct telling {
    struct gathered sets;
    const struct criteria_set *set;
    struct turn *turns;
    size_t count, room, next;
};

static void add(struct ctx *cx, struct telling *t, id unit, enum stage stage)
{
    for (size_t i = 0; i < t->count; i++)
        if (id_equal(t->turns[i].unit, unit) && t->turns[i].stage == stage) {
            t->turns[i].count++;
            return;
        }
    if (t->count == t->room) {
        size_t room = t->room ? t->room * 2 : 64;
        struct turn *more = ARENA_ARRAY(cx->arena, room, struct turn);
        if (t->count) memcpy(more, t->turns, t->count * sizeof(*more));
        t->turns = more;
        t->room = room;
    }
    t->turns[t->count++] = (struct turn){ unit, stage, 1 };
}

/* STAGES: it is not time yet. */
static enum stage stage_on(date due, date today, enum stage soon)
{
    if (!due || today < due - SOON_DAYS) return STAGES;
    return today <= due ? soon : soon + 1;
}

static enum kv_go note(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct assessment *a = record;
    struct telling *t = arg;
    struct unit unit;
    date today = instant_date(cx->now);
    bool with_unit = a->state == ASSESSMENT_SELF || a->state == ASSESSMENT_RETURNED;
    enum stage stage = with_unit ? stage_on(t->set->self_due, today, SELF_SOON)
                                 : stage_on(t->set->appraisal_due, today, APPRAISAL_SOON);
    if (a->state == ASSESSMENT_CLASSIFIED || stage == STAGES) return KV_MORE;
    *failure = record_get(cx, tx, &unit_entity, a->unit, &unit);
    if (*failure) return KV_STOP;
    bool above = !with_unit && !id_is_none(unit.parent);
    add(cx, t, above ? unit.parent : unit.id, stage);
    return KV_MORE;
}

static err count_turns(struct ctx *cx, struct tx *tx, void *arg)
{
    struct telling *t = arg;
    return query_ref(cx, tx, &assessment_entity, "set", t->set->id, note, t);
}

/* ---- telling ------------------------------------------------------------------------------- */

static err tell_unit(struct ctx *cx, struct tx *tx, const struct telling *t,
                     const struct turn *turn)
{
    const struct stage_words *w = &wordings[turn->stage];
    bool self = turn->stage == SELF_SOON || turn->stage == SELF_LATE;
    text day = date_format_vi(cx->arena, self ? t->set->self_due : t->set->appraisal_due);
    struct notice n = { .subject = "Đánh giá năng lực",
                        .about = w->about,
                        .words = text_format(cx->arena, w->words, (long long)turn->count,
                                             TEXT_ARGS(t->set->title), TEXT_ARGS(day)),
                        .unit = turn->unit,
                        .occasion = text_format(
                            cx->arena, "%.*s/%.*s/%s", TEXT_ARGS(id_text(cx->arena, t->set->id)),
                            TEXT_ARGS(id_text(cx->arena, turn->unit)), w->about) };
    return notice_roles(cx, tx, &n, turn->unit, ROLES_STAFF, NULL);
}

static err tell_some(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct telling *t = arg;
    err e = ERR_NONE;
    for (size_t i = t->next; !e && i < t->count && i < t->next + EACH; i++)
        e = tell_unit(cx, tx, t, &t->turns[i]);
    return e;
}

static err read_sets(struct ctx *cx, struct tx *tx, void *arg)
{
    struct telling *t = arg;
    struct criteria_set open = { .state = CRITERIA_OPEN };
    struct query q = { .entity = &criteria_set_entity,
                       .filters = { { field_named(criteria_set_fields, TEXT("state")), QUERY_IS,
                                      &open, 0 } },
                       .filter_count = 1 };
    return gather_query(cx, tx, &q, &t->sets);
}

err assess_due_job(struct ctx *cx, struct job *job)
{
    struct telling t = { 0 };
    int64_t made = 0;
    (void)job;
    err e = db_read(cx, read_sets, &t);
    for (size_t i = 0; !e && i < t.sets.count; i++) {
        t.set = gathered_at(&t.sets, i);
        t.count = t.next = 0;
        e = assessments_make(cx, t.set->id, &made);
        if (!e) e = db_read(cx, count_turns, &t);
        for (; !e && t.next < t.count; t.next += EACH) e = db_write(cx, tell_some, &t);
    }
    return e;
}
