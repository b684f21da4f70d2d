/* SPDX-License-Identifier: MIT
 * report_fill: a template line by line. The templates are the province's to change: a word in
 * braces that means nothing is an error with its line, never an empty place in a report. */
#include "report_draft.h"

/* ---- words in braces ------------------------------------------------------------------------- */

static text goal_word(struct report_draft *d, text name)
{
    struct arena *arena = d->cx->arena;
    int target = name.data[0] - 'a' + TARGET_A;
    text what = text_part(name, 2, name.size);
    const struct plan_step *step = report_step(&d->scene, target, d->scene.on);
    const struct plan_figure *f = &d->scene.board->total.figures[target];
    if (!step) return TEXT("");
    if (text_equal_z(what, "goal")) return text_format(arena, "%lld%%", (long long)step->percent);
    if (text_equal_z(what, "by")) return date_format_vi(arena, step->by);
    if (!text_equal_z(what, "verdict")) return TEXT("");
    if (!f->whole) return TEXT("chưa có số liệu");
    return f->part * 100 >= step->percent * f->whole ? TEXT("đã đạt") : TEXT("chưa đạt");
}

/* Empty: no such word. */
static text plain_word(struct report_draft *d, text name)
{
    struct ctx *cx = d->cx;
    date from, until;
    report_before(d->report, &from, &until);
    const struct {
        const char *name;
        text word;
    } words[] = {
        { "unit", d->letter->body },
        { "title", d->report->title },
        { "period", report_period(cx, d->report) },
        { "from", date_format_vi(cx->arena, d->scene.from) },
        { "until", date_format_vi(cx->arena, d->scene.until) },
        { "on", date_format_vi(cx->arena, d->scene.on) },
        { "before",
          text_format(cx->arena, "%.*s - %.*s", TEXT_ARGS(date_format_vi(cx->arena, from)),
                      TEXT_ARGS(date_format_vi(cx->arena, until))) },
    };
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (text_equal_z(name, words[i].name)) return words[i].word;
    bool target =
        name.size > 2 && name.data[1] == '.' && name.data[0] >= 'a' && name.data[0] <= 'd';
    return target ? goal_word(d, name) : TEXT("");
}

static err put_word(struct report_draft *d, struct buffer *out, text name)
{
    text word = plain_word(d, name);
    if (!text_is_empty(word)) {
        buffer_text(out, word);
        return ERR_NONE;
    }
    const struct report_figure *f = report_figure_of(d, name);
    if (!f)
        return ctx_fail(
            d->cx, ERR_INVALID, NULL, "template",
            SAY("Mẫu báo cáo có từ lạ {%.*s}", "The template has an unknown word {%.*s}"),
            TEXT_ARGS(name));
    buffer_text(out, f->value);
    buffer_format(out, " [%d]", f->number);
    return ERR_NONE;
}

static err expand(struct report_draft *d, text line, text *out)
{
    struct buffer b = buffer_in(d->cx->arena, line.size * 2 + 16);
    err e = ERR_NONE;
    for (size_t at = 0; !e && at < line.size;) {
        size_t open = text_find(line, '{', at), close = text_find(line, '}', open);
        buffer_text(&b, text_part(line, at, open));
        if (close < line.size) e = put_word(d, &b, text_part(line, open + 1, close));
        at = close < line.size ? close + 1 : line.size;
    }
    *out = buffer_as_text(&b);
    return e;
}

/* ---- lines ----------------------------------------------------------------------------------- */

static text own_words(const struct report_draft *d, text name)
{
    const struct plan_report *r = d->report;
    if (text_equal_z(name, "results")) return r->results;
    if (text_equal_z(name, "difficulties")) return r->difficulties;
    if (text_equal_z(name, "tasks")) return r->tasks;
    if (text_equal_z(name, "proposals")) return r->proposals;
    return TEXT("");
}

