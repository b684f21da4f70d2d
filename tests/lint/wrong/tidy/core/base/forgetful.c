/* SPDX-License-Identifier: MIT */
int checked(int size);
int checked(int size)
{
    if (size > 4)
        ;
    return size;
}
