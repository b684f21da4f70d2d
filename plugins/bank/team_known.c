/* SPDX-License-Identifier: MIT
 * team_known: a team on a day: its members then, and who leads it. A person counts once, however
 * many parts they hold. */
#include "team_known.h"

#include "bank.h"
#include "gather.h"
#include "team_register/team_register.h"

static bool in_office(const struct team_member *m, date day)
{
    return m->since <= day && (!m->until || day <= m->until);
}

static bool coordinates(const struct team_member *m)
{
    return m->role == TEAM_COORDINATOR || m->role == TEAM_LEADER || m->role == TEAM_DEPUTY;
}

struct counting {
    date day;
    struct team_known *out;
    id *people, *leaders; /* counted so far */
};

static bool first_time(id *seen, int64_t count, id who)
{
    for (int64_t i = 0; i < count; i++)
        if (id_equal(seen[i], who)) return false;
    seen[count] = who;
    return true;
}

static void count_member(struct counting *c, const struct team_member *m)
{
    if (!in_office(m, c->day)) return;
    c->out->members += first_time(c->people, c->out->members, m->volunteer);
    if (coordinates(m))
        c->out->coordinators += first_time(c->leaders, c->out->coordinators, m->volunteer);
}

static err standing_read(struct ctx *cx, struct tx *tx, const struct team *t, date day,
                         struct team_known *out)
{
    struct team_standing s;
    err e = team_standing_on(cx, tx, t, day, &s);
    if (e) return e;
    const struct term *term = vocabulary_number(&team_standing_vocabulary, (unsigned)s.kind);
    REQUIRE(term);
    out->basis = t->basis_day && t->basis_day <= day;
    out->lawful = team_standing_is_good(s.kind);
    out->reviewed = s.reviewed;
    out->review_due = s.due;
    out->standing = term->code;
    out->standing_vi = term->vi;
    out->standing_en = term->en;
    return ERR_NONE;
}

static err team_read(struct ctx *cx, struct tx *tx, id which, date day, struct team_known *out)
{
    struct team t;
    struct gathered all;
    err e = record_get(cx, tx, &team_entity, which, &t);
    if (!e) e = gather(cx, tx, &team_member_entity, "team", which, &all);
    if (e) return e;
    *out = (struct team_known){ .id = t.id,
                                .name = t.name,
                                .unit = t.unit,
                                .founded = t.founded,
                                .charter = text_trim(t.charter).size > 0 };
    e = standing_read(cx, tx, &t, day, out);
    if (e) return e;
    struct counting c = { .day = day,
                          .out = out,
                          .people = arena_array(cx->arena, all.count + 1, sizeof(id)),
                          .leaders = arena_array(cx->arena, all.count + 1, sizeof(id)) };
    for (size_t i = 0; i < all.count; i++) count_member(&c, gathered_at(&all, i));
    return ERR_NONE;
}

static err any_part(struct ctx *cx, struct tx *tx, const struct team_member *asked, bool leading,
                    bool *found)
{
    struct gathered all;
    err e = gather(cx, tx, &team_member_entity, "team", asked->team, &all);
    *found = false;
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct team_member *m = gathered_at(&all, i);
        *found |= id_equal(m->volunteer, asked->volunteer) && in_office(m, asked->since) &&
                  (!leading || coordinates(m));
    }
    return e;
}

static err team_leads(struct ctx *cx, struct tx *tx, id which, id person, date day, bool *leads)
{
    const struct team_member asked = { .team = which, .volunteer = person, .since = day };
    return any_part(cx, tx, &asked, true, leads);
}

static err team_has(struct ctx *cx, struct tx *tx, id which, id person, date day, bool *has)
{
    const struct team_member asked = { .team = which, .volunteer = person, .since = day };
    return any_part(cx, tx, &asked, false, has);
}

static err team_led(struct ctx *cx, struct tx *tx, id person, date day, id **teams, size_t *count)
{
    struct gathered all;
    err e = gather(cx, tx, &team_member_entity, "volunteer", person, &all);
    if (e) return e;
    *teams = arena_array(cx->arena, all.count + 1, sizeof(id));
    *count = 0;
    for (size_t i = 0; i < all.count; i++) {
        const struct team_member *m = gathered_at(&all, i);
        if (in_office(m, day) && coordinates(m))
            *count += first_time(*teams, (int64_t)*count, m->team);
    }
    return ERR_NONE;
}

const struct team_1 team_service = { team_read, team_leads, team_has, team_led };
