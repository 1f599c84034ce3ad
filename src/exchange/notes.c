/* notes.c - see exchange/reading.h: notes are read in passing, and become memos when all
 * that they may stand on is there */
#include "exchange/sources.h"

bool notes_read_one(struct reading *reading, struct xml_reader *xml,
                    struct tema_error *error)
{
    struct read_note note = {0};

    if (!source_read_note_document(reading, xml, &note, error))
        return false;
    *array_push(&reading->notes) = note;
    return true;
}
