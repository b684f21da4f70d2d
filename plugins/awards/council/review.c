/* SPDX-License-Identifier: MIT
 * review: the tables of who reviews which dossier and the points given. There are no generic
 * routes: what a member sees depends on who they are and what they have scored. */
#include "council.h"

#include "blind.h"

static const struct term states[] = {
    { REVIEW_ASSIGNED, "assigned", "Được phân công", "Assigned" },
    { REVIEW_GIVEN, "given", "Đã chấm", "Given" },
    { REVIEW_SET_ASIDE, "set_aside", "Để ngoài", "Set aside" },
    { 0 },
};
const struct vocabulary review_state_vocabulary = { "review_state", "Trạng thái chấm",
                                                    "State of a review", states };

static const struct term conflicts[] = {
    { AWARD_CONFLICT_OWN, "own", "Chính người được đề nghị", "Is the nominee" },
    { AWARD_CONFLICT_KIN, "kin", "Người thân", "Kin" },
    { AWARD_CONFLICT_UNIT, "unit", "Cùng đơn vị", "Of the unit" },
    { AWARD_CONFLICT_NOMINATION, "nomination", "Đã đề cử hoặc xác nhận hồ sơ",
      "Nominated or confirmed it" },
    { AWARD_CONFLICT_MENTOR, "mentor", "Người kèm cặp", "Mentor" },
    { AWARD_CONFLICT_OTHER, "other", "Tự khai", "Said so themselves" },
    { 0 },
};
const struct vocabulary award_conflict_vocabulary = { "award_conflict", "Xung đột lợi ích",
                                                      "Conflict of interest", conflicts };

const struct field review_fields[] = {
    FIELD(1, struct review, nomination, REF, REQUIRED | INDEXED | CASCADE, .target = "nomination",
          .label = "Hồ sơ", .label_en = "Nomination"),
    FIELD(2, struct review, member, REF, REQUIRED | INDEXED, .target = "council_member",
          .label = "Người chấm", .label_en = "Reviewer"),
    FIELD(3, struct review, state, ENUM, REQUIRED | INDEXED, .terms = &review_state_vocabulary,
          .label = "Trạng thái", .label_en = "State"),
    FIELD(4, struct review, why, ENUM, 0, .terms = &award_conflict_vocabulary,
          .label = "Vì sao để ngoài", .label_en = "Why set aside"),
    FIELD(5, struct review, note, TEXT, LINES | PERSONAL, .max = 2000, .label = "Nhận xét",
          .label_en = "Note"),
    FIELD(6, struct review, given, TIME, 0, .label = "Chấm lúc", .label_en = "Given at"),
    FIELD(7, struct review, key, TEXT, READ_ONLY | UNIQUE, .max = 80, .label = "Khóa",
          .label_en = "Key"),
    { 0 }
};

static err review_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct review *r = record;
    (void)tx, (void)before;
    r->key = award_pair_key(cx->arena, r->nomination, r->member);
    return ERR_NONE;
}

const struct entity review_entity = {
    "review",
    "Phân công chấm",
    sizeof(struct review),
    review_fields,
    .number = 310,
    .label_en = "Review",
    .check = review_check,
    .scope = "nomination.round.unit",
    .person = "nomination.person",
    .help = "Một ủy viên chấm một hồ sơ.",
    .help_en = "A member reviews a dossier.",
};

enum { POINTS_MOST = 10000 };
const struct field review_score_fields[] = {
    FIELD(1, struct review_score, review, REF, REQUIRED | INDEXED | CASCADE, .target = "review",
          .label = "Phiếu chấm", .label_en = "Review"),
    FIELD(2, struct review_score, criterion, REF, REQUIRED | INDEXED, .target = "award_criterion",
          .label = "Tiêu chí", .label_en = "Criterion"),
    FIELD(3, struct review_score, points, INT, 0, .min = 0, .max = POINTS_MOST,
          .label = "Điểm (phần mười)", .label_en = "Points (tenths)"),
    FIELD(4, struct review_score, note, TEXT, LINES | PERSONAL, .max = 1000, .label = "Ghi chú",
          .label_en = "Note"),
    FIELD(5, struct review_score, key, TEXT, READ_ONLY | UNIQUE, .max = 80, .label = "Khóa",
          .label_en = "Key"),
    { 0 }
};

static err score_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct review_score *s = record;
    (void)tx, (void)before;
    s->key = award_pair_key(cx->arena, s->review, s->criterion);
    return ERR_NONE;
}

const struct entity review_score_entity = {
    "review_score",
    "Điểm chấm",
    sizeof(struct review_score),
    review_score_fields,
    .number = 311,
    .veil = blind_score,
    .label_en = "Score",
    .check = score_check,
    .scope = "review.nomination.round.unit",
    .person = "review.nomination.person",
    .help = "Điểm của một ủy viên cho một tiêu chí của một hồ sơ.",
    .help_en = "A member's points for a criterion of a dossier.",
};
