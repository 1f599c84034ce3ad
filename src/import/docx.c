/* docx.c - reads Word documents (.docx, .docm, .dotx) */
#include <string.h>

#include "base/cleanup.h"
#include "import/docx_body.h"
#include "import/office_zip.h"
#include "import/source.h"

#define OLE_BEGINNING SLICE("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")

/* --- what kind of file --- */

/* The name of a stream, as an OLE file's directory has it. */
static bool has_stream(struct slice bytes, const char *name)
{
    CLEANUP_BUFFER struct buffer utf16 = {0};

    for (; *name != '\0'; name++) {
        buffer_add_byte(&utf16, *name);
        buffer_add_byte(&utf16, '\0');
    }
    return memmem(bytes.bytes, bytes.length, utf16.bytes, utf16.length) != NULL;
}

/* Which part of a ZIP says that it is a package of Word's kind. */
static int bid_zip(const struct import_source *source)
{
    CLEANUP(zip_reader_freep) struct zip_reader *zip = NULL;
    struct tema_error error = {0};

    if (!office_zip_open(source->bytes, &zip, &error))
        return source_has_extension(source, ".docx") ? 50 : 0;
    if (zip_reader_has(zip, "word/document.xml"))
        return 100;
    if (zip_reader_has(zip, "[Content_Types].xml"))
        return source_has_extension(source, ".docx") ? 90 : 40;
    return source_has_extension(source, ".docx") ? 50 : 0;
}

static int bid(const struct import_source *source)
{
    if (slice_starts_with(source->bytes, OLE_BEGINNING))
        return 30; /* only this reader can say what to do with it */
    if (slice_starts_with(source->bytes, SLICE("PK\3\4")))
        return bid_zip(source);
    return 0;
}

static bool refuse_ole(struct slice bytes, struct tema_error *error)
{
    if (has_stream(bytes, "EncryptedPackage"))
        return tema_fail(error, TEMA_UNREADABLE,
                         "this is encrypted: open it in Word, remove the password and "
                         "save it again");
    if (has_stream(bytes, "WordDocument"))
        return tema_fail(
            error, TEMA_UNREADABLE,
            "this is an old Word file (.doc): open it in Word or LibreOffice "
            "and save it as .docx");
    return tema_fail(error, TEMA_UNREADABLE, "this is an old Office file, but no text");
}

/* --- reading --- */

static void add_remarks(const struct docx_body *body, struct draft *draft)
{
    office_text_remark(draft, body->changes, body->hidden);
    if (body->embedded > 0)
        draft_add_remark(draft, "%zu embedded document%s left out", body->embedded,
                         body->embedded == 1 ? "" : "s");
}

static bool read_parts(struct docx_package *package, struct docx_styles *styles,
                       struct docx_body *body, struct tema_error *error)
{
    return docx_styles_read(styles, package, error) &&
           docx_comments_read(&body->comments, package, error) &&
           docx_body_read(body, package, DOCX_DOCUMENT, error) &&
           docx_body_read(body, package, DOCX_FOOTNOTES, error) &&
           docx_body_read(body, package, DOCX_ENDNOTES, error) &&
           office_text_finish(&body->text, error);
}

static bool read_package(struct slice bytes, struct draft *draft,
                         struct tema_error *error)
{
    struct docx_package package;
    struct docx_styles styles = {0};
    struct docx_body body = {.text.draft = draft, .styles = &styles};
    bool done = docx_package_open(&package, bytes, draft->arena, error) &&
                read_parts(&package, &styles, &body, error);

    if (done) {
        docx_comments_add(&body.comments, draft);
        add_remarks(&body, draft);
    }
    docx_body_release(&body);
    docx_styles_release(&styles);
    docx_package_release(&package);
    return done;
}

static bool read(const struct import_source *source, struct draft *draft,
                 struct tema_error *error)
{
    if (slice_starts_with(source->bytes, OLE_BEGINNING))
        return refuse_ole(source->bytes, error);
    if (!read_package(source->bytes, draft, error)) {
        error->kind = TEMA_UNREADABLE; /* a part that is not there, too */
        return false;
    }
    return true;
}

const struct importer importer_docx = {
    .name = "docx",
    .version = 1,
    .extensions = ".docx .docm .dotx",
    .summary = "Word document",
    .bid = bid,
    .read = read,
};
