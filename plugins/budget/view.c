/* SPDX-License-Identifier: MIT
 * view: the board as JSON. */
#include "view.h"

#include "list.h"
#include "step.h"
#include "tie.h"

const struct field budget_asking_fields[] = {
    FIELD(1, struct budget_asking, unit, REF, REQUIRED, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit"),
    FIELD(2, struct budget_asking, year, INT, 0, .min = 2020, .max = 2100, .label = "Năm",
          .label_en = "Year", .help = "Để trống là năm nay", .help_en = "Empty for this year"),
    { 0 },
};

text budget_money(struct arena *arena, int64_t dong)
{
    text digits = text_format(arena, "%lld", (long long)(dong < 0 ? -dong : dong));
    char *out = arena_alloc(arena, digits.size * 2);
    size_t n = 0;
    for (size_t i = 0; i < digits.size; i++) {
        if (i && (digits.size - i) % 3 == 0) out[n++] = '.';
        out[n++] = digits.data[i];
    }
    return text_format(arena, "%s%.*s đồng", dong < 0 ? "-" : "", (int)n, out);
}

text budget_term(const struct ctx *cx, const struct vocabulary *v, int32_t number)
{
    const struct term *t = vocabulary_number(v, (unsigned)number);
    return t ? ctx_say(cx, t->vi, t->en) : TEXT("");
}

static const char *code_of(const struct vocabulary *v, int32_t number)
{
    const struct term *t = vocabulary_number(v, (unsigned)number);
    return t ? t->code : "";
}

/* ---- reading ------------------------------------------------------------------------------- */

struct board {
    struct budget_asking asking;
    struct budget_book book;
    struct ctx *cx;
    struct json *j;
};

static err read_book(struct ctx *cx, struct tx *tx, void *arg)
{
    struct board *b = arg;
    err e = access_require(cx, tx, "budget.read", b->asking.unit);
    return e ? e : budget_book_read(cx, tx, b->asking.unit, b->asking.year, &b->book);
}

static struct budget_asking with_year(struct ctx *cx, struct budget_asking asking)
{
    if (!asking.year) asking.year = date_civil(instant_date(cx->now)).year;
    return asking;
}

struct budget_asking budget_asked(struct ctx *cx, const struct request *rq)
{
    return with_year(cx, *(const struct budget_asking *)request_query_record(rq));
}

err budget_view_of(struct ctx *cx, struct budget_asking asking, struct budget_book *out)
{
    struct board b = { .asking = with_year(cx, asking) };
    err e = db_read(cx, read_book, &b);
    *out = b.book;
    return e;
}

err budget_view_read(struct ctx *cx, const struct request *rq, struct budget_book *out)
{
    return budget_view_of(cx, budget_asked(cx, rq), out);
}

/* ---- pieces -------------------------------------------------------------------------------- */

static void sums_at(struct json *j, const char *key, const struct budget_sums *s)
{
    json_key(j, key);
    json_object(j);
    budget_sums_json(j, s);
    json_object_end(j);
}

static void can_json(struct board *b, struct tx *tx, const struct budget_estimate *estimate)
{
    json_key(b->j, "can");
    json_array(b->j);
    for (int32_t a = BUDGET_SEND; a < BUDGET_ACTIONS; a++)
        if (budget_may(b->cx, tx, estimate, a))
            json_text(b->j, text_of(code_of(&budget_action_vocabulary, a)));
    json_array_end(b->j);
}

/* What is common to the estimate and to parts: where it stands, and what the asker may do. */
static err state_json(struct board *b, struct tx *tx, const struct budget_estimate *estimate)
{
    struct ctx *cx = b->cx;
    text etag;
    err e = record_etag(cx, tx, &budget_estimate_entity, estimate->id, &etag);
    if (e) return e;
    json_text_at(b->j, "etag", etag);
    json_z_at(b->j, "state", code_of(&budget_state_vocabulary, estimate->state));
    json_text_at(b->j, "state_label", budget_term(cx, &budget_state_vocabulary, estimate->state));
    json_text_at(b->j, "reason", estimate->reason);
    json_text_at(b->j, "decision", estimate->decision);
    json_text_at(b->j, "decided",
                 estimate->decided ? date_format(cx->arena, estimate->decided) : TEXT(""));
    can_json(b, tx, estimate);
    return ERR_NONE;
}

/* ---- the estimate -------------------------------------------------------------------------- */

static err steps_json(struct board *b, struct tx *tx, id estimate)
{
    struct budget_list steps;
    err e = budget_list(b->cx, tx, &budget_step_entity, "estimate", estimate, &steps);
    json_key(b->j, "steps");
    json_array(b->j);
    for (size_t i = 0; !e && i < steps.count; i++) {
        const struct budget_step *s = budget_list_at(&steps, i);
        json_object(b->j);
        json_text_at(b->j, "action", budget_term(b->cx, &budget_action_vocabulary, s->action));
        json_text_at(b->j, "reason", s->reason);
        json_text_at(b->j, "at", instant_format(b->cx->arena, s->at));
        json_object_end(b->j);
    }
    json_array_end(b->j);
    return e;
}

static err adjustments_json(struct board *b, struct tx *tx, const struct budget_estimate *estimate)
{
    struct budget_list all;
    err e = budget_list(b->cx, tx, &budget_adjustment_entity, "estimate", estimate->id, &all);
    id above = id_is_none(estimate->above) ? estimate->unit : estimate->above;
    bool decides = access_may(b->cx, tx, "budget.decide", above);
    json_key(b->j, "adjustments");
    json_array(b->j);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct budget_adjustment *a = budget_list_at(&all, i);
        bool known = !id_is_none(a->line) && text_is_empty(a->content);
        json_object(b->j);
        json_id_at(b->j, "id", a->id);
        json_text_at(b->j, "content",
                     known ? record_title(b->cx, tx, &budget_line_entity, a->line) : a->content);
        json_int_at(b->j, "amount", a->amount);
        json_text_at(b->j, "grounds", a->grounds);
        json_z_at(b->j, "state", code_of(&adjustment_state_vocabulary, a->state));
        json_text_at(b->j, "state_label",
                     budget_term(b->cx, &adjustment_state_vocabulary, a->state));
        json_text_at(b->j, "reason", a->reason);
        json_text_at(b->j, "decision", a->decision);
        json_bool_at(b->j, "decides", decides && a->state == ADJUSTMENT_PROPOSED);
        json_object_end(b->j);
    }
    json_array_end(b->j);
    return e;
}

