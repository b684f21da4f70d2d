/* SPDX-License-Identifier: MIT
 * filing_tell: messages are short and name nobody; reasons are read after signing in. Officers are
 * those who hold a staff role at the very unit today: those above have reports of their own to
 * think of. */
#include "filing_tell.h"

#include "filing_move.h"

struct telling {
    const struct report_filing *filing;
    text words;
    const char *occasion;
    bool told;
};

static err tell(struct ctx *cx, struct tx *tx, id unit, struct telling *t)
{
    const struct report_filing *f = t->filing;
    if (!t->occasion) return ERR_NONE;
    struct notice n = { .subject = "Báo cáo định kỳ",
                        .about = "report.filing",
                        .words = t->words,
                        .unit = f->unit,
                        .occasion = text_format(cx->arena, "%.*s/%s/%lld",
                                                TEXT_ARGS(id_text(cx->arena, f->id)), t->occasion,
                                                (long long)f->turn) };
    return notice_roles(cx, tx, &n, unit, ROLES_STAFF, &t->told);
}

/* "báo cáo tháng 10/2026" inside a sentence. */
static text title_of(struct ctx *cx, const struct report_filing *f)
{
    text title = filing_title(cx, f);
    static const char capital[] = "Báo";
    if (!text_starts(title, text_of(capital))) return title;
    return text_format(cx->arena, "báo%.*s",
                       TEXT_ARGS(text_part(title, sizeof(capital) - 1, title.size)));
}

err filing_tell(struct ctx *cx, struct tx *tx, const struct report_filing *f, int32_t action)
{
    struct telling t = { .filing = f };
    text unit = record_title(cx, tx, &unit_entity, f->unit), title = title_of(cx, f);
    if (action == FILING_SUBMIT) {
        t.occasion = "submitted";
        t.words =
            text_format(cx->arena, "%.*s đã nộp %.*s. Xem và nhận ở mục Kế hoạch, Nộp báo cáo.",
                        TEXT_ARGS(unit), TEXT_ARGS(title));
        return tell(cx, tx, f->to, &t);
    }
    if (action == FILING_ACCEPT) {
        t.occasion = "accepted";
        t.words = text_format(cx->arena, "%.*s của %.*s đã được cấp trên nhận.", TEXT_ARGS(title),
                              TEXT_ARGS(unit));
    }
    if (action == FILING_RETURN) {
        t.occasion = "returned";
        t.words = text_format(cx->arena,
                              "%.*s của %.*s bị trả lại. Nộp lại chậm nhất ngày %.*s. Xem lý do ở "
                              "mục Kế hoạch, Nộp báo cáo.",
                              TEXT_ARGS(title), TEXT_ARGS(unit),
                              TEXT_ARGS(date_format_vi(cx->arena, f->back_by)));
    }
    return tell(cx, tx, f->unit, &t);
}

err filing_remind(struct ctx *cx, struct tx *tx, const struct report_filing *f, int64_t days,
                  bool *told)
{
    struct telling t = { .filing = f };
    date today = instant_date(cx->now), due = filing_last_day(f);
    text title = title_of(cx, f), day = date_format_vi(cx->arena, due);
    text unit = record_title(cx, tx, &unit_entity, f->unit);
    if (today <= due && due - today <= days) {
        t.occasion = "soon";
        t.words = text_format(cx->arena,
                              "%.*s của %.*s phải nộp chậm nhất ngày %.*s. Bản thảo có sẵn số liệu "
                              "ở mục Kế hoạch, Nộp báo cáo.",
                              TEXT_ARGS(title), TEXT_ARGS(unit), TEXT_ARGS(day));
    } else if (today > due && today - due <= days) {
        t.occasion = "overdue";
        t.words = text_format(cx->arena,
                              "%.*s của %.*s đã quá hạn ngày %.*s mà chưa nộp. Nộp muộn vẫn hơn "
                              "thiếu: xem mục Kế hoạch, Nộp báo cáo.",
                              TEXT_ARGS(title), TEXT_ARGS(unit), TEXT_ARGS(day));
    }
    err e = tell(cx, tx, f->unit, &t);
    *told = t.told;
    return e;
}
