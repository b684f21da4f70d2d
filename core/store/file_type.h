/* SPDX-License-Identifier: MIT
 * file_type: what bytes are, by what they say themselves and never by what a name promises. A list
 * of what offices and people hand in; anything else, programs before all, is nothing. Office files
 * with macros count as programs. */
#ifndef VOLBANK_STORE_FILE_TYPE_H
#define VOLBANK_STORE_FILE_TYPE_H

#include "../base/text.h"

enum file_family { FILE_DOCUMENT = 1, FILE_PICTURE, FILE_SOUND, FILE_FILM };

struct file_type {
    const char *type;   /* "application/pdf" */
    const char *ending; /* ".pdf": the one a download gets */
    enum file_family family;
};

/* NULL when the bytes are none of the list. */
API const struct file_type *file_type_of(struct slice bytes);

#endif
