/* odt.c - reads OpenDocument texts (.odt, .ott) */
#include <string.h>

#include "base/cleanup.h"
#include "import/odt_body.h"
#include "import/office_zip.h"
#include "import/source.h"

/* A package's first member is "mimetype", stored, so that its content begins here. */
enum { MIMETYPE_NAME = 30, MIMETYPE_CONTENT = 38 };

#define OPEN_DOCUMENT SLICE("application/vnd.oasis.opendocument.")

/* --- what kind of file --- */

static bool has_at(struct slice bytes, size_t offset, struct slice expected)
{
    return bytes.length > offset &&
           slice_starts_with(slice_from(bytes, offset), expected);
}

static int bid(const struct import_source *source)
{
    CLEANUP(zip_reader_freep) struct zip_reader *zip = NULL;
    struct tema_error error = {0};
    bool is_named = source_has_extension(source, importer_odt.extensions);

    if (!slice_starts_with(source->bytes, SLICE("PK\3\4")))
        return 0;
    if (has_at(source->bytes, MIMETYPE_NAME, SLICE("mimetype")) &&
        has_at(source->bytes, MIMETYPE_CONTENT, OPEN_DOCUMENT))
        return has_at(source->bytes, MIMETYPE_CONTENT + OPEN_DOCUMENT.length,
                      SLICE("text"))
                   ? 100
                   : 40;
    if (!office_zip_open(source->bytes, &zip, &error))
        return is_named ? 50 : 0;
    if (zip_reader_has(zip, "content.xml") &&
        zip_reader_has(zip, "META-INF/manifest.xml"))
        return 90;
    return is_named ? 50 : 0;
}

/* --- reading --- */

/* The manifest may have a DOCTYPE (OpenOffice 2), so it is not read as XML. */
static bool check_manifest(struct zip_reader *zip, struct buffer *bytes,
                           struct tema_error *error)
{
    static const char encrypted[] = "encryption-data";

    if (!zip_reader_has(zip, "META-INF/manifest.xml"))
        return true;
    buffer_clear(bytes);
    if (!zip_reader_read(zip, "META-INF/manifest.xml", bytes, error))
        return false;
    if (bytes->length > 0 &&
        memmem(bytes->bytes, bytes->length, encrypted, sizeof encrypted - 1) != NULL)
        return tema_fail(error, TEMA_UNREADABLE,
                         "this is encrypted: open it in LibreOffice, and save it again "
                         "without a password");
    return true;
}

/* The styles with names that the user sees; those of headers and footers do not
 * matter. */
static bool read_styles(struct zip_reader *zip, struct buffer *bytes,
                        struct odt_styles *styles, struct tema_error *error)
{
    CLEANUP(xml_reader_freep) struct xml_reader *xml = NULL;
    enum xml_event event;

    if (!zip_reader_has(zip, "styles.xml"))
        return true;
    if (!office_zip_read(zip, "styles.xml", bytes, &xml, error))
        return false;
    do {
        if (!xml_reader_next(xml, &event, error))
            return false;
        if (event == XML_START && strcmp(xml_reader_name(xml), "styles") == 0 &&
            !odt_styles_read(styles, xml, false, error))
            return false;
    } while (event != XML_FINISHED);
    return true;
}

/* The office:body holds one element, which tells the kind of document. */
static bool check_kind(struct slice bytes, struct tema_error *error)
{
    static const struct {
        const char *element, *message;
    } others[] = {
        {"<office:spreadsheet", "this is a spreadsheet (.ods)"},
        {"<office:presentation", "this is a presentation (.odp)"},
        {"<office:drawing", "this is a drawing (.odg)"},
    };

    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (memmem(bytes.bytes, bytes.length, others[i].element,
                   strlen(others[i].element)) != NULL)
            return tema_fail(error, TEMA_UNREADABLE, "%s", others[i].message);
    }
    return true;
}

static bool read_content(struct zip_reader *zip, struct buffer *bytes,
                         struct odt_body *body, struct tema_error *error)
{
    CLEANUP(xml_reader_freep) struct xml_reader *xml = NULL;

    if (!office_zip_read(zip, "content.xml", bytes, &xml, error) ||
        !check_kind(buffer_slice(bytes), error))
        return false;
    body->xml = xml;
    return odt_body_read(body, error);
}

static void add_remarks(const struct odt_body *body, struct draft *draft)
{
    office_text_remark(draft, body->changes, body->hidden);
    if (body->embedded > 0)
        draft_add_remark(draft, "%zu embedded object%s left out", body->embedded,
                         body->embedded == 1 ? "" : "s");
}

static bool read_package(struct zip_reader *zip, struct draft *draft,
                         struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer bytes = {0};
    struct odt_styles styles = {.arena = draft->arena};
    struct odt_body body = {.text.draft = draft, .styles = &styles};
    bool done = check_manifest(zip, &bytes, error) &&
                read_styles(zip, &bytes, &styles, error) &&
                read_content(zip, &bytes, &body, error);

    if (done) {
        odt_comments_add(&body.comments, draft);
        add_remarks(&body, draft);
    }
    odt_body_release(&body);
    odt_styles_release(&styles);
    return done;
}

static bool read(const struct import_source *source, struct draft *draft,
                 struct tema_error *error)
{
    CLEANUP(zip_reader_freep) struct zip_reader *zip = NULL;

    if (office_zip_open(source->bytes, &zip, error) && read_package(zip, draft, error))
        return true;
    error->kind = TEMA_UNREADABLE; /* a part that is not there, too */
    return false;
}

const struct importer importer_odt = {
    .name = "odt",
    .version = 1,
    .extensions = ".odt .ott",
    .summary = "OpenDocument text",
    .bid = bid,
    .read = read,
};
