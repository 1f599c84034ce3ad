/* extras_round_test.c - what the standard has no place for goes out and comes back */
#include <stdio.h>
#include <unistd.h>

#include "test.h"

#include "project/project.h"
#include "tema/tema.h"

static const char folder[] = "/tmp/tema_extras_round";

/* What the study holds beyond the standard, in words that no local id is in. */
static const char *const dumps[] = {
    "SELECT language || ' ' || approach FROM study",
    "SELECT d.name || ' ' || importer || ' ' || source_name || ' ' || length || ' ' || "
    "words || ' ' || turns || ' ' || paragraphs || ' ' || hex(d.sha256) || ' ' || "
    "coalesce(c.name, '-') || ' ' || hex(s.bytes) FROM document d "
    "LEFT JOIN cases c ON c.id = d.case_id LEFT JOIN content s ON s.guid = d.source "
    "WHERE d.removed = 0 ORDER BY 1",
    "SELECT d.name || ' ' || label || ' ' || role || ' ' || coalesce(c.name, '-') "
    "FROM speaker s JOIN document d ON d.id = s.document_id "
    "LEFT JOIN cases c ON c.id = s.case_id ORDER BY 1",
    "SELECT d.name || ' ' || number || ' ' || start || ' ' || words_start || ' ' || "
    "\"end\" || ' ' || t.label || ' ' || (speaker_id IS NOT NULL) FROM turn t "
    "JOIN document d ON d.id = t.document_id ORDER BY d.name, number",
    "SELECT path || ' ' || concept || ' ' || rank || ' ' || position || ' ' || depth "
    "FROM theme WHERE removed = 0 ORDER BY position",
    "SELECT t.path || ' ' || c.path FROM gathering g JOIN theme t ON t.id = g.theme_id "
    "JOIN code c ON c.id = g.code_id WHERE g.removed = 0 ORDER BY 1",
    "SELECT t.path || ' ' || q.key || ' ' || e.role FROM evidence e "
    "JOIN theme t ON t.id = e.theme_id JOIN quotation q ON q.id = e.quotation_id "
    "WHERE e.removed = 0 ORDER BY 1",
    "SELECT path || ' ' || includes || ' ' || excludes || ' ' || "
    "coalesce(hex(example), '-') FROM code WHERE removed = 0 ORDER BY 1",
    "SELECT key || ' ' || words || ' ' || place || ' ' || doubt || ' ' || "
    "coalesce(c.bytes, '-') || ' ' || (speaker_id IS NOT NULL) FROM quotation q "
    "LEFT JOIN content c ON c.guid = q.comment WHERE removed = 0 ORDER BY 1",
    "SELECT coalesce(o.kind, 0) || ' ' || coalesce(t.name, c.name, k.name, '-') || ' ' "
    "|| b.bytes "
    "FROM memo m JOIN content b ON b.guid = m.body "
    "LEFT JOIN history_object o ON o.id = m.on_id LEFT JOIN theme t ON t.id = m.on_id "
    "LEFT JOIN cases c ON c.id = m.on_id LEFT JOIN code k ON k.id = m.on_id "
    "WHERE m.removed = 0 ORDER BY 1",
    "SELECT h.name || ' ' || b.bytes FROM chapter h JOIN content b ON b.guid = h.body",
    "SELECT name || ' ' || type FROM variable ORDER BY 1",
    "SELECT c.name || ' ' || v.value FROM value v JOIN cases c ON c.id = v.case_id "
    "ORDER BY 1",
    NULL,
};

static void dump(struct tema_project *project, struct buffer *out)
{
    for (const char *const *sql = dumps; *sql != NULL; sql++) {
        struct tema_error error = {0};
        struct rows rows;

        assert_ok(store_query(project->store, *sql, BIND_NOTHING, &rows, &error));
        buffer_add_string(out, "==\n");
        while (rows_next(&rows)) {
            buffer_add_slice(out, rows_slice(&rows, 0));
            buffer_add_byte(out, '\n');
        }
        assert_ok(rows_close(&rows, &error));
    }
}

static char *path_of(const char *name)
{
    struct buffer path = {0};

    buffer_add_format(&path, "%s/%s", folder, name);
    return buffer_take_string(&path);
}

