/* SPDX-License-Identifier: MIT
 * file_job: the timetable's sweep of files that no record names any more (store/file_store.h). */
#ifndef VOLBANK_APP_FILE_JOB_H
#define VOLBANK_APP_FILE_JOB_H

#include "../work/work.h"

err file_sweep_job(struct ctx *cx, struct job *job);

#endif
