/* SPDX-License-Identifier: MIT
 * register_records: the tables of reviews, their steps and the teams' own yearly reports. None is
 * written by a general form: moves do it. */
#include "team_register.h"

static const struct term state_rows[] = {
    { REVIEW_PLANNED, "planned", "Chờ rà soát", "To be reviewed" },
    { REVIEW_TO_MEND, "to_mend", "Phải khắc phục", "Something to mend" },
    { REVIEW_MENDED, "mended", "Đã báo khắc phục, chờ Mặt trận xem lại", "Said to be mended" },
    { REVIEW_LAWFUL, "lawful", "Hoạt động đúng quy định", "Runs lawfully" },
    { REVIEW_FAILED, "failed", "Không bảo đảm quy định", "Does not run lawfully" },
    { REVIEW_CLOSED, "closed", "Đội đã giải thể", "The team was closed" },
    { 0 },
};
const struct vocabulary review_state_vocabulary = { "team_review_state", "Trạng thái", "State",
                                                    state_rows };

static const struct term action_rows[] = {
    { REVIEW_GUIDE, "guide", "Hướng dẫn", "Guidance" },
    { REVIEW_PASS, "pass", "Kết luận đúng quy định", "Found lawful" },
    { REVIEW_ASK, "ask", "Yêu cầu khắc phục", "Asked to mend" },
    { REVIEW_ANSWER, "answer", "Báo đã khắc phục", "Said to be mended" },
    { REVIEW_FAIL, "fail", "Kết luận không bảo đảm quy định", "Found not lawful" },
    { REVIEW_RESUME, "resume", "Rà soát lại", "Looked at again" },
    { REVIEW_CLOSE, "close", "Giải thể", "Closed" },
    { 0 },
};
const struct vocabulary review_action_vocabulary = { "team_review_action", "Việc", "Action",
                                                     action_rows };

static const struct term mover_rows[] = {
    { REVIEWER_FRONT, "front", "Mặt trận Tổ quốc", "The Fatherland Front" },
    { REVIEWER_UNIT, "unit", "Đơn vị quản lý", "The unit in charge" },
    { REVIEWER_LEADER, "leader", "Người phụ trách đội", "The team's leader" },
    { 0 },
};
const struct vocabulary review_mover_vocabulary = { "team_review_mover", "Ai làm", "Who",
                                                    mover_rows };

static const struct term seen_rows[] = {
    { 1, "basis", "Quyết định thành lập", "Founding decision" },
    { 2, "charter", "Quy chế hoạt động", "Charter" },
    { 3, "members", "Danh sách thành viên, người chưa thành niên", "Members, minors among them" },
    { 4, "activity", "Nội dung hoạt động", "What it does" },
    { 5, "money", "Vận động, thu chi công khai", "Money raised and spent in the open" },
    { 6, "safety", "Bảo đảm an toàn", "Safety" },
    { 7, "publicity", "Trang mạng xã hội, phát ngôn", "Social pages, publicity" },
    { 0 },
};
const struct vocabulary review_seen_vocabulary = { "team_review_seen", "Nội dung đã xem",
                                                   "What was looked at", seen_rows };

