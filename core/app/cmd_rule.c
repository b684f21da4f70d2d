/* SPDX-License-Identifier: MIT
 * cmd_rule: `volbank rule check FILE` and `volbank rule run FILE --facts FACTS.json`: the sandbox
 * without a server. A verdict, also a refusal, is exit 0; a script that does not compile, breaks
 * the contract or is stopped prints a JSON fault, exit 3. */
#include <stdio.h>

#include "app.h"
#include "args.h"
#include "commands.h"

enum { FACTS_MAX = 1 << 20 };

static const struct option_row rule_options[] = { { "--facts", false, NULL }, { 0 } };

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

static int print_fault(struct ctx *cx, const struct rule_fault *fault)
{
    struct buffer out = buffer_in(cx->arena, 512);
    rule_fault_print(fault, &out);
    (void)printf("%.*s\n", TEXT_ARGS(buffer_as_text(&out)));
    return EXIT_REFUSED;
}

static int contract_fault(struct ctx *cx, text vi, text en)
{
    struct rule_fault fault = { .kind = RULE_CONTRACT, .vi = vi, .en = en };
    return print_fault(cx, &fault);
}

static int load(struct ctx *cx, const char *path, struct rule_script **script)
{
    const struct host *host = cx->app;
    text source;
    if (!read_file(cx, path, RULE_SOURCE_MAX, &source)) return EXIT_FAILED;
    text name = rule_hook_name(source);
    const struct rule_hook *hook = registry_hook(host->registry, name);
    if (!hook && !text_is_empty(name))
        return contract_fault(cx, text_format(cx->arena, "Không có việc «%.*s»", TEXT_ARGS(name)),
                              text_format(cx->arena, "There is no hook «%.*s»", TEXT_ARGS(name)));
    if (!hook)
        return contract_fault(cx, TEXT("Tệp phải có dòng: hook \"tên việc\""),
                              TEXT("The file must say: hook \"name\""));
    struct rule_fault fault;
    err e = rule_load(cx, hook, source, text_of(path), script, &fault);
    return e ? print_fault(cx, &fault) : EXIT_DONE;
}

static int check(struct ctx *cx, const struct rule_script *script)
{
    struct rule_fault fault;
    if (rule_check(cx, script, &fault)) return print_fault(cx, &fault);
    (void)printf("{\"ok\":true,\"hook\":\"%s\",\"tests\":%zu,\"params\":%zu}\n",
                 rule_script_hook(script)->name, rule_script_test_count(script),
                 rule_script_param_count(script));
    return EXIT_DONE;
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
    return contract_fault(cx, vi, en);
}

static int run(struct ctx *cx, const struct rule_script *script, const char *facts_path)
{
    const struct rule_hook *hook = rule_script_hook(script);
    void *facts = arena_alloc(cx->arena, hook->facts_size);
    int code = read_facts(cx, hook, facts_path, facts);
    if (code) return code;
    struct rule_state *state;
    struct rule_fault fault;
    if (rule_state_new(cx, script, &state, &fault)) return print_fault(cx, &fault);
    rule_state_exact(state);
    struct rule_verdict verdict;
    err e = rule_run(cx, state, facts, NULL, &verdict, &fault);
    if (e) {
        code = print_fault(cx, &fault);
    } else {
        struct buffer out = buffer_in(cx->arena, 1024);
        rule_verdict_print(hook, &verdict, &out);
        (void)printf("%.*s\n", TEXT_ARGS(buffer_as_text(&out)));
    }
    rule_state_free(state);
    return code;
}

int command_rule(struct ctx *cx, int argc, char *argv[])
{
    struct args args;
    if (!args_read(&args, rule_options, USAGE_RULE, argc, argv)) return EXIT_USAGE;
    bool checks = args.rest_count == 2 && strcmp(args.rest[0], "check") == 0;
    bool runs = args.rest_count == 2 && strcmp(args.rest[0], "run") == 0;
    if (!checks && !runs) {
        (void)fprintf(stderr, "%s\n", USAGE_RULE);
        return EXIT_USAGE;
    }
    struct rule_script *script;
    int code = load(cx, args.rest[1], &script);
    if (code) return code;
    return checks ? check(cx, script) : run(cx, script, args_value(&args, "--facts"));
}
