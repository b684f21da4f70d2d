/* SPDX-License-Identifier: MIT
 * test_window: without a word from staff the test before the class is open from three days before
 * its first day until that day ends, those after it from its last day for a week. A retest is
 * opened by staff. */
#include "sitting.h"

enum { BEFORE_DAYS = 3, AFTER_DAYS = 7, DAY_MINUTES = 1440 };

static const struct field test_window_fields[] = {
    FIELD(1, struct test_window, course, REF, REQUIRED | INDEXED | CASCADE, .target = "course",
          .label = "Lớp", .label_en = "Class"),
    FIELD(2, struct test_window, kind, ENUM, REQUIRED | INDEXED, .terms = &sitting_kind_vocabulary,
          .label = "Bài kiểm tra", .label_en = "Test"),
    FIELD(3, struct test_window, opens, TIME, REQUIRED, .label = "Mở lúc", .label_en = "Opens"),
    FIELD(4, struct test_window, closes, TIME, REQUIRED, .label = "Đóng lúc", .label_en = "Closes"),
    FIELD(5, struct test_window, key, TEXT, READ_ONLY | UNIQUE, .max = 80, .label = "Khóa",
          .label_en = "Key"),
    { 0 }
};

static err test_window_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    const struct test_window *was = before;
    struct test_window *w = record;
    struct test_window other;
    if (w->closes <= w->opens)
        ctx_flaw(cx, "/closes", "order",
                 SAY("Giờ đóng phải sau giờ mở", "It closes after it opens"));
    w->key = sitting_key(cx->arena, w->course, w->kind);
    if (was || cx->error) return cx->error;
    err e = record_find(cx, tx, &test_window_entity, "key", w, &other);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    return e ? e
             : ctx_fail(cx, ERR_CONFLICT, "/kind", "exists",
                        SAY("Lớp đã có giờ mở cho bài này; hãy sửa giờ ấy",
                            "The class has times for this test already; change those"));
}

const struct entity test_window_entity = {
    "test_window",
    "Giờ mở bài kiểm tra",
    sizeof(struct test_window),
    test_window_fields,
    .number = 237,
    .label_en = "Times of a test",
    .check = test_window_check,
    .read = "course.read",
    .write = "course.write",
    .scope = "course.unit",
    .help = "Khi nào một bài kiểm tra của lớp mở; không ghi thì theo ngày của lớp.",
    .help_en = "When a class's test is open; by the days of the class where nothing is said.",
};

static void by_days(const struct course *course, int32_t kind, struct test_window *out)
{
    *out = (struct test_window){ .course = course->id, .kind = kind };
    if (kind == SITTING_PRE) {
        out->opens = instant_at(course->starts - BEFORE_DAYS, 0);
        out->closes = instant_at(course->starts, DAY_MINUTES);
    } else if (kind != SITTING_RETEST) {
        out->opens = instant_at(course->ends, 0);
        out->closes = instant_at(course->ends + AFTER_DAYS, DAY_MINUTES);
    }
}

err test_window_of(struct ctx *cx, struct tx *tx, const struct course *course, int32_t kind,
                   struct test_window *out)
{
    struct test_window probe = { .key = sitting_key(cx->arena, course->id, kind) };
    err e = record_find(cx, tx, &test_window_entity, "key", &probe, out);
    if (e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    by_days(course, kind, out);
    return ERR_NONE;
}
