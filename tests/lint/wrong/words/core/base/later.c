/* SPDX-License-Identifier: MIT */
/* TODO: think about it */
static const char *path = "/root/secret/key";
static const char *fine = "core/work/job.h and /srv/volbank";
