/* SPDX-License-Identifier: MIT
 * cmd_unit: `volbank unit`: operations on units from the command line. A dry run does everything in
 * a transaction that is rolled back, so that what it tells is what would happen. */
#include <errno.h>
#include <stdio.h>

#include "../paper/sheet.h"
#include "app.h"
#include "args.h"
#include "commands.h"
#include "unit_replay.h"
#include "unit_request.h"

static const struct option_row unit_options[] = {
    { "--into", false, NULL },   { "--name", false, NULL }, { "--under", false, NULL },
    { "--place", false, NULL },  { "--on", false, NULL },   { "--batch", false, NULL },
    { "--dry-run", true, NULL }, { "--json", true, NULL },  { 0 }
};

static int usage(void)
{
    (void)fprintf(stderr, "%s\n", USAGE_UNIT);
    return EXIT_USAGE;
}

static text option(const struct args *args, const char *name)
{
    const char *value = args_value(args, name);
    return value ? text_of(value) : TEXT("");
}

/* Rolls a dry run back: nobody else gives this slug. */
static const char dry_slug[] = "dry-run";

static err roll_back(struct ctx *cx)
{
    return ctx_fail(cx, ERR_CONFLICT, NULL, dry_slug, SAY("Chạy thử", "Dry run"));
}

static err rolled_back(struct ctx *cx, err e)
{
    if (!e || !text_equal_z(cx->slug, dry_slug)) return e;
    ctx_clear(cx);
    return ERR_NONE;
}

/* ---- what is said ---------------------------------------------------------------------------- */

static void say_account(struct ctx *cx, const struct unit_account *account)
{
    for (const struct unit_deed *d = account->deeds; d; d = d->next)
        (void)printf("%.*s\n", TEXT_ARGS(unit_deed_words(cx, d)));
    for (const struct unit_touched *t = account->touched; t; t = t->next)
        (void)printf("%8zu  %s: %.*s\n", t->count, t->entity->label,
                     TEXT_ARGS(unit_touched_words(cx, t)));
}

static int say(struct ctx *cx, const struct args *args, const struct unit_account *account,
               text operation)
{
    struct buffer out = buffer_in(cx->arena, 4096);
    struct json j = json_into(&out);
    bool dry = args_flag(args, "--dry-run");
    if (args_flag(args, "--json")) {
        json_object(&j);
        json_bool_at(&j, "dry_run", dry);
        json_text_at(&j, "operation", operation);
        unit_account_json(cx, &j, account);
        json_object_end(&j);
        (void)printf("%.*s\n", (int)out.size, (const char *)out.data);
        return EXIT_DONE;
    }
    say_account(cx, account);
    (void)printf("%s%zu đơn vị, %zu bản ghi / %zu units, %zu records\n",
                 dry ? "(thử / dry run) " : "", account->units, account->records, account->units,
                 account->records);
    if (!dry) (void)printf("hoàn tác / undo: volbank unit undo %.*s\n", TEXT_ARGS(operation));
    return EXIT_DONE;
}

/* ---- one operation --------------------------------------------------------------------------- */

struct operating {
    struct unit_request request;
    bool dry_run;
    struct unit_account account;
    struct unit_operation operation;
};

static err operate(struct ctx *cx, struct tx *tx, void *arg)
{
    struct operating *o = arg;
    struct unit_change *change = ARENA_NEW(cx->arena, struct unit_change);
    o->account = (struct unit_account){ 0 };
    err e = unit_request_read(cx, tx, &o->request, change);
    if (!e) e = unit_change_make(cx, tx, change, &o->account);
    if (!e)
        e = unit_operation_keep(cx, tx, change->kind, change->on, &o->account, TEXT(""),
                                &o->operation);
    return e || !o->dry_run ? e : roll_back(cx);
}

static text joined(struct ctx *cx, const struct args *args)
{
    text all = TEXT("");
    for (size_t i = 1; i < args->rest_count; i++)
        all = text_format(cx->arena, "%.*s %s", TEXT_ARGS(all), args->rest[i]);
    return all;
}

static int run_operation(struct ctx *cx, const struct args *args, int32_t kind, date on)
{
    struct operating *o = ARENA_NEW(cx->arena, struct operating);
    if (args->rest_count < 2) return usage();
    o->request = (struct unit_request){ .kind = kind,
                                        .on = on,
                                        .units = joined(cx, args),
                                        .into = option(args, "--into"),
                                        .name = option(args, "--name"),
                                        .under = option(args, "--under"),
                                        .place = option(args, "--place") };
    o->dry_run = args_flag(args, "--dry-run");
    err e = rolled_back(cx, db_write(cx, operate, o));
    return e ? app_report(cx, e) : say(cx, args, &o->account, id_text(cx->arena, o->operation.id));
}