const struct field team_review_fields[] = {
    FIELD(1, struct team_review, team, REF, REQUIRED | INDEXED | CASCADE, .target = "team",
          .label = "Đội, nhóm", .label_en = "Team"),
    FIELD(2, struct team_review, front, REF, READ_ONLY | INDEXED, .target = "unit",
          .label = "Cơ quan rà soát", .label_en = "Reviewed by"),
    FIELD(3, struct team_review, year, INT, REQUIRED | INDEXED | READ_ONLY, .min = 2000,
          .max = 2100, .label = "Năm", .label_en = "Year"),
    FIELD(4, struct team_review, state, ENUM, REQUIRED | INDEXED | READ_ONLY,
          .terms = &review_state_vocabulary, .label = "Kết quả", .label_en = "Result"),
    FIELD(5, struct team_review, visit, DATE, REQUIRED, .label = "Ngày làm việc với đội",
          .label_en = "Day of the visit"),
    FIELD(6, struct team_review, revisit, DATE, 0, .label = "Xem lại trước ngày",
          .label_en = "Comes again by", .help = "Hạn để đội khắc phục",
          .help_en = "Until when it must be mended"),
    FIELD(7, struct team_review, seen, CODES, 0, .terms = &review_seen_vocabulary,
          .label = "Nội dung đã xem", .label_en = "What was looked at"),
    FIELD(8, struct team_review, mend, TEXT, LINES, .max = 2000, .label = "Việc phải khắc phục",
          .label_en = "What to mend"),
    FIELD(9, struct team_review, opened, TIME, REQUIRED | READ_ONLY, .label = "Lập lúc",
          .label_en = "Opened"),
    FIELD(10, struct team_review, key, TEXT, UNIQUE | READ_ONLY, .max = 60, .label = "Khóa",
          .label_en = "Key"),
    { 0 },
};

static err review_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct team_review *r = record;
    (void)tx, (void)before;
    r->key = text_format(cx->arena, "%.*s/%lld", TEXT_ARGS(id_text(cx->arena, r->team)),
                         (long long)r->year);
    return ERR_NONE;
}

const struct entity team_review_entity = {
    "team_review",
    "Rà soát đội, nhóm",
    sizeof(struct team_review),
    team_review_fields,
    .number = 127,
    .label_en = "Review of a team",
    .check = review_check,
    .read = "team.register",
    .scope = "team.unit",
    .sort = "year",
    .help = "Mặt trận Tổ quốc rà soát, hướng dẫn một đội, nhóm trong một năm (kế hoạch, mục V.1).",
    .help_en = "What the Fatherland Front found of a team in one year (plan, V.1).",
};

static const struct field step_fields[] = {
    FIELD(1, struct team_review_step, review, REF, REQUIRED | INDEXED | CASCADE,
          .target = "team_review", .label = "Lần rà soát", .label_en = "Review"),
    FIELD(2, struct team_review_step, team, REF, REQUIRED | INDEXED | CASCADE, .target = "team",
          .label = "Đội, nhóm", .label_en = "Team"),
    FIELD(3, struct team_review_step, action, ENUM, REQUIRED, .terms = &review_action_vocabulary,
          .label = "Việc", .label_en = "Action"),
    FIELD(4, struct team_review_step, from, ENUM, REQUIRED, .terms = &review_state_vocabulary,
          .label = "Trước", .label_en = "Before"),
    FIELD(5, struct team_review_step, to, ENUM, REQUIRED, .terms = &review_state_vocabulary,
          .label = "Sau", .label_en = "After"),
    FIELD(6, struct team_review_step, as, ENUM, REQUIRED, .terms = &review_mover_vocabulary,
          .label = "Ai làm", .label_en = "Who"),
    FIELD(7, struct team_review_step, by, REF, 0, .target = "account", .label = "Tài khoản",
          .label_en = "Account"),
    FIELD(8, struct team_review_step, day, DATE, REQUIRED, .label = "Ngày", .label_en = "Day"),
    FIELD(9, struct team_review_step, revisit, DATE, 0, .label = "Xem lại trước ngày",
          .label_en = "Comes again by"),
    FIELD(10, struct team_review_step, at, TIME, REQUIRED | INDEXED, .label = "Lúc",
          .label_en = "At"),
    FIELD(11, struct team_review_step, words, TEXT, LINES, .max = 2000, .label = "Nội dung",
          .label_en = "Words"),
    { 0 },
};

const struct entity team_review_step_entity = {
    "team_review_step",
    "Bước rà soát",
    sizeof(struct team_review_step),
    step_fields,
    .number = 128,
    .label_en = "Step of a review",
    .read = "team.register",
    .scope = "team.unit",
    .sort = "at",
    .help = "Mỗi lần hướng dẫn, yêu cầu, trả lời, kết luận; không sửa, không xóa.",
    .help_en = "Each guidance, demand, answer and finding; never edited, never taken away.",
};

