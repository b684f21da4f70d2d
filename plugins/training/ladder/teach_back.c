/* SPDX-License-Identifier: MIT
 * teach_back: the tables of teach-backs and of what assessors found, and who may score. A mark is
 * stored as a term, one above its value, because zero means "not given" in a record and a mark of 0
 * is the one that matters most. */
#include "../gather.h"
#include "ladder.h"

static const struct term states[] = {
    { TEACH_BACK_PLANNED, "planned", "Sắp giảng thử", "Planned" },
    { TEACH_BACK_SCORED, "scored", "Đã chấm", "Scored" },
    { TEACH_BACK_VOID, "void", "Không tính", "Void" },
    { 0 },
};
static const struct vocabulary state_terms = { "teach_back_state", "Trạng thái", "State", states };

const struct field teach_back_fields[] = {
    FIELD(1, struct teach_back, candidacy, REF, REQUIRED | INDEXED, .target = "candidacy",
          .label = "Hồ sơ", .label_en = "Candidacy"),
    FIELD(2, struct teach_back, day, DATE, REQUIRED | INDEXED, .label = "Ngày giảng thử",
          .label_en = "Day"),
    FIELD(3, struct teach_back, course, REF, INDEXED, .target = "course", .label = "Trong lớp",
          .label_en = "In the class", .help = "Bỏ trống nếu giảng trước đồng nghiệp",
          .help_en = "Empty when it was taught before colleagues"),
    FIELD(4, struct teach_back, topic, TEXT, REQUIRED, .max = 160, .label = "Bài giảng",
          .label_en = "Topic"),
    FIELD(5, struct teach_back, state, ENUM, READ_ONLY | INDEXED, .terms = &state_terms,
          .label = "Trạng thái", .label_en = "State"),
    FIELD(6, struct teach_back, reason, TEXT, READ_ONLY, .max = 300, .label = "Lý do không tính",
          .label_en = "Why void"),
    { 0 }
};

static err require_open(struct ctx *cx, const struct candidacy *c)
{
    if (c->state == CANDIDACY_OPEN) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "decided",
                    SAY("Hồ sơ này đã có quyết định", "This candidacy has been decided"));
}

static err teach_back_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    const struct teach_back *old = before;
    struct teach_back *t = record;
    struct candidacy c = { 0 };
    if (!before) t->state = TEACH_BACK_PLANNED;
    err e = record_get(cx, tx, &candidacy_entity, t->candidacy, &c);
    if (e == ERR_NOT_FOUND) { /* the reference check says so */
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e) return e;
    if (old && !id_equal(old->candidacy, t->candidacy))
        return ctx_fail(cx, ERR_CONFLICT, "/candidacy", "fixed",
                        SAY("Buổi giảng thử không chuyển sang hồ sơ khác được",
                            "A teach-back does not move to another candidacy"));
    if (old && old->state == TEACH_BACK_SCORED && old->day != t->day)
        return ctx_fail(cx, ERR_CONFLICT, "/day", "scored",
                        SAY("Buổi đã chấm thì không đổi ngày được",
                            "The day of a scored teach-back does not change"));
    return require_open(cx, &c);
}

const struct entity teach_back_entity = {
    "teach_back",
    "Buổi giảng thử",
    sizeof(struct teach_back),
    teach_back_fields,
    .number = 241,
    .label_en = "Teach-back",
    .check = teach_back_check,
    .read = "candidacy.read",
    .write = "candidacy.write",
    .scope = "candidacy.unit",
    .owner = "candidacy.volunteer.account",
    .person = "candidacy.volunteer",
    .title = "topic",
    .sort = "day",
    .help = "Một buổi giảng trước những người đánh giá.",
    .help_en = "A session taught before assessors.",
};

/* ---- what an assessor found ---------------------------------------------------------------- */

