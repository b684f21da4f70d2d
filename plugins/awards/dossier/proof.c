/* SPDX-License-Identifier: MIT
 * proof: the table of what the bank could prove of a nominee, frozen when the dossier is handed in.
 */
#include "dossier.h"

#include "../council/blind.h"

enum { FACTS_MOST = 100000 };

const struct field nomination_proof_fields[] = {
    FIELD(1, struct nomination_proof, nomination, REF, REQUIRED | INDEXED | CASCADE,
          .target = "nomination", .label = "Hồ sơ", .label_en = "Nomination"),
    FIELD(2, struct nomination_proof, facts, TEXT, LINES | VERBATIM | PERSONAL, .max = FACTS_MOST,
          .label = "Điều đã chứng minh", .label_en = "What is proved"),
    FIELD(3, struct nomination_proof, digest, TEXT, REQUIRED, .max = 64, .label = "Mã băm",
          .label_en = "Digest"),
    FIELD(4, struct nomination_proof, made, TIME, REQUIRED | INDEXED, .label = "Lập lúc",
          .label_en = "Made at"),
    FIELD(5, struct nomination_proof, as_of, DATE, REQUIRED, .label = "Tính đến ngày",
          .label_en = "As of"),
    { 0 }
};

const struct entity nomination_proof_entity = {
    "nomination_proof",
    "Chứng minh của ngân hàng",
    sizeof(struct nomination_proof),
    nomination_proof_fields,
    .number = 305,
    .flags = ENTITY_APPEND_ONLY,
    .veil = blind_proof,
    .label_en = "Proof",
    .read = "nomination.read",
    .scope = "nomination.unit",
    .owner = "nomination.nominator",
    .person = "nomination.person",
    .help = "Điều ngân hàng tình nguyện chứng minh được về người, tập thể được đề nghị.",
    .help_en = "What the volunteer bank could prove of a nominee, as it was that day.",
};
