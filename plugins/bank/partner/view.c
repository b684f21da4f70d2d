/* SPDX-License-Identifier: MIT
 * view: one co-hosted campaign as its department sees it: the work and the places in numbers, the
 * organising body (not its people), and what both sides wrote. */
#include "../gather.h"
#include "../words.h"
#include "board.h"

struct viewing {
    id which;
    struct response *rs;
    struct part_line line;
};

static err may_see(struct ctx *cx, struct tx *tx, const struct part_line *line)
{
    if (line->sides || access_may(cx, tx, "campaign.read", line->campaign.unit)) return ERR_NONE;
    return access_require(cx, tx, "partner.read", line->part.unit);
}

static err shift_json(struct ctx *cx, struct tx *tx, struct json *j, const struct opening *o,
                      const struct shift *s)
{
    struct shift full = *s;
    struct gathered marks;
    int64_t present = 0;
    err e = record_derive(cx, tx, &shift_entity, &full, s->day);
    if (!e) e = gather(cx, tx, &attendance_entity, "shift", s->id, &marks);
    if (e) return e;
    for (size_t i = 0; i < marks.count; i++) {
        const struct attendance *a = gathered_at(&marks, i);
        present += a->state == ATTENDANCE_PRESENT || a->state == ATTENDANCE_LATE;
    }
    json_object(j);
    json_id_at(j, "id", s->id);
    json_text_at(j, "day", words_day(cx, s->day));
    json_text_at(j, "time", words_time(cx, s->from_minute, s->to_minute));
    json_int_at(j, "max", o->max_people);
    json_int_at(j, "taken", full.taken);
    json_int_at(j, "present", present);
    json_object_end(j);
    return ERR_NONE;
}

static err opening_json(struct ctx *cx, struct tx *tx, struct json *j, const struct opening *o)
{
    struct gathered shifts;
    err e = gather(cx, tx, &shift_entity, "opening", o->id, &shifts);
    if (e) return e;
    json_object(j);
    json_id_at(j, "id", o->id);
    json_text_at(j, "title", o->title);
    json_text_at(j, "duties", o->duties);
    json_text_at(j, "place", record_title(cx, tx, &place_entity, o->place));
    json_text_at(j, "skills", words_codes(cx, &skill_vocabulary, o->required_skills));
    json_text_at(j, "languages", words_codes(cx, &language_vocabulary, o->languages));
    json_key(j, "shifts");
    json_array(j);
    for (size_t i = 0; !e && i < shifts.count; i++)
        e = shift_json(cx, tx, j, o, gathered_at(&shifts, i));
    json_array_end(j);
    json_object_end(j);
    return e;
}

static err work_json(struct ctx *cx, struct tx *tx, struct json *j, id campaign)
{
    struct gathered openings;
    err e = gather(cx, tx, &opening_entity, "campaign", campaign, &openings);
    json_key(j, "openings");
    json_array(j);
    for (size_t i = 0; !e && i < openings.count; i++) {
        const struct opening *o = gathered_at(&openings, i);
        if (o->state != OPENING_CANCELLED) e = opening_json(cx, tx, j, o);
    }
    json_array_end(j);
    return e;
}

static void item_json(struct ctx *cx, struct tx *tx, struct json *j, const struct part_item *i)
{
    const struct term *t = vocabulary_number(&part_item_kind_vocabulary, (unsigned)i->kind);
    json_object(j);
    json_id_at(j, "id", i->id);
    json_z_at(j, "kind", t ? t->code : NULL);
    json_text_at(j, "kind_label", t ? ctx_say(cx, t->vi, t->en) : TEXT(""));
    json_text_at(j, "what", i->what);
    json_text_at(j, "place", record_title(cx, tx, &place_entity, i->place));
    json_int_at(j, "people", i->people);
    json_text_at(j, "due", i->due ? date_format(cx->arena, i->due) : TEXT(""));
    json_text_at(j, "done", i->done ? date_format(cx->arena, i->done) : TEXT(""));
    json_bool_at(j, "late", i->due && !i->done && i->due < instant_date(cx->now));
    json_text_at(j, "answer", i->answer);
    json_text_at(j, "file", i->file_name);
    json_object_end(j);
}

static err items_json(struct ctx *cx, struct tx *tx, struct json *j, id part)
{
    struct gathered items;
    err e = gather(cx, tx, &part_item_entity, "part", part, &items);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; !e && i < items.count; i++) item_json(cx, tx, j, gathered_at(&items, i));
    json_array_end(j);
    return e;
}

static err organiser_json(struct ctx *cx, struct tx *tx, struct json *j, id unit)
{
    struct unit u;
    err e = record_get(cx, tx, &unit_entity, unit, &u);
    if (e) return e;
    json_text_at(j, "unit_phone", words_phone(cx, u.phone));
    json_text_at(j, "unit_email", u.email);
    return ERR_NONE;
}

static err write_view(struct ctx *cx, struct tx *tx, void *arg)
{
    struct viewing *v = arg;
    struct part_line *line = &v->line;
    struct campaign_partner *p = &line->part;
    err e = record_get(cx, tx, &campaign_partner_entity, v->which, p);
    if (!e) e = record_get(cx, tx, &campaign_entity, p->campaign, &line->campaign);
    if (e) return e;
    line->sides = part_sides(cx, tx, p, &line->campaign);
    e = may_see(cx, tx, line);
    if (!e && part_holds(p)) e = part_count(cx, tx, &line->campaign, &line->tally);
    if (e) return e;
    bool open = line->campaign.state != CAMPAIGN_CANCELLED;
    struct json *j = respond_json(cx, v->rs, 200);
    json_object(j);
    json_key(j, "part");
    part_line_json(cx, tx, j, line);
    json_text_at(j, "summary", line->campaign.summary);
    json_text_at(j, "location", line->campaign.location);
    json_bool_at(j, "writes", (line->sides & SIDE_DEPARTMENT) && part_holds(p) && open);
    json_bool_at(j, "answers", (line->sides & SIDE_UNION) != 0);
    e = organiser_json(cx, tx, j, line->campaign.unit);
    if (!e) e = work_json(cx, tx, j, line->campaign.id);
    if (!e) e = items_json(cx, tx, j, p->id);
    json_object_end(j);
    return e;
}

err part_view(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct viewing *v = ARENA_NEW(cx->arena, struct viewing);
    (void)tx;
    v->which = request_id(rq);
    v->rs = rs;
    return db_read(cx, write_view, v);
}
