/* SPDX-License-Identifier: MIT
 * demo: the shelf a demo province begins with, from plugins/library/data. */
#ifndef VOLBANK_LIBRARY_DEMO_H
#define VOLBANK_LIBRARY_DEMO_H

#include "library.h"

err library_demo(struct ctx *cx, const struct demo_options *options) MUST_CHECK;

#endif
