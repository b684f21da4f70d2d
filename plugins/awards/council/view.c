/* SPDX-License-Identifier: MIT
 * view: the council's table: who has what to score, what is missing, and by category the figures of
 * what was given. A member sees the figures once they owe no points; whoever reviews a dossier
 * themselves, chair too, sees nothing of it before (blind_score), and it is said that it is
 * withheld. */
#include "council_routes.h"

#include <string.h>

enum { MEMBERS_SHOWN = 256 };

const struct field council_query_fields[] = {
    LIKE(1, struct council_query, category, nomination_fields, category, 0),
    FIELD(2, struct council_query, weights, TEXT, 0, .max = 200, .label = "Trọng số thử",
          .label_en = "Weights to try", .help = "Cách nhau bằng dấu phẩy, theo thứ tự tiêu chí",
          .help_en = "With commas between, in the order of the criteria"),
    { 0 }
};

/* A review that stands or was set aside, in the order of its dossier's. */
struct line {
    struct review review;
    uint32_t dossier; /* in its category */
    uint32_t member;  /* place in the hall */
    struct council_points points;
    size_t sheet; /* in the panel; SIZE_MAX = not counted */
};
/* One category on the table. */
struct table {
    struct council_rubric rubric;
    struct nomination **dossier;
    bool *withheld; /* [dossiers] */
    size_t dossiers;
    struct line *lines;
    size_t line_count, line_room;
    struct figures_panel panel;
    struct figures figures;
    uint32_t *asked; /* places under the weights asked for; NULL = none */
};
struct showing {
    const struct request *rq;
    struct response *rs;
    struct council_hall hall;
    size_t assigned[3][MEMBERS_SHOWN]; /* by review state - 1 */
    struct json *j;
};

/* ---- gathering ----------------------------------------------------------------------------- */

static struct line *add_line(struct ctx *cx, struct table *t)
{
    if (t->line_count == t->line_room) {
        size_t room = t->line_room ? t->line_room * 2 : 32;
        struct line *more = ARENA_ARRAY(cx->arena, room, struct line);
        if (t->line_count) memcpy(more, t->lines, t->line_count * sizeof *more);
        t->lines = more;
        t->line_room = room;
    }
    return &t->lines[t->line_count++];
}

static uint32_t member_place(const struct council_hall *hall, id member)
{
    uint32_t at = 0;
    while (at < hall->members.count && !id_equal(*(id *)award_list_at(&hall->members, at), member))
        at++;
    return at;
}

static err gather_dossier(struct ctx *cx, struct tx *tx, struct showing *s, struct table *t,
                          uint32_t d)
{
    struct award_list reviews;
    err e = award_list(cx, tx, &review_entity, "nomination", t->dossier[d]->id, &reviews);
    for (size_t i = 0; !e && i < reviews.count; i++) {
        struct line *l = add_line(cx, t);
        l->review = *(const struct review *)award_list_at(&reviews, i);
        l->dossier = d;
        l->member = member_place(&s->hall, l->review.member);
        l->sheet = SIZE_MAX;
        if (l->member < MEMBERS_SHOWN) s->assigned[l->review.state - 1][l->member]++;
        e = council_points(cx, tx, &t->rubric, l->review.id, &l->points);
        t->withheld[d] |= l->points.hidden;
    }
    return e;
}

static err gather(struct ctx *cx, struct tx *tx, struct showing *s, struct table *t)
{
    err e = ERR_NONE;
    t->withheld = ARENA_ARRAY(cx->arena, t->dossiers + 1, bool);
    for (uint32_t d = 0; !e && d < t->dossiers; d++) e = gather_dossier(cx, tx, s, t, d);
    return e;
}

/* ---- figures ------------------------------------------------------------------------------- */

