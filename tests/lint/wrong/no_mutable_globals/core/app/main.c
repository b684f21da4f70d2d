/* SPDX-License-Identifier: MIT */
int stop_requested;
