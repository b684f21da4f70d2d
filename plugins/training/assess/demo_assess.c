/* SPDX-License-Identifier: MIT
 * demo_assess: sets are opened and sheets filled in on the days they would have been, so that
 * nothing says it was done in a second. The commune of the officer with a log-in has its sheet half
 * filled in, to go on with. Chance is a stream of its own. */
#include "demo_assess.h"

#include "../gather.h"
#include "flow.h"
#include "set_flow.h"

struct making {
    const struct demo_options *options;
    struct random_source chance;
    id province, shown; /* shown: the unit of the officer with a log-in */
    struct criteria_set set;
    const struct demo_criterion *criteria;
    struct gathered sheets;
    size_t next, end; /* sheets of this transaction */
    id *done;         /* [of sheets] that are to be classified */
    size_t done_count, done_before;
    bool past; /* everything was done, and in time */
};

enum { SHEETS_EACH = 20 };

/* ---- sets ---------------------------------------------------------------------------------- */

static err find_units(struct ctx *cx, struct tx *tx, void *arg)
{
    struct making *m = arg;
    struct gathered found;
    struct account login, probe = { .login = TEXT("canbo.chi") };
    struct unit top = { .kind = UNIT_PROVINCE_UNION };
    err e = record_find(cx, tx, &account_entity, "login", &probe, &login);
    if (!e) e = gather(cx, tx, &grant_entity, "account", login.id, &found);
    if (!e && found.count) m->shown = ((const struct grant *)gathered_at(&found, 0))->unit;
    struct query q = { .entity = &unit_entity,
                       .filters = { { entity_field(&unit_entity, "kind", 4), QUERY_IS, &top, 0 } },
                       .filter_count = 1 };
    if (!e) e = gather_query(cx, tx, &q, &found);
    for (size_t i = 0; !e && i < found.count; i++) {
        const struct unit *u = gathered_at(&found, i);
        if (!u->valid_to && id_is_none(u->parent)) m->province = u->id;
    }
    return e;
}

static err write_set(struct ctx *cx, struct tx *tx, void *arg)
{
    struct making *m = arg;
    err e = record_create(cx, tx, &criteria_set_entity, &m->set);
    for (int64_t i = 0; !e && m->criteria[i].title; i++) {
        const struct demo_criterion *d = &m->criteria[i];
        struct criterion c = { .set = m->set.id,
                               .position = i + 1,
                               .group = text_of(d->group),
                               .title = text_of(d->title),
                               .condition = text_of(d->condition),
                               .points = d->points,
                               .evidence_needed = d->evidence,
                               .bonus = d->bonus };
        e = record_create(cx, tx, &criterion_entity, &c);
    }
    if (e) return e;
    m->set.state = CRITERIA_OPEN;
    m->set.opened = cx->now;
    return record_update(cx, tx, &criteria_set_entity, &m->set);
}

static err close_set(struct ctx *cx, struct tx *tx, void *arg)
{
    struct making *m = arg;
    m->set.state = CRITERIA_CLOSED;
    m->set.closed = cx->now;
    return record_update(cx, tx, &criteria_set_entity, &m->set);
}

static err list_sheets(struct ctx *cx, struct tx *tx, void *arg)
{
    struct making *m = arg;
    return gather(cx, tx, &assessment_entity, "set", m->set.id, &m->sheets);
}

/* ---- sheets -------------------------------------------------------------------------------- */

/* A unit's year is good in one way or another: what it gets lies around its own mark, rounded to
 * whole points; it sees itself a little better. */
static int64_t some_of(struct making *m, int64_t points, int64_t percent)
{
    int64_t of = percent - 12 + (int64_t)random_below(&m->chance, 25);
    if (of > 100) of = 100;
    return of < 0 ? 0 : (points * of + 50) / 100;
}

static void score_line(struct ctx *cx, struct making *m, const struct criterion *c,
                       struct assessment_line *l, int64_t percent, bool appraised)
{
    int64_t found = c->bonus && random_below(&m->chance, 3) ? 0 : some_of(m, c->points, percent);
    bool higher = random_below(&m->chance, 4) == 0 && found + 2 <= c->points;
    l->scored = true;
    l->self = found + (higher ? 2 : 0);
    if (c->evidence_needed && l->self && random_below(&m->chance, 12))
        l->evidence =
            text_format(cx->arena, "Văn bản số %02d-BC/ĐTN", 1 + (int)random_below(&m->chance, 60));
    if (!appraised) return;
    l->checked = true;
    l->appraised = found;
    if (higher) l->appraisal_note = TEXT("Chưa đủ căn cứ cho mức tự chấm");
}

static err fill(struct ctx *cx, struct tx *tx, struct making *m, struct assessed *a, size_t lines,
                bool appraised)
{
    int64_t percent = 45 + (int64_t)random_below(&m->chance, 55);
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < lines; i++) {
        score_line(cx, m, a->criteria[i], a->lines[i], percent, appraised);
        e = record_update(cx, tx, &assessment_line_entity, a->lines[i]);
    }
    assessed_sum(a);
    return e;
}

/* How far a sheet of this year is: of ten, three are with the unit, three wait, one was sent back,
 * three are done. */
