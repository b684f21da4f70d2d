/* SPDX-License-Identifier: MIT
 * plugin_routes: names the loaded plugins, so that only their pages appear. */
#include "plugin_routes.h"

#include <unistd.h>

#include "app.h"

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
        text file =
            text_format(cx->arena, "%s/web/static/plugins/%s/ui.js", app->home, plugin->name);
        bool has_ui = access(text_z(cx->arena, file), R_OK) == 0;
        json_object(j);
        json_z_at(j, "id", plugin->name);
        json_text_at(j, "title", ctx_say(cx, plugin->title.vi, plugin->title.en));
        json_key(j, "ui");
        if (has_ui) {
            json_text(j, text_format(cx->arena, "/static/plugins/%s/ui.js", plugin->name));
        } else {
            json_null(j);
        }
        json_object_end(j);
    }
    json_array_end(j);
    json_object_end(j);
    return ERR_NONE;
}
