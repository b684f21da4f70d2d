/* SPDX-License-Identifier: MIT
 * crypto: everything the product asks of libsodium, and the one source of randomness.
 * A random_source is the machine's, or a seeded stream so that a demo province is the same bytes
 * for the same seed. Seeded sources must never serve real people; `serve` says so loudly. */
#ifndef VOLBANK_BASE_CRYPTO_H
#define VOLBANK_BASE_CRYPTO_H

#include <stdint.h>

#include "err.h"
#include "text.h"

struct ctx;

enum {
    HASH_SIZE = 32,
    SEAL_KEY_SIZE = 32,
    SIGN_PUBLIC_SIZE = 32,
    SIGN_SECRET_SIZE = 64,
    SIGN_SIZE = 64,
    PASSWORD_HASH_MAX = 128,
    ENVELOPE_EXTRA = 48 /* bytes a closed envelope is longer than what lies in it */
};

struct hash {
    uint8_t bytes[HASH_SIZE];
};
struct seal_key {
    uint8_t bytes[SEAL_KEY_SIZE];
};

/* Must succeed once per process before anything else here; aborts when libsodium cannot start. */
API void crypto_start(void);

struct random_source {
    bool seeded;
    uint8_t seed[32];
    uint64_t counter; /* of seeded streams; a seeded source is used by one thread */
};
API struct random_source random_machine(void);
API struct random_source random_seeded(uint64_t seed, const char *purpose);
API void random_bytes(struct random_source *source, void *out, size_t size);
/* Uniform in [0, bound); bound > 0. */
API uint32_t random_below(struct random_source *source, uint32_t bound);

/* BLAKE2b-256 of the parts one after the other, optionally keyed (key may be empty, else 16..64
 * bytes). Parts of varying length need the caller's delimiter. (The name crypto_hash belongs to
 * libsodium.) */
API struct hash hash_of(struct slice key, const struct slice parts[], size_t count);
/* SHA-256, for what others know under this name: files, checksums. */
API struct hash hash_sha256(struct slice bytes);
API bool hash_equal(struct hash a, struct hash b); /* constant time */
API bool hash_is_none(struct hash h);

/* Argon2id, interactive limits (about 64 ms and 64 MiB): call on the password pool only.
 * `low_cost` is for demo folders and tests, and marks the hash as such. The salt is the machine's,
 * or drawn from cx->random when that is seeded: then the same seed gives the same string. */
API err password_hash(struct ctx *cx, text password, bool low_cost,
                      char out[PASSWORD_HASH_MAX]) MUST_CHECK;
API bool password_verify(text password, const char *stored);

/* XChaCha20-Poly1305 with a nonce derived from key, size of context, context and plain text (so
 * that the same input gives the same bytes); sealed = nonce(24) | cipher | tag(16), in the arena.
 * seal_open: ERR_CORRUPT when forged. */
API struct slice seal_close(struct arena *arena, const struct seal_key *key, struct slice context,
                            struct slice plain);
API err seal_open(struct ctx *cx, const struct seal_key *key, struct slice context,
                  struct slice sealed, struct slice *plain) MUST_CHECK;

/* Ed25519. */
API void sign_keys(const uint8_t seed[32], uint8_t public_key[SIGN_PUBLIC_SIZE],
                   uint8_t secret_key[SIGN_SECRET_SIZE]);
API void sign_make(const uint8_t secret_key[SIGN_SECRET_SIZE], struct slice message,
                   uint8_t out[SIGN_SIZE]);
API bool sign_check(const uint8_t public_key[SIGN_PUBLIC_SIZE], struct slice message,
                    const uint8_t sig[SIGN_SIZE]);

/* X25519, sealed boxes: anybody closes an envelope with the lock, only the key opens it; the same
 * content never makes the same envelope twice. The lock follows from the key. */
struct envelope_key {
    uint8_t bytes[32];
};
struct envelope_lock {
    uint8_t bytes[32];
};
API struct envelope_lock envelope_lock_of(const struct envelope_key *key);
API struct slice envelope_close(struct arena *arena, const struct envelope_lock *lock,
                                struct slice content);
/* False when it is not of this key, or damaged. */
API bool envelope_open(struct arena *arena, const struct envelope_key *key, struct slice envelope,
                       struct slice *content);

/* Lower-case hex and unpadded base64url; parsers return false on anything else. */
API text hex_text(struct arena *arena, struct slice bytes);
API bool hex_parse(struct arena *arena, text t, struct slice *out);
API text base64url_text(struct arena *arena, struct slice bytes);
API bool base64url_parse(struct arena *arena, text t, struct slice *out);
/* `length` characters a person can read aloud and type: digits and capitals without 0 O 1 I L U. */
API text code_text(struct arena *arena, struct random_source *source, size_t length);
/* Overwrites a secret so that the compiler cannot drop it. */
API void crypto_wipe(void *secret, size_t size);

#endif
