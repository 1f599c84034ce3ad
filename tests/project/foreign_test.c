/* foreign_test.c - recordings, pictures, notes and whom they are about: what other
 * programs' files bring, in the lists and changes that people know */
#include "project/foreign.h"
#include "project/fresh_project.h"
#include "project/marked.h"
#include "tema/cases.h"
#include "tema/findings.h"
#include "tema/memo.h"

/* "KEY document start:end 'words' place/doubt", parted by "; ". */
static void assert_quotations(struct tema_project *project,
                              const struct tema_quotation_filter *filter,
                              const char *expected)
{
    CLEANUP_BUFFER struct buffer text = {0};
    struct tema_quotations all = {0};
    struct tema_error error = {0};

    assert_ok(tema_quotation_list(project, filter, &all, &error));
    for (size_t i = 0; i < all.count; i++) {
        const struct tema_quotation *item = &all.items[i];

        buffer_add_format(&text, "%s%s %s %d:%d '%s' %s/%s", i > 0 ? "; " : "", item->key,
                          item->document_name, (int)item->start, (int)item->end,
                          item->words, item->place != NULL ? item->place : "-",
                          item->doubt != NULL ? item->doubt : "-");
    }
    assert_string_equal(buffer_string(&text), expected);
    tema_quotations_free(&all);
}

static void what_is_no_text_is_listed_and_read_like_the_others(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    int64_t audio = foreign_document(project, "Samtal", "audio", 0);
    struct tema_document_id id = {audio};
    struct tema_documents documents = {0};
    struct tema_document_text text = {0};
    struct tema_paragraphs paragraphs = {0};
    struct tema_turns turns = {0};
    struct tema_error error = {0};

    (void)state;
    add_text(project, "Anna", SLICE("Jag var rädd.\n"));
    assert_ok(tema_document_list(project, &documents, &error));
    assert_int_equal(documents.count, 2);
    assert_string_equal(documents.items[0].medium, "text");
    assert_string_equal(documents.items[1].medium, "audio");
    assert_string_equal(documents.items[1].sha256, "");
    assert_int_equal(documents.items[1].length, 0);
    tema_documents_free(&documents);
    assert_ok(tema_document_read(project, id, &text, &error));
    assert_string_equal(text.utf8, "");
    tema_document_text_free(&text);
    assert_ok(tema_document_paragraphs(project, id, &paragraphs, &error));
    assert_int_equal(paragraphs.count, 0);
    tema_paragraphs_free(&paragraphs);
    assert_ok(tema_turn_list(project, id, &turns, &error));
    assert_int_equal(turns.count, 0);
    tema_turns_free(&turns);
    assert_ok(tema_document_rename(project, id, "Samtalet", &error));
    assert_whole(project);
}

static void places_and_doubts_are_listed(void **state)
{
    static const struct tema_quotation_filter doubtful = {.doubtful = true};
    CLEANUP(close_project) struct tema_project *project = new_study();
    int64_t picture = foreign_document(project, "Bild", "picture", 0);
    struct tema_document_id anna =
        add_text(project, "Anna", SLICE("Jag var rädd att göra fel.\n"));
    int64_t lost;

    (void)state;
    mark_words(project, anna, "rädd");
    foreign_quotation(project, "qaaaaa", picture, "area 1 2 3 4", NULL);
    lost = foreign_quotation(project, "qbbbbb", anna.row, NULL, "ends behind the text");
    assert_int_equal(counts(project).quotations, 3);
    assert_quotations(project, &doubtful, "qbbbbb Anna 0:0 '' -/ends behind the text");
    assert_quotations(project, &(struct tema_quotation_filter){.document.row = picture},
                      "qaaaaa Bild 0:0 '' an area of the picture/-");
    assert_quotations(project, &(struct tema_quotation_filter){.quotation.row = lost},
                      "qbbbbb Anna 0:0 '' -/ends behind the text");
    assert_whole(project);
}

