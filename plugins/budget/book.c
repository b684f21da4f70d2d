/* SPDX-License-Identifier: MIT
 * book: the estimates of the year are read once; from the asked unit down, whoever was sent to it
 * is a part. A part's lines are its own and those of what it consolidated in turn. */
#include "book.h"

#include "list.h"

enum { DEPTH_MAX = 16 }; /* of units under units */

struct reading {
    struct ctx *cx;
    struct tx *tx;
    struct budget_book *book;
    struct budget_list estimates; /* of the year */
};

static void add(struct budget_sums *to, const struct budget_sums *from)
{
    to->amount += from->amount; /* bounds: BUDGET_ESTIMATE_MAX an estimate */
    to->adjusted += from->adjusted;
    to->spent += from->spent;
}

static bool is_counted(const struct budget_estimate *e)
{
    return e->state == ESTIMATE_TAKEN || e->state == ESTIMATE_APPROVED;
}

static err source_at(struct reading *r, id which, size_t *out)
{
    struct budget_book *b = r->book;
    for (size_t i = 0; i < b->source_count; i++)
        if (id_equal(b->sources[i].source.id, which)) {
            *out = i;
            return ERR_NONE;
        }
    b->sources = budget_grown(r->cx->arena, b->sources, b->source_count, &b->source_room,
                              sizeof(*b->sources));
    *out = b->source_count;
    b->sources[b->source_count] = (struct budget_source_row){ 0 };
    return record_get(r->cx, r->tx, &budget_source_entity, which,
                      &b->sources[b->source_count++].source);
}

static err read_payments(struct reading *r, struct budget_row *row, size_t index, bool kept)
{
    struct budget_book *b = r->book;
    struct budget_list all;
    err e = budget_list(r->cx, r->tx, &budget_spending_entity, "line", row->line.id, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct budget_spending *s = budget_list_at(&all, i);
        if (!s->reversed) row->sums.spent += s->amount;
        if (!kept) continue;
        b->payments = budget_grown(r->cx->arena, b->payments, b->payment_count, &b->payment_room,
                                   sizeof(*b->payments));
        b->payments[b->payment_count++] = (struct budget_payment){ *s, index };
    }
    return e;
}

static err read_line(struct reading *r, const struct budget_line *line, id unit, size_t part)
{
    struct budget_book *b = r->book;
    bool kept = b->parts[part].counted;
    struct budget_row row = { .line = *line,
                              .sums = { .amount = line->amount, .adjusted = line->adjusted },
                              .part = part,
                              .unit = unit };
    err e = read_payments(r, &row, b->row_count, kept);
    if (!e && kept) e = source_at(r, line->source, &row.source);
    if (e) return e;
    add(&b->parts[part].sums, &row.sums);
    if (!kept) return ERR_NONE;
    add(&b->sources[row.source].sums, &row.sums);
    b->rows = budget_grown(r->cx->arena, b->rows, b->row_count, &b->row_room, sizeof(*b->rows));
    b->rows[b->row_count++] = row;
    return ERR_NONE;
}

static err read_lines(struct reading *r, const struct budget_estimate *estimate, size_t part)
{
    struct budget_list lines;
    err e = budget_list(r->cx, r->tx, &budget_line_entity, "estimate", estimate->id, &lines);
    for (size_t i = 0; !e && i < lines.count; i++)
        e = read_line(r, budget_list_at(&lines, i), estimate->unit, part);
    return e;
}

/* Below a part: what its unit consolidated, and so on down. */
static err read_below(struct reading *r, id unit, size_t part, int depth)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && depth < DEPTH_MAX && i < r->estimates.count; i++) {
        const struct budget_estimate *below = budget_list_at(&r->estimates, i);
        if (!id_equal(below->above, unit) || !is_counted(below)) continue;
        e = read_lines(r, below, part);
        if (!e) e = read_below(r, below->unit, part, depth + 1);
    }
    return e;
}

static err read_part(struct reading *r, const struct budget_estimate *estimate, bool own)
{
    struct budget_book *b = r->book;
    b->parts =
        budget_grown(r->cx->arena, b->parts, b->part_count, &b->part_room, sizeof(*b->parts));
    size_t part = b->part_count++;
    b->parts[part] =
        (struct budget_part){ .estimate = *estimate,
                              .name = record_title(r->cx, r->tx, &unit_entity, estimate->unit),
                              .own = own,
                              .counted = own || is_counted(estimate) };
    err e = read_lines(r, estimate, part);
    if (!e && !own) e = read_below(r, estimate->unit, part, 0);
    if (!e && b->parts[part].counted) add(&b->total, &b->parts[part].sums);
    return e;
}

/* Sources the unit keeps and plans nothing by yet. */
static err read_sources(struct reading *r)
{
    const struct budget_source probe = { .year = r->book->year };
    struct budget_list all;
    err e = budget_list_year(r->cx, r->tx, &budget_source_entity, &probe, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct budget_source *s = budget_list_at(&all, i);
        size_t at;
        if (id_equal(s->unit, r->book->unit)) e = source_at(r, s->id, &at);
    }
    return e;
}

err budget_book_read(struct ctx *cx, struct tx *tx, id unit, int64_t year, struct budget_book *out)
{
    const struct budget_estimate probe = { .year = year };
    struct unit asked;
    struct reading r = { .cx = cx, .tx = tx, .book = out };
    *out = (struct budget_book){ .unit = unit, .year = year };
    err e = record_get(cx, tx, &unit_entity, unit, &asked);
    if (e) return e;
    out->name = asked.name;
    e = budget_list_year(cx, tx, &budget_estimate_entity, &probe, &r.estimates);
    for (size_t i = 0; !e && i < r.estimates.count; i++) {
        const struct budget_estimate *own = budget_list_at(&r.estimates, i);
        if (!id_equal(own->unit, unit)) continue;
        out->has_own = true;
        e = read_part(&r, own, true);
    }
    for (size_t i = 0; !e && i < r.estimates.count; i++) {
        const struct budget_estimate *below = budget_list_at(&r.estimates, i);
        if (id_equal(below->above, unit)) e = read_part(&r, below, false);
    }
    return e ? e : read_sources(&r);
}
