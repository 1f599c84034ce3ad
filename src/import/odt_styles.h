/* odt_styles.h - what the styles of an ODT say about its text */
#ifndef IMPORT_ODT_STYLES_H
#define IMPORT_ODT_STYLES_H

#include "base/arena.h"
#include "base/array.h"
#include "markup/xml_reader.h"

enum odt_family {
    ODT_PARAGRAPH,
    ODT_TEXT,
};

struct odt_style {
    enum odt_family family;
    const char *name;    /* what text refers to */
    const char *display; /* what the user sees; NULL: that of the parent */
    const char *parent;  /* a name, or NULL */
    int heading;         /* level 1..9; 0: none; -1: not said here, but in the parent */
    int bold, hidden;    /* 1, 0; -1: not said here */
    bool is_made_bold;   /* by hand, not by a style that has a name */
};

/* Start with {.arena = ...}. */
struct odt_styles {
    struct arena *arena; /* borrowed: has the strings */
    ARRAY(struct odt_style) items;
    bool is_resolved;
};

/* At the start of <office:styles> or <office:automatic-styles>, to its end. IS_AUTOMATIC:
 * its names are made by a program and mean nothing to the user. */
TEMA_MUST_CHECK
bool odt_styles_read(struct odt_styles *styles, struct xml_reader *xml, bool is_automatic,
                     struct tema_error *error);
void odt_styles_release(struct odt_styles *styles);

/* Gives each style what its parents say; once all are read. */
void odt_styles_resolve(struct odt_styles *styles);

/* What holds for the style NAME (NULL: none), its parents included: no number is -1.
 * DISPLAY is NULL where the style is not there. */
struct odt_style odt_styles_find(const struct odt_styles *styles, enum odt_family family,
                                 const char *name);

#endif
