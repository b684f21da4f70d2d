/* SPDX-License-Identifier: MIT
 * export: the same builder as a run's, without a run. */
#include "export.h"

#include <stdio.h>

#include "build.h"

enum { DONE = 0, FAILED = 1, USAGE = 2, NOTHING = 3, DAYS = 60 };

struct exporting {
    struct match_run run;
    const char *file;
};

static int usage(void)
{
    (void)fprintf(stderr, "%s\n", USAGE_MATCH_EXPORT);
    return USAGE;
}

static bool read_args(struct ctx *cx, int argc, char *argv[], struct exporting *x)
{
    date today = instant_date(cx->now);
    x->run = (struct match_run){ .from = today, .to = today + DAYS, .max_shifts = 2 };
    for (int k = 0; k < argc && argv[k]; k++) {
        const char *value = k + 1 < argc ? argv[k + 1] : NULL;
        bool good = true;
        if (value && strcmp(argv[k], "--campaign") == 0) {
            good = id_parse(text_of(argv[++k]), &x->run.campaign);
        } else if (value && strcmp(argv[k], "--from") == 0) {
            good = date_parse(text_of(argv[++k]), &x->run.from);
        } else if (value && strcmp(argv[k], "--to") == 0) {
            good = date_parse(text_of(argv[++k]), &x->run.to);
        } else if (!x->file && (argv[k][0] != '-' || strcmp(argv[k], "-") == 0)) {
            x->file = argv[k];
        } else {
            good = false;
        }
        if (!good) return false;
    }
    if (!x->file) x->file = "-";
    return !id_is_none(x->run.campaign);
}

static err find_unit(struct ctx *cx, struct tx *tx, void *arg)
{
    struct match_run *run = arg;
    struct campaign campaign;
    err e = record_get(cx, tx, &campaign_entity, run->campaign, &campaign);
    run->unit = campaign.unit;
    return e;
}

static int say_why(const struct ctx *cx, int code)
{
    (void)fprintf(stderr, "volbank: %.*s\nvolbank: %.*s\n", TEXT_ARGS(cx->detail_vi),
                  TEXT_ARGS(cx->detail_en));
    return code;
}

static bool write_out(struct ctx *cx, const struct match_instance *in, const char *file)
{
    struct slice bytes = match_instance_bytes(cx, in);
    if (strcmp(file, "-") != 0) return match_instance_write(cx, in, file) == ERR_NONE;
    return fwrite(bytes.data, 1, bytes.size, stdout) == bytes.size && fflush(stdout) == 0;
}

int match_export_command(struct ctx *cx, int argc, char *argv[])
{
    struct exporting x = { 0 };
    struct match_build build;
    struct job unseen = { 0 };
    if (!read_args(cx, argc, argv, &x)) return usage();
    err e = db_read(cx, find_unit, &x.run);
    if (e == ERR_NOT_FOUND)
        e = ctx_fail(cx, e, NULL, "campaign",
                     SAY("Không có chiến dịch này", "There is no such campaign"));
    if (!e) e = match_build(cx, &unseen, &x.run, NULL, &build);
    if (e) return say_why(cx, e == ERR_CONFLICT || e == ERR_NOT_FOUND ? NOTHING : FAILED);
    bool written = write_out(cx, build.instance, x.file);
    if (written)
        (void)fprintf(stderr, "%u người/people, %u nhóm chỗ/roles, %lld cặp/pairs\n", build.people,
                      build.seats.role_count, (long long)build.pairs);
    match_instance_free(build.instance);
    snapshot_release(build.snapshot);
    return written ? DONE : say_why(cx, FAILED);
}
