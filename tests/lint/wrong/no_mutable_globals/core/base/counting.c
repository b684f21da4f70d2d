/* SPDX-License-Identifier: MIT */
int shared = 7;
static int hidden;
static _Thread_local int mine;
static const int fixed = 3;
static const char *const names[] = { "a", "b" };
int count(void);
int count(void)
{
    static int calls;
    calls++;
    hidden++;
    mine++;
    return calls + hidden + mine + shared + fixed + names[fixed - 3][0];
}
