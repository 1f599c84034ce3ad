/* findings.h - the chapter, in Markdown, with live quotations and counts
 *
 * A chapter is CommonMark, at most 1 MB. At its head, between lines of ---, it may say:
 *     style: plain | apa7
 *     attribution: none | pseudonym | pseudonym+VARIABLE[,VARIABLE...]
 *     counts: on | checked (but not shown) | off (not even checked)
 *     title:, author:, date:, language: (BCP 47; else the study's)
 * Live are
 *     > [@q7k3f2]                     brings the words of that quotation, as a block
 *     > "words [...]" [@q7k3f2]       checks them; one or several paragraphs
 *     ... "words" [@q7k3f2], [@q7k3f2] the same within a sentence
 *     [Most]{theme="Self-care"}       a count of the cases that carry a theme
 * What an author may change in a quotation is in docs/findings.md. */
#ifndef TEMA_FINDINGS_H
#define TEMA_FINDINGS_H

#include "tema/project.h"

enum tema_finding_kind {
    TEMA_QUOTE_HOLDS,   /* the words are the quotation's, lawful edits apart */
    TEMA_QUOTE_BROUGHT, /* [@key] alone: the words are brought in */
    TEMA_QUOTE_CHANGED, /* words differ */
    TEMA_QUOTE_UNKNOWN, /* no quotation has that key */
    TEMA_QUOTE_UNKEYED, /* a block quotation, or four words or more in quotation marks,
                           without a key: not checked; a remark, no fault */
    TEMA_COUNT_HOLDS,
    TEMA_COUNT_WRONG,     /* another word or number would be right */
    TEMA_COUNT_UNKNOWN,   /* no theme of that name, or a word that the table does not have
                           */
    TEMA_HEADING_UNKNOWN, /* a heading that names no theme; a remark, no fault */
};

/* "quote_holds" ... "heading_unknown": how programs name KIND. Static. */
TEMA_API
const char *tema_finding_kind_name(enum tema_finding_kind kind);

struct tema_finding {
    enum tema_finding_kind kind;
    int64_t line;        /* of the chapter, from 1 */
    const char *key;     /* quotations, else "" */
    const char *theme;   /* counts and headings, else "" */
    const char *written; /* the words or the count as the chapter has them */
    const char
        *actual; /* the quotation's words, or the count that would be right; "" unknown */
    const char *message; /* one line: what differs ("'kollega' is not in q7k3f2, which
                            has 'vän'"); of what holds "", or a remark */
    const char *document_name, *case_name; /* of the quotation, else "" */
    int64_t cases, of_cases;               /* counts: n of N */
    bool fault;                            /* `write` refuses the chapter */
};

struct tema_findings_report {
    struct tema_finding *items; /* by line */
    size_t count;
    int64_t faults;
    int64_t quotations, counts; /* how many were checked */
    void *memory;
};

/* Checks a chapter (CommonMark, UTF-8) against the project. It fails only when the
 * chapter cannot be read; what does not hold is in the report. */
TEMA_API
TEMA_MUST_CHECK bool tema_findings_check(struct tema_project *project,
                                         const char *chapter,
                                         struct tema_findings_report *ret_report,
                                         struct tema_error *error);
TEMA_API
void tema_findings_report_free(struct tema_findings_report *report);

struct tema_findings_style {
    const char *format; /* "md", "html", "docx", "odt" */
    const char *style;  /* "plain" or "apa7"; NULL: the chapter's own, else "plain" */
    const char *
        attribution; /* "none", "pseudonym", "pseudonym+VARIABLE[,VARIABLE...]"; NULL: the
                        chapter's own (front matter `attribution:`), else "pseudonym" */
    bool draft;      /* write it in spite of faults, with the places marked */
    bool counts;     /* show n of N beside each count, unless the chapter says how
                        (`counts:`); without it they show unless the study is reflexive */
};

/* Writes a chapter out; the bytes are the caller's (new; free with free()). The same
 * project and chapter give the same bytes. Fails with TEMA_REFUSED when something does
 * not hold (message: the first fault's line, key and words, and how many more),
 * TEMA_INVALID (unknown format, style, attribution), TEMA_NOT_FOUND (no such variable).
 * In apa7 a quotation within a sentence that has 40 words or more becomes a block. */
TEMA_API
TEMA_MUST_CHECK bool tema_findings_write(struct tema_project *project,
                                         const char *chapter,
                                         const struct tema_findings_style *style,
                                         char **ret_bytes, size_t *ret_length,
                                         struct tema_error *error);

/* Keeps the chapter's text in the project, and brings it back (new; free with free()).
 * Show fails with TEMA_NOT_FOUND where none was kept. */
TEMA_API
TEMA_MUST_CHECK bool tema_findings_save(struct tema_project *project, const char *chapter,
                                        struct tema_error *error);
TEMA_API
TEMA_MUST_CHECK bool tema_findings_show(struct tema_project *project, char **ret_chapter,
                                        struct tema_error *error);

#endif
