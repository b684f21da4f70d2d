/* SPDX-License-Identifier: MIT */
#include "../http/secret_private.h"
#include "../work/job.h"
