/* SPDX-License-Identifier: MIT
 * ceremony: read in one short transaction, written outside it. It names people who may not be named
 * in public: it is for the hall, and reading it is noted like any reading of names. */
#include "ceremony.h"

#include "honour_book.h"
#include "shown.h"

struct line {
    text name, unit, category, number;
};

struct reading {
    id round;
    struct response *rs;
    struct award_round r;
    struct letter *letter; /* NULL: not asked for */
    bool wants_letter;
    struct line *lines;
    size_t count;
};

static err read_line(struct ctx *cx, struct tx *tx, struct reading *x, const struct honour *h)
{
    struct nomination n;
    err e = record_get(cx, tx, &nomination_entity, h->nomination, &n);
    if (!e) e = respond_saw(cx, tx, x->rs, &honour_entity, h);
    if (e) return e;
    x->lines[x->count++] =
        (struct line){ .name = nomination_name(cx, tx, &n),
                       .unit = record_title(cx, tx, &unit_entity, n.unit),
                       .category = record_title(cx, tx, &award_category_entity, h->category),
                       .number = h->number };
    return ERR_NONE;
}

static err read(struct ctx *cx, struct tx *tx, void *arg)
{
    struct reading *x = arg;
    struct award_list honours;
    x->count = 0;
    err e = record_get(cx, tx, &award_round_entity, x->round, &x->r);
    if (!e) e = honours_of_round(cx, tx, x->round, &honours);
    if (e) return e;
    x->lines = ARENA_ARRAY(cx->arena, honours.count + 1, struct line);
    for (size_t i = 0; !e && i < honours.count; i++) {
        const struct honour *h = award_list_at(&honours, i);
        if (h->state == HONOUR_AWARDED) e = read_line(cx, tx, x, h);
    }
    return e || !x->wants_letter ? e : letter_of_unit(cx, tx, x->r.unit, &x->letter);
}

/* ---- for Excel ----------------------------------------------------------------------------- */

enum { COLUMNS = 6 };

err ceremony_sheet(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct reading x = { .round = request_id(rq), .rs = rs };
    const struct sheet_column columns[COLUMNS] = {
        { .heading = TEXT("TT"), .width = 5 },
        { .heading = TEXT("Họ tên, tập thể, mô hình"), .width = 40 },
        { .heading = TEXT("Đơn vị"), .width = 36 },
        { .heading = TEXT("Hạng mục"), .width = 36 },
        { .heading = TEXT("Số vào sổ"), .width = 12 },
        { .heading = TEXT("Ký nhận"), .width = 20 },
    };
    struct sheet_out *out;
    struct slice bytes;
    (void)tx;
    err e = db_read(cx, read, &x);
    if (!e)
        e = sheet_out_open(cx, SHEET_XLSX, TEXT("Danh sách trao thưởng"), columns, COLUMNS, &out);
    for (size_t i = 0; !e && i < x.count; i++) {
        const struct line *l = &x.lines[i];
        const struct cell cells[COLUMNS] = { cell_number(cx->arena, (int64_t)i + 1),
                                             cell_text(l->name), cell_text(l->unit),
                                             cell_text(l->category), cell_text(l->number) };
        e = sheet_out_row(cx, out, cells, COLUMNS - 1);
    }
    if (!e) e = sheet_out_close(cx, out, &bytes);
    return e ? e
             : respond_bytes(rs, text_of(sheet_form_media(SHEET_XLSX)), bytes,
                             TEXT("danh-sach-trao-thuong.xlsx"));
}

/* ---- on paper ------------------------------------------------------------------------------ */

static void write_lines(struct ctx *cx, struct letter *l, const struct reading *x)
{
    static const struct letter_column columns[COLUMNS] = {
        { "TT", 0.7, PDF_CENTRE },        { "Họ tên, tập thể, mô hình", 2.8, PDF_LEFT },
        { "Đơn vị", 2.5, PDF_LEFT },      { "Hạng mục", 2.5, PDF_LEFT },
        { "Số vào sổ", 1.3, PDF_CENTRE }, { "Ký nhận", 1.2, PDF_LEFT },
    };
    letter_table(l, TEXT(""), columns, COLUMNS);
    for (size_t i = 0; i < x->count; i++) {
        const struct line *line = &x->lines[i];
        const text cells[COLUMNS] = { letter_count(cx->arena, (int64_t)i + 1), line->name,
                                      line->unit, line->category, line->number };
        letter_row(l, false, cells, COLUMNS);
    }
}

err ceremony_paper(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct reading x = { .round = request_id(rq), .rs = rs, .wants_letter = true };
    struct slice bytes;
    (void)tx;
    err e = db_read(cx, read, &x);
    if (e) return e;
    struct letter *l = x.letter;
    l->kind = TEXT("Danh sách");
    l->subject = text_format(cx->arena, "Trao thưởng: %.*s", TEXT_ARGS(x.r.title));
    l->day = x.r.ceremony_on;
    if (x.r.decided)
        letter_paragraph(l, TEXT(""),
                         text_format(cx->arena, "Kèm theo Quyết định số %.*s ngày %.*s.",
                                     TEXT_ARGS(x.r.decision_number),
                                     TEXT_ARGS(date_format_vi(cx->arena, x.r.decided))));
    write_lines(cx, l, &x);
    e = letter_pdf(cx, l, &bytes);
    return e ? e
             : respond_bytes(rs, TEXT("application/pdf"), bytes, TEXT("danh-sach-trao-thuong.pdf"));
}
