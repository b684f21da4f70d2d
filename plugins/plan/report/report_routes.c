/* SPDX-License-Identifier: MIT
 * report_routes: see the header. Counting and drawing take long and hold no transaction; keeping
 * writes at the end, when nobody changed the draft meanwhile. */
#include "report_routes.h"

#include "report_make.h"

const struct field report_wish_fields[] = {
    FIELD(1, struct report_wish, form, ENUM, 0, .terms = &report_form_vocabulary,
          .label = "Dạng tệp", .label_en = "Kind of file"),
    { 0 },
};

const struct field report_sums_fields[] = {
    FIELD(1, struct report_sums_query, unit, REF, 0, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit", .help = "Để trống là toàn tỉnh",
          .help_en = "Empty for the whole province"),
    FIELD(2, struct report_sums_query, from, DATE, REQUIRED, .label = "Từ ngày",
          .label_en = "From"),
    FIELD(3, struct report_sums_query, until, DATE, REQUIRED, .label = "Đến ngày",
          .label_en = "Until"),
    FIELD(4, struct report_sums_query, measures, TEXT, REQUIRED, .max = 300, .label = "Các cột",
          .label_en = "Columns"),
    FIELD(5, struct report_sums_query, by, ENUM, 0, .terms = &report_by_vocabulary,
          .label = "Mỗi hàng là", .label_en = "A row for each"),
    { 0 },
};

/* ---- the record ------------------------------------------------------------------------------ */

struct reading {
    id which;
    struct plan_report report;
    text etag;
};

static err read_report(struct ctx *cx, struct tx *tx, void *arg)
{
    struct reading *r = arg;
    struct plan_report *p = &r->report;
    err e = record_get(cx, tx, &plan_report_entity, r->which, p);
    text *const texts[] = { &p->title,      &p->measures,  &p->results,    &p->difficulties,
                            &p->tasks,      &p->proposals, &p->department, &p->addressees,
                            &p->recipients, &p->kept_by,   &p->power,      &p->office,
                            &p->signer,     &p->key };
    for (size_t i = 0; !e && i < COUNT_OF(texts); i++) *texts[i] = text_copy(cx->arena, *texts[i]);
    if (!e) e = record_etag(cx, tx, &plan_report_entity, r->which, &r->etag);
    if (!e) r->etag = text_copy(cx->arena, r->etag);
    return e;
}

/* ---- files ----------------------------------------------------------------------------------- */

