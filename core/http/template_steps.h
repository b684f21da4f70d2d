/* SPDX-License-Identifier: MIT
 * template_steps: what a template is once compiled: a flat array; a section's step knows where it
 * ends. Private to template.c and template_render.c. */
#ifndef VOLBANK_HTTP_TEMPLATE_STEPS_H
#define VOLBANK_HTTP_TEMPLATE_STEPS_H

#include "template.h"

enum { OPEN_MAX = 16, ROOTS_MAX = 4, NAME_PARTS_MAX = 6 };

enum step_kind { STEP_TEXT, STEP_VALUE, STEP_RAW, STEP_SECTION, STEP_INVERTED, STEP_END };

struct name {
    const char *parts[NAME_PARTS_MAX]; /* none: the value at hand, {{.}} */
    size_t count;
};

struct step {
    enum step_kind kind;
    text fixed;
    struct name name;
    size_t end; /* of sections: index of their END */
};

struct template
{
    struct step *steps;
    size_t count;
};

#endif
