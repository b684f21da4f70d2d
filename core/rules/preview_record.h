/* SPDX-License-Identifier: MIT
 * preview_record: what the last preview of a version came to, kept beside it. Names are not in it:
 * whoever shows it looks them up, for readers who may see them. */
#ifndef VOLBANK_RULES_PREVIEW_RECORD_H
#define VOLBANK_RULES_PREVIEW_RECORD_H

#include "rulebook.h"

struct rule_preview {
    id id;
    id version;              /* unique: the last one counts */
    id against;              /* the version it was compared with; none = nobody's rule */
    struct hash source_hash; /* of what was tried: a draft may have changed since */
    date from, until;
    instant made;
    id made_by, job;
    int64_t cases;
    int64_t took_ms;
    text result; /* members of an object of JSON: preview_json */
    text movers; /* preview_movers_json */
};
extern const struct entity rule_preview_entity;

/* Keeps it in place of the one before; a checked version is previewed from then on. ERR_CONFLICT
 * when the source is no longer the one that was tried. */
err rule_preview_keep(struct ctx *cx, struct tx *tx, struct rule_preview *p) MUST_CHECK;
/* ERR_NOT_FOUND "no-preview". */
err rule_preview_of(struct ctx *cx, struct tx *tx, id version, struct rule_preview *out) MUST_CHECK;

#endif
