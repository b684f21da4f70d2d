/* SPDX-License-Identifier: MIT
 * missing_function: calls what no server has; RTLD_NOW must find that at start. */
#include "core/plugin/plugin.h"

extern err function_that_is_nowhere(struct ctx *cx, void **state);
extern API const struct plugin missing_function_plugin;

const struct plugin missing_function_plugin = { .abi = PLUGIN_ABI_HERE,
                                                .name = "missing_function",
                                                .title = { "Thiếu", "Missing" },
                                                .start = function_that_is_nowhere };
