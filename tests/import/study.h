/* study.h - a study in memory, and files in a folder to import into it */
#ifndef TESTS_IMPORT_STUDY_H
#define TESTS_IMPORT_STUDY_H

#include <stdio.h>
#include <unistd.h>

#include "project/memory_study.h"

static char folder[] = "/tmp/tema-import-XXXXXX";

static inline int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL ? -1 : 0;
}

static inline int remove_folder(void **state)
{
    CLEANUP_BUFFER struct buffer command = {0};

    (void)state;
    buffer_add_format(&command, "rm -r '%s'", folder);
    return system(buffer_string(&command));
}

/* The path of a new file in the folder; new. */
static inline char *file_of(const char *name, struct slice bytes)
{
    struct buffer path = {0};
    FILE *file;

    buffer_add_format(&path, "%s/%s", folder, name);
    file = fopen(buffer_string(&path), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.bytes, 1, bytes.length, file), bytes.length);
    assert_int_equal(fclose(file), 0);
    return buffer_take_string(&path);
}

static inline struct tema_imported import(struct tema_project *project, const char *path,
                                          enum tema_case_rule rule)
{
    struct tema_import_options options = {.case_rule = rule, .case_name = "Alla"};
    struct tema_imported imported = {0};
    struct tema_error error = {0};

    assert_ok(tema_import_file(project, path, &options, &imported, &error));
    return imported;
}

#endif
