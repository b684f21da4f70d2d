// SPDX-License-Identifier: MIT
// The server keeps phones as +84…; people here say and type them with a zero.

const KEPT = /^\+84(\d{3})(\d{3})(\d{2,4})$/;

export const isPhone = (text: string): boolean => KEPT.test(text);

/** "+84990165335" as people read it: "0990 165 335"; anything else as it is. */
export const phoneWords = (text: string): string => text.replace(KEPT, '0$1 $2 $3');
