/* SPDX-License-Identifier: MIT
 * minutes: the minutes of a counted or void ballot, and the decision with its list, in the form the
 * round's body writes in. Nothing is on paper that members did not see counted. */
#include "../council/hall.h"
#include "../score/facts.h"
#include "count.h"
#include "flow.h"

struct paper {
    id which;
    struct letter *letter;
};

static err answer(struct ctx *cx, const struct request *rq, struct response *rs,
                  const struct letter *l, const char *name)
{
    struct slice bytes;
    bool word = text_equal_z(request_query(rq, "format"), "docx");
    err e = word ? letter_docx(cx, l, &bytes) : letter_pdf(cx, l, &bytes);
    text file = text_format(cx->arena, "%s.%s", name, word ? "docx" : "pdf");
    return e ? e
             : respond_bytes(rs, text_of(word ? letter_docx_media : "application/pdf"), bytes,
                             file);
}

/* ---- minutes ------------------------------------------------------------------------------- */

/* Whoever cast was there; what they cast nobody knows. */
static err add_present(struct ctx *cx, struct tx *tx, struct letter *l, const struct box_whole *w,
                       bool present)
{
    text names = { 0 };
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < w->roll_count; i++) {
        struct council_member m = { 0 };
        if (w->roll[i].taken != present) continue;
        e = record_get(cx, tx, &council_member_entity, w->roll[i].member, &m);
        if (e) break;
        text part = council_word(cx, &council_part_vocabulary, m.part);
        names =
            text_format(cx->arena, "%.*s%s%.*s (%.*s)", TEXT_ARGS(names), names.size ? "; " : "",
                        TEXT_ARGS(council_member_name(cx, tx, &m)), TEXT_ARGS(part));
    }
    if (!e && names.size)
        letter_paragraph(l, present ? TEXT("Có mặt: ") : TEXT("Vắng mặt, không bỏ phiếu: "), names);
    return e;
}

static err add_who(struct ctx *cx, struct tx *tx, struct letter *l, const struct box_whole *w)
{
    letter_heading(l, 1, false, TEXT("THÀNH PHẦN, TÚC SỐ"));
    letter_paragraph(
        l, (text){ 0 },
        text_format(
            cx->arena,
            "Hội đồng có %lld thành viên được bỏ phiếu; số phiếu tối thiểu để có giá trị là "
            "%lld; số phiếu thu về %lld, không thu về %lld.",
            (long long)w->box.members, (long long)w->box.quorum, (long long)w->box.cast,
            (long long)(w->box.members - w->box.cast)));
    err e = add_present(cx, tx, l, w, true);
    if (!e) e = add_present(cx, tx, l, w, false);
    struct ballot_share pass;
    if (e || !ballot_share_parse(w->box.pass, &pass)) return e;
    letter_paragraph(
        l, (text){ 0 },
        text_format(cx->arena,
                    "Hồ sơ được đề nghị khi có %s %lld/%lld số thành viên được xét hồ "
                    "sơ đó tán thành%.*s.",
                    pass.more ? "trên" : "ít nhất", (long long)pass.part, (long long)pass.of,
                    TEXT_ARGS(w->category.quota ? text_format(cx->arena, ", trong số %lld chỉ tiêu",
                                                              (long long)w->category.quota)
                                                : (text){ 0 })));
    return ERR_NONE;
}