static void write_file(const char *name, const char *text)
{
    CLEANUP_FREE char *path = path_of(name);
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

static void read_whole(const char *name, struct buffer *bytes)
{
    CLEANUP_FREE char *path = path_of(name);
    FILE *file = fopen(path, "rb");
    char piece[4096];
    size_t length;

    assert_non_null(file);
    while ((length = fread(piece, 1, sizeof piece, file)) > 0)
        buffer_add(bytes, piece, length);
    fclose(file);
}

static int make_folder(void **state)
{
    char command[100];

    (void)state;
    snprintf(command, sizeof command, "rm -rf %s && mkdir %s", folder, folder);
    return system(command);
}

static int remove_folder(void **state)
{
    char command[100];

    (void)state;
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

static struct tema_project *make_project(const char *name)
{
    CLEANUP_FREE char *path = path_of(name);
    const struct tema_study study = {0};
    struct tema_project *project = NULL;
    struct tema_error error = {0};

    assert_ok(tema_project_create(path, &study, "Eva", &project, &error));
    return project;
}

/* So that a value is not of its type. */
static void make_age_a_number(struct tema_project *project)
{
    static const char select[] = "SELECT id FROM variable WHERE name = 'age'";
    struct tema_error error = {0};
    bool went_well;
    int64_t id;

    assert_ok(store_integer(project->store, select, BIND_NOTHING, 0, &id, &error));
    assert_ok(project_begin(project, &error));
    went_well =
        history_write(project->history, id, VARIABLE_TYPE, value_text("integer"), &error);
    assert_ok(project_end(project, went_well, &error, "made it a number"));
}

static struct tema_document_id import(struct tema_project *project, const char *name)
{
    CLEANUP_FREE char *path = path_of(name);
    CLEANUP(tema_imported_release) struct tema_imported imported = {0};
    const struct tema_import_options options = {0};
    struct tema_error error = {0};

    assert_ok(tema_import_file(project, path, &options, &imported, &error));
    return imported.document;
}

static void add_documents(struct tema_project *project)
{
    struct tema_document_id anna, bo;
    struct tema_case_id person, school;
    struct tema_value age = {"age", "about 40"};
    struct tema_error error = {0};

    write_file("Anna.txt", "I: Hur var det?\r\nAnna: Jag ringde en v\xE4n d\xE5.\r\n"
                           "I: Och sedan?\r\nAnna: Sedan gick jag ut i skogen.\r\n");
    write_file("Bo.srt", "1\n00:00:01,000 --> 00:00:04,000\nI: Hur var det?\n\n"
                         "2\n00:00:05,000 --> 00:00:09,000\nBo: Jag satt kvar.\n");
    anna = import(project, "Anna.txt");
    bo = import(project, "Bo.srt");
    assert_ok(tema_case_add(project, "Anna", &person, &error));
    assert_ok(tema_case_add(project, "A school", &school, &error));
    assert_ok(tema_case_assign(project, anna, school, &error));
    assert_ok(tema_speaker_set(project, anna, "Anna", TEMA_PARTICIPANT, "Anna", &error));
    assert_ok(tema_speaker_set(project, anna, "I", TEMA_INTERVIEWER, NULL, &error));
    assert_ok(tema_case_set(project, person, &age, 1, &error));
    make_age_a_number(project);
    (void)bo;
}

static void gather(struct tema_project *project, struct tema_theme_id theme,
                   struct tema_quotation_id quotation, enum tema_evidence_role role)
{
    const struct tema_gathered_quotation item = {quotation, role};
    struct tema_error error = {0};

    assert_ok(tema_theme_gather_quotations(project, theme, &item, 1, NULL, &error));
}

static void add_themes(struct tema_project *project, struct tema_code_id code,
                       struct tema_quotation_id marked)
{
    struct tema_theme_id help, alone, together;
    struct tema_error error = {0};

    assert_ok(
        tema_theme_add(project, "To be helped", "Nobody bears it alone", &help, &error));
    assert_ok(tema_theme_add(project, "Zorn", NULL, &alone, &error));
    assert_ok(tema_theme_add(project, "To be helped/Together", "", &together, &error));
    assert_ok(tema_theme_gather(project, together, &code, 1, NULL, &error));
    gather(project, help, marked, TEMA_STRONG);
    gather(project, alone, marked, TEMA_CONTRARY);
    gather(project, together, marked, TEMA_GATHERED);
}

static void add_memo(struct tema_project *project, const char *on, const char *text)
{
    struct tema_memo_id memo;
    struct tema_error error = {0};

    assert_ok(tema_memo_add(project, on, text, &memo, &error));
}

static struct tema_project *make_study(void)
{
    struct tema_project *project = make_project("study.tema");
    struct tema_study study = {
        .title = "Skam", .language = "sv", .approach = TEMA_CODEBOOK};
    struct tema_new_quotation quotation = {.text = "Jag ringde en vän då.",
                                           .key = "q7k3f2"};
    struct tema_quotation_id marked;
    struct tema_code_id code;
    struct tema_error error = {0};

    assert_ok(tema_project_describe(project, &study, &error));
    add_documents(project);
    assert_ok(tema_codebook_add(project, "Friend", NULL, NULL, &code, &error));
    assert_ok(tema_document_find(project, "Anna", &quotation.document, &error));
    quotation.codes = &code;
    quotation.code_count = 1;
    assert_ok(tema_quotation_add(project, &quotation, &marked, &error));
    add_themes(project, code, marked);
    assert_ok(tema_codebook_describe(
        project, code,
        &(struct tema_code_description){
            .includes = "a \"friend\"", .excludes = "kin", .example = "q7k3f2"},
        &error));
    add_memo(project, "theme:Zorn", "on a theme");
    add_memo(project, "case:Anna", "on a case");
    add_memo(project, "code:Friend", "on a code");
    add_memo(project, "project", "on the project");
    assert_ok(tema_findings_save(project, "# Findings\n\nNone.\n", &error));
    return project;
}

/* --- what came from another program, and was worked on here --- */

#define CODE "6A3E1B1C-0000-4000-8000-000000000001"
#define USER "5A3E1B1C-0000-4000-8000-000000000001"
#define TEXT "8A3E1B1C-0000-4000-8000-000000000001"
#define MARK "8A3E1B1C-0000-4000-8000-000000000011"
#define NOTE "9A3E1B1C-0000-4000-8000-000000000001"

/* A text coded as a whole, of which two cases name it; a quotation beyond its end; a note
 * on a code and on a quotation. */
static const char elsewhere[] =
    "<Project name='Skam' origin='X'><Users><User guid='" USER "' name='Eva'/></Users>"
    "<CodeBook><Codes><Code guid='" CODE "' name='Friend' isCodable='true'>"
    "<NoteRef targetGUID='" NOTE "'/></Code></Codes></CodeBook><Cases>"
    "<Case guid='AA3E1B1C-0000-4000-8000-000000000001' name='Anna'><SourceRef "
    "targetGUID='" TEXT "'/></Case><Case guid='AA3E1B1C-0000-4000-8000-000000000002' "
    "name='School'><SourceRef targetGUID='" TEXT "'/></Case></Cases><Sources>"
    "<TextSource guid='" TEXT "' name='Anna'><PlainTextContent>I rang a friend."
    "</PlainTextContent><PlainTextSelection guid='" MARK "' startPosition='2' "
    "endPosition='6'><NoteRef targetGUID='" NOTE "'/></PlainTextSelection>"
    "<PlainTextSelection guid='8A3E1B1C-0000-4000-8000-000000000012' "
    "startPosition='9' endPosition='90'/><Coding "
    "guid='8A3E1B1C-0000-4000-8000-000000000013' creatingUser='" USER
    "'><CodeRef targetGUID='" CODE "'/></Coding></TextSource></Sources><Notes><Note "
    "guid='" NOTE "' name='n'><PlainTextContent>a note</PlainTextContent></Note></Notes>"
    "</Project>";

static int64_t find(struct tema_project *project, const char *select)
{
    struct tema_error error = {0};
    int64_t id;

    assert_ok(store_integer(project->store, select, BIND_NOTHING, 0, &id, &error));
    assert_int_not_equal(id, 0);
    return id;
}

static struct tema_exchange_tally arrive(struct tema_project *project, const char *name);

static struct tema_project *make_study_from_elsewhere(void)
{
    static const char whole[] = "SELECT id FROM quotation WHERE place = 'whole'";
    static const char text[] = "SELECT id FROM document";
    static const char school[] = "SELECT id FROM cases WHERE name = 'School'";
    struct tema_project *project = make_project("study.tema");
    struct tema_error error = {0};

    write_file("elsewhere.qde", elsewhere);
    (void)arrive(project, "elsewhere.qde");
    assert_ok(tema_quotation_comment(project,
                                     (struct tema_quotation_id){find(project, whole)},
                                     "on all of it", &error));
    assert_ok(tema_case_assign(project, (struct tema_document_id){find(project, text)},
                               (struct tema_case_id){find(project, school)}, &error));
    return project;
}

static void export(struct tema_project *project, const char *name)
{
    CLEANUP_FREE char *path = path_of(name);
    CLEANUP(tema_exchange_result_free) struct tema_exchange_result result = {0};
    const struct tema_exchange_export_options options = {0};
    struct tema_error error = {0};

    assert_ok(tema_exchange_export(project, path, &options, &result, &error));
}

static struct tema_exchange_tally arrive(struct tema_project *project, const char *name)
{
    CLEANUP_FREE char *path = path_of(name);
    CLEANUP(tema_exchange_result_free) struct tema_exchange_result result = {0};
    const struct tema_exchange_import_options options = {0};
    struct tema_error error = {0};

    assert_ok(tema_exchange_import(project, path, &options, &result, &error));
    return result.tally;
}

static void assert_round(struct tema_project *study)
{
    CLEANUP_BUFFER struct buffer before = {0};
    CLEANUP_BUFFER struct buffer after = {0};
    CLEANUP_BUFFER struct buffer first = {0};
    CLEANUP_BUFFER struct buffer second = {0};
    struct tema_project *copy = make_project("copy.tema");

    export(study, "study.qdpx");
    (void)arrive(copy, "study.qdpx");
    dump(study, &before);
    dump(copy, &after);
    assert_string_equal(buffer_string(&after), buffer_string(&before));
    export(copy, "copy.qdpx");
    read_whole("study.qdpx", &first);
    read_whole("copy.qdpx", &second);
    assert_true(slice_equals(buffer_slice(&first), buffer_slice(&second)));
    tema_project_close(study);
    tema_project_close(copy);
}

static void all_of_it_comes_back_and_goes_out_byte_for_byte(void **state)
{
    (void)state;
    assert_round(make_study());
}

static void so_does_what_was_added_to_a_project_from_elsewhere(void **state)
{
    (void)state;
    assert_round(make_study_from_elsewhere());
}

static void what_was_changed_there_comes_in_and_what_was_changed_here_stays(void **state)
{
    struct tema_project *study = make_study(), *copy = make_project("copy.tema");
    struct tema_exchange_tally tally;
    struct tema_error error = {0};
    struct tema_theme_id theme;
    static const char concept[] = "SELECT count(*) FROM theme WHERE concept = 'ours'";
    static const char name[] = "SELECT count(*) FROM theme WHERE name = 'Anger'";
    int64_t count;

    (void)state;
    export(study, "study.qdpx");
    (void)arrive(copy, "study.qdpx");
    tally = arrive(copy, "study.qdpx");
    assert_int_equal(tally.fresh + tally.changed + tally.ours + tally.gone, 0);
    assert_ok(tema_theme_find(study, "Zorn", &theme, &error));
    assert_ok(tema_theme_rename(study, theme, "Anger", &error));
    assert_ok(tema_theme_find(copy, "Zorn", &theme, &error));
    assert_ok(tema_theme_describe(copy, theme, "ours", &error));
    export(study, "newer.qdpx");
    tally = arrive(copy, "newer.qdpx");
    assert_int_equal(tally.fresh, 0);
    assert_int_equal(tally.changed, 1);
    assert_ok(store_integer(copy->store, concept, BIND_NOTHING, 0, &count, &error));
    assert_int_equal(count, 1);
    assert_ok(store_integer(copy->store, name, BIND_NOTHING, 0, &count, &error));
    assert_int_equal(count, 1);
    tema_project_close(study);
    tema_project_close(copy);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(all_of_it_comes_back_and_goes_out_byte_for_byte,
                                        make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(
            so_does_what_was_added_to_a_project_from_elsewhere, make_folder,
            remove_folder),
        cmocka_unit_test_setup_teardown(
            what_was_changed_there_comes_in_and_what_was_changed_here_stays, make_folder,
            remove_folder),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
