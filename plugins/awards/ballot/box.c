/* SPDX-License-Identifier: MIT
 * box: the tables of secret ballots. There are no generic routes: counts are shown from the closing
 * on, what was cast never. */
#include "ballot.h"

static const struct term states[] = {
    { BOX_OPEN, "open", "Đang bỏ phiếu", "Open" },
    { BOX_CLOSED, "closed", "Đã kiểm phiếu", "Closed" },
    { BOX_VOID, "void", "Không có giá trị", "Void" },
    { 0 },
};
const struct vocabulary box_state_vocabulary = { "box_state", "Trạng thái hòm phiếu",
                                                 "State of a ballot box", states };

enum { MEMBERS_MOST = 1000, CANDIDATES_MOST = 1000, ENVELOPE_MOST = 2000, BARRED_MOST = 5000 };

const struct field ballot_box_fields[] = {
    FIELD(1, struct ballot_box, round, REF, REQUIRED | INDEXED, .target = "award_round",
          .label = "Đợt xét", .label_en = "Round"),
    FIELD(2, struct ballot_box, category, REF, REQUIRED | INDEXED, .target = "award_category",
          .label = "Hạng mục", .label_en = "Category"),
    FIELD(3, struct ballot_box, state, ENUM, REQUIRED | INDEXED, .terms = &box_state_vocabulary,
          .label = "Trạng thái", .label_en = "State"),
    FIELD(4, struct ballot_box, members, INT, REQUIRED, .max = MEMBERS_MOST,
          .label = "Số thành viên", .label_en = "Members"),
    FIELD(5, struct ballot_box, quorum, INT, REQUIRED, .max = MEMBERS_MOST,
          .label = "Số phiếu tối thiểu", .label_en = "Quorum"),
    FIELD(6, struct ballot_box, cast, INT, 0, .max = MEMBERS_MOST, .label = "Số phiếu thu về",
          .label_en = "Cast"),
    FIELD(7, struct ballot_box, opened, TIME, REQUIRED, .label = "Mở lúc", .label_en = "Opened"),
    FIELD(8, struct ballot_box, closed, TIME, 0, .label = "Kiểm lúc", .label_en = "Closed"),
    FIELD(9, struct ballot_box, minutes, TEXT, 0, .max = 60, .label = "Số biên bản",
          .label_en = "Number of the minutes"),
    FIELD(10, struct ballot_box, void_reason, TEXT, LINES, .max = 1000,
          .label = "Vì sao không có giá trị", .label_en = "Why it is void"),
    FIELD(11, struct ballot_box, pass, TEXT, REQUIRED, .max = 12, .label = "Tỷ lệ tán thành",
          .label_en = "Part in favour"),
    FIELD(12, struct ballot_box, lock, HASH, REQUIRED, .label = "Khóa công khai",
          .label_en = "Lock"),
    FIELD(13, struct ballot_box, opened_by, REF, 0, .target = "account", .label = "Người mở",
          .label_en = "Opened by"),
    FIELD(14, struct ballot_box, closed_by, REF, 0, .target = "account", .label = "Người kiểm",
          .label_en = "Closed by"),
    { 0 }
};

const struct entity ballot_box_entity = {
    "ballot_box",
    "Hòm phiếu",
    sizeof(struct ballot_box),
    ballot_box_fields,
    .number = 312,
    .label_en = "Ballot box",
    .scope = "round.unit",
    .help = "Một lần bỏ phiếu kín của hội đồng về một hạng mục.",
    .help_en = "A council's secret ballot over a category.",
};

