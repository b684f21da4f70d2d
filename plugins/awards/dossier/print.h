/* SPDX-License-Identifier: MIT
 * print: a dossier on paper, in the regime of the body that proposes: the report of merit with what
 * the bank proves, and the submission with the list of who is proposed; and all of it as one ZIP
 * for a round above. What names people is printed for who may open the dossier only. */
#ifndef VOLBANK_AWARDS_PRINT_H
#define VOLBANK_AWARDS_PRINT_H

#include "proof.h"

/* A letter of the unit with room for the clerk's number: "Số:    -TTr/ĐTN". */
err letter_begin(struct ctx *cx, struct tx *tx, id unit, const char *kind,
                 struct letter **out) MUST_CHECK;

/* Everything of one dossier that goes on paper, read in one transaction. */
struct printed {
    struct nomination_whole w;
    struct award award;
    text name, unit_name;
    struct person who; /* of a person */
    text facts, digest;
    bool frozen;
    struct award_list files;
    struct letter *letter; /* of the proposing unit */
};
err printed_read(struct ctx *cx, struct tx *tx, id nomination, struct response *rs,
                 struct printed *out) MUST_CHECK;
/* Báo cáo thành tích, outside transactions; facts were read before. */
err report_write(struct ctx *cx, const struct printed *p, struct letter *l) MUST_CHECK;

/* Dossiers of the round that stand, proposed by `unit` or below it. */
struct proposing {
    id round, unit; /* unit none: all of the round */
    struct response *rs;
    struct award_round r;
    struct award award;
    text unit_name;
    struct printed *all;
    size_t count;
    struct letter *letter;
};
err proposing_read(struct ctx *cx, struct tx *tx, void *proposing) MUST_CHECK;
/* Tờ trình, with danh sách as its annex. */
void proposal_write(struct ctx *cx, const struct proposing *p, struct letter *l);

/* Query of what is proposed: ?unit=. */
struct proposal_query {
    id unit;
};
extern const struct field proposal_query_fields[];

/* GET /nominations/:id/report.pdf, report.docx. SLOW. */
err report_pdf(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err report_docx(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /award_rounds/:id/proposal.pdf, proposal.docx ?unit=: staff of that unit. SLOW. */
err proposal_pdf(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err proposal_docx(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /nominations/:id/package.zip, /award_rounds/:id/package.zip?unit=: papers as PDF and DOCX,
 * proof as JSON, every file, and SHA256SUMS over all of it. ERR_TOO_LARGE past PACKAGE_MB_MOST.
 * SLOW. */
enum { PACKAGE_MB_MOST = 200 };
err dossier_package(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err round_package(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
