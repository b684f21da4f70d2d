/* SPDX-License-Identifier: MIT
 * opening_filter: the filters of the public list. They never end in an empty page: for every filter
 * set, the page says how many there would be without it. */
#include "opening_filter.h"

#include "words.h"

const struct field opening_filter_fields[] = {
    FIELD(1, struct opening_filter, q, TEXT, 0, .max = 80, .label = "Tìm theo chữ",
          .label_en = "Search words"),
    FIELD(2, struct opening_filter, when, TEXT, 0, .max = 20, .label = "Lúc nào",
          .label_en = "When"),
    FIELD(3, struct opening_filter, skill, TEXT, 0, .max = 30, .label = "Kỹ năng",
          .label_en = "Skill"),
    FIELD(4, struct opening_filter, commune, REF, 0, .target = "place", .label = "Ở đâu",
          .label_en = "Where"),
    FIELD(5, struct opening_filter, after, INT, 0, .min = 0, .max = 100000, .label = "Bỏ qua",
          .label_en = "Skip"),
    { 0 }
};

enum {
    WHEN_ANY,
    WHEN_WEEK,
    WHEN_MONTH,
    WHEN_WEEKEND,
    WHEN_WEEKDAY,
    WHEN_MORNING,
    WHEN_AFTERNOON,
    WHEN_EVENING
};

static const struct {
    const char *code, *vi, *en;
} whens[] = {
    [WHEN_ANY] = { "", "Lúc nào cũng được", "Any time" },
    [WHEN_WEEK] = { "week", "Trong 7 ngày tới", "Within 7 days" },
    [WHEN_MONTH] = { "month", "Trong 30 ngày tới", "Within 30 days" },
    [WHEN_WEEKEND] = { "weekend", "Thứ Bảy, Chủ Nhật", "Weekends" },
    [WHEN_WEEKDAY] = { "weekday", "Thứ Hai đến thứ Sáu", "Weekdays" },
    [WHEN_MORNING] = { "morning", "Buổi sáng", "Mornings" },
    [WHEN_AFTERNOON] = { "afternoon", "Buổi chiều", "Afternoons" },
    [WHEN_EVENING] = { "evening", "Buổi tối", "Evenings" },
};

void filter_read(struct ctx *cx, const struct opening_filter *given, struct wanted *out)
{
    *out = (struct wanted){ .given = given, .today = instant_date(cx->now) };
    out->words = viet_fold(cx->arena, given->q);
    const struct term *skill =
        text_is_empty(given->skill) ? NULL : vocabulary_code(&skill_vocabulary, given->skill);
    out->skill = skill ? skill->number : 0;
    for (size_t i = 1; i < COUNT_OF(whens); i++)
        if (text_equal_z(given->when, whens[i].code)) out->when = (int)i;
    if (!text_is_empty(out->words)) out->set |= FILTER_WORDS;
    if (!id_is_none(given->commune)) out->set |= FILTER_PLACE;
    if (out->when) out->set |= FILTER_WHEN;
    if (out->skill) out->set |= FILTER_SKILL;
}

static bool shift_passes(const struct wanted *w, const struct shift *shift)
{
    int weekday = date_weekday(shift->day);
    week_grid blocks = score_blocks(shift);
    switch (w->when) {
    case WHEN_WEEK:
        return shift->day < w->today + 7;
    case WHEN_MONTH:
        return shift->day < w->today + 30;
    case WHEN_WEEKEND:
        return weekday >= 5;
    case WHEN_WEEKDAY:
        return weekday < 5;
    case WHEN_MORNING:
        return week_grid_has(blocks, weekday, BLOCK_MORNING);
    case WHEN_AFTERNOON:
        return week_grid_has(blocks, weekday, BLOCK_AFTERNOON);
    case WHEN_EVENING:
        return week_grid_has(blocks, weekday, BLOCK_EVENING);
    default:
        return true;
    }
}

bool filter_passes(const struct wanted *w, const struct board_entry *e, unsigned but)
{
    unsigned parts = w->set & ~but;
    const struct opening *o = &e->job.opening;
    if (parts & FILTER_PLACE && !id_equal(w->given->commune, o->place)) return false;
    if (parts & FILTER_SKILL && !code_set_has(o->required_skills, w->skill) &&
        !code_set_has(o->preferred_skills, w->skill))
        return false;
    if (parts & FILTER_WORDS && !viet_matches(e->fold, w->words)) return false;
    if (!(parts & FILTER_WHEN)) return true;
    for (size_t i = 0; i < e->shift_count; i++)
        if (shift_passes(w, &e->shifts[i].shift)) return true;
    return false;
}

