/* SPDX-License-Identifier: MIT
 * letter_private: what letter.c keeps of a letter, and the words around its own that its regime
 * puts there: both renderers set the same. For the modules of letter only. */
#ifndef VOLBANK_PAPER_LETTER_PRIVATE_H
#define VOLBANK_PAPER_LETTER_PRIVATE_H

#include "letter.h"

enum letter_block_kind {
    BLOCK_PARAGRAPH,
    BLOCK_BASIS,
    BLOCK_CENTRED,
    BLOCK_HEADING,
    BLOCK_ITEM,
    BLOCK_NOTE,
    BLOCK_TABLE,
    BLOCK_ANNEX
};

struct letter_table_row {
    struct letter_table_row *next;
    const text *cells; /* one for each column; of a band one */
    bool strong, band;
};
struct letter_table {
    const struct letter_column *columns;
    size_t count;
    struct letter_table_row *rows, **rows_end;
};

struct letter_block {
    struct letter_block *next;
    enum letter_block_kind kind;
    int level;   /* of headings and items, from 1 */
    bool wide;   /* of an annex: landscape */
    text number; /* "I. ", "2. ", "a) ", "- "; of an annex "IV", or empty when it is the only one */
    text words;  /* of a table its title */
    text lead;
    struct letter_table *table;
};

struct letter_signer {
    struct letter_signer *next;
    text power, office, name;
};

/* Measures in mm and points. */
struct letter_form {
    double top, bottom, left, right;
    double body_size;
    double above_size, own_size, number_size; /* left column: above, issuing body, number */
    double nation_size, motto_size, day_size; /* right column */
    double kind_size;
    double left_share; /* of the width, for the left column */
};
extern const struct letter_form letter_forms[]; /* by regime, from 0 = the state's */

/* The words of the first page around the letter's own. */
struct letter_frame {
    const struct letter_form *form;
    bool state;          /* Quốc hiệu; else the Đoàn's or Hội's title */
    text above, own;     /* capitals */
    text number;         /* "Số: …"; empty: none */
    text about;          /* "V/v …" under the number of a công văn; empty: none */
    text title;          /* the right column's first line */
    text motto;          /* its second; empty outside the state's form */
    text place_day;      /* "Đắk Nông, ngày …" */
    text kind, subject;  /* capitals; as written */
    text end_of_subject; /* "-----" of the Đoàn; empty: a line is drawn */
    text *to;            /* lines */
    size_t to_count;
    text *recipients; /* "- Như trên;" … "- Lưu: VT." */
    size_t recipient_count;
    text belongs; /* under an annex' title: "(Kèm theo Báo cáo số …)" */
};
struct letter_frame letter_frame(struct arena *arena, const struct letter *l, instant now);
/* The basis' words with the mark they end in. */
text letter_basis_words(struct arena *arena, const struct letter_block *block);

#endif
