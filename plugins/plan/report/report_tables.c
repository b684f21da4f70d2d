/* SPDX-License-Identifier: MIT
 * report_tables: the tables a template can ask for. Under each stands the query that answers all
 * of it, and the day it is of. */
#include "report_draft.h"

static text count(struct report_draft *d, int64_t n)
{
    return letter_count(d->cx->arena, n);
}

static text percent(struct report_draft *d, const struct plan_figure *f)
{
    return f->whole > 0 ? letter_tenths(d->cx->arena, report_tenths(f)) : TEXT("–");
}

static text hours(struct report_draft *d, int64_t minutes)
{
    return letter_tenths(d->cx->arena, report_hour_tenths(minutes));
}

static void source(struct report_draft *d, text query)
{
    struct ctx *cx = d->cx;
    struct civil now = instant_civil(cx->now);
    letter_note(d->letter,
                text_format(cx->arena,
                            "Nguồn: %.*s; số liệu tính đến ngày %.*s, lấy lúc %02d:%02d ngày %.*s.",
                            TEXT_ARGS(query), TEXT_ARGS(date_format_vi(cx->arena, d->scene.on)),
                            now.hour, now.minute,
                            TEXT_ARGS(date_format_vi(cx->arena, instant_date(cx->now)))));
}

/* ---- targets --------------------------------------------------------------------------------- */

static const struct letter_column target_columns[] = {
    { "Chỉ tiêu", 4, PDF_LEFT },        { "Tử số", 1.1, PDF_RIGHT },
    { "Mẫu số", 1.1, PDF_RIGHT },       { "Tỷ lệ (%)", 1.1, PDF_RIGHT },
    { "Mục tiêu (%)", 1.2, PDF_RIGHT }, { "Đến ngày", 1.6, PDF_CENTRE },
    { "Nguồn", 1, PDF_CENTRE },
};

static void target_row(struct report_draft *d, int target)
{
    struct arena *arena = d->cx->arena;
    const struct plan_figure *f = &d->scene.board->total.figures[target];
    const struct plan_step *step = report_step(&d->scene, target, d->scene.on);
    text name = text_format(arena, "%c.percent", 'a' + target - TARGET_A);
    const struct report_figure *figure = report_figure_of(d, name);
    const text cells[] = {
        text_of(vocabulary_number(&plan_target_vocabulary, (unsigned)target)->vi),
        count(d, f->part),
        count(d, f->whole),
        percent(d, f),
        step ? count(d, step->percent) : TEXT("–"),
        step ? date_format_vi(arena, step->by) : TEXT("–"),
        figure ? text_format(arena, "[%d]", figure->number) : TEXT(""),
    };
    letter_row(d->letter, false, cells, COUNT_OF(cells));
}

static err draw_targets(struct report_draft *d)
{
    letter_table(d->letter, TEXT("Bốn chỉ tiêu của Kế hoạch"), target_columns,
                 COUNT_OF(target_columns));
    for (int t = TARGET_A; t <= TARGETS; t++) target_row(d, t);
    source(d, report_board_query(d));
    return ERR_NONE;
}

/* ---- units ----------------------------------------------------------------------------------- */

static const struct letter_column unit_columns[] = {
    { "TT", 0.6, PDF_CENTRE },
    { "Đơn vị", 4, PDF_LEFT },
    { "a (%)", 1, PDF_RIGHT },
    { "b (%)", 1, PDF_RIGHT },
    { "c (%)", 1, PDF_RIGHT },
    { "d (%)", 1, PDF_RIGHT },
    { "Chiến dịch 12 tháng", 1.2, PDF_RIGHT },
    { "Lượt tham gia", 1.2, PDF_RIGHT },
    { "Giờ", 1.3, PDF_RIGHT },
};

static void unit_row(struct report_draft *d, size_t n, text name, const struct plan_row *row)
{
    const text cells[] = {
        n ? count(d, (int64_t)n) : TEXT(""),
        name,
        percent(d, &row->figures[TARGET_A]),
        percent(d, &row->figures[TARGET_B]),
        percent(d, &row->figures[TARGET_C]),
        percent(d, &row->figures[TARGET_D]),
        count(d, row->campaigns),
        count(d, row->attendances),
        hours(d, row->minutes),
    };
    letter_row(d->letter, !n, cells, COUNT_OF(cells));
}

static err draw_units(struct report_draft *d)
{
    const struct report_scene *s = &d->scene;
    letter_table(d->letter, TEXT(""), unit_columns, COUNT_OF(unit_columns));
    for (size_t i = 0; i < s->board->row_count; i++)
        unit_row(d, i + 1, s->names[i], &s->board->rows[s->order[i]]);
    unit_row(d, 0, TEXT("Toàn đơn vị"), &s->board->total);
    source(d, report_board_query(d));
    return ERR_NONE;
}

/* ---- quarters -------------------------------------------------------------------------------- */

static const struct letter_column quarter_columns[] = {
    { "Quý", 1.6, PDF_LEFT },  { "a (%)", 1, PDF_RIGHT }, { "b (%)", 1, PDF_RIGHT },
    { "c (%)", 1, PDF_RIGHT }, { "d (%)", 1, PDF_RIGHT },
};

static err draw_quarters(struct report_draft *d)
{
    const struct plan_board *b = d->scene.board;
    struct arena *arena = d->cx->arena;
    letter_table(d->letter, TEXT("Bốn chỉ tiêu theo quý"), quarter_columns,
                 COUNT_OF(quarter_columns));
    for (size_t q = 0; q < b->quarter_count; q++) {
        const struct plan_quarter *quarter = &b->quarters[q];
        struct civil c = date_civil(quarter->from);
        text number = letter_roman(arena, (c.month + 2) / 3);
        const text cells[] = {
            text_format(arena, "Quý %.*s/%d", TEXT_ARGS(number), c.year),
            percent(d, &quarter->figures[TARGET_A]),
            percent(d, &quarter->figures[TARGET_B]),
            percent(d, &quarter->figures[TARGET_C]),
            percent(d, &quarter->figures[TARGET_D]),
        };
        letter_row(d->letter, false, cells, COUNT_OF(cells));
    }
    source(d, report_board_query(d));
    return ERR_NONE;
}

