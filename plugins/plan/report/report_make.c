/* SPDX-License-Identifier: MIT
 * report_make: the book is held while the letter is filled, and let go before anything is drawn. */
#include "report_make.h"

#include <errno.h>
#include <stdio.h>

static const char *const template_names[] = { "",     "thang",       "quy",
                                              "nam",  "so-ket-2025", "tong-ket-2030",
                                              "bang", "sau-thang" };

static err read_template(struct ctx *cx, int32_t kind, text *out)
{
    enum { TEMPLATE_MAX = 64 << 10 };
    text path =
        text_format(cx->arena, "%s/plan/reports/%s.txt", ctx_data_dir(cx), template_names[kind]);
    FILE *in = fopen(text_z(cx->arena, path), "rb");
    if (!in)
        return ctx_fail(cx, ERR_IO, NULL, "template",
                        SAY("Không mở được mẫu %.*s: %s", "Cannot open the template %.*s: %s"),
                        TEXT_ARGS(path), strerror(errno));
    char *bytes = arena_alloc(cx->arena, TEMPLATE_MAX);
    size_t size = fread(bytes, 1, TEMPLATE_MAX, in);
    bool whole = !ferror(in) && size < TEMPLATE_MAX;
    (void)fclose(in);
    *out = (text){ bytes, size };
    if (whole && text_is_utf8(*out)) return ERR_NONE;
    return ctx_fail(cx, ERR_IO, NULL, "template",
                    SAY("Mẫu %.*s quá lớn hoặc không phải UTF-8", "%.*s is too big or not UTF-8"),
                    TEXT_ARGS(path));
}

/* Lives in the transaction it was read in: what is kept of it is copied. */
static err begin_letter(struct ctx *cx, struct tx *tx, void *arg)
{
    struct report_draft *d = arg;
    struct unit unit;
    struct letter *l = NULL;
    err e = unit_on(cx, tx, d->report->unit, d->report->day, &unit);
    if (!e) e = letter_of_unit_on(cx, tx, d->report->unit, d->report->day, &l);
    if (e) return e;
    l->above = text_copy(cx->arena, l->above);
    l->body = text_copy(cx->arena, l->body);
    l->place = text_copy(cx->arena, l->place);
    d->symbol = text_copy(cx->arena, letter_symbol(cx, &unit));
    d->letter = l;
    return report_filed_read(cx, tx, d);
}

static void say_heading(struct report_draft *d)
{
    const struct plan_report *r = d->report;
    struct letter *l = d->letter;
    l->number =
        letter_number(d->cx->arena, l->regime, r->number, d->short_kind, d->symbol, r->department);
    l->day = r->day;
    l->to = r->addressees;
    l->recipients = r->recipients;
    l->kept_by = r->kept_by;
    if (!text_is_empty(r->office) || !text_is_empty(r->signer) || !text_is_empty(r->power))
        letter_sign(l, r->power, r->office, r->signer);
}

static err fill(struct report_draft *d, text template)
{
    const struct plan_report *r = d->report;
    err e = ERR_NONE;
    if (r->kind == REPORT_TABLE)
        e = report_table_make(d->cx, &d->scene, r->measures, r->by, &d->table);
    if (!e) e = report_fill(d, template);
    for (int t = TARGET_A; !e && t <= TARGETS; t++) /* the workbook's, whatever the letter says */
        (void)report_figure_of(d, text_format(d->cx->arena, "%c.percent", 'a' + t - TARGET_A));
    return e;
}

static err draw(struct report_draft *d, unsigned forms, struct report_files *out)
{
    err e = ERR_NONE;
    if (forms & REPORT_MAKE_PDF) e = letter_pdf(d->cx, d->letter, &out->pdf);
    if (!e && forms & REPORT_MAKE_DOCX) e = letter_docx(d->cx, d->letter, &out->docx);
    return e;
}

err report_make(struct ctx *cx, const struct plan_report *r, unsigned forms,
                struct report_files *out)
{
    struct report_draft *d = ARENA_NEW(cx->arena, struct report_draft);
    text template;
    *out = (struct report_files){ 0 };
    d->cx = cx;
    d->report = r;
    d->short_kind = TEXT("BC");
    err e = read_template(cx, r->kind, &template);
    if (!e) e = db_read(cx, begin_letter, d);
    if (!e) e = report_scene_open(cx, "plan.read", r->unit, r->from, r->until, &d->scene);
    if (e) return e;
    e = fill(d, template);
    if (!e) out->figures = text_slice(report_figures_json(d));
    out->on = d->scene.on;
    if (!e) say_heading(d);
    if (!e && forms & REPORT_MAKE_XLSX) e = report_workbook(d, &out->xlsx);
    report_scene_close(&d->scene);
    return e ? e : draw(d, forms, out);
}
