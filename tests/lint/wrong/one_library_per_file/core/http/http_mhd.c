/* SPDX-License-Identifier: MIT */
#include <microhttpd.h>
#include <zlib.h>
