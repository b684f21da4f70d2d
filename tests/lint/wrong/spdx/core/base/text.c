int text;
int more;
int yet;
/* SPDX-License-Identifier: MIT */
