/* SPDX-License-Identifier: MIT
 * cmd_rule: `volbank rule check FILE`, `volbank rule test FILE` and `volbank rule run FILE --facts
 * FACTS.json`: the sandbox without a server, in a process of its own (`volbank rule-child`,
 * rules/child.h). A verdict, also a refusal, is exit 0; a script that does not compile, breaks the
 * contract or is stopped prints a JSON fault, exit 3. */
#include <stdio.h>

#include "app.h"
#include "args.h"
#include "cmd_rule.h"
#include "commands.h"

enum { FACTS_MAX = 1 << 20 };

static const struct option_row rule_options[] = { { "--facts", false, NULL },
                                                  { "--json", true, NULL },
                                                  { 0 } };

static bool read_file(struct ctx *cx, const char *path, size_t most, text *out)
{
    FILE *in = fopen(path, "rb");
    if (!in) {
        (void)fprintf(stderr, "Không mở được tệp %s\nCannot open %s\n", path, path);
        return false;
    }
    char *bytes = arena_alloc(cx->arena, most + 1);
    size_t size = fread(bytes, 1, most + 1, in);
    (void)fclose(in);
    *out = (text){ bytes, size };
    return true;
}

int rule_fault_print_out(struct ctx *cx, const struct rule_fault *fault)
{
    struct buffer out = buffer_in(cx->arena, 512);
    rule_fault_print(fault, &out);
    (void)printf("%.*s\n", TEXT_ARGS(buffer_as_text(&out)));
    return EXIT_REFUSED;
}

int rule_fault_tell(struct ctx *cx, text vi, text en)
{
    struct rule_fault fault = { .kind = RULE_CONTRACT, .vi = vi, .en = en };
    return rule_fault_print_out(cx, &fault);
}

int rule_file_read(struct ctx *cx, const char *path, struct rule_child_job *job)
{
    const struct host *host = cx->app;
    if (!read_file(cx, path, RULE_SOURCE_MAX, &job->source)) return EXIT_FAILED;
    text name = rule_hook_name(job->source);
    job->hook = registry_hook(host->registry, name);
    if (job->hook) return EXIT_DONE;
    if (text_is_empty(name))
        return rule_fault_tell(cx, TEXT("Tệp phải có dòng: hook \"tên việc\""),
                               TEXT("The file must say: hook \"name\""));
    return rule_fault_tell(cx, text_format(cx->arena, "Không có việc «%.*s»", TEXT_ARGS(name)),
                           text_format(cx->arena, "There is no hook «%.*s»", TEXT_ARGS(name)));
}

static int check(struct ctx *cx, struct rule_child_job *job)
{
    struct rule_child_answer answer;
    struct rule_fault fault;
    job->check = true;
    if (rule_child_run(cx, job, &answer, &fault)) return rule_fault_print_out(cx, &fault);
    (void)printf("{\"ok\":true,\"hook\":\"%s\",\"tests\":%zu,\"params\":%zu}\n", job->hook->name,
                 answer.test_count, answer.param_count);
    return EXIT_DONE;
}

/* A line for each test: what it is called and where it stands, then what to do. */
static void print_results(const struct rule_child_answer *answer)
{
    static const char *const marks[] = { "–", "✓", "✗" };
    for (size_t i = 0; answer->tests && i < answer->test_count; i++) {
        const struct rule_test_result *r = &answer->tests[i];
        (void)printf("%s %.*s", marks[r->outcome], TEXT_ARGS(r->name));
        if (r->line) (void)printf(" (dòng %d / line %d)", r->line, r->line);
        (void)putchar('\n');
        if (r->outcome == RULE_TEST_FAILED)
            (void)printf("    %.*s\n    %.*s\n", TEXT_ARGS(r->fault.vi), TEXT_ARGS(r->fault.en));
    }
}

