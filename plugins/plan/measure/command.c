/* SPDX-License-Identifier: MIT
 * command: one line of JSON; with --cells the cells themselves come first, one a line. */
#include "command.h"

#include <stdio.h>

#include "follow.h"

static err hold(struct ctx *cx, const struct plan_book **book, struct plan_follow **follow)
{
    const struct plan_tree *tree;
    *follow = plan_follow_of(cx);
    return plan_hold(cx, *follow, book, &tree);
}

static size_t cells_in(const struct plan_book *b)
{
    size_t cells = 0;
    for (size_t s = 0; s < b->series_count; s++)
        for (size_t u = 0; u < b->series[s].room; u++) cells += b->series[s].units[u].count;
    return cells;
}

static size_t placed_in(const struct plan_book *b)
{
    size_t placed = 0;
    for (size_t g = 0; g < b->group_count; g++) placed += b->groups[g].ids.count;
    return placed;
}

int plan_count_command(struct ctx *cx, int argc, char *argv[])
{
    enum { FAILED = 1, USAGE = 2 };
    const struct plan_book *book;
    struct plan_follow *follow;
    bool cells = argc == 1 && strcmp(argv[0], "--cells") == 0;
    if (argc && !cells) {
        (void)fprintf(stderr, "volbank %s\n", USAGE_PLAN_COUNT);
        return USAGE;
    }
    uint64_t begun = clock_ticks();
    err e = hold(cx, &book, &follow);
    if (e) {
        (void)fprintf(stderr, "%.*s\n", TEXT_ARGS(cx->detail_vi));
        return FAILED;
    }
    uint64_t took = clock_ticks() - begun;
    if (cells) (void)printf("%.*s", TEXT_ARGS(plan_book_dump(cx->arena, book)));
    (void)printf("{\"cells\":%zu,\"placed\":%zu,\"ms\":%llu}\n", cells_in(book), placed_in(book),
                 (unsigned long long)(took / 1000000));
    plan_let_go(follow);
    return 0;
}