/* ---- yearly reports ------------------------------------------------------------------------- */

static const struct term report_rows[] = {
    { TEAM_REPORT_SENT, "sent", "Đã gửi", "Sent" },
    { TEAM_REPORT_RETURNED, "returned", "Trả lại để bổ sung", "Returned" },
    { TEAM_REPORT_ACCEPTED, "accepted", "Đã nhận", "Accepted" },
    { 0 },
};
const struct vocabulary team_report_state_vocabulary = { "team_report_state", "Trạng thái", "State",
                                                         report_rows };

#define COUNTED(num, member, vi, en)                                                               \
    FIELD(num, struct team_report, member, INT, READ_ONLY, .label = vi, .label_en = en)

const struct field team_report_fields[] = {
    FIELD(1, struct team_report, team, REF, REQUIRED | INDEXED | CASCADE, .target = "team",
          .label = "Đội, nhóm", .label_en = "Team"),
    FIELD(2, struct team_report, year, INT, REQUIRED | INDEXED, .min = 2000, .max = 2100,
          .label = "Năm", .label_en = "Year"),
    FIELD(3, struct team_report, done, TEXT, REQUIRED | LINES, .max = 3000,
          .label = "Việc đã làm, kết quả", .label_en = "What was done"),
    FIELD(4, struct team_report, hard, TEXT, LINES, .max = 2000, .label = "Khó khăn, kiến nghị",
          .label_en = "Difficulties, requests"),
    FIELD(5, struct team_report, ahead, TEXT, LINES, .max = 2000, .label = "Dự kiến năm sau",
          .label_en = "Plans for next year"),
    COUNTED(6, members, "Thành viên", "Members"),
    COUNTED(7, active, "Thành viên có giờ trong năm", "Members with hours"),
    COUNTED(8, hours, "Giờ được ghi nhận (phần trăm giờ)", "Granted hours (hundredths)"),
    COUNTED(9, shifts, "Lượt tham gia", "Shifts"),
    COUNTED(10, campaigns, "Chiến dịch", "Campaigns"),
    FIELD(11, struct team_report, state, ENUM, REQUIRED | INDEXED | READ_ONLY,
          .terms = &team_report_state_vocabulary, .label = "Trạng thái", .label_en = "State"),
    FIELD(12, struct team_report, reason, TEXT, LINES, .max = 1000, .label = "Vì sao trả lại",
          .label_en = "Why it was returned"),
    FIELD(13, struct team_report, made_by, REF, READ_ONLY, .target = "account",
          .label = "Người gửi", .label_en = "Sent by"),
    FIELD(14, struct team_report, made, TIME, REQUIRED | READ_ONLY, .label = "Gửi lúc",
          .label_en = "Sent"),
    FIELD(15, struct team_report, decided, TIME, READ_ONLY, .label = "Trả lời lúc",
          .label_en = "Answered"),
    FIELD(16, struct team_report, key, TEXT, UNIQUE | READ_ONLY, .max = 60, .label = "Khóa",
          .label_en = "Key"),
    { 0 },
};

static err report_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct team_report *r = record;
    (void)tx, (void)before;
    r->key = text_format(cx->arena, "%.*s/%lld", TEXT_ARGS(id_text(cx->arena, r->team)),
                         (long long)r->year);
    return ERR_NONE;
}

const struct entity team_report_entity = {
    "team_report",
    "Báo cáo năm của đội, nhóm",
    sizeof(struct team_report),
    team_report_fields,
    .number = 129,
    .label_en = "A team's yearly report",
    .check = report_check,
    .read = "team.register",
    .scope = "team.unit",
    .sort = "year",
    .help = "Báo cáo ngắn của người phụ trách đội; con số do ngân hàng tính khi gửi.",
    .help_en = "The leader's short report; figures are counted by the bank when it is sent.",
};
