/* SPDX-License-Identifier: MIT
 * viet_plain: the short way. What counts as plain is chosen so that nothing has to be known about
 * its neighbours: no plain character decomposes on the way to form C, joins the one before it, or
 * is a space or unseen beyond ASCII. Where that is not certain a character is simply not plain. */
#include "viet_plain.h"

/* The letters of all our languages, the dashes and quotes of print, and the đồng. None of them
 * decomposes on the way to form C, combines, is a space or is unseen; eth is left to tidied(). */
static bool is_settled(uint32_t c)
{
    if (c >= 0x1E00 && c <= 0x1EFF) return true;
    if (c >= 0x00C0 && c <= 0x024F) return c != 0x00D0 && c != 0x00F0;
    return (c >= 0x2010 && c <= 0x2027) || c == 0x20AB;
}

/* Bytes of the settled character at `at` of clean UTF-8; 0 for another, or half of one. */
static size_t settled_at(text t, size_t at)
{
    const unsigned char *b = (const unsigned char *)t.data + at;
    size_t left = t.size - at;
    if (left >= 2 && (b[0] & 0xE0) == 0xC0)
        return is_settled((b[0] & 0x1Fu) << 6 | (b[1] & 0x3Fu)) ? 2 : 0;
    if (left < 3 || (b[0] & 0xF0) != 0xE0) return 0;
    return is_settled((b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu)) ? 3 : 0;
}

static bool is_ascii_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* White space from `at` on, with what is unseen between it; `ends` counts the ends of lines. */
static size_t space_end(text t, size_t at, int *ends)
{
    for (; at < t.size; at++) {
        char c = t.data[at];
        if ((unsigned char)c >= 0x80 || (c > ' ' && c != 0x7F)) break;
        if (c == '\n') ++*ends;
    }
    return at;
}

bool viet_plain_clean(struct arena *arena, text in, bool lines, text *out)
{
    char *to = arena_alloc(arena, in.size);
    size_t size = 0;
    for (size_t at = 0; at < in.size;) {
        unsigned char c = (unsigned char)in.data[at];
        if (c > ' ' && c < 0x7F) {
            to[size++] = in.data[at++];
        } else if (c >= 0x80) {
            size_t bytes = settled_at(in, at);
            if (!bytes) return false;
            memcpy(to + size, in.data + at, bytes);
            size += bytes;
            at += bytes;
        } else if (is_ascii_space((char)c)) {
            int ends = 0;
            at = space_end(in, at, &ends);
            if (size == 0 || at == in.size) continue;
            if (!lines || ends == 0) to[size++] = ' ';
            for (; lines && ends > 0; ends--) to[size++] = '\n';
        } else {
            at++;
        }
    }
    *out = (text){ to, size };
    return true;
}

/* A carriage return is one grapheme with the line feed behind it. */
bool viet_plain_count(text t, size_t *count)
{
    *count = 0;
    for (size_t at = 0; at < t.size; ++*count) {
        bool ascii = (unsigned char)t.data[at] < 0x80 && t.data[at] != '\r';
        size_t bytes = ascii ? 1 : settled_at(t, at);
        if (!bytes) return false;
        at += bytes;
    }
    return true;
}
