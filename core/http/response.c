/* SPDX-License-Identifier: MIT
 * response: answering. A record's entity tag is its stored version and a checksum of what is shown
 * of it, because masking, language and DERIVED members change what is shown without changing what
 * is stored; If-Match looks at the version only. */
#include "response.h"

#include "../store/journal.h"

/* ---- bytes and headers --------------------------------------------------------------------- */

/* The last word on a name counts; only cookies may be several. */
static struct header *header_slot(struct response *rs, text name)
{
    for (size_t i = 0; i < rs->header_count; i++)
        if (text_equal(rs->headers[i].name, name) && !text_equal(name, TEXT("Set-Cookie")))
            return &rs->headers[i];
    REQUIRE(rs->header_count < REPLY_HEADERS_MAX);
    return &rs->headers[rs->header_count++];
}

/* Whatever a handler puts in, a value stays one line. */
void reply_header(struct exchange *x, const char *name, text value)
{
    char *line = arena_alloc(x->arena, value.size + 1);
    for (size_t i = 0; i < value.size; i++)
        line[i] = (unsigned char)value.data[i] < ' ' ? ' ' : value.data[i];
    *header_slot(&x->rs, text_of(name)) = (struct header){ text_of(name), { line, value.size } };
}

void reply_static_header(struct response *rs, text name, text value)
{
    REQUIRE(rs->header_count < REPLY_HEADERS_MAX);
    rs->headers[rs->header_count++] = (struct header){ name, value };
}

void reply_bytes(struct exchange *x, int status, text type, struct slice body)
{
    x->rs.status = status;
    x->rs.type = type;
    x->rs.body = body;
    x->rs.is_json = false;
}

void response_json_done(struct response *rs)
{
    if (!rs->is_json) return;
    REQUIRE(rs->json.depth == 0 && rs->json_bytes.size > 0);
    rs->body = buffer_as_slice(&rs->json_bytes);
}

static struct exchange *exchange_of(struct response *rs)
{
    return (struct exchange *)((char *)rs - offsetof(struct exchange, rs));
}

struct json *respond_json(struct ctx *cx, struct response *rs, int status)
{
    rs->status = status;
    rs->is_json = true;
    rs->type = TEXT("application/json");
    rs->body = (struct slice){ 0 };
    rs->json_bytes = buffer_in(cx->arena, 1024);
    rs->json = json_into(&rs->json_bytes);
    return &rs->json;
}

err respond_nothing(struct response *rs)
{
    reply_bytes(exchange_of(rs), 204, TEXT(""), (struct slice){ 0 });
    return ERR_NONE;
}

err respond_refused(struct response *rs, err failure)
{
    rs->refused = failure;
    return ERR_NONE;
}

/* RFC 6266 with an ASCII fallback for old readers. */
static text disposition_of(struct arena *arena, text name)
{
    struct buffer ascii = buffer_in(arena, name.size + 1);
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        buffer_byte(&ascii, c > ' ' && c < 127 && c != '"' && c != '\\' ? (uint8_t)c : '_');
    }
    return text_format(arena, "attachment; filename=\"%.*s\"; filename*=UTF-8''%.*s",
                       TEXT_ARGS(buffer_as_text(&ascii)), TEXT_ARGS(percent_encode(arena, name)));
}

err respond_bytes(struct response *rs, text content_type, struct slice bytes, text download_name)
{
    struct exchange *x = exchange_of(rs);
    reply_bytes(x, 200, content_type, bytes);
    if (download_name.size)
        reply_header(x, "Content-Disposition", disposition_of(x->arena, download_name));
    return ERR_NONE;
}

void respond_header(struct ctx *cx, struct response *rs, const char *name, text value)
{
    (void)cx;
    reply_header(exchange_of(rs), name, value);
}

static bool over_tls(struct exchange *x)
{
    const char *address = x->http->options.public_url;
    if (address && text_starts(text_of(address), TEXT("https://"))) return true;
    return x->http->options.behind_proxy &&
           text_equal_ascii(exchange_header(x, "x-forwarded-proto"), TEXT("https"));
}

void respond_cookie(struct ctx *cx, struct response *rs, const char *name, text value,
                    int64_t max_age_s)
{
    struct exchange *x = exchange_of(rs);
    text cookie =
        text_format(cx->arena, "%s=%.*s; Path=/; Max-Age=%lld; HttpOnly; SameSite=Lax%s", name,
                    TEXT_ARGS(value), (long long)max_age_s, over_tls(x) ? "; Secure" : "");
    reply_header(x, "Set-Cookie", cookie);
}

void respond_live(struct ctx *cx, struct response *rs, text topic)
{
    struct topic *t = ARENA_NEW(cx->arena, struct topic);
    t->name = text_copy(cx->arena, topic);
    t->next = rs->topics;
    rs->topics = t;
}

