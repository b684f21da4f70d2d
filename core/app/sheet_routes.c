/* SPDX-License-Identifier: MIT
 * sheet_routes: an upload is read and planned on the pool (prepare); the writer only answers with
 * the report, or keeps the file and makes the job that applies it. Who may export what is the
 * list's business: the same filters, the same eyes. */
#include "sheet_routes.h"

#include "../http/listing.h"
#include "../paper/export.h"
#include "import_job.h"

enum { UPLOAD_MAX = 16 << 20, CONSTANTS_MAX = 16, FLAWS_SHOWN = 200 };

/* ---- out ----------------------------------------------------------------------------------- */

struct download {
    const struct request *rq;
    struct export_options options;
    struct listing_eye *eye;
    struct slice bytes;
};

static err look(struct ctx *cx, struct tx *tx, const void *record, void *arg, bool *shown,
                bool *personal)
{
    return listing_eye_look(cx, tx, arg, record, shown, personal);
}

/* Columns nobody could fill are left out. Owners see their own. */
static bool has_personal_sight(const struct ctx *cx, const struct entity *entity)
{
    const struct access *access = cx->actor.access;
    if (cx->actor.system || (entity->owner && !id_is_none(cx->actor.account))) return true;
    if (!access || !access_verb(cx, entity->read)) return false;
    const struct permission *permission = permission_named(access->book, entity->read);
    return permission && permission->personal;
}

static err make_download(struct ctx *cx, struct tx *tx, void *arg)
{
    struct download *d = arg;
    struct query query;
    err e = listing_query(cx, tx, d->rq, &query);
    return e ? e : export_sheet(cx, tx, &query, &d->options, &d->bytes);
}

static err send_download(struct ctx *cx, const struct request *rq, struct response *rs,
                         enum sheet_form form)
{
    const struct entity *entity = request_entity(rq);
    struct download d = { .rq = rq, .eye = listing_eye_new(cx, entity, rs) };
    d.options = (struct export_options){
        .form = form,
        .names = text_equal_z(request_query(rq, "_headings"), "names"),
        .personal = has_personal_sight(cx, entity),
        .show = look,
        .arg = d.eye,
    };
    err e = db_read(cx, make_download, &d);
    if (e) return e;
    text day = date_format(cx->arena, instant_date(cx->now));
    text name = text_format(cx->arena, "%s-%.*s.%s", entity->name, TEXT_ARGS(day),
                            form == SHEET_CSV ? "csv" : "xlsx");
    return respond_bytes(rs, text_of(sheet_form_media(form)), d.bytes, name);
}

static err export_csv(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    return send_download(cx, rq, rs, SHEET_CSV);
}

static err export_xlsx(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    return send_download(cx, rq, rs, SHEET_XLSX);
}

/* ---- in ------------------------------------------------------------------------------------ */

struct upload {
    bool dry_run, good_only;
    text unit;
    text set;
};

static const struct field upload_fields[] = {
    FIELD(1, struct upload, dry_run, BOOL, 0, .label = "Chỉ thử", .label_en = "Dry run"),
    FIELD(2, struct upload, good_only, BOOL, 0, .label = "Chỉ nhập các dòng đúng",
          .label_en = "Import the good rows only"),
    FIELD(3, struct upload, unit, TEXT, 0, .max = 200, .label = "Đơn vị của các dòng không ghi",
          .label_en = "Unit of rows that give none"),
    FIELD(4, struct upload, set, TEXT, LINES, .max = 2000,
          .label = "Giá trị cho các ô trống, mỗi dòng một mục=giá trị",
          .label_en = "Values for empty cells, one field=value a line"),
    { 0 }
};

struct planned {
    struct import_wish wish;
    struct import_report report;
};

static err add_constant(struct ctx *cx, struct import_constant *list, size_t *count, text field,
                        text value)
{
    if (text_is_empty(field) || text_is_empty(value)) return ERR_NONE;
    if (*count == CONSTANTS_MAX)
        return ctx_fail(cx, ERR_INVALID, "/set", "too_many", SAY("Nhiều mục quá", "Too many"));
    list[(*count)++] = (struct import_constant){ field, value };
    return ERR_NONE;
}

static err read_constants(struct ctx *cx, const struct upload *upload, struct import_wish *wish)
{
    struct import_constant *list =
        ARENA_ARRAY(cx->arena, CONSTANTS_MAX + 1, struct import_constant);
    text rest = upload->set;
    wish->constants = list;
    err e = add_constant(cx, list, &wish->constant_count, TEXT("unit"), upload->unit);
    while (!e && rest.size) {
        text value = text_trim(text_cut(&rest, '\n'));
        text field = text_trim(text_cut(&value, '='));
        e = add_constant(cx, list, &wish->constant_count, field, text_trim(value));
    }
    return e;
}

