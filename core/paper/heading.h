/* SPDX-License-Identifier: MIT
 * heading: the words of a column heading brought to one form, so that "HỌ & TÊN ĐOÀN VIÊN (*)" and
 * "Họ và tên" are the same. */
#ifndef VOLBANK_PAPER_HEADING_H
#define VOLBANK_PAPER_HEADING_H

#include "../store/entity.h"

/* Folded, without notes in brackets, small words and whose it is; abbreviations written out. Empty
 * when nothing is left. */
text heading_form(struct arena *arena, text heading);
/* "STT", "TT", "No": the running number, which no field takes. Wants a form. */
bool heading_is_running_number(text form);
/* "Họ đệm", "Họ và tên đệm": family and middle names, when the next column holds the given name. */
bool heading_is_family_names(text form);

/* Every name of every field of a table, in its form. */
struct heading_book {
    struct heading_name {
        text form;
        const struct field *field;
    } * names;
    size_t count;
};

struct heading_book heading_book_of(struct arena *arena, const struct field fields[]);
/* The field called so; labels win over English labels, those over names, those over aliases. NULL
 * when there is none. */
const struct field *heading_book_find(const struct heading_book *book, text form);

#endif
