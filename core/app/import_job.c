/* SPDX-License-Identifier: MIT
 * import_job: the plan is made again when the job runs, on what is stored then. New records have
 * ids made from the job's id and their row, so running it twice makes nothing twice. */
#include "import_job.h"

#include "../base/json_read.h"
#include "../store/blob.h"

enum { PROBLEMS_IN_RESULT = 300 };

/* ---- asking for it ------------------------------------------------------------------------- */

static text input_text(struct ctx *cx, const struct import_wish *wish, id blob)
{
    struct buffer out = buffer_in(cx->arena, 512);
    struct json j = json_into(&out);
    json_object(&j);
    json_z_at(&j, "entity", wish->entity->name);
    json_text_at(&j, "file", wish->file_name);
    json_id_at(&j, "blob", blob);
    json_bool_at(&j, "good_only", wish->good_only);
    json_key(&j, "set");
    json_array(&j);
    for (size_t i = 0; i < wish->constant_count; i++) {
        json_object(&j);
        json_text_at(&j, "field", wish->constants[i].field);
        json_text_at(&j, "value", wish->constants[i].value);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_object_end(&j);
    return buffer_as_text(&out);
}

err import_job_start(struct ctx *cx, struct tx *tx, const struct import_wish *wish, struct job *out)
{
    id blob = id_new(cx->random, cx->now);
    err e = blob_put(cx, tx, blob, wish->file);
    return e ? e : job_start(cx, tx, IMPORT_JOB, ID_NONE, input_text(cx, wish, blob), out);
}

/* ---- running it ---------------------------------------------------------------------------- */

struct running {
    struct job *job;
    struct import_wish wish;
    id blob;
    struct sheet *sheet;
    struct import *import;
};

static err read_constants(struct ctx *cx, const struct json_value *list, struct import_wish *wish)
{
    struct import_constant *constants =
        ARENA_ARRAY(cx->arena, json_count(list) + 1, struct import_constant);
    for (const struct json_value *v = json_first(list); v; v = json_next(v))
        constants[wish->constant_count++] =
            (struct import_constant){ json_string(json_get(v, "field")),
                                      json_string(json_get(v, "value")) };
    wish->constants = constants;
    return ERR_NONE;
}

static err read_input(struct ctx *cx, struct running *r)
{
    const struct json_value *input;
    err e = json_read(cx, r->job->input, &input);
    if (e) return e;
    r->wish.entity = schema_named(db_schema(cx->db), json_string(json_get(input, "entity")));
    r->wish.file_name = json_string(json_get(input, "file"));
    r->wish.good_only = json_kind_of(json_get(input, "good_only")) == JSON_TRUE;
    if (!r->wish.entity || !id_parse(json_string(json_get(input, "blob")), &r->blob))
        return ctx_fail(
            cx, ERR_GONE, NULL, "entity",
            SAY("Loại dữ liệu này không còn nhập được", "This can no longer be imported"));
    return read_constants(cx, json_get(input, "set"), &r->wish);
}

static err load_file(struct ctx *cx, struct tx *tx, void *arg)
{
    struct running *r = arg;
    return blob_get(cx, tx, r->blob, &r->wish.file);
}

static err plan(struct ctx *cx, struct tx *tx, void *arg)
{
    struct running *r = arg;
    struct import_options options = { .entity = r->wish.entity,
                                      .constants = r->wish.constants,
                                      .constant_count = r->wish.constant_count,
                                      .seed = r->job->id };
    return import_plan(cx, tx, r->sheet, &options, &r->import);
}

static err forget_file(struct ctx *cx, struct tx *tx, void *arg)
{
    return blob_delete(cx, tx, ((const struct running *)arg)->blob);
}

static err tell_progress(struct ctx *cx, void *arg, size_t done, size_t total)
{
    const struct running *r = arg;
    return job_progress(cx, r->job, (int64_t)done, (int64_t)total,
                        text_format(cx->arena, "Đang nhập: %zu/%zu dòng", done, total));
}

text import_job_summary(struct ctx *cx, const struct import_report *report)
{
    return text_format(cx->arena, "%zu dòng: thêm %zu, sửa %zu, đã có sẵn %zu, trùng %zu, sai %zu",
                       report->rows, report->created, report->updated, report->unchanged,
                       report->duplicates, report->bad);
}

static text result_text(struct ctx *cx, const struct import_report *report)
{
    struct buffer out = buffer_in(cx->arena, 4096);
    struct json j = json_into(&out);
    import_report_json(&j, report, PROBLEMS_IN_RESULT);
    return buffer_as_text(&out);
}

static err import_rows(struct ctx *cx, struct running *r)
{
    struct import_report report;
    err e = db_read(cx, load_file, r);
    if (!e) e = sheet_read(cx, r->wish.file, r->wish.file_name, &r->sheet);
    if (!e) e = db_read(cx, plan, r);
    if (e) return e;
    import_report(cx, r->import, &report);
    bool refused = !r->wish.good_only && !import_is_clean(&report);
    if (!refused) {
        e = import_apply(cx, r->import, r->wish.good_only, tell_progress, r);
        import_report(cx, r->import, &report);
    }
    r->job->result = result_text(cx, &report);
    r->job->note = import_job_summary(cx, &report);
    r->job->done = r->job->total = (int64_t)report.rows;
    if (e || !refused) return e;
    return ctx_fail(cx, ERR_INVALID, NULL, "problems",
                    SAY("Có dòng sai nên chưa nhập dòng nào (%.*s)",
                        "Some rows have problems, so nothing was imported (%.*s)"),
                    TEXT_ARGS(r->job->note));
}

err import_job_run(struct ctx *cx, struct job *job)
{
    struct running r = { .job = job };
    err e = read_input(cx, &r);
    if (e) return e;
    e = import_rows(cx, &r);
    bool goes_on = e == ERR_TIMEOUT && !job->stopping; /* the server stops: the file is wanted */
    if (goes_on) return e;
    struct wrote *wrote = cx->wrote;
    cx->wrote = NULL;
    err dropped = db_write(cx, forget_file, &r);
    cx->wrote = wrote;
    return e ? e : dropped;
}

/* ---- what a command did -------------------------------------------------------------------- */

static err store_job(struct ctx *cx, struct tx *tx, void *arg)
{
    return record_create(cx, tx, &job_entity, arg);
}

static text undo_text(struct ctx *cx, const struct wrote *wrote)
{
    struct buffer out = buffer_in(cx->arena, 64);
    for (size_t i = 0; i < wrote->count; i++)
        buffer_format(&out, "%c%llu", i ? ',' : '[', (unsigned long long)wrote->seqs[i]);
    buffer_byte(&out, ']');
    return buffer_as_text(&out);
}

err import_job_record(struct ctx *cx, const struct import_report *report, text file_name)
{
    struct wrote *wrote = cx->wrote;
    if (!wrote->count) return ERR_NONE;
    struct job job = { .kind = TEXT(IMPORT_JOB),
                       .state = JOB_DONE,
                       .note = text_format(cx->arena, "%.*s. %.*s", TEXT_ARGS(file_name),
                                           TEXT_ARGS(import_job_summary(cx, report))),
                       .result = result_text(cx, report),
                       .undo = undo_text(cx, wrote),
                       .done = (int64_t)report->rows,
                       .total = (int64_t)report->rows,
                       .made = cx->now,
                       .started = cx->now,
                       .ended = cx->now };
    cx->wrote = NULL;
    err e = db_write(cx, store_job, &job);
    cx->wrote = wrote;
    return e;
}
