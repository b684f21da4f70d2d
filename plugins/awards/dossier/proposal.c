/* SPDX-License-Identifier: MIT
 * proposal: tờ trình of a unit to the body that holds the round, with the list of who is proposed.
 * Drafts, refusals and withdrawals are not in it. */
#include "print.h"

const struct field proposal_query_fields[] = {
    FIELD(1, struct proposal_query, unit, REF, 0, .target = "unit", .label = "Đơn vị đề nghị",
          .label_en = "Proposing unit"),
    { 0 },
};

err proposing_read(struct ctx *cx, struct tx *tx, void *arg)
{
    struct proposing *p = arg;
    struct award_list all;
    p->count = 0;
    err e = record_get(cx, tx, &award_round_entity, p->round, &p->r);
    if (!e && id_is_none(p->unit)) p->unit = p->r.unit;
    if (!e) e = access_require(cx, tx, nomination_entity.read, p->unit);
    if (!e) e = record_get(cx, tx, &award_entity, p->r.award, &p->award);
    if (!e) e = award_list(cx, tx, &nomination_entity, "round", p->round, &all);
    if (!e) e = letter_begin(cx, tx, p->unit, "TTr", &p->letter);
    if (e) return e;
    p->unit_name = record_title(cx, tx, &unit_entity, p->unit);
    p->all = ARENA_ARRAY(cx->arena, all.count + 1, struct printed);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct nomination *n = award_list_at(&all, i);
        if (!nomination_stands(n->state) || !unit_within(cx, tx, n->unit, p->unit)) continue;
        e = printed_read(cx, tx, n->id, p->rs, &p->all[p->count++]);
    }
    if (!e && !p->count)
        return ctx_fail(cx, ERR_NOT_FOUND, NULL, "none",
                        SAY("Đơn vị này chưa có hồ sơ nào đã nộp trong đợt",
                            "This unit has no dossier in the round yet"));
    return e;
}

static void list(struct ctx *cx, const struct proposing *p, struct letter *l)
{
    static const struct letter_column columns[] = { { "TT", 0.5, PDF_CENTRE },
                                                    { "Họ tên, tập thể, mô hình", 2.2, PDF_LEFT },
                                                    { "Chức vụ, đơn vị", 2.2, PDF_LEFT },
                                                    { "Hạng mục", 1.5, PDF_LEFT },
                                                    { "Tóm tắt thành tích", 5, PDF_LEFT } };
    letter_annex(l, true,
                 text_format(cx->arena, "Danh sách đề nghị xét %.*s năm %lld",
                             TEXT_ARGS(p->award.name), (long long)p->r.year));
    letter_table(l, TEXT(""), columns, COUNT_OF(columns));
    for (size_t i = 0; i < p->count; i++) {
        const struct printed *d = &p->all[i];
        const struct nomination *n = &d->w.nomination;
        text post = n->duty.size ? text_format(cx->arena, "%.*s, %.*s", TEXT_ARGS(n->duty),
                                               TEXT_ARGS(d->unit_name))
                                 : d->unit_name;
        const text cells[] = { letter_count(cx->arena, (int64_t)i + 1), d->name, post,
                               d->w.category.title, n->summary };
        letter_row(l, false, cells, COUNT_OF(cells));
    }
}

void proposal_write(struct ctx *cx, const struct proposing *p, struct letter *l)
{
    struct arena *a = cx->arena;
    l->kind = TEXT("Tờ trình");
    l->subject =
        text_format(a, "Đề nghị xét %.*s năm %lld", TEXT_ARGS(p->award.name), (long long)p->r.year);
    l->to = text_format(a, "Hội đồng xét %.*s", TEXT_ARGS(p->award.name));
    l->recipients = TEXT("Như trên");
    l->kept_by = TEXT("VT");
    if (text_trim(p->award.basis).size)
        letter_basis(l, text_format(a, "Căn cứ %.*s", TEXT_ARGS(p->award.basis)));
    letter_paragraph(l, TEXT(""),
                     text_format(a,
                                 "%.*s đã xét, xác nhận thành tích và đề nghị xét %.*s cho %zu cá "
                                 "nhân, tập thể, mô hình có tên trong danh sách kèm theo.",
                                 TEXT_ARGS(p->unit_name), TEXT_ARGS(p->award.name), p->count));
    letter_paragraph(l, TEXT(""),
                     TEXT("Đơn vị chịu trách nhiệm về tính chính xác của hồ sơ. Số liệu về giờ, "
                          "chiến dịch do ngân hàng tình nguyện chứng minh và tính lại được."));
    if (l->regime == LETTER_YOUTH)
        letter_sign(l, TEXT("TM. BAN THƯỜNG VỤ"), TEXT("BÍ THƯ"), TEXT(""));
    else
        letter_sign(l, TEXT(""), TEXT("THỦ TRƯỞNG ĐƠN VỊ"), TEXT(""));
    list(cx, p, l);
}

static err proposal(struct ctx *cx, const struct request *rq, struct response *rs, bool docx)
{
    const struct proposal_query *q = request_query_record(rq);
    struct proposing p = { .round = request_id(rq), .unit = q->unit, .rs = rs };
    struct slice bytes;
    err e = db_read(cx, proposing_read, &p);
    if (e) return e;
    proposal_write(cx, &p, p.letter);
    e = docx ? letter_docx(cx, p.letter, &bytes) : letter_pdf(cx, p.letter, &bytes);
    if (e) return e;
    return docx ? respond_bytes(rs, text_of(letter_docx_media), bytes, TEXT("to-trinh.docx"))
                : respond_bytes(rs, TEXT("application/pdf"), bytes, TEXT("to-trinh.pdf"));
}

err proposal_pdf(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    return proposal(cx, rq, rs, false);
}

err proposal_docx(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    return proposal(cx, rq, rs, true);
}
