/* SPDX-License-Identifier: MIT
 * cascade: whole numbers only; powers are taken in millionths of thousandths, so that what is shown
 * in thousandths is rounded once. */
#include "cascade.h"

enum { WHOLE = 1000, PERCENTS = 10, FINE = 1000000, TWICE = 2 };

void fidelity_add(struct fidelity *to, const struct fidelity *more)
{
    to->classes += more->classes;
    to->learners += more->learners;
    to->anchor_percent += more->anchor_percent;
    to->anchor_sheets += more->anchor_sheets;
    to->core_delivered += more->core_delivered;
    to->core_blocks += more->core_blocks;
    to->minutes += more->minutes;
    to->master_minutes += more->master_minutes;
    to->applied += more->applied;
    to->partly += more->partly;
    to->answered += more->answered;
}

int64_t share_of(int64_t part, int64_t whole)
{
    return whole > 0 ? (part * WHOLE * TWICE + whole) / (whole * TWICE) : SHARE_UNKNOWN;
}

int64_t fidelity_anchor(const struct fidelity *f)
{
    return share_of(f->anchor_percent, f->anchor_sheets * (WHOLE / PERCENTS));
}

/* share (thousandths) to the power of hops, in FINE parts of one. */
static int64_t power(int64_t share, size_t hops)
{
    int64_t out = FINE;
    for (size_t i = 0; i < hops; i++) out = (out * share + WHOLE / TWICE) / WHOLE;
    return out;
}

static int64_t rounded(int64_t fine)
{
    return (fine * WHOLE + FINE / TWICE) / FINE;
}

int64_t expected_after(size_t hops)
{
    return rounded(power(HOP_EXPECTED, hops));
}

int64_t hop_of(int64_t kept, size_t hops)
{
    int64_t low = 0;
    int64_t high = kept > WHOLE ? kept : WHOLE;
    int64_t target = kept * (FINE / WHOLE);
    if (kept < 0 || hops == 0) return SHARE_UNKNOWN;
    while (low < high) { /* the least share whose power is not below what was kept */
        int64_t middle = low + (high - low) / TWICE;
        if (power(middle, hops) < target)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0) return 0;
    int64_t above = power(low, hops) - target;
    int64_t below = target - power(low - 1, hops);
    return below < above ? low - 1 : low;
}

void cascade_make(const struct fidelity *generations, size_t count, struct cascade_step *steps)
{
    size_t base = 0;
    while (base < count && fidelity_anchor(&generations[base]) <= 0) base++;
    int64_t first = base < count ? fidelity_anchor(&generations[base]) : SHARE_UNKNOWN;
    for (size_t i = 0; i < count; i++) {
        const struct fidelity *f = &generations[i];
        struct cascade_step *s = &steps[i];
        bool behind = base < count && i >= base;
        size_t hops = behind ? i - base : 0;
        s->anchor = fidelity_anchor(f);
        s->expected = behind ? expected_after(hops) : SHARE_UNKNOWN;
        s->actual = behind && s->anchor >= 0 ? share_of(s->anchor, first) : SHARE_UNKNOWN;
        s->hop = hop_of(s->actual, hops);
        s->core = share_of(f->core_delivered, f->core_blocks);
        s->length = share_of(f->minutes, f->master_minutes);
        s->application = share_of(f->applied, f->answered);
    }
}
