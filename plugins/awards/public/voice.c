/* SPDX-License-Identifier: MIT
 * voice: the table of what the public says in words; its votes are in vote_key.c. */
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