/* "- " at the front of a line of the report's own makes it an item. */
static err say_own(struct report_draft *d, text rest)
{
    text name = text_trim(text_cut(&rest, '|'));
    text words = own_words(d, name);
    if (text_is_empty(text_trim(words))) words = text_trim(rest);
    while (!text_is_empty(words)) {
        text line = text_trim(text_cut(&words, '\n'));
        if (text_starts(line, TEXT("- ")))
            letter_item(d->letter, 1, text_part(line, 2, line.size));
        else if (!text_is_empty(line))
            letter_paragraph(d->letter, TEXT(""), line);
    }
    return ERR_NONE;
}

static err say_subject(struct report_draft *d, text words)
{
    d->letter->subject = words;
    return ERR_NONE;
}
static err say_kind(struct report_draft *d, text words)
{
    d->letter->kind = words;
    return ERR_NONE;
}
static err say_short(struct report_draft *d, text words)
{
    d->short_kind = words;
    return ERR_NONE;
}
static err say_basis(struct report_draft *d, text words)
{
    letter_basis(d->letter, words);
    return ERR_NONE;
}
static err say_first(struct report_draft *d, text words)
{
    letter_heading(d->letter, 1, false, words);
    return ERR_NONE;
}
static err say_second(struct report_draft *d, text words)
{
    letter_heading(d->letter, 2, false, words);
    return ERR_NONE;
}
static err say_third(struct report_draft *d, text words)
{
    letter_heading(d->letter, 3, false, words);
    return ERR_NONE;
}
static err say_item(struct report_draft *d, text words)
{
    letter_item(d->letter, 1, words);
    return ERR_NONE;
}
static err say_second_item(struct report_draft *d, text words)
{
    letter_item(d->letter, 2, words);
    return ERR_NONE;
}
static err say_note(struct report_draft *d, text words)
{
    letter_note(d->letter, words);
    return ERR_NONE;
}
static err say_annex(struct report_draft *d, text words)
{
    letter_annex(d->letter, false, words);
    return ERR_NONE;
}
static err say_wide_annex(struct report_draft *d, text words)
{
    letter_annex(d->letter, true, words);
    return ERR_NONE;
}
static err say_nothing(struct report_draft *d, text words)
{
    (void)d, (void)words;
    return ERR_NONE;
}

static const struct {
    const char *begins;
    err (*say)(struct report_draft *d, text words);
} ways[] = {
    { ";", say_nothing },
    { "kind:", say_kind },
    { "short:", say_short },
    { "subject:", say_subject },
    { "basis:", say_basis },
    { "words:", say_own },
    { "table:", report_draw_table },
    { "annex wide:", say_wide_annex },
    { "annex:", say_annex },
    { "===", say_third },
    { "==", say_second },
    { "=", say_first },
    { "- ", say_item },
    { "+ ", say_second_item },
    { "> ", say_note },
};

static bool has_figures(const struct report_draft *d, char of)
{
    if (of == 'f') return d->filed_count > 0;
    return d->scene.board->total.figures[of - 'a' + TARGET_A].whole > 0;
}

/* Takes "?b" or "!b" off the front: whether the line is said. */
static bool is_said(const struct report_draft *d, text *line)
{
    bool asks = line->size > 2 && (line->data[0] == '?' || line->data[0] == '!') &&
                memchr("abcdf", line->data[1], 5) && line->data[2] == ' ';
    if (!asks) return true;
    bool wanted = line->data[0] == '?';
    char of = line->data[1];
    *line = text_part(*line, 3, line->size);
    return has_figures(d, of) == wanted;
}

static err say_line(struct report_draft *d, text line)
{
    text words;
    if (!is_said(d, &line)) return ERR_NONE;
    err e = expand(d, line, &words);
    if (e || text_is_empty(words)) return e;
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        text begins = text_of(ways[i].begins);
        if (text_starts(words, begins))
            return ways[i].say(d, text_trim(text_part(words, begins.size, words.size)));
    }
    letter_paragraph(d->letter, TEXT(""), words);
    return ERR_NONE;
}

err report_fill(struct report_draft *d, text template)
{
    err e = ERR_NONE;
    while (!e && !text_is_empty(template)) e = say_line(d, text_trim(text_cut(&template, '\n')));
    return e;
}
