/* SPDX-License-Identifier: MIT
 * form: fills the letter. Amounts are whole đồng; what is not consolidated stands in no table. The
 * number and the day are left to the clerk. */
#include "form.h"

static const struct term forms[] = {
    { BUDGET_FORM_PDF, "pdf", "PDF", "PDF" },
    { BUDGET_FORM_DOCX, "docx", "Word", "Word" },
    { 0 },
};
const struct vocabulary budget_form_vocabulary = { "budget_form", "Dạng tệp", "Kind of file",
                                                   forms };

const struct field budget_form_asking_fields[] = {
    FIELD(1, struct budget_form_asking, unit, REF, REQUIRED, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit"),
    FIELD(2, struct budget_form_asking, year, INT, 0, .min = 2020, .max = 2100, .label = "Năm",
          .label_en = "Year", .help = "Để trống là năm nay", .help_en = "Empty for this year"),
    FIELD(3, struct budget_form_asking, form, ENUM, 0, .terms = &budget_form_vocabulary,
          .fallback = "pdf", .label = "Dạng tệp", .label_en = "Kind of file"),
    { 0 },
};

struct form {
    struct ctx *cx;
    struct letter *letter;
    struct budget_book book, before;
    text above, symbol;
    const text *units; /* of the rows */
};

static text money(struct form *f, int64_t dong)
{
    return letter_count(f->cx->arena, dong);
}

static int64_t planned(const struct budget_sums *s)
{
    return s->amount + s->adjusted;
}

static bool of_state(int32_t kind)
{
    return kind == SOURCE_PROVINCE || kind == SOURCE_DEPARTMENT || kind == SOURCE_LOCAL;
}

static bool counts(const struct budget_book *b, const struct budget_row *row)
{
    return b->parts[row->part].counted;
}

void budget_by_task(const struct budget_book *b, struct budget_task_sums out[])
{
    memset(out, 0, (BUDGET_TASK_OTHER + 1) * sizeof *out);
    for (size_t i = 0; i < b->row_count; i++) {
        const struct budget_row *row = &b->rows[i];
        int32_t task = row->line.task;
        if (!counts(b, row) || task < 1 || task > BUDGET_TASK_OTHER) continue;
        out[task].sums.amount += row->sums.amount;
        out[task].sums.adjusted += row->sums.adjusted;
        out[task].sums.spent += row->sums.spent;
        if (of_state(b->sources[row->source].source.kind)) out[task].state += planned(&row->sums);
    }
}

/* ---- what it says -------------------------------------------------------------------------- */

static void say_letter(struct form *f)
{
    struct letter *l = f->letter;
    struct arena *arena = f->cx->arena;
    const struct budget_book *b = &f->book;
    const struct budget_estimate *own = b->has_own ? &b->parts[0].estimate : NULL;
    l->kind = TEXT("Tờ trình");
    l->subject = text_format(arena, "Về dự toán kinh phí thực hiện Kế hoạch 630/KH-UBND năm %lld",
                             (long long)b->year);
    l->number = letter_number(arena, l->regime, 0, TEXT("TTr"), f->symbol, TEXT(""));
    l->to = text_is_empty(f->above) ? TEXT("Ủy ban nhân dân tỉnh") : f->above;
    l->recipients = TEXT("Như trên");
    l->kept_by = TEXT("VT");
    letter_basis(l, TEXT("Căn cứ Kế hoạch số 630/KH-UBND ngày 29 tháng 9 năm 2023 của Ủy ban nhân "
                         "dân tỉnh Đắk Nông"));
    letter_paragraph(l, TEXT(""),
                     text_format(arena,
                                 "%.*s lập dự toán kinh phí năm %lld là %.*s, gồm dự toán của cấp "
                                 "này và các phần đã tổng hợp từ cấp dưới.",
                                 TEXT_ARGS(b->name), (long long)b->year,
                                 TEXT_ARGS(budget_money(arena, planned(&b->total)))));
    if (own && !text_is_empty(own->grounds))
        letter_paragraph(l, TEXT("Thuyết minh. "), own->grounds);
    if (own && own->state == ESTIMATE_APPROVED)
        letter_paragraph(
            l, TEXT(""),
            text_format(arena,
                        "Dự toán đã được duyệt theo %.*s ngày %.*s; các biểu kèm theo gồm cả "
                        "điều chỉnh đến nay.",
                        TEXT_ARGS(own->decision), TEXT_ARGS(date_format_vi(arena, own->decided))));
    else
        letter_paragraph(l, TEXT(""),
                         TEXT("Kính trình xem xét, quyết định (có các biểu kèm theo)."));
    bool youth = l->regime == LETTER_YOUTH;
    letter_sign(l, youth ? TEXT("TM. BAN THƯỜNG VỤ") : TEXT(""),
                youth ? TEXT("BÍ THƯ") : TEXT("THỦ TRƯỞNG ĐƠN VỊ"), TEXT(""));
}

static const struct letter_column task_columns[] = {
    { "STT", 0.4, PDF_CENTRE },
    { "Nhiệm vụ của Kế hoạch", 3, PDF_LEFT },
    { "Dự toán năm trước", 1.2, PDF_RIGHT },
    { "Đã chi năm trước", 1.2, PDF_RIGHT },
    { "Dự toán năm nay", 1.2, PDF_RIGHT },
    { "Trong đó ngân sách nhà nước", 1.2, PDF_RIGHT },
    { "Nguồn khác", 1.2, PDF_RIGHT },
};

static void task_row(struct form *f, bool strong, text number, text words,
                     const struct budget_task_sums *before, const struct budget_task_sums *now)
{
    text cells[] = {
        number,
        words,
        money(f, planned(&before->sums)),
        money(f, before->sums.spent),
        money(f, planned(&now->sums)),
        money(f, now->state),
        money(f, planned(&now->sums) - now->state),
    };
    letter_row(f->letter, strong, cells, COUNT_OF(cells));
}

static void add(struct budget_task_sums *sum, const struct budget_task_sums *one)
{
    sum->sums.amount += planned(&one->sums);
    sum->sums.spent += one->sums.spent;
    sum->state += one->state;
}

static void tasks_annex(struct form *f)
{
    struct budget_task_sums now[BUDGET_TASK_OTHER + 1], before[BUDGET_TASK_OTHER + 1];
    struct budget_task_sums all = { 0 }, all_before = { 0 };
    int64_t n = 0;
    budget_by_task(&f->book, now);
    budget_by_task(&f->before, before);
    letter_annex(f->letter, true,
                 text_format(f->cx->arena, "Biểu số 1: Dự toán năm %lld theo nhiệm vụ (đồng)",
                             (long long)f->book.year));
    letter_table(f->letter, TEXT(""), task_columns, COUNT_OF(task_columns));
    for (int task = 1; task <= BUDGET_TASK_OTHER; task++) {
        if (!planned(&now[task].sums) && !planned(&before[task].sums)) continue;
        task_row(f, false, letter_count(f->cx->arena, ++n),
                 budget_term(f->cx, &budget_task_vocabulary, task), &before[task], &now[task]);
        add(&all, &now[task]);
        add(&all_before, &before[task]);
    }
    task_row(f, true, TEXT(""), TEXT("Tổng cộng"), &all_before, &all);
}

static const struct letter_column line_columns[] = {
    { "STT", 0.4, PDF_CENTRE },
    { "Nội dung chi", 2.6, PDF_LEFT },
    { "Cách tính", 2.4, PDF_LEFT },
    { "Nguồn", 2, PDF_LEFT },
    { "Thành tiền (đồng)", 1.3, PDF_RIGHT },
};

static void lines_annex(struct form *f)
{
    const struct budget_book *b = &f->book;
    int64_t n = 0;
    letter_annex(f->letter, true,
                 text_format(f->cx->arena, "Biểu số 2: Chi tiết và cơ sở tính năm %lld",
                             (long long)b->year));
    letter_table(f->letter, TEXT(""), line_columns, COUNT_OF(line_columns));
    for (size_t i = 0; i < b->row_count; i++) {
        const struct budget_row *row = &b->rows[i];
        if (!counts(b, row)) continue;
        if (!n || !id_equal(row->unit, b->rows[i - 1].unit)) letter_band(f->letter, f->units[i]);
        text cells[] = { letter_count(f->cx->arena, ++n), row->line.content, row->line.calculation,
                         b->sources[row->source].source.title, money(f, planned(&row->sums)) };
        letter_row(f->letter, false, cells, COUNT_OF(cells));
    }
    text cells[] = { TEXT(""), TEXT("Tổng cộng"), TEXT(""), TEXT(""),
                     money(f, planned(&b->total)) };
    letter_row(f->letter, true, cells, COUNT_OF(cells));
}

static const struct letter_column source_columns[] = {
    { "STT", 0.4, PDF_CENTRE },    { "Nguồn kinh phí", 3, PDF_LEFT },
    { "Loại nguồn", 2, PDF_LEFT }, { "Nguồn có", 1.2, PDF_RIGHT },
    { "Dự toán", 1.2, PDF_RIGHT },
};

static void sources_annex(struct form *f)
{
    const struct budget_book *b = &f->book;
    letter_annex(f->letter, true,
                 text_format(f->cx->arena, "Biểu số 3: Theo nguồn kinh phí năm %lld (đồng)",
                             (long long)b->year));
    letter_table(f->letter, TEXT(""), source_columns, COUNT_OF(source_columns));
    for (size_t i = 0; i < b->source_count; i++) {
        const struct budget_source_row *s = &b->sources[i];
        text cells[] = { letter_count(f->cx->arena, (int64_t)i + 1), s->source.title,
                         budget_term(f->cx, &budget_kind_vocabulary, s->source.kind),
                         s->source.amount ? money(f, s->source.amount) : TEXT("chưa có"),
                         money(f, planned(&s->sums)) };
        letter_row(f->letter, false, cells, COUNT_OF(cells));
    }
    text cells[] = { TEXT(""), TEXT("Tổng cộng"), TEXT(""), TEXT(""),
                     money(f, planned(&b->total)) };
    letter_row(f->letter, true, cells, COUNT_OF(cells));
}

/* ---- reading ------------------------------------------------------------------------------- */

struct before {
    const struct budget_book *now;
    struct budget_book *out;
};

static err read_before(struct ctx *cx, struct tx *tx, void *arg)
{
    struct before *b = arg;
    return budget_book_read(cx, tx, b->now->unit, b->now->year - 1, b->out);
}

err budget_year_before(struct ctx *cx, const struct budget_book *b, struct budget_book *out)
{
    struct before before = { b, out };
    return db_read(cx, read_before, &before);
}

static err begin(struct ctx *cx, struct tx *tx, void *arg)
{
    struct form *f = arg;
    struct unit unit;
    err e = record_get(cx, tx, &unit_entity, f->book.unit, &unit);
    if (!e) e = letter_of_unit(cx, tx, f->book.unit, &f->letter);
    if (e) return e;
    struct letter *l = f->letter;
    l->above = text_copy(cx->arena, l->above);
    l->body = text_copy(cx->arena, l->body);
    l->place = text_copy(cx->arena, l->place);
    f->symbol = text_copy(cx->arena, letter_symbol(cx, &unit));
    f->above = id_is_none(unit.parent) ? TEXT("") : record_title(cx, tx, &unit_entity, unit.parent);
    text *units = ARENA_ARRAY(cx->arena, f->book.row_count + 1, text);
    for (size_t i = 0; i < f->book.row_count; i++)
        units[i] = record_title(cx, tx, &unit_entity, f->book.rows[i].unit);
    f->units = units;
    return ERR_NONE;
}

err budget_form(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct budget_form_asking *asked = request_query_record(rq);
    bool word = asked->form == BUDGET_FORM_DOCX;
    struct form f = { .cx = cx };
    struct slice bytes = { 0 };
    (void)tx;
    err e = budget_view_of(cx, (struct budget_asking){ asked->unit, asked->year }, &f.book);
    if (!e) e = budget_year_before(cx, &f.book, &f.before);
    if (!e) e = db_read(cx, begin, &f);
    if (e) return e;
    say_letter(&f);
    tasks_annex(&f);
    lines_annex(&f);
    if (f.book.source_count) sources_annex(&f);
    e = word ? letter_docx(cx, f.letter, &bytes) : letter_pdf(cx, f.letter, &bytes);
    if (e) return e;
    return respond_bytes(rs, text_of(word ? letter_docx_media : "application/pdf"), bytes,
                         text_format(cx->arena, "to-trinh-du-toan-%lld.%s", (long long)f.book.year,
                                     word ? "docx" : "pdf"));
}
