/* reading.h - a file on its way in: what the two passes over its XML share
 *
 * The first pass (survey.c) reads what is small and must be known before the rest: users,
 * codebook, variables, cases, sets, links, graphs, and who refers to which note; of the
 * sources only what they are, and what their quotations tell about how positions were
 * counted. Between the passes that is decided, and coders, codes, variables and cases are
 * brought in (arrival.h). The second pass (sources.c, notes.c) reads one source at a
 * time, brings its document, quotations and codings in, and forgets it. Then come memos,
 * references, sets, links and graphs, which may point to anything.
 *
 * GUIDs. An object keeps the GUID that it has in the file, wherever that can be:
 * reading_key gives each element its object's GUID. The survey asks for all codes, cases,
 * sources, notes, sets, links and graphs; of the many quotations only an exception is
 * remembered. */
#ifndef EXCHANGE_READING_H
#define EXCHANGE_READING_H

#include "base/map.h"
#include "exchange/archive.h"
#include "exchange/arrival.h"
#include "exchange/convention.h"
#include "exchange/drawing.h"
#include "exchange/extras.h"
#include "exchange/losses.h"

/* What is audited, as the attributes creatingUser, creationDateTime, modifyingUser and
 * modifiedDateTime say: values for four fields that follow one another. */
struct audit {
    struct value author, made_at, changed_by, changed_at;
};

/* A user as the file lists him; those that are only mentioned come behind. */
struct found_user {
    struct guid known_as; /* as in the file */
    const char *name, *initials;
    struct guid guid; /* of the coder */
    int64_t id;       /* of the coder, once the head has arrived; 0 before */
    bool is_listed;
};

struct found_code {
    struct guid guid;
    const char *name, *description; /* NULL: none, like all such here */
    const char *color;              /* "#rrggbb" or NULL */
    int64_t parent;                 /* place in the list, -1 at the root */
    int64_t id;                     /* once the head has arrived; 0 before */
    bool codable;
};

struct found_variable {
    struct guid known_as, guid;
    const char *name, *type, *description;
    int64_t id; /* once the head has arrived; 0 before */
};

struct found_value {
    struct guid variable; /* as in the file */
    bool has_variable;    /* there is a VariableRef that can be read */
    const char *value;    /* the element's text; NULL: missing */
};

struct guid_list {
    struct guid *items;
    size_t count, capacity;
};

struct found_case {
    struct guid guid;
    const char *name, *description;
    ARRAY(struct found_value) values;
    struct guid_list codes, sources, selections; /* as in the file */
};

struct found_set {
    struct guid guid;
    const char *name, *description;
    struct guid_list codes, sources, notes; /* as in the file */
};

struct found_link {
    struct guid guid;
    const char *name, *direction, *color;
    bool has_origin, has_target;
    struct guid origin, target; /* as in the file */
};

struct found_graph {
    struct guid guid;
    const char *name;
    struct drawing drawing; /* what it represents: as in the file, till the tail */
};

/* A Note as it is read: what its memo needs (sources.h). */
struct read_note {
    struct guid known_as, guid;     /* in the file; of the memo */
    const char *name, *description; /* in the reading's arena, or NULL */
    struct audit audit;
    struct value body; /* content "memo"; null where the note has no text */
    bool has_document; /* a document of medium "note" came in: MEMO_DOCUMENT */
    struct guid document;
};

/* A NoteRef: the note, and the object (its GUID in the project) that it stands on. */
struct found_note_ref {
    struct guid note;   /* as in the file */
    struct guid object; /* in the project */
};

struct reading {
    struct tema_project *project;
    const struct tema_exchange_import_options *options;
    struct archive *archive;
    struct losses *losses;
    struct arrival *arrival;
    struct arena *arena; /* lives as long as the reading */

    /* Of the Project element. */
    bool is_codebook; /* a .qdc */
    bool is_ours;     /* it has the folder tema/ */
    const char *name, *origin, *description;
    struct audit audit;

    ARRAY(struct found_user) users;
    ARRAY(struct found_code) codes;
    ARRAY(struct found_variable) variables;
    ARRAY(struct found_case) cases;
    ARRAY(struct found_set) sets;
    ARRAY(struct found_link) links;
    ARRAY(struct found_graph) graphs;
    ARRAY(struct found_note_ref)
    note_refs;                        /* of what stands within sources, from the
                                         second pass; all else from the survey */
    ARRAY(struct read_note) notes;    /* from the second pass */
    int64_t source_count, note_count; /* for the progress */