static void to_say_which_words_are_meant_ends_the_doubt(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    int64_t picture = foreign_document(project, "Bild", "picture", 0);
    struct tema_document_id anna =
        add_text(project, "Anna", SLICE("Jag var rädd att göra fel.\n"));
    struct tema_quotation_id area = {
        foreign_quotation(project, "qaaaaa", picture, "area 1 2 3 4", NULL)};
    struct tema_quotation_id lost = {
        foreign_quotation(project, "qbbbbb", anna.row, "whole", "no such place")};
    struct tema_error error = {0};

    (void)state;
    assert_ok(tema_quotation_resize(project, lost, 8, 12, &error));
    assert_fails(tema_quotation_resize(project, area, 0, 4, &error), TEMA_INVALID);
    assert_string_equal(error.message,
                        "0 to 4 is no span of 'Bild', which has 0 characters");
    assert_quotations(project, NULL,
                      "qbbbbb Anna 8:12 'rädd' -/-; "
                      "qaaaaa Bild 0:0 '' an area of the picture/-");
    undo(project);
    assert_quotations(project, NULL,
                      "qbbbbb Anna 0:0 '' the whole document/no such place; "
                      "qaaaaa Bild 0:0 '' an area of the picture/-");
    assert_whole(project);
}

static void a_place_is_coded_commented_on_and_removed(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    int64_t picture = foreign_document(project, "Bild", "picture", 0);
    struct tema_quotation_id area = {
        foreign_quotation(project, "qaaaaa", picture, "area 1 2 3 4", NULL)};
    struct tema_code_id code = add_code(project, "Rum");
    struct tema_quotations all;
    struct tema_error error = {0};

    (void)state;
    assert_ok(tema_quotation_code(project, area, code, &error));
    assert_ok(tema_quotation_comment(project, area, "ett fönster", &error));
    all = list(project);
    assert_string_equal(all.items[0].codes, "Rum");
    assert_string_equal(all.items[0].comment, "ett fönster");
    tema_quotations_free(&all);
    assert_ok(tema_quotation_remove(project, area, &error));
    assert_int_equal(counts(project).quotations, 0);
    assert_int_equal(counts(project).codings, 0);
    assert_whole(project);
}

static void a_chapter_cannot_bring_words_that_are_not_there(void **state)
{
    static const char *const chapters[] = {"> [@qaaaaa]\n", "> ”ett hus” [@qaaaaa]\n"};
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_findings_style style = {.format = "md", .draft = true};
    int64_t picture = foreign_document(project, "Samtal", "audio", 0);
    struct tema_findings_report report;
    struct tema_error error = {0};
    char *bytes = NULL;
    size_t length;

    (void)state;
    foreign_quotation(project, "qaaaaa", picture, "time 1000 5000", NULL);
    for (size_t i = 0; i < 2; i++) {
        assert_ok(tema_findings_check(project, chapters[i], &report, &error));
        assert_int_equal(report.faults, 1);
        assert_string_equal(report.items[0].message,
                            "qaaaaa has no words: it is 0:01.0-0:05.0 in 'Samtal'");
        tema_findings_report_free(&report);
    }
    assert_ok(tema_findings_write(project, chapters[0], &style, &bytes, &length, &error));
    assert_non_null(strstr(bytes, "qaaaaa"));
    free(bytes);
}

static void a_chapter_is_told_of_the_doubt(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_document_id anna = add_text(project, "Anna", SLICE("Jag var rädd.\n"));
    char span[SPAN_LARGEST];
    struct tema_findings_report report;
    struct tema_error error = {0};

    (void)state;
    BEAR(project, KIND_QUOTATION, value_text("qaaaaa"), object(project, anna.row),
         quotation_span_value((struct span){0, 12}, span), value_null(), value_null(),
         value_null(), value_null(), value_text("ends within a word"));
    assert_ok(tema_findings_check(project, "> [@qaaaaa]\n\n> Jag var rädd [@qaaaaa]\n",
                                  &report, &error));
    assert_int_equal(report.faults, 0);
    for (size_t i = 0; i < 2; i++)
        assert_string_equal(report.items[i].message,
                            "qaaaaa is in doubt: ends within a word");
    tema_findings_report_free(&report);
}

/* --- whom it is about --- */

/* The case of each quotation in the order of the list, "-" for none; the list and the
 * tables must say the same. */
