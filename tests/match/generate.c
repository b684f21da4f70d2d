/* SPDX-License-Identifier: MIT
 * match_generate: writes a seeded, realistic instance (vbm.h) of any size. An opening becomes up to
 * three roles: its general seats and a seat class per quota, filled one to one. A volunteer's pairs
 * are the 60 best, best first. Pairs go to the file as they are made, so that a nation fits in
 * memory. match_generate VOLUNTEERS OPENINGS SEED FILE [option…]: see options below; prints the
 * sizes as JSON */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "chance.h"
#include "vbm.h"
#include "world.h"

enum { CLASSES = 3, GENERAL = 0, LANGUAGE = 1, LEADER = 2, SHORT_LIST = 60, NO_ROLE = -1 };

static const float CELL = 8; /* km, side of a cell of the grid that finds openings near a person */

struct wish {
    double seats;     /* factor on the number of seats */
    int32_t step;     /* scores are rounded down to a multiple */
    int32_t constant; /* every score is this one, when positive … */
    int32_t jitter;   /* … plus a chance below this */
    bool flat;        /* scores from 1000 to 9000, all alike likely */
    bool unsorted;
};

struct grid {
    uint32_t across; /* cells a side */
    uint32_t *first; /* openings of cell c: member[first[c]] … */
    uint32_t *member;
};

struct maker {
    struct world world;
    struct wish wish;
    struct grid grid;
    int32_t *role_of; /* [opening][class], NO_ROLE where there are no such seats */
    struct vbm out;   /* all but the pairs */
    uint32_t *near;   /* the pairs of the person at hand */
    struct chance chance;
};

/* --- Roles -------------------------------------------------------------------------------------
 */

static void scale_seats(struct opening *opening, double factor)
{
    opening->most = (int32_t)(opening->most * factor);
    if (opening->most < 1) opening->most = 1;
    if (factor >= 1) return;
    opening->least = (int32_t)(opening->least * factor);
    if (opening->least < 1) opening->least = 1;
    if (opening->language_seats + opening->leader_seats >= opening->most)
        opening->language_seats = opening->leader_seats = 0;
}

static void add_role(struct maker *maker, uint32_t at, int class, int32_t least, int32_t most)
{
    const struct opening *opening = &maker->world.openings[at];
    int32_t role = maker->out.head.roles;
    if (most <= 0) return;
    maker->role_of[at * CLASSES + (uint32_t) class] = role;
    maker->out.least[role] = least > 0 ? least : 0;
    maker->out.most[role] = most;
    maker->out.day[role] = opening->day;
    maker->out.blocks[role] = opening->blocks;
    maker->out.opening[role] = (int32_t)at;
    maker->out.head.roles = role + 1;
}

static void make_roles(struct maker *maker)
{
    for (uint32_t i = 0; i < maker->world.opening_count; i++) {
        struct opening *it = &maker->world.openings[i];
        scale_seats(it, maker->wish.seats);
        int32_t quota = it->language_seats + it->leader_seats;
        for (uint32_t class = 0; class < CLASSES; class ++)
            maker->role_of[i * CLASSES + class] = NO_ROLE;
        add_role(maker, i, GENERAL, it->least - quota, it->most - quota);
        add_role(maker, i, LANGUAGE, it->language_seats, it->language_seats);
        add_role(maker, i, LEADER, it->leader_seats, it->leader_seats);
    }
}

/* --- Who is near -------------------------------------------------------------------------------
 */

static uint32_t cell_of(const struct grid *grid, const struct opening *opening)
{
    return (uint32_t)(opening->y / CELL) * grid->across + (uint32_t)(opening->x / CELL);
}

static struct grid grid_of(const struct world *world)
{
    struct grid grid = { .across = (uint32_t)(world->side / CELL) + 1 };
    uint32_t cells = grid.across * grid.across;
    grid.first = vbm_alloc(cells + 2, sizeof *grid.first);
    grid.member = vbm_alloc(world->opening_count, sizeof *grid.member);
    /* Counted two places ahead, so that filling leaves first[c] where cell c begins. */
    for (uint32_t i = 0; i < world->opening_count; i++)
        grid.first[cell_of(&grid, &world->openings[i]) + 2]++;
    for (uint32_t c = 2; c < cells + 2; c++) grid.first[c] += grid.first[c - 1];
    for (uint32_t i = 0; i < world->opening_count; i++)
        grid.member[grid.first[cell_of(&grid, &world->openings[i]) + 1]++] = i;
    return grid;
}

