/* SPDX-License-Identifier: MIT
 * bench_plugin: what is measured, as a plugin dropped into a copy of the release: a record of a few
 * fields, a route that does nothing, a write without a limit of tries, a rule call per request, and
 * the commands `bench_rule`, which compares a rule in its sandbox with plain Lua on the same facts,
 * and `bench_commit` (bench_commit.c).
 */
#include "bench_plugin.h"

#include <lauxlib.h>
#include <lualib.h>
#include <stdio.h>

extern API const struct plugin bench_plugin;

static const struct limit_rule no_limit = { "bench", INT64_C(1) << 40, INT64_C(1) << 40 };

/* ---- a record ------------------------------------------------------------------------------ */

static const struct field note_fields[] = {
    FIELD(1, struct note, title, TEXT, REQUIRED | INDEXED, .max = 120, .label = "Tên",
          .label_en = "Title"),
    FIELD(2, struct note, body, TEXT, LINES, .max = 2000, .label = "Nội dung", .label_en = "Body"),
    FIELD(3, struct note, day, DATE, 0, .label = "Ngày", .label_en = "Day"),
    FIELD(4, struct note, count, INT, 0, .max = 1000000000, .label = "Số", .label_en = "Count"),
    FIELD(5, struct note, hours, INT, 0, .max = 1000000000, .label = "Giờ", .label_en = "Hours"),
    FIELD(6, struct note, night, BOOL, 0, .label = "Đêm", .label_en = "Night"),
    FIELD(7, struct note, unit, REF, 0, .target = "unit", .label = "Đơn vị", .label_en = "Unit"),
    { 0 }
};

static const struct permission permissions[] = {
    { "note.read", "Đọc", "Read", ROLE_BIT(ROLE_PROVINCE_ADMIN), false }, { 0 }
};

const struct entity note_entity = {
    "note",          "Ghi chú",          sizeof(struct note), note_fields,
    .number = 64000, .label_en = "Note", .read = "note.read", .title = "title"
};
static const struct entity *const entities[] = { &note_entity, NULL };

static err nothing(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx, (void)rq;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_bool_at(j, "ok", true);
    json_object_end(j);
    return ERR_NONE;
}

static err note_create(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct note note = *(const struct note *)request_body(rq);
    err e = record_create(cx, tx, &note_entity, &note);
    return e ? e : respond_created(cx, tx, rq, rs, &note_entity, &note);
}

/* ---- a rule -------------------------------------------------------------------------------- */

enum { FACTS = 15 };

struct facts {
    int64_t age, km, hours, kept, missed, late, done, skills, wished, level, waited, team, year,
        month;
    bool night;
};

