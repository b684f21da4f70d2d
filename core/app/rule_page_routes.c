/* SPDX-License-Identifier: MIT
 * rule_page_routes: what the pages of the workshop read in one go. Nothing here runs a rule. What
 * the caller may do is told so that a page offers no more; each step asks again. */
#include "../plugin/host.h"
#include "../rules/version.h"
#include "rule_routes.h"

static void write_place(struct ctx *cx, struct tx *tx, struct json *j, const struct rule_version *v)
{
    const struct host *host = cx->app;
    const struct rule_hook *hook = registry_hook(host->registry, v->hook);
    json_text_at(j, "hook", v->hook);
    json_text_at(j, "label", hook ? ctx_say(cx, hook->label, hook->label_en) : v->hook);
    json_id_at(j, "unit", v->unit);
    json_text_at(j, "unit_name",
                 id_is_none(v->unit) ? TEXT("") : record_title(cx, tx, &unit_entity, v->unit));
}

static bool is_author(const struct ctx *cx, const struct rule_version *v)
{
    return id_equal(v->author, cx->actor.account);
}

/* Whether the caller could be the second person. */
static bool may_decide(struct ctx *cx, struct tx *tx, const struct rule_version *v)
{
    const struct host *host = cx->app;
    const struct rule_hook *hook = registry_hook(host->registry, v->hook);
    id where = hook && hook->province_approves ? ID_NONE : v->unit;
    return !is_author(cx, v) && access_may(cx, tx, "rule.approve", where);
}

/* Whether there is history to preview it on, without which it is not submitted. */
static bool has_history(struct ctx *cx, const struct rule_version *v)
{
    const struct host *host = cx->app;
    const struct rule_hook *hook = registry_hook(host->registry, v->hook);
    return hook && hook->cases;
}

static err write_page(struct ctx *cx, struct tx *tx, struct json *j, const struct rule_version *v)
{
    date today = instant_date(cx->now);
    struct rule_version now = { 0 };
    err e = rule_version_in_force(cx, tx, v->hook, v->unit, today, &now);
    if (e && e != ERR_NOT_FOUND) return e;
    json_object(j);
    rule_version_members(cx, tx, j, v, today);
    write_place(cx, tx, j, v);
    json_text_at(j, "source", v->source);
    json_id_at(j, "now", now.id);
    json_bool_at(j, "previews", has_history(cx, v));
    json_bool_at(j, "mine", is_author(cx, v));
    json_bool_at(j, "may_write", access_may(cx, tx, "rule.write", v->unit));
    json_bool_at(j, "may_decide", may_decide(cx, tx, v));
    json_bool_at(j, "may_apply", access_may(cx, tx, "rule.approve", v->unit));
    json_object_end(j);
    return ERR_NONE;
}

err rule_version_page(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct rule_version v;
    err e = record_get(cx, tx, &rule_version_entity, request_id(rq), &v);
    if (!e && v.state < RULE_APPROVED) e = access_require(cx, tx, "rule.read", v.unit);
    return e ? e : write_page(cx, tx, respond_json(cx, rs, 200), &v);
}

static enum kv_go list_waiting(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)failure;
    struct json *j = arg;
    const struct rule_version *v = record;
    if (!v->submitted || !access_may(cx, tx, "rule.read", v->unit)) return KV_MORE;
    json_object(j);
    rule_version_members(cx, tx, j, v, instant_date(cx->now));
    write_place(cx, tx, j, v);
    json_bool_at(j, "mine", is_author(cx, v));
    json_bool_at(j, "may_decide", may_decide(cx, tx, v));
    json_object_end(j);
    return KV_MORE;
}

err rule_waiting(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)rq;
    static const int32_t before_approval[] = { RULE_CHECKED, RULE_PREVIEWED };
    struct json *j = respond_json(cx, rs, 200);
    err e = ERR_NONE;
    json_object(j);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; i < sizeof before_approval / sizeof *before_approval && !e; i++) {
        struct rule_version probe = { .state = before_approval[i] };
        e = query_by(cx, tx, &rule_version_entity, "state", &probe, list_waiting, j);
    }
    json_array_end(j);
    json_object_end(j);
    return e;
}
