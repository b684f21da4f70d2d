/* SPDX-License-Identifier: MIT
 * no_table: a library that loads and exports no plugin. */
#include "core/plugin/plugin.h"

extern API const int no_table_number;
const int no_table_number = 1;
