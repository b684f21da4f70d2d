/* SPDX-License-Identifier: MIT
 * course_trainer: who teaches a class. Nobody teaches and attends the same class. */
#include "course.h"

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

static err course_trainer_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct course_trainer *t = record;
    struct enrolment taught = { .key = pair_key(cx->arena, t->course, t->volunteer) };
    (void)before;
    t->key = taught.key;
    if (id_equal(t->mentor, t->volunteer) && !id_is_none(t->mentor))
        ctx_flaw(cx, "/mentor", "self",
                 SAY("Không ai tự kèm cặp mình", "Nobody is their own mentor"));
    err e = record_find(cx, tx, &enrolment_entity, "key", &taught, &taught);
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    if (!e && taught.state != ENROLMENT_WITHDRAWN && taught.state != ENROLMENT_REFUSED)
        ctx_flaw(cx, "/volunteer", "trainee",
                 SAY("Người này đang ghi danh học chính lớp này",
                     "This person is enrolled in this very class"));
    return e && e != ERR_NOT_FOUND ? e : cx->error;
}

const struct entity course_trainer_entity = {
    "course_trainer",
    "Tập huấn viên của lớp",
    sizeof(struct course_trainer),
    trainer_fields,
    .number = 229,
    .label_en = "Trainer of a class",
    .check = course_trainer_check,
    .read = "course.read",
    .write = "course.write",
    .scope = "course.unit",
    .owner = "volunteer.account",
    .person = "volunteer",
    .help = "Ai dạy, ai kèm cặp, ai dự giờ một lớp.",
    .help_en = "Who teaches, mentors or observes a class.",
};
