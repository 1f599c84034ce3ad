/* comments_test.c - what stands in a file's margins */
#include "test.h"

#include "import/study.h"
#include "markup/zip_writer.h"

static void add_member(struct zip_writer *zip, const char *name, const char *bytes)
{
    zip_writer_add(zip, name, slice_of(bytes), ZIP_DEFLATED);
}

static char *commented_document(void)
{
    struct zip_writer *zip = zip_writer_new();
    CLEANUP_BUFFER struct buffer bytes = {0};
    struct tema_error error = {0};

    add_member(
        zip, "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        "<Default Extension=\"rels\" ContentType=\"application/"
        "vnd.openxmlformats-package.relationships+xml\"/>"
        "<Override PartName=\"/word/document.xml\" ContentType=\"application/"
        "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
        "<Override PartName=\"/word/comments.xml\" ContentType=\"application/"
        "vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/></Types>");
    add_member(
        zip, "_rels/.rels",
        "<Relationships "
        "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        "<Relationship Id=\"r1\" Target=\"word/document.xml\" Type=\"http://"
        "schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/>"
        "</Relationships>");
    add_member(zip, "word/_rels/document.xml.rels",
               "<Relationships "
               "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
               "<Relationship Id=\"r1\" Target=\"comments.xml\" Type=\"http://"
               "schemas.openxmlformats.org/officeDocument/2006/relationships/comments\"/>"
               "</Relationships>");
    add_member(
        zip, "word/document.xml",
        "<w:document "
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
        "<w:body><w:p><w:r><w:t xml:space=\"preserve\">Jag </w:t></w:r>"
        "<w:commentRangeStart w:id=\"0\"/><w:r><w:t>skäms</w:t></w:r>"
        "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>"
        "<w:commentRangeStart w:id=\"1\"/><w:commentRangeEnd w:id=\"1\"/>"
        "<w:r><w:commentReference w:id=\"1\"/></w:r>"
        "<w:r><w:t xml:space=\"preserve\"> "
        "inte.</w:t></w:r></w:p></w:body></w:document>");
    add_member(
        zip, "word/comments.xml",
        "<w:comments "
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
        "<w:comment w:id=\"0\" w:author=\"Erik\"><w:p><w:r><w:t>Eller?</w:t></w:r></w:p>"
        "</w:comment><w:comment w:id=\"1\" w:author=\"Erik\"><w:p><w:r><w:t>Kort!"
        "</w:t></w:r></w:p></w:comment></w:comments>");
    assert_ok(zip_writer_finish(zip, &bytes, &error));
    zip_writer_free(zip);
    return file_of("Anna.docx", buffer_slice(&bytes));
}

static void comments_become_memos_on_their_words(void **state)
{
    CLEANUP_FREE char *path = commented_document();
    struct tema_imported imported = import(*state, path, TEMA_CASE_NONE);
    struct tema_quotations quotations;
    struct tema_memos memos;
    struct tema_counts counts;
    struct tema_error error = {0};

    assert_int_equal(imported.memos, 2);
    tema_imported_release(&imported);
    assert_ok(tema_quotation_list(*state, NULL, &quotations, &error));
    assert_int_equal(quotations.count, 1);
    assert_string_equal(quotations.items[0].words, "skäms");
    assert_ok(tema_memo_list(*state, NULL, &memos, &error));
    assert_int_equal(memos.count, 2);
    assert_string_equal(memos.items[0].text, "Erik: Eller?");
    assert_string_equal(memos.items[0].on_kind, "quotation");
    assert_string_equal(memos.items[0].on_name, quotations.items[0].key);
    assert_string_equal(memos.items[1].text, "Erik: Kort!");
    assert_string_equal(memos.items[1].on_kind, "document");
    tema_memos_free(&memos);
    tema_quotations_free(&quotations);
    assert_ok(tema_project_counts(*state, &counts, &error));
    assert_int_equal(counts.transactions, 2); /* the study's beginning, the import */
}

static void a_removed_document_takes_what_stands_on_it_along(void **state)
{
    CLEANUP_FREE char *path = commented_document();
    struct tema_imported imported = import(*state, path, TEMA_CASE_NONE);
    struct tema_counts counts;
    struct tema_error error = {0};
    char *done;

    assert_ok(tema_document_remove(*state, imported.document, &error));
    tema_imported_release(&imported);
    assert_ok(tema_project_counts(*state, &counts, &error));
    assert_int_equal(counts.quotations + counts.memos + counts.documents, 0);
    assert_ok(tema_undo(*state, 1, &done, &error));
    free(done);
    assert_ok(tema_project_counts(*state, &counts, &error));
    assert_int_equal(counts.quotations, 1);
    assert_int_equal(counts.memos, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STUDY_TEST(comments_become_memos_on_their_words),
        STUDY_TEST(a_removed_document_takes_what_stands_on_it_along),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
