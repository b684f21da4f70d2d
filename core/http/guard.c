/* SPDX-License-Identifier: MIT
 * guard: pure functions over the head of a request, so that each refusal is tested without a
 * socket. The layout test relies on libmicrohttpd 0.9 handing out pointers into its receive buffer,
 * ends of lines overwritten but in place; http_mhd.c switches it off for versions that parse
 * strictly themselves. */
#include "guard.h"

#include <ctype.h>

static bool is_token(text t)
{
    for (size_t i = 0; i < t.size; i++) {
        unsigned char c = (unsigned char)t.data[i];
        if (c <= ' ' || c >= 127 || strchr("\"(),/:;<=>?@[\\]{}", c)) return false;
    }
    return t.size > 0;
}

static bool is_plain(text value)
{
    for (size_t i = 0; i < value.size; i++) {
        unsigned char c = (unsigned char)value.data[i];
        if ((c < ' ' && c != '\t') || c == 127) return false;
    }
    return true;
}

static bool is_digits(text t)
{
    for (size_t i = 0; i < t.size; i++)
        if (t.data[i] < '0' || t.data[i] > '9') return false;
    return t.size > 0 && t.size <= 18;
}

static bool is_host(text t)
{
    for (size_t i = 0; i < t.size; i++) {
        unsigned char c = (unsigned char)t.data[i];
        if (!isalnum(c) && !strchr("-._:[]", c)) return false;
    }
    return t.size > 0 && t.size <= 255;
}

static const char *uri_refused(text uri)
{
    if (text_is_empty(uri) || uri.data[0] != '/') return "uri";
    for (size_t i = 0; i < uri.size; i++) {
        unsigned char c = (unsigned char)uri.data[i];
        if (c <= ' ' || c == 127 || c == '#' || c == '\\') return "uri";
        if (c != '%') continue;
        if (i + 2 >= uri.size || !isxdigit((unsigned char)uri.data[i + 1]) ||
            !isxdigit((unsigned char)uri.data[i + 2]))
            return "uri-escape";
        if (uri.data[i + 1] == '0' && uri.data[i + 2] == '0') return "uri-nul";
    }
    return NULL;
}

/* One line must begin two bytes behind the end of the one before. */
static const char *layout_refused(const struct head *h)
{
    if (h->method + strlen(h->method) + 1 != h->uri) return "line";
    if (h->uri + h->uri_size + 1 != h->version) return "line";
    const char *end = h->version + strlen(h->version);
    for (size_t i = 0; i < h->count; i++) {
        if (h->headers[i].name.data != end + 2) return "line-end";
        end = h->headers[i].value.data + h->headers[i].value.size;
    }
    return h->method + h->size == end + 4 ? NULL : "line-end";
}

struct framing {
    size_t hosts, lengths, codings;
    text coding;
};

static const char *header_refused(const struct header *header, struct framing *f)
{
    if (!is_token(header->name)) return "header-name";
    if (!is_plain(header->value)) return "header-value";
    text value = text_trim(header->value);
    if (text_equal_ascii(header->name, TEXT("host"))) {
        f->hosts++;
        return is_host(value) ? NULL : "host";
    }
    if (text_equal_ascii(header->name, TEXT("content-length"))) {
        f->lengths++;
        return is_digits(value) ? NULL : "content-length";
    }
    if (text_equal_ascii(header->name, TEXT("transfer-encoding"))) {
        f->codings++;
        f->coding = value;
    }
    return NULL;
}

static const char *framing_refused(const struct framing *f, bool old)
{
    if (f->hosts > 1 || (f->hosts == 0 && !old)) return "host";
    if (f->lengths > 1) return "content-length";
    if (f->codings == 0) return NULL;
    if (f->lengths > 0 || f->codings > 1 || old) return "transfer-encoding";
    return text_equal_ascii(f->coding, TEXT("chunked")) ? NULL : "transfer-encoding";
}

const char *guard_refuses(const struct head *head)
{
    bool old = strcmp(head->version, "HTTP/1.0") == 0;
    if (!old && strcmp(head->version, "HTTP/1.1") != 0) return "version";
    const char *why = uri_refused(head->uri_copy);
    if (!why && head->too_many) why = "too-many-headers";
    if (!why && head->size) why = layout_refused(head);

    struct framing framing = { 0 };
    for (size_t i = 0; !why && i < head->count; i++)
        why = header_refused(&head->headers[i], &framing);
    return why ? why : framing_refused(&framing, old);
}

/* Host and port of "https://host:port/path". */
static text authority(text url)
{
    size_t at = text_find(url, ':', 0);
    if (!text_starts(text_part(url, at, url.size), TEXT("://"))) return (text){ NULL, 0 };
    text rest = text_part(url, at + 3, url.size);
    return text_part(rest, 0, text_find(rest, '/', 0));
}

bool guard_same_site(text host, text origin, text referer, text fetch_site)
{
    if (!text_is_empty(fetch_site) && !text_equal_ascii(fetch_site, TEXT("same-origin")) &&
        !text_equal_ascii(fetch_site, TEXT("none")))
        return false;
    text from = text_is_empty(origin) ? referer : origin;
    if (text_is_empty(from)) return true;
    text where = authority(from);
    return !text_is_empty(where) && text_equal_ascii(where, host);
}
