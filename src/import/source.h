/* source.h - a file's bytes as text, for the readers of plain formats */
#ifndef IMPORT_SOURCE_H
#define IMPORT_SOURCE_H

#include "import/importer.h"

/* The text of SOURCE in UTF-8, borrowed from it or from STORAGE. A guessed encoding and
 * bytes that do not belong become remarks of DRAFT. Fails with TEMA_UNREADABLE (too
 * long). */
TEMA_MUST_CHECK
bool source_text(const struct import_source *source, struct draft *draft,
                 struct buffer *storage, struct slice *ret_text,
                 struct tema_error *error);

/* The beginning of the same, at most 64 KB, for bidding; no remarks. */
struct slice source_beginning(const struct import_source *source, struct buffer *storage);

/* False for what another program's signature, NULs or many controls show to be no text.
 */
bool source_is_text(const struct import_source *source);

/* Whether the name ends in one of EXTENSIONS (".md .markdown"), in any case. */
bool source_has_extension(const struct import_source *source, const char *extensions);

#endif
