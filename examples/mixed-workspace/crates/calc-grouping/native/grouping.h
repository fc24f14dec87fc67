// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef CALC_GROUPING_H
#define CALC_GROUPING_H

#include <stddef.h>

/* Copies digits to grouped with a separator before each group of three.
   grouped has room for 2 * count characters. Returns how many were written. */
size_t calc_group_digits(const char *digits, size_t count, char separator, char *grouped);

#endif