static void assert_about(struct tema_project *project, const char *expected)
{
    CLEANUP_BUFFER struct buffer text = {0};
    struct tema_quotations all = list(project);

    for (size_t i = 0; i < all.count; i++)
        buffer_add_format(&text, "%s%s", i > 0 ? ", " : "",
                          all.items[i].case_name != NULL ? all.items[i].case_name : "-");
    assert_string_equal(buffer_string(&text), expected);
    assert_string_equal(
        ask(project,
            "SELECT group_concat(coalesce(c.name, '-'), ', ') FROM (SELECT a.case_id "
            "FROM quotation q JOIN quotation_about a ON a.quotation_id = q.id "
            "JOIN document d ON d.id = q.document_id WHERE q.removed = 0 "
            "ORDER BY d.name, q.start) LEFT JOIN cases c ON c.id = case_id"),
        expected);
    tema_quotations_free(&all);
}

static int64_t add_case(struct tema_project *project, const char *name)
{
    return BEAR(project, KIND_CASE, value_text(name));
}

/* Anna's interview: her own words (twice), the interviewer's, and words of nobody's. */
static struct tema_document_id interview(struct tema_project *project,
                                         struct tema_quotation_id quotations[4])
{
    struct tema_document_id anna =
        add_text(project, "Anna",
                 SLICE("Inledning.\nIP: Jag var rädd.\nI: Varför då?\nIP: Fel.\n"));
    struct tema_error error = {0};
    struct tema_case_id whole;

    quotations[0] = mark_words(project, anna, "Inledning.");
    quotations[1] = mark_words(project, anna, "rädd");
    quotations[2] = mark_words(project, anna, "Varför då?");
    quotations[3] = mark_words(project, anna, "Fel.");
    assert_ok(tema_speaker_set(project, anna, "I", TEMA_INTERVIEWER, NULL, &error));
    assert_ok(tema_case_add(project, "Whole", &whole, &error));
    assert_ok(tema_case_assign(project, anna, whole, &error));
    return anna;
}

static void a_case_that_names_a_quotation_is_whom_it_is_about(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_quotation_id quotations[4];
    struct tema_document_id anna = interview(project, quotations);
    struct tema_error error = {0};
    struct tema_case_id karin;

    (void)state;
    assert_about(project, "Whole, Whole, -, Whole");
    refer(project, BEAR(project, KIND_SET, value_text("Urval")), quotations[0].row);
    assert_about(project, "Whole, Whole, -, Whole");
    karin.row = add_case(project, "Karin");
    for (int i = 0; i < 3; i++)
        refer(project, karin.row, quotations[i].row);
    assert_about(project, "Karin, Karin, Karin, Whole");
    refer(project, add_case(project, "Bo"), quotations[0].row);
    assert_about(project, "Bo, Karin, Karin, Whole");
    assert_ok(tema_speaker_set(project, anna, "IP", TEMA_ROLE_UNKNOWN, "Anna", &error));
    assert_about(project, "Bo, Anna, Karin, Anna");
    assert_ok(tema_case_remove(project, karin, &error));
    assert_about(project, "Bo, Anna, -, Anna");
    assert_whole(project);
}

static void a_case_that_has_a_code_is_whom_what_is_coded_so_is_about(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_quotation_id quotations[4];
    struct tema_code_id shadow = add_code(project, "Fall Karin");
    struct tema_code_id other = add_code(project, "Karin");
    struct tema_code_id fear = add_code(project, "Rädsla");
    struct tema_error error = {0};
    struct tema_cases cases;

    (void)state;
    interview(project, quotations);
    refer(project, add_case(project, "Karin"), shadow.row);
    assert_ok(tema_quotation_code(project, quotations[1], shadow, &error));
    assert_ok(tema_quotation_code(project, quotations[2], other, &error));
    assert_ok(tema_quotation_code(project, quotations[3], fear, &error));
    assert_about(project, "Whole, Karin, -, Whole");
    assert_ok(tema_codebook_merge(project, shadow, other, &error));
    assert_about(project, "Whole, Karin, Karin, Whole");
    refer(project, add_case(project, "Bo"), other.row);
    assert_about(project, "Whole, Bo, Bo, Whole");
    refer(project, add_case(project, "Ada"), fear.row);
    assert_ok(tema_quotation_code(project, quotations[2], fear, &error));
    assert_about(project, "Whole, Bo, Ada, Ada");
    assert_ok(tema_case_list(project, &cases, &error));
    assert_int_equal(cases.items[0].quotations, 2);
    tema_cases_free(&cases);
    assert_whole(project);
}

