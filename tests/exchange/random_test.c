/* random_test.c - random studies go out and come in again, and nothing is lost: what
 * a new project then holds is equal, and so are the bytes that it writes */
#include "exchange/random_qde.h"

#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "tema/tema.h"

enum { STUDIES = 25 };

struct round {
    struct play play;
    char folder[64];
};

static const char *at(const struct round *round, const char *name, char path[128])
{
    snprintf(path, 128, "%s/%s", round->folder, name);
    return path;
}

static int begin(void **state)
{
    static struct round round;

    round = (struct round){.play.random = 0x9E3779B97F4A7C15U};
    strcpy(round.folder, "/tmp/tema_round_XXXXXX");
    assert_non_null(mkdtemp(round.folder));
    *state = &round;
    return 0;
}

static int end(void **state)
{
    static const char *const names[] = {"a.qde", "a.tema", "b.tema", "a.qdpx", "b.qdpx"};
    struct round *round = *state;
    char path[128];

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unlink(at(round, names[i], path));
    rmdir(round->folder);
    buffer_release(&round->play.bytes);
    buffer_release(&round->play.text);
    return 0;
}

static struct tema_project *new_project(struct round *round, const char *name)
{
    const struct tema_study study = {0};
    struct tema_project *project = NULL;
    struct tema_error error = {0};
    char path[128];

    unlink(at(round, name, path));
    assert_ok(tema_project_create(path, &study, "Coder 0", &project, &error));
    return project;
}

static void import(struct round *round, struct tema_project *project, const char *name)
{
    struct tema_exchange_result result = {0};
    struct tema_error error = {0};
    char path[128];

    assert_ok(
        tema_exchange_import(project, at(round, name, path), NULL, &result, &error));
    tema_exchange_result_free(&result);
}

static void export(struct round *round, struct tema_project *project, const char *name)
{
    const struct tema_exchange_export_options options = {.overwrite = true};
    struct tema_exchange_result result = {0};
    struct tema_error error = {0};
    char path[128];

    assert_ok(
        tema_exchange_export(project, at(round, name, path), &options, &result, &error));
    tema_exchange_result_free(&result);
}

/* What tests/exchange/dump.sql tells of a project. */
static void dump(struct round *round, const char *name, struct buffer *text)
{
    char command[512], piece[4096];
    size_t length;
    FILE *pipe;

    snprintf(command, sizeof command, "sqlite3 -tabs '%s/%s' <'%s/../exchange/dump.sql'",
             round->folder, name, getenv("TEMA_FIXTURES"));
    pipe = popen(command, "r");
    assert_non_null(pipe);
    while ((length = fread(piece, 1, sizeof piece, pipe)) > 0)
        buffer_add(text, piece, length);
    assert_int_equal(pclose(pipe), 0);
    assert_true(text->length > 0);
}

static size_t line_at(const char *text, size_t byte)
{
    while (byte > 0 && text[byte - 1] != '\n')
        byte--;
    return byte;
}

/* Tells the first line that differs: a dump is long. */
static void assert_same_dump(const struct buffer *after, const struct buffer *before)
{
    const char *one = buffer_string(before), *other = buffer_string(after);
    size_t byte = 0;

    while (one[byte] != '\0' && one[byte] == other[byte])
        byte++;
    if (one[byte] != other[byte])
        fail_msg("it was:\n%.300s\nand is:\n%.300s", one + line_at(one, byte),
                 other + line_at(other, byte));
}

static void assert_same_bytes(struct round *round, const char *left, const char *right)
{
    CLEANUP_BUFFER struct buffer one = {0}, other = {0};
    struct tema_error error = {0};
    char path[128];

    assert_ok(file_read(at(round, left, path), 1U << 30, &one, &error));
    assert_ok(file_read(at(round, right, path), 1U << 30, &other, &error));
    assert_true(one.length == other.length);
    assert_memory_equal(one.bytes, other.bytes, one.length);
}

/* The project a.tema goes out, comes into the new one b.tema, and goes out again. */
static void assert_round(struct round *round, struct tema_project *project)
{
    CLEANUP_BUFFER struct buffer before = {0}, after = {0};
    struct tema_project *other = new_project(round, "b.tema");

    export(round, project, "a.qdpx");
    import(round, other, "a.qdpx");
    export(round, other, "b.qdpx");
    tema_project_close(other);
    dump(round, "a.tema", &before);
    dump(round, "b.tema", &after);
    assert_same_dump(&after, &before);
    assert_same_bytes(round, "a.qdpx", "b.qdpx");
}

static void write_random_qde(struct round *round)
{
    struct buffer *bytes = &round->play.bytes;
    char path[128];
    FILE *file = fopen(at(round, "a.qde", path), "w");

    random_qde(&round->play);
    assert_non_null(file);
    assert_int_equal(fwrite(bytes->bytes, 1, bytes->length, file), bytes->length);
    assert_int_equal(fclose(file), 0);
}

