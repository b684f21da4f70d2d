/* SPDX-License-Identifier: MIT
 * report: the rows first, the totals behind them: each total is a formula over the rows of its
 * sheet number, so that whoever doubts one can see what it is made of. */
#include "report.h"

#include "../gather.h"

#define COLUMN(words, chars)                                                                       \
    {                                                                                              \
        .heading = { words, sizeof(words) - 1 }, .width = (chars)                                  \
    }

#define LINES_SHEET "Từng tiêu chí"
#define YES "Có"
#define NO "Không"

struct reporting {
    const struct request *rq;
    struct response *rs;
    struct criteria_set set;
    id only; /* one assessment; none = the set's */
    struct assessed *sheets;
    size_t count;
    uint32_t rows; /* of the first sheet, its heading too */
    struct sheet_out *out;
    struct slice bytes;
};

static text term_words(const struct vocabulary *v, int32_t number)
{
    const struct term *t = number ? vocabulary_number(v, (unsigned)number) : NULL;
    return text_of(t ? t->vi : "");
}

static text subject_of(struct ctx *cx, struct tx *tx, const struct assessment *a)
{
    text unit = record_title(cx, tx, &unit_entity, a->unit);
    if (text_is_empty(a->holder)) return unit;
    return text_format(cx->arena, "%.*s, %.*s", TEXT_ARGS(a->holder), TEXT_ARGS(unit));
}

/* ---- reading ------------------------------------------------------------------------------- */

static err read_one(struct ctx *cx, struct tx *tx, struct reporting *r, id which)
{
    struct assessed *a = &r->sheets[r->count];
    err e = assessed_read(cx, tx, which, a);
    if (e || !access_personal(cx, tx, &assessment_entity, &a->assessment)) return e;
    e = record_derive(cx, tx, &assessment_entity, &a->assessment, instant_date(cx->now));
    if (!e) e = record_derive(cx, tx, &criteria_set_entity, &a->set, instant_date(cx->now));
    if (!e && !id_is_none(a->assessment.cadre))
        e = respond_saw(cx, tx, r->rs, &assessment_entity, &a->assessment);
    if (e) return e;
    assessed_sum(a);
    r->set = a->set;
    r->count++;
    return ERR_NONE;
}

static err read_sheets(struct ctx *cx, struct tx *tx, struct reporting *r)
{
    struct gathered all;
    if (!id_is_none(r->only)) {
        r->sheets = ARENA_ARRAY(cx->arena, 1, struct assessed);
        err e = read_one(cx, tx, r, r->only);
        return e || r->count ? e : ERR_FORBIDDEN;
    }
    err e = record_get(cx, tx, &criteria_set_entity, request_id(r->rq), &r->set);
    if (!e) e = gather(cx, tx, &assessment_entity, "set", r->set.id, &all);
    if (e) return e;
    r->sheets = ARENA_ARRAY(cx->arena, all.count, struct assessed);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct assessment *a = gathered_at(&all, i);
        e = read_one(cx, tx, r, a->id);
    }
    return e;
}

/* ---- every criterion ----------------------------------------------------------------------- */

static const struct sheet_column line_columns[] = {
    COLUMN("Phiếu", 0),       COLUMN("Đơn vị, cán bộ", 34), COLUMN("Nhóm tiêu chí", 26),
    COLUMN("Nội dung", 50),   COLUMN("Điểm thưởng", 0),     COLUMN("Điểm tối đa", 0),
    COLUMN("Tự chấm", 0),     COLUMN("Thẩm định", 0),       COLUMN("Chênh lệch", 0),
    COLUMN("Minh chứng", 40), COLUMN("Ghi chú", 30),        COLUMN("Nhận xét của cấp trên", 30),
};

static err line_row(struct ctx *cx, struct reporting *r, size_t sheet, text subject, size_t i)
{
    const struct criterion *c = r->sheets[sheet].criteria[i];
    const struct assessment_line *l = r->sheets[sheet].lines[i];
    struct arena *a = cx->arena;
    struct cell none = cell_text(TEXT(""));
    unsigned row = ++r->rows;
    text formula = text_format(a, "=G%u-H%u", row, row);
    const struct cell cells[] = {
        cell_number(a, (int64_t)sheet + 1),
        cell_text(subject),
        cell_text(c->group),
        cell_text(c->title),
        cell_text(c->bonus ? TEXT(YES) : TEXT(NO)),
        cell_number(a, c->points),
        l->scored ? cell_number(a, l->self) : none,
        l->checked ? cell_number(a, l->appraised) : none,
        l->scored && l->checked ? cell_formula(formula, l->self - l->appraised) : none,
        cell_text(l->evidence),
        cell_text(l->note),
        cell_text(l->appraisal_note),
    };
    return sheet_out_row(cx, r->out, cells, COUNT_OF(cells));
}

