/* SPDX-License-Identifier: MIT
 * bench_plugin: what is measured, as a plugin dropped into a copy of the release: a record of a few
 * fields, a route that does nothing, a write without a limit of tries, a rule call per request, and
 * the command `bench_commit` (bench_commit.c).
 */
#include "bench_plugin.h"
#include "rate.h"

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

static const struct rule_hook *const hooks[] = { &rate_hook, NULL };

static err rate(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct rate_facts facts = rate_facts_of(cx->now);
    struct rule_verdict verdict;
    struct rule_fault fault;
    (void)tx, (void)rq;
    err e = rule_decide(cx, &rate_hook, ID_NONE, &facts, &verdict, &fault, NULL);
    if (!e) rule_verdict_print(&rate_hook, &verdict, respond_json(cx, rs, 200)->out);
    return e;
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
