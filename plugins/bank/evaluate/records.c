/* SPDX-License-Identifier: MIT
 * records: the tables of what people add to a year: appeals, work that is no session, notices of
 * absence. A notice counts from when it was received: a volunteer's own is received now, an
 * officer's may have come on paper before. */
#include "round.h"

static const struct term appeal_states[] = {
    { APPEAL_WAITING, "waiting", "Đang chờ phúc tra", "Waiting" },
    { APPEAL_ACCEPTED, "accepted", "Đã điều chỉnh", "Accepted" },
    { APPEAL_REFUSED, "refused", "Giữ nguyên kết quả", "Refused" },
    { 0 },
};
static const struct vocabulary appeal_state_terms = { "appeal_state", "Trạng thái", "State",
                                                      appeal_states };

const struct field appeal_fields[] = {
    FIELD(1, struct appeal, evaluation, REF, REQUIRED | INDEXED | READ_ONLY, .target = "evaluation",
          .label = "Kết quả", .label_en = "Evaluation"),
    FIELD(2, struct appeal, round, REF, REQUIRED | INDEXED | READ_ONLY,
          .target = "evaluation_round", .label = "Đợt đánh giá", .label_en = "Round"),
    FIELD(3, struct appeal, volunteer, REF, REQUIRED | INDEXED | READ_ONLY, .target = "volunteer",
          .label = "Tình nguyện viên", .label_en = "Volunteer"),
    FIELD(4, struct appeal, reason, TEXT, REQUIRED | PERSONAL | LINES, .max = 1000,
          .label = "Vì sao bạn đề nghị phúc tra", .label_en = "Why you ask for a review",
          .help = "Nêu buổi nào, ngày nào, việc nào chưa được tính đúng.",
          .help_en = "Say which session, day or work was not counted rightly."),
    FIELD(5, struct appeal, evidence_name, TEXT, PERSONAL | READ_ONLY, .max = 200,
          .label = "Tên tệp minh chứng", .label_en = "File of evidence"),
    FIELD(6, struct appeal, evidence_type, TEXT, READ_ONLY, .max = 100,
          .label = "Loại tệp minh chứng", .label_en = "Kind of file"),
    FIELD(7, struct appeal, evidence_size, INT, READ_ONLY, .label = "Cỡ tệp (byte)",
          .label_en = "Size (bytes)"),
    FIELD(8, struct appeal, state, ENUM, REQUIRED | INDEXED | READ_ONLY,
          .terms = &appeal_state_terms, .label = "Trạng thái", .label_en = "State"),
    FIELD(9, struct appeal, answer, TEXT, PERSONAL | LINES, .max = 1000, .label = "Trả lời",
          .label_en = "Answer", .help = "Tình nguyện viên sẽ đọc được câu trả lời này.",
          .help_en = "The volunteer will read this."),
    FIELD(10, struct appeal, made, TIME, REQUIRED | INDEXED | READ_ONLY, .label = "Gửi lúc",
          .label_en = "Sent"),
    FIELD(11, struct appeal, decided, TIME, READ_ONLY, .label = "Quyết định lúc",
          .label_en = "Decided"),
    FIELD(12, struct appeal, decided_by, REF, READ_ONLY, .target = "account",
          .label = "Người quyết định", .label_en = "Decided by"),
    FIELD(13, struct appeal, result, REF, READ_ONLY, .target = "evaluation", .label = "Kết quả mới",
          .label_en = "New evaluation"),
    { 0 },
};

const struct entity appeal_entity = {
    "appeal",
    "Đề nghị phúc tra",
    sizeof(struct appeal),
    appeal_fields,
    .number = 119,
    .label_en = "Appeal",
    .read = "evaluate.read",
    .scope = "round.unit",
    .owner = "volunteer.account",
    .person = "volunteer",
    .sort = "made",
    .help = "Tình nguyện viên đề nghị xem lại kết quả đánh giá của mình.",
    .help_en = "A volunteer asks for their evaluation to be looked at again.",
};

/* ---- work that is no session --------------------------------------------------------------- */

static const struct field work_fields[] = {
    FIELD(1, struct recorded_work, volunteer, REF, REQUIRED | INDEXED | CASCADE,
          .target = "volunteer", .label = "Tình nguyện viên", .label_en = "Volunteer"),
    FIELD(2, struct recorded_work, day, DATE, REQUIRED | INDEXED, .label = "Ngày",
          .label_en = "Day"),
    FIELD(3, struct recorded_work, kind, CODE, REQUIRED | PERSONAL,
          .terms = &evaluate_work_vocabulary, .label = "Việc", .label_en = "Kind"),
    FIELD(4, struct recorded_work, amount, INT, 0, .min = 0, .max = 1000000, .label = "Số lượng",
          .label_en = "Amount",
          .help = "Công trình thanh niên: triệu đồng; trực, điều động: giờ; báo cáo: số tháng của "
                  "kỳ (1, 6, 12); còn lại: số lần. Để trống là 1.",
          .help_en =
              "Youth work: million đồng; standby, call-out: hours; report: months it is about "
              "(1, 6, 12); else how many. Empty means 1."),
    FIELD(5, struct recorded_work, accepted, BOOL, 0, .label = "Đã nghiệm thu, đã xác nhận",
          .label_en = "Accepted, confirmed",
          .help = "Công trình thanh niên: có biên bản nghiệm thu của UBND xã.",
          .help_en = "Youth work: the commune's minutes of acceptance exist."),
    FIELD(6, struct recorded_work, note, TEXT, PERSONAL, .max = 300, .label = "Nội dung",
          .label_en = "What it was"),
    FIELD(7, struct recorded_work, evidence, TEXT, REQUIRED | PERSONAL, .max = 300,
          .label = "Minh chứng", .label_en = "Evidence", .help = "Số, ngày của giấy tờ và nơi lưu.",
          .help_en = "Number and date of the paper, and where it is kept."),
    FIELD(8, struct recorded_work, entered_by, REF, READ_ONLY, .target = "account",
          .label = "Người ghi", .label_en = "Entered by"),
    FIELD(9, struct recorded_work, entered, TIME, READ_ONLY, .label = "Ghi lúc",
          .label_en = "Entered"),
    { 0 },
};

