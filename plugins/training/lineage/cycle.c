/* SPDX-License-Identifier: MIT
 * cycle: walks up from a trainer to everybody who trained them, each person once. */
#include "../course/course.h"
#include "../curriculum/curriculum.h"
#include "id_index.h"
#include "lineage.h"

struct climb {
    struct id_index seen; /* the trainer and those above, in the order met */
    id looked_for;
    bool found;
};

static enum kv_go meet(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct course_trainer *t = record;
    struct climb *c = arg;
    (void)cx, (void)tx, (void)failure;
    if (t->part != TRAINER_LEAD && t->part != TRAINER_CO) return KV_MORE;
    c->found = id_equal(t->volunteer, c->looked_for);
    (void)id_index_add(&c->seen, t->volunteer);
    return c->found ? KV_STOP : KV_MORE;
}

static enum kv_go climb_class(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct enrolment *n = record;
    struct climb *c = arg;
    struct course course;
    struct curriculum curriculum;
    if (n->state != ENROLMENT_ENROLLED && n->state != ENROLMENT_COMPLETED) return KV_MORE;
    *failure = record_get(cx, tx, &course_entity, n->course, &course);
    if (*failure) return KV_STOP;
    if (course.state == COURSE_CANCELLED) return KV_MORE;
    *failure = record_get(cx, tx, &curriculum_entity, course.curriculum, &curriculum);
    if (!*failure && curriculum.level > 0)
        *failure = query_ref(cx, tx, &course_trainer_entity, "course", course.id, meet, c);
    return *failure || c->found ? KV_STOP : KV_MORE;
}

err lineage_would_cycle(struct ctx *cx, struct tx *tx, id trainer, id trainee, bool *cycle)
{
    struct climb c = { .seen.arena = cx->arena, .looked_for = trainee };
    err e = ERR_NONE;
    c.found = id_equal(trainer, trainee);
    (void)id_index_add(&c.seen, trainer);
    for (uint32_t i = 0; !e && !c.found && i < c.seen.count; i++)
        e = query_ref(cx, tx, &enrolment_entity, "volunteer", c.seen.ids[i], climb_class, &c);
    *cycle = c.found;
    return e;
}
