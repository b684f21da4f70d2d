/* SPDX-License-Identifier: MIT
 * demo: kinds of certificates, and certificates for people of the demo province who have the skill.
 */
#ifndef VOLBANK_TRAINING_DEMO_H
#define VOLBANK_TRAINING_DEMO_H

#include "core/plugin/plugin.h"

err training_demo(struct ctx *cx, const struct demo_options *options);

#endif