static err add_counts(struct ctx *cx, struct tx *tx, struct letter *l, const struct box_whole *w)
{
    static const struct letter_column columns[] = {
        { .heading = "STT", .width = 0.5, .align = PDF_CENTRE },
        { .heading = "Cá nhân, tập thể, mô hình", .width = 3 },
        { .heading = "Tán thành", .align = PDF_CENTRE },
        { .heading = "Không", .align = PDF_CENTRE },
        { .heading = "Trắng", .align = PDF_CENTRE },
        { .heading = "Kết quả", .width = 1.3 },
    };
    err e = ERR_NONE;
    letter_heading(l, 1, false, TEXT("KẾT QUẢ KIỂM PHIẾU"));
    letter_table(l, (text){ 0 }, columns, COUNT_OF(columns));
    for (size_t i = 0; !e && i < w->candidate_count; i++) {
        const struct ballot_candidate *c = &w->candidates[i];
        struct nomination n;
        e = record_get(cx, tx, &nomination_entity, c->nomination, &n);
        if (e) return e;
        const text cells[] = { letter_count(cx->arena, c->position),
                               council_label(cx, tx, &n),
                               text_format(cx->arena, "%lld/%lld", (long long)c->in_favour,
                                           (long long)c->entitled),
                               letter_count(cx->arena, c->against),
                               letter_count(cx->arena, c->blank),
                               c->chosen ? TEXT("Đề nghị khen thưởng") : TEXT("Không đề nghị") };
        letter_row(l, false, cells, COUNT_OF(cells));
    }
    letter_note(l, TEXT("Mẫu số là số thành viên không có xung đột lợi ích với hồ sơ. Phiếu được "
                        "niêm phong khi bỏ, mở một lần để kiểm rồi hủy khóa."));
    return e;
}

static err write_minutes(struct ctx *cx, struct tx *tx, void *arg)
{
    struct paper *p = arg;
    struct box_whole w;
    bool leads;
    err e = box_whole_read(cx, tx, p->which, &w);
    if (!e) e = ballot_leads(cx, tx, &w.round, &leads);
    if (!e && !leads) e = access_require(cx, tx, "council.read", w.round.unit);
    if (!e && w.box.state == BOX_OPEN)
        e = ctx_fail(cx, ERR_CONFLICT, NULL, "open",
                     SAY("Hòm phiếu chưa kiểm", "The box has not been counted"));
    if (!e) e = letter_of_unit(cx, tx, w.round.unit, &p->letter);
    if (e) return e;
    struct letter *l = p->letter;
    int minute = instant_minute(w.box.closed);
    l->number = w.box.minutes;
    l->day = instant_date(w.box.closed);
    l->kind = TEXT("Biên bản");
    l->subject = text_format(cx->arena, "Bỏ phiếu kín xét %.*s, hạng mục %.*s",
                             TEXT_ARGS(w.round.title), TEXT_ARGS(w.category.title));
    letter_sign(l, (text){ 0 }, TEXT("THƯ KÝ"), (text){ 0 });
    letter_sign(l, TEXT("TM. HỘI ĐỒNG"), TEXT("CHỦ TỊCH"), (text){ 0 });
    letter_paragraph(
        l, (text){ 0 },
        text_format(cx->arena,
                    "Hồi %02d giờ %02d, %.*s, hội đồng xét chọn đã bỏ phiếu kín về %zu "
                    "hồ sơ.",
                    minute / 60, minute % 60, TEXT_ARGS(letter_day(cx->arena, l->day)),
                    w.candidate_count));
    e = add_who(cx, tx, l, &w);
    if (e) return e;
    if (w.box.state == BOX_CLOSED) return add_counts(cx, tx, l, &w);
    letter_heading(l, 1, false, TEXT("PHIẾU KHÔNG CÓ GIÁ TRỊ"));
    letter_paragraph(l, TEXT("Lý do: "), w.box.void_reason);
    letter_paragraph(l, (text){ 0 }, TEXT("Phiếu đã bỏ không được kiểm và không ai xem được nữa."));
    return ERR_NONE;
}

err ballot_minutes(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct paper p = { .which = request_id(rq) };
    (void)tx;
    err e = db_read(cx, write_minutes, &p);
    return e ? e : answer(cx, rq, rs, p.letter, "bien-ban-kiem-phieu");
}

/* ---- the decision -------------------------------------------------------------------------- */

static bool is_honoured(const struct nomination *n)
{
    return n->state == NOMINATION_PROPOSED || n->state == NOMINATION_AWARDED;
}

