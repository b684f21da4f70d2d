/* SPDX-License-Identifier: MIT
 * reports: what a rule gives for reports is what its reasons say with them and not without: so any
 * area may write its ladder as it likes. */
#include "reports.h"

#include "year_rows.h"

/* ---- as works -------------------------------------------------------------------------------- */

struct evaluate_work evaluate_report_work(const struct report_owed *owed)
{
    static const char *const kinds[] = { [REPORT_CAME_ON_TIME] = "report_on_time",
                                         [REPORT_CAME_LATE] = "report_late",
                                         [REPORT_CAME_NOT] = "report_missed" };
    const struct term *t = vocabulary_code(&evaluate_work_vocabulary, text_of(kinds[owed->came]));
    return (struct evaluate_work){
        .day = owed->due, .kind = (uint8_t)t->number, .amount = owed->months, .accepted = true
    };
}

err evaluate_reports_read(struct ctx *cx, struct tx *tx, struct evaluate_year *y)
{
    const struct filing_1 *filing = ctx_service(cx, "filing", 1);
    struct report_owed *owed = NULL;
    size_t count = 0;
    bool one = y->people.count == 1;
    struct id_map people = id_map_in(y->people.arena);
    if (!filing) return ERR_NONE;
    for (uint32_t i = 0; i < y->people.count; i++) {
        const struct year_person *p = year_row(&y->people, i);
        if (!id_is_none(p->account)) id_map_put(&people, p->account, i);
    }
    if (!people.count) return ERR_NONE;
    id account = one ? ((const struct year_person *)year_row(&y->people, 0))->account : ID_NONE;
    err e =
        filing->owed(cx, tx, account, y->wish.from, y->wish.until, y->wish.as_of, &owed, &count);
    for (size_t i = 0; !e && i < count; i++) {
        uint32_t person = id_map_get(&people, owed[i].account);
        if (person == ID_MAP_NONE) continue;
        *(struct year_work *)year_row_add(&y->works, ID_NONE) =
            (struct year_work){ person, evaluate_report_work(&owed[i]) };
    }
    return e;
}

/* ---- what a rule gives ----------------------------------------------------------------------- */

static err rating_year(struct ctx *cx, struct tx *tx, id unit, date day, date *from, date *until)
{
    static const struct rule_period calendar = { 1, 1 };
    const struct rule_period *period = &calendar;
    const struct rule_script *script;
    struct rule_pin pin;
    int year = date_civil(day).year;
    err e = rule_version_pin(cx, tx, &bank_evaluate_hook, unit, day, &pin);
    if (!e && !id_is_none(pin.version)) {
        e = rule_script_of(cx, pin.version, &script);
        if (!e) period = rule_script_period(script);
    }
    if (e) return e;
    rule_period_days(period, year, from, until);
    if (day > *until) rule_period_days(period, year + 1, from, until);
    return ERR_NONE;
}

/* An ordinary year in which nothing else can be found fault with. */
static struct evaluate_facts plain_year(date from, date until)
{
    enum { SESSIONS = 12 };
    struct evaluate_facts f = { 0 };
    rule_facts_default(&bank_evaluate_hook, &f);
    f.as_of = f.to = until;
    f.from = from;
    f.called = f.attended = f.months_active = f.days_active = SESSIONS;
    return f;
}

struct told {
    const struct rule_reason *reasons; /* NULL: none, or the rule failed */
    struct rule_source source;
    bool failed;
};

static err tell(struct ctx *cx, id unit, const struct evaluate_facts *facts, struct told *out)
{
    struct rule_verdict verdict = { 0 };
    struct rule_fault fault;
    *out = (struct told){ 0 };
    err e = rule_decide(cx, &bank_evaluate_hook, unit, facts, &verdict, &fault, &out->source);
    out->reasons = verdict.reasons;
    out->failed = e == ERR_INVALID;
    if (!out->failed) return e;
    ctx_clear(cx);
    out->reasons = NULL;
    return ERR_NONE;
}

static bool is_among(const struct rule_reason *r, const struct rule_reason *all)
{
    for (; all; all = all->next)
        if (r->points == all->points && text_equal(r->code, all->code) &&
            text_equal(r->vi, all->vi))
            return true;
    return false;
}

/* Points of what is said in `with` and not in `without`; its words, a line each, when asked. */
static int64_t points_apart(const struct rule_reason *with, const struct rule_reason *without,
                            struct buffer *words, bool *differs)
{
    int64_t points = 0;
    for (const struct rule_reason *r = with; r; r = r->next) {
        if (is_among(r, without)) continue;
        *differs = true;
        points += r->points;
        if (!words) continue;
        if (words->size) buffer_byte(words, '\n');
        buffer_text(words, r->vi);
    }
    return points;
}

static struct fact_list works_of(struct arena *arena, const struct report_owed *owed, size_t count,
                                 bool all_in_time)
{
    struct evaluate_work *works = ARENA_ARRAY(arena, count + 1, struct evaluate_work);
    for (size_t i = 0; i < count; i++) {
        struct report_owed one = owed[i];
        if (all_in_time) one.came = REPORT_CAME_ON_TIME;
        works[i] = evaluate_report_work(&one);
    }
    return (struct fact_list){ works, (uint32_t)count };
}

static err rating_reports(struct ctx *cx, id unit, date from, date until,
                          const struct report_owed *owed, size_t count, struct reports_worth *out)
{
    struct evaluate_facts facts = plain_year(from, until);
    struct told without, with, best;
    struct buffer words = buffer_in(cx->arena, 256);
    bool differs = false;
    *out = (struct reports_worth){ 0 };
    facts.works = (struct fact_list){ 0 };
    err e = tell(cx, unit, &facts, &without);
    facts.works = works_of(cx->arena, owed, count, false);
    if (!e) e = tell(cx, unit, &facts, &with);
    facts.works = works_of(cx->arena, owed, count, true);
    if (!e) e = tell(cx, unit, &facts, &best);
    if (e) return e;
    out->rule = without.source.unit_name;
    if (without.failed || with.failed || best.failed) return ERR_NONE;
    out->points = points_apart(with.reasons, without.reasons, &words, &differs) -
                  points_apart(without.reasons, with.reasons, NULL, &differs);
    out->most = points_apart(best.reasons, without.reasons, NULL, &differs) -
                points_apart(without.reasons, best.reasons, NULL, &differs);
    out->words = buffer_as_text(&words);
    out->counts = differs;
    return ERR_NONE;
}

const struct rating_1 rating_service = { rating_year, rating_reports };
