/* SPDX-License-Identifier: MIT
 * unit_replay: a reform of communes from the official mapping (old_code, old_district_code,
 * old_name_vi, new_code, new_province_code, new_name_vi, coverage): old places end, new ones begin,
 * and every body that works in them goes with them. A new commune is one transaction, so that a
 * province of any size passes; together they are a batch, which is taken back together. */
#ifndef VOLBANK_APP_UNIT_REPLAY_H
#define VOLBANK_APP_UNIT_REPLAY_H

#include "../access/unit_operation.h"

struct unit_replay {
    struct slice file; /* the mapping, CSV or XLSX */
    const char *file_name;
    date on;
    text batch; /* "reform-2025-07-01" */
    bool dry_run;
    /* filled in */
    struct unit_account account;
    size_t operations, places;
};

/* Replays what was not replayed yet; when one step fails, those before it are taken back.
 * ERR_INVALID names the row that cannot be used, ERR_NOT_FOUND the place that is not there. */
err unit_replay_run(struct ctx *cx, struct unit_replay *replay) MUST_CHECK;

#endif
