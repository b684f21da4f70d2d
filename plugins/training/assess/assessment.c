/* SPDX-License-Identifier: MIT
 * assessment: the tables of assessments and of their lines. Nothing of them is written by generic
 * routes: who may say what of whom, and when, is the flow's to decide. */
#include "cadres.h"

static const struct term states[] = {
    { ASSESSMENT_SELF, "self", "Đang tự chấm", "Self score" },
    { ASSESSMENT_SUBMITTED, "submitted", "Chờ thẩm định", "Submitted" },
    { ASSESSMENT_RETURNED, "returned", "Trả lại để bổ sung", "Returned" },
    { ASSESSMENT_APPRAISED, "appraised", "Đã thẩm định, chưa xếp loại được",
      "Appraised, not classified" },
    { ASSESSMENT_CLASSIFIED, "classified", "Đã xếp loại", "Classified" },
    { 0 },
};
const struct vocabulary assessment_state_vocabulary = { "assessment_state", "Trạng thái", "State",
                                                        states };

static const struct term bands[] = {
    { BAND_EXCELLENT, "excellent", "Hoàn thành xuất sắc nhiệm vụ", "Excellent" },
    { BAND_GOOD, "good", "Hoàn thành tốt nhiệm vụ", "Good" },
    { BAND_PASS, "pass", "Hoàn thành nhiệm vụ", "Satisfactory" },
    { BAND_FAIL, "fail", "Không hoàn thành nhiệm vụ", "Unsatisfactory" },
    { 0 },
};
const struct vocabulary competence_band_vocabulary = { "competence_band", "Xếp loại", "Rating",
                                                       bands };

