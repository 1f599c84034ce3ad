/* theme.h - patterns of shared meaning, each around a central concept, gathering codes
 * and quotations */
#ifndef TEMA_THEME_H
#define TEMA_THEME_H

#include "tema/codebook.h"

/* Row 0 = no quotation; see tema/quotation.h. */
struct tema_quotation_id {
    int64_t row;
};

/* What a quotation is to the theme that gathers it: one that shows it, one that shows it
 * well, or one that speaks against it. */
enum tema_evidence_role { TEMA_GATHERED, TEMA_STRONG, TEMA_CONTRARY };

/* A quotation that a theme gathers itself, whatever its codes. */
struct tema_evidence {
    struct tema_quotation_id quotation;
    enum tema_evidence_role role;
    const char *key, *words;
    const char *case_name; /* whom it is about, or NULL */
};

struct tema_theme {
    struct tema_theme_id id, parent;
    const char *name, *path; /* "Ta hand om sig/Kollegialt stöd" */
    const char *concept;     /* its central concept, "" where none */
    const char *const
        *codes; /* paths of the codes it gathers itself, in the tree's order */
    const struct tema_code_id *code_ids; /* the same ones */
    size_t code_count;
    int depth;
    const struct tema_evidence *evidence; /* by document and position */
    size_t evidence_count;
    /* Of it and its sub-themes, each counted once: the quotations that its codes or it
     * itself gather, contrary ones too, and the cases that carry it. A quotation that is
     * contrary to a theme does not carry it, whatever its codes say; nor, through that
     * theme, those above it. */
    int64_t quotations, cases;
    const char *const *case_names; /* those that carry it, by name: CASES of them */
    bool removed; /* removed by one coder while another worked on it; whoever
                     changes it takes it back */
};

struct tema_themes {
    struct tema_theme *items; /* in the author's order, sub-themes behind their theme */
    size_t count;
    int64_t cases; /* of the study: the N of "n of N" */
    void *memory;
};

TEMA_API
TEMA_MUST_CHECK bool tema_theme_list(struct tema_project *project,
                                     struct tema_themes *ret_themes,
                                     struct tema_error *error);
TEMA_API
void tema_themes_free(struct tema_themes *themes);

/* By path, or by name where only one is called so; as tema_codebook_find. */
TEMA_API
TEMA_MUST_CHECK bool tema_theme_find(struct tema_project *project, const char *path,
                                     struct tema_theme_id *ret_theme,
                                     struct tema_error *error);

/* Adds the theme at PATH, behind its siblings, and the parents that are missing. CONCEPT
 * may be NULL. Names as for codes. */
TEMA_API
TEMA_MUST_CHECK bool tema_theme_add(struct tema_project *project, const char *path,
                                    const char *concept_text,
                                    struct tema_theme_id *ret_theme,
                                    struct tema_error *error);
TEMA_API
TEMA_MUST_CHECK bool tema_theme_describe(struct tema_project *project,
                                         struct tema_theme_id theme,
                                         const char *concept_text,
                                         struct tema_error *error);
TEMA_API
TEMA_MUST_CHECK bool tema_theme_rename(struct tema_project *project,
                                       struct tema_theme_id theme, const char *name,
                                       struct tema_error *error);

/* Under PARENT (row 0: to the root), before the sibling BEFORE (row 0: last). */
TEMA_API
TEMA_MUST_CHECK bool tema_theme_move(struct tema_project *project,
                                     struct tema_theme_id theme,
                                     struct tema_theme_id parent,
                                     struct tema_theme_id before,
                                     struct tema_error *error);

/* Removes the theme and its sub-themes; codes and quotations stay. */
TEMA_API
TEMA_MUST_CHECK bool tema_theme_remove(struct tema_project *project,
                                       struct tema_theme_id theme,
                                       struct tema_error *error);

/* Gathers COUNT codes under THEME, or releases them. A code brings what was merged into
 * it and all codes below it: their quotations count for the theme. A code may be gathered
 * by several themes. Gathering what is gathered already is no error and no change, nor
 * is releasing what is not. RET_CHANGED (may be NULL): how many were gathered or released
 * now. */
TEMA_API
TEMA_MUST_CHECK bool tema_theme_gather(struct tema_project *project,
                                       struct tema_theme_id theme,
                                       const struct tema_code_id *codes, size_t count,
                                       size_t *ret_changed, struct tema_error *error);
TEMA_API
TEMA_MUST_CHECK bool tema_theme_release(struct tema_project *project,
                                        struct tema_theme_id theme,
                                        const struct tema_code_id *codes, size_t count,
                                        size_t *ret_changed, struct tema_error *error);

struct tema_gathered_quotation {
    struct tema_quotation_id quotation;
    enum tema_evidence_role role;
};

/* The same for COUNT quotations, which the theme then has as evidence. One that is
 * gathered already in another role takes the new one, and counts as changed. Where copies
 * gave it different roles the newest stands; any goes before TEMA_GATHERED, unless that
 * was written over another. */
TEMA_API
TEMA_MUST_CHECK bool
tema_theme_gather_quotations(struct tema_project *project, struct tema_theme_id theme,
                             const struct tema_gathered_quotation *items, size_t count,
                             size_t *ret_changed, struct tema_error *error);
TEMA_API
TEMA_MUST_CHECK bool
tema_theme_release_quotations(struct tema_project *project, struct tema_theme_id theme,
                              const struct tema_quotation_id *quotations, size_t count,
                              size_t *ret_changed, struct tema_error *error);

/* What a theme was, from one change of it to the next. */
struct tema_theme_form {
    int64_t at; /* ms: when it became so; by whom, and by what action */
    const char *coder, *label;
    const char *name, *concept;
    const char *const *codes; /* those it gathered itself, by their paths of today */
    size_t code_count;
};

struct tema_theme_forms {
    struct tema_theme_form *items; /* newest first: the first is what it is now */
    size_t count;
    void *memory;
};

/* All forms that THEME has had, also where it is removed; while it was removed it had
 * none. A change that left name, concept and codes as they were made no new form. */
TEMA_API
TEMA_MUST_CHECK bool tema_theme_forms(struct tema_project *project,
                                      struct tema_theme_id theme,
                                      struct tema_theme_forms *ret_forms,
                                      struct tema_error *error);
TEMA_API
void tema_theme_forms_free(struct tema_theme_forms *forms);

/* The name of a role ("strong") and back; TEMA_INVALID for any other word. */
TEMA_API
const char *tema_evidence_role_name(enum tema_evidence_role role);
TEMA_API
TEMA_MUST_CHECK bool tema_evidence_role_from_name(const char *name,
                                                  enum tema_evidence_role *ret_role,
                                                  struct tema_error *error);

#endif
