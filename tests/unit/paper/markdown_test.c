/* SPDX-License-Identifier: MIT
 * markdown: what is written becomes HTML, and nothing that is written becomes more than that. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "core/paper/markdown.h"

static bool one_picture(void *arg, text name, text *url)
{
    (void)arg;
    *url = TEXT("/files/1");
    return text_equal_z(name, "bản đồ.png");
}

struct shown {
    struct ctx cx;
    struct arena *arena;
    text html;
    const struct markdown_fault *faults;
};

static void show(struct shown *s, const char *source)
{
    const struct markdown_options options = { .heading = 2, .resolve = one_picture };
    s->arena = arena_new();
    ctx_begin(&s->cx, s->arena);
    s->html = markdown_html(&s->cx, text_of(source), &options, &s->faults);
}

static void assert_html(const char *source, const char *html)
{
    struct shown s = { 0 };
    show(&s, source);
    assert_string_equal(text_z(s.arena, s.html), html);
    arena_free(s.arena);
}

static void blocks_become_elements(void **state)
{
    (void)state;
    assert_html("# Một\n\nHai **ba** *bốn* `năm`", "<h2>Một</h2>\n<p>Hai <strong>ba</strong> "
                                                   "<em>bốn</em> <code>năm</code></p>\n");
    assert_html("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
    assert_html("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n");
    assert_html("###### sâu", "<h6>sâu</h6>\n");
    assert_html("> a\n\n---\n\n    b<c", "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>\n"
                                         "<pre tabindex=\"0\"><code>b&lt;c\n</code></pre>\n");
    assert_html("- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n");
}

static void raw_html_is_shown_as_it_was_typed(void **state)
{
    (void)state;
    assert_html("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;\n</p>\n");
    assert_html("a <b onclick='x'>c</b>", "<p>a &lt;b onclick=&#39;x&#39;&gt;c&lt;/b&gt;</p>\n");
    assert_html("&lt;b&gt; &amp;", "<p>&lt;b&gt; &amp;</p>\n");
}

static void links_go_to_known_kinds_of_address(void **state)
{
    (void)state;
    assert_html("[a](https://x.vn/?b=1&amp;c=2)",
                "<p><a href=\"https://x.vn/?b=1&amp;c=2\" rel=\"noopener\">a</a></p>\n");
    assert_html("[a](/tai-lieu/1)", "<p><a href=\"/tai-lieu/1\" rel=\"noopener\">a</a></p>\n");
    assert_html("[a](tel:+84123)", "<p><a href=\"tel:+84123\" rel=\"noopener\">a</a></p>\n");
    assert_html("<https://x.vn>", "<p><a href=\"https://x.vn\" "
                                  "rel=\"noopener\">https://x.vn</a></p>\n");
}

static void other_links_are_words_and_are_reported(void **state)
{
    static const char *const bad[] = {
        "[a](javascript:alert(1))", "[a](JaVaScript:alert)",     "[a](javascript&colon;alert)",
        "[a](data:text/html,x)",    "[a](//evil.example/x)",     "[a](/\\evil.example)",
        "[a](java&#115;cript:b)",   "[a](<java\tscript:alert>)", "[a](không-có.pdf)",
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        struct shown s = { 0 };
        show(&s, bad[i]);
        assert_string_equal(text_z(s.arena, s.html), "<p>a</p>\n");
        assert_non_null(s.faults);
        assert_false(s.faults->picture);
        assert_null(s.faults->next);
        arena_free(s.arena);
    }
}

static void pictures_are_only_those_the_caller_knows(void **state)
{
    struct shown s = { 0 };
    (void)state;
    assert_html("![Bản **đồ** \"x\"](<bản đồ.png>)",
                "<p><img src=\"/files/1\" alt=\"Bản đồ &quot;x&quot;\"></p>\n");
    show(&s, "![xa](https://evil.example/track.png) và ![mất](mất.png)");
    assert_string_equal(text_z(s.arena, s.html), "<p>xa và mất</p>\n");
    assert_true(s.faults->picture && s.faults->next->picture);
    assert_true(text_equal_z(s.faults->next->target, "mất.png"));
    arena_free(s.arena);
}

static void a_picture_may_be_a_link_and_links_stand_in_its_words(void **state)
{
    (void)state;
    assert_html("[![a](<bản đồ.png>)](/b)", "<p><a href=\"/b\" rel=\"noopener\"><img "
                                            "src=\"/files/1\" alt=\"a\"></a></p>\n");
    assert_html("![a [b](/c) ![d](e) g](<bản đồ.png>)",
                "<p><img src=\"/files/1\" alt=\"a b d g\"></p>\n");
    assert_html("", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_become_elements),
        cmocka_unit_test(raw_html_is_shown_as_it_was_typed),
        cmocka_unit_test(links_go_to_known_kinds_of_address),
        cmocka_unit_test(other_links_are_words_and_are_reported),
        cmocka_unit_test(pictures_are_only_those_the_caller_knows),
        cmocka_unit_test(a_picture_may_be_a_link_and_links_stand_in_its_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
