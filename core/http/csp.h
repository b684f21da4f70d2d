/* SPDX-License-Identifier: MIT
 * csp: the Content-Security-Policy of a page: only our own files, and of what stands in the page
 * itself exactly the <style> and <script> elements it was built with, by their SHA-256. */
#ifndef VOLBANK_HTTP_CSP_H
#define VOLBANK_HTTP_CSP_H

#include "../base/arena.h"
#include "../base/text.h"

/* The policy for a page whose inline elements are those of `html`. Data blocks
 * (type="application/json") need no hash. */
text csp_of(struct arena *arena, text html);
void sha256_of(struct slice bytes, uint8_t out[32]);

#endif
