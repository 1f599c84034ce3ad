/* report_docx.c - a report as a Word document: the package and what stands in which
 * part */
#include "base/cleanup.h"
#include "markup/zip_writer.h"
#include "report/docx.h"
#include "report/formats.h"

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."

/* The parts below word/ beside the document, with their types; the page number's is
 * added by its place. */
static const struct part_row {
    const char *name, *type;
} part_rows[] = {
    {"styles", WORD_TYPE "styles+xml"},       {"settings", WORD_TYPE "settings+xml"},
    {"numbering", WORD_TYPE "numbering+xml"}, {"footnotes", WORD_TYPE "footnotes+xml"},
    {"comments", WORD_TYPE "comments+xml"},
};

enum { PART_ROWS = sizeof part_rows / sizeof *part_rows };

static void part_init(struct docx_part *part)
{
    *part = (struct docx_part){.xml.out = &part->bytes};
    xml_writer_declaration(&part->xml);
}

static void part_release(struct docx_part *part)
{
    xml_writer_release(&part->xml);
    buffer_release(&part->bytes);
    array_release(&part->links);
}

void docx_value(struct xml_writer *xml, const char *name, const char *value)
{
    xml_writer_empty_with(xml, name, "w:val", value);
}

void docx_integer(struct xml_writer *xml, const char *name, int64_t value)
{
    xml_writer_start(xml, name);
    xml_writer_attribute_integer(xml, "w:val", value);
    xml_writer_end(xml);
}

