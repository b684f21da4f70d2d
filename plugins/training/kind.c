/* SPDX-License-Identifier: MIT
 * kind: what can be certified. Its code is one of those in which openings ask for certificates; the
 * vocabulary is found through the entity that asks, so that there is one list. */
#include "training.h"

static const struct term regimes[] = {
    { REGIME_STATE, "nd30", "Cơ quan nhà nước (NĐ 30/2020)", "State body (Decree 30/2020)" },
    { REGIME_YOUTH, "doan29", "Đoàn TNCS Hồ Chí Minh (HD 29)", "Youth Union (Guideline 29)" },
    { REGIME_FEDERATION, "hoi", "Hội LHTN Việt Nam", "Youth Federation" },
    { 0 },
};
const struct vocabulary regime_vocabulary = { "document_regime", "Thể thức văn bản",
                                              "Document regime", regimes };

static const struct field kind_fields[] = {
    FIELD(1, struct certificate_kind, code, TEXT, REQUIRED | UNIQUE | INDEXED, .max = 40,
          .label = "Mã chứng chỉ", .label_en = "Code",
          .help = "Như trong danh mục chứng chỉ mà các việc đòi hỏi, ví dụ first_aid",
          .help_en = "As in the list that work asks for, for example first_aid"),
    FIELD(2, struct certificate_kind, title, TEXT, REQUIRED | SEARCHED, .max = 120,
          .label = "Tên chứng nhận", .label_en = "Title"),
    FIELD(3, struct certificate_kind, title_en, TEXT, 0, .max = 120, .label = "Tên tiếng Anh",
          .label_en = "Title in English"),
    FIELD(4, struct certificate_kind, criteria, TEXT, REQUIRED | LINES, .max = 600,
          .label = "Điều kiện được cấp", .label_en = "What it takes"),
    FIELD(5, struct certificate_kind, valid_months, INT, 0, .min = 0, .max = 600,
          .label = "Có giá trị (tháng)", .label_en = "Valid (months)",
          .help = "Để 0 nếu không hết hạn", .help_en = "0 means it does not expire"),
    FIELD(6, struct certificate_kind, renew_days, INT, 0, .min = 0, .max = 3650, .fallback = "60",
          .label = "Được gia hạn trước khi hết hạn (ngày)",
          .label_en = "May be renewed before it expires (days)"),
    FIELD(7, struct certificate_kind, grace_days, INT, 0, .min = 0, .max = 3650, .fallback = "90",
          .label = "Còn được gia hạn sau khi hết hạn (ngày)",
          .label_en = "May still be renewed after it expired (days)"),
    FIELD(8, struct certificate_kind, regime, ENUM, REQUIRED, .terms = &regime_vocabulary,
          .fallback = "doan29", .label = "Thể thức văn bản", .label_en = "Document regime"),
    FIELD(9, struct certificate_kind, closed, BOOL, 0, .label = "Thôi cấp",
          .label_en = "No more are issued"),
    { 0 }
};

/* The terms in which openings name certificates. */
static const struct vocabulary *asked_terms(struct tx *tx)
{
    const struct entity *opening = schema_named(tx_schema(tx), TEXT("opening"));
    const struct field *f = opening ? entity_field(opening, "certificates", 12) : NULL;
    return f ? f->terms : NULL;
}

static err kind_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    const struct certificate_kind *old = before;
    const struct certificate_kind *k = record;
    const struct vocabulary *terms = asked_terms(tx);
    if (old && !text_equal(old->code, k->code))
        return ctx_fail(cx, ERR_INVALID, "/code", "code",
                        SAY("Mã của một loại đã có thì không đổi được; hãy mở loại khác",
                            "The code of a kind does not change; open another kind"));
    if (terms && !vocabulary_code(terms, k->code))
        return ctx_fail(cx, ERR_INVALID, "/code", "code",
                        SAY("Không có mã này trong danh mục chứng chỉ, nên không việc nào đòi được",
                            "The list of certificates has no such code, so no work could ask "
                            "for it"));
    return ERR_NONE;
}

const struct entity certificate_kind_entity = {
    "certificate_kind",
    "Loại chứng nhận",
    sizeof(struct certificate_kind),
    kind_fields,
    .number = 220,
    .label_en = "Kind of certificate",
    .check = kind_check,
    .read = PUBLIC,
    .write = "certificate_kind.write",
    .title = "title",
    .sort = "code",
    .key = "code",
    .help = "Chứng nhận điều gì, có giá trị bao lâu, số được viết thế nào.",
    .help_en = "What is certified, for how long, and how its numbers are written.",
};
