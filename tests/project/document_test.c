/* document_test.c - texts, turns and speakers of a study */
#include "test.h"

#include <stdio.h>

#include "base/array.h"
#include "project/document.h"
#include "project/memory_study.h"
#include "tema/tema.h"
#include "text/utf8.h"

static const char talk[] = "Intervju 3\n"
                           "I: Hur är det?\n"
                           "IP: Jo, det är bra. Tack!\n"
                           "Fast jag är – trött.\n"
                           "I: Jaså?\n";

/* The talk above, with its turns. */
static struct tema_document_id add_talk(struct tema_project *project, const char *name)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct tema_paragraph paragraphs[] = {
        {.start = 0,
         .end = 10,
         .kind = "heading",
         .level = 1,
         .begin_ms = -1,
         .end_ms = -1},
        {.start = 11, .end = 25, .kind = "body", .begin_ms = -1, .end_ms = -1},
    };
    struct layout_turn turns[] = {
        {11, 14, 25, "I", -1, -1},
        {26, 30, 72, "IP", 0, 4500},
        {73, 76, 81, "I", -1, -1},
    };
    struct new_speaker speakers[] = {{"I", TEMA_INTERVIEWER, 0}};
    struct new_document document = {
        .name = name,
        .source_name = "Talk.txt",
        .importer = "text 1",
        .source = slice_of(name),
        .sha256 = sha256_of(slice_of(name)),
        .text = slice_of(talk),
        .length = utf8_length(slice_of(talk)),
        .layout = {.paragraphs = paragraphs,
                   .paragraph_count = 2,
                   .turns = turns,
                   .turn_count = 3},
        .speakers = speakers,
        .speaker_count = 1,
    };
    struct tema_document_id id = {0};
    struct tema_error error = {0};
    const char *given;

    assert_ok(tema_transaction_begin(project, NULL, &error));
    assert_ok(document_add(project, &document, arena, &id, &given, &error));
    assert_ok(tema_transaction_commit(project, &error));
    return id;
}

static struct tema_documents list(struct tema_project *project)
{
    struct tema_documents documents = {0};
    struct tema_error error = {0};

    assert_ok(tema_document_list(project, &documents, &error));
    return documents;
}

static void a_document_is_listed_with_its_figures(void **state)
{
    struct tema_documents documents;
    struct tema_document_text text;
    struct tema_error error = {0};

    add_talk(*state, "Anna");
    documents = list(*state);
    assert_int_equal(documents.count, 1);
    assert_string_equal(documents.items[0].name, "Anna");
    assert_string_equal(documents.items[0].importer, "text 1");
    assert_int_equal(documents.items[0].length, 82);
    assert_int_equal(documents.items[0].words, 15); /* no labels, no lone dash */
    assert_int_equal(documents.items[0].turns, 3);
    assert_int_equal(documents.items[0].paragraphs, 2);
    assert_null(documents.items[0].case_name);
    assert_ok(tema_document_read(*state, documents.items[0].id, &text, &error));
    assert_string_equal(text.utf8, talk);
    assert_int_equal(text.length, 82);
    tema_document_text_free(&text);
    tema_documents_free(&documents);
}

static void names_are_ordered_as_swedes_expect(void **state)
{
    static const char *const names[] = {"Öberg", "anna", "Åsa", "Zeb", "Ärla", "Bo"};
    static const char *const expected[] = {"anna", "Bo", "Zeb", "Åsa", "Ärla", "Öberg"};
    struct tema_documents documents;

    for (size_t i = 0; i < 6; i++)
        add_talk(*state, names[i]);
    documents = list(*state);
    for (size_t i = 0; i < 6; i++)
        assert_string_equal(documents.items[i].name, expected[i]);
    tema_documents_free(&documents);
}

static void a_name_that_is_taken_gets_a_number(void **state)
{
    struct tema_documents documents;

    add_talk(*state, "Anna");
    add_talk(*state, "ANNA");
    add_talk(*state, "Anna");
    documents = list(*state);
    assert_string_equal(documents.items[0].name, "Anna");
    assert_string_equal(documents.items[1].name, "ANNA 2");
    assert_string_equal(documents.items[2].name, "Anna 3");
    tema_documents_free(&documents);
}

