/* SPDX-License-Identifier: MIT
 * cmd_rule_preview: `volbank rule preview FILE --data DIR`: a file tried on the history of a
 * folder, beside the rule in force there. It opens the folder for reading, so a running server is
 * no hindrance, and keeps nothing. People are told by their ids. */
#include <stdio.h>

#include "../rules/check.h"
#include "../rules/lineage.h"
#include "../rules/preview_run.h"
#include "app.h"
#include "args.h"
#include "cmd_rule.h"
#include "commands.h"

enum { YEAR_DAYS = 365, NS_PER_MS = 1000000 };

static const struct option_row preview_options[] = { { "--unit", false, NULL },
                                                     { "--against", false, NULL },
                                                     { "--from", false, NULL },
                                                     { "--until", false, NULL },
                                                     { "--limit", false, "0" },
                                                     { "--json", true, NULL },
                                                     { 0 } };

struct previewing {
    struct preview_wish wish;
    struct rule_version against;
    text unit_code;
};

static err find_unit(struct ctx *cx, struct tx *tx, struct previewing *p)
{
    struct unit u, probe = { .code = p->unit_code };
    if (text_is_empty(p->unit_code)) return ERR_NONE;
    err e = record_find(cx, tx, &unit_entity, "code", &probe, &u);
    if (!e && !id_is_none(u.parent)) p->wish.unit = u.id;
    return e;
}

static err read_rules(struct ctx *cx, struct tx *tx, void *arg)
{
    struct previewing *p = arg;
    const struct rule_hook *hook = p->wish.job.hook;
    date today = instant_date(cx->now);
    struct rule_lineage *before = &p->wish.job.sides[RULE_BEFORE];
    err e = find_unit(cx, tx, p);
    if (!e)
        e = rule_lineage_above(cx, tx, hook, p->wish.unit, today, &p->wish.job.sides[RULE_AFTER]);
    if (e) return e;
    if (id_is_none(p->against.id))
        return rule_lineage_in_force(cx, tx, hook, p->wish.unit, today, before, &p->against);
    e = record_get(cx, tx, &rule_version_entity, p->against.id, &p->against);
    return e ? e : rule_lineage_of(cx, tx, hook, &p->against, today, before);
}

/* False after saying which option is wrong. */
static bool read_day(const struct args *args, const char *name, date fallback, date *out)
{
    const char *given = args_value(args, name);
    *out = fallback;
    if (!given || date_parse(text_of(given), out)) return true;
    (void)fprintf(stderr, "%s: YYYY-MM-DD\n", name);
    return false;
}

static bool read_wish(struct ctx *cx, const struct args *args, struct previewing *p)
{
    const char *unit = args_value(args, "--unit"), *against = args_value(args, "--against");
    int64_t limit;
    if (unit) p->unit_code = text_of(unit);
    if (against && !id_parse(text_of(against), &p->against.id)) {
        (void)fprintf(stderr, "--against: mã của một phiên bản / the id of a version\n");
        return false;
    }
    if (!read_day(args, "--until", instant_date(cx->now), &p->wish.until) ||
        !read_day(args, "--from", p->wish.until - YEAR_DAYS + 1, &p->wish.from) ||
        !args_int(args, "--limit", 0, INT32_MAX, &limit))
        return false;
    p->wish.limit = (size_t)limit;
    return true;
}

/* ---- telling --------------------------------------------------------------------------------- */

void rule_preview_tell_json(struct ctx *cx, struct preview *counted, uint64_t ms)
{
    struct buffer out = buffer_in(cx->arena, 16384);
    struct json j = json_into(&out);
    json_object(&j);
    json_int_at(&j, "ms", (int64_t)ms);
    preview_json(&j, counted);
    json_key(&j, "movers");
    preview_movers_json(&j, counted);
    json_object_end(&j);
    (void)printf("%.*s\n", TEXT_ARGS(buffer_as_text(&out)));
}

text rule_points_text(struct ctx *cx, int64_t hundredths)
{
    struct buffer out = buffer_in(cx->arena, 24);
    struct json j = json_into(&out);
    rule_points_json(&j, cx->arena, hundredths);
    return buffer_as_text(&out);
}

