/* SPDX-License-Identifier: MIT
 * sheet_csv: the separator is told by counting over the first lines, because Excel writes
 * semicolons or commas by the machine's region. Parsing is lenient (officers' files are), except
 * that a quote left open at the end is refused: it may have swallowed half the people. */
#include "sheet_csv.h"

#include <csv.h>

#include "encoding.h"
#include "sheet_build.h"

enum { PROBE_LINES = 30, PROBE_BYTES = 64 << 10 };

static const char separators[] = { ',', ';', '\t' };

struct separator_vote {
    unsigned per_line[COUNT_OF(separators)][PROBE_LINES];
    size_t lines;
};

static void vote_count(text t, struct separator_vote *vote)
{
    size_t end = t.size < PROBE_BYTES ? t.size : PROBE_BYTES;
    bool quoted = false, blank = true;

    for (size_t i = 0; i < end && vote->lines < PROBE_LINES; i++) {
        char c = t.data[i];
        if (c == '"') quoted = !quoted;
        if (!quoted && (c == '\n' || c == '\r')) {
            vote->lines += !blank;
            blank = true;
            continue;
        }
        blank = false;
        for (size_t s = 0; !quoted && s < COUNT_OF(separators); s++)
            if (c == separators[s]) vote->per_line[s][vote->lines]++;
    }
    if (!blank && vote->lines < PROBE_LINES) vote->lines++;
}

/* The best agreement: lines that have the same number of it, times that number. */
static unsigned long vote_weight(const unsigned per_line[], size_t lines)
{
    unsigned long best = 0;

    for (size_t i = 0; i < lines; i++) {
        unsigned long same = 0;
        for (size_t k = 0; k < lines; k++) same += per_line[k] == per_line[i];
        if (same * per_line[i] > best) best = same * per_line[i];
    }
    return best;
}

static char separator_of(text t)
{
    struct separator_vote vote = { 0 };
    unsigned long best = 0;
    char chosen = ',';

    vote_count(t, &vote);
    for (size_t s = 0; s < COUNT_OF(separators); s++) {
        unsigned long weight = vote_weight(vote.per_line[s], vote.lines);
        if (weight > best) {
            best = weight;
            chosen = separators[s];
        }
    }
    return chosen;
}

/* "sep=;" on the first line is Excel's own hint; it is cut off `*t`. */
static bool separator_hint(text *t, char *separator)
{
    if (t->size < 6 || !text_starts(*t, TEXT("sep=")) ||
        (t->data[5] != '\r' && t->data[5] != '\n') ||
        !memchr(separators, t->data[4], sizeof separators))
        return false;
    *separator = t->data[4];
    size_t line_end = text_find(*t, '\n', 5);
    *t = text_part(*t, line_end + (line_end < t->size), t->size);
    return true;
}

bool sheet_csv_is_risky(text t)
{
    static const char *const wide[] = { "＝", "＋", "－", "＠" };
    size_t at = 0;

    while (at < t.size && (t.data[at] == ' ' || t.data[at] == '\'')) at++;
    if (at == t.size) return false;
    if (memchr("=+-@\t\r\n", t.data[at], 7)) return true;
    for (size_t i = 0; i < COUNT_OF(wide); i++)
        if (text_starts(text_part(t, at, t.size), text_of(wide[i]))) return true;
    return false;
}

struct csv_reading {
    struct sheet_build *build;
    uint32_t column;
    int last_end; /* character that ended the last row, when nothing came since */
    err failed;
};

static void on_cell(void *bytes, size_t size, void *arg)
{
    struct csv_reading *r = arg;
    text t = text_trim((text){ bytes, size });

    r->last_end = 0;
    if (r->failed) return;
    if (t.size > 1 && t.data[0] == '\'' && sheet_csv_is_risky(t)) t = text_part(t, 1, t.size);
    if (t.size <= SHEET_CELL_MAX) t = text_copy(r->build->cx->arena, t);
    r->failed = sheet_build_cell(r->build, r->column++, cell_text(t));
}

static void on_row(int end, void *arg)
{
    struct csv_reading *r = arg;
    bool second_half = end == '\n' && r->last_end == '\r'; /* of one CR LF */

    r->last_end = second_half ? 0 : end;
    if (r->failed || second_half) return;
    r->column = 0;
    r->failed = sheet_build_row(r->build, r->build->number + 1);
}

static err parse(struct csv_parser *parser, struct csv_reading *r, text t)
{
    struct ctx *cx = r->build->cx;
    enum { STEP = 1 << 16 };

    for (size_t at = 0; at < t.size && !r->failed; at += STEP) {
        text part = text_part(t, at, at + STEP);
        REQUIRE(csv_parse(parser, part.data, part.size, on_cell, on_row, r) == part.size);
    }
    if (r->failed) return r->failed;
    csv_set_opts(parser, CSV_STRICT | CSV_STRICT_FINI); /* only the very end is judged strictly */
    if (csv_fini(parser, on_cell, on_row, r) != 0)
        return ctx_fail(cx, ERR_INVALID, NULL, "open-quote",
                        SAY("Thiếu dấu nháy kép đóng ở dòng %u hoặc sau đó",
                            "A closing quote is missing in row %u or after"),
                        r->build->number);
    return r->failed;
}

err sheet_csv_read(struct ctx *cx, struct slice file, struct sheet *sheet)
{
    struct csv_reading r = { .build = sheet_build_new(cx, sheet) };
    struct csv_parser parser;
    char separator;
    text t;

    err e = encoding_to_utf8(cx, file, &t);
    if (e) return e;
    if (text_starts(text_trim(t), TEXT("<")))
        return ctx_fail(
            cx, ERR_UNSUPPORTED_MEDIA, NULL, "web-page",
            SAY("Đây là trang web (HTML, XML) mang tên bảng tính. Mở bằng Excel, chọn "
                "Lưu thành (Save As) dạng .xlsx rồi gửi lại.",
                "This is a web page (HTML, XML) named as a table. Open it in Excel, use "
                "Save As .xlsx and send it again."));
    if (separator_hint(&t, &separator))
        r.build->number = 2;
    else
        separator = separator_of(t);
    REQUIRE(csv_init(&parser, CSV_REPALL_NL) == 0);
    csv_set_delim(&parser, (unsigned char)separator);
    e = parse(&parser, &r, t);
    csv_free(&parser);
    return e;
}

void sheet_csv_begin(struct buffer *out)
{
    buffer_z(out, "\xEF\xBB\xBF");
}

static void write_cell(struct buffer *out, const struct cell *cell)
{
    text t = cell->shown;
    bool risky = cell->kind == CELL_TEXT && sheet_csv_is_risky(t);
    bool quote = t.size && (t.data[0] == ' ' || t.data[t.size - 1] == ' ');

    for (size_t i = 0; i < t.size && !quote; i++)
        quote = memchr(",;\"\r\n\t", t.data[i], 6) != NULL;
    if (quote) buffer_byte(out, '"');
    if (risky) buffer_byte(out, '\'');
    for (size_t i = 0; i < t.size; i++) {
        if (t.data[i] == '"') buffer_byte(out, '"');
        buffer_byte(out, (uint8_t)t.data[i]);
    }
    if (quote) buffer_byte(out, '"');
}

void sheet_csv_row(struct buffer *out, const struct cell cells[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i) buffer_byte(out, ',');
        if (cells[i].kind != CELL_EMPTY) write_cell(out, &cells[i]);
    }
    buffer_z(out, "\r\n");
}
