/* SPDX-License-Identifier: MIT
 * enrolment: one person in one class, whatever became of it. */
#include "line.h"

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

struct teaching {
    id unit;
    bool taught;
};

static enum kv_go look_for_seat(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                err *failure)
{
    const struct enrolment *n = record;
    struct teaching *t = arg;
    struct course c;
    if (!enrolment_is_seated(n->state)) return KV_MORE;
    *failure = record_get(cx, tx, &course_entity, n->course, &c);
    t->taught = !*failure && id_equal(c.unit, t->unit);
    return *failure || t->taught ? KV_STOP : KV_MORE;
}

err course_taught(struct ctx *cx, struct tx *tx, id person, id unit, bool *taught)
{
    struct teaching t = { .unit = unit };
    err e = query_ref(cx, tx, &enrolment_entity, "volunteer", person, look_for_seat, &t);
    *taught = t.taught;
    return e;
}

/* Who enrols others must be able to see who they are. */
static err person_is_known(struct ctx *cx, struct tx *tx, const struct enrolment *n)
{
    bool visible = cx->actor.system;
    err e = visible ? ERR_NONE : people(cx)->visible(cx, tx, n->volunteer, &visible);
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    if (e && e != ERR_NOT_FOUND) return e;
    if (!visible)
        ctx_flaw(cx, "/volunteer", "holder",
                 SAY("Không có tình nguyện viên này trong phạm vi của bạn",
                     "There is no such volunteer within your units"));
    return cx->error;
}

/* A new record without a state comes from a form or a sheet: the line says what becomes of it. */
static err enter(struct ctx *cx, struct tx *tx, struct enrolment *n)
{
    struct enrolment there;
    err e = person_is_known(cx, tx, n);
    if (e) return e;
    e = enrolment_of(cx, tx, n->course, n->volunteer, &there);
    if (!e) return enrolment_twice(cx, &there);
    if (e != ERR_NOT_FOUND) return e;
    return line_admit(cx, tx, n, false);
}

static bool pending(int32_t state)
{
    return state == ENROLMENT_INVITED || state == ENROLMENT_APPLIED ||
           state == ENROLMENT_ENROLLED || state == ENROLMENT_WAITING;
}

/* Two records of one person became one. Where both were in the class the kept record's enrolment
 * stands; this one keeps its old key and, if it still could come to something, is withdrawn. */
static err merge(struct ctx *cx, struct tx *tx, const struct enrolment *old, struct enrolment *n)
{
    struct enrolment kept;
    err e = enrolment_of(cx, tx, n->course, n->volunteer, &kept);
    n->key = pair_key(cx->arena, n->course, n->volunteer);
    if (e == ERR_NOT_FOUND) return ERR_NONE;
    if (e) return e;
    n->key = old->key;
    if (!pending(n->state)) return ERR_NONE;
    n->state = ENROLMENT_WITHDRAWN;
    n->place_in_line = 0;
    n->minority = false;
    n->reason = TEXT("Gộp hai hồ sơ của một người");
    return ERR_NONE;
}

static err enrolment_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct enrolment *n = record;
    const struct enrolment *old = before;
    err e = ERR_NONE;
    if (old && !id_equal(old->volunteer, n->volunteer)) return merge(cx, tx, old, n);
    if (!old && !n->state) e = enter(cx, tx, n);
    if (!n->asked) n->asked = cx->now;
    if (!old) n->key = pair_key(cx->arena, n->course, n->volunteer);
    return e;
}

/* People hear what becomes of their enrolment, and what they leave goes to who waits. */
static err enrolment_saved(struct ctx *cx, struct tx *tx, const void *before, const void *record)
{
    const struct enrolment *n = record, *old = before;
    int32_t was = old ? old->state : 0;
    struct course c;
    if (was == n->state) return ERR_NONE;
    err e = record_get(cx, tx, &course_entity, n->course, &c);
    if (e) return e;
    bool news = course_takes(c.state) || was == ENROLMENT_ENROLLED;
    if (news && !cx->actor.system) e = enrolment_tell(cx, tx, &c, n);
    bool left =
        was == ENROLMENT_ENROLLED || (was == ENROLMENT_WAITING && n->state != ENROLMENT_ENROLLED);
    return e || !left ? e : line_settle(cx, tx, n->course);
}

const struct entity enrolment_entity = {
    "enrolment",
    "Ghi danh",
    sizeof(struct enrolment),
    enrolment_fields,
    .number = 231,
    .label_en = "Enrolment",
    .check = enrolment_check,
    .saved = enrolment_saved,
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
