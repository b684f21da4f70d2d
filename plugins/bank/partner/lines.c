/* SPDX-License-Identifier: MIT
 * lines: one row each of what departments and units look through. */
#include <stdlib.h>

#include "../gather.h"
#include "../words.h"
#include "board.h"

static bool touches(const struct campaign *c, int64_t year)
{
    return c->starts <= date_of((int)year, 12, 31) && c->ends >= date_of((int)year, 1, 1);
}

static int newest_first(const void *a, const void *b)
{
    const struct part_line *left = a;
    const struct part_line *right = b;
    if (left->campaign.starts != right->campaign.starts)
        return left->campaign.starts < right->campaign.starts ? 1 : -1;
    return memcmp(&left->part.id, &right->part.id, sizeof(id));
}

err part_lines_of(struct ctx *cx, struct tx *tx, id unit, int64_t year, struct part_lines *out)
{
    struct gathered all;
    err e = gather(cx, tx, &campaign_partner_entity, "unit", unit, &all);
    out->count = 0;
    if (e || !all.count) return e;
    out->items = ARENA_ARRAY(cx->arena, all.count, struct part_line);
    for (size_t i = 0; !e && i < all.count; i++) {
        struct part_line *line = &out->items[out->count];
        *line = (struct part_line){ .part = *(struct campaign_partner *)gathered_at(&all, i) };
        e = record_get(cx, tx, &campaign_entity, line->part.campaign, &line->campaign);
        if (e || !touches(&line->campaign, year)) continue;
        line->sides = part_sides(cx, tx, &line->part, &line->campaign);
        bool counted = part_holds(&line->part) && line->campaign.state != CAMPAIGN_CANCELLED;
        if (counted) e = part_count(cx, tx, &line->campaign, &line->tally);
        out->count++;
    }
    if (out->count) qsort(out->items, out->count, sizeof(out->items[0]), newest_first);
    return e;
}

static void term_json(struct ctx *cx, struct json *j, const struct vocabulary *terms, int32_t state)
{
    const struct term *t = vocabulary_number(terms, (unsigned)state);
    json_z_at(j, "state", t ? t->code : NULL);
    json_text_at(j, "state_label", t ? ctx_say(cx, t->vi, t->en) : TEXT(""));
}

static void day_json(struct ctx *cx, struct json *j, const char *key, date day)
{
    json_text_at(j, key, day ? date_format(cx->arena, day) : TEXT(""));
}

static date day_of(instant at)
{
    return at ? instant_date(at) : 0;
}

void part_line_json(struct ctx *cx, struct tx *tx, struct json *j, const struct part_line *line)
{
    const struct campaign_partner *p = &line->part;
    const struct campaign *c = &line->campaign;
    const struct field *is = field_named(campaign_entity.fields, TEXT("state"));
    bool over = c->state == CAMPAIGN_DONE || c->state == CAMPAIGN_CANCELLED;
    json_object(j);
    json_id_at(j, "id", p->id);
    json_id_at(j, "campaign", c->id);
    json_text_at(j, "title", c->title);
    json_text_at(j, "field", words_term(cx, &activity_field_vocabulary, c->field));
    json_text_at(j, "dates", words_dates(cx, c->starts, c->ends));
    json_text_at(j, "place", record_title(cx, tx, &place_entity, c->place));
    json_text_at(j, "organiser", record_title(cx, tx, &unit_entity, c->unit));
    json_text_at(j, "partner", record_title(cx, tx, &unit_entity, p->unit));
    json_text_at(j, "role", p->role);
    json_text_at(j, "words", p->words);
    day_json(cx, j, "answer_by", p->answer_by);
    day_json(cx, j, "answered", day_of(p->answered));
    term_json(cx, j, field_named(campaign_partner_entity.fields, TEXT("state"))->terms,
              part_state(p));
    const struct term *t = vocabulary_number(is->terms, (unsigned)c->state);
    json_text_at(j, "campaign_state", t ? ctx_say(cx, t->vi, t->en) : TEXT(""));
    json_bool_at(j, "draft", c->state == CAMPAIGN_DRAFT);
    json_bool_at(j, "over", over);
    json_key(j, "numbers");
    part_tally_json(cx, j, &line->tally);
    step_actions_json(cx, j, part_steps, over ? 0 : part_state(p), line->sides);
    json_object_end(j);
}

