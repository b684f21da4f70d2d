/* SPDX-License-Identifier: MIT
 * signup: the table of sign-ups, attendance and credited hours. One sign-up is one person and one
 * shift; the moves between its states are in signup_flow.c, attendance in attend.c, hours in
 * credit.c. Free words about somebody (reasons, notes) are PERSONAL: the journal seals them and
 * erasing clears them. */
#include "bank.h"

static const struct term state_rows[] = {
    { SIGNUP_APPLIED, "applied", "Chờ duyệt", "Waiting for approval" },
    { SIGNUP_INVITED, "invited", "Được mời", "Invited" },
    { SIGNUP_ACCEPTED, "accepted", "Đã nhận", "Accepted" },
    { SIGNUP_WAITING, "waiting", "Danh sách chờ", "Waiting list" },
    { SIGNUP_OFFERED, "offered", "Có chỗ, chờ xác nhận", "Place offered" },
    { SIGNUP_DECLINED, "declined", "Không nhận", "Declined" },
    { SIGNUP_WITHDRAWN, "withdrawn", "Không đi được", "Withdrawn" },
    { SIGNUP_REFUSED, "refused", "Đã từ chối", "Refused" },
    { 0 }
};
static const struct vocabulary state_terms = { "signup_state", "Trạng thái", "State", state_rows };

const struct field signup_fields[] = {
    FIELD(1, struct signup, shift, REF, REQUIRED | INDEXED | CASCADE, .target = "shift",
          .label = "Ca", .label_en = "Shift"),
    FIELD(2, struct signup, opening, REF, REQUIRED | INDEXED, .target = "opening", .label = "Việc",
          .label_en = "Opening"),
    FIELD(3, struct signup, volunteer, REF, REQUIRED | INDEXED | CASCADE, .target = "volunteer",
          .label = "Tình nguyện viên", .label_en = "Volunteer"),
    FIELD(4, struct signup, state, ENUM, REQUIRED | INDEXED, .terms = &state_terms,
          .label = "Trạng thái", .label_en = "State"),
    FIELD(5, struct signup, reason, TEXT, PERSONAL, .max = 300, .label = "Lý do",
          .label_en = "Reason"),
    FIELD(6, struct signup, made, TIME, REQUIRED, .label = "Đăng ký lúc", .label_en = "Made"),
    FIELD(7, struct signup, decided, TIME, 0, .label = "Quyết định lúc", .label_en = "Decided"),
    FIELD(8, struct signup, decided_by, REF, 0, .target = "account", .label = "Người quyết định",
          .label_en = "Decided by"),
    FIELD(9, struct signup, offer_until, TIME, INDEXED, .label = "Giữ chỗ đến",
          .label_en = "Offer until"),
    FIELD(10, struct signup, key, TEXT, UNIQUE | READ_ONLY, .max = 80, .label = "Khóa",
          .label_en = "Key"),
    FIELD(11, struct signup, unchecked, TEXT, PERSONAL, .max = 300,
          .label = "Chứng chỉ chưa kiểm tra", .label_en = "Certificates taken on trust"),
    FIELD(12, struct signup, run, REF, INDEXED | READ_ONLY, .target = "match_run",
          .label = "Lượt ghép", .label_en = "Bulk matching"),
    FIELD(13, struct signup, earlier, ENUM, READ_ONLY, .terms = &state_terms,
          .label = "Trạng thái trước khi ghép", .label_en = "State before the matching"),
    FIELD(14, struct signup, waiver, TEXT, PERSONAL, .max = 300,
          .label = "Nhận khi không có chứng chỉ vì",
          .label_en = "Taken without the certificate because"),
    FIELD(15, struct signup, waived, CODES, READ_ONLY, .terms = &certificate_vocabulary,
          .label = "Chứng chỉ được miễn", .label_en = "Certificates waived"),
    FIELD(16, struct signup, lapsed, CODES, READ_ONLY, .terms = &certificate_vocabulary,
          .label = "Chứng chỉ không còn giá trị vào ngày của ca",
          .label_en = "Certificates not valid on the day"),
    FIELD(17, struct signup, lapsed_at, TIME, READ_ONLY | INDEXED,
          .label = "Thấy không còn giá trị lúc", .label_en = "Found not valid"),
    FIELD(18, struct signup, trainee, BOOL, READ_ONLY, .label = "Đi với tư cách học viên",
          .label_en = "Comes as a trainee"),
    { 0 }
};

static err signup_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    (void)tx;
    (void)before;
    struct signup *s = record;
    s->key = text_format(cx->arena, "%.*s/%.*s", TEXT_ARGS(id_text(cx->arena, s->shift)),
                         TEXT_ARGS(id_text(cx->arena, s->volunteer)));
    return ERR_NONE;
}

const struct entity signup_entity = {
    "signup",
    "Đăng ký",
    sizeof(struct signup),
    signup_fields,
    .number = 110,
    .label_en = "Sign-up",
    .check = signup_check,
    .read = "signup.read",
    .scope = "opening.campaign.unit",
    .owner = "volunteer.account",
    .person = "volunteer",
    .help = "Một người đăng ký một ca.",
    .help_en = "One person's sign-up for one shift.",
};

