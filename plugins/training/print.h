/* SPDX-License-Identifier: MIT
 * print: a certificate on paper: A4 landscape, in the form its issuing body writes documents in,
 * with the QR code by which anybody checks it. */
#ifndef VOLBANK_TRAINING_PRINT_H
#define VOLBANK_TRAINING_PRINT_H

#include "training.h"

/* What stands on the paper, ready to be set. */
struct paper_words {
    int32_t regime;
    text above, body;   /* the issuing body's superior (may be empty), and itself */
    text number;        /* as the body writes it */
    text holder, about; /* about: "Đoàn xã Quảng Khê, sinh ngày 09 tháng 5 năm 1998" */
    text deed;          /* "đạt yêu cầu", before what for */
    text kind, criteria, course;
    text place_and_day; /* "Quảng Khê, ngày 05 tháng 01 năm 2026" */
    text signer;        /* lines parted by ';', the name last */
    text entry;         /* "0147/2025" in the register */
    text ends;          /* two lines: until when, or since when no more; empty = no end */
    text code, url;
    text stamp; /* across the page; empty while it is valid */
};

/* Sets the page. */
err paper_draw(struct ctx *cx, const struct paper_words *words, struct slice *pdf) MUST_CHECK;

/* GET /certificates/:id/paper: for the holder, and for staff who may see whose it is. */
err certificate_paper(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* paper@1 */
extern const struct paper_1 paper_service;

#endif
