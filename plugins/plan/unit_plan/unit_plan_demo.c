/* SPDX-License-Identifier: MIT
 * unit_plan_demo: a plan's activities are the year's campaigns and what was declared beyond them,
 * so that plans, campaigns and declarations tell one story. Steps are made by the tables, on days
 * of the year: cx->now is put back afterwards. */
#include "unit_plan_demo.h"

#include "../measure/ids.h"
#include "adjustment_step.h"
#include "doing.h"
#include "plan_step.h"

struct making {
    const struct demo_options *options;
    struct random_source chance;
    int64_t year;
    int64_t quarter; /* of today */
    id shown;        /* the officer's unit, whose plan is shown first */
    struct unit *units;
    size_t unit_count, unit_room;
    struct unit_plan top;
    instant now;
};

static const char basis[] = "Kế hoạch số 630/KH-UBND ngày 29 tháng 9 năm 2023 của Ủy ban nhân dân "
                            "tỉnh Đắk Nông\nChương trình công tác Đoàn và phong trào thanh thiếu "
                            "nhi của năm";
static const char aims[] =
    "Mọi hoạt động tình nguyện của đơn vị được kê khai và ghi trên cổng trong quý\n"
    "Chiến dịch nào cũng theo một mô hình, do người đã qua tập huấn phụ trách\n"
    "Chăm lo hộ chính sách, hộ nghèo, trẻ em vùng đồng bào dân tộc thiểu số";
static const char ways[] =
    "Ban Thường vụ phân công một đồng chí phụ trách từng hoạt động\n"
    "Phối hợp với Mặt trận Tổ quốc, Hội Liên hiệp Phụ nữ và trường học trên địa bàn\n"
    "Mỗi quý rà soát một lần, hoạt động chậm thì điều chỉnh hoặc dồn sang quý sau";

/* What is planned without a campaign yet, by quarter. */
static const struct {
    const char *name, *host;
} ahead[][2] = {
    { { "" }, { "" } },
    { { "Ngày Chủ nhật xanh đầu xuân", "Chi đoàn các thôn, bon" },
      { "Thăm, tặng quà hộ chính sách dịp Tết", "Đoàn xã và Hội Liên hiệp Phụ nữ" } },
    { { "Tập huấn kỹ năng cho đội trưởng", "Đoàn xã" },
      { "Dạy bơi, phòng chống đuối nước cho trẻ em", "Đoàn xã và trường học" } },
    { { "Sửa nhà cho hộ nghèo", "Đoàn xã và Mặt trận Tổ quốc" },
      { "Tiếp sức đến trường", "Đoàn xã và trường học" } },
    { { "Hiến máu tình nguyện cuối năm", "Đoàn xã và Hội Chữ thập đỏ" },
      { "Giúp dân thu hoạch cà phê", "Chi đoàn các thôn, bon" } },
};

/* ---- who ----------------------------------------------------------------------------------- */

static bool stands(const struct unit *u, date on)
{
    return (!u->valid_from || u->valid_from <= on) && (!u->valid_to || u->valid_to > on);
}

static enum kv_go note_unit(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct unit *u = record;
    struct making *m = arg;
    bool plans =
        u->kind == UNIT_PROVINCE_UNION || u->kind == UNIT_AREA || u->kind == UNIT_COMMUNE_UNION;
    (void)tx, (void)failure;
    if (!plans || !stands(u, m->options->as_of)) return KV_MORE;
    m->units = plan_grown(cx->arena, m->units, m->unit_count, &m->unit_room, sizeof(*m->units));
    m->units[m->unit_count++] = *u;
    return KV_MORE;
}

static enum kv_go note_grant(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct grant *g = record;
    struct making *m = arg;
    (void)cx, (void)tx, (void)failure;
    if (g->role == ROLE_UNIT_OFFICER) m->shown = g->unit;
    return KV_MORE;
}

/* ---- one plan ------------------------------------------------------------------------------ */

static void on(struct ctx *cx, struct making *m, date day)
{
    instant then = instant_at(day, 540);
    cx->now = then < m->now ? then : m->now;
}

static err add_activity(struct ctx *cx, struct tx *tx, const struct unit_plan *p, bool commune,
                        int64_t quarter, int nth, int64_t times)
{
    struct plan_activity a = { .plan = p->id,
                               .name = text_of(ahead[quarter][nth].name),
                               .host = commune ? text_of(ahead[quarter][nth].host) : TEXT(""),
                               .quarter = quarter,
                               .times = times };
    return record_create(cx, tx, &plan_activity_entity, &a);
}

