/* SPDX-License-Identifier: MIT
 * vote_chain: see the header. The code leaves out the bytes of an id that every random UUID has in
 * common. */
#include "vote_chain.h"

#include <stdlib.h>

enum { CODE_BYTES = 8, GROUP = 4 };

#define START "0000000000000000000000000000000000000000000000000000000000000000"
#define FILE_MARK "volbank-votes 1"

text vote_code(struct arena *arena, id vote)
{
    static const uint8_t random_places[CODE_BYTES] = { 0, 1, 2, 3, 4, 5, 10, 11 };
    static const char digits[] = "0123456789ABCDEF";
    char *out = ARENA_ARRAY(arena, VOTE_CODE_SIZE, char);
    size_t at = 0;
    for (size_t i = 0; i < CODE_BYTES; i++) {
        uint8_t byte = vote.bytes[random_places[i]];
        if (i && i * 2 % GROUP == 0) out[at++] = '-';
        out[at++] = digits[byte >> 4];
        out[at++] = digits[byte & 15];
    }
    return (text){ out, at };
}

/* ---- lines and heads ----------------------------------------------------------------------- */

static int by_code(const void *x, const void *y)
{
    return id_compare(((const struct vote_line *)x)->vote, ((const struct vote_line *)y)->vote);
}

text vote_lines_text(struct arena *arena, struct vote_line lines[], size_t count)
{
    struct buffer out = buffer_in(arena, 64 * (count + 1));
    if (count) qsort(lines, count, sizeof(*lines), by_code);
    for (size_t i = 0; i < count; i++) {
        buffer_text(&out, vote_code(arena, lines[i].vote));
        buffer_byte(&out, ' ');
        buffer_text(&out, id_text(arena, lines[i].nomination));
        buffer_byte(&out, '\n');
    }
    return buffer_as_text(&out);
}

text vote_chain_start(void)
{
    return TEXT(START);
}

text vote_chain_head(struct arena *arena, text previous, id round, int64_t number, text lines)
{
    text middle =
        text_format(arena, "\n%.*s\n%lld\n", TEXT_ARGS(id_text(arena, round)), (long long)number);
    struct slice parts[] = { text_slice(previous), text_slice(middle), text_slice(lines) };
    struct hash h = hash_of((struct slice){ NULL, 0 }, parts, COUNT_OF(parts));
    return hex_text(arena, (struct slice){ h.bytes, sizeof(h.bytes) });
}

/* ---- counting again ------------------------------------------------------------------------ */

static void count_one(struct ctx *cx, struct vote_recount *r, id nomination)
{
    r->votes++;
    for (size_t i = 0; i < r->count; i++)
        if (id_equal(r->counts[i].nomination, nomination)) {
            r->counts[i].votes++;
            return;
        }
    if (r->count == r->room) {
        size_t room = r->room ? r->room * 2 : 16;
        struct vote_count *more = ARENA_ARRAY(cx->arena, room, struct vote_count);
        if (r->count) memcpy(more, r->counts, r->count * sizeof(*more));
        r->counts = more;
        r->room = room;
    }
    r->counts[r->count++] = (struct vote_count){ nomination, 1 };
}

static bool line_read(text line, id *nomination)
{
    text code = text_cut(&line, ' ');
    return code.size == VOTE_CODE_SIZE && id_parse(line, nomination);
}

static err broken(struct ctx *cx, int64_t batch)
{
    return ctx_fail(cx, ERR_CORRUPT, NULL, "votes",
                    SAY("Đợt phiếu %lld không khớp với dấu niêm phong đã công bố",
                        "Batch %lld of votes does not give the head that was published"),
                    (long long)batch);
}

struct vote_recount vote_recount_begin(void)
{
    return (struct vote_recount){ .head = vote_chain_start() };
}