const struct field attendance_fields[] = {
    FIELD(1, struct attendance, signup, REF, REQUIRED | UNIQUE | CASCADE, .target = "signup",
          .label = "Đăng ký", .label_en = "Sign-up"),
    FIELD(2, struct attendance, shift, REF, REQUIRED | INDEXED, .target = "shift", .label = "Ca",
          .label_en = "Shift"),
    FIELD(3, struct attendance, volunteer, REF, REQUIRED | INDEXED, .target = "volunteer",
          .label = "Tình nguyện viên", .label_en = "Volunteer"),
    FIELD(4, struct attendance, state, ENUM, REQUIRED | INDEXED,
          .terms = &attendance_state_vocabulary, .label = "Điểm danh", .label_en = "Attendance"),
    FIELD(5, struct attendance, evidence, ENUM, REQUIRED, .terms = &evidence_vocabulary,
          .label = "Căn cứ", .label_en = "Evidence"),
    FIELD(6, struct attendance, at, TIME, REQUIRED, .label = "Lúc", .label_en = "At"),
    FIELD(7, struct attendance, late_minutes, INT, 0, .min = 0, .max = 1440, .label = "Muộn (phút)",
          .label_en = "Late (minutes)"),
    FIELD(8, struct attendance, minutes, INT, 0, .min = 0, .max = 1440, .label = "Có mặt (phút)",
          .label_en = "Present (minutes)"),
    FIELD(9, struct attendance, role, CODE, 0, .terms = &shift_role_vocabulary, .label = "Vai trò",
          .label_en = "Role"),
    FIELD(10, struct attendance, marked_by, REF, 0, .target = "account", .label = "Người điểm danh",
          .label_en = "Marked by"),
    FIELD(11, struct attendance, confirmed_by, REF, 0, .target = "account",
          .label = "Người xác nhận thứ hai", .label_en = "Second confirmation"),
    FIELD(12, struct attendance, note, TEXT, PERSONAL, .max = 300, .label = "Ghi chú",
          .label_en = "Note"),
    FIELD(13, struct attendance, entered, TIME, READ_ONLY, .label = "Nhập lúc",
          .label_en = "Entered"),
    { 0 }
};
const struct entity attendance_entity = {
    "attendance",
    "Điểm danh",
    sizeof(struct attendance),
    attendance_fields,
    .number = 111,
    .label_en = "Attendance",
    .read = "signup.read",
    .scope = "shift.opening.campaign.unit",
    .owner = "volunteer.account",
    .person = "volunteer",
    .help = "Có mặt, muộn, vắng ở một ca, kèm căn cứ.",
    .help_en = "Present, late or absent at a shift, with the evidence.",
};

static const struct term credit_rows[] = { { CREDIT_GRANTED, "granted", "Đã ghi nhận", "Granted" },
                                           { CREDIT_DECLINED, "declined", "Không ghi nhận",
                                             "Declined" },
                                           { 0 } };
static const struct vocabulary credit_terms = { "credit_state", "Trạng thái", "State",
                                                credit_rows };

static const struct field credit_fields[] = {
    FIELD(1, struct credit, attendance, REF, REQUIRED | UNIQUE | CASCADE, .target = "attendance",
          .label = "Điểm danh", .label_en = "Attendance"),
    FIELD(2, struct credit, volunteer, REF, REQUIRED | INDEXED, .target = "volunteer",
          .label = "Tình nguyện viên", .label_en = "Volunteer"),
    FIELD(3, struct credit, day, DATE, REQUIRED | INDEXED, .label = "Ngày", .label_en = "Day"),
    FIELD(4, struct credit, hours, INT, 0, .min = 0, .max = 2400, .label = "Giờ (phần trăm)",
          .label_en = "Hours (hundredths)"),
    FIELD(5, struct credit, state, ENUM, REQUIRED | INDEXED, .terms = &credit_terms,
          .label = "Trạng thái", .label_en = "State"),
    FIELD(6, struct credit, evidence, ENUM, REQUIRED, .terms = &evidence_vocabulary,
          .label = "Căn cứ", .label_en = "Evidence"),
    FIELD(7, struct credit, reasons, TEXT, LINES, .max = 8000, .label = "Cách tính",
          .label_en = "Reasons"),
    FIELD(8, struct credit, rule_version, REF, 0, .target = "rule_version", .label = "Quy tắc",
          .label_en = "Rule version"),
    FIELD(9, struct credit, why_declined, TEXT, PERSONAL, .max = 300,
          .label = "Lý do không ghi nhận", .label_en = "Why declined"),
    FIELD(10, struct credit, verdict, REF, READ_ONLY, .target = "verdict", .label = "Biên nhận",
          .label_en = "Receipt"),
    { 0 }
};
const struct entity credit_entity = {
    "credit",
    "Giờ tình nguyện",
    sizeof(struct credit),
    credit_fields,
    .number = 112,
    .label_en = "Credited hours",
    .read = "signup.read",
    .scope = "attendance.shift.opening.campaign.unit",
    .owner = "volunteer.account",
    .person = "volunteer",
    .help = "Số giờ ghi nhận từ một lần điểm danh, do quy tắc bank.credit tính.",
    .help_en = "Hours credited for one attendance, worked out by the rule bank.credit.",
};

static const struct field fire_day_fields[] = {
    FIELD(1, struct fire_day, area, REF, REQUIRED | INDEXED, .target = "unit", .label = "Cụm",
          .label_en = "Area"),
    FIELD(2, struct fire_day, day, DATE, REQUIRED | INDEXED, .label = "Ngày", .label_en = "Day"),
    FIELD(3, struct fire_day, level, INT, REQUIRED, .min = 1, .max = 5,
          .label = "Cấp dự báo cháy rừng (1–5)", .label_en = "Forest-fire danger level (1–5)"),
    { 0 }
};
const struct entity fire_day_entity = {
    "fire_day",
    "Cấp cháy rừng",
    sizeof(struct fire_day),
    fire_day_fields,
    .number = 114,
    .label_en = "Forest-fire danger",
    .read = PUBLIC,
    .write = "campaign.write",
    .scope = "area",
    .help = "Cấp dự báo cháy rừng theo ngày, để quy tắc tính giờ trực.",
    .help_en = "The forest-fire danger of a day, for the rule that credits hours on duty.",
};
