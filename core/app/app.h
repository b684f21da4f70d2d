/* SPDX-License-Identifier: MIT
 * app: the one running process: what exists (registry), where the data is (db), what plugins reach
 * (host). Everything with a process's lifetime is owned here. */
#ifndef VOLBANK_APP_APP_H
#define VOLBANK_APP_APP_H

#include "../access/limit.h"
#include "../plugin/host.h"
#include "../store/db.h"
#include "../work/work.h"

struct app {
    struct host host; /* first: cx->app points here */
    struct arena *arena;
    const char *home; /* folder of the program: plugins/ scripts/ web/ data/ lie beside it */
    const char *data;
    size_t quota_bytes; /* of the data folder; 0 = the store's own */
    bool any_index;     /* see struct db_options */
    struct log *log;
    struct metrics *metrics;
    struct random_source random;
    struct registry *registry;
    struct db *db;
    struct work *work; /* watches from app_open on; its threads run while serving */
    size_t started;    /* how many plugins' .start ran */
};

extern const struct plugin core_plugin; /* admin.c */

/* Loads and checks the tables. False after printing every fault to stderr. */
bool app_begin(struct app *app);
/* A context of this process for one command or job: system actor, named `why`. */
void app_ctx(struct app *app, struct ctx *cx, struct arena *arena, const char *why);
/* Opens the data folder and starts the plugins' states. cx gets db. */
err app_open(struct ctx *cx, struct app *app, const char *data_dir, bool read_only) MUST_CHECK;
/* Shipped rules that are not stored yet become version 1. */
err app_install_rules(struct ctx *cx, struct app *app) MUST_CHECK;
void app_end(struct app *app);
/* A path beside the program, in the app's arena. */
const char *app_path(struct app *app, const char *below);
/* What went wrong, in both languages, to stderr; returns the exit code that fits. */
int app_report(const struct ctx *cx, err e);

#endif
