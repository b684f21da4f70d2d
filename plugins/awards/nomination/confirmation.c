/* SPDX-License-Identifier: MIT
 * confirmation: what each level decided about a dossier, with its reasons. Written by moves only,
 * never changed: it outlives what became of the dossier. */
#include "nomination.h"

#include "../council/blind.h"

static const struct term decisions[] = {
    { CONFIRMATION_PROPOSED, "proposed", "Đã nộp", "Handed in" },
    { CONFIRMATION_CONFIRMED, "confirmed", "Xác nhận", "Confirmed" },
    { CONFIRMATION_RETURNED, "returned", "Trả lại", "Returned" },
    { CONFIRMATION_REFUSED, "refused", "Không chấp nhận", "Refused" },
    { CONFIRMATION_CHECKED, "checked", "Thẩm định đạt", "Checked" },
    { CONFIRMATION_WITHDRAWN, "withdrawn", "Rút hồ sơ", "Withdrawn" },
    { CONFIRMATION_LAPSED, "lapsed", "Quá hạn", "Lapsed" },
    { CONFIRMATION_COUNCIL, "council", "Hội đồng đề nghị", "Proposed by the council" },
    { CONFIRMATION_PASSED_OVER, "passed_over", "Không được chọn", "Not chosen" },
    { CONFIRMATION_AWARDED, "awarded", "Quyết định khen", "Honoured" },
    { CONFIRMATION_REVOKED, "revoked", "Thu hồi", "Revoked" },
    { 0 },
};
const struct vocabulary confirmation_decision_vocabulary = { "confirmation_decision", "Quyết định",
                                                             "Decision", decisions };

static err derive_unit(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    struct confirmation *c = record;
    (void)as_of;
    c->unit_name = record_title(cx, tx, &unit_entity, c->unit);
    return ERR_NONE;
}

const struct field confirmation_fields[] = {
    FIELD(1, struct confirmation, nomination, REF, REQUIRED | INDEXED, .target = "nomination",
          .label = "Hồ sơ", .label_en = "Nomination"),
    FIELD(2, struct confirmation, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị", .label_en = "Unit"),
    FIELD(3, struct confirmation, decision, ENUM, REQUIRED,
          .terms = &confirmation_decision_vocabulary, .label = "Quyết định",
          .label_en = "Decision"),
    FIELD(4, struct confirmation, reason, TEXT, LINES | PERSONAL, .max = 1000, .label = "Lý do",
          .label_en = "Reason"),
    FIELD(5, struct confirmation, at, TIME, REQUIRED | INDEXED, .label = "Lúc", .label_en = "At"),
    FIELD(6, struct confirmation, account, REF, INDEXED | PERSONAL, .target = "account",
          .label = "Người quyết định", .label_en = "By"),
    FIELD(7, struct confirmation, turn, INT, 0, .label = "Lần nộp", .label_en = "Turn"),
    FIELD(8, struct confirmation, unit_name, TEXT, DERIVED, .max = 200, .derive = derive_unit,
          .label = "Tên đơn vị", .label_en = "Name of the unit"),
    { 0 }
};

const struct entity confirmation_entity = {
    "confirmation",
    "Xác nhận hồ sơ",
    sizeof(struct confirmation),
    confirmation_fields,
    .number = 307,
    .flags = ENTITY_APPEND_ONLY,
    .veil = blind_confirmation,
    .label_en = "Confirmation",
    .read = "nomination.read",
    .scope = "nomination.unit",
    .owner = "nomination.nominator",
    .person = "nomination.person",
    .sort = "at",
    .help = "Một cấp đã quyết định gì về một hồ sơ, vì sao.",
    .help_en = "What a level decided about a dossier, and why.",
};
