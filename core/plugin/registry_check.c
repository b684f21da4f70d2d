/* SPDX-License-Identifier: MIT
 * registry_check: the faults of tables, told all at once so that a plugin's author mends them in
 * one go. */
#include "registry_check.h"

#include <stdarg.h>
#include <stdio.h>

struct checking {
    struct arena *arena;
    const struct plugin *plugin;
    const struct permission_book *book;
    const struct schema *schema;
    registry_fault fault;
    void *arg;
};

static void say(struct checking *c, const char *format, ...) PRINTF_LIKE(2, 3);

static void say(struct checking *c, const char *format, ...)
{
    char line[400];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(line, sizeof(line), format, args);
    va_end(args);
    text message = text_format(c->arena, "%s: %s", c->plugin->name, line);
    c->fault(c->arg, text_z(c->arena, message));
}

const char *registry_missing_need(const struct plugin *plugin, const struct plugin *const present[],
                                  size_t count)
{
    for (const char *const *need = plugin->needs; need && *need; need++) {
        bool met = false;
        for (size_t i = 0; i < count && !met; i++) met = strcmp(present[i]->name, *need) == 0;
        if (!met) return *need;
    }
    return NULL;
}

static bool is_name(const char *name, const char *more)
{
    if (!name || !(*name >= 'a' && *name <= 'z')) return false;
    for (const char *c = name; *c; c++) {
        bool plain = (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c == '_';
        if (!plain && !strchr(more, *c)) return false;
    }
    return true;
}

/* Names a route or entity may give as a permission. */
static bool is_permission(const struct checking *c, const char *name)
{
    return strcmp(name, PUBLIC) == 0 || strcmp(name, SIGNED_IN) == 0 ||
           permission_named(c->book, name);
}

static void check_permissions(struct checking *c)
{
    for (const struct permission *p = c->plugin->permissions; p && p->name; p++) {
        if (!is_name(p->name, ".")) say(c, "permission «%s»: a name is a-z, 0-9, _ and .", p->name);
        if (!p->vi || !p->en) say(c, "permission «%s»: needs words in both languages", p->name);
        if (!p->roles) say(c, "permission «%s»: no role carries it", p->name);
        if (permission_named(c->book, p->name) != p)
            say(c, "permission «%s»: another row has this name", p->name);
    }
}

static void check_entities(struct checking *c)
{
    const struct entity *const *rows = c->plugin->entities;
    for (size_t i = 0; rows && rows[i]; i++) {
        const struct entity *e = rows[i];
        if (e->read && !is_permission(c, e->read))
            say(c, "entity «%s»: .read «%s» is not a permission", e->name, e->read);
        if (e->write && !is_permission(c, e->write))
            say(c, "entity «%s»: .write «%s» is not a permission", e->name, e->write);
    }
}

static void check_routes(struct checking *c)
{
    for (const struct route *r = c->plugin->routes; r && r->path; r++) {
        if (!r->run) say(c, "route %s: has no .run", r->path);
        if (!r->permission) say(c, "route %s: names no permission (PUBLIC is one)", r->path);
        if (r->permission && !is_permission(c, r->permission))
            say(c, "route %s: «%s» is not a permission", r->path, r->permission);
        if (!r->summary || !r->summary_en)
            say(c, "route %s: needs a summary in both languages", r->path);
        if (r->prepare && r->kind != WRITE && r->kind != JOB)
            say(c, "route %s: .prepare goes with WRITE or JOB", r->path);
    }
}

static void hook_fault(void *arg, const char *message)
{
    struct checking *c = arg;
    say(c, "hook %s", message);
}

static void check_hooks(struct checking *c, const struct plugin *const plugins[], size_t count)
{
    const struct rule_hook *const *rows = c->plugin->hooks;
    for (size_t i = 0; rows && rows[i]; i++) {
        (void)rule_hook_check(rows[i], hook_fault, c);
        for (size_t p = 0; p < count; p++) {
            const struct rule_hook *const *others = plugins[p]->hooks;
            for (size_t k = 0; others && others[k]; k++)
                if (others[k] != rows[i] && strcmp(others[k]->name, rows[i]->name) == 0)
                    say(c, "hook «%s»: another plugin declares it", rows[i]->name);
        }
    }
}

static void check_settings(struct checking *c)
{
    for (const struct setting *s = c->plugin->settings; s && s->name; s++) {
        int64_t number;
        if (!is_name(s->name, ".")) say(c, "setting «%s»: a name is a-z, 0-9, _ and .", s->name);
        if (!s->vi || !s->en) say(c, "setting «%s»: needs words in both languages", s->name);
        if (!s->fallback) {
            say(c, "setting «%s»: has no .fallback", s->name);
            continue;
        }
        bool whole = text_to_int(text_of(s->fallback), &number);
        if (s->kind == SETTING_INT && (!whole || number < s->min || number > s->max))
            say(c, "setting «%s»: .fallback is not between .min and .max", s->name);
    }
}

static void check_services(struct checking *c, const struct plugin *const plugins[], size_t count)
{
    for (const struct service *s = c->plugin->services; s && s->name; s++) {
        if (!s->functions) say(c, "service %s@%d: has no functions", s->name, s->version);
        for (size_t p = 0; p < count; p++)
            for (const struct service *o = plugins[p]->services; o && o->name; o++)
                if (o != s && o->version == s->version && strcmp(o->name, s->name) == 0)
                    say(c, "service %s@%d: another plugin offers it", s->name, s->version);
    }
}

static bool has_field(const struct checking *c, const char *entity, const char *field)
{
    const struct entity *e = schema_named(c->schema, text_of(entity));
    return e && (strcmp(field, "id") == 0 || field_named(e->fields, text_of(field)));
}

static void check_measure(struct checking *c, const struct measure *m)
{
    if (!m->vi || !m->en || !m->unit || !m->unit_en)
        say(c, "measure «%s»: needs words in both languages", m->name);
    if (!m->shape || !m->place) say(c, "measure «%s»: needs .shape and .place", m->name);
    if ((m->under == NULL) != (m->amount == NULL))
        say(c, "measure «%s»: .under goes with .amount", m->name);
    if (!c->schema) return;
    if (!m->entity || !schema_named(c->schema, text_of(m->entity)))
        say(c, "measure «%s»: counts no known entity", m->name);
    else if (m->under && !has_field(c, m->entity, m->under))
        say(c, "measure «%s»: .under «%s» is no field", m->name, m->under);
    for (const struct measure_link *l = m->links; l && l->entity; l++)
        if (l->by && schema_named(c->schema, text_of(l->entity)) && !has_field(c, l->entity, l->by))
            say(c, "measure «%s»: link by «%s.%s», which there is not", m->name, l->entity, l->by);
}

static void check_rest(struct checking *c)
{
    for (const struct event *e = c->plugin->events; e && e->entity; e++) {
        if (!e->changed) say(c, "event on «%s»: has no .changed", e->entity);
        bool every = strcmp(e->entity, EVERY_ENTITY) == 0;
        if (c->schema && !every && !schema_named(c->schema, text_of(e->entity)))
            say(c, "event on «%s»: no such entity", e->entity);
    }
    for (const struct job_kind *j = c->plugin->jobs; j && j->name; j++)
        if (!j->run || !j->vi || !j->en)
            say(c, "job «%s»: needs .run and words in both languages", j->name);
    for (const struct command *k = c->plugin->commands; k && k->name; k++)
        if (!k->run || !k->usage || !k->vi || !k->en)
            say(c, "command «%s»: needs .run, .usage and words in both languages", k->name);
    for (const struct measure *m = c->plugin->measures; m && m->name; m++) check_measure(c, m);
    if (!c->plugin->title.vi || !c->plugin->title.en) say(c, "needs a title in both languages");
    if (c->plugin->stop && !c->plugin->start) say(c, ".stop goes with .start");
}

void registry_check(struct arena *arena, const struct plugin *const plugins[], size_t count,
                    const struct permission_book *book, const struct schema *schema,
                    registry_fault fault, void *arg)
{
    for (size_t i = 0; i < count; i++) {
        struct checking c = { arena, plugins[i], book, schema, fault, arg };
        if (!is_name(plugins[i]->name, "")) say(&c, "a plugin's name is a-z, 0-9 and _");
        for (size_t k = 0; k < i; k++)
            if (strcmp(plugins[k]->name, plugins[i]->name) == 0) say(&c, "is loaded twice");
        check_permissions(&c);
        check_entities(&c);
        check_routes(&c);
        check_hooks(&c, plugins, count);
        check_settings(&c);
        check_services(&c, plugins, count);
        check_rest(&c);
    }
}
