/* SPDX-License-Identifier: MIT
 * bench_plugin: what the files of the measuring plugin share. */
#ifndef VOLBANK_BENCH_PLUGIN_H
#define VOLBANK_BENCH_PLUGIN_H

#include "core/plugin/plugin.h"

struct note {
    id id;
    text title, body;
    date day;
    int64_t count, hours;
    bool night;
    id unit;
};
extern const struct entity note_entity;

/* `volbank bench_commit --data DIR`: writes per second by many threads, as they come and one at a
 * time, as a JSON list with one object per round on standard output. */
int bench_commit(struct ctx *cx, int argc, char *argv[]);

#endif
