/* SPDX-License-Identifier: MIT
 * filing_record: the tables of reports owed and of what became of them. Nothing of them is changed
 * by generic routes but the province's duties. */
#include "filing_move.h"

#include <stdlib.h>

/* ---- words ----------------------------------------------------------------------------------- */

static const struct term level_terms[] = {
    { FILING_AREAS, "area", "Các cụm", "Areas" },
    { FILING_COMMUNES, "commune", "Đoàn xã, phường", "Unions of communes and wards" },
    { FILING_BASES, "base", "Chi đoàn, trường học, cơ quan, lực lượng vũ trang",
      "Branches, schools, agencies, armed forces" },
    { FILING_FEDERATIONS, "federation", "Hội Liên hiệp Thanh niên các cấp", "Youth federations" },
    { 0 },
};
static const struct term period_terms[] = {
    { REPORT_MONTH, "month", "Báo cáo tháng", "Monthly report" },
    { REPORT_QUARTER, "quarter", "Báo cáo quý", "Quarterly report" },
    { REPORT_HALF, "half", "Báo cáo sáu tháng", "Half-yearly report" },
    { REPORT_YEAR, "year", "Báo cáo năm", "Yearly report" },
    { 0 },
};
static const struct term state_terms[] = {
    { FILING_DUE, "due", "Chưa nộp", "Not handed in" },
    { FILING_SUBMITTED, "submitted", "Đã nộp, chờ nhận", "Handed in, not received" },
    { FILING_RETURNED, "returned", "Bị trả lại", "Given back" },
    { FILING_ACCEPTED, "accepted", "Đã nhận", "Accepted" },
    { FILING_WAIVED, "waived", "Được miễn", "Waived" },
    { 0 },
};
static const struct term standing_terms[] = {
    { FILING_OPEN, "open", "Chưa đến hạn", "Not due yet" },
    { FILING_ON_TIME, "on_time", "Đúng hạn", "On time" },
    { FILING_LATE, "late", "Nộp muộn", "Late" },
    { FILING_MISSED, "missed", "Quá hạn, chưa nộp", "Overdue" },
    { FILING_EXCUSED, "excused", "Được miễn", "Waived" },
    { 0 },
};
static const struct term action_terms[] = {
    { FILING_SUBMIT, "submit", "Nộp", "Hand in" },
    { FILING_RECALL, "recall", "Rút lại", "Take back" },
    { FILING_ACCEPT, "accept", "Nhận", "Accept" },
    { FILING_RETURN, "return", "Trả lại", "Give back" },
    { FILING_PAPER, "paper", "Nhận bản giấy", "Received on paper" },
    { FILING_WAIVE, "waive", "Cho miễn", "Waive" },
    { FILING_OBLIGE, "oblige", "Thôi miễn", "No longer waive" },
    { 0 },
};
static const struct vocabulary level_vocabulary = { "filing_level", "Đơn vị phải nộp",
                                                    "Who owes it", level_terms };
const struct vocabulary filing_kind_vocabulary = { "filing_kind", "Loại báo cáo", "Kind of report",
                                                   period_terms };
const struct vocabulary filing_state_vocabulary = { "filing_state", "Trạng thái", "State",
                                                    state_terms };
const struct vocabulary filing_standing_vocabulary = { "filing_standing", "Đúng hạn hay muộn",
                                                       "In time or not", standing_terms };
const struct vocabulary filing_action_vocabulary = { "filing_action", "Bước", "Step",
                                                     action_terms };

/* ---- duties ---------------------------------------------------------------------------------- */

