/* SPDX-License-Identifier: MIT
 * club: tables and transactions of the test world. */
#include "club.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/base/crypto.h"

/* ---- tables ---- */

static const struct term skills[] = {
    { 1, "first_aid", "Sơ cứu", "First aid" },
    { 2, "teaching", "Dạy học", "Teaching" },
    { 3, "green", "Môi trường, khí hậu", "Environment, climate" },
    { 90, "mnong", "Tiếng M'Nông", "M'Nong language" },
    { 0 },
};
static const struct term states[] = {
    { PERSON_NEW, "new", "Mới", "New" },
    { PERSON_ACTIVE, "active", "Đang hoạt động", "Active" },
    { PERSON_RESTING, "resting", "Tạm nghỉ", "Resting" },
    { 0 },
};
static const struct term levels[] = {
    { 1, "basic", "Cơ bản", "Basic" },
    { 2, "skilled", "Thành thạo", "Skilled" },
    { 0 },
};
const struct vocabulary skill_terms = { "skill", "Kỹ năng", "Skill", skills };
const struct vocabulary state_terms = { "state", "Tình trạng", "State", states };
const struct vocabulary level_terms = { "level", "Bậc", "Level", levels };

static err person_age(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    struct person *p = record;
    (void)cx;
    (void)tx;
    p->age = date_years(p->birth, as_of);
    return ERR_NONE;
}

/* Resting people have no points; the count of checks is the server's. */
static err person_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct person *p = record;
    const struct person *old = before;
    (void)tx;
    p->checked = old && old->checked ? old->checked : 1;
    if (p->state == PERSON_RESTING && p->points)
        ctx_flaw(cx, "/points", "resting",
                 SAY("Đang nghỉ thì không có điểm", "No points while resting"));
    return ERR_NONE;
}

#define BOTH(vi, en) .label = (vi), .label_en = (en)

static const struct field place_fields[] = {
    FIELD(1, struct place, name, TEXT, REQUIRED | SEARCHED | INDEXED, BOTH("Tên", "Name")),
    { 0 },
};

const struct field person_fields[] = {
    FIELD(1, struct person, full_name, TEXT, REQUIRED | PERSONAL | SEARCHED | INDEXED, .max = 40,
          BOTH("Họ và tên", "Full name")),
    FIELD(2, struct person, email, TEXT, UNIQUE | PERSONAL, .max = 400,
          BOTH("Thư điện tử", "E-mail")),
    FIELD(3, struct person, birth, DATE, PERSONAL | SENSITIVE, BOTH("Ngày sinh", "Birth")),
    FIELD(5, struct person, skills, CODES, INDEXED, .terms = &skill_terms,
          BOTH("Kỹ năng", "Skills")),
    FIELD(4, struct person, free, GRID, INDEXED, BOTH("Giờ rảnh", "Free time")),
    FIELD(6, struct person, points, INT, INDEXED, .min = -100, .max = 100, BOTH("Điểm", "Points")),
    FIELD(7, struct person, active, BOOL, INDEXED, BOTH("Còn hoạt động", "Active")),
    FIELD(8, struct person, joined, TIME, INDEXED, BOTH("Tham gia", "Joined")),
    FIELD(9, struct person, dues, MONEY, 0, BOTH("Hội phí", "Dues")),
    FIELD(10, struct person, state, ENUM, REQUIRED | INDEXED, .terms = &state_terms,
          .fallback = "new", BOTH("Tình trạng", "State")),
    FIELD(11, struct person, level, CODE, INDEXED, .terms = &level_terms, BOTH("Bậc", "Level")),
    FIELD(12, struct person, home, PLACE, 0, BOTH("Nơi ở", "Home")),
    FIELD(13, struct person, mentor, REF, 0, .target = "person", BOTH("Người hướng dẫn", "Mentor")),
    FIELD(14, struct person, token, HASH, SECRET | UNIQUE, BOTH("Mã", "Token")),
    FIELD(300, struct person, note, TEXT, LINES | SEARCHED, .max = 2000, BOTH("Ghi chú", "Note")),
    FIELD(16, struct person, age, INT, DERIVED, .derive = person_age, BOTH("Tuổi", "Age")),
    FIELD(17, struct person, checked, INT, REQUIRED | READ_ONLY, BOTH("Đã kiểm tra", "Checked")),
    { 0 },
};

static const struct field club_fields[] = {
    FIELD(1, struct club, name, TEXT, REQUIRED | UNIQUE | INDEXED | SEARCHED, BOTH("Tên", "Name")),
    FIELD(2, struct club, chief, REF, 0, .target = "person", BOTH("Chủ nhiệm", "Chief")),
    { 0 },
};

