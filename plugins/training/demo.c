/* SPDX-License-Identifier: MIT
 * demo: who has a skill has often been certified in it, some of them too long ago. What people can
 * do is read through the table of the bank's entity. Chance is a stream of its own, so that
 * certificates change nothing else about the province; they are entered in the order of their days,
 * as registers are. The volunteer with a log-in has one of every standing to look at. Classes and
 * trainers come behind (demo_cast.h, demo_taught.h); their certificates are entered with the
 * others. */
#include "demo.h"

#include <stdlib.h>

#include "assess/demo_assess.h"
#include "days.h"
#include "demo_taught.h"

enum { EACH = 250 /* certificates a transaction */, OLDEST_DAYS = 900 };

#define LADDER_CRITERIA                                                                                                              \
    "Còn chứng chỉ bậc dưới; đạt bài cốt lõi từ 80 %; giảng thử trước hai người chấm; đồng tập " \
    "huấn hai lớp có người kèm; học viên đánh giá từ 4,0 trên 5."

static const struct demo_kind {
    const char *code, *title, *title_en, *criteria;
    int64_t valid_months, grace_days;
    const char *skill; /* code of the skill it goes with; NULL = nobody's by chance */
    uint32_t of_ten;   /* so many of ten who have the skill are certified */
    const char *course, *signer;
} kinds[] = {
    { "first_aid", "Sơ cấp cứu cơ bản", "Basic first aid",
      "Dự đủ 16 giờ, thực hành hồi sinh tim phổi, cầm máu, cố định gãy xương; đạt bài kiểm tra.",
      24, 90, "first_aid", 5, "Lớp sơ cấp cứu 16 giờ", "Phó Bí thư Nguyễn Thanh Tùng" },
    { "swimming_rescue", "Bơi cứu hộ, cứu đuối", "Water rescue",
      "Bơi 200 m, lặn 5 m, đưa người bị nạn vào bờ và sơ cứu; đạt bài thực hành.", 24, 60,
      "swimming_rescue", 6, "Lớp cứu đuối hồ Tây", "Phó Bí thư Nguyễn Thanh Tùng" },
    { "forest_fire", "Phòng cháy, chữa cháy rừng", "Forest-fire fighting",
      "Dự tập huấn cùng kiểm lâm, biết dùng bàn dập, máy thổi và đường băng cản lửa.", 12, 60,
      "fire_fighting", 6, "Tập huấn trước mùa khô", "Phó Bí thư H'Wen Niê" },
    { "team_leader", "Đội trưởng đội tình nguyện", "Team leader",
      "Đã phụ trách ba đợt hoạt động, dự lớp đội trưởng, biết điểm danh và báo cáo.", 36, 90,
      "team_leading", 4, "Lớp đội trưởng hè", "Phó Bí thư H'Wen Niê" },
    { "child_safety", "An toàn khi làm việc với trẻ em", "Child safety",
      "Học quy tắc ứng xử, cách nhận biết và báo khi trẻ bị xâm hại; ký cam kết.", 24, 90,
      "teaching", 3, "Lớp bảo vệ trẻ em", "Phó Bí thư Nguyễn Thanh Tùng" },
    { "volunteer_management", "Quản lý, điều phối tình nguyện", "Volunteer management",
      "Dự đủ số buổi, đạt bài kiểm tra sau lớp từ 80 %.", 36, 90, NULL, 0,
      "Lớp quản lý, điều phối tình nguyện", "Phó Bí thư H'Wen Niê" },
    { "trainer_t1", "Tập huấn viên cơ sở (T1)", "Grassroots trainer (T1)", LADDER_CRITERIA, 24, 90,
      NULL, 0, "Xét công nhận tập huấn viên cơ sở", "Phó Bí thư H'Wen Niê" },
    { "trainer_t2", "Tập huấn viên cấp huyện (T2)", "District trainer (T2)", LADDER_CRITERIA, 24,
      90, NULL, 0, "Xét công nhận tập huấn viên cấp huyện", "Phó Bí thư Nguyễn Thanh Tùng" },
    { "trainer_t3", "Tập huấn viên cấp tỉnh (T3)", "Provincial trainer (T3)", LADDER_CRITERIA, 24,
      90, NULL, 0, "Xét công nhận tập huấn viên cấp tỉnh", "Phó Bí thư Nguyễn Thanh Tùng" },
    { "trainer_t4", "Tập huấn viên nòng cốt (T4)", "Core trainer (T4)", LADDER_CRITERIA, 24, 90,
      NULL, 0, "Xét công nhận tập huấn viên nòng cốt", "Phó Bí thư Nguyễn Thanh Tùng" },
    { "trainer", "Tập huấn viên tình nguyện", "Volunteer trainer",
      "Giảng thử trước hai người đánh giá, đồng giảng hai lớp với người hướng dẫn.", 24, 90, NULL,
      0, "Lớp tập huấn viên (TOT)", "Phó Bí thư H'Wen Niê" },
    { "participation", "Tham gia hoạt động tình nguyện", "Took part in volunteer work",
      "Đủ số giờ được ghi nhận trong một chiến dịch.", 0, 0, NULL, 0, "", "" },
};
enum { KINDS = COUNT_OF(kinds), AID = 0, WATER = 1, LEADER = 3, CHILD = 4 };

