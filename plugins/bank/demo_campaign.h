/* SPDX-License-Identifier: MIT
 * demo_campaign: turns rows of the plan into campaigns, openings and shifts, and asks people along.
 * Shared by past and open campaigns. */
#ifndef VOLBANK_BANK_DEMO_CAMPAIGN_H
#define VOLBANK_BANK_DEMO_CAMPAIGN_H

#include "demo_plan.h"
#include "demo_world.h"

struct demo_campaign {
    const struct demo_drive *drive;
    const struct demo_commune *commune;
    struct campaign record;
};
struct demo_opening {
    const struct demo_work *work;
    const struct demo_campaign *campaign;
    struct opening record;
};
struct demo_shift {
    const struct demo_opening *opening;
    struct shift record;
};

/* A commune where such a campaign can be; the area is only a wish when the drive names none. */
const struct demo_commune *demo_commune_for(struct demo *d, const struct demo_drive *drive,
                                            uint8_t area, date on);
/* Each puts its record and leaves it in *out; of a campaign and an opening only what is no text may
 * be read from there. */
void demo_campaign_put(struct demo *d, const struct demo_drive *drive,
                       const struct demo_commune *commune, date starts, date ends,
                       struct demo_campaign *out);
/* `again` = the campaign has this work already: then the title says in which hamlet. `most` is the
 * largest head-count. */
void demo_opening_put(struct demo *d, const struct demo_campaign *campaign,
                      const struct demo_work *work, date first, int64_t most, bool again,
                      struct demo_opening *out);
void demo_shift_put(struct demo *d, const struct demo_opening *opening, date day,
                    struct demo_shift *out);
/* The next Saturday or Sunday, or the day itself when the work is for any day. */
date demo_fitting_day(const struct demo_work *work, date day);

/* Somebody who could take the shift: lives near (mostly), has what is required, is willing, free of
 * other shifts that day. NULL when nobody was found after some tries. */
struct demo_person *demo_ask(struct demo *d, const struct demo_shift *shift);
/* Stores that p signed up; returns the id of the sign-up. */
id demo_signup_put(struct demo *d, const struct demo_shift *shift, const struct demo_person *p,
                   enum signup_state state, instant made);

#endif
