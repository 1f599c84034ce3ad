/* as_of_test.c - a project is opened as it was, for reading */
#include "project/fresh_project.h"

#include "project/marked.h"
#include "tema/cases.h"
#include "tema/history.h"
#include "tema/memo.h"

/* What people see in a project, in one line. */
static char *show(struct tema_project *project)
{
    struct tema_themes themes;
    struct tema_codes codes;
    struct tema_quotations quotations = list(project);
    struct tema_error error = {0};
    struct buffer shown = {0};

    for (size_t i = 0; i < quotations.count; i++)
        buffer_add_format(&shown, "%s (%s); ", quotations.items[i].words,
                          quotations.items[i].codes);
    assert_ok(tema_codebook_list(project, &codes, &error));
    for (size_t i = 0; i < codes.count; i++)
        buffer_add_format(&shown, "%s:%s ", codes.items[i].path, codes.items[i].excludes);
    assert_ok(tema_theme_list(project, &themes, &error));
    for (size_t i = 0; i < themes.count; i++)
        buffer_add_format(&shown, "%s [%d] ", themes.items[i].path,
                          (int)themes.items[i].evidence_count);
    tema_quotations_free(&quotations);
    tema_codes_free(&codes);
    tema_themes_free(&themes);
    return buffer_take_string(&shown);
}

static int64_t time_of_last(struct tema_project *project)
{
    static const char select[] = "SELECT max(made_at) FROM history_transaction";
    struct tema_error error = {0};
    int64_t time;

    assert_ok(store_integer(project->store, select, BIND_NOTHING, 0, &time, &error));
    usleep(3000);
    return time;
}

static struct tema_project *open_at(struct tema_project *project, int64_t time)
{
    struct tema_project *past = NULL;
    struct tema_error error = {0};

    assert_ok(tema_project_open_at(project->path, time, &past, &error));
    return past;
}

enum { MOMENTS = 9 };

/* Does the step NUMBER of a study. */
static void act(struct tema_project *project, int number)
{
    static struct tema_document_id anna;
    static struct tema_quotation_id quotation;
    static struct tema_code_id code;
    static struct tema_theme_id theme;
    struct tema_gathered_quotation item = {quotation, TEMA_STRONG};
    struct tema_error error = {0};

    switch (number) {
    case 0:
        anna = add_text(project, "Anna", SLICE("IP: Jag ringde en vän\nI: Ja\n"));
        break;
    case 1:
        quotation = mark_words(project, anna, "en vän");
        break;
    case 2:
        code = add_code(project, "Stöd/Vän");
        break;
    case 3:
        assert_ok(tema_quotation_code(project, quotation, code, &error));
        break;
    case 4:
        assert_ok(tema_theme_add(project, "Hjälp", NULL, &theme, &error));
        break;
    case 5:
        assert_ok(tema_theme_gather_quotations(project, theme, &item, 1, NULL, &error));
        break;
    case 6:
        assert_ok(tema_codebook_describe(
            project, code, &(struct tema_code_description){.excludes = "råd"}, &error));
        break;
    case 7:
        undo(project);
        break;
    default:
        assert_ok(tema_document_remove(project, anna, &error));
    }
}

static void each_moment_is_shown_as_it_was(void **state)
{
    struct tema_project *project = *state;
    int64_t times[MOMENTS];
    char *shown[MOMENTS];

    for (int i = 0; i < MOMENTS; i++) {
        act(project, i);
        times[i] = time_of_last(project);
        shown[i] = show(project);
    }
    for (int i = 0; i < MOMENTS; i++) {
        struct tema_project *past = open_at(project, times[i]);
        CLEANUP_FREE char *then = show(past);
        struct tema_faults faults;
        struct tema_error error = {0};

        assert_string_equal(then, shown[i]);
        assert_ok(tema_project_check(past, &faults, &error));
        assert_int_equal(faults.count, 0);
        tema_faults_free(&faults);
        assert_string_equal(tema_project_coder(past), "Anna");
        tema_project_close(past);
        free(shown[i]);
    }
}

