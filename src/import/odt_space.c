/* odt_space.c - see import/odt_space.h */
#include "import/odt_space.h"

static bool is_white(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static size_t run_length(struct slice text, bool white)
{
    size_t length = 0;

    while (length < text.length && is_white(text.bytes[length]) == white)
        length++;
    return length;
}

void odt_space_add(struct odt_space *space, struct slice text, struct buffer *out)
{
    while (text.length > 0) {
        size_t white = run_length(text, true), words;

        if (white > 0 && !space->is_eating)
            space->is_eating = space->is_pending = true;
        text = slice_from(text, white);
        words = run_length(text, false);
        if (words > 0)
            odt_space_add_literal(space, slice_cut(text, 0, words), out);
        text = slice_from(text, words);
    }
}

void odt_space_add_literal(struct odt_space *space, struct slice text, struct buffer *out)
{
    if (space->is_pending)
        buffer_add_byte(out, ' ');
    space->is_pending = space->is_eating = false;
    buffer_add_slice(out, text);
}
