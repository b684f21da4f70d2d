/* SPDX-License-Identifier: MIT
 * page_set: compiles each page in both languages with the frame around it, style inlined, so that a
 * request only walks steps. */
#include "page_set.h"

#include <dirent.h>

#include "csp.h"
#include "page.h"
#include "route_check.h"
#include "segment.h"
#include "site.h"

enum { TEMPLATE_MAX = 512 * 1024 };

struct page_set {
    struct arena *arena;
    struct page_row *rows;
    size_t count;
    struct page_row error;
    struct segment_tree tree;
};

struct build {
    struct page_set *set;
    const struct page_options *options;
    struct faults faults;
};

/* ---- files --------------------------------------------------------------------------------- */

static bool read_text(struct build *b, const char *path, text *out)
{
    struct slice bytes;
    text name = text_format(b->set->arena, "%s/%s", b->options->web_dir, path);
    if (!file_read(b->set->arena, text_z(b->set->arena, name), TEMPLATE_MAX, &bytes)) return false;
    *out = slice_text(bytes);
    return text_is_utf8(*out);
}

static text optional(struct build *b, const char *path)
{
    text found;
    return read_text(b, path, &found) ? found : TEXT("");
}

/* static/<island>.<hash>.js; the last by name when several builds left theirs. */
static text find_island(struct build *b, const char *island)
{
    text folder = text_format(b->set->arena, "%s/static", b->options->web_dir), best = TEXT("");
    text prefix = text_format(b->set->arena, "%s.", island);
    DIR *dir = opendir(text_z(b->set->arena, folder));
    if (!dir) return best;
    for (const struct dirent *entry; (entry = readdir(dir));) {
        text name = text_of(entry->d_name);
        if (!text_starts(name, prefix) || !text_ends(name, TEXT(".js"))) continue;
        if (text_compare(name, best) > 0) best = text_copy(b->set->arena, name);
    }
    closedir(dir);
    return best.size ? text_format(b->set->arena, "/static/%.*s", TEXT_ARGS(best)) : best;
}

/* ---- templates ----------------------------------------------------------------------------- */

struct pieces {
    struct build *build;
    text body;
};

/* Of one page: everything, for who lands there; and what the cached file of all pages has not, as
 * an element of its own when there is any. */
struct style {
    text all, own;
};

static bool partial(void *arg, text name, text *out)
{
    struct pieces *p = arg;
    if (text_equal_z(name, "body")) {
        *out = p->body;
        return true;
    }
    text path = text_format(p->build->set->arena, "partials/%.*s.html", TEXT_ARGS(name));
    return text_find(name, '/', 0) == name.size && text_find(name, '.', 0) == name.size &&
           read_text(p->build, text_z(p->build->set->arena, path), out);
}

static bool compile_lang(struct build *b, struct page_row *row, text frame, const struct style *css,
                         struct pieces *pieces, enum lang lang, text *fault)
{
    struct arena *arena = b->set->arena;
    struct template_constant constants[] = { { "css_html", css->all },
                                             { "own_style_html", css->own } };
    struct template_source how = { lang, partial, pieces, constants, COUNT_OF(constants) };
    row->templates[lang] = template_compile(arena, frame, &how, fault);
    if (row->templates[lang])
        row->csp[lang] = csp_of(arena, template_fixed(arena, row->templates[lang]));
    return row->templates[lang] != NULL;
}

static const char *path_in(struct build *b, const char *plugin, const char *name,
                           const char *ending)
{
    return text_z(b->set->arena, text_format(b->set->arena, "pages/%s/%s%s", plugin, name, ending));
}

static struct style style_of(struct build *b, const struct page_row *row)
{
    struct arena *arena = b->set->arena;
    struct style css = { .all = optional(b, "page.css"), .own = TEXT("") };
    if (!row->page) return css;
    const char *name = row->page->template;
    css.all = text_format(arena, "%.*s%.*s", TEXT_ARGS(css.all),
                          TEXT_ARGS(optional(b, path_in(b, row->plugin, name, ".css"))));
    text own = optional(b, path_in(b, row->plugin, name, ".own.css"));
    if (own.size) css.own = text_format(arena, "<style>%.*s</style>", TEXT_ARGS(own));
    return css;
}

static void compile_row(struct build *b, struct page_row *row, const char *body_path,
                        const char *what)
{
    struct pieces pieces = { .build = b };
    text frame, fault = TEXT("");
    if (!read_text(b, body_path, &pieces.body)) {
        faults_add(&b->faults, "%s: template %s is not there or not UTF-8", what, body_path);
        return;
    }
    if (!read_text(b, "partials/frame.html", &frame)) {
        faults_add(&b->faults, "%s: partials/frame.html is not there or not UTF-8", what);
        return;
    }
    struct style css = style_of(b, row);
    if (!compile_lang(b, row, frame, &css, &pieces, LANG_VI, &fault) ||
        !compile_lang(b, row, frame, &css, &pieces, LANG_EN, &fault))
        faults_add(&b->faults, "%s: template %s: %.*s", what, body_path, TEXT_ARGS(fault));
}

