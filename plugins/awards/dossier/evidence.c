/* SPDX-License-Identifier: MIT
 * evidence: the tables of what the nominator adds: files, and people near the nominee. */
#include "dossier.h"

#include "../council/blind.h"
#include "../council/conflict.h"

const struct field evidence_fields[] = {
    FIELD(1, struct evidence, nomination, REF, REQUIRED | INDEXED | CASCADE, .target = "nomination",
          .label = "Hồ sơ", .label_en = "Nomination"),
    FIELD(2, struct evidence, about, TEXT, PERSONAL, .max = 300, .label = "Chứng minh điều gì",
          .label_en = "What it shows"),
    FIELD(3, struct evidence, name, TEXT, REQUIRED | PERSONAL, .max = 160, .label = "Tên tệp",
          .label_en = "File name"),
    FIELD(4, struct evidence, type, TEXT, REQUIRED, .max = 120, .label = "Loại tệp",
          .label_en = "Type"),
    FIELD(5, struct evidence, sha256, HASH, REQUIRED | INDEXED | STORED, .label = "Mã băm SHA-256",
          .label_en = "SHA-256"),
    FIELD(6, struct evidence, size, INT, REQUIRED, .label = "Số byte", .label_en = "Bytes"),
    FIELD(7, struct evidence, kind, CODE, REQUIRED, .terms = &award_document_vocabulary,
          .label = "Loại tài liệu", .label_en = "Kind of document"),
    { 0 }
};

const struct entity evidence_entity = {
    "evidence",
    "Minh chứng",
    sizeof(struct evidence),
    evidence_fields,
    .number = 306,
    .veil = blind_evidence,
    .label_en = "Evidence",
    .read = "nomination.read",
    .scope = "nomination.unit",
    .owner = "nomination.nominator",
    .person = "nomination.person",
    .help = "Một tệp kèm hồ sơ, giữ theo mã băm.",
    .help_en = "A file of a dossier, kept by its hash.",
};

static const struct term kinds[] = {
    { DECLARED_KIN, "kin", "Người thân", "Kin" },
    { DECLARED_COLLEAGUE, "colleague", "Cùng đơn vị", "Of one unit" },
    { DECLARED_MENTOR, "mentor", "Người kèm cặp, dìu dắt", "Mentor" },
    { DECLARED_OTHER, "other", "Quan hệ khác", "Another tie" },
    { 0 },
};
const struct vocabulary declared_conflict_vocabulary = { "declared_conflict", "Quan hệ", "Tie",
                                                         kinds };

const struct field declared_conflict_fields[] = {
    FIELD(1, struct declared_conflict, nomination, REF, REQUIRED | INDEXED | CASCADE,
          .target = "nomination", .label = "Hồ sơ", .label_en = "Nomination"),
    FIELD(2, struct declared_conflict, person, REF, INDEXED, .target = "volunteer",
          .label = "Với ai", .label_en = "With", .help = "Để trống nếu chỉ ghi được bằng lời",
          .help_en = "Empty when it can be said in words only"),
    FIELD(3, struct declared_conflict, kind, ENUM, REQUIRED, .terms = &declared_conflict_vocabulary,
          .label = "Quan hệ", .label_en = "Tie"),
    FIELD(4, struct declared_conflict, note, TEXT, PERSONAL, .max = 300, .label = "Ghi chú",
          .label_en = "Note"),
    FIELD(5, struct declared_conflict, key, TEXT, READ_ONLY | UNIQUE, .max = 80, .label = "Khóa",
          .label_en = "Key"),
    { 0 }
};

static err declared_conflict_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct declared_conflict *d = record;
    (void)tx, (void)before;
    d->key = TEXT("");
    if (!id_is_none(d->person))
        d->key = award_pair_key(cx->arena, d->nomination, d->person);
    else if (!text_trim(d->note).size)
        ctx_flaw(cx, "/note", "required", SAY("Hãy ghi là ai, ở đâu", "Say who it is, and where"));
    return cx->error;
}

const struct entity declared_conflict_entity = {
    "declared_conflict",
    "Quan hệ đã khai",
    sizeof(struct declared_conflict),
    declared_conflict_fields,
    .number = 308,
    .veil = blind_declared,
    .saved = conflict_declared,
    .label_en = "Declared tie",
    .check = declared_conflict_check,
    .read = "nomination.read",
    .scope = "nomination.unit",
    .owner = "nomination.nominator",
    .person = "person",
    .help = "Người có quan hệ với người được đề nghị, không được chấm hồ sơ.",
    .help_en = "Somebody near the nominee, who is not to judge the dossier.",
};
