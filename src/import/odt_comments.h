/* odt_comments.h - the annotations of an ODT and where they end */
#ifndef IMPORT_ODT_COMMENTS_H
#define IMPORT_ODT_COMMENTS_H

#include "base/array.h"
#include "import/draft.h"
#include "markup/xml_reader.h"

struct odt_comment {
    const char *name; /* or NULL: it stands at a point; in the draft's arena */
    const char *author, *text;
    struct draft_mark start;
};

struct odt_comment_end {
    const char *name;
    struct draft_mark mark;
};

/* Start with {0}. */
struct odt_comments {
    ARRAY(struct odt_comment) items;
    ARRAY(struct odt_comment_end) ends;
};

/* At an <office:annotation>, to its end; it begins at the draft's present place. */
TEMA_MUST_CHECK
bool odt_comments_read(struct odt_comments *comments, struct xml_reader *xml,
                       struct draft *draft, struct tema_error *error);

/* At an <office:annotation-end>. */
void odt_comments_end(struct odt_comments *comments, const struct xml_reader *xml,
                      struct draft *draft);

/* They become the draft's; once all are read. */
void odt_comments_add(struct odt_comments *comments, struct draft *draft);
void odt_comments_release(struct odt_comments *comments);

#endif
