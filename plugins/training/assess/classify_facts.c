/* SPDX-License-Identifier: MIT
 * classify_facts: the table of facts of training.classify, and how they are read. */
#include "classify_facts.h"

#include "cadres.h"
#include "cases.h"

#define GROUP(num, member, knd, ...) FIELD(num, struct classify_group, member, knd, 0, __VA_ARGS__)

const struct field classify_group_fields[] = {
    GROUP(1, name, TEXT, .label = "Tên nhóm", .label_en = "Name", .fallback = "Báo cáo"),
    GROUP(2, most, INT, .label = "Điểm tối đa", .label_en = "Points at most", .fallback = "10"),
    GROUP(3, self, INT, .label = "Điểm tự chấm", .label_en = "Self score"),
    GROUP(4, appraised, INT, .label = "Điểm thẩm định", .label_en = "Appraised score"),
    GROUP(5, percent, INT, .label = "Phần trăm điểm thẩm định", .label_en = "Per cent appraised",
          .help = "Làm tròn xuống", .help_en = "Rounded down"),
    GROUP(6, zeros, INT, .label = "Số tiêu chí 0 điểm", .label_en = "Criteria without a point"),
    { 0 },
};

#define LINE(num, member, knd, ...) FIELD(num, struct classify_line, member, knd, 0, __VA_ARGS__)

const struct field classify_line_fields[] = {
    LINE(1, position, INT, .label = "Thứ tự", .label_en = "Position", .fallback = "1"),
    LINE(2, group, TEXT, .label = "Nhóm", .label_en = "Group"),
    LINE(3, points, INT, .label = "Điểm tối đa", .label_en = "Points at most", .fallback = "10"),
    LINE(4, self, INT, .label = "Điểm tự chấm", .label_en = "Self score"),
    LINE(5, appraised, INT, .label = "Điểm thẩm định", .label_en = "Appraised score"),
    LINE(6, bonus, BOOL, .label = "Điểm thưởng", .label_en = "Bonus"),
    LINE(7, evidence, BOOL, .label = "Có minh chứng", .label_en = "Has evidence"),
    { 0 },
};

#define YEAR(num, member, knd, ...) FIELD(num, struct classify_facts, member, knd, 0, __VA_ARGS__)

const struct field classify_facts_fields[] = {
    YEAR(1, as_of, DATE, .label = "Ngày xét", .label_en = "Day of the decision",
         .fallback = "2026-12-20"),
    YEAR(2, year, INT, .label = "Năm đánh giá", .label_en = "Year", .fallback = "2026"),
    YEAR(3, of, CODE, .label = "Đánh giá ai", .label_en = "Who is assessed",
         .terms = &criteria_subject_vocabulary, .fallback = "unit"),
    YEAR(4, level, CODE, .label = "Cấp", .label_en = "Level", .terms = &criteria_level_vocabulary,
         .fallback = "commune"),
    YEAR(5, set, TEXT, .label = "Mã bộ tiêu chí", .label_en = "Code of the set"),
    YEAR(6, most, INT, .label = "Tổng điểm tối đa", .label_en = "Points at most",
         .help = "Không kể điểm thưởng", .help_en = "Without bonus", .min = 1, .max = 100000,
         .fallback = "100"),
    YEAR(7, self, INT, .label = "Tổng điểm tự chấm", .label_en = "Self score",
         .help = "Không kể điểm thưởng", .help_en = "Without bonus"),
    YEAR(8, appraised, INT, .label = "Tổng điểm thẩm định", .label_en = "Appraised score",
         .help = "Không kể điểm thưởng", .help_en = "Without bonus"),
    YEAR(9, bonus_most, INT, .label = "Điểm thưởng tối đa", .label_en = "Bonus at most"),
    YEAR(10, bonus, INT, .label = "Điểm thưởng thẩm định", .label_en = "Appraised bonus"),
    YEAR(11, difference, INT, .label = "Tự chấm cao hơn thẩm định",
         .label_en = "Self score above the appraisal", .help = "Âm khi tự chấm thấp hơn",
         .help_en = "Below zero when the unit was stricter"),
    YEAR(12, unproven, INT, .label = "Số tiêu chí thiếu minh chứng",
         .label_en = "Criteria without their evidence"),
    YEAR(13, self_late, INT, .label = "Số ngày nộp tự chấm chậm",
         .label_en = "Days the self score was late"),
    YEAR(14, appraisal_late, INT, .label = "Số ngày thẩm định chậm",
         .label_en = "Days the appraisal was late", .help = "Lỗi của cấp trên, không phải đơn vị",
         .help_en = "The level above's, not the unit's"),
    YEAR(15, returns, INT, .label = "Số lần bị trả lại", .label_en = "Times sent back"),
    YEAR(16, cadres, INT, .label = "Số cán bộ phụ trách tình nguyện", .label_en = "Cadres",
         .help = "Của đơn vị và các đơn vị dưới", .help_en = "Of the unit and those below"),
    YEAR(17, full_time, INT, .label = "Trong đó chuyên trách", .label_en = "Full-time ones"),
    YEAR(18, trained, INT, .label = "Chuyên trách đã được bồi dưỡng, còn hạn",
         .label_en = "Full-time ones with valid training"),
    YEAR(19, certified, BOOL, .label = "Cán bộ còn chứng nhận bồi dưỡng",
         .label_en = "The cadre's training is valid", .help = "Chỉ khi đánh giá cán bộ",
         .help_en = "Of cadres only"),
    YEAR(20, groups, LIST, .label = "Các nhóm tiêu chí", .label_en = "Groups",
         .help = "Không kể điểm thưởng", .help_en = "Without bonus", .of = classify_group_fields,
         .of_size = sizeof(struct classify_group)),
    YEAR(21, lines, LIST, .label = "Từng tiêu chí", .label_en = "Criteria",
         .of = classify_line_fields, .of_size = sizeof(struct classify_line)),
    { 0 },
};

