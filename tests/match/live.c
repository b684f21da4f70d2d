/* SPDX-License-Identifier: MIT
 * match_live: solves an instance, then lets things happen to it and measures what each costs until
 * the optimum is proved again: withdrawals of people who have a place, their returns, and a seat
 * more or less. Prints JSON. With CHANGED, the instance as it ended goes there, for the peer to
 * solve from nothing. match_live INSTANCE EVENTS SEED [CHANGED] */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "plugins/bank/match/live.h"

#include "chance.h"

enum kind { WITHDRAW, RETURN, SEATS, KINDS };

static const char *const names[KINDS] = { "withdraw", "return", "seats" };

struct course {
    struct match_solver *solver;
    struct chance chance;
    uint32_t *gone; /* those who withdrew */
    uint32_t gone_count;
    double *seconds;   /* of each event */
    double sum[KINDS]; /* seconds */
    uint32_t happened[KINDS];
    uint64_t moves, paths;
};

static double processor_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static enum kind draw_kind(struct course *course)
{
    uint32_t x = chance_below(&course->chance, 100);
    if (x < 10) return SEATS;
    return x < 55 && course->gone_count > 0 ? RETURN : WITHDRAW;
}

static uint32_t draw_busy(struct course *course)
{
    uint32_t volunteers = match_solver_instance(course->solver)->volunteers;
    uint32_t count = 0;
    uint32_t at = 0;
    for (int tries = 0; tries < 1000 && count == 0; tries++) {
        at = chance_below(&course->chance, volunteers);
        (void)match_solver_bundle(course->solver, at, &count);
    }
    return at;
}

static err change_seats(struct ctx *cx, struct course *course, uint32_t role, int32_t by,
                        struct match_change *change)
{
    const struct match_instance *now = match_solver_instance(course->solver);
    int32_t capacity = now->capacity[role] + by;
    if (capacity < 0) capacity = 0;
    int32_t minimum = now->minimum[role] < capacity ? now->minimum[role] : capacity;
    return match_capacity(cx, course->solver, role, minimum, capacity, change);
}

static err happen(struct ctx *cx, struct course *course, uint32_t number)
{
    enum kind kind = draw_kind(course);
    uint32_t roles = match_solver_instance(course->solver)->roles;
    uint32_t role = chance_below(&course->chance, roles);
    int32_t by = chance_of(&course->chance, 0.5) ? 1 : -1;
    uint32_t who = kind == WITHDRAW ? draw_busy(course) : 0;
    struct match_change change = { 0 };
    double begin = processor_seconds();
    err e = ERR_NONE;
    if (kind == SEATS) e = change_seats(cx, course, role, by, &change);
    if (kind == WITHDRAW) {
        e = match_withdraw(cx, course->solver, who, &change);
        course->gone[course->gone_count++] = who;
    }
    if (kind == RETURN)
        e = match_return(cx, course->solver, course->gone[--course->gone_count], &change);
    double took = processor_seconds() - begin;
    course->seconds[number] = took;
    course->sum[kind] += took;
    course->happened[kind]++;
    course->moves += change.move_count;
    course->paths += change.paths;
    return e;
}

static int ascending(const void *left, const void *right)
{
    double a = *(const double *)left;
    double b = *(const double *)right;
    return a < b ? -1 : a > b;
}

static void print_course(struct course *course, uint32_t events)
{
    double all = 0;
    for (int k = 0; k < KINDS; k++) {
        double mean = course->happened[k] ? course->sum[k] / course->happened[k] : 0;
        all += course->sum[k];
        printf("\"%s\":{\"count\":%u,\"mean_us\":%.2f},", names[k], course->happened[k],
               mean * 1e6);
    }
    qsort(course->seconds, events, sizeof *course->seconds, ascending);
    printf("\"events\":%u,\"mean_us\":%.2f,\"p50_us\":%.2f,\"p99_us\":%.2f,\"max_us\":%.2f,"
           "\"moves\":%.2f,\"paths\":%.2f,",
           events, all / events * 1e6, course->seconds[events / 2] * 1e6,
           course->seconds[events * 99ULL / 100] * 1e6, course->seconds[events - 1] * 1e6,
           (double)course->moves / events, (double)course->paths / events);
}

static void print_result(const char *name, const struct match_solver *solver, double seconds)
{
    const struct match_result *result = match_solver_result(solver);
    printf("\"%s\":{\"objective\":%lld,\"dual\":%lld,\"gap\":%lld,\"seconds\":%.6f,"
           "\"peak_bytes\":%llu},",
           name, (long long)result->objective, (long long)result->dual, (long long)result->gap,
           seconds, (unsigned long long)result->peak_bytes);
}

static err run_course(struct ctx *cx, struct course *course, uint32_t events)
{
    err e = ERR_NONE;
    course->gone = ARENA_ARRAY(cx->arena, events, uint32_t);
    course->seconds = ARENA_ARRAY(cx->arena, events, double);
    for (uint32_t k = 0; k < events && !e; k++) e = happen(cx, course, k);
    return e;
}

static err measure(struct ctx *cx, char **words)
{
    struct match_instance *instance = NULL;
    uint32_t events = (uint32_t)strtoul(words[2], NULL, 10);
    err e = match_instance_read(cx, words[1], &instance);
    if (e) return e;
    struct course course = { .chance = chance_from(strtoull(words[3], NULL, 10)) };
    double begin = processor_seconds();
    course.solver = match_solver_new(instance);
    match_solver_run(course.solver, &(struct match_options){ .seed = 1 });
    printf("{");
    print_result("solved", course.solver, processor_seconds() - begin);
    if (events > 0) {
        e = run_course(cx, &course, events);
        print_course(&course, events);
        print_result("ended", course.solver, 0);
    }
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("\"resident_bytes\":%lld}\n", (long long)usage.ru_maxrss * 1024);
    if (!e && words[4])
        e = match_instance_write(cx, match_solver_instance(course.solver), words[4]);
    match_solver_free(course.solver);
    return e;
}

int main(int count, char **words)
{
    if (count != 4 && count != 5) {
        fputs("match_live INSTANCE EVENTS SEED [CHANGED]\n", stderr);
        return 2;
    }
    struct arena *arena = arena_new();
    struct ctx cx;
    ctx_begin(&cx, arena);
    err e = measure(&cx, words);
    if (e) fprintf(stderr, "%.*s\n", (int)cx.detail_en.size, (const char *)cx.detail_en.data);
    arena_free(arena);
    return e ? 1 : 0;
}
