/* SPDX-License-Identifier: MIT */
int known(void);