static const struct term marks[] = {
    { 1, "0", "0: chưa làm được", "0: not done" },
    { 2, "1", "1: làm một phần", "1: partly" },
    { 3, "2", "2: làm được, còn sót", "2: done, with gaps" },
    { 4, "3", "3: làm tốt", "3: done well" },
    { 5, "4", "4: làm rất tốt", "4: done very well" },
    { 0 },
};
static const struct vocabulary mark_vocabulary = { "rubric_mark", "Điểm", "Mark", marks };

static const struct term steps[CRITICAL_STEPS + 1] = {
    { 1, "open", "Nêu mục tiêu và quy tắc an toàn khi mở bài",
      "Opens with the objective and the safety rules" },
    { 2, "core_message", "Truyền đúng thông điệp cốt lõi", "Gives the core message right" },
    { 3, "demonstrate", "Làm mẫu đúng từng bước", "Demonstrates each step rightly" },
    { 4, "practise", "Cho người học thực hành và sửa lỗi",
      "Lets trainees practise, corrects them" },
    { 5, "check", "Kiểm tra từng người đã làm được", "Checks that everybody can do it" },
    { 0 },
};
const struct vocabulary critical_step_vocabulary = { "critical_step", "Bước then chốt",
                                                     "Critical step", steps };

static const struct term conflicts[] = {
    { CONFLICT_SELF, "self", "Người đánh giá chính là người dự xét",
      "The assessor is the candidate" },
    { CONFLICT_MENTOR, "mentor", "Người đánh giá là người hướng dẫn của người dự xét",
      "The assessor is the candidate's mentor" },
    { CONFLICT_KIN, "kin", "Hai người đã khai là người thân", "They declared to be kin" },
    { CONFLICT_COLLEAGUE, "colleague", "Hai người đã khai là cùng đơn vị",
      "They declared to be of one unit" },
    { CONFLICT_OTHER, "tie", "Hai người đã khai có quan hệ ảnh hưởng đến đánh giá",
      "They declared a tie that bears on the assessment" },
    { CONFLICT_LEVEL, "level", "Bậc của người đánh giá chưa cao hơn người dự xét",
      "The assessor does not stand above the candidate" },
    { 0 },
};
const struct vocabulary conflict_vocabulary = { "assessor_conflict", "Xung đột khi đánh giá",
                                                "Conflict", conflicts };

