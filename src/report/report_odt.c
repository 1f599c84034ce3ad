/* report_odt.c - a report as an OpenDocument text: the package and its parts */
#include "base/cleanup.h"
#include "markup/zip_writer.h"
#include "report/formats.h"
#include "report/odt.h"

#define NAMESPACE "urn:oasis:names:tc:opendocument:xmlns:"
#define MEDIA_TYPE "application/vnd.oasis.opendocument.text"

void odt_length(struct xml_writer *xml, const char *name, int twips)
{
    CLEANUP_BUFFER struct buffer value = {0};
    int size = twips < 0 ? -twips : twips;

    buffer_add_format(&value, "%s%d.%02dpt", twips < 0 ? "-" : "", size / 20,
                      size % 20 * 5);
    xml_writer_attribute(xml, name, buffer_string(&value));
}

void odt_start_root(struct xml_writer *xml, const char *name)
{
    static const char *const namespaces[][2] = {
        {"xmlns:office", NAMESPACE "office:1.0"},
        {"xmlns:style", NAMESPACE "style:1.0"},
        {"xmlns:text", NAMESPACE "text:1.0"},
        {"xmlns:table", NAMESPACE "table:1.0"},
        {"xmlns:fo", NAMESPACE "xsl-fo-compatible:1.0"},
        {"xmlns:svg", NAMESPACE "svg-compatible:1.0"},
        {"xmlns:meta", NAMESPACE "meta:1.0"},
        {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
        {"xmlns:xlink", "http://www.w3.org/1999/xlink"},
    };

    xml_writer_start(xml, name);
    for (size_t i = 0; i < sizeof namespaces / sizeof *namespaces; i++)
        xml_writer_attribute(xml, namespaces[i][0], namespaces[i][1]);
    xml_writer_attribute(xml, "office:version", "1.3");
}

/* Appends BYTES, well-formed elements, where XML stands. */
static void add_elements(struct xml_writer *xml, const struct buffer *bytes)
{
    xml_writer_text(xml, SLICE("\n")); /* ends the tag before */
    buffer_add_slice(xml->out, buffer_slice(bytes));
}

static void write_content(const struct odt *odt, struct xml_writer *xml)
{
    odt_start_root(xml, "office:document-content");
    xml_writer_start(xml, "office:automatic-styles");
    odt_write_text_styles(odt, xml);
    add_elements(xml, &odt->style_bytes);
    xml_writer_end(xml);
    xml_writer_start(xml, "office:body");
    xml_writer_start(xml, "office:text");
    add_elements(xml, &odt->body_bytes);
    xml_writer_end(xml);
    xml_writer_end(xml);
    xml_writer_end(xml);
}

static void write_meta(const struct odt *odt, struct xml_writer *xml)
{
    const struct report *report = odt->report;

    odt_start_root(xml, "office:document-meta");
    xml_writer_start(xml, "office:meta");
    xml_writer_element(xml, "meta:generator", SLICE("tema"));
    if (report->title != NULL)
        xml_writer_element(xml, "dc:title", slice_of(report->title));
    if (report->author != NULL)
        xml_writer_element(xml, "dc:creator", slice_of(report->author));
    if (report->date != NULL) {
        xml_writer_element(xml, "meta:creation-date", slice_of(report->date));
        xml_writer_element(xml, "dc:date", slice_of(report->date));
    }
    xml_writer_element(xml, "dc:language", slice_of(report->language));
    xml_writer_end(xml);
    xml_writer_end(xml);
}

static void write_manifest(const struct odt *odt, struct xml_writer *xml)
{
    static const char *const entries[][2] = {
        {"/", MEDIA_TYPE},
        {"content.xml", "text/xml"},
        {"styles.xml", "text/xml"},
        {"meta.xml", "text/xml"},
    };

    (void)odt;
    xml_writer_start(xml, "manifest:manifest");
    xml_writer_attribute(xml, "xmlns:manifest", NAMESPACE "manifest:1.0");
    xml_writer_attribute(xml, "manifest:version", "1.3");
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        xml_writer_start(xml, "manifest:file-entry");
        xml_writer_attribute(xml, "manifest:full-path", entries[i][0]);
        if (i == 0)
            xml_writer_attribute(xml, "manifest:version", "1.3");
        xml_writer_attribute(xml, "manifest:media-type", entries[i][1]);
        xml_writer_end(xml);
    }
    xml_writer_end(xml);
}

static void add_part(struct zip_writer *zip, const struct odt *odt, const char *path,
                     void (*write)(const struct odt *odt, struct xml_writer *xml))
{
    CLEANUP_BUFFER struct buffer bytes = {0};
    struct xml_writer xml = {.out = &bytes};

    xml_writer_declaration(&xml);
    write(odt, &xml);
    zip_writer_add(zip, path, buffer_slice(&bytes), ZIP_DEFLATED);
    xml_writer_release(&xml);
}

static void release(struct odt *odt)
{
    xml_writer_release(&odt->body);
    xml_writer_release(&odt->styles);
    buffer_release(&odt->body_bytes);
    buffer_release(&odt->style_bytes);
    array_release(&odt->places);
}

bool report_write_odt(const struct report *report, struct buffer *ret_bytes,
                      struct tema_error *error)
{
    CLEANUP(zip_writer_freep) struct zip_writer *zip = zip_writer_new();
    CLEANUP(release) struct odt odt = {.report = report, .page = look_of(report->look)};

    odt.body.out = &odt.body_bytes;
    odt.styles.out = &odt.style_bytes;
    odt_write_body(&odt);
    zip_writer_add(zip, "mimetype", SLICE(MEDIA_TYPE), ZIP_STORED);
    add_part(zip, &odt, "content.xml", write_content);
    add_part(zip, &odt, "styles.xml", odt_write_styles);
    add_part(zip, &odt, "meta.xml", write_meta);
    add_part(zip, &odt, "META-INF/manifest.xml", write_manifest);
    return zip_writer_finish(zip, ret_bytes, error);
}
