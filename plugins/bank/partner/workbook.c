/* SPDX-License-Identifier: MIT
 * workbook: a department's year as XLSX: campaigns with totals as formulas, what it brought, its
 * programmes, its notes. Numbers only where people are meant. */
#include "../gather.h"
#include "../words.h"
#include "board.h"

/* A heading and its width in characters; 0 = by the heading. */
#define COLUMN(words, chars)                                                                       \
    {                                                                                              \
        .heading = { words, sizeof(words) - 1 }, .width = (chars)                                  \
    }

struct book {
    struct board_query q;
    struct part_lines lines;
    struct sheet_out *out;
    struct slice bytes;
};

static const struct sheet_column campaign_columns[] = {
    COLUMN("Chiến dịch, chương trình", 44),
    COLUMN("Lĩnh vực", 24),
    COLUMN("Thời gian", 24),
    COLUMN("Địa bàn", 20),
    COLUMN("Đơn vị tổ chức", 34),
    COLUMN("Nội dung phối hợp", 34),
    COLUMN("Trạng thái", 18),
    COLUMN("Chỗ", 0),
    COLUMN("Đã nhận", 0),
    COLUMN("Lượt có mặt", 0),
    COLUMN("Giờ ghi nhận", 0),
    COLUMN("Người được giúp", 0),
};
enum { FIRST_NUMBER = 7, NUMBERS = 5 };

static err line_row(struct ctx *cx, struct tx *tx, struct book *b, const struct part_line *l)
{
    const struct campaign *c = &l->campaign;
    const struct field *state = field_named(campaign_partner_entity.fields, TEXT("state"));
    struct arena *a = cx->arena;
    const struct cell cells[] = {
        cell_text(c->title),
        cell_text(words_term(cx, &activity_field_vocabulary, c->field)),
        cell_text(words_dates(cx, c->starts, c->ends)),
        cell_text(record_title(cx, tx, &place_entity, c->place)),
        cell_text(record_title(cx, tx, &unit_entity, c->unit)),
        cell_text(l->part.role),
        cell_text(words_term(cx, state->terms, (unsigned)part_state(&l->part))),
        cell_number(a, l->tally.seats),
        cell_number(a, l->tally.taken),
        cell_number(a, l->tally.present),
        cell_hundredths(a, l->tally.hours),
        cell_number(a, l->tally.helped),
    };
    return sheet_out_row(cx, b->out, cells, COUNT_OF(cells));
}

static err total_row(struct ctx *cx, struct book *b)
{
    struct cell cells[COUNT_OF(campaign_columns)];
    int64_t sums[NUMBERS] = { 0 };
    for (size_t i = 0; i < b->lines.count; i++) {
        const struct part_tally *t = &b->lines.items[i].tally;
        const int64_t own[NUMBERS] = { t->seats, t->taken, t->present, t->hours / 100, t->helped };
        for (size_t k = 0; k < NUMBERS; k++) sums[k] += own[k];
    }
    for (size_t i = 0; i < COUNT_OF(cells); i++) cells[i] = cell_text(TEXT(""));
    cells[0] = cell_text(TEXT("Cộng"));
    for (size_t k = 0; k < NUMBERS; k++) {
        char column = (char)('A' + FIRST_NUMBER + k);
        cells[FIRST_NUMBER + k] = cell_formula(
            text_format(cx->arena, "=SUM(%c2:%c%zu)", column, column, b->lines.count + 1), sums[k]);
    }
    return sheet_out_row(cx, b->out, cells, COUNT_OF(cells));
}

static err campaign_sheet(struct ctx *cx, struct tx *tx, struct book *b)
{
    err e = sheet_out_open(cx, SHEET_XLSX, TEXT("Chiến dịch"), campaign_columns,
                           COUNT_OF(campaign_columns), &b->out);
    for (size_t i = 0; !e && i < b->lines.count; i++) e = line_row(cx, tx, b, &b->lines.items[i]);
    if (!e && b->lines.count) e = total_row(cx, b);
    return e;
}

static const struct sheet_column item_columns[] = {
    COLUMN("Chiến dịch, chương trình", 44),
    COLUMN("Loại", 20),
    COLUMN("Nội dung", 60),
    COLUMN("Địa bàn", 20),
    COLUMN("Số người", 0),
    COLUMN("Trước ngày", 0),
    COLUMN("Xong ngày", 0),
    COLUMN("Đơn vị tổ chức trả lời", 40),
};