static uint32_t cell_at(const struct grid *grid, float km)
{
    if (km < 0) return 0;
    uint32_t cell = (uint32_t)(km / CELL);
    return cell < grid->across ? cell : grid->across - 1;
}

/* --- Pairs -------------------------------------------------------------------------------------
 */

static int32_t score_of(struct maker *maker, const struct person *person,
                        const struct opening *opening)
{
    const struct wish *wish = &maker->wish;
    int32_t score = world_score(person, opening);
    if (wish->flat) score = 1000 + (int32_t)chance_below(&maker->chance, 8000);
    if (wish->constant)
        score = wish->constant + (int32_t)chance_below(&maker->chance, (uint32_t)wish->jitter);
    score = score / wish->step * wish->step;
    return score < 1 ? 1 : score;
}

static uint32_t add_pairs(struct maker *maker, const struct person *person, uint32_t at,
                          uint32_t count)
{
    const struct opening *opening = &maker->world.openings[at];
    if (!world_eligible(person, opening)) return count;
    const bool fits[CLASSES] = { true, person->languages >> opening->language & 1,
                                 person->certificates & WORLD_LEADER };
    int32_t score = score_of(maker, person, opening);
    for (uint32_t class = 0; class < CLASSES; class ++) {
        int32_t role = maker->role_of[at * CLASSES + class];
        if (role != NO_ROLE && fits[class]) maker->near[count++] = vbm_pair((uint32_t)role, score);
    }
    return count;
}

static int best_first(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left;
    uint32_t b = *(const uint32_t *)right;
    int32_t gain = vbm_score(b) - vbm_score(a);
    return gain ? gain : a < b ? -1 : a > b;
}

/* Fills maker->near with the short list of one person and gives its length. */
static uint32_t short_list(struct maker *maker, const struct person *person)
{
    const struct grid *grid = &maker->grid;
    uint32_t left = cell_at(grid, person->x - person->radius);
    uint32_t right = cell_at(grid, person->x + person->radius);
    uint32_t bottom = cell_at(grid, person->y + person->radius);
    uint32_t count = 0;
    for (uint32_t y = cell_at(grid, person->y - person->radius); y <= bottom; y++) {
        uint32_t end = grid->first[y * grid->across + right + 1];
        for (uint32_t k = grid->first[y * grid->across + left]; k < end; k++)
            count = add_pairs(maker, person, grid->member[k], count);
    }
    qsort(maker->near, count, sizeof *maker->near, best_first);
    return count < SHORT_LIST ? count : SHORT_LIST;
}

static bool put(FILE *file, const void *data, size_t size, size_t count)
{
    return fwrite(data, size, count, file) == count;
}

/* Head and offsets are known only at the end: their room is left, and filled by a second write. */
static bool write_front(FILE *file, const struct vbm *out)
{
    size_t volunteers = (size_t)out->head.volunteers;
    return fseek(file, 0, SEEK_SET) == 0 && put(file, &out->head, sizeof out->head, 1) &&
           put(file, out->load, sizeof *out->load, volunteers) &&
           put(file, out->first, sizeof *out->first, volunteers + 1);
}

static bool write_roles(FILE *file, const struct vbm *out)
{
    size_t roles = (size_t)out->head.roles;
    return put(file, out->least, sizeof *out->least, roles) &&
           put(file, out->most, sizeof *out->most, roles) &&
           put(file, out->day, sizeof *out->day, roles) &&
           put(file, out->opening, sizeof *out->opening, roles) &&
           put(file, out->blocks, sizeof *out->blocks, roles);
}

static bool write_pairs(FILE *file, struct maker *maker)
{
    struct vbm *out = &maker->out;
    for (uint32_t i = 0; i < maker->world.person_count; i++) {
        const struct person *person = &maker->world.people[i];
        uint32_t count = short_list(maker, person);
        if (!put(file, maker->near, sizeof *maker->near, count)) return false;
        out->load[i] = person->load;
        out->head.pairs += count;
        out->first[i + 1] = (uint32_t)out->head.pairs;
    }
    return true;
}