/* ---- records ------------------------------------------------------------------------------- */

bool entity_has_personal(const struct entity *entity)
{
    for (const struct field *f = entity->fields; f->id; f++)
        if (f->flags & (PERSONAL | SENSITIVE)) return true;
    return false;
}

bool entity_has_derived(const struct entity *entity)
{
    for (const struct field *f = entity->fields; f->id; f++)
        if (f->flags & DERIVED) return true;
    return false;
}

/* A write transaction notes it itself; a read hands it on to the writer once the answer is made. */
static err note_read(struct ctx *cx, struct tx *tx, struct response *rs,
                     const struct entity *entity, id record)
{
    if (tx_is_write(tx)) return journal_note_read(cx, tx, entity, record);
    struct read_note *note = ARENA_NEW(cx->arena, struct read_note);
    *note = (struct read_note){ .entity = entity, .record = record, .next = rs->notes };
    rs->notes = note;
    return ERR_NONE;
}

err response_view(struct ctx *cx, struct tx *tx, struct response *rs, const struct entity *entity,
                  const void *record, bool has_personal, struct record_view *view)
{
    *view = (struct record_view){ .labels = rs->labels };
    if (!has_personal) return ERR_NONE;
    view->personal = access_personal(cx, tx, entity, record);
    if (!view->personal || cx->actor.system || access_owns(cx, tx, entity, record)) return ERR_NONE;
    return note_read(cx, tx, rs, entity, *(const id *)record);
}

err respond_saw(struct ctx *cx, struct tx *tx, struct response *rs, const struct entity *entity,
                const void *record)
{
    if (cx->actor.system || access_owns(cx, tx, entity, record)) return ERR_NONE;
    return note_read(cx, tx, rs, entity, *(const id *)record);
}

/* FNV-1a, 64 bits: tells versions of one answer apart, protects nothing. */
/* FNV-1a eight bytes at a step: a list of fifty is hashed for every answer. The shift brings high
 * bits down, which a multiplication alone never does. */
uint64_t checksum(struct slice bytes)
{
    uint64_t h = 0xcbf29ce484222325u, eight;
    size_t at = 0;
    for (; bytes.size - at >= sizeof(eight); at += sizeof(eight)) {
        memcpy(&eight, bytes.data + at, sizeof(eight));
        h = (h ^ eight) * 0x9e3779b97f4a7c15u;
        h ^= h >> 32;
    }
    for (; at < bytes.size; at++) h = (h ^ bytes.data[at]) * 0x100000001b3u;
    return h;
}

static err tag_record(struct ctx *cx, struct tx *tx, struct response *rs,
                      const struct entity *entity, const void *record)
{
    text version;
    err e = record_etag(cx, tx, entity, *(const id *)record, &version);
    if (e) return e;
    uint64_t sum = checksum(buffer_as_slice(&rs->json_bytes));
    struct buffer tag = buffer_in(cx->arena, 64);
    buffer_byte(&tag, '"');
    buffer_text(&tag, version);
    buffer_byte(&tag, '.');
    buffer_text(&tag, hex_text(cx->arena, (struct slice){ (const uint8_t *)&sum, sizeof(sum) }));
    buffer_byte(&tag, '"');
    rs->etag = buffer_as_text(&tag);
    return ERR_NONE;
}

static err respond_record(struct ctx *cx, struct tx *tx, struct response *rs,
                          const struct entity *entity, const void *record, int status)
{
    struct record_view view;
    void *shown = arena_alloc(cx->arena, entity->size);
    bool veiled;
    memcpy(shown, record, entity->size);
    err e = response_view(cx, tx, rs, entity, record, entity_has_personal(entity), &view);
    if (!e) e = record_veil(cx, tx, entity, shown, &veiled);
    if (!e && entity_has_derived(entity))
        e = record_derive(cx, tx, entity, shown, instant_date(cx->now));
    if (e) return e;
    record_json(cx, respond_json(cx, rs, status), entity, shown, view);
    return tag_record(cx, tx, rs, entity, record);
}

err respond(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs,
            const struct entity *entity, const void *record)
{
    (void)rq;
    return respond_record(cx, tx, rs, entity, record, 200);
}

err respond_created(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs,
                    const struct entity *entity, const void *record)
{
    err e = respond_record(cx, tx, rs, entity, record, 201);
    if (e || !entity->read) return e;
    text where = text_format(cx->arena, API_PREFIX "%s/%.*s", entity_address(cx->arena, entity),
                             TEXT_ARGS(id_text(cx->arena, *(const id *)record)));
    reply_header(rq->exchange, "Location", where);
    return ERR_NONE;
}