static void the_past_cannot_be_changed(void **state)
{
    struct tema_project *project = *state, *past;
    struct tema_error error = {0};
    char *done = NULL, *undo_label = NULL, *redo_label = NULL;
    struct tema_code_id code;
    struct tema_memo_id memo;
    int64_t before;

    add_code(project, "Stöd");
    before = time_of_last(project);
    past = open_at(project, before);
    assert_fails(tema_codebook_add(past, "Skam", NULL, NULL, &code, &error),
                 TEMA_REFUSED);
    assert_fails(tema_undo(past, 1, &done, &error), TEMA_REFUSED);
    assert_fails(tema_memo_add(past, NULL, "Hm.", &memo, &error), TEMA_REFUSED);
    assert_fails(tema_transaction_begin(past, NULL, &error), TEMA_REFUSED);
    assert_fails(tema_project_rebuild(past, &error), TEMA_REFUSED);
    assert_string_equal(error.message,
                        "this is the project as it was: nothing can be changed in it");
    assert_ok(tema_undo_next(past, &undo_label, &redo_label, &error));
    assert_null(undo_label);
    assert_null(redo_label);
    tema_project_close(past);
    assert_int_equal(time_of_last(project), before);
}

static void before_the_beginning_there_is_nothing(void **state)
{
    struct tema_project *project = *state, *past = NULL;
    struct tema_error error = {0};

    assert_fails(tema_project_open_at(project->path, 1000, &past, &error),
                 TEMA_NOT_FOUND);
    assert_null(past);
}

/* Where a clock went wrong, what knew of the later is later. */
static void nothing_is_taken_that_knew_of_what_is_not(void **state)
{
    static const char late[] =
        "UPDATE history_transaction SET made_at = made_at + 100000000 "
        "WHERE label = 'added the code ''A'''";
    struct tema_project *project = *state, *past;
    struct tema_error error = {0};
    struct tema_codes codes;

    add_code(project, "A");
    add_code(project, "A/B");
    assert_ok(store_run(project->store, late, BIND_NOTHING, NULL, &error));
    past = open_at(project, time_of_last(project) - 50000000);
    assert_ok(tema_codebook_list(past, &codes, &error));
    assert_int_equal(codes.count, 0);
    tema_codes_free(&codes);
    tema_project_close(past);
}

static void texts_are_there_though_files_are_not(void **state)
{
    static const char bytes[] = "SELECT sum(length(bytes)) FROM content";
    struct tema_project *project = *state, *past;
    struct tema_error error = {0};
    int64_t whole, part;
    CLEANUP_BUFFER struct buffer filler = {0};
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct tema_paragraph paragraph = {
        .kind = "body", .end = 7, .begin_ms = -1, .end_ms = -1};
    struct new_document document = {.name = "Bo",
                                    .source_name = "Bo.docx",
                                    .importer = "docx 1",
                                    .text = SLICE("En vän\n"),
                                    .length = 7,
                                    .layout = {&paragraph, 1, NULL, 0, NULL, 0}};
    struct tema_document_id id;
    const struct slice anna = SLICE("Källan är texten\n");
    const char *given;

    for (int i = 0; i < 100000; i++)
        buffer_add_byte(&filler, 'x');
    document.source = buffer_slice(&filler);
    assert_ok(tema_transaction_begin(project, "imported", &error));
    assert_ok(document_add(project, &document, arena, &id, &given, &error));
    assert_ok(tema_transaction_commit(project, &error));
    mark_words(project, id, "vän");
    add_text(project, "Anna", anna);
    past = open_at(project, time_of_last(project));
    assert_ok(store_integer(project->store, bytes, BIND_NOTHING, 0, &whole, &error));
    assert_ok(store_integer(past->store, bytes, BIND_NOTHING, 0, &part, &error));
    assert_int_equal(whole - part, 100000 + anna.length); /* the two sources */
    mark_words(project, id, "En");
    {
        CLEANUP_FREE char *shown = show(past);

        assert_string_equal(shown, "vän (); ");
    }
    tema_project_close(past);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        project_test(each_moment_is_shown_as_it_was),
        project_test(the_past_cannot_be_changed),
        project_test(before_the_beginning_there_is_nothing),
        project_test(nothing_is_taken_that_knew_of_what_is_not),
        project_test(texts_are_there_though_files_are_not),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
