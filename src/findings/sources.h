/* sources.h - what a chapter stands on: quotations by key, cases' names, themes */
#ifndef FINDINGS_SOURCES_H
#define FINDINGS_SOURCES_H

#include "findings/edits.h"
#include "project/project.h"
#include "tema/theme.h"

/* A turn that begins within a quotation: where its label stands. */
struct source_turn {
    struct edits_label label;
    const char *speaker;
};

/* Strings are never NULL, save where it says so. */
struct source {
    const char *key;
    struct slice words; /* verbatim; none where it is no span of text */
    const char *place;  /* where else it lies, or NULL */
    const char *doubt;  /* why it may not stand where it was meant to, or "" */
    const char *document_name;
    const char *case_name;     /* or NULL */
    int64_t case_id;           /* 0: none */
    const char *speaker;       /* label of the turn where it begins, or NULL */
    struct source_turn *turns; /* those that begin behind its beginning */
    size_t turn_count;
    struct edits_source edits; /* for comparing */
};

struct sources {
    struct tema_project *project;
    struct arena *arena; /* borrowed */
    struct map by_key;
    struct {
        struct source **items;
        size_t count, capacity;
    } found;
    size_t kept_tokens; /* by comparing */
    bool has_names, has_themes;
    struct map names; /* of cases, by edits_add_name */
    struct tema_themes themes;
};

void sources_release(struct sources *sources);

/* The quotation with KEY; NULL where there is none. */
TEMA_MUST_CHECK
bool sources_find(struct sources *sources, const char *key, struct source **ret_source,
                  struct tema_error *error);

/* Compares WRITTEN with SOURCE (see edits_compare), names of all cases known. */
TEMA_MUST_CHECK
bool sources_compare(struct sources *sources, struct source *source, struct slice written,
                     int64_t *cells, struct edits_verdict *ret_verdict,
                     struct tema_error *error);

TEMA_MUST_CHECK
bool sources_themes(struct sources *sources, const struct tema_themes **ret_themes,
                    struct tema_error *error);

#endif
