/* SPDX-License-Identifier: MIT
 * bank_facts: the bank's fact tables, so that the rules floor is tested with the hooks and scripts
 * that ship. The plugin itself is built above this floor; its tables need nothing from there. */
#include "plugins/bank/facts.c"
