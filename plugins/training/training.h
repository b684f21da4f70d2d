/* SPDX-License-Identifier: MIT
 * training: the records of this plugin. A certificate is issued once and never changed: it is
 * revoked, or issued anew. The person it is about is read through the service person@1, so that a
 * corrected name is corrected and an erased one erased here too. */
#ifndef VOLBANK_TRAINING_TRAINING_H
#define VOLBANK_TRAINING_TRAINING_H

#include "core/plugin/plugin.h"

/* How the issuing body writes its numbers (domain.md §6.4). */
enum document_regime {
    REGIME_STATE = 1, /* NĐ 30/2020: "05/GCN-UBND" */
    REGIME_YOUTH,     /* HD 29-HD/TWĐTN-VP: "05-GCN/TĐTN" */
    REGIME_FEDERATION /* Hội LHTN, as the Đoàn writes */
};

struct certificate_kind {
    id id;
    text code; /* what it proves: a code of the vocabulary in which openings ask for it */
    text title, title_en;
    text criteria;        /* what somebody did to get it; stands in the signed credential */
    int64_t valid_months; /* 0 = does not expire */
    int64_t renew_days;   /* may be renewed this long before it expires */
    int64_t grace_days;   /* and this long after it */
    int32_t regime;
    bool closed; /* no more are issued */
};

enum revoke_reason {
    REVOKED_MISTAKE = 1, /* issued to the wrong person, or by mistake: it never counted */
    REVOKED_FALSE,       /* got by false statements: it never counted */
    REVOKED_CONDUCT,     /* broke the rules it stands for */
    REVOKED_REPLACED,    /* another was issued in its place */
    REVOKED_HOLDER       /* the holder asked */
};

struct certificate {
    id id;
    id kind, volunteer, unit; /* unit: which body issued it */
    date issued;
    text course;         /* class or decision it follows from */
    text signer;         /* who signed, as printed */
    int64_t year, entry; /* place in the unit's register of that year, 1… without gaps */
    text number;         /* as written on the paper */
    text register_key;   /* unit/year/entry: unique, and the order of the register */
    text code;           /* in the QR: whoever has it may see what the paper shows */
    int64_t listed;      /* place in the status lists, from 1 */
    date renew_from, expires, grace_until;
    date revoked_on;
    int32_t revoke_reason;
    text revoke_basis; /* decision it follows from */
    id replaces;
    id officer;  /* account that issued it; none = a command */
    id campaign; /* for having taken part in it; none = for anything else */
    /* derived */
    text holder;
    int32_t standing;
};

/* A place in the status lists whose certificate was taken back out of the register by an undo: it
 * is never given again, and counts as revoked for whoever kept the signed file. */
struct dropped_place {
    id id;
    int64_t listed;
};

/* The machine's word for the issuing bodies. Rotation makes a new one; what older ones signed stays
 * good. */
struct issuer_key {
    id id;
    text kid; /* "key-1" */
    int64_t turn;
    struct hash public_key, seed;
    date made;
    date retired; /* signs nothing from then on */
};

extern const struct entity certificate_kind_entity, certificate_entity, dropped_place_entity,
    issuer_key_entity;
extern const struct vocabulary regime_vocabulary, standing_vocabulary, revoke_vocabulary;

/* The person a certificate is about: person@1, which `needs` guarantees. */
const struct person_1 *people(const struct ctx *cx);
/* Label of a term in the reader's language; empty when there is none. */
text term_label(const struct ctx *cx, const struct vocabulary *v, unsigned number);

#endif