/* --- memos --- */

static void a_memo_with_quotations_in_it_keeps_its_text(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    int64_t note = foreign_document(project, "Anteckning", "note", 0);
    struct tema_memo_id memo;
    struct tema_memos memos = {0};
    struct tema_error error = {0};

    (void)state;
    assert_ok(project_begin(project, &error));
    memo.row =
        BEAR(project, KIND_MEMO, value_null(), content(project, "Första raden.\nAndra."),
             value_text("Min anteckning"), value_null(), object(project, note),
             value_null(), value_integer(0), value_null(), value_integer(7000));
    assert_ok(project_end(project, true, &error, "brought in"));
    assert_fails(tema_memo_edit(project, memo, "Ny.", &error), TEMA_REFUSED);
    assert_string_equal(error.message,
                        "memo 1 has quotations in it: its text stays; write a new memo");
    assert_ok(tema_memo_list(project, NULL, &memos, &error));
    assert_string_equal(memos.items[0].title, "Min anteckning");
    assert_int_equal(memos.items[0].written_at, -1);
    assert_int_equal(memos.items[0].changed_at, 7000);
    tema_memos_free(&memos);
    assert_ok(tema_document_remove(project, (struct tema_document_id){note}, &error));
    assert_ok(tema_memo_edit(project, memo, "Ny.", &error));
    assert_ok(tema_memo_list(project, NULL, &memos, &error));
    assert_true(memos.items[0].changed_at > 7000);
    tema_memos_free(&memos);
    assert_whole(project);
}

static void nobody_has_written_a_memo_that_does_not_say_who(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_memos memos = {0};
    struct tema_error error = {0};
    int64_t nobody = 0;

    (void)state;
    assert_ok(project_begin(project, &error));
    assert_ok(coder_nobody(project, &nobody, &error));
    BEAR(project, KIND_MEMO, value_null(), content(project, "# Ett\ntvå"), value_null(),
         value_null(), value_null(), object(project, nobody), value_integer(0));
    assert_ok(project_end(project, true, &error, "brought in"));
    assert_ok(tema_memo_list(project, NULL, &memos, &error));
    assert_null(memos.items[0].coder);
    assert_string_equal(memos.items[0].title, "Ett");
    assert_int_equal(memos.items[0].changed_at, -1);
    tema_memos_free(&memos);
}

/* All of them, what belongs to another or to a memo too. */
static void assert_documents(struct tema_project *project, const char *expected)
{
    assert_string_equal(ask(project, "SELECT count(*) FROM document WHERE removed = 0"),
                        expected);
}

static void a_memo_goes_with_its_document(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    int64_t note = foreign_document(project, "Anteckning", "note", 0);
    struct tema_memo_id memo;
    struct tema_error error = {0};

    (void)state;
    assert_ok(project_begin(project, &error));
    memo.row = BEAR(project, KIND_MEMO, value_null(), content(project, "Ett."),
                    value_null(), value_null(), object(project, note));
    assert_ok(project_end(project, true, &error, "brought in"));
    foreign_quotation(project, "qaaaaa", note, "whole", NULL);
    assert_ok(tema_memo_remove(project, memo, &error));
    assert_documents(project, "0");
    assert_int_equal(counts(project).quotations, 0);
    undo(project);
    assert_documents(project, "1");
    assert_int_equal(counts(project).quotations, 1);
    assert_whole(project);
}

/* --- what goes with what is removed --- */

