/* SPDX-License-Identifier: MIT
 * filing_demo: duties first, then what they make by the ordinary way as of the demo's day, then
 * what became of it. Older reports came on paper; of the last month some came here. Reports that
 * were kept here have no files: they are made when somebody asks. */
#include "filing_demo.h"

#include "filing_due.h"
#include "filing_move.h"

enum { MONTHS_BACK = 6, LATE_PERCENT = 9, MISSED_PERCENT = 3, BACK_DAYS = 3 };

struct making {
    const struct demo_options *options;
    struct random_source chance;
    id root, home, officer; /* home: where the officer of the log-ins works */
    id above;               /* of home */
    int beside;             /* how many communes beside it have had their part */
    struct report_filing *filings;
    size_t count, room;
};

/* ---- what there is --------------------------------------------------------------------------- */

static enum kv_go note_grant(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct grant *g = record;
    struct making *m = arg;
    (void)cx, (void)tx, (void)failure;
    if (g->role == ROLE_PROVINCE_ADMIN) m->root = g->unit;
    if (g->role != ROLE_UNIT_OFFICER) return KV_MORE;
    m->home = g->unit;
    m->officer = g->account;
    return KV_MORE;
}

static enum kv_go note_filing(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct making *m = arg;
    (void)tx, (void)failure;
    if (m->count == m->room) {
        size_t room = m->room ? m->room * 2 : 256;
        struct report_filing *more = ARENA_ARRAY(cx->arena, room, struct report_filing);
        if (m->count) memcpy(more, m->filings, m->count * sizeof(*more));
        m->filings = more;
        m->room = room;
    }
    m->filings[m->count++] = *(const struct report_filing *)record;
    return KV_MORE;
}

static err read_grants(struct ctx *cx, struct tx *tx, void *arg)
{
    struct making *m = arg;
    struct unit home;
    err e = query_all(cx, tx, &grant_entity, note_grant, m);
    if (e || id_is_none(m->home)) return e;
    e = record_get(cx, tx, &unit_entity, m->home, &home);
    if (!e) m->above = home.parent;
    return e;
}

static err read_filings(struct ctx *cx, struct tx *tx, void *arg)
{
    struct making *m = arg;
    m->count = 0;
    return query_all(cx, tx, &report_filing_entity, note_filing, m);
}

/* ---- duties ---------------------------------------------------------------------------------- */

static err write_duties(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct making *m = arg;
    struct civil c = date_civil(m->options->as_of);
    int n = c.year * 12 + c.month - 1 - MONTHS_BACK;
    date from = date_of(n / 12, n % 12 + 1, 1);
    const text basis = TEXT("Hướng dẫn chế độ thông tin, báo cáo của Tỉnh đoàn");
    const struct report_duty rows[] = {
        { .level = FILING_COMMUNES, .kind = REPORT_MONTH, .months_after = 1, .day = 5 },
        { .level = FILING_COMMUNES, .kind = REPORT_HALF, .months_after = 0, .day = 20 },
        { .level = FILING_COMMUNES, .kind = REPORT_YEAR, .months_after = 0, .day = 10 },
        { .level = FILING_AREAS, .kind = REPORT_QUARTER, .months_after = 1, .day = 10 },
        { .level = FILING_AREAS, .kind = REPORT_YEAR, .months_after = 0, .day = 20 },
    };
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < COUNT_OF(rows); i++) {
        struct report_duty d = rows[i];
        d.unit = m->root;
        d.from = from;
        d.basis = basis;
        e = record_create(cx, tx, &report_duty_entity, &d);
    }
    return e;
}

/* ---- what became of them --------------------------------------------------------------------- */

static err step(struct ctx *cx, struct tx *tx, const struct report_filing *f, int32_t action,
                instant at, text reason)
{
    bool of_unit = action == FILING_SUBMIT;
    struct report_move m = { .filing = f->id,
                             .action = action,
                             .unit = of_unit ? f->unit : f->to,
                             .account = of_unit ? f->submitted_by : ID_NONE,
                             .at = at,
                             .reason = reason,
                             .report = f->report,
                             .turn = f->turn };
    return record_create(cx, tx, &report_move_entity, &m);
}

static err on_paper(struct ctx *cx, struct tx *tx, struct making *m, struct report_filing *f,
                    date came)
{
    f->state = FILING_ACCEPTED;
    f->paper = text_format(cx->arena, "%02d-BC/ĐTN", (int)random_below(&m->chance, 60) + 1);
    f->paper_on = came;
    f->late = came > f->due;
    f->decided = instant_at(came, 600);
    err e = record_update(cx, tx, &report_filing_entity, f);
    return e ? e : step(cx, tx, f, FILING_PAPER, f->decided, (text){ 0 });
}

static err put_report(struct ctx *cx, struct tx *tx, struct report_filing *f, int32_t state)
{
    struct plan_report r = {
        .unit = f->unit,
        .kind = f->kind,
        .year = f->year,
        .part = f->part,
        .results =
            TEXT("- Duy trì Ngày thứ bảy tình nguyện, giúp bà con làm hồ sơ dịch vụ công trực "
                 "tuyến.\n- Ra quân dọn vệ sinh đường thôn, trồng cây ở nhà văn hóa."),
        .difficulties = TEXT("Vào mùa thu hoạch cà phê nên huy động đông người còn khó."),
        .tasks = TEXT("- Giúp hộ chính sách, neo đơn thu hái cà phê.\n- Tập huấn đội trưởng mới."),
        .proposals = TEXT("Đề nghị cấp thêm áo và dụng cụ cho đội xung kích."),
        .addressees = record_title(cx, tx, &unit_entity, f->to),
        .recipients = TEXT("Như trên"),
        .office = TEXT("BÍ THƯ"),
        .state = state
    };
    if (state != REPORT_DRAFT) r.kept = f->submitted;
    if (state != REPORT_DRAFT) r.counted_on = instant_date(f->submitted);
    err e = record_create(cx, tx, &plan_report_entity, &r);
    f->report = r.id;
    return e;
}