static bool write_instance(const char *path, struct maker *maker)
{
    FILE *file = fopen(path, "wb");
    bool written = file && write_front(file, &maker->out) && write_pairs(file, maker) &&
                   write_roles(file, &maker->out) && write_front(file, &maker->out);
    if (file && fclose(file) != 0) written = false;
    if (!written) perror(path);
    return written;
}

/* --- The command -------------------------------------------------------------------------------
 */

static void print_sizes(const struct vbm *out)
{
    int64_t seats = 0;
    int64_t least = 0;
    int64_t load = 0;
    int32_t isolated = 0;
    for (int32_t i = 0; i < out->head.roles; i++) {
        seats += out->most[i];
        least += out->least[i];
    }
    for (int32_t i = 0; i < out->head.volunteers; i++) {
        load += out->load[i];
        isolated += out->first[i] == out->first[i + 1];
    }
    printf("{\"volunteers\":%d,\"openings\":%d,\"roles\":%d,\"pairs\":%llu,\"isolated\":%d,"
           "\"load\":%lld,\"seats\":%lld,\"least\":%lld}\n",
           out->head.volunteers, out->head.openings, out->head.roles,
           (unsigned long long)out->head.pairs, isolated, (long long)load, (long long)seats,
           (long long)least);
}

static bool generate(uint32_t people, uint32_t openings, uint64_t seed, const char *path,
                     struct wish wish)
{
    struct maker maker = { .wish = wish, .chance = chance_from(~seed) };
    maker.world = world_new(people, openings, seed, !wish.unsorted);
    maker.grid = grid_of(&maker.world);
    maker.role_of = vbm_alloc((size_t)openings * CLASSES, sizeof *maker.role_of);
    maker.near = vbm_alloc((size_t)openings * CLASSES, sizeof *maker.near);
    maker.out = vbm_new((int32_t)people, (int32_t)(openings * CLASSES), 0);
    maker.out.head.openings = (int32_t)openings;
    maker.out.head.roles = 0;
    make_roles(&maker);
    bool written = write_instance(path, &maker);
    if (written) print_sizes(&maker.out);
    vbm_free(&maker.out);
    world_free(&maker.world);
    free(maker.near);
    free(maker.role_of);
    free(maker.grid.first);
    free(maker.grid.member);
    return written;
}

static const struct option options[] = {
    { "seats", required_argument, NULL, 's' },
    { "step", required_argument, NULL, 'q' },
    { "constant", required_argument, NULL, 'c' },
    { "jitter", required_argument, NULL, 'j' },
    { "flat", no_argument, NULL, 'f' },
    { "unsorted", no_argument, NULL, 'u' },
    { 0 },
};

static bool read_options(int count, char **words, struct wish *wish)
{
    int letter;
    while ((letter = getopt_long(count, words, "", options, NULL)) != -1) {
        if (letter == 's') wish->seats = atof(optarg);
        if (letter == 'q') wish->step = atoi(optarg);
        if (letter == 'c') wish->constant = atoi(optarg);
        if (letter == 'j') wish->jitter = atoi(optarg);
        if (letter == 'f') wish->flat = true;
        if (letter == 'u') wish->unsorted = true;
        if (letter == '?') return false;
    }
    return count - optind == 4 && wish->seats > 0 && wish->step > 0 && wish->jitter > 0;
}

int main(int count, char **words)
{
    struct wish wish = { .seats = 1, .step = 1, .jitter = 1 };
    if (!read_options(count, words, &wish)) {
        fputs("match_generate VOLUNTEERS OPENINGS SEED FILE [--seats FACTOR] [--step N] [--flat] "
              "[--constant SCORE] [--jitter N] [--unsorted]\n",
              stderr);
        return 2;
    }
    char **given = words + optind;
    uint32_t people = (uint32_t)strtoul(given[0], NULL, 10);
    uint32_t openings = (uint32_t)strtoul(given[1], NULL, 10);
    return generate(people, openings, strtoull(given[2], NULL, 10), given[3], wish) ? 0 : 1;
}
