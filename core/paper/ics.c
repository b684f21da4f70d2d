/* SPDX-License-Identifier: MIT
 * ics: every content line passes through line_end(), which folds it; nothing else writes line
 * breaks. */
#include "ics.h"

#include "../base/buffer.h"

enum { OCTETS = 75 };

struct lines {
    struct buffer out;
    struct buffer line; /* the content line being made, unfolded */
};

/* Cuts before a character, never inside one; the space that opens a continuation counts. */
static void line_end(struct lines *l)
{
    const uint8_t *data = l->line.data;
    size_t size = l->line.size, at = 0, room = OCTETS;

    while (size - at > room) {
        size_t part = room;
        while (part > 1 && (data[at + part] & 0xC0) == 0x80) part--;
        buffer_bytes(&l->out, data + at, part);
        buffer_z(&l->out, "\r\n ");
        at += part;
        room = OCTETS - 1;
    }
    buffer_bytes(&l->out, data + at, size - at);
    buffer_z(&l->out, "\r\n");
    l->line.size = 0;
}

static void line(struct lines *l, const char *content)
{
    buffer_z(&l->line, content);
    line_end(l);
}

/* RFC 5545 3.3.11 TEXT. */
static void line_text(struct lines *l, const char *name, text value)
{
    if (value.size == 0) return;
    buffer_z(&l->line, name);
    buffer_byte(&l->line, ':');
    for (size_t i = 0; i < value.size; i++) {
        unsigned char c = (unsigned char)value.data[i];
        if (c == '\n') {
            buffer_z(&l->line, "\\n");
            continue;
        }
        if (c < 0x20 && c != '\t') continue; /* controls have no place in a calendar */
        if (c == '\\' || c == ';' || c == ',') buffer_byte(&l->line, '\\');
        buffer_byte(&l->line, c);
    }
    line_end(l);
}

/* A URI stands as it is, but for bytes that would break the line. */
static void line_uri(struct lines *l, const char *name, text value)
{
    if (value.size == 0) return;
    buffer_z(&l->line, name);
    buffer_byte(&l->line, ':');
    for (size_t i = 0; i < value.size; i++)
        if ((unsigned char)value.data[i] > 0x20) buffer_byte(&l->line, (uint8_t)value.data[i]);
    line_end(l);
}

static void line_time(struct lines *l, const char *name, instant t)
{
    struct civil c = instant_civil(t - CLOCK_ZONE_MS);

    buffer_format(&l->line, "%s:%04d%02d%02dT%02d%02d%02dZ", name, c.year, c.month, c.day, c.hour,
                  c.minute, c.second);
    line_end(l);
}

static void alarm_lines(struct lines *l, const struct ics_event *event)
{
    if (event->remind_minutes <= 0 || event->cancelled) return;
    line(l, "BEGIN:VALARM");
    line(l, "ACTION:DISPLAY");
    line_text(l, "DESCRIPTION", event->summary);
    buffer_format(&l->line, "TRIGGER:-PT%dM", event->remind_minutes);
    line_end(l);
    line(l, "END:VALARM");
}

static void event_lines(struct lines *l, const struct ics_event *event, instant now)
{
    line(l, "BEGIN:VEVENT");
    line_text(l, "UID", event->uid);
    line_time(l, "DTSTAMP", now);
    line_time(l, "DTSTART", event->start);
    line_time(l, "DTEND", event->end);
    buffer_format(&l->line, "SEQUENCE:%lld", (long long)event->sequence);
    line_end(l);
    line(l, event->cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
    line_text(l, "SUMMARY", event->summary);
    line_text(l, "LOCATION", event->location);
    line_text(l, "DESCRIPTION", event->description);
    line_uri(l, "URL", event->url);
    alarm_lines(l, event);
    line(l, "END:VEVENT");
}

err ics_calendar(struct ctx *cx, const struct ics_event events[], size_t count, text *out)
{
    struct lines l = { .out = buffer_in(cx->arena, 256 + count * 512),
                       .line = buffer_in(cx->arena, 256) };

    line(&l, "BEGIN:VCALENDAR");
    line(&l, "VERSION:2.0");
    line(&l, "PRODID:-//Volbank//Volunteer bank//VI");
    line(&l, "CALSCALE:GREGORIAN");
    line(&l, "METHOD:PUBLISH");
    for (size_t i = 0; i < count; i++) {
        const struct ics_event *event = &events[i];
        if (!event->uid.size || !event->summary.size || event->end < event->start)
            return ctx_fail(cx, ERR_INVALID, NULL, "calendar-event",
                            SAY("Ca %zu thiếu mã, tên hoặc có giờ kết thúc trước giờ bắt đầu",
                                "Event %zu lacks a uid or a name, or ends before it starts"),
                            i + 1);
        event_lines(&l, event, cx->now);
    }
    line(&l, "END:VCALENDAR");
    *out = buffer_as_text(&l.out);
    return ERR_NONE;
}

const char *ics_media(void)
{
    return "text/calendar; charset=utf-8";
}