/* What people then do here, of which the standard knows nothing or little. */
static void work(struct tema_project *project)
{
    struct tema_theme_id theme, below;
    struct tema_codes codes;
    struct tema_documents documents;
    struct tema_memo_id memo;
    struct tema_error error = {0};

    assert_ok(tema_theme_add(project, "Bära", "att bära det själv", &theme, &error));
    assert_ok(tema_theme_add(project, "Bära/Ensam", NULL, &below, &error));
    assert_ok(tema_theme_add(project, "Anta", NULL, &below, &error));
    assert_ok(tema_codebook_list(project, &codes, &error));
    assert_ok(tema_theme_gather(project, theme, &codes.items[0].id, 1, NULL, &error));
    assert_ok(tema_codebook_merge(project, codes.items[codes.count - 1].id,
                                  codes.items[0].id, &error));
    tema_codes_free(&codes);
    assert_ok(tema_findings_save(project, "# Resultat\n\nText.\n", &error));
    assert_ok(tema_memo_add(project, "theme:Anta", "Hör den hit?", &memo, &error));
    assert_ok(tema_memo_add(project, "case:IP1", "Ringde senare.", &memo, &error));
    assert_ok(tema_memo_add(project, NULL, "Om studien.", &memo, &error));
    assert_ok(tema_document_list(project, &documents, &error));
    for (size_t i = 0; i < documents.count; i++) {
        const struct tema_new_quotation quotation = {
            .document = documents.items[i].id, .start = 0, .end = 3};
        struct tema_quotation_id id;

        if (documents.items[i].length >= 3 &&
            !tema_quotation_add(project, &quotation, &id, &error))
            assert_true(error.kind == TEMA_INVALID || error.kind == TEMA_EXISTS);
    }
    tema_documents_free(&documents);
}

static void a_random_project_comes_back_as_it_went_out(void **state)
{
    struct round *round = *state;

    for (int i = 0; i < STUDIES; i++) {
        struct tema_project *project = new_project(round, "a.tema");

        write_random_qde(round);
        import(round, project, "a.qde");
        assert_round(round, project);
        tema_project_close(project);
    }
}

static void so_does_one_that_was_worked_on_here(void **state)
{
    struct round *round = *state;

    for (int i = 0; i < STUDIES; i++) {
        struct tema_project *project = new_project(round, "a.tema");

        write_random_qde(round);
        import(round, project, "a.qde");
        work(project);
        assert_round(round, project);
        tema_project_close(project);
    }
}

static void the_same_file_again_changes_nothing(void **state)
{
    CLEANUP_BUFFER struct buffer before = {0}, after = {0};
    struct round *round = *state;
    struct tema_project *project = new_project(round, "a.tema");
    struct tema_transactions once, twice;
    struct tema_error error = {0};

    write_random_qde(round);
    import(round, project, "a.qde");
    dump(round, "a.tema", &before);
    assert_ok(tema_history_list(project, NULL, &once, &error));
    import(round, project, "a.qde");
    assert_ok(tema_history_list(project, NULL, &twice, &error));
    dump(round, "a.tema", &after);
    assert_same_dump(&after, &before);
    assert_int_equal(twice.count, once.count);
    tema_transactions_free(&once);
    tema_transactions_free(&twice);
    tema_project_close(project);
}

static void one_undo_takes_all_of_it_back_and_redo_brings_it(void **state)
{
    CLEANUP_BUFFER struct buffer empty = {0}, full = {0}, undone = {0}, redone = {0};
    struct round *round = *state;
    struct tema_project *project = new_project(round, "a.tema");
    struct tema_error error = {0};
    char *done = NULL;

    dump(round, "a.tema", &empty);
    write_random_qde(round);
    import(round, project, "a.qde");
    dump(round, "a.tema", &full);
    assert_ok(tema_undo(project, 1, &done, &error));
    free(done);
    dump(round, "a.tema", &undone);
    assert_ok(tema_redo(project, 1, &done, &error));
    free(done);
    dump(round, "a.tema", &redone);
    /* Coders stay: they may have done other things since. */
    assert_true(strstr(buffer_string(&undone), "document\t") == NULL);
    assert_true(strstr(buffer_string(&undone), "code\t") == NULL);
    assert_same_dump(&redone, &full);
    tema_project_close(project);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_random_project_comes_back_as_it_went_out, begin,
                                        end),
        cmocka_unit_test_setup_teardown(so_does_one_that_was_worked_on_here, begin, end),
        cmocka_unit_test_setup_teardown(the_same_file_again_changes_nothing, begin, end),
        cmocka_unit_test_setup_teardown(one_undo_takes_all_of_it_back_and_redo_brings_it,
                                        begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