    struct map users_by_guid;     /* 16 bytes as in the file, to the place in users */
    struct map codes_by_guid;     /* likewise */
    struct map variables_by_guid; /* likewise */
    struct map
        wanted; /* 16 bytes: GUIDs that links, graphs and cases point to; only of these
                   need codings and sync points be remembered by reading_set_key */
    struct map
        objects; /* reading_key's exceptions: letter and 16 bytes, to a place in: */
    ARRAY(struct guid) object_guids;
    struct map owners;      /* 16 bytes as in the file, to the family that has them */
    struct map names_taken; /* names.c: letter and name, to how many have it */
    struct map guids_taken; /* 16 bytes: of coders and variables */
    struct map known_coders, known_variables; /* 16 bytes that the project knows one as,
                                                 to a place in object_guids */
    bool users_are_named;                     /* reading_name_users was there */
    size_t users_arrived;                     /* so many of users are coders by now */
    bool mentions_nobody;                     /* the coder of no name is needed */
    bool has_marked;                          /* quotations, as doubtful */
    struct map coming; /* 16 bytes: objects that the tail is about to bring in */

    struct evidence evidence;
    struct verdict verdict;
    struct extras *extras;       /* extras.h; NULL where the file has none */
    struct source_pass *sources; /* of the second pass, while it runs */
};

/* Releases everything but PROJECT, OPTIONS, ARCHIVE, LOSSES, ARRIVAL and EXTRAS. Start
 * with {0} and an arena. */
void reading_finish(struct reading *reading);

/* Longer texts are not brought in: they are held in memory, twice. */
enum { READING_TEXT_MOST = 128 * 1024 * 1024 /* bytes, unpacked */ };

/* --- keys (keys.c) --- */

/* The letter says which family of elements a GUID is of: two elements of one family with
 * the same GUID are one (an ATLAS.ti quotation in a page and in its text), or the second
 * is a duplicate; of different families they are two objects (an NVivo case and its
 * code). */
enum family {
    FAMILY_CODE = 'c',
    FAMILY_CASE = 'p',
    FAMILY_SOURCE = 's',
    FAMILY_SELECTION = 'q',
    FAMILY_CODING = 'k',
    FAMILY_NOTE = 'n',
    FAMILY_SET = 'S',
    FAMILY_LINK = 'l',
    FAMILY_GRAPH = 'g',
    FAMILY_SYNC_POINT = 'y',
    FAMILY_PROJECT = 'P', /* has no GUID in the file */
};

/* The GUID of the object that the element GUID of FAMILY is, or becomes. The first family
 * that asks for a GUID gets it as it is; another one gets one made from both. Whatever
 * the order of asking in later imports, what the project has stays. */
struct guid reading_key(struct reading *reading, enum family family,
                        const struct guid *guid);

/* Says that the element GUID of FAMILY is the object OBJECT (a coding is what it joins).
 */
void reading_set_key(struct reading *reading, enum family family, const struct guid *guid,
                     const struct guid *object);

/* What the element GUID, of whatever family, is: false where the file has none such.
 * Families are tried in the order: selection, code, source, case, note, set, coding ...
 */
bool reading_find_key(const struct reading *reading, const struct guid *guid,
                      struct guid *ret_object);

/* An element's GUID where the file has none, or a broken one, or one that was there
 * before in the same family: made from PARENT's, WHAT it is and its NUMBER there, so that
 * the next import of the same file makes the same. Noted as repaired by the caller. */
struct guid reading_make_guid(const struct guid *parent, const char *what,
                              int64_t number);

/* --- elements (elements.c): tolerant reading of one element's attributes --- */

/* The attribute guid of the element at hand; where it is missing or broken, one made from
 * PARENT, the element's name and NUMBER, which is noted. */
struct guid reading_guid(struct reading *reading, struct xml_reader *xml,
                         const struct guid *parent, int64_t number);

/* The audit attributes of the element at hand; unknown users are added to the list. */
struct audit reading_audit(struct reading *reading, struct xml_reader *xml);

/* The user GUID as a value that points to a coder; one that the file does not list is
 * added. NULL or broken: the coder of no name. */
