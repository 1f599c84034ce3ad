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
};

/* Named by what it is: guid_from_name("study"). */
enum study_field { STUDY_TITLE = 1, STUDY_LANGUAGE, STUDY_APPROACH, STUDY_FIELDS = 3 };

/* Named: "coder\0NAME", so that a name is the same coder in every copy. */
enum coder_field { CODER_NAME = 1, CODER_FIELDS = 1 };

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
    DOCUMENT_FIELDS = 10,
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
    CODE_FIELDS = 5,
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

enum quotation_field {
    QUOTATION_KEY = 1,  /* text */
    QUOTATION_DOCUMENT, /* object */
    QUOTATION_SPAN,     /* bytes: varint start and length, in code points, in one */
    QUOTATION_DIGEST,  /* bytes: 8 of BLAKE2b over the words and 32 code points by them */
    QUOTATION_COMMENT, /* content or null */
    QUOTATION_FIELDS = 5,
};

/* One coder put one code on one quotation. Named by the three, so that twice is once. */
enum coding_field { CODING_QUOTATION = 1, CODING_CODE, CODING_CODER, CODING_FIELDS = 3 };

/* Named: "case\0NAME"? No: two copies may mean two people; born with a new GUID. */
enum case_field { CASE_NAME = 1, CASE_FIELDS = 1 };

/* Named "variable\0" name: the same in every copy. */
enum variable_field {
    VARIABLE_NAME = 1,
    VARIABLE_TYPE, /* text: "text", "integer" ... as REFI-QDA; null: text */
    VARIABLE_FIELDS = 2,
};

/* Named: "value\0" case's GUID, variable's GUID. Born with a null value, then written. */
enum value_field { VALUE_CASE = 1, VALUE_VARIABLE, VALUE_VALUE, VALUE_FIELDS = 3 };

enum memo_field {
    MEMO_ON = 1, /* object or null: the project */
    MEMO_BODY,   /* content */
    MEMO_FIELDS = 2,
};

/* Named "chapter\0" name. */
enum chapter_field { CHAPTER_NAME = 1, CHAPTER_BODY, CHAPTER_FIELDS = 2 };

/* One row a kind, each defined in the file of its noun. */
extern const struct history_kind kind_study, kind_coder, kind_document, kind_speaker,
    kind_code, kind_theme, kind_gathering, kind_quotation, kind_coding, kind_case,
    kind_variable, kind_value, kind_memo, kind_chapter;

#endif
