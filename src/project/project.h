/* project.h - an open project, as the nouns of this room see it */
#ifndef PROJECT_PROJECT_H
#define PROJECT_PROJECT_H

#include "base/array.h"
#include "base/cleanup.h"
#include "history/history.h"
#include "project/kinds.h"
#include "tema/project.h"

struct tema_project {
    struct store *store;
    struct history *history;
    char *path;
    char *coder;             /* the name of who acts */
    int64_t coder_id;        /* 0 until the first change needs it (project_coder) */
    char *place_warning;     /* or NULL */
    bool has_unsettled_keys; /* of quotations that came without their key being checked */
    const struct open_document *text_at_hand; /* while a table codes it; or NULL */
    /* Of a document that is being born: its turns wait for its speakers; or NULL. */
    const struct layout *layout_at_hand;
    int64_t seen; /* store_version, when the file was last looked at */
    struct document_cache *documents; /* of document_cache.c: texts in use lately */
};

/* For CLEANUP. */
void project_closep(struct tema_project **project);

/* A copy of the project that only this program sees; gone when it is closed. */
TEMA_MUST_CHECK
bool project_open_copy(struct tema_project *project, struct tema_project **ret_copy,
                       struct tema_error *error);

/* A project of its own without any tables, which only this program sees; gone when it is
 * closed. PATH: where others believe that it lies. */
TEMA_MUST_CHECK
bool project_open_private(const char *path, struct tema_project **ret_project,
                          struct tema_error *error);

/* A changing function of the public API reads:
 *     if (!project_begin(project, error)) return false;
 *     went_well = rename(project, code, name, error);
 *     return project_end(project, went_well, error, "renamed '%s' to '%s'", old, name);
 * (the work first: C does not say in which order arguments are evaluated) */
TEMA_MUST_CHECK
bool project_begin(struct tema_project *project, struct tema_error *error);
__attribute__((format(printf, 4, 5))) TEMA_MUST_CHECK bool
project_end(struct tema_project *project, bool went_well, struct tema_error *error,
            const char *label, ...);

/* The local id of the acting coder, who is born if need be. Inside a transaction only. */
TEMA_MUST_CHECK
bool project_coder(struct tema_project *project, int64_t *ret_coder,
                   struct tema_error *error);

/* The local id of the coder called NAME, likewise. */
TEMA_MUST_CHECK
bool project_coder_named(struct tema_project *project, const char *name,
                         int64_t *ret_coder, struct tema_error *error);

/* TEMA_NOT_FOUND "no such NOUN" unless ID is a living object of KIND. */
TEMA_MUST_CHECK
bool project_expect(struct tema_project *project, int64_t id, enum kind kind,
                    struct tema_error *error);

/* Fails with TEMA_INVALID unless TEXT (a name of NOUN: "code", "case") has 1..200 code
 * points, is valid UTF-8, has no control characters and no white space at its ends. */
TEMA_MUST_CHECK
bool project_check_name(const char *text, const char *noun, struct tema_error *error);

/* Fails with TEMA_INVALID unless title and language are such. */
TEMA_MUST_CHECK
bool study_check(const struct tema_study *study, struct tema_error *error);

#endif
