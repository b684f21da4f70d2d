/* SPDX-License-Identifier: MIT
 * report_record: the table of reports. Periods follow from kind, year and part; a kept report never
 * changes and never goes. */
#include "report.h"

static const struct term kinds[] = {
    { REPORT_MONTH, "month", "Báo cáo tháng", "Monthly report" },
    { REPORT_QUARTER, "quarter", "Báo cáo quý", "Quarterly report" },
    { REPORT_YEAR, "year", "Báo cáo năm", "Yearly report" },
    { REPORT_INTERIM, "interim_2025", "Sơ kết đến năm 2025", "Interim review to 2025" },
    { REPORT_FINAL, "final_2030", "Tổng kết đến năm 2030", "Final review to 2030" },
    { REPORT_HALF, "half", "Báo cáo sáu tháng", "Half-yearly report" },
    { REPORT_TABLE, "table", "Bảng số liệu", "A table of figures" },
    { 0 },
};
static const struct term states[] = {
    { REPORT_DRAFT, "draft", "Bản thảo", "Draft" },
    { REPORT_KEPT, "kept", "Đã chốt", "Kept" },
    { REPORT_GIVEN_BACK, "given_back", "Bị trả lại", "Given back" },
    { 0 },
};
static const struct term rows[] = {
    { REPORT_BY_UNIT, "unit", "Từng đơn vị", "By unit" },
    { REPORT_BY_MONTH, "month", "Từng tháng", "By month" },
    { REPORT_BY_QUARTER, "quarter", "Từng quý", "By quarter" },
    { REPORT_BY_YEAR, "year", "Từng năm", "By year" },
    { 0 },
};
static const struct term forms[] = {
    { REPORT_PDF, "pdf", "PDF", "PDF" },
    { REPORT_DOCX, "docx", "Word", "Word" },
    { REPORT_XLSX, "xlsx", "Excel", "Excel" },
    { 0 },
};
static const struct vocabulary kind_vocabulary = { "report_kind", "Loại báo cáo", "Kind of report",
                                                   kinds };
static const struct vocabulary state_vocabulary = { "report_state", "Trạng thái", "State", states };
const struct vocabulary report_by_vocabulary = { "report_by", "Hàng của bảng", "Rows", rows };
const struct vocabulary report_form_vocabulary = { "report_form", "Dạng tệp", "Kind of file",
                                                   forms };

#define OWN_WORDS .max = 8000
#define OF_PAPER .max = 200

