/* SPDX-License-Identifier: MIT
 * dossier: what a nomination rests on: the frozen proof of what the bank knows, files, declared
 * conflicts. */
#ifndef VOLBANK_AWARDS_DOSSIER_H
#define VOLBANK_AWARDS_DOSSIER_H

#include "../nomination/guard.h"

/* What the bank could prove on the day the dossier was handed in; never changed, made anew when it
 * is handed in again. */
struct nomination_proof {
    id id;
    id nomination;
    text facts;  /* JSON */
    text digest; /* SHA-256 of facts, hex */
    instant made;
    date as_of;
};

/* A file; its bytes lie beside the store under their SHA-256. */
struct evidence {
    id id;
    id nomination;
    text about; /* what it shows */
    text name, type;
    struct hash sha256;
    int64_t size;
    uint8_t kind; /* award_document_vocabulary */
};

enum declared_conflict_kind {
    DECLARED_KIN = 1,
    DECLARED_COLLEAGUE,
    DECLARED_MENTOR,
    DECLARED_OTHER
};
/* Somebody near the nominee, said by the nominator: is not to judge it. */
struct declared_conflict {
    id id;
    id nomination, person; /* person none: the note says who; the office looks */
    int32_t kind;          /* enum declared_conflict_kind */
    text note;
    text key; /* nomination/person: unique */
};

extern const struct entity nomination_proof_entity, evidence_entity, declared_conflict_entity;
extern const struct field nomination_proof_fields[], evidence_fields[], declared_conflict_fields[];
extern const struct vocabulary declared_conflict_vocabulary;

#endif
