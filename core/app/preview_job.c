/* SPDX-License-Identifier: MIT
 * preview_job: reads what is tried and against what, tries it outside transactions, keeps the
 * result. Cut off by a restart it is run again: nothing was kept. */
#include "../base/json_read.h"
#include "../plugin/host.h"
#include "../rules/lineage.h"
#include "../rules/preview_record.h"
#include "../rules/preview_run.h"
#include "../store/db.h"
#include "preview_routes.h"

enum { NS_PER_MS = 1000000 };

struct previewing {
    struct ctx *cx;
    struct job *job;
    struct preview_wish wish;
    struct rule_preview record;
};

static err read_input(struct ctx *cx, struct previewing *p)
{
    const struct json_value *input;
    err e = json_read(cx, p->job->input, &input);
    if (e) return e;
    (void)id_parse(json_string(json_get(input, "version")), &p->record.version);
    (void)id_parse(json_string(json_get(input, "against")), &p->record.against);
    bool fine = date_parse(json_string(json_get(input, "from")), &p->record.from) &&
                date_parse(json_string(json_get(input, "until")), &p->record.until);
    return fine ? ERR_NONE
                : ctx_fail(cx, ERR_INVALID, NULL, "input",
                           SAY("Yêu cầu xem trước không còn đọc được",
                               "The wish for a preview can no longer be read"));
}

static err read_against(struct ctx *cx, struct tx *tx, struct previewing *p,
                        const struct rule_version *tried)
{
    struct rule_version against;
    struct rule_lineage *side = &p->wish.job.sides[RULE_BEFORE];
    date today = instant_date(cx->now);
    if (id_is_none(p->record.against)) {
        err e = rule_lineage_in_force(cx, tx, p->wish.job.hook, tried->unit, today, side, &against);
        p->record.against = against.id;
        return e;
    }
    err e = record_get(cx, tx, &rule_version_entity, p->record.against, &against);
    return e ? e : rule_lineage_of(cx, tx, p->wish.job.hook, &against, today, side);
}

static err read_rules(struct ctx *cx, struct tx *tx, void *arg)
{
    struct previewing *p = arg;
    const struct host *host = cx->app;
    struct rule_version tried;
    err e = record_get(cx, tx, &rule_version_entity, p->record.version, &tried);
    if (e) return e;
    p->record.source_hash = tried.source_hash;
    p->wish.unit = tried.unit;
    p->wish.job.hook = registry_hook(host->registry, tried.hook);
    if (!p->wish.job.hook || !p->wish.job.hook->cases)
        return ctx_fail(cx, ERR_GONE, NULL, "hook",
                        SAY("Việc này không có lịch sử để xem trước",
                            "There is no history to preview this with"));
    e = rule_lineage_of(cx, tx, p->wish.job.hook, &tried, instant_date(cx->now),
                        &p->wish.job.sides[RULE_AFTER]);
    return e ? e : read_against(cx, tx, p, &tried);
}

static err tell(void *arg, uint32_t done, uint32_t total)
{
    struct previewing *p = arg;
    return job_progress(p->cx, p->job, done, total, TEXT("Đang thử quy tắc trên lịch sử"));
}

static err keep(struct ctx *cx, struct tx *tx, void *arg)
{
    struct previewing *p = arg;
    return rule_preview_keep(cx, tx, &p->record);
}

/* What a rule did wrong is what people read of the job. */
static err failed(struct ctx *cx, err e, const struct rule_fault *fault)
{
    if (cx->error || text_is_empty(fault->vi)) return e;
    return ctx_fail(cx, e, NULL, "rule", SAY("%s%.0s", "%.0s%s"), text_z(cx->arena, fault->vi),
                    text_z(cx->arena, fault->en));
}

static void write_result(struct ctx *cx, struct previewing *p, struct preview *counted)
{
    struct buffer result = buffer_in(cx->arena, 16384);
    struct buffer movers = buffer_in(cx->arena, 16384);
    struct json r = json_into(&result), m = json_into(&movers);
    json_object(&r);
    preview_json(&r, counted);
    json_object_end(&r);
    preview_movers_json(&m, counted);
    p->record.result = buffer_as_text(&result);
    p->record.movers = buffer_as_text(&movers);
    p->record.cases = counted->cases;
}

static void write_note(struct ctx *cx, struct previewing *p, const struct preview *counted)
{
    struct buffer out = buffer_in(cx->arena, 256);
    struct json j = json_into(&out);
    json_object(&j);
    json_id_at(&j, "version", p->record.version);
    json_int_at(&j, "cases", counted->cases);
    json_int_at(&j, "rose", counted->rose);
    json_int_at(&j, "fell", counted->fell);
    json_object_end(&j);
    p->job->result = buffer_as_text(&out);
    p->job->note = text_format(cx->arena, "%u trường hợp: %u tăng, %u giảm, %u lỗi", counted->cases,
                               counted->rose, counted->fell, counted->faults[RULE_AFTER]);
    p->job->done = p->job->total = counted->cases;
}

err rule_preview_run_job(struct ctx *cx, struct job *job)
{
    struct previewing *p = ARENA_NEW(cx->arena, struct previewing);
    struct preview *counted;
    struct rule_fault fault;
    uint64_t begin = clock_ticks();
    *p = (struct previewing){ .cx = cx, .job = job };
    err e = read_input(cx, p);
    if (!e) e = db_read(cx, read_rules, p);
    if (e) return e;
    p->wish.from = p->record.from;
    p->wish.until = p->record.until;
    p->wish.progress = tell;
    p->wish.arg = p;
    e = preview_run(cx, &p->wish, &counted, &fault);
    if (e) return failed(cx, e, &fault);
    write_result(cx, p, counted);
    p->record.made = cx->now;
    p->record.made_by = job->account;
    p->record.job = job->id;
    p->record.took_ms = (int64_t)((clock_ticks() - begin) / NS_PER_MS);
    e = db_write(cx, keep, p);
    if (!e) write_note(cx, p, counted);
    return e;
}
