/* SPDX-License-Identifier: MIT
 * command: the same steps as the routes take, without a job record: the run tells nobody. */
#include "command.h"

#include <stdio.h>

#include "round_routes.h"
#include "run.h"

enum { DONE = 0, FAILED = 1, REFUSED = 2, NOTHING = 3 };

struct wanted {
    const char *unit;
    struct round_wish wish;
    struct evaluation_round round;
};

static bool read_args(int argc, char *argv[], struct wanted *w)
{
    *w = (struct wanted){ 0 };
    for (int k = 0; k + 1 < argc; k += 2) {
        if (strcmp(argv[k], "--unit") == 0)
            w->unit = argv[k + 1];
        else if (strcmp(argv[k], "--year") != 0 ||
                 !text_to_int(text_of(argv[k + 1]), &w->wish.year))
            return false;
    }
    return argc % 2 == 0 && w->unit && w->wish.year;
}

static int say_why(const struct ctx *cx, err e)
{
    (void)fprintf(stderr, "volbank: %.*s\nvolbank: %.*s\n", TEXT_ARGS(cx->detail_vi),
                  TEXT_ARGS(cx->detail_en));
    return e == ERR_NOT_FOUND || e == ERR_CONFLICT ? NOTHING : FAILED;
}

static err find_unit(struct ctx *cx, struct tx *tx, void *arg)
{
    struct wanted *w = arg;
    struct unit unit, probe = { .code = text_of(w->unit) };
    err e = record_find(cx, tx, &unit_entity, "code", &probe, &unit);
    if (e == ERR_NOT_FOUND)
        return ctx_fail(cx, e, NULL, "unit",
                        SAY("Không có đơn vị mã «%s»", "No unit has the code «%s»"), w->unit);
    w->wish.unit = unit.id;
    return e;
}

static err find_round(struct ctx *cx, struct tx *tx, void *arg)
{
    struct wanted *w = arg;
    struct evaluation_round probe = { 0 };
    probe.key = text_format(cx->arena, "%.*s/%lld", TEXT_ARGS(id_text(cx->arena, w->wish.unit)),
                            (long long)w->wish.year);
    err e = record_find(cx, tx, &evaluation_round_entity, "key", &probe, &w->round);
    if (e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    return round_of_wish(cx, tx, &w->wish, &w->round);
}

static err begin(struct ctx *cx, struct tx *tx, void *arg)
{
    struct evaluation_round *r = arg;
    err e = round_settle(cx, tx, r);
    if (e) return e;
    bool may = r->state == ROUND_DRAFT || r->state == ROUND_RUN || r->state == ROUND_FAILED;
    if (!may)
        return ctx_fail(
            cx, ERR_CONFLICT, NULL, "state",
            SAY("Đợt đánh giá đang chạy hoặc đã công bố", "The round is under way, or published"));
    r->state = ROUND_RUNNING;
    return id_is_none(r->id) ? record_create(cx, tx, &evaluation_round_entity, r)
                             : record_update(cx, tx, &evaluation_round_entity, r);
}

static err read_again(struct ctx *cx, struct tx *tx, void *arg)
{
    struct evaluation_round *r = arg;
    return record_get(cx, tx, &evaluation_round_entity, r->id, r);
}

static void print(struct ctx *cx, const struct evaluation_round *r)
{
    (void)printf("%.*s (%.*s – %.*s)\n", TEXT_ARGS(r->title),
                 TEXT_ARGS(date_format_vi(cx->arena, r->from)),
                 TEXT_ARGS(date_format_vi(cx->arena, r->until)));
    (void)printf("people         %8lld\nrated          %8lld\nexcellent      %8lld\n"
                 "good           %8lld\nsatisfactory   %8lld\nunsatisfactory %8lld\n"
                 "not rated      %8lld\nmoved by quota %8lld\nrule failed    %8lld\n"
                 "teams          %8lld\nmedian         %8.2f\n",
                 (long long)r->people, (long long)r->rated, (long long)r->excellent,
                 (long long)r->good, (long long)r->satisfactory, (long long)r->unsatisfactory,
                 (long long)r->unrated, (long long)r->moved, (long long)r->faults,
                 (long long)r->teams, (double)r->median / 100);
}

int evaluate_command(struct ctx *cx, int argc, char *argv[])
{
    struct wanted w;
    if (!read_args(argc, argv, &w)) {
        (void)fprintf(stderr, "%s\n", USAGE_EVALUATE);
        return REFUSED;
    }
    err e = db_read(cx, find_unit, &w);
    if (!e) e = db_read(cx, find_round, &w);
    if (!e) e = db_write(cx, begin, &w.round);
    if (e) return say_why(cx, e);
    text which = id_text(cx->arena, w.round.id);
    struct job job = { .kind = TEXT(EVALUATE_JOB),
                       .unit = w.round.unit,
                       .input = text_format(cx->arena, "{\"round\":\"%.*s\"}", TEXT_ARGS(which)) };
    e = evaluate_job(cx, &job);
    if (!e) e = db_read(cx, read_again, &w.round);
    if (e) return say_why(cx, e);
    print(cx, &w.round);
    return DONE;
}
