/* SPDX-License-Identifier: MIT
 * records: the tables of targets, thresholds and declared activities. A declaration that lists its
 * activities is counted by its lines, so that figure and list cannot differ. */
#include "../plan.h"

static const struct term targets[] = {
    { TARGET_A, "a", "a) Cấp bộ Đoàn, Hội áp dụng công nghệ thông tin",
      "a) Levels of Đoàn and Hội that apply IT" },
    { TARGET_B, "b", "b) Hoạt động tình nguyện được ghi nhận trên cổng",
      "b) Activities recorded on the portal" },
    { TARGET_C, "c", "c) Chiến dịch, hoạt động áp dụng mô hình đã được đào tạo",
      "c) Campaigns by a model that was trained" },
    { TARGET_D, "d", "d) Cán bộ chuyên trách được bồi dưỡng, cập nhật",
      "d) Full-time cadres with knowledge up to date" },
    { 0 },
};
const struct vocabulary plan_target_vocabulary = { "plan_target", "Chỉ tiêu", "Target", targets };

/* ---- targets ------------------------------------------------------------------------------- */

static const struct field target_fields[] = {
    FIELD(1, struct plan_target, target, ENUM, REQUIRED | INDEXED, .terms = &plan_target_vocabulary,
          .label = "Chỉ tiêu", .label_en = "Target"),
    FIELD(2, struct plan_target, by, DATE, REQUIRED | INDEXED, .label = "Đến ngày",
          .label_en = "By"),
    FIELD(3, struct plan_target, percent, INT, REQUIRED, .min = 1, .max = 100, .label = "Mức (%)",
          .label_en = "Level (%)"),
    FIELD(4, struct plan_target, basis, TEXT, REQUIRED, .max = 200, .label = "Căn cứ",
          .label_en = "Basis"),
    FIELD(5, struct plan_target, key, TEXT, UNIQUE | READ_ONLY, .max = 80, .label = "Khóa",
          .label_en = "Key"),
    FIELD(6, struct plan_target, from, DATE, READ_ONLY, .label = "Áp dụng từ ngày",
          .label_en = "In force from"),
    FIELD(7, struct plan_target, until, DATE, READ_ONLY, .label = "Thôi áp dụng từ ngày",
          .label_en = "No longer in force from"),
    FIELD(8, struct plan_target, adjustment, REF, READ_ONLY, .target = "plan_adjustment",
          .label = "Theo điều chỉnh", .label_en = "Set by the adjustment"),
    { 0 },
};

static err target_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct plan_target *t = record;
    (void)tx, (void)before;
    t->key = text_format(cx->arena, "%d@%.*s", t->target, TEXT_ARGS(date_format(cx->arena, t->by)));
    if (!id_is_none(t->adjustment))
        t->key = text_format(cx->arena, "%.*s#%.*s", TEXT_ARGS(t->key),
                             TEXT_ARGS(id_text(cx->arena, t->adjustment)));
    return ERR_NONE;
}

const struct entity plan_target_entity = {
    "plan_target",
    "Mức chỉ tiêu",
    sizeof(struct plan_target),
    target_fields,
    .number = 341,
    .label_en = "Level of a target",
    .check = target_check,
    .read = "plan.read",
    .write = "plan_target.write",
    .title = "basis",
    .sort = "by",
    .help = "Mức phải đạt đến một ngày; chưa ghi thì theo Kế hoạch 630/KH-UBND.",
    .help_en = "What is to be reached by a day; as Plan 630/KH-UBND says where nothing is said.",
};

/* ---- thresholds ---------------------------------------------------------------------------- */