static err plan_upload(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared)
{
    const struct upload *upload = request_body(rq);
    struct planned *p = ARENA_NEW(cx->arena, struct planned);
    struct sheet *sheet;
    struct import *import;
    p->wish = (struct import_wish){ .entity = request_entity(rq),
                                    .file = request_raw(rq),
                                    .file_name = request_file_name(rq),
                                    .good_only = upload->good_only };
    if (!p->wish.file.data || !p->wish.file.size)
        return ctx_fail(cx, ERR_INVALID, "/file", "required",
                        SAY("Hãy chọn tệp .xlsx hoặc .csv", "Choose a .xlsx or .csv file"));
    err e = read_constants(cx, upload, &p->wish);
    if (!e) e = sheet_read(cx, p->wish.file, p->wish.file_name, &sheet);
    struct import_options options = { .entity = p->wish.entity,
                                      .constants = p->wish.constants,
                                      .constant_count = p->wish.constant_count };
    if (!e) e = import_plan(cx, tx, sheet, &options, &import);
    if (e) return e;
    import_report(cx, import, &p->report);
    *prepared = p;
    return ERR_NONE;
}

static err answer_report(struct ctx *cx, struct response *rs, const struct import_report *report)
{
    import_report_json(respond_json(cx, rs, 200), report, 0);
    return ERR_NONE;
}

static err refuse(struct ctx *cx, const struct import_report *report)
{
    for (size_t i = 0; i < report->problem_count && i < FLAWS_SHOWN; i++) {
        const struct import_problem *p = report->problems[i];
        ctx_flaw(cx, text_z(cx->arena, p->cell), text_z(cx->arena, p->code), "%s%.0s", "%.0s%s",
                 text_z(cx->arena, p->vi), text_z(cx->arena, p->en));
    }
    return ERR_INVALID;
}

static err start_import(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs)
{
    const struct upload *upload = request_body(rq);
    const struct planned *p = request_prepared(rq);
    struct job job;
    if (upload->dry_run) return answer_report(cx, rs, &p->report);
    if (!upload->good_only && !import_is_clean(&p->report)) return refuse(cx, &p->report);
    if (!p->report.created && !p->report.updated) return answer_report(cx, rs, &p->report);
    err e = import_job_start(cx, tx, &p->wish, &job);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 202);
    json_object(j);
    json_id_at(j, "id", job.id);
    json_text_at(j, "kind", job.kind);
    json_z_at(j, "state", "waiting");
    json_object_end(j);
    respond_header(
        cx, rs, "Location",
        text_format(cx->arena, "/api/v1/jobs/%.*s", TEXT_ARGS(id_text(cx->arena, job.id))));
    return ERR_NONE;
}

/* ---- the table ----------------------------------------------------------------------------- */

static struct route with_texts(struct arena *arena, const struct entity *entity, const char *base,
                               struct route pattern)
{
    pattern.path = text_z(arena, text_format(arena, "%s%s", base, pattern.path));
    pattern.summary = text_z(arena, text_format(arena, "%s: %s", entity->label, pattern.summary));
    pattern.summary_en =
        text_z(arena, text_format(arena, "%s: %s", entity->label_en, pattern.summary_en));
    return pattern;
}

size_t sheet_routes(struct arena *arena, const struct entity *entity, const char *base,
                    struct route out[], size_t max)
{
    size_t n = 0;
    const char *read = entity->read, *write = entity->write;
    bool hidden = entity->flags & (ENTITY_UNJOURNALLED | ENTITY_SECRET_FACTS);
    const char *see = read && strcmp(read, PUBLIC) != 0 && entity->owner ? SIGNED_IN : read;
    REQUIRE(max >= 3);
    if (read && !hidden) {
        out[n++] =
            with_texts(arena, entity, base,
                       (struct route){ GET, "/export.csv", export_csv, SLOW, see,
                                       .summary = "tải về CSV", .summary_en = "download as CSV" });
        out[n++] = with_texts(arena, entity, base,
                              (struct route){ GET, "/export.xlsx", export_xlsx, SLOW, see,
                                              .summary = "tải về Excel",
                                              .summary_en = "download as XLSX" });
    }
    if (write && !hidden && !(entity->flags & ENTITY_APPEND_ONLY))
        out[n++] =
            with_texts(arena, entity, base,
                       (struct route){ POST, "/import", start_import, WRITE, write,
                                       .prepare = plan_upload, .body = upload_fields,
                                       .body_size = sizeof(struct upload), .body_max = UPLOAD_MAX,
                                       .summary = "nhập từ tệp", .summary_en = "import a file" });
    return n;
}
