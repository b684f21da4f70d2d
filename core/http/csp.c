/* SPDX-License-Identifier: MIT
 * csp: finds inline elements by their tags, lower case as our build writes them. */
#include "csp.h"

#include "../base/buffer.h"

static void base64_put(struct buffer *out, const uint8_t bytes[32])
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < 32; i += 3) {
        uint32_t n = (uint32_t)bytes[i] << 16;
        if (i + 1 < 32) n |= (uint32_t)bytes[i + 1] << 8;
        if (i + 2 < 32) n |= bytes[i + 2];
        buffer_byte(out, (uint8_t)digits[n >> 18 & 63]);
        buffer_byte(out, (uint8_t)digits[n >> 12 & 63]);
        buffer_byte(out, i + 1 < 32 ? (uint8_t)digits[n >> 6 & 63] : '=');
        buffer_byte(out, i + 2 < 32 ? (uint8_t)digits[n & 63] : '=');
    }
}

static size_t find(text t, const char *needle, size_t from)
{
    if (from >= t.size) return t.size;
    const char *at = memmem(t.data + from, t.size - from, needle, strlen(needle));
    return at ? (size_t)(at - t.data) : t.size;
}

static bool is_code(text tag)
{
    if (find(tag, " src=", 0) < tag.size) return false;
    size_t type = find(tag, "type=\"", 0);
    if (type == tag.size) return true;
    text value = text_part(tag, type + 6, tag.size);
    return text_starts(value, TEXT("module")) || text_starts(value, TEXT("text/javascript")) ||
           text_starts(value, TEXT("importmap")) || text_starts(value, TEXT("text/css"));
}

/* Appends the hash of every inline element of this name. */
static void hashes(struct buffer *out, text html, const char *open, const char *close)
{
    for (size_t at = find(html, open, 0); at < html.size; at = find(html, open, at + 1)) {
        size_t from = text_find(html, '>', at);
        size_t to = find(html, close, from);
        if (from == html.size || to == html.size) return;
        if (!is_code(text_part(html, at, from))) continue;
        uint8_t sum[32];
        sha256_of(text_slice(text_part(html, from + 1, to)), sum);
        buffer_z(out, " 'sha256-");
        base64_put(out, sum);
        buffer_byte(out, '\'');
    }
}

text csp_of(struct arena *arena, text html)
{
    struct buffer out = buffer_in(arena, 512);
    buffer_z(&out,
             "default-src 'none'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
             "manifest-src 'self'; "
             "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; script-src 'self'");
    hashes(&out, html, "<script", "</script");
    buffer_z(&out, "; style-src 'self'");
    hashes(&out, html, "<style", "</style");
    return buffer_as_text(&out);
}