static const struct {
    const char *ending, *media;
} forms[] = {
    { "", "" },
    { "pdf", "application/pdf" },
    { "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
    { "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
};

static text file_name(struct ctx *cx, const struct plan_report *r, int32_t form)
{
    static const char *const kinds[] = {
        "",       "bao-cao-thang", "bao-cao-quy",  "bao-cao-nam",
        "so-ket", "tong-ket",      "bang-so-lieu", "bao-cao-sau-thang"
    };
    text part = r->part ? text_format(cx->arena, "%lld-", (long long)r->part) : TEXT("");
    return text_format(cx->arena, "%s-%.*s%lld%s.%s", kinds[r->kind], TEXT_ARGS(part),
                       (long long)r->year, r->state == REPORT_DRAFT ? "-ban-thao" : "",
                       forms[form].ending);
}

static err made_now(struct ctx *cx, const struct plan_report *r, int32_t form, struct slice *out)
{
    struct report_files files;
    err e = report_make(cx, r, 1U << (form - 1), &files);
    *out = form == REPORT_PDF ? files.pdf : form == REPORT_DOCX ? files.docx : files.xlsx;
    return e;
}

err report_file(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct report_wish *wish = request_query_record(rq);
    int32_t form = wish->form ? wish->form : REPORT_PDF;
    struct reading r = { .which = request_id(rq) };
    const struct plan_report *p = &r.report;
    struct slice bytes = { 0 };
    (void)tx;
    err e = db_read(cx, read_report, &r);
    if (e) return e;
    if (!hash_is_none(p->pdf))
        e = file_get(cx,
                     form == REPORT_PDF    ? p->pdf
                     : form == REPORT_DOCX ? p->docx
                                           : p->xlsx,
                     &bytes);
    else
        e = made_now(cx, p, form, &bytes);
    return e ? e : respond_bytes(rs, text_of(forms[form].media), bytes, file_name(cx, p, form));
}

err report_figures(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct reading r = { .which = request_id(rq) };
    struct report_files files = { 0 };
    (void)tx;
    err e = db_read(cx, read_report, &r);
    if (!e && !hash_is_none(r.report.figures))
        e = file_get(cx, r.report.figures, &files.figures);
    else if (!e)
        e = report_make(cx, &r.report, 0, &files);
    if (e) return e;
    json_raw(respond_json(cx, rs, 200), slice_text(files.figures));
    return ERR_NONE;
}

/* ---- keeping --------------------------------------------------------------------------------- */

struct keeping {
    struct reading made; /* as it was when its files were made */
    struct plan_report kept;
    tx_fn then; /* NULL = nothing */
    void *arg;
};

static err refuse_changed(struct ctx *cx, bool kept)
{
    if (kept)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "kept",
                        SAY("Báo cáo này đã chốt rồi", "This report is kept already"));
    return ctx_fail(cx, ERR_CONFLICT, NULL, "changed",
                    SAY("Có người vừa sửa báo cáo, xin xem lại rồi chốt",
                        "Somebody just changed the report, look at it again"));
}

static err write_kept(struct ctx *cx, struct tx *tx, void *arg)
{
    struct keeping *k = arg;
    struct plan_report now;
    text etag;
    err e = record_get(cx, tx, &plan_report_entity, k->made.which, &now);
    if (!e) e = record_etag(cx, tx, &plan_report_entity, k->made.which, &etag);
    if (!e) e = access_require(cx, tx, "plan_report.write", now.unit);
    if (e) return e;
    if (!text_equal(etag, k->made.etag)) return refuse_changed(cx, now.state != REPORT_DRAFT);
    struct plan_report kept = k->kept; /* a transaction may run twice */
    e = record_update(cx, tx, &plan_report_entity, &kept);
    return e || !k->then ? e : k->then(cx, tx, k->arg);
}

static err store_files(struct ctx *cx, const struct report_files *files, struct plan_report *kept)
{
    err e = file_put(cx, files->pdf, &kept->pdf);
    if (!e) e = file_put(cx, files->docx, &kept->docx);
    if (!e) e = file_put(cx, files->xlsx, &kept->xlsx);
    return e ? e : file_put(cx, files->figures, &kept->figures);
}

static err make_and_keep(struct ctx *cx, struct keeping *k)
{
    struct report_files files;
    k->kept = k->made.report;
    k->kept.state = REPORT_KEPT;
    k->kept.kept = cx->now;
    err e =
        report_make(cx, &k->kept, REPORT_MAKE_PDF | REPORT_MAKE_DOCX | REPORT_MAKE_XLSX, &files);
    k->kept.counted_on = files.on;
    if (!e) e = store_files(cx, &files, &k->kept);
    return e ? e : db_write(cx, write_kept, k);
}

err report_keep_then(struct ctx *cx, id which, tx_fn then, void *arg)
{
    struct reading r = { .which = which };
    err e = db_read(cx, read_report, &r);
    if (e) return e;
    if (r.report.state != REPORT_DRAFT) return refuse_changed(cx, true);
    struct keeping k = { .made = r, .then = then, .arg = arg };
    return make_and_keep(cx, &k);
}

err report_keep(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct reading r = { .which = request_id(rq) };
    (void)tx;
    err e = db_read(cx, read_report, &r);
    if (e) return e;
    if (r.report.state != REPORT_DRAFT) return refuse_changed(cx, true);
    struct keeping k = { .made = r };
    e = make_and_keep(cx, &k);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_id_at(j, "id", k.kept.id);
    json_z_at(j, "state", "kept");
    json_text_at(j, "counted_on", date_format(cx->arena, k.kept.counted_on));
    json_object_end(j);
    return ERR_NONE;
}

/* ---- any table ------------------------------------------------------------------------------- */

static void cells_json(struct json *j, const char *key, const struct report_table *t,
                       const struct plan_figure *cells)
{
    json_key(j, key);
    json_array(j);
    for (size_t c = 0; c < t->column_count; c++) {
        json_object(j);
        json_int_at(j, "part", cells[c].part);
        json_int_at(j, "whole", cells[c].whole);
        json_key(j, "tenths");
        t->columns[c].target &&cells[c].whole ? json_int(j, report_tenths(&cells[c]))
                                              : json_null(j);
        json_object_end(j);
    }
    json_array_end(j);
}

static void table_json(struct json *j, const struct report_table *t)
{
    json_key(j, "columns");
    json_array(j);
    for (size_t c = 0; c < t->column_count; c++) {
        json_object(j);
        json_text_at(j, "name", t->columns[c].name);
        json_text_at(j, "label", t->columns[c].label);
        json_text_at(j, "unit", t->columns[c].unit);
        json_object_end(j);
    }
    json_array_end(j);
    json_key(j, "rows");
    json_array(j);
    for (size_t i = 0; i < t->row_count; i++) {
        json_object(j);
        json_text_at(j, "name", t->rows[i]);
        cells_json(j, "cells", t, &t->cells[i * t->column_count]);
        json_object_end(j);
    }
    json_array_end(j);
    cells_json(j, "total", t, t->total);
}

err report_sums(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct report_sums_query *q = request_query_record(rq);
    struct report_scene s;
    struct report_table t;
    (void)tx;
    if (q->from > q->until)
        return ctx_fail(
            cx, ERR_INVALID, "/until", "range",
            SAY("Ngày đầu phải trước ngày cuối", "The first day comes before the last"));
    err e = report_scene_open(cx, "plan.read", q->unit, q->from, q->until, &s);
    if (e) return e;
    e = report_table_make(cx, &s, q->measures, q->by ? q->by : REPORT_BY_UNIT, &t);
    report_scene_close(&s);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_id_at(j, "unit", s.unit_id);
    json_text_at(j, "from", date_format(cx->arena, s.from));
    json_text_at(j, "until", date_format(cx->arena, s.until));
    json_text_at(j, "on", date_format(cx->arena, s.on));
    table_json(j, &t);
    json_object_end(j);
    return ERR_NONE;
}

/* Rows of several plugins may add to one name: told once. */
static bool told_before(const struct ctx *cx, size_t i)
{
    const char *name = ctx_measure(cx, i)->name;
    for (size_t k = 0; k < i; k++)
        if (strcmp(ctx_measure(cx, k)->name, name) == 0) return true;
    return false;
}

err report_measures(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    bool english = cx->lang == LANG_EN;
    (void)tx, (void)rq;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; i < ctx_measure_count(cx); i++) {
        const struct measure *m = ctx_measure(cx, i);
        if (told_before(cx, i)) continue;
        json_object(j);
        json_z_at(j, "name", m->name);
        json_z_at(j, "label", english ? m->en : m->vi);
        json_z_at(j, "unit", english ? m->unit_en : m->unit);
        json_object_end(j);
    }
    json_array_end(j);
    json_object_end(j);
    return ERR_NONE;
}
