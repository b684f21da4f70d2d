/* SPDX-License-Identifier: MIT
 * plugin_routes: names the loaded plugins, so that only their pages appear. Files below /static are
 * kept for ever by browsers, and ui.js has no hash in its name: its address carries a version that
 * changes with the file. */
#include "plugin_routes.h"

#include <sys/stat.h>

#include "app.h"

/* The address of a plugin's ui.js, or empty when none was laid there. */
static text ui_address(struct ctx *cx, const struct app *app, const struct plugin *plugin)
{
    struct stat st;
    text file = text_format(cx->arena, "%s/web/static/plugins/%s/ui.js", app->home, plugin->name);
    if (stat(text_z(cx->arena, file), &st) != 0 || !S_ISREG(st.st_mode)) return TEXT("");
    return text_format(cx->arena, "/static/plugins/%s/ui.js?v=%llx.%lx.%llx", plugin->name,
                       (unsigned long long)st.st_mtim.tv_sec, (unsigned long)st.st_mtim.tv_nsec,
                       (unsigned long long)st.st_size);
}

err plugin_list(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    (void)rq;
    const struct app *app = cx->app;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 1; i < registry_count(app->registry); i++) {
        const struct plugin *plugin = registry_plugin(app->registry, i);
        text ui = ui_address(cx, app, plugin);
        json_object(j);
        json_z_at(j, "id", plugin->name);
        json_text_at(j, "title", ctx_say(cx, plugin->title.vi, plugin->title.en));
        json_key(j, "ui");
        if (ui.size)
            json_text(j, ui);
        else
            json_null(j);
        json_object_end(j);
    }
    json_array_end(j);
    json_object_end(j);
    return ERR_NONE;
}

static void list_pages(struct ctx *cx, struct json *j, const struct plugin *plugin)
{
    for (const struct page *p = plugin->pages; p && p->path; p++) {
        if (!p->about) continue;
        json_object(j);
        json_z_at(j, "url", p->path);
        json_text_at(j, "title", ctx_say(cx, p->title, p->title_en));
        json_text_at(j, "about", ctx_say(cx, p->about, p->about_en));
        json_object_end(j);
    }
}

err page_list(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    (void)rq;
    const struct app *app = cx->app;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 1; i < registry_count(app->registry); i++)
        list_pages(cx, j, registry_plugin(app->registry, i));
    list_pages(cx, j, registry_plugin(app->registry, 0));
    json_array_end(j);
    json_object_end(j);
    return ERR_NONE;
}