static const struct field membership_fields[] = {
    FIELD(1, struct membership, person, REF, REQUIRED | INDEXED | CASCADE, .target = "person",
          BOTH("Người", "Person")),
    FIELD(2, struct membership, club, REF, REQUIRED | INDEXED, .target = "club",
          BOTH("Câu lạc bộ", "Club")),
    FIELD(3, struct membership, since, DATE, INDEXED, BOTH("Từ ngày", "Since")),
    FIELD(4, struct membership, remark, TEXT, PERSONAL, BOTH("Nhận xét", "Remark")),
    { 0 },
};

static const struct field ballot_fields[] = {
    FIELD(1, struct ballot, choice, ENUM, REQUIRED, .terms = &state_terms,
          BOTH("Lựa chọn", "Choice")),
    { 0 },
};

static const struct field visit_fields[] = {
    FIELD(1, struct visit, path, TEXT, 0, BOTH("Trang", "Path")),
    { 0 },
};

const struct entity place_table = { .name = "place",
                                    BOTH("Nơi", "Place"),
                                    .size = sizeof(struct place),
                                    .fields = place_fields,
                                    .number = 1,
                                    .title = "name" };
const struct entity person_table = { .name = "person",
                                     BOTH("Người", "Person"),
                                     .size = sizeof(struct person),
                                     .fields = person_fields,
                                     .number = 100,
                                     .check = person_check,
                                     .title = "full_name",
                                     .sort = "full_name" };
const struct entity club_table = { .name = "club",
                                   BOTH("Câu lạc bộ", "Club"),
                                   .size = sizeof(struct club),
                                   .fields = club_fields,
                                   .number = 101,
                                   .title = "name",
                                   .sort = "name" };
const struct entity membership_table = { .name = "membership",
                                         BOTH("Hội viên", "Membership"),
                                         .size = sizeof(struct membership),
                                         .fields = membership_fields,
                                         .number = 102,
                                         .person = "person" };
const struct entity ballot_table = { .name = "ballot",
                                     BOTH("Lá phiếu", "Ballot"),
                                     .size = sizeof(struct ballot),
                                     .fields = ballot_fields,
                                     .number = 103,
                                     .flags = ENTITY_SECRET_FACTS };
const struct entity visit_table = { .name = "visit",
                                    BOTH("Lượt xem", "Visit"),
                                    .size = sizeof(struct visit),
                                    .fields = visit_fields,
                                    .number = 104,
                                    .flags = ENTITY_UNJOURNALLED };

/* ---- the bench ---- */

static void unexpected_fault(void *arg, const char *message)
{
    (void)arg;
    fail_msg("%s", message);
}

struct bench *bench_new(void)
{
    static const struct entity *const tables[] = {
        &membership_table, &person_table, &visit_table, &club_table, &place_table, &ballot_table
    };
    struct arena *arena = arena_new();
    struct bench *b = ARENA_NEW(arena, struct bench);
    crypto_start();
    b->arena = arena;
    b->random = random_seeded(42, "bench");
    b->schema = schema_new(tables, COUNT_OF(tables), unexpected_fault, NULL);
    assert_non_null(b->schema);
    ctx_begin(&b->cx, arena);
    b->cx.random = &b->random;
    b->cx.now = instant_at(date_of(2026, 11, 22), 8 * 60 + 30);
    b->cx.why = "test";
    temp_dir_make(b->dir);
    struct kv_options options = { .dir = b->dir, .map_bytes = (size_t)256 << 20, .own = &b->plan };
    assert_int_equal(kv_open(&b->cx, &kv_fault, &options, &b->kv), ERR_NONE);
    return b;
}

void bench_free(struct bench *b)
{
    if (b->tx.kv) bench_abort(b);
    kv_close(b->kv);
    temp_dir_remove(b->dir);
    schema_free(b->schema);
    arena_free(b->arena);
}

int bench_setup(void **state)
{
    *state = bench_new();
    return 0;
}

int bench_teardown(void **state)
{
    bench_free(*state);
    return 0;
}

struct tx *bench_begin(struct bench *b, bool write)
{
    assert_null(b->tx.kv);
    ctx_clear(&b->cx);
    b->end = (struct journal_end){ 0 };
    b->tx = (struct tx){ .write = write, .schema = b->schema, .end = &b->end };
    b->tx.changes_end = &b->tx.changes;
    assert_int_equal(kv_begin(&b->cx, b->kv, NULL, write, &b->tx.kv), ERR_NONE);
    return &b->tx;
}

