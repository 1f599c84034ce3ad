/* office_zip.h - the ZIP around an office document */
#ifndef IMPORT_OFFICE_ZIP_H
#define IMPORT_OFFICE_ZIP_H

#include "markup/xml_reader.h"
#include "markup/zip_reader.h"

/* With the limits of import/limits.h. RET_ZIP: new; BYTES borrowed until it is freed. */
TEMA_MUST_CHECK
bool office_zip_open(struct slice bytes, struct zip_reader **ret_zip,
                     struct tema_error *error);

/* Begins to read the member NAME as XML. BYTES gets what it holds, and is borrowed until
 * RET_XML (new) is freed. */
TEMA_MUST_CHECK
bool office_zip_read(struct zip_reader *zip, const char *name, struct buffer *bytes,
                     struct xml_reader **ret_xml, struct tema_error *error);

#endif
