/* SPDX-License-Identifier: MIT
 * rule_view_routes: lists which rule is in force where. */
#include "../plugin/host.h"
#include "../rules/summary.h"
#include "../rules/version.h"
#include "../store/db.h"
#include "journal_routes.h"
#include "rule_routes.h"

const struct field rule_place_fields[] = {
    FIELD(1, struct rule_place, unit, REF, 0, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit"),
    FIELD(2, struct rule_place, on, DATE, 0, .label = "Vào ngày", .label_en = "On"),
    { 0 }
};

const char *rule_state_name(const struct rule_version *v, date today)
{
    const struct field *state = entity_field(&rule_version_entity, "state", 5);
    const struct term *term =
        vocabulary_number(state->terms, (unsigned)rule_version_state_on(v, today));
    return term ? term->code : "";
}

struct listing {
    struct json *j;
    struct response *rs;
    id unit;
    date day;
    const struct rule_hook *hook;
};

static void write_day(struct ctx *cx, struct json *j, const char *key, date day)
{
    json_key(j, key);
    if (day)
        json_text(j, date_format(cx->arena, day));
    else
        json_null(j);
}

void rule_version_members(struct ctx *cx, struct tx *tx, struct json *j,
                          const struct rule_version *v, date day)
{
    json_id_at(j, "id", v->id);
    json_int_at(j, "version", v->version);
    json_z_at(j, "state", rule_state_name(v, instant_date(cx->now)));
    json_bool_at(j, "in_force", rule_version_covers(v, day));
    write_day(cx, j, "active_from", v->active_from);
    write_day(cx, j, "active_to", v->active_to);
    json_id_at(j, "author", v->author);
    json_text_at(j, "author_name", journal_office_holder(cx, tx, v->author));
    json_id_at(j, "approver", v->approver);
    json_text_at(j, "approver_name", journal_office_holder(cx, tx, v->approver));
    json_bool_at(j, "submitted", v->submitted != 0);
    json_text_at(j, "note", v->note);
    json_text_at(j, "returned", v->returned);
    json_id_at(j, "again", v->again);
}

static void write_version(struct ctx *cx, struct tx *tx, struct json *j,
                          const struct rule_version *v, date day)
{
    json_object(j);
    rule_version_members(cx, tx, j, v, day);
    json_object_end(j);
}

static enum kv_go list_version(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)failure;
    struct listing *l = arg;
    const struct rule_version *v = record;
    if (id_equal(v->unit, l->unit)) write_version(cx, tx, l->j, v, l->day);
    return KV_MORE;
}

/* Where a unit's rule comes from: its own, a unit's above it, or the province's. */
static const char *origin(const struct listing *l, const struct rule_version *v)
{
    if (id_is_none(v->unit)) return "province";
    return id_equal(v->unit, l->unit) ? "own" : "parent";
}

static err list_hook(struct ctx *cx, struct tx *tx, struct listing *l)
{
    struct rule_version v = { .hook = text_of(l->hook->name) };
    struct json *j = l->j;
    json_object(j);
    json_z_at(j, "hook", l->hook->name);
    json_text_at(j, "label", ctx_say(cx, l->hook->label, l->hook->label_en));
    json_bool_at(j, "province_approves", l->hook->province_approves);
    err e = rule_version_in_force(cx, tx, v.hook, l->unit, l->day, &v);
    if (e && e != ERR_NOT_FOUND) return e;
    json_z_at(j, "origin", e ? NULL : origin(l, &v));
    json_id_at(j, "unit", e ? ID_NONE : v.unit);
    json_text_at(j, "unit_name",
                 e || id_is_none(v.unit) ? TEXT("") : record_title(cx, tx, &unit_entity, v.unit));
    json_key(j, "rule");
    if (e)
        json_null(j);
    else
        write_version(cx, tx, j, &v, l->day);
    json_key(j, "summary");
    if (e)
        json_null(j);
    else
        rule_summary_json(j, rule_summarise(cx->arena, v.source));
    json_key(j, "versions");
    json_array(j);
    v.hook = text_of(l->hook->name);
    e = query_by(cx, tx, &rule_version_entity, "hook", &v, list_version, l);
    json_array_end(j);
    json_object_end(j);
    return e;
}

static err list_all(struct ctx *cx, struct tx *tx, void *arg)
{
    struct listing *l = arg;
    const struct host *host = cx->app;
    struct unit u;
    size_t count;
    err e = access_require(cx, tx, "rule.read", l->unit);
    if (!e && !id_is_none(l->unit)) e = record_get(cx, tx, &unit_entity, l->unit, &u);
    if (e) return e;
    if (!id_is_none(l->unit) && id_is_none(u.parent)) l->unit = ID_NONE;
    struct json *j = l->j = respond_json(cx, l->rs, 200);
    const struct rule_hook *const *hooks = registry_hooks(host->registry, &count);
    json_object(j);
    json_id_at(j, "unit", l->unit);
    write_day(cx, j, "on", l->day);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; i < count && !e; i++) {
        l->hook = hooks[i];
        e = list_hook(cx, tx, l);
    }
    json_array_end(j);
    json_object_end(j);
    return e;
}

err rule_list(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    const struct rule_place *where = request_query_record(rq);
    struct listing l = { .rs = rs,
                         .unit = where->unit,
                         .day = where->on ? where->on : instant_date(cx->now) };
    return db_read(cx, list_all, &l);
}
