/* files.h - .qdpx, .qde and .qdc files made by hand, in a folder that is gone afterwards
 */
#ifndef TESTS_EXCHANGE_FILES_H
#define TESTS_EXCHANGE_FILES_H

#include <stdio.h>
#include <unistd.h>

#include "markup/zip_writer.h"
#include "test.h"

struct member {
    const char *name, *text; /* ended by a NULL name */
};

static char files_folder[] = "/tmp/tema-exchange-XXXXXX";
static char files_path[200];

static inline int make_folder(void **state)
{
    (void)state;
    return mkdtemp(files_folder) != NULL ? 0 : -1;
}

/* The folder holds the last file made, if any. */
static inline int remove_folder(void **state)
{
    (void)state;
    unlink(files_path);
    return rmdir(files_folder);
}

/* The path of a file NAME with these BYTES; the one made before is gone. Borrowed until
 * the next one is made. */
static inline const char *file_of(const char *name, struct slice bytes)
{
    FILE *file;

    unlink(files_path);
    snprintf(files_path, sizeof files_path, "%s/%s", files_folder, name);
    file = fopen(files_path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.bytes, 1, bytes.length, file), bytes.length);
    assert_int_equal(fclose(file), 0);
    return files_path;
}

static inline const char *xml_file(const char *name, const char *xml)
{
    return file_of(name, slice_of(xml));
}

static inline void pack(const struct member *members, struct buffer *ret_zip)
{
    CLEANUP(zip_writer_freep) struct zip_writer *writer = zip_writer_new();
    struct tema_error error = {0};

    for (; members->name != NULL; members++)
        zip_writer_add(writer, members->name, slice_of(members->text), ZIP_DEFLATED);
    assert_ok(zip_writer_finish(writer, ret_zip, &error));
}

static inline const char *zip_file(const char *name, const struct member *members)
{
    CLEANUP_BUFFER struct buffer zip = {0};

    pack(members, &zip);
    return file_of(name, buffer_slice(&zip));
}

#endif
