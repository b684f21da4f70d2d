/* SPDX-License-Identifier: MIT */
#include <lmdb.h>
