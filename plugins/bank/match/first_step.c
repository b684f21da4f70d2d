/* SPDX-License-Identifier: MIT
 * first_step: how far the auction's first bids go. Where a volunteer's scores differ, the
 * differences lead the bids and a small step is best. Where all scores are nearly the same, prices
 * can only creep up by the step: it is then as large as a score, and the repair does the rest
 * (measured: 3 to 7 times less time on equal scores, and at worst a third more if the same were
 * done to ordinary ones, which is why the spread is looked at). */
#include "solver_private.h"

enum {
    STEP_USUAL = 600,
    LOOKED_AT = 1024, /* volunteers, evenly spaced */
    NEARLY_EQUAL = 8, /* a spread below this part of the score */
    CLOSE = 2
};

int32_t match_first_step(const struct match_instance *in)
{
    uint32_t stride = in->volunteers / LOOKED_AT + 1;
    int64_t level = 0, spread = 0, looked = 0;
    for (uint32_t i = 0; i < in->volunteers; i += stride) {
        int32_t least = MATCH_SCORE_MAX, most = 0;
        for (uint32_t k = in->offset[i]; k < in->offset[i + 1]; k++) {
            int32_t score = match_edge_score(in->edge[k]);
            if (score < least) least = score;
            if (score > most) most = score;
        }
        if (in->offset[i + 1] - in->offset[i] < 2) continue;
        level += most;
        spread += most - least;
        looked++;
    }
    if (looked == 0 || spread * CLOSE >= level) return STEP_USUAL;
    int64_t step = spread * NEARLY_EQUAL < level ? level / looked : level / looked / 5;
    return step < STEP_USUAL ? STEP_USUAL : (int32_t)step;
}
