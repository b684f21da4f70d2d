/* SPDX-License-Identifier: MIT */
#include "core/base/text.h"
#include "core/store/kv.h"
