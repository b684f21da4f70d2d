/* SPDX-License-Identifier: MIT
 * classification: the table of what the rule decided about an assessment: the receipt. */
#include "assess.h"

enum { FACTS_MAX = 1000000, ANSWER_MAX = 100000, ABOVE_MAX = 400 };

#define RECEIPT(num, member, knd, flg, ...)                                                        \
    FIELD(num, struct classification, member, knd, flg, __VA_ARGS__)

const struct field classification_fields[] = {
    RECEIPT(1, assessment, REF, REQUIRED | INDEXED, .target = "assessment",
            .label = "Phiếu đánh giá", .label_en = "Assessment"),
    RECEIPT(2, unit, REF, REQUIRED, .target = "unit", .label = "Đơn vị", .label_en = "Unit"),
    RECEIPT(3, band, ENUM, 0, .terms = &competence_band_vocabulary, .label = "Xếp loại",
            .label_en = "Rating"),
    RECEIPT(4, unrated, BOOL, 0, .label = "Chưa xếp loại", .label_en = "Not rated"),
    RECEIPT(5, score, INT, 0, .label = "Điểm (phần trăm điểm)",
            .label_en = "Score (hundredths of a point)"),
    RECEIPT(6, as_of, DATE, REQUIRED, .label = "Tính đến ngày", .label_en = "As of"),
    RECEIPT(7, version, REF, 0, .target = "rule_version", .label = "Phiên bản quy tắc",
            .label_en = "Rule version"),
    RECEIPT(8, above, TEXT, 0, .max = ABOVE_MAX, .label = "Phiên bản cấp trên",
            .label_en = "Versions above"),
    RECEIPT(9, facts, TEXT, LINES | VERBATIM | PERSONAL, .max = FACTS_MAX,
            .label = "Dữ kiện đã dùng", .label_en = "Facts used"),
    RECEIPT(10, answer, TEXT, LINES | VERBATIM | PERSONAL, .max = ANSWER_MAX, .label = "Kết quả",
            .label_en = "Answer"),
    RECEIPT(11, script_hash, HASH, 0, .label = "Mã băm quy tắc", .label_en = "Hash of the script"),
    RECEIPT(12, params_hash, HASH, 0, .label = "Mã băm tham số",
            .label_en = "Hash of the parameters"),
    RECEIPT(13, schema_hash, HASH, 0, .label = "Mã băm bảng dữ kiện",
            .label_en = "Hash of the table of facts"),
    RECEIPT(14, facts_hash, HASH, 0, .label = "Mã băm dữ kiện", .label_en = "Hash of the facts"),
    RECEIPT(15, steps, INT, 0, .label = "Số bước", .label_en = "Steps"),
    RECEIPT(16, replaces, REF, 0, .target = "classification", .label = "Thay cho",
            .label_en = "Replaces"),
    RECEIPT(17, why, TEXT, LINES | PERSONAL, .max = 600, .label = "Lý do xem xét lại",
            .label_en = "Why it was looked at again"),
    RECEIPT(18, made, TIME, REQUIRED, .label = "Xếp loại lúc", .label_en = "Classified"),
    RECEIPT(19, by, REF, 0, .target = "account", .label = "Người xác nhận",
            .label_en = "Confirmed by"),
    { 0 },
};

const struct entity classification_entity = {
    "classification",
    "Kết quả xếp loại",
    sizeof(struct classification),
    classification_fields,
    .number = 255,
    .flags = ENTITY_APPEND_ONLY,
    .label_en = "Classification",
    .read = "assessment.read",
    .scope = "unit",
    .owner = "assessment.cadre.volunteer.account",
    .person = "assessment.cadre.volunteer",
    .help = "Quy tắc đã xếp loại một phiếu thế nào và vì sao, giữ nguyên như lúc tính.",
    .help_en = "How and why a rule classified an assessment, kept as it was given.",
};
