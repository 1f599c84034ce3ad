/* office_fuzz.c - any bytes as the main part of a Word document and of an OpenDocument
 * text
 *
 * A fuzzer that changes bytes of a ZIP seldom gets past its checksums; here it writes the
 * XML, and the ZIP around it is sound. The first byte chooses the format. */
#include <stdlib.h>

#include "base/cleanup.h"
#include "import/importer.h"
#include "markup/zip_writer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_package(const struct importer *importer, struct slice zip)
{
    struct import_source source = {zip, "input"};
    struct draft draft;
    struct tema_error error = {0};

    draft_init(&draft);
    if (importer->read(&source, &draft, &error) && !draft_finish(&draft, &error) &&
        error.kind != TEMA_UNREADABLE)
        abort();
    draft_release(&draft);
}

static const char relations[] =
    "<R><Relationship Type='/styles' Target='document.xml'/>"
    "<Relationship Type='/footnotes' Target='document.xml'/>"
    "<Relationship Type='/comments' Target='document.xml'/></R>";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(zip_writer_freep) struct zip_writer *writer = zip_writer_new();
    CLEANUP_BUFFER struct buffer zip = {0};
    struct tema_error error = {0};
    struct slice xml = {(const char *)data, size};
    bool is_odt = size > 0 && data[0] == 'o';

    if (size > 0)
        xml = slice_from(xml, 1);
    zip_writer_add(writer, is_odt ? "content.xml" : "word/document.xml", xml, ZIP_STORED);
    if (is_odt)
        zip_writer_add(writer, "styles.xml", xml, ZIP_STORED);
    else
        zip_writer_add(writer, "word/_rels/document.xml.rels", slice_of(relations),
                       ZIP_STORED);
    if (!zip_writer_finish(writer, &zip, &error))
        abort();
    read_package(is_odt ? &importer_odt : &importer_docx, buffer_slice(&zip));
    return 0;
}
