/* SPDX-License-Identifier: MIT
 * bank_vocabulary: see bank_facts.c. */
#include "plugins/bank/vocabulary.c"
