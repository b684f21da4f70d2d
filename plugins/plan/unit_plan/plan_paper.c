/* SPDX-License-Identifier: MIT
 * plan_paper: kế hoạch of a unit, and tờ trình of an adjustment, as documents in the form of the
 * unit that issues them. What they say is read from the records when they are asked for. */
#include "unit_plan_routes.h"

#include "../report/report.h"

const struct field plan_paper_wish_fields[] = {
    FIELD(1, struct plan_paper_wish, form, ENUM, 0, .terms = &report_form_vocabulary,
          .label = "Dạng tệp", .label_en = "Kind of file"),
    { 0 },
};

struct writing {
    id which;
    struct letter *letter;
};

static const char *const romans[] = { "", "I", "II", "III", "IV" };

static err begin(struct ctx *cx, struct tx *tx, id unit, const char *kind, text number,
                 struct letter **out)
{
    struct unit body;
    err e = letter_of_unit(cx, tx, unit, out);
    if (!e) e = record_get(cx, tx, &unit_entity, unit, &body);
    if (e) return e;
    (*out)->number = number.size ? number
                                 : letter_number(cx->arena, (*out)->regime, 0, text_of(kind),
                                                 letter_symbol(cx, &body), TEXT(""));
    (*out)->kept_by = TEXT("VT");
    return ERR_NONE;
}

static void sign(struct letter *l)
{
    if (l->regime == LETTER_YOUTH)
        letter_sign(l, TEXT("TM. BAN THƯỜNG VỤ"), TEXT("BÍ THƯ"), TEXT(""));
    else
        letter_sign(l, TEXT(""), TEXT("THỦ TRƯỞNG ĐƠN VỊ"), TEXT(""));
}

static void lines(struct letter *l, text words, bool items)
{
    while (words.size) {
        text line = text_trim(text_cut(&words, '\n'));
        if (line.size && items)
            letter_item(l, 1, line);
        else if (line.size)
            letter_paragraph(l, TEXT(""), line);
    }
}

static void basis(struct letter *l, text words)
{
    while (words.size) {
        text line = text_trim(text_cut(&words, '\n'));
        bool says = text_starts(line, TEXT("Căn cứ")) || text_starts(line, TEXT("Thực hiện"));
        if (line.size)
            letter_basis(l, says ? line : text_format(l->arena, "Căn cứ %.*s", TEXT_ARGS(line)));
    }
}

/* ---- kế hoạch ------------------------------------------------------------------------------ */

static err activities(struct ctx *cx, struct tx *tx, const struct doing *d, struct letter *l)
{
    static const struct letter_column columns[] = { { "TT", 0.5, PDF_CENTRE },
                                                    { "Hoạt động", 3, PDF_LEFT },
                                                    { "Quý", 0.6, PDF_CENTRE },
                                                    { "Số lần", 0.7, PDF_CENTRE },
                                                    { "Chủ trì, phối hợp", 2.2, PDF_LEFT },
                                                    { "Địa bàn", 1.5, PDF_LEFT } };
    size_t n = 0;
    letter_table(l, TEXT(""), columns, COUNT_OF(columns));
    for (size_t i = 0; i < d->activity_count; i++) {
        const struct plan_activity *a = &d->activities[i].activity;
        if (d->activities[i].state == DOING_OUT) continue;
        const text cells[] = { letter_count(cx->arena, (int64_t)++n),
                               a->name,
                               text_of(romans[a->quarter]),
                               letter_count(cx->arena, a->times),
                               a->host,
                               record_title(cx, tx, &place_entity, a->place) };
        letter_row(l, false, cells, COUNT_OF(cells));
    }
    return ERR_NONE;
}

static err write_plan(struct ctx *cx, struct tx *tx, void *arg)
{
    struct writing *w = arg;
    struct unit_plan p;
    struct doing d;
    err e = record_get(cx, tx, &unit_plan_entity, w->which, &p);
    if (!e) e = access_require(cx, tx, "plan.read", p.unit);
    if (!e) e = doing_read(cx, tx, &p, instant_date(cx->now), &d);
    if (!e) e = begin(cx, tx, p.unit, "KH", p.number, &w->letter);
    if (e) return e;
    struct letter *l = w->letter;
    l->kind = TEXT("Kế hoạch");
    l->subject = text_format(cx->arena, "Hoạt động tình nguyện năm %lld", (long long)p.year);
    l->recipients = TEXT("Ủy ban nhân dân tỉnh (b/c)\nCác đơn vị trực thuộc");
    text above = record_title(cx, tx, &unit_entity, p.above);
    if (above.size) l->recipients = text_format(cx->arena, "%.*s (b/c)", TEXT_ARGS(above));
    basis(l, p.basis);
    letter_heading(l, 1, false, TEXT("Mục đích, yêu cầu"));
    lines(l, p.aims, true);
    letter_heading(l, 1, false, TEXT("Nội dung hoạt động"));
    e = activities(cx, tx, &d, l);
    letter_heading(l, 1, false, TEXT("Giải pháp, tổ chức thực hiện"));
    lines(l, p.ways, true);
    sign(l);
    return e;
}

/* ---- tờ trình ------------------------------------------------------------------------------ */

