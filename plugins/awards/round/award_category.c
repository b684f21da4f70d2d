/* SPDX-License-Identifier: MIT
 * award_category: whom or what a round honours, and by which criteria they are scored. Both stand
 * still once the round is open: everybody reads the same conditions from the first day to the last.
 */
#include "round.h"

static const struct term kinds[] = {
    { NOMINEE_PERSON, "person", "Cá nhân", "Person" },
    { NOMINEE_ORGANISATION, "organisation", "Tập thể, tổ chức", "Organisation" },
    { NOMINEE_MODEL, "model", "Mô hình, sáng kiến", "Model" },
    { 0 },
};
const struct vocabulary nominee_kind_vocabulary = { "nominee_kind", "Đối tượng", "Who is honoured",
                                                    kinds };

static const struct term documents[] = {
    { 1, "report", "Báo cáo thành tích có xác nhận", "Report of merit, certified" },
    { 2, "submission", "Tờ trình đề nghị", "Letter of proposal" },
    { 3, "minutes", "Biên bản họp xét", "Minutes of the meeting that proposed" },
    { 4, "founding", "Quyết định thành lập", "Decision of founding" },
    { 5, "charter", "Quy chế hoạt động", "Operating charter" },
    { 6, "members", "Danh sách thành viên", "List of members" },
    { 7, "photo", "Ảnh hoạt động", "Photographs" },
    { 8, "press", "Bài báo, phóng sự", "Press" },
    { 9, "commendation", "Bằng khen, giấy khen đã có", "Earlier commendations" },
    { 10, "rating", "Kết quả xếp loại của đơn vị", "Rating of the unit" },
    { 11, "consent", "Đồng ý của người giám hộ", "Consent of the guardian" },
    { 12, "model", "Mô tả mô hình, kết quả nhân rộng", "Description of the model" },
    { 13, "other", "Tài liệu khác", "Other" },
    { 0 },
};
const struct vocabulary award_document_vocabulary = { "award_document", "Loại tài liệu",
                                                      "Kind of document", documents };

enum { AGE_MOST = 120, COUNT_MOST = 100000, WORDS_MOST = 20000, WEIGHT_ALL = 100 };
#define NOT_ASKED .min = 0, .help = "0: không yêu cầu", .help_en = "0: not asked"

const struct field award_category_fields[] = {
    FIELD(1, struct award_category, round, REF, REQUIRED | INDEXED | CASCADE,
          .target = "award_round", .label = "Đợt xét", .label_en = "Round"),
    FIELD(2, struct award_category, position, INT, REQUIRED, .min = 1, .max = 50, .label = "Thứ tự",
          .label_en = "Position"),
    FIELD(3, struct award_category, title, TEXT, REQUIRED, .max = 160, .label = "Tên hạng mục",
          .label_en = "Title"),
    FIELD(4, struct award_category, of, ENUM, REQUIRED, .terms = &nominee_kind_vocabulary,
          .label = "Đối tượng", .label_en = "Who is honoured"),
    FIELD(5, struct award_category, quota, INT, 0, .min = 0, .max = COUNT_MOST,
          .label = "Số lượng khen nhiều nhất", .label_en = "Quota", .help = "0: không giới hạn",
          .help_en = "0: no limit"),
    FIELD(6, struct award_category, age_min, INT, 0, .max = AGE_MOST, .label = "Từ đủ tuổi",
          .label_en = "Age from", NOT_ASKED),
    FIELD(7, struct award_category, age_max, INT, 0, .max = AGE_MOST, .label = "Đến hết tuổi",
          .label_en = "Age up to", NOT_ASKED),
    FIELD(8, struct award_category, years_min, INT, 0, .max = AGE_MOST,
          .label = "Số năm tình nguyện liên tục", .label_en = "Unbroken years as a volunteer",
          NOT_ASKED),
    FIELD(9, struct award_category, members_min, INT, 0, .max = COUNT_MOST,
          .label = "Số thành viên ít nhất", .label_en = "Members at least", NOT_ASKED),
    FIELD(10, struct award_category, coordinators_min, INT, 0, .max = COUNT_MOST,
          .label = "Ban điều hành ít nhất (người)", .label_en = "Coordinators at least", NOT_ASKED),
    FIELD(11, struct award_category, months_founded_min, INT, 0, .max = COUNT_MOST,
          .label = "Thành lập được ít nhất (tháng)", .label_en = "Months since founding",
          NOT_ASKED),
    FIELD(12, struct award_category, needs_charter, BOOL, 0, .label = "Phải có quy chế hoạt động",
          .label_en = "Needs a charter"),
    FIELD(13, struct award_category, minority, BOOL, 0,
          .label = "Dành cho thanh niên dân tộc thiểu số",
          .label_en = "For young people of ethnic minorities"),
    FIELD(14, struct award_category, words_max, INT, 0, .min = 0, .max = WORDS_MOST,
          .label = "Số từ nhiều nhất của mỗi báo cáo", .label_en = "Words of each report",
          .help = "0: theo thiết lập chung", .help_en = "0: as set for all"),
    FIELD(15, struct award_category, eligibility, TEXT, LINES, .max = 3000,
          .label = "Điều kiện khác", .label_en = "Other conditions"),
    FIELD(16, struct award_category, needs, CODES, 0, .terms = &award_document_vocabulary,
          .label = "Tài liệu phải kèm", .label_en = "Documents to attach"),
    FIELD(17, struct award_category, needs_review, BOOL, 0,
          .label = "Đội, nhóm phải hoạt động đúng quy định",
          .label_en = "The team must run lawfully",
          .help = "Có quyết định thành lập trong sổ, được Mặt trận Tổ quốc rà soát đúng hạn, không "
                  "còn việc phải khắc phục",
          .help_en = "It has a founding decision, its yearly review is in time and nothing is left "
                     "to mend"),
    { 0 }
};

