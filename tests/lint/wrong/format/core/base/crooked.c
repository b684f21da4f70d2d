/* SPDX-License-Identifier: MIT */
int  crooked( void ) ;