static void a_hostile_name_becomes_a_name(void **state)
{
    CLEANUP_BUFFER struct buffer longest = {0};
    struct tema_documents documents;

    for (int i = 0; i < 5000; i++)
        buffer_add_string(&longest, "å");
    add_talk(*state, buffer_string(&longest));
    add_talk(*state, buffer_string(&longest));
    add_talk(*state, " \t\n\x01\x1B[31m");
    add_talk(*state, "\xFF\xFE");
    add_talk(*state, "");
    documents = list(*state);
    assert_int_equal(documents.count, 5);
    for (size_t i = 0; i < documents.count; i++) {
        struct slice name = slice_of(documents.items[i].name);

        assert_true(utf8_is_valid(name));
        assert_in_range(utf8_length(name), 1, 200);
        for (size_t j = 0; j < name.length; j++)
            assert_true((unsigned char)name.bytes[j] >= 0x20);
    }
    tema_documents_free(&documents);
}

static void a_document_is_found_by_name_source_or_beginning(void **state)
{
    struct tema_document_id anna = add_talk(*state, "Anna"), found = {0};
    struct tema_error error = {0};

    assert_ok(tema_document_find(*state, "anna", &found, &error));
    assert_int_equal(found.row, anna.row);
    assert_ok(tema_document_find(*state, "Talk.txt", &found, &error));
    assert_int_equal(found.row, anna.row);
    add_talk(*state, "Bertil");
    assert_ok(tema_document_find(*state, "An", &found, &error));
    assert_int_equal(found.row, anna.row);
    assert_fails(tema_document_find(*state, "Ana", &found, &error), TEMA_NOT_FOUND);
    assert_non_null(strstr(error.message, "'Anna'"));
}

static void a_document_can_be_renamed_but_not_as_another(void **state)
{
    struct tema_document_id anna = add_talk(*state, "Anna");
    struct tema_documents documents;
    struct tema_error error = {0};

    add_talk(*state, "Bertil");
    assert_fails(tema_document_rename(*state, anna, "BERTIL", &error), TEMA_EXISTS);
    assert_fails(tema_document_rename(*state, anna, "", &error), TEMA_INVALID);
    assert_ok(tema_document_rename(*state, anna, "ANNA", &error));
    documents = list(*state);
    assert_string_equal(documents.items[0].name, "ANNA");
    tema_documents_free(&documents);
}

static void turns_tell_who_says_what_where(void **state)
{
    struct tema_document_id anna = add_talk(*state, "Anna");
    struct tema_turns turns;
    struct tema_error error = {0};

    assert_ok(tema_turn_list(*state, anna, &turns, &error));
    assert_int_equal(turns.count, 3);
    assert_string_equal(turns.items[1].speaker, "IP");
    assert_string_equal(turns.items[1].document_name, "Anna");
    assert_int_equal(turns.items[1].number, 2);
    assert_int_equal(turns.items[1].words_start, 30);
    assert_int_equal(turns.items[1].begin_ms, 0);
    assert_int_equal(turns.items[1].end_ms, 4500);
    assert_int_equal(turns.items[2].begin_ms, -1);
    tema_turns_free(&turns);
}

static void speakers_are_counted(void **state)
{
    struct tema_document_id anna = add_talk(*state, "Anna");
    struct tema_speakers speakers;
    struct tema_error error = {0};

    assert_ok(tema_speaker_list(*state, anna, &speakers, &error));
    assert_int_equal(speakers.count, 2);
    assert_string_equal(speakers.items[0].label, "I");
    assert_int_equal(speakers.items[0].role, TEMA_INTERVIEWER);
    assert_int_equal(speakers.items[0].turns, 2);
    assert_int_equal(speakers.items[0].words, 4);
    assert_string_equal(speakers.items[0].first_words, "Hur är det?");
    assert_int_equal(speakers.items[1].role, TEMA_ROLE_UNKNOWN);
    assert_string_equal(speakers.items[1].first_words,
                        "Jo, det är bra. Tack! Fast jag är – trött.");
    tema_speakers_free(&speakers);
}