/* Conditions stand still once they are read by everybody. */
static err require_planned(struct ctx *cx, struct tx *tx, id round)
{
    struct award_round r;
    if (cx->actor.system) return ERR_NONE;
    err e = record_get(cx, tx, &award_round_entity, round, &r);
    if (e == ERR_NOT_FOUND) { /* the reference check says so */
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e || r.state == ROUND_PLANNED) return e;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "open",
                    SAY("Đợt xét đã mở: hạng mục, điều kiện, tiêu chí không đổi nữa",
                        "The round is open: categories, conditions and criteria stand"));
}

static err category_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    const struct award_category *c = record, *old = before;
    if (c->age_max && c->age_max < c->age_min)
        ctx_flaw(cx, "/age_max", "order",
                 SAY("Tuổi cao nhất phải từ tuổi thấp nhất trở lên",
                     "It must not be below the lowest age"));
    if (old && !id_equal(old->round, c->round))
        ctx_flaw(cx, "/round", "fixed",
                 SAY("Hạng mục không chuyển sang đợt khác được", "A category stays in its round"));
    err e = require_planned(cx, tx, c->round);
    return e ? e : cx->error;
}

static err category_removing(struct ctx *cx, struct tx *tx, const void *record)
{
    return require_planned(cx, tx, ((const struct award_category *)record)->round);
}

const struct entity award_category_entity = {
    "award_category",
    "Hạng mục",
    sizeof(struct award_category),
    award_category_fields,
    .number = 302,
    .label_en = "Category",
    .check = category_check,
    .removing = category_removing,
    .read = PUBLIC,
    .write = "award_round.write",
    .scope = "round.unit",
    .title = "title",
    .help = "Ai hoặc cái gì được khen trong một đợt, với điều kiện nào, bao nhiêu.",
    .help_en = "Who or what a round honours, on which conditions, how many.",
};

const struct field award_criterion_fields[] = {
    FIELD(1, struct award_criterion, category, REF, REQUIRED | INDEXED | CASCADE,
          .target = "award_category", .label = "Hạng mục", .label_en = "Category"),
    FIELD(2, struct award_criterion, position, INT, REQUIRED, .min = 1, .max = 50,
          .label = "Thứ tự", .label_en = "Position"),
    FIELD(3, struct award_criterion, title, TEXT, REQUIRED, .max = 160, .label = "Tiêu chí",
          .label_en = "Criterion"),
    FIELD(4, struct award_criterion, rubric, TEXT, LINES, .max = 2000, .label = "Thang chấm",
          .label_en = "Rubric", .help = "Thế nào là mấy điểm, mỗi mức một dòng",
          .help_en = "What earns how many points, a line each"),
    FIELD(5, struct award_criterion, weight, INT, REQUIRED, .min = 1, .max = WEIGHT_ALL,
          .label = "Trọng số (%)", .label_en = "Weight (%)"),
    FIELD(6, struct award_criterion, most, INT, REQUIRED, .min = 1, .max = 1000, .fallback = "10",
          .label = "Điểm tối đa", .label_en = "Most points"),
    { 0 }
};

static err criterion_planned(struct ctx *cx, struct tx *tx, const struct award_criterion *c)
{
    struct award_category of;
    if (cx->actor.system) return ERR_NONE;
    err e = record_get(cx, tx, &award_category_entity, c->category, &of);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    return e ? e : require_planned(cx, tx, of.round);
}

static err criterion_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    (void)before;
    return criterion_planned(cx, tx, record);
}

static err criterion_removing(struct ctx *cx, struct tx *tx, const void *record)
{
    return criterion_planned(cx, tx, record);
}

const struct entity award_criterion_entity = {
    "award_criterion",
    "Tiêu chí chấm",
    sizeof(struct award_criterion),
    award_criterion_fields,
    .number = 303,
    .label_en = "Criterion",
    .check = criterion_check,
    .removing = criterion_removing,
    .read = PUBLIC,
    .write = "award_round.write",
    .scope = "category.round.unit",
    .title = "title",
    .help = "Hội đồng chấm theo điều gì, nặng nhẹ ra sao.",
    .help_en = "What the council scores, and how much it weighs.",
};
