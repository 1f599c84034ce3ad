/* codebook.h - the tree of codes that a study's researchers agree on */
#ifndef TEMA_CODEBOOK_H
#define TEMA_CODEBOOK_H

#include "tema/project.h"

/* Row 0 = no code. */
struct tema_code_id {
    int64_t row;
};

/* Row 0 = no theme; see tema/theme.h. */
struct tema_theme_id {
    int64_t row;
};

struct tema_code {
    struct tema_code_id id, parent;
    const char *name;
    const char *path; /* "Stöd/Kollega": names from the root, parted by '/'; unlike
                         the others' ("Stöd (2)" where copies brought two) */
    const char *description; /* "" where there is none */
    const char *includes;    /* when to use it; "" where that is not said */
    const char *excludes;    /* when not, likewise */
    const char *example;     /* the key of a quotation that shows it; NULL where there is
                                none, or it is gone */
    const char *color;       /* "#rrggbb" or "" */
    const char *const *themes; /* paths of those that gather it, in their order */
    const struct tema_theme_id *theme_ids; /* the same ones */
    size_t theme_count;
    int depth;    /* 0 at the root */
    bool removed; /* removed by one coder while another used it: still in use; whoever
                     changes it takes it back */
    /* Of the code itself, not of the codes below it. */
    int64_t codings, quotations, cases;
};

struct tema_codes {
    /* As in the tree: a parent before its children, siblings by name. */
    struct tema_code *items;
    size_t count;
    void *memory;
};

TEMA_API
TEMA_MUST_CHECK bool tema_codebook_list(struct tema_project *project,
                                        struct tema_codes *ret_codes,
                                        struct tema_error *error);
TEMA_API
void tema_codes_free(struct tema_codes *codes);

/* The code at PATH ("Stöd/Kollega"), or the only one called so ("Kollega"). Case is
 * folded where that is not ambiguous. Fails with TEMA_NOT_FOUND, naming the nearest
 * candidates. */
TEMA_API
TEMA_MUST_CHECK bool tema_codebook_find(struct tema_project *project, const char *path,
                                        struct tema_code_id *ret_code,
                                        struct tema_error *error);

/* Adds the code at PATH and the parents that are missing. DESCRIPTION and COLOR may be
 * NULL. Each name: 1..200 code points without '/', unlike its siblings' names (case
 * folded); at most 32 levels. Fails with TEMA_INVALID, TEMA_EXISTS. */
TEMA_API
TEMA_MUST_CHECK bool tema_codebook_add(struct tema_project *project, const char *path,
                                       const char *description, const char *color,
                                       struct tema_code_id *ret_code,
                                       struct tema_error *error);

/* NULL leaves a field as it is, "" empties it. */
struct tema_code_description {
    const char *description;
    const char *color;               /* "#rrggbb" */
    const char *includes, *excludes; /* 0..10,000 code points */
    const char *example;             /* a quotation's key */
};

/* Fails with TEMA_INVALID, TEMA_NOT_FOUND (no such quotation). */
TEMA_API
TEMA_MUST_CHECK bool
tema_codebook_describe(struct tema_project *project, struct tema_code_id code,
                       const struct tema_code_description *description,
                       struct tema_error *error);
TEMA_API
TEMA_MUST_CHECK bool tema_codebook_rename(struct tema_project *project,
                                          struct tema_code_id code, const char *name,
                                          struct tema_error *error);

/* Moves CODE with all below it under PARENT (row 0: to the root). Fails with TEMA_INVALID
 * when PARENT lies below CODE, TEMA_EXISTS when a sibling there has its name. */
TEMA_API
TEMA_MUST_CHECK bool tema_codebook_move(struct tema_project *project,
                                        struct tema_code_id code,
                                        struct tema_code_id parent,
                                        struct tema_error *error);

/* What a merge would do. */
struct tema_merge_preview {
    int64_t codings;    /* of FROM, which would become INTO's */
    int64_t quotations; /* that bear FROM */
    int64_t both;       /* of them, those that bear INTO too */
    int64_t children;   /* that would move under INTO */
    int64_t themes;     /* that gather FROM */
};

/* Fails as tema_codebook_merge, and changes nothing. */
TEMA_API
TEMA_MUST_CHECK bool tema_codebook_merge_preview(struct tema_project *project,
                                                 struct tema_code_id from,
                                                 struct tema_code_id into,
                                                 struct tema_merge_preview *ret_preview,
                                                 struct tema_error *error);

/* Makes FROM one with INTO: codings follow, now and later; its children move under
 * INTO. */
TEMA_API
TEMA_MUST_CHECK bool tema_codebook_merge(struct tema_project *project,
                                         struct tema_code_id from,
                                         struct tema_code_id into,
                                         struct tema_error *error);

/* Removes CODE, the codes below it and their codings; the quotations stay.
 * RET_CODINGS (may be NULL): how many codings went. */
TEMA_API
TEMA_MUST_CHECK bool tema_codebook_remove(struct tema_project *project,
                                          struct tema_code_id code, int64_t *ret_codings,
                                          struct tema_error *error);

#endif
