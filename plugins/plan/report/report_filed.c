/* SPDX-License-Identifier: MIT
 * report_filed: the table of who below has handed in the same report: a consolidated report says
 * what it was put together from (V.2). */
#include <stdlib.h>

#include "../filing/filing.h"
#include "report_draft.h"

struct sorted {
    struct report_filed filed;
    struct slice key;
};

static int by_name(const void *a, const void *b)
{
    return slice_compare(((const struct sorted *)a)->key, ((const struct sorted *)b)->key);
}

static struct report_filed filed_of(struct ctx *cx, struct tx *tx, const struct report_filing *f)
{
    date today = instant_date(cx->now);
    const struct term *stands =
        vocabulary_number(&filing_standing_vocabulary, filing_stands(f, today));
    date came = f->paper_on ? f->paper_on : f->submitted ? instant_date(f->submitted) : 0;
    return (struct report_filed){
        .unit = text_copy(cx->arena, record_title(cx, tx, &unit_entity, f->unit)),
        .standing = text_of(stands->vi),
        .due = f->due,
        .came = came,
    };
}

err report_filed_read(struct ctx *cx, struct tx *tx, struct report_draft *d)
{
    const struct plan_report *r = d->report;
    struct filings below;
    err e = filings_below(cx, tx, r->unit, r->kind, r->year, r->part, &below);
    if (e || !below.count) return e;
    struct sorted *all = ARENA_ARRAY(cx->arena, below.count, struct sorted);
    for (size_t i = 0; i < below.count; i++) {
        all[i].filed = filed_of(cx, tx, &below.items[i]);
        all[i].key = viet_sort_key(cx->arena, all[i].filed.unit);
    }
    qsort(all, below.count, sizeof(*all), by_name);
    d->filed = ARENA_ARRAY(cx->arena, below.count, struct report_filed);
    for (size_t i = 0; i < below.count; i++) d->filed[i] = all[i].filed;
    d->filed_count = below.count;
    return ERR_NONE;
}

static text query_of(const struct report_draft *d)
{
    const struct plan_report *r = d->report;
    const struct term *kind = vocabulary_number(&filing_kind_vocabulary, (unsigned)r->kind);
    return text_format(d->cx->arena,
                       "/api/v1/plan/filings/below?unit=%.*s&kind=%s&year=%lld&part=%lld",
                       TEXT_ARGS(id_text(d->cx->arena, r->unit)), kind->code, (long long)r->year,
                       (long long)r->part);
}

err report_draw_filed(struct report_draft *d)
{
    static const struct letter_column columns[] = {
        { "TT", 0.6, PDF_CENTRE },      { "Đơn vị", 4, PDF_LEFT },
        { "Hạn nộp", 1.6, PDF_CENTRE }, { "Ngày nộp", 1.6, PDF_CENTRE },
        { "Tình hình", 1.8, PDF_LEFT },
    };
    struct arena *arena = d->cx->arena;
    letter_table(d->letter, TEXT(""), columns, COUNT_OF(columns));
    for (size_t i = 0; i < d->filed_count; i++) {
        const struct report_filed *f = &d->filed[i];
        const text cells[] = { letter_count(arena, (int64_t)i + 1), f->unit,
                               date_format_vi(arena, f->due),
                               f->came ? date_format_vi(arena, f->came) : TEXT("–"), f->standing };
        letter_row(d->letter, false, cells, COUNT_OF(cells));
    }
    text query = query_of(d), today = date_format_vi(arena, instant_date(d->cx->now));
    letter_note(d->letter, text_format(arena, "Nguồn: %.*s; tình hình đến ngày %.*s.",
                                       TEXT_ARGS(query), TEXT_ARGS(today)));
    return ERR_NONE;
}