/* ---- a reform -------------------------------------------------------------------------------- */

static err read_mapping(struct ctx *cx, const char *path, struct slice *out)
{
    FILE *in = fopen(path, "rb");
    struct buffer bytes = buffer_in(cx->arena, 1 << 16);
    errno = 0;
    for (size_t got = 1; in && got > 0 && bytes.size <= SHEET_FILE_MAX; bytes.size += got)
        got = fread(buffer_room(&bytes, 1 << 16), 1, 1 << 16, in);
    bool failed = !in || ferror(in);
    if (in) (void)fclose(in);
    *out = buffer_as_slice(&bytes);
    if (!failed) return ERR_NONE;
    return ctx_fail(cx, ERR_IO, NULL, "file", SAY("Không đọc được «%s»", "Cannot read «%s»"), path);
}

static int run_replay(struct ctx *cx, const struct args *args, date on)
{
    struct unit_replay *replay = ARENA_NEW(cx->arena, struct unit_replay);
    if (args->rest_count != 2) return usage();
    replay->file_name = args->rest[1];
    replay->on = on;
    replay->batch = option(args, "--batch");
    replay->dry_run = args_flag(args, "--dry-run");
    if (!replay->batch.size)
        replay->batch =
            text_format(cx->arena, "reform-%.*s", TEXT_ARGS(date_format(cx->arena, on)));
    err e = read_mapping(cx, args->rest[1], &replay->file);
    if (!e) e = unit_replay_run(cx, replay);
    return e ? app_report(cx, e) : say(cx, args, &replay->account, replay->batch);
}

/* ---- taking back, listing -------------------------------------------------------------------- */

struct undoing {
    text which;
    bool dry_run;
    size_t count;
};

static err undo(struct ctx *cx, struct tx *tx, void *arg)
{
    struct undoing *u = arg;
    err e = unit_operation_undo(cx, tx, u->which, &u->count);
    return e || !u->dry_run ? e : roll_back(cx);
}

static int run_undo(struct ctx *cx, const struct args *args)
{
    struct undoing u = { .dry_run = args_flag(args, "--dry-run") };
    if (args->rest_count != 2) return usage();
    u.which = text_of(args->rest[1]);
    err e = rolled_back(cx, db_write(cx, undo, &u));
    if (e) return app_report(cx, e);
    (void)printf("%sđã hoàn tác %zu việc / %zu operations taken back\n",
                 u.dry_run ? "(thử / dry run) " : "", u.count, u.count);
    return EXIT_DONE;
}

static enum kv_go print_operation(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                  err *failure)
{
    const struct unit_operation *o = record;
    const struct term *kind = vocabulary_number(&unit_operation_terms, (unsigned)o->kind);
    (void)tx, (void)arg, (void)failure;
    (void)printf("%.*s\t%.*s\t%s\t%.*s\t%s\t%.*s\n", TEXT_ARGS(id_text(cx->arena, o->id)),
                 TEXT_ARGS(date_format(cx->arena, o->on)), kind ? kind->code : "-",
                 TEXT_ARGS(o->batch), o->undone ? "undone" : "stands", TEXT_ARGS(o->title));
    return KV_MORE;
}

static err list(struct ctx *cx, struct tx *tx, void *arg)
{
    return query_all(cx, tx, &unit_operation_entity, print_operation, arg);
}

int command_unit(struct ctx *cx, int argc, char *argv[])
{
    struct args args;
    date on = 0;
    if (!args_read(&args, unit_options, USAGE_UNIT, argc, argv)) return EXIT_USAGE;
    const char *what = args.rest_count ? args.rest[0] : "";
    if (strcmp(what, "list") == 0) return app_report(cx, db_read(cx, list, NULL));
    if (strcmp(what, "undo") == 0) return run_undo(cx, &args);
    const struct term *kind = vocabulary_code(&unit_operation_terms, text_of(what));
    bool replay = strcmp(what, "replay") == 0;
    if ((!kind && !replay) || !date_parse(option(&args, "--on"), &on)) return usage();
    return replay ? run_replay(cx, &args, on) : run_operation(cx, &args, kind->number, on);
}