static err estimate_json(struct board *b, struct tx *tx)
{
    json_key(b->j, "estimate");
    if (!b->book.has_own) {
        json_null(b->j);
        return ERR_NONE;
    }
    const struct budget_estimate *own = &b->book.parts[0].estimate;
    bool writes = access_may(b->cx, tx, "budget.write", own->unit);
    json_object(b->j);
    json_id_at(b->j, "id", own->id);
    json_text_at(b->j, "grounds", own->grounds);
    err e = state_json(b, tx, own);
    json_bool_at(b->j, "open", writes && budget_is_open(own->state));
    json_bool_at(b->j, "spends", writes && own->state == ESTIMATE_APPROVED);
    if (!e) e = steps_json(b, tx, own->id);
    if (!e) e = adjustments_json(b, tx, own);
    json_object_end(b->j);
    return e;
}

/* ---- lines --------------------------------------------------------------------------------- */

static err rows_json(struct board *b, struct tx *tx)
{
    err e = ERR_NONE;
    json_key(b->j, "rows");
    json_array(b->j);
    for (size_t i = 0; !e && i < b->book.row_count; i++) {
        const struct budget_row *row = &b->book.rows[i];
        if (!b->book.parts[row->part].own) continue;
        json_object(b->j);
        json_id_at(b->j, "id", row->line.id);
        json_text_at(b->j, "content", row->line.content);
        json_text_at(b->j, "calculation", row->line.calculation);
        json_text_at(b->j, "source", b->book.sources[row->source].source.title);
        json_text_at(b->j, "task", budget_term(b->cx, &budget_task_vocabulary, row->line.task));
        budget_sums_json(b->j, &row->sums);
        e = budget_tie_json(b->cx, tx, b->j, &row->line);
        json_object_end(b->j);
    }
    json_array_end(b->j);
    return e;
}

