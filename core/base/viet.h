/* SPDX-License-Identifier: MIT
 * viet: Vietnamese, Ê Đê and M'Nông writing. ICU is known to this module only.
 * Fold (search): NFD, marks U+0300-036F dropped, đ Đ Ð ð -> d, ƀ -> b, apostrophes dropped, lower
 * case, runs of other characters than letters and digits -> one space. "primary strength" collation
 * would not do: there đa != da. Sort: CLDR `vi` (tones ngang < huyền < hỏi < ngã < sắc < nặng; đ
 * after d). */
#ifndef VOLBANK_BASE_VIET_H
#define VOLBANK_BASE_VIET_H

#include "ctx.h"

/* Normal form C; U+00D0/U+00F0 (eth) -> Đ/đ; control characters, bidi controls and zero-width
 * spaces dropped; white space runs -> one space, none at either end, except '\n' kept when `lines`
 * (then without spaces around it). ERR_INVALID (no detail) when not UTF-8. */
API err viet_clean(struct ctx *cx, text in, bool lines, text *out) MUST_CHECK;
/* The search form of a text, in the arena. */
API text viet_fold(struct arena *arena, text t);
/* True when every folded word of `needle` begins a word of the folded `hay` ("dak mil" finds "Huyện
 * Đắk Mil"). Both already folded. */
API bool viet_matches(text folded_hay, text folded_needle);
/* In capitals, as headings of documents are written: "ĐOÀN XÃ QUẢNG KHÊ". */
API text viet_capitals(struct arena *arena, text t);
/* Grapheme clusters (what a person counts as letters). */
API size_t viet_graphemes(text t);
/* Bytes whose memcmp order is the Vietnamese order of the texts. */
API struct slice viet_sort_key(struct arena *arena, text t);
/* What the bytes of viet_fold and viet_sort_key depend on beside our own code: "ICU 72.1, Unicode
 * 15.0, vi 153.120". Bytes kept from another version may differ. */
text viet_version(struct arena *arena);
/* The part of a full name by which people here sort and address: the last word of a Kinh name; for
 * names that start with Y, H', H, K', K, Ka or Điểu the part after the prefix (domain: Ê Đê,
 * M'Nông, Mạ, Cơ Ho put the given name first). */
API text viet_given_name(text full_name);
/* Mobile or landline as people type it (spaces, dots, +84, 84, 0, or the 0 eaten by a spreadsheet)
 * -> "+84…"; false when it cannot be a Vietnamese number. */
API bool viet_phone(struct arena *arena, text typed, text *out);
/* "+84990327246" as people here write it, "0990 327 246"; anything else as it is. */
API text viet_phone_shown(struct arena *arena, text kept);

#endif