static err line_sheet(struct ctx *cx, struct tx *tx, struct reporting *r)
{
    err e = sheet_out_open(cx, SHEET_XLSX, TEXT(LINES_SHEET), line_columns, COUNT_OF(line_columns),
                           &r->out);
    r->rows = 1;
    for (size_t s = 0; !e && s < r->count; s++) {
        text subject = subject_of(cx, tx, &r->sheets[s].assessment);
        for (size_t i = 0; !e && i < r->sheets[s].count; i++) e = line_row(cx, r, s, subject, i);
    }
    return e;
}

/* ---- totals -------------------------------------------------------------------------------- */

static const struct sheet_column total_columns[] = {
    COLUMN("Phiếu", 0),
    COLUMN("Đơn vị, cán bộ", 34),
    COLUMN("Trạng thái", 24),
    COLUMN("Điểm tối đa", 0),
    COLUMN("Tự chấm", 0),
    COLUMN("Thẩm định", 0),
    COLUMN("Chênh lệch", 0),
    COLUMN("Thưởng tự chấm", 0),
    COLUMN("Thưởng thẩm định", 0),
    COLUMN("Điểm xếp loại", 0),
    COLUMN("Xếp loại", 28),
    COLUMN("Chậm tự chấm (ngày)", 0),
    COLUMN("Chậm thẩm định (ngày)", 0),
};

/* The sum of a column of the first sheet over the rows of the sheet named in A of this row. */
static struct cell sum(struct ctx *cx, const struct reporting *r, char column, const char *bonus,
                       unsigned row, int64_t value)
{
    return cell_formula(text_format(cx->arena,
                                    "=SUMIFS('%s'!$%c$2:$%c$%u,'%s'!$A$2:$A$%u,$A%u,"
                                    "'%s'!$E$2:$E$%u,\"%s\")",
                                    LINES_SHEET, column, column, r->rows, LINES_SHEET, r->rows, row,
                                    LINES_SHEET, r->rows, bonus),
                        value);
}

static text band_words(const struct assessment *a)
{
    if (a->state != ASSESSMENT_CLASSIFIED && !a->band) return TEXT("");
    return a->band ? term_words(&competence_band_vocabulary, a->band) : TEXT("Chưa xếp loại");
}

static err total_row(struct ctx *cx, struct tx *tx, struct reporting *r, size_t sheet)
{
    const struct assessed *s = &r->sheets[sheet];
    const struct assessment *a = &s->assessment;
    struct arena *arena = cx->arena;
    unsigned row = (unsigned)sheet + 2;
    text difference = text_format(arena, "=E%u-F%u", row, row);
    const struct cell cells[] = {
        cell_number(arena, (int64_t)sheet + 1),
        cell_text(subject_of(cx, tx, a)),
        cell_text(term_words(&assessment_state_vocabulary, a->state)),
        sum(cx, r, 'F', NO, row, s->set.most),
        sum(cx, r, 'G', NO, row, a->self_total),
        sum(cx, r, 'H', NO, row, a->appraised_total),
        cell_formula(difference, a->self_total - a->appraised_total),
        sum(cx, r, 'G', YES, row, a->self_bonus),
        sum(cx, r, 'H', YES, row, a->appraised_bonus),
        a->band ? cell_hundredths(arena, a->score) : cell_text(TEXT("")),
        cell_text(band_words(a)),
        cell_number(arena, a->self_late),
        cell_number(arena, a->appraisal_late),
    };
    return sheet_out_row(cx, r->out, cells, COUNT_OF(cells));
}

static err total_sheet(struct ctx *cx, struct tx *tx, struct reporting *r)
{
    err e = sheet_out_next(cx, r->out, TEXT("Tổng hợp"), total_columns, COUNT_OF(total_columns));
    for (size_t i = 0; !e && i < r->count; i++) e = total_row(cx, tx, r, i);
    return e;
}

static err fill(struct ctx *cx, struct tx *tx, void *arg)
{
    struct reporting *r = arg;
    err e = read_sheets(cx, tx, r);
    if (!e) e = line_sheet(cx, tx, r);
    if (!e) e = total_sheet(cx, tx, r);
    return e ? e : sheet_out_close(cx, r->out, &r->bytes);
}

static err answer(struct ctx *cx, struct response *rs, struct reporting *r)
{
    enum lang reader = cx->lang;
    cx->lang = LANG_VI; /* for the office */
    err e = db_read(cx, fill, r);
    cx->lang = reader;
    if (e) return e;
    return respond_bytes(
        rs, text_of(sheet_form_media(SHEET_XLSX)), r->bytes,
        text_format(cx->arena, "danh-gia-nang-luc-%lld.xlsx", (long long)r->set.year));
}

err criteria_set_differences(struct ctx *cx, struct tx *tx, const struct request *rq,
                             struct response *rs)
{
    (void)tx;
    struct reporting r = { .rq = rq, .rs = rs };
    return answer(cx, rs, &r);
}

err assessment_differences(struct ctx *cx, struct tx *tx, const struct request *rq,
                           struct response *rs)
{
    (void)tx;
    struct reporting r = { .rq = rq, .rs = rs, .only = request_id(rq) };
    return answer(cx, rs, &r);
}
