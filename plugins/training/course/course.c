/* SPDX-License-Identifier: MIT
 * course: a class as it is planned. Its state moves by the routes of course_flow.c only; its table
 * and the numbers that follow from its enrolments are here. */
#include "line.h"

static const struct term states[] = {
    { COURSE_PLANNED, "planned", "Đang chuẩn bị", "Planned" },
    { COURSE_OPEN, "open", "Đang ghi danh", "Open for enrolment" },
    { COURSE_RUNNING, "running", "Đang học", "Running" },
    { COURSE_FINISHED, "finished", "Đã kết thúc", "Finished" },
    { COURSE_CANCELLED, "cancelled", "Đã hủy", "Cancelled" },
    { 0 },
};
const struct vocabulary course_state_vocabulary = { "course_state", "Trạng thái", "State", states };

text pair_key(struct arena *arena, id left, id right)
{
    return text_format(arena, "%.*s/%.*s", TEXT_ARGS(id_text(arena, left)),
                       TEXT_ARGS(id_text(arena, right)));
}

static enum kv_go count_one(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct enrolment *n = record;
    struct course *c = arg;
    (void)cx, (void)tx, (void)failure;
    c->taken += enrolment_is_seated(n->state);
    c->waiting += n->state == ENROLMENT_WAITING;
    return KV_MORE;
}

/* Fills both numbers, whichever of them was asked for. */
static err derive_people(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    struct course *c = record;
    (void)as_of;
    c->taken = c->waiting = 0;
    return query_ref(cx, tx, &enrolment_entity, "course", c->id, count_one, c);
}

enum { SEATS_MAX = 500 };
#define KEPT "Chưa ai thuộc nhóm này cần thì chỗ vẫn được giữ; hạ số này để nhường cho người khác"
#define KEPT_EN                                                                                    \
    "Kept even while nobody of the group asks; lower the number to give the seats to others"

static const struct field_heir organiser_heir = { HEIR_LATER, "starts", NULL, "place" };

