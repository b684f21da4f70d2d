/* SPDX-License-Identifier: MIT
 * demo_names: names as people of the province bear them, at roughly the frequencies of the region:
 * Kinh surnames of Đắk Lắk's registers, Ê Đê given name first and clan last, M'Nông with Y, Điểu,
 * H' or Thị and a clan mostly since 2010, Mạ with K' or Ka, Mông and Thái surnames of their own. */
#ifndef VOLBANK_BANK_DEMO_NAMES_H
#define VOLBANK_BANK_DEMO_NAMES_H

#include "demo_world.h"

/* A full name in d->scratch. sex: 1 male, 2 female; birth: older people bear other middle names and
 * fewer clans. */
text demo_name(struct demo *d, enum demo_naming naming, int32_t sex, date birth);
/* The naming of somebody whose family comes from that commune. */
enum demo_naming demo_naming_in(struct demo *d, const struct demo_commune *c);
/* The language that goes with a naming, 0 for none. */
uint8_t demo_language_of(struct demo *d, enum demo_naming naming);
/* "Thôn 4", "Bon U3", "Buôn Nui", "Tổ dân phố 2", as fits the commune. */
text demo_hamlet(struct demo *d, const struct demo_commune *c);

#endif
