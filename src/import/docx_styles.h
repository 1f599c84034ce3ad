/* docx_styles.h - what the styles of a DOCX say about its text */
#ifndef IMPORT_DOCX_STYLES_H
#define IMPORT_DOCX_STYLES_H

#include "base/array.h"
#include "import/docx_package.h"

struct docx_style {
    const char *id;
    const char *name;   /* as the user sees it; the id where it has none */
    const char *parent; /* the id it is based on, or NULL */
    int heading;        /* 1..9; 0: none; -1: not said here, but in the parent */
    int list;           /* level 1..9; 0: none; -1: not said here */
    int bold, hidden;   /* 1, 0; -1: not said here */
};

struct docx_styles {
    ARRAY(struct docx_style) items; /* by id; strings in the package's arena */
};

TEMA_MUST_CHECK
bool docx_styles_read(struct docx_styles *styles, struct docx_package *package,
                      struct tema_error *error);
void docx_styles_release(struct docx_styles *styles);

/* What holds for the style ID, its parents included: no field is -1. A style that is not
 * there, as that of NULL, says nothing and has no name. */
struct docx_style docx_styles_find(const struct docx_styles *styles, const char *id);

/* The value of a property that is on, <w:b/>, or off, <w:b w:val="0"/>. */
bool docx_is_on(const struct xml_reader *xml);

#endif
