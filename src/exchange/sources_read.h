/* sources_read.h - one source, transcript or note as it stands in the file
 *
 * An element is read whole, its children in whatever order, before anything of it is
 * brought in: a text may stand behind the quotations in it. */
#ifndef EXCHANGE_SOURCES_READ_H
#define EXCHANGE_SOURCES_READ_H

#include "exchange/reading.h"
#include "project/region.h"

enum source_type {
    SOURCE_TEXT,
    SOURCE_PDF,
    SOURCE_PICTURE,
    SOURCE_AUDIO,
    SOURCE_VIDEO,
    SOURCE_TRANSCRIPT, /* part of a recording */
    SOURCE_INSET,      /* the text of a quotation of a page */
    SOURCE_NOTE,
};

struct read_selection {
    struct guid known_as; /* in the file */
    struct guid guid;     /* of the quotation */
    const char *name;     /* "" where there is none */
    const char *description;
    struct audit audit;
    int64_t start, end; /* as counted in the file; of spans */
    bool is_span, has_start, has_end;
    bool has_place, has_lost_mark;
    struct region region; /* its marks: as in the file */
    size_t from, to;      /* sync points in the source's list, or SELECTION_NONE; set by
                             source_resolve_marks */
    size_t same_as; /* where it stands in the list; of the second half of a double one:
                       where the first stands */
};

struct read_coding {
    size_t selection; /* place in the list */
    uint32_t code;    /* place in reading->codes */
    bool has_guid;
    struct guid known_as;
    struct guid coder;
    int64_t coder_id;
    int64_t made_at; /* ms; 0: not known */
};

/* A NoteRef of a coding. */
struct coding_note {
    size_t coding; /* place in the list */
    struct guid note;
};

struct read_mark {
    struct guid known_as, guid;
    int64_t position, ms; /* as in the file; -1: not given */
    bool is_made;         /* for the end of a quotation (made_guid.h), and no mark here */
};

struct read_source {
    enum source_type type;
    struct guid known_as;           /* in the file */
    struct guid guid;               /* of the document */
    struct guid memo;               /* of a note: of its memo */
    const char *name, *description; /* or NULL, like the paths */
    const char *around;             /* of a part: what is around it is called; or NULL */
    const char *path, *plain_path, *rich_path, *current_path;
    struct audit audit;
    bool has_content;
    struct buffer content; /* PlainTextContent */
    ARRAY(struct read_selection) selections;
    ARRAY(struct read_coding) codings;
    ARRAY(struct coding_note) coding_notes;
    ARRAY(struct found_value) values;
    ARRAY(struct read_mark) marks;
    ARRAY(struct read_source *) parts; /* in the arena; to be released each */
    size_t part_of; /* of an inset: the place of its quotation in the list around it */
    size_t whole;   /* the place of the quotation that is all of it, or SELECTION_NONE */
    size_t coded;   /* codings in the file, those that are lost too */
};

enum { SELECTION_NONE = -1 };

/* What reading remembers from one source to the next. */
struct source_memory {
    struct reading *reading;
    struct arena *arena;     /* of the source at hand; the caller's */
    struct map seen;         /* 16 bytes: GUIDs of the source's quotations, to where they
                                stood; those of earlier sources have come (arrival.h) */
    struct map seen_texts;   /* likewise: GUIDs that texts of quotations with a place have
                                (made_guid.h), to where the place stood */
    struct map seen_marks;   /* 16 bytes: sync points' */
    struct map seen_sources; /* letter of the family and 16 bytes */
    int64_t serials, serial; /* of the source at hand and its parts */
    size_t bytes;            /* of names and descriptions in the source at hand */
};

void source_memory_release(struct source_memory *memory);

/* At the element, which is of TYPE: reads it to its end. NUMBER: of the source or note in
 * the file. RET_SOURCE is to be released
 * with read_source_release whatever comes. Fails with TEMA_UNREADABLE, also where it
 * holds more than can be held. */
TEMA_MUST_CHECK
bool source_read(struct source_memory *memory, struct xml_reader *xml,
                 enum source_type type, int64_t number, struct read_source *ret_source,
                 struct tema_error *error);
void read_source_release(struct read_source *source);

/* The type of a source's element; false where it is no source. */
bool source_type_of(const char *element, enum source_type *ret_type);

/* "text", "pdf" ...: DOCUMENT_MEDIUM. */
const char *source_medium(enum source_type type);

#endif
