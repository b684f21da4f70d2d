/* SPDX-License-Identifier: MIT
 * turn: see turn.h. A new role is written into the columns by building them anew: slow and plain.
 */
#include "turn.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    uint32_t share; /* per cent */
} kinds[TURN_KINDS] = {
    [TURN_WITHDRAW] = { "withdraw", 28 }, [TURN_RETURN] = { "return", 22 },
    [TURN_LOAD] = { "load", 6 },          [TURN_SEATS] = { "seats", 26 },
    [TURN_CLOSE] = { "close", 6 },        [TURN_OPEN] = { "open", 12 },
};

const char *turn_name(enum turn_kind kind)
{
    return kinds[kind].name;
}

struct turn_world turn_world_new(enum small_family family, uint64_t seed)
{
    struct turn_world world = { .now = small_instance(family, seed), .family = family };
    size_t volunteers = (size_t)world.now.head.volunteers;
    world.usual = vbm_alloc(volunteers, 1);
    memcpy(world.usual, world.now.load, volunteers);
    return world;
}

void turn_world_free(struct turn_world *world)
{
    vbm_free(&world->now);
    free(world->usual);
    *world = (struct turn_world){ 0 };
}

/* --- Drawing -----------------------------------------------------------------------------------
 */

static enum turn_kind draw_kind(const struct vbm *now, struct chance *chance)
{
    uint32_t x = chance_below(chance, 100);
    int kind = 0;
    while (x >= kinds[kind].share) x -= kinds[kind++].share;
    bool of_person = kind == TURN_WITHDRAW || kind == TURN_RETURN || kind == TURN_LOAD;
    bool of_role = kind == TURN_SEATS || kind == TURN_CLOSE;
    if ((of_person && now->head.volunteers == 0) || (of_role && now->head.roles == 0))
        return TURN_OPEN;
    return (enum turn_kind)kind;
}

/* Mostly somebody for whom it changes something; now and then somebody for whom it does not. */
static uint32_t draw_volunteer(const struct vbm *now, bool there, struct chance *chance)
{
    uint32_t at = 0;
    if (chance_of(chance, 0.1)) there = !there;
    for (int tries = 0; tries < 8; tries++) {
        at = chance_below(chance, (uint32_t)now->head.volunteers);
        if ((now->load[at] > 0) == there) break;
    }
    return at;
}

/* One seat more or less, most of the time; else any number. */
static void draw_seats(const struct vbm *now, struct turn *turn, struct chance *chance)
{
    int32_t most = now->most[turn->role] + (chance_of(chance, 0.5) ? 1 : -1);
    if (chance_of(chance, 0.2)) most = chance_between(chance, 0, 12);
    turn->most = most < 0 ? 0 : most;
    turn->least = now->least[turn->role];
    if (chance_of(chance, 0.4)) turn->least = chance_between(chance, 0, turn->most);
    if (turn->least > turn->most) turn->least = turn->most;
}

static void draw_role(const struct turn_world *world, struct turn *turn, struct chance *chance)
{
    int32_t volunteers = world->now.head.volunteers;
    turn->pairs = vbm_alloc((size_t)volunteers, sizeof *turn->pairs);
    for (int32_t i = 0; i < volunteers; i++)
        if (chance_of(chance, 0.4))
            turn->pairs[turn->pair_count++] =
                (struct turn_pair){ .volunteer = (uint32_t)i,
                                    .score = small_score(world->family, chance) };
    turn->most = chance_between(chance, 0, 6);
    turn->least = chance_between(chance, 0, turn->most);
    turn->day = (uint8_t)chance_below(chance, 7);
}

struct turn turn_draw(const struct turn_world *world, struct chance *chance)
{
    const struct vbm *now = &world->now;
    struct turn turn = { .kind = draw_kind(now, chance) };
    switch (turn.kind) {
    case TURN_WITHDRAW:
        turn.volunteer = draw_volunteer(now, true, chance);
        break;
    case TURN_LOAD:
        turn.volunteer = draw_volunteer(now, true, chance);
        turn.load = (uint8_t)chance_between(chance, 1, 4);
        /* Only withdrawing makes a load 0, so that returning has one meaning. */
        if (now->load[turn.volunteer] == 0) turn.kind = TURN_RETURN;
        break;
    case TURN_RETURN:
        turn.volunteer = draw_volunteer(now, false, chance);
        break;
    case TURN_SEATS:
        turn.role = chance_below(chance, (uint32_t)now->head.roles);
        draw_seats(now, &turn, chance);
        break;
    case TURN_CLOSE:
        turn.role = chance_below(chance, (uint32_t)now->head.roles);
        break;
    case TURN_OPEN:
    case TURN_KINDS:
        draw_role(world, &turn, chance);
        break;
    }
    return turn;
}

void turn_free(struct turn *turn)
{
    free(turn->pairs);
    turn->pairs = NULL;
}

/* --- Applying ----------------------------------------------------------------------------------
 */

static void copy_roles(struct vbm *to, const struct vbm *from)
{
    size_t roles = (size_t)from->head.roles;
    memcpy(to->least, from->least, roles * sizeof *to->least);
    memcpy(to->most, from->most, roles * sizeof *to->most);
    memcpy(to->day, from->day, roles);
    memcpy(to->opening, from->opening, roles * sizeof *to->opening);
    memcpy(to->blocks, from->blocks, roles);
}

static void copy_pairs(struct vbm *to, const struct vbm *from, const struct turn *turn)
{
    uint32_t role = (uint32_t)from->head.roles;
    uint32_t count = 0;
    uint32_t next = 0;
    for (int32_t i = 0; i < from->head.volunteers; i++) {
        uint32_t own = from->first[i + 1] - from->first[i];
        memcpy(to->pair + count, from->pair + from->first[i], own * sizeof *to->pair);
        count += own;
        if (next < turn->pair_count && turn->pairs[next].volunteer == (uint32_t)i)
            to->pair[count++] = vbm_pair(role, turn->pairs[next++].score);
        to->first[i + 1] = count;
    }
}

static void add_role(struct vbm *now, const struct turn *turn)
{
    int32_t role = now->head.roles;
    struct vbm more = vbm_new(now->head.volunteers, role + 1, now->head.pairs + turn->pair_count);
    more.head.bonus = now->head.bonus;
    memcpy(more.load, now->load, (size_t)now->head.volunteers);
    copy_roles(&more, now);
    copy_pairs(&more, now, turn);
    more.least[role] = turn->least;
    more.most[role] = turn->most;
    more.day[role] = turn->day;
    more.opening[role] = role;
    more.blocks[role] = 1;
    vbm_free(now);
    *now = more;
}

void turn_apply(struct turn_world *world, const struct turn *turn)
{
    struct vbm *now = &world->now;
    uint8_t *load = now->load + turn->volunteer;
    switch (turn->kind) {
    case TURN_WITHDRAW:
        if (*load > 0) world->usual[turn->volunteer] = *load;
        *load = 0;
        break;
    case TURN_RETURN:
        if (*load == 0) *load = world->usual[turn->volunteer];
        break;
    case TURN_LOAD:
        *load = turn->load;
        break;
    case TURN_SEATS:
        now->least[turn->role] = turn->least;
        now->most[turn->role] = turn->most;
        break;
    case TURN_CLOSE:
        now->least[turn->role] = now->most[turn->role] = 0;
        break;
    case TURN_OPEN:
    case TURN_KINDS:
        add_role(now, turn);
        break;
    }
}