static err handed_in(struct ctx *cx, struct tx *tx, struct report_filing *f, date came)
{
    f->state = FILING_SUBMITTED;
    f->submitted = instant_at(came, 945);
    f->late = came > f->due;
    f->turn = 1;
    err e = put_report(cx, tx, f, REPORT_KEPT);
    if (!e) e = record_update(cx, tx, &report_filing_entity, f);
    return e ? e : step(cx, tx, f, FILING_SUBMIT, f->submitted, (text){ 0 });
}

static err accepted(struct ctx *cx, struct tx *tx, struct report_filing *f, date came)
{
    err e = handed_in(cx, tx, f, came);
    f->state = FILING_ACCEPTED;
    f->decided = instant_at(came + 1, 500);
    if (!e) e = record_update(cx, tx, &report_filing_entity, f);
    return e ? e : step(cx, tx, f, FILING_ACCEPT, f->decided, (text){ 0 });
}

static err given_back(struct ctx *cx, struct tx *tx, const struct making *m,
                      struct report_filing *f, date came)
{
    err e = handed_in(cx, tx, f, came);
    f->reason =
        TEXT("Chưa nêu kết quả Ngày thứ bảy tình nguyện theo từng thôn; phần nhiệm vụ tháng "
             "tới còn thiếu thời gian thực hiện. Đề nghị bổ sung rồi nộp lại.");
    f->submitted_by = m->officer;
    f->decided = instant_at(m->options->as_of - 2, 1000);
    if (!e) e = step(cx, tx, f, FILING_RETURN, f->decided, f->reason);
    struct plan_report r = { 0 };
    if (!e) e = record_get(cx, tx, &plan_report_entity, f->report, &r);
    r.state = REPORT_GIVEN_BACK;
    if (!e) e = record_update(cx, tx, &plan_report_entity, &r);
    f->state = FILING_RETURNED;
    f->back_by = m->options->as_of + BACK_DAYS;
    if (!e) e = put_report(cx, tx, f, REPORT_DRAFT);
    return e ? e : record_update(cx, tx, &report_filing_entity, f);
}

static bool is_last_month(const struct making *m, const struct report_filing *f)
{
    return f->kind == REPORT_MONTH && f->due + 31 >= m->options->as_of;
}

/* Of the last month: home was given its report back; of the communes beside it the first waits to
 * be received, the second was accepted, the third has handed in nothing. */
static err last_month(struct ctx *cx, struct tx *tx, struct making *m, struct report_filing *f)
{
    if (id_equal(f->unit, m->home)) return given_back(cx, tx, m, f, f->due - 1);
    switch (m->beside++) {
    case 0:
        return handed_in(cx, tx, f, f->due);
    case 1:
        return accepted(cx, tx, f, f->due - 2);
    case 2:
        return ERR_NONE;
    default:
        return on_paper(cx, tx, m, f, f->due + 2);
    }
}

static err settle(struct ctx *cx, struct tx *tx, struct making *m, struct report_filing *f)
{
    date today = m->options->as_of;
    bool beside = id_equal(f->to, m->above);
    if (f->due >= today) return ERR_NONE;
    if (beside && is_last_month(m, f)) return last_month(cx, tx, m, f);
    uint32_t drawn = random_below(&m->chance, 100);
    if (id_equal(f->unit, m->home)) drawn = 50;
    if (drawn < MISSED_PERCENT) return ERR_NONE;
    date came = f->due - (date)random_below(&m->chance, 4);
    if (drawn < MISSED_PERCENT + LATE_PERCENT)
        came = f->due + 1 + (date)random_below(&m->chance, 6);
    return on_paper(cx, tx, m, f, came < today ? came : today - 1);
}

static err write_all(struct ctx *cx, struct tx *tx, void *arg)
{
    struct making m = *(const struct making *)arg; /* chance begins anew when it is run again */
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < m.count; i++) {
        struct report_filing f = m.filings[i];
        e = settle(cx, tx, &m, &f);
    }
    return e;
}

err plan_filing_demo(struct ctx *cx, const struct demo_options *options)
{
    struct making m = { .options = options,
                        .chance = random_seeded(options->seed, "demo filings") };
    struct random_source ids = random_seeded(options->seed, "demo filings ids");
    struct random_source *before = cx->random;
    instant now = cx->now;
    int64_t made = 0;
    cx->random = &ids;
    cx->now = instant_at(options->as_of, 480);
    err e = db_read(cx, read_grants, &m);
    if (!e) e = db_write(cx, write_duties, &m);
    if (!e) e = filing_make_due(cx, &made);
    if (!e) e = db_read(cx, read_filings, &m);
    if (!e) e = db_write(cx, write_all, &m);
    cx->random = before;
    cx->now = now;
    return e;
}
