/* SPDX-License-Identifier: MIT
 * topk: measures the searches over a seeded country: one thread, processor time of each query.
 *   topk people PLACES PEOPLE SIDE_KM QUERIES SEED [PREFIX]   the best 50 people for an opening
 *   topk openings PLACES OPENINGS SIDE_KM QUERIES SEED        the best 20 openings for a person
 * Prints one line of JSON. With PREFIX the country goes to PREFIX.people and PREFIX.near as
 * tab-separated lines and the queries with their answers to PREFIX.queries as lines of JSON, so
 * that databases can be asked the same. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "plugins/bank/match/topk.h"
#include "plugins/bank/match/topk_openings.h"
#include "plugins/bank/score.h"
#include "tests/support/plugins/bank/crowd.h"

enum { BEST_PEOPLE = 50, BEST_OPENINGS = 20, ROUNDS = 3, LANGUAGES = 5, FIELDS = 15 };

struct asked {
    size_t places, count, queries;
    int64_t side_km;
    uint64_t seed;
    const char *prefix; /* or NULL */
};

static double cpu_us(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static int by_time(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static void print_times(const char *what, const struct asked *a, double *us, double bytes_each,
                        double build_ms)
{
    double sum = 0;
    qsort(us, a->queries, sizeof(*us), by_time);
    for (size_t i = 0; i < a->queries; i++) sum += us[i];
    printf("{\"of\":\"%s\",\"count\":%zu,\"places\":%zu,\"queries\":%zu,\"mean_us\":%.1f,"
           "\"p50_us\":%.1f,\"p90_us\":%.1f,\"p99_us\":%.1f,\"max_us\":%.1f,\"bytes_each\":%.1f,"
           "\"build_ms\":%.0f}\n",
           what, a->count, a->places, a->queries, sum / (double)a->queries, us[a->queries / 2],
           us[a->queries * 9 / 10], us[a->queries * 99 / 100], us[a->queries - 1], bytes_each,
           build_ms);
}

static FILE *open_file(const struct asked *a, const char *ending)
{
    char path[512];
    (void)snprintf(path, sizeof(path), "%s.%s", a->prefix, ending);
    FILE *file = fopen(path, "w");
    REQUIRE(file);
    return file;
}

/* ---- people ---- */

static unsigned long long ordinal(id who)
{
    unsigned long long n = 0;
    for (int i = 0; i < 8; i++) n = n << 8 | who.bytes[i];
    return n;
}

static void write_people(const struct asked *a, const struct snapshot *s)
{
    FILE *out = open_file(a, "people");
    for (uint32_t i = 0; i < s->base->count; i++) {
        const struct score_person *p = &s->base->person[i];
        const struct match_facts *f = &s->base->facts[i];
        (void)fprintf(out, "%llu\t%u\t%u\t%d\t%llu\t%u\t%u\t%u\t%d\t%d", ordinal(f->volunteer),
                      f->place, s->base->lot[i], p->birth, (unsigned long long)p->skills.words[0],
                      p->free, p->radius_km, p->word, p->busy_harvest,
                      f->consent == CONSENT_AGREED);
        for (unsigned n = 1; n <= LANGUAGES; n++)
            (void)fprintf(out, "\t%u", score_level(p->levels, n));
        for (unsigned n = 1; n <= FIELDS; n++)
            (void)fprintf(out, "\t%u", score_in_field(p->fields, n));
        (void)fputc('\n', out);
    }
    REQUIRE(fclose(out) == 0);
}

static void write_near(const struct asked *a, const struct match_places *places)
{
    FILE *out = open_file(a, "near");
    for (uint32_t i = 0; i < places->count; i++)
        for (uint32_t n = places->near_from[i]; n < places->near_from[i + 1]; n++)
            (void)fprintf(out, "%u\t%u\t%u\t%u\n", i, places->near[n].place, places->near[n].km,
                          places->near[n].points);
    REQUIRE(fclose(out) == 0);
}

static void write_query(FILE *out, const struct crowd_opening *o, double us,
                        const struct topk_hit *hits, size_t count)
{
    const struct score_need *n = &o->need;
    (void)fprintf(out,
                  "{\"place\":%u,\"required\":%llu,\"preferred\":%llu,\"blocks\":%u,\"born_by\":%d,"
                  "\"languages\":%u,\"language\":%u,\"field\":%u,\"in_harvest\":%s,\"us\":%.2f,"
                  "\"found\":[",
                  o->place, (unsigned long long)n->required.words[0],
                  (unsigned long long)n->preferred.words[0], n->blocks, n->born_by, n->languages,
                  n->language, n->field, n->in_harvest ? "true" : "false", us);
    for (size_t i = 0; i < count; i++)
        (void)fprintf(out, "%s[%llu,%u]", i ? "," : "",
                      ordinal(hits[i].people->facts[hits[i].slot].volunteer), hits[i].score);
    (void)fputs("]}\n", out);
}

/* The least of a few rounds, between which all other queries were asked. */
static void ask_people(const struct asked *a, const struct snapshot *s,
                       const struct crowd_opening *openings, double *us, FILE *out)
{
    struct topk_hit hits[BEST_PEOPLE];
    for (size_t round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < a->queries; i++) {
            struct topk_query q = { .need = openings[i].need,
                                    .place = openings[i].place,
                                    .most = BEST_PEOPLE };
            double start = cpu_us();
            size_t count = topk_people(s, &q, hits, NULL);
            double took = cpu_us() - start;
            if (!round || took < us[i]) us[i] = took;
            if (out && round + 1 == ROUNDS) write_query(out, &openings[i], us[i], hits, count);
        }
}

static void measure_people(const struct asked *a)
{
    struct crowd c;
    crowd_make(&c, a->seed, a->places, a->count, a->side_km, false);
    double start = cpu_us();
    struct snapshot *s = snapshot_new(crowd_places(&c), c.rows, a->count, c.on, 1);
    double build_ms = (cpu_us() - start) / 1000;
    struct crowd_opening *openings = ARENA_ARRAY(c.arena, a->queries, struct crowd_opening);
    double *us = ARENA_ARRAY(c.arena, a->queries, double);
    for (size_t i = 0; i < a->queries; i++) openings[i] = crowd_opening(&c, false);
    FILE *out = a->prefix ? open_file(a, "queries") : NULL;
    ask_people(a, s, openings, us, out);
    if (out) {
        REQUIRE(fclose(out) == 0);
        write_people(a, s);
        write_near(a, s->places);
    }
    print_times("people", a, us, (double)snapshot_bytes(s) / (double)a->count, build_ms);
    snapshot_release(s);
    crowd_free(&c);
}

/* ---- openings ---- */

static void measure_openings(const struct asked *a)
{
    struct crowd c;
    crowd_make(&c, a->seed, a->places, a->queries, a->side_km, false);
    struct match_open *given = ARENA_ARRAY(c.arena, a->count, struct match_open);
    for (size_t i = 0; i < a->count; i++) {
        struct crowd_opening o = crowd_opening(&c, false);
        given[i] = (struct match_open){ .need = o.need, .where = c.places[o.place] };
    }
    struct arena *arena = arena_new();
    double start = cpu_us();
    struct match_openings *openings = match_openings_new(arena, given, a->count);
    double build_ms = (cpu_us() - start) / 1000;
    double *us = ARENA_ARRAY(c.arena, a->queries, double);
    for (size_t round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < a->queries; i++) {
            struct topk_opening found[BEST_OPENINGS];
            struct topk_seeker seeker = { .person = &c.rows[i].person,
                                          .home = c.places[c.rows[i].facts.place],
                                          .most = BEST_OPENINGS };
            start = cpu_us();
            (void)topk_openings(openings, &seeker, found);
            double took = cpu_us() - start;
            if (!round || took < us[i]) us[i] = took;
        }
    print_times("openings", a, us, (double)arena_used(arena) / (double)a->count, build_ms);
    match_openings_end(openings);
    arena_free(arena);
    crowd_free(&c);
}

int main(int argc, char *argv[])
{
    if (argc < 7) return 2;
    struct asked a = { .places = strtoul(argv[2], NULL, 10),
                       .count = strtoul(argv[3], NULL, 10),
                       .side_km = strtol(argv[4], NULL, 10),
                       .queries = strtoul(argv[5], NULL, 10),
                       .seed = strtoul(argv[6], NULL, 10),
                       .prefix = argc > 7 ? argv[7] : NULL };
    strcmp(argv[1], "openings") == 0 ? measure_openings(&a) : measure_people(&a);
    return 0;
}
