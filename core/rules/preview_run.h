/* SPDX-License-Identifier: MIT
 * preview_run: tries a rule on history: the hook's cases go to several children at once, one for
 * each core, and what comes back is counted. Cases of units that decide by a nearer rule of their
 * own are only numbered. The rule being tried never runs in this process. */
#ifndef VOLBANK_RULES_PREVIEW_RUN_H
#define VOLBANK_RULES_PREVIEW_RUN_H

#include "preview.h"

struct preview_wish {
    struct rule_stream_job job; /* what is tried, and against what; hook->cases is there */
    id unit; /* whose version it is, and so whose history; none = the province's, everywhere */
    date from, until;
    size_t limit; /* counted cases at most; 0 = all */
    /* How far it is, now and then, on the caller's thread and outside transactions; an error ends
     * everything and is handed back. NULL = nobody asks. */
    err (*progress)(void *arg, uint32_t done, uint32_t total);
    void *arg;
};

enum { PREVIEW_RUN_MS = 300000 };

/* Blocks; outside transactions. Everything lives in cx->arena. ERR_INVALID, ERR_BUSY, ERR_IO +
 * fault: the rule does not load or fails most people, a child died or was late, or all of it took
 * PREVIEW_RUN_MS. */
err preview_run(struct ctx *cx, const struct preview_wish *wish, struct preview **out,
                struct rule_fault *fault) MUST_CHECK;

#endif
