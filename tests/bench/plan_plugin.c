/* SPDX-License-Identifier: MIT
 * plan_plugin: what `./dev bench plan` needs beside the server, as a plugin dropped into a copy of
 * the release.
 *   plan_bench fill --data DIR COUNT     shifts and attendance until there are COUNT of the latter
 *   plan_bench tell --data DIR PREFIX    the same records as tab-separated numbers for a database:
 *                                        PREFIX.attendance, .shift, .campaign, .unit
 * Whoever came is drawn from a seed; everything is written through the record layer, with journal
 * and indexes, as a server would. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "plugins/bank/bank.h"

enum { AT_ONCE = 20000, A_SHIFT = 15, MINUTES = 240 };

extern API const struct plugin plan_bench_plugin;

struct seen {
    id id, above;
    date from, until;
};
struct list {
    struct seen *items;
    size_t count, room;
};

struct bench {
    struct arena *arena; /* of the lists */
    const struct entity *volunteer, *campaign, *opening, *shift, *signup, *attendance;
    struct list volunteers, campaigns, openings, shifts;
    size_t there, wanted, next;
    struct random_source chance;
};

static void keep(struct bench *b, struct list *l, struct seen item)
{
    if (l->count == l->room) {
        size_t room = l->room ? l->room * 2 : 1024;
        struct seen *more = ARENA_ARRAY(b->arena, room, struct seen);
        if (l->count) memcpy(more, l->items, l->count * sizeof(*more));
        l->items = more;
        l->room = room;
    }
    l->items[l->count++] = item;
}

static int by_id(const void *a, const void *b)
{
    return id_compare(((const struct seen *)a)->id, ((const struct seen *)b)->id);
}

/* The place of an id in a list, which came in the order of ids. */
static size_t find(const struct list *l, id which)
{
    struct seen key = { .id = which };
    const struct seen *at = bsearch(&key, l->items, l->count, sizeof(key), by_id);
    return at ? (size_t)(at - l->items) : SIZE_MAX;
}

/* ---- reading ------------------------------------------------------------------------------- */

static enum kv_go see_volunteer(struct ctx *cx, struct tx *tx, void *record, void *arg, err *e)
{
    struct bench *b = arg;
    (void)cx, (void)tx, (void)e;
    keep(b, &b->volunteers, (struct seen){ .id = *(const id *)record });
    return KV_MORE;
}

static enum kv_go see_campaign(struct ctx *cx, struct tx *tx, void *record, void *arg, err *e)
{
    const struct campaign *c = record;
    struct bench *b = arg;
    (void)cx, (void)tx, (void)e;
    keep(b, &b->campaigns, (struct seen){ c->id, c->unit, c->starts, c->ends });
    return KV_MORE;
}

static enum kv_go see_opening(struct ctx *cx, struct tx *tx, void *record, void *arg, err *e)
{
    const struct opening *o = record;
    struct bench *b = arg;
    (void)cx, (void)tx, (void)e;
    keep(b, &b->openings, (struct seen){ o->id, o->campaign, 0, 0 });
    return KV_MORE;
}

static enum kv_go see_shift(struct ctx *cx, struct tx *tx, void *record, void *arg, err *e)
{
    const struct shift *s = record;
    struct bench *b = arg;
    (void)cx, (void)tx, (void)e;
    keep(b, &b->shifts, (struct seen){ s->id, s->opening, s->day, 0 });
    return KV_MORE;
}

static err read_all(struct ctx *cx, struct tx *tx, void *arg)
{
    struct bench *b = arg;
    const struct query all = { .entity = b->attendance };
    err e = query_all(cx, tx, b->volunteer, see_volunteer, b);
    if (!e) e = query_all(cx, tx, b->campaign, see_campaign, b);
    if (!e) e = query_all(cx, tx, b->opening, see_opening, b);
    if (!e) e = query_all(cx, tx, b->shift, see_shift, b);
    return e ? e : query_count(cx, tx, &all, &b->there);
}

