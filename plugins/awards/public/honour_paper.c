/* SPDX-License-Identifier: MIT
 * honour_paper: what stands on the certificate of an honour; how it is set is the service's. */
#include "ceremony.h"
#include "honour_book.h"

struct printing {
    id honour;
    struct response *rs;
    struct paper_asked what;
};

static text revoked_line(struct ctx *cx, const struct honour *h)
{
    return text_format(cx->arena, "ĐÃ THU HỒI NGÀY\n%.*s",
                       TEXT_ARGS(date_format_vi(cx->arena, h->revoked_on)));
}

static err gather(struct ctx *cx, struct tx *tx, void *arg)
{
    struct printing *p = arg;
    struct honour h;
    struct nomination_whole w;
    struct award award;
    err e = record_get(cx, tx, &honour_entity, p->honour, &h);
    if (!e) e = respond_saw(cx, tx, p->rs, &honour_entity, &h);
    if (!e) e = nomination_whole(cx, tx, h.nomination, &w);
    if (!e) e = record_get(cx, tx, &award_entity, w.round.award, &award);
    if (e) return e;
    bool revoked = h.state == HONOUR_REVOKED;
    text unit =
        id_is_none(h.person) ? TEXT("") : record_title(cx, tx, &unit_entity, w.nomination.unit);
    p->what = (struct paper_asked){ .regime = award.regime,
                                    .unit = h.unit,
                                    .day = h.decided,
                                    .number = w.round.decision_number,
                                    .entry = h.number,
                                    .holder = nomination_name(cx, tx, &w.nomination),
                                    .about = unit,
                                    .deed = TEXT("được khen thưởng"),
                                    .title = h.title,
                                    .code = h.code };
    p->what.basis = text_format(cx->arena, "Theo Quyết định số %.*s ngày %.*s",
                                TEXT_ARGS(w.round.decision_number),
                                TEXT_ARGS(date_format_vi(cx->arena, h.decided)));
    if (revoked) p->what.stamp = TEXT("ĐÃ THU HỒI");
    if (revoked) p->what.ends = revoked_line(cx, &h);
    return ERR_NONE;
}

err honour_paper_print(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct printing p = { .honour = request_id(rq), .rs = rs };
    const struct paper_1 *paper = ctx_service(cx, "paper", 1);
    struct slice pdf;
    (void)tx;
    if (!paper)
        return ctx_fail(cx, ERR_UNSUPPORTED, NULL, "paper",
                        SAY("In giấy chứng nhận cần phần tập huấn", "Printing needs training"));
    err e = db_read(cx, gather, &p);
    if (!e) e = paper->print(cx, rq, &p.what, &pdf);
    if (e) return e;
    text name = text_format(cx->arena, "khen-thuong-%.*s.pdf", TEXT_ARGS(p.what.code));
    return respond_bytes(rs, TEXT("application/pdf"), pdf, name);
}
