/* SPDX-License-Identifier: MIT
 * log: one line is put together in the log's own arena under its lock and leaves in one write, so
 * that lines of several threads, and of several processes that append to one file, never mix. A
 * control character that slipped through unquoted becomes a space: nobody can forge a line. A log
 * that cannot be written to is no reason to stop serving, so write errors are dropped. */
#include "log.h"

#include <errno.h>
#include <pthread.h>
#include <stdarg.h>
#include <unistd.h>

#include "buffer.h"
#include "clock.h"

struct log {
    struct arena *arena; /* holds this struct */
    struct arena *line;
    FILE *out;
    enum log_level least;
    pthread_mutex_t lock; /* guards line and the order on out */
};

static const char *const level_names[] = {
    [LOG_DEBUG] = "debug", [LOG_INFO] = "info", [LOG_WARN] = "warn", [LOG_ERROR] = "error"
};

struct log *log_new(FILE *out, enum log_level least)
{
    struct arena *arena = arena_new();
    struct log *log = ARENA_NEW(arena, struct log);
    log->arena = arena;
    log->line = arena_new();
    log->out = out;
    log->least = least;
    REQUIRE(pthread_mutex_init(&log->lock, NULL) == 0);
    return log;
}

void log_free(struct log *log)
{
    if (!log) return;
    pthread_mutex_destroy(&log->lock);
    arena_free(log->line);
    arena_free(log->arena);
}

static bool is_control(char c)
{
    return (uint8_t)c < 0x20 || c == 0x7f;
}

static bool needs_quotes(text value)
{
    for (size_t i = 0; i < value.size; i++) {
        char c = value.data[i];
        if (c == ' ' || c == '"' || c == '=' || c == '\\' || is_control(c)) return true;
    }
    return value.size == 0 || !text_is_utf8(value);
}

static void put_quoted(struct buffer *out, text value)
{
    bool utf8 = text_is_utf8(value);
    buffer_byte(out, '"');
    for (size_t i = 0; i < value.size; i++) {
        char c = value.data[i];
        if (c == '"' || c == '\\')
            buffer_format(out, "\\%c", c);
        else if (c == '\n')
            buffer_z(out, "\\n");
        else if (c == '\t')
            buffer_z(out, "\\t");
        else if (is_control(c) || (!utf8 && (uint8_t)c >= 0x80))
            buffer_format(out, "\\x%02x", (unsigned)(uint8_t)c);
        else
            buffer_byte(out, (uint8_t)c);
    }
    buffer_byte(out, '"');
}

text log_quote(struct arena *arena, text value)
{
    if (!needs_quotes(value)) return value;
    struct buffer quoted = buffer_in(arena, value.size + 16);
    put_quoted(&quoted, value);
    return buffer_as_text(&quoted);
}

static void put_keys(struct buffer *out, text keys)
{
    if (keys.size == 0) return;
    buffer_byte(out, ' ');
    size_t from = out->size;
    buffer_text(out, keys);
    for (size_t i = from; i < out->size; i++) {
        if (is_control((char)out->data[i])) out->data[i] = ' ';
    }
}

/* A stream without a file descriptor (one in memory) is written through stdio. */
static void write_line(FILE *out, text line)
{
    int fd = fileno(out);
    fflush(out);
    if (fd < 0) {
        fwrite(line.data, 1, line.size, out);
        fflush(out);
        return;
    }
    while (line.size > 0) {
        ssize_t count = write(fd, line.data, line.size);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return;
        line = text_part(line, (size_t)count, line.size);
    }
}

void log_line(struct log *log, enum log_level level, const char *message, const char *keys, ...)
{
    if (!log || level < log->least) return;

    va_list args;
    va_start(args, keys);
    pthread_mutex_lock(&log->lock);
    struct buffer line = buffer_in(log->line, 256);
    buffer_z(&line, "time=");
    buffer_text(&line, instant_format(log->line, clock_wall()));
    buffer_format(&line, " level=%s msg=", level_names[level]);
    buffer_text(&line, log_quote(log->line, text_of(message)));
    put_keys(&line, text_format_list(log->line, keys, args));
    buffer_byte(&line, '\n');
    write_line(log->out, buffer_as_text(&line));
    arena_reset(log->line);
    pthread_mutex_unlock(&log->lock);
    va_end(args);
}
