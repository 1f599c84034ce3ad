/* import_test.c - files become documents of a study */
#include "test.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "import/study.h"
#include "text/utf8.h"

static const char talk[] = "Intervju med Anna\n"
                           "I: Hur har du det på jobbet?\n"
                           "IP: Det är mycket. Man hinner inte.\n"
                           "I: Vad hinner du inte?\n"
                           "IP: Rasterna. Och papperen, de blir liggande.\n"
                           "I: Och vad gör du då?\n"
                           "IP: Jag tar dem hem.\n"
                           "I: Pratar ni om det?\n"
                           "IP: Nej. Aldrig.\n";

static void an_interview_is_imported_with_its_speakers(void **state)
{
    CLEANUP_FREE char *path = file_of("Anna.txt", slice_of(talk));
    struct tema_imported imported = import(*state, path, TEMA_CASE_NONE);
    struct tema_document_text text;
    struct tema_speakers speakers;
    struct tema_error error = {0};

    assert_string_equal(imported.name, "Anna");
    assert_false(imported.already_there);
    assert_int_equal(imported.turns, 8);
    assert_string_equal(imported.speakers, "I 4, IP 4");
    assert_string_equal(imported.remarks, "");
    assert_ok(tema_document_read(*state, imported.document, &text, &error));
    assert_string_equal(text.utf8, talk);
    tema_document_text_free(&text);
    assert_ok(tema_speaker_list(*state, imported.document, &speakers, &error));
    assert_string_equal(speakers.items[0].label, "I");
    assert_int_equal(speakers.items[0].role, TEMA_INTERVIEWER);
    assert_int_equal(speakers.items[1].role, TEMA_PARTICIPANT);
    tema_speakers_free(&speakers);
    tema_imported_release(&imported);
}

static void the_same_bytes_are_imported_once(void **state)
{
    CLEANUP_FREE char *path = file_of("Anna.txt", slice_of(talk));
    CLEANUP_FREE char *copy = file_of("Kopia av Anna.txt", slice_of(talk));
    struct tema_imported first = import(*state, path, TEMA_CASE_NONE);
    struct tema_imported second = import(*state, copy, TEMA_CASE_NONE);
    struct tema_counts counts;
    struct tema_error error = {0};

    assert_true(second.already_there);
    assert_string_equal(second.name, "Anna");
    assert_int_equal(second.document.row, first.document.row);
    assert_int_equal(second.length, first.length);
    assert_ok(tema_project_counts(*state, &counts, &error));
    assert_int_equal(counts.documents, 1);
    tema_imported_release(&first);
    tema_imported_release(&second);
}

static void a_taken_name_gets_a_number(void **state)
{
    CLEANUP_FREE char *path = file_of("Anna.txt", slice_of(talk));
    CLEANUP_FREE char *other = file_of("anna.md", SLICE("# Rubrik\n\nNågot annat.\n"));
    struct tema_imported first = import(*state, path, TEMA_CASE_NONE);
    struct tema_imported second = import(*state, other, TEMA_CASE_NONE);

    assert_string_equal(second.name, "anna 2");
    tema_imported_release(&first);
    tema_imported_release(&second);
}

static void an_import_is_undone_and_redone_with_the_same_ids_and_text(void **state)
{
    CLEANUP_FREE char *path = file_of("Anna.txt", slice_of(talk));
    struct tema_imported imported = import(*state, path, TEMA_CASE_FROM_SPEAKER);
    struct tema_imported again;
    struct tema_document_id found;
    struct tema_document_text text;
    struct tema_turns turns;
    struct tema_error error = {0};
    char *done;

    assert_ok(tema_undo(*state, 1, &done, &error));
    assert_string_equal(done, "undone: imported Anna.txt");
    free(done);
    assert_fails(tema_document_find(*state, "Anna", &found, &error), TEMA_NOT_FOUND);
    assert_ok(tema_redo(*state, 1, &done, &error));
    free(done);
    assert_ok(tema_document_find(*state, "Anna", &found, &error));
    assert_int_equal(found.row, imported.document.row);
    assert_ok(tema_document_read(*state, found, &text, &error));
    assert_string_equal(text.utf8, talk);
    tema_document_text_free(&text);
    assert_ok(tema_turn_list(*state, found, &turns, &error));
    assert_int_equal(turns.count, 8);
    assert_string_equal(turns.items[1].case_name, "Anna");
    tema_turns_free(&turns);
    again = import(*state, path, TEMA_CASE_NONE);
    assert_true(again.already_there);
    tema_imported_release(&again);
    tema_imported_release(&imported);
}

