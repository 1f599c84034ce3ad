/* packed.h - office documents made by hand, for the tests of their readers */
#ifndef TESTS_IMPORT_PACKED_H
#define TESTS_IMPORT_PACKED_H

#include "import/importer.h"
#include "import/limits.h"
#include "markup/zip_writer.h"
#include "test.h"

struct member {
    const char *name, *text; /* ended by a NULL name; without a text it is left out */
};

static inline void pack(const struct member *members, struct buffer *ret_zip)
{
    CLEANUP(zip_writer_freep) struct zip_writer *writer = zip_writer_new();
    struct tema_error error = {0};

    for (; members->name != NULL; members++) {
        if (members->text != NULL)
            zip_writer_add(writer, members->name, slice_of(members->text),
                           strcmp(members->name, "mimetype") == 0 ? ZIP_STORED
                                                                  : ZIP_DEFLATED);
    }
    assert_ok(zip_writer_finish(writer, ret_zip, &error));
}

static inline bool read_bytes(const struct importer *importer, struct slice bytes,
                              struct draft *draft, struct tema_error *error)
{
    struct import_source source = {bytes, "test"};

    draft_init(draft);
    return importer->read(&source, draft, error) && draft_finish(draft, error);
}

/* Cut anywhere, the file is refused; with any byte changed it is read or refused. */
static inline void assert_damage_is_told(const struct importer *importer,
                                         const struct member *members)
{
    CLEANUP_BUFFER struct buffer zip = {0};

    pack(members, &zip);
    for (size_t i = 0; i < zip.length; i++) {
        CLEANUP(draft_release) struct draft cut, damaged;
        struct tema_error error = {0};

        if (read_bytes(importer, slice_cut(buffer_slice(&zip), 0, i), &cut, &error))
            fail_msg("read %zu of %zu bytes", i, zip.length);
        zip.bytes[i] = (char)(zip.bytes[i] ^ 0x55);
        if (!read_bytes(importer, buffer_slice(&zip), &damaged, &error))
            assert_int_equal(error.kind, TEMA_UNREADABLE);
        zip.bytes[i] = (char)(zip.bytes[i] ^ 0x55);
    }
}

/* A line a paragraph: `heading 1 "Rubrik": text`, then comments and remarks. */
static inline void describe(const struct draft *draft, struct buffer *out)
{
    const char *text = buffer_string(&draft->text);

    for (size_t i = 0; i < draft->paragraphs.count; i++) {
        const struct draft_paragraph *paragraph = draft->paragraphs.items + i;
        size_t length = strcspn(text, "\n");

        if (paragraph->kind == PARAGRAPH_HEADING)
            buffer_add_format(out, "heading %d: ", paragraph->level);
        if (paragraph->kind == PARAGRAPH_LIST)
            buffer_add_format(out, "list %d: ", paragraph->level);
        if (paragraph->kind == PARAGRAPH_CELL)
            buffer_add_format(out, "%d/%d/%d: ", paragraph->table, paragraph->row,
                              paragraph->column);
        if (paragraph->kind == PARAGRAPH_NOTE)
            buffer_add_format(out, "note %d: ", paragraph->number);
        if (paragraph->style != NULL)
            buffer_add_format(out, "<%s> ", paragraph->style);
        if (paragraph->bold_start)
            buffer_add_string(out, "bold ");
        buffer_add_format(out, "%.*s\n", (int)length, text);
        text += length + 1;
    }
    for (size_t i = 0; i < draft->comments.count; i++) {
        const struct draft_comment *comment = draft->comments.items + i;

        buffer_add_format(out, "%d-%d %s: %s\n", (int)comment->start, (int)comment->end,
                          comment->author != NULL ? comment->author : "?", comment->text);
    }
    for (size_t i = 0; i < draft->remarks.count; i++)
        buffer_add_format(out, "(%s)\n", draft->remarks.items[i]);
}

static inline void assert_reads(const struct importer *importer,
                                const struct member *members, const char *expected)
{
    CLEANUP_BUFFER struct buffer zip = {0}, found = {0};
    CLEANUP(draft_release) struct draft draft;
    struct tema_error error = {0};

    pack(members, &zip);
    assert_ok(read_bytes(importer, buffer_slice(&zip), &draft, &error));
    describe(&draft, &found);
    assert_string_equal(buffer_string(&found), expected);
}

/* REASON: words of the error. */
static inline void assert_refuses(const struct importer *importer, struct slice bytes,
                                  const char *reason)
{
    CLEANUP(draft_release) struct draft draft;
    struct tema_error error = {0};

    assert_fails(read_bytes(importer, bytes, &draft, &error), TEMA_UNREADABLE);
    if (strstr(error.message, reason) == NULL)
        fail_msg("not for '%s': %s", reason, error.message);
}

static inline void assert_refuses_members(const struct importer *importer,
                                          const struct member *members,
                                          const char *reason)
{
    CLEANUP_BUFFER struct buffer zip = {0};

    pack(members, &zip);
    assert_refuses(importer, buffer_slice(&zip), reason);
}

#endif