static const struct field threshold_fields[] = {
    FIELD(1, struct plan_threshold, from, DATE, REQUIRED | UNIQUE | INDEXED, .label = "Từ ngày",
          .label_en = "From"),
    FIELD(2, struct plan_threshold, operations, INT, REQUIRED, .min = 1, .max = 100000,
          .label = "Ít nhất bao nhiêu thao tác", .label_en = "At least so many operations",
          .help = "Chiến dịch, điểm danh, lớp, chứng nhận ghi trên hệ thống",
          .help_en = "Campaigns, attendance, classes, certificates recorded in the system"),
    FIELD(3, struct plan_threshold, months, INT, REQUIRED, .min = 1, .max = 12,
          .label = "Trong bao nhiêu tháng", .label_en = "In so many months"),
    FIELD(4, struct plan_threshold, basis, TEXT, REQUIRED, .max = 200, .label = "Căn cứ",
          .label_en = "Basis"),
    { 0 },
};

const struct entity plan_threshold_entity = {
    "plan_threshold",
    "Ngưỡng áp dụng công nghệ thông tin",
    sizeof(struct plan_threshold),
    threshold_fields,
    .number = 342,
    .label_en = "What counts as applying IT",
    .read = "plan.read",
    .write = "plan_target.write",
    .title = "basis",
    .sort = "from",
    .help = "Thế nào là đơn vị đã áp dụng công nghệ thông tin (chỉ tiêu a), từ một ngày.",
    .help_en = "When a unit applies IT (target a), from a day on.",
};

/* ---- declared activities ------------------------------------------------------------------- */

static const struct field declared_fields[] = {
    FIELD(1, struct declared_activity, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị", .label_en = "Unit"),
    FIELD(2, struct declared_activity, year, INT, REQUIRED | INDEXED, .min = 2000, .max = 2100,
          .label = "Năm", .label_en = "Year"),
    FIELD(3, struct declared_activity, quarter, INT, REQUIRED, .min = 1, .max = 4, .label = "Quý",
          .label_en = "Quarter"),
    FIELD(4, struct declared_activity, figure, INT, 0, .min = 0, .max = 10000,
          .label = "Số hoạt động", .label_en = "How many activities",
          .help = "Tất cả hoạt động tình nguyện đơn vị đã làm trong quý, kể cả chưa ghi trên cổng",
          .help_en = "All that the unit did in the quarter, recorded on the portal or not"),
    FIELD(5, struct declared_activity, activities, TEXT, LINES, .max = 20000,
          .label = "Tên các hoạt động", .label_en = "Which activities",
          .help = "Mỗi dòng một hoạt động; ghi danh sách thì số hoạt động là số dòng",
          .help_en = "One a line; with a list, the figure is the number of lines"),
    FIELD(6, struct declared_activity, note, TEXT, LINES, .max = 1000, .label = "Ghi chú",
          .label_en = "Note"),
    FIELD(7, struct declared_activity, key, TEXT, UNIQUE | READ_ONLY, .max = 60, .label = "Khóa",
          .label_en = "Key"),
    { 0 },
};

static int64_t lines_of(text t)
{
    int64_t lines = 0;
    bool word = false;
    for (size_t i = 0; i < t.size; i++) {
        if (t.data[i] == '\n') word = false;
        if (t.data[i] == '\n' || t.data[i] == ' ' || t.data[i] == '\r' || word) continue;
        word = true;
        lines++;
    }
    return lines;
}

static err declared_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct declared_activity *d = record;
    (void)tx, (void)before;
    int64_t listed = lines_of(d->activities);
    if (listed) d->figure = listed;
    d->key = text_format(cx->arena, "%.*s/%lld/%lld", TEXT_ARGS(id_text(cx->arena, d->unit)),
                         (long long)d->year, (long long)d->quarter);
    return ERR_NONE;
}

const struct entity declared_activity_entity = {
    "declared_activity",
    "Kê khai hoạt động",
    sizeof(struct declared_activity),
    declared_fields,
    .number = 340,
    .label_en = "Declared activities",
    .check = declared_check,
    .read = "plan.read",
    .write = "declared_activity.write",
    .scope = "unit",
    .sort = "year",
    .key = "unit+year+quarter",
    .help = "Số hoạt động một đơn vị kê khai trong một quý: mẫu số của chỉ tiêu b.",
    .help_en = "How many activities a unit declares for a quarter: the denominator of target b.",
};
