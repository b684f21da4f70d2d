/* SPDX-License-Identifier: MIT
 * docs: the page of a hook for whoever writes its rules, in Markdown, from the same tables as the
 * stub and the editor's completion. Checked-in copies live in scripts/api and are compared in a
 * test. */
#include "calls.h"
#include "check.h"
#include "script.h"

static void put_points(struct buffer *out, int64_t hundredths)
{
    struct json j = json_into(out);
    rule_points_json(&j, out->arena, hundredths);
}

/* A bar would end the cell. */
static void put_cell(struct buffer *out, const char *words)
{
    for (const char *c = words; *c; c++) {
        if (*c == '|') buffer_byte(out, '\\');
        buffer_byte(out, (uint8_t)*c);
    }
}

static void put_kind(struct buffer *out, const struct field *f)
{
    struct fact_wanted wanted = fact_wanted(out->arena, f);
    put_cell(out, wanted.vi);
}

/* prefix: what stands before the name in a script. */
static void put_table(struct buffer *out, const struct field *table, const char *prefix)
{
    buffer_z(out, "\n| tên | kiểu | nghĩa | meaning |\n|---|---|---|---|\n");
    for (const struct field *f = table; f->name; f++) {
        buffer_format(out, "| `%s.%s` | ", prefix, f->name);
        put_kind(out, f);
        buffer_format(out, " | %s%s%s | %s%s%s |\n", f->label, f->help ? ". " : "",
                      f->help ? f->help : "", f->label_en, f->help_en ? ". " : "",
                      f->help_en ? f->help_en : "");
    }
}

static void put_codes(struct buffer *out, const struct field *table, const char *of)
{
    for (const struct field *f = table; f->name; f++) {
        if (f->of) put_codes(out, f->of, f->name);
        if (!f->terms) continue;
        buffer_format(out, "\n- `%s%s%s`:", of ? of : "", of ? "." : "", f->name);
        for (const struct term *t = f->terms->terms; t->number; t++)
            buffer_format(out, "%s `%s` %s", t == f->terms->terms ? "" : ",", t->code, t->vi);
    }
}

static void put_calls(struct buffer *out, const struct rule_hook *hook)
{
    buffer_z(out, "\n| tên | dùng ở | nghĩa | meaning |\n|---|---|---|---|\n");
    for (const struct rule_call *c = rule_calls; c->name; c++) {
        struct buffer signature = buffer_in(out->arena, 80);
        if (!rule_call_fits(c, hook)) continue;
        rule_call_signature(c, &signature);
        buffer_format(out, "| `%.*s` | %s | ", TEXT_ARGS(buffer_as_text(&signature)),
                      c->flags & CALL_TOP   ? "đầu luật"
                      : c->flags & CALL_RUN ? "hàm `run`"
                                            : "mọi nơi");
        put_cell(out, c->vi);
        buffer_z(out, " | ");
        put_cell(out, c->en);
        buffer_z(out, " |\n");
    }
}

static void put_outcome(struct buffer *out, const struct rule_hook *hook)
{
    buffer_z(out, "\nTổng điểm nằm trong khoảng ");
    put_points(out, hook->min);
    buffer_z(out, " đến ");
    put_points(out, hook->max);
    buffer_format(out, "; luật %s từ chối.\n", hook->may_reject ? "được" : "không được");
    for (size_t i = 0; hook->bands && hook->bands->terms[i].number; i++) {
        const struct term *band = &hook->bands->terms[i];
        buffer_format(out, "\n- `%s` %s: từ ", band->code, band->vi);
        put_points(out, hook->band_floors[i]);
        buffer_z(out, " điểm");
    }
    if (hook->bands) buffer_byte(out, '\n');
}

void rule_docs_print(const struct rule_hook *hook, struct buffer *out)
{
    buffer_format(out, "# `%s`: %s\n\n%s. Sinh từ bảng dữ kiện; không sửa tay.\n", hook->name,
                  hook->label, hook->label_en);
    if (hook->help) buffer_format(out, "\n%s\n", hook->help);
    put_outcome(out, hook);
    buffer_z(out, "\n## Dữ kiện\n");
    put_table(out, hook->facts, "f");
    for (const struct field *f = hook->facts; f->name; f++) {
        if (!f->of) continue;
        buffer_format(out, "\nMỗi mục của `f.%s` (`for _, s in ipairs(f.%s) do … end`):\n", f->name,
                      f->name);
        put_table(out, f->of, "s");
    }
    buffer_z(out, "\n## Mã\n");
    put_codes(out, hook->facts, NULL);
    buffer_z(out, "\n\n## Hàm\n");
    put_calls(out, hook);
}