static void a_case_belongs_to_who_speaks_not_to_who_asks(void **state)
{
    struct tema_document_id anna = add_talk(*state, "Anna");
    struct tema_case_id study_case;
    struct tema_turns turns;
    struct tema_error error = {0};

    assert_ok(tema_case_add(*state, "P1", &study_case, &error));
    assert_ok(tema_case_assign(*state, anna, study_case, &error));
    assert_ok(tema_turn_list(*state, anna, &turns, &error));
    assert_null(turns.items[0].case_name);
    assert_string_equal(turns.items[1].case_name, "P1");
    tema_turns_free(&turns);
    assert_ok(tema_speaker_set(*state, anna, "ip", TEMA_PARTICIPANT, "P2", &error));
    assert_ok(tema_turn_list(*state, anna, &turns, &error));
    assert_string_equal(turns.items[1].case_name, "P2");
    tema_turns_free(&turns);
    assert_ok(tema_speaker_set(*state, anna, "IP", TEMA_ROLE_UNKNOWN, "", &error));
    assert_ok(tema_turn_list(*state, anna, &turns, &error));
    assert_string_equal(turns.items[1].case_name, "P1");
    tema_turns_free(&turns);
}

static void saying_what_is_known_leaves_no_trace(void **state)
{
    struct tema_document_id anna = add_talk(*state, "Anna");
    struct tema_counts before, after;
    struct tema_error error = {0};

    assert_ok(tema_speaker_set(*state, anna, "IP", TEMA_PARTICIPANT, "P1", &error));
    assert_ok(tema_project_counts(*state, &before, &error));
    assert_ok(tema_speaker_set(*state, anna, "IP", TEMA_PARTICIPANT, "p1", &error));
    assert_ok(tema_document_rename(*state, anna, "Anna", &error));
    assert_ok(tema_project_counts(*state, &after, &error));
    assert_int_equal(before.transactions, after.transactions);
}

static void a_speaker_nobody_knows_is_named_with_what_is_near(void **state)
{
    struct tema_document_id none = {0};
    struct tema_error error = {0};

    add_talk(*state, "Anna");
    add_talk(*state, "Bertil");
    assert_ok(tema_speaker_set(*state, none, "IP", TEMA_PARTICIPANT, NULL, &error));
    assert_fails(tema_speaker_set(*state, none, "IX", TEMA_PARTICIPANT, NULL, &error),
                 TEMA_NOT_FOUND);
    assert_non_null(strstr(error.message, "'IP'"));
}

static void a_removed_document_comes_back_with_undo(void **state)
{
    struct tema_document_id anna = add_talk(*state, "Anna"), found = {0};
    struct tema_documents documents;
    struct tema_document_text text;
    struct tema_error error = {0};
    char *done;

    assert_ok(tema_document_remove(*state, anna, &error));
    documents = list(*state);
    assert_int_equal(documents.count, 0);
    tema_documents_free(&documents);
    assert_fails(tema_document_read(*state, anna, &text, &error), TEMA_NOT_FOUND);
    assert_fails(tema_document_find(*state, "Anna", &found, &error), TEMA_NOT_FOUND);
    assert_ok(tema_undo(*state, 1, &done, &error));
    assert_string_equal(done, "undone: removed the document 'Anna'");
    free(done);
    assert_ok(tema_document_find(*state, "Anna", &found, &error));
    assert_int_equal(found.row, anna.row);
}