static struct cell day_cell(struct arena *a, date day)
{
    return day ? cell_day(a, day) : cell_text(TEXT(""));
}

static err items_of(struct ctx *cx, struct tx *tx, struct book *b, const struct part_line *l)
{
    struct gathered items;
    struct arena *a = cx->arena;
    err e = gather(cx, tx, &part_item_entity, "part", l->part.id, &items);
    for (size_t i = 0; !e && i < items.count; i++) {
        const struct part_item *one = gathered_at(&items, i);
        const struct cell cells[] = {
            cell_text(l->campaign.title),
            cell_text(words_term(cx, &part_item_kind_vocabulary, (unsigned)one->kind)),
            cell_text(one->what),
            cell_text(record_title(cx, tx, &place_entity, one->place)),
            one->people ? cell_number(a, one->people) : cell_text(TEXT("")),
            day_cell(a, one->due),
            day_cell(a, one->done),
            cell_text(one->answer),
        };
        e = sheet_out_row(cx, b->out, cells, COUNT_OF(cells));
    }
    return e;
}

static err item_sheet(struct ctx *cx, struct tx *tx, struct book *b)
{
    err e = sheet_out_next(cx, b->out, TEXT("Phần việc của sở, ngành"), item_columns,
                           COUNT_OF(item_columns));
    for (size_t i = 0; !e && i < b->lines.count; i++) e = items_of(cx, tx, b, &b->lines.items[i]);
    return e;
}

static const struct sheet_column note_columns[] = {
    COLUMN("Ngày kiểm tra", 0),      COLUMN("Đơn vị được kiểm tra", 34), COLUMN("Đã xem", 44),
    COLUMN("Kết quả, nhận xét", 60), COLUMN("Việc cần làm", 44),         COLUMN("Trước ngày", 0),
    COLUMN("Trạng thái", 22),        COLUMN("Đơn vị trả lời", 44),
};

static err note_sheet(struct ctx *cx, struct tx *tx, struct book *b)
{
    struct gathered notes;
    struct arena *a = cx->arena;
    err e = gather(cx, tx, &inspection_entity, "unit", b->q.unit, &notes);
    if (!e)
        e = sheet_out_next(cx, b->out, TEXT("Kiểm tra, giám sát"), note_columns,
                           COUNT_OF(note_columns));
    for (size_t i = 0; !e && i < notes.count; i++) {
        const struct inspection *n = gathered_at(&notes, i);
        bool own = access_may(cx, tx, "inspection.write", n->unit);
        if (date_civil(n->day).year != b->q.year || (!own && n->state == INSPECTION_DRAFT))
            continue;
        const struct cell cells[] = {
            cell_day(a, n->day),
            cell_text(record_title(cx, tx, &unit_entity, n->inspected)),
            cell_text(n->looked_at),
            cell_text(n->findings),
            cell_text(n->to_do),
            day_cell(a, n->due),
            cell_text(words_term(cx, &inspection_state_vocabulary, (unsigned)n->state)),
            cell_text(n->answer),
        };
        e = sheet_out_row(cx, b->out, cells, COUNT_OF(cells));
    }
    return e;
}

static err fill(struct ctx *cx, struct tx *tx, void *arg)
{
    struct book *b = arg;
    if (!b->q.year) b->q.year = date_civil(instant_date(cx->now)).year;
    err e = access_require(cx, tx, "partner.read", b->q.unit);
    if (!e) e = part_lines_of(cx, tx, b->q.unit, b->q.year, &b->lines);
    if (!e) e = campaign_sheet(cx, tx, b);
    if (!e) e = item_sheet(cx, tx, b);
    if (!e) e = note_sheet(cx, tx, b);
    return e ? e : sheet_out_close(cx, b->out, &b->bytes);
}

err partner_workbook(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct book *b = ARENA_NEW(cx->arena, struct book);
    enum lang reader = cx->lang;
    (void)tx;
    b->q = *(const struct board_query *)request_query_record(rq);
    cx->lang = LANG_VI; /* for the office */
    err e = db_read(cx, fill, b);
    cx->lang = reader;
    if (e) return e;
    return respond_bytes(rs, text_of(sheet_form_media(SHEET_XLSX)), b->bytes,
                         text_format(cx->arena, "phoi-hop-%lld.xlsx", (long long)b->q.year));
}
