/* formats.h - the formats a report is written in, one row each */
#ifndef REPORT_FORMATS_H
#define REPORT_FORMATS_H

#include "base/buffer.h"
#include "base/error.h"
#include "report/report.h"

struct report_format {
    const char *name;       /* "docx" */
    const char *extensions; /* "md markdown": without dots, one space between them */
    const char *summary;    /* "Word" */
    /* Appends the file to RET_BYTES. The same report gives the same bytes. Fails with
     * TEMA_INVALID where the format cannot hold what the report holds. */
    bool (*write)(const struct report *report, struct buffer *ret_bytes,
                  struct tema_error *error);
};

extern const struct report_format report_formats[]; /* ends with a row without name */

/* The format by its name or one of its extensions, in any case; NULL where there is
 * none. */
const struct report_format *report_format_find(const char *name);

/* The format by the extension of PATH. */
const struct report_format *report_format_of_path(const char *path);

TEMA_MUST_CHECK
bool report_write_markdown(const struct report *report, struct buffer *ret_bytes,
                           struct tema_error *error);
TEMA_MUST_CHECK
bool report_write_html(const struct report *report, struct buffer *ret_bytes,
                       struct tema_error *error);

/* Also fails where a table has more than 63 columns. */
TEMA_MUST_CHECK
bool report_write_docx(const struct report *report, struct buffer *ret_bytes,
                       struct tema_error *error);
TEMA_MUST_CHECK
bool report_write_odt(const struct report *report, struct buffer *ret_bytes,
                      struct tema_error *error);

#endif