/* ---- the period beside the one before -------------------------------------------------------- */

static const struct letter_column period_columns[] = {
    { "Chỉ số", 3.4, PDF_LEFT },    { "Kỳ này", 1.3, PDF_RIGHT },
    { "Kỳ trước", 1.3, PDF_RIGHT }, { "Tăng, giảm (%)", 1.3, PDF_RIGHT },
    { "Nguồn", 1.2, PDF_CENTRE },
};

static text change(struct report_draft *d, int64_t now, int64_t before)
{
    if (!before) return TEXT("–");
    int64_t tenths = (now - before) * 1000 / before;
    return text_format(d->cx->arena, "%s%.*s", tenths > 0 ? "+" : "",
                       TEXT_ARGS(letter_tenths(d->cx->arena, tenths)));
}

static err draw_period(struct report_draft *d)
{
    static const char *const names[] = { "declared", "campaigns", "attendances", "hours",
                                         "operations" };
    struct arena *arena = d->cx->arena;
    letter_table(d->letter, TEXT("Hoạt động trong kỳ"), period_columns, COUNT_OF(period_columns));
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const struct report_figure *now = report_figure_of(d, text_of(names[i]));
        const struct report_figure *before =
            report_figure_of(d, text_format(arena, "%s.before", names[i]));
        if (!now || !before) continue;
        const text cells[] = { now->label, now->value, before->value,
                               change(d, now->raw.whole, before->raw.whole),
                               text_format(arena, "[%d] [%d]", now->number, before->number) };
        letter_row(d->letter, false, cells, COUNT_OF(cells));
    }
    return ERR_NONE;
}

/* ---- any table ------------------------------------------------------------------------------- */

static text shown(struct report_draft *d, const struct report_column *c,
                  const struct plan_figure *f)
{
    return c->target ? percent(d, f) : count(d, f->whole);
}

static void custom_row(struct report_draft *d, bool strong, text name,
                       const struct plan_figure *figures)
{
    const struct report_table *t = &d->table;
    text cells[REPORT_COLUMNS_MAX + 1] = { name };
    for (size_t c = 0; c < t->column_count; c++)
        cells[c + 1] = shown(d, &t->columns[c], &figures[c]);
    letter_row(d->letter, strong, cells, t->column_count + 1);
}

static err draw_custom(struct report_draft *d)
{
    enum { UPRIGHT = 6 }; /* columns that an upright page has room for */
    const struct report_table *t = &d->table;
    struct letter_column *columns =
        ARENA_ARRAY(d->cx->arena, t->column_count + 1, struct letter_column);
    columns[0] =
        (struct letter_column){ d->report->by == REPORT_BY_UNIT ? "Đơn vị" : "Kỳ", 2.6, PDF_LEFT };
    for (size_t c = 0; c < t->column_count; c++)
        columns[c + 1] =
            (struct letter_column){ text_z(d->cx->arena, t->columns[c].label), 1.2, PDF_RIGHT };
    if (t->column_count > UPRIGHT) {
        letter_paragraph(d->letter, TEXT(""), TEXT("Số liệu chi tiết tại phụ lục kèm theo."));
        letter_annex(d->letter, true, d->report->title);
    }
    letter_table(d->letter, TEXT(""), columns, t->column_count + 1);
    for (size_t i = 0; i < t->row_count; i++)
        custom_row(d, false, t->rows[i], &t->cells[i * t->column_count]);
    custom_row(d, true, TEXT("Cả kỳ, toàn đơn vị"), t->total);
    source(d, report_table_query(d));
    return ERR_NONE;
}

/* ---- where figures come from ----------------------------------------------------------------- */

static const struct letter_column source_columns[] = {
    { "Số", 0.5, PDF_CENTRE },     { "Số liệu", 2.2, PDF_LEFT }, { "Giá trị", 1, PDF_RIGHT },
    { "Tính đến", 1, PDF_CENTRE }, { "Truy vấn", 6, PDF_LEFT },
};

static err draw_sources(struct report_draft *d)
{
    struct arena *arena = d->cx->arena;
    letter_table(d->letter, TEXT(""), source_columns, COUNT_OF(source_columns));
    for (size_t i = 0; i < d->figure_count; i++) {
        const struct report_figure *f = &d->figures[i];
        const text cells[] = { text_format(arena, "[%d]", f->number), f->label, f->value,
                               date_format_vi(arena, f->on), f->query };
        letter_row(d->letter, false, cells, COUNT_OF(cells));
    }
    source(d, report_board_query(d));
    return ERR_NONE;
}

err report_draw_table(struct report_draft *d, text name)
{
    static const struct {
        const char *name;
        err (*draw)(struct report_draft *d);
    } tables[] = { { "targets", draw_targets },   { "units", draw_units },
                   { "quarters", draw_quarters }, { "period", draw_period },
                   { "custom", draw_custom },     { "filings", report_draw_filed },
                   { "sources", draw_sources } };
    for (size_t i = 0; i < COUNT_OF(tables); i++)
        if (text_equal_z(name, tables[i].name)) return tables[i].draw(d);
    return ctx_fail(
        d->cx, ERR_INVALID, NULL, "template",
        SAY("Mẫu báo cáo gọi bảng lạ “%.*s”", "The template asks for an unknown table “%.*s”"),
        TEXT_ARGS(name));
}
