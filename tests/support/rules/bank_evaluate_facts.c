/* SPDX-License-Identifier: MIT
 * bank_evaluate_facts: see bank_facts.c. */
#include "plugins/bank/evaluate_facts.c"
