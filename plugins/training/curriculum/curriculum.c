/* SPDX-License-Identifier: MIT
 * curriculum: the table. Its state is set by life.c alone; while nobody may change it, whatever
 * else differs is refused here, so that the general form and an import do no more than a route. */
#include "curriculum.h"

static const struct term states[] = {
    { CURRICULUM_DRAFT, "draft", "Đang soạn", "Draft" },
    { CURRICULUM_SUBMITTED, "submitted", "Chờ duyệt", "Awaits approval" },
    { CURRICULUM_RETURNED, "returned", "Trả lại để sửa", "Returned" },
    { CURRICULUM_APPROVED, "approved", "Đã duyệt", "Approved" },
    { CURRICULUM_RETIRED, "retired", "Thôi dùng", "Retired" },
    { 0 },
};
const struct vocabulary curriculum_state_vocabulary = { "curriculum_state", "Trạng thái", "State",
                                                        states };

static const struct term audiences[] = {
    { AUDIENCE_FULL_TIME_CADRE, "full_time_cadre", "Cán bộ chuyên trách", "Full-time cadres" },
    { AUDIENCE_CAMPAIGN_LEADER, "campaign_leader", "Người phụ trách chiến dịch",
      "Campaign leaders" },
    { AUDIENCE_TEAM_LEADER, "team_leader", "Đội trưởng", "Team leaders" },
    { AUDIENCE_VOLUNTEER, "volunteer", "Tình nguyện viên", "Volunteers" },
    { AUDIENCE_TRAINER, "trainer", "Tập huấn viên", "Trainers" },
    { 0 },
};
const struct vocabulary curriculum_audience_vocabulary = { "curriculum_audience", "Đối tượng",
                                                           "Audience", audiences };

/* By the departments that review them. */
static const struct term fields[] = {
    { 1, "management", "Tổ chức, quản lý tình nguyện", "Managing volunteers" },
    { 2, "education", "Giáo dục, dạy học", "Education" },
    { 3, "labour", "Lao động, dạy nghề, an sinh", "Labour, vocational training, welfare" },
    { 4, "health", "Y tế, sơ cấp cứu", "Health, first aid" },
    { 5, "environment", "Môi trường", "Environment" },
    { 6, "disaster", "Phòng, chống thiên tai, cứu hộ", "Disaster response, rescue" },
    { 7, "digital", "Chuyển đổi số", "Digital skills" },
    { 8, "culture", "Văn hóa, du lịch", "Culture, tourism" },
    { 9, "law", "Pháp luật, biên giới", "Law, border" },
    { 10, "other", "Khác", "Other" },
    { 0 },
};
const struct vocabulary curriculum_field_vocabulary = { "curriculum_field", "Lĩnh vực giáo trình",
                                                        "Field of a curriculum", fields };

struct sum {
    int64_t minutes, blocks;
};

static enum kv_go add_up(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct sum *sum = arg;
    (void)cx, (void)tx, (void)failure;
    sum->minutes += ((const struct block *)record)->minutes;
    sum->blocks++;
    return KV_MORE;
}

static err derive_sum(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    struct curriculum *c = record;
    struct sum sum = { 0 };
    (void)as_of;
    err e = query_ref(cx, tx, &block_entity, "curriculum", c->id, add_up, &sum);
    c->minutes = sum.minutes;
    c->blocks = sum.blocks;
    return e;
}

