/* SPDX-License-Identifier: MIT
 * board: a department's rows of the plan, campaigns, proposals and notes of one year. */
#include "board.h"

#include "../gather.h"
#include "../words.h"

const struct field board_query_fields[] = { FIELD(1, struct board_query, unit, REF, 0,
                                                  .target = "unit", .label = "Sở, ngành",
                                                  .label_en = "Department"),
                                            FIELD(2, struct board_query, year, INT, 0, .min = 2000,
                                                  .max = 2100, .label = "Năm", .label_en = "Year"),
                                            { 0 } };

enum { DEPARTMENTS_MOST = 60 };

struct board {
    struct board_query q;
    struct response *rs;
    struct unit departments[DEPARTMENTS_MOST];
    size_t count;
    struct part_lines lines;
    struct gathered duties, proposals, inspections;
};

/* ---- whose board --------------------------------------------------------------------------- */

static bool is_there(const struct board *b, id unit)
{
    for (size_t i = 0; i < b->count; i++)
        if (id_equal(b->departments[i].id, unit)) return true;
    return false;
}

static enum kv_go note_department(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                  err *failure)
{
    struct board *b = arg;
    const struct unit *u = record;
    date today = instant_date(cx->now);
    (void)failure;
    if (b->count == DEPARTMENTS_MOST) return KV_STOP;
    if (u->valid_to && u->valid_to <= today) return KV_MORE;
    if (!is_there(b, u->id) && access_may(cx, tx, "partner.read", u->id))
        b->departments[b->count++] = *u;
    return KV_MORE;
}

/* One's own first, whatever kind of body it is; then those one watches over. */
static err find_departments(struct ctx *cx, struct tx *tx, struct board *b)
{
    const struct access *held = cx->actor.access;
    struct unit probe = { .kind = UNIT_DEPARTMENT };
    err e = ERR_NONE;
    for (size_t i = 0; !e && held && i < held->count && b->count < DEPARTMENTS_MOST; i++) {
        if (held->grants[i].role != ROLE_PARTNER || is_there(b, held->grants[i].unit)) continue;
        e = record_get(cx, tx, &unit_entity, held->grants[i].unit, &b->departments[b->count]);
        if (!e) b->count++;
    }
    return e ? e : query_by(cx, tx, &unit_entity, "kind", &probe, note_department, b);
}

static err choose(struct ctx *cx, struct tx *tx, struct board *b)
{
    if (id_is_none(b->q.unit) && b->count) b->q.unit = b->departments[0].id;
    if (!b->q.year) b->q.year = date_civil(instant_date(cx->now)).year;
    if (id_is_none(b->q.unit)) return ERR_NONE;
    return access_require(cx, tx, "partner.read", b->q.unit);
}

static err read_all(struct ctx *cx, struct tx *tx, struct board *b)
{
    id unit = b->q.unit;
    err e = part_lines_of(cx, tx, unit, b->q.year, &b->lines);
    if (!e) e = gather(cx, tx, &department_duty_entity, "unit", unit, &b->duties);
    if (!e) e = gather(cx, tx, &programme_proposal_entity, "unit", unit, &b->proposals);
    return e ? e : gather(cx, tx, &inspection_entity, "unit", unit, &b->inspections);
}

/* ---- rows of the plan ---------------------------------------------------------------------- */

static bool in_force(const struct department_duty *d, int64_t year)
{
    return (!d->from || d->from <= date_of((int)year, 12, 31)) &&
           (!d->until || d->until >= date_of((int)year, 1, 1));
}

/* A row without fields is about all of them. */
static bool is_of(const struct department_duty *d, const struct campaign *c)
{
    return code_set_is_empty(d->fields) || code_set_has(d->fields, c->field);
}

