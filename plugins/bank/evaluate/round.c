/* SPDX-License-Identifier: MIT
 * round: the tables of rounds and of what they come to for people and teams. */
#include "round.h"

static const struct term state_rows[] = {
    { ROUND_DRAFT, "draft", "Mới mở", "Opened" },
    { ROUND_RUNNING, "running", "Đang đánh giá", "Being evaluated" },
    { ROUND_RUN, "run", "Đã có kết quả", "Has results" },
    { ROUND_PUBLISHING, "publishing", "Đang công bố", "Being published" },
    { ROUND_PUBLISHED, "published", "Đã công bố", "Published" },
    { ROUND_FAILED, "failed", "Không đánh giá được", "Failed" },
    { 0 },
};
const struct vocabulary evaluation_round_state_vocabulary = { "evaluation_round_state",
                                                              "Trạng thái", "State", state_rows };

#define COUNT(num, member, vi, en)                                                                 \
    FIELD(num, struct evaluation_round, member, INT, READ_ONLY, .label = vi, .label_en = en)

const struct field evaluation_round_fields[] = {
    FIELD(1, struct evaluation_round, title, TEXT, INDEXED | SEARCHED, .max = 120,
          .label = "Tên đợt đánh giá", .label_en = "Name"),
    FIELD(2, struct evaluation_round, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị", .label_en = "Unit",
          .help = "Mọi tình nguyện viên của đơn vị và các đơn vị dưới.",
          .help_en = "Every volunteer of the unit and those below."),
    FIELD(3, struct evaluation_round, year, INT, REQUIRED | INDEXED, .min = 2000, .max = 2100,
          .label = "Năm", .label_en = "Year",
          .help = "Nếu quy tắc của đơn vị dùng năm riêng (ví dụ từ 01/09) thì là năm kết thúc.",
          .help_en = "Where the unit's rule has a year of its own, the year in which it ends."),
    FIELD(4, struct evaluation_round, from, DATE, REQUIRED | READ_ONLY, .label = "Từ ngày",
          .label_en = "From"),
    FIELD(5, struct evaluation_round, until, DATE, REQUIRED | READ_ONLY, .label = "Đến hết ngày",
          .label_en = "Until"),
    FIELD(6, struct evaluation_round, version, REF, READ_ONLY, .target = "rule_version",
          .label = "Quy tắc", .label_en = "Rule version"),
    FIELD(7, struct evaluation_round, seed, INT, READ_ONLY, .label = "Số bốc thăm khi bằng nhau",
          .label_en = "Seed of the lots among equals"),
    FIELD(8, struct evaluation_round, state, ENUM, REQUIRED | INDEXED | READ_ONLY,
          .terms = &evaluation_round_state_vocabulary, .label = "Trạng thái", .label_en = "State"),
    FIELD(9, struct evaluation_round, job, REF, READ_ONLY, .target = "job", .label = "Công việc",
          .label_en = "Job"),
    COUNT(10, people, "Người", "People"),
    COUNT(11, rated, "Được xếp loại", "Rated"),
    COUNT(12, unrated, "Chưa xếp loại", "Not rated"),
    COUNT(13, faults, "Quy tắc bị lỗi", "Rule failed"),
    COUNT(14, excellent, "Hoàn thành xuất sắc", "Excellent"),
    COUNT(15, good, "Hoàn thành tốt", "Good"),
    COUNT(16, satisfactory, "Hoàn thành", "Satisfactory"),
    COUNT(17, unsatisfactory, "Không hoàn thành", "Unsatisfactory"),
    COUNT(18, median, "Trung vị (phần trăm điểm)", "Median (hundredths of a point)"),
    COUNT(19, quota_percent, "Tỷ lệ xuất sắc tối đa (%)", "At most so many excellent (%)"),
    COUNT(20, moved, "Xuống bậc vì tỷ lệ", "Moved down by the quota"),
    COUNT(21, teams, "Đội", "Teams"),
    FIELD(23, struct evaluation_round, made, TIME, REQUIRED | INDEXED | READ_ONLY,
          .label = "Mở lúc", .label_en = "Opened"),
    FIELD(24, struct evaluation_round, ended, TIME, READ_ONLY, .label = "Tính xong lúc",
          .label_en = "Worked out"),
    FIELD(25, struct evaluation_round, published, TIME, READ_ONLY, .label = "Công bố lúc",
          .label_en = "Published"),
    FIELD(26, struct evaluation_round, made_by, REF, READ_ONLY, .target = "account",
          .label = "Người mở", .label_en = "Opened by"),
    FIELD(27, struct evaluation_round, published_by, REF, READ_ONLY, .target = "account",
          .label = "Người công bố", .label_en = "Published by"),
    FIELD(28, struct evaluation_round, key, TEXT, UNIQUE | READ_ONLY, .max = 60, .label = "Khóa",
          .label_en = "Key"),
    FIELD(29, struct evaluation_round, above, TEXT, READ_ONLY, .max = 400,
          .label = "Quy tắc được thừa hưởng", .label_en = "Inherited rules"),
    { 0 },
};

