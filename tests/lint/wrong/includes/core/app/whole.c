/* SPDX-License-Identifier: MIT */
#include "../base/upward.c"
#include "nowhere.h"
#include "../../plugins/bank/bank.h"