void ask_json(struct ctx *cx, struct tx *tx, struct json *j, const struct programme_ask *a,
              const struct programme_proposal *p)
{
    json_object(j);
    json_id_at(j, "id", a->id);
    json_text_at(j, "title", p->title);
    json_text_at(j, "department", record_title(cx, tx, &unit_entity, p->unit));
    json_text_at(j, "summary", p->summary);
    json_text_at(j, "brings", p->brings);
    json_text_at(j, "document", p->document);
    json_text_at(j, "field", words_term(cx, &activity_field_vocabulary, p->field));
    json_text_at(j, "dates", words_dates(cx, p->starts, p->ends));
    json_text_at(j, "unit", record_title(cx, tx, &unit_entity, a->unit));
    json_text_at(j, "place", record_title(cx, tx, &place_entity, a->place));
    json_int_at(j, "people", a->people);
    term_json(cx, j, &programme_ask_state_vocabulary, a->state);
    json_text_at(j, "words", a->words);
    day_json(cx, j, "answered", day_of(a->answered));
    json_id_at(j, "campaign", a->campaign);
    step_actions_json(cx, j, ask_steps, a->state, ask_sides(cx, tx, a, p));
    json_object_end(j);
}

err proposal_json(struct ctx *cx, struct tx *tx, struct json *j, const struct programme_proposal *p)
{
    struct gathered asks;
    err e = gather(cx, tx, &programme_ask_entity, "proposal", p->id, &asks);
    if (e) return e;
    json_object(j);
    json_id_at(j, "id", p->id);
    json_text_at(j, "title", p->title);
    json_text_at(j, "field", words_term(cx, &activity_field_vocabulary, p->field));
    json_text_at(j, "dates", words_dates(cx, p->starts, p->ends));
    json_text_at(j, "summary", p->summary);
    json_text_at(j, "brings", p->brings);
    json_text_at(j, "document", p->document);
    json_key(j, "asks");
    json_array(j);
    for (size_t i = 0; i < asks.count; i++) ask_json(cx, tx, j, gathered_at(&asks, i), p);
    json_array_end(j);
    json_object_end(j);
    return ERR_NONE;
}

void inspection_json(struct ctx *cx, struct tx *tx, struct json *j, const struct inspection *i)
{
    date today = instant_date(cx->now);
    bool waits = i->state == INSPECTION_SENT;
    json_object(j);
    json_id_at(j, "id", i->id);
    json_text_at(j, "by", record_title(cx, tx, &unit_entity, i->unit));
    json_text_at(j, "inspected", record_title(cx, tx, &unit_entity, i->inspected));
    json_text_at(j, "campaign", record_title(cx, tx, &campaign_entity, i->campaign));
    day_json(cx, j, "day", i->day);
    json_text_at(j, "looked_at", i->looked_at);
    json_text_at(j, "findings", i->findings);
    json_text_at(j, "to_do", i->to_do);
    day_json(cx, j, "due", i->due);
    json_bool_at(j, "late", waits && i->due && i->due < today);
    term_json(cx, j, &inspection_state_vocabulary, i->state);
    json_text_at(j, "answer", i->answer);
    day_json(cx, j, "answered", day_of(i->answered));
    json_text_at(j, "closing", i->closing);
    unsigned sides = inspection_sides(cx, tx, i);
    json_bool_at(j, "edits", (sides & SIDE_DEPARTMENT) && i->state == INSPECTION_DRAFT);
    step_actions_json(cx, j, inspection_steps, i->state, sides);
    json_object_end(j);
}
