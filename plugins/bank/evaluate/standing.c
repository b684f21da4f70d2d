/* SPDX-License-Identifier: MIT
 * standing: rows without words, and the words of one evaluation as JSON. */
#include "standing.h"

#include <stdlib.h>

#include "../words.h"
#include "pages.h"

static void keep_row(void *arg, const void *record)
{
    const struct evaluation *v = record;
    struct standing *s = arg;
    if (v->state != EVALUATION_IN_FORCE) return;
    if (s->count == s->room) {
        s->room = s->room ? s->room * 2 : 256;
        struct standing_row *more = ARENA_ARRAY(s->arena, s->room, struct standing_row);
        if (s->count) memcpy(more, s->rows, s->count * sizeof(*more));
        s->rows = more;
    }
    s->rows[s->count++] =
        (struct standing_row){ v->id, v->volunteer, v->area, v->score, v->rank, (int8_t)v->band };
}

static int by_rank(const void *x, const void *y)
{
    const struct standing_row *a = x;
    const struct standing_row *b = y;
    if (!a->rank != !b->rank) return a->rank ? -1 : 1;
    if (a->rank != b->rank) return a->rank < b->rank ? -1 : 1;
    return id_compare(a->volunteer, b->volunteer);
}

err standing_read(struct ctx *cx, struct tx *tx, id round, struct standing *out)
{
    const struct evaluation probe = { .round = round };
    struct query q = { .entity = &evaluation_entity,
                       .filters = { { entity_field(&evaluation_entity, "round", 5), QUERY_IS,
                                      &probe, 0 } },
                       .filter_count = 1 };
    *out = (struct standing){ .arena = cx->arena };
    err e = pages_walk(cx, tx, q, keep_row, out);
    if (!e && out->count) qsort(out->rows, out->count, sizeof(*out->rows), by_rank);
    return e;
}

uint32_t standing_in_band(const struct standing *s, int band)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < s->count; i++) count += s->rows[i].band == band;
    return count;
}

/* ---- words --------------------------------------------------------------------------------- */

static void band_json(struct ctx *cx, struct json *j, const char *key, const char *label, int band)
{
    const struct term *t = vocabulary_number(&rating_band_vocabulary, (unsigned)band);
    json_z_at(j, key, t ? t->code : NULL);
    json_text_at(j, label,
                 t ? ctx_say(cx, t->vi, t->en) : ctx_say(cx, "Chưa xếp loại", "Not rated"));
}

void evaluation_json_members(struct ctx *cx, struct json *j, const struct evaluation *v)
{
    json_int_at(j, "score", v->score);
    json_text_at(j, "score_text", v->band ? words_hundredths(cx, v->score) : TEXT("–"));
    band_json(cx, j, "band", "band_label", v->band);
    band_json(cx, j, "rule_band", "rule_band_label", v->rule_band);
    json_bool_at(j, "unrated", v->unrated);
    json_bool_at(j, "faulty", v->faulty);
    json_bool_at(j, "quota_moved", v->quota_moved);
    json_text_at(j, "quota_note", v->quota_note);
    json_int_at(j, "rank", v->rank);
    json_int_at(j, "called", v->called);
    json_int_at(j, "attended", v->attended);
    json_text_at(j, "hours_text", words_hundredths(cx, (v->minutes * 100 + 30) / 60));
    json_int_at(j, "months_active", v->months_active);
    json_bool_at(j, "corrected", !id_is_none(v->replaces));
    json_text_at(j, "why", v->why);
}

void evaluation_reasons_json(struct ctx *cx, struct json *j, const struct evaluation *v)
{
    words_reasons_json(cx, j, v->reasons, TEXT(""));
}

text evaluation_rule_text(struct ctx *cx, struct tx *tx, const struct evaluation_round *round)
{
    struct rule_version rule;
    if (id_is_none(round->version) ||
        record_get(cx, tx, &rule_version_entity, round->version, &rule)) {
        ctx_clear(cx);
        return TEXT("");
    }
    text unit = id_is_none(rule.unit) ? ctx_say(cx, "toàn tỉnh", "of the province")
                                      : record_title(cx, tx, &unit_entity, rule.unit);
    return cx->lang == LANG_EN ? text_format(cx->arena, "Rule %.*s, version %lld", TEXT_ARGS(unit),
                                             (long long)rule.version)
                               : text_format(cx->arena, "Quy tắc %.*s, bản %lld", TEXT_ARGS(unit),
                                             (long long)rule.version);
}
