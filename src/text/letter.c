/* letter.c - see text/letter.h */
#include <unicode/uchar.h>

#include "text/letter.h"

bool letter_is(uint32_t code_point)
{
    return (U_GET_GC_MASK((UChar32)code_point) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool letter_is_capital(uint32_t code_point)
{
    return u_isupper((UChar32)code_point) || u_istitle((UChar32)code_point);
}

bool letter_is_small(uint32_t code_point)
{
    return u_islower((UChar32)code_point);
}

bool letter_is_digit(uint32_t code_point)
{
    return u_isdigit((UChar32)code_point);
}