/* Each campaign of the year was planned, but for one in seven. */
static err add_campaigns(struct ctx *cx, struct tx *tx, struct making *m, const struct unit_plan *p)
{
    struct doing_campaign *all;
    size_t count;
    err e = doing_campaigns(cx, tx, p->unit, m->year, &all, &count);
    for (size_t i = 0; !e && i < count; i++) {
        struct plan_activity a = { .plan = p->id,
                                   .name = all[i].title,
                                   .quarter = (date_civil(all[i].starts).month + 2) / 3,
                                   .times = 1 };
        if (random_below(&m->chance, 7) == 0) continue;
        e = record_create(cx, tx, &plan_activity_entity, &a);
        struct plan_answer answer = { .activity = a.id, .campaign = all[i].id };
        if (!e) e = record_create(cx, tx, &plan_answer_entity, &answer);
    }
    return e;
}

static err begin(struct ctx *cx, struct tx *tx, struct making *m, const struct unit *u,
                 struct unit_plan *out)
{
    *out = (struct unit_plan){ .unit = u->id,
                               .year = m->year,
                               .basis = text_of(basis),
                               .aims = text_of(aims),
                               .ways = text_of(ways) };
    bool commune = u->kind == UNIT_COMMUNE_UNION;
    on(cx, m, date_of((int)m->year, 1, 5) + (date)random_below(&m->chance, 6));
    err e = record_create(cx, tx, &unit_plan_entity, out);
    for (int64_t q = 1; !e && q <= 4; q++) {
        bool past = q < m->quarter;
        if (!past || (commune && random_below(&m->chance, 3) == 0))
            e = add_activity(cx, tx, out, commune, q, 0, 1);
        if (!e && (q == m->quarter || q == 4))
            e = add_activity(cx, tx, out, commune, q, 1, 1 + (int64_t)random_below(&m->chance, 2));
    }
    return e ? e : add_campaigns(cx, tx, m, out);
}

static err step(struct ctx *cx, struct tx *tx, struct making *m, struct unit_plan *p,
                int32_t action, date day)
{
    struct unit_plan_stepping in = { .action = action };
    if (action == UNIT_PLAN_RETURN)
        in.reason = TEXT("Quý IV chưa có hoạt động nào ở vùng đồng bào dân tộc thiểu số, đề nghị "
                         "bổ sung");
    if (action == UNIT_PLAN_APPROVE && id_is_none(p->above)) {
        in.decision = text_format(cx->arena, "05-KH/TĐTN-%lld", (long long)m->year);
        in.decided = day;
    }
    on(cx, m, day);
    return unit_plan_step(cx, tx, p, &in);
}

/* Most are approved; among communes one in eight each is drafted, submitted, returned, or not even
 * begun. */
static err plan(struct ctx *cx, struct tx *tx, struct making *m, const struct unit *u, size_t at)
{
    date january = date_of((int)m->year, 1, 12);
    bool commune = u->kind == UNIT_COMMUNE_UNION && !id_equal(u->id, m->shown);
    size_t turn = commune ? at % 8 : 7;
    struct unit_plan p;
    if (turn == 0) return ERR_NONE;
    err e = begin(cx, tx, m, u, &p);
    if (!e && id_is_none(u->parent)) { /* submitted with what is adjusted later */
        m->top = p;
        return ERR_NONE;
    }
    if (!e && turn != 1) e = step(cx, tx, m, &p, UNIT_PLAN_SUBMIT, january);
    if (!e && turn == 3) e = step(cx, tx, m, &p, UNIT_PLAN_RETURN, january + 6);
    if (!e && turn > 3) e = step(cx, tx, m, &p, UNIT_PLAN_APPROVE, january + 9);
    return e;
}

/* ---- adjustments --------------------------------------------------------------------------- */

static err propose(struct ctx *cx, struct tx *tx, struct plan_adjustment *a, struct plan_change *c)
{
    const struct plan_adjustment_stepping in = { .action = PLAN_ADJUSTMENT_SUBMIT };
    err e = record_create(cx, tx, &plan_adjustment_entity, a);
    c->adjustment = a->id;
    if (!e) e = record_create(cx, tx, &plan_change_entity, c);
    return e ? e : plan_adjustment_step(cx, tx, a, &in);
}