const struct field curriculum_fields[] = {
    FIELD(1, struct curriculum, code, TEXT, REQUIRED | INDEXED, .max = 40, .label = "Mã giáo trình",
          .label_en = "Code", .help = "Giữ nguyên qua các lần sửa, ví dụ QLTN-01",
          .help_en = "The same for all its versions, for example QLTN-01"),
    FIELD(2, struct curriculum, title, TEXT, REQUIRED | SEARCHED | INDEXED, .max = 160,
          .label = "Tên giáo trình", .label_en = "Title"),
    FIELD(3, struct curriculum, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị biên soạn", .label_en = "Kept by"),
    FIELD(4, struct curriculum, audience, CODE, REQUIRED | INDEXED,
          .terms = &curriculum_audience_vocabulary, .label = "Đối tượng", .label_en = "Audience"),
    FIELD(5, struct curriculum, level, INT, INDEXED, .min = 0, .max = 4,
          .label = "Đào tạo tập huấn viên bậc", .label_en = "Prepares trainers of level",
          .help = "1 đến 4; để 0 nếu không dành cho tập huấn viên",
          .help_en = "1 to 4; 0 when it is not for trainers"),
    FIELD(6, struct curriculum, field, CODE, REQUIRED | INDEXED,
          .terms = &curriculum_field_vocabulary, .fallback = "management", .label = "Lĩnh vực",
          .label_en = "Field"),
    FIELD(7, struct curriculum, objectives, TEXT, LINES, .max = 2000, .label = "Mục tiêu",
          .label_en = "Objectives", .help = "Học xong người học làm được gì, mỗi dòng một điều",
          .help_en = "What a trainee can do afterwards, one a line"),
    FIELD(8, struct curriculum, pass_percent, INT, 0, .min = 1, .max = 100, .fallback = "80",
          .label = "Điểm đạt của bài cuối khóa (%)", .label_en = "Passes the last test with (%)"),
    FIELD(9, struct curriculum, certificate_kind, REF, INDEXED, .target = "certificate_kind",
          .label = "Chứng nhận cấp khi hoàn thành", .label_en = "Certificate on completion"),
    FIELD(10, struct curriculum, master, REF, READ_ONLY | INDEXED, .target = "curriculum",
          .label = "Rút từ giáo trình gốc", .label_en = "Cut from the master"),
    FIELD(11, struct curriculum, previous, REF, READ_ONLY | INDEXED, .target = "curriculum",
          .label = "Thay bản trước", .label_en = "Replaces version"),
    FIELD(12, struct curriculum, version, INT, READ_ONLY | INDEXED, .min = 1, .fallback = "1",
          .label = "Bản", .label_en = "Version"),
    FIELD(13, struct curriculum, key, TEXT, READ_ONLY | UNIQUE | INDEXED, .max = 60,
          .label = "Mã và bản", .label_en = "Code and version"),
    FIELD(14, struct curriculum, state, ENUM, REQUIRED | READ_ONLY | INDEXED,
          .terms = &curriculum_state_vocabulary, .fallback = "draft", .label = "Trạng thái",
          .label_en = "State"),
    FIELD(15, struct curriculum, reviewer, REF, INDEXED, .target = "unit",
          .label = "Sở, ngành thẩm định", .label_en = "Department that reviews it",
          .help = "Để trống thì tỉnh đoàn duyệt",
          .help_en = "While empty, the province union approves it"),
    FIELD(16, struct curriculum, review_note, TEXT, READ_ONLY | LINES, .max = 2000,
          .label = "Ý kiến thẩm định", .label_en = "Reviewer's note"),
    FIELD(17, struct curriculum, author, REF, READ_ONLY, .target = "account",
          .label = "Người biên soạn", .label_en = "Author"),
    FIELD(18, struct curriculum, submitted, TIME, READ_ONLY, .label = "Gửi duyệt lúc",
          .label_en = "Submitted"),
    FIELD(19, struct curriculum, decided, TIME, READ_ONLY, .label = "Quyết định lúc",
          .label_en = "Decided"),
    FIELD(20, struct curriculum, decided_by, REF, READ_ONLY, .target = "account",
          .label = "Người quyết định", .label_en = "Decided by"),
    FIELD(21, struct curriculum, minutes, INT, DERIVED, .derive = derive_sum,
          .label = "Thời lượng (phút)", .label_en = "Length (minutes)"),
    FIELD(22, struct curriculum, blocks, INT, DERIVED, .derive = derive_sum, .label = "Số phần",
          .label_en = "Blocks"),
    FIELD(23, struct curriculum, submitted_by, REF, READ_ONLY, .target = "account",
          .label = "Người gửi duyệt", .label_en = "Submitted by"),
    { 0 }
};

bool curriculum_is_open(const struct curriculum *c)
{
    return c->state == CURRICULUM_DRAFT || c->state == CURRICULUM_RETURNED;
}

id curriculum_anchor_of(const struct curriculum *c)
{
    return id_is_none(c->master) ? c->id : c->master;
}

static err closed(struct ctx *cx)
{
    return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                    SAY("Giáo trình đã gửi duyệt hoặc đã duyệt thì không sửa được; hãy lập bản mới",
                        "A curriculum that was submitted or approved does not change; make a new "
                        "version"));
}

