/* SPDX-License-Identifier: MIT
 * sitting: its table, the order of its questions and its score. The same seed gives the same order
 * again, so that the order is not stored; an approved curriculum does not change under it. */
#include "sitting.h"

#include <stdlib.h>

#include "../gather.h"

static const struct term kinds[] = {
    { SITTING_PRE, "pre", "Bài đầu khóa", "Before the class" },
    { SITTING_POST, "post", "Bài cuối khóa", "After the class" },
    { SITTING_ANCHOR, "anchor", "Bài neo", "Anchor test" },
    { SITTING_RETEST, "retest", "Thi lại", "Retest" },
    { 0 },
};
const struct vocabulary sitting_kind_vocabulary = { "sitting_kind", "Bài kiểm tra", "Test", kinds };

static const struct term states[] = {
    { SITTING_OPEN, "open", "Đang làm", "Under way" },
    { SITTING_DONE, "done", "Đã nộp", "Handed in" },
    { SITTING_VOID, "void", "Đã hủy", "Void" },
    { 0 },
};
static const struct vocabulary state_vocabulary = { "sitting_state", "Trạng thái", "State",
                                                    states };

static const struct term sources[] = {
    { SITTING_PHONE, "phone", "Trên điện thoại", "On a phone" },
    { SITTING_PAPER, "paper", "Trên giấy", "On paper" },
    { 0 },
};
static const struct vocabulary source_vocabulary = { "sitting_source", "Cách làm", "How", sources };

const struct field sitting_fields[] = {
    FIELD(1, struct sitting, enrolment, REF, REQUIRED | INDEXED | CASCADE, .target = "enrolment",
          .label = "Ghi danh", .label_en = "Enrolment"),
    FIELD(2, struct sitting, kind, ENUM, REQUIRED | INDEXED, .terms = &sitting_kind_vocabulary,
          .label = "Bài kiểm tra", .label_en = "Test"),
    FIELD(3, struct sitting, seed, INT, READ_ONLY, .label = "Số bốc thứ tự câu",
          .label_en = "Seed of the order"),
    FIELD(4, struct sitting, answers, TEXT, READ_ONLY | PERSONAL, .max = 200, .label = "Trả lời",
          .label_en = "Answers"),
    FIELD(5, struct sitting, right_count, INT, READ_ONLY | PERSONAL, .label = "Số câu đúng",
          .label_en = "Right"),
    FIELD(6, struct sitting, asked, INT, READ_ONLY, .label = "Số câu hỏi", .label_en = "Asked"),
    FIELD(7, struct sitting, percent, INT, READ_ONLY | PERSONAL, .label = "Kết quả (%)",
          .label_en = "Result (%)"),
    FIELD(8, struct sitting, state, ENUM, REQUIRED | READ_ONLY | INDEXED,
          .terms = &state_vocabulary, .label = "Trạng thái", .label_en = "State"),
    FIELD(9, struct sitting, source, ENUM, REQUIRED | READ_ONLY, .terms = &source_vocabulary,
          .label = "Cách làm", .label_en = "How"),
    FIELD(10, struct sitting, started, TIME, READ_ONLY, .label = "Bắt đầu lúc",
          .label_en = "Started"),
    FIELD(11, struct sitting, finished, TIME, READ_ONLY, .label = "Nộp lúc",
          .label_en = "Handed in"),
    FIELD(12, struct sitting, void_reason, TEXT, READ_ONLY, .max = 300, .label = "Lý do hủy",
          .label_en = "Why it is void"),
    FIELD(13, struct sitting, voided_by, REF, READ_ONLY, .target = "account", .label = "Người hủy",
          .label_en = "Made void by"),
    FIELD(14, struct sitting, key, TEXT, READ_ONLY | UNIQUE, .max = 120, .label = "Khóa",
          .label_en = "Key"),
    { 0 }
};

text sitting_key(struct arena *arena, id enrolment, int32_t kind)
{
    return text_format(arena, "%.*s/%d", TEXT_ARGS(id_text(arena, enrolment)), (int)kind);
}

static err sitting_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct sitting *s = record;
    (void)tx, (void)before;
    text key = sitting_key(cx->arena, s->enrolment, s->kind);
    s->key = s->state != SITTING_VOID ? key
                                      : text_format(cx->arena, "%.*s/%.*s", TEXT_ARGS(key),
                                                    TEXT_ARGS(id_text(cx->arena, s->id)));
    return ERR_NONE;
}

const struct entity sitting_entity = {
    "sitting",
    "Lượt làm bài",
    sizeof(struct sitting),
    sitting_fields,
    .number = 233,
    .label_en = "Sitting of a test",
    .check = sitting_check,
    .read = "enrolment.read",
    .scope = "enrolment.course.unit",
    .owner = "enrolment.volunteer.account",
    .person = "enrolment.volunteer",
    .help = "Một người làm một bài kiểm tra của một lớp.",
    .help_en = "One person's test in one class.",
};

/* ---- reading ------------------------------------------------------------------------------- */

