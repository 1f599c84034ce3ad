/* fold.c - see text/fold.h */
#include <assert.h>
#include <stdlib.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/cleanup.h"
#include "base/memory.h"
#include "text/fold.h"
#include "text/normal.h"
#include "text/utf8.h"

/* --- one code point for one --- */

static bool is_quotation_mark(uint32_t c)
{
    return (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2033 ||
           c == 0x301D || c == 0x301E || c == 0xFF02;
}

static bool is_apostrophe(uint32_t c)
{
    return (c >= 0x2018 && c <= 0x201B) || c == 0xB4 || c == '`' || c == 0x2032 ||
           c == 0x2039 || c == 0x203A || c == 0x02BC || c == 0xFF07;
}

static bool is_hyphen(uint32_t c)
{
    return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63 ||
           c == 0xFF0D || c == 0xAD;
}

uint32_t fold_typography(uint32_t c)
{
    if (c < 0x80)
        return c == '\t' ? ' ' : c == '`' ? '\'' : c;
    if (is_quotation_mark(c))
        return '"';
    if (is_apostrophe(c))
        return '\'';
    if (is_hyphen(c))
        return '-';
    if (u_charType((UChar32)c) == U_SPACE_SEPARATOR)
        return ' ';
    return c;
}

/* The letter below the accents of C, which is folded and composed; else C. */
static uint32_t base_letter(uint32_t c)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *composer = unorm2_getNFCInstance(&status);
    UChar apart[32];
    int32_t length;

    if (c < 0xC0)
        return c;
    if (c == 0xF8)
        return 'o';
    length = unorm2_getDecomposition(composer, (UChar32)c, apart, 32, &status);
    if (length <= 0 || U_FAILURE(status) || U16_IS_SURROGATE(apart[0]))
        return c;
    return u_isalpha(apart[0]) ? apart[0] : c;
}

void fold_for_search(struct slice text, struct buffer *out)
{
    buffer_reserve(out, text.length);
    for (size_t offset = 0; offset < text.length;) {
        uint32_t c = fold_typography(utf8_decode(text, &offset));

        utf8_add(out, (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT));
    }
}

void fold_for_search_without_accents(struct slice text, struct buffer *out)
{
    buffer_reserve(out, text.length);
    for (size_t offset = 0; offset < text.length;) {
        uint32_t c = fold_typography(utf8_decode(text, &offset));

        c = base_letter((uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT));
        utf8_add(out, c);
    }
}

/* --- whole texts --- */

/* Appends full case folding of TEXT by way of UTF-16. */
static void add_folded_case(struct buffer *out, struct slice text)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = (int32_t)text.length, wide_length = 0, folded_length, bytes = 0;
    /* A code point folds to at most three. */
    int32_t room = 3 * length;
    CLEANUP_FREE UChar *wide = memory_take((size_t)length * sizeof *wide);
    CLEANUP_FREE UChar *folded = memory_take((size_t)room * sizeof *folded);

    u_strFromUTF8(wide, length, &wide_length, text.bytes, length, &status);
    folded_length =
        u_strFoldCase(folded, room, wide, wide_length, U_FOLD_CASE_DEFAULT, &status);
    assert(U_SUCCESS(status));
    buffer_reserve(out, 3 * (size_t)folded_length + 1);
    u_strToUTF8(out->bytes + out->length, 3 * folded_length + 1, &bytes, folded,
                folded_length, &status);
    assert(U_SUCCESS(status));
    out->length += (size_t)bytes;
    out->bytes[out->length] = '\0';
}

void fold(struct slice text, struct buffer *out)
{
    CLEANUP_BUFFER struct buffer composed = {0};
    CLEANUP_BUFFER struct buffer folded = {0};

    if (text.length == 0)
        return;
    if (utf8_is_ascii(text)) {
        buffer_reserve(out, text.length);
        for (size_t i = 0; i < text.length; i++)
            buffer_add_byte(out, text.bytes[i] >= 'A' && text.bytes[i] <= 'Z'
                                     ? (char)(text.bytes[i] | 0x20)
                                     : text.bytes[i]);
        return;
    }
    normal_add_composed(&composed, text, NULL, 0);
    add_folded_case(&folded, buffer_slice(&composed));
    normal_add_composed(out, buffer_slice(&folded), NULL, 0);
}

/* Appends what is left of TEXT, which is folded, without its accents; ORDERED: with å, ä
 * and ö moved behind z. */
static void add_base_letters(struct buffer *out, struct slice text, bool ordered)
{
    static const char a_ring[] = "{1", a_two_dots[] = "{2", o_two_dots[] = "{3";

    for (size_t offset = 0; offset < text.length;) {
        uint32_t c = utf8_decode(text, &offset);

        if (ordered && c == 0xE5)
            buffer_add_string(out, a_ring);
        else if (ordered && (c == 0xE4 || c == 0xE6))
            buffer_add_string(out, a_two_dots);
        else if (ordered && (c == 0xF6 || c == 0xF8))
            buffer_add_string(out, o_two_dots);
        else if (u_charType((UChar32)c) != U_NON_SPACING_MARK)
            utf8_add(out, base_letter(c));
    }
}

void fold_accents(struct slice text, struct buffer *out)
{
    CLEANUP_BUFFER struct buffer folded = {0};

    fold(text, &folded);
    add_base_letters(out, buffer_slice(&folded), false);
}

void fold_for_order(struct slice text, struct buffer *out)
{
    CLEANUP_BUFFER struct buffer folded = {0};

    fold(text, &folded);
    add_base_letters(out, buffer_slice(&folded), true);
}