static err changes(struct ctx *cx, struct tx *tx, const struct plan_adjustment *a, struct letter *l)
{
    static const struct letter_column columns[] = { { "TT", 0.5, PDF_CENTRE },
                                                    { "Nội dung", 2, PDF_LEFT },
                                                    { "Đang là", 2.2, PDF_LEFT },
                                                    { "Đề nghị", 2.2, PDF_LEFT },
                                                    { "Vì sao", 2.2, PDF_LEFT } };
    struct unit_plan_list all;
    err e = plan_changes(cx, tx, a->id, &all);
    letter_table(l, TEXT(""), columns, COUNT_OF(columns));
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct plan_change *c = unit_plan_at(&all, i);
        struct plan_activity activity = { .name = TEXT("") };
        const struct term *what = vocabulary_number(&plan_change_vocabulary, (unsigned)c->what);
        const struct term *target = vocabulary_number(&plan_target_vocabulary, (unsigned)c->target);
        text was = c->was;
        if (!id_is_none(c->activity))
            e = record_get(cx, tx, &plan_activity_entity, c->activity, &activity);
        if (!e && plan_adjustment_is_open(a->state))
            e = plan_change_was(cx, tx, c, instant_date(cx->now), &was);
        const text cells[] = { letter_count(cx->arena, (int64_t)i + 1),
                               text_of(target ? target->vi : what->vi), was,
                               plan_change_becomes(cx, c, activity.name), c->why };
        letter_row(l, false, cells, COUNT_OF(cells));
    }
    return e;
}

static text addressee(struct ctx *cx, struct tx *tx, const struct plan_adjustment *a)
{
    struct unit unit;
    if (a->to == ADJUSTMENT_TO_CHAIRMAN) return TEXT("Chủ tịch Ủy ban nhân dân tỉnh");
    if (record_get(cx, tx, &unit_entity, a->unit, &unit)) return TEXT("");
    return record_title(cx, tx, &unit_entity, unit.parent);
}

static text about(struct ctx *cx, const struct plan_adjustment *a, const struct unit_plan *p)
{
    if (id_is_none(a->plan)) return TEXT("Kế hoạch số 630/KH-UBND ngày 29 tháng 9 năm 2023");
    return text_format(cx->arena, "kế hoạch hoạt động tình nguyện năm %lld", (long long)p->year);
}

static err write_proposal(struct ctx *cx, struct tx *tx, void *arg)
{
    struct writing *w = arg;
    struct plan_adjustment a;
    struct unit_plan p = { 0 };
    err e = record_get(cx, tx, &plan_adjustment_entity, w->which, &a);
    if (!e) e = access_require(cx, tx, "plan.read", a.unit);
    if (!e && !id_is_none(a.plan)) e = record_get(cx, tx, &unit_plan_entity, a.plan, &p);
    if (!e) e = begin(cx, tx, a.unit, "TTr", a.number, &w->letter);
    if (e) return e;
    struct letter *l = w->letter;
    l->kind = TEXT("Tờ trình");
    l->subject = a.title;
    l->day = a.submitted && a.number.size ? instant_date(a.submitted) : 0;
    l->to = addressee(cx, tx, &a);
    l->recipients = TEXT("Như trên");
    letter_basis(l, TEXT("Căn cứ Kế hoạch số 630/KH-UBND ngày 29 tháng 9 năm 2023 của Ủy ban nhân "
                         "dân tỉnh Đắk Nông, mục V.2"));
    letter_paragraph(l, TEXT(""),
                     text_format(cx->arena,
                                 "%.*s kính trình xem xét, quyết định điều chỉnh %.*s như sau:",
                                 TEXT_ARGS(record_title(cx, tx, &unit_entity, a.unit)),
                                 TEXT_ARGS(about(cx, &a, &p))));
    letter_heading(l, 1, false, TEXT("Lý do điều chỉnh"));
    lines(l, a.grounds, true);
    letter_heading(l, 1, false, TEXT("Nội dung điều chỉnh"));
    e = changes(cx, tx, &a, l);
    if (a.effective)
        letter_paragraph(
            l, TEXT("Thời điểm áp dụng: "),
            text_format(cx->arena, "từ %.*s.", TEXT_ARGS(letter_day(cx->arena, a.effective))));
    if (a.evidence_name.size)
        letter_paragraph(l, TEXT("Tài liệu kèm theo: "),
                         text_format(cx->arena, "%.*s.", TEXT_ARGS(a.evidence_name)));
    letter_paragraph(l, TEXT(""), TEXT("Kính trình xem xét, quyết định./."));
    sign(l);
    return e;
}

/* ---- as files ------------------------------------------------------------------------------ */

static err answer(struct ctx *cx, const struct request *rq, struct response *rs, tx_fn write,
                  const char *name)
{
    const struct plan_paper_wish *wish = request_query_record(rq);
    struct writing w = { .which = request_id(rq) };
    struct slice bytes;
    bool docx = wish->form == REPORT_DOCX;
    if (wish->form == REPORT_XLSX)
        return ctx_fail(cx, ERR_INVALID, "/form", "unknown",
                        SAY("Chỉ có PDF và DOCX", "There are PDF and DOCX only"));
    err e = db_read(cx, write, &w);
    if (!e) e = docx ? letter_docx(cx, w.letter, &bytes) : letter_pdf(cx, w.letter, &bytes);
    if (e) return e;
    return respond_bytes(rs, text_of(docx ? letter_docx_media : "application/pdf"), bytes,
                         text_format(cx->arena, "%s.%s", name, docx ? "docx" : "pdf"));
}

err unit_plan_paper(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    return answer(cx, rq, rs, write_plan, "ke-hoach-nam");
}

err plan_adjustment_paper(struct ctx *cx, struct tx *tx, const struct request *rq,
                          struct response *rs)
{
    (void)tx;
    return answer(cx, rq, rs, write_proposal, "to-trinh-dieu-chinh");
}
