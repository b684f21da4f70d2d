/* SPDX-License-Identifier: MIT
 * host: plugin.h's questions answered from the running parts. */
#include "host.h"

static const struct host *host_of(const struct ctx *cx)
{
    REQUIRE(cx->app);
    return cx->app;
}

const char *ctx_data_dir(const struct ctx *cx)
{
    return host_of(cx)->data_dir;
}

err ctx_limit(struct ctx *cx, const struct limit_rule *rule, text who)
{
    return limit_take(cx, host_of(cx)->limits, rule, who);
}

void *ctx_state(const struct ctx *cx, const struct plugin *plugin)
{
    const struct host *host = host_of(cx);
    for (size_t i = 0; i < registry_count(host->registry); i++)
        if (registry_plugin(host->registry, i) == plugin) return host->states[i];
    return NULL;
}

const void *ctx_service(const struct ctx *cx, const char *name, int version)
{
    const struct service *s = registry_service(host_of(cx)->registry, name, version);
    return s ? s->functions : NULL;
}

const struct measure *ctx_measure(const struct ctx *cx, size_t i)
{
    const struct registry *registry = host_of(cx)->registry;
    for (size_t p = 0; p < registry_count(registry); p++)
        for (const struct measure *m = registry_plugin(registry, p)->measures; m && m->name; m++)
            if (i-- == 0) return m;
    return NULL;
}

size_t ctx_measure_count(const struct ctx *cx)
{
    size_t count = 0;
    while (ctx_measure(cx, count)) count++;
    return count;
}

err rule_decide(struct ctx *cx, const struct rule_hook *hook, id unit, const void *facts,
                struct rule_verdict *out, struct rule_fault *fault, struct rule_source *source)
{
    return rulebook_decide(cx, host_of(cx)->rules, hook, unit, facts, out, fault, source);
}

err rule_decide_by(struct ctx *cx, const struct rule_hook *hook, const struct rule_pin *pin,
                   const void *facts, struct rule_verdict *out, struct rule_fault *fault,
                   struct rule_source *source)
{
    return rulebook_decide_by(cx, host_of(cx)->rules, hook, pin, facts, out, fault, source);
}

err rule_replay_of(struct ctx *cx, const struct rule_receipt *receipt, struct rule_replay *out)
{
    return rulebook_replay(cx, host_of(cx)->rules, receipt, out);
}

err rules_install(struct ctx *cx)
{
    return rulebook_install(cx, host_of(cx)->rules, host_of(cx)->scripts_dir);
}

err rule_script_of(struct ctx *cx, id version, const struct rule_script **out)
{
    return rulebook_script(cx, host_of(cx)->rules, version, out);
}

static const struct field setting_fields[] = {
    FIELD(1, struct setting_value, name, TEXT, REQUIRED | UNIQUE | INDEXED, .max = 80,
          .label = "Tên", .label_en = "Name"),
    FIELD(2, struct setting_value, value, TEXT, 0, .max = 2000, .label = "Giá trị",
          .label_en = "Value", .help = "Mật khẩu, mã truy cập ghi vào rồi thì không hiện lại.",
          .help_en = "A password or token is not shown again once it is set."),
    FIELD(3, struct setting_value, hidden, TEXT, SECRET | READ_ONLY, .max = 2000,
          .label = "Giá trị được giấu", .label_en = "Hidden value"),
    { 0 }
};

static bool setting_fits(const struct setting *s, text value)
{
    int64_t number;
    if (s->kind == SETTING_INT)
        return text_to_int(value, &number) && number >= s->min && number <= s->max;
    if (s->kind == SETTING_BOOL) return text_equal_z(value, "true") || text_equal_z(value, "false");
    return true;
}

/* What is typed into a secret setting moves where no reader of records, sheets or the journal
 * comes. Nothing typed leaves the secret as it is: deleting the record takes it away. */
static void hide(struct setting_value *v)
{
    if (text_is_empty(v->value)) return;
    v->hidden = v->value;
    v->value = TEXT("");
}

static err setting_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    (void)tx;
    (void)before;
    struct setting_value *v = record;
    const struct setting *s = registry_setting(host_of(cx)->registry, text_z(cx->arena, v->name));
    if (!s)
        return ctx_fail(cx, ERR_INVALID, "/name", "unknown",
                        SAY("Không có thiết lập «%.*s»", "There is no setting «%.*s»"),
                        TEXT_ARGS(v->name));
    if (setting_fits(s, v->value)) {
        if (s->secret) hide(v);
        return ERR_NONE;
    }
    if (s->kind == SETTING_INT)
        return ctx_fail(
            cx, ERR_INVALID, "/value", "range",
            SAY("Cần một số nguyên từ %lld đến %lld", "A whole number from %lld to %lld is needed"),
            (long long)s->min, (long long)s->max);
    return ctx_fail(cx, ERR_INVALID, "/value", "range",
                    SAY("Giá trị không hợp với «%s»", "The value does not fit «%s»"), s->name);
}

const struct entity setting_entity = {
    "setting",
    "Thiết lập",
    sizeof(struct setting_value),
    setting_fields,
    .number = 11,
    .label_en = "Setting",
    .check = setting_check,
    .read = "setting.read",
    .write = "setting.write",
    .title = "name",
    .help = "Giá trị đã đặt khác với mặc định.",
    .help_en = "A value set that differs from the default.",
};

text setting_text(struct ctx *cx, struct tx *tx, const char *name)
{
    const struct setting *s = registry_setting(host_of(cx)->registry, name);
    REQUIRE(s);
    struct setting_value row;
    struct setting_value probe = { .name = text_of(name) };
    err e = record_find(cx, tx, &setting_entity, "name", &probe, &row);
    if (!e && s->secret) return row.hidden;
    if (!e && setting_fits(s, row.value)) return row.value;
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    return text_of(s->fallback);
}

int64_t setting_int(struct ctx *cx, struct tx *tx, const char *name)
{
    int64_t number = 0;
    REQUIRE(text_to_int(setting_text(cx, tx, name), &number));
    return number;
}

bool setting_bool(struct ctx *cx, struct tx *tx, const char *name)
{
    return text_equal_z(setting_text(cx, tx, name), "true");
}
