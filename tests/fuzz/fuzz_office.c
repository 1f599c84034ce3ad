/* fuzz_office.c - any bytes as the main part of a Word document and of an OpenDocument
 * text
 *
 * A fuzzer that changes bytes of a ZIP seldom gets past its checksums; here it writes the
 * XML, and the ZIP around it is sound. The first byte chooses the format. */
#include "checked_import.h"
#include "markup/zip_writer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

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
    must(zip_writer_finish(writer, &zip, &error));
    checked_import(is_odt ? &importer_odt : &importer_docx, buffer_slice(&zip));
    return 0;
}