static void fill_panel(struct ctx *cx, const struct showing *s, struct table *t)
{
    struct figures_sheet *sheets = ARENA_ARRAY(cx->arena, t->line_count + 1, struct figures_sheet);
    t->panel = (struct figures_panel){ .criteria = t->rubric.criteria.count,
                                       .dossiers = t->dossiers,
                                       .members = s->hall.members.count + 1,
                                       .sheet = sheets };
    for (size_t c = 0; c < t->panel.criteria; c++) {
        const struct award_criterion *criterion = award_list_at(&t->rubric.criteria, c);
        t->panel.weight[c] = criterion->weight;
        t->panel.most[c] = criterion->most;
    }
    for (size_t i = 0; i < t->line_count; i++) {
        struct line *l = &t->lines[i];
        bool counts = l->review.state == REVIEW_GIVEN && !t->withheld[l->dossier];
        if (!counts || l->points.given < t->panel.criteria) continue;
        l->sheet = t->panel.sheets++;
        sheets[l->sheet] = (struct figures_sheet){ .dossier = l->dossier, .member = l->member };
        memcpy(sheets[l->sheet].points, l->points.points, sizeof l->points.points);
    }
}

/* "40,30,30": as many as there are criteria. */
static err weights_asked(struct ctx *cx, const struct showing *s, struct table *t)
{
    const struct council_query *q = request_query_record(s->rq);
    int64_t weight[FIGURES_CRITERIA_MAX];
    text rest = q->weights;
    size_t n = 0;
    if (!rest.size || !id_equal(q->category, t->rubric.category.id)) return ERR_NONE;
    while (rest.size) {
        text one = text_trim(text_cut(&rest, ','));
        if (n == t->panel.criteria || !text_to_int(one, &weight[n]) || weight[n] < 0 ||
            weight[n] > 1000)
            n = FIGURES_CRITERIA_MAX;
        n++;
        if (n > FIGURES_CRITERIA_MAX) break;
    }
    if (n != t->panel.criteria)
        return ctx_fail(cx, ERR_INVALID, "/weights", "weights",
                        SAY("Hãy cho %zu trọng số, từ 0 đến 1000, cách nhau bằng dấu phẩy",
                            "Give %zu weights of 0 to 1000 with commas between"),
                        t->panel.criteria);
    t->asked = ARENA_ARRAY(cx->arena, t->dossiers + 1, uint32_t);
    figures_ranks(cx->arena, &t->panel, weight, t->asked);
    return ERR_NONE;
}

/* ---- telling ------------------------------------------------------------------------------- */

static void tell_line(struct ctx *cx, const struct showing *s, const struct table *t,
                      const struct line *l)
{
    struct json *j = s->j;
    bool veiled = blind_is_veiled(t->dossier[l->dossier]);
    bool counted = l->sheet != SIZE_MAX;
    json_object(j);
    json_id_at(j, "id", l->review.id);
    json_id_at(j, "member", l->review.member);
    council_term(cx, j, "state", "state_label", &review_state_vocabulary, l->review.state);
    /* Why somebody is in conflict may tell whose dossier it is. */
    json_text_at(j, "why",
                 veiled ? TEXT("") : council_word(cx, &award_conflict_vocabulary, l->review.why));
    json_key(j, "total");
    if (counted)
        json_int(j, t->figures.total[l->sheet]);
    else
        json_null(j);
    json_bool_at(j, "outlier", counted && t->figures.outlier[l->sheet]);
    json_object_end(j);
}

static void tell_figures(struct json *j, const struct figures_dossier *f)
{
    if (!f->given) return;
    json_int_at(j, "mean", f->mean);
    json_int_at(j, "median", f->median);
    json_int_at(j, "low", f->low);
    json_int_at(j, "high", f->high);
    json_int_at(j, "deviation", f->deviation);
    json_int_at(j, "rank", f->rank);
    json_int_at(j, "rank_equal", f->rank_equal);
    json_int_at(j, "rank_best", f->rank_best);
    json_int_at(j, "rank_worst", f->rank_worst);
}

