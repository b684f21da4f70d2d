/* SPDX-License-Identifier: MIT
 * export: a round as a workbook for the office: one sheet of people, one of teams, one of totals
 * that Excel counts from the first, so that they stay true when a row is looked at or filtered. */
#include "../words.h"
#include "round_routes.h"
#include "standing.h"

enum { ROWS_EACH = 200, BAND_COLUMN = 'F' };

/* A heading and its width in characters; 0 = by the heading. */
#define COLUMN(words, chars)                                                                       \
    {                                                                                              \
        .heading = { words, sizeof(words) - 1 }, .width = (chars)                                  \
    }

#define PEOPLE_SHEET "Người"
#define NOT_RATED "Chưa xếp loại"

struct exporting {
    const struct request *rq;
    struct response *rs;
    struct evaluation_round round;
    struct standing all;
    struct sheet_out *out;
    text rule;
    struct slice bytes;
};

/* The same words in the rows and in the formulas that count them. */
static text band_words(int band)
{
    const struct term *t = vocabulary_number(&rating_band_vocabulary, (unsigned)band);
    return t ? text_of(t->vi) : TEXT(NOT_RATED);
}

/* ---- people -------------------------------------------------------------------------------- */

static const struct sheet_column people_columns[] = {
    COLUMN("Thứ hạng", 0),
    COLUMN("Họ và tên", 26),
    COLUMN("Mã", 14),
    COLUMN("Đơn vị", 30),
    COLUMN("Điểm", 0),
    COLUMN("Xếp loại", 28),
    COLUMN("Số buổi được gọi", 0),
    COLUMN("Số buổi có mặt", 0),
    COLUMN("Giờ được ghi nhận", 0),
    COLUMN("Số tháng hoạt động", 0),
    COLUMN("Cách tính", 60),
    COLUMN("Ghi chú", 40),
    COLUMN("Quy tắc", 30),
};

static text reasons_line(struct ctx *cx, const struct evaluation *v)
{
    const struct json_value *verdict = NULL;
    struct buffer line = buffer_in(cx->arena, 256);
    if (json_read(cx, v->reasons, &verdict)) ctx_clear(cx);
    const struct json_value *r = json_first(json_get(verdict, "reasons"));
    for (; r; r = json_next(r)) {
        int64_t points = 0;
        (void)json_hundredths(json_get(r, "points"), &points);
        if (line.size) buffer_z(&line, "; ");
        buffer_text(&line, json_string(json_get(r, "vi")));
        if (!points) continue;
        text shown = words_hundredths(cx, points);
        buffer_format(&line, " (%s%.*s)", points > 0 ? "+" : "", TEXT_ARGS(shown));
    }
    return buffer_as_text(&line);
}

static text remark_of(struct ctx *cx, const struct evaluation *v)
{
    if (text_is_empty(v->why)) return v->quota_note;
    return text_format(cx->arena, "%.*s%s%.*s", TEXT_ARGS(v->why),
                       text_is_empty(v->quota_note) ? "" : ". ", TEXT_ARGS(v->quota_note));
}

static err person_row(struct ctx *cx, struct tx *tx, struct exporting *x,
                      const struct standing_row *row)
{
    struct evaluation v;
    struct volunteer who;
    struct arena *a = cx->arena;
    err e = record_get(cx, tx, &evaluation_entity, row->evaluation, &v);
    if (!e) e = record_get(cx, tx, &volunteer_entity, row->volunteer, &who);
    if (!e) e = respond_saw(cx, tx, x->rs, &volunteer_entity, &who);
    if (e) return e;
    struct cell none = cell_text(TEXT(""));
    const struct cell cells[] = {
        v.band ? cell_number(a, v.rank) : none,
        cell_text(who.full_name),
        cell_text(who.code),
        cell_text(record_title(cx, tx, &unit_entity, v.unit)),
        v.band ? cell_hundredths(a, v.score) : none,
        cell_text(band_words(v.band)),
        cell_number(a, v.called),
        cell_number(a, v.attended),
        cell_hundredths(a, (v.minutes * 100 + 30) / 60),
        cell_number(a, v.months_active),
        cell_text(reasons_line(cx, &v)),
        cell_text(remark_of(cx, &v)),
        cell_text(x->rule),
    };
    return sheet_out_row(cx, x->out, cells, COUNT_OF(cells));
}

static void free_desk(void *desk)
{
    arena_free(desk);
}

static err people_sheet(struct ctx *cx, struct tx *tx, struct exporting *x)
{
    struct arena *whole = cx->arena, *desk = arena_new();
    err e = sheet_out_open(cx, SHEET_XLSX, TEXT(PEOPLE_SHEET), people_columns,
                           COUNT_OF(people_columns), &x->out);
    arena_on_release(whole, free_desk, desk); /* a failure's words stay on it */
    cx->arena = desk;
    for (uint32_t i = 0; !e && i < x->all.count; i++) {
        e = person_row(cx, tx, x, &x->all.rows[i]);
        if (!e && i % ROWS_EACH == ROWS_EACH - 1) arena_reset(desk);
    }
    cx->arena = whole;
    return e;
}