err bench_commit(struct bench *b, uint64_t *seq)
{
    struct journal_entry entry;
    err e = journal_append(&b->cx, &b->tx, &entry);
    if (!e && b->end.moved) e = journal_end_put(&b->cx, &b->tx, &b->end);
    if (e) {
        bench_abort(b);
        return e;
    }
    if (seq) *seq = entry.seq;
    e = kv_commit(&b->cx, b->tx.kv);
    b->tx.kv = NULL;
    return e;
}

void bench_abort(struct bench *b)
{
    kv_abort(b->tx.kv);
    b->tx.kv = NULL;
}

static uint64_t committed(struct bench *b, err e)
{
    uint64_t seq = 0;
    if (e) fail_msg("%s: %.*s", err_slug(e), TEXT_ARGS(b->cx.detail_en));
    assert_int_equal(bench_commit(b, &seq), ERR_NONE);
    return seq;
}

uint64_t bench_create(struct bench *b, const struct entity *entity, void *record)
{
    struct tx *tx = bench_begin(b, true);
    return committed(b, record_create(&b->cx, tx, entity, record));
}

uint64_t bench_update(struct bench *b, const struct entity *entity, void *record)
{
    struct tx *tx = bench_begin(b, true);
    return committed(b, record_update(&b->cx, tx, entity, record));
}

uint64_t bench_delete(struct bench *b, const struct entity *entity, id which)
{
    struct tx *tx = bench_begin(b, true);
    return committed(b, record_delete(&b->cx, tx, entity, which));
}

bool bench_get(struct bench *b, const struct entity *entity, id which, void *out)
{
    struct tx *tx = bench_begin(b, false);
    err e = record_get(&b->cx, tx, entity, which, out);
    bench_abort(b);
    assert_true(e == ERR_NONE || e == ERR_NOT_FOUND);
    return !e;
}

/* ---- people ---- */

struct person person_called(const char *name)
{
    return (struct person){ .full_name = text_of(name) };
}

static const char *pick(struct bench *b, const char *const words[], uint32_t count)
{
    return words[random_below(&b->random, count)];
}

struct person person_random(struct bench *b)
{
    static const char *const families[] = { "Nguyễn", "Trần", "Lê", "Điểu", "H'", "Y" };
    static const char *const given[] = { "An", "Ánh", "Đạt", "Bé", "K'Brông", "Nguyên", "Tuyết" };
    struct random_source *r = &b->random;
    struct person p = { 0 };
    p.full_name = text_format(b->arena, "%s %s %u", pick(b, families, COUNT_OF(families)),
                              pick(b, given, COUNT_OF(given)), random_below(r, 50));
    if (random_below(r, 2))
        p.email = text_format(b->arena, "p%u@example.org", random_below(r, 1000000));
    if (random_below(r, 3)) p.birth = date_of(1950, 1, 1) + (date)random_below(r, 20000);
    if (random_below(r, 2)) code_set_add(&p.skills, 1 + random_below(r, 3));
    if (random_below(r, 3) == 0) code_set_add(&p.skills, 90);
    if (random_below(r, 2)) p.free.cells = random_below(r, 1u << 28);
    p.points = (int64_t)random_below(r, 41) - 20;
    p.active = random_below(r, 2);
    if (random_below(r, 2)) p.joined = b->cx.now - (instant)random_below(r, 1000000) * 1000;
    if (random_below(r, 2)) p.dues = (int64_t)random_below(r, 100) * 10000;
    p.state = random_below(r, 2) ? PERSON_NEW : PERSON_ACTIVE;
    p.level = (uint8_t)random_below(r, 3);
    if (random_below(r, 4) == 0) p.note = TEXT("Giỏi nấu ăn\nvà lái xe");
    return p;
}

bool records_equal(const struct entity *entity, const void *a, const void *b)
{
    if (memcmp(a, b, sizeof(id)) != 0) return false;
    for (const struct field *f = entity->fields; f->id; f++)
        if (!(f->flags & DERIVED) && !field_equal(f, a, b)) return false;
    return true;
}

/* ---- the journal ---- */

struct journal_entry bench_entry(struct bench *b, uint64_t seq)
{
    struct journal_entry entry;
    struct tx *tx = bench_begin(b, false);
    assert_int_equal(journal_get(&b->cx, tx, seq, &entry), ERR_NONE);
    bench_abort(b);
    return entry;
}

uint64_t bench_last(struct bench *b)
{
    uint64_t seq;
    struct tx *tx = bench_begin(b, false);
    assert_int_equal(journal_last(&b->cx, tx, &seq), ERR_NONE);
    bench_abort(b);
    return seq;
}

err bench_undo(struct bench *b, uint64_t seq)
{
    struct tx *tx = bench_begin(b, true);
    err e = journal_undo(&b->cx, tx, seq);
    if (!e) return bench_commit(b, NULL);
    bench_abort(b);
    return e;
}
