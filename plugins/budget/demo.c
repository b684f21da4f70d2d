/* SPDX-License-Identifier: MIT
 * demo: the province's year of today approved with its areas and communes, money spent of it, and
 * next year's being written. Amounts follow from places in tables; no chance. */
#include "budget.h"

#include "list.h"
#include "step.h"

enum { DEPTH = 3, TASK_CLASSES = 9, TASK_LOCAL = 14 /* of budget_task */ };

struct making {
    const struct demo_options *options;
    id province;
    int64_t year;
    id sources[3]; /* province, programme, social */
};

static const struct {
    const char *content, *calculation;
    int32_t task;
    int source;
    int64_t amount;
} line_rows[] = {
    { "Lớp tập huấn cán bộ phụ trách tình nguyện", "30 người × 3 ngày × 150.000 đồng, giảng viên",
      TASK_CLASSES, 0, 18500000 },
    { "Hỗ trợ đội hình Mùa hè xanh", "5 đội × 6.000.000 đồng", TASK_LOCAL, 2, 30000000 },
    { "In cẩm nang và tờ rơi", "400 bản × 25.000 đồng", 7, 1, 10000000 },
};

static err source(struct ctx *cx, struct tx *tx, struct making *m, size_t i)
{
    static const struct {
        int32_t kind;
        const char *title, *basis;
        int64_t amount;
    } rows[] = {
        { SOURCE_PROVINCE, "Kinh phí sự nghiệp đào tạo, bồi dưỡng",
          "Quyết định giao dự toán đầu năm", 900000000 },
        { SOURCE_PROGRAMME, "Lồng ghép chương trình nông thôn mới", "Kế hoạch của chương trình",
          400000000 },
        { SOURCE_SOCIAL, "Huy động doanh nghiệp, nhà hảo tâm", "Biên bản tài trợ", 0 },
    };
    struct budget_source s = { .unit = m->province,
                               .year = m->year,
                               .kind = rows[i].kind,
                               .title = text_of(rows[i].title),
                               .basis = text_of(rows[i].basis),
                               .amount = rows[i].amount };
    err e = record_create(cx, tx, &budget_source_entity, &s);
    m->sources[i] = s.id;
    return e;
}

struct picking {
    const struct entity *entity;
    int64_t year;
    id out;
};

/* The first of the year; a plugin's records are known by the names of their fields. */
static enum kv_go pick(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct picking *p = arg;
    const struct field *starts = entity_field(p->entity, "starts", strlen("starts"));
    (void)cx, (void)tx, (void)failure;
    if (date_civil(*(const date *)field_of(starts, record)).year != p->year) return KV_MORE;
    p->out = *(const id *)record;
    return KV_STOP;
}

/* What a line pays for: the unit's own class or campaign of the year, where there is one. */
static err tie(struct ctx *cx, struct tx *tx, const struct making *m, id unit, const char *kind,
               id *out)
{
    struct picking p = { .entity = schema_named(tx_schema(tx), text_of(kind)), .year = m->year };
    REQUIRE(p.entity); /* of a plugin that this one needs */
    err e = query_ref(cx, tx, p.entity, "unit", unit, pick, &p);
    *out = p.out;
    return e;
}

static err line(struct ctx *cx, struct tx *tx, const struct making *m,
                const struct budget_estimate *estimate, size_t i, int64_t times)
{
    struct budget_line l = { .estimate = estimate->id,
                             .source = m->sources[line_rows[i].source],
                             .content = text_of(line_rows[i].content),
                             .calculation = text_of(line_rows[i].calculation),
                             .task = line_rows[i].task,
                             .amount = line_rows[i].amount * times };
    err e = ERR_NONE;
    if (line_rows[i].task == TASK_CLASSES) e = tie(cx, tx, m, estimate->unit, "course", &l.course);
    if (line_rows[i].task == TASK_LOCAL)
        e = tie(cx, tx, m, estimate->unit, "campaign", &l.campaign);
    return e ? e : record_create(cx, tx, &budget_line_entity, &l);
}

static err step(struct ctx *cx, struct tx *tx, struct budget_estimate *estimate, int32_t action)
{
    struct budget_stepping in = { .action = action };
    if (action == BUDGET_APPROVE) {
        in.decision = text_format(cx->arena, "%lld/QĐ-TĐTN-BTV", 10LL);
        in.decided = date_of((int)estimate->year, 1, 12);
    }
    return budget_step(cx, tx, estimate, &in);
}