static void choice(struct json *j, text value, text label, bool selected)
{
    json_object(j);
    json_text_at(j, "value", value);
    json_text_at(j, "label", label);
    json_bool_at(j, "selected", selected);
    json_object_end(j);
}

struct listing {
    struct json *j;
    const struct wanted *w;
};

static enum kv_go commune_choice(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                 err *failure)
{
    (void)tx;
    (void)failure;
    const struct listing *l = arg;
    const struct place *p = record;
    if (p->valid_from > l->w->today || (p->valid_to && p->valid_to <= l->w->today)) return KV_MORE;
    choice(l->j, id_text(cx->arena, p->id), p->name, id_equal(p->id, l->w->given->commune));
    return KV_MORE;
}

err filter_choices_json(struct ctx *cx, struct tx *tx, struct json *j, const struct wanted *w)
{
    struct listing l = { j, w };
    struct place commune = { .level = PLACE_COMMUNE };
    struct query q = { .entity = &place_entity,
                       .filters = { { entity_field(&place_entity, "level", 5), QUERY_IS, &commune,
                                      0 } },
                       .filter_count = 1,
                       .sort = entity_field(&place_entity, "name", 4) };
    json_text_at(j, "q", w->given->q);
    json_int_at(j, "filters_set", __builtin_popcount(w->set));
    json_bool_at(j, "filtered", w->set != 0);
    json_key(j, "communes");
    json_array(j);
    err e = query_run(cx, tx, &q, commune_choice, &l, NULL);
    json_array_end(j);
    json_key(j, "whens");
    json_array(j);
    for (size_t i = 1; i < COUNT_OF(whens); i++)
        choice(j, text_of(whens[i].code), ctx_say(cx, whens[i].vi, whens[i].en), w->when == (int)i);
    json_array_end(j);
    json_key(j, "skills");
    json_array(j);
    for (const struct term *t = skill_vocabulary.terms; t->number; t++)
        choice(j, text_of(t->code), ctx_say(cx, t->vi, t->en), w->skill == t->number);
    json_array_end(j);
    return e;
}

static void put_parameter(struct buffer *out, const char *name, text value)
{
    static const char hex[] = "0123456789ABCDEF";
    buffer_byte(out, out->size == 1 ? '?' : '&');
    buffer_z(out, name);
    buffer_byte(out, '=');
    for (size_t i = 0; i < value.size; i++) {
        uint8_t c = (uint8_t)value.data[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                     c == '-' || c == '_';
        if (plain) {
            buffer_byte(out, c);
        } else {
            buffer_byte(out, '%');
            buffer_byte(out, (uint8_t)hex[c >> 4]);
            buffer_byte(out, (uint8_t)hex[c & 15]);
        }
    }
}

text filter_address(struct ctx *cx, const struct wanted *w, unsigned but, size_t after)
{
    struct buffer out = buffer_in(cx->arena, 128);
    unsigned parts = w->set & ~but;
    buffer_byte(&out, '/');
    if (parts & FILTER_WORDS) put_parameter(&out, "q", w->given->q);
    if (parts & FILTER_PLACE) put_parameter(&out, "commune", id_text(cx->arena, w->given->commune));
    if (parts & FILTER_WHEN) put_parameter(&out, "when", w->given->when);
    if (parts & FILTER_SKILL) put_parameter(&out, "skill", w->given->skill);
    if (after) put_parameter(&out, "after", text_format(cx->arena, "%zu", after));
    return buffer_as_text(&out);
}

void filter_relax_json(struct ctx *cx, struct json *j, const struct wanted *w,
                       const struct board *board)
{
    static const struct {
        unsigned part;
        const char *vi, *en;
    } parts[] = { { FILTER_WORDS, "Bỏ chữ tìm kiếm", "Drop the words" },
                  { FILTER_PLACE, "Bỏ lọc nơi làm", "Drop the place" },
                  { FILTER_WHEN, "Bỏ lọc thời gian", "Drop the time" },
                  { FILTER_SKILL, "Bỏ lọc kỹ năng", "Drop the skill" } };
    json_key(j, "relax");
    json_array(j);
    for (size_t p = 0; p < COUNT_OF(parts); p++) {
        if (!(w->set & parts[p].part)) continue;
        int64_t count = 0;
        for (size_t i = 0; i < board->count; i++)
            count += filter_passes(w, &board->entries[i], parts[p].part);
        json_object(j);
        json_text_at(j, "label", ctx_say(cx, parts[p].vi, parts[p].en));
        json_text_at(j, "href", filter_address(cx, w, parts[p].part, 0));
        json_int_at(j, "count", count);
        json_object_end(j);
    }
    json_array_end(j);
}
