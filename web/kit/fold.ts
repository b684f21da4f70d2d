// SPDX-License-Identifier: MIT
// Search as the server does it (core/base/viet.h): accents do not count, đ is d, apostrophes stand for nothing, and every
// word typed must begin a word of the text: "dak mil" finds "Đắk Mil", "hyon" and "h’yon" find "H'Yon".

const APOSTROPHES = /['`\u00b4\u02b9\u02bb\u02bc\u2018\u2019\u2032\uff07]/g;

export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(APOSTROPHES, '')
    .replace(/[đĐðÐ]/g, 'd')
    .replace(/[ƀɃ]/g, 'b')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Both already folded. */
export function matches(text: string, typed: string): boolean {
  const hay = ` ${text}`;
  return typed === '' || typed.split(' ').every((word) => hay.includes(` ${word}`));
}