static int32_t state_of(struct making *m, const struct assessment *a)
{
    uint64_t at = random_below(&m->chance, 10);
    if (m->past) return ASSESSMENT_CLASSIFIED;
    if (id_equal(a->unit, m->shown)) return ASSESSMENT_SELF;
    if (at < 3) return ASSESSMENT_SELF;
    if (at < 6) return ASSESSMENT_SUBMITTED;
    return at < 7 ? ASSESSMENT_RETURNED : ASSESSMENT_CLASSIFIED;
}

static err fill_sheet(struct ctx *cx, struct tx *tx, struct making *m,
                      const struct assessment *sheet)
{
    struct assessed a;
    err e = assessed_read(cx, tx, sheet->id, &a);
    if (e) return e;
    int32_t state = state_of(m, sheet);
    bool handed = state != ASSESSMENT_SELF;
    bool done = state == ASSESSMENT_CLASSIFIED;
    if (done) m->done[m->done_count++] = sheet->id;
    e = fill(cx, tx, m, &a, handed ? a.count : a.count / 2, done);
    if (e) return e;
    a.assessment.state = done ? ASSESSMENT_SUBMITTED : state;
    date by = m->set.self_due - 8 + (date)random_below(&m->chance, 14);
    date latest = m->options->as_of - 1;
    if (handed) a.assessment.submitted = instant_at(by < latest ? by : latest, 9 * 60);
    if (state == ASSESSMENT_RETURNED) {
        a.assessment.returns = 1;
        a.assessment.return_reason = TEXT("Bổ sung số liệu quý III và minh chứng các lớp tập huấn");
    }
    return record_update(cx, tx, &assessment_entity, &a.assessment);
}

static err fill_some(struct ctx *cx, struct tx *tx, void *arg)
{
    struct making *m = arg;
    err e = ERR_NONE;
    m->done_count = m->done_before; /* the transaction may be run again */
    for (size_t i = m->next; !e && i < m->end; i++)
        e = fill_sheet(cx, tx, m, gathered_at(&m->sheets, i));
    return e;
}

static err fill_all(struct ctx *cx, struct making *m)
{
    date appraised = m->past ? m->set.appraisal_due - 3 : m->options->as_of - 1;
    err e = db_read(cx, list_sheets, m);
    if (e) return e;
    m->done = ARENA_ARRAY(cx->arena, m->sheets.count, id);
    m->done_count = m->done_before = 0;
    cx->now = instant_at(appraised, 15 * 60);
    for (m->next = 0; !e && m->next < m->sheets.count; m->next = m->end) {
        m->end = m->next + SHEETS_EACH;
        if (m->end > m->sheets.count) m->end = m->sheets.count;
        e = db_write(cx, fill_some, m);
        m->done_before = m->done_count;
    }
    return e || !m->done_count ? e : assessments_classify(cx, m->done, m->done_count);
}

static err make_set(struct ctx *cx, struct making *m, const struct criteria_set *set)
{
    int64_t made;
    instant now = cx->now;
    m->set = *set;
    m->set.unit = m->province;
    cx->now = instant_at(set->self_due - 45, 8 * 60);
    err e = db_write(cx, write_set, m);
    cx->now = now; /* the units of today */
    if (!e) e = assessments_make(cx, m->set.id, &made);
    if (!e) e = fill_all(cx, m);
    cx->now = now;
    return e;
}

err demo_assess(struct ctx *cx, const struct demo_options *options)
{
    struct making m = { .options = options,
                        .chance = random_seeded(options->seed, "demo assessments") };
    struct random_source ids = random_seeded(options->seed, "demo assessment ids");
    struct random_source *before = cx->random;
    int64_t year = date_civil(options->as_of).year;
    struct criteria_set communes = { .code = TEXT("nangluc-xa"),
                                     .title = TEXT("Năng lực tổ chức tình nguyện của Đoàn xã"),
                                     .of = CRITERIA_UNIT,
                                     .level = LEVEL_COMMUNE,
                                     .year = year - 1,
                                     .self_due = date_of((int)year - 1, 11, 30),
                                     .appraisal_due = date_of((int)year - 1, 12, 20) };
    cx->random = &ids;
    err e = demo_cadres(cx, options);
    if (!e) e = db_read(cx, find_units, &m);
    m.criteria = demo_commune_criteria;
    m.past = true;
    if (!e) e = make_set(cx, &m, &communes);
    if (!e) e = db_write(cx, close_set, &m);
    m.past = false;
    communes.year = year;
    communes.self_due = options->as_of - 4;
    communes.appraisal_due = options->as_of + 16;
    if (!e) e = make_set(cx, &m, &communes);
    struct criteria_set cadres = communes;
    cadres.code = TEXT("nangluc-canbo");
    cadres.title = TEXT("Năng lực cán bộ phụ trách tình nguyện cấp xã");
    cadres.of = CRITERIA_CADRE;
    cadres.self_due = options->as_of + 6;
    cadres.appraisal_due = options->as_of + 26;
    m.criteria = demo_cadre_criteria;
    if (!e) e = make_set(cx, &m, &cadres);
    cx->random = before;
    return e;
}
