/* SPDX-License-Identifier: MIT
 * command: one line of JSON for each time; with --cells the cells themselves come first, one a
 * line. */
#include "command.h"

#include <stdio.h>

#include "follow.h"

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

/* In a book of its own. */
static err count_once(struct ctx *cx, bool cells)
{
    const struct plan_book *book;
    const struct plan_tree *tree;
    void *follow;
    uint64_t begun = clock_ticks();
    err e = plan_follow_start(cx, &follow);
    if (e) return e;
    e = plan_hold(cx, follow, &book, &tree);
    if (!e) {
        unsigned long long took = (clock_ticks() - begun) / 1000000;
        if (cells) (void)printf("%.*s", TEXT_ARGS(plan_book_dump(cx->arena, book)));
        (void)printf("{\"cells\":%zu,\"placed\":%zu,\"ms\":%llu}\n", cells_in(book),
                     placed_in(book), took);
        plan_let_go(follow);
    }
    plan_follow_stop(follow);
    return e;
}

int plan_count_command(struct ctx *cx, int argc, char *argv[])
{
    enum { FAILED = 1, USAGE = 2, TIMES_MAX = 100 };
    bool cells = argc == 1 && strcmp(argv[0], "--cells") == 0;
    int64_t times = 1;
    bool counts = argc == 2 && strcmp(argv[0], "--times") == 0 &&
                  text_to_int(text_of(argv[1]), &times) && times > 0 && times <= TIMES_MAX;
    if (argc && !cells && !counts) {
        (void)fprintf(stderr, "volbank %s\n", USAGE_PLAN_COUNT);
        return USAGE;
    }
    while (times--) {
        if (!count_once(cx, cells)) continue;
        (void)fprintf(stderr, "%.*s\n%.*s\n", TEXT_ARGS(cx->detail_vi), TEXT_ARGS(cx->detail_en));
        return FAILED;
    }
    return 0;
}
