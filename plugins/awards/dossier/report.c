/* SPDX-License-Identifier: MIT
 * report: báo cáo thành tích: what the nominator wrote, what the bank proves, and the campaigns one
 * by one as an annex. */
#include "dossier_open.h"
#include "print.h"
#include "proof_view.h"

err letter_begin(struct ctx *cx, struct tx *tx, id unit, const char *kind, struct letter **out)
{
    struct unit body;
    err e = letter_of_unit(cx, tx, unit, out);
    if (!e) e = record_get(cx, tx, &unit_entity, unit, &body);
    if (!e)
        (*out)->number = letter_number(cx->arena, (*out)->regime, 0, text_of(kind),
                                       letter_symbol(cx, &body), TEXT(""));
    return e;
}

err printed_read(struct ctx *cx, struct tx *tx, id nomination, struct response *rs,
                 struct printed *out)
{
    struct nomination_proof kept;
    struct proof now;
    *out = (struct printed){ 0 };
    err e = dossier_open(cx, tx, nomination, &out->w);
    const struct nomination *n = &out->w.nomination;
    if (!e) e = respond_saw(cx, tx, rs, &nomination_entity, n);
    if (!e) e = record_get(cx, tx, &award_entity, out->w.round.award, &out->award);
    if (!e && !id_is_none(n->person)) e = award_people(cx)->read(cx, tx, n->person, &out->who);
    if (!e) e = award_list(cx, tx, &evidence_entity, "nomination", nomination, &out->files);
    if (!e) e = letter_begin(cx, tx, n->unit, "BC", &out->letter);
    if (e) return e;
    out->name = nomination_name(cx, tx, n);
    out->unit_name = record_title(cx, tx, &unit_entity, n->unit);
    e = nomination_is_editable(n->state) ? ERR_NOT_FOUND : proof_frozen(cx, tx, nomination, &kept);
    out->frozen = !e;
    out->facts = kept.facts;
    out->digest = kept.digest;
    if (e != ERR_NOT_FOUND) return e;
    e = proof_make(cx, tx, n, proof_day(cx, &out->w.round), &now);
    out->facts = now.facts;
    out->digest = now.digest;
    return e;
}

/* ---- words ----------------------------------------------------------------------------------- */

/* Each line its paragraph. */
static void paragraphs(struct letter *l, text words)
{
    while (words.size) {
        text line = text_trim(text_cut(&words, '\n'));
        if (line.size) letter_paragraph(l, TEXT(""), line);
    }
}

static void part(struct letter *l, const char *heading, text words)
{
    if (!text_trim(words).size) return;
    letter_heading(l, 1, false, text_of(heading));
    paragraphs(l, words);
}

static int64_t whole(const struct json_value *of, const char *name)
{
    int64_t n = 0;
    return json_whole(json_get(of, name), &n) ? n : 0;
}

static text vi_day(struct arena *arena, const struct json_value *of, const char *name)
{
    date d;
    return date_parse(json_string(json_get(of, name)), &d) && d ? date_format_vi(arena, d)
                                                                : TEXT("…");
}

static void fact(struct letter *l, const char *lead, text words)
{
    if (words.size) letter_paragraph(l, text_of(lead), words);
}

static void about(struct ctx *cx, const struct printed *p, struct letter *l,
                  const struct json_value *facts)
{
    const struct nomination *n = &p->w.nomination;
    const struct json_value *team = json_get(facts, "team");
    letter_heading(l, 1, false, TEXT("SƠ LƯỢC"));
    fact(l, id_is_none(n->person) ? "Tên tập thể, mô hình: " : "Họ và tên: ", p->name);
    if (p->who.birth) fact(l, "Ngày sinh: ", date_format_vi(cx->arena, p->who.birth));
    fact(l, "Chức vụ, nhiệm vụ: ", n->duty);
    fact(l, "Đơn vị: ", p->unit_name);
    if (team)
        fact(l, "Thành lập: ",
             text_format(cx->arena, "%.*s; %lld thành viên, %lld người điều hành%s",
                         TEXT_ARGS(vi_day(cx->arena, team, "founded")),
                         (long long)whole(team, "members"), (long long)whole(team, "coordinators"),
                         json_kind_of(json_get(team, "charter")) == JSON_TRUE
                             ? "; có quy chế hoạt động"
                             : ""));
    fact(l, "Hình thức đề nghị: ",
         text_format(cx->arena, "%.*s, %.*s", TEXT_ARGS(p->award.form),
                     TEXT_ARGS(p->w.category.title)));
}

