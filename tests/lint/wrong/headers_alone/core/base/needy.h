/* SPDX-License-Identifier: MIT */
size_t measure(const char *text);
