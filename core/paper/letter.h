/* SPDX-License-Identifier: MIT
 * letter: an administrative document described once, rendered as PDF and as DOCX in the form its
 * issuing body writes in: NĐ 30/2020 Phụ lục I for bodies of the state, HD 29-HD/TWĐTN-VP for the
 * Đoàn and, as the Đoàn does, the Hội LHTN. Who describes one says what it says; margins, heading,
 * letters, the grammar of numbers and dates and where pages break are known here only. What is
 * added stands in the order it was added in. Texts are borrowed until it is rendered. */
#ifndef VOLBANK_PAPER_LETTER_H
#define VOLBANK_PAPER_LETTER_H

#include "../access/unit_past.h"
#include "pdf.h"

enum letter_regime { LETTER_STATE = 1, LETTER_YOUTH, LETTER_FEDERATION };
/* Columns of a table, and levels of headings and lists. */
enum { LETTER_COLUMNS_MAX = 20, LETTER_LEVELS = 3 };

struct letter {
    struct arena *arena;
    int32_t regime;
    text above, body; /* the issuing body's superior (may be empty), and itself; no body: a paper
                         of a person's own, under Quốc hiệu */
    text number;      /* letter_number(); empty: no line for it */
    text place;       /* "Đắk Nông"; letter_place() */
    date day;         /* 0: room is left for day and month */
    text kind;        /* "Báo cáo", set in capitals; empty for a công văn */
    text subject;     /* trích yếu; of a công văn after "V/v" */
    text to;          /* "Kính gửi", lines parted by '\n'; may be empty */
    text recipients;  /* nơi nhận, lines parted by '\n', without hyphens: "Như trên" */
    text kept_by;     /* "VT, KGVX", after "Lưu:"; empty and no recipients: no nơi nhận */
    struct letter_block *blocks, **blocks_end; /* this and what follows: by the functions below */
    struct letter_table *table;
    struct letter_signer *signers, **signers_end;
};

/* Borrowed as well; a static table of them will do. */
struct letter_column {
    const char *heading;
    double width; /* its share among the columns'; 0 = 1 */
    enum pdf_align align;
};

/* Empty, of that regime, in the arena. */
API struct letter *letter_new(struct ctx *cx, int32_t regime);
/* One on behalf of a unit: regime, above, body and place as the unit's kind and place say. The
 * unit's symbol in numbers is letter_symbol(): its own, or the initials of its name. */
API err letter_of_unit(struct ctx *cx, struct tx *tx, id unit, struct letter **out) MUST_CHECK;
/* The same with the names and the unit above as they were on a day; 0 = today. */
API err letter_of_unit_on(struct ctx *cx, struct tx *tx, id unit, date day,
                          struct letter **out) MUST_CHECK;
API text letter_symbol(struct ctx *cx, const struct unit *unit);

/* ---- grammar --------------------------------------------------------------------------------- */

/* "05/BC-UBND", "05-BC/TĐTN"; a department follows the body: "05/BC-UBND-KGVX". kind: the kind's
 * short name, "BC"; a công văn has none in the state's grammar ("05/UBND-KGVX") and CV in the
 * Đoàn's. Numbers below 10 have a leading zero; 0 leaves room for the clerk's. */
API text letter_number(struct arena *arena, int32_t regime, int64_t number, text kind, text body,
                       text department);
/* "ngày 05 tháng 01 năm 2026": a leading zero for days below 10 and for months 1 and 2 only
 * (NĐ 30/2020 Phụ lục I, II.1.4). */
API text letter_day(struct arena *arena, date day);
/* A place as documents name it: without what kind of place it is, unless it is a number. */
API text letter_place(text name);
/* "I", "IV", "XXXIX": 1 to 3999. */
API text letter_roman(struct arena *arena, int64_t number);
/* 1.234.567 and 12,5: numbers as Vietnamese documents write them; tenths are 0 to 9. */
API text letter_count(struct arena *arena, int64_t number);
API text letter_tenths(struct arena *arena, int64_t tenths);

/* ---- what it says ---------------------------------------------------------------------------- */

/* A justified paragraph with its first line set in. lead: bold words before it; may be empty. */
API void letter_paragraph(struct letter *l, text lead, text words);
/* "Căn cứ …": italic, ended by ";", the last by ".". */
API void letter_basis(struct letter *l, text words);
/* "QUYẾT ĐỊNH:", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH": centred and bold, as written. */
API void letter_centred(struct letter *l, text words);
/* Numbered by level: I. (capitals as written, bold), 1. (bold), a) (bold italic); never left alone
 * at the foot of a page. `plain`: not numbered, "Điều 1." stands in the words. */
API void letter_heading(struct letter *l, int level, bool plain, text words);
/* A line of a list with a hyphen (level 1) or a plus (level 2). */
API void letter_item(struct letter *l, int level, text words);
/* Small italic words: where figures come from. */
API void letter_note(struct letter *l, text words);
/* A table as wide as the page, its head repeated on every page. title may be empty. Rows are added
 * to the last table begun. */
API void letter_table(struct letter *l, text title, const struct letter_column columns[],
                      size_t count);
/* `count` cells as the table has columns; borrowed texts. strong: bold (totals, groups). */
API void letter_row(struct letter *l, bool strong, const text cells[], size_t count);
/* A row of one cell across the table: "I. Chi đoàn thôn 3". */
API void letter_band(struct letter *l, text words);
/* One signs on the right; more sign two by two, from left to right. power: lines parted by '\n'
 * over the office ("TM. BAN THƯỜNG VỤ" over "BÍ THƯ"), may be empty; then room for the signature,
 * and the name, without titles, which may be empty too. */
API void letter_sign(struct letter *l, text power, text office, text name);
/* Begins an annex: what is added afterwards stands in it. It begins a page, has page numbers of its
 * own and a Roman numeral where there is more than one. wide: landscape. */
API void letter_annex(struct letter *l, bool wide, text title);

/* ---- on paper -------------------------------------------------------------------------------- */

/* The same letter, made at the same cx->now, gives the same bytes, in the arena. ERR_IO,
 * ERR_NO_SPACE. */
API err letter_pdf(struct ctx *cx, const struct letter *l, struct slice *out) MUST_CHECK;
API err letter_docx(struct ctx *cx, const struct letter *l, struct slice *out) MUST_CHECK;
/* "application/vnd.openxmlformats-officedocument.wordprocessingml.document" */
extern API const char *const letter_docx_media;

#endif
