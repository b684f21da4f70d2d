/* SPDX-License-Identifier: MIT
 * blind: in a round that is judged blind nobody who sits on its council, but for the secretary,
 * learns before the decision who is proposed, by which unit, by whom. It is a property of the
 * records (entity->veil), not of routes: whatever reads a dossier for a member gets it without
 * names, its texts with "…" in their place, its files without names and hashes. Dossiers of a
 * member's own making or unit, which they know and may not judge, are not veiled. And nobody reads
 * others' points for a dossier before giving their own. */
#ifndef VOLBANK_AWARDS_BLIND_H
#define VOLBANK_AWARDS_BLIND_H

#include "council.h"

/* entity->veil of each. */
err blind_nomination(struct ctx *cx, struct tx *tx, void *record, bool *veiled) MUST_CHECK;
err blind_confirmation(struct ctx *cx, struct tx *tx, void *record, bool *veiled) MUST_CHECK;
err blind_proof(struct ctx *cx, struct tx *tx, void *record, bool *veiled) MUST_CHECK;
err blind_evidence(struct ctx *cx, struct tx *tx, void *record, bool *veiled) MUST_CHECK;
err blind_declared(struct ctx *cx, struct tx *tx, void *record, bool *veiled) MUST_CHECK;
err blind_verdict(struct ctx *cx, struct tx *tx, void *record, bool *veiled) MUST_CHECK;
err blind_comment(struct ctx *cx, struct tx *tx, void *record, bool *veiled) MUST_CHECK;
err blind_score(struct ctx *cx, struct tx *tx, void *record, bool *veiled) MUST_CHECK;

/* The nomination as it is stored, for deciding by code what the actor need not see: conflicts. */
err blind_whole(struct ctx *cx, struct tx *tx, id nomination, struct nomination *out) MUST_CHECK;
/* The actor's seat in a round; *there = false: they have none. */
err council_seat(struct ctx *cx, struct tx *tx, id round, struct council_member *seat,
                 bool *there) MUST_CHECK;
/* Whether the actor reads a dossier as one of the council: its reviewers, chair and secretary do.
 */
err council_reads(struct ctx *cx, struct tx *tx, const struct nomination *n,
                  bool *reads) MUST_CHECK;
/* Whether a dossier was read without names: then it has no proposing unit. */
static inline bool blind_is_veiled(const struct nomination *n)
{
    return id_is_none(n->unit);
}

#endif
