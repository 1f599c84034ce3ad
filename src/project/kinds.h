/* kinds.h - the kinds of object in a project, and the fields of each
 *
 * Numbers stand in project files for ever: never reuse one. */
#ifndef PROJECT_KINDS_H
#define PROJECT_KINDS_H

#include "history/history.h"

enum kind {
    KIND_STUDY = 1,
    KIND_CODER = 2,
    KIND_DOCUMENT = 3,
    KIND_SPEAKER = 4,
    KIND_CODE = 5,
    KIND_THEME = 6,
    KIND_GATHERING = 7,
    KIND_QUOTATION = 8,
    KIND_CODING = 9,
    KIND_CASE = 10,
    KIND_VARIABLE = 11,
    KIND_VALUE = 12,
    KIND_MEMO = 13,
    KIND_CHAPTER = 14,
    KIND_REFERENCE = 15,
    KIND_SET = 16,
    KIND_LINK = 17,
    KIND_GRAPH = 18,
    KIND_EXCHANGE = 19,
    KIND_EVIDENCE = 20,
    KIND_LAST = KIND_EVIDENCE,
};

/* Who made a thing and when, in four fields that follow one another. Null: the coder and
 * the time of the transaction that bore it (for "changed": nobody said so). They are set
 * where it was made in another program. A time is ms since 1970 UTC, and 0 says that it
 * is not known; so does, of a person, the coder of no name (coder_nobody). */

/* Named by what it is: guid_from_name("study"). */
enum study_field {
    STUDY_TITLE = 1,
    STUDY_LANGUAGE,
    STUDY_APPROACH,
    STUDY_DESCRIPTION, /* text or null */
    STUDY_AUTHOR,      /* object or null; the next three as said above */
    STUDY_MADE_AT,
    STUDY_CHANGED_BY,
    STUDY_CHANGED_AT,
    STUDY_FIELDS = 8,
};

/* Named: "coder\0NAME", so that a name is the same coder in every copy. */
enum coder_field {
    CODER_NAME = 1,
    CODER_KNOWN_AS, /* bytes: the GUID that other programs' files give; or null */
    CODER_INITIALS, /* text or null */
    CODER_FIELDS = 3,
};

enum document_field {
    DOCUMENT_NAME = 1,    /* text */
    DOCUMENT_SOURCE_NAME, /* text: file name as imported */
    DOCUMENT_IMPORTER,    /* text: "docx 1" */
    DOCUMENT_SHA256,      /* bytes: of the source */
    DOCUMENT_LENGTH,      /* integer: code points */
    DOCUMENT_WORDS,       /* integer */
    DOCUMENT_TEXT,        /* content */
    DOCUMENT_SOURCE,      /* content: the file's own bytes */
    DOCUMENT_LAYOUT,      /* content: JSON of paragraphs and turns (project/layout.h) */
    DOCUMENT_CASE,        /* object or null */
    DOCUMENT_MEDIUM,      /* text: "text" (or null), "pdf", "picture", "audio", "video",
                             "transcript", "note" */
    DOCUMENT_PART_OF,     /* object or null: the recording of a transcript; the quotation
                             of a page or picture that this is the text of */
    DOCUMENT_DESCRIPTION, /* text or null */
    DOCUMENT_LOCATION, /* text or null: where the file lies that was not brought along */
    DOCUMENT_AUTHOR,   /* object or null; the next three as said above */
    DOCUMENT_MADE_AT,
    DOCUMENT_CHANGED_BY,
    DOCUMENT_CHANGED_AT,
    DOCUMENT_FIELDS = 18,
};

/* Named: "speaker\0" document's GUID, label. */
enum speaker_field {
    SPEAKER_DOCUMENT = 1, /* object */
    SPEAKER_LABEL,        /* text */
    SPEAKER_ROLE,         /* integer: enum tema_role */
    SPEAKER_CASE,         /* object or null */
    SPEAKER_FIELDS = 4,
};

enum code_field {
    CODE_NAME = 1,
    CODE_PARENT,      /* object or null */
    CODE_DESCRIPTION, /* text or null */
    CODE_COLOR,       /* text "#rrggbb" or null */
    CODE_MERGED_INTO, /* object or null */
    CODE_CODABLE,     /* integer: 0 where it is but a heading over others; null: 1 */
    CODE_INCLUDES,    /* text or null: when to use it */
    CODE_EXCLUDES,    /* text or null: when not */
    CODE_EXAMPLE,     /* object or null: a quotation that shows it */
    CODE_FIELDS = 9,
};

enum theme_field {
    THEME_NAME = 1,
    THEME_PARENT,  /* object or null */
    THEME_CONCEPT, /* text or null */
    THEME_RANK,    /* integer: order among siblings, gaps allowed; ties by birth */
    THEME_FIELDS = 4,
};

/* A theme gathers a code. Named: "gathering\0" theme's GUID, code's GUID. */
enum gathering_field { GATHERING_THEME = 1, GATHERING_CODE, GATHERING_FIELDS = 2 };

/* A theme gathers a quotation itself. Named: "evidence\0" theme's GUID, quotation's GUID.
 * Born with a null role, then written: whoever says something goes before who does not.
 */
enum evidence_field {
    EVIDENCE_THEME = 1,
    EVIDENCE_QUOTATION,
    EVIDENCE_ROLE, /* text: "strong", "contrary"; or null: gathered, no more said */
    EVIDENCE_FIELDS = 3,
};

