// SPDX-License-Identifier: MIT

/** "+84990165335" as people read it: "0990 165 335". */
export function phoneWords(phone: string): string {
  const found = /^\+84(\d{3})(\d{3})(\d+)$/.exec(phone);
  return found ? `0${found[1]} ${found[2]} ${found[3]}` : phone;
}
