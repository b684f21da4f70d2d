/* SPDX-License-Identifier: MIT
 * rules: what the sandbox costs. Each shipped rule named on the command line decides over the same
 * people, in its sandbox with everything on and in plain Lua (plain_lua.h); all must say the same.
 * Rounds are interleaved and count the processor time of this thread. Prints one JSON object per
 * rule: evaluations per second of each round, steps and reasons of one evaluation.
 *     bench_rules ROUNDS FILE… */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "plain_lua.h"
#include "plugins/bank/evaluate_facts.h"
#include "plugins/bank/facts.h"
#include "rate.h"

enum { PEOPLE = 1000, ROUND_NS = 200000000 };

struct comparison {
    const struct rule_hook *hook;
    const char *facts; /* of PEOPLE people */
    struct rule_script *script;
    struct rule_state *state;
    struct plain plain, bare;
    code_set read;       /* the facts that the rule reads of anybody */
    struct arena *arena; /* of one batch of sandboxed evaluations */
};

/* What a batch said: equal on both sides, or something is wrong. */
struct said {
    int64_t score, rejected, reasons, bytes; /* of the reasons, as shown */
};

/* ---- people -------------------------------------------------------------------------------- */

/* The next of a fixed sequence, below `most`. */
static int64_t next(uint64_t *seed, int64_t most)
{
    *seed += 0x9e3779b97f4a7c15u;
    uint64_t z = (*seed ^ *seed >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return (int64_t)((z ^ z >> 31) % (uint64_t)most);
}

static bool one_in(uint64_t *seed, int64_t n)
{
    return next(seed, n) == 0;
}

/* Pairs as the matching meets them: most work by day, most people have taken part before. */
static void fill_score(void *facts, uint64_t *seed, struct arena *arena)
{
    (void)arena;
    struct score_facts *f = facts;
    f->age = 15 + next(seed, 25);
    for (int i = 0; i < 3; i++) code_set_add(&f->skills, (unsigned)(1 + next(seed, 22)));
    if (!one_in(seed, 3)) f->languages.of[1 + next(seed, 5)] = (uint8_t)(1 + next(seed, 4));
    if (one_in(seed, 4)) code_set_add(&f->certificates, (unsigned)(1 + next(seed, 9)));
    f->commune = TEXT("24697");
    f->area = TEXT("667");
    f->occupation = (uint8_t)(1 + next(seed, 5));
    f->called = next(seed, 14);
    f->attended = f->called - (f->called ? next(seed, 2) : 0);
    f->unexcused = one_in(seed, 8) ? 3 : next(seed, 2);
    f->months_active = next(seed, 12);
    f->hours_year = next(seed, 120);
    f->busy_harvest = one_in(seed, 4);
    f->distance_km = next(seed, 60);
    f->days_since_last = one_in(seed, 4) ? -1 : next(seed, 200);
    f->opening.night = one_in(seed, 10);
    f->opening.border = one_in(seed, 5);
    f->opening.in_harvest = one_in(seed, 6);
    f->opening.field = (uint8_t)(1 + next(seed, 8));
    f->opening.campaign_type = (uint8_t)(1 + next(seed, 4));
    f->opening.place_language = one_in(seed, 2) ? (uint8_t)(1 + next(seed, 5)) : 0;
    f->opening.commune = TEXT("24748");
    f->opening.hours = 4 + next(seed, 40);
}

static void fill_credit(void *facts, uint64_t *seed, struct arena *arena)
{
    (void)arena;
    struct credit_facts *f = facts;
    f->minutes_planned = 240;
    f->minutes_present = one_in(seed, 20) ? 0 : 120 + 10 * next(seed, 48);
    f->late_minutes = one_in(seed, 5) ? next(seed, 40) : 0;
    f->state = (uint8_t)(one_in(seed, 8) ? 1 + next(seed, 4) : f->state);
    f->evidence = (int32_t)(one_in(seed, 4) ? 1 : f->evidence);
    f->two_confirmations = one_in(seed, 3);
    if (one_in(seed, 8)) f->role = 2;
    f->campaign_type = (uint8_t)(1 + next(seed, 4));
    f->field = (uint8_t)(1 + next(seed, 8));
    f->commune = TEXT("24748");
    f->border = one_in(seed, 5);
    f->start_minute = 360 + 30 * next(seed, 20);
    f->weekday = next(seed, 7);
    f->distance_km = next(seed, 60);
    if (one_in(seed, 4)) code_set_add(&f->certificates, (unsigned)(1 + next(seed, 9)));
}

static void fill_rate(void *facts, uint64_t *seed, struct arena *arena)
{
    (void)arena;
    struct rate_facts f = rate_facts_of(next(seed, 1000));
    memcpy(facts, &f, sizeof f);
}

/* A year of forty to eighty sessions. */
static void fill_year(void *facts, uint64_t *seed, struct arena *arena)
{
    struct evaluate_facts *f = facts;
    uint32_t count = 40 + (uint32_t)next(seed, 41);
    struct evaluate_session *sessions = ARENA_ARRAY(arena, count, struct evaluate_session);
    for (uint32_t i = 0; i < count; i++) {
        struct evaluate_session *s = &sessions[i];
        *s = (struct evaluate_session){ .day = date_of(2026, 1, 1) + (date)(i * 4),
                                        .month = 1 + i / 8,
                                        .weekday = next(seed, 7),
                                        .start_minute = 420,
                                        .minutes = one_in(seed, 8) ? 0 : 60 + next(seed, 400),
                                        .state = 1,
                                        .role = (uint8_t)(1 + next(seed, 3)),
                                        .field = (uint8_t)(1 + next(seed, 8)),
                                        .campaign_type = (uint8_t)(1 + next(seed, 4)),
                                        .evidence = 1,
                                        .commune = TEXT("24697"),
                                        .distance_km = next(seed, 40),
                                        .language = (uint8_t)next(seed, 3),
                                        .entered_after_days = next(seed, 12) };
        s->credited_minutes = s->minutes;
        f->attended += s->minutes > 0;
    }
    f->called = count;
    f->months_member = 3 + next(seed, 40);
    f->months_active = 1 + next(seed, 12);
    f->fields_active = 1 + next(seed, 6);
    f->late = next(seed, 4);
    f->unexcused = next(seed, 3);
    f->minutes = 240 * (int64_t)f->attended;
    f->sessions = (struct fact_list){ sessions, count };
}

/* Hooks that can be measured, and people for them. */
static const struct measured {
    const struct rule_hook *hook;
    void (*fill)(void *facts, uint64_t *seed, struct arena *arena);
} measured[] = { { &bank_score_hook, fill_score },
                 { &bank_credit_hook, fill_credit },
                 { &rate_hook, fill_rate },
                 { &bank_evaluate_hook, fill_year } };

static const struct measured *measured_of(const struct rule_hook *hook)
{
    for (size_t i = 0; i < COUNT_OF(measured); i++)
        if (measured[i].hook == hook) return &measured[i];
    return NULL;
}

static const struct rule_hook *hook_of(text source)
{
    for (size_t i = 0; i < COUNT_OF(measured); i++)
        if (text_equal_z(rule_hook_name(source), measured[i].hook->name)) return measured[i].hook;
    return NULL;
}

static const char *people(struct arena *arena, const struct rule_hook *hook)
{
    uint64_t seed = 630;
    char *all = arena_array(arena, PEOPLE, hook->facts_size);
    for (size_t i = 0; i < PEOPLE; i++) {
        void *facts = all + i * hook->facts_size;
        rule_facts_default(hook, facts);
        measured_of(hook)->fill(facts, &seed, arena);
    }
    return all;
}

/* ---- the two sides ------------------------------------------------------------------------- */

static bool sandboxed(struct comparison *c, struct said *said)
{
    struct ctx cx;
    struct rule_verdict verdict;
    struct rule_fault fault;
    ctx_begin(&cx, c->arena);
    for (size_t i = 0; i < PEOPLE; i++) {
        const void *facts = c->facts + i * c->hook->facts_size;
        if (rule_run(&cx, c->state, facts, NULL, &verdict, &fault)) return false;
        said->score += verdict.score;
        said->rejected += verdict.rejected.size > 0;
        said->reasons += verdict.reason_count;
        c->read = code_set_either(c->read, verdict.facts_used);
        for (const struct rule_reason *r = verdict.reasons; r; r = r->next)
            said->bytes += (int64_t)r->vi.size;
    }
    arena_reset(c->arena);
    return true;
}

static bool in_plain(struct comparison *c, struct plain *p, struct said *said)
{
    for (size_t i = 0; i < PEOPLE; i++) {
        if (!plain_run(p, c->facts + i * c->hook->facts_size)) return false;
        said->score += p->sum < c->hook->min   ? c->hook->min
                       : p->sum > c->hook->max ? c->hook->max
                                               : p->sum;
        said->rejected += p->rejected != NULL;
        said->reasons += (int64_t)p->count;
        for (size_t r = 0; r < p->count; r++) said->bytes += (int64_t)p->reasons[r].size;
    }
    return true;
}

static bool plain(struct comparison *c, struct said *said)
{
    return in_plain(c, &c->plain, said);
}

static bool bare(struct comparison *c, struct said *said)
{
    return in_plain(c, &c->bare, said);
}

/* ---- comparing ----------------------------------------------------------------------------- */

static uint64_t thread_cpu(void)
{
    struct timespec ts;
    REQUIRE(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ts) == 0);
    return (uint64_t)ts.tv_sec * 1000000000u + (uint64_t)ts.tv_nsec;
}

