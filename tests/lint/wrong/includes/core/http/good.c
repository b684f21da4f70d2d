/* SPDX-License-Identifier: MIT */
/* #include "../app/app.h" */
#include "../base/text.h"
#include "http.h"