static void what_belongs_to_a_document_goes_with_it(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    int64_t audio = foreign_document(project, "Samtal", "audio", 0);
    int64_t transcript = foreign_document(project, "Utskrift", "transcript", audio);
    int64_t place = foreign_quotation(project, "qaaaaa", transcript, "whole", NULL);
    int64_t code = add_code(project, "Stöd").row;
    int64_t set = BEAR(project, KIND_SET, value_text("Urval"));
    int64_t variable = BEAR(project, KIND_VARIABLE, value_text("Ort"));
    struct tema_error error = {0};
    struct tema_memo_id memo;

    (void)state;
    assert_ok(project_begin(project, &error));
    foreign_document(project, "Text på bilden", "text", place);
    refer(project, set, transcript);
    refer(project, set, code);
    BEAR(project, KIND_LINK, value_text("se"), value_null(), value_null(),
         object(project, place), object(project, code));
    BEAR(project, KIND_VALUE, object(project, audio), object(project, variable),
         value_text("Lund"));
    assert_ok(tema_memo_add(project, "quotation:qaaaaa", "Hm.", &memo, &error));
    assert_ok(tema_quotation_code(project, (struct tema_quotation_id){place},
                                  (struct tema_code_id){code}, &error));
    assert_ok(project_end(project, true, &error, "brought in"));
    assert_int_equal(counts(project).links, 1);
    assert_ok(tema_document_remove(project, (struct tema_document_id){audio}, &error));
    assert_documents(project, "0");
    assert_int_equal(counts(project).quotations, 0);
    assert_int_equal(counts(project).codings, 0);
    assert_int_equal(counts(project).memos, 0);
    assert_int_equal(counts(project).links, 0);
    assert_int_equal(counts(project).sets, 1);
    assert_string_equal(ask(project, "SELECT count(*) FROM value WHERE removed = 0"),
                        "0");
    assert_string_equal(ask(project, "SELECT count(*) FROM reference WHERE removed = 0"),
                        "1");
    undo(project);
    assert_documents(project, "3");
    assert_int_equal(counts(project).links, 1);
    assert_string_equal(ask(project, "SELECT count(*) FROM reference WHERE removed = 0"),
                        "2");
    assert_whole(project);
}

static void the_text_of_a_place_goes_with_its_quotation_and_memos_stay(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    int64_t page = foreign_document(project, "Sida", "pdf", 0);
    int64_t place = foreign_quotation(project, "qaaaaa", page, "page 0 1 2 3 4", NULL);
    int64_t text = foreign_document(project, "Text på sidan", "text", place);
    struct tema_memo_id memo;
    struct tema_error error = {0};

    (void)state;
    foreign_quotation(project, "qbbbbb", text, "whole", NULL);
    assert_ok(tema_memo_add(project, "quotation:qaaaaa", "Hm.", &memo, &error));
    refer(project, add_case(project, "Anna"), place);
    assert_ok(tema_quotation_remove(project, (struct tema_quotation_id){place}, &error));
    assert_int_equal(counts(project).documents, 1);
    assert_int_equal(counts(project).quotations, 0);
    assert_int_equal(counts(project).memos, 1);
    assert_string_equal(ask(project, "SELECT count(*) FROM reference WHERE removed = 0"),
                        "0");
    assert_whole(project);
}

static void what_others_have_said_of_a_thing_keeps_it_when_it_is_undone(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    int64_t code = add_code(project, "Stöd").row;
    struct tema_error error = {0};
    char *done = NULL;

    (void)state;
    assert_ok(tema_project_act_as(project, "Bo", &error));
    refer(project, BEAR(project, KIND_SET, value_text("Urval")), code);
    assert_ok(tema_project_act_as(project, "Emma", &error));
    assert_ok(tema_undo(project, 1, &done, &error));
    assert_string_equal(done, "undone: added the code 'Stöd'\n"
                              "left as it is: the code 'Stöd': 1 reference points to it");
    free(done);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_text_is_listed_and_read_like_the_others),
        cmocka_unit_test(places_and_doubts_are_listed),
        cmocka_unit_test(to_say_which_words_are_meant_ends_the_doubt),
        cmocka_unit_test(a_place_is_coded_commented_on_and_removed),
        cmocka_unit_test(a_chapter_cannot_bring_words_that_are_not_there),
        cmocka_unit_test(a_chapter_is_told_of_the_doubt),
        cmocka_unit_test(a_case_that_names_a_quotation_is_whom_it_is_about),
        cmocka_unit_test(a_case_that_has_a_code_is_whom_what_is_coded_so_is_about),
        cmocka_unit_test(a_memo_with_quotations_in_it_keeps_its_text),
        cmocka_unit_test(nobody_has_written_a_memo_that_does_not_say_who),
        cmocka_unit_test(a_memo_goes_with_its_document),
        cmocka_unit_test(what_belongs_to_a_document_goes_with_it),
        cmocka_unit_test(the_text_of_a_place_goes_with_its_quotation_and_memos_stay),
        cmocka_unit_test(what_others_have_said_of_a_thing_keeps_it_when_it_is_undone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
