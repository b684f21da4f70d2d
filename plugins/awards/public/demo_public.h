/* SPDX-License-Identifier: MIT
 * demo_public: what the public finds in a demo province: a round whose vote and comment period are
 * under way, and last year's, counted and published, with honours and their stories. */
#ifndef VOLBANK_AWARDS_DEMO_PUBLIC_H
#define VOLBANK_AWARDS_DEMO_PUBLIC_H

#include "public.h"

err demo_public(struct ctx *cx, const struct demo_options *options) MUST_CHECK;

#endif