err curriculum_require_open(struct ctx *cx, struct tx *tx, id curriculum)
{
    struct curriculum c;
    if (cx->actor.system) return ERR_NONE;
    err e = record_get(cx, tx, &curriculum_entity, curriculum, &c);
    if (e == ERR_NOT_FOUND) { /* the reference check says so */
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e) return e;
    return curriculum_is_open(&c) ? ERR_NONE : closed(cx);
}

bool curriculum_visible(struct ctx *cx, struct tx *tx, const struct curriculum *c)
{
    id me = cx->actor.account;
    return cx->actor.system || c->state == CURRICULUM_APPROVED || c->state == CURRICULUM_RETIRED ||
           (!id_is_none(me) && id_equal(me, c->author)) ||
           access_may(cx, tx, "curriculum.read", c->unit) ||
           (!id_is_none(c->reviewer) && access_may(cx, tx, "curriculum.read", c->reviewer));
}

/* A department reviews what is of its field; others are no departments. */
static err reviewer_is_one(struct ctx *cx, struct tx *tx, const struct curriculum *c)
{
    struct unit unit;
    if (id_is_none(c->reviewer)) return ERR_NONE;
    err e = record_get(cx, tx, &unit_entity, c->reviewer, &unit);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (!e && unit.kind != UNIT_DEPARTMENT)
        ctx_flaw(cx, "/reviewer", "department",
                 SAY("Nơi thẩm định phải là một sở, ngành", "The reviewer is a department"));
    return e ? e : cx->error;
}

/* Said here in words; the unique key would name a field nobody fills in. */
static err code_is_free(struct ctx *cx, struct tx *tx, const struct curriculum *c)
{
    struct curriculum other;
    err e = record_find(cx, tx, &curriculum_entity, "key", c, &other);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e || id_equal(other.id, c->id)) return e;
    return ctx_fail(cx, ERR_CONFLICT, "/code", "exists",
                    SAY("Đã có giáo trình mang mã này, bản %lld",
                        "There is a curriculum with this code already, version %lld"),
                    (long long)c->version);
}

static bool is_locked(const struct ctx *cx, const struct curriculum *was,
                      const struct curriculum *c)
{
    return was && !cx->actor.system && was->state == c->state && !curriculum_is_open(was);
}

static err curriculum_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    const struct curriculum *was = before;
    struct curriculum *c = record;
    if (is_locked(cx, was, c)) return closed(cx);
    if (was && was->version > 1 && !text_equal(was->code, c->code))
        ctx_flaw(cx, "/code", "code",
                 SAY("Các bản của một giáo trình mang cùng mã",
                     "All versions of a curriculum have the same code"));
    if (!was && id_is_none(c->author)) c->author = cx->actor.account;
    c->key = text_format(cx->arena, "%.*s@%lld", TEXT_ARGS(c->code), (long long)c->version);
    err e = code_is_free(cx, tx, c);
    return e ? e : reviewer_is_one(cx, tx, c);
}

const struct entity curriculum_entity = {
    "curriculum",
    "Giáo trình",
    sizeof(struct curriculum),
    curriculum_fields,
    .number = 223,
    .label_en = "Curriculum",
    .check = curriculum_check,
    .read = SIGNED_IN,
    .write = "curriculum.write",
    .scope = "unit",
    .title = "title",
    .sort = "key",
    .key = "code",
    .help = "Dạy gì, cho ai, gồm những phần nào; có bản, được duyệt rồi thì không đổi.",
    .help_en = "What is taught, to whom, in which blocks; in versions, unchanged once approved.",
};
