/* SPDX-License-Identifier: MIT
 * view: see the header. Read, ask the rule, read again what is shown beside its answer: no rule
 * runs while a transaction is open. */
#include "view.h"

#include "../days.h"
#include "certify.h"
#include "evidence.h"

text trainer_level_title(const struct ctx *cx, int64_t level)
{
    static const struct {
        const char *vi, *en;
    } titles[TRAINER_LEVELS + 1] = {
        { "T0: người học", "T0: trainee" },
        { "T1: tập huấn viên cơ sở", "T1: grassroots trainer" },
        { "T2: tập huấn viên cấp huyện", "T2: district trainer" },
        { "T3: tập huấn viên cấp tỉnh", "T3: provincial trainer" },
        { "T4: tập huấn viên nòng cốt", "T4: core trainer" },
    };
    REQUIRE(level >= 0 && level <= TRAINER_LEVELS);
    return ctx_say(cx, titles[level].vi, titles[level].en);
}

/* One list of things to do: of a candidacy, or of one that could be opened. */
struct task {
    struct candidacy c; /* id none: nobody opened it */
    struct certified found;
};

static void day_at(struct ctx *cx, struct json *j, const char *key, date day)
{
    json_text_at(j, key, day ? date_format_vi(cx->arena, day) : TEXT(""));
}

/* ---- one list ------------------------------------------------------------------------------ */

static int64_t reasons_json(struct json *j, const char *key, const struct rule_verdict *v, bool met)
{
    int64_t count = 0;
    json_key(j, key);
    json_array(j);
    for (const struct rule_reason *r = v->reasons; r; r = r->next) {
        if ((r->points > 0) != met) continue;
        json_object(j);
        json_text_at(j, "code", r->code);
        json_text_at(j, "text", r->vi);
        json_object_end(j);
        count++;
    }
    json_array_end(j);
    return count;
}

static text rule_name(struct ctx *cx, const struct rule_source *s)
{
    if (id_is_none(s->version)) return TEXT("");
    text whose = id_is_none(s->unit) ? ctx_say(cx, "toàn tỉnh", "of the province") : s->unit_name;
    return text_format(cx->arena,
                       cx->lang == LANG_EN ? "Rule %.*s, version %lld" : "Quy tắc %.*s, bản %lld",
                       TEXT_ARGS(whose), (long long)s->number);
}

static void dates_json(struct ctx *cx, struct json *j, const struct certify_facts *f)
{
    date own = 0;
    bool ends = f->has_own && date_parse_vi(f->own_until, &own);
    json_text_at(j, "lower_until", f->lower_until);
    json_text_at(j, "own_until", f->own_until);
    day_at(cx, j, "renew_from",
           f->has_own && f->days_to_renewal ? f->as_of + (date)f->days_to_renewal : 0);
    day_at(cx, j, "grace_until", ends ? own + (date)f->grace_days : 0);
}

static err task_json(struct ctx *cx, struct tx *tx, struct json *j, const struct task *t,
                     bool names)
{
    struct candidacy c = t->c;
    err e = record_derive(cx, tx, &candidacy_entity, &c, instant_date(cx->now));
    if (e) return e;
    json_id_at(j, "id", c.id);
    json_int_at(j, "level", c.level);
    json_text_at(j, "title", trainer_level_title(cx, c.level));
    json_bool_at(j, "renewal", c.renewal);
    json_bool_at(j, "open", !id_is_none(c.id) && c.state == CANDIDACY_OPEN);
    day_at(cx, j, "opened", c.opened);
    json_text_at(j, "unit", record_title(cx, tx, &unit_entity, c.unit));
    json_text_at(j, "mentor", names ? c.mentor_name : TEXT(""));
    json_bool_at(j, "ruled", t->found.ruled);
    json_bool_at(j, "qualified", certified_is_qualified(&t->found));
    json_text_at(
        j, "fault",
        ctx_say(cx, text_z(cx->arena, t->found.fault.vi), text_z(cx->arena, t->found.fault.en)));
    int64_t met = reasons_json(j, "met", &t->found.verdict, true);
    (void)reasons_json(j, "missing", &t->found.verdict, false);
    json_int_at(j, "met_count", met);
    json_text_at(j, "rule", rule_name(cx, &t->found.source));
    dates_json(cx, j, &t->found.facts);
    return teach_backs_json(cx, tx, j, &c, names);
}

/* ---- for staff ----------------------------------------------------------------------------- */

static err read_task(struct ctx *cx, struct tx *tx, void *arg)
{
    struct task *t = arg;
    err e = record_get(cx, tx, &candidacy_entity, t->c.id, &t->c);
    if (!e && !access_owns(cx, tx, &candidacy_entity, &t->c))
        e = access_require(cx, tx, candidacy_entity.read, t->c.unit);
    return e ? e : certify_facts_of(cx, tx, &t->c, instant_date(cx->now), &t->found.facts);
}

struct showing {
    struct task *tasks;
    size_t count;
    struct response *rs;
    struct person person; /* of me_ladder */
    int64_t level;
};

