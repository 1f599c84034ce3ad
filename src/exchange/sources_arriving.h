/* sources_arriving.h - a document on its way in; shared by sources_document.c and
 * sources_contents.c */
#ifndef EXCHANGE_SOURCES_ARRIVING_H
#define EXCHANGE_SOURCES_ARRIVING_H

#include "exchange/sources_pass.h"

struct arriving {
    struct source_pass *pass;
    struct read_source *source;
    struct source_text *text;
    struct extras_document extras;
    const char *name;
    struct sha256 sha256;
    struct layout layout;
    struct new_speaker *speakers;
    size_t speaker_count;
    struct value values[DOCUMENT_FIELDS];
};

/* By what our own program has written about it: a note is known by its memo. */
static inline const struct guid *arriving_known_as(const struct read_source *source)
{
    return source->type == SOURCE_NOTE ? &source->memo : &source->guid;
}

/* Of a new document: keeps its text, source and layout, and sets the values that tell of
 * them. */
TEMA_MUST_CHECK
bool arriving_keep_contents(struct arriving *arriving, struct tema_error *error);

/* Of one that is there: its layout as our own program has it, for its speakers. */
TEMA_MUST_CHECK
bool arriving_find_own_layout(struct arriving *arriving, struct tema_error *error);

/* The file's name; where there is none, one is made. In the pass's arena, or borrowed. */
const char *arriving_source_name(const struct arriving *arriving);

#endif
