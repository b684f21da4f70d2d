/* SPDX-License-Identifier: MIT
 * demo: a province nobody lives in, for trying things out and for tests. Everything in it follows
 * from the options: the same seed and day give the same bytes. */
#ifndef VOLBANK_BANK_DEMO_H
#define VOLBANK_BANK_DEMO_H

#include "core/plugin/plugin.h"

/* Every role log-in of a demo province opens with this. */
#define DEMO_PASSWORD "volbank-demo"

/* Fills an empty folder: official places and bodies, volunteers, teams, cadres, years of past work,
 * 40 open campaigns and one log-in per role (kept as a printable table in meta "demo.logins" and
 * written to stdout). cx->random must be seeded and cx->now be the morning of options->as_of. */
err bank_demo(struct ctx *cx, const struct demo_options *options) MUST_CHECK;

#endif