/* ---- what is proved -------------------------------------------------------------------------- */

static void grades(struct ctx *cx, struct letter *l, const struct json_value *facts)
{
    static const struct letter_column columns[] = { { "Căn cứ ghi nhận", 3, PDF_LEFT },
                                                    { "Số buổi", 1, PDF_RIGHT },
                                                    { "Số giờ", 1, PDF_RIGHT } };
    letter_table(l, TEXT("Giờ tình nguyện theo căn cứ ghi nhận"), columns, COUNT_OF(columns));
    const struct json_value *all = json_get(facts, "grades");
    for (const struct json_value *g = json_first(all); g; g = json_next(g)) {
        if (!whole(g, "shifts")) continue;
        const text cells[] = { grade_label(cx, json_string(json_get(g, "code"))),
                               letter_count(cx->arena, whole(g, "shifts")),
                               hours_text(cx->arena, whole(g, "hours")) };
        letter_row(l, false, cells, COUNT_OF(cells));
    }
    const text sum[] = { TEXT("Cộng"), letter_count(cx->arena, whole(facts, "shifts")),
                         hours_text(cx->arena, whole(facts, "hours")) };
    letter_row(l, true, sum, COUNT_OF(sum));
}

static void proved(struct ctx *cx, const struct printed *p, struct letter *l,
                   const struct json_value *facts)
{
    struct arena *a = cx->arena;
    letter_heading(l, 1, false, TEXT("SỐ LIỆU NGÂN HÀNG TÌNH NGUYỆN CHỨNG MINH"));
    letter_paragraph(
        l, TEXT(""),
        text_format(a,
                    "Tính đến ngày %.*s: %lld năm tình nguyện liên tục, %.*s ngày hoạt động, %.*s "
                    "giờ trong %zu chiến dịch.",
                    TEXT_ARGS(vi_day(a, facts, "as_of")), (long long)whole(facts, "years_unbroken"),
                    TEXT_ARGS(letter_count(a, whole(facts, "days"))),
                    TEXT_ARGS(hours_text(a, whole(facts, "hours"))),
                    json_count(json_get(facts, "campaigns"))));
    if (whole(facts, "helped"))
        letter_paragraph(l, TEXT(""),
                         text_format(a,
                                     "Các chiến dịch đó giúp được %.*s người, theo báo cáo của "
                                     "đơn vị tổ chức.",
                                     TEXT_ARGS(letter_count(a, whole(facts, "helped")))));
    if (whole(facts, "shifts")) grades(cx, l, facts);
    for (const struct json_value *c = json_first(json_get(facts, "certificates")); c;
         c = json_next(c))
        letter_item(
            l, 1,
            text_format(a, "Chứng nhận: %.*s%s", TEXT_ARGS(json_string(json_get(c, "title"))),
                        json_kind_of(json_get(c, "valid")) == JSON_TRUE ? "" : " (đã hết hạn)"));
    for (const struct json_value *h = json_first(json_get(facts, "honours")); h; h = json_next(h))
        letter_item(l, 1,
                    text_format(a, "Đã được khen năm %lld: %.*s", (long long)whole(h, "year"),
                                TEXT_ARGS(json_string(json_get(h, "title")))));
    letter_note(
        l, text_of(p->frozen ? "Số liệu được chốt khi nộp hồ sơ; mã băm SHA-256 của bản chứng minh:"
                             : "Bản nháp: số liệu chưa chốt; mã băm SHA-256 của bản chứng minh:"));
    letter_note(l, p->digest);
}

