/* SPDX-License-Identifier: MIT
 * reach_groups: see reach.h. Totals are made of what is told, so that no difference tells the rest.
 */
#include "reach.h"

size_t reach_hide_small(struct reach_group groups[], size_t *count)
{
    struct reach_group others = { .others = true };
    size_t kept = 0, hidden = 0;
    for (size_t i = 0; i < *count; i++) {
        const struct reach_group *g = &groups[i];
        if (g->eligible >= REACH_LEAST) {
            groups[kept++] = *g;
            continue;
        }
        others.eligible += g->eligible;
        others.nominated += g->nominated;
        others.honoured += g->honoured;
        hidden++;
    }
    /* One small group alone would be told under another name. */
    if (hidden > 1 && others.eligible >= REACH_LEAST) groups[kept++] = others;
    *count = kept;
    return hidden;
}
