/* SPDX-License-Identifier: MIT
 * tell: what people are told about their classes. In Vietnamese, as all short messages are. */
#include "line.h"

static const struct wording {
    int32_t state;
    const char *about, *words; /* title, first day */
} wordings[] = {
    { ENROLMENT_INVITED, "course.invited",
      "mời bạn học lớp «%.*s», khai giảng %.*s. Vào mục Lớp của tôi để nhận hoặc từ chối.%.*s" },
    { ENROLMENT_APPLIED, "course.applied",
      "đã nhận ghi danh lớp «%.*s», khai giảng %.*s. Chờ đơn vị tổ chức duyệt.%.*s" },
    { ENROLMENT_ENROLLED, "course.enrolled",
      "bạn có chỗ ở lớp «%.*s», khai giảng %.*s. Không đi được xin rút ở mục Lớp của tôi.%.*s" },
    { ENROLMENT_WAITING, "course.waiting",
      "lớp «%.*s», khai giảng %.*s, đã hết chỗ cho bạn. Bạn ở danh sách chờ, có chỗ sẽ báo.%.*s" },
    { ENROLMENT_REFUSED, "course.refused",
      "rất tiếc lớp «%.*s», khai giảng %.*s, chưa nhận bạn. Lý do: %.*s" },
    { ENROLMENT_COMPLETED, "course.completed",
      "bạn đã hoàn thành lớp «%.*s», khai giảng %.*s. Mời bạn gửi ý kiến ở mục Lớp của tôi.%.*s" },
    { ENROLMENT_NOT_COMPLETED, "course.not_completed",
      "bạn chưa hoàn thành lớp «%.*s», khai giảng %.*s. Lý do: %.*s" },
};

static err tell(struct ctx *cx, struct tx *tx, const struct course *c, const struct enrolment *n,
                const struct wording *w)
{
    bool why = n->state == ENROLMENT_REFUSED || n->state == ENROLMENT_NOT_COMPLETED ||
               c->state == COURSE_CANCELLED;
    text reason = c->state == COURSE_CANCELLED ? c->end_reason : n->reason;
    text words = text_format(cx->arena, w->words, TEXT_ARGS(c->title),
                             TEXT_ARGS(date_format_vi(cx->arena, c->starts)),
                             TEXT_ARGS(why ? reason : TEXT("")));
    return people(cx)->tell(cx, tx, n->volunteer, text_of(w->about), words,
                            id_new(cx->random, cx->now));
}

err enrolment_tell(struct ctx *cx, struct tx *tx, const struct course *c, const struct enrolment *n)
{
    for (size_t i = 0; i < COUNT_OF(wordings); i++)
        if (wordings[i].state == n->state) return tell(cx, tx, c, n, &wordings[i]);
    return ERR_NONE;
}

err enrolment_tell_cancelled(struct ctx *cx, struct tx *tx, const struct course *c,
                             const struct enrolment *n)
{
    static const struct wording cancelled = { 0, "course.cancelled",
                                              "lớp «%.*s», khai giảng %.*s, đã hủy. Lý do: %.*s" };
    return tell(cx, tx, c, n, &cancelled);
}
