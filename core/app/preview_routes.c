/* SPDX-License-Identifier: MIT
 * preview_routes: asks for a preview and shows the last one of a version. The result is poured in
 * as it was kept; the people in it are looked up now, for this reader. */
#include "preview_routes.h"

#include "../base/json_read.h"
#include "../plugin/host.h"
#include "../rules/check.h"
#include "../rules/preview_record.h"

enum { YEAR_DAYS = 365, MS_PER_HUNDREDTH = 10 };

const struct field preview_wanted_fields[] = {
    FIELD(1, struct preview_wanted, from, DATE, 0, .label = "Từ ngày", .label_en = "From",
          .help = "Để trống là một năm gần đây", .help_en = "Empty: the last year"),
    FIELD(2, struct preview_wanted, until, DATE, 0, .label = "Đến ngày", .label_en = "Until"),
    FIELD(3, struct preview_wanted, against, REF, 0, .target = "rule_version", .label = "So với",
          .label_en = "Compared with", .help = "Để trống là bản đang áp dụng",
          .help_en = "Empty: the version in force"),
    { 0 }
};

static const struct rule_hook *hook_of(const struct ctx *cx, const struct rule_version *v)
{
    const struct host *host = cx->app;
    return registry_hook(host->registry, v->hook);
}

/* ---- asking for one -------------------------------------------------------------------------- */

static err judge_wish(struct ctx *cx, struct tx *tx, const struct rule_version *v,
                      struct preview_wanted *wanted)
{
    struct rule_version against;
    const struct rule_hook *hook = hook_of(cx, v);
    if (!hook || !hook->cases)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "no-history",
                        SAY("Việc này không có lịch sử để xem trước",
                            "There is no history to preview this with"));
    if (!wanted->until) wanted->until = instant_date(cx->now);
    if (!wanted->from) wanted->from = wanted->until - YEAR_DAYS + 1;
    if (wanted->from > wanted->until)
        return ctx_fail(cx, ERR_INVALID, "/from", "order",
                        SAY("Ngày đầu phải trước ngày cuối", "The first day must come first"));
    if (id_is_none(wanted->against)) return ERR_NONE;
    err e = record_get(cx, tx, &rule_version_entity, wanted->against, &against);
    if (e) return e;
    if (against.state >= RULE_APPROVED && text_equal(against.hook, v->hook)) return ERR_NONE;
    return ctx_fail(cx, ERR_INVALID, "/against", "not-approved",
                    SAY("Chỉ so được với bản đã duyệt của cùng một việc",
                        "Only an approved version of the same hook can be compared with"));
}

static text input_of(struct ctx *cx, const struct rule_version *v,
                     const struct preview_wanted *wanted)
{
    struct buffer out = buffer_in(cx->arena, 256);
    struct json j = json_into(&out);
    json_object(&j);
    json_id_at(&j, "version", v->id);
    json_id_at(&j, "against", wanted->against);
    json_text_at(&j, "from", date_format(cx->arena, wanted->from));
    json_text_at(&j, "until", date_format(cx->arena, wanted->until));
    json_object_end(&j);
    return buffer_as_text(&out);
}

err rule_preview_start(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct preview_wanted *body = request_body(rq);
    struct preview_wanted wanted = body ? *body : (struct preview_wanted){ 0 };
    struct rule_version v;
    struct job job;
    err e = record_get(cx, tx, &rule_version_entity, request_id(rq), &v);
    if (!e) e = judge_wish(cx, tx, &v, &wanted);
    if (!e) e = job_start(cx, tx, RULE_PREVIEW_JOB, v.unit, input_of(cx, &v, &wanted), &job);
    return e ? e : respond_created(cx, tx, rq, rs, &job_entity, &job);
}

/* ---- showing it ------------------------------------------------------------------------------ */

struct showing {
    struct response *rs;
    const struct entity *people;
    void *person; /* room for one */
};

/* Whether the reader may see this person, who is then noted as seen. */
static bool may_see(struct ctx *cx, struct tx *tx, struct showing *s, id who, err *failure)
{
    if (!s->people || id_is_none(who)) return false;
    err e = record_get(cx, tx, s->people, who, s->person);
    if (e) {
        if (e == ERR_NOT_FOUND)
            ctx_clear(cx);
        else
            *failure = e;
        return false;
    }
    if (!access_personal(cx, tx, s->people, s->person)) return false;
    *failure = respond_saw(cx, tx, s->rs, s->people, s->person);
    return !*failure;
}

