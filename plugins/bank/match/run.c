/* SPDX-License-Identifier: MIT
 * run: the table of bulk matchings, and how a wish becomes one. */
#include "run_rule.h"

#include <stdlib.h>

enum { DAYS_USUAL = 14, SHIFTS_USUAL = 2, SHIFTS_MOST = 14 };

static const struct term state_rows[] = {
    { RUN_WAITING, "waiting", "Đang chờ", "Waiting" },
    { RUN_RUNNING, "running", "Đang ghép", "Matching" },
    { RUN_READY, "ready", "Có kết quả", "Has a result" },
    { RUN_APPLYING, "applying", "Đang áp dụng", "Being applied" },
    { RUN_APPLIED, "applied", "Đã áp dụng", "Applied" },
    { RUN_UNDOING, "undoing", "Đang hoàn tác", "Being undone" },
    { RUN_UNDONE, "undone", "Đã hoàn tác", "Undone" },
    { RUN_FAILED, "failed", "Không ghép được", "Failed" },
    { 0 },
};
const struct vocabulary match_run_state_vocabulary = { "match_run_state", "Trạng thái", "State",
                                                       state_rows };

static const struct field run_fields[] = {
    FIELD(1, struct match_run, title, TEXT, INDEXED | SEARCHED, .max = 120,
          .label = "Tên lượt ghép", .label_en = "Name"),
    FIELD(2, struct match_run, unit, REF, REQUIRED | INDEXED, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit"),
    FIELD(3, struct match_run, campaign, REF, INDEXED, .target = "campaign",
          .label = "Chỉ chiến dịch", .label_en = "Only the campaign",
          .help = "Để trống: mọi chiến dịch của đơn vị và các đơn vị dưới.",
          .help_en = "Empty: every campaign of the unit and those below."),
    FIELD(4, struct match_run, from, DATE, 0, .label = "Từ ngày", .label_en = "From"),
    FIELD(5, struct match_run, to, DATE, 0, .label = "Đến ngày", .label_en = "To"),
    FIELD(6, struct match_run, max_shifts, INT, 0, .min = 0, .max = SHIFTS_MOST,
          .label = "Mỗi người nhiều nhất mấy ca", .label_en = "Most shifts for one person"),
    FIELD(7, struct match_run, own_people, BOOL, 0, .label = "Chỉ người của đơn vị",
          .label_en = "Only people of the unit"),
    FIELD(8, struct match_run, without_rules, BOOL, 0,
          .label = "Chỉ dùng điểm gốc, không dùng quy tắc của cụm",
          .label_en = "Base scores only, without the areas' rules"),
    FIELD(9, struct match_run, stability, INT, 0, .min = 0, .max = 2000,
          .label = "Điểm giữ nguyên chỗ của lượt trước (phần trăm điểm)",
          .label_en = "Points for keeping the place of the run before (hundredths)"),
    FIELD(10, struct match_run, seed, INT, 0, .min = 0, .max = INT32_MAX,
          .label = "Số bốc thăm khi bằng điểm", .label_en = "Seed of the lots among equals"),
    FIELD(11, struct match_run, state, ENUM, REQUIRED | INDEXED | READ_ONLY,
          .terms = &match_run_state_vocabulary, .label = "Trạng thái", .label_en = "State"),
    FIELD(12, struct match_run, job, REF, READ_ONLY, .target = "job", .label = "Công việc",
          .label_en = "Job"),
    FIELD(13, struct match_run, before, REF, READ_ONLY, .target = "match_run",
          .label = "So với lượt", .label_en = "Compared with"),
    FIELD(14, struct match_run, people, INT, READ_ONLY, .label = "Người", .label_en = "People"),
    FIELD(15, struct match_run, shifts, INT, READ_ONLY, .label = "Ca", .label_en = "Shifts"),
    FIELD(16, struct match_run, seats, INT, READ_ONLY, .label = "Chỗ", .label_en = "Seats"),
    FIELD(17, struct match_run, minimum, INT, READ_ONLY, .label = "Chỗ tối thiểu",
          .label_en = "Seats at least"),
    FIELD(18, struct match_run, locked, INT, READ_ONLY, .label = "Đã nhận từ trước",
          .label_en = "Confirmed before"),
    FIELD(19, struct match_run, pairs, INT, READ_ONLY, .label = "Cặp đủ điều kiện",
          .label_en = "Eligible pairs"),
    FIELD(20, struct match_run, faults, INT, READ_ONLY, .label = "Cặp quy tắc bị lỗi",
          .label_en = "Pairs whose rule failed"),
    FIELD(21, struct match_run, assigned, INT, READ_ONLY, .label = "Chỗ đã ghép",
          .label_en = "Seats filled"),
    FIELD(22, struct match_run, unmet, INT, READ_ONLY, .label = "Còn thiếu so với tối thiểu",
          .label_en = "Below the minimum"),
    FIELD(23, struct match_run, moved, INT, READ_ONLY, .label = "Đổi chỗ so với lượt trước",
          .label_en = "Moved since the run before"),
    FIELD(24, struct match_run, objective, INT, READ_ONLY, .label = "Tổng điểm (phần trăm điểm)",
          .label_en = "Total (hundredths of a point)"),
    FIELD(25, struct match_run, dual, INT, READ_ONLY, .label = "Cận trên đã chứng minh",
          .label_en = "Proved upper bound"),
    FIELD(26, struct match_run, build_ms, INT, READ_ONLY, .label = "Lập bài toán (ms)",
          .label_en = "Building (ms)"),
    FIELD(27, struct match_run, solve_ms, INT, READ_ONLY, .label = "Giải (ms CPU)",
          .label_en = "Solving (ms of CPU)"),
    FIELD(28, struct match_run, digest, TEXT, READ_ONLY, .max = 64, .label = "Dấu của bài toán",
          .label_en = "Digest of the instance"),
    FIELD(29, struct match_run, made, TIME, REQUIRED | INDEXED | READ_ONLY, .label = "Lúc",
          .label_en = "Made"),
    FIELD(30, struct match_run, ended, TIME, READ_ONLY, .label = "Xong lúc", .label_en = "Ended"),
    FIELD(31, struct match_run, applied, TIME, READ_ONLY, .label = "Áp dụng lúc",
          .label_en = "Applied"),
    FIELD(32, struct match_run, applied_by, REF, READ_ONLY, .target = "account",
          .label = "Người áp dụng", .label_en = "Applied by"),
    FIELD(33, struct match_run, overlap, BOOL, 0,
          .label = "Cho phép nhiều ca không trùng giờ trong một ngày",
          .label_en = "Allow several shifts a day that do not overlap"),
    FIELD(34, struct match_run, stopped, BOOL, READ_ONLY, .label = "Dừng trước khi giải xong",
          .label_en = "Stopped before it was solved"),
    FIELD(35, struct match_run, rule_version, REF, 0, .target = "rule_version",
          .label = "Theo phiên bản quy tắc", .label_en = "By the rule version",
          .help = "Cho việc của đơn vị có quy tắc ấy và các đơn vị dưới. Để trống: quy tắc mà từng "
                  "chiến dịch đang theo.",
          .help_en = "For openings of the unit whose rule it is and those below. Empty: what each "
                     "campaign goes by."),
    { 0 }
};

static err run_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    (void)tx;
    (void)before;
    struct match_run *r = record;
    struct civil from = date_civil(r->from), to = date_civil(r->to);
    if (text_is_empty(text_trim(r->title)))
        r->title = text_format(cx->arena, "Ghép %d/%d – %d/%d/%d", from.day, from.month, to.day,
                               to.month, to.year);
    return ERR_NONE;
}