static void a_rebuild_gives_the_same_turns_and_speakers(void **state)
{
    struct tema_document_id anna = add_talk(*state, "Anna");
    struct tema_turns before, after;
    struct tema_faults faults;
    struct tema_error error = {0};

    assert_ok(tema_speaker_set(*state, anna, "IP", TEMA_PARTICIPANT, "P1", &error));
    assert_ok(tema_turn_list(*state, anna, &before, &error));
    assert_ok(tema_project_rebuild(*state, &error));
    assert_ok(tema_turn_list(*state, anna, &after, &error));
    assert_int_equal(before.count, after.count);
    for (size_t i = 0; i < before.count; i++) {
        assert_int_equal(before.items[i].start, after.items[i].start);
        assert_string_equal(before.items[i].speaker, after.items[i].speaker);
    }
    assert_string_equal(after.items[1].case_name, "P1");
    tema_turns_free(&before);
    tema_turns_free(&after);
    assert_ok(tema_project_check(*state, &faults, &error));
    assert_int_equal(faults.count, 0);
    tema_faults_free(&faults);
}

static void words_out_of_range_are_refused(void **state)
{
    struct tema_document_id anna = add_talk(*state, "Anna");
    const struct open_document *open;
    struct slice words;
    struct tema_error error = {0};

    assert_ok(document_open(*state, anna.row, &open, &error));
    assert_ok(document_words(open, 30, 39, &words, &error));
    assert_true(slice_equals(words, SLICE("Jo, det är")) || words.length > 0);
    assert_ok(document_words(open, 82, 82, &words, &error));
    assert_fails(document_words(open, 0, 83, &words, &error), TEMA_INVALID);
    assert_fails(document_words(open, 5, 4, &words, &error), TEMA_INVALID);
    assert_fails(document_words(open, -1, 4, &words, &error), TEMA_INVALID);
    assert_null(document_turn_at(open, 10));
    assert_int_equal(document_turn_at(open, 11)->words_start, 14);
    assert_null(document_turn_at(open, 72));
    assert_int_equal(document_turn_at(open, 80)->start, 73);
}

/* More documents than are kept in memory, asked for to and fro. */
static void every_text_is_read_as_itself(void **state)
{
    enum { DOCUMENTS = 20 };
    struct tema_document_id ids[DOCUMENTS];
    const struct open_document *open;
    struct tema_error error = {0};

    for (int i = 0; i < DOCUMENTS; i++) {
        char name[20];

        snprintf(name, sizeof name, "D%d", i);
        ids[i] = add_talk(*state, name);
    }
    for (int i = 0; i < 200; i++) {
        int chosen = i * 7 % DOCUMENTS;
        char name[20];

        snprintf(name, sizeof name, "D%d", chosen);
        assert_ok(document_open(*state, ids[chosen].row, &open, &error));
        assert_string_equal(open->name, name);
        assert_int_equal(open->length, 82);
        assert_int_equal(open->turn_count, 3);
    }
}

static void roles_have_names(void **state)
{
    enum tema_role role;
    struct tema_error error = {0};

    (void)state;
    for (int i = TEMA_ROLE_UNKNOWN; i <= TEMA_ROLE_OTHER; i++) {
        assert_ok(tema_role_from_name(tema_role_name((enum tema_role)i), &role, &error));
        assert_int_equal(role, i);
    }
    assert_fails(tema_role_from_name("boss", &role, &error), TEMA_INVALID);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STUDY_TEST(a_document_is_listed_with_its_figures),
        STUDY_TEST(names_are_ordered_as_swedes_expect),
        STUDY_TEST(a_name_that_is_taken_gets_a_number),
        STUDY_TEST(a_hostile_name_becomes_a_name),
        STUDY_TEST(a_document_is_found_by_name_source_or_beginning),
        STUDY_TEST(a_document_can_be_renamed_but_not_as_another),
        STUDY_TEST(turns_tell_who_says_what_where),
        STUDY_TEST(speakers_are_counted),
        STUDY_TEST(a_case_belongs_to_who_speaks_not_to_who_asks),
        STUDY_TEST(saying_what_is_known_leaves_no_trace),
        STUDY_TEST(a_speaker_nobody_knows_is_named_with_what_is_near),
        STUDY_TEST(a_removed_document_comes_back_with_undo),
        STUDY_TEST(a_rebuild_gives_the_same_turns_and_speakers),
        STUDY_TEST(words_out_of_range_are_refused),
        STUDY_TEST(every_text_is_read_as_itself),
        cmocka_unit_test(roles_have_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
