/* SPDX-License-Identifier: MIT
 * paper_result: results written on paper come as a sheet or one by one. Each line says who, which
 * test and how well; whatever cannot be, is said about that line, and the others are not lost. */
#include "sitting.h"

#include "../course/line.h"
#include "../gather.h"
#include "mark.h"

static const struct field paper_result_fields[] = {
    FIELD(1, struct paper_result, course, REF, REQUIRED | INDEXED | CASCADE, .target = "course",
          .label = "Lớp", .label_en = "Class", .aliases = "lớp tập huấn|tên lớp"),
    FIELD(2, struct paper_result, volunteer, REF, INDEXED, .target = "volunteer",
          .label = "Học viên", .label_en = "Trainee",
          .aliases = "họ và tên|họ tên|mã tình nguyện viên|tình nguyện viên"),
    FIELD(3, struct paper_result, kind, ENUM, REQUIRED | INDEXED, .terms = &sitting_kind_vocabulary,
          .label = "Bài kiểm tra", .label_en = "Test", .aliases = "bài|loại bài"),
    FIELD(4, struct paper_result, mark, TEXT, 0, .max = 20, .label = "Kết quả",
          .label_en = "Result", .help = "Phần trăm (85 hoặc 85%) hoặc số câu đúng (17/20)",
          .help_en = "Percent (85 or 85%) or right of asked (17/20)",
          .aliases = "điểm|phần trăm|tỷ lệ|percent|mark"),
    FIELD(5, struct paper_result, right_count, INT, 0, .min = 0, .max = MARK_ASKED_MOST,
          .label = "Số câu đúng", .label_en = "Right", .aliases = "đúng"),
    FIELD(6, struct paper_result, asked, INT, 0, .min = 0, .max = MARK_ASKED_MOST,
          .label = "Số câu hỏi", .label_en = "Asked", .aliases = "tổng số câu|số câu"),
    FIELD(7, struct paper_result, sitting, REF, READ_ONLY | INDEXED | CASCADE, .target = "sitting",
          .label = "Lượt làm bài", .label_en = "Sitting"),
    FIELD(8, struct paper_result, key, TEXT, READ_ONLY | INDEXED, .max = 120, .label = "Khóa",
          .label_en = "Key"),
    FIELD(9, struct paper_result, phone, TEXT, PERSONAL, .max = 20, .label = "Số điện thoại",
          .label_en = "Phone", .help = "Thay cho tên hoặc mã, tìm trong học viên của lớp",
          .help_en = "Instead of a name or code, looked for in the class"),
    { 0 }
};

/* ---- whose --------------------------------------------------------------------------------- */

/* The phone of a volunteer as stored, found through the table of who keeps volunteers. */
static err phone_of(struct ctx *cx, struct tx *tx, id volunteer, text *out)
{
    const struct entity *entity = schema_named(tx_schema(tx), TEXT("volunteer"));
    const struct field *phone = entity ? entity_field(entity, "phone", 5) : NULL;
    *out = (text){ 0 };
    if (!phone || phone->kind != FIELD_TEXT) return ERR_NONE;
    void *record = arena_alloc(cx->arena, entity->size);
    err e = record_get(cx, tx, entity, volunteer, record);
    if (!e) *out = *(const text *)field_of(phone, record);
    return e;
}

static err phone_fault(struct ctx *cx, size_t found)
{
    if (found)
        ctx_flaw(cx, "/phone", "several",
                 SAY("%zu học viên của lớp dùng chung số này; hãy ghi mã hoặc tên",
                     "%zu trainees share this number; give a code or a name"),
                 found);
    else
        ctx_flaw(cx, "/phone", "enrolled",
                 SAY("Không học viên nào của lớp có số này", "No trainee has this number"));
    return ERR_INVALID;
}

/* Several may share a phone; within one class it mostly tells who is meant. */
static err find_by_phone(struct ctx *cx, struct tx *tx, struct paper_result *r)
{
    struct gathered trainees;
    text wanted, has;
    size_t found = 0;
    err e = gather(cx, tx, &enrolment_entity, "course", r->course, &trainees);
    if (e) return e;
    if (!viet_phone(cx->arena, r->phone, &wanted)) wanted = r->phone;
    for (size_t i = 0; !e && i < trainees.count; i++) {
        const struct enrolment *n = gathered_at(&trainees, i);
        if (!enrolment_is_seated(n->state)) continue;
        e = phone_of(cx, tx, n->volunteer, &has);
        if (e || !text_equal(has, wanted)) continue;
        r->volunteer = n->volunteer;
        found++;
    }
    return e || found == 1 ? e : phone_fault(cx, found);
}