static err derive_assessor(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    struct teach_back_score *s = record;
    struct person who = { 0 };
    (void)as_of;
    err e = people(cx)->read(cx, tx, s->assessor, &who);
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    s->assessor_name = who.full_name;
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

static err derive_total(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    struct teach_back_score *s = record;
    (void)cx, (void)tx, (void)as_of;
    s->total = 0;
    for (size_t i = 0; i < RUBRIC_ITEMS; i++) s->total += rubric_mark(s, i);
    return ERR_NONE;
}

#define MARK(num, member, vi, en)                                                                  \
    FIELD(num, struct teach_back_score, member, ENUM, REQUIRED, .terms = &mark_vocabulary,         \
          .label = (vi), .label_en = (en))

enum { FIRST_MARK = 3 };

const struct field teach_back_score_fields[] = {
    FIELD(1, struct teach_back_score, teach_back, REF, REQUIRED | INDEXED, .target = "teach_back",
          .label = "Buổi giảng thử", .label_en = "Teach-back"),
    FIELD(2, struct teach_back_score, assessor, REF, REQUIRED | INDEXED, .target = "volunteer",
          .label = "Người đánh giá", .label_en = "Assessor"),
    MARK(FIRST_MARK, s1, "Mục tiêu rõ ràng, sát người học", "A clear objective that fits trainees"),
    MARK(4, s2, "Nắm chắc nội dung", "Knows the subject"),
    MARK(5, s3, "Dạy đủ nội dung cốt lõi", "Teaches all of the core"),
    MARK(6, s4, "Người học được làm, không chỉ nghe", "Trainees do, they do not only listen"),
    MARK(7, s5, "Đặt câu hỏi, lắng nghe và phản hồi", "Asks, listens, answers"),
    MARK(8, s6, "Lời lẽ dễ hiểu, ví dụ ở địa phương", "Plain words, examples from here"),
    MARK(9, s7, "Dùng tài liệu và đồ dùng hợp lý", "Uses materials well"),
    MARK(10, s8, "Giữ đúng thời gian", "Keeps to the time"),
    MARK(11, s9, "Bao quát lớp, tôn trọng, an toàn", "Sees everybody, with respect, safely"),
    MARK(12, s10, "Chốt bài và kiểm tra kết quả", "Sums up and checks what was learnt"),
    FIELD(13, struct teach_back_score, steps, CODES, 0, .terms = &critical_step_vocabulary,
          .label = "Bước then chốt đã thành thạo", .label_en = "Critical steps done proficiently",
          .help = "Bước không đánh dấu là chưa thành thạo",
          .help_en = "A step that is not marked is not proficient yet"),
    FIELD(14, struct teach_back_score, note, TEXT, LINES | PERSONAL, .max = 1000,
          .label = "Nhận xét", .label_en = "Remarks", .help = "Người dự xét đọc được nhận xét này",
          .help_en = "The candidate will read this"),
    FIELD(15, struct teach_back_score, key, TEXT, READ_ONLY | UNIQUE | INDEXED, .max = 80,
          .label = "Khóa", .label_en = "Key"),
    FIELD(16, struct teach_back_score, level, INT, READ_ONLY, .label = "Bậc của người đánh giá",
          .label_en = "The assessor's level"),
    FIELD(17, struct teach_back_score, set_aside, ENUM, READ_ONLY, .terms = &conflict_vocabulary,
          .label = "Để ngoài vì", .label_en = "Set aside because"),
    FIELD(18, struct teach_back_score, set_aside_on, DATE, READ_ONLY, .label = "Để ngoài từ ngày",
          .label_en = "Set aside on"),
    FIELD(19, struct teach_back_score, officer, REF, READ_ONLY, .target = "account",
          .label = "Người nhập", .label_en = "Entered by"),
    FIELD(20, struct teach_back_score, assessor_name, TEXT, DERIVED | PERSONAL, .max = 120,
          .derive = derive_assessor, .label = "Tên người đánh giá", .label_en = "Assessor's name"),
    FIELD(21, struct teach_back_score, total, INT, DERIVED, .derive = derive_total,
          .label = "Tổng điểm (0-40)", .label_en = "Total (0-40)"),
    { 0 }
};

int64_t rubric_mark(const struct teach_back_score *score, size_t i)
{
    REQUIRE(i < RUBRIC_ITEMS);
    return *(const int32_t *)field_of(&teach_back_score_fields[FIRST_MARK - 1 + i], score) - 1;
}

text rubric_item(const struct ctx *cx, size_t i)
{
    REQUIRE(i < RUBRIC_ITEMS);
    const struct field *f = &teach_back_score_fields[FIRST_MARK - 1 + i];
    return ctx_say(cx, f->label, f->label_en);
}

/* ---- who may score ------------------------------------------------------------------------- */

static err refuse_conflict(struct ctx *cx, enum assessor_conflict conflict)
{
    const struct term *why = vocabulary_number(&conflict_vocabulary, conflict);
    if (!why) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, "/assessor", why->code, SAY("%s%.0s", "%.0s%s"), why->vi,
                    why->en);
}

static err refuse_twice(struct ctx *cx, struct tx *tx, const struct teach_back_score *s)
{
    struct teach_back_score there;
    err e = record_find(cx, tx, &teach_back_score_entity, "key", s, &there);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e || id_equal(there.id, s->id)) return e;
    return ctx_fail(cx, ERR_CONFLICT, "/assessor", "twice",
                    SAY("Người này đã chấm buổi giảng thử này; hãy sửa phiếu đã có",
                        "They have scored this teach-back; correct what they gave"));
}

