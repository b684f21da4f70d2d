/* SPDX-License-Identifier: MIT */
#include "../store/kv.h"
