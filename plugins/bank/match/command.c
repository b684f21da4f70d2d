/* SPDX-License-Identifier: MIT
 * command: one row for each word behind `volbank match`. What a row's options are is read by the
 * row's own function; all messages are in both languages. */
#include "command.h"

#include <stdio.h>

#include "certificate.h"

enum { DONE = 0, FAILED = 1, REFUSED = 2 };

static int usage(void)
{
    (void)fprintf(stderr, "%s\n", USAGE_MATCH);
    return REFUSED;
}

static int say_why(const struct ctx *cx, int code)
{
    (void)fprintf(stderr, "volbank: %.*s\nvolbank: %.*s\n", TEXT_ARGS(cx->detail_vi),
                  TEXT_ARGS(cx->detail_en));
    return code;
}

/* The value of `--name VALUE` at argv[*k], which then is the last word read; NULL: another option.
 */
static const char *value_of(const char *name, int argc, char *argv[], int *k)
{
    size_t size = strlen(name);
    if (strncmp(argv[*k], name, size) != 0) return NULL;
    if (argv[*k][size] == '=') return argv[*k] + size + 1;
    if (argv[*k][size] != '\0' || *k + 1 >= argc || !argv[*k + 1]) return NULL;
    return argv[++*k];
}

/* ---- solve ---- */

struct solve_args {
    const char *instance, *certificate;
    int64_t seed, epsilon;
    bool json, overlap;
};

static bool read_solve_args(int argc, char *argv[], struct solve_args *args)
{
    *args = (struct solve_args){ 0 };
    for (int k = 0; k < argc; k++) {
        const char *seed = value_of("--seed", argc, argv, &k);
        const char *epsilon = seed ? NULL : value_of("--epsilon", argc, argv, &k);
        const char *file = seed || epsilon ? NULL : value_of("--certificate", argc, argv, &k);
        if (seed) {
            if (!text_to_int(text_of(seed), &args->seed)) return false;
        } else if (epsilon) {
            bool number = text_to_int(text_of(epsilon), &args->epsilon);
            if (!number || args->epsilon < 1 || args->epsilon > MATCH_SCORE_MAX) return false;
        } else if (file) {
            args->certificate = file;
        } else if (strcmp(argv[k], "--json") == 0) {
            args->json = true;
        } else if (strcmp(argv[k], "--overlap") == 0) {
            args->overlap = true;
        } else if (argv[k][0] != '-' && !args->instance) {
            args->instance = argv[k];
        } else {
            return false;
        }
    }
    return args->instance != NULL;
}

static void print_json(struct ctx *cx, const struct match_result *result)
{
    struct buffer out = buffer_in(cx->arena, 512);
    struct json j = json_into(&out);
    json_object(&j);
    json_int_at(&j, "objective", result->objective);
    json_int_at(&j, "dual", result->dual);
    json_int_at(&j, "gap", result->gap);
    json_key(&j, "seconds");
    json_raw(&j, text_format(cx->arena, "%lld.%09lld", (long long)(result->cpu_ns / 1000000000),
                             (long long)(result->cpu_ns % 1000000000)));
    json_int_at(&j, "peak_bytes", (int64_t)result->peak_bytes);
    json_int_at(&j, "assigned", (int64_t)result->assigned);
    json_int_at(&j, "unmet_minimum", result->unmet_minimum);
    json_object_end(&j);
    (void)printf("%.*s\n", TEXT_ARGS(buffer_as_text(&out)));
}

static void print_words(const struct match_result *result)
{
    (void)printf("%llu chỗ đã xếp, %lld chỗ tối thiểu còn thiếu\n"
                 "%llu seats filled, %lld of the minima unmet\n"
                 "điểm/objective %lld · cận trên/bound %lld · chênh/gap %lld\n"
                 "%.3f s · %.1f MB\n",
                 (unsigned long long)result->assigned, (long long)result->unmet_minimum,
                 (unsigned long long)result->assigned, (long long)result->unmet_minimum,
                 (long long)result->objective, (long long)result->dual, (long long)result->gap,
                 (double)result->cpu_ns / 1e9, (double)result->peak_bytes / 1e6);
}

static err report(struct ctx *cx, const struct solve_args *args, const struct match_result *result,
                  struct slice certificate)
{
    err e = ERR_NONE;
    if (args->certificate) e = match_certificate_save(cx, certificate, args->certificate);
    if (!e && args->json) print_json(cx, result);
    if (!e && !args->json) print_words(result);
    return e;
}

