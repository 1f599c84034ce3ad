/* made_guid.h - GUIDs of elements that a file has and the project does not
 *
 * The standard gives some things an element, and so a GUID, that are no objects here. Who
 * writes makes it from the object's; who reads knows it again, so that a file written
 * here comes back as it was:
 * - A quotation with a place and a span of text is a PDFSelection (PictureSelection) that
 *   bears its GUID, codings and notes, and a PlainTextSelection with the GUID
 *   made_guid_text, the same name and dates, and nothing in it.
 * - A quotation of several places (over a page's end) has an element for each: the first
 *   bears its GUID, codings and notes, number 1, 2 ... the GUID made_guid_part, the same
 *   name and dates, and nothing in it. These come back as quotations of their own; no
 *   reader of ours makes one of several places.
 * - A coding of a document as a whole is one of a quotation that has no element; its GUID
 *   is made of made_guid_whole, as the reader makes it, whatever it is here.
 * - A PDF's Representation and a picture's TextDescription: made_guid_representation.
 * - The two sync points of a quotation in a transcript that is a span of text alone:
 *   made_guid_mark. They have no time, and are no marks of the transcript. */
#ifndef EXCHANGE_MADE_GUID_H
#define EXCHANGE_MADE_GUID_H

#include <stdint.h>

#include "base/guid.h"

struct guid made_guid_text(const struct guid *quotation);
struct guid made_guid_part(const struct guid *quotation, int64_t number);
struct guid made_guid_whole(const struct guid *document);
struct guid made_guid_note_text(const struct guid *memo); /* its document */
struct guid made_guid_representation(const struct guid *document);
struct guid made_guid_mark(const struct guid *quotation, bool is_end);

#endif
