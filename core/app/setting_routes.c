/* SPDX-License-Identifier: MIT
 * setting_routes: the tables of settings beside the stored values. A secret (a token, an address
 * with a password in it) is never read out: whoever may set it need not see it. */
#include "setting_routes.h"

#include "app.h"

static const char *kind_name(enum setting_kind kind)
{
    if (kind == SETTING_INT) return "int";
    return kind == SETTING_BOOL ? "bool" : "text";
}

static void bound(struct json *j, const char *key, const struct setting *s, int64_t value)
{
    json_key(j, key);
    if (s->kind == SETTING_INT)
        json_int(j, value);
    else
        json_null(j);
}

static void about(struct ctx *cx, struct json *j, const struct setting *s)
{
    json_z_at(j, "name", s->name);
    json_z_at(j, "kind", kind_name(s->kind));
    json_text_at(j, "label", ctx_say(cx, s->vi, s->en));
    json_text_at(j, "help", s->help ? ctx_say(cx, s->help, s->help_en) : TEXT(""));
    json_text_at(j, "unit", s->unit ? ctx_say(cx, s->unit, s->unit_en) : TEXT(""));
    bound(j, "min", s, s->min);
    bound(j, "max", s, s->max);
    json_z_at(j, "fallback", s->fallback);
    json_bool_at(j, "secret", s->secret);
}

static err one(struct ctx *cx, struct tx *tx, struct json *j, const struct setting *s)
{
    struct setting_value row = { .value = TEXT("") };
    struct setting_value probe = { .name = text_of(s->name) };
    err e = record_find(cx, tx, &setting_entity, "name", &probe, &row);
    bool stored = e == ERR_NONE;
    if (e && e != ERR_NOT_FOUND) return e;
    if (e) ctx_clear(cx);
    text value = setting_text(cx, tx, s->name);
    json_object(j);
    about(cx, j, s);
    json_key(j, "value");
    if (s->secret)
        json_null(j);
    else
        json_text(j, value);
    json_bool_at(j, "given", !text_is_empty(value));
    json_id_at(j, "id", stored ? row.id : ID_NONE);
    json_object_end(j);
    return ERR_NONE;
}

static err of_plugin(struct ctx *cx, struct tx *tx, struct json *j, const struct plugin *plugin)
{
    err e = ERR_NONE;
    json_object(j);
    json_z_at(j, "plugin", plugin->name);
    json_text_at(j, "title", ctx_say(cx, plugin->title.vi, plugin->title.en));
    json_key(j, "settings");
    json_array(j);
    for (const struct setting *s = plugin->settings; !e && s->name; s++) e = one(cx, tx, j, s);
    json_array_end(j);
    json_object_end(j);
    return e;
}

err setting_table(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)rq;
    const struct app *app = cx->app;
    struct json *j = respond_json(cx, rs, 200);
    err e = ERR_NONE;
    json_object(j);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; !e && i < registry_count(app->registry); i++) {
        const struct plugin *plugin = registry_plugin(app->registry, i);
        if (plugin->settings) e = of_plugin(cx, tx, j, plugin);
    }
    json_array_end(j);
    json_object_end(j);
    return e;
}