static void an_undone_import_can_be_imported_anew(void **state)
{
    CLEANUP_FREE char *path = file_of("Anna.txt", slice_of(talk));
    struct tema_imported imported = import(*state, path, TEMA_CASE_NONE);
    struct tema_error error = {0};
    char *done;

    tema_imported_release(&imported);
    assert_ok(tema_undo(*state, 1, &done, &error));
    free(done);
    imported = import(*state, path, TEMA_CASE_NONE);
    assert_false(imported.already_there);
    assert_string_equal(imported.name, "Anna");
    tema_imported_release(&imported);
}

static const char *case_of_turn(struct tema_project *project,
                                struct tema_document_id document, size_t turn,
                                char name[100])
{
    struct tema_turns turns;
    struct tema_error error = {0};

    assert_ok(tema_turn_list(project, document, &turns, &error));
    snprintf(name, 100, "%s",
             turns.items[turn].case_name != NULL ? turns.items[turn].case_name : "none");
    tema_turns_free(&turns);
    return name;
}

static void cases_come_by_rule(void **state)
{
    static const char named[] = "Karin: Hur var det?\nÅsa: Bra.\nKarin: Bra hur?\n"
                                "Åsa: Lugnt.\nKarin: Och sen?\nÅsa: Sen gick jag.\n"
                                "Karin: Vart då?\nÅsa: Hem.\n";
    CLEANUP_FREE char *one = file_of("P1.txt", slice_of(talk));
    CLEANUP_FREE char *two = file_of("P2.txt", slice_of(named));
    char name[100];
    struct tema_imported imported = import(*state, one, TEMA_CASE_FROM_NAME);

    assert_string_equal(case_of_turn(*state, imported.document, 0, name), "none");
    assert_string_equal(case_of_turn(*state, imported.document, 1, name), "P1");
    tema_imported_release(&imported);
    imported = import(*state, two, TEMA_CASE_FROM_SPEAKER);
    assert_string_equal(case_of_turn(*state, imported.document, 0, name), "none");
    assert_string_equal(case_of_turn(*state, imported.document, 1, name), "Åsa");
    tema_imported_release(&imported);
}

static void
the_case_of_a_document_whose_name_was_taken_is_called_as_the_document(void **state)
{
    static const char other[] = "I: Och du?\nIP: Jag med.\nI: Jaså?\nIP: Ja, jo.\n";
    CLEANUP_FREE char *one = file_of("Bo.txt", slice_of(talk));
    CLEANUP_FREE char *two = file_of("bo.md", slice_of(other));
    struct tema_documents documents;
    struct tema_imported imported;
    struct tema_error error = {0};

    imported = import(*state, one, TEMA_CASE_FROM_NAME);
    tema_imported_release(&imported);
    imported = import(*state, two, TEMA_CASE_FROM_NAME);
    tema_imported_release(&imported);
    assert_ok(tema_document_list(*state, &documents, &error));
    assert_int_equal(documents.count, 2);
    for (size_t i = 0; i < documents.count; i++)
        assert_string_equal(documents.items[i].case_name, documents.items[i].name);
    tema_documents_free(&documents);
}