struct value reading_user(struct reading *reading, const char *guid);

/* A copy of the text of the element at hand, up to its end, in the reading's arena; NULL
 * where there is none but white space. Elements within are skipped and noted. */
TEMA_MUST_CHECK
bool reading_text(struct reading *reading, struct xml_reader *xml, const char **ret_text,
                  struct tema_error *error);

/* At a VariableValue: reads it to its end. */
TEMA_MUST_CHECK
bool reading_value(struct reading *reading, struct xml_reader *xml,
                   struct found_value *ret_value, struct tema_error *error);

/* Which function reads which child; ended by {0}. It is called at the child's start and
 * goes on to its end. */
struct reading_child {
    const char *element; /* local name */
    bool (*read)(struct reading *reading, struct xml_reader *xml, void *context,
                 struct tema_error *error);
};

/* At an element's start: reads it to its end, each child by its function, in whatever
 * order they stand. Others are noted as unknown and skipped. */
TEMA_MUST_CHECK
bool reading_children(struct reading *reading, struct xml_reader *xml,
                      const struct reading_child *children, void *context,
                      struct tema_error *error);

/* What people call many of the element at hand: "codes", "quotations"; static. For
 * losses_note. */
const char *reading_noun(const struct xml_reader *xml);

/* The attribute NAME as a GUID; false where there is none or a broken one. */
bool reading_guid_attribute(const struct xml_reader *xml, const char *name,
                            struct guid *ret_guid);

/* TEXT as one line of 1 to 1000 code points without white space at its ends, in the
 * reading's arena; "unnamed" where nothing is left. What had to be changed is noted under
 * NOUN. NULL and "" are "unnamed", which is noted too. */
const char *reading_name(struct reading *reading, const char *text, const char *noun);

/* At a NoteRef, which is read to its end: a note stands on OBJECT. */
TEMA_MUST_CHECK
bool reading_note_ref(struct reading *reading, struct xml_reader *xml,
                      const struct guid *object, struct tema_error *error);

/* At an element that is not expected here: notes it (as "unknown elements") and skips. */
TEMA_MUST_CHECK
bool reading_skip_unknown(struct reading *reading, struct xml_reader *xml,
                          struct tema_error *error);

/* --- names (names.c): of coders, variables and cases, which people tell apart by them
 * --- */

/* NAME, or "NAME (2)" ... where another of FAMILY (a letter) has it already: then that is
 * noted under NOUN. In the reading's arena. */
const char *reading_unique_name(struct reading *reading, char family, const char *name,
                                const char *noun);

/* One of FAMILY has this name, in the project. */
void reading_take_name(struct reading *reading, char family, const char *name);

/* The place in users of the user GUID, who is added if need be. */
size_t reading_add_user(struct reading *reading, const struct guid *guid);

/* Behind the survey: gives each user a coder: whom the project knows as that GUID, else
 * the one of his name. Who is only mentioned is called "user 3F2A91C4". */
TEMA_MUST_CHECK
bool reading_name_users(struct reading *reading, struct tema_error *error);

/* The same for variables. */
TEMA_MUST_CHECK
bool reading_name_variables(struct reading *reading, struct tema_error *error);

/* --- the passes --- */

/* survey.c: the first pass. */
TEMA_MUST_CHECK
bool survey(struct reading *reading, struct tema_error *error);

/* head.c: brings in users, codes, variables and cases (with their values). */
TEMA_MUST_CHECK
bool head_arrive(struct reading *reading, struct tema_error *error);

/* sources.c: the second pass; documents, quotations, codings; hands each Note to
 * notes_read_one. */
TEMA_MUST_CHECK
bool sources_arrive(struct reading *reading, struct tema_error *error);

/* notes.c: at a Note, reads it to its end; its text is kept, the memo comes later. */
TEMA_MUST_CHECK
bool notes_read_one(struct reading *reading, struct xml_reader *xml,
                    struct tema_error *error);

/* tail.c: memos, references (members of sets, what cases and memos stand on), sets,
 * links, graphs. */
TEMA_MUST_CHECK
bool tail_arrive(struct reading *reading, struct tema_error *error);

/* extras.h: what the folder tema/ says. Loaded before the survey, applied between
 * sources_arrive and tail_arrive. */

#endif