static err solve_one_a_day(struct ctx *cx, const struct solve_args *args, struct match_instance *in)
{
    const struct match_options options = { .seed = (uint64_t)args->seed,
                                           .epsilon = (int32_t)args->epsilon };
    struct hash digest = { 0 };
    struct slice certificate = { 0 };
    if (args->certificate) digest = match_instance_digest(in);
    struct match_solver *solver = match_solver_new(in);
    match_solver_run(solver, &options);
    if (args->certificate) certificate = match_certificate_bytes(cx, solver, digest);
    err e = report(cx, args, match_solver_result(solver), certificate);
    match_solver_free(solver);
    return e;
}

static err solve_overlap(struct ctx *cx, const struct solve_args *args, struct match_instance *in)
{
    const struct match_options options = { .seed = (uint64_t)args->seed,
                                           .epsilon = (int32_t)args->epsilon };
    struct slice certificate = { 0 };
    struct match_overlap *overlap = match_overlap_new(in);
    err e = match_overlap_run(cx, overlap, &options);
    if (!e && args->certificate)
        certificate = match_certificate_overlap(cx, overlap, match_instance_digest(in));
    if (!e) e = report(cx, args, match_overlap_result(overlap), certificate);
    match_overlap_free(overlap);
    return e;
}

static int solve(struct ctx *cx, int argc, char *argv[])
{
    struct solve_args args;
    struct match_instance *in;
    if (!read_solve_args(argc, argv, &args)) return usage();
    if (match_instance_read(cx, args.instance, &in)) return say_why(cx, REFUSED);
    err e = args.overlap ? solve_overlap(cx, &args, in) : solve_one_a_day(cx, &args, in);
    return e ? say_why(cx, FAILED) : DONE;
}

/* ---- verify ---- */

static err read_whole(struct ctx *cx, const char *path, struct slice *out)
{
    FILE *file = fopen(path, "rb");
    long size = file && fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
    bool good = size >= 0 && fseek(file, 0, SEEK_SET) == 0;
    uint8_t *bytes = good ? arena_alloc(cx->arena, (size_t)size) : NULL;
    good = good && fread(bytes, 1, (size_t)size, file) == (size_t)size;
    if (file) (void)fclose(file);
    *out = (struct slice){ bytes, good ? (size_t)size : 0 };
    if (good) return ERR_NONE;
    return ctx_fail(cx, ERR_IO, NULL, "file", SAY("Không đọc được tệp %s", "Cannot read %s"), path);
}

static int verify(struct ctx *cx, int argc, char *argv[])
{
    const char *path[2] = { NULL, NULL };
    int paths = 0;
    bool allow_gap = false;
    for (int k = 0; k < argc; k++) {
        if (strcmp(argv[k], "--gap") == 0)
            allow_gap = true;
        else if (argv[k][0] == '-' || paths == 2)
            return usage();
        else
            path[paths++] = argv[k];
    }
    struct slice instance;
    struct slice certificate;
    struct match_verdict found;
    if (paths < 2) return usage();
    err e = read_whole(cx, path[0], &instance);
    if (!e) e = read_whole(cx, path[1], &certificate);
    if (!e) e = match_verify(cx, instance, certificate, allow_gap, &found);
    if (e) return say_why(cx, FAILED);
    (void)printf("Đúng: %llu chỗ, điểm %lld, cận trên %lld, chênh %lld\n"
                 "Holds: %llu seats, objective %lld, bound %lld, gap %lld\n",
                 (unsigned long long)found.assigned, (long long)found.primal, (long long)found.dual,
                 (long long)found.gap, (unsigned long long)found.assigned, (long long)found.primal,
                 (long long)found.dual, (long long)found.gap);
    return DONE;
}

/* ---- the words behind `volbank match` ---- */

static const struct {
    const char *name;
    int (*run)(struct ctx *cx, int argc, char *argv[]);
} words[] = { { "solve", solve }, { "verify", verify } };

int match_command(struct ctx *cx, int argc, char *argv[])
{
    for (size_t k = 0; argc > 0 && k < COUNT_OF(words); k++)
        if (strcmp(argv[0], words[k].name) == 0) return words[k].run(cx, argc - 1, argv + 1);
    return usage();
}
