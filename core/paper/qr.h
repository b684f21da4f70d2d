/* SPDX-License-Identifier: MIT
 * qr: QR codes drawn on the server (ISO/IEC 18004), for posters, certificates and check-in.
 * libqrencode is known to this module only. Error correction level M: a poster in the rain still
 * reads. */
#ifndef VOLBANK_PAPER_QR_H
#define VOLBANK_PAPER_QR_H

#include "../base/ctx.h"

enum { QR_QUIET = 4 /* light modules on each side, as the standard asks */ };

struct qr {
    const uint8_t *modules; /* width * width, row by row, 1 = dark; without the quiet zone */
    int width;
};

/* In the arena. ERR_TOO_LARGE past what a QR code can hold (2,331 bytes), ERR_INVALID when empty.
 */
API err qr_encode(struct ctx *cx, text payload, struct qr *out) MUST_CHECK;
/* True when the module is dark; false anywhere outside. */
API bool qr_dark(const struct qr *qr, int x, int y);
/* Data of one SVG path, in module units with the quiet zone included: "M4 4h7v1h-7z…". For PDF and
 * SVG alike. */
API text qr_path(struct ctx *cx, const struct qr *qr);
/* A whole <svg>: viewBox in modules, black on a white square (so that it reads in dark mode), no
 * size, style or script; `title` names it for those who do not see it and may be empty. Errors as
 * qr_encode. */
API err qr_svg(struct ctx *cx, text payload, text title, text *svg) MUST_CHECK;

#endif