static void verdict_at(struct json *j, const char *key, const struct json_value *mover, bool shown)
{
    text verdict = json_string(json_get(mover, key));
    json_key(j, key);
    if (shown && verdict.size)
        json_raw(j, verdict);
    else
        json_null(j);
}

static err write_mover(struct ctx *cx, struct tx *tx, struct json *j, struct showing *s,
                       const struct json_value *mover)
{
    id who = ID_NONE;
    int64_t delta = 0;
    err failure = ERR_NONE;
    (void)json_hundredths(json_get(mover, "delta"), &delta);
    (void)id_parse(json_string(json_get(mover, "subject")), &who);
    bool shown = may_see(cx, tx, s, who, &failure);
    if (failure) return failure;
    json_object(j);
    json_id_at(j, "subject", shown ? who : ID_NONE);
    json_key(j, "name");
    if (shown)
        json_text(j, record_title(cx, tx, s->people, who));
    else
        json_null(j);
    json_text_at(j, "day", json_string(json_get(mover, "day")));
    json_text_at(j, "about", json_string(json_get(mover, "about")));
    json_key(j, "delta");
    rule_points_json(j, cx->arena, delta);
    verdict_at(j, "before", mover, shown);
    verdict_at(j, "after", mover, shown);
    json_object_end(j);
    return ERR_NONE;
}

static err write_movers(struct ctx *cx, struct tx *tx, struct json *j, struct showing *s,
                        text movers)
{
    const struct json_value *all;
    err e = json_read(cx, movers, &all);
    if (e) return e;
    json_key(j, "movers");
    json_array(j);
    for (const struct json_value *m = json_first(all); m && !e; m = json_next(m))
        e = write_mover(cx, tx, j, s, m);
    json_array_end(j);
    return e;
}

static err write_against(struct ctx *cx, struct tx *tx, struct json *j, id against)
{
    struct rule_version v;
    json_key(j, "against");
    if (id_is_none(against)) {
        json_null(j);
        return ERR_NONE;
    }
    err e = record_get(cx, tx, &rule_version_entity, against, &v);
    if (e) return e;
    json_object(j);
    json_id_at(j, "version", v.id);
    json_int_at(j, "number", v.version);
    json_id_at(j, "unit", v.unit);
    json_text_at(j, "unit_name",
                 id_is_none(v.unit) ? TEXT("") : record_title(cx, tx, &unit_entity, v.unit));
    json_object_end(j);
    return ERR_NONE;
}

err rule_preview_get(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct rule_version v;
    struct rule_preview p;
    struct showing s = { .rs = rs };
    err e = record_get(cx, tx, &rule_version_entity, request_id(rq), &v);
    if (!e) e = rule_preview_of(cx, tx, v.id, &p);
    if (e) return e;
    const struct rule_hook *hook = hook_of(cx, &v);
    s.people = hook ? rule_hook_subject(hook, tx_schema(tx)) : NULL;
    s.person = s.people ? arena_alloc(cx->arena, s.people->size) : NULL;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_id_at(j, "version", v.id);
    json_int_at(j, "number", v.version);
    json_id_at(j, "unit", v.unit);
    json_text_at(j, "hook", v.hook);
    json_bool_at(j, "stale", !hash_equal(v.source_hash, p.source_hash));
    json_text_at(j, "made", instant_format(cx->arena, p.made));
    json_id_at(j, "job", p.job);
    e = write_against(cx, tx, j, p.against);
    if (e) return e;
    json_text_at(j, "from", date_format(cx->arena, p.from));
    json_text_at(j, "until", date_format(cx->arena, p.until));
    json_key(j, "seconds");
    rule_points_json(j, cx->arena, p.took_ms / MS_PER_HUNDREDTH);
    /* The members of the object as it was kept. */
    buffer_byte(j->out, ',');
    buffer_text(j->out, text_part(p.result, 1, p.result.size - 1));
    e = write_movers(cx, tx, j, &s, p.movers);
    json_object_end(j);
    return e;
}
