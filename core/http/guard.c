/* SPDX-License-Identifier: MIT
 * guard: pure functions over the head of a request, so that each refusal is tested without a
 * socket. The layout test relies on libmicrohttpd 0.9 handing out pointers into its receive buffer,
 * ends of lines overwritten but in place; http_mhd.c switches it off for versions that parse
 * strictly themselves. */
#include "guard.h"

#include <arpa/inet.h>
#include <ctype.h>

/* RFC 9110 tchar. */
static const bool token_chars[256] = {
    ['!'] = 1, ['#'] = 1, ['$'] = 1, ['%'] = 1, ['&'] = 1, ['\''] = 1, ['*'] = 1, ['+'] = 1,
    ['-'] = 1, ['.'] = 1, ['^'] = 1, ['_'] = 1, ['`'] = 1, ['|'] = 1,  ['~'] = 1, ['0'] = 1,
    ['1'] = 1, ['2'] = 1, ['3'] = 1, ['4'] = 1, ['5'] = 1, ['6'] = 1,  ['7'] = 1, ['8'] = 1,
    ['9'] = 1, ['A'] = 1, ['B'] = 1, ['C'] = 1, ['D'] = 1, ['E'] = 1,  ['F'] = 1, ['G'] = 1,
    ['H'] = 1, ['I'] = 1, ['J'] = 1, ['K'] = 1, ['L'] = 1, ['M'] = 1,  ['N'] = 1, ['O'] = 1,
    ['P'] = 1, ['Q'] = 1, ['R'] = 1, ['S'] = 1, ['T'] = 1, ['U'] = 1,  ['V'] = 1, ['W'] = 1,
    ['X'] = 1, ['Y'] = 1, ['Z'] = 1, ['a'] = 1, ['b'] = 1, ['c'] = 1,  ['d'] = 1, ['e'] = 1,
    ['f'] = 1, ['g'] = 1, ['h'] = 1, ['i'] = 1, ['j'] = 1, ['k'] = 1,  ['l'] = 1, ['m'] = 1,
    ['n'] = 1, ['o'] = 1, ['p'] = 1, ['q'] = 1, ['r'] = 1, ['s'] = 1,  ['t'] = 1, ['u'] = 1,
    ['v'] = 1, ['w'] = 1, ['x'] = 1, ['y'] = 1, ['z'] = 1,
};

static bool is_token(text t)
{
    for (size_t i = 0; i < t.size; i++)
        if (!token_chars[(unsigned char)t.data[i]]) return false;
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
        if (!isalnum(c) && c != '.' && c != ':' && c != '-' && c != '_' && c != '[' && c != ']')
            return false;
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

/* Blanks around a value as HTTP has them; the general trim also knows those of Unicode. */
static text inner(text value)
{
    while (value.size && (value.data[0] == ' ' || value.data[0] == '\t'))
        value = text_part(value, 1, value.size);
    while (value.size && (value.data[value.size - 1] == ' ' || value.data[value.size - 1] == '\t'))
        value.size--;
    return value;
}

static const char *header_refused(const struct header *header, struct framing *f)
{
    text name = header->name;
    if (!is_token(name)) return "header-name";
    if (!is_plain(header->value)) return "header-value";
    if (name.size == 4 && text_equal_ascii(name, TEXT("host"))) {
        f->hosts++;
        return is_host(inner(header->value)) ? NULL : "host";
    }
    if (name.size == 14 && text_equal_ascii(name, TEXT("content-length"))) {
        f->lengths++;
        return is_digits(inner(header->value)) ? NULL : "content-length";
    }
    if (name.size == 17 && text_equal_ascii(name, TEXT("transfer-encoding"))) {
        f->codings++;
        f->coding = inner(header->value);
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

text guard_network(struct arena *arena, text address)
{
    enum { NETWORK_BYTES = 8, LINK_AND_MORE = 46 };
    struct in6_addr six;
    char words[INET6_ADDRSTRLEN];
    if (address.size >= LINK_AND_MORE) return address;
    if (inet_pton(AF_INET6, text_z(arena, address), &six) != 1 || IN6_IS_ADDR_V4MAPPED(&six))
        return address;
    memset(six.s6_addr + NETWORK_BYTES, 0, sizeof(six.s6_addr) - NETWORK_BYTES);
    REQUIRE(inet_ntop(AF_INET6, &six, words, sizeof(words)));
    return text_copy(arena, text_of(words));
}