static const struct field duty_fields[] = {
    FIELD(1, struct report_duty, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Nơi quy định", .label_en = "Set by",
          .help = "Áp dụng cho các đơn vị trực thuộc đơn vị này",
          .help_en = "Holds for all units below it"),
    FIELD(2, struct report_duty, level, ENUM, REQUIRED, .terms = &level_vocabulary,
          .label = "Đơn vị phải nộp", .label_en = "Who owes it"),
    FIELD(3, struct report_duty, kind, ENUM, REQUIRED | INDEXED, .terms = &filing_kind_vocabulary,
          .label = "Loại báo cáo", .label_en = "Kind of report"),
    FIELD(4, struct report_duty, day, INT, REQUIRED, .min = 1, .max = 31,
          .label = "Hạn nộp: hết ngày", .label_en = "Due by the end of day",
          .help = "Ngày trong tháng; tháng thiếu ngày thì là ngày cuối tháng",
          .help_en = "Of the month; in shorter months their last"),
    FIELD(5, struct report_duty, months_after, INT, 0, .max = 6,
          .label = "Của tháng thứ mấy sau kỳ", .label_en = "Of which month after the period",
          .help = "0 hoặc để trống: tháng cuối của kỳ; 1: tháng liền sau",
          .help_en = "0 or empty: the period's last month; 1: the one after it"),
    FIELD(6, struct report_duty, from, DATE, REQUIRED, .label = "Từ các kỳ kết thúc sau ngày",
          .label_en = "For periods that end from"),
    FIELD(7, struct report_duty, until, DATE, 0, .label = "Đến các kỳ kết thúc trước ngày",
          .label_en = "For periods that end until"),
    FIELD(8, struct report_duty, basis, TEXT, 0, .max = 200, .label = "Căn cứ",
          .label_en = "By what", .help = "Ví dụ: số, ngày của hướng dẫn",
          .help_en = "For example the number and day of the guidance"),
    { 0 },
};

static err duty_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    const struct report_duty *d = record;
    (void)tx, (void)before;
    if (d->until && d->until < d->from)
        ctx_flaw(cx, "/until", "range",
                 SAY("Ngày cuối phải sau ngày đầu", "The last day comes after the first"));
    return cx->error;
}

/* What people set holds at once; a demo makes its filings itself. */
static err duty_saved(struct ctx *cx, struct tx *tx, const void *before, const void *record)
{
    const struct report_duty *d = record;
    (void)before;
    if (cx->actor.system) return ERR_NONE;
    return job_start(cx, tx, FILING_JOB, d->unit, TEXT("{}"), NULL);
}

const struct entity report_duty_entity = {
    "report_duty",
    "Quy định báo cáo định kỳ",
    sizeof(struct report_duty),
    duty_fields,
    .number = 355,
    .label_en = "Periodic report owed",
    .check = duty_check,
    .saved = duty_saved,
    .read = "plan.read",
    .write = "report_duty.write",
    .scope = "unit",
    .help = "Đơn vị nào phải nộp báo cáo nào, hạn ngày nào.",
    .help_en = "Which units owe which report by which day.",
};

/* ---- filings --------------------------------------------------------------------------------- */

static const struct field filing_fields[] = {
    FIELD(1, struct report_filing, unit, REF, REQUIRED | INDEXED | READ_ONLY, .target = "unit",
          .label = "Đơn vị nộp", .label_en = "Unit"),
    FIELD(2, struct report_filing, to, REF, INDEXED | READ_ONLY, .target = "unit",
          .label = "Nơi nhận", .label_en = "Handed in to"),
    FIELD(3, struct report_filing, duty, REF, READ_ONLY, .target = "report_duty",
          .label = "Theo quy định", .label_en = "Owed by"),
    FIELD(4, struct report_filing, kind, ENUM, REQUIRED | INDEXED | READ_ONLY,
          .terms = &filing_kind_vocabulary, .label = "Loại báo cáo", .label_en = "Kind of report"),
    FIELD(5, struct report_filing, year, INT, REQUIRED | INDEXED | READ_ONLY, .min = 2020,
          .max = 2100, .label = "Năm", .label_en = "Year"),
    FIELD(6, struct report_filing, part, INT, READ_ONLY, .min = 0, .max = 12, .label = "Tháng, quý",
          .label_en = "Month or quarter"),
    FIELD(7, struct report_filing, from, DATE, REQUIRED | READ_ONLY, .label = "Kỳ từ ngày",
          .label_en = "Period from"),
    FIELD(8, struct report_filing, until, DATE, REQUIRED | INDEXED | READ_ONLY,
          .label = "Kỳ đến ngày", .label_en = "Period until"),
    FIELD(9, struct report_filing, due, DATE, REQUIRED | INDEXED | READ_ONLY, .label = "Hạn nộp",
          .label_en = "Due"),
    FIELD(10, struct report_filing, state, ENUM, REQUIRED | INDEXED | READ_ONLY,
          .terms = &filing_state_vocabulary, .label = "Trạng thái", .label_en = "State"),
    FIELD(11, struct report_filing, report, REF, INDEXED | READ_ONLY, .target = "plan_report",
          .label = "Báo cáo", .label_en = "Report"),
    FIELD(12, struct report_filing, submitted, TIME, READ_ONLY, .label = "Nộp lúc",
          .label_en = "Handed in"),
    FIELD(13, struct report_filing, submitted_by, REF, READ_ONLY, .target = "account",
          .label = "Người nộp", .label_en = "Handed in by"),
    FIELD(14, struct report_filing, late, BOOL, READ_ONLY, .label = "Muộn", .label_en = "Late"),
    FIELD(15, struct report_filing, back_by, DATE, READ_ONLY, .label = "Hạn nộp lại",
          .label_en = "To be handed in again by"),
    FIELD(16, struct report_filing, decided, TIME, READ_ONLY, .label = "Xử lý lúc",
          .label_en = "Decided"),
    FIELD(17, struct report_filing, decided_by, REF, READ_ONLY, .target = "account",
          .label = "Người xử lý", .label_en = "Decided by"),
    FIELD(18, struct report_filing, turn, INT, READ_ONLY, .label = "Lần nộp", .label_en = "Turn"),
    FIELD(19, struct report_filing, reason, TEXT, READ_ONLY | LINES, .max = 1000,
          .label = "Lý do trả lại, cho miễn", .label_en = "Why"),
    FIELD(20, struct report_filing, paper, TEXT, READ_ONLY, .max = 80, .label = "Số văn bản giấy",
          .label_en = "Number of the paper"),
    FIELD(21, struct report_filing, paper_on, DATE, READ_ONLY, .label = "Nhận bản giấy ngày",
          .label_en = "Paper received on"),
    FIELD(22, struct report_filing, key, TEXT, UNIQUE | READ_ONLY, .max = 80, .label = "Khóa",
          .label_en = "Key"),
    { 0 },
};

