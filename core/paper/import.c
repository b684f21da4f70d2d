/* SPDX-License-Identifier: MIT
 * import: what is wrong with which cell, and the report. A flaw names a field by JSON Pointer, a
 * problem a cell; a field without a column is named in words at the row's first cell. */
#include "import_private.h"

const struct table_column *import_column(const struct import *im, const struct field *f)
{
    return f ? table_column_of(im->table, f->name) : NULL;
}

text import_cell(struct ctx *cx, const struct import *im, const struct import_row *row,
                 const struct field *f)
{
    const struct table_column *column = import_column(im, f);
    if (!column) column = &im->table->columns[0];
    return sheet_position(cx->arena, column->column, row->number);
}

struct import_problem *import_problem_add(struct ctx *cx, struct import_row *row,
                                          enum row_state state, struct import_problem problem)
{
    struct import_problem *p = ARENA_NEW(cx->arena, struct import_problem);
    *p = problem;
    *row->problems_end = p;
    row->problems_end = &p->next;
    if (row->state != ROW_BAD) row->state = state;
    return p;
}

void import_work_begin(const struct ctx *cx, struct ctx *work, struct arena *arena)
{
    arena_reset(arena);
    *work = *cx;
    work->arena = arena;
    ctx_clear(work);
}

bool import_is_refusal(err e)
{
    return e && err_status(e) < 500;
}

static struct import_problem problem_of(struct ctx *cx, const struct import *im,
                                        const struct import_row *row, const struct flaw *flaw)
{
    struct import_problem p = { .cell = text_copy(cx->arena, flaw->pointer),
                                .code = text_copy(cx->arena, flaw->code),
                                .vi = text_copy(cx->arena, flaw->vi),
                                .en = text_copy(cx->arena, flaw->en) };
    if (!text_starts(p.cell, TEXT("/"))) return p;
    text name = text_part(p.cell, 1, p.cell.size);
    const struct field *f = entity_field(im->entity, name.data, name.size);
    p.cell = import_cell(cx, im, row, f);
    if (f && !import_column(im, f)) {
        p.vi = text_format(cx->arena, "%s: %.*s", f->label, TEXT_ARGS(p.vi));
        p.en = text_format(cx->arena, "%s: %.*s", f->label_en, TEXT_ARGS(p.en));
    }
    return p;
}

void import_take_flaws(struct ctx *cx, const struct import *im, struct import_row *row,
                       const struct ctx *work)
{
    for (const struct flaw *f = work->flaws; f; f = f->next)
        import_problem_add(cx, row, ROW_BAD, problem_of(cx, im, row, f));
    if (work->flaws || !work->error) return;
    import_problem_add(cx, row, ROW_BAD,
                       (struct import_problem){ .cell = import_cell(cx, im, row, NULL),
                                                .code = text_copy(cx->arena, work->slug),
                                                .vi = text_copy(cx->arena, work->detail_vi),
                                                .en = text_copy(cx->arena, work->detail_en) });
}

/* ---- the report ---------------------------------------------------------------------------- */

static void count_row(struct import_report *out, const struct import_row *row)
{
    out->rows++;
    out->bad += row->state == ROW_BAD;
    out->duplicates += row->state == ROW_DUPLICATE;
    out->created += row->state == ROW_NEW;
    out->updated += row->state == ROW_KNOWN;
    out->unchanged += row->state == ROW_SAME;
}

static size_t list_problems(const struct import_problem *p, const struct import_problem **out)
{
    size_t count = 0;
    for (; p; p = p->next, count++)
        if (out) out[count] = p;
    return count;
}

void import_report(struct ctx *cx, const struct import *im, struct import_report *out)
{
    size_t most = list_problems(im->general, NULL), at;
    *out = (struct import_report){ .ignored = im->ignored, .ignored_count = im->ignored_count };
    for (size_t i = 0; i < im->row_count; i++) {
        count_row(out, &im->rows[i]);
        most += list_problems(im->rows[i].problems, NULL);
    }
    out->good = out->created + out->updated + out->unchanged;
    out->problem_count = most;
    out->problems = ARENA_ARRAY(cx->arena, most + 1, const struct import_problem *);
    at = list_problems(im->general, out->problems);
    for (size_t i = 0; i < im->row_count; i++)
        at += list_problems(im->rows[i].problems, out->problems + at);
}

bool import_is_clean(const struct import_report *report)
{
    return !report->bad && (report->rows || !report->problem_count);
}

static void problem_json(struct json *j, const struct import_problem *p)
{
    json_object(j);
    json_text_at(j, "cell", p->cell);
    json_text_at(j, "code", p->code);
    json_text_at(j, "vi", p->vi);
    json_text_at(j, "en", p->en);
    if (p->row) json_int_at(j, "row", p->row);
    if (!id_is_none(p->record)) json_id_at(j, "record", p->record);
    json_object_end(j);
}

static void ignored_json(struct json *j, const struct import_report *report)
{
    json_key(j, "ignored");
    json_array(j);
    for (size_t i = 0; i < report->ignored_count; i++) {
        json_object(j);
        json_text_at(j, "cell", report->ignored[i].cell);
        json_text_at(j, "heading", report->ignored[i].heading);
        json_text_at(j, "code", report->ignored[i].code);
        json_object_end(j);
    }
    json_array_end(j);
}

void import_report_json(struct json *j, const struct import_report *report, size_t most)
{
    const struct {
        const char *name;
        size_t count;
    } counts[] = { { "rows", report->rows },
                   { "good", report->good },
                   { "bad", report->bad },
                   { "duplicates", report->duplicates },
                   { "created", report->created },
                   { "updated", report->updated },
                   { "unchanged", report->unchanged } };
    size_t shown = 0;
    json_object(j);
    for (size_t i = 0; i < COUNT_OF(counts); i++)
        json_int_at(j, counts[i].name, (int64_t)counts[i].count);
    json_key(j, "problems");
    json_array(j);
    for (; shown < report->problem_count && (!most || shown < most); shown++)
        problem_json(j, report->problems[shown]);
    json_array_end(j);
    if (shown < report->problem_count)
        json_int_at(j, "left_out", (int64_t)(report->problem_count - shown));
    ignored_json(j, report);
    json_object_end(j);
}