struct plan {
    id id;              /* none = any */
    id volunteer, unit; /* unit: of the volunteer */
    id issuer;          /* none = the area */
    size_t kind;
    date issued;
    int32_t revoked; /* reason; 0 = not */
};

struct making {
    const struct demo_options *options;
    const struct entity *volunteer;
    struct random_source chance;
    id kind_ids[KINDS];
    struct plan *plans;
    size_t count, room, next;
    struct cast cast;
    struct taught taught;
};

/* ---- who gets what ------------------------------------------------------------------------- */

static void add(struct ctx *cx, struct making *m, const struct plan *plan)
{
    if (m->count == m->room) {
        size_t room = m->room ? m->room * 2 : 256;
        struct plan *more = ARENA_ARRAY(cx->arena, room, struct plan);
        if (m->count) memcpy(more, m->plans, m->count * sizeof(*more));
        m->plans = more;
        m->room = room;
    }
    m->plans[m->count++] = *plan;
}

static const void *member(const struct making *m, const void *record, const char *name)
{
    return field_of(entity_field(m->volunteer, name, strlen(name)), record);
}

static bool can(const struct making *m, const void *volunteer, const char *skill)
{
    const struct field *f = entity_field(m->volunteer, "skills", 6);
    const struct term *t = vocabulary_code(f->terms, text_of(skill));
    return t && code_set_has(*(const code_set *)member(m, volunteer, "skills"), t->number);
}

static enum kv_go plan_for(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct making *m = arg;
    (void)tx, (void)failure;
    for (size_t k = 0; k < KINDS; k++) {
        if (!kinds[k].skill || !can(m, record, kinds[k].skill)) continue;
        if (random_below(&m->chance, 10) >= kinds[k].of_ten) continue;
        struct plan p = { .kind = k,
                          .volunteer = *(const id *)record,
                          .unit = *(const id *)member(m, record, "unit") };
        p.issued = m->options->as_of - 5 - (date)random_below(&m->chance, OLDEST_DAYS);
        p.revoked = random_below(&m->chance, 100) == 0 ? REVOKED_CONDUCT : 0;
        add(cx, m, &p);
    }
    return KV_MORE;
}

static enum kv_go show_each(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct making *m = arg;
    (void)tx, (void)failure;
    date today = m->options->as_of;
    const struct plan shown[] = {
        { .kind = AID, .issued = today - 200 },
        { .kind = WATER, .issued = today - 1100 }, /* expired */
        { .kind = CHILD, .issued = today - 810 },  /* in grace, for days only */
        { .kind = LEADER, .issued = today - 1090, .revoked = REVOKED_MISTAKE },
    };
    for (size_t i = 0; i < COUNT_OF(shown); i++) {
        struct plan p = shown[i];
        p.volunteer = *(const id *)record;
        p.unit = *(const id *)member(m, record, "unit");
        add(cx, m, &p);
    }
    return KV_STOP;
}

static int by_day(const void *x, const void *y)
{
    const struct plan *a = x;
    const struct plan *b = y;
    if (a->issued != b->issued) return a->issued < b->issued ? -1 : 1;
    int person = id_compare(a->volunteer, b->volunteer);
    return person ? person : (a->kind > b->kind) - (a->kind < b->kind);
}

/* Whoever is shown one of each has no others. */
static void drop_chance(struct making *m, id who, size_t shown)
{
    size_t kept = 0;
    for (size_t i = 0; i < m->count; i++)
        if (i >= m->count - shown || !id_equal(m->plans[i].volunteer, who))
            m->plans[kept++] = m->plans[i];
    m->count = kept;
}

static size_t kind_called(const char *code)
{
    size_t k = 0;
    while (strcmp(kinds[k].code, code) != 0) k++;
    return k;
}

static void add_awards(struct ctx *cx, struct making *m)
{
    for (size_t i = 0; i < m->cast.award_count; i++) {
        const struct cast_award *a = &m->cast.awards[i];
        struct plan p = { .id = a->id,
                          .kind = kind_called(a->code),
                          .volunteer = a->volunteer,
                          .unit = a->unit,
                          .issuer = a->issuer,
                          .issued = a->issued };
        add(cx, m, &p);
    }
}