void docx_start_root(struct xml_writer *xml, const char *name)
{
    xml_writer_start(xml, name);
    xml_writer_attribute(xml, "xmlns:w",
                         "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
    xml_writer_attribute(xml, "xmlns:r", OFFICE "relationships");
}

static const char *page_number_name(const struct docx *docx)
{
    return docx->page->number_at_the_top ? "header" : "footer";
}

static void write_type(struct xml_writer *xml, const char *name, const char *type)
{
    CLEANUP_BUFFER struct buffer path = {0};

    buffer_add_format(&path, "/%s.xml", name);
    xml_writer_start(xml, "Override");
    xml_writer_attribute(xml, "PartName", buffer_string(&path));
    xml_writer_attribute(xml, "ContentType", type);
    xml_writer_end(xml);
}

static void write_default_type(struct xml_writer *xml, const char *extension,
                               const char *type)
{
    xml_writer_start(xml, "Default");
    xml_writer_attribute(xml, "Extension", extension);
    xml_writer_attribute(xml, "ContentType", type);
    xml_writer_end(xml);
}

static void write_types(const struct docx *docx, struct xml_writer *xml)
{
    bool top = docx->page->number_at_the_top;

    xml_writer_start(xml, "Types");
    xml_writer_attribute(xml, "xmlns", PACKAGE "content-types");
    write_default_type(xml, "rels",
                       "application/vnd.openxmlformats-package.relationships+xml");
    write_default_type(xml, "xml", "application/xml");
    write_type(xml, "word/document", WORD_TYPE "document.main+xml");
    for (size_t i = 0; i < PART_ROWS; i++) {
        CLEANUP_BUFFER struct buffer path = {0};

        buffer_add_format(&path, "word/%s", part_rows[i].name);
        write_type(xml, buffer_string(&path), part_rows[i].type);
    }
    write_type(xml, top ? "word/header" : "word/footer",
               top ? WORD_TYPE "header+xml" : WORD_TYPE "footer+xml");
    write_type(xml, "docProps/core",
               "application/vnd.openxmlformats-package.core-properties+xml");
    xml_writer_end(xml);
}

static void start_relations(struct xml_writer *xml)
{
    xml_writer_start(xml, "Relationships");
    xml_writer_attribute(xml, "xmlns", PACKAGE "relationships");
}

static void start_relation(struct xml_writer *xml, const char *id, const char *type,
                           const char *target)
{
    xml_writer_start(xml, "Relationship");
    xml_writer_attribute(xml, "Id", id);
    xml_writer_attribute(xml, "Type", type);
    xml_writer_attribute(xml, "Target", target);
}

static void write_links(struct xml_writer *xml, const struct docx_part *part)
{
    for (size_t i = 0; i < part->links.count; i++) {
        CLEANUP_BUFFER struct buffer id = {0};

        buffer_add_format(&id, "link%zu", i + 1);
        start_relation(xml, buffer_string(&id), OFFICE "relationships/hyperlink",
                       part->links.items[i]);
        xml_writer_attribute(xml, "TargetMode", "External");
        xml_writer_end(xml);
    }
}

static void write_part_relation(struct xml_writer *xml, const char *id, const char *name)
{
    CLEANUP_BUFFER struct buffer type = {0};
    CLEANUP_BUFFER struct buffer target = {0};

    buffer_add_format(&type, OFFICE "relationships/%s", name);
    buffer_add_format(&target, "%s.xml", name);
    start_relation(xml, id, buffer_string(&type), buffer_string(&target));
    xml_writer_end(xml);
}

static void write_document_relations(const struct docx *docx, struct xml_writer *xml)
{
    start_relations(xml);
    for (size_t i = 0; i < PART_ROWS; i++)
        write_part_relation(xml, part_rows[i].name, part_rows[i].name);
    write_part_relation(xml, "pageNumber", page_number_name(docx));
    write_links(xml, &docx->document);
    xml_writer_end(xml);
}

static void write_footnote_relations(const struct docx *docx, struct xml_writer *xml)
{
    start_relations(xml);
    write_links(xml, &docx->footnotes);
    xml_writer_end(xml);
}

static void write_package_relations(const struct docx *docx, struct xml_writer *xml)
{
    (void)docx;
    start_relations(xml);
    start_relation(xml, "document", OFFICE "relationships/officeDocument",
                   "word/document.xml");
    xml_writer_end(xml);
    start_relation(xml, "core", PACKAGE "relationships/metadata/core-properties",
                   "docProps/core.xml");
    xml_writer_end(xml);
    xml_writer_end(xml);
}

static void write_moment(struct xml_writer *xml, const char *name, const char *date)
{
    xml_writer_start(xml, name);
    xml_writer_attribute(xml, "xsi:type", "dcterms:W3CDTF");
    xml_writer_text(xml, slice_of(date));
    xml_writer_end(xml);
}

static void write_core(const struct docx *docx, struct xml_writer *xml)
{
    const struct report *report = docx->report;

    xml_writer_start(xml, "cp:coreProperties");
    xml_writer_attribute(xml, "xmlns:cp", PACKAGE "metadata/core-properties");
    xml_writer_attribute(xml, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
    xml_writer_attribute(xml, "xmlns:dcterms", "http://purl.org/dc/terms/");
    xml_writer_attribute(xml, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    if (report->title != NULL)
        xml_writer_element(xml, "dc:title", slice_of(report->title));
    if (report->author != NULL)
        xml_writer_element(xml, "dc:creator", slice_of(report->author));
    xml_writer_element(xml, "dc:language", slice_of(report->language));
    if (report->date != NULL) {
        write_moment(xml, "dcterms:created", report->date);
        write_moment(xml, "dcterms:modified", report->date);
    }
    xml_writer_end(xml);
}

static void add_part(struct zip_writer *zip, const struct docx *docx, const char *path,
                     void (*write)(const struct docx *docx, struct xml_writer *xml))
{
    struct docx_part part;

    part_init(&part);
    write(docx, &part.xml);
    zip_writer_add(zip, path, buffer_slice(&part.bytes), ZIP_DEFLATED);
    part_release(&part);
}

static void add_parts(struct zip_writer *zip, const struct docx *docx)
{
    bool top = docx->page->number_at_the_top;

    add_part(zip, docx, "[Content_Types].xml", write_types);
    add_part(zip, docx, "_rels/.rels", write_package_relations);
    add_part(zip, docx, "docProps/core.xml", write_core);
    zip_writer_add(zip, "word/document.xml", buffer_slice(&docx->document.bytes),
                   ZIP_DEFLATED);
    add_part(zip, docx, "word/_rels/document.xml.rels", write_document_relations);
    add_part(zip, docx, "word/styles.xml", docx_write_styles);
    add_part(zip, docx, "word/settings.xml", docx_write_settings);
    add_part(zip, docx, "word/numbering.xml", docx_write_numbering);
    zip_writer_add(zip, "word/footnotes.xml", buffer_slice(&docx->footnotes.bytes),
                   ZIP_DEFLATED);
    if (docx->footnotes.links.count > 0)
        add_part(zip, docx, "word/_rels/footnotes.xml.rels", write_footnote_relations);
    add_part(zip, docx, "word/comments.xml", docx_write_comments);
    add_part(zip, docx, top ? "word/header.xml" : "word/footer.xml",
             docx_write_page_number);
}

static void release(struct docx *docx)
{
    part_release(&docx->document);
    part_release(&docx->footnotes);
    array_release(&docx->notes);
    array_release(&docx->comments);
    array_release(&docx->lists);
}

bool report_write_docx(const struct report *report, struct buffer *ret_bytes,
                       struct tema_error *error)
{
    CLEANUP(zip_writer_freep) struct zip_writer *zip = zip_writer_new();
    CLEANUP(release)
    struct docx docx = {.report = report, .page = look_of(report->look)};

    part_init(&docx.document);
    part_init(&docx.footnotes);
    if (!docx_write_document(&docx, error))
        return false;
    docx_write_footnotes(&docx);
    add_parts(zip, &docx);
    return zip_writer_finish(zip, ret_bytes, error);
}
