/* SPDX-License-Identifier: MIT
 * cmd_sheet: `volbank import` and `volbank export`. A command acts as the system: every field goes
 * out, every unit may be written. An import leaves a job behind, so that it can be undone. */
#include <errno.h>
#include <stdio.h>

#include "../paper/export.h"
#include "app.h"
#include "args.h"
#include "commands.h"
#include "import_job.h"

enum { CONSTANTS_MAX = 16 };

/* ---- what both read ------------------------------------------------------------------------ */

static err file_failed(struct ctx *cx, const char *path)
{
    const char *why = strerror(errno);
    return ctx_fail(cx, ERR_IO, NULL, "file",
                    SAY("Không đọc ghi được «%s»: %s", "Cannot read or write «%s»: %s"), path, why);
}

static const struct entity *entity_called(struct ctx *cx, const char *name, bool imports)
{
    const struct entity *entity = schema_named(db_schema(cx->db), text_of(name));
    bool hidden = !entity || (entity->flags & (ENTITY_UNJOURNALLED | ENTITY_SECRET_FACTS)) ||
                  !(imports ? entity->write : entity->read);
    if (!hidden) return entity;
    (void)fprintf(stderr, "Không có danh sách tên «%s»; xem volbank entities\n", name);
    (void)fprintf(stderr, "There is no list called «%s»; see volbank entities\n", name);
    return NULL;
}

/* "names" or "labels"; only exporting needs to know, a heading is understood either way. */
static bool read_headers(const struct args *args, bool *names)
{
    const char *given = args_value(args, "--headers");
    *names = strcmp(given, "names") == 0;
    if (*names || strcmp(given, "labels") == 0) return true;
    (void)fprintf(stderr, "--headers: names | labels\n");
    return false;
}

/* ---- export -------------------------------------------------------------------------------- */

struct exporting {
    struct query query;
    struct export_options options;
    struct slice bytes;
};

static err make_sheet(struct ctx *cx, struct tx *tx, void *arg)
{
    struct exporting *x = arg;
    return export_sheet(cx, tx, &x->query, &x->options, &x->bytes);
}

static void sort_as_usual(struct query *q)
{
    const char *sort = q->entity->sort;
    if (sort) q->sort = entity_field(q->entity, sort, strlen(sort));
}

static bool form_of(const char *path, enum sheet_form *form)
{
    *form = text_ends(text_of(path), TEXT(".xlsx")) ? SHEET_XLSX : SHEET_CSV;
    if (*form == SHEET_XLSX || text_ends(text_of(path), TEXT(".csv"))) return true;
    (void)fprintf(stderr, "FILE: .csv | .xlsx\n\n%s\n", USAGE_EXPORT);
    return false;
}

static err write_file(struct ctx *cx, const char *path, struct slice bytes)
{
    FILE *out = fopen(path, "wb");
    if (!out) return file_failed(cx, path);
    bool written = fwrite(bytes.data, 1, bytes.size, out) == bytes.size;
    written = fclose(out) == 0 && written;
    return written ? ERR_NONE : file_failed(cx, path);
}

int command_export(struct ctx *cx, int argc, char *argv[])
{
    static const struct option_row options[] = { { "--headers", false, "labels" }, { 0 } };
    struct args args;
    struct exporting x = { .options.personal = true };
    if (!args_read(&args, options, USAGE_EXPORT, argc, argv)) return EXIT_USAGE;
    if (args.rest_count != 2) {
        (void)fprintf(stderr, "%s\n", USAGE_EXPORT);
        return EXIT_USAGE;
    }
    x.query.entity = entity_called(cx, args.rest[0], false);
    if (!x.query.entity || !read_headers(&args, &x.options.names) ||
        !form_of(args.rest[1], &x.options.form))
        return EXIT_USAGE;
    sort_as_usual(&x.query);
    err e = db_read(cx, make_sheet, &x);
    if (!e) e = write_file(cx, args.rest[1], x.bytes);
    return app_report(cx, e);
}

/* ---- import -------------------------------------------------------------------------------- */

static const struct option_row import_options_table[] = {
    { "--dry-run", true, NULL },      { "--json", true, NULL },  { "--good-only", true, NULL },
    { "--headers", false, "labels" }, { "--unit", false, NULL }, { 0 }
};

struct importing {
    struct import_options options;
    struct import_constant constants[CONSTANTS_MAX + 1];
    const char *path;
    bool dry_run, json, good_only;
    struct sheet *sheet;
    struct import *import;
    struct import_report report;
};

static bool add_constant(struct importing *m, text given)
{
    text field = text_cut(&given, '=');
    if (!field.size || !given.size || m->options.constant_count == CONSTANTS_MAX) return false;
    m->constants[m->options.constant_count++] =
        (struct import_constant){ text_trim(field), text_trim(given) };
    return true;
}

/* Takes every "--set FIELD=VALUE" out of argv: an option that may stand several times. */
static bool take_constants(struct importing *m, int *argc, char *argv[])
{
    int kept = 0;
    for (int i = 0; i < *argc; i++) {
        bool joined = strncmp(argv[i], "--set=", 6) == 0;
        if (!joined && strcmp(argv[i], "--set") != 0) {
            argv[kept++] = argv[i];
            continue;
        }
        const char *given = joined ? argv[i] + 6 : i + 1 < *argc ? argv[++i] : "";
        if (add_constant(m, text_of(given))) continue;
        (void)fprintf(stderr, "--set FIELD=VALUE\n\n%s\n", USAGE_IMPORT);
        return false;
    }
    *argc = kept;
    return true;
}

