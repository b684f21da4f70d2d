/* SPDX-License-Identifier: MIT
 * award_verdict: the table of receipts of awards.score. They outlive what they are about and are
 * never edited. */
#include "score.h"

enum { FACTS_MOST = 100000, ABOVE_MOST = 300 };

static const struct field verdict_fields[] = {
    FIELD(1, struct award_verdict, nomination, REF, REQUIRED | INDEXED, .target = "nomination",
          .label = "Hồ sơ", .label_en = "Nomination"),
    FIELD(2, struct award_verdict, person, REF, INDEXED | PERSONAL, .target = "volunteer",
          .label = "Cá nhân", .label_en = "Person"),
    FIELD(3, struct award_verdict, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị", .label_en = "Unit"),
    FIELD(4, struct award_verdict, hook, TEXT, REQUIRED, .max = 60, .label = "Việc được quyết định",
          .label_en = "Hook"),
    FIELD(5, struct award_verdict, version, REF, 0, .target = "rule_version",
          .label = "Phiên bản quy tắc", .label_en = "Rule version"),
    FIELD(6, struct award_verdict, above, TEXT, 0, .max = ABOVE_MOST, .label = "Phiên bản cấp trên",
          .label_en = "Versions above"),
    FIELD(7, struct award_verdict, as_of, DATE, REQUIRED, .label = "Tính đến ngày",
          .label_en = "As of"),
    FIELD(8, struct award_verdict, points, INT, 0, .label = "Điểm (phần trăm)",
          .label_en = "Points (hundredths)"),
    FIELD(9, struct award_verdict, fault, TEXT, LINES, .max = 1000, .label = "Lỗi của quy tắc",
          .label_en = "Fault of the rule"),
    FIELD(10, struct award_verdict, facts, TEXT, LINES | VERBATIM | PERSONAL, .max = FACTS_MOST,
          .label = "Dữ kiện đã dùng", .label_en = "Facts used"),
    FIELD(11, struct award_verdict, answer, TEXT, LINES | VERBATIM | PERSONAL, .max = FACTS_MOST,
          .label = "Kết quả", .label_en = "Answer"),
    FIELD(12, struct award_verdict, script_hash, HASH, 0, .label = "Mã băm quy tắc",
          .label_en = "Hash of the script"),
    FIELD(13, struct award_verdict, params_hash, HASH, 0, .label = "Mã băm tham số",
          .label_en = "Hash of the parameters"),
    FIELD(14, struct award_verdict, schema_hash, HASH, 0, .label = "Mã băm bảng dữ kiện",
          .label_en = "Hash of the table of facts"),
    FIELD(15, struct award_verdict, facts_hash, HASH, 0, .label = "Mã băm dữ kiện",
          .label_en = "Hash of the facts"),
    FIELD(16, struct award_verdict, steps, INT, 0, .min = 0, .max = RULE_STEPS, .label = "Số bước",
          .label_en = "Steps"),
    { 0 }
};

const struct entity award_verdict_entity = {
    "award_verdict",
    "Biên nhận điểm của quy tắc",
    sizeof(struct award_verdict),
    verdict_fields,
    .number = 315,
    .flags = ENTITY_APPEND_ONLY,
    .label_en = "Receipt of awards.score",
    .read = "nomination.read",
    .scope = "unit",
    .person = "person",
    .help = "Điểm và lý do mà quy tắc của cụm cho một hồ sơ, giữ nguyên như lúc tính.",
    .help_en = "What a district's rule said of a dossier, kept as it was given.",
};
