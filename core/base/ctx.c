/* SPDX-License-Identifier: MIT
 * ctx: how a unit of work remembers what went wrong. The first failure wins: what follows it is
 * mostly its echo. Flaws are different, they are all kept, so that a form tells everything in one
 * go. Invariant: flaws_end points at the place where the next flaw is to be linked. */
#include "ctx.h"

#include <stdarg.h>

void ctx_begin(struct ctx *cx, struct arena *arena)
{
    *cx = (struct ctx){ .arena = arena, .now = clock_wall(), .lang = LANG_VI };
    ctx_clear(cx);
}

void ctx_clear(struct ctx *cx)
{
    cx->error = ERR_NONE;
    cx->slug = cx->detail_vi = cx->detail_en = (text){ 0 };
    cx->flaws = NULL;
    cx->flaws_end = &cx->flaws;
    cx->flaw_count = 0;
    cx->retry_after_s = 0;
}

/* The list doubles when its length is a power of two. */
void wrote_add(struct wrote *wrote, uint64_t seq)
{
    size_t n = wrote->count;
    if ((n & (n - 1)) == 0) {
        uint64_t *more = ARENA_ARRAY(wrote->arena, n ? n * 2 : 1, uint64_t);
        if (n) memcpy(more, wrote->seqs, n * sizeof(*more));
        wrote->seqs = more;
    }
    wrote->seqs[wrote->count++] = seq;
}

static void first_failure(struct ctx *cx, err code, const char *slug, text vi, text en)
{
    cx->error = code;
    cx->slug = text_copy(cx->arena, text_of(slug));
    cx->detail_vi = vi;
    cx->detail_en = en;
}

static void append_flaw(struct ctx *cx, const char *field, const char *slug, text vi, text en)
{
    struct flaw *flaw = ARENA_NEW(cx->arena, struct flaw);
    flaw->pointer = text_copy(cx->arena, text_of(field));
    flaw->code = text_copy(cx->arena, text_of(slug));
    flaw->vi = vi;
    flaw->en = en;
    *cx->flaws_end = flaw;
    cx->flaws_end = &flaw->next;
    cx->flaw_count++;
}

/* The arguments are read once for each language. */
static void both_languages(struct ctx *cx, const char *vi, const char *en, va_list args,
                           text *out_vi, text *out_en)
{
    va_list again;
    va_copy(again, args);
    *out_vi = text_format_list(cx->arena, vi, args);
    *out_en = text_format_list(cx->arena, en, again);
    va_end(again);
}

err ctx_fail(struct ctx *cx, err code, const char *field, const char *slug, const char *vi,
             const char *en, ...)
{
    REQUIRE(code != ERR_NONE);
    if (cx->error) return code;

    text said_vi, said_en;
    va_list args;
    va_start(args, en);
    both_languages(cx, vi, en, args, &said_vi, &said_en);
    va_end(args);
    first_failure(cx, code, slug, said_vi, said_en);
    if (field) append_flaw(cx, field, slug, said_vi, said_en);
    return code;
}

void ctx_flaw(struct ctx *cx, const char *field, const char *slug, const char *vi, const char *en,
              ...)
{
    text said_vi, said_en;
    va_list args;
    va_start(args, en);
    both_languages(cx, vi, en, args, &said_vi, &said_en);
    va_end(args);
    if (!cx->error) first_failure(cx, ERR_INVALID, slug, said_vi, said_en);
    append_flaw(cx, field, slug, said_vi, said_en);
}

text ctx_say(const struct ctx *cx, const char *vi, const char *en)
{
    return text_of(cx->lang == LANG_VI ? vi : en);
}