enum quotation_field {
    QUOTATION_KEY = 1,  /* text */
    QUOTATION_DOCUMENT, /* object */
    QUOTATION_SPAN,     /* bytes: varint start and length, in code points, in one */
    QUOTATION_DIGEST,  /* bytes: 8 of BLAKE2b over the words and 32 code points by them */
    QUOTATION_COMMENT, /* content or null */
    QUOTATION_PLACE,   /* text or null: where it lies in a page, picture or recording, or
                          that it is the whole document (project/region.h) */
    QUOTATION_NAME,    /* null: as its words begin; integer: its first so many code points
                          (project/region.h); text: any other name */
    QUOTATION_DOUBT,   /* text or null: why it may not stand where it was meant to */
    QUOTATION_AUTHOR,  /* object or null; the next three as said above */
    QUOTATION_MADE_AT,
    QUOTATION_CHANGED_BY,
    QUOTATION_CHANGED_AT,
    QUOTATION_FIELDS = 12,
};

/* One coder put one code on one quotation. Named by the three, so that twice is once. */
enum coding_field {
    CODING_QUOTATION = 1,
    CODING_CODE,
    CODING_CODER,
    CODING_MADE_AT, /* integer or null, as said above */
    CODING_FIELDS = 4,
    CODING_JOINS = 3, /* the first so many are objects, which name it */
};

/* Named: "case\0NAME"? No: two copies may mean two people; born with a new GUID. */
enum case_field { CASE_NAME = 1, CASE_DESCRIPTION, CASE_FIELDS = 2 };

/* Named "variable\0" name: the same in every copy. Its name may change, its GUID stays
 * (project/variables.h). */
enum variable_field {
    VARIABLE_NAME = 1,
    VARIABLE_TYPE, /* text: "text", "boolean", "integer", "float", "date", "datetime";
                      null: text */
    VARIABLE_DESCRIPTION, /* text or null */
    VARIABLE_KNOWN_AS,    /* bytes: the GUID that other programs' files give; or null */
    VARIABLE_FIELDS = 4,
};

/* Named: "value\0" GUID of the case or document that has it, variable's GUID. Born with a
 * null value, then written. */
enum value_field { VALUE_OF = 1, VALUE_VARIABLE, VALUE_VALUE, VALUE_FIELDS = 3 };

enum memo_field {
    MEMO_ON = 1,      /* object or null: the project */
    MEMO_BODY,        /* content */
    MEMO_NAME,        /* text or null: where it is not the first line of the body */
    MEMO_DESCRIPTION, /* text or null */
    MEMO_DOCUMENT,    /* object or null: its text as a document (medium "note"), where
                         quotations lie in it; the body stays as it is then */
    MEMO_AUTHOR,      /* object or null; the next three as said above */
    MEMO_MADE_AT,
    MEMO_CHANGED_BY,
    MEMO_CHANGED_AT,
    MEMO_FIELDS = 9,
};

/* Named "chapter\0" name. */
enum chapter_field { CHAPTER_NAME = 1, CHAPTER_BODY, CHAPTER_FIELDS = 2 };

/* HOLDER names TARGET: a set its member (code, document, memo), a case what is about it
 * (code, document beside DOCUMENT_CASE, quotation), a memo what it is on beside MEMO_ON
 * (anything, the study too). Named "reference\0" holder's GUID, target's GUID. */
enum reference_field { REFERENCE_HOLDER = 1, REFERENCE_TARGET, REFERENCE_FIELDS = 2 };

/* What another program has gathered, for whatever purpose. A theme is no set. */
enum set_field { SET_NAME = 1, SET_DESCRIPTION, SET_FIELDS = 2 };

/* A relation between two things. ORIGIN and TARGET: object; or bytes: the GUID of a thing
 * that the project does not hold; or null. */
enum link_field {
    LINK_NAME = 1,  /* text or null */
    LINK_DIRECTION, /* text: "associative", "oneway", "bidirectional"; or null */
    LINK_COLOR,     /* text "#rrggbb" or null */
    LINK_ORIGIN,
    LINK_TARGET,
    LINK_FIELDS = 5,
};

/* A drawing of things and of lines between them (exchange/drawing.h). */
enum graph_field { GRAPH_NAME = 1, GRAPH_DRAWING /* content: JSON */, GRAPH_FIELDS = 2 };

/* A project or codebook that came in from another program's file: what was found. The
 * objects that came with it were born, or written, in its transaction. */
enum exchange_field {
    EXCHANGE_FILE = 1,   /* text: the file's name without its folder */
    EXCHANGE_SHA256,     /* bytes: of the file */
    EXCHANGE_PROGRAM,    /* text: what wrote it, as it says; or null */
    EXCHANGE_PROJECT,    /* text: the name of the project in it; or null */
    EXCHANGE_CONVENTION, /* text: how positions were counted; or null: there were none */
    EXCHANGE_REPORT,     /* content: JSON, the loss report */
    EXCHANGE_FIELDS = 6,
};

/* One row a kind, each defined in the file of its noun. */
extern const struct history_kind kind_study, kind_coder, kind_document, kind_speaker,
    kind_code, kind_theme, kind_gathering, kind_quotation, kind_coding, kind_case,
    kind_variable, kind_value, kind_memo, kind_chapter, kind_reference, kind_set,
    kind_link, kind_graph, kind_exchange, kind_evidence;

#endif