static void a_quotation_from_the_question_on_is_of_who_answers(void **state)
{
    CLEANUP_FREE char *path = file_of("Berit.txt", slice_of(talk));
    struct tema_imported imported = import(*state, path, TEMA_CASE_FROM_SPEAKER);
    struct tema_new_quotation quotation = {
        .document = imported.document,
        .text = "Hur har du det på jobbet?\nIP: Det är mycket."};
    struct tema_quotations quotations;
    struct tema_quotation_id id;
    struct tema_cases cases;
    struct tema_error error = {0};

    assert_ok(tema_quotation_add(*state, &quotation, &id, &error));
    assert_ok(tema_quotation_list(*state, NULL, &quotations, &error));
    assert_string_equal(quotations.items[0].speaker, "I");
    assert_string_equal(quotations.items[0].case_name, "Berit");
    assert_ok(tema_case_list(*state, &cases, &error));
    assert_int_equal(cases.items[0].quotations, 1);
    tema_cases_free(&cases);
    tema_quotations_free(&quotations);
    tema_imported_release(&imported);
}

static void a_case_that_is_there_is_used_again(void **state)
{
    CLEANUP_FREE char *path = file_of("alla.txt", slice_of(talk));
    struct tema_case_id added, found;
    struct tema_imported imported;
    struct tema_counts counts;
    struct tema_error error = {0};

    assert_ok(tema_case_add(*state, "ALLA", &added, &error));
    imported = import(*state, path, TEMA_CASE_NAMED);
    assert_ok(tema_case_find(*state, "Alla", &found, &error));
    assert_int_equal(found.row, added.row);
    assert_ok(tema_project_counts(*state, &counts, &error));
    assert_int_equal(counts.cases, 1);
    tema_imported_release(&imported);
}