static err add_list(struct ctx *cx, struct tx *tx, struct letter *l, const struct award_round *r)
{
    static const struct letter_column columns[] = {
        { .heading = "STT", .width = 0.5, .align = PDF_CENTRE },
        { .heading = "Cá nhân, tập thể, mô hình", .width = 2.5 },
        { .heading = "Đơn vị đề nghị", .width = 2 },
    };
    struct award_list categories, all;
    int64_t number = 0;
    err e = award_list(cx, tx, &award_category_entity, "round", r->id, &categories);
    letter_annex(l, false, TEXT("Danh sách được khen thưởng"));
    letter_table(l, (text){ 0 }, columns, COUNT_OF(columns));
    for (size_t c = 0; !e && c < categories.count; c++) {
        const struct award_category *category = award_list_at(&categories, c);
        e = award_list(cx, tx, &nomination_entity, "category", category->id, &all);
        letter_band(l, category->title);
        for (size_t i = 0; !e && i < all.count; i++) {
            const struct nomination *n = award_list_at(&all, i);
            if (!is_honoured(n)) continue;
            const text cells[] = { letter_count(cx->arena, ++number), nomination_name(cx, tx, n),
                                   record_title(cx, tx, &unit_entity, n->unit) };
            letter_row(l, false, cells, COUNT_OF(cells));
        }
    }
    return e;
}

static void add_articles(struct ctx *cx, struct letter *l, const struct award_round *r,
                         const struct award *a, int64_t honoured)
{
    text basis = a->basis;
    while (basis.size) {
        text line = text_trim(text_cut(&basis, '\n'));
        if (line.size) letter_basis(l, line);
    }
    letter_basis(l, TEXT("Căn cứ biên bản bỏ phiếu kín của hội đồng xét chọn"));
    letter_centred(l, TEXT("QUYẾT ĐỊNH:"));
    letter_paragraph(l, TEXT("Điều 1. "),
                     text_format(cx->arena,
                                 "Tặng %.*s cho %lld cá nhân, tập thể, mô hình trong %.*s (danh "
                                 "sách kèm theo).",
                                 TEXT_ARGS(a->form), (long long)honoured, TEXT_ARGS(r->title)));
    letter_paragraph(l, TEXT("Điều 2. "),
                     TEXT("Các cá nhân, tập thể có tên trong danh sách được nhận khen thưởng theo "
                          "quy định hiện hành."));
    letter_paragraph(l, TEXT("Điều 3. "),
                     TEXT("Quyết định có hiệu lực từ ngày ký. Các đơn vị liên quan và cá nhân, tập "
                          "thể có tên chịu trách nhiệm thi hành."));
}

static err write_decision(struct ctx *cx, struct tx *tx, void *arg)
{
    struct paper *p = arg;
    struct award_round r;
    struct award award;
    struct award_list all;
    int64_t honoured = 0;
    err e = record_get(cx, tx, &award_round_entity, p->which, &r);
    if (!e) e = access_require(cx, tx, "nomination.decide", r.unit);
    if (!e) e = record_get(cx, tx, &award_entity, r.award, &award);
    if (!e) e = award_list(cx, tx, &nomination_entity, "round", r.id, &all);
    if (!e) e = letter_of_unit(cx, tx, r.unit, &p->letter);
    if (e) return e;
    for (size_t i = 0; i < all.count; i++) honoured += is_honoured(award_list_at(&all, i));
    struct letter *l = p->letter;
    l->number = r.decision_number;
    l->day = r.decided;
    l->kind = TEXT("Quyết định");
    l->subject = text_format(cx->arena, "Về việc khen thưởng %.*s", TEXT_ARGS(r.title));
    l->recipients = TEXT("Như Điều 3\nCác cá nhân, tập thể trong danh sách");
    l->kept_by = TEXT("VP");
    letter_sign(l, TEXT("TM. BAN THƯỜNG VỤ"), TEXT("BÍ THƯ"), (text){ 0 });
    add_articles(cx, l, &r, &award, honoured);
    return add_list(cx, tx, l, &r);
}

err award_decision_paper(struct ctx *cx, struct tx *tx, const struct request *rq,
                         struct response *rs)
{
    struct paper p = { .which = request_id(rq) };
    (void)tx;
    err e = db_read(cx, write_decision, &p);
    return e ? e : answer(cx, rq, rs, p.letter, "quyet-dinh-khen-thuong");
}
