/* SPDX-License-Identifier: MIT
 * credential: signed when asked for, by the key of that day; Ed25519 makes the same bytes of the
 * same words until the key is changed. */
#include "credential.h"

#include "certificate.h"
#include "jwt.h"

#define CONTEXT_VC "https://www.w3.org/ns/credentials/v2"
#define CONTEXT_OB "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"

text status_list_url(struct arena *arena, text url, int64_t number)
{
    return text_format(arena, "%.*s/api/v1/status-lists/%lld", TEXT_ARGS(url), (long long)number);
}

/* Begin and end of a day in the province, as the standard writes times. */
static text day_begins(struct ctx *cx, date d)
{
    return text_format(cx->arena, "%.*sT00:00:00+07:00", TEXT_ARGS(date_format(cx->arena, d)));
}

static text day_ends(struct ctx *cx, date d)
{
    return text_format(cx->arena, "%.*sT23:59:59+07:00", TEXT_ARGS(date_format(cx->arena, d)));
}

static int64_t seconds_at(date d, int64_t more)
{
    return instant_at(d, 0) / CLOCK_SECOND + more;
}

static void type_of(struct json *j, const char *first, const char *second)
{
    json_key(j, "type");
    json_array(j);
    json_text(j, text_of(first));
    if (second) json_text(j, text_of(second));
    json_array_end(j);
}

static void issuer_json(struct json *j, const struct issuer *issuer, text name)
{
    json_text_at(j, "iss", issuer->did);
    json_key(j, "issuer");
    json_object(j);
    json_text_at(j, "id", issuer->did);
    type_of(j, "Profile", NULL);
    json_text_at(j, "name", name);
    json_text_at(j, "url", issuer->url);
    json_object_end(j);
}

static void subject_json(struct ctx *cx, struct json *j, const struct issuer *issuer,
                         const struct certificate *c, const struct credential_words *words)
{
    json_key(j, "credentialSubject");
    json_object(j);
    type_of(j, "AchievementSubject", NULL);
    json_key(j, "identifier");
    json_array(j);
    json_object(j);
    json_z_at(j, "type", "IdentityObject");
    json_text_at(j, "identityHash", words->holder);
    json_z_at(j, "identityType", "name");
    json_bool_at(j, "hashed", false);
    json_object_end(j);
    json_array_end(j);
    json_key(j, "achievement");
    json_object(j);
    json_text_at(j, "id",
                 text_format(cx->arena, "%.*s/api/v1/certificate_kinds/%.*s",
                             TEXT_ARGS(issuer->url), TEXT_ARGS(id_text(cx->arena, c->kind))));
    type_of(j, "Achievement", NULL);
    json_text_at(j, "name", words->kind);
    json_text_at(j, "description", text_is_empty(c->course) ? words->kind : c->course);
    json_key(j, "criteria");
    json_object(j);
    json_text_at(j, "narrative", words->criteria);
    json_object_end(j);
    json_object_end(j);
    json_object_end(j);
}

static void status_json(struct ctx *cx, struct json *j, const struct issuer *issuer, int64_t listed)
{
    text list = status_list_url(cx->arena, issuer->url, (listed - 1) / STATUS_LIST_BITS + 1);
    int64_t bit = (listed - 1) % STATUS_LIST_BITS;
    json_key(j, "credentialStatus");
    json_object(j);
    json_text_at(j, "id", text_format(cx->arena, "%.*s#%lld", TEXT_ARGS(list), (long long)bit));
    json_z_at(j, "type", "BitstringStatusListEntry");
    json_z_at(j, "statusPurpose", "revocation");
    json_text_at(j, "statusListIndex", text_format(cx->arena, "%lld", (long long)bit));
    json_text_at(j, "statusListCredential", list);
    json_object_end(j);
}

text credential_json(struct ctx *cx, const struct issuer *issuer, const struct certificate *c,
                     const struct credential_words *words)
{
    struct buffer out = buffer_in(cx->arena, 2048);
    struct json j = json_into(&out);
    text address =
        text_format(cx->arena, "%.*s/xac-minh/%.*s", TEXT_ARGS(issuer->url), TEXT_ARGS(c->code));
    json_object(&j);
    json_key(&j, "@context");
    json_array(&j);
    json_text(&j, TEXT(CONTEXT_VC));
    json_text(&j, TEXT(CONTEXT_OB));
    json_array_end(&j);
    json_text_at(&j, "id", address);
    json_text_at(&j, "jti", address);
    type_of(&j, "VerifiableCredential", "OpenBadgeCredential");
    json_text_at(
        &j, "name",
        text_format(cx->arena, "%.*s, số %.*s", TEXT_ARGS(words->kind), TEXT_ARGS(c->number)));
    issuer_json(&j, issuer, words->unit);
    json_text_at(&j, "validFrom", day_begins(cx, c->issued));
    json_int_at(&j, "nbf", seconds_at(c->issued, 0));
    if (c->expires) {
        json_text_at(&j, "validUntil", day_ends(cx, c->expires));
        json_int_at(&j, "exp", seconds_at(c->expires + 1, 0));
    }
    subject_json(cx, &j, issuer, c, words);
    status_json(cx, &j, issuer, c->listed);
    json_object_end(&j);
    return buffer_as_text(&out);
}

