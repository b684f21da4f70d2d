/* SPDX-License-Identifier: MIT
 * teams: the teams of a round's unit and those below, by the members they had on its last day. Only
 * where the rule says what holds for teams. */
#include "id_map.h"
#include "run.h"

struct judging {
    struct evaluation_round *round;
    const struct verdict_kept *kept;
    const struct evaluate_year *year;
    const struct rule_group *group;
    struct id_map people; /* volunteer -> person of the year */
    struct gathered teams;
};

static bool is_member(const struct team_member *m, date on)
{
    return m->since <= on && (!m->until || m->until >= on);
}

static text note_of(struct ctx *cx, const struct judging *j, const struct set_team *t)
{
    const struct rule_group *g = j->group;
    if (!t->band && t->active < g->team_min_active)
        return text_format(cx->arena, "Có %u thành viên hoạt động, cần ít nhất %lld", t->active,
                           (long long)g->team_min_active);
    if (!t->held) return TEXT("");
    const struct term *cap = vocabulary_number(&rating_band_vocabulary, (unsigned)g->team_idle_cap);
    return text_format(cx->arena,
                       "%u trên %u thành viên không có buổi nào (quá %lld%%) nên không trên «%s»",
                       t->idle, t->members, (long long)g->team_idle_percent, cap ? cap->vi : "");
}

static err judge_team(struct ctx *cx, struct tx *tx, struct judging *j, const struct team *team)
{
    struct gathered all;
    struct set_team came_to;
    size_t count = 0;
    err e = gather(cx, tx, &team_member_entity, "team", team->id, &all);
    if (e) return e;
    struct set_member *members = ARENA_ARRAY(cx->arena, all.count, struct set_member);
    for (size_t i = 0; i < all.count; i++) {
        const struct team_member *m = gathered_at(&all, i);
        uint32_t person = id_map_get(&j->people, m->volunteer);
        if (!is_member(m, j->round->until) || person == ID_MAP_NONE) continue;
        const struct verdict_kept *v = &j->kept[person];
        struct evaluate_facts f;
        evaluate_year_facts(j->year, person, cx->arena, &f);
        members[count++] = (struct set_member){ v->score, v->band, f.attended == 0 };
    }
    if (!count) return ERR_NONE;
    struct set_team_rule rule = { j->group->team_min_active, j->group->team_idle_percent,
                                  j->group->team_idle_cap };
    set_pass_team(members, count, &rule, &came_to);
    struct team_evaluation out = { .round = j->round->id,
                                   .team = team->id,
                                   .members = came_to.members,
                                   .active = came_to.active,
                                   .idle = came_to.idle,
                                   .score = came_to.score,
                                   .band = came_to.band,
                                   .unrated = !came_to.band,
                                   .note = note_of(cx, j, &came_to) };
    j->round->teams++;
    return record_create(cx, tx, &team_evaluation_entity, &out);
}

static enum kv_go note_team(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)failure;
    const struct team *t = record;
    struct judging *j = arg;
    struct gathered *g = &j->teams;
    if (!unit_within(cx, tx, t->unit, j->round->unit)) return KV_MORE;
    if (g->count == g->room) {
        g->room = g->room ? g->room * 2 : 64;
        char *more = arena_array(cx->arena, g->room, sizeof(*t));
        if (g->count) memcpy(more, g->records, g->count * sizeof(*t));
        g->records = more;
    }
    memcpy(g->records + g->count++ * sizeof(*t), t, sizeof(*t));
    return KV_MORE;
}

static err judge_teams(struct ctx *cx, struct tx *tx, void *arg)
{
    struct judging *j = arg;
    struct gathered old;
    j->round->teams = 0;
    j->teams = (struct gathered){ .entity = &team_entity };
    err e = gather(cx, tx, &team_evaluation_entity, "round", j->round->id, &old);
    for (size_t i = 0; !e && i < old.count; i++)
        e = record_delete(cx, tx, &team_evaluation_entity, *(const id *)gathered_at(&old, i));
    if (!e && j->group->has_team) e = query_all(cx, tx, &team_entity, note_team, j);
    for (size_t i = 0; !e && i < j->teams.count; i++)
        e = judge_team(cx, tx, j, gathered_at(&j->teams, i));
    return e;
}

err round_teams(struct ctx *cx, struct evaluation_round *round, const struct evaluate_year *year,
                const struct verdict_kept *kept, const struct rule_script *script)
{
    static const struct rule_group nothing = { 0 };
    struct judging j = { .round = round,
                         .kept = kept,
                         .year = year,
                         .group = script ? rule_script_group(script) : &nothing,
                         .people = id_map_in(cx->arena) };
    for (uint32_t i = 0; i < evaluate_year_count(year); i++)
        id_map_put(&j.people, evaluate_year_person(year, i).volunteer, i);
    return db_write(cx, judge_teams, &j);
}
