/* SPDX-License-Identifier: MIT
 * sets: the tables of criteria. What a set asks is written while it is a draft; once it is open
 * only its days move, so that everybody is measured by the same. */
#include "assess.h"

static const struct term subjects[] = {
    { CRITERIA_UNIT, "unit", "Đơn vị", "Units" },
    { CRITERIA_CADRE, "cadre", "Cán bộ phụ trách tình nguyện", "Cadres" },
    { 0 },
};
const struct vocabulary criteria_subject_vocabulary = { "criteria_subject", "Đánh giá ai",
                                                        "Who is assessed", subjects };

static const struct term levels[] = {
    { LEVEL_PROVINCE, "province", "Cấp tỉnh", "Province" },
    { LEVEL_AREA, "area", "Cụm, huyện", "Area" },
    { LEVEL_COMMUNE, "commune", "Xã, phường", "Commune" },
    { 0 },
};
const struct vocabulary criteria_level_vocabulary = { "criteria_level", "Cấp", "Level", levels };

static const struct term states[] = {
    { CRITERIA_DRAFT, "draft", "Đang soạn", "Draft" },
    { CRITERIA_OPEN, "open", "Đang đánh giá", "Open" },
    { CRITERIA_CLOSED, "closed", "Đã khóa sổ", "Closed" },
    { 0 },
};
const struct vocabulary criteria_set_state_vocabulary = { "criteria_set_state", "Trạng thái",
                                                          "State", states };

/* ---- sets ---------------------------------------------------------------------------------- */

struct summing {
    int64_t most, bonus;
};

static enum kv_go sum_points(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct criterion *c = record;
    struct summing *s = arg;
    (void)cx, (void)tx, (void)failure;
    *(c->bonus ? &s->bonus : &s->most) += c->points;
    return KV_MORE;
}

static err derive_most(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    struct criteria_set *set = record;
    struct summing s = { 0 };
    (void)as_of;
    err e = query_ref(cx, tx, &criterion_entity, "set", set->id, sum_points, &s);
    set->most = s.most;
    set->bonus_most = s.bonus;
    return e;
}

const struct field criteria_set_fields[] = {
    FIELD(1, struct criteria_set, code, TEXT, REQUIRED | INDEXED, .max = 40,
          .label = "Mã bộ tiêu chí", .label_en = "Code",
          .help = "Giữ nguyên từ năm này sang năm khác để so sánh được",
          .help_en = "Keep it from year to year, so that years compare"),
    FIELD(2, struct criteria_set, title, TEXT, REQUIRED | SEARCHED, .max = 160,
          .label = "Tên bộ tiêu chí", .label_en = "Title"),
    FIELD(3, struct criteria_set, of, ENUM, REQUIRED | INDEXED,
          .terms = &criteria_subject_vocabulary, .fallback = "unit", .label = "Đánh giá ai",
          .label_en = "Who is assessed"),
    FIELD(4, struct criteria_set, level, ENUM, REQUIRED | INDEXED,
          .terms = &criteria_level_vocabulary, .label = "Cấp", .label_en = "Level"),
    FIELD(5, struct criteria_set, year, INT, REQUIRED | INDEXED, .min = 2000, .max = 2100,
          .label = "Năm", .label_en = "Year"),
    FIELD(6, struct criteria_set, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị ban hành", .label_en = "Written by",
          .help = "Áp dụng cho các đơn vị của cấp đã chọn, từ đơn vị này trở xuống",
          .help_en = "For the units of that level, at and below this one"),
    FIELD(7, struct criteria_set, state, ENUM, REQUIRED | INDEXED | READ_ONLY,
          .terms = &criteria_set_state_vocabulary, .fallback = "draft", .label = "Trạng thái",
          .label_en = "State"),
    FIELD(8, struct criteria_set, self_due, DATE, INDEXED, .label = "Hạn tự chấm",
          .label_en = "Self score due"),
    FIELD(9, struct criteria_set, appraisal_due, DATE, INDEXED, .label = "Hạn thẩm định",
          .label_en = "Appraisal due"),
    FIELD(10, struct criteria_set, opened, TIME, READ_ONLY, .label = "Mở lúc",
          .label_en = "Opened"),
    FIELD(11, struct criteria_set, closed, TIME, READ_ONLY, .label = "Khóa sổ lúc",
          .label_en = "Closed"),
    FIELD(12, struct criteria_set, copied_from, REF, READ_ONLY, .target = "criteria_set",
          .label = "Chép từ bộ", .label_en = "Copied from"),
    FIELD(13, struct criteria_set, job, REF, READ_ONLY, .target = "job", .label = "Công việc",
          .label_en = "Job"),
    FIELD(14, struct criteria_set, key, TEXT, UNIQUE | READ_ONLY, .max = 120, .label = "Khóa",
          .label_en = "Key"),
    FIELD(15, struct criteria_set, most, INT, DERIVED, .derive = derive_most, .label = "Tổng điểm",
          .label_en = "Points in all"),
    FIELD(16, struct criteria_set, bonus_most, INT, DERIVED, .derive = derive_most,
          .label = "Tổng điểm thưởng", .label_en = "Bonus points in all"),
    { 0 },
};