static err children(struct ctx *cx, struct tx *tx, id unit, date on, struct budget_list *out)
{
    struct budget_list all;
    err e = budget_list(cx, tx, &unit_entity, "parent", unit, &all);
    *out = (struct budget_list){ .entity = &unit_entity };
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct unit *u = budget_list_at(&all, i);
        bool counts = u->kind == UNIT_AREA || u->kind == UNIT_COMMUNE_UNION;
        if (!counts || (u->valid_to && u->valid_to <= on)) continue;
        out->records = budget_grown(cx->arena, out->records, out->count, &out->room, sizeof(*u));
        memcpy(out->records + out->count++ * sizeof(*u), u, sizeof(*u));
    }
    return e;
}

/* A unit's estimate, of those below first; left as sent, or taken when `taken`. */
static err estimate_of(struct ctx *cx, struct tx *tx, const struct making *m, id unit, int depth,
                       struct budget_estimate *out)
{
    struct budget_list below;
    *out = (struct budget_estimate){ .unit = unit, .year = m->year };
    err e = record_create(cx, tx, &budget_estimate_entity, out);
    for (size_t i = 0; !e && i < COUNT_OF(line_rows); i++)
        if (depth != 1 || i == 0) e = line(cx, tx, m, out, i, depth ? 1 : 4);
    if (!e) e = children(cx, tx, unit, m->options->as_of, &below);
    for (size_t i = 0; !e && depth + 1 < DEPTH && i < below.count; i++) {
        struct budget_estimate part;
        e = estimate_of(cx, tx, m, ((const struct unit *)budget_list_at(&below, i))->id, depth + 1,
                        &part);
        if (!e) e = step(cx, tx, &part, BUDGET_TAKE);
    }
    return e ? e : step(cx, tx, out, BUDGET_SEND);
}

static err spend(struct ctx *cx, struct tx *tx, const struct making *m,
                 const struct budget_estimate *estimate)
{
    struct budget_list lines;
    date day = date_of((int)m->year, 3, 10);
    err e = budget_list(cx, tx, &budget_line_entity, "estimate", estimate->id, &lines);
    for (size_t i = 0; !e && i < lines.count && day <= m->options->as_of; i++, day += 21) {
        const struct budget_line *l = budget_list_at(&lines, i);
        struct budget_spending s = { .line = l->id,
                                     .day = day,
                                     .amount = l->amount / 5 * (2 + (int64_t)(i % 3)),
                                     .document = text_format(cx->arena, "PC-%03zu/%lld", i + 1,
                                                             (long long)m->year) };
        e = record_create(cx, tx, &budget_spending_entity, &s);
    }
    return e;
}

/* Approval comes down, then money is spent. */
static err approve(struct ctx *cx, struct tx *tx, const struct making *m,
                   struct budget_estimate *estimate)
{
    struct budget_list below;
    err e = step(cx, tx, estimate, BUDGET_APPROVE);
    if (!e) e = spend(cx, tx, m, estimate);
    if (!e) e = budget_list(cx, tx, &budget_estimate_entity, "above", estimate->unit, &below);
    for (size_t i = 0; !e && i < below.count; i++) {
        struct budget_estimate *part = budget_list_at(&below, i);
        if (part->year == m->year && part->state == ESTIMATE_TAKEN) e = approve(cx, tx, m, part);
    }
    return e;
}

static enum kv_go find_province(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                err *failure)
{
    const struct unit *u = record;
    struct making *m = arg;
    (void)cx, (void)tx, (void)failure;
    if (u->kind == UNIT_PROVINCE_UNION && id_is_none(u->parent)) m->province = u->id;
    return KV_MORE;
}

static err write_all(struct ctx *cx, struct tx *tx, void *arg)
{
    struct making m = *(const struct making *)arg; /* may run twice */
    struct budget_estimate top, next;
    err e = query_all(cx, tx, &unit_entity, find_province, &m);
    if (e || id_is_none(m.province)) return e;
    m.year = date_civil(m.options->as_of).year;
    for (size_t i = 0; !e && i < COUNT_OF(m.sources); i++) e = source(cx, tx, &m, i);
    if (!e) e = estimate_of(cx, tx, &m, m.province, 0, &top);
    if (!e) e = approve(cx, tx, &m, &top);
    m.year++;
    for (size_t i = 0; !e && i < COUNT_OF(m.sources); i++) e = source(cx, tx, &m, i);
    next = (struct budget_estimate){ .unit = m.province, .year = m.year };
    if (!e) e = record_create(cx, tx, &budget_estimate_entity, &next);
    return e ? e : line(cx, tx, &m, &next, 0, 4);
}

err budget_demo(struct ctx *cx, const struct demo_options *options)
{
    struct making m = { .options = options };
    struct random_source ids = random_seeded(options->seed, "demo budget ids");
    struct random_source *before = cx->random;
    cx->random = &ids;
    err e = db_write(cx, write_all, &m);
    cx->random = before;
    return e;
}
