/* SPDX-License-Identifier: MIT */
#include <lmdb.h>
#include <stdio.h>
#include <jansson.h>