static err filing_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct report_filing *f = record;
    (void)tx, (void)before;
    text unit = id_text(cx->arena, f->unit);
    f->key = text_format(cx->arena, "%.*s/%d/%lld/%lld", TEXT_ARGS(unit), (int)f->kind,
                         (long long)f->year, (long long)f->part);
    return ERR_NONE;
}

const struct entity report_filing_entity = {
    "report_filing",
    "Báo cáo phải nộp",
    sizeof(struct report_filing),
    filing_fields,
    .number = 356,
    .label_en = "Report owed",
    .check = filing_check,
    .read = "plan.read",
    .scope = "unit",
    .sort = "due",
    .help = "Mỗi báo cáo định kỳ một đơn vị phải nộp: hạn, trạng thái, đúng hạn hay muộn.",
    .help_en = "Each periodic report a unit owes: its day, state, and whether it came in time.",
};

/* ---- moves ----------------------------------------------------------------------------------- */

const struct field filing_move_fields[] = {
    FIELD(1, struct report_move, filing, REF, REQUIRED | INDEXED | CASCADE,
          .target = "report_filing", .label = "Báo cáo phải nộp", .label_en = "Report owed"),
    FIELD(2, struct report_move, action, ENUM, REQUIRED, .terms = &filing_action_vocabulary,
          .label = "Bước", .label_en = "Step"),
    FIELD(3, struct report_move, unit, REF, INDEXED, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit"),
    FIELD(4, struct report_move, account, REF, 0, .target = "account", .label = "Người làm",
          .label_en = "By"),
    FIELD(5, struct report_move, at, TIME, REQUIRED, .label = "Lúc", .label_en = "At"),
    FIELD(6, struct report_move, reason, TEXT, LINES, .max = 1000, .label = "Lý do",
          .label_en = "Why", .help = "Phải có khi trả lại hoặc cho miễn; đơn vị nộp đọc được",
          .help_en = "Required to give back and to waive; the unit reads it"),
    FIELD(7, struct report_move, report, REF, 0, .target = "plan_report", .label = "Báo cáo",
          .label_en = "Report"),
    FIELD(8, struct report_move, turn, INT, 0, .label = "Lần nộp", .label_en = "Turn"),
    { 0 },
};

const struct entity report_move_entity = {
    "report_move",
    "Lịch sử nộp báo cáo",
    sizeof(struct report_move),
    filing_move_fields,
    .number = 357,
    .flags = ENTITY_APPEND_ONLY,
    .label_en = "Step of a report",
    .read = "plan.read",
    .scope = "filing.unit",
    .help = "Ai nộp, ai nhận, ai trả lại báo cáo nào, lúc nào, vì sao.",
    .help_en = "Who handed in, accepted or gave back which report, when and why.",
};

/* ---- in time or not -------------------------------------------------------------------------- */

int64_t filing_months(int32_t kind)
{
    switch (kind) {
    case REPORT_MONTH:
        return 1;
    case REPORT_QUARTER:
        return 3;
    case REPORT_HALF:
        return 6;
    default:
        return 12;
    }
}

enum filing_standing filing_stands(const struct report_filing *f, date on)
{
    date came = f->paper_on ? f->paper_on : f->submitted ? instant_date(f->submitted) : 0;
    if (f->state == FILING_WAIVED) return FILING_EXCUSED;
    if (!came || came > on) return on > f->due ? FILING_MISSED : FILING_OPEN;
    bool kept_back = f->state == FILING_RETURNED && f->back_by && on > f->back_by;
    return f->late || kept_back ? FILING_LATE : FILING_ON_TIME;
}

date filing_last_day(const struct report_filing *f)
{
    return f->state == FILING_RETURNED && f->back_by ? f->back_by : f->due;
}

text filing_title(struct ctx *cx, const struct report_filing *f)
{
    static const char *const roman[] = { "", "I", "II", "III", "IV" };
    bool en = cx->lang == LANG_EN;
    long long year = (long long)f->year, part = (long long)f->part;
    switch (f->kind) {
    case REPORT_MONTH:
        return text_format(cx->arena, en ? "Report of month %lld/%lld" : "Báo cáo tháng %lld/%lld",
                           part, year);
    case REPORT_QUARTER:
        return text_format(cx->arena, en ? "Report of quarter %s/%lld" : "Báo cáo quý %s/%lld",
                           roman[part > 0 && part < 5 ? part : 0], year);
    case REPORT_HALF:
        if (en) return text_format(cx->arena, "Report of half-year %lld/%lld", part, year);
        return text_format(cx->arena, "Báo cáo sáu tháng %s năm %lld", part == 1 ? "đầu" : "cuối",
                           year);
    default:
        return text_format(cx->arena, en ? "Report of the year %lld" : "Báo cáo năm %lld", year);
    }
}

/* ---- many ------------------------------------------------------------------------------------ */

struct finding {
    struct filings *out;
    date from, until;
    int32_t kind; /* 0 = any */
    int64_t year, part;
};

static enum kv_go add_filing(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct report_filing *f = record;
    struct finding *to = arg;
    struct filings *all = to->out;
    (void)tx, (void)failure;
    if (f->until < to->from || f->until > to->until) return KV_MORE;
    if (to->kind && (f->kind != to->kind || f->year != to->year || f->part != to->part))
        return KV_MORE;
    if (all->count == all->room) {
        size_t room = all->room ? all->room * 2 : 32;
        struct report_filing *more = ARENA_ARRAY(cx->arena, room, struct report_filing);
        if (all->count) memcpy(more, all->items, all->count * sizeof(*more));
        all->items = more;
        all->room = room;
    }
    all->items[all->count++] = *f;
    return KV_MORE;
}

static int by_period(const void *a, const void *b)
{
    const struct report_filing *x = a;
    const struct report_filing *y = b;
    if (x->until != y->until) return x->until < y->until ? -1 : 1;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    return id_compare(x->unit, y->unit);
}

static err find(struct ctx *cx, struct tx *tx, const char *field, id unit, struct finding *f)
{
    *f->out = (struct filings){ 0 };
    err e = query_ref(cx, tx, &report_filing_entity, field, unit, add_filing, f);
    if (!e && f->out->count) qsort(f->out->items, f->out->count, sizeof(*f->out->items), by_period);
    return e;
}

err filings_of(struct ctx *cx, struct tx *tx, const char *field, id unit, date from, date until,
               struct filings *out)
{
    struct finding f = { .out = out, .from = from, .until = until };
    return find(cx, tx, field, unit, &f);
}

err filings_below(struct ctx *cx, struct tx *tx, id unit, int32_t kind, int64_t year, int64_t part,
                  struct filings *out)
{
    struct finding f = { .out = out,
                         .from = date_of((int)year, 1, 1),
                         .until = date_of((int)year, 12, 31),
                         .kind = kind,
                         .year = year,
                         .part = part };
    return find(cx, tx, "to", unit, &f);
}
