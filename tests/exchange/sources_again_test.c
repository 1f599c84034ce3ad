/* sources_again_test.c - documents that come a second time, or seem to */
#include "brought.h"
#include "tema/document.h"

static void documents_of_one_name_get_numbers_and_keep_them(void **state)
{
    static const char first[] =
        SOURCES("<TextSource guid='#0001' name='Anna' plainTextPath='internal://t.txt' "
                "creatingUser='#000a' creationDateTime='2024-01-01T00:00:00Z'>"
                "</TextSource>"
                "<TextSource guid='#0002' name='anna' plainTextPath='internal://t.txt' "
                "creatingUser='#000a' creationDateTime='2024-01-01T00:00:00Z'>"
                "</TextSource>"
                "<TextSource guid='#0003' name=' ' plainTextPath='internal://t.txt' "
                "creatingUser='#000a' creationDateTime='2024-01-01T00:00:00Z'>"
                "</TextSource>"
                "<TextSource guid='#0004' name='Anna' plainTextPath='internal://t.txt' "
                "creatingUser='#000a' creationDateTime='2024-01-01T00:00:00Z'>"
                "</TextSource>");
    static const char second[] =
        SOURCES("<TextSource guid='#0004' name='Anna' plainTextPath='internal://t.txt' "
                "creatingUser='#000a' creationDateTime='2024-01-01T00:00:00Z'>"
                "</TextSource>"
                "<TextSource guid='#0005' name='Anna' plainTextPath='internal://t.txt' "
                "creatingUser='#000a' creationDateTime='2024-01-01T00:00:00Z'>"
                "</TextSource>"
                "<TextSource guid='#0001' name='Berit' plainTextPath='internal://t.txt' "
                "creatingUser='#000a' creationDateTime='2024-01-01T00:00:00Z'>"
                "</TextSource>");
    BROUGHT brought = bring_in_text(state, first, "text");
    struct brought again;

    assert_rows(&brought, "SELECT name FROM document ORDER BY id",
                "[Anna][anna 2][t][Anna 3]");
    assert_int_equal(repaired(&brought, "documents", "a name that another one has"), 2);
    assert_int_equal(repaired(&brought, "documents", "without a name"), 1);
    again = bring_in_text(state, second, "text");
    assert_rows(&again, "SELECT name FROM document ORDER BY id",
                "[Berit][anna 2][t][Anna 3][Anna 4]");
    assert_int_equal(again.result.tally.changed, 1);
    release_brought(&again);
    assert_sound(&brought);
}

static void the_same_file_again_changes_nothing(void **state)
{
    static const char xml[] =
        SOURCES("<TextSource guid='#0001' name='Anna' plainTextPath='internal://t.txt' "
                "creatingUser='#000a' creationDateTime='2024-01-01T00:00:00Z'>"
                "<PlainTextSelection guid='#0011' name='She trusts' startPosition='4' "
                "endPosition='14'>[0021 00c1 000a]</PlainTextSelection>[0022 00c2 000a]"
                "<VariableValue><VariableRef targetGUID='#00f1'/><IntegerValue>41"
                "</IntegerValue></VariableValue></TextSource>");
    BROUGHT brought = bring_in_text(state, xml, "Oh. She trusts them.\n");
    struct brought again;

    assert_true(brought.result.tally.fresh > 0);
    again = bring_in_text(state, xml, "Oh. She trusts them.\n");
    assert_int_equal(again.result.tally.fresh, 0);
    assert_int_equal(again.result.tally.changed, 0);
    assert_int_equal(again.result.tally.ours, 0);
    assert_int_equal(again.result.tally.gone, 0);
    release_brought(&again);
    assert_rows(&brought, "SELECT key FROM quotation GROUP BY key HAVING count(*) > 1",
                "");
    assert_sound(&brought);
}

