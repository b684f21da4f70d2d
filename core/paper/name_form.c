/* SPDX-License-Identifier: MIT
 * name_form: an abbreviation counts only as a word of its own before the name ("P. Nghĩa Tân"). */
#include "name_form.h"

/* What kind of place it is, written out and as people shorten it; folded. */
static const struct kind_word {
    const char *word, *whole;
} kind_words[] = {
    { "thi tran", "thi tran" },
    { "thanh pho", "thanh pho" },
    { "thi xa", "thi xa" },
    { "dac khu", "dac khu" },
    { "phuong", "phuong" },
    { "huyen", "huyen" },
    { "quan", "quan" },
    { "tinh", "tinh" },
    { "xa", "xa" },
    { "tt", "thi tran" },
    { "tp", "thanh pho" },
    { "tx", "thi xa" },
    { "p", "phuong" },
    { "h", "huyen" },
    { "x", "xa" },
    { "q", "quan" },
};

static const struct kind_word *kind_word_of(text folded)
{
    for (size_t i = 0; i < COUNT_OF(kind_words); i++) {
        size_t size = strlen(kind_words[i].word);
        if (text_starts(folded, text_of(kind_words[i].word)) && folded.size > size + 1 &&
            folded.data[size] == ' ')
            return &kind_words[i];
    }
    return NULL;
}

text name_without_kind(text folded)
{
    const struct kind_word *kind = kind_word_of(folded);
    return kind ? text_part(folded, strlen(kind->word) + 1, folded.size) : folded;
}

text name_with_whole_kind(struct arena *arena, text folded)
{
    const struct kind_word *kind = kind_word_of(folded);
    if (!kind || strcmp(kind->word, kind->whole) == 0) return folded;
    return text_format(arena, "%s %.*s", kind->whole, TEXT_ARGS(name_without_kind(folded)));
}
