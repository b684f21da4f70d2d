/* SPDX-License-Identifier: MIT
 * course_trainer: who teaches a class. Nobody teaches and attends the same class. */
#include "../curriculum/curriculum.h"
#include "../gather.h"
#include "../ladder/ladder.h"
#include "../lineage/lineage.h"
#include "clash.h"
#include "line.h"

static const struct term parts[] = {
    { TRAINER_LEAD, "lead", "Giảng viên chính", "Lead trainer" },
    { TRAINER_CO, "co", "Đồng giảng", "Co-trainer" },
    { TRAINER_MENTOR, "mentor", "Người kèm cặp", "Mentor" },
    { TRAINER_OBSERVER, "observer", "Người dự giờ", "Observer" },
    { 0 },
};
static const struct vocabulary part_vocabulary = { "trainer_part", "Vai trò", "Part", parts };

static const struct field trainer_fields[] = {
    FIELD(1, struct course_trainer, course, REF, REQUIRED | INDEXED | CASCADE, .target = "course",
          .label = "Lớp", .label_en = "Class"),
    FIELD(2, struct course_trainer, volunteer, REF, REQUIRED | INDEXED, .target = "volunteer",
          .label = "Tập huấn viên", .label_en = "Trainer"),
    FIELD(3, struct course_trainer, part, ENUM, REQUIRED, .terms = &part_vocabulary,
          .label = "Vai trò", .label_en = "Part", .fallback = "lead"),
    FIELD(4, struct course_trainer, mentor, REF, INDEXED, .target = "volunteer",
          .label = "Người kèm cặp", .label_en = "Mentor",
          .help = "Khi người đồng giảng đang là ứng viên tập huấn viên",
          .help_en = "When a co-trainer is a candidate"),
    FIELD(5, struct course_trainer, key, TEXT, READ_ONLY | UNIQUE, .max = 80, .label = "Khóa",
          .label_en = "Key"),
    { 0 }
};

static bool leads(const struct course_trainer *t)
{
    return t->part == TRAINER_LEAD || t->part == TRAINER_CO;
}

/* Whoever trains somebody must not stand below them in the tree of trainers. */
static err check_lineage(struct ctx *cx, struct tx *tx, const struct course_trainer *t)
{
    struct course c;
    struct curriculum taught = { 0 };
    struct gathered all = { 0 };
    err e = record_get(cx, tx, &course_entity, t->course, &c);
    if (!e) e = record_get(cx, tx, &curriculum_entity, c.curriculum, &taught);
    if (e || taught.level == 0 || !leads(t)) return e;
    e = gather(cx, tx, &enrolment_entity, "course", t->course, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct enrolment *n = gathered_at(&all, i);
        bool cycle = false;
        if (!enrolment_is_seated(n->state)) continue;
        e = lineage_would_cycle(cx, tx, t->volunteer, n->volunteer, &cycle);
        if (!e && cycle)
            return ctx_fail(cx, ERR_CONFLICT, "/volunteer", "lineage",
                            SAY("Một học viên của lớp đã đào tạo người này, trực tiếp hoặc qua "
                                "người khác",
                                "A trainee of the class trained this person, directly or through "
                                "others"));
    }
    return e;
}

static err check_trainee(struct ctx *cx, struct tx *tx, const struct course_trainer *t)
{
    struct enrolment taught;
    err e = enrolment_of(cx, tx, t->course, t->volunteer, &taught);
    if (e == ERR_NOT_FOUND) return ERR_NONE;
    if (!e && taught.state != ENROLMENT_WITHDRAWN && taught.state != ENROLMENT_REFUSED)
        ctx_flaw(cx, "/volunteer", "trainee",
                 SAY("Người này ghi danh học chính lớp này",
                     "This person is enrolled in this very class"));
    return e ? e : cx->error;
}

static err course_trainer_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct course_trainer *t = record;
    const struct course_trainer *old = before;
    t->key = pair_key(cx->arena, t->course, t->volunteer);
    if (id_equal(t->mentor, t->volunteer) && !id_is_none(t->mentor))
        ctx_flaw(cx, "/mentor", "self",
                 SAY("Không ai tự kèm cặp mình", "Nobody is their own mentor"));
    bool same = old && id_equal(old->volunteer, t->volunteer) && id_equal(old->course, t->course);
    err e = same || cx->error ? cx->error : check_trainee(cx, tx, t);
    if (!e && !same) e = clash_refuse(cx, tx, t->volunteer, t->course);
    if (!e && (!same || leads(t) != leads(old))) e = check_lineage(cx, tx, t);
    return e;
}

/* Who mentors a candidate no longer judges them. */
static err course_trainer_saved(struct ctx *cx, struct tx *tx, const void *before,
                                const void *record)
{
    const struct course_trainer *t = record;
    (void)before;
    return id_is_none(t->mentor) ? ERR_NONE : ladder_mentored(cx, tx, t->volunteer, t->mentor);
}

const struct entity course_trainer_entity = {
    "course_trainer",
    "Tập huấn viên của lớp",
    sizeof(struct course_trainer),
    trainer_fields,
    .number = 229,
    .label_en = "Trainer of a class",
    .check = course_trainer_check,
    .saved = course_trainer_saved,
    .read = "course.read",
    .write = "course.write",
    .scope = "course.unit",
    .owner = "volunteer.account",
    .person = "volunteer",
    .help = "Ai dạy, ai kèm cặp, ai dự giờ một lớp.",
    .help_en = "Who teaches, mentors or observes a class.",
};