const struct field course_fields[] = {
    FIELD(1, struct course, title, TEXT, REQUIRED | SEARCHED | INDEXED, .max = 160,
          .label = "Tên lớp", .label_en = "Title", .aliases = "lớp|khóa học|tên khóa"),
    FIELD(2, struct course, curriculum, REF, REQUIRED | INDEXED, .target = "curriculum",
          .label = "Chương trình", .label_en = "Curriculum", .aliases = "giáo trình"),
    FIELD(3, struct course, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị tổ chức", .label_en = "Organiser", .heir = &organiser_heir),
    FIELD(4, struct course, place, PLACE, REQUIRED | INDEXED, .label = "Địa bàn",
          .label_en = "Commune"),
    FIELD(5, struct course, location, TEXT, 0, .max = 200, .label = "Địa điểm học",
          .label_en = "Venue", .aliases = "nơi học|hội trường"),
    FIELD(6, struct course, starts, DATE, REQUIRED | INDEXED, .label = "Khai giảng",
          .label_en = "Starts", .aliases = "bắt đầu|từ ngày"),
    FIELD(7, struct course, ends, DATE, REQUIRED | INDEXED, .label = "Bế giảng", .label_en = "Ends",
          .aliases = "kết thúc|đến ngày"),
    FIELD(8, struct course, seats, INT, REQUIRED, .min = 1, .max = SEATS_MAX, .label = "Số chỗ",
          .label_en = "Seats"),
    FIELD(9, struct course, minority_seats, INT, 0, .min = 0, .max = SEATS_MAX,
          .label = "Chỗ ưu tiên dân tộc thiểu số", .label_en = "Seats kept for ethnic minorities",
          .help = KEPT, .help_en = KEPT_EN),
    FIELD(10, struct course, mountain_seats, INT, 0, .min = 0, .max = SEATS_MAX,
          .label = "Chỗ ưu tiên xã đặc biệt khó khăn",
          .label_en = "Seats kept for extremely difficult communes", .help = KEPT,
          .help_en = KEPT_EN),
    FIELD(11, struct course, border_seats, INT, 0, .min = 0, .max = SEATS_MAX,
          .label = "Chỗ ưu tiên xã biên giới", .label_en = "Seats kept for border communes",
          .help = KEPT, .help_en = KEPT_EN),
    FIELD(12, struct course, budget_line, TEXT, 0, .max = 120, .label = "Dòng kinh phí",
          .label_en = "Budget line", .aliases = "nguồn kinh phí"),
    FIELD(13, struct course, budget, MONEY, 0, .min = 0, .max = 100000000000,
          .label = "Dự toán (đồng)", .label_en = "Budget (đồng)", .aliases = "kinh phí|dự toán"),
    FIELD(14, struct course, state, ENUM, READ_ONLY | INDEXED, .terms = &course_state_vocabulary,
          .label = "Trạng thái", .label_en = "State"),
    FIELD(15, struct course, decision, TEXT, 0, .max = 80, .label = "Số quyết định mở lớp",
          .label_en = "Number of the decision", .aliases = "quyết định|số quyết định"),
    FIELD(16, struct course, end_reason, TEXT, READ_ONLY, .max = 300, .label = "Lý do hủy",
          .label_en = "Why it was cancelled"),
    FIELD(17, struct course, follow_up_from, DATE, READ_ONLY | INDEXED,
          .label = "Hỏi kết quả áp dụng từ ngày", .label_en = "Followed up from"),
    FIELD(18, struct course, finished, TIME, READ_ONLY | INDEXED, .label = "Kết thúc lúc",
          .label_en = "Finished at"),
    FIELD(19, struct course, by_approval, BOOL, 0, .label = "Duyệt từng người ghi danh",
          .label_en = "Applications wait for the organiser"),
    FIELD(20, struct course, results, TEXT, LINES, .max = 2000,
          .label = "Kết quả ở đơn vị sau lớp học", .label_en = "Results in the units",
          .help = "Điều gì đã thay đổi ở đơn vị của học viên, với số liệu nếu có",
          .help_en = "What changed in the trainees' units, with figures where there are any"),
    FIELD(21, struct course, minority_people, INT, READ_ONLY, .label = "Học viên dân tộc thiểu số",
          .label_en = "Trainees of ethnic minorities"),
    FIELD(22, struct course, taken, INT, DERIVED, .derive = derive_people, .label = "Học viên",
          .label_en = "Trainees"),
    FIELD(23, struct course, waiting, INT, DERIVED, .derive = derive_people, .label = "Đang chờ",
          .label_en = "Waiting"),
    { 0 }
};

static void check_seats(struct ctx *cx, const struct course *c)
{
    if (c->minority_seats + c->mountain_seats + c->border_seats > c->seats)
        ctx_flaw(cx, "/seats", "kept",
                 SAY("Số chỗ ưu tiên nhiều hơn số chỗ của lớp",
                     "More seats are kept for groups than the class has"));
}

/* Of a class that is over only what came of it may still be written. */
static void check_over(struct ctx *cx, const struct course *old, const struct course *c)
{
    struct course kept = *old;
    kept.results = c->results;
    for (const struct field *f = course_fields; f->id; f++)
        if (!(f->flags & DERIVED) && !field_equal(f, &kept, c))
            ctx_flaw(cx, text_z(cx->arena, text_format(cx->arena, "/%s", f->name)), "over",
                     SAY("Lớp đã kết thúc: chỉ còn ghi được kết quả ở đơn vị",
                         "The class is over: only its results can still be written"));
}

static err course_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct course *c = record;
    const struct course *old = before;
    (void)tx;
    if (!c->state) c->state = COURSE_PLANNED;
    if (c->ends < c->starts)
        ctx_flaw(cx, "/ends", "order",
                 SAY("Ngày bế giảng phải từ ngày khai giảng trở đi",
                     "The end must not be before the start"));
    check_seats(cx, c);
    if (old && course_is_over(old->state) && !cx->actor.system) check_over(cx, old, c);
    if (old && old->state != COURSE_PLANNED && !id_equal(old->curriculum, c->curriculum))
        ctx_flaw(cx, "/curriculum", "fixed",
                 SAY("Lớp đã công bố thì không đổi chương trình được",
                     "The curriculum of a published class does not change"));
    return cx->error;
}

/* More seats, or fewer kept ones, are for who waits. */
static err course_saved(struct ctx *cx, struct tx *tx, const void *before, const void *record)
{
    const struct course *c = record, *old = before;
    bool same =
        !old || (old->seats == c->seats && old->minority_seats == c->minority_seats &&
                 old->mountain_seats == c->mountain_seats && old->border_seats == c->border_seats);
    return same ? ERR_NONE : line_settle(cx, tx, c->id);
}

const struct entity course_entity = {
    "course",
    "Lớp tập huấn",
    sizeof(struct course),
    course_fields,
    .number = 228,
    .label_en = "Class",
    .check = course_check,
    .saved = course_saved,
    .read = "course.read",
    .write = "course.write",
    .scope = "unit",
    .title = "title",
    .sort = "starts",
    .help = "Một lớp tập huấn: học chương trình nào, ở đâu, bao giờ, bao nhiêu chỗ.",
    .help_en = "A class: which curriculum, where, when, how many seats.",
};