static err derive_holder(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    struct assessment *a = record;
    struct cadre cadre = { 0 };
    (void)as_of;
    if (id_is_none(a->cadre)) return ERR_NONE;
    err e = cadre_get(cx, tx, a->cadre, &cadre);
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    a->holder = cadre.name;
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

/* Days behind `due` on the day it was done, or on `as_of` when it is not. */
static int64_t late_by(date due, instant done, date as_of)
{
    date day = done ? instant_date(done) : as_of;
    return due && day > due ? day - due : 0;
}

static err derive_late(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    struct assessment *a = record;
    struct criteria_set set;
    err e = record_get(cx, tx, &criteria_set_entity, a->set, &set);
    if (e) return e;
    if (set.state == CRITERIA_CLOSED && instant_date(set.closed) < as_of)
        as_of = instant_date(set.closed);
    a->self_late = late_by(set.self_due, a->submitted, as_of);
    a->appraisal_late = late_by(set.appraisal_due, a->appraised, as_of);
    return ERR_NONE;
}

#define ASSESSMENT(num, member, knd, flg, ...)                                                     \
    FIELD(num, struct assessment, member, knd, flg, __VA_ARGS__)

const struct field assessment_fields[] = {
    ASSESSMENT(1, set, REF, REQUIRED | INDEXED, .target = "criteria_set", .label = "Bộ tiêu chí",
               .label_en = "Criteria set"),
    ASSESSMENT(2, unit, REF, REQUIRED | INDEXED, .target = "unit", .label = "Đơn vị",
               .label_en = "Unit"),
    ASSESSMENT(3, cadre, REF, INDEXED, .target = "cadre", .label = "Cán bộ", .label_en = "Cadre"),
    ASSESSMENT(4, state, ENUM, REQUIRED | INDEXED, .terms = &assessment_state_vocabulary,
               .fallback = "self", .label = "Trạng thái", .label_en = "State"),
    ASSESSMENT(5, self_total, INT, 0, .label = "Điểm tự chấm", .label_en = "Self score"),
    ASSESSMENT(6, self_bonus, INT, 0, .label = "Điểm thưởng tự chấm", .label_en = "Own bonus"),
    ASSESSMENT(7, appraised_total, INT, 0, .label = "Điểm thẩm định",
               .label_en = "Appraised score"),
    ASSESSMENT(8, appraised_bonus, INT, 0, .label = "Điểm thưởng thẩm định",
               .label_en = "Appraised bonus"),
    ASSESSMENT(9, submitted, TIME, 0, .label = "Nộp lúc", .label_en = "Submitted"),
    ASSESSMENT(10, submitted_by, REF, 0, .target = "account", .label = "Người nộp",
               .label_en = "Submitted by"),
    ASSESSMENT(11, appraised, TIME, 0, .label = "Thẩm định xong lúc", .label_en = "Appraised"),
    ASSESSMENT(12, appraised_by, REF, 0, .target = "account", .label = "Người thẩm định",
               .label_en = "Appraised by"),
    ASSESSMENT(13, returns, INT, 0, .label = "Số lần trả lại", .label_en = "Times returned"),
    ASSESSMENT(14, return_reason, TEXT, LINES | PERSONAL, .max = 1000, .label = "Lý do trả lại",
               .label_en = "Why returned"),
    ASSESSMENT(15, correcting, TEXT, LINES | PERSONAL, .max = 600, .label = "Lý do xem xét lại",
               .label_en = "Why it is looked at again"),
    ASSESSMENT(16, band, ENUM, INDEXED, .terms = &competence_band_vocabulary, .label = "Xếp loại",
               .label_en = "Rating"),
    ASSESSMENT(17, unrated, BOOL, 0, .label = "Chưa xếp loại", .label_en = "Not rated"),
    ASSESSMENT(18, score, INT, 0, .label = "Điểm xếp loại (phần trăm điểm)",
               .label_en = "Score of the rule (hundredths of a point)"),
    ASSESSMENT(19, fault, TEXT, 0, .max = 400, .label = "Quy tắc bị lỗi",
               .label_en = "The rule failed"),
    ASSESSMENT(20, version, REF, 0, .target = "rule_version", .label = "Quy tắc",
               .label_en = "Rule version"),
    ASSESSMENT(21, above, TEXT, 0, .max = 400, .label = "Quy tắc được thừa hưởng",
               .label_en = "Inherited rules"),
    ASSESSMENT(22, classification, REF, 0, .target = "classification", .label = "Biên nhận",
               .label_en = "Receipt"),
    ASSESSMENT(23, key, TEXT, REQUIRED | UNIQUE, .max = 80, .label = "Khóa", .label_en = "Key"),
    ASSESSMENT(24, holder, TEXT, DERIVED | PERSONAL, .max = 120, .derive = derive_holder,
               .label = "Họ và tên", .label_en = "Name"),
    ASSESSMENT(25, self_late, INT, DERIVED, .derive = derive_late, .label = "Chậm tự chấm (ngày)",
               .label_en = "Self score late (days)"),
    ASSESSMENT(26, appraisal_late, INT, DERIVED, .derive = derive_late,
               .label = "Chậm thẩm định (ngày)", .label_en = "Appraisal late (days)"),
    { 0 },
};

const struct entity assessment_entity = {
    "assessment",
    "Phiếu đánh giá",
    sizeof(struct assessment),
    assessment_fields,
    .number = 253,
    .label_en = "Assessment",
    .read = "assessment.read",
    .scope = "unit",
    .owner = "cadre.volunteer.account",
    .person = "cadre.volunteer",
    .help = "Phiếu đánh giá năng lực một năm của một đơn vị hoặc một cán bộ.",
    .help_en = "One unit's or one cadre's assessment of a year.",
};

/* ---- lines --------------------------------------------------------------------------------- */

const struct field assessment_line_fields[] = {
    FIELD(1, struct assessment_line, assessment, REF, REQUIRED | INDEXED | CASCADE,
          .target = "assessment", .label = "Phiếu đánh giá", .label_en = "Assessment"),
    FIELD(2, struct assessment_line, criterion, REF, REQUIRED | INDEXED, .target = "criterion",
          .label = "Tiêu chí", .label_en = "Criterion"),
    FIELD(3, struct assessment_line, scored, BOOL, 0, .label = "Đã tự chấm", .label_en = "Scored"),
    FIELD(4, struct assessment_line, self, INT, 0, .min = 0, .max = 1000, .label = "Điểm tự chấm",
          .label_en = "Self score"),
    FIELD(5, struct assessment_line, checked, BOOL, 0, .label = "Đã thẩm định",
          .label_en = "Appraised"),
    FIELD(6, struct assessment_line, appraised, INT, 0, .min = 0, .max = 1000,
          .label = "Điểm thẩm định", .label_en = "Appraised score"),
    FIELD(7, struct assessment_line, evidence, TEXT, LINES | PERSONAL, .max = 2000,
          .label = "Minh chứng", .label_en = "Evidence",
          .help = "Mỗi dòng một đường dẫn, hoặc số và ngày của văn bản",
          .help_en = "One a line: a link, or a document's number and day"),
    FIELD(8, struct assessment_line, note, TEXT, LINES | PERSONAL, .max = 1000, .label = "Ghi chú",
          .label_en = "Note"),
    FIELD(9, struct assessment_line, appraisal_note, TEXT, LINES | PERSONAL, .max = 1000,
          .label = "Nhận xét của cấp trên", .label_en = "Remark of the level above"),
    FIELD(10, struct assessment_line, key, TEXT, REQUIRED | UNIQUE, .max = 80, .label = "Khóa",
          .label_en = "Key"),
    { 0 },
};

const struct entity assessment_line_entity = {
    "assessment_line",
    "Dòng đánh giá",
    sizeof(struct assessment_line),
    assessment_line_fields,
    .number = 254,
    .label_en = "Line of an assessment",
    .read = "assessment.read",
    .scope = "assessment.unit",
    .owner = "assessment.cadre.volunteer.account",
    .person = "assessment.cadre.volunteer",
    .help = "Điểm tự chấm và điểm thẩm định của một tiêu chí, kèm minh chứng.",
    .help_en = "Own and appraised score of one criterion, with evidence.",
};