static err begin(struct ctx *cx, struct bench *b)
{
    const struct schema *schema = db_schema(cx->db);
    *b = (struct bench){ .arena = cx->arena,
                         .volunteer = schema_named(schema, TEXT("volunteer")),
                         .campaign = schema_named(schema, TEXT("campaign")),
                         .opening = schema_named(schema, TEXT("opening")),
                         .shift = schema_named(schema, TEXT("shift")),
                         .signup = schema_named(schema, TEXT("signup")),
                         .attendance = schema_named(schema, TEXT("attendance")),
                         .chance = random_seeded(1, "plan bench") };
    return db_read(cx, read_all, b);
}

/* ---- filling ------------------------------------------------------------------------------- */

/* Days of the past over which the campaigns go; their own days are too few for five years' work. */
static date some_day(struct bench *b, const struct seen *campaign, date today)
{
    date day = campaign->from + (date)random_below(&b->chance, 60);
    return day < today ? day : today - 1;
}

static err put_one(struct ctx *cx, struct tx *tx, struct bench *b, const struct shift *shift)
{
    const struct seen *who = &b->volunteers.items[b->next++ % b->volunteers.count];
    instant at = instant_at(shift->day, 420);
    uint32_t drawn = random_below(&b->chance, 20);
    struct signup s = { .id = id_new(&b->chance, at),
                        .shift = shift->id,
                        .opening = shift->opening,
                        .volunteer = who->id,
                        .state = SIGNUP_ACCEPTED,
                        .made = at };
    struct attendance a = { .id = id_new(&b->chance, at),
                            .signup = s.id,
                            .shift = shift->id,
                            .volunteer = who->id,
                            .state = drawn ? ATTENDANCE_PRESENT : ATTENDANCE_EXCUSED,
                            .evidence = 1,
                            .at = at,
                            .minutes = drawn ? MINUTES - 10 * (int64_t)drawn : 0,
                            .role = 1,
                            .entered = at + (drawn == 7 ? 30 * (instant)CLOCK_DAY : 0) };
    err e = record_create(cx, tx, b->signup, &s);
    return e ? e : record_create(cx, tx, b->attendance, &a);
}

static err put_some(struct ctx *cx, struct tx *tx, void *arg)
{
    struct bench *b = arg;
    size_t until = b->there + AT_ONCE < b->wanted ? b->there + AT_ONCE : b->wanted;
    err e = ERR_NONE;
    while (!e && b->there < until) {
        const struct seen *opening =
            &b->openings.items[random_below(&b->chance, (uint32_t)b->openings.count)];
        size_t campaign = find(&b->campaigns, opening->above);
        REQUIRE(campaign != SIZE_MAX);
        date day = some_day(b, &b->campaigns.items[campaign], instant_date(cx->now));
        struct shift shift = { .id = id_new(&b->chance, instant_at(day, 60)),
                               .opening = opening->id,
                               .day = day,
                               .from_minute = 420,
                               .to_minute = 420 + MINUTES,
                               .code = TEXT("BENCH1") };
        e = record_create(cx, tx, b->shift, &shift);
        for (int i = 0; !e && i < A_SHIFT && b->there < until; i++, b->there++)
            e = put_one(cx, tx, b, &shift);
    }
    return e;
}

static err fill(struct ctx *cx, size_t wanted)
{
    struct bench b;
    err e = begin(cx, &b);
    b.wanted = wanted;
    while (!e && b.there < wanted) {
        struct arena *given = cx->arena, *scratch = arena_new();
        cx->arena = scratch;
        e = db_write(cx, put_some, &b);
        cx->arena = given;
        arena_free(scratch);
    }
    return e;
}

/* ---- telling ------------------------------------------------------------------------------- */

struct telling {
    struct bench *bench;
    FILE *out;
};

static enum kv_go tell_attendance(struct ctx *cx, struct tx *tx, void *record, void *arg, err *e)
{
    const struct attendance *a = record;
    const struct telling *t = arg;
    (void)cx, (void)tx, (void)e;
    bool late = a->entered && a->at && instant_date(a->entered) > instant_date(a->at) + 7;
    (void)fprintf(t->out, "%zu\t%" PRId32 "\t%" PRId64 "\t%d\n", find(&t->bench->shifts, a->shift),
                  a->state, a->minutes, late);
    return KV_MORE;
}

