/* SPDX-License-Identifier: MIT
 * round_lists: a round's people in order of rank, its teams, and one evaluation in full. */
#include <stdlib.h>

#include "../words.h"
#include "round_routes.h"
#include "standing.h"

enum { SHOWN_USUAL = 50, SHOWN_MOST = 200, NOT_RATED = 0, ANY_BAND = -1 };

const struct field people_filter_fields[] = {
    FIELD(1, struct people_filter, band, TEXT, 0, .max = 20, .label = "Xếp loại",
          .label_en = "Rating", .help = "excellent, good, pass, fail; none là chưa xếp loại",
          .help_en = "excellent, good, pass, fail; none is not rated"),
    FIELD(2, struct people_filter, words, TEXT, 0, .max = 100, .label = "Tên", .label_en = "Name"),
    FIELD(3, struct people_filter, after, INT, 0, .min = 0, .label = "Bỏ qua",
          .label_en = "How many to pass over"),
    FIELD(4, struct people_filter, limit, INT, 0, .min = 0, .max = SHOWN_MOST, .label = "Số dòng",
          .label_en = "Rows"),
    { 0 },
};

struct listing_people {
    const struct request *rq;
    struct response *rs;
};

static err band_of(struct ctx *cx, text code, int *band)
{
    const struct term *t = vocabulary_code(&rating_band_vocabulary, code);
    *band = t ? t->number : text_is_empty(code) ? ANY_BAND : NOT_RATED;
    if (t || text_is_empty(code) || text_equal_z(code, "none")) return ERR_NONE;
    ctx_flaw(cx, "/band", "term", SAY("Không có xếp loại này", "There is no such rating"));
    return ERR_INVALID;
}

/* Whatever the accents. */
static bool is_called(struct ctx *cx, text name, text words)
{
    if (text_is_empty(words)) return true;
    return viet_matches(viet_fold(cx->arena, name), viet_fold(cx->arena, words));
}

static text appeal_state_code(struct ctx *cx, struct tx *tx, id evaluation, err *failure)
{
    struct gathered all;
    const struct field *state = entity_field(&appeal_entity, "state", 5);
    *failure = gather(cx, tx, &appeal_entity, "evaluation", evaluation, &all);
    if (*failure || !all.count) return TEXT("");
    const struct appeal *last = gathered_at(&all, all.count - 1);
    const struct term *t = vocabulary_number(state->terms, (unsigned)last->state);
    return text_of(t ? t->code : "");
}

static err person_json(struct ctx *cx, struct tx *tx, struct response *rs, struct json *j,
                       const struct evaluation *v, const struct volunteer *who)
{
    err e;
    text appeal = appeal_state_code(cx, tx, v->id, &e);
    if (e) return e;
    json_object(j);
    json_id_at(j, "id", v->id);
    json_id_at(j, "volunteer", v->volunteer);
    json_text_at(j, "name", who->full_name);
    json_id_at(j, "unit", v->unit);
    json_text_at(j, "unit_name", record_title(cx, tx, &unit_entity, v->unit));
    evaluation_json_members(cx, j, v);
    json_key(j, "appeal");
    text_is_empty(appeal) ? json_null(j) : json_text(j, appeal);
    json_object_end(j);
    return respond_saw(cx, tx, rs, &volunteer_entity, who);
}

static err write_people(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct listing_people *l = arg;
    const struct people_filter *f = request_query_record(l->rq);
    struct standing all;
    int band;
    int64_t most = f->limit ? f->limit : SHOWN_USUAL, shown = 0;
    err e = band_of(cx, f->band, &band);
    if (!e) e = standing_read(cx, tx, request_id(l->rq), &all);
    if (e) return e;
    struct json *j = respond_json(cx, l->rs, 200);
    json_object(j);
    json_int_at(j, "total", band == ANY_BAND ? all.count : standing_in_band(&all, band));
    json_key(j, "items");
    json_array(j);
    uint32_t i = (uint32_t)(f->after < all.count ? f->after : all.count);
    for (; !e && i < all.count && shown < most; i++) {
        struct evaluation v;
        struct volunteer who;
        if (band != ANY_BAND && all.rows[i].band != band) continue;
        e = record_get(cx, tx, &volunteer_entity, all.rows[i].volunteer, &who);
        if (e || !is_called(cx, who.full_name, f->words)) continue;
        e = record_get(cx, tx, &evaluation_entity, all.rows[i].evaluation, &v);
        if (!e) e = person_json(cx, tx, l->rs, j, &v, &who);
        shown++;
    }
    json_array_end(j);
    json_key(j, "next");
    i < all.count ? json_int(j, i) : json_null(j);
    json_object_end(j);
    return e;
}

