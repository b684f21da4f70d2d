/* SPDX-License-Identifier: MIT
 * qr: dark modules are drawn as horizontal runs, one rectangle each: small, and without hairlines
 * between neighbours when printed. */
#include "qr.h"

#include <qrencode.h>

#include "../base/buffer.h"

enum { PAYLOAD_MAX = 2331 /* bytes in version 40, level M */ };

err qr_encode(struct ctx *cx, text payload, struct qr *out)
{
    if (payload.size == 0)
        return ctx_fail(cx, ERR_INVALID, NULL, "qr-empty",
                        SAY("Mã QR không có nội dung", "The QR code has no content"));
    if (payload.size > PAYLOAD_MAX)
        return ctx_fail(
            cx, ERR_TOO_LARGE, NULL, "qr-too-long",
            SAY("Nội dung mã QR dài quá %d byte", "The QR content is longer than %d bytes"),
            PAYLOAD_MAX);
    QRcode *code =
        QRcode_encodeData((int)payload.size, (const unsigned char *)payload.data, 0, QR_ECLEVEL_M);
    REQUIRE(code); /* the size fits: only memory can fail */
    size_t count = (size_t)code->width * (size_t)code->width;
    uint8_t *modules = arena_alloc(cx->arena, count);
    for (size_t i = 0; i < count; i++) modules[i] = code->data[i] & 1;
    *out = (struct qr){ .modules = modules, .width = code->width };
    QRcode_free(code);
    return ERR_NONE;
}

bool qr_dark(const struct qr *qr, int x, int y)
{
    if (x < 0 || y < 0 || x >= qr->width || y >= qr->width) return false;
    return qr->modules[y * qr->width + x] != 0;
}

text qr_path(struct ctx *cx, const struct qr *qr)
{
    struct buffer b = buffer_in(cx->arena, (size_t)(qr->width * qr->width) * 4);

    for (int y = 0; y < qr->width; y++) {
        for (int x = 0, run; x < qr->width; x += run) {
            bool dark = qr_dark(qr, x, y);
            for (run = 1; x + run < qr->width && qr_dark(qr, x + run, y) == dark;) run++;
            if (dark) buffer_format(&b, "M%d %dh%dv1h-%dz", x + QR_QUIET, y + QR_QUIET, run, run);
        }
    }
    return buffer_as_text(&b);
}

static void escaped(struct buffer *b, text t)
{
    for (size_t i = 0; i < t.size; i++) {
        switch (t.data[i]) {
        case '<':
            buffer_z(b, "&lt;");
            break;
        case '>':
            buffer_z(b, "&gt;");
            break;
        case '&':
            buffer_z(b, "&amp;");
            break;
        default:
            buffer_byte(b, (uint8_t)t.data[i]);
        }
    }
}

err qr_svg(struct ctx *cx, text payload, text title, text *svg)
{
    struct qr qr = { 0 };

    err e = qr_encode(cx, payload, &qr);
    if (e) return e;
    int side = qr.width + 2 * QR_QUIET;
    text path = qr_path(cx, &qr);
    struct buffer b = buffer_in(cx->arena, path.size + title.size + 256);
    buffer_format(&b,
                  "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" "
                  "shape-rendering=\"crispEdges\">",
                  side, side);
    if (title.size) {
        buffer_z(&b, "<title>");
        escaped(&b, title);
        buffer_z(&b, "</title>");
    }
    buffer_format(&b, "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/><path fill=\"#000\" d=\"",
                  side, side);
    buffer_text(&b, path);
    buffer_z(&b, "\"/></svg>");
    *svg = buffer_as_text(&b);
    return ERR_NONE;
}
