/* SPDX-License-Identifier: MIT */
#include "core/base/text.h"
#include "core/plugin/plugin.h"
#include "../bank/bank.h"