/* Lowest scores of excellent, good, pass and fail. */
static const int64_t band_floors[] = { 9000, 7000, 5000, 0 };

const struct rule_hook training_classify_hook = {
    .name = "training.classify",
    .label = "Xếp loại năng lực một năm",
    .label_en = "Classifying a year's competence",
    .help = "Phiếu đánh giá của một đơn vị hoặc cán bộ: tổng điểm từ 0 đến 100, xếp một trong bốn "
            "mức hoặc chưa xếp loại.",
    .facts = classify_facts_fields,
    .facts_size = sizeof(struct classify_facts),
    .min = 0,
    .max = 10000,
    .bands = &competence_band_vocabulary,
    .band_floors = band_floors,
    .fallback_script = "training.classify.lua",
    .groupings = classify_groupings,
    .cases = classify_cases,
    .subject = &unit_entity,
};

/* ---- reading ------------------------------------------------------------------------------- */

static void list_lines(struct arena *arena, const struct assessed *a, struct classify_facts *f)
{
    struct classify_line *lines = ARENA_ARRAY(arena, a->count, struct classify_line);
    for (size_t i = 0; i < a->count; i++) {
        const struct criterion *c = a->criteria[i];
        const struct assessment_line *l = a->lines[i];
        lines[i] = (struct classify_line){ .position = c->position,
                                           .group = c->group,
                                           .points = c->points,
                                           .self = l->self,
                                           .appraised = l->appraised,
                                           .bonus = c->bonus,
                                           .evidence = !text_is_empty(l->evidence) };
        f->unproven += line_is_unproven(c, l);
    }
    f->lines = (struct fact_list){ lines, (uint32_t)a->count };
}

/* The criteria stand group by group. */
static void list_groups(struct arena *arena, const struct assessed *a, struct classify_facts *f)
{
    struct classify_group *groups = ARENA_ARRAY(arena, a->count, struct classify_group);
    uint32_t count = 0;
    for (size_t i = 0; i < a->count; i++) {
        const struct criterion *c = a->criteria[i];
        if (c->bonus) continue;
        if (!count || !text_equal(groups[count - 1].name, c->group))
            groups[count++] = (struct classify_group){ .name = c->group };
        struct classify_group *g = &groups[count - 1];
        g->most += c->points;
        g->self += a->lines[i]->self;
        g->appraised += a->lines[i]->appraised;
        g->zeros += a->lines[i]->appraised == 0;
        g->percent = g->appraised * 100 / g->most;
    }
    f->groups = (struct fact_list){ groups, count };
}

static err read_cadres(struct ctx *cx, struct tx *tx, const struct assessment *a, date day,
                       struct classify_facts *f)
{
    struct cadre cadre;
    struct cadre_knowledge knows;
    struct cadre_figure figure;
    err e;
    if (id_is_none(a->cadre)) {
        e = cadre_figure_of(cx, tx, a->unit, day, &figure);
        if (e) return e;
        f->cadres = figure.cadres;
        f->full_time = figure.full_time;
        f->trained = figure.trained;
        return ERR_NONE;
    }
    e = cadre_get(cx, tx, a->cadre, &cadre);
    if (!e) e = cadre_knowledge_on(cx, tx, cadre.volunteer, day, &knows);
    if (!e) f->certified = knows.valid;
    return e;
}

err classify_facts_of(struct ctx *cx, struct tx *tx, struct assessed *a, date day,
                      struct classify_facts *out)
{
    struct assessment *sheet = &a->assessment;
    err e = record_derive(cx, tx, &assessment_entity, sheet, day);
    if (!e) e = record_derive(cx, tx, &criteria_set_entity, &a->set, day);
    if (e) return e;
    assessed_sum(a);
    *out = (struct classify_facts){
        .as_of = day,
        .year = a->set.year,
        .of = (uint8_t)a->set.of,
        .level = (uint8_t)a->set.level,
        .set = a->set.code,
        .most = a->set.most,
        .self = sheet->self_total,
        .appraised = sheet->appraised_total,
        .bonus_most = a->set.bonus_most,
        .bonus = sheet->appraised_bonus,
        .difference =
            sheet->self_total + sheet->self_bonus - sheet->appraised_total - sheet->appraised_bonus,
        .self_late = sheet->self_late,
        .appraisal_late = sheet->appraisal_late,
        .returns = sheet->returns,
    };
    list_lines(cx->arena, a, out);
    list_groups(cx->arena, a, out);
    return read_cadres(cx, tx, sheet, day, out);
}
