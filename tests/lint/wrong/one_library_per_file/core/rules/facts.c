/* SPDX-License-Identifier: MIT */
#include <lua.h>
