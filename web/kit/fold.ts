// SPDX-License-Identifier: MIT
// Search as the server does it (core/base/viet.h): accents do not count, đ is d, and every word typed must begin a word
// of the text: "dak mil" finds "Đắk Mil", "nguyen" finds "Nguyễn".

export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Both already folded. */
export function matches(text: string, typed: string): boolean {
  const hay = ` ${text}`;
  return typed === '' || typed.split(' ').every((word) => hay.includes(` ${word}`));
}