static void duty_json(struct ctx *cx, struct json *j, const struct board *b,
                      const struct department_duty *d)
{
    int64_t campaigns = 0;
    for (size_t i = 0; i < b->lines.count; i++)
        campaigns += part_holds(&b->lines.items[i].part) && is_of(d, &b->lines.items[i].campaign);
    json_object(j);
    json_id_at(j, "id", d->id);
    json_text_at(j, "row", d->row);
    json_text_at(j, "named", d->named);
    json_text_at(j, "words", d->words);
    json_text_at(j, "fields", words_codes(cx, &activity_field_vocabulary, d->fields));
    json_bool_at(j, "inspects", d->inspects);
    json_int_at(j, "campaigns", campaigns);
    json_object_end(j);
}

/* ---- the answer ---------------------------------------------------------------------------- */

static void head_json(struct ctx *cx, struct tx *tx, struct json *j, const struct board *b)
{
    bool does = false;
    json_key(j, "departments");
    json_array(j);
    for (size_t i = 0; i < b->count; i++) {
        json_object(j);
        json_id_at(j, "id", b->departments[i].id);
        json_text_at(j, "name", b->departments[i].name);
        json_object_end(j);
    }
    json_array_end(j);
    json_int_at(j, "year", b->q.year);
    json_id_at(j, "unit", b->q.unit);
    json_text_at(j, "name", record_title(cx, tx, &unit_entity, b->q.unit));
    json_bool_at(j, "writes", access_may(cx, tx, "partner.write", b->q.unit));
    if (partner_inspects(cx, tx, b->q.unit, instant_date(cx->now), &does)) ctx_clear(cx);
    json_bool_at(j, "inspects", does && access_may(cx, tx, "inspection.write", b->q.unit));
}

static void lines_json(struct ctx *cx, struct tx *tx, struct json *j, const struct board *b)
{
    struct part_tally all = { 0 };
    json_key(j, "parts");
    json_array(j);
    for (size_t i = 0; i < b->lines.count; i++) {
        const struct part_tally *t = &b->lines.items[i].tally;
        part_line_json(cx, tx, j, &b->lines.items[i]);
        all.campaigns += t->campaigns;
        all.seats += t->seats;
        all.taken += t->taken;
        all.present += t->present;
        all.hours += t->hours;
        all.helped += t->helped;
    }
    json_array_end(j);
    json_key(j, "figures");
    part_tally_json(cx, j, &all);
}

static err department_json(struct ctx *cx, struct tx *tx, struct json *j, const struct board *b)
{
    err e = ERR_NONE;
    json_key(j, "duties");
    json_array(j);
    for (size_t i = 0; i < b->duties.count; i++)
        if (in_force(gathered_at(&b->duties, i), b->q.year))
            duty_json(cx, j, b, gathered_at(&b->duties, i));
    json_array_end(j);
    lines_json(cx, tx, j, b);
    json_key(j, "proposals");
    json_array(j);
    for (size_t i = b->proposals.count; !e && i-- > 0;)
        e = proposal_json(cx, tx, j, gathered_at(&b->proposals, i));
    json_array_end(j);
    json_key(j, "inspections");
    json_array(j);
    for (size_t i = b->inspections.count; !e && i-- > 0;) {
        const struct inspection *one = gathered_at(&b->inspections, i);
        bool own = access_may(cx, tx, "inspection.write", one->unit);
        if (own || one->state != INSPECTION_DRAFT) inspection_json(cx, tx, j, one);
    }
    json_array_end(j);
    return e;
}

static err write_board(struct ctx *cx, struct tx *tx, void *arg)
{
    struct board *b = arg;
    err e = find_departments(cx, tx, b);
    if (!e) e = choose(cx, tx, b);
    if (!e && !id_is_none(b->q.unit)) e = read_all(cx, tx, b);
    if (e) return e;
    struct json *j = respond_json(cx, b->rs, 200);
    json_object(j);
    head_json(cx, tx, j, b);
    e = department_json(cx, tx, j, b);
    if (!e) e = desk_json(cx, tx, j);
    json_object_end(j);
    return e;
}

err partner_board(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct board *b = ARENA_NEW(cx->arena, struct board);
    (void)tx;
    b->q = *(const struct board_query *)request_query_record(rq);
    b->rs = rs;
    return db_read(cx, write_board, b);
}
