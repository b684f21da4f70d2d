/* SPDX-License-Identifier: MIT
 * village: a store in a temporary folder with one commune, its union, a campaign with one opening,
 * and people who agreed to be contacted: for testing what the bank does by the clock. `cx.now` is
 * the test's to set. Everything aborts on failure. */
#ifndef VOLBANK_TESTS_BANK_VILLAGE_H
#define VOLBANK_TESTS_BANK_VILLAGE_H

#include "core/plugin/host.h"
#include "plugins/bank/signup_flow.h"

struct village {
    struct arena *arena;
    struct ctx cx;
    struct random_source random;
    struct host host;
    struct registry *registry;
    char dir[64];
    id place, unit, campaign, opening;
};

void village_open(struct village *v);
void village_close(struct village *v);
/* A shift of two hours that begins at `start`. */
id village_shift(struct village *v, instant start);
/* A new person signs up for the shift. */
id village_join(struct village *v, id shift, const char *name);
void village_accept(struct village *v, id signup);
void village_leave(struct village *v, id signup);
void village_places(struct village *v, int64_t max_people);
int32_t village_state(struct village *v, id signup);
/* How many messages about `about` were ever queued. */
size_t village_messages(struct village *v, const char *about);

#endif