err round_people(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    struct listing_people l = { rq, rs };
    return db_read(cx, write_people, &l);
}

/* ---- teams --------------------------------------------------------------------------------- */

static int best_first(const void *x, const void *y)
{
    const struct team_evaluation *a = x;
    const struct team_evaluation *b = y;
    if (!a->band != !b->band) return a->band ? -1 : 1;
    if (a->score != b->score) return a->score > b->score ? -1 : 1;
    return id_compare(a->team, b->team);
}

static void team_json(struct ctx *cx, struct tx *tx, struct json *j,
                      const struct team_evaluation *t)
{
    const struct term *band = vocabulary_number(&rating_band_vocabulary, (unsigned)t->band);
    json_object(j);
    json_id_at(j, "id", t->id);
    json_id_at(j, "team", t->team);
    json_text_at(j, "name", record_title(cx, tx, &team_entity, t->team));
    json_int_at(j, "members", t->members);
    json_int_at(j, "active", t->active);
    json_int_at(j, "idle", t->idle);
    json_int_at(j, "score", t->score);
    json_text_at(j, "score_text", band ? words_hundredths(cx, t->score) : TEXT("–"));
    json_z_at(j, "band", band ? band->code : NULL);
    json_text_at(j, "band_label",
                 band ? ctx_say(cx, band->vi, band->en)
                      : ctx_say(cx, "Chưa xếp loại", "Not rated"));
    json_bool_at(j, "unrated", t->unrated);
    json_text_at(j, "note", t->note);
    json_object_end(j);
}

static err write_teams(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct listing_people *l = arg;
    struct gathered all;
    err e = gather(cx, tx, &team_evaluation_entity, "round", request_id(l->rq), &all);
    if (e) return e;
    if (all.count) qsort(all.records, all.count, sizeof(struct team_evaluation), best_first);
    struct json *j = respond_json(cx, l->rs, 200);
    json_object(j);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; i < all.count; i++) team_json(cx, tx, j, gathered_at(&all, i));
    json_array_end(j);
    json_object_end(j);
    return ERR_NONE;
}

err round_team_list(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    struct listing_people l = { rq, rs };
    return db_read(cx, write_teams, &l);
}

/* ---- one evaluation ------------------------------------------------------------------------ */

/* What it replaced, newest first. */
static err history_json(struct ctx *cx, struct tx *tx, struct json *j, id before)
{
    enum { STEPS = 20 };
    err e = ERR_NONE;
    json_key(j, "history");
    json_array(j);
    for (int i = 0; !e && i < STEPS && !id_is_none(before); i++) {
        struct evaluation v;
        e = record_get(cx, tx, &evaluation_entity, before, &v);
        if (e) break;
        json_object(j);
        json_id_at(j, "id", v.id);
        evaluation_json_members(cx, j, &v);
        json_text_at(j, "made_text", words_day(cx, instant_date(v.made)));
        json_object_end(j);
        before = v.replaces;
    }
    json_array_end(j);
    return e;
}

static err write_explained(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct listing_people *l = arg;
    struct evaluation v;
    struct evaluation_round round;
    struct volunteer who;
    err e = record_get(cx, tx, &evaluation_entity, request_id(l->rq), &v);
    if (!e) e = record_get(cx, tx, &evaluation_round_entity, v.round, &round);
    if (!e) e = record_get(cx, tx, &volunteer_entity, v.volunteer, &who);
    if (e) return e;
    struct json *j = respond_json(cx, l->rs, 200);
    json_object(j);
    json_id_at(j, "id", v.id);
    json_id_at(j, "round", v.round);
    json_id_at(j, "volunteer", v.volunteer);
    json_text_at(j, "name", who.full_name);
    json_text_at(j, "unit_name", record_title(cx, tx, &unit_entity, v.unit));
    json_int_at(j, "year", round.year);
    json_z_at(j, "state", v.state == EVALUATION_IN_FORCE ? "in_force" : "replaced");
    evaluation_json_members(cx, j, &v);
    json_int_at(j, "of", round.rated);
    evaluation_reasons_json(cx, j, &v);
    json_text_at(j, "rule_name", evaluation_rule_text(cx, tx, &round));
    json_id_at(j, "rule_version", round.version);
    json_id_at(j, "verdict", v.verdict);
    e = history_json(cx, tx, j, v.replaces);
    json_object_end(j);
    return e ? e : respond_saw(cx, tx, l->rs, &evaluation_entity, &v);
}

err evaluation_explained(struct ctx *cx, struct tx *tx, const struct request *rq,
                         struct response *rs)
{
    (void)tx;
    struct listing_people l = { rq, rs };
    return db_read(cx, write_explained, &l);
}
