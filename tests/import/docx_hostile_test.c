/* docx_hostile_test.c - Word documents that are damaged, made to harm, or something
 * else */
#include "docx_parts.h"

/* What follows is not formatted: it would take the XML apart. */
/* clang-format off */

static void assert_document_refused(const char *document, const char *reason)
{
    const struct member members[] = {
        {"_rels/.rels", root_relations}, {"word/document.xml", document}, {0}};

    assert_refuses_members(&importer_docx, members, reason);
}

static void other_office_files_are_named(void **state)
{
    static const struct member excel[] = {
        {"[Content_Types].xml", "<Types/>"}, {"xl/workbook.xml", "<workbook/>"}, {0}};
    static const struct member slides[] = {
        {"ppt/presentation.xml", "<presentation/>"}, {0}};
    static const char ole[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1........";
    CLEANUP_BUFFER struct buffer encrypted = {0}, old = {0};

    (void)state;
    buffer_add(&encrypted, ole, sizeof ole - 1);
    buffer_add(&old, ole, sizeof ole - 1);
    for (const char *letter = "EncryptedPackage"; *letter != '\0'; letter++)
        buffer_add(&encrypted, (const char[]){*letter, '\0'}, 2);
    for (const char *letter = "WordDocument"; *letter != '\0'; letter++)
        buffer_add(&old, (const char[]){*letter, '\0'}, 2);
    assert_refuses(&importer_docx, buffer_slice(&encrypted), "remove the password");
    assert_refuses(&importer_docx, buffer_slice(&old), "save it as .docx");
    assert_refuses(&importer_docx, SLICE("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
                   "but no text");
    assert_refuses_members(&importer_docx, excel, "this is an Excel file");
    assert_refuses_members(&importer_docx, slides, "this is a PowerPoint file");
    assert_document_refused("<workbook/>", "this is an Excel file");
    assert_document_refused("<html/>", "<html>");
}

static void a_package_without_its_main_part_is_refused(void **state)
{
    static const struct member no_document[] = {{"a.txt", "text"}, {0}};
    static const struct member missing[] = {{"_rels/.rels", root_relations}, {0}};

    (void)state;
    assert_refuses_members(&importer_docx, no_document, "no Word document");
    assert_refuses_members(&importer_docx, missing, "word/document.xml");
}

static void two_main_parts_are_refused(void **state)
{
    static const struct member members[] = {
        {"_rels/.rels", "<Relationships><Relationship Type='" TYPES "officeDocument' "
                        "Target='a.xml'/><Relationship Type='" TYPES "officeDocument' "
                        "Target='b.xml'/></Relationships>"},
        {"a.xml", DOCUMENT(P("one"))},
        {"b.xml", DOCUMENT(P("two"))},
        {0},
    };

    (void)state;
    assert_refuses_members(&importer_docx, members, "two parts");
}

static void a_doctype_and_unsound_xml_are_refused(void **state)
{
    (void)state;
    assert_document_refused("<!DOCTYPE d [<!ENTITY a 'ha'>]><document>&a;</document>",
                            "DOCTYPE");
    assert_document_refused("<w:document " NAMESPACES "><w:body>", "document.xml");
}

static void a_bomb_of_paragraphs_is_refused(void **state)
{
    CLEANUP_BUFFER struct buffer document = {0};

    (void)state;
    buffer_add_string(&document, "<w:document " NAMESPACES "><w:body>");
    for (int i = 0; i < 400 * 1000; i++)
        buffer_add_string(&document, "<w:p><w:r><w:t>a</w:t></w:r></w:p>");
    buffer_add_string(&document, "</w:body></w:document>");
    assert_document_refused(buffer_string(&document), "200 times");
}

static void deeply_nested_tables_are_refused(void **state)
{
    CLEANUP_BUFFER struct buffer document = {0};

    (void)state;
    buffer_add_string(&document, "<w:document " NAMESPACES "><w:body>");
    for (int i = 0; i < 1000; i++)
        buffer_add_string(&document, "<w:tbl><w:tr><w:tc>");
    assert_document_refused(buffer_string(&document), "deep");
}

static void too_many_boxes_are_refused(void **state)
{
    CLEANUP_BUFFER struct buffer document = {0};

    (void)state;
    buffer_add_string(&document, "<w:document " NAMESPACES "><w:body><w:p>");
    for (int i = 0; i <= 100 * 1000; i++)
        buffer_add_format(&document, "<w:p><w:r><w:t>%x</w:t></w:r></w:p>",
                          (unsigned)i * 2654435761u);
    buffer_add_string(&document, "</w:p></w:body></w:document>");
    assert_document_refused(buffer_string(&document), "text boxes");
}

static void a_cut_or_damaged_file_never_crashes(void **state)
{
    static const struct member members[] = {
        {"_rels/.rels", root_relations},
        {"word/document.xml", DOCUMENT(P("some text that is there") P("and more"))},
        {0},
    };

    (void)state;
    assert_damage_is_told(&importer_docx, members);
}

/* clang-format on */

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other_office_files_are_named),
        cmocka_unit_test(a_package_without_its_main_part_is_refused),
        cmocka_unit_test(two_main_parts_are_refused),
        cmocka_unit_test(a_doctype_and_unsound_xml_are_refused),
        cmocka_unit_test(a_bomb_of_paragraphs_is_refused),
        cmocka_unit_test(deeply_nested_tables_are_refused),
        cmocka_unit_test(too_many_boxes_are_refused),
        cmocka_unit_test(a_cut_or_damaged_file_never_crashes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