static err round_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    (void)before;
    struct evaluation_round *r = record;
    if (text_is_empty(text_trim(r->title)))
        r->title = text_format(cx->arena, "Đánh giá năm %lld – %.*s", (long long)r->year,
                               TEXT_ARGS(record_title(cx, tx, &unit_entity, r->unit)));
    r->key = text_format(cx->arena, "%.*s/%lld", TEXT_ARGS(id_text(cx->arena, r->unit)),
                         (long long)r->year);
    return ERR_NONE;
}

const struct entity evaluation_round_entity = {
    "evaluation_round",
    "Đợt đánh giá",
    sizeof(struct evaluation_round),
    evaluation_round_fields,
    .number = 116,
    .label_en = "Evaluation round",
    .check = round_check,
    .read = "evaluate.read",
    .scope = "unit",
    .title = "title",
    .sort = "made",
    .help = "Đánh giá, xếp loại tình nguyện viên của một đơn vị trong một năm.",
    .help_en = "The rating of a unit's volunteers for one year.",
};

/* ---- one person's year --------------------------------------------------------------------- */

static const struct term evaluation_states[] = {
    { EVALUATION_IN_FORCE, "in_force", "Có hiệu lực", "In force" },
    { EVALUATION_REPLACED, "replaced", "Đã được thay", "Replaced" },
    { 0 },
};
static const struct vocabulary evaluation_state_terms = { "evaluation_state", "Trạng thái", "State",
                                                          evaluation_states };

static const struct field evaluation_fields[] = {
    FIELD(1, struct evaluation, round, REF, REQUIRED | INDEXED | CASCADE,
          .target = "evaluation_round", .label = "Đợt đánh giá", .label_en = "Round"),
    FIELD(2, struct evaluation, volunteer, REF, REQUIRED | INDEXED, .target = "volunteer",
          .label = "Tình nguyện viên", .label_en = "Volunteer"),
    FIELD(3, struct evaluation, unit, REF, INDEXED, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit"),
    FIELD(4, struct evaluation, score, INT, 0, .min = 0, .max = 10000,
          .label = "Điểm (phần trăm điểm)", .label_en = "Score (hundredths of a point)"),
    FIELD(5, struct evaluation, band, ENUM, 0, .terms = &rating_band_vocabulary,
          .label = "Xếp loại", .label_en = "Rating"),
    FIELD(6, struct evaluation, rule_band, ENUM, 0, .terms = &rating_band_vocabulary,
          .label = "Xếp loại theo quy tắc, trước khi xét tỷ lệ",
          .label_en = "Rating by the rule, before the quota"),
    FIELD(7, struct evaluation, unrated, BOOL, 0, .label = "Chưa xếp loại",
          .label_en = "Not rated"),
    FIELD(8, struct evaluation, faulty, BOOL, 0, .label = "Quy tắc bị lỗi",
          .label_en = "The rule failed"),
    FIELD(9, struct evaluation, quota_moved, BOOL, 0, .label = "Xuống bậc vì tỷ lệ",
          .label_en = "Moved down by the quota"),
    FIELD(10, struct evaluation, quota_note, TEXT, 0, .max = 300, .label = "Về tỷ lệ xuất sắc",
          .label_en = "About the quota"),
    FIELD(11, struct evaluation, rank, INT, 0, .label = "Thứ hạng", .label_en = "Rank"),
    FIELD(12, struct evaluation, reasons, TEXT, LINES | PERSONAL, .max = 60000,
          .label = "Cách tính", .label_en = "Reasons"),
    FIELD(13, struct evaluation, called, INT, 0, .label = "Số buổi được gọi",
          .label_en = "Sessions called to"),
    FIELD(14, struct evaluation, attended, INT, 0, .label = "Số buổi có mặt",
          .label_en = "Sessions attended"),
    FIELD(15, struct evaluation, minutes, INT, 0, .label = "Số phút được ghi nhận",
          .label_en = "Credited minutes"),
    FIELD(16, struct evaluation, months_active, INT, 0, .label = "Số tháng có hoạt động",
          .label_en = "Months with activity"),
    FIELD(17, struct evaluation, state, ENUM, REQUIRED | INDEXED, .terms = &evaluation_state_terms,
          .label = "Trạng thái", .label_en = "State"),
    FIELD(18, struct evaluation, replaces, REF, 0, .target = "evaluation",
          .label = "Thay cho kết quả", .label_en = "Replaces"),
    FIELD(19, struct evaluation, why, TEXT, PERSONAL, .max = 300, .label = "Lý do điều chỉnh",
          .label_en = "Why it was corrected"),
    FIELD(20, struct evaluation, made, TIME, REQUIRED, .label = "Lúc", .label_en = "Made"),
    FIELD(21, struct evaluation, key, TEXT, UNIQUE, .max = 120, .label = "Khóa", .label_en = "Key"),
    FIELD(22, struct evaluation, area, REF, 0, .target = "unit", .label = "Cụm",
          .label_en = "Area"),
    FIELD(23, struct evaluation, verdict, REF, 0, .target = "verdict", .label = "Biên nhận",
          .label_en = "Receipt"),
    { 0 },
};

text evaluation_key(struct arena *arena, id round, id volunteer)
{
    return text_format(arena, "%.*s/%.*s", TEXT_ARGS(id_text(arena, round)),
                       TEXT_ARGS(id_text(arena, volunteer)));
}

static err evaluation_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    (void)tx;
    (void)before;
    struct evaluation *v = record;
    v->key = evaluation_key(cx->arena, v->round, v->volunteer);
    if (v->state == EVALUATION_REPLACED)
        v->key = text_format(cx->arena, "%.*s/%.*s", TEXT_ARGS(v->key),
                             TEXT_ARGS(id_text(cx->arena, v->id)));
    return ERR_NONE;
}

