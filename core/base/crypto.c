/* SPDX-License-Identifier: MIT
 * crypto: libsodium is known to this file only. Hashes and seals depend on their inputs alone, and
 * seeded randomness is a ChaCha20 stream read byte by byte, so both give the same bytes on every
 * machine, whatever its byte order and however a caller splits its reads. */
#include "crypto.h"

#include <sodium.h>
#include <stdio.h>

#include "arena.h"
#include "ctx.h"

enum {
    NONCE_SIZE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
    TAG_SIZE = crypto_aead_xchacha20poly1305_ietf_ABYTES,
    STREAM_BLOCK = 64,
};

_Static_assert(HASH_SIZE == crypto_generichash_BYTES, "BLAKE2b-256");
_Static_assert(SEAL_KEY_SIZE == crypto_aead_xchacha20poly1305_ietf_KEYBYTES, "seal key");
_Static_assert(PASSWORD_HASH_MAX >= crypto_pwhash_STRBYTES, "room for a password hash");
_Static_assert(SIGN_PUBLIC_SIZE == crypto_sign_PUBLICKEYBYTES, "public key");
_Static_assert(SIGN_SECRET_SIZE == crypto_sign_SECRETKEYBYTES, "secret key");
_Static_assert(SIGN_SIZE == crypto_sign_BYTES, "signature");
_Static_assert(ENVELOPE_EXTRA == crypto_box_SEALBYTES, "envelope");
_Static_assert(sizeof(struct envelope_key) == crypto_box_SECRETKEYBYTES, "envelope key");
_Static_assert(sizeof(struct envelope_lock) == crypto_box_PUBLICKEYBYTES, "envelope lock");

void crypto_start(void)
{
    REQUIRE(sodium_init() >= 0);
}

static void little_endian(uint64_t value, uint8_t out[8])
{
    for (int i = 0; i < 8; i++) out[i] = (uint8_t)(value >> (8 * i));
}

struct random_source random_machine(void)
{
    return (struct random_source){ .seeded = false };
}

struct random_source random_seeded(uint64_t seed, const char *purpose)
{
    struct random_source source = { .seeded = true };
    uint8_t number[8];
    little_endian(seed, number);
    struct slice parts[] = { { number, sizeof number }, text_slice(text_of(purpose)) };
    struct hash key = hash_of((struct slice){ 0 }, parts, COUNT_OF(parts));
    memcpy(source.seed, key.bytes, sizeof source.seed);
    return source;
}

static void stream_bytes(struct random_source *source, uint8_t *out, size_t size)
{
    static const uint8_t nonce[crypto_stream_chacha20_NONCEBYTES] = { 0 };

    while (size > 0) {
        uint8_t block[STREAM_BLOCK] = { 0 };
        size_t skip = (size_t)(source->counter % STREAM_BLOCK);
        size_t take = STREAM_BLOCK - skip < size ? STREAM_BLOCK - skip : size;
        crypto_stream_chacha20_xor_ic(block, block, sizeof block, nonce,
                                      source->counter / STREAM_BLOCK, source->seed);
        memcpy(out, block + skip, take);
        source->counter += take;
        out += take;
        size -= take;
    }
}

void random_bytes(struct random_source *source, void *out, size_t size)
{
    if (source->seeded)
        stream_bytes(source, out, size);
    else
        randombytes_buf(out, size);
}