static void what_cannot_be_imported_says_why(void **state)
{
    static const struct {
        const char *name;
        struct slice bytes;
        const char *why;
    } files[] = {
        {"Anna.doc", {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0", 12}, "old Office"},
        {"Anna.gz", {"\x1F\x8B\x08\0\0\0\0\0", 8}, "this is a packed file"},
        {"Anna.dat", {"\1\2\3\0\0\0\0\0", 8}, "this is no text"},
        {"Anna.html", {"<html>Hej</html>", 16}, "this is a web page"},
        {"Anna.pdf", {"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n\0\0\0", 18}, "PDF"},
        {"Anna.rtf", {"{\\rtf1\\ansi Hej}", 16}, "RTF"},
        {"Anna.json", {"{\"text\": \"Hej\"}", 15}, "save the transcript as"},
        {"Anna.tsv", {"start\tend\ttext\n0\t9\tHej\n", 24}, "save the transcript as"},
        {"bild.png", {"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16}, "picture"},
        {"tom.txt", {"", 0}, "empty"},
        {"blank.txt", {" \n\n \n", 5}, "no text"},
    };
    struct tema_imported imported;
    struct tema_counts counts;
    struct tema_error error = {0};

    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        CLEANUP_FREE char *path = file_of(files[i].name, files[i].bytes);

        assert_fails(tema_import_file(*state, path, NULL, &imported, &error),
                     TEMA_UNREADABLE);
        if (strstr(error.message, files[i].why) == NULL ||
            strstr(error.message, files[i].name) == NULL)
            fail_msg("%s: %s", files[i].why, error.message);
    }
    assert_fails(tema_import_file(*state, folder, NULL, &imported, &error),
                 TEMA_UNREADABLE);
    assert_fails(tema_import_file(*state, "/nowhere/Anna.txt", NULL, &imported, &error),
                 TEMA_NOT_FOUND);
    assert_ok(tema_project_counts(*state, &counts, &error));
    assert_int_equal(counts.documents, 0);
    assert_int_equal(counts.transactions, 1);
}

static void an_import_that_others_quote_from_is_not_undone_under_them(void **state)
{
    CLEANUP_FREE char *path = file_of("Anna.txt", slice_of(talk));
    struct tema_imported imported = import(*state, path, TEMA_CASE_NONE);
    struct tema_new_quotation quotation = {.document = imported.document,
                                           .text = "Man hinner inte."};
    struct tema_quotation_id id;
    struct tema_document_id found;
    struct tema_error error = {0};
    char *done;

    tema_imported_release(&imported);
    assert_ok(tema_project_act_as(*state, "Erik", &error));
    assert_ok(tema_quotation_add(*state, &quotation, &id, &error));
    assert_ok(tema_project_act_as(*state, "Emma", &error));
    assert_ok(tema_undo(*state, 1, &done, &error));
    assert_non_null(strstr(done, "1 quotation is in it"));
    free(done);
    assert_ok(tema_document_find(*state, "Anna", &found, &error));
}

/* --- folders --- */

static void a_folder_is_all_the_documents_in_it(void **state)
{
    CLEANUP_BUFFER struct buffer inner = {0};
    struct tema_paths paths;
    struct tema_error error = {0};

    (void)state;
    buffer_add_format(&inner, "%s/mapp", folder);
    assert_int_equal(mkdir(buffer_string(&inner), 0700), 0);
    buffer_add_string(&inner, "/under");
    assert_int_equal(mkdir(buffer_string(&inner), 0700), 0);
    free(file_of("mapp/b.txt", SLICE("b")));
    free(file_of("mapp/A.DOCX", SLICE("a")));
    free(file_of("mapp/.dold.txt", SLICE("c")));
    free(file_of("mapp/koder.csv", SLICE("d")));
    free(file_of("mapp/under/c.srt", SLICE("e")));
    buffer_add_string(&inner, "/rund");
    assert_int_equal(symlink("..", buffer_string(&inner)), 0);
    buffer_clear(&inner);
    buffer_add_format(&inner, "%s/mapp/", folder);
    assert_ok(tema_import_paths(buffer_string(&inner), &paths, &error));
    assert_int_equal(paths.count, 3);
    assert_non_null(strstr(paths.items[0], "/mapp/A.DOCX"));
    assert_non_null(strstr(paths.items[1], "/mapp/b.txt"));
    assert_non_null(strstr(paths.items[2], "/mapp/under/c.srt"));
    tema_paths_free(&paths);
    buffer_add_string(&inner, "koder.csv");
    assert_ok(tema_import_paths(buffer_string(&inner), &paths, &error));
    assert_int_equal(paths.count, 1); /* named itself */
    tema_paths_free(&paths);
    assert_fails(tema_import_paths("/nowhere", &paths, &error), TEMA_NOT_FOUND);
}

static void a_folder_that_may_not_be_read_is_named_and_the_others_go_on(void **state)
{
    CLEANUP_BUFFER struct buffer path = {0};
    struct tema_imported imported;
    struct tema_paths paths;
    struct tema_error error = {0};
    uid_t user = geteuid();

    buffer_add_format(&path, "%s/blandat", folder);
    assert_int_equal(mkdir(buffer_string(&path), 0755), 0);
    free(file_of("blandat/b.txt", SLICE("b")));
    buffer_add_string(&path, "/a");
    assert_int_equal(mkdir(buffer_string(&path), 0000), 0);
    buffer_truncate(&path, path.length - 2);
    assert_int_equal(chmod(folder, 0755), 0);
    assert_true(user != 0 || seteuid(65534) == 0); /* root may read everything */
    assert_ok(tema_import_paths(buffer_string(&path), &paths, &error));
    assert_int_equal(paths.count, 2);
    assert_non_null(strstr(paths.items[0], "/blandat/a"));
    assert_non_null(strstr(paths.items[1], "/blandat/b.txt"));
    assert_fails(tema_import_file(*state, paths.items[0], NULL, &imported, &error),
                 TEMA_IO);
    assert_true(user != 0 || seteuid(0) == 0);
    tema_paths_free(&paths);
    buffer_add_string(&path, "/a");
    assert_int_equal(rmdir(buffer_string(&path)), 0);
}

static void a_preview_shows_who_would_speak(void **state)
{
    CLEANUP_FREE char *path = file_of("Anna.txt", slice_of(talk));
    struct tema_speakers speakers;
    struct tema_error error = {0};

    (void)state;
    assert_ok(tema_import_preview(path, &speakers, &error));
    assert_int_equal(speakers.count, 2);
    assert_string_equal(speakers.items[0].label, "I");
    assert_int_equal(speakers.items[0].turns, 4);
    assert_int_equal(speakers.items[0].role, TEMA_INTERVIEWER);
    assert_string_equal(speakers.items[1].first_words, "Det är mycket. Man hinner inte.");
    tema_speakers_free(&speakers);
}

/* --- laws --- */

/* Turns follow one another without overlap, labels before words; paragraphs tile the
 * text, and each turn's words are words of the text. */
static void check_document(struct tema_project *project, struct tema_document_id id)
{
    struct tema_document_text text;
    struct tema_paragraphs paragraphs;
    struct tema_turns turns;
    struct tema_error error = {0};
    int64_t behind = 0;

    assert_ok(tema_document_read(project, id, &text, &error));
    assert_true(utf8_is_valid((struct slice){text.utf8, text.bytes}));
    assert_int_equal(text.length, utf8_length((struct slice){text.utf8, text.bytes}));
    assert_ok(tema_document_paragraphs(project, id, &paragraphs, &error));
    for (size_t i = 0; i < paragraphs.count; i++) {
        assert_int_equal(paragraphs.items[i].start, behind);
        behind = paragraphs.items[i].end + 1;
    }
    assert_int_equal(behind, text.length);
    assert_ok(tema_turn_list(project, id, &turns, &error));
    behind = 0;
    for (size_t i = 0; i < turns.count; i++) {
        assert_int_equal(turns.items[i].number, i + 1);
        assert_true(turns.items[i].start >= behind);
        assert_true(turns.items[i].words_start >= turns.items[i].start);
        assert_true(turns.items[i].end >= turns.items[i].words_start);
        assert_true(turns.items[i].end < text.length);
        behind = turns.items[i].end + 1;
    }
    tema_turns_free(&turns);
    tema_paragraphs_free(&paragraphs);
    tema_document_text_free(&text);
}

static void the_example_study_is_imported_by_law(void **state)
{
    CLEANUP_BUFFER struct buffer raw = {0};
    struct tema_paths paths;
    struct tema_faults faults;
    struct tema_error error = {0};

    buffer_add_format(&raw, "%s/shame/raw", getenv("TEMA_EXAMPLES"));
    assert_ok(tema_import_paths(buffer_string(&raw), &paths, &error));
    assert_int_equal(paths.count, 8);
    for (size_t i = 0; i < paths.count; i++) {
        struct tema_imported imported =
            import(*state, paths.items[i], TEMA_CASE_FROM_SPEAKER);

        if (imported.turns < 10)
            fail_msg("%s has %d turns", imported.name, (int)imported.turns);
        check_document(*state, imported.document);
        tema_imported_release(&imported);
    }
    tema_paths_free(&paths);
    assert_ok(tema_project_check(*state, &faults, &error));
    if (faults.count > 0)
        fail_msg("%s", faults.items[0]);
    tema_faults_free(&faults);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STUDY_TEST(an_interview_is_imported_with_its_speakers),
        STUDY_TEST(the_same_bytes_are_imported_once),
        STUDY_TEST(a_taken_name_gets_a_number),
        STUDY_TEST(an_import_is_undone_and_redone_with_the_same_ids_and_text),
        STUDY_TEST(an_undone_import_can_be_imported_anew),
        STUDY_TEST(cases_come_by_rule),
        STUDY_TEST(the_case_of_a_document_whose_name_was_taken_is_called_as_the_document),
        STUDY_TEST(a_quotation_from_the_question_on_is_of_who_answers),
        STUDY_TEST(a_case_that_is_there_is_used_again),
        STUDY_TEST(what_cannot_be_imported_says_why),
        STUDY_TEST(an_import_that_others_quote_from_is_not_undone_under_them),
        cmocka_unit_test(a_folder_is_all_the_documents_in_it),
        STUDY_TEST(a_folder_that_may_not_be_read_is_named_and_the_others_go_on),
        cmocka_unit_test(a_preview_shows_who_would_speak),
        STUDY_TEST(the_example_study_is_imported_by_law),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
