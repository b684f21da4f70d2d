/* SPDX-License-Identifier: MIT
 * set_make: whom a set is for, and an assessment with all its lines for each. What is there is left
 * alone, so that it can be run again and again. */
#include "../gather.h"
#include "cadres.h"
#include "classify_facts.h"
#include "set_flow.h"

enum { RECORDS_EACH = 400 };

struct member {
    id unit, cadre; /* cadre: none = the unit itself */
};

struct making {
    struct criteria_set set;
    struct gathered criteria;
    struct member *members;
    size_t count, room, next;
    int64_t made, now_made; /* now_made: in this transaction */
};

bool unit_is_of_level(const struct unit *unit, int32_t level)
{
    switch (unit->kind) {
    case UNIT_PROVINCE_UNION:
        return level == LEVEL_PROVINCE;
    case UNIT_AREA:
    case UNIT_DISTRICT_UNION:
        return level == LEVEL_AREA;
    case UNIT_COMMUNE_UNION:
        return level == LEVEL_COMMUNE;
    default:
        return false;
    }
}

static void add(struct ctx *cx, struct making *m, id unit, id cadre)
{
    if (m->count == m->room) {
        size_t room = m->room ? m->room * 2 : 64;
        struct member *more = ARENA_ARRAY(cx->arena, room, struct member);
        if (m->count) memcpy(more, m->members, m->count * sizeof(*more));
        m->members = more;
        m->room = room;
    }
    m->members[m->count++] = (struct member){ unit, cadre };
}

static bool is_standing(const struct unit *u, date day)
{
    return u->valid_from <= day && (!u->valid_to || day < u->valid_to);
}

static enum kv_go note_unit(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct unit *unit = record;
    struct making *m = arg;
    (void)failure;
    bool wanted = unit_is_of_level(unit, m->set.level) &&
                  is_standing(unit, instant_date(cx->now)) &&
                  unit_within(cx, tx, unit->id, m->set.unit);
    if (wanted) add(cx, m, unit->id, ID_NONE);
    return KV_MORE;
}

static enum kv_go note_cadre(struct ctx *cx, struct tx *tx, const struct cadre_row *row, void *arg,
                             err *failure)
{
    struct making *m = arg;
    struct unit unit;
    *failure = record_get(cx, tx, &unit_entity, row->cadre.unit, &unit);
    if (*failure) return KV_STOP;
    if (unit_is_of_level(&unit, m->set.level)) add(cx, m, unit.id, row->cadre.id);
    return KV_MORE;
}

static err read_members(struct ctx *cx, struct tx *tx, void *arg)
{
    struct making *m = arg;
    err e = record_get(cx, tx, &criteria_set_entity, m->set.id, &m->set);
    if (!e) e = gather(cx, tx, &criterion_entity, "set", m->set.id, &m->criteria);
    if (e || m->set.state != CRITERIA_OPEN) return e;
    if (m->set.of == CRITERIA_UNIT) return query_all(cx, tx, &unit_entity, note_unit, m);
    return cadres_each(cx, tx, m->set.unit, instant_date(cx->now), note_cadre, m);
}

static err make_lines(struct ctx *cx, struct tx *tx, const struct making *m,
                      const struct assessment *a)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < m->criteria.count; i++) {
        const struct criterion *c = gathered_at(&m->criteria, i);
        struct assessment_line line = { .assessment = a->id, .criterion = c->id };
        line.key = text_format(cx->arena, "%.*s/%.*s", TEXT_ARGS(id_text(cx->arena, a->id)),
                               TEXT_ARGS(id_text(cx->arena, c->id)));
        e = record_create(cx, tx, &assessment_line_entity, &line);
    }
    return e;
}

static err make_one(struct ctx *cx, struct tx *tx, struct making *m, const struct member *who)
{
    id subject = id_is_none(who->cadre) ? who->unit : who->cadre;
    struct assessment there;
    struct rule_pin pin;
    struct assessment a = {
        .set = m->set.id, .unit = who->unit, .cadre = who->cadre, .state = ASSESSMENT_SELF
    };
    a.key = text_format(cx->arena, "%.*s/%.*s", TEXT_ARGS(id_text(cx->arena, m->set.id)),
                        TEXT_ARGS(id_text(cx->arena, subject)));
    err e = record_find(cx, tx, &assessment_entity, "key", &a, &there);
    if (e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    e = rule_version_pin(cx, tx, &training_classify_hook, who->unit, instant_date(cx->now), &pin);
    if (e) return e;
    a.version = pin.version;
    a.above = pin.above;
    e = record_create(cx, tx, &assessment_entity, &a);
    if (!e) e = make_lines(cx, tx, m, &a);
    if (!e) m->now_made++;
    return e;
}

/* As many as make some hundred records. */
static size_t at_once(const struct making *m)
{
    size_t most = RECORDS_EACH / (m->criteria.count + 1) + 1;
    return m->count - m->next < most ? m->count - m->next : most;
}

static err make_some(struct ctx *cx, struct tx *tx, void *arg)
{
    struct making *m = arg;
    size_t end = m->next + at_once(m);
    err e = ERR_NONE;
    m->now_made = 0; /* the transaction may be run again */
    for (size_t i = m->next; !e && i < end; i++) e = make_one(cx, tx, m, &m->members[i]);
    return e;
}

err assessments_make(struct ctx *cx, id set, int64_t *made)
{
    struct making m = { .set.id = set };
    err e = db_read(cx, read_members, &m);
    while (!e && m.next < m.count) {
        e = db_write(cx, make_some, &m);
        m.next += at_once(&m);
        m.made += m.now_made;
    }
    *made = m.made;
    return e;
}

err criteria_open_job(struct ctx *cx, struct job *job)
{
    const struct json_value *input;
    id set;
    int64_t made = 0;
    cx->wrote = NULL; /* run again, not undone */
    err e = json_read(cx, job->input, &input);
    if (e) return e;
    if (!id_parse(json_string(json_get(input, "set")), &set))
        return ctx_fail(cx, ERR_INVALID, NULL, "set",
                        SAY("Công việc không nói rõ bộ tiêu chí nào", "The job names no set"));
    e = assessments_make(cx, set, &made);
    if (!e) job->note = text_format(cx->arena, "Đã lập %lld phiếu đánh giá", (long long)made);
    return e;
}