static err tell_dossier(struct ctx *cx, struct tx *tx, const struct showing *s,
                        const struct table *t, uint32_t d)
{
    const struct nomination *n = t->dossier[d];
    struct json *j = s->j;
    int64_t given = 0;
    json_object(j);
    json_id_at(j, "id", n->id);
    json_text_at(j, "label", council_label(cx, tx, n));
    json_bool_at(j, "veiled", blind_is_veiled(n));
    json_text_at(j, "unit", record_title(cx, tx, &unit_entity, n->unit));
    council_term(cx, j, "state", "state_label", &nomination_state_vocabulary, n->state);
    json_key(j, "reviews");
    json_array(j);
    for (size_t i = 0; i < t->line_count; i++) {
        if (t->lines[i].dossier != d) continue;
        given += t->lines[i].review.state == REVIEW_GIVEN;
        tell_line(cx, s, t, &t->lines[i]);
    }
    json_array_end(j);
    int64_t missing = s->hall.round.reviewers - given;
    json_int_at(j, "given", given);
    json_int_at(j, "missing", missing > 0 ? missing : 0);
    json_bool_at(j, "withheld", t->withheld[d]);
    tell_figures(j, &t->figures.dossier[d]);
    if (t->asked) json_int_at(j, "rank_asked", t->asked[d]);
    json_object_end(j);
    return blind_is_veiled(n) ? ERR_NONE : respond_saw(cx, tx, s->rs, &nomination_entity, n);
}

static void tell_criteria(const struct showing *s, const struct table *t)
{
    json_key(s->j, "criteria");
    json_array(s->j);
    for (size_t i = 0; i < t->rubric.criteria.count; i++) {
        const struct award_criterion *c = award_list_at(&t->rubric.criteria, i);
        json_object(s->j);
        json_id_at(s->j, "id", c->id);
        json_text_at(s->j, "title", c->title);
        json_int_at(s->j, "weight", c->weight);
        json_int_at(s->j, "most", c->most);
        json_object_end(s->j);
    }
    json_array_end(s->j);
}

static void tell_leans(const struct showing *s, const struct table *t)
{
    json_key(s->j, "leans");
    json_array(s->j);
    for (size_t m = 0; m < s->hall.members.count; m++) {
        if (!t->figures.member[m].given) continue;
        json_object(s->j);
        json_id_at(s->j, "member", *(id *)award_list_at(&s->hall.members, m));
        json_int_at(s->j, "given", (int64_t)t->figures.member[m].given);
        json_int_at(s->j, "lean", t->figures.member[m].lean);
        json_object_end(s->j);
    }
    json_array_end(s->j);
}

static err tell_category(struct ctx *cx, struct tx *tx, struct showing *s, id category)
{
    struct table *t = ARENA_NEW(cx->arena, struct table);
    t->dossier = ARENA_ARRAY(cx->arena, s->hall.dossiers.count + 1, struct nomination *);
    for (size_t i = 0; i < s->hall.dossiers.count; i++) {
        struct nomination *n = award_list_at(&s->hall.dossiers, i);
        if (id_equal(n->category, category)) t->dossier[t->dossiers++] = n;
    }
    err e = council_rubric(cx, tx, category, &t->rubric);
    if (!e) e = gather(cx, tx, s, t);
    if (e) return e;
    fill_panel(cx, s, t);
    t->figures = figures_of(cx->arena, &t->panel);
    e = weights_asked(cx, s, t);
    if (e) return e;
    json_object(s->j);
    json_id_at(s->j, "id", category);
    json_text_at(s->j, "title", t->rubric.category.title);
    json_int_at(s->j, "quota", t->rubric.category.quota);
    json_int_at(s->j, "scale", t->figures.scale);
    tell_criteria(s, t);
    tell_leans(s, t);
    json_key(s->j, "dossiers");
    json_array(s->j);
    for (uint32_t d = 0; !e && d < t->dossiers; d++) e = tell_dossier(cx, tx, s, t, d);
    json_array_end(s->j);
    json_object_end(s->j);
    return e;
}

/* ---- the whole ----------------------------------------------------------------------------- */

