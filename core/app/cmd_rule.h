/* SPDX-License-Identifier: MIT
 * cmd_rule: what the commands about rules share: reading a file, and telling what is wrong with it.
 */
#ifndef VOLBANK_APP_CMD_RULE_H
#define VOLBANK_APP_CMD_RULE_H

#include "../rules/preview.h"

/* Source and hook of the file go into the job, or why there is none is printed; an exit code. */
int rule_file_read(struct ctx *cx, const char *path, struct rule_child_job *job);
/* Prints a fault as JSON; EXIT_REFUSED. */
int rule_fault_print_out(struct ctx *cx, const struct rule_fault *fault);
int rule_fault_tell(struct ctx *cx, text vi, text en);

/* 1250 -> "12.5". */
text rule_points_text(struct ctx *cx, int64_t hundredths);
/* A preview for people, and as one object of JSON. ms: how long it took. */
void rule_preview_tell(struct ctx *cx, const struct preview *p, uint64_t ms);
void rule_preview_tell_json(struct ctx *cx, struct preview *counted, uint64_t ms);

#endif
