/* office_zip.c - see import/office_zip.h */
#include "import/office_zip.h"
#include "import/limits.h"

bool office_zip_open(struct slice bytes, struct zip_reader **ret_zip,
                     struct tema_error *error)
{
    static const struct zip_limits limits = {
        .members = LIMIT_MEMBERS,
        .member_bytes = LIMIT_MEMBER_BYTES,
        .ratio = LIMIT_MEMBER_RATIO,
    };

    if (bytes.length > LIMIT_FILE_BYTES)
        return tema_fail(error, TEMA_UNREADABLE, "it is over %d MiB",
                         LIMIT_FILE_BYTES >> 20);
    return zip_reader_open(bytes, &limits, ret_zip, error);
}

bool office_zip_read(struct zip_reader *zip, const char *name, struct buffer *bytes,
                     struct xml_reader **ret_xml, struct tema_error *error)
{
    buffer_clear(bytes);
    return zip_reader_read(zip, name, bytes, error) &&
           xml_reader_open(buffer_slice(bytes), name, LIMIT_DEPTH, ret_xml, error);
}
