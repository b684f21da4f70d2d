/* SPDX-License-Identifier: MIT
 * dossier_open: see the header. A nominee reads a dossier about themselves only when they made it:
 * what others propose stays theirs until it is decided. */
#include "dossier_open.h"

#include "../council/blind.h"

err dossier_open(struct ctx *cx, struct tx *tx, id nomination, struct nomination_whole *out)
{
    bool veiled = false;
    err e = nomination_whole(cx, tx, nomination, out);
    if (!e) e = record_veil(cx, tx, &nomination_entity, &out->nomination, &veiled);
    if (!e) e = nomination_is_there(cx, tx, &out->nomination);
    if (!e && veiled)
        return ctx_fail(cx, ERR_FORBIDDEN, NULL, "blind",
                        SAY("Đợt này chấm kín: người chấm không mở được phần có tên",
                            "This round is judged blind: what names people is closed to you"));
    bool own = !e && nomination_is_own(cx, tx, &out->nomination);
    if (e || own) return e;
    bool judges = false;
    if (out->nomination.state >= NOMINATION_CHECKED)
        e = council_reads(cx, tx, &out->nomination, &judges);
    return e || judges ? e : nomination_require_read(cx, tx, &out->nomination);
}

err dossier_open_to_write(struct ctx *cx, struct tx *tx, id nomination,
                          struct nomination_whole *out)
{
    err e = nomination_whole(cx, tx, nomination, out);
    if (e) return e;
    if (!nomination_is_own(cx, tx, &out->nomination))
        return ctx_fail(cx, ERR_FORBIDDEN, NULL, "not-yours",
                        SAY("Chỉ người lập hồ sơ và cán bộ của đơn vị đề cử được sửa",
                            "Only who made the dossier and staff of the proposing unit write it"));
    if (nomination_is_editable(out->nomination.state)) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "handed-in",
                    SAY("Hồ sơ đã nộp nên không sửa được; hãy xin cấp xác nhận trả lại",
                        "The dossier was handed in; ask the level that has it to return it"));
}
