/* SPDX-License-Identifier: MIT */
#include <stddef.h>
size_t measure(const char *text);
