/* packages.h - looking into written files: their parts, schemas, and other programs */
#ifndef TESTS_REPORT_PACKAGES_H
#define TESTS_REPORT_PACKAGES_H

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/xmlschemas.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "markup/zip_reader.h"

static inline struct buffer part_of(const struct buffer *package, const char *name)
{
    static const struct zip_limits limits = {100, 512 << 20, 100000};
    CLEANUP(zip_reader_freep) struct zip_reader *reader = NULL;
    struct buffer part = {0};
    struct tema_error error = {0};

    assert_ok(zip_reader_open(buffer_slice(package), &limits, &reader, &error));
    assert_ok(zip_reader_read(reader, name, &part, &error));
    return part;
}

static inline xmlDocPtr parsed(const struct buffer *xml, const char *name)
{
    xmlDocPtr document = xmlReadMemory(xml->bytes, (int)xml->length, name, NULL,
                                       XML_PARSE_NONET | XML_PARSE_HUGE);

    if (document == NULL)
        fail_msg("%s is not well-formed", name);
    return document;
}

/* Every part of PACKAGE that is XML. */
static inline void assert_parts_are_well_formed(const struct buffer *package)
{
    static const struct zip_limits limits = {100, 512 << 20, 100000};
    CLEANUP(zip_reader_freep) struct zip_reader *reader = NULL;
    struct tema_error error = {0};

    assert_ok(zip_reader_open(buffer_slice(package), &limits, &reader, &error));
    for (size_t i = 0; i < zip_reader_count(reader); i++) {
        CLEANUP_BUFFER struct buffer part = {0};
        const char *name = zip_reader_name(reader, i);

        if (strcmp(name, "mimetype") == 0)
            continue;
        assert_ok(zip_reader_read(reader, name, &part, &error));
        xmlFreeDoc(parsed(&part, name));
    }
}

/* The path of SCHEMA; new. */
static inline char *schema_path(const char *schema)
{
    struct buffer path = {0};

    if (getenv("TEMA_SCHEMAS") != NULL)
        buffer_add_format(&path, "%s/%s", getenv("TEMA_SCHEMAS"), schema);
    else
        buffer_add_format(&path, "%s/../../../shared/schemas/%s", getenv("TEMA_FIXTURES"),
                          schema);
    return buffer_take_string(&path);
}

static inline bool has_schema(const char *schema)
{
    CLEANUP_FREE char *path = schema_path(schema);
    struct stat status;

    return stat(path, &status) == 0;
}

/* A test knows only that something is wrong; xmllint on the part says what. */
static inline void assert_valid_by_xsd(const struct buffer *package,
                                       const char *const *names, const char *schema)
{
    CLEANUP_FREE char *path = schema_path(schema);
    xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt(path);
    xmlSchemaPtr grammar = xmlSchemaParse(parser);
    xmlSchemaValidCtxtPtr validator = xmlSchemaNewValidCtxt(grammar);

    assert_non_null(grammar);
    for (; *names != NULL; names++) {
        CLEANUP_BUFFER struct buffer part = part_of(package, *names);
        xmlDocPtr document = parsed(&part, *names);

        if (xmlSchemaValidateDoc(validator, document) != 0)
            fail_msg("%s is not valid", *names);
        xmlFreeDoc(document);
    }
    xmlSchemaFreeValidCtxt(validator);
    xmlSchemaFree(grammar);
    xmlSchemaFreeParserCtxt(parser);
}

static inline void assert_valid_by_relaxng(const struct buffer *package,
                                           const char *const *names, const char *schema)
{
    CLEANUP_FREE char *path = schema_path(schema);
    xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewParserCtxt(path);
    xmlRelaxNGPtr grammar = xmlRelaxNGParse(parser);

    assert_non_null(grammar);
    for (; *names != NULL; names++) {
        CLEANUP_BUFFER struct buffer part = part_of(package, *names);
        xmlDocPtr document = parsed(&part, *names);
        xmlRelaxNGValidCtxtPtr validator = xmlRelaxNGNewValidCtxt(grammar);

        if (xmlRelaxNGValidateDoc(validator, document) != 0)
            fail_msg("%s is not valid", *names);
        xmlRelaxNGFreeValidCtxt(validator);
        xmlFreeDoc(document);
    }
    xmlRelaxNGFree(grammar);
    xmlRelaxNGFreeParserCtxt(parser);
}

static inline bool has_program(const char *program)
{
    CLEANUP_BUFFER struct buffer command = {0};

    buffer_add_format(&command, "command -v %s >/dev/null 2>&1", program);
    return system(buffer_string(&command)) == 0;
}

struct tests {
    struct CMUnitTest *items;
    size_t count;
};

/* Leaves the test called NAME out where this machine lacks WHAT it needs, and says so:
 * cmocka's own skip() counts as a failure in TAP. */
static inline void need(struct tests *tests, const char *name, bool is_there,
                        const char *what)
{
    size_t left = 0;

    if (is_there)
        return;
    print_message("# %s is left out: this machine has no %s\n", name, what);
    for (size_t i = 0; i < tests->count; i++)
        if (strcmp(tests->items[i].name, name) != 0)
            tests->items[left++] = tests->items[i];
    tests->count = left;
}

static inline int run_possible(const struct tests *tests)
{
    return _cmocka_run_group_tests("tests", tests->items, tests->count, NULL, NULL);
}

/* LibreOffice makes a PDF of BYTES. */
static inline void assert_office_opens(const struct buffer *bytes, const char *extension)
{
    char folder[] = "/tmp/tema-office-XXXXXX";
    CLEANUP_BUFFER struct buffer path = {0}, pdf = {0}, command = {0};
    struct stat status;
    FILE *file;

    assert_non_null(mkdtemp(folder));
    buffer_add_format(&path, "%s/chapter.%s", folder, extension);
    buffer_add_format(&pdf, "%s/chapter.pdf", folder);
    file = fopen(buffer_string(&path), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes->bytes, 1, bytes->length, file), bytes->length);
    fclose(file);
    buffer_add_format(
        &command,
        "HOME=%s timeout 240 soffice -env:UserInstallation=file://%s/profile "
        "--headless --convert-to pdf --outdir %s %s >/dev/null 2>&1",
        folder, folder, folder, buffer_string(&path));
    assert_int_equal(system(buffer_string(&command)), 0);
    assert_int_equal(stat(buffer_string(&pdf), &status), 0);
    assert_true(status.st_size > 1000);
    buffer_clear(&command);
    buffer_add_format(&command, "rm -rf %s", folder);
    assert_int_equal(system(buffer_string(&command)), 0);
}

static inline void assert_has(const struct buffer *part, const char *expected)
{
    if (strstr(buffer_string(part), expected) == NULL)
        fail_msg("'%s' is not in %s", expected, buffer_string(part));
}

static inline void assert_lacks(const struct buffer *part, const char *unexpected)
{
    if (strstr(buffer_string(part), unexpected) != NULL)
        fail_msg("'%s' is in %s", unexpected, buffer_string(part));
}

#endif
