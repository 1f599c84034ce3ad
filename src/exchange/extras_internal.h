/* extras_internal.h - study.json as it is held in memory; seen by extras*.c only */
#ifndef EXCHANGE_EXTRAS_INTERNAL_H
#define EXCHANGE_EXTRAS_INTERNAL_H

#include "base/array.h"
#include "base/map.h"
#include "exchange/extras.h"

enum {
    EXTRAS_VERSION = 1,
    EXTRAS_LARGEST = 64 * 1024 * 1024, /* bytes of study.json */
    EXTRAS_VALUES = 1000 * 1000,       /* in it: each costs some 200 bytes */
};

extern const char extras_study_member[], extras_layout_folder[], extras_source_folder[],
    extras_chapter_folder[];

/* The name of a member in FOLDER for GUID, "tema/layout/....json"; free with free(). */
char *extras_member(const char *folder, const struct guid *guid, const char *extension);

struct extras_text {
    struct extras_document told;
    int64_t length; /* code points of its text when it was written; -1: not told */
};

struct extras_theme {
    bool has_parent;
    struct guid parent; /* a set of the file */
    int64_t rank;
};

/* A quotation that a theme gathers itself. */
struct extras_evidence {
    struct guid theme, quotation; /* in the file */
    const char *role;             /* NULL: gathered, no more */
};

struct extras_memo {
    bool knows_on;     /* the next two say what it is on */
    bool has_on;       /* else it is on the project */
    struct guid on;    /* in the file */
    struct guid *also; /* what it refers to beside, in the file */
    size_t also_count;
};

struct extras_chapter {
    const char *name, *member;
};

/* Strings in the arena. Maps go from 16 bytes, a GUID of the file, to a place in the
 * array; that of speakers from the document's GUID and the label. */
struct extras {
    struct arena *arena;
    const char *language, *approach; /* or NULL */
    struct guid theme;               /* while it is parsed */
    ARRAY(struct extras_text) documents;
    ARRAY(struct extras_speaker) speakers;
    ARRAY(struct extras_theme) themes;
    ARRAY(struct extras_evidence) evidence;
    ARRAY(struct extras_code) codes;
    ARRAY(struct extras_memo) memos;
    ARRAY(struct extras_chapter) chapters;
    ARRAY(const char *) texts;
    struct map documents_by_guid, speakers_by_label, themes_by_guid, memos_by_guid,
        codes_by_guid;
    struct map variable_types, keys, doubts, comments; /* to texts */
};

/* Fills EXTRAS from the JSON; what is not as it should be is passed over. */
struct json_value;
void extras_parse(struct extras *extras, const struct json_value *root);

/* "document GUID, label" as a key of speakers_by_label; added to KEY. */
void extras_speaker_key(const struct guid *document, const char *label,
                        struct buffer *key);

/* The project's object that GUID in the file is, of any kind; false in *RET_FOUND where
 * there is none. */
TEMA_MUST_CHECK
bool extras_find(struct reading *reading, const struct guid *guid, bool *ret_found,
                 struct value *ret_object, struct tema_error *error);

#endif
