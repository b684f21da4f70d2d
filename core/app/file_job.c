/* SPDX-License-Identifier: MIT
 * file_job: see the header. It writes no record, so a quiet day leaves no trace. */
#include "file_job.h"

#include "../store/file_store.h"

err file_sweep_job(struct ctx *cx, struct job *job)
{
    struct file_sweep swept;
    err e = file_sweep(cx, &swept);
    if (!e)
        job->note = text_format(cx->arena, "giữ %zu, đưa ra %zu, bỏ %zu", swept.kept, swept.left,
                                swept.gone);
    return e;
}