err vote_recount_add(struct ctx *cx, struct vote_recount *r, id round, text lines, text head)
{
    int64_t number = r->batches + 1;
    text rest = lines, own = vote_chain_head(cx->arena, r->head, round, number, lines);
    if (!text_equal(own, head)) return broken(cx, number);
    while (rest.size) {
        id nomination;
        if (!line_read(text_cut(&rest, '\n'), &nomination)) return broken(cx, number);
        count_one(cx, r, nomination);
    }
    r->batches = number;
    r->head = own;
    return ERR_NONE;
}

int64_t vote_recount_of(const struct vote_recount *r, id nomination)
{
    for (size_t i = 0; i < r->count; i++)
        if (id_equal(r->counts[i].nomination, nomination)) return r->counts[i].votes;
    return 0;
}

/* ---- the published file -------------------------------------------------------------------- */

static void put_id(struct buffer *out, id which)
{
    char words[ID_TEXT_SIZE];
    id_format(which, words);
    buffer_bytes(out, words, sizeof(words));
}

void vote_file_begin(struct buffer *out, id round)
{
    buffer_z(out, FILE_MARK "\nround ");
    put_id(out, round);
    buffer_byte(out, '\n');
}

void vote_file_batch(struct buffer *out, int64_t number, int64_t votes, text head, text lines)
{
    buffer_format(out, "batch %lld %lld %.*s\n", (long long)number, (long long)votes,
                  TEXT_ARGS(head));
    buffer_text(out, lines);
}

void vote_file_end(struct buffer *out, int64_t batches, int64_t votes, text head)
{
    buffer_format(out, "end %lld %lld %.*s\n", (long long)batches, (long long)votes,
                  TEXT_ARGS(head));
}

static err no_file(struct ctx *cx)
{
    return ctx_fail(cx, ERR_CORRUPT, NULL, "votes",
                    SAY("Không phải tệp phiếu bình chọn, hoặc bị cắt mất phần cuối",
                        "Not a file of votes, or its end is missing"));
}

/* "batch N COUNT HEAD" behind its first word. */
static bool heading_read(text rest, int64_t *number, int64_t *votes, text *head)
{
    bool fits = text_to_int(text_cut(&rest, ' '), number) &&
                text_to_int(text_cut(&rest, ' '), votes) && *votes >= 0;
    *head = rest;
    return fits;
}

/* Cuts `votes` lines off *rest. */
static text lines_cut(text *rest, int64_t votes)
{
    text from = *rest;
    for (int64_t i = 0; i < votes && rest->size; i++) (void)text_cut(rest, '\n');
    return text_part(from, 0, from.size - rest->size);
}

static err end_fits(struct ctx *cx, const struct vote_recount *r, text rest)
{
    int64_t batches, votes;
    text head;
    bool fits = heading_read(rest, &batches, &votes, &head) && batches == r->batches &&
                votes == r->votes && text_equal(head, r->head);
    return fits ? ERR_NONE : no_file(cx);
}

err vote_file_recount(struct ctx *cx, text file, id *round, struct vote_recount *out)
{
    text rest = file;
    *out = vote_recount_begin();
    if (!text_equal_z(text_cut(&rest, '\n'), FILE_MARK)) return no_file(cx);
    text line = text_cut(&rest, '\n');
    if (!text_equal_z(text_cut(&line, ' '), "round") || !id_parse(line, round)) return no_file(cx);
    while (rest.size) {
        int64_t number, votes, before = out->votes;
        text head, heading = text_cut(&rest, '\n');
        text word = text_cut(&heading, ' ');
        if (text_equal_z(word, "end")) return end_fits(cx, out, heading);
        bool fits = text_equal_z(word, "batch") && heading_read(heading, &number, &votes, &head);
        if (!fits || number != out->batches + 1) return no_file(cx);
        err e = vote_recount_add(cx, out, *round, lines_cut(&rest, votes), head);
        if (e) return e;
        if (out->votes - before != votes) return broken(cx, number);
    }
    return no_file(cx);
}