static err refuse_future(struct ctx *cx, const char *field, date day)
{
    if (day <= instant_date(cx->now)) return ERR_NONE;
    ctx_flaw(cx, field, "future", SAY("Ngày này chưa tới", "This day has not come yet"));
    return ERR_INVALID;
}

static err work_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    (void)tx;
    struct recorded_work *w = record;
    if (!w->amount) w->amount = 1;
    if (!before && !w->entered) {
        w->entered = cx->now;
        w->entered_by = cx->actor.account;
    }
    return refuse_future(cx, "/day", w->day);
}

const struct entity evaluate_work_entity = {
    "evaluate_work",
    "Việc ghi nhận khác",
    sizeof(struct recorded_work),
    work_fields,
    .number = 120,
    .label_en = "Other recognised work",
    .check = work_check,
    .read = "evaluate.read",
    .write = "evaluate.write",
    .scope = "volunteer.unit",
    .owner = "volunteer.account",
    .person = "volunteer",
    .sort = "day",
    .help = "Việc tính vào năm mà không phải buổi hoạt động: hiến máu, công trình thanh niên, báo "
            "cáo, sáng kiến, trực.",
    .help_en = "What counts in a year and is no session: blood donation, youth works, reports, "
               "innovation, standby.",
};

/* ---- "báo bận" ----------------------------------------------------------------------------- */

static const struct term absence_whys[] = {
    { ABSENCE_HARVEST, "harvest", "Mùa thu hoạch", "Harvest" },
    { ABSENCE_FAMILY, "family", "Việc gia đình", "Family" },
    { ABSENCE_STUDY, "study", "Học, thi", "Study, examinations" },
    { ABSENCE_WORK, "work", "Công tác, làm ca", "Work" },
    { ABSENCE_OTHER, "other", "Việc khác", "Other" },
    { 0 },
};
static const struct vocabulary absence_why_terms = { "absence_why", "Lý do bận", "Why",
                                                     absence_whys };

const struct field absence_notice_fields[] = {
    FIELD(1, struct absence_notice, volunteer, REF, REQUIRED | INDEXED | CASCADE,
          .target = "volunteer", .label = "Tình nguyện viên", .label_en = "Volunteer"),
    FIELD(2, struct absence_notice, from, DATE, REQUIRED | INDEXED, .label = "Bận từ ngày",
          .label_en = "Busy from"),
    FIELD(3, struct absence_notice, until, DATE, REQUIRED, .label = "Đến hết ngày",
          .label_en = "Until"),
    FIELD(4, struct absence_notice, why, ENUM, REQUIRED, .terms = &absence_why_terms, .label = "Vì",
          .label_en = "Because of"),
    FIELD(5, struct absence_notice, reason, TEXT, PERSONAL, .max = 300, .label = "Nói thêm",
          .label_en = "More about it"),
    FIELD(6, struct absence_notice, received, TIME, 0, .label = "Nhận lúc", .label_en = "Received",
          .help = "Giấy báo bận nhận trước đây: ghi lúc nhận. Để trống là bây giờ.",
          .help_en = "A notice on paper: when it came. Empty means now."),
    FIELD(7, struct absence_notice, entered_by, REF, READ_ONLY, .target = "account",
          .label = "Người ghi", .label_en = "Entered by"),
    { 0 },
};

static err notice_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    (void)tx;
    struct absence_notice *n = record;
    enum { LONGEST = 120 };
    if (!n->received) n->received = cx->now;
    if (!before && !access_owns(cx, tx, &absence_notice_entity, n))
        n->entered_by = cx->actor.account;
    if (n->until < n->from)
        ctx_flaw(cx, "/until", "order",
                 SAY("Ngày cuối phải sau ngày đầu", "The last day must come after the first"));
    else if (n->until - n->from >= LONGEST)
        ctx_flaw(cx, "/until", "long",
                 SAY("Mỗi lần báo bận nhiều nhất %d ngày", "One notice is of at most %d days"),
                 LONGEST);
    if (n->received > cx->now)
        ctx_flaw(cx, "/received", "future", SAY("Lúc này chưa tới", "This has not come yet"));
    return cx->error;
}

const struct entity absence_notice_entity = {
    "absence_notice",
    "Báo bận",
    sizeof(struct absence_notice),
    absence_notice_fields,
    .number = 121,
    .label_en = "Absence notice",
    .check = notice_check,
    .read = "evaluate.read",
    .write = "evaluate.write",
    .scope = "volunteer.unit",
    .owner = "volunteer.account",
    .person = "volunteer",
    .sort = "from",
    .help = "Những ngày một người báo trước là bận, ví dụ mùa thu hoạch.",
    .help_en = "Days on which somebody said beforehand that they are busy, for example at harvest.",
};
