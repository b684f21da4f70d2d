/* SPDX-License-Identifier: MIT
 * nomination: the table of dossiers. Made, written and moved by their own routes: there is no
 * generic way to write one. Whose it is: the account that made it, beside the proposing unit. */
#include "nomination.h"

#include "../council/blind.h"

static const struct term states[] = {
    { NOMINATION_DRAFT, "draft", "Bản nháp", "Draft" },
    { NOMINATION_SUBMITTED, "submitted", "Chờ xác nhận", "Waits for confirmation" },
    { NOMINATION_RETURNED, "returned", "Trả lại để bổ sung", "Returned" },
    { NOMINATION_REFUSED, "refused", "Không được chấp nhận", "Refused" },
    { NOMINATION_WITHDRAWN, "withdrawn", "Đã rút", "Withdrawn" },
    { NOMINATION_LAPSED, "lapsed", "Quá hạn", "Lapsed" },
    { NOMINATION_CONFIRMED, "confirmed", "Các cấp đã xác nhận", "Confirmed by all levels" },
    { NOMINATION_CHECKED, "checked", "Đã thẩm định", "Checked" },
    { NOMINATION_PROPOSED, "proposed", "Hội đồng đề nghị", "Proposed by the council" },
    { NOMINATION_NOT_CHOSEN, "not_chosen", "Không được chọn", "Not chosen" },
    { NOMINATION_AWARDED, "awarded", "Được khen", "Honoured" },
    { NOMINATION_REVOKED, "revoked", "Đã thu hồi", "Revoked" },
    { 0 },
};
const struct vocabulary nomination_state_vocabulary = { "nomination_state", "Trạng thái hồ sơ",
                                                        "State of a dossier", states };

static const struct term sources[] = {
    { SOURCE_UNIT, "unit", "Đơn vị đề cử", "By a unit" },
    { SOURCE_TEAM, "team", "Câu lạc bộ, đội, nhóm đề cử", "By a team" },
    { SOURCE_SELF, "self", "Tự ứng cử", "By themselves" },
    { 0 },
};
const struct vocabulary nomination_source_vocabulary = { "nomination_source", "Nguồn đề cử",
                                                         "Who nominated", sources };

static err derive_name(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    struct nomination *n = record;
    (void)as_of;
    n->name = nomination_name(cx, tx, n);
    return ERR_NONE;
}

enum { REPORT_MOST = 60000 };
#define REPORT LINES | PERSONAL