static err show_one(struct ctx *cx, struct tx *tx, void *arg)
{
    struct showing *s = arg;
    const struct candidacy *c = &s->tasks->c;
    bool names = access_personal(cx, tx, &candidacy_entity, c);
    struct candidacy shown = *c;
    err e = record_derive(cx, tx, &candidacy_entity, &shown, instant_date(cx->now));
    if (!e && names && !access_owns(cx, tx, &candidacy_entity, c))
        e = respond_saw(cx, tx, s->rs, &candidacy_entity, c);
    if (e) return e;
    struct json *j = respond_json(cx, s->rs, 200);
    json_object(j);
    json_text_at(j, "name", names ? shown.name : TEXT(""));
    json_id_at(j, "volunteer", c->volunteer);
    json_text_at(j, "state", candidacy_state_code(c->state));
    json_text_at(j, "reason", c->reason);
    json_id_at(j, "verdict", c->verdict);
    json_id_at(j, "certificate", c->certificate);
    e = task_json(cx, tx, j, s->tasks, names);
    if (!e) e = evidence_json(cx, tx, j, c->volunteer, names);
    json_object_end(j);
    return e;
}

err candidacy_explained(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs)
{
    struct task t = { .c.id = request_id(rq) };
    struct showing s = { .tasks = &t, .count = 1, .rs = rs };
    (void)tx;
    err e = db_read(cx, read_task, &t);
    if (!e) e = certify_decide(cx, &t.c, &t.found);
    return e ? e : db_read(cx, show_one, &s);
}

/* ---- for oneself --------------------------------------------------------------------------- */

enum { OWN_TASKS = 2 };

static err open_of(struct ctx *cx, struct tx *tx, id person, struct candidacy *out, bool *there)
{
    struct gathered all;
    err e = gather(cx, tx, &candidacy_entity, "volunteer", person, &all);
    *there = false;
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct candidacy *c = gathered_at(&all, i);
        if (c->state != CANDIDACY_OPEN) continue;
        *out = *c;
        *there = true;
    }
    return e;
}

/* The highest level whose certificate can still be renewed; 0 = none. */
static err renewable_of(struct ctx *cx, struct tx *tx, id person, int64_t *level)
{
    date today = instant_date(cx->now);
    *level = 0;
    for (int64_t n = TRAINER_LEVELS; n && !*level; n--) {
        struct certificate c;
        bool there;
        err e = trainer_certificate(cx, tx, person, n, &c, &there);
        if (e) return e;
        if (there && c.expires && c.grace_until >= today) *level = n;
    }
    return ERR_NONE;
}

static struct candidacy imagined(const struct person *me, int64_t level, bool renewal)
{
    return (struct candidacy){
        .volunteer = me->id, .unit = me->unit, .level = level, .renewal = renewal
    };
}

static bool is_same_way(const struct candidacy *a, const struct candidacy *b)
{
    return a->level == b->level && a->renewal == b->renewal;
}

/* The way up and the way to stay; an open candidacy takes the place of what it is for. */
static err plan_tasks(struct ctx *cx, struct tx *tx, void *arg)
{
    struct showing *s = arg;
    struct candidacy open = { 0 };
    int64_t renewable = 0;
    bool there = false;
    err e = people(cx)->of_actor(cx, tx, &s->person);
    if (!e) e = trainer_level_on(cx, tx, s->person.id, instant_date(cx->now), &s->level);
    if (!e) e = open_of(cx, tx, s->person.id, &open, &there);
    if (!e) e = renewable_of(cx, tx, s->person.id, &renewable);
    if (e) return e;
    if (there) s->tasks[s->count++].c = open;
    struct candidacy up = imagined(&s->person, s->level + 1, false);
    struct candidacy stay = imagined(&s->person, renewable, true);
    if (s->level < TRAINER_LEVELS && !(there && !open.renewal)) s->tasks[s->count++].c = up;
    if (renewable && !(there && is_same_way(&open, &stay)) && s->count < OWN_TASKS)
        s->tasks[s->count++].c = stay;
    for (size_t i = 0; !e && i < s->count; i++)
        e = certify_facts_of(cx, tx, &s->tasks[i].c, instant_date(cx->now),
                             &s->tasks[i].found.facts);
    return e;
}

static void rungs_json(struct ctx *cx, struct json *j, int64_t level)
{
    json_key(j, "rungs");
    json_array(j);
    for (int64_t n = 0; n <= TRAINER_LEVELS; n++) {
        json_object(j);
        json_text_at(j, "title", trainer_level_title(cx, n));
        json_bool_at(j, "reached", n < level);
        json_bool_at(j, "here", n == level);
        json_object_end(j);
    }
    json_array_end(j);
}

static err show_mine(struct ctx *cx, struct tx *tx, void *arg)
{
    struct showing *s = arg;
    struct json *j = respond_json(cx, s->rs, 200);
    err e = ERR_NONE;
    json_object(j);
    json_int_at(j, "level", s->level);
    json_text_at(j, "level_title", trainer_level_title(cx, s->level));
    rungs_json(cx, j, s->level);
    json_key(j, "tasks");
    json_array(j);
    for (size_t i = 0; !e && i < s->count; i++) {
        json_object(j);
        e = task_json(cx, tx, j, &s->tasks[i], true);
        json_object_end(j);
    }
    json_array_end(j);
    if (!e) e = evidence_json(cx, tx, j, s->person.id, true);
    if (!e) e = decided_json(cx, tx, j, s->person.id);
    json_object_end(j);
    return e;
}

err me_ladder(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct task tasks[OWN_TASKS + 1] = { 0 };
    struct showing s = { .tasks = tasks, .rs = rs };
    (void)tx, (void)rq;
    err e = db_read(cx, plan_tasks, &s);
    for (size_t i = 0; !e && i < s.count; i++) e = certify_decide(cx, &tasks[i].c, &tasks[i].found);
    return e ? e : db_read(cx, show_mine, &s);
}