static err find_person(struct ctx *cx, struct tx *tx, struct paper_result *r)
{
    if (!id_is_none(r->volunteer)) return ERR_NONE;
    if (!text_is_empty(r->phone)) return find_by_phone(cx, tx, r);
    ctx_flaw(cx, "/volunteer", "required",
             SAY("Cần mã, tên hoặc số điện thoại của học viên",
                 "A code, a name or a phone number of the trainee"));
    return ERR_INVALID;
}

static err bad_person(struct ctx *cx, const char *code, const char *vi, const char *en)
{
    ctx_flaw(cx, "/volunteer", code, "%s%.0s", "%.0s%s", vi, en);
    return ERR_INVALID;
}

static err trainee_of(struct ctx *cx, struct tx *tx, const struct paper_result *r,
                      struct enrolment *n)
{
    bool attended = false;
    err e = enrolment_of(cx, tx, r->course, r->volunteer, n);
    if (e == ERR_NOT_FOUND || (!e && !enrolment_is_seated(n->state))) {
        ctx_clear(cx);
        return bad_person(cx, "enrolled", "Người này không học lớp này",
                          "This person is not in the class");
    }
    if (!e && r->kind != SITTING_PRE) e = enrolment_attended(cx, tx, n->id, &attended);
    if (!e && r->kind != SITTING_PRE && !attended)
        return bad_person(cx, "never_attended", "Người này chưa dự buổi nào của lớp",
                          "This person came to no session of the class");
    return e;
}

static err not_twice(struct ctx *cx, struct tx *tx, const struct paper_result *r,
                     const struct enrolment *n)
{
    struct sitting s;
    bool there;
    err e = sitting_of(cx, tx, n->id, r->kind, &s, &there);
    if (e || !there) return e;
    return ctx_fail(cx, ERR_CONFLICT, "/kind", "twice",
                    SAY("Người này đã có kết quả bài này: %lld%%. Muốn thay thì hủy kết quả cũ",
                        "There is a result of this test already: %lld%%. To replace it, make it "
                        "void"),
                    (long long)s.percent);
}

static err make_sitting(struct ctx *cx, struct tx *tx, struct paper_result *r,
                        const struct enrolment *n, const struct mark *mark)
{
    struct sitting s = { .enrolment = n->id,
                         .kind = r->kind,
                         .right_count = mark->right,
                         .asked = mark->asked,
                         .percent = mark->percent,
                         .state = SITTING_DONE,
                         .source = SITTING_PAPER,
                         .started = cx->now,
                         .finished = cx->now };
    err e = record_create(cx, tx, &sitting_entity, &s);
    r->sitting = s.id;
    return e;
}

static text key_of(struct arena *arena, const struct paper_result *r)
{
    return text_format(arena, "%.*s/%d", TEXT_ARGS(pair_key(arena, r->course, r->volunteer)),
                       (int)r->kind);
}

/* Two records of one person may be merged; nothing else of a line changes. */
static err stays(struct ctx *cx, const struct paper_result *was, struct paper_result *r)
{
    bool same = id_equal(was->course, r->course) && was->kind == r->kind &&
                id_equal(was->sitting, r->sitting) && text_equal(was->mark, r->mark) &&
                was->right_count == r->right_count && was->asked == r->asked;
    r->key = key_of(cx->arena, r);
    if (same) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "entered",
                    SAY("Kết quả đã nhập thì không sửa được", "What was entered stays"));
}

static err paper_result_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct paper_result *r = record;
    struct enrolment n = { 0 };
    struct mark mark = { 0 };
    if (before) return stays(cx, before, r);
    err e = mark_read(cx, r->mark, r->right_count, r->asked, &mark);
    err whose = find_person(cx, tx, r);
    if (!whose) whose = trainee_of(cx, tx, r, &n);
    if (e || whose) return e ? e : whose;
    if (tx_is_write(tx)) r->phone = (text){ 0 };
    r->key = key_of(cx->arena, r);
    e = not_twice(cx, tx, r, &n);
    return e || !tx_is_write(tx) ? e : make_sitting(cx, tx, r, &n, &mark);
}

const struct entity paper_result_entity = {
    "paper_result",
    "Kết quả bài làm trên giấy",
    sizeof(struct paper_result),
    paper_result_fields,
    .number = 238,
    .label_en = "Result on paper",
    .check = paper_result_check,
    .read = "enrolment.read",
    .write = "course.write",
    .scope = "course.unit",
    .person = "volunteer",
    .same = "course+volunteer+kind|course+phone+kind",
    .help = "Kết quả bài kiểm tra làm trên giấy, nhập từng dòng hoặc từ Excel.",
    .help_en = "Results of tests on paper, entered by line or from Excel.",
};
