/* docx_package.h - a DOCX as a ZIP: which of its parts is which */
#ifndef IMPORT_DOCX_PACKAGE_H
#define IMPORT_DOCX_PACKAGE_H

#include "base/arena.h"
#include "markup/xml_reader.h"
#include "markup/zip_reader.h"

enum docx_part {
    DOCX_DOCUMENT,
    DOCX_STYLES,
    DOCX_FOOTNOTES,
    DOCX_ENDNOTES,
    DOCX_COMMENTS,
    DOCX_PART_COUNT,
};

struct docx_package {
    struct arena *arena; /* borrowed */
    struct zip_reader *zip;
    const char *names[DOCX_PART_COUNT]; /* in the arena; NULL: it has no such part */
    struct buffer bytes;                /* of the part opened last */
};

/* Finds the parts through the relations that the package tells. BYTES: borrowed until the
 * release. Fails with TEMA_UNREADABLE; release it in any case. */
TEMA_MUST_CHECK
bool docx_package_open(struct docx_package *package, struct slice bytes,
                       struct arena *arena, struct tema_error *error);
void docx_package_release(struct docx_package *package);

/* Begins to read a part. RET_XML: new, NULL where the package has no such part; free it
 * before the next part is opened. */
TEMA_MUST_CHECK
bool docx_package_read(struct docx_package *package, enum docx_part part,
                       struct xml_reader **ret_xml, struct tema_error *error);

#endif
