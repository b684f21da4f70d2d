/* SPDX-License-Identifier: MIT
 * register_list: the register as staff, monitors and the Front see it, each their area, with what
 * waits counted; and the same as a workbook. */
#include "../words.h"
#include "register_routes.h"

enum { SHOWN_USUAL = 50, SHOWN_MOST = 200 };

const struct field register_filter_fields[] = {
    FIELD(1, struct register_filter, standing, TEXT, 0, .max = 20, .label = "Tình trạng",
          .label_en = "Standing", .help = "lawful, new, overdue, to_mend, failed, no_basis, closed",
          .help_en = "lawful, new, overdue, to_mend, failed, no_basis, closed"),
    FIELD(2, struct register_filter, words, TEXT, 0, .max = 100, .label = "Tên đội, đơn vị",
          .label_en = "Name of the team or its unit"),
    FIELD(3, struct register_filter, unit, REF, 0, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit"),
    FIELD(4, struct register_filter, after, INT, 0, .min = 0, .label = "Bỏ qua",
          .label_en = "How many to pass over"),
    FIELD(5, struct register_filter, limit, INT, 0, .min = 0, .max = SHOWN_MOST, .label = "Số dòng",
          .label_en = "Rows"),
    { 0 },
};

struct listing {
    const struct request *rq;
    struct response *rs;
    struct register_rows all;
    struct sheet_out *out;
    struct slice bytes;
};

static date year_begins(const struct ctx *cx)
{
    return date_of(date_civil(instant_date(cx->now)).year, 1, 1);
}

static bool is_called(struct ctx *cx, struct tx *tx, const struct team *t, text words)
{
    if (text_is_empty(words)) return true;
    text sought = viet_fold(cx->arena, words);
    return viet_matches(viet_fold(cx->arena, t->name), sought) ||
           viet_matches(viet_fold(cx->arena, record_title(cx, tx, &unit_entity, t->unit)), sought);
}

static bool is_asked(struct ctx *cx, struct tx *tx, const struct register_filter *f,
                     const struct term *standing, const struct register_row *row)
{
    if (standing && standing->number != (unsigned)row->standing.kind) return false;
    if (!id_is_none(f->unit) && !unit_within(cx, tx, row->team.unit, f->unit)) return false;
    return is_called(cx, tx, &row->team, f->words);
}

static void counts_json(struct json *j, const struct register_rows *all)
{
    json_key(j, "counts");
    json_object(j);
    for (const struct term *t = team_standing_vocabulary.terms; t->number; t++) {
        int64_t count = 0;
        for (size_t i = 0; i < all->count; i++)
            count += (unsigned)all->rows[i].standing.kind == t->number;
        json_int_at(j, t->code, count);
    }
    json_object_end(j);
}

static err row_json(struct ctx *cx, struct tx *tx, struct json *j, const struct register_row *row)
{
    struct team_activity a;
    err e = team_activity(cx, tx, row->team.id, year_begins(cx), instant_date(cx->now), false, &a);
    if (e) return e;
    json_object(j);
    register_row_json(cx, tx, j, row);
    json_int_at(j, "members", a.members);
    json_int_at(j, "active", a.active);
    json_text_at(j, "hours_text", words_hundredths(cx, a.hours));
    json_object_end(j);
    return ERR_NONE;
}

static err write_list(struct ctx *cx, struct tx *tx, void *arg)
{
    struct listing *l = arg;
    const struct register_filter *f = request_query_record(l->rq);
    const struct term *standing = vocabulary_code(&team_standing_vocabulary, f->standing);
    int64_t most = f->limit ? f->limit : SHOWN_USUAL, at = 0, shown = 0;
    err e = register_rows_read(cx, tx, false, &l->all);
    if (e) return e;
    struct json *j = respond_json(cx, l->rs, 200);
    json_object(j);
    json_int_at(j, "all", (int64_t)l->all.count);
    counts_json(j, &l->all);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; !e && i < l->all.count; i++) {
        if (!is_asked(cx, tx, f, standing, &l->all.rows[i])) continue;
        if (at++ < f->after || shown >= most) continue;
        e = row_json(cx, tx, j, &l->all.rows[i]);
        shown++;
    }
    json_array_end(j);
    json_int_at(j, "total", at);
    json_object_end(j);
    return e;
}

err register_list(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct listing l = { .rq = rq, .rs = rs };
    const struct register_filter *f = request_query_record(rq);
    (void)tx;
    if (!text_is_empty(f->standing) && !vocabulary_code(&team_standing_vocabulary, f->standing)) {
        ctx_flaw(cx, "/standing", "term",
                 SAY("Không có tình trạng này", "There is no such standing"));
        return ERR_INVALID;
    }
    return db_read(cx, write_list, &l);
}