static const struct field candidate_fields[] = {
    FIELD(1, struct ballot_candidate, box, REF, REQUIRED | INDEXED, .target = "ballot_box",
          .label = "Hòm phiếu", .label_en = "Box"),
    FIELD(2, struct ballot_candidate, nomination, REF, REQUIRED | INDEXED, .target = "nomination",
          .label = "Hồ sơ", .label_en = "Nomination"),
    FIELD(3, struct ballot_candidate, position, INT, REQUIRED, .max = CANDIDATES_MOST,
          .label = "Thứ tự trên phiếu", .label_en = "Position"),
    FIELD(4, struct ballot_candidate, rank, INT, REQUIRED, .max = CANDIDATES_MOST,
          .label = "Thứ hạng", .label_en = "Rank"),
    FIELD(5, struct ballot_candidate, score, INT, 0, .label = "Điểm hội đồng (phần trăm)",
          .label_en = "Council's score (hundredths)"),
    FIELD(6, struct ballot_candidate, band, INT, 0, .label = "Mức", .label_en = "Band"),
    FIELD(7, struct ballot_candidate, moved, BOOL, 0, .label = "Hạ mức vì tỷ lệ",
          .label_en = "Band lost to the quota"),
    FIELD(8, struct ballot_candidate, entitled, INT, 0, .label = "Số người được bỏ phiếu",
          .label_en = "Entitled"),
    FIELD(9, struct ballot_candidate, in_favour, INT, 0, .label = "Tán thành",
          .label_en = "In favour"),
    FIELD(10, struct ballot_candidate, against, INT, 0, .label = "Không tán thành",
          .label_en = "Against"),
    FIELD(11, struct ballot_candidate, blank, INT, 0, .label = "Phiếu trắng", .label_en = "Blank"),
    FIELD(12, struct ballot_candidate, chosen, BOOL, 0, .label = "Được đề nghị",
          .label_en = "Proposed"),
    { 0 }
};

const struct entity ballot_candidate_entity = {
    "ballot_candidate",
    "Hồ sơ trong phiếu",
    sizeof(struct ballot_candidate),
    candidate_fields,
    .number = 321,
    .label_en = "Candidate of a ballot",
    .scope = "box.round.unit",
    .help = "Một hồ sơ đưa ra bỏ phiếu: thứ hạng theo điểm và kết quả kiểm phiếu.",
    .help_en = "A dossier put to the vote: its rank by scores, and the counts.",
};

static const struct field ballot_fields[] = {
    FIELD(1, struct ballot, box, REF, REQUIRED | INDEXED, .target = "ballot_box",
          .label = "Hòm phiếu", .label_en = "Box"),
    FIELD(2, struct ballot, envelope, TEXT, SECRET, .max = ENVELOPE_MOST, .label = "Phong bì",
          .label_en = "Envelope"),
    { 0 }
};

const struct entity ballot_entity = {
    "ballot",
    "Phiếu kín",
    sizeof(struct ballot),
    ballot_fields,
    .number = 313,
    .flags = ENTITY_SECRET_FACTS,
    .label_en = "Ballot",
    .help = "Một lá phiếu đã niêm phong; của ai không ghi ở đâu cả.",
    .help_en = "A sealed ballot; whose it is stands nowhere.",
};

static const struct field ballot_taken_fields[] = {
    FIELD(1, struct ballot_taken, box, REF, REQUIRED | INDEXED, .target = "ballot_box",
          .label = "Hòm phiếu", .label_en = "Box"),
    FIELD(2, struct ballot_taken, member, REF, REQUIRED | INDEXED, .target = "council_member",
          .label = "Thành viên", .label_en = "Member"),
    FIELD(3, struct ballot_taken, taken, BOOL, 0, .label = "Đã bỏ phiếu", .label_en = "Has cast"),
    FIELD(4, struct ballot_taken, barred, TEXT, 0, .max = BARRED_MOST,
          .label = "Hồ sơ không được xét", .label_en = "Not to judge"),
    FIELD(5, struct ballot_taken, key, TEXT, READ_ONLY | UNIQUE, .max = 80, .label = "Khóa",
          .label_en = "Key"),
    { 0 }
};

static err taken_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct ballot_taken *t = record;
    (void)tx, (void)before;
    t->key = award_pair_key(cx->arena, t->box, t->member);
    return ERR_NONE;
}

const struct entity ballot_taken_entity = {
    "ballot_taken",
    "Danh sách bỏ phiếu",
    sizeof(struct ballot_taken),
    ballot_taken_fields,
    .number = 314,
    .flags = ENTITY_SECRET_FACTS,
    .label_en = "Roll of a ballot",
    .check = taken_check,
    .help = "Ai được bỏ phiếu, đã bỏ hay chưa; bỏ thế nào không ghi.",
    .help_en = "Who may cast, and whether they did; not how.",
};
