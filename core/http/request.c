/* SPDX-License-Identifier: MIT
 * request: what a handler may ask, and the small grammars of an address: escapes, name=value pairs,
 * cookies. Texts stay views of what was received wherever nothing had to be undone. */
#include "../base/buffer.h"
#include "serving.h"

/* ---- small grammars ------------------------------------------------------------------------ */

static int hex_value(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool escaped_at(text t, size_t at)
{
    return t.data[at] == '%' && at + 2 < t.size && hex_value(t.data[at + 1]) >= 0 &&
           hex_value(t.data[at + 2]) >= 0;
}

text percent_decode(struct arena *arena, text t, bool plus)
{
    if (text_find(t, '%', 0) == t.size && (!plus || text_find(t, '+', 0) == t.size)) return t;
    char *out = arena_alloc(arena, t.size);
    size_t size = 0;
    for (size_t i = 0; i < t.size; i++) {
        if (escaped_at(t, i)) {
            out[size++] = (char)(hex_value(t.data[i + 1]) * 16 + hex_value(t.data[i + 2]));
            i += 2;
        } else {
            out[size++] = plus && t.data[i] == '+' ? ' ' : t.data[i];
        }
    }
    return (text){ out, size };
}

static bool is_unreserved(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '_' || c == '.' || c == '~';
}

text percent_encode(struct arena *arena, text t)
{
    struct buffer out = buffer_in(arena, t.size * 3 + 1);
    for (size_t i = 0; i < t.size; i++) {
        if (is_unreserved(t.data[i]))
            buffer_byte(&out, (uint8_t)t.data[i]);
        else
            buffer_format(&out, "%%%02X", (unsigned)(unsigned char)t.data[i]);
    }
    return buffer_as_text(&out);
}

const struct pair *pairs_decode(struct arena *arena, text source)
{
    struct pair *first = NULL, **end = &first;
    while (source.size) {
        text part = text_cut(&source, '&');
        if (text_is_empty(part)) continue;
        text name = text_cut(&part, '=');
        struct pair *pair = ARENA_NEW(arena, struct pair);
        pair->name = percent_decode(arena, name, true);
        pair->value = percent_decode(arena, part, true);
        *end = pair;
        end = &pair->next;
    }
    return first;
}

const struct pair *pair_named(const struct pair *pairs, const char *name)
{
    for (; pairs; pairs = pairs->next)
        if (text_equal_z(pairs->name, name)) return pairs;
    return NULL;
}

/* ---- headers ------------------------------------------------------------------------------- */

text exchange_header(const struct exchange *x, const char *name)
{
    text wanted = text_of(name);
    for (size_t i = 0; i < x->header_count; i++) {
        const struct header *h = &x->headers[i];
        bool same = h->name.size == wanted.size && (h->name.data[0] | 0x20) == wanted.data[0] &&
                    text_equal_ascii(h->name, wanted);
        if (same) return text_trim(h->value);
    }
    return TEXT("");
}

void exchange_keep_headers(struct exchange *x)
{
    for (size_t i = 0; i < x->header_count; i++) {
        x->headers[i].name = text_copy(x->arena, x->headers[i].name);
        x->headers[i].value = text_copy(x->arena, x->headers[i].value);
    }
    request_address(&x->rq);
}

static text cookie_in(text header, text name)
{
    while (header.size) {
        text value = text_trim(text_cut(&header, ';'));
        text key = text_cut(&value, '=');
        if (text_equal(text_trim(key), name)) return text_trim(value);
    }
    return TEXT("");
}

text request_cookie(const struct request *rq, const char *name)
{
    const struct exchange *x = rq->exchange;
    for (size_t i = 0; i < x->header_count; i++) {
        text header = x->headers[i].name;
        if (header.size != 6 || !text_equal_ascii(header, TEXT("cookie"))) continue;
        text value = cookie_in(x->headers[i].value, text_of(name));
        if (value.size) return value;
    }
    return TEXT("");
}

text request_header(const struct request *rq, const char *name)
{
    return exchange_header(rq->exchange, name);
}

/* The last hop's word for it, believed only when the peer is a proxy on this machine. */
static text forwarded_for(struct exchange *x, text peer)
{
    bool local = text_equal_z(peer, "127.0.0.1") || text_equal_z(peer, "::1");
    if (!x->http->options.behind_proxy || !local) return peer;
    text rest = exchange_header(x, "x-forwarded-for"), last = peer;
    while (rest.size) last = text_trim(text_cut(&rest, ','));
    return last.size ? text_copy(x->arena, last) : peer;
}

text request_address(const struct request *rq)
{
    struct exchange *x = rq->exchange;
    if (text_is_empty(x->rq.address)) x->rq.address = forwarded_for(x, wire_address(x));
    return x->rq.address;
}

/* ---- what was decoded ---------------------------------------------------------------------- */

id request_id(const struct request *rq)
{
    return rq->id;
}

const struct entity *request_entity(const struct request *rq)
{
    return rq->row ? rq->row->entity : NULL;
}

text request_param(const struct request *rq, const char *name)
{
    for (size_t i = 0; rq->row && i < rq->row->param_count; i++)
        if (strcmp(rq->row->params[i], name) == 0) return rq->params[i];
    return TEXT("");
}

text request_query(const struct request *rq, const char *name)
{
    const struct pair *pair = pair_named(rq->query_pairs, name);
    return pair ? pair->value : TEXT("");
}

const void *request_query_record(const struct request *rq)
{
    return rq->query_record;
}

const void *request_body(const struct request *rq)
{
    return rq->body;
}

bool request_gave(const struct request *rq, const char *field)
{
    const struct field *fields = rq->row->entity ? rq->row->entity->fields : rq->row->route->body;
    for (size_t i = 0; fields && fields[i].id; i++)
        if (strcmp(fields[i].name, field) == 0) return rq->given[i / 64] >> (i % 64) & 1;
    return false;
}

struct slice request_raw(const struct request *rq)
{
    return rq->raw;
}

text request_file_name(const struct request *rq)
{
    return rq->file_name;
}

void *request_prepared(const struct request *rq)
{
    return rq->prepared;
}

bool request_is_form(const struct request *rq)
{
    return rq->form;
}