/* ---- the workbook ---------------------------------------------------------------------------- */

#define COLUMN(words, chars)                                                                       \
    {                                                                                              \
        .heading = { words, sizeof(words) - 1 }, .width = (chars)                                  \
    }

static const struct sheet_column columns[] = {
    COLUMN("Đội, câu lạc bộ, nhóm", 40),
    COLUMN("Loại hình", 14),
    COLUMN("Lĩnh vực", 24),
    COLUMN("Đơn vị quản lý", 34),
    COLUMN("Ngày thành lập", 14),
    COLUMN("Số quyết định", 18),
    COLUMN("Ngày quyết định", 14),
    COLUMN("Cơ quan ra quyết định", 34),
    COLUMN("Có quy chế", 0),
    COLUMN("Thành viên", 0),
    COLUMN("Có hoạt động trong năm", 0),
    COLUMN("Giờ trong năm", 0),
    COLUMN("Chiến dịch trong năm", 0),
    COLUMN("Tình trạng", 34),
    COLUMN("Kết luận đúng quy định gần nhất", 16),
    COLUMN("Hạn rà soát, khắc phục", 16),
    COLUMN("Ngày giải thể", 14),
};

static text term_words(const struct vocabulary *v, unsigned number)
{
    const struct term *t = vocabulary_number(v, number);
    return t ? text_of(t->vi) : TEXT("");
}

static err sheet_row(struct ctx *cx, struct tx *tx, struct listing *l,
                     const struct register_row *row)
{
    const struct team *t = &row->team;
    struct arena *a = cx->arena;
    struct team_activity did;
    err e = team_activity(cx, tx, t->id, year_begins(cx), instant_date(cx->now), true, &did);
    if (e) return e;
    const struct cell cells[] = {
        cell_text(t->name),
        cell_text(term_words(&team_kind_vocabulary, (unsigned)t->kind)),
        cell_text(term_words(&activity_field_vocabulary, t->field)),
        cell_text(record_title(cx, tx, &unit_entity, t->unit)),
        cell_day(a, t->founded),
        cell_text(t->basis_number),
        cell_day(a, t->basis_day),
        cell_text(t->basis_body),
        cell_text(text_trim(t->charter).size ? TEXT("Có") : TEXT("")),
        cell_number(a, did.members),
        cell_number(a, did.active),
        cell_hundredths(a, did.hours),
        cell_number(a, did.campaigns),
        cell_text(term_words(&team_standing_vocabulary, (unsigned)row->standing.kind)),
        cell_day(a, row->standing.reviewed),
        cell_day(a, row->standing.due),
        cell_day(a, t->closed),
    };
    return sheet_out_row(cx, l->out, cells, COUNT_OF(cells));
}

static const struct sheet_column total_columns[] = {
    COLUMN("Tình trạng", 40),
    COLUMN("Số đội", 0),
};

enum { STANDING_COLUMN = 'N' };

static err total_sheet(struct ctx *cx, struct listing *l)
{
    err e = sheet_out_next(cx, l->out, TEXT("Tổng hợp"), total_columns, COUNT_OF(total_columns));
    for (const struct term *t = team_standing_vocabulary.terms; !e && t->number; t++) {
        int64_t count = 0;
        for (size_t i = 0; i < l->all.count; i++)
            count += (unsigned)l->all.rows[i].standing.kind == t->number;
        text formula = text_format(cx->arena, "=COUNTIF('Sổ đội, nhóm'!$%c$2:$%c$%zu,\"%s\")",
                                   STANDING_COLUMN, STANDING_COLUMN, l->all.count + 1, t->vi);
        const struct cell cells[] = { cell_text(text_of(t->vi)), cell_formula(formula, count) };
        e = sheet_out_row(cx, l->out, cells, COUNT_OF(cells));
    }
    return e;
}

static err write_book(struct ctx *cx, struct tx *tx, void *arg)
{
    struct listing *l = arg;
    err e = register_rows_read(cx, tx, false, &l->all);
    if (!e)
        e = sheet_out_open(cx, SHEET_XLSX, TEXT("Sổ đội, nhóm"), columns, COUNT_OF(columns),
                           &l->out);
    for (size_t i = 0; !e && i < l->all.count; i++) e = sheet_row(cx, tx, l, &l->all.rows[i]);
    if (!e) e = total_sheet(cx, l);
    return e ? e : sheet_out_close(cx, l->out, &l->bytes);
}

err register_export(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct listing l = { .rq = rq, .rs = rs };
    (void)tx;
    err e = db_read(cx, write_book, &l);
    return e ? e
             : respond_bytes(rs, text_of(sheet_form_media(SHEET_XLSX)), l.bytes,
                             TEXT("so-doi-nhom-tinh-nguyen.xlsx"));
}
