/* SPDX-License-Identifier: MIT
 * cases: ids are listed first, then each case is read by itself into memory that the next one gets
 * again: a case is handed over outside its read. A renewal that was granted is left out: the
 * certificate it ended in would answer for itself. */
#include "cases.h"

#include "../course/course.h"
#include "../curriculum/curriculum.h"
#include "../gather.h"
#include "assess.h"
#include "certify.h"
#include "view.h"

const struct rule_grouping ladder_groupings[] = {
    { "Bậc", "Level" },
    { "Đơn vị", "Unit" },
    { 0 },
};

struct walk {
    const struct rule_cases *q;
    id *ids;
    size_t count, at;
    struct arena *keep, *scratch;
    /* the case that was read */
    bool wanted;
    struct rule_case one;
    union {
        struct assess_facts assess;
        struct certify_facts certify;
    } facts;
};

static bool is_asked(struct ctx *cx, struct tx *tx, const struct walk *w, id unit, date day)
{
    if (w->q->from && day < w->q->from) return false;
    if (w->q->until && day > w->q->until) return false;
    return id_is_none(w->q->unit) || unit_within(cx, tx, unit, w->q->unit);
}

static void group(struct ctx *cx, struct tx *tx, struct walk *w, int64_t level, id unit)
{
    w->one.group[0] = level ? trainer_level_title(cx, level)
                            : ctx_say(cx, "không đào tạo tập huấn viên", "of no trainers");
    w->one.group[1] = record_title(cx, tx, &unit_entity, unit);
}

/* ---- listing ------------------------------------------------------------------------------- */

static err list(struct ctx *cx, struct tx *tx, struct walk *w, const struct entity *entity)
{
    struct query q = { .entity = entity };
    struct gathered all;
    err e = id_is_none(w->q->subject) ? gather_query(cx, tx, &q, &all)
                                      : gather(cx, tx, entity, "volunteer", w->q->subject, &all);
    if (e) return e;
    w->ids = ARENA_ARRAY(w->keep, all.count + 1, id);
    w->count = all.count;
    for (size_t i = 0; i < all.count; i++) w->ids[i] = *(const id *)gathered_at(&all, i);
    return ERR_NONE;
}

static err list_enrolments(struct ctx *cx, struct tx *tx, void *arg)
{
    return list(cx, tx, arg, &enrolment_entity);
}

static err list_candidacies(struct ctx *cx, struct tx *tx, void *arg)
{
    return list(cx, tx, arg, &candidacy_entity);
}

/* ---- reading ------------------------------------------------------------------------------- */

static err read_trainee(struct ctx *cx, struct tx *tx, void *arg)
{
    struct walk *w = arg;
    struct enrolment n;
    struct course course = { 0 };
    struct curriculum taught = { 0 };
    err e = record_get(cx, tx, &enrolment_entity, w->ids[w->at], &n);
    if (!e) e = record_get(cx, tx, &course_entity, n.course, &course);
    if (!e) e = record_get(cx, tx, &curriculum_entity, course.curriculum, &taught);
    w->wanted = !e && course.state == COURSE_FINISHED && enrolment_is_seated(n.state) &&
                is_asked(cx, tx, w, course.unit, course.ends);
    if (e || !w->wanted) return e;
    w->one = (struct rule_case){ .facts = &w->facts.assess,
                                 .subject = n.volunteer,
                                 .unit = course.unit,
                                 .day = course.ends,
                                 .about = course.title };
    group(cx, tx, w, taught.level, course.unit);
    return assess_facts_of(cx, tx, n.id, &w->facts.assess);
}

static err read_candidate(struct ctx *cx, struct tx *tx, void *arg)
{
    struct walk *w = arg;
    struct candidacy c;
    err e = record_get(cx, tx, &candidacy_entity, w->ids[w->at], &c);
    w->wanted = !e && c.state != CANDIDACY_WITHDRAWN &&
                !(c.renewal && c.state == CANDIDACY_CERTIFIED) &&
                is_asked(cx, tx, w, c.unit, c.opened);
    if (e || !w->wanted) return e;
    w->one = (struct rule_case){ .facts = &w->facts.certify,
                                 .subject = c.volunteer,
                                 .unit = c.unit,
                                 .day = c.opened,
                                 .about = trainer_level_title(cx, c.level) };
    group(cx, tx, w, c.level, c.unit);
    return certify_facts_of(cx, tx, &c, c.decided ? c.decided : instant_date(cx->now),
                            &w->facts.certify);
}

/* ---- walking ------------------------------------------------------------------------------- */

static err read_case(struct ctx *cx, struct walk *w, tx_fn read)
{
    struct arena *given = cx->arena;
    arena_reset(w->scratch);
    cx->arena = w->scratch;
    err e = db_read(cx, read, w);
    cx->arena = given;
    return e;
}

static err walk_all(struct ctx *cx, struct walk *w, tx_fn listing, tx_fn read,
                    bool (*take)(void *arg, const struct rule_case *c), void *arg)
{
    size_t handed = 0;
    bool more = true;
    err e = read_case(cx, w, listing);
    for (w->at = 0; !e && more && w->at < w->count; w->at++) {
        e = read_case(cx, w, read);
        if (e == ERR_NOT_FOUND) { /* gone meanwhile */
            ctx_clear(cx);
            e = ERR_NONE;
            w->wanted = false;
        }
        if (e || !w->wanted) continue;
        w->one.done = (uint32_t)w->at + 1;
        w->one.total = (uint32_t)w->count;
        more = take(arg, &w->one) && ++handed != w->q->limit;
    }
    return e;
}

static err walk(struct ctx *cx, const struct rule_cases *q, tx_fn listing, tx_fn read,
                bool (*take)(void *arg, const struct rule_case *c), void *arg)
{
    struct walk w = { .q = q, .keep = arena_new(), .scratch = arena_new() };
    err e = walk_all(cx, &w, listing, read, take, arg);
    arena_free(w.scratch);
    arena_free(w.keep);
    return e;
}

err assess_cases(struct ctx *cx, const struct rule_cases *q,
                 bool (*take)(void *arg, const struct rule_case *c), void *arg)
{
    return walk(cx, q, list_enrolments, read_trainee, take, arg);
}

err certify_cases(struct ctx *cx, const struct rule_cases *q,
                  bool (*take)(void *arg, const struct rule_case *c), void *arg)
{
    return walk(cx, q, list_candidacies, read_candidate, take, arg);
}