/* Evaluations per second of processor time over one round; 0 when one failed. */
static double speed(struct comparison *c, bool (*batch)(struct comparison *, struct said *),
                    struct said *said)
{
    uint64_t begun = thread_cpu(), now = begun;
    int64_t done = 0;
    for (; now - begun < ROUND_NS; now = thread_cpu(), done += PEOPLE) {
        *said = (struct said){ 0 };
        if (!batch(c, said)) return 0;
    }
    return (double)done * 1e9 / (double)(now - begun);
}

/* The bare one keeps no texts. */
static bool agree(struct said a, struct said b, bool texts)
{
    return a.score == b.score && a.rejected == b.rejected && a.reasons == b.reasons &&
           (!texts || a.bytes == b.bytes);
}

static bool compare(struct comparison *c, int rounds)
{
    struct said one = { 0 }, other = { 0 }, third = { 0 };
    (void)printf("{\"rule\":\"%.*s\",\"rounds\":[", TEXT_ARGS(rule_script_name(c->script)));
    for (int round = 0; round < rounds; round++) {
        double s = speed(c, sandboxed, &one), p = speed(c, plain, &other),
               b = speed(c, bare, &third);
        if (s <= 0 || p <= 0 || b <= 0 || !agree(one, other, true) || !agree(one, third, false)) {
            (void)fprintf(stderr, "bench_rules: they disagree or failed\n");
            return false;
        }
        (void)printf("%s{\"sandboxed\":%.0f,\"plain\":%.0f,\"bare\":%.0f}", round ? "," : "", s, p,
                     b);
    }
    (void)printf("],\"reasons\":%.2f}", (double)one.reasons / PEOPLE);
    return true;
}

