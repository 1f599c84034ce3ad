/* theme.h - what the files of this noun share: commands on one theme, and the author's
 * order */
#ifndef PROJECT_THEME_H
#define PROJECT_THEME_H

#include "project/forest.h"
#include "tema/theme.h"

/* What a command has before it. */
struct theme_command {
    struct arena *arena; /* the caller's; set before */
    struct forest forest;
    const struct forest_node *theme;
};

/* Begins a transaction on THEME; where that fails none is open. */
TEMA_MUST_CHECK
bool theme_begin(struct tema_project *project, struct tema_theme_id theme,
                 struct theme_command *command, struct tema_error *error);

/* A rank behind all children of PARENT but ITSELF. */
int64_t rank_behind(const struct forest *forest, int64_t parent, int64_t itself);

/* Of a theme that gathers a quotation: "evidence", NUL, the theme's GUID, the
 * quotation's. */
struct guid evidence_guid(const struct guid *theme, const struct guid *quotation);

/* Of a theme that gathers a code: "gathering", NUL, the theme's GUID, the code's. */
struct guid gathering_guid(const struct guid *theme, const struct guid *code);

#endif
