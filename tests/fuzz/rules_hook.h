/* SPDX-License-Identifier: MIT
 * rules_hook: what the fuzz targets over rules decide about: a hook with a fact of every kind,
 * bands, and a year to rate. */
#ifndef VOLBANK_FUZZ_RULES_HOOK_H
#define VOLBANK_FUZZ_RULES_HOOK_H

#include "core/rules/rules.h"

struct visit {
    date day;
    int64_t minutes;
    text commune;
    code_set skills;
    code_levels languages;
};

struct facts {
    date as_of;
    int64_t age;
    bool night;
    uint8_t kind;
    int32_t grade;
    text commune;
    code_set skills;
    code_levels languages;
    struct {
        bool night;
    } opening;
    struct fact_list visits;
};

static const struct term terms[] = { { 1, "mc", "Dẫn", "Hosting" },
                                     { 2, "mnong", "M'Nông", "M'Nông" },
                                     { 0 } };
static const struct vocabulary vocabulary = { "term", "Mã", "Code", terms };
static const struct field visit_fields[] = {
    FIELD(1, struct visit, day, DATE, 0, .label = "Ngày", .label_en = "Day",
          .fallback = "2026-11-22"),
    FIELD(2, struct visit, minutes, INT, 0, .label = "Phút", .label_en = "Minutes",
          .fallback = "240"),
    FIELD(3, struct visit, commune, TEXT, 0, .label = "Xã", .label_en = "Commune"),
    FIELD(4, struct visit, skills, CODES, 0, .label = "Kỹ năng", .label_en = "Skills",
          .terms = &vocabulary),
    FIELD(5, struct visit, languages, LEVELS, 0, .label = "Tiếng", .label_en = "Languages",
          .terms = &vocabulary),
    { 0 },
};
static const struct field fields[] = {
    FIELD(1, struct facts, as_of, DATE, 0, .label = "Ngày", .label_en = "Day",
          .fallback = "2026-11-22"),
    FIELD(2, struct facts, age, INT, 0, .label = "Tuổi", .label_en = "Age", .fallback = "20"),
    FIELD(3, struct facts, night, BOOL, 0, .label = "Đêm", .label_en = "Night"),
    FIELD(4, struct facts, kind, CODE, 0, .label = "Loại", .label_en = "Kind",
          .terms = &vocabulary),
    FIELD(5, struct facts, grade, ENUM, 0, .label = "Hạng", .label_en = "Grade",
          .terms = &vocabulary),
    FIELD(6, struct facts, commune, TEXT, 0, .label = "Xã", .label_en = "Commune"),
    FIELD(7, struct facts, skills, CODES, 0, .label = "Kỹ năng", .label_en = "Skills",
          .terms = &vocabulary),
    FIELD(8, struct facts, languages, LEVELS, 0, .label = "Tiếng", .label_en = "Languages",
          .terms = &vocabulary),
    FIELD(9, struct facts, opening.night, BOOL, 0, .label = "Đêm", .label_en = "Night"),
    FIELD(10, struct facts, visits, LIST, 0, .label = "Buổi", .label_en = "Visits",
          .of = visit_fields, .of_size = sizeof(struct visit)),
    { 0 },
};
static const int64_t floors[] = { 5000, 0 };
static const struct rule_hook hook = { .name = "bank.score",
                                       .label = "Điểm",
                                       .label_en = "Score",
                                       .facts = fields,
                                       .facts_size = sizeof(struct facts),
                                       .min = -10000,
                                       .max = 10000,
                                       .may_reject = true,
                                       .rates_a_year = true,
                                       .bands = &vocabulary,
                                       .band_floors = floors };

#endif
