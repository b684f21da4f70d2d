/* SPDX-License-Identifier: MIT
 * opening_item: an opening of the board in a list. */
#include "opening_item.h"

#include "words.h"

enum { CELLS_MAX = 20 };

static void cells_json(struct json *j, const struct board_entry *e)
{
    int64_t cells = e->places < CELLS_MAX ? e->places : CELLS_MAX;
    int64_t on = e->places ? (e->left * cells + e->places - 1) / e->places : 0;
    json_key(j, "cells");
    json_array(j);
    for (int64_t i = 0; i < cells; i++) {
        json_object(j);
        json_bool_at(j, "on", i < on);
        json_object_end(j);
    }
    json_array_end(j);
}

void opening_item_index_json(struct ctx *cx, struct json *j, const struct board_entry *e)
{
    static const char *const days[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
    static const char *const blocks[] = { "morning", "afternoon", "evening", "night" };
    struct buffer grid = buffer_in(cx->arena, 64);
    struct buffer skills = buffer_in(cx->arena, 64);
    for (int i = 0; i < 7 * BLOCK_COUNT; i++)
        if (e->job.blocks.cells >> i & 1)
            buffer_format(&grid, "%s%s.%s", grid.size ? " " : "", days[i / BLOCK_COUNT],
                          blocks[i % BLOCK_COUNT]);
    for (const struct term *t = skill_vocabulary.terms; t->number; t++)
        if (code_set_has(e->job.opening.required_skills, t->number) ||
            code_set_has(e->job.opening.preferred_skills, t->number))
            buffer_format(&skills, "%s%s", skills.size ? " " : "", t->code);
    text brief = text_format(cx->arena, "%.*s %.*s %.*s", TEXT_ARGS(e->job.opening.title),
                             TEXT_ARGS(e->job.campaign.title), TEXT_ARGS(e->place_name));
    json_text_at(j, "fold", viet_fold(cx->arena, brief));
    json_id_at(j, "commune", e->job.opening.place);
    json_text_at(j, "skills", buffer_as_text(&skills));
    json_text_at(j, "blocks", buffer_as_text(&grid));
    json_text_at(j, "day", date_format(cx->arena, e->shifts[0].shift.day));
}

void opening_item_json(struct ctx *cx, struct json *j, const struct board_entry *e)
{
    const struct shift *first = &e->shifts[0].shift;
    json_id_at(j, "id", e->job.opening.id);
    json_text_at(
        j, "href",
        text_format(cx->arena, "/c/%.*s", TEXT_ARGS(id_text(cx->arena, e->job.campaign.id))));
    json_text_at(j, "campaign", e->job.campaign.title);
    json_id_at(j, "campaign_id", e->job.campaign.id);
    json_text_at(j, "title", e->job.opening.title);
    json_text_at(j, "day_text", words_day(cx, first->day));
    json_text_at(j, "time_text", words_time(cx, first->from_minute, first->to_minute));
    json_int_at(j, "more_shifts", (int64_t)e->shift_count - 1);
    json_text_at(j, "place", e->place_name);
    json_int_at(j, "left", e->left);
    json_int_at(j, "max", e->places);
    cells_json(j, e);
}
