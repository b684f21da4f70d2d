/* SPDX-License-Identifier: MIT
 * ctx: the unit of work (a request, a job run, a command, a rule call). First parameter of
 * everything that can fail, allocate or touch data. It owns the arena and the first error; it knows
 * the actor, the time (one unit of work sees one time) and the reader's language. One thread at a
 * time. */
#ifndef VOLBANK_BASE_CTX_H
#define VOLBANK_BASE_CTX_H

#include "arena.h"
#include "clock.h"
#include "err.h"
#include "id.h"
#include "text.h"

enum lang { LANG_VI, LANG_EN };

/* One thing wrong with what somebody sent. pointer is a JSON Pointer ("/phone") or a cell ("C7").
 */
struct flaw {
    text pointer;
    text code; /* stable slug, e.g. "required" */
    text vi, en;
    struct flaw *next;
};

/* Who acts, for the journal and for permissions. All none = the public or the system itself. */
struct actor {
    id account;
    id session;         /* none for API keys, jobs and commands */
    id key;             /* the API key that signed in */
    bool key_unnoted;   /* its use today is not noted yet */
    bool system;        /* jobs and commands: may do everything, is named by cx->why */
    const void *access; /* grants, filled and read by access/ only; lives in the arena */
};

/* Journal numbers of a unit's writes, in order: what a job's undo puts back. */
struct wrote {
    struct arena *arena; /* holds seqs */
    uint64_t *seqs;
    size_t count;
};

struct ctx {
    struct arena *arena;
    struct actor actor;
    instant now;
    uint64_t deadline; /* clock_ticks() after which long work gives up; 0 = none */
    enum lang lang;
    const char *why; /* route, job, rule or command, e.g. "POST /signups"; static or in the arena */
    struct random_source *random;
    struct log *log;
    struct metrics *metrics;
    struct db *db;       /* the open data folder; NULL in pure units of work */
    struct wrote *wrote; /* where db_write notes what it journalled; NULL = nobody asks */
    const void *app;     /* the running application, opaque below app/; plugins use ctx_state() */
    err error;           /* the first failure, or ERR_NONE */
    text slug;           /* of the first failure, stable, e.g. "overlap" */
    text detail_vi, detail_en;
    struct flaw *flaws;      /* in the order found */
    struct flaw **flaws_end; /* may point at `flaws` above: a ctx must not be copied */
    size_t flaw_count;
    int64_t retry_after_s; /* for BUSY and TOO_MANY; 0 = not said */
};

API void wrote_add(struct wrote *wrote, uint64_t seq);

/* Zeroes *cx and gives it the arena, the wall clock and Vietnamese. random, log, metrics, app may
 * stay NULL in tests that do not need them (id_new does). */
API void ctx_begin(struct ctx *cx, struct arena *arena);
/* Forgets the error and flaws, keeps everything else. */
API void ctx_clear(struct ctx *cx);

/* The two languages of one message; both formats take the same arguments. */
#define SAY(vi, en) (vi), (en)

/* Records the failure unless one is already there, and returns the code so that callers can `return
 * ctx_fail(...)`. field: JSON Pointer of the bad value, which is then noted as a flaw too, or NULL;
 * slug: stable. Usage: return ctx_fail(cx, ERR_CONFLICT, "/shift", "overlap", SAY("Trùng giờ với
 * %s", "Overlaps %s"), name); */
API err ctx_fail(struct ctx *cx, err code, const char *field, const char *slug, const char *vi,
                 const char *en, ...) PRINTF_LIKE(5, 7) PRINTF_LIKE(6, 7);
/* Adds one more flaw and sets ERR_INVALID as the first failure: decoders report every flaw at once.
 */
API void ctx_flaw(struct ctx *cx, const char *field, const char *slug, const char *vi,
                  const char *en, ...) PRINTF_LIKE(4, 6) PRINTF_LIKE(5, 6);
/* The sentence in the reader's language. */
API text ctx_say(const struct ctx *cx, const char *vi, const char *en);

#endif
