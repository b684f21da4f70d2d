/* SPDX-License-Identifier: MIT
 * other_abi: says it was built against another plugin.h. */
#include "core/plugin/plugin.h"

extern API const struct plugin other_abi_plugin;

const struct plugin other_abi_plugin = { .abi = { PLUGIN_MAGIC, PLUGIN_VERSION,
                                                  "ffffffffffffffffffffffffffffffff" },
                                         .name = "other_abi",
                                         .title = { "Khác", "Other" } };
