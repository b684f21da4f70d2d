/* SPDX-License-Identifier: MIT
 * plugin: all a plugin may include. A plugin is const data: one exported `const struct plugin
 * <name>_plugin` whose tables are its table of contents. The registry checks every table of every
 * plugin before anything starts and prints all faults at once. Every array ends with a zero row;
 * every member but abi, name and title may be left out. */
#ifndef VOLBANK_PLUGIN_PLUGIN_H
#define VOLBANK_PLUGIN_PLUGIN_H

#include "../access/access.h"
#include "../access/limit.h"
#include "../access/login_code.h"
#include "../access/session.h"
#include "../access/unit_past.h"
#include "../base/buffer.h"
#include "../base/json_read.h"
#include "../base/log.h"
#include "../base/metric.h"
#include "../base/viet.h"
#include "../http/compress.h"
#include "../http/http.h"
#include "../paper/archive.h"
#include "../paper/ics.h"
#include "../paper/letter.h"
#include "../paper/markdown.h"
#include "../paper/pdf.h"
#include "../paper/qr.h"
#include "../paper/sheet_out.h"
#include "../rules/memo.h"
#include "../rules/receipt.h"
#include "../rules/rulebook.h"
#include "../rules/set_pass.h"
#include "../store/blob.h"
#include "../store/file_store.h"
#include "../store/file_type.h"
#include "../store/journal.h"
#include "../store/query.h"
#include "../store/record_json.h"
#include "../store/record_text.h"
#include "../store/secret_file.h"
#include "../work/notice.h"
#include "../work/work.h"
#include "measure.h"
#include "service.h"

#define PLUGIN_MAGIC "volbank-plugin"
enum { PLUGIN_VERSION = 1 };

struct plugin_abi {
    const char *magic;
    int version;
    const char *digest; /* of the preprocessed plugin.h, from the build */
};
/* PLUGIN_ABI_DIGEST comes from CMake (in the tree) or `volbank abi` (outside it). */
#define PLUGIN_ABI_HERE                                                                            \
    {                                                                                              \
        PLUGIN_MAGIC, PLUGIN_VERSION, PLUGIN_ABI_DIGEST                                            \
    }

struct title {
    const char *vi, *en;
};

enum setting_kind { SETTING_TEXT = 1, SETTING_INT, SETTING_BOOL };
struct setting {
    const char *name; /* "bank.reminder_hours" */
    enum setting_kind kind;
    const char *fallback;
    const char *vi, *en; /* what it does */
    int64_t min, max;
    const char *unit, *unit_en; /* "giờ"; NULL = none */
    const char *help, *help_en; /* what to think of when choosing; NULL = none */
    bool secret;                /* a token: the table of settings says only whether it is set */
};
API text setting_text(struct ctx *cx, struct tx *tx, const char *name);
API int64_t setting_int(struct ctx *cx, struct tx *tx, const char *name);
API bool setting_bool(struct ctx *cx, struct tx *tx, const char *name);

/* Called after a commit, on the writer thread, for every change of the entity. Quick; never writes;
 * may start pool work. */
#define EVERY_ENTITY "*"
struct event {
    const char *entity; /* or EVERY_ENTITY */
    void (*changed)(void *state, const struct journal_entry *entry, const struct change *change);
};

/* A command of `volbank`: args as in argv behind the name. Returns the exit code. cx->db is open
 * when `data`. */
struct command {
    const char *name;
    const char *usage;
    const char *vi, *en;
    bool data; /* needs --data DIR, opened before run */
    int (*run)(struct ctx *cx, int argc, char *argv[]);
    bool reads; /* the folder is opened for reading only, so that it works beside a running server;
                   without data: opened only when --data is given */
    bool any_index; /* with reads: reads no index, so one made by another version is no hindrance */
};

/* What to fill a demo province with, in the order of plugins' names within needs: called by
 * `volbank demo`. */
struct demo_options {
    int64_t volunteers;
    uint64_t seed;
    date as_of;
    int64_t years;
    const char *data_dir; /* shipped data files: <data_dir>/<plugin>/…; borrowed */
};

struct plugin {
    struct plugin_abi abi;
    const char *name;
    struct title title;
    const char *const *needs; /* names of plugins without which loading fails */
    const char *const *wants; /* "credential@1" */
    const struct permission *permissions;
    const struct entity *const *entities; /* pointers, so that code can name `signup_entity` */
    const struct route *routes;
    const struct page *pages;
    const struct rule_hook *const *hooks;
    const struct event *events;
    const struct job_kind *jobs;
    const struct command *commands;
    const struct setting *settings;
    const struct service *services;
    const struct measure *measures;
    /* Makes the plugin's in-memory state after the store is open; what it puts in *state is read by
     * ctx_state(). */
    err (*start)(struct ctx *cx, void **state);
    void (*stop)(void *state);
    err (*demo)(struct ctx *cx, const struct demo_options *options);
};

/* Folder of shipped data files: those of a plugin lie in <folder>/<plugin>/. */
API const char *ctx_data_dir(const struct ctx *cx);

/* Takes one try of `who`, in the server's table of limits: for what is limited by something else
 * than the address and the account, a telephone. In commands nothing is limited. ERR_TOO_MANY as of
 * limit_take. */
API err ctx_limit(struct ctx *cx, const struct limit_rule *rule, text who) MUST_CHECK;

/* What .start made; NULL when it has no start. */
API void *ctx_state(const struct ctx *cx, const struct plugin *plugin);

/* The verdict of the active rule of `hook` for `unit` (nearest unit at or above it that has one,
 * else the province's shipped script). Runs on the calling thread outside any transaction: facts
 * are copied first. A failing rule fills *fault and leaves a neutral verdict: the pair keeps its
 * unadjusted score and the fault is counted. */
API err rule_decide(struct ctx *cx, const struct rule_hook *hook, id unit, const void *facts,
                    struct rule_verdict *out, struct rule_fault *fault,
                    struct rule_source *source) MUST_CHECK;
/* The same by a pinned version (rule_version_pin), whatever was put into force since; a pin of
 * nothing gives a neutral verdict. */
API err rule_decide_by(struct ctx *cx, const struct rule_hook *hook, const struct rule_pin *pin,
                       const void *facts, struct rule_verdict *out, struct rule_fault *fault,
                       struct rule_source *source) MUST_CHECK;
/* Computes a stored verdict again (rulebook_replay). */
API err rule_replay_of(struct ctx *cx, const struct rule_receipt *receipt,
                       struct rule_replay *out) MUST_CHECK;
/* Makes the shipped rules version 1 where units have none yet: for a demo, once its units are
 * stored; a server does so when it starts. Outside transactions. */
API err rules_install(struct ctx *cx) MUST_CHECK;
/* The script of a version, for what it declares; lives in cx's arena. */
API err rule_script_of(struct ctx *cx, id version, const struct rule_script **out) MUST_CHECK;

#endif
