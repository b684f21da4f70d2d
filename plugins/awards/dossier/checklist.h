/* SPDX-License-Identifier: MIT
 * checklist: every condition a dossier must meet, each with its answer: proved by the bank, shown
 * by a document, or missing. What cannot be changed by paper (an age) is never shown by one. */
#ifndef VOLBANK_AWARDS_CHECKLIST_H
#define VOLBANK_AWARDS_CHECKLIST_H

#include "proof.h"

enum check_answer {
    CHECK_MET = 1, /* proved, written, attached */
    CHECK_SHOWN,   /* the bank cannot prove it, an attached document shows it */
    CHECK_MISSING,
    CHECK_NOTED /* to be known, asked by no condition of the category */
};
struct check_line {
    const char *field; /* JSON pointer of what to mend: "/achievements", "/evidence" */
    const char *slug;  /* "age", "words" */
    int32_t answer;
    const char *vi, *en; /* a sentence each */
};
enum { CHECKLIST_MOST = 40 };
struct checklist {
    struct check_line lines[CHECKLIST_MOST];
    size_t count;
    size_t missing;
};

err checklist_make(struct ctx *cx, struct tx *tx, const struct nomination_whole *w,
                   const struct proof *p, struct checklist *out) MUST_CHECK;
/* Words of a report: runs of anything but blanks. */
int64_t words_count(text t);
/* Most words of a report of this category. */
int64_t words_most(struct ctx *cx, struct tx *tx, const struct award_category *c);

#endif