/* The province's own year: an activity moved, decided two months ago. */
static err decided(struct ctx *cx, struct tx *tx, struct making *m)
{
    date day = m->options->as_of - 60;
    int64_t quarter = (date_civil(day).month + 2) / 3;
    struct plan_activity activity = { .plan = m->top.id,
                                      .name = TEXT("Hội thi tuyên truyền viên tình nguyện giỏi"),
                                      .host = TEXT("Tỉnh đoàn và Sở Giáo dục và Đào tạo"),
                                      .quarter = quarter,
                                      .times = 1 };
    struct plan_adjustment a = {
        .unit = m->top.unit,
        .plan = m->top.id,
        .title = TEXT("Lùi Hội thi tuyên truyền viên tình nguyện sang quý sau"),
        .grounds = TEXT("Mưa lớn kéo dài, đường vào nhiều xã bị chia cắt, cán bộ Đoàn tập trung "
                        "giúp dân khắc phục hậu quả thiên tai\nSở Giáo dục và Đào tạo thống nhất "
                        "đổi thời gian"),
        .number = TEXT("31-TTr/TĐTN")
    };
    struct plan_change c = { .what = PLAN_CHANGE_ALTER, .why = TEXT("Tránh mùa mưa lũ") };
    const struct plan_adjustment_stepping in = { .action = PLAN_ADJUSTMENT_APPROVE,
                                                 .decision = TEXT("1187/QĐ-UBND"),
                                                 .decided = day };
    bool moved = date_civil(day).year == m->year && quarter < 4;
    err e = moved ? record_create(cx, tx, &plan_activity_entity, &activity) : ERR_NONE;
    if (!e) e = step(cx, tx, m, &m->top, UNIT_PLAN_SUBMIT, date_of((int)m->year, 1, 12));
    if (!e) e = step(cx, tx, m, &m->top, UNIT_PLAN_APPROVE, date_of((int)m->year, 1, 21));
    if (e || !moved) return e;
    c.activity = activity.id;
    c.quarter = quarter + 1;
    on(cx, m, day - 12);
    e = propose(cx, tx, &a, &c);
    on(cx, m, day);
    return e ? e : plan_adjustment_step(cx, tx, &a, &in);
}

/* Of Plan 630 itself, waiting for the Chairman. */
static err waiting(struct ctx *cx, struct tx *tx, struct making *m)
{
    struct plan_adjustment a = {
        .unit = m->top.unit,
        .title = TEXT("Nâng mức chỉ tiêu b đến năm 2030 của Kế hoạch 630/KH-UBND"),
        .grounds = TEXT("Bốn quý gần đây tỷ lệ hoạt động được ghi nhận trên cổng tăng đều\nĐề "
                        "nghị của các xã, phường tại hội nghị giao ban quý III"),
        .number = TEXT("38-TTr/TĐTN"),
        .effective = date_of((int)m->year + 1, 1, 1)
    };
    struct plan_change c = { .what = PLAN_CHANGE_TARGET,
                             .target = TARGET_B,
                             .due = date_of(2030, 12, 31),
                             .percent = 85,
                             .why = TEXT("Sát khả năng thực hiện, thúc đẩy cơ sở ghi nhận đủ") };
    if (m->year >= 2030) return ERR_NONE;
    on(cx, m, m->options->as_of - 9);
    return propose(cx, tx, &a, &c);
}

/* ---- all ----------------------------------------------------------------------------------- */

static err read_all(struct ctx *cx, struct tx *tx, void *arg)
{
    struct making *m = arg;
    struct account account = { .login = TEXT("canbo.chi") };
    err e = query_all(cx, tx, &unit_entity, note_unit, m);
    if (!e) e = record_find(cx, tx, &account_entity, "login", &account, &account);
    if (!e) e = query_ref(cx, tx, &grant_entity, "account", account.id, note_grant, m);
    return e;
}

static err write_all(struct ctx *cx, struct tx *tx, void *arg)
{
    struct making m = *(const struct making *)arg; /* may run twice */
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < m.unit_count; i++) e = plan(cx, tx, &m, &m.units[i], i);
    if (!e && !id_is_none(m.top.id)) e = decided(cx, tx, &m);
    if (!e && !id_is_none(m.top.id)) e = waiting(cx, tx, &m);
    return e;
}

err unit_plan_demo(struct ctx *cx, const struct demo_options *options)
{
    struct civil today = date_civil(options->as_of);
    struct making m = { .options = options,
                        .chance = random_seeded(options->seed, "demo unit plans"),
                        .year = today.year,
                        .quarter = (today.month + 2) / 3,
                        .now = cx->now };
    struct random_source ids = random_seeded(options->seed, "demo unit plan ids");
    struct random_source *before = cx->random;
    cx->random = &ids;
    err e = db_read(cx, read_all, &m);
    if (!e) e = db_write(cx, write_all, &m);
    cx->random = before;
    cx->now = m.now;
    return e;
}
