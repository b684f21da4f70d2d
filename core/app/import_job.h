/* SPDX-License-Identifier: MIT
 * import_job: an import as a job: its input, its result, and what undoes it. The file waits in a
 * blob until the job has ended for good; a job cut off by a restart goes on where it stopped. */
#ifndef VOLBANK_APP_IMPORT_JOB_H
#define VOLBANK_APP_IMPORT_JOB_H

#include "../paper/import.h"
#include "../work/work.h"

#define IMPORT_JOB "import"
/* Its run: see struct job_kind. */
err import_job_run(struct ctx *cx, struct job *job);

/* Asks for it: keeps the file and makes the job, inside a transaction. */
struct import_wish {
    const struct entity *entity;
    struct slice file;
    text file_name;
    bool good_only;
    const struct import_constant *constants;
    size_t constant_count;
};
err import_job_start(struct ctx *cx, struct tx *tx, const struct import_wish *wish,
                     struct job *out) MUST_CHECK;
/* Leaves the record of an import that a command has finished, so that it can be undone like others.
 * cx->wrote is what it wrote; when that is nothing, no record is left. */
err import_job_record(struct ctx *cx, const struct import_report *report,
                      text file_name) MUST_CHECK;
/* "Nhập 120 dòng, sửa 3, …": for notes and for people at a command line. */
text import_job_summary(struct ctx *cx, const struct import_report *report);

#endif