static void campaigns(struct ctx *cx, struct letter *l, const struct json_value *facts)
{
    static const struct letter_column columns[] = { { "TT", 0.5, PDF_CENTRE },
                                                    { "Chiến dịch", 4, PDF_LEFT },
                                                    { "Từ ngày", 1.2, PDF_CENTRE },
                                                    { "Đến ngày", 1.2, PDF_CENTRE },
                                                    { "Số giờ", 0.8, PDF_RIGHT } };
    const struct json_value *all = json_get(facts, "campaigns");
    int64_t n = 0;
    if (!json_count(all)) return;
    letter_annex(l, false, TEXT("Các chiến dịch đã tham gia"));
    letter_table(l, TEXT(""), columns, COUNT_OF(columns));
    for (const struct json_value *c = json_first(all); c; c = json_next(c)) {
        const text cells[] = { letter_count(cx->arena, ++n), json_string(json_get(c, "title")),
                               vi_day(cx->arena, c, "first"), vi_day(cx->arena, c, "last"),
                               hours_text(cx->arena, whole(c, "hours")) };
        letter_row(l, false, cells, COUNT_OF(cells));
    }
}

static void sign(const struct printed *p, struct letter *l)
{
    letter_sign(l, TEXT(""), TEXT("NGƯỜI BÁO CÁO"),
                id_is_none(p->w.nomination.person) ? TEXT("") : p->name);
    letter_sign(l, TEXT("XÁC NHẬN CỦA ĐƠN VỊ"),
                l->regime == LETTER_YOUTH ? TEXT("BÍ THƯ") : TEXT("THỦ TRƯỞNG"), TEXT(""));
}

err report_write(struct ctx *cx, const struct printed *p, struct letter *l)
{
    const struct nomination *n = &p->w.nomination;
    const struct json_value *facts;
    err e = json_read(cx, p->facts, &facts);
    if (e) return e;
    l->kind = TEXT("Báo cáo");
    l->subject = text_format(cx->arena, "Thành tích đề nghị xét %.*s năm %lld",
                             TEXT_ARGS(p->award.name), (long long)p->w.round.year);
    about(cx, p, l, facts);
    part(l, "THÀNH TÍCH", n->achievements);
    part(l, "SÁNG KIẾN, MÔ HÌNH", n->initiative);
    part(l, "KHẢ NĂNG NHÂN RỘNG", n->replication);
    part(l, "KHEN THƯỞNG ĐÃ CÓ", n->earlier);
    proved(cx, p, l, facts);
    sign(p, l);
    campaigns(cx, l, facts);
    return ERR_NONE;
}

/* ---- routes ---------------------------------------------------------------------------------- */

struct reading {
    id which;
    struct response *rs;
    struct printed p;
};

static err read(struct ctx *cx, struct tx *tx, void *arg)
{
    struct reading *r = arg;
    return printed_read(cx, tx, r->which, r->rs, &r->p);
}

static err report(struct ctx *cx, const struct request *rq, struct response *rs, bool docx)
{
    struct reading r = { .which = request_id(rq), .rs = rs };
    struct slice bytes;
    err e = db_read(cx, read, &r);
    if (!e) e = report_write(cx, &r.p, r.p.letter);
    if (!e) e = docx ? letter_docx(cx, r.p.letter, &bytes) : letter_pdf(cx, r.p.letter, &bytes);
    if (e) return e;
    return docx ? respond_bytes(rs, text_of(letter_docx_media), bytes,
                                TEXT("bao-cao-thanh-tich.docx"))
                : respond_bytes(rs, TEXT("application/pdf"), bytes, TEXT("bao-cao-thanh-tich.pdf"));
}

err report_pdf(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    return report(cx, rq, rs, false);
}

err report_docx(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    return report(cx, rq, rs, true);
}