/* ---- rows ---------------------------------------------------------------------------------- */

static const char *what_of(struct build *b, const struct page_row *row)
{
    return text_z(b->set->arena,
                  text_format(b->set->arena, "%s: page %s", row->plugin, row->page->path));
}

static void check_permission(struct build *b, const struct page_row *row, const char *what)
{
    const char *p = row->page->permission;
    if (!p || (strcmp(p, PUBLIC) != 0 && strcmp(p, SIGNED_IN) != 0))
        faults_add(&b->faults, "%s: the permission is PUBLIC or SIGNED_IN", what);
    if (!row->page->title || !row->page->title_en)
        faults_add(&b->faults, "%s: needs a title in both languages", what);
}

static bool has_param(const struct page_row *row, const char *name)
{
    for (size_t i = 0; i < row->param_count; i++)
        if (strcmp(row->params[i], name) == 0) return true;
    return false;
}

static const struct route_row *linked(struct build *b, const struct page_row *row, enum verb verb,
                                      const char *path, const char *what)
{
    const struct route_row *route = route_set_named(b->options->routes, verb, path);
    if (!route) {
        faults_add(&b->faults, "%s: %s %s is not a route", what, verb_name(verb), path);
        return NULL;
    }
    for (size_t i = 0; i < route->param_count; i++)
        if (!has_param(row, route->params[i]))
            faults_add(&b->faults, "%s: %s %s needs :%s in the address of the page", what,
                       verb_name(verb), path, route->params[i]);
    return route;
}

static void take_params(struct build *b, struct page_row *row)
{
    text rest = text_of(row->page->path);
    while (rest.size) {
        text name = text_cut(&rest, '/');
        if (name.size && name.data[0] == ':')
            row->params[row->param_count++] = text_z(b->set->arena, text_part(name, 1, name.size));
    }
}

static bool is_taken(const struct page_set *set, const char *path)
{
    for (size_t i = 0; i + 1 < set->count; i++)
        if (paths_same(set->rows[i].page->path, path)) return true;
    return site_row_of(text_of(path)) != NULL || text_starts(text_of(path), TEXT(API_PREFIX "/"));
}

static void add_page(struct build *b, const char *plugin, const struct page *page)
{
    struct page_set *set = b->set;
    struct page_row *row = &set->rows[set->count++];
    *row = (struct page_row){ .page = page, .plugin = plugin };
    const char *what = what_of(b, row), *why = path_fault(page->path);
    if (strcmp(page->path, "/") == 0) why = NULL;
    if (why || is_taken(set, page->path)) {
        faults_add(&b->faults, "%s: the path %s", what, why ? why : "is taken");
        return;
    }
    take_params(b, row);
    check_permission(b, row, what);
    if (page->data) row->data = linked(b, row, GET, page->data, what);
    if (page->submit) row->submit = linked(b, row, POST, page->submit, what);
    if (page->island) row->island_src = find_island(b, page->island);
    if (page->island && !row->island_src.size)
        faults_add(&b->faults, "%s: no static/%s.*.js", what, page->island);
    compile_row(b, row, path_in(b, plugin, page->template, ".html"), what);
    segment_add(set->arena, &set->tree, text_of(page->path), GET, row);
}

static size_t count_pages(const struct page_options *options)
{
    size_t count = 0;
    for (size_t i = 0; i < options->source_count; i++)
        for (const struct page *p = options->sources[i].pages; p && p->path; p++) count++;
    return count;
}

struct page_set *page_set_new(const struct page_options *options, schema_fault fault, void *arg)
{
    struct arena *arena = arena_new();
    struct page_set *set = ARENA_NEW(arena, struct page_set);
    struct build b = { .set = set,
                       .options = options,
                       .faults = { .arena = arena, .fault = fault, .arg = arg } };
    set->arena = arena;
    set->rows = ARENA_ARRAY(arena, count_pages(options), struct page_row);
    set->error.plugin = "core";
    segment_tree_new(arena, &set->tree);
    compile_row(&b, &set->error, "partials/error.html", "core: error page");
    for (size_t i = 0; i < options->source_count; i++)
        for (const struct page *p = options->sources[i].pages; p && p->path; p++)
            add_page(&b, options->sources[i].plugin, p);
    if (b.faults.count == 0) return set;
    arena_free(arena);
    return NULL;
}

void page_set_free(struct page_set *set)
{
    if (set) arena_free(set->arena);
}

size_t page_set_count(const struct page_set *set)
{
    return set->count;
}

const struct page_row *page_set_find(const struct page_set *set, text path,
                                     text values[ROUTE_PARAMS_MAX])
{
    struct segment_match found;
    if (!segment_find(&set->tree, path, &found)) return NULL;
    memcpy(values, found.values, sizeof(found.values));
    return segment_at(found.node, GET);
}

const struct page_row *page_set_error(const struct page_set *set)
{
    return &set->error;
}
