/* SPDX-License-Identifier: MIT
 * voice: the tables of what the public says: comments, and votes of which nothing tells whose they
 * are. */
#include "public.h"

#include "../council/blind.h"

static const struct term states[] = {
    { COMMENT_WAITING, "waiting", "Chờ duyệt", "Waits" },
    { COMMENT_SHOWN, "shown", "Đã đăng", "Shown" },
    { COMMENT_HIDDEN, "hidden", "Không đăng", "Hidden" },
    { 0 },
};
const struct vocabulary comment_state_vocabulary = { "comment_state", "Trạng thái ý kiến",
                                                     "State of a comment", states };

const struct field public_comment_fields[] = {
    FIELD(1, struct public_comment, nomination, REF, REQUIRED | INDEXED | CASCADE,
          .target = "nomination", .label = "Hồ sơ", .label_en = "Nomination"),
    FIELD(2, struct public_comment, words, TEXT, REQUIRED | LINES | PERSONAL, .max = 2000,
          .label = "Ý kiến", .label_en = "Comment"),
    FIELD(3, struct public_comment, state, ENUM, READ_ONLY | INDEXED,
          .terms = &comment_state_vocabulary, .label = "Trạng thái", .label_en = "State"),
    FIELD(4, struct public_comment, account, REF, READ_ONLY | INDEXED | PERSONAL,
          .target = "account", .label = "Người góp ý", .label_en = "By"),
    FIELD(5, struct public_comment, contact, TEXT, PERSONAL, .max = 160, .label = "Liên hệ",
          .label_en = "Contact"),
    FIELD(6, struct public_comment, note, TEXT, READ_ONLY | LINES, .max = 500, .label = "Lý do",
          .label_en = "Reason"),
    FIELD(7, struct public_comment, at, TIME, READ_ONLY | INDEXED, .label = "Lúc",
          .label_en = "At"),
    { 0 }
};

const struct entity public_comment_entity = {
    "public_comment",
    "Ý kiến của công chúng",
    sizeof(struct public_comment),
    public_comment_fields,
    .number = 317,
    .veil = blind_comment,
    .label_en = "Public comment",
    .read = "comment.moderate",
    .scope = "nomination.round.unit",
    .owner = "account",
    .help = "Ý kiến về một hồ sơ trong thời gian lấy ý kiến.",
    .help_en = "What somebody says of a dossier in the comment period.",
};

static const struct field vote_fields[] = {
    FIELD(1, struct public_vote, round, REF, REQUIRED | INDEXED, .target = "award_round",
          .label = "Đợt xét", .label_en = "Round"),
    FIELD(2, struct public_vote, nomination, REF, REQUIRED | INDEXED, .target = "nomination",
          .label = "Hồ sơ", .label_en = "Nomination"),
    FIELD(3, struct public_vote, voter, TEXT, REQUIRED | UNIQUE | SECRET, .max = 80,
          .label = "Người bình chọn (băm)", .label_en = "Voter (hash)"),
    { 0 }
};

const struct entity public_vote_entity = {
    "public_vote",
    "Lượt bình chọn",
    sizeof(struct public_vote),
    vote_fields,
    .number = 318,
    .flags = ENTITY_SECRET_FACTS,
    .label_en = "Vote",
    .help = "Một lượt bình chọn; của ai không ghi.",
    .help_en = "A vote; whose it is stands nowhere.",
};

static const struct field tally_fields[] = {
    FIELD(1, struct vote_tally, nomination, REF, REQUIRED | UNIQUE, .target = "nomination",
          .label = "Hồ sơ", .label_en = "Nomination"),
    FIELD(2, struct vote_tally, votes, INT, 0, .min = 0, .label = "Số lượt", .label_en = "Votes"),
    FIELD(3, struct vote_tally, head, TEXT, 0, .max = 64, .label = "Đầu chuỗi băm",
          .label_en = "Head of the chain"),
    { 0 }
};

const struct entity vote_tally_entity = {
    "vote_tally",
    "Số lượt bình chọn",
    sizeof(struct vote_tally),
    tally_fields,
    .number = 319,
    .flags = ENTITY_UNJOURNALLED,
    .label_en = "Tally of votes",
    .scope = "nomination.round.unit",
    .help = "Số lượt bình chọn của một hồ sơ và chuỗi băm của chúng.",
    .help_en = "A dossier's votes and the chain over them.",
};
