/* SPDX-License-Identifier: MIT
 * award: what is given year after year: whose it is, by which statute, in which form. */
#include "round.h"

static const struct term regimes[] = {
    { AWARD_REGIME_STATE, "state", "Văn bản nhà nước (NĐ 30/2020)", "State (Decree 30/2020)" },
    { AWARD_REGIME_YOUTH, "youth_union", "Văn bản của Đoàn (HD 29)", "Youth Union (Guide 29)" },
    { AWARD_REGIME_FEDERATION, "federation", "Văn bản của Hội", "Youth Federation" },
    { 0 },
};
const struct vocabulary award_regime_vocabulary = { "award_regime", "Thể thức văn bản",
                                                    "Form of documents", regimes };

static const struct term levels[] = {
    { AWARD_GRASSROOTS, "grassroots", "Cấp cơ sở", "Grassroots" },
    { AWARD_DISTRICT, "district", "Cấp huyện, cụm", "District" },
    { AWARD_PROVINCE, "province", "Cấp tỉnh", "Province" },
    { AWARD_CENTRAL, "central", "Cấp Trung ương", "Central" },
    { 0 },
};
const struct vocabulary award_level_vocabulary = { "award_level", "Cấp khen thưởng",
                                                   "Level of an award", levels };

const struct field award_fields[] = {
    FIELD(1, struct award, code, TEXT, REQUIRED | UNIQUE, .max = 40, .label = "Mã",
          .label_en = "Code"),
    FIELD(2, struct award, name, TEXT, REQUIRED | SEARCHED | INDEXED, .max = 160,
          .label = "Tên giải thưởng, hình thức khen", .label_en = "Name",
          .aliases = "giải thưởng|tên giải"),
    FIELD(3, struct award, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị chủ trì", .label_en = "Kept by"),
    FIELD(4, struct award, level, ENUM, REQUIRED, .terms = &award_level_vocabulary, .label = "Cấp",
          .label_en = "Level"),
    FIELD(5, struct award, regime, ENUM, REQUIRED, .terms = &award_regime_vocabulary,
          .label = "Thể thức văn bản", .label_en = "Form of documents"),
    FIELD(6, struct award, basis, TEXT, LINES, .max = 1000, .label = "Căn cứ", .label_en = "Basis",
          .help = "Quy chế, quyết định mà giải thưởng dựa vào",
          .help_en = "The statute or decision it rests on"),
    FIELD(7, struct award, form, TEXT, REQUIRED, .max = 120, .label = "Hình thức",
          .label_en = "What is given", .help = "Bằng khen, giấy khen, biểu trưng…",
          .help_en = "Certificate of merit, commendation letter, emblem…"),
    { 0 }
};

const struct entity award_entity = {
    "award",
    "Giải thưởng",
    sizeof(struct award),
    award_fields,
    .number = 300,
    .label_en = "Award",
    .read = PUBLIC,
    .write = "award_round.write",
    .scope = "unit",
    .title = "name",
    .sort = "name",
    .help = "Một giải thưởng hay hình thức khen, trao năm này qua năm khác.",
    .help_en = "An award that is given year after year.",
};
