/* SPDX-License-Identifier: MIT
 * Any bytes as Markdown: every tag that comes out is one of those the renderer writes, with its own
 * attributes, and no attribute holds a target that begins in another way. */
#include <stdint.h>

#include "core/paper/markdown.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool files_of_f(void *arg, text name, text *url)
{
    (void)arg;
    *url = TEXT("/file");
    return text_starts(name, TEXT("f"));
}

static bool known_tag(text rest)
{
    static const char *const tags[] = {
        "p>",     "/p>",     "h",           "/h",           "ul>",    "/ul>",       "ol",
        "/ol>",   "li>",     "/li>",        "hr>",          "pre ",   "code>",      "/code>",
        "/pre>",  "div c",   "/div>",       "table>",       "/table", "thead>",     "/thead",
        "tbody>", "/tbody>", "tr>",         "/tr>",         "th s",   "/th>",       "td",
        "/td>",   "em>",     "/em>",        "strong>",      "/stron", "del>",       "/del>",
        "br>",    "/a>",     "blockquote>", "/blockquote>", "img s",  "a href=\"/",
    };
    static const char *const links[] = { "a href=\"http", "a href=\"HTTP",
                                         "a href=\"mailto:", "a href=\"tel:" };
    for (size_t i = 0; i < COUNT_OF(tags); i++)
        if (text_starts(rest, text_of(tags[i]))) return true;
    for (size_t i = 0; i < COUNT_OF(links); i++) {
        size_t length = strlen(links[i]);
        if (text_equal_ascii(text_part(rest, 0, length), text_of(links[i]))) return true;
    }
    return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct markdown_options options = { .heading = 2, .resolve = files_of_f };
    struct arena *arena = arena_new();
    text html;
    struct ctx cx;
    ctx_begin(&cx, arena);
    html = markdown_html(&cx, (text){ (const char *)data, size }, &options, NULL);
    for (size_t i = text_find(html, '<', 0); i < html.size; i = text_find(html, '<', i + 1))
        REQUIRE(known_tag(text_part(html, i + 1, html.size)));
    arena_free(arena);
    return 0;
}