static void payments_json(struct board *b)
{
    json_key(b->j, "payments");
    json_array(b->j);
    for (size_t i = 0; i < b->book.payment_count; i++) {
        const struct budget_spending *s = &b->book.payments[i].spending;
        const struct budget_row *row = &b->book.rows[b->book.payments[i].row];
        if (!b->book.parts[row->part].own) continue;
        json_object(b->j);
        json_id_at(b->j, "id", s->id);
        json_text_at(b->j, "day", date_format(b->cx->arena, s->day));
        json_text_at(b->j, "document", s->document);
        json_text_at(b->j, "content", text_is_empty(s->content) ? row->line.content : s->content);
        json_int_at(b->j, "amount", s->amount);
        json_bool_at(b->j, "reversed", s->reversed != 0);
        json_text_at(b->j, "reason", s->reverse_reason);
        json_object_end(b->j);
    }
    json_array_end(b->j);
}

/* ---- parts, sources, years ----------------------------------------------------------------- */

static err parts_json(struct board *b, struct tx *tx)
{
    json_key(b->j, "parts");
    json_array(b->j);
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < b->book.part_count; i++) {
        const struct budget_part *p = &b->book.parts[i];
        json_object(b->j);
        json_id_at(b->j, "estimate", p->estimate.id);
        json_id_at(b->j, "unit", p->estimate.unit);
        json_text_at(b->j, "name", p->name);
        json_bool_at(b->j, "own", p->own);
        json_bool_at(b->j, "counted", p->counted);
        e = state_json(b, tx, &p->estimate);
        budget_sums_json(b->j, &p->sums);
        json_object_end(b->j);
    }
    json_array_end(b->j);
    return e;
}

static void sources_json(struct board *b)
{
    json_key(b->j, "sources");
    json_array(b->j);
    for (size_t i = 0; i < b->book.source_count; i++) {
        const struct budget_source_row *s = &b->book.sources[i];
        json_object(b->j);
        json_id_at(b->j, "id", s->source.id);
        json_text_at(b->j, "title", s->source.title);
        json_z_at(b->j, "kind", code_of(&budget_kind_vocabulary, s->source.kind));
        json_text_at(b->j, "kind_label",
                     budget_term(b->cx, &budget_kind_vocabulary, s->source.kind));
        json_int_at(b->j, "has", s->source.amount);
        json_bool_at(b->j, "over",
                     s->source.amount && s->sums.amount + s->sums.adjusted > s->source.amount);
        budget_sums_json(b->j, &s->sums);
        json_object_end(b->j);
    }
    json_array_end(b->j);
}

/* The unit's years that have an estimate, this one among them. */
static err years_json(struct board *b, struct tx *tx)
{
    struct budget_list all;
    err e = budget_list(b->cx, tx, &budget_estimate_entity, "unit", b->book.unit, &all);
    json_key(b->j, "years");
    json_array(b->j);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct budget_estimate *one = budget_list_at(&all, i);
        struct budget_book book = b->book;
        if (one->year != book.year) e = budget_book_read(b->cx, tx, one->unit, one->year, &book);
        if (e) break;
        json_object(b->j);
        json_int_at(b->j, "year", one->year);
        json_text_at(b->j, "state_label", budget_term(b->cx, &budget_state_vocabulary, one->state));
        budget_sums_json(b->j, &book.total);
        json_object_end(b->j);
    }
    json_array_end(b->j);
    return e;
}

static err write_board(struct ctx *cx, struct tx *tx, void *arg)
{
    struct board *b = arg;
    err e = read_book(cx, tx, b);
    if (e) return e;
    json_object(b->j);
    json_id_at(b->j, "unit", b->book.unit);
    json_text_at(b->j, "name", b->book.name);
    json_int_at(b->j, "year", b->book.year);
    json_bool_at(b->j, "writes", access_may(cx, tx, "budget.write", b->book.unit));
    e = estimate_json(b, tx);
    if (!e) e = rows_json(b, tx);
    if (!e) e = budget_ties_json(cx, tx, b->j, &b->book);
    if (e) return e;
    payments_json(b);
    sources_json(b);
    sums_at(b->j, "total", &b->book.total);
    e = parts_json(b, tx);
    if (!e) e = years_json(b, tx);
    json_object_end(b->j);
    return e;
}

err budget_board(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct board b = { .asking = budget_asked(cx, rq), .cx = cx, .j = respond_json(cx, rs, 200) };
    (void)tx;
    return db_read(cx, write_board, &b);
}