static err plan_all(struct ctx *cx, struct tx *tx, void *arg)
{
    struct making *m = arg;
    struct account login, probe = { .login = TEXT("tnv.an") };
    m->volunteer = schema_named(tx_schema(tx), TEXT("volunteer"));
    err e = query_all(cx, tx, m->volunteer, plan_for, m);
    if (!e) e = record_find(cx, tx, &account_entity, "login", &probe, &login);
    if (e) return e;
    size_t before = m->count;
    e = query_ref(cx, tx, m->volunteer, "account", login.id, show_each, m);
    if (!e && m->count > before)
        drop_chance(m, m->plans[m->count - 1].volunteer, m->count - before);
    if (!e) e = cast_make(cx, tx, m->options, &m->cast);
    add_awards(cx, m);
    if (m->count) qsort(m->plans, m->count, sizeof(*m->plans), by_day);
    return e;
}

/* ---- entering them ------------------------------------------------------------------------- */

static err make_kinds(struct ctx *cx, struct tx *tx, void *arg)
{
    struct making *m = arg;
    err e = ERR_NONE;
    for (size_t k = 0; !e && k < KINDS; k++) {
        const struct demo_kind *d = &kinds[k];
        struct certificate_kind kind = { .code = text_of(d->code),
                                         .title = text_of(d->title),
                                         .title_en = text_of(d->title_en),
                                         .criteria = text_of(d->criteria),
                                         .valid_months = d->valid_months,
                                         .renew_days = 60,
                                         .grace_days = d->grace_days,
                                         .regime = REGIME_YOUTH };
        e = record_create(cx, tx, &certificate_kind_entity, &kind);
        m->kind_ids[k] = kind.id;
    }
    return e;
}

static err enter(struct ctx *cx, struct tx *tx, const struct making *m, const struct plan *p)
{
    const struct demo_kind *d = &kinds[p->kind];
    id area = unit_above(cx, tx, p->unit, UNIT_AREA);
    id issuer = id_is_none(area) ? p->unit : area;
    struct certificate c = { .id = p->id,
                             .kind = m->kind_ids[p->kind],
                             .volunteer = p->volunteer,
                             .unit = id_is_none(p->issuer) ? issuer : p->issuer,
                             .issued = p->issued,
                             .course = text_of(d->course),
                             .signer = text_of(d->signer) };
    err e = record_create(cx, tx, &certificate_entity, &c);
    if (e || !p->revoked) return e;
    c.revoked_on = p->issued + 3;
    c.revoke_reason = p->revoked;
    return record_update(cx, tx, &certificate_entity, &c);
}

static err enter_some(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct making *m = arg;
    err e = ERR_NONE;
    for (size_t i = m->next; !e && i < m->count && i < m->next + EACH; i++)
        e = enter(cx, tx, m, &m->plans[i]);
    return e;
}

/* Who signs in as the trainer is the first provincial one. */
static err name_trainer(struct ctx *cx, struct tx *tx, struct making *m)
{
    struct account login, probe = { .login = TEXT("taphuan.hoa") };
    void *record = arena_alloc(cx->arena, m->volunteer->size);
    id who = m->cast.people[m->cast.provincial[0]].volunteer;
    err e = record_find(cx, tx, &account_entity, "login", &probe, &login);
    if (!e) e = record_get(cx, tx, m->volunteer, who, record);
    if (e) return e;
    *(id *)field_in(entity_field(m->volunteer, "account", 7), record) = login.id;
    *(text *)field_in(entity_field(m->volunteer, "full_name", 9), record) = login.name;
    return record_update(cx, tx, m->volunteer, record);
}

static err make_curricula(struct ctx *cx, struct tx *tx, void *arg)
{
    struct making *m = arg;
    id completion = m->kind_ids[kind_called("volunteer_management")];
    err e = taught_make(cx, tx, m->cast.root, completion, m->cast.classes[0].starts, &m->taught);
    return e ? e : name_trainer(cx, tx, m);
}

err training_demo(struct ctx *cx, const struct demo_options *options)
{
    struct making m = { .options = options,
                        .chance = random_seeded(options->seed, "demo certificates") };
    struct random_source ids = random_seeded(options->seed, "demo certificate ids");
    struct random_source *before = cx->random;
    cx->random = &ids;
    err e = db_read(cx, plan_all, &m);
    if (!e) e = db_write(cx, make_kinds, &m);
    for (; !e && m.next < m.count; m.next += EACH) e = db_write(cx, enter_some, &m);
    if (!e && m.cast.class_count) e = db_write(cx, make_curricula, &m);
    if (!e && m.cast.class_count) e = taught_classes(cx, options, &m.cast, &m.taught);
    cx->random = before;
    return e ? e : demo_assess(cx, options);
}
