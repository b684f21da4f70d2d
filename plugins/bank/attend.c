/* SPDX-License-Identifier: MIT
 * attend: what a mark means, and storing it with its hours. */
#include "attend.h"

enum { GRACE_MINUTES = 5, CLOCK_SKEW_MINUTES = 5 };

static bool came(int32_t state)
{
    return state == ATTENDANCE_PRESENT || state == ATTENDANCE_LATE;
}

void mark_by_time(const struct shift *shift, instant at, struct attendance *mark)
{
    int64_t planned = shift->to_minute - shift->from_minute;
    int64_t late = (at - shift_start(shift)) / CLOCK_MINUTE;
    mark->state = late > GRACE_MINUTES ? ATTENDANCE_LATE : ATTENDANCE_PRESENT;
    mark->late_minutes = late > GRACE_MINUTES ? late : 0;
    mark->minutes = planned > mark->late_minutes ? planned - mark->late_minutes : 0;
    mark->at = at;
}

bool mark_merge(const struct attendance *there, const struct attendance *mark,
                struct attendance *out)
{
    if (id_equal(there->id, mark->id) || mark->at < there->at) return false;
    bool agrees = came(there->state) && came(mark->state);
    *out = *mark;
    out->id = there->id;
    if (!agrees) return true;
    out->marked_by = there->marked_by;
    out->confirmed_by = there->confirmed_by;
    if (!id_equal(mark->marked_by, there->marked_by)) out->confirmed_by = mark->marked_by;
    if (there->evidence < mark->evidence) out->evidence = there->evidence; /* the stronger */
    return true;
}

text code_plain(struct arena *arena, text typed)
{
    char *plain = arena_alloc(arena, typed.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < typed.size; i++) {
        char c = typed.data[i];
        if (c == ' ' || c == '-' || c == '.') continue;
        plain[size++] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
    }
    return (text){ plain, size };
}

err attendance_of(struct ctx *cx, struct tx *tx, id signup, struct attendance *out)
{
    struct attendance probe = { .signup = signup };
    err e = record_find(cx, tx, &attendance_entity, "signup", &probe, out);
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    return e;
}

err mark_in_time(struct ctx *cx, struct tx *tx, const struct shift *shift, instant at)
{
    int64_t days = setting_int(cx, tx, "bank.late_days");
    if (at > cx->now + (instant)CLOCK_SKEW_MINUTES * CLOCK_MINUTE)
        return ctx_fail(cx, ERR_INVALID, "/at", "future",
                        SAY("Giờ điểm danh ở tương lai; hãy xem lại đồng hồ của máy",
                            "The mark lies in the future; check the clock of the device"));
    if (cx->now <= shift_end(shift) + days * CLOCK_DAY) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "late",
                    SAY("Điểm danh chỉ nhận trong %lld ngày sau ca",
                        "Marks are taken until %lld days after the shift"),
                    (long long)days);
}

err attendance_store(struct ctx *cx, struct tx *tx, struct crediting *now,
                     const struct crediting *then)
{
    err e = credit_facts_of(cx, tx, now);
    if (e) return e;
    if (!credit_facts_same(&now->facts, &then->facts))
        return ctx_fail(
            cx, ERR_RETRY, NULL, "changed",
            SAY("Dữ liệu vừa thay đổi, xin gửi lại", "Data has just changed, send again"));
    now->verdict = then->verdict;
    now->source = then->source;
    now->failed = then->failed;
    now->receipt = then->receipt;
    struct attendance there;
    e = record_get(cx, tx, &attendance_entity, now->attendance.id, &there);
    if (e && e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    if (!e && !id_equal(there.signup, now->attendance.signup))
        return ctx_fail(cx, ERR_CONFLICT, "/id", "exists",
                        SAY("Mã này đã dùng cho một lần điểm danh khác",
                            "This id belongs to another mark already"));
    now->attendance.entered = e ? cx->now : there.entered;
    e = e ? record_create(cx, tx, &attendance_entity, &now->attendance)
          : record_update(cx, tx, &attendance_entity, &now->attendance);
    return e ? e : credit_store(cx, tx, now);
}
