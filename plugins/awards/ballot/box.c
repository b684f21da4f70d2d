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

enum { MEMBERS_MOST = 1000, RESULT_MOST = 100000, CHOICES_MOST = 60000 };
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
    FIELD(7, struct ballot_box, result, TEXT, LINES | VERBATIM, .max = RESULT_MOST,
          .label = "Kết quả kiểm phiếu", .label_en = "Counts"),
    FIELD(8, struct ballot_box, opened, TIME, REQUIRED, .label = "Mở lúc", .label_en = "Opened"),
    FIELD(9, struct ballot_box, closed, TIME, 0, .label = "Kiểm lúc", .label_en = "Closed"),
    FIELD(10, struct ballot_box, minutes, TEXT, 0, .max = 60, .label = "Số biên bản",
          .label_en = "Number of the minutes"),
    FIELD(11, struct ballot_box, void_reason, TEXT, LINES, .max = 1000,
          .label = "Vì sao không có giá trị", .label_en = "Why it is void"),
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

static const struct field ballot_fields[] = {
    FIELD(1, struct ballot, box, REF, REQUIRED | INDEXED, .target = "ballot_box",
          .label = "Hòm phiếu", .label_en = "Box"),
    FIELD(2, struct ballot, choices, TEXT, LINES | VERBATIM, .max = CHOICES_MOST, .label = "Phiếu",
          .label_en = "Choices"),
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
    .help = "Một lá phiếu; của ai không ghi ở đâu cả.",
    .help_en = "A ballot; whose it is stands nowhere.",
};

static const struct field ballot_taken_fields[] = {
    FIELD(1, struct ballot_taken, box, REF, REQUIRED | INDEXED, .target = "ballot_box",
          .label = "Hòm phiếu", .label_en = "Box"),
    FIELD(2, struct ballot_taken, member, REF, REQUIRED | INDEXED, .target = "council_member",
          .label = "Thành viên", .label_en = "Member"),
    FIELD(3, struct ballot_taken, key, TEXT, READ_ONLY | UNIQUE, .max = 80, .label = "Khóa",
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
    "Đã bỏ phiếu",
    sizeof(struct ballot_taken),
    ballot_taken_fields,
    .number = 314,
    .flags = ENTITY_SECRET_FACTS,
    .label_en = "Who has cast",
    .check = taken_check,
    .help = "Ai đã bỏ phiếu; bỏ thế nào không ghi.",
    .help_en = "Who has cast a ballot; not how.",
};