#define FACT(num, name)                                                                            \
    FIELD(num, struct facts, name, INT, 0, .max = 10000, .label = #name, .label_en = #name)

static const struct field fact_fields[] = { FACT(1, age),
                                            FACT(2, km),
                                            FACT(3, hours),
                                            FACT(4, kept),
                                            FACT(5, missed),
                                            FACT(6, late),
                                            FACT(7, done),
                                            FACT(8, skills),
                                            FACT(9, wished),
                                            FACT(10, level),
                                            FACT(11, waited),
                                            FACT(12, team),
                                            FACT(13, year),
                                            FACT(14, month),
                                            FIELD(15, struct facts, night, BOOL, 0,
                                                  .label = "night", .label_en = "night"),
                                            { 0 } };

static const struct rule_hook rate_hook = { "bench.rate",
                                            "Chấm",
                                            "Rate",
                                            .facts = fact_fields,
                                            .facts_size = sizeof(struct facts),
                                            .min = -100000,
                                            .max = 100000,
                                            .may_reject = true };
static const struct rule_hook *const hooks[] = { &rate_hook, NULL };

static struct facts facts_of(int64_t n)
{
    return (struct facts){ .age = 16 + n % 40,
                           .km = n % 50,
                           .hours = n % 200,
                           .kept = n % 12,
                           .missed = n % 3,
                           .late = n % 4,
                           .done = n % 7,
                           .skills = n % 5,
                           .wished = 1 + n % 5,
                           .level = n % 4,
                           .waited = n % 30,
                           .team = n % 2,
                           .year = 2026,
                           .month = 1 + n % 12 };
}

static err rate(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct facts facts = facts_of(cx->now);
    struct rule_verdict verdict;
    struct rule_fault fault;
    (void)tx, (void)rq;
    err e = rule_decide(cx, &rate_hook, ID_NONE, &facts, &verdict, &fault, NULL);
    if (!e) rule_verdict_print(&rate_hook, &verdict, respond_json(cx, rs, 200)->out);
    return e;
}

/* ---- the same rule in plain Lua ------------------------------------------------------------ */

struct plain {
    lua_State *lua;
    int facts, params;
    int64_t score;
    const char *reasons[8];
    size_t count;
};

static int plain_declare(lua_State *lua)
{
    (void)lua;
    return 0;
}

static int plain_add(lua_State *lua)
{
    struct plain *p = lua_touserdata(lua, lua_upvalueindex(1));
    const char *code = luaL_checkstring(lua, 1);
    p->score += (int64_t)(luaL_checknumber(lua, 2) * 100);
    if (p->count < COUNT_OF(p->reasons)) p->reasons[p->count++] = code;
    return 0;
}

static bool plain_open(struct plain *p, const char *file)
{
    static const char *const declarations[] = { "hook", "params", "reasons", "tests" };
    *p = (struct plain){ .lua = luaL_newstate() };
    luaL_openlibs(p->lua);
    for (size_t i = 0; i < COUNT_OF(declarations); i++)
        lua_register(p->lua, declarations[i], plain_declare);
    lua_pushlightuserdata(p->lua, p);
    lua_pushcclosure(p->lua, plain_add, 1);
    lua_setglobal(p->lua, "add");
    if (luaL_dofile(p->lua, file)) return false;
    lua_createtable(p->lua, 0, FACTS);
    p->facts = luaL_ref(p->lua, LUA_REGISTRYINDEX);
    lua_createtable(p->lua, 0, 1);
    lua_pushnumber(p->lua, 2);
    lua_setfield(p->lua, -2, "weight");
    p->params = luaL_ref(p->lua, LUA_REGISTRYINDEX);
    return true;
}

static bool plain_run(struct plain *p, const struct facts *facts)
{
    p->score = 0;
    p->count = 0;
    lua_getglobal(p->lua, "run");
    lua_rawgeti(p->lua, LUA_REGISTRYINDEX, p->facts);
    for (const struct field *f = fact_fields; f->name; f++) {
        if (f->kind == FIELD_BOOL)
            lua_pushboolean(p->lua, *(const bool *)field_of(f, facts));
        else
            lua_pushinteger(p->lua, *(const int64_t *)field_of(f, facts));
        lua_setfield(p->lua, -2, f->name);
    }
    lua_rawgeti(p->lua, LUA_REGISTRYINDEX, p->params);
    return lua_pcall(p->lua, 2, 0, 0) == LUA_OK;
}

/* ---- comparing the two --------------------------------------------------------------------- */

enum { ROUNDS = 7, BATCH = 1000, ROUND_NS = 250000000 };

struct comparison {
    struct rule_state *state;
    struct plain plain;
    struct arena *arena; /* of one batch of sandboxed evaluations */
};

static bool sandboxed(struct comparison *c, int64_t *score)
{
    struct ctx cx;
    struct rule_verdict verdict;
    struct rule_fault fault;
    *score = 0;
    ctx_begin(&cx, c->arena);
    for (int64_t n = 0; n < BATCH; n++) {
        struct facts facts = facts_of(n);
        if (rule_run(&cx, c->state, &facts, NULL, &verdict, &fault)) return false;
        *score += verdict.score;
    }
    arena_reset(c->arena);
    return true;
}

static bool unsandboxed(struct comparison *c, int64_t *score)
{
    *score = 0;
    for (int64_t n = 0; n < BATCH; n++) {
        struct facts facts = facts_of(n);
        if (!plain_run(&c->plain, &facts)) return false;
        *score += c->plain.score;
    }
    return true;
}

/* Evaluations per second over one round; 0 when one failed. */
static double speed(struct comparison *c, bool (*batch)(struct comparison *, int64_t *),
                    int64_t *score)
{
    uint64_t begun = clock_ticks(), now = begun;
    int64_t done = 0;
    for (; now - begun < ROUND_NS; now = clock_ticks(), done += BATCH)
        if (!batch(c, score)) return 0;
    return (double)done * 1e9 / (double)(now - begun);
}

static int compare(struct comparison *c)
{
    (void)printf("[");
    for (int round = 0; round < ROUNDS; round++) {
        int64_t score_sandboxed, score_plain;
        double s = speed(c, sandboxed, &score_sandboxed), p = speed(c, unsandboxed, &score_plain);
        if (s <= 0 || p <= 0 || score_sandboxed != score_plain) {
            (void)fprintf(stderr, "bench_rule: the two disagree or failed\n");
            return 1;
        }
        (void)printf("%s{\"sandboxed\":%.0f,\"plain\":%.0f}", round ? "," : "", s, p);
    }
    (void)printf("]\n");
    return 0;
}

static bool read_source(struct ctx *cx, const char *file, text *out)
{
    struct buffer all = buffer_in(cx->arena, RULE_SOURCE_MAX);
    FILE *in = fopen(file, "r");
    if (!in) return false;
    all.size = fread(buffer_room(&all, RULE_SOURCE_MAX), 1, RULE_SOURCE_MAX, in);
    (void)fclose(in);
    *out = buffer_as_text(&all);
    return true;
}

static int bench_rule(struct ctx *cx, int argc, char *argv[])
{
    struct comparison c = { 0 };
    struct rule_script *script;
    struct rule_fault fault;
    text source;
    if (argc != 1 || !read_source(cx, argv[0], &source)) return 2;
    if (rule_load(cx, &rate_hook, source, TEXT("bench"), &script, &fault) ||
        rule_state_new(cx, script, &c.state, &fault)) {
        (void)fprintf(stderr, "%.*s\n", TEXT_ARGS(fault.en));
        return 3;
    }
    int code = 1;
    c.arena = arena_new();
    if (plain_open(&c.plain, argv[0])) code = compare(&c);
    lua_close(c.plain.lua);
    arena_free(c.arena);
    rule_state_free(c.state);
    return code;
}

/* ---- the manifest -------------------------------------------------------------------------- */

static const struct route routes[] = { { GET, "/bench/nothing", nothing, READ, PUBLIC,
                                         .summary = "Không làm gì", .summary_en = "Nothing" },
                                       { POST, "/bench/notes", note_create, WRITE, SIGNED_IN,
                                         .body = note_fields, .body_size = sizeof(struct note),
                                         .answers = &note_entity, .limit = &no_limit,
                                         .summary = "Ghi", .summary_en = "Insert" },
                                       { GET, "/bench/rate", rate, SLOW, PUBLIC, .limit = &no_limit,
                                         .summary = "Chấm", .summary_en = "Rate" },
                                       { 0 } };

static const struct command commands[] = {
    { "bench_rule", "volbank bench_rule FILE", "so với Lua thường", "compare with plain Lua", false,
      .run = bench_rule },
    { "bench_commit", "volbank bench_commit --data DIR", "ghi từng nhóm so với ghi từng lần",
      "compare group commit with one sync per write", true, .run = bench_commit },
    { 0 }
};

API const struct plugin bench_plugin = {
    .abi = PLUGIN_ABI_HERE,
    .name = "bench",
    .title = { .vi = "Đo", .en = "Bench" },
    .permissions = permissions,
    .entities = entities,
    .routes = routes,
    .hooks = hooks,
    .commands = commands,
};
