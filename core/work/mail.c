/* SPDX-License-Identifier: MIT
 * mail: a message as the text of one e-mail (RFC 5322, MIME of RFC 2045 and 2047). Everything
 * people wrote goes into base64: no byte of theirs can begin a header or end the message. */
#include "mail.h"

#include "../base/buffer.h"

enum { LINE_BYTES = 57, WORD_BYTES = 42 }; /* 76 characters of base64; 75 of an encoded word */

bool mail_is_address(text t)
{
    size_t at = text_find(t, '@', 0);
    if (at == 0 || at + 1 >= t.size || t.size > 254) return false;
    if (text_find(t, '@', at + 1) < t.size) return false;
    for (size_t i = 0; i < t.size; i++) {
        unsigned char c = (unsigned char)t.data[i];
        if (c <= ' ' || c >= 0x7f || strchr("<>()[]\\,;:\"", c)) return false;
    }
    return true;
}

static void put_base64(struct buffer *out, const char *bytes, size_t size)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < size; i += 3) {
        size_t left = size - i;
        uint32_t n = (uint32_t)(uint8_t)bytes[i] << 16;
        if (left > 1) n |= (uint32_t)(uint8_t)bytes[i + 1] << 8;
        if (left > 2) n |= (uint8_t)bytes[i + 2];
        buffer_byte(out, (uint8_t)letters[n >> 18]);
        buffer_byte(out, (uint8_t)letters[n >> 12 & 63]);
        buffer_byte(out, (uint8_t)(left > 1 ? letters[n >> 6 & 63] : '='));
        buffer_byte(out, (uint8_t)(left > 2 ? letters[n & 63] : '='));
    }
}

/* Encoded words, cut between characters. */
static void put_subject(struct buffer *out, text subject)
{
    buffer_z(out, "Subject:");
    while (subject.size) {
        size_t size = subject.size < WORD_BYTES ? subject.size : WORD_BYTES;
        while (size < subject.size && size > 1 && ((uint8_t)subject.data[size] & 0xC0) == 0x80)
            size--;
        buffer_z(out, " =?UTF-8?B?");
        put_base64(out, subject.data, size);
        buffer_z(out, size < subject.size ? "?=\r\n" : "?=");
        subject = text_part(subject, size, subject.size);
    }
    buffer_z(out, "\r\n");
}

static void put_date(struct buffer *out, instant now)
{
    static const char days[][4] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
    static const char months[][4] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    struct civil c = instant_civil(now);
    buffer_format(out, "Date: %s, %d %s %04d %02d:%02d:%02d +0700\r\n",
                  days[date_weekday(instant_date(now))], c.day, months[c.month - 1], c.year, c.hour,
                  c.minute, c.second);
}

/* Canonical text has CRLF (RFC 2045 §6.8), ours has LF. */
static text crlf(struct arena *arena, text t)
{
    struct buffer out = buffer_in(arena, t.size + 64);
    for (size_t i = 0; i < t.size; i++) {
        if (t.data[i] == '\n') buffer_byte(&out, '\r');
        buffer_byte(&out, (uint8_t)t.data[i]);
    }
    return buffer_as_text(&out);
}

text mail_text(struct arena *arena, const struct message *message, text from, instant now)
{
    struct buffer out = buffer_in(arena, message->body.size * 2 + 512);
    char which[ID_TEXT_SIZE];
    id_format(message->id, which);
    put_date(&out, now);
    buffer_format(&out, "From: <%.*s>\r\nTo: <%.*s>\r\n", TEXT_ARGS(from), TEXT_ARGS(message->to));
    buffer_format(&out, "Message-ID: <%.*s%.*s>\r\n", ID_TEXT_SIZE, which,
                  TEXT_ARGS(text_part(from, text_find(from, '@', 0), from.size)));
    put_subject(&out, message->subject);
    buffer_z(&out, "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
                   "Content-Type: text/plain; charset=utf-8\r\n"
                   "Content-Transfer-Encoding: base64\r\n\r\n");
    text body = crlf(arena, message_words(arena, message));
    for (size_t i = 0; i < body.size; i += LINE_BYTES) {
        size_t left = body.size - i;
        put_base64(&out, body.data + i, left < LINE_BYTES ? left : LINE_BYTES);
        buffer_z(&out, "\r\n");
    }
    return buffer_as_text(&out);
}