const struct entity match_run_entity = {
    "match_run",
    "Lượt ghép",
    sizeof(struct match_run),
    run_fields,
    .number = 115,
    .label_en = "Bulk matching",
    .check = run_check,
    .read = "signup.read",
    .scope = "unit",
    .title = "title",
    .sort = "made",
    .help = "Một lần ghép hàng loạt người vào ca, với kết quả và chứng nhận tối ưu.",
    .help_en = "One bulk matching of people with shifts, with its result and proof of optimality.",
};

#define OF_RUN(num, member, ...)                                                                   \
    LIKE(num, struct match_wish, member, run_fields, member, __VA_ARGS__)

const struct field match_wish_fields[] = {
    OF_RUN(1, title, 0),
    OF_RUN(2, unit, REQUIRED),
    OF_RUN(3, campaign, 0),
    OF_RUN(4, from, 0),
    OF_RUN(5, to, 0),
    OF_RUN(6, max_shifts, 0),
    OF_RUN(7, own_people, 0),
    OF_RUN(8, without_rules, 0),
    OF_RUN(9, stability, 0),
    OF_RUN(10, seed, 0),
    OF_RUN(11, overlap, 0),
    OF_RUN(12, rule_version, 0),
    { 0 },
};

static err check_days(struct ctx *cx, const struct match_run *r)
{
    if (r->from < instant_date(cx->now))
        ctx_flaw(cx, "/from", "past", SAY("Ngày bắt đầu đã qua", "The first day has passed"));
    if (r->to < r->from)
        ctx_flaw(cx, "/to", "order",
                 SAY("Ngày cuối phải sau ngày đầu", "The last day must come after the first"));
    if (r->to - r->from >= RUN_DAYS_MAX)
        ctx_flaw(cx, "/to", "long",
                 SAY("Một lượt ghép nhiều nhất %d ngày", "A matching is of at most %d days"),
                 RUN_DAYS_MAX);
    return cx->error;
}

