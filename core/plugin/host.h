/* SPDX-License-Identifier: MIT
 * host: what cx->app points to: the running parts a plugin reaches through ctx_state, ctx_service,
 * setting_… and rule_decide. Made by app/; read-only while plugins run, except the rulebook, which
 * guards itself. */
#ifndef VOLBANK_PLUGIN_HOST_H
#define VOLBANK_PLUGIN_HOST_H

#include "../rules/rulebook.h"
#include "loader.h"

struct host {
    const struct registry *registry;
    struct rulebook *rules;
    void *states[PLUGINS_MAX + 1]; /* by registry order: what .start made */
    struct limits *limits;         /* of the server; NULL in commands: nothing is limited */
    bool demo;                     /* a folder whose randomness is seeded: not for real people */
    const char *data_dir;          /* shipped data files */
    const char *scripts_dir;       /* shipped rules */
};

/* A stored value of a setting; without one the table's fallback counts. */
struct setting_value {
    id id;
    text name;
    text value;  /* empty when the setting is secret */
    text hidden; /* SECRET: the value of a secret setting, for the server alone */
};
extern const struct entity setting_entity;

#endif
