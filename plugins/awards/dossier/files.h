/* SPDX-License-Identifier: MIT
 * files: evidence: files people hand in. Each is what its bytes say, not what it is called; is kept
 * under the hash of what it holds (core/store/file_store.h); and goes out as a download only, so
 * that nothing in it ever runs on this site. */
#ifndef VOLBANK_AWARDS_FILES_H
#define VOLBANK_AWARDS_FILES_H

#include "dossier.h"

enum { EVIDENCE_MB_MOST = 20, EVIDENCE_BODY_MOST = (EVIDENCE_MB_MOST + 1) << 20 };

struct attaching {
    text about;
    uint8_t kind;
};
extern const struct field attaching_fields[];
/* POST /nominations/:id/evidence (multipart, part "file"). prepare: judged and put on disk; run:
 * named by a record. INVALID "type", "size", "many", "twice". */
err evidence_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared);
err evidence_attach(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* DELETE /evidence/:id, POST /evidence/:id/removals: its nomination is answered. */
err evidence_remove(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /evidence/:id/content: the bytes, as an attachment. SLOW. */
err evidence_content(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
