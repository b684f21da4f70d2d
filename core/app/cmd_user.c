/* SPDX-License-Identifier: MIT
 * cmd_user: accounts from the command line: the first administrator of a new instance, a forgotten
 * password, the API keys there are. Passwords come from a file or are made up and printed once;
 * never from the command line, where others see them. */
#include <stdio.h>

#include "../access/api_key.h"
#include "../access/session.h"
#include "app.h"
#include "args.h"
#include "commands.h"

static const struct option_row user_options[] = { { "--name", false, NULL },
                                                  { "--role", false, NULL },
                                                  { "--unit", false, NULL },
                                                  { "--password-file", false, NULL },
                                                  { 0 } };

enum { MADE_UP_LENGTH = 16, PASSWORD_MIN = 8, PASSWORD_MAX = 200 };

struct adding {
    struct account account;
    text unit_code;
    int32_t role;
};

static bool read_password(struct ctx *cx, const char *path, text *out)
{
    if (!path) {
        *out = code_text(cx->arena, cx->random, MADE_UP_LENGTH);
        (void)printf("Mật khẩu / password: %.*s\n", TEXT_ARGS(*out));
        return true;
    }
    char line[PASSWORD_MAX + 2];
    FILE *in = fopen(path, "r");
    bool got = in && fgets(line, sizeof(line), in);
    if (in) (void)fclose(in);
    if (got) *out = text_copy(cx->arena, text_trim(text_of(line)));
    if (got && out->size >= PASSWORD_MIN) return true;
    (void)fprintf(stderr,
                  "Mật khẩu phải có ít nhất 8 ký tự\nA password has at least 8 characters\n");
    return false;
}

static err set_password(struct ctx *cx, text password, struct account *account)
{
    char hash[PASSWORD_HASH_MAX];
    err e = password_hash(cx, password, false, hash);
    if (!e) account->password = text_copy(cx->arena, text_of(hash));
    return e;
}

static err add(struct ctx *cx, struct tx *tx, void *arg)
{
    struct adding *adding = arg;
    struct unit unit;
    struct unit probe = { .code = adding->unit_code };
    err e = record_find(cx, tx, &unit_entity, "code", &probe, &unit);
    if (e == ERR_NOT_FOUND)
        return ctx_fail(cx, e, NULL, "unit",
                        SAY("Không có đơn vị mã «%.*s»", "There is no unit with the code «%.*s»"),
                        TEXT_ARGS(adding->unit_code));
    if (!e) e = record_create(cx, tx, &account_entity, &adding->account);
    struct grant grant = { .account = adding->account.id, .role = adding->role, .unit = unit.id };
    if (!e) e = record_create(cx, tx, &grant_entity, &grant);
    return e;
}

static int add_user(struct ctx *cx, const struct args *args)
{
    const char *name = args_value(args, "--name");
    const char *role = args_value(args, "--role");
    const char *unit = args_value(args, "--unit");
    const struct term *term = role ? vocabulary_code(&role_terms, text_of(role)) : NULL;
    if (!name || !term || !unit) {
        (void)fprintf(stderr, "%s\n", USAGE_USER);
        return EXIT_USAGE;
    }
    struct adding adding = { .account = { .login = account_login_text(cx, text_of(args->rest[1])),
                                          .name = text_of(name),
                                          .state = ACCOUNT_ACTIVE },
                             .unit_code = text_of(unit),
                             .role = term->number };
    text password;
    if (!read_password(cx, args_value(args, "--password-file"), &password)) return EXIT_USAGE;
    err e = set_password(cx, password, &adding.account);
    if (!e) e = db_write(cx, add, &adding);
    return app_report(cx, e);
}

struct changing {
    text login;
    text password_hash;
};

static err change(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct changing *changing = arg;
    struct account account;
    err e = account_by_login(cx, tx, changing->login, &account);
    account.password = changing->password_hash;
    if (!e) e = record_update(cx, tx, &account_entity, &account);
    if (!e) e = session_close_all(cx, tx, account.id);
    return e;
}

static int change_password(struct ctx *cx, const struct args *args)
{
    struct account scratch = { 0 };
    text password;
    if (!read_password(cx, args_value(args, "--password-file"), &password)) return EXIT_USAGE;
    err e = set_password(cx, password, &scratch);
    struct changing changing = { text_of(args->rest[1]), scratch.password };
    if (!e) e = db_write(cx, change, &changing);
    return app_report(cx, e);
}

static enum kv_go print_account(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                err *failure)
{
    (void)cx;
    (void)tx;
    (void)arg;
    (void)failure;
    const struct account *a = record;
    const struct term *state =
        vocabulary_number(entity_field(&account_entity, "state", 5)->terms, (unsigned)a->state);
    (void)printf("%.*s\t%.*s\t%s\n", TEXT_ARGS(a->login), TEXT_ARGS(a->name),
                 state ? state->code : "-");
    return KV_MORE;
}

static err list(struct ctx *cx, struct tx *tx, void *arg)
{
    return query_all(cx, tx, &account_entity, print_account, arg);
}

/* ---- API keys ------------------------------------------------------------------------------ */

static enum kv_go print_key(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct api_key *key = record;
    char which[ID_TEXT_SIZE];
    (void)arg;
    *failure = record_derive(cx, tx, &api_key_entity, record, instant_date(cx->now));
    if (*failure) return KV_STOP;
    id_format(key->id, which);
    text used = key->used ? date_format(cx->arena, key->used) : TEXT("-");
    (void)printf("%.*s\t%.*s\t%.*s\t%.*s\t%.*s\t%.*s\n", ID_TEXT_SIZE, which, TEXT_ARGS(key->label),
                 TEXT_ARGS(key->maker), TEXT_ARGS(key->scope),
                 TEXT_ARGS(date_format(cx->arena, instant_date(key->made))), TEXT_ARGS(used));
    return KV_MORE;
}

static err list_keys(struct ctx *cx, struct tx *tx, void *arg)
{
    return query_all(cx, tx, &api_key_entity, print_key, arg);
}

static err revoke(struct ctx *cx, struct tx *tx, void *arg)
{
    const id *key = arg;
    if (record_exists(cx, tx, &api_key_entity, *key)) return session_close(cx, tx, *key);
    return ctx_fail(cx, ERR_NOT_FOUND, NULL, "key",
                    SAY("Không có khóa này", "There is no such key"));
}

static int revoke_key(struct ctx *cx, const struct args *args)
{
    id key;
    if (id_parse(text_of(args->rest[1]), &key)) return app_report(cx, db_write(cx, revoke, &key));
    (void)fprintf(stderr, "%s\n", USAGE_USER);
    return EXIT_USAGE;
}

int command_user(struct ctx *cx, int argc, char *argv[])
{
    struct args args;
    if (!args_read(&args, user_options, USAGE_USER, argc, argv)) return EXIT_USAGE;
    const char *what = args.rest_count ? args.rest[0] : "";
    if (strcmp(what, "list") == 0 && args.rest_count == 1)
        return app_report(cx, db_read(cx, list, NULL));
    if (strcmp(what, "keys") == 0 && args.rest_count == 1)
        return app_report(cx, db_read(cx, list_keys, NULL));
    if (strcmp(what, "revoke") == 0 && args.rest_count == 2) return revoke_key(cx, &args);
    if (strcmp(what, "add") == 0 && args.rest_count == 2) return add_user(cx, &args);
    if (strcmp(what, "password") == 0 && args.rest_count == 2) return change_password(cx, &args);
    (void)fprintf(stderr, "%s\n", USAGE_USER);
    return EXIT_USAGE;
}
