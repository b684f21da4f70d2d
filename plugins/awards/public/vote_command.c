/* SPDX-License-Identifier: MIT
 * vote_command: counting a public vote again, from the file that was published or from a data
 * folder; and, in a demo, tickets for a trial of the vote under load. */
#include <stdio.h>
#include <stdlib.h>

#include "vote.h"

enum { DONE = 0, FAILED = 1, MISUSED = 2, DIFFERS = 3, FILE_MOST = 512 * 1024 * 1024 };

struct wish {
    const char *file;
    id round;
    int64_t first, count;
};

static bool read_wish(int argc, char *argv[], struct wish *w)
{
    *w = (struct wish){ .first = 1 };
    for (int i = 0; i < argc; i++) {
        bool more = i + 1 < argc;
        bool good = true;
        if (strcmp(argv[i], "--round") == 0 && more)
            good = id_parse(text_of(argv[++i]), &w->round);
        else if (strcmp(argv[i], "--first") == 0 && more)
            good = text_to_int(text_of(argv[++i]), &w->first);
        else if (strcmp(argv[i], "--count") == 0 && more)
            good = text_to_int(text_of(argv[++i]), &w->count);
        else if (argv[i][0] == '-' || w->file)
            good = false;
        else
            w->file = argv[i];
        if (!good) return false;
    }
    return true;
}

static int misused(const char *usage)
{
    (void)fprintf(stderr, "%s\n", usage);
    return MISUSED;
}

static int say_why(const struct ctx *cx, int code)
{
    (void)fprintf(stderr, "volbank: %.*s / %.*s\n", TEXT_ARGS(cx->detail_vi),
                  TEXT_ARGS(cx->detail_en));
    return code;
}

/* ---- counting again ------------------------------------------------------------------------ */

static err read_file(struct ctx *cx, const char *path, text *out)
{
    struct buffer all = buffer_in(cx->arena, 1 << 16);
    FILE *file = fopen(path, "rbe");
    bool good = file != NULL;
    while (good && !feof(file) && all.size <= FILE_MOST) {
        enum { PART = 1 << 16 };
        all.size += fread(buffer_room(&all, PART), 1, PART, file);
        good = !ferror(file);
    }
    if (file) (void)fclose(file);
    *out = buffer_as_text(&all);
    if (good && all.size <= FILE_MOST) return ERR_NONE;
    return ctx_fail(cx, ERR_IO, NULL, "file", SAY("Không đọc được tệp %s", "Cannot read %s"), path);
}

struct counted {
    id round;
    struct vote_recount count;
};

static err count_stored(struct ctx *cx, struct tx *tx, void *arg)
{
    struct counted *c = arg;
    return vote_recount_stored(cx, tx, c->round, &c->count);
}

int vote_recount_command(struct ctx *cx, int argc, char *argv[])
{
    struct wish w;
    struct counted c = { 0 };
    text file;
    err e;
    bool fits = read_wish(argc, argv, &w);
    if (!fits || (cx->db ? id_is_none(w.round) || w.file : !w.file)) return misused(USAGE_RECOUNT);
    c.round = w.round;
    if (cx->db) {
        e = db_read(cx, count_stored, &c);
    } else {
        e = read_file(cx, w.file, &file);
        if (!e) e = vote_file_recount(cx, file, &c.round, &c.count);
    }
    if (e) return say_why(cx, e == ERR_CORRUPT ? DIFFERS : FAILED);
    for (size_t i = 0; i < c.count.count; i++)
        (void)printf("%.*s %lld\n", TEXT_ARGS(id_text(cx->arena, c.count.counts[i].nomination)),
                     (long long)c.count.counts[i].votes);
    (void)printf("%lld %.*s\n", (long long)c.count.votes, TEXT_ARGS(c.count.head));
    return DONE;
}

/* ---- tickets of a demo --------------------------------------------------------------------- */

static err find_poll(struct ctx *cx, struct tx *tx, void *arg)
{
    struct poll *poll = arg;
    struct slice demo;
    err e = meta_get(cx, tx, "demo", &demo);
    if (!e && !demo.size)
        e = ctx_fail(cx, ERR_FORBIDDEN, NULL, "no-demo",
                     SAY("Chỉ dùng được với tỉnh mẫu", "For a demo province only"));
    if (!e) e = poll_of(cx, tx, poll->round, poll);
    if (e != ERR_NOT_FOUND) return e;
    return ctx_fail(cx, e, NULL, "no-vote",
                    SAY("Đợt này chưa ai xin mã bình chọn", "Nobody has asked to vote there yet"));
}

int vote_tickets_command(struct ctx *cx, int argc, char *argv[])
{
    struct wish w;
    struct poll poll;
    struct hash key;
    if (!read_wish(argc, argv, &w) || w.file || w.count < 1) return misused(USAGE_TICKETS);
    poll = (struct poll){ .round = w.round };
    err e = db_read(cx, find_poll, &poll);
    if (!e) e = poll_key(cx, &poll, &key);
    if (e) return say_why(cx, FAILED);
    for (int64_t i = 0; i < w.count; i++) {
        char phone[32];
        int size = snprintf(phone, sizeof(phone), "+84990%06lld", (long long)(w.first + i));
        id voter = voter_of_phone(&key, (text){ phone, (size_t)size });
        text ticket = voter_ticket(cx->arena, &key, voter);
        (void)printf("%.*s\n", TEXT_ARGS(ticket));
    }
    return DONE;
}