static void print_results_json(struct ctx *cx, const struct rule_child_answer *answer,
                               const struct rule_fault *fault)
{
    struct buffer out = buffer_in(cx->arena, 1024);
    buffer_z(&out, "{\"ok\":");
    buffer_z(&out, fault ? "false" : "true");
    buffer_z(&out, ",\"fault\":");
    if (fault)
        rule_fault_print(fault, &out);
    else
        buffer_z(&out, "null");
    buffer_z(&out, ",\"tests\":[");
    for (size_t i = 0; answer->tests && i < answer->test_count; i++) {
        if (i) buffer_byte(&out, ',');
        rule_test_result_print(&answer->tests[i], &out);
    }
    buffer_z(&out, "]}");
    (void)printf("%.*s\n", TEXT_ARGS(buffer_as_text(&out)));
}

/* Every test by itself; exit 3 when the script may not be used as it is. */
static int test_each(struct ctx *cx, struct rule_child_job *job, bool json)
{
    struct rule_child_answer answer;
    struct rule_fault fault;
    job->check = true;
    bool failed = rule_child_run(cx, job, &answer, &fault) != ERR_NONE;
    if (json) {
        print_results_json(cx, &answer, failed ? &fault : NULL);
        return failed ? EXIT_REFUSED : EXIT_DONE;
    }
    print_results(&answer);
    if (failed) (void)printf("%.*s\n%.*s\n", TEXT_ARGS(fault.vi), TEXT_ARGS(fault.en));
    return failed ? EXIT_REFUSED : EXIT_DONE;
}

static int read_facts(struct ctx *cx, const struct rule_hook *hook, const char *path, void *facts)
{
    text source = TEXT("{}");
    if (path && !read_file(cx, path, FACTS_MAX, &source)) return EXIT_FAILED;
    const struct json_value *json;
    err e = json_read(cx, source, &json);
    if (!e) e = rule_facts_from_json(cx, hook, json, facts);
    if (!e) return EXIT_DONE;
    text vi = cx->flaws ? cx->flaws->vi : cx->detail_vi;
    text en = cx->flaws ? cx->flaws->en : cx->detail_en;
    return rule_fault_tell(cx, vi, en);
}

static int run(struct ctx *cx, struct rule_child_job *job, const char *facts_path)
{
    void *facts = arena_alloc(cx->arena, job->hook->facts_size);
    const void **all = ARENA_ARRAY(cx->arena, 1, const void *);
    all[0] = facts;
    int code = read_facts(cx, job->hook, facts_path, facts);
    if (code) return code;
    struct rule_child_answer answer;
    struct rule_fault fault;
    job->exact = true;
    job->facts = all;
    job->facts_count = 1;
    if (rule_child_run(cx, job, &answer, &fault)) return rule_fault_print_out(cx, &fault);
    if (answer.decisions[0].error) return rule_fault_print_out(cx, &answer.decisions[0].fault);
    struct buffer out = buffer_in(cx->arena, 1024);
    rule_verdict_print(job->hook, &answer.decisions[0].verdict, &out);
    (void)printf("%.*s\n", TEXT_ARGS(buffer_as_text(&out)));
    return EXIT_DONE;
}

int command_rule(struct ctx *cx, int argc, char *argv[])
{
    struct args args;
    if (!args_read(&args, rule_options, USAGE_RULE, argc, argv)) return EXIT_USAGE;
    bool checks = args.rest_count == 2 && strcmp(args.rest[0], "check") == 0;
    bool runs = args.rest_count == 2 && strcmp(args.rest[0], "run") == 0;
    bool tests = args.rest_count == 2 && strcmp(args.rest[0], "test") == 0;
    if (!checks && !tests && !runs) {
        (void)fprintf(stderr, "%s\n", USAGE_RULE);
        return EXIT_USAGE;
    }
    struct rule_child_job job = { 0 };
    int code = rule_file_read(cx, args.rest[1], &job);
    if (code) return code;
    if (tests) return test_each(cx, &job, args_flag(&args, "--json"));
    return checks ? check(cx, &job) : run(cx, &job, args_value(&args, "--facts"));
}

static const struct rule_hook *find_hook(const void *registry, text name)
{
    return registry_hook(registry, name);
}

int command_rule_child(struct ctx *cx, int argc, char *argv[])
{
    const struct host *host = cx->app;
    (void)argc, (void)argv;
    rule_child_serve(cx, find_hook, host->registry);
}
