/* sources.h - what the second pass tells the rest of the reading: notes that are texts
 * with quotations too, and whom a document is about */
#ifndef EXCHANGE_SOURCES_H
#define EXCHANGE_SOURCES_H

#include "exchange/reading.h"

/* At a Note: reads it to its end. Its text is kept (the member that it names, or what
 * stands in it). Where it has selections, codings, values or a rich text of its own, its
 * document, quotations and codings are brought in here and now; the memo itself is the
 * caller's. NoteRefs in it are remembered: those of the note itself with the memo as
 * their object. */
TEMA_MUST_CHECK
bool source_read_note_document(struct reading *reading, struct xml_reader *xml,
                               struct read_note *ret_note, struct tema_error *error);

/* Whether FOUND is no case, but the way in which some programs write a source's values:
 * no name, values, and one source, whose values they are. */
bool source_is_case_of(const struct found_case *found);

/* Whom each source is about: 16 bytes, its GUID in the file, to the place in
 * reading->cases of the only case that names it (DOCUMENT_CASE), or -1 where several do.
 * RET_CASES: start with {0}. Cases of source_is_case_of do not count. What the extras say
 * of a document goes before (extras_document). */
void source_map_cases(const struct reading *reading, struct map *ret_cases);

/* The value of a source, or of a case: OWNER is the object's GUID. A variable that the
 * file does not have is noted as lost. */
TEMA_MUST_CHECK
bool source_value_arrive(struct reading *reading, const struct guid *owner,
                         const struct found_value *value, const char *name,
                         struct tema_error *error);

#endif