static bool read_import(struct ctx *cx, struct importing *m, int argc, char *argv[])
{
    struct args args;
    bool names;
    if (!take_constants(m, &argc, argv)) return false;
    if (!args_read(&args, import_options_table, USAGE_IMPORT, argc, argv)) return false;
    if (args.rest_count != 2) {
        (void)fprintf(stderr, "%s\n", USAGE_IMPORT);
        return false;
    }
    const char *unit = args_value(&args, "--unit");
    if (unit && !add_constant(m, text_format(cx->arena, "unit=%s", unit))) return false;
    m->dry_run = args_flag(&args, "--dry-run");
    m->json = args_flag(&args, "--json");
    m->good_only = args_flag(&args, "--good-only");
    m->path = args.rest[1];
    m->options.constants = m->constants;
    m->options.entity = entity_called(cx, args.rest[0], true);
    return m->options.entity && read_headers(&args, &names);
}

static err read_file(struct ctx *cx, const char *path, struct slice *out)
{
    FILE *in = fopen(path, "rb");
    struct buffer bytes = buffer_in(cx->arena, 1 << 16);
    if (!in) return file_failed(cx, path);
    errno = 0;
    for (size_t got = 1; got > 0 && bytes.size <= SHEET_FILE_MAX; bytes.size += got)
        got = fread(buffer_room(&bytes, 1 << 16), 1, 1 << 16, in);
    bool failed = ferror(in) != 0;
    (void)fclose(in);
    *out = buffer_as_slice(&bytes);
    return failed ? file_failed(cx, path) : ERR_NONE;
}

static err plan(struct ctx *cx, struct tx *tx, void *arg)
{
    struct importing *m = arg;
    return import_plan(cx, tx, m->sheet, &m->options, &m->import);
}

static err make_plan(struct ctx *cx, struct importing *m)
{
    struct slice bytes = { 0 };
    err e = read_file(cx, m->path, &bytes);
    if (!e) e = sheet_read(cx, bytes, text_of(m->path), &m->sheet);
    if (!e) e = db_read(cx, plan, m);
    if (!e) import_report(cx, m->import, &m->report);
    return e;
}

/* ---- what is said of it -------------------------------------------------------------------- */

static void print_json(struct ctx *cx, const struct import_report *report)
{
    struct buffer out = buffer_in(cx->arena, 4096);
    struct json j = json_into(&out);
    import_report_json(&j, report, 0);
    (void)printf("%.*s\n", (int)out.size, (const char *)out.data);
}

static void print_report(struct ctx *cx, const struct importing *m)
{
    const struct import_report *r = &m->report;
    if (m->json) {
        print_json(cx, r);
        return;
    }
    for (size_t i = 0; i < r->problem_count; i++)
        (void)printf("%.*s: %.*s / %.*s\n", TEXT_ARGS(r->problems[i]->cell),
                     TEXT_ARGS(r->problems[i]->vi), TEXT_ARGS(r->problems[i]->en));
    for (size_t i = 0; i < r->ignored_count; i++)
        (void)printf("%.*s: không dùng cột “%.*s” / column not used\n",
                     TEXT_ARGS(r->ignored[i].cell), TEXT_ARGS(r->ignored[i].heading));
    (void)printf("%s%.*s\n", m->dry_run ? "(thử / dry run) " : "",
                 TEXT_ARGS(import_job_summary(cx, r)));
}

/* A file that cannot be used is the file's fault, whatever kind of refusal it is. */
static int say_refused(struct ctx *cx, const struct importing *m, err e)
{
    int code = app_report(cx, e);
    if (err_status(e) >= 500) return code;
    struct import_problem why = { .code = cx->slug, .vi = cx->detail_vi, .en = cx->detail_en };
    const struct import_problem *list[] = { &why };
    struct import_report refused = { .problems = list, .problem_count = 1 };
    if (m->json) print_json(cx, &refused);
    return EXIT_REFUSED;
}

static int apply(struct ctx *cx, struct importing *m)
{
    struct wrote wrote = { .arena = cx->arena };
    cx->wrote = &wrote;
    err e = import_apply(cx, m->import, m->good_only, NULL, NULL);
    import_report(cx, m->import, &m->report);
    if (!e) e = import_job_record(cx, &m->report, text_of(m->path));
    cx->wrote = NULL;
    print_report(cx, m);
    if (e) return app_report(cx, e) == EXIT_REFUSED ? EXIT_PROBLEMS : EXIT_FAILED;
    return m->report.bad ? EXIT_PROBLEMS : EXIT_DONE;
}

int command_import(struct ctx *cx, int argc, char *argv[])
{
    struct importing m = { 0 };
    if (!read_import(cx, &m, argc, argv)) return EXIT_USAGE;
    err e = make_plan(cx, &m);
    if (e) return say_refused(cx, &m, e);
    if (!m.dry_run && (m.good_only || import_is_clean(&m.report))) return apply(cx, &m);
    print_report(cx, &m);
    if (!m.dry_run)
        (void)fprintf(stderr, "Có chỗ sai, chưa nhập dòng nào; --good-only để nhập các dòng đúng\n"
                              "There are problems, nothing was imported; --good-only imports the "
                              "good rows\n");
    return m.report.problem_count ? EXIT_PROBLEMS : EXIT_DONE;
}
