/* SPDX-License-Identifier: MIT
 * job_run: one job under way, between the file that chooses it and the one that runs it. Private to
 * this floor. */
#ifndef VOLBANK_WORK_JOB_RUN_PRIVATE_H
#define VOLBANK_WORK_JOB_RUN_PRIVATE_H

#include "running_private.h"

struct job_run {
    struct job job; /* as run() sees it */
    struct work *work;
    struct kind_at_work *at;
    struct arena *desk; /* for bookkeeping; reset after each */
    struct ctx cx;      /* the job's */
    struct wrote wrote;
    text undo_before;  /* what earlier runs of this job wrote: a JSON array or empty */
    uint64_t saved_at; /* clock_ticks() */
    uint64_t rings;    /* of the bell for jobs, when its record was looked at last */
    bool saved;        /* there is a record; the timetable's runs begin without */
    bool timed;        /* started by the timetable */
    bool gone;         /* the record was deleted under way */
    bool interrupted;  /* run() was told to end */
};

/* Runs the claimed job and stores how it ended. */
void job_run_whole(struct job_run *run);
/* Where the time of a kind's last run by the timetable is kept (meta). */
const char *timetable_name(struct arena *arena, const struct job_kind *kind);

/* Why the machinery itself wrote to a job's record, in the journal. */
#define WHY_JOB_START "work: start"
#define WHY_JOB_PROGRESS "work: progress"
#define WHY_JOB_END "work: end"
#define WHY_JOB_SETTLE "work: restart"
/* Why a job of this kind writes. */
const char *job_why(struct arena *arena, text kind);

#endif
