/* made_guid.c - see exchange/made_guid.h */
#include <inttypes.h>

#include "base/cleanup.h"
#include "exchange/made_guid.h"
#include "exchange/reading.h"

/* WHAT, NUL, the GUID, the number in digits. */
static struct guid make(const char *what, const struct guid *of, int64_t number)
{
    CLEANUP_BUFFER struct buffer name = {0};

    buffer_add(&name, what, strlen(what) + 1);
    buffer_add(&name, of->bytes, sizeof of->bytes);
    buffer_add_format(&name, "%" PRId64, number);
    return guid_from_name(buffer_slice(&name));
}

struct guid made_guid_text(const struct guid *quotation)
{
    return make("text", quotation, 0);
}

struct guid made_guid_part(const struct guid *quotation, int64_t number)
{
    return make("part", quotation, number);
}

struct guid made_guid_whole(const struct guid *document)
{
    return reading_make_guid(document, "whole", 0);
}

struct guid made_guid_note_text(const struct guid *memo)
{
    return reading_make_guid(memo, "text", 0);
}

struct guid made_guid_representation(const struct guid *document)
{
    return make("representation", document, 0);
}

struct guid made_guid_mark(const struct guid *quotation, bool is_end)
{
    return make("mark", quotation, is_end);
}
