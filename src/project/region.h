/* region.h - where a quotation lies that is no span of text, and what it is called
 *
 * The text form (the field QUOTATION_PLACE) is one or several of these, parted by "; ":
 *     page 0 72 500 300 520      page from 0, first X, first Y, second X, second Y: PDF
 *                                points from the media box's lower left corner
 *     area 10 20 110 220         picture: pixels from the upper left corner
 *     time 1000 5000             recording: ms, begin and end
 *     marks GUID GUID            transcript: the sync points from and to ("-": not given)
 *     whole                      the whole document is coded
 * A quotation with a place may have a span of text too. */
#ifndef PROJECT_REGION_H
#define PROJECT_REGION_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/guid.h"

enum region_type { REGION_PAGE, REGION_AREA, REGION_TIME, REGION_MARKS, REGION_WHOLE };

struct region {
    enum region_type type;
    int64_t page;
    int64_t x1, y1, x2, y2; /* of page and area; as given: the first may be the greater */
    int64_t begin_ms, end_ms;
    bool has_from, has_to;
    struct guid from, to;
};

/* Appends the text form. */
void region_write(const struct region *regions, size_t count, struct buffer *text);

/* In ARENA. TEMA_DAMAGED where TEXT is none. */
TEMA_MUST_CHECK
bool region_read(struct slice text, struct arena *arena, struct region **ret_regions,
                 size_t *ret_count, struct tema_error *error);

/* "page 3", "0:01.0-0:05.0", "an area of the picture", "the whole document": for people;
 * appended. */
void region_tell(const struct region *regions, size_t count, struct buffer *text);

/* The same from the text form, in ARENA; NULL where there is none. A form that cannot be
 * read is told as it is. */
const char *region_told(struct slice place, struct arena *arena);

/* A quotation's name, as it is kept. The usual name is the first 60 code points of the
 * words, white space runs as one blank, without white space at the ends; it is kept as
 * null; so is no name where there are no words. Of the same making, but longer or
 * shorter: as the number of code points. All else, "" too: as text. */
enum { NAME_USUAL = 60 };
struct value;
struct value region_name_value(struct slice words, const char *name); /* text borrowed */

/* The name that VALUE stands for, appended. */
void region_name(struct slice words, const struct value *value, struct buffer *name);

#endif