static bool asks_the_same(const struct criteria_set *a, const struct criteria_set *b)
{
    return text_equal(a->code, b->code) && a->of == b->of && a->level == b->level &&
           a->year == b->year && id_equal(a->unit, b->unit);
}

static err set_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    const struct criteria_set *old = before;
    struct criteria_set *set = record;
    (void)tx;
    if (old && old->state != CRITERIA_DRAFT && !asks_the_same(old, set))
        return ctx_fail(cx, ERR_CONFLICT, NULL, "opened",
                        SAY("Bộ tiêu chí đã mở: chỉ đổi được tên và các hạn",
                            "The set is open: only its title and its days change"));
    if (set->self_due && set->appraisal_due && set->appraisal_due < set->self_due)
        ctx_flaw(cx, "/appraisal_due", "order",
                 SAY("Hạn thẩm định phải sau hạn tự chấm",
                     "The appraisal cannot be due before the self score"));
    set->key =
        text_format(cx->arena, "%.*s/%.*s/%lld", TEXT_ARGS(id_text(cx->arena, set->unit)),
                    TEXT_ARGS(viet_fold(cx->arena, text_trim(set->code))), (long long)set->year);
    return cx->error;
}

const struct entity criteria_set_entity = {
    "criteria_set",
    "Bộ tiêu chí",
    sizeof(struct criteria_set),
    criteria_set_fields,
    .number = 251,
    .label_en = "Criteria set",
    .check = set_check,
    .read = PUBLIC,
    .write = "criteria.write",
    .scope = "unit",
    .title = "title",
    .sort = "year",
    .help = "Một năm đánh giá năng lực của các đơn vị, hoặc của cán bộ, ở một cấp.",
    .help_en = "A year's assessment of the units, or the cadres, of one level.",
};

/* ---- criteria ------------------------------------------------------------------------------ */

const struct field criterion_fields[] = {
    FIELD(1, struct criterion, set, REF, REQUIRED | INDEXED | CASCADE, .target = "criteria_set",
          .label = "Bộ tiêu chí", .label_en = "Criteria set"),
    FIELD(2, struct criterion, position, INT, 0, .min = 0, .max = 999, .label = "Thứ tự",
          .label_en = "Position", .aliases = "stt|tt"),
    FIELD(3, struct criterion, group, TEXT, REQUIRED, .max = 120, .label = "Nhóm tiêu chí",
          .label_en = "Group", .aliases = "tiêu chí|nhóm"),
    FIELD(4, struct criterion, title, TEXT, REQUIRED | SEARCHED, .max = 240, .label = "Nội dung",
          .label_en = "Criterion"),
    FIELD(5, struct criterion, condition, TEXT, LINES, .max = 1000, .label = "Điều kiện chấm điểm",
          .label_en = "What the points take", .aliases = "điều kiện|cách chấm"),
    FIELD(6, struct criterion, points, INT, REQUIRED, .min = 1, .max = 1000, .label = "Điểm tối đa",
          .label_en = "Points at most", .aliases = "điểm|điểm chuẩn"),
    FIELD(7, struct criterion, evidence_needed, BOOL, 0, .label = "Phải có minh chứng",
          .label_en = "Evidence needed", .aliases = "minh chứng"),
    FIELD(8, struct criterion, bonus, BOOL, 0, .label = "Điểm thưởng", .label_en = "Bonus",
          .aliases = "thưởng"),
    { 0 },
};

static err require_draft(struct ctx *cx, struct tx *tx, id which)
{
    struct criteria_set set;
    err e = record_get(cx, tx, &criteria_set_entity, which, &set);
    if (e == ERR_NOT_FOUND) { /* the reference check says so */
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e || set.state == CRITERIA_DRAFT) return e;
    return ctx_fail(
        cx, ERR_CONFLICT, NULL, "opened",
        SAY("Bộ tiêu chí đã mở nên không sửa được nữa", "The set is open and its criteria stand"));
}

static err criterion_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    const struct criterion *old = before;
    const struct criterion *c = record;
    err e = old && !id_equal(old->set, c->set) ? require_draft(cx, tx, old->set) : ERR_NONE;
    return e ? e : require_draft(cx, tx, c->set);
}

const struct entity criterion_entity = {
    "criterion",
    "Tiêu chí",
    sizeof(struct criterion),
    criterion_fields,
    .number = 252,
    .label_en = "Criterion",
    .check = criterion_check,
    .read = PUBLIC,
    .write = "criteria.write",
    .scope = "set.unit",
    .title = "title",
    .key = "set+position",
    .help = "Một tiêu chí của bộ: nhóm, điều kiện, điểm tối đa.",
    .help_en = "One criterion of a set: group, condition, points at most.",
};