static const struct field report_fields[] = {
    FIELD(1, struct plan_report, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị báo cáo", .label_en = "Reporting unit"),
    FIELD(2, struct plan_report, kind, ENUM, REQUIRED | INDEXED, .terms = &kind_vocabulary,
          .label = "Loại", .label_en = "Kind"),
    FIELD(3, struct plan_report, year, INT, INDEXED, .min = 2020, .max = 2100, .label = "Năm",
          .label_en = "Year"),
    FIELD(4, struct plan_report, part, INT, 0, .min = 1, .max = 12, .label = "Tháng, quý, nửa năm",
          .label_en = "Month, quarter or half"),
    FIELD(5, struct plan_report, from, DATE, 0, .label = "Từ ngày", .label_en = "From"),
    FIELD(6, struct plan_report, until, DATE, INDEXED, .label = "Đến ngày", .label_en = "Until"),
    FIELD(7, struct plan_report, title, TEXT, 0, .max = 300, .label = "Tên bảng",
          .label_en = "Title of the table"),
    FIELD(8, struct plan_report, measures, TEXT, 0, .max = 300, .label = "Các cột",
          .label_en = "Columns", .help = "Tên phép đo và chỉ tiêu a, b, c, d, cách nhau dấu phẩy",
          .help_en = "Names of measures and targets a to d, with commas between"),
    FIELD(9, struct plan_report, by, ENUM, 0, .terms = &report_by_vocabulary,
          .label = "Mỗi hàng là", .label_en = "A row for each"),
    FIELD(10, struct plan_report, results, TEXT, LINES, OWN_WORDS, .label = "Đánh giá kết quả",
          .label_en = "Judgement of the results"),
    FIELD(11, struct plan_report, difficulties, TEXT, LINES, OWN_WORDS,
          .label = "Khó khăn, nguyên nhân", .label_en = "Difficulties and their causes"),
    FIELD(12, struct plan_report, tasks, TEXT, LINES, OWN_WORDS, .label = "Nhiệm vụ thời gian tới",
          .label_en = "What comes next"),
    FIELD(13, struct plan_report, proposals, TEXT, LINES, OWN_WORDS, .label = "Kiến nghị, đề xuất",
          .label_en = "Proposals"),
    FIELD(14, struct plan_report, number, INT, 0, .min = 1, .max = 99999, .label = "Số văn bản",
          .label_en = "Number", .help = "Để trống thì chừa chỗ cho văn thư ghi",
          .help_en = "Left empty, room is left for the clerk"),
    FIELD(15, struct plan_report, department, TEXT, 0, .max = 40, .label = "Ban soạn thảo",
          .label_en = "Department", .help = "Chữ viết tắt sau ký hiệu đơn vị: PT",
          .help_en = "Its letters after the unit's: PT"),
    FIELD(16, struct plan_report, day, DATE, 0, .label = "Ngày ban hành",
          .label_en = "Day of issue"),
    FIELD(17, struct plan_report, addressees, TEXT, LINES, .max = 1000, .label = "Kính gửi",
          .label_en = "Addressed to"),
    FIELD(18, struct plan_report, recipients, TEXT, LINES, .max = 1000, .label = "Nơi nhận",
          .label_en = "Sent to", .help = "Mỗi dòng một nơi", .help_en = "One a line"),
    FIELD(19, struct plan_report, kept_by, TEXT, 0, OF_PAPER, .label = "Lưu", .label_en = "Filed"),
    FIELD(20, struct plan_report, power, TEXT, LINES, OF_PAPER, .label = "Thay mặt",
          .label_en = "On behalf of", .help = "TM. BAN THƯỜNG VỤ", .help_en = "TM. BAN THƯỜNG VỤ"),
    FIELD(21, struct plan_report, office, TEXT, 0, OF_PAPER, .label = "Chức vụ người ký",
          .label_en = "Office of who signs"),
    FIELD(22, struct plan_report, signer, TEXT, 0, OF_PAPER, .label = "Họ tên người ký",
          .label_en = "Who signs"),
    FIELD(23, struct plan_report, state, ENUM, READ_ONLY | INDEXED, .terms = &state_vocabulary,
          .label = "Trạng thái", .label_en = "State"),
    FIELD(24, struct plan_report, kept, TIME, READ_ONLY, .label = "Chốt lúc",
          .label_en = "Kept at"),
    FIELD(25, struct plan_report, counted_on, DATE, READ_ONLY, .label = "Số liệu tính đến",
          .label_en = "Figures as of"),
    FIELD(26, struct plan_report, pdf, HASH, READ_ONLY | STORED, .label = "Tệp PDF",
          .label_en = "PDF"),
    FIELD(27, struct plan_report, docx, HASH, READ_ONLY | STORED, .label = "Tệp Word",
          .label_en = "Word file"),
    FIELD(28, struct plan_report, xlsx, HASH, READ_ONLY | STORED, .label = "Tệp Excel",
          .label_en = "Excel file"),
    FIELD(29, struct plan_report, figures, HASH, READ_ONLY | STORED, .label = "Các số liệu",
          .label_en = "Its figures"),
    FIELD(30, struct plan_report, key, TEXT, UNIQUE | READ_ONLY, .max = 80, .label = "Khóa",
          .label_en = "Key"),
    { 0 },
};

/* ---- periods --------------------------------------------------------------------------------- */

enum { MONTHS = 12, QUARTERS = 4, HALVES = 2, PLAN_YEAR_FIRST = 2023 };

static date month_begins(int64_t year, int64_t month)
{
    int64_t n = year * MONTHS + month - 1;
    return date_of((int)(n / MONTHS), (int)(n % MONTHS) + 1, 1);
}

/* `count` months from the first of `month` on. */
static void of_months(struct plan_report *r, int64_t month, int64_t count)
{
    r->from = month_begins(r->year, month);
    r->until = month_begins(r->year, month + count) - 1;
}

static void of_the_plan(struct plan_report *r, int64_t year)
{
    r->year = year;
    r->part = 0;
    r->from = date_of(PLAN_YEAR_FIRST, 9, 29); /* the day of Plan 630/KH-UBND */
    r->until = date_of((int)year, 12, 31);
}

static void say_period(struct ctx *cx, struct plan_report *r)
{
    int64_t most = r->kind == REPORT_MONTH ? MONTHS : r->kind == REPORT_HALF ? HALVES : QUARTERS;
    bool parted = r->kind == REPORT_MONTH || r->kind == REPORT_QUARTER || r->kind == REPORT_HALF;
    if (r->kind == REPORT_INTERIM) of_the_plan(r, 2025);
    if (r->kind == REPORT_FINAL) of_the_plan(r, 2030);
    if ((parted || r->kind == REPORT_YEAR) && !r->year)
        ctx_flaw(cx, "/year", "required", SAY("Hãy ghi năm", "Say which year"));
    if (parted && (r->part < 1 || r->part > most))
        ctx_flaw(cx, "/part", "range",
                 SAY("Hãy ghi tháng, quý hoặc nửa năm", "Say which month, quarter or half"));
    if (cx->error) return;
    if (r->kind == REPORT_MONTH) of_months(r, r->part, 1);
    if (r->kind == REPORT_QUARTER) of_months(r, r->part * 3 - 2, 3);
    if (r->kind == REPORT_HALF) of_months(r, r->part * 6 - 5, 6);
    if (r->kind == REPORT_YEAR) of_months(r, 1, MONTHS);
    if (r->kind == REPORT_YEAR) r->part = 0;
}

static bool is_column(const struct ctx *cx, text name)
{
    if (name.size == 1 && name.data[0] >= 'a' && name.data[0] <= 'd') return true;
    for (size_t i = 0; i < ctx_measure_count(cx); i++)
        if (text_equal_z(name, ctx_measure(cx, i)->name)) return true;
    return false;
}

static void check_columns(struct ctx *cx, text measures)
{
    if (text_is_empty(measures))
        ctx_flaw(cx, "/measures", "required", SAY("Hãy chọn ít nhất một cột", "Choose a column"));
    while (!text_is_empty(measures)) {
        text name = text_trim(text_cut(&measures, ','));
        if (text_is_empty(name) || is_column(cx, name)) continue;
        ctx_flaw(cx, "/measures", "unknown",
                 SAY("Không có phép đo “%.*s”", "There is no measure “%.*s”"), TEXT_ARGS(name));
    }
}

static void check_table(struct ctx *cx, struct plan_report *r)
{
    if (r->kind != REPORT_TABLE) return;
    if (!r->by) r->by = REPORT_BY_UNIT;
    if (text_is_empty(r->title))
        ctx_flaw(cx, "/title", "required", SAY("Hãy đặt tên bảng", "Name the table"));
    check_columns(cx, r->measures);
    if (!r->from || !r->until || r->from > r->until)
        ctx_flaw(cx, "/until", "range",
                 SAY("Ngày đầu phải trước ngày cuối", "The first day comes before the last"));
    else
        r->year = date_civil(r->until).year;
}

static err refuse_kept(struct ctx *cx)
{
    return ctx_fail(
        cx, ERR_CONFLICT, NULL, "kept",
        SAY("Báo cáo đã chốt không sửa, không xóa được", "A kept report neither changes nor goes"));
}

static err report_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    const struct plan_report *old = before;
    struct plan_report *r = record;
    (void)tx;
    bool given_back = r->state == REPORT_GIVEN_BACK; /* by code only: the field is read-only */
    if (old && old->state != REPORT_DRAFT && !(given_back && old->state == REPORT_KEPT))
        return refuse_kept(cx);
    if (!r->state) r->state = REPORT_DRAFT;
    say_period(cx, r);
    check_table(cx, r);
    if (cx->error) return cx->error;
    text unit = id_text(cx->arena, r->unit);
    r->key = r->state == REPORT_KEPT && r->number
                 ? text_format(cx->arena, "%.*s/%d/%lld", TEXT_ARGS(unit),
                               date_civil(r->day ? r->day : instant_date(r->kept)).year,
                               (long long)r->number)
                 : TEXT("");
    return ERR_NONE;
}

static err report_removing(struct ctx *cx, struct tx *tx, const void *record)
{
    const struct plan_report *r = record;
    (void)tx;
    return r->state != REPORT_DRAFT ? refuse_kept(cx) : ERR_NONE;
}

const struct entity plan_report_entity = {
    "plan_report",
    "Báo cáo kế hoạch",
    sizeof(struct plan_report),
    report_fields,
    .number = 360,
    .label_en = "Report of the plan",
    .check = report_check,
    .removing = report_removing,
    .read = "plan.read",
    .write = "plan_report.write",
    .scope = "unit",
    .sort = "until",
    .help = "Báo cáo tháng, quý, năm, sơ kết, tổng kết và bảng số liệu; đã chốt thì giữ nguyên.",
    .help_en =
        "Reports by month, quarter, year, for review, and tables; kept ones stay as they are.",
};