static void another_text_makes_a_document_beside_the_old_one(void **state)
{
    static const char xml[] =
        SOURCES("<TextSource guid='#0001' name='Anna' plainTextPath='internal://t.txt' "
                "creatingUser='#000a' creationDateTime='2024-01-01T00:00:00Z'>"
                "<PlainTextSelection guid='#0011' name='trusts' startPosition='4' "
                "endPosition='10'>[0021 00c1 000a]</PlainTextSelection></TextSource>");
    static const char newer[] =
        SOURCES("<TextSource guid='#0001' name='Anna' plainTextPath='internal://t.txt' "
                "creatingUser='#000a' creationDateTime='2024-01-01T00:00:00Z'>"
                "<PlainTextSelection guid='#0011' name='trusts' startPosition='8' "
                "endPosition='14'>[0021 00c1 000a]</PlainTextSelection></TextSource>");
    BROUGHT brought = bring_in_text(state, xml, "She trusts them.\n");
    struct brought again;

    for (int i = 0; i < 2; i++) {
        again = bring_in_text(state, newer, "Now she trusts them.\n");
        assert_rows(&again, "SELECT name || ' ' || length FROM document ORDER BY id",
                    "[Anna 17][Anna 2 21]");
        assert_rows(&again,
                    "SELECT d.name || ' ' || start || ' ' || q.words FROM quotation q "
                    "JOIN document d ON d.id = document_id",
                    "[Anna 2 8 trusts]");
        assert_int_equal(repaired(&again, "documents", "not the one that the project"),
                         1);
        assert_int_equal(again.result.tally.fresh, i == 0 ? 1 : 0);
        release_brought(&again);
    }
    assert_sound(&brought);
}

static void a_document_that_was_removed_stays_so(void **state)
{
    static const char xml[] =
        SOURCES("<TextSource guid='#0001' name='Anna' plainTextPath='internal://t.txt' "
                "creatingUser='#000a' creationDateTime='2024-01-01T00:00:00Z'>"
                "<PlainTextSelection guid='#0011' name='' startPosition='0' "
                "endPosition='3'></PlainTextSelection></TextSource>");
    static const char newer[] =
        SOURCES("<TextSource guid='#0001' name='Anna' plainTextPath='internal://t.txt' "
                "creatingUser='#000a' creationDateTime='2024-01-01T00:00:00Z'>"
                "<PlainTextSelection guid='#0011' name='' startPosition='0' "
                "endPosition='3'></PlainTextSelection>"
                "<PlainTextSelection guid='#0012' name='' startPosition='4' "
                "endPosition='10'></PlainTextSelection></TextSource>");
    BROUGHT brought = bring_in_text(state, xml, "She trusts them.\n");
    struct tema_error error = {0};
    struct tema_document_id document;
    struct brought again;

    assert_ok(tema_document_find(brought.project, "Anna", &document, &error));
    assert_ok(tema_document_remove(brought.project, document, &error));
    again = bring_in_text(state, newer, "She trusts them.\n");
    assert_rows(&again, "SELECT count(*) FROM document WHERE removed = 0", "[0]");
    assert_rows(&again, "SELECT count(*) FROM quotation WHERE removed = 0", "[0]");
    release_brought(&again);
    assert_sound(&brought);
}

static void guids_that_are_missing_or_double_are_made(void **state)
{
    static const char xml[] =
        SOURCES("<TextSource guid='#0001' name='Anna' plainTextPath='internal://t.txt' "
                "creatingUser='#000a' creationDateTime='2024-01-01T00:00:00Z'>"
                "<PlainTextSelection guid='#0011' name='' startPosition='0' "
                "endPosition='3'></PlainTextSelection>"
                "<PlainTextSelection guid='#0011' name='' startPosition='4' "
                "endPosition='10'></PlainTextSelection>"
                "<PlainTextSelection startPosition='11' endPosition='15'/></TextSource>"
                "<TextSource guid='#0002' name='Berit' plainTextPath='internal://t.txt' "
                "creatingUser='#000a' creationDateTime='2024-01-01T00:00:00Z'>"
                "<PlainTextSelection guid='#0011' name='' startPosition='0' "
                "endPosition='3'></PlainTextSelection></TextSource>"
                "<TextSource guid='#0002' name='Cilla' plainTextPath='internal://t.txt' "
                "creatingUser='#000a' creationDateTime='2024-01-01T00:00:00Z'>"
                "</TextSource>");
    BROUGHT brought = bring_in_text(state, xml, "She trusts them.\n");
    struct brought again;

    assert_rows(&brought, "SELECT words FROM quotation ORDER BY id",
                "[She][trusts][them][She]");
    assert_rows(&brought, "SELECT name FROM document ORDER BY id",
                "[Anna][Berit][Cilla]");
    assert_int_equal(repaired(&brought, "quotations", "another was made"), 2);
    assert_int_equal(repaired(&brought, "documents", "another was made"), 1);
    again = bring_in_text(state, xml, "She trusts them.\n");
    assert_int_equal(again.result.tally.fresh, 0);
    assert_int_equal(again.result.tally.changed, 0);
    release_brought(&again);
    assert_sound(&brought);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        project_test(documents_of_one_name_get_numbers_and_keep_them),
        project_test(the_same_file_again_changes_nothing),
        project_test(another_text_makes_a_document_beside_the_old_one),
        project_test(a_document_that_was_removed_stays_so),
        project_test(guids_that_are_missing_or_double_are_made),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
