/* SPDX-License-Identifier: MIT
 * template: each construct of the language, what it refuses, and that nothing escapes escaping. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>

#include <cmocka.h>

#include "core/http/template.h"

struct desk {
    struct arena *arena;
    struct ctx cx;
};

static int set_up(void **state)
{
    struct arena *arena = arena_new();
    struct desk *d = ARENA_NEW(arena, struct desk);
    d->arena = arena;
    ctx_begin(&d->cx, arena);
    *state = d;
    return 0;
}

static int tear_down(void **state)
{
    arena_free(((struct desk *)*state)->arena);
    return 0;
}

static bool partial(void *arg, text name, text *out)
{
    (void)arg;
    if (text_equal_z(name, "card")) *out = TEXT("<b>{{name}}</b>");
    if (text_equal_z(name, "loop")) *out = TEXT("{{>loop}}");
    if (text_equal_z(name, "open")) *out = TEXT("{{#a}}");
    return !text_equal_z(name, "none");
}

static const struct template *compile(struct desk *d, const char *source, enum lang lang,
                                      text *fault)
{
    static const struct template_constant constants[] = { { "css_html", { "b{}", 3 } } };
    struct template_source *how = ARENA_NEW(d->arena, struct template_source);
    *how = (struct template_source){ lang, partial, NULL, constants, 1 };
    return template_compile(d->arena, text_of(source), how, fault);
}

static const char *shown(struct desk *d, const char *source, const char *json, enum lang lang)
{
    text fault = TEXT("");
    const struct json_value *root;
    const struct template *t = compile(d, source, lang, &fault);
    if (!t) fail_msg("%.*s", TEXT_ARGS(fault));
    assert_int_equal(json_read(&d->cx, text_of(json), &root), ERR_NONE);
    struct buffer out = buffer_in(d->arena, 16);
    template_render(t, &root, 1, &out);
    return text_z(d->arena, buffer_as_text(&out));
}

static void each_construct_shows_what_it_says(void **state)
{
    static const struct {
        const char *source, *json, *expected;
    } rows[] = {
        { "{{a}}|{{b.c}}|{{none}}|{{n}}", "{\"a\":\"x\",\"b\":{\"c\":\"y\"},\"n\":null}", "x|y||" },
        { "{{n}} {{m}} {{t}}", "{\"n\":-12,\"m\":0,\"t\":true}", "-12 0 true" },
        { "{{#a}}<{{.}}>{{/a}}", "{\"a\":[1,2,\"c\"]}", "<1><2><c>" },
        { "{{#a}}{{b}}{{o}}{{/a}}", "{\"o\":\"!\",\"a\":[{\"b\":1},{\"b\":2}]}", "1!2!" },
        { "{{#a}}{{b}}{{/a}}", "{\"a\":{\"b\":7}}", "7" },
        { "{{#a}}yes{{/a}}{{^a}}no{{/a}}", "{\"a\":[]}", "no" },
        { "{{#a}}yes{{/a}}{{^a}}no{{/a}}", "{\"a\":0}", "no" },
        { "{{#a}}yes{{/a}}{{^a}}no{{/a}}", "{\"a\":\"\"}", "no" },
        { "{{#a}}yes{{/a}}{{^a}}no{{/a}}", "{\"a\":{}}", "yes" },
        { "{{#a}}{{#b}}{{c}}{{/b}}{{/a}}", "{\"a\":true,\"b\":[{\"c\":1},{\"c\":2}]}", "12" },
        { "{{#a.b}}{{.}}{{/a.b}}", "{\"a\":{\"b\":[3]}}", "3" },
        { "{{#a}}{{name}}{{/a}}", "{\"name\":\"out\",\"a\":[{\"name\":null}]}", "" },
        { "{{#p}}{{>card}}{{/p}}", "{\"p\":[{\"name\":\"A\"},{\"name\":\"B\"}]}",
          "<b>A</b><b>B</b>" },
        { "{{! nothing }}x", "{}", "x" },
        { "a\n  {{#a}}\n  <{{.}}>\n  {{/a}}\nb", "{\"a\":[1,2]}", "a\n  <1>\n  <2>\nb" },
        { "<style>{{&css_html}}</style>", "{}", "<style>b{}</style>" },
        { "{{&a_svg}}{{a_svg}}", "{\"a_svg\":\"<p>\"}", "<p>&lt;p&gt;" },
        { "{{data.a}}", "{\"a\":5}", "5" },
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_string_equal(shown(*state, rows[i].source, rows[i].json, LANG_VI), rows[i].expected);
}

static void both_languages_come_from_one_source(void **state)
{
    const char *source = "[[Có {{n}} việc|{{n}} jobs]] [[{{#a}}vâng{{/a}}|{{^a}}no{{/a}}]]";
    assert_string_equal(shown(*state, source, "{\"n\":2,\"a\":true}", LANG_VI), "Có 2 việc vâng");
    assert_string_equal(shown(*state, source, "{\"n\":2,\"a\":true}", LANG_EN), "2 jobs ");
}

static void values_cannot_leave_their_place(void **state)
{
    const char *out =
        shown(*state, "<a title=\"{{v}}\">{{v}}</a>", "{\"v\":\"\\\"'><script>&\"}", LANG_VI);
    assert_string_equal(
        out,
        "<a title=\"&quot;&#39;&gt;&lt;script&gt;&amp;\">&quot;&#39;&gt;&lt;script&gt;&amp;</a>");
    /* a value that looks like a template is not one */
    assert_string_equal(shown(*state, "{{v}}", "{\"v\":\"{{v}}[[a|b]]\"}", LANG_VI),
                        "{{v}}[[a|b]]");
}

static void mistakes_are_found_when_compiling(void **state)
{
    static const struct {
        const char *source, *fault;
    } rows[] = {
        { "a\n{{#a}}", "{{#a}} is not closed" },
        { "a\n{{/a}}", "line 2: {{/a}} closes nothing" },
        { "{{#a}}{{/b}}", "line 1: {{/b}} closes nothing" },
        { "{{a", "line 1: {{a is not closed" },
        { "{{&name}}", "line 1: {{&name}} is unescaped but does not end in _svg or _html" },
        { "{{>none}}", "line 1: {{>none}} cannot be inserted" },
        { "{{>open}}{{/a}}", "line 1: {{>open}} cannot be inserted" },
        { "{{a b}}", "line 1: {{a b}} is no name" },
        { "{{}}", "line 1: {{}} is no name" },
        { "x [[only one]]", "line 1: [[only one]] is not [[Tiếng Việt|English]]" },
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        text fault = TEXT("");
        struct desk *d = *state;
        assert_null(compile(d, rows[i].source, LANG_VI, &fault));
        assert_string_equal(text_z(d->arena, fault), rows[i].fault);
    }
    text fault = TEXT("");
    assert_null(compile(*state, "{{>loop}}", LANG_VI, &fault));
}

static void fixed_text_marks_what_varies(void **state)
{
    struct desk *d = *state;
    text fault;
    const struct template *t = compile(d, "<style>x</style>{{a}}<p>{{#b}}c{{/b}}", LANG_VI, &fault);
    assert_string_equal(text_z(d->arena, template_fixed(d->arena, t)),
                        "<style>x</style>\1<p>\1c\1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_construct_shows_what_it_says, set_up, tear_down),
        cmocka_unit_test_setup_teardown(both_languages_come_from_one_source, set_up, tear_down),
        cmocka_unit_test_setup_teardown(values_cannot_leave_their_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(mistakes_are_found_when_compiling, set_up, tear_down),
        cmocka_unit_test_setup_teardown(fixed_text_marks_what_varies, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