/* The sandbox runs once before, to tell which facts the bare one needs. */
static bool open_all(struct ctx *cx, struct comparison *c)
{
    struct said said = { 0 };
    c->facts = people(cx->arena, c->hook);
    return sandboxed(c, &said) && plain_open(&c->plain, c->script, NULL) &&
           plain_open(&c->bare, c->script, &c->read);
}

static bool read_source(struct arena *arena, const char *file, text *out)
{
    struct buffer all = buffer_in(arena, RULE_SOURCE_MAX);
    FILE *in = fopen(file, "r");
    if (!in) return false;
    all.size = fread(buffer_room(&all, RULE_SOURCE_MAX), 1, RULE_SOURCE_MAX, in);
    (void)fclose(in);
    *out = buffer_as_text(&all);
    return true;
}

static bool measure(struct ctx *cx, const char *file, int rounds)
{
    struct comparison c = { .arena = arena_new() };
    struct rule_fault fault = { 0 };
    text source = { 0 };
    bool done = read_source(cx->arena, file, &source);
    c.hook = hook_of(source);
    done = done && c.hook && !rule_load(cx, c.hook, source, text_of(file), &c.script, &fault) &&
           !rule_state_new(cx, c.script, &c.state, &fault);
    if (fault.en.size) (void)fprintf(stderr, "%s: %.*s\n", file, TEXT_ARGS(fault.en));
    done = done && open_all(cx, &c) && compare(&c, rounds);
    plain_close(&c.plain);
    plain_close(&c.bare);
    rule_state_free(c.state);
    arena_free(c.arena);
    return done;
}

int main(int argc, char *argv[])
{
    struct ctx cx;
    int rounds = argc > 2 ? (int)strtol(argv[1], NULL, 10) : 0;
    bool done = rounds > 0;
    ctx_begin(&cx, arena_new());
    (void)printf("[");
    for (int i = 2; done && i < argc; i++) {
        if (i > 2) (void)printf(",");
        done = measure(&cx, argv[i], rounds);
    }
    (void)printf("]\n");
    arena_free(cx.arena);
    return !done;
}