static text encoded_list(struct ctx *cx, const uint8_t *bits)
{
    struct slice packed;
    struct slice plain = { bits, STATUS_LIST_BITS / 8 };
    REQUIRE(compress_gzip(cx->arena, plain, &packed));
    return text_format(cx->arena, "u%.*s", TEXT_ARGS(base64url_text(cx->arena, packed)));
}

text status_list_json(struct ctx *cx, const struct issuer *issuer, int64_t number,
                      const uint8_t *bits)
{
    struct buffer out = buffer_in(cx->arena, 2048);
    struct json j = json_into(&out);
    text address = status_list_url(cx->arena, issuer->url, number);
    json_object(&j);
    json_key(&j, "@context");
    json_array(&j);
    json_text(&j, TEXT(CONTEXT_VC));
    json_array_end(&j);
    json_text_at(&j, "id", address);
    type_of(&j, "VerifiableCredential", "BitstringStatusListCredential");
    json_text_at(&j, "iss", issuer->did);
    json_text_at(&j, "issuer", issuer->did);
    json_text_at(&j, "validFrom", instant_format(cx->arena, cx->now));
    json_key(&j, "credentialSubject");
    json_object(&j);
    json_text_at(&j, "id", text_format(cx->arena, "%.*s#list", TEXT_ARGS(address)));
    json_z_at(&j, "type", "BitstringStatusList");
    json_z_at(&j, "statusPurpose", "revocation");
    json_text_at(&j, "encodedList", encoded_list(cx, bits));
    json_object_end(&j);
    json_object_end(&j);
    return buffer_as_text(&out);
}

/* ---- routes -------------------------------------------------------------------------------- */

static err words_of(struct ctx *cx, struct tx *tx, const struct certificate *c,
                    struct credential_words *out)
{
    struct person who;
    struct certificate_kind kind = { 0 };
    err e = people(cx)->read(cx, tx, c->volunteer, &who);
    if (!e) e = record_get(cx, tx, &certificate_kind_entity, c->kind, &kind);
    if (e) return e;
    *out = (struct credential_words){ .holder = who.full_name,
                                      .kind = kind.title,
                                      .criteria = kind.criteria,
                                      .unit = record_title(cx, tx, &unit_entity, c->unit) };
    return ERR_NONE;
}

static err respond_signed(struct ctx *cx, struct response *rs, const struct issuer *issuer,
                          text payload, text name)
{
    text token = jwt_sign(cx->arena, TEXT("vc+jwt"), issuer->kid, issuer->key.seed.bytes, payload);
    return respond_bytes(rs, TEXT(CREDENTIAL_TYPE), text_slice(token), name);
}

err credential_download(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs)
{
    struct certificate c;
    struct issuer issuer;
    struct credential_words words;
    err e = record_get(cx, tx, &certificate_entity, request_id(rq), &c);
    if (!e && !access_personal(cx, tx, &certificate_entity, &c)) e = ERR_NOT_FOUND;
    if (!e) e = respond_saw(cx, tx, rs, &certificate_entity, &c);
    if (!e) e = issuer_read(cx, tx, rq, &issuer);
    if (!e) e = words_of(cx, tx, &c, &words);
    if (e) return e;
    text name = text_format(cx->arena, "chung-nhan-%.*s.jwt", TEXT_ARGS(c.code));
    return respond_signed(cx, rs, &issuer, credential_json(cx, &issuer, &c, &words), name);
}

struct marking {
    uint8_t *bits;
    int64_t first; /* `listed` of bit 0 */
};

static enum kv_go mark_bit(struct marking *m, int64_t listed)
{
    int64_t bit = listed - m->first;
    if (bit >= 0 && bit < STATUS_LIST_BITS) m->bits[bit / 8] |= (uint8_t)(0x80u >> (bit % 8));
    return KV_MORE;
}

static enum kv_go mark_revoked(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx, (void)tx, (void)failure;
    return mark_bit(arg, ((const struct certificate *)record)->listed);
}

static enum kv_go mark_dropped(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx, (void)tx, (void)failure;
    return mark_bit(arg, ((const struct dropped_place *)record)->listed);
}

err status_list_download(struct ctx *cx, struct tx *tx, const struct request *rq,
                         struct response *rs)
{
    int64_t number = 0;
    struct issuer issuer;
    struct marking m = { .bits = arena_alloc(cx->arena, STATUS_LIST_BITS / 8) };
    struct certificate from = { .revoked_on = 1 };
    struct query q = { .entity = &certificate_entity,
                       .filters = { { entity_field(&certificate_entity, "revoked_on", 10),
                                      QUERY_AT_LEAST, &from, 0 } },
                       .filter_count = 1 };
    struct query dropped = { .entity = &dropped_place_entity };
    if (!text_to_int(request_param(rq, "number"), &number) || number < 1 || number > 1000)
        return ERR_NOT_FOUND;
    m.first = (number - 1) * STATUS_LIST_BITS + 1;
    err e = issuer_read(cx, tx, rq, &issuer);
    if (!e) e = query_run(cx, tx, &q, mark_revoked, &m, NULL);
    if (!e) e = query_run(cx, tx, &dropped, mark_dropped, &m, NULL);
    if (e) return e;
    respond_header(cx, rs, "Access-Control-Allow-Origin", TEXT("*"));
    return respond_signed(cx, rs, &issuer, status_list_json(cx, &issuer, number, m.bits), TEXT(""));
}
