/* SPDX-License-Identifier: MIT
 * enrolment: one person in one class, whatever became of it. */
#include "course.h"

static const struct term states[] = {
    { ENROLMENT_INVITED, "invited", "Được mời", "Invited" },
    { ENROLMENT_APPLIED, "applied", "Chờ duyệt", "Applied" },
    { ENROLMENT_ENROLLED, "enrolled", "Được nhận", "Enrolled" },
    { ENROLMENT_WAITING, "waiting", "Danh sách chờ", "On the waiting list" },
    { ENROLMENT_WITHDRAWN, "withdrawn", "Đã rút", "Withdrawn" },
    { ENROLMENT_REFUSED, "refused", "Không được nhận", "Refused" },
    { ENROLMENT_COMPLETED, "completed", "Hoàn thành", "Completed" },
    { ENROLMENT_NOT_COMPLETED, "not_completed", "Chưa hoàn thành", "Not completed" },
    { 0 },
};
const struct vocabulary enrolment_state_vocabulary = { "enrolment_state", "Trạng thái", "State",
                                                       states };

static err derive_name(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    struct enrolment *n = record;
    struct person who = { 0 };
    (void)as_of;
    err e = people(cx)->read(cx, tx, n->volunteer, &who);
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    n->name = who.full_name;
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

const struct field enrolment_fields[] = {
    FIELD(1, struct enrolment, course, REF, REQUIRED | INDEXED, .target = "course", .label = "Lớp",
          .label_en = "Class"),
    FIELD(2, struct enrolment, volunteer, REF, REQUIRED | INDEXED, .target = "volunteer",
          .label = "Học viên", .label_en = "Trainee",
          .aliases = "họ và tên|họ tên|mã tình nguyện viên|tình nguyện viên"),
    FIELD(3, struct enrolment, state, ENUM, READ_ONLY | INDEXED,
          .terms = &enrolment_state_vocabulary, .label = "Trạng thái", .label_en = "State"),
    FIELD(4, struct enrolment, minority, BOOL, PERSONAL | SENSITIVE,
          .label = "Tự khai là người dân tộc thiểu số", .label_en = "Says they are of a minority",
          .help = "Không bắt buộc. Chỉ dùng để xét chỗ ưu tiên của lớp này và xóa khi lớp kết thúc",
          .help_en = "Optional. Used for this class's kept seats only, and deleted when it ends"),
    FIELD(5, struct enrolment, mountain, BOOL, READ_ONLY, .label = "Ở xã đặc biệt khó khăn",
          .label_en = "Of an extremely difficult commune"),
    FIELD(6, struct enrolment, border, BOOL, READ_ONLY, .label = "Ở xã biên giới",
          .label_en = "Of a border commune"),
    FIELD(7, struct enrolment, asked, TIME, READ_ONLY | INDEXED, .label = "Ghi danh lúc",
          .label_en = "Asked at"),
    FIELD(8, struct enrolment, place_in_line, INT, READ_ONLY, .label = "Thứ tự chờ",
          .label_en = "Place in line"),
    FIELD(9, struct enrolment, certificate, REF, READ_ONLY | INDEXED, .target = "certificate",
          .label = "Chứng nhận", .label_en = "Certificate"),
    FIELD(10, struct enrolment, reason, TEXT, READ_ONLY | LINES, .max = 600, .label = "Lý do",
          .label_en = "Reason"),
    FIELD(11, struct enrolment, evaluated, BOOL, READ_ONLY, .label = "Đã gửi ý kiến",
          .label_en = "Has said what they think"),
    FIELD(12, struct enrolment, key, TEXT, READ_ONLY | UNIQUE, .max = 80, .label = "Khóa",
          .label_en = "Key"),
    FIELD(13, struct enrolment, name, TEXT, DERIVED | PERSONAL, .max = 120, .derive = derive_name,
          .label = "Họ và tên", .label_en = "Name"),
    { 0 }
};

static err enrolment_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct enrolment *n = record;
    (void)tx, (void)before;
    if (!n->asked) n->asked = cx->now;
    if (!n->state) n->state = ENROLMENT_ENROLLED;
    n->key = pair_key(cx->arena, n->course, n->volunteer);
    return ERR_NONE;
}

const struct entity enrolment_entity = {
    "enrolment",
    "Ghi danh",
    sizeof(struct enrolment),
    enrolment_fields,
    .number = 231,
    .label_en = "Enrolment",
    .check = enrolment_check,
    .read = "enrolment.read",
    .write = "course.write",
    .scope = "course.unit",
    .owner = "volunteer.account",
    .person = "volunteer",
    .sort = "asked",
    .key = "course+volunteer",
    .help = "Một người trong một lớp: được mời, chờ, được nhận, hoàn thành.",
    .help_en = "A person in a class: invited, waiting, enrolled, completed.",
};
