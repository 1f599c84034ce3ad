/* letter.h - what kind of character a code point is, in any script */
#ifndef TEXT_LETTER_H
#define TEXT_LETTER_H

#include <stdbool.h>
#include <stdint.h>

bool letter_is(uint32_t code_point);         /* a letter, or a mark that belongs to one */
bool letter_is_capital(uint32_t code_point); /* upper or title case */
bool letter_is_small(
    uint32_t code_point); /* lower case; scripts without case have none */
bool letter_is_digit(uint32_t code_point);

#endif