static void tell_verdict(struct ctx *cx, const char *label, const struct rule_child_decision *d)
{
    const struct rule_verdict *v = &d->verdict;
    if (d->error)
        (void)printf("    %s: %.*s\n", label, TEXT_ARGS(d->fault.vi));
    else if (v->rejected.size)
        (void)printf("    %s: từ chối / refused: %.*s\n", label, TEXT_ARGS(v->rejected_vi));
    else
        (void)printf("    %s: %.*s\n", label, TEXT_ARGS(rule_points_text(cx, v->score)));
    for (const struct rule_reason *r = v->reasons; !d->error && r; r = r->next)
        (void)printf("      %.*s  %.*s\n", TEXT_ARGS(rule_points_text(cx, r->points)),
                     TEXT_ARGS(r->vi));
}

static void tell_movers(struct ctx *cx, const char *title, const struct preview_mover *rows,
                        size_t count)
{
    enum { TOLD_MAX = 5 };
    if (count) (void)printf("\n%s\n", title);
    for (size_t i = 0; i < count && i < TOLD_MAX; i++) {
        (void)printf("  %.*s  %.*s\n", TEXT_ARGS(id_text(cx->arena, rows[i].subject)),
                     TEXT_ARGS(rows[i].about));
        tell_verdict(cx, "trước / before", &rows[i].sides[RULE_BEFORE]);
        tell_verdict(cx, "sau / after", &rows[i].sides[RULE_AFTER]);
    }
}

void rule_preview_tell(struct ctx *cx, const struct preview *p, uint64_t ms)
{
    (void)printf("%u trường hợp của %u người, %llu ms / %u cases of %u people\n", p->cases,
                 p->people, (unsigned long long)ms, p->cases, p->people);
    if (p->elsewhere)
        (void)printf("không tính %u trường hợp mà đơn vị cấp dưới quyết định theo quy tắc riêng / "
                     "left out, since a unit below decides by a rule of its own\n",
                     p->elsewhere);
    (void)printf("thay đổi %u, tăng %u, giảm %u / changed, rose, fell\n", p->changed, p->rose,
                 p->fell);
    (void)printf("từ chối %u → %u, chưa xếp loại %u → %u, lỗi %u → %u / refused, unrated, faults\n",
                 p->rejected[RULE_BEFORE], p->rejected[RULE_AFTER], p->unrated[RULE_BEFORE],
                 p->unrated[RULE_AFTER], p->faults[RULE_BEFORE], p->faults[RULE_AFTER]);
    for (size_t i = 0; i < p->sample_count; i++)
        (void)printf("  %.*s\n  %.*s\n", TEXT_ARGS(p->samples[i].fault.vi),
                     TEXT_ARGS(p->samples[i].fault.en));
    tell_movers(cx, "Tăng nhiều nhất / Rise most", p->risers, p->riser_count);
    tell_movers(cx, "Giảm nhiều nhất / Fall most", p->fallers, p->faller_count);
}

int command_rule_preview(struct ctx *cx, int argc, char *argv[])
{
    struct args args;
    struct previewing p = { 0 };
    struct rule_child_job file = { 0 };
    struct preview *counted;
    struct rule_fault fault;
    if (!args_read(&args, preview_options, USAGE_RULE_PREVIEW, argc, argv)) return EXIT_USAGE;
    if (args.rest_count != 1) {
        (void)fprintf(stderr, "%s\n", USAGE_RULE_PREVIEW);
        return EXIT_USAGE;
    }
    if (!read_wish(cx, &args, &p)) return EXIT_USAGE;
    int code = rule_file_read(cx, args.rest[0], &file);
    if (code) return code;
    p.wish.job.hook = file.hook;
    p.wish.job.sides[RULE_AFTER].source = file.source;
    if (!file.hook->cases)
        return rule_fault_tell(cx, TEXT("Việc này không có lịch sử để thử"),
                               TEXT("There is no history to try this on"));
    uint64_t begin = clock_ticks();
    err e = db_read(cx, read_rules, &p);
    if (e) return app_report(cx, e);
    e = preview_run(cx, &p.wish, &counted, &fault);
    if (e && fault.vi.size) return rule_fault_print_out(cx, &fault);
    if (e) return app_report(cx, e);
    uint64_t ms = (clock_ticks() - begin) / NS_PER_MS;
    if (args_flag(&args, "--json"))
        rule_preview_tell_json(cx, counted, ms);
    else
        rule_preview_tell(cx, counted, ms);
    return EXIT_DONE;
}