static enum kv_go tell_campaign(struct ctx *cx, struct tx *tx, void *record, void *arg, err *e)
{
    struct campaign *c = record;
    const struct telling *t = arg;
    char unit[ID_TEXT_SIZE];
    id_format(c->unit, unit);
    *e = record_derive(cx, tx, t->bench->campaign, c, c->starts);
    date published = c->published ? instant_date(c->published) : c->starts;
    (void)fprintf(t->out, "%zu\t%.*s\t%d\t%d\t%d\t%d\n", find(&t->bench->campaigns, c->id),
                  ID_TEXT_SIZE, unit, c->starts, published, c->state, c->leader_training == 1);
    return *e ? KV_STOP : KV_MORE;
}

static enum kv_go tell_unit(struct ctx *cx, struct tx *tx, void *record, void *arg, err *e)
{
    const struct unit *u = record;
    const struct telling *t = arg;
    char own[ID_TEXT_SIZE], above[ID_TEXT_SIZE];
    (void)cx, (void)tx, (void)e;
    id_format(u->id, own);
    id_format(u->parent, above);
    (void)fprintf(t->out, "%.*s\t%.*s\t%d\t%d\t%d\n", ID_TEXT_SIZE, own, ID_TEXT_SIZE, above,
                  u->kind, u->valid_from, u->valid_to);
    return KV_MORE;
}

static FILE *open_file(const char *prefix, const char *ending)
{
    char path[512];
    (void)snprintf(path, sizeof(path), "%s.%s", prefix, ending);
    FILE *file = fopen(path, "w");
    REQUIRE(file);
    return file;
}

static void tell_shifts(struct bench *b, const char *prefix)
{
    FILE *out = open_file(prefix, "shift");
    for (size_t i = 0; i < b->shifts.count; i++) {
        size_t opening = find(&b->openings, b->shifts.items[i].above);
        size_t campaign = find(&b->campaigns, b->openings.items[opening].above);
        (void)fprintf(out, "%zu\t%zu\t%d\n", i, campaign, b->shifts.items[i].from);
    }
    (void)fclose(out);
}

struct walk {
    const struct entity *entity;
    query_visit visit;
    struct telling telling;
};

static err walk(struct ctx *cx, struct tx *tx, void *arg)
{
    struct walk *w = arg;
    return query_all(cx, tx, w->entity, w->visit, &w->telling);
}

static err tell(struct ctx *cx, const char *prefix)
{
    struct bench b;
    err e = begin(cx, &b);
    if (e) return e;
    tell_shifts(&b, prefix);
    const struct {
        const char *ending;
        const struct entity *entity;
        query_visit visit;
    } files[] = { { "attendance", b.attendance, tell_attendance },
                  { "campaign", b.campaign, tell_campaign },
                  { "unit", &unit_entity, tell_unit } };
    for (size_t i = 0; !e && i < COUNT_OF(files); i++) {
        struct walk w = { files[i].entity,
                          files[i].visit,
                          { &b, open_file(prefix, files[i].ending) } };
        e = db_read(cx, walk, &w);
        (void)fclose(w.telling.out);
    }
    return e;
}

/* ---- the commands -------------------------------------------------------------------------- */

static int told(const struct ctx *cx, err e)
{
    if (e) (void)fprintf(stderr, "%s: %.*s\n", err_slug(e), TEXT_ARGS(cx->detail_en));
    return e ? 1 : 0;
}

static int fill_command(struct ctx *cx, int argc, char *argv[])
{
    return argc == 1 ? told(cx, fill(cx, strtoul(argv[0], NULL, 10))) : 2;
}

static int tell_command(struct ctx *cx, int argc, char *argv[])
{
    return argc == 1 ? told(cx, tell(cx, argv[0])) : 2;
}

static const struct command commands[] = { { "plan_bench fill", "plan_bench fill --data DIR COUNT",
                                             "đổ dữ liệu", "fill", true, fill_command },
                                           { "plan_bench tell", "plan_bench tell --data DIR PREFIX",
                                             "đọc dữ liệu", "tell", true, tell_command,
                                             .reads = true },
                                           { 0 } };

API const struct plugin plan_bench_plugin = {
    .abi = PLUGIN_ABI_HERE,
    .name = "plan_bench",
    .title = { .vi = "Đo kế hoạch", .en = "Plan bench" },
    .commands = commands,
};
