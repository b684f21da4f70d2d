/* SPDX-License-Identifier: MIT
 * name_form: names of places with and without what kind of place it is. Folded texts only. */
#ifndef VOLBANK_PAPER_NAME_FORM_H
#define VOLBANK_PAPER_NAME_FORM_H

#include "../base/text.h"

/* "xa dak mil" -> "dak mil"; a name that is nothing but its kind stays. */
text name_without_kind(text folded);
/* "tt dak mil" -> "thi tran dak mil", in the arena. */
text name_with_whole_kind(struct arena *arena, text folded);

#endif