static err tell_members(struct ctx *cx, struct tx *tx, const struct showing *s)
{
    json_key(s->j, "members");
    json_array(s->j);
    for (size_t i = 0; i < s->hall.members.count; i++) {
        const struct council_member *m = award_list_at(&s->hall.members, i);
        size_t at = i < MEMBERS_SHOWN ? i : MEMBERS_SHOWN - 1;
        json_object(s->j);
        json_id_at(s->j, "id", m->id);
        json_text_at(s->j, "name", council_member_name(cx, tx, m));
        council_term(cx, s->j, "part", "part_label", &council_part_vocabulary, m->part);
        json_bool_at(s->j, "sits", council_member_sits(m, instant_date(cx->now)));
        json_bool_at(s->j, "own", id_equal(m->id, s->hall.seat.id));
        json_int_at(s->j, "assigned", (int64_t)s->assigned[REVIEW_ASSIGNED - 1][at]);
        json_int_at(s->j, "given", (int64_t)s->assigned[REVIEW_GIVEN - 1][at]);
        json_int_at(s->j, "set_aside", (int64_t)s->assigned[REVIEW_SET_ASIDE - 1][at]);
        json_object_end(s->j);
    }
    json_array_end(s->j);
    return ERR_NONE;
}

static void tell_round(struct ctx *cx, struct json *j, const struct council_hall *h)
{
    const struct award_round *r = &h->round;
    json_key(j, "round");
    json_object(j);
    json_id_at(j, "id", r->id);
    json_text_at(j, "title", r->title);
    council_term(cx, j, "state", "state_label", &round_state_vocabulary, r->state);
    json_bool_at(j, "blind", r->blind);
    json_int_at(j, "reviewers", r->reviewers);
    json_text_at(j, "council_on", date_format(cx->arena, r->council_on));
    json_object_end(j);
    council_term(cx, j, "part", "part_label", &council_part_vocabulary,
                 h->seated ? h->seat.part : 0);
    json_bool_at(j, "manages", h->manages);
    json_bool_at(j, "scoring", round_in_council(r));
    json_bool_at(j, "sharing", r->state >= ROUND_CHECKING && r->state <= ROUND_COUNCIL);
}

static err owes(struct ctx *cx, struct tx *tx, const struct council_hall *h, bool *out)
{
    struct award_list mine;
    *out = false;
    if (!h->seated) return ERR_NONE;
    err e = award_list(cx, tx, &review_entity, "member", h->seat.id, &mine);
    for (size_t i = 0; !e && i < mine.count; i++)
        *out |= ((const struct review *)award_list_at(&mine, i))->state == REVIEW_ASSIGNED;
    return e;
}

static err tell_categories(struct ctx *cx, struct tx *tx, struct showing *s)
{
    struct award_list categories;
    err e = award_list(cx, tx, &award_category_entity, "round", s->hall.round.id, &categories);
    json_key(s->j, "categories");
    json_array(s->j);
    for (size_t i = 0; !e && i < categories.count; i++)
        e = tell_category(cx, tx, s, *(id *)award_list_at(&categories, i));
    json_array_end(s->j);
    return e;
}

/* Points given by who is in conflict by now stand in the way of a ballot until they are set aside.
 */
static err tell_conflicts(struct ctx *cx, struct tx *tx, const struct showing *s)
{
    int64_t count = 0;
    err e = council_conflicts(cx, tx, &s->hall.round, &count);
    json_int_at(s->j, "conflicts", count);
    return e;
}

static err show(struct ctx *cx, struct tx *tx, void *arg)
{
    struct showing *s = arg;
    bool owing = false;
    err e = council_hall(cx, tx, request_id(s->rq), &s->hall);
    if (!e) e = owes(cx, tx, &s->hall, &owing);
    if (e) return e;
    bool open = s->hall.manages || !owing;
    s->j = respond_json(cx, s->rs, 200);
    json_object(s->j);
    tell_round(cx, s->j, &s->hall);
    json_bool_at(s->j, "owes", owing);
    if (s->hall.manages) e = tell_conflicts(cx, tx, s);
    if (e) return e;
    if (open) e = tell_categories(cx, tx, s);
    if (!e) e = tell_members(cx, tx, s);
    json_object_end(s->j);
    return e;
}

err council_view(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct showing *s = ARENA_NEW(cx->arena, struct showing);
    *s = (struct showing){ .rq = rq, .rs = rs };
    return tx ? show(cx, tx, s) : db_read(cx, show, s);
}