/* The campaign must be one the run's unit is answerable for. */
static err check_campaign(struct ctx *cx, struct tx *tx, const struct match_run *r)
{
    struct campaign campaign;
    if (id_is_none(r->campaign)) return ERR_NONE;
    err e = record_get(cx, tx, &campaign_entity, r->campaign, &campaign);
    if (e || unit_within(cx, tx, campaign.unit, r->unit)) return e;
    return ctx_fail(cx, ERR_INVALID, "/campaign", "unit",
                    SAY("Chiến dịch này không thuộc đơn vị đã chọn",
                        "This campaign is not of the chosen unit"));
}

err match_run_of_wish(struct ctx *cx, struct tx *tx, const struct match_wish *wish,
                      struct match_run *out)
{
    date today = instant_date(cx->now);
    *out = (struct match_run){ .title = wish->title,
                               .unit = wish->unit,
                               .campaign = wish->campaign,
                               .from = wish->from ? wish->from : today,
                               .max_shifts = wish->max_shifts ? wish->max_shifts : SHIFTS_USUAL,
                               .own_people = wish->own_people,
                               .without_rules = wish->without_rules,
                               .stability = wish->stability,
                               .seed = wish->seed,
                               .overlap = wish->overlap,
                               .rule_version = wish->rule_version,
                               .state = RUN_WAITING,
                               .made = cx->now };
    out->to = wish->to ? wish->to : out->from + DAYS_USUAL - 1;
    if (!out->seed) out->seed = (int64_t)random_below(cx->random, INT32_MAX - 1) + 1;
    err e = check_days(cx, out);
    if (!e) e = check_campaign(cx, tx, out);
    return e ? e : run_rule_check(cx, tx, out);
}

static int applied_last_first(const void *x, const void *y)
{
    const struct match_run *a = x;
    const struct match_run *b = y;
    return a->applied > b->applied ? -1 : a->applied < b->applied;
}

err match_runs_applied(struct ctx *cx, struct tx *tx, struct gathered *out)
{
    struct match_run applied = { .state = RUN_APPLIED };
    struct query q = { .entity = &match_run_entity,
                       .filters = { { entity_field(&match_run_entity, "state", 5), QUERY_IS,
                                      &applied, 0 } },
                       .filter_count = 1 };
    *out = (struct gathered){ .most = 0 };
    err e = gather_query(cx, tx, &q, out);
    if (!e && out->count)
        qsort(out->records, out->count, sizeof(struct match_run), applied_last_first);
    return e;
}

struct moving {
    id which;
    int32_t from, to;
    struct match_run *run;
};

static err store_move(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct moving *m = arg;
    err e = record_get(cx, tx, &match_run_entity, m->which, m->run);
    if (e) return e;
    if (m->run->state != m->from) {
        const struct term *is =
            vocabulary_number(&match_run_state_vocabulary, (unsigned)m->run->state);
        return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                        SAY("Lượt ghép đang ở trạng thái «%s%.0s»", "The matching is «%.0s%s»"),
                        is ? is->vi : "", is ? is->en : "");
    }
    m->run->state = m->to;
    return record_update(cx, tx, &match_run_entity, m->run);
}

err match_run_move(struct ctx *cx, id which, int32_t from, int32_t to, struct match_run *out)
{
    struct moving m = { which, from, to, out };
    return db_write(cx, store_move, &m);
}
