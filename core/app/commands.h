/* SPDX-License-Identifier: MIT
 * commands: what the core itself offers on the command line; one function per command, listed in
 * admin.c. */
#ifndef VOLBANK_APP_COMMANDS_H
#define VOLBANK_APP_COMMANDS_H

#include "../plugin/plugin.h"

#define USAGE_SERVE                                                                                \
    "volbank serve --data DIR [--port 8080] [--address 127.0.0.1] [--public-url URL] "             \
    "[--behind-proxy] [--writes-per-hour 20000] [--quota-mb N]"
#define USAGE_DEMO                                                                                 \
    "volbank demo --data DIR [--volunteers 12000] [--seed 630] [--as-of YYYY-MM-DD] [--years 3]"
#define USAGE_IMPORT                                                                               \
    "volbank import --data DIR ENTITY FILE [--dry-run] [--json] [--headers names|labels]\n"        \
    "    [--good-only] [--unit CODE] [--set FIELD=VALUE]..."
#define USAGE_EXPORT "volbank export --data DIR ENTITY FILE.csv|FILE.xlsx [--headers names|labels]"
#define USAGE_HOOK "volbank hook NAME stub | hook NAME reference | hook NAME docs"
#define USAGE_RULE                                                                                 \
    "volbank rule check FILE | rule test FILE [--json] | rule run FILE --facts FACTS.json"
#define USAGE_RULE_PREVIEW                                                                         \
    "volbank rule preview FILE --data DIR [--unit CODE] [--against VERSION] [--from YYYY-MM-DD] "  \
    "[--until YYYY-MM-DD] [--limit N] [--json]"
#define USAGE_RULE_DIFF                                                                            \
    "volbank rule diff OLD NEW [--data DIR] [--json]\n"                                            \
    "volbank rule diff NEW --data DIR --version ID [--json]"
#define USAGE_USER                                                                                 \
    "volbank user --data DIR add LOGIN --name NAME --role ROLE --unit CODE [--password-file "      \
    "FILE]\n"                                                                                      \
    "volbank user --data DIR password LOGIN --password-file FILE\nvolbank user --data DIR list\n"  \
    "volbank user --data DIR keys\nvolbank user --data DIR revoke KEY"
#define USAGE_UNIT                                                                                 \
    "volbank unit --data DIR merge UNIT... --into UNIT|CODE:NAME[:PLACE] --on DATE\n"              \
    "volbank unit --data DIR split UNIT --into \"UNIT;CODE:NAME[:PLACE]\" --on DATE\n"             \
    "volbank unit --data DIR rename UNIT --name NAME --on DATE\n"                                  \
    "volbank unit --data DIR reparent UNIT... --under UNIT --on DATE\n"                            \
    "volbank unit --data DIR relocate UNIT... --place CODE --on DATE\n"                            \
    "volbank unit --data DIR close UNIT... --on DATE\n"                                            \
    "volbank unit --data DIR replay MAPPING.csv --on DATE [--batch NAME]\n"                        \
    "volbank unit --data DIR undo OPERATION|BATCH\n"                                               \
    "volbank unit --data DIR list\n"                                                               \
    "    all but list: [--dry-run] [--json]; merge, split: [--under UNIT] for new units"

int command_serve(struct ctx *cx, int argc, char *argv[]);
int command_demo(struct ctx *cx, int argc, char *argv[]);
int command_import(struct ctx *cx, int argc, char *argv[]);
int command_export(struct ctx *cx, int argc, char *argv[]);
int command_check(struct ctx *cx, int argc, char *argv[]);
int command_routes(struct ctx *cx, int argc, char *argv[]);
int command_entities(struct ctx *cx, int argc, char *argv[]);
int command_permissions(struct ctx *cx, int argc, char *argv[]);
int command_hook(struct ctx *cx, int argc, char *argv[]);
int command_hooks(struct ctx *cx, int argc, char *argv[]);
int command_settings(struct ctx *cx, int argc, char *argv[]);
int command_abi(struct ctx *cx, int argc, char *argv[]);
int command_rule_preview(struct ctx *cx, int argc, char *argv[]);
int command_rule_diff(struct ctx *cx, int argc, char *argv[]);
int command_rule(struct ctx *cx, int argc, char *argv[]);
int command_rule_child(struct ctx *cx, int argc, char *argv[]);
int command_backup(struct ctx *cx, int argc, char *argv[]);
int command_restore(struct ctx *cx, int argc, char *argv[]);
int command_verify(struct ctx *cx, int argc, char *argv[]);
int command_dump(struct ctx *cx, int argc, char *argv[]);
int command_load(struct ctx *cx, int argc, char *argv[]);
int command_unit(struct ctx *cx, int argc, char *argv[]);
int command_user(struct ctx *cx, int argc, char *argv[]);

#endif