static err refuse_day(struct ctx *cx, const struct teach_back *t)
{
    if (t->state == TEACH_BACK_VOID)
        return ctx_fail(cx, ERR_CONFLICT, "/teach_back", "void",
                        SAY("Buổi này không tính", "This teach-back is void"));
    if (t->day <= instant_date(cx->now)) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, "/teach_back", "future",
                    SAY("Buổi giảng thử chưa tới ngày", "The teach-back has not come yet"));
}

/* Officers type in what assessors wrote on paper; an assessor gives their own marks only. */
static err refuse_for_others(struct ctx *cx, struct tx *tx, const struct candidacy *c, id assessor)
{
    struct person me = { 0 };
    if (cx->actor.system || access_may(cx, tx, candidacy_entity.write, c->unit)) return ERR_NONE;
    err e = people(cx)->of_actor(cx, tx, &me);
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    if (e && e != ERR_NOT_FOUND) return e;
    if (!e && id_equal(me.id, assessor)) return ERR_NONE;
    return ctx_fail(cx, ERR_FORBIDDEN, "/assessor", "own",
                    SAY("Bạn chỉ ghi phiếu chấm của chính mình", "You enter your own scores only"));
}

static err score_new(struct ctx *cx, struct tx *tx, const struct teach_back *t,
                     const struct candidacy *c, struct teach_back_score *s)
{
    enum assessor_conflict conflict = CONFLICT_NONE;
    s->key = text_format(cx->arena, "%.*s/%.*s", TEXT_ARGS(id_text(cx->arena, s->teach_back)),
                         TEXT_ARGS(id_text(cx->arena, s->assessor)));
    s->officer = cx->actor.account;
    err e = refuse_day(cx, t);
    if (!e) e = refuse_twice(cx, tx, s);
    if (!e) e = assessor_conflict_of(cx, tx, c, s->assessor, t->day, &conflict);
    if (!e) e = refuse_conflict(cx, conflict);
    return e ? e : trainer_level_on(cx, tx, s->assessor, t->day, &s->level);
}

static err score_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    const struct teach_back_score *old = before;
    struct teach_back_score *s = record;
    struct teach_back t = { 0 };
    struct candidacy c = { 0 };
    err e = record_get(cx, tx, &teach_back_entity, s->teach_back, &t);
    if (!e) e = record_get(cx, tx, &candidacy_entity, t.candidacy, &c);
    if (e == ERR_NOT_FOUND) { /* the reference check says so */
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (!e) e = require_open(cx, &c);
    if (!e && (!old || old->set_aside == s->set_aside))
        e = refuse_for_others(cx, tx, &c, s->assessor);
    if (e) return e;
    if (!old) return score_new(cx, tx, &t, &c, s);
    if (id_equal(old->teach_back, s->teach_back) && id_equal(old->assessor, s->assessor))
        return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, "/assessor", "fixed",
                    SAY("Phiếu chấm không chuyển cho người hay buổi khác được",
                        "A score does not move to another person or teach-back"));
}

static err score_saved(struct ctx *cx, struct tx *tx, const void *before, const void *record)
{
    const struct teach_back_score *s = record;
    struct teach_back t = { 0 };
    if (before) return ERR_NONE;
    err e = record_get(cx, tx, &teach_back_entity, s->teach_back, &t);
    if (e || t.state != TEACH_BACK_PLANNED) return e;
    t.state = TEACH_BACK_SCORED;
    return record_update(cx, tx, &teach_back_entity, &t);
}

const struct entity teach_back_score_entity = {
    "teach_back_score",
    "Phiếu chấm giảng thử",
    sizeof(struct teach_back_score),
    teach_back_score_fields,
    .number = 242,
    .label_en = "Score of a teach-back",
    .check = score_check,
    .saved = score_saved,
    .read = "candidacy.read",
    .write = "teach_back.score",
    .scope = "teach_back.candidacy.unit",
    .owner = "teach_back.candidacy.volunteer.account",
    .person = "teach_back.candidacy.volunteer",
    .sort = "key",
    .help = "Mười tiêu chí, mỗi tiêu chí 0 đến 4, và các bước then chốt.",
    .help_en = "Ten items of 0 to 4 each, and the critical steps.",
};