err evaluation_of(struct ctx *cx, struct tx *tx, id round, id volunteer, struct evaluation *out)
{
    struct evaluation probe = { .key = evaluation_key(cx->arena, round, volunteer) };
    return record_find(cx, tx, &evaluation_entity, "key", &probe, out);
}

const struct entity evaluation_entity = {
    "evaluation",
    "Kết quả đánh giá",
    sizeof(struct evaluation),
    evaluation_fields,
    .number = 117,
    .label_en = "Evaluation",
    .check = evaluation_check,
    .read = "evaluate.read",
    .scope = "round.unit",
    .person = "volunteer",
    .help = "Điểm và xếp loại một năm của một người; chỉ được thay bằng kết quả mới, không sửa.",
    .help_en = "One person's score and rating for a year; replaced by a new one, never edited.",
};

/* ---- one team's year ----------------------------------------------------------------------- */

static const struct field team_evaluation_fields[] = {
    FIELD(1, struct team_evaluation, round, REF, REQUIRED | INDEXED | CASCADE,
          .target = "evaluation_round", .label = "Đợt đánh giá", .label_en = "Round"),
    FIELD(2, struct team_evaluation, team, REF, REQUIRED | INDEXED, .target = "team",
          .label = "Đội", .label_en = "Team"),
    FIELD(3, struct team_evaluation, members, INT, 0, .label = "Thành viên", .label_en = "Members"),
    FIELD(4, struct team_evaluation, active, INT, 0, .label = "Có hoạt động", .label_en = "Active"),
    FIELD(5, struct team_evaluation, idle, INT, 0, .label = "Không có buổi nào",
          .label_en = "Without any session"),
    FIELD(6, struct team_evaluation, score, INT, 0, .label = "Điểm trung vị (phần trăm điểm)",
          .label_en = "Median score (hundredths of a point)"),
    FIELD(7, struct team_evaluation, band, ENUM, 0, .terms = &rating_band_vocabulary,
          .label = "Xếp loại", .label_en = "Rating"),
    FIELD(8, struct team_evaluation, unrated, BOOL, 0, .label = "Chưa xếp loại",
          .label_en = "Not rated"),
    FIELD(9, struct team_evaluation, note, TEXT, 0, .max = 300, .label = "Ghi chú",
          .label_en = "Note"),
    { 0 },
};

const struct entity team_evaluation_entity = {
    "team_evaluation",
    "Kết quả đánh giá đội",
    sizeof(struct team_evaluation),
    team_evaluation_fields,
    .number = 118,
    .label_en = "Team evaluation",
    .read = "evaluate.read",
    .scope = "round.unit",
    .help = "Điểm trung vị và xếp loại một năm của một đội.",
    .help_en = "A team's median score and rating for a year.",
};
