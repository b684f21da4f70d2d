/* SPDX-License-Identifier: MIT */
int straight(void);
