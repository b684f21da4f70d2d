/* SPDX-License-Identifier: MIT */
#define API __attribute__((visibility("default")))
API int offered(void);
API int unlisted(void);
int offered(void)
{
    return 1;
}
int unlisted(void)
{
    return 2;
}
int main(void)
{
    return offered() - 1;
}