err sitting_of(struct ctx *cx, struct tx *tx, id enrolment, int32_t kind, struct sitting *out,
               bool *there)
{
    struct sitting probe = { .key = sitting_key(cx->arena, enrolment, kind) };
    err e = record_find(cx, tx, &sitting_entity, "key", &probe, out);
    *there = !e;
    if (e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    return ERR_NONE;
}

err sitting_percents(struct ctx *cx, struct tx *tx, id enrolment, int64_t out[SITTING_KINDS])
{
    err e = ERR_NONE;
    out[0] = -1;
    for (int32_t kind = SITTING_PRE; !e && kind < SITTING_KINDS; kind++) {
        struct sitting s;
        bool there;
        e = sitting_of(cx, tx, enrolment, kind, &s, &there);
        out[kind] = !e && there && s.state == SITTING_DONE ? s.percent : -1;
    }
    return e;
}

static bool attended_one(const struct presence *p)
{
    return p->state == PRESENCE_PRESENT || p->state == PRESENCE_LATE;
}

err enrolment_attended(struct ctx *cx, struct tx *tx, id enrolment, bool *attended)
{
    struct gathered all;
    err e = gather(cx, tx, &presence_entity, "enrolment", enrolment, &all);
    *attended = false;
    for (size_t i = 0; !e && i < all.count; i++)
        if (attended_one(gathered_at(&all, i))) *attended = true;
    return e;
}

/* ---- the questions ------------------------------------------------------------------------- */

static int by_position(const void *x, const void *y)
{
    const struct question *a = x;
    const struct question *b = y;
    if (a->position != b->position) return a->position < b->position ? -1 : 1;
    return id_compare(a->id, b->id);
}

static void shuffle(struct question *q, size_t count, int64_t seed)
{
    struct random_source lots = random_seeded((uint64_t)seed, "order of questions");
    for (size_t i = count; i > 1; i--) {
        size_t k = random_below(&lots, (uint32_t)i);
        struct question other = q[k];
        q[k] = q[i - 1];
        q[i - 1] = other;
    }
}

err sitting_questions(struct ctx *cx, struct tx *tx, const struct sitting *s, id curriculum,
                      struct question **out, size_t *count)
{
    struct curriculum c;
    struct gathered all;
    bool anchor = s->kind == SITTING_ANCHOR;
    *count = 0;
    err e = record_get(cx, tx, &curriculum_entity, curriculum, &c);
    if (!e)
        e = gather(cx, tx, &question_entity, "curriculum", anchor ? curriculum_anchor_of(&c) : c.id,
                   &all);
    if (e) return e;
    *out = ARENA_ARRAY(cx->arena, all.count, struct question);
    for (size_t i = 0; i < all.count; i++) {
        const struct question *q = gathered_at(&all, i);
        if (!q->retired && q->anchor == anchor) (*out)[(*count)++] = *q;
    }
    qsort(*out, *count, sizeof(**out), by_position);
    shuffle(*out, *count, s->seed);
    if (*count > TEST_QUESTIONS) *count = TEST_QUESTIONS;
    return ERR_NONE;
}

/* ---- the score ----------------------------------------------------------------------------- */

int64_t percent_of(int64_t right, int64_t asked)
{
    return asked > 0 ? (200 * right + asked) / (2 * asked) : 0;
}

err sitting_score(struct ctx *cx, struct tx *tx, struct sitting *s)
{
    struct enrolment n;
    struct course course;
    struct question *questions;
    size_t count;
    text rest = s->answers;
    err e = record_get(cx, tx, &enrolment_entity, s->enrolment, &n);
    if (!e) e = record_get(cx, tx, &course_entity, n.course, &course);
    if (!e) e = sitting_questions(cx, tx, s, course.curriculum, &questions, &count);
    if (e) return e;
    s->right_count = 0;
    for (size_t i = 0; i < count; i++) {
        int64_t choice;
        if (text_to_int(text_cut(&rest, ','), &choice) && choice == questions[i].right)
            s->right_count++;
    }
    s->asked = (int64_t)count;
    s->percent = percent_of(s->right_count, s->asked);
    s->state = SITTING_DONE;
    s->finished = cx->now;
    return ERR_NONE;
}

static err settle(struct ctx *cx, struct tx *tx, id enrolment)
{
    struct gathered all;
    err e = gather(cx, tx, &sitting_entity, "enrolment", enrolment, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        struct sitting *s = gathered_at(&all, i);
        if (s->state != SITTING_OPEN) continue;
        e = sitting_score(cx, tx, s);
        if (!e) e = record_update(cx, tx, &sitting_entity, s);
    }
    return e;
}

err sittings_settle(struct ctx *cx, struct tx *tx, id course)
{
    struct gathered trainees;
    err e = gather(cx, tx, &enrolment_entity, "course", course, &trainees);
    for (size_t i = 0; !e && i < trainees.count; i++)
        e = settle(cx, tx, *(const id *)gathered_at(&trainees, i));
    return e;
}
