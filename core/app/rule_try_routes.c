/* SPDX-License-Identifier: MIT
 * rule_try_routes: what a rule says on facts that somebody typed, beside what the rule in force
 * says on the same, and the facts of a real person to begin from. Both rules run in a child, with
 * every step counted. */
#include "../base/json_read.h"
#include "../plugin/host.h"
#include "../rules/lineage.h"
#include "../store/db.h"
#include "preview_routes.h"
#include "rule_routes.h"

enum { FACTS_MAX = 256 << 10, ITEMS_MAX = 20 };

const struct field rule_what_if_fields[] = {
    FIELD(1, struct rule_what_if, unit, REF, 0, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit"),
    FIELD(2, struct rule_what_if, hook, TEXT, 0, .max = 60, .label = "Việc", .label_en = "Hook"),
    FIELD(3, struct rule_what_if, source, TEXT, LINES | VERBATIM, .max = RULE_SOURCE_MAX,
          .label = "Nội dung", .label_en = "Source"),
    FIELD(4, struct rule_what_if, version, REF, 0, .target = "rule_version", .label = "Phiên bản",
          .label_en = "Version"),
    FIELD(5, struct rule_what_if, params, TEXT, LINES, .max = 4000, .label = "Tham số",
          .label_en = "Parameters", .help = "Mỗi dòng một tham số: vang = 4",
          .help_en = "One parameter a line: vang = 4"),
    FIELD(6, struct rule_what_if, facts, TEXT, LINES | VERBATIM, .max = FACTS_MAX,
          .label = "Dữ kiện (JSON)", .label_en = "Facts (JSON)"),
    { 0 }
};
const struct field rule_person_fields[] = {
    FIELD(1, struct rule_person, hook, TEXT, REQUIRED, .max = 60, .label = "Việc",
          .label_en = "Hook"),
    FIELD(2, struct rule_person, unit, REF, 0, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit"),
    FIELD(3, struct rule_person, subject, TEXT, REQUIRED, .max = 40, .label = "Mã người",
          .label_en = "Id of the person"),
    { 0 }
};

static err no_hook(struct ctx *cx, text name)
{
    return ctx_fail(cx, ERR_INVALID, "/hook", "hook",
                    SAY("Không có việc «%.*s»", "There is no hook '%.*s'"), TEXT_ARGS(name));
}

/* ---- what if --------------------------------------------------------------------------------- */

struct trying {
    const struct rule_what_if *in;
    id unit;
    const struct rule_hook *hook;
    struct rule_lineage tried, now;
    struct rule_version in_force;
    text unit_name;
    const void *facts;
};

/* A version may be tried by whoever sees it: an approved one is no secret. */
static err source_of(struct ctx *cx, struct tx *tx, const struct rule_what_if *in, text *out)
{
    struct rule_version v;
    *out = in->source;
    if (!text_is_empty(in->source)) return ERR_NONE;
    if (id_is_none(in->version))
        return ctx_fail(cx, ERR_INVALID, "/source", "required",
                        SAY("Hãy đưa nội dung quy tắc hoặc chọn một phiên bản",
                            "Give the source of a rule, or choose a version"));
    err e = record_get(cx, tx, &rule_version_entity, in->version, &v);
    if (!e && v.state < RULE_APPROVED) e = access_require(cx, tx, "rule.read", v.unit);
    if (!e) *out = v.source;
    return e;
}

static err read_rules(struct ctx *cx, struct tx *tx, void *arg)
{
    struct trying *t = arg;
    const struct host *host = cx->app;
    text source = { 0 };
    err e = rule_place_of(cx, tx, &t->unit);
    if (!e) e = access_require(cx, tx, "rule.write", t->unit);
    if (!e) e = source_of(cx, tx, t->in, &source);
    if (e) return e;
    text name = rule_hook_name(source);
    t->hook = registry_hook(host->registry, name);
    if (!t->hook || (t->in->hook.size && !text_equal(t->in->hook, name))) return no_hook(cx, name);
    t->tried.source = source;
    date today = instant_date(cx->now);
    e = rule_lineage_above(cx, tx, t->hook, t->unit, today, &t->tried);
    if (!e) e = rule_lineage_in_force(cx, tx, t->hook, t->unit, today, &t->now, &t->in_force);
    if (!e && !id_is_none(t->in_force.unit))
        t->unit_name = text_copy(cx->arena, record_title(cx, tx, &unit_entity, t->in_force.unit));
    return e;
}

static err read_facts(struct ctx *cx, struct trying *t)
{
    const struct json_value *json;
    void *facts = arena_alloc(cx->arena, t->hook->facts_size);
    text typed = text_is_empty(t->in->facts) ? TEXT("{}") : t->in->facts;
    t->facts = facts;
    err e = json_read(cx, typed, &json);
    return e ? e : rule_facts_from_json(cx, t->hook, json, facts);
}

static void facts_used(struct json *j, const struct rule_hook *hook, code_set used)
{
    json_key(j, "facts_used");
    json_array(j);
    for (unsigned row = 0; hook->facts[row].name; row++)
        if (code_set_has(used, row)) json_text(j, text_of(hook->facts[row].name));
    json_array_end(j);
}

/* Members "verdict", "fault" and "facts_used". */
static err write_decision(struct ctx *cx, struct json *j, const struct trying *t,
                          const struct rule_lineage *rule)
{
    struct rule_child_answer answer;
    struct rule_fault fault;
    struct rule_child_job job = { .hook = t->hook,
                                  .source = rule->source,
                                  .parents = rule->parents,
                                  .parent_count = rule->parent_count,
                                  .exact = true,
                                  .facts = &t->facts,
                                  .facts_count = 1 };
    struct buffer out = buffer_in(cx->arena, 512);
    err e = rule_child_run(cx, &job, &answer, &fault);
    if (e && e != ERR_INVALID && e != ERR_BUSY) return e;
    const struct rule_child_decision *d = &answer.decisions[0];
    if (!e && d->error) fault = d->fault;
    bool decided = !e && !d->error;
    if (decided)
        rule_verdict_print(t->hook, &d->verdict, &out);
    else
        rule_fault_print(&fault, &out);
    json_key(j, decided ? "verdict" : "fault");
    json_raw(j, buffer_as_text(&out));
    json_key(j, decided ? "fault" : "verdict");
    json_null(j);
    facts_used(j, t->hook, decided ? d->verdict.facts_used : (code_set){ { 0 } });
    return ERR_NONE;
}

static err write_in_force(struct ctx *cx, struct json *j, const struct trying *t)
{
    json_key(j, "before");
    if (id_is_none(t->in_force.id)) {
        json_null(j);
        return ERR_NONE;
    }
    json_object(j);
    json_id_at(j, "version", t->in_force.id);
    json_int_at(j, "number", t->in_force.version);
    json_id_at(j, "unit", t->in_force.unit);
    json_text_at(j, "unit_name", t->unit_name);
    err e = write_decision(cx, j, t, &t->now);
    json_object_end(j);
    return e;
}

err rule_try(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    struct trying t = { .in = request_body(rq) };
    t.unit = t.in->unit;
    err e = db_read(cx, read_rules, &t);
    if (!e) e = rule_put_params(cx, t.in->params, &t.tried.source);
    if (!e) e = read_facts(cx, &t);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_z_at(j, "hook", t.hook->name);
    e = write_decision(cx, j, &t, &t.tried);
    if (!e) e = write_in_force(cx, j, &t);
    json_object_end(j);
    return e;
}

/* ---- a real person --------------------------------------------------------------------------- */

struct item {
    date day;
    text about, facts;
};

struct meeting {
    struct response *rs;
    struct rule_cases q;
    struct ctx *cx;
    struct item items[ITEMS_MAX]; /* newest first */
    size_t count;
    text name;
};

static err require_person(struct ctx *cx, struct tx *tx, void *arg)
{
    struct meeting *m = arg;
    const struct entity *people = rule_hook_subject(m->q.hook, tx_schema(tx));
    if (!people) return no_hook(cx, text_of(m->q.hook->name));
    void *person = arena_alloc(cx->arena, people->size);
    err e = rule_place_of(cx, tx, &m->q.unit);
    if (!e) e = access_require(cx, tx, "rule.write", m->q.unit);
    if (!e) e = record_get(cx, tx, people, m->q.subject, person);
    if (e) return e;
    if (!access_personal(cx, tx, people, person))
        return ctx_fail(cx, ERR_FORBIDDEN, NULL, "person",
                        SAY("Bạn không có quyền xem dữ liệu của người này",
                            "You may not see this person's data"));
    m->name = text_copy(cx->arena, record_title(cx, tx, people, m->q.subject));
    return respond_saw(cx, tx, m->rs, people, person);
}

static bool keep_newest(void *arg, const struct rule_case *c)
{
    struct meeting *m = arg;
    size_t at = m->count;
    while (at > 0 && m->items[at - 1].day < c->day) at--;
    if (at == ITEMS_MAX) return true;
    struct buffer facts = buffer_in(m->cx->arena, 512);
    rule_facts_print(m->q.hook, c->facts, &facts);
    size_t last = m->count < ITEMS_MAX ? m->count++ : ITEMS_MAX - 1;
    memmove(&m->items[at + 1], &m->items[at], (last - at) * sizeof *m->items);
    m->items[at] =
        (struct item){ c->day, text_copy(m->cx->arena, c->about), buffer_as_text(&facts) };
    return true;
}

static void write_items(struct ctx *cx, struct json *j, const struct meeting *m)
{
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; i < m->count; i++) {
        json_object(j);
        json_text_at(j, "day", date_format(cx->arena, m->items[i].day));
        json_text_at(j, "about", m->items[i].about);
        json_key(j, "facts");
        json_raw(j, m->items[i].facts);
        json_object_end(j);
    }
    json_array_end(j);
}

err rule_person_facts(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    const struct rule_person *in = request_query_record(rq);
    const struct host *host = cx->app;
    struct meeting *m = ARENA_NEW(cx->arena, struct meeting);
    *m = (struct meeting){ .rs = rs, .cx = cx, .q.unit = in->unit };
    m->q.hook = registry_hook(host->registry, in->hook);
    if (!m->q.hook || !m->q.hook->cases) return no_hook(cx, in->hook);
    if (!id_parse(in->subject, &m->q.subject))
        return ctx_fail(cx, ERR_INVALID, "/subject", "id",
                        SAY("Không phải mã của một người", "Not the id of a person"));
    err e = db_read(cx, require_person, m);
    if (!e) e = m->q.hook->cases(cx, &m->q, keep_newest, m);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_z_at(j, "hook", m->q.hook->name);
    json_id_at(j, "subject", m->q.subject);
    json_text_at(j, "name", m->name);
    write_items(cx, j, m);
    json_object_end(j);
    return ERR_NONE;
}