/* ---- teams and totals ---------------------------------------------------------------------- */

static const struct sheet_column team_columns[] = {
    COLUMN("Đội", 36),          COLUMN("Thành viên", 0),
    COLUMN("Có hoạt động", 0),  COLUMN("Không có buổi nào", 0),
    COLUMN("Điểm trung vị", 0), COLUMN("Xếp loại", 28),
    COLUMN("Ghi chú", 50),
};

static err team_sheet(struct ctx *cx, struct tx *tx, struct exporting *x)
{
    struct gathered all;
    struct arena *a = cx->arena;
    err e = gather(cx, tx, &team_evaluation_entity, "round", x->round.id, &all);
    if (!e) e = sheet_out_next(cx, x->out, TEXT("Đội"), team_columns, COUNT_OF(team_columns));
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct team_evaluation *t = gathered_at(&all, i);
        const struct cell cells[] = {
            cell_text(record_title(cx, tx, &team_entity, t->team)),
            cell_number(a, t->members),
            cell_number(a, t->active),
            cell_number(a, t->idle),
            t->band ? cell_hundredths(a, t->score) : cell_text(TEXT("")),
            cell_text(band_words(t->band)),
            cell_text(t->note),
        };
        e = sheet_out_row(cx, x->out, cells, COUNT_OF(cells));
    }
    return e;
}

static const struct sheet_column total_columns[] = {
    COLUMN("Tổng hợp", 36),
    COLUMN("Số lượng", 0),
};

static err total_row(struct ctx *cx, struct exporting *x, text label, struct cell value)
{
    const struct cell cells[] = { cell_text(label), value };
    return sheet_out_row(cx, x->out, cells, COUNT_OF(cells));
}

static err band_total(struct ctx *cx, struct exporting *x, int band)
{
    text words = band_words(band);
    text formula = text_format(cx->arena, "=COUNTIF('%s'!$%c$2:$%c$%u,\"%.*s\")", PEOPLE_SHEET,
                               BAND_COLUMN, BAND_COLUMN, x->all.count + 1, TEXT_ARGS(words));
    return total_row(cx, x, words, cell_formula(formula, standing_in_band(&x->all, band)));
}

static err total_sheet(struct ctx *cx, struct exporting *x)
{
    static const int bands[] = { RATING_EXCELLENT, RATING_GOOD, RATING_PASS, RATING_FAIL, 0 };
    const struct evaluation_round *r = &x->round;
    struct arena *a = cx->arena;
    text everybody = text_format(a, "=COUNTA('%s'!$B$2:$B$%u)", PEOPLE_SHEET, x->all.count + 1);
    err e = sheet_out_next(cx, x->out, TEXT("Tổng hợp"), total_columns, COUNT_OF(total_columns));
    if (!e) e = total_row(cx, x, r->title, cell_text(TEXT("")));
    if (!e) e = total_row(cx, x, TEXT("Từ ngày"), cell_day(a, r->from));
    if (!e) e = total_row(cx, x, TEXT("Đến hết ngày"), cell_day(a, r->until));
    if (!e) e = total_row(cx, x, TEXT("Quy tắc"), cell_text(x->rule));
    if (!e) e = total_row(cx, x, TEXT("Số người"), cell_formula(everybody, x->all.count));
    for (size_t i = 0; !e && i < COUNT_OF(bands); i++) e = band_total(cx, x, bands[i]);
    if (!e) e = total_row(cx, x, TEXT("Điểm trung vị"), cell_hundredths(a, r->median));
    if (!e)
        e = total_row(cx, x, TEXT("Tỷ lệ xuất sắc tối đa (%)"), cell_number(a, r->quota_percent));
    if (!e) e = total_row(cx, x, TEXT("Xuống bậc vì tỷ lệ"), cell_number(a, r->moved));
    return e ? e : total_row(cx, x, TEXT("Số bốc thăm"), cell_number(a, r->seed));
}

static err fill(struct ctx *cx, struct tx *tx, void *arg)
{
    struct exporting *x = arg;
    err e = record_get(cx, tx, &evaluation_round_entity, request_id(x->rq), &x->round);
    if (!e) e = standing_read(cx, tx, x->round.id, &x->all);
    if (e) return e;
    x->rule = evaluation_rule_text(cx, tx, &x->round);
    e = people_sheet(cx, tx, x);
    if (!e) e = team_sheet(cx, tx, x);
    if (!e) e = total_sheet(cx, x);
    return e ? e : sheet_out_close(cx, x->out, &x->bytes);
}

err round_export(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    struct exporting *x = ARENA_NEW(cx->arena, struct exporting);
    enum lang reader = cx->lang;
    x->rq = rq;
    x->rs = rs;
    cx->lang = LANG_VI; /* for the office */
    err e = db_read(cx, fill, x);
    cx->lang = reader;
    if (e) return e;
    return respond_bytes(rs, text_of(sheet_form_media(SHEET_XLSX)), x->bytes,
                         text_format(cx->arena, "danh-gia-%lld.xlsx", (long long)x->round.year));
}
