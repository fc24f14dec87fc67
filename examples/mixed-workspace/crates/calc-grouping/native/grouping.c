// SPDX-License-Identifier: MIT OR Apache-2.0
#include "grouping.h"

size_t calc_group_digits(const char *digits, size_t count, char separator, char *grouped) {
    size_t length = 0;
    for (size_t i = 0; i < count; ++i) {
        if (i > 0 && (count - i) % 3 == 0) grouped[length++] = separator;
        grouped[length++] = digits[i];
    }
    return length;
}