const struct field nomination_fields[] = {
    FIELD(1, struct nomination, round, REF, REQUIRED | INDEXED, .target = "award_round",
          .label = "Đợt xét", .label_en = "Round"),
    FIELD(2, struct nomination, category, REF, REQUIRED | INDEXED, .target = "award_category",
          .label = "Hạng mục", .label_en = "Category"),
    FIELD(3, struct nomination, person, REF, INDEXED | PERSONAL, .target = "volunteer",
          .label = "Cá nhân", .label_en = "Person"),
    FIELD(4, struct nomination, team, REF, INDEXED, .target = "team",
          .label = "Câu lạc bộ, đội, nhóm", .label_en = "Team"),
    FIELD(5, struct nomination, unit_nominee, REF, INDEXED, .target = "unit",
          .label = "Đơn vị được đề cử", .label_en = "Unit that is nominated"),
    FIELD(6, struct nomination, model, TEXT, 0, .max = 200, .label = "Tên mô hình",
          .label_en = "Name of the model"),
    FIELD(7, struct nomination, duty, TEXT, PERSONAL, .max = 160, .label = "Chức vụ, nhiệm vụ",
          .label_en = "Duty"),
    FIELD(8, struct nomination, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị đề cử", .label_en = "Proposing unit"),
    FIELD(9, struct nomination, nominator, REF, READ_ONLY | INDEXED | PERSONAL, .target = "account",
          .label = "Người lập hồ sơ", .label_en = "Made by"),
    FIELD(10, struct nomination, source, ENUM, READ_ONLY | INDEXED,
          .terms = &nomination_source_vocabulary, .label = "Nguồn đề cử",
          .label_en = "Who nominated"),
    FIELD(11, struct nomination, state, ENUM, READ_ONLY | INDEXED,
          .terms = &nomination_state_vocabulary, .label = "Trạng thái", .label_en = "State"),
    FIELD(12, struct nomination, at, REF, READ_ONLY | INDEXED, .target = "unit",
          .label = "Đang chờ", .label_en = "Waits for"),
    FIELD(13, struct nomination, summary, TEXT, REPORT, .max = 2000, .label = "Tóm tắt thành tích",
          .label_en = "Summary", .help = "Một đoạn, để in vào danh sách",
          .help_en = "A paragraph, for the list"),
    FIELD(14, struct nomination, achievements, TEXT, REPORT, .max = REPORT_MOST,
          .label = "Báo cáo thành tích", .label_en = "Achievements"),
    FIELD(15, struct nomination, initiative, TEXT, REPORT, .max = REPORT_MOST,
          .label = "Sáng kiến, mô hình", .label_en = "Initiatives, models"),
    FIELD(16, struct nomination, replication, TEXT, REPORT, .max = REPORT_MOST,
          .label = "Khả năng nhân rộng", .label_en = "Can it be copied"),
    FIELD(17, struct nomination, earlier, TEXT, REPORT, .max = 4000, .label = "Khen thưởng đã có",
          .label_en = "Earlier commendations", .help = "Mỗi dòng một quyết định: số, ngày, cấp",
          .help_en = "A decision a line: number, day, level"),
    FIELD(18, struct nomination, minority, BOOL, PERSONAL | SENSITIVE,
          .label = "Là người dân tộc thiểu số (tự khai)",
          .label_en = "Belongs to an ethnic minority (said by themselves)"),
    FIELD(19, struct nomination, submitted, TIME, READ_ONLY | INDEXED, .label = "Nộp lúc",
          .label_en = "Handed in at"),
    FIELD(20, struct nomination, decided, TIME, READ_ONLY, .label = "Có kết quả lúc",
          .label_en = "Decided at"),
    FIELD(21, struct nomination, turn, INT, READ_ONLY, .label = "Lần nộp", .label_en = "Turn"),
    FIELD(22, struct nomination, reason, TEXT, READ_ONLY | LINES | PERSONAL, .max = 1000,
          .label = "Lý do", .label_en = "Reason"),
    FIELD(23, struct nomination, key, TEXT, READ_ONLY | UNIQUE, .max = 160, .label = "Khóa",
          .label_en = "Key"),
    FIELD(25, struct nomination, by_team, REF, READ_ONLY | INDEXED, .target = "team",
          .label = "Đội, nhóm đề cử", .label_en = "Team that nominates"),
    FIELD(24, struct nomination, name, TEXT, DERIVED | PERSONAL, .max = 200, .derive = derive_name,
          .label = "Tên", .label_en = "Name"),
    { 0 }
};

/* A nominee whose records were merged is the one that was kept, who cannot be nominated beside it;
 * where both stood already, both go on standing. */
static err nomination_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct nomination *n = record;
    const struct nomination *old = before;
    struct award_round r;
    struct nomination rival;
    if (!old || !n->key.size || id_equal(old->person, n->person)) return ERR_NONE;
    err e = record_get(cx, tx, &award_round_entity, n->round, &r);
    if (e) return e;
    e = nomination_rival(cx, tx, n, &r, &rival);
    if (e == ERR_NOT_FOUND) n->key = nomination_key(cx->arena, n, &r);
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

const struct entity nomination_entity = {
    "nomination",
    "Hồ sơ đề nghị khen thưởng",
    sizeof(struct nomination),
    nomination_fields,
    .number = 304,
    .veil = blind_nomination,
    .label_en = "Nomination",
    .check = nomination_check,
    .read = "nomination.read",
    .scope = "unit",
    .owner = "nominator",
    .person = "person",
    .sort = "submitted",
    .help = "Ai, tập thể hay mô hình nào được đề nghị khen trong một đợt, ai đề cử, đến bước nào.",
    .help_en = "Who or what is proposed in a round, by whom, and how far it has come.",
};