uint32_t random_below(struct random_source *source, uint32_t bound)
{
    REQUIRE(bound > 0);
    /* Values under 2^32 mod bound would make the low remainders more likely: draw again. */
    uint32_t least = (uint32_t)(0x100000000ULL % bound);
    uint32_t value;
    do {
        uint8_t b[4];
        random_bytes(source, b, sizeof b);
        value = (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
    } while (value < least);
    return value % bound;
}

struct hash hash_of(struct slice key, const struct slice parts[], size_t count)
{
    REQUIRE(key.size == 0 || (key.size >= crypto_generichash_KEYBYTES_MIN &&
                              key.size <= crypto_generichash_KEYBYTES_MAX));
    struct hash out;
    crypto_generichash_state state;
    crypto_generichash_init(&state, key.size ? key.data : NULL, key.size, HASH_SIZE);
    for (size_t i = 0; i < count; i++)
        crypto_generichash_update(&state, parts[i].data, parts[i].size);
    crypto_generichash_final(&state, out.bytes, HASH_SIZE);
    return out;
}

struct hash hash_sha256(struct slice bytes)
{
    struct hash out;
    _Static_assert(sizeof(out.bytes) == crypto_hash_sha256_BYTES, "a hash holds a SHA-256");
    crypto_hash_sha256(out.bytes, bytes.data, bytes.size);
    return out;
}

bool hash_equal(struct hash a, struct hash b)
{
    return sodium_memcmp(a.bytes, b.bytes, HASH_SIZE) == 0;
}

bool hash_is_none(struct hash h)
{
    return sodium_is_zero(h.bytes, HASH_SIZE) == 1;
}

static void base64_add(char out[PASSWORD_HASH_MAX], const uint8_t *bytes, size_t size)
{
    size_t used = strlen(out);
    sodium_bin2base64(out + used, PASSWORD_HASH_MAX - used, bytes, size,
                      sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
}

/* crypto_pwhash_str() takes its salt from the machine; a demo folder must be the same bytes for the
 * same seed, so its strings are put together here, in the form crypto_pwhash_str_verify() reads. */
static bool password_seeded(struct random_source *source, text password, unsigned long long ops,
                            size_t memory, char out[PASSWORD_HASH_MAX])
{
    uint8_t salt[crypto_pwhash_SALTBYTES];
    uint8_t key[HASH_SIZE];
    random_bytes(source, salt, sizeof salt);
    if (crypto_pwhash(key, sizeof key, password.data ? password.data : "", password.size, salt, ops,
                      memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
        return false;
    snprintf(out, PASSWORD_HASH_MAX, "$argon2id$v=19$m=%zu,t=%llu,p=1$", memory / 1024, ops);
    base64_add(out, salt, sizeof salt);
    memcpy(out + strlen(out), "$", 2);
    base64_add(out, key, sizeof key);
    return true;
}

err password_hash(struct ctx *cx, text password, bool low_cost, char out[PASSWORD_HASH_MAX])
{
    unsigned long long ops =
        low_cost ? crypto_pwhash_OPSLIMIT_MIN : crypto_pwhash_OPSLIMIT_INTERACTIVE;
    size_t memory = low_cost ? crypto_pwhash_MEMLIMIT_MIN : crypto_pwhash_MEMLIMIT_INTERACTIVE;
    const char *bytes = password.data ? password.data : "";
    bool done;

    memset(out, 0, PASSWORD_HASH_MAX);
    if (cx->random && cx->random->seeded)
        done = password_seeded(cx->random, password, ops, memory, out);
    else
        done = crypto_pwhash_str(out, bytes, password.size, ops, memory) == 0;
    if (done) return ERR_NONE;
    return ctx_fail(cx, ERR_BUSY, NULL, "memory",
                    SAY("Máy chủ không đủ bộ nhớ để kiểm tra mật khẩu",
                        "Not enough memory to hash a password"));
}

bool password_verify(text password, const char *stored)
{
    return crypto_pwhash_str_verify(stored, password.data ? password.data : "", password.size) == 0;
}

struct slice seal_close(struct arena *arena, const struct seal_key *key, struct slice context,
                        struct slice plain)
{
    /* The length keeps context and plain text apart: were ("a", "bc") and ("ab", "c") to share a
     * nonce, one key stream would hide two different texts. */
    uint8_t length[8];
    little_endian(context.size, length);
    struct slice parts[] = { { length, sizeof length }, context, plain };
    struct hash h = hash_of((struct slice){ key->bytes, SEAL_KEY_SIZE }, parts, 3);

    uint8_t *sealed = arena_alloc(arena, NONCE_SIZE + plain.size + TAG_SIZE);
    memcpy(sealed, h.bytes, NONCE_SIZE);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed + NONCE_SIZE, NULL, plain.data, plain.size,
                                               context.data, context.size, NULL, sealed,
                                               key->bytes);
    return (struct slice){ sealed, NONCE_SIZE + plain.size + TAG_SIZE };
}

err seal_open(struct ctx *cx, const struct seal_key *key, struct slice context, struct slice sealed,
              struct slice *plain)
{
    bool good = sealed.size >= NONCE_SIZE + TAG_SIZE;
    if (good) {
        size_t size = sealed.size - NONCE_SIZE - TAG_SIZE;
        uint8_t *opened = arena_alloc(cx->arena, size);
        good = crypto_aead_xchacha20poly1305_ietf_decrypt(
                   opened, NULL, NULL, sealed.data + NONCE_SIZE, sealed.size - NONCE_SIZE,
                   context.data, context.size, sealed.data, key->bytes) == 0;
        *plain = (struct slice){ opened, size };
    }
    if (good) return ERR_NONE;
    *plain = (struct slice){ 0 };
    return ctx_fail(cx, ERR_CORRUPT, NULL, "seal",
                    SAY("Dữ liệu niêm phong đã bị sửa hoặc sai khoá",
                        "Sealed data was altered or belongs to another key"));
}

void sign_keys(const uint8_t seed[32], uint8_t public_key[SIGN_PUBLIC_SIZE],
               uint8_t secret_key[SIGN_SECRET_SIZE])
{
    crypto_sign_seed_keypair(public_key, secret_key, seed);
}

void sign_make(const uint8_t secret_key[SIGN_SECRET_SIZE], struct slice message,
               uint8_t out[SIGN_SIZE])
{
    crypto_sign_detached(out, NULL, message.data, message.size, secret_key);
}

bool sign_check(const uint8_t public_key[SIGN_PUBLIC_SIZE], struct slice message,
                const uint8_t sig[SIGN_SIZE])
{
    return crypto_sign_verify_detached(sig, message.data, message.size, public_key) == 0;
}

struct envelope_lock envelope_lock_of(const struct envelope_key *key)
{
    struct envelope_lock lock;
    bool made = crypto_scalarmult_base(lock.bytes, key->bytes) == 0;
    REQUIRE(made);
    return lock;
}

struct slice envelope_close(struct arena *arena, const struct envelope_lock *lock,
                            struct slice content)
{
    uint8_t *closed = arena_alloc(arena, content.size + ENVELOPE_EXTRA);
    bool made = crypto_box_seal(closed, content.data, content.size, lock->bytes) == 0;
    REQUIRE(made); /* fails for a lock that no key makes only */
    return (struct slice){ closed, content.size + ENVELOPE_EXTRA };
}

bool envelope_open(struct arena *arena, const struct envelope_key *key, struct slice envelope,
                   struct slice *content)
{
    if (envelope.size < ENVELOPE_EXTRA) return false;
    struct envelope_lock lock = envelope_lock_of(key);
    uint8_t *opened = arena_alloc(arena, envelope.size - ENVELOPE_EXTRA + 1);
    *content = (struct slice){ opened, envelope.size - ENVELOPE_EXTRA };
    return crypto_box_seal_open(opened, envelope.data, envelope.size, lock.bytes, key->bytes) == 0;
}

text hex_text(struct arena *arena, struct slice bytes)
{
    size_t size = bytes.size * 2;
    char *out = arena_alloc(arena, size + 1);
    sodium_bin2hex(out, size + 1, bytes.data, bytes.size);
    return (text){ out, size };
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

bool hex_parse(struct arena *arena, text t, struct slice *out)
{
    if (t.size % 2 != 0) return false;
    uint8_t *bytes = arena_alloc(arena, t.size / 2);
    for (size_t i = 0; i < t.size; i += 2) {
        int high = hex_digit(t.data[i]);
        int low = hex_digit(t.data[i + 1]);
        if (high < 0 || low < 0) return false;
        bytes[i / 2] = (uint8_t)(high * 16 + low);
    }
    *out = (struct slice){ bytes, t.size / 2 };
    return true;
}

text base64url_text(struct arena *arena, struct slice bytes)
{
    size_t size = sodium_base64_encoded_len(bytes.size, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    char *out = arena_alloc(arena, size);
    sodium_bin2base64(out, size, bytes.data, bytes.size, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return (text){ out, size - 1 };
}

bool base64url_parse(struct arena *arena, text t, struct slice *out)
{
    size_t most = t.size / 4 * 3 + 3;
    size_t size = 0;
    uint8_t *bytes = arena_alloc(arena, most);
    if (sodium_base642bin(bytes, most, t.data ? t.data : "", t.size, NULL, &size, NULL,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0)
        return false;
    *out = (struct slice){ bytes, size };
    return true;
}

text code_text(struct arena *arena, struct random_source *source, size_t length)
{
    static const char letters[] = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    char *out = arena_alloc(arena, length);
    for (size_t i = 0; i < length; i++) out[i] = letters[random_below(source, sizeof letters - 1)];
    return (text){ out, length };
}

void crypto_wipe(void *secret, size_t size)
{
    sodium_memzero(secret, size);
}
