/* code_table_test.c - coding by a table */
#include <stdio.h>
#include <unistd.h>

#include "project/marked.h"
#include "project/project.h"

static const char anna[] = "IP: Jag var rädd att göra fel.\n"
                           "IP: Sen ringde jag en vän 🙂 på avdelningen.\n"
                           "IP: Då släppte det. Då släppte det.\n";
static const char bo[] = "IP: Ingen ringde mig.\n";

static struct tema_project *new_interviews(void)
{
    struct tema_project *project = new_study();

    add_text(project, "Anna", slice_of(anna));
    add_text(project, "Bo", slice_of(bo));
    return project;
}

/* Writes TABLE to a file and codes by it. */
static bool code(struct tema_project *project, const char *table,
                 struct tema_code_table_result *ret_result, struct tema_error *error)
{
    char path[] = "/tmp/codings-XXXXXX";
    int descriptor = mkstemp(path);
    bool went_well;

    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, table, strlen(table)), strlen(table));
    close(descriptor);
    went_well = tema_code_table(project, path, ret_result, error);
    unlink(path);
    return went_well;
}

static void rows_are_coded_by_words_or_by_place_in_any_order_of_columns(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_interviews();
    struct tema_code_table_result result;
    struct tema_quotations all;
    struct tema_error error = {0};

    (void)state;
    add_code(project, "Känslor/Rädsla");
    assert_ok(code(project,
                   "Code;TEXT;Document;start;end;coder;comment;key\r\n"
                   "Rädsla;rädd att göra fel;Anna;;;;\"han sa \"\"nej\"\"\";q10abc\r\n"
                   "Stöd/Vän;;Anna;35;57;Bo;;\r\n"
                   "\"stöd / vän; Ensam\";Ingen ringde mig.;Bo.txt;;;Emma;;\r\n",
                   &result, &error));
    assert_int_equal(result.rows, 3);
    assert_int_equal(result.quotations, 3);
    assert_int_equal(result.codings, 4);
    assert_int_equal(result.codes, 3);
    assert_int_equal(result.coders, 1);
    assert_int_equal(result.unchanged, 0);
    all = list(project);
    assert_int_equal(all.count, 3);
    assert_string_equal(all.items[0].words, "rädd att göra fel");
    assert_string_equal(all.items[0].codes, "Känslor/Rädsla");
    assert_string_equal(all.items[0].comment, "han sa \"nej\"");
    assert_string_equal(all.items[0].key, "q10abc");
    assert_string_equal(all.items[1].words, "Sen ringde jag en vän");
    assert_string_equal(all.items[1].codings[0].coder, "Bo");
    assert_string_equal(all.items[2].codes, "Ensam; Stöd/Vän");
    tema_quotations_free(&all);
}

static void columns_that_are_not_used_are_named(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_interviews();
    struct tema_code_table_result result;
    struct tema_error error = {0};

    (void)state;
    assert_ok(code(project,
                   "kommentar,document,text,code,speaker\n"
                   "hm,Anna,rädd att göra fel,Rädsla,IP\n",
                   &result, &error));
    assert_string_equal(result.left_out, "kommentar, speaker");
}

static void a_table_read_again_changes_nothing_and_leaves_no_trace(void **state)
{
    static const char table[] = "document,text,code,comment\n"
                                "Anna,rädd att göra fel,Rädsla,hm\n"
                                "Anna,rädd att göra fel,Skam,hm\n"
                                "Bo,Ingen ringde mig.,Ensam,\n";
    CLEANUP(close_project) struct tema_project *project = new_interviews();
    struct tema_code_table_result result;
    struct tema_error error = {0};
    struct tema_counts before, after;

    (void)state;
    assert_ok(code(project, table, &result, &error));
    assert_int_equal(result.quotations, 2);
    assert_int_equal(result.codings, 3);
    before = counts(project);
    assert_ok(code(project, table, &result, &error));
    assert_int_equal(result.unchanged, 3);
    assert_int_equal(result.quotations + result.codings + result.codes + result.coders,
                     0);
    after = counts(project);
    assert_memory_equal(&before, &after, sizeof before);
}

static void a_coding_taken_off_comes_back_with_the_table(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_interviews();
    static const char table[] = "document,text,code\nBo,Ingen ringde mig.,Ensam\n";
    struct tema_code_table_result result;
    struct tema_quotations all;
    struct tema_error error = {0};

    (void)state;
    assert_ok(code(project, table, &result, &error));
    all = list(project);
    assert_ok(tema_quotation_uncode(project, all.items[0].id,
                                    all.items[0].codings[0].code, &error));
    tema_quotations_free(&all);
    assert_int_equal(counts(project).codings, 0);
    assert_ok(code(project, table, &result, &error));
    assert_int_equal(result.codings, 1);
    assert_int_equal(counts(project).codings, 1);
    assert_int_equal(counts(project).quotations, 1);
}

static void a_table_is_undone_as_one_and_redone(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_interviews();
    struct tema_code_table_result result;
    struct tema_error error = {0};
    CLEANUP_FREE char *undone = NULL;
    CLEANUP_FREE char *redone = NULL;
    struct tema_counts before;

    (void)state;
    assert_ok(code(project,
                   "document,text,code\nBo,Ingen ringde mig.,Ensam\n"
                   "Anna,en vän,Stöd/Vän\n",
                   &result, &error));
    before = counts(project);
    assert_ok(tema_undo(project, 1, &undone, &error));
    assert_int_equal(counts(project).quotations, 0);
    assert_int_equal(counts(project).codings, 0);
    assert_int_equal(counts(project).codes, 0);
    assert_ok(tema_redo(project, 1, &redone, &error));
    assert_int_equal(counts(project).quotations, before.quotations);
    assert_int_equal(counts(project).codings, before.codings);
    assert_int_equal(counts(project).codes, before.codes);
}

/* What is wrong, and what the message must name. */
struct fault {
    const char *table;
    enum tema_error_kind kind;
    const char *words;
};

static void a_fault_in_one_row_undoes_all_and_names_its_line(void **state)
{
    static const struct fault faults[] = {
        {"document,text,code\nBo,Ingen,A\nNobody,x,A\n", TEMA_NOT_FOUND, " line 3: "},
        {"document,text,code\nBo,Ingen,A\nAnna,nowhere,A\n", TEMA_NOT_FOUND, " line 3: "},
        {"document,text,code\nBo,Ingen,A\nAnna,Då släppte det.,A\n", TEMA_NOT_FOUND,
         " line 3: the words 'Då släppte det.' stand 2 times"},
        {"document,text,code\nBo,Ingen,A\nBo,Ingen,\n", TEMA_INVALID,
         " line 3: there is no code"},
        {"document,start,end,code\nBo,4,9,A\nBo,4,900,A\n", TEMA_INVALID, " line 3: "},
        {"document,start,end,code\nBo,4,9,A\nBo,4,x,A\n", TEMA_INVALID, " line 3: 'x'"},
        {"document,start,end,code\nBo,4,9,A\nBo,4,99999999999,A\n", TEMA_INVALID,
         " line 3: "},
        {"document,start,end,code\nBo,4,,A\n", TEMA_INVALID, " line 2: "},
        {"document,start,end,text,code\nBo,4,9,Ingen,A\nBo,4,9,Någon,A\n", TEMA_NOT_FOUND,
         " line 3: at 4 to 9 of 'Bo' stands 'Ingen'"},
        {"document,text,code,key\nBo,Ingen,A,q1\n", TEMA_INVALID, " line 2: 'q1'"},
        {"document,text,code,key\nBo,Ingen,A,q11111\nBo,mig,A,q11111\n", TEMA_EXISTS,
         " line 3: "},
        {"document,text,code\nBo,Ingen,A\nBo,\"Ingen,A\n", TEMA_UNREADABLE, " line 3: "},
        {"document,text,code\nBo,Ingen,A//B\n", TEMA_INVALID, " line 2: "},
        {"document,code\nBo,A\n", TEMA_INVALID, "start and end, or text"},
        {"text,code\nBo,A\n", TEMA_INVALID, "document"},
        {"", TEMA_INVALID, "document"},
        {"document,text,code\nBo,Ingen,X/A\nBo,Ingen,Y/A\nBo,Ingen,A\n", TEMA_NOT_FOUND,
         " line 4: several codes are called 'A'"},
    };
    CLEANUP(close_project) struct tema_project *project = new_interviews();
    struct tema_counts before = counts(project), after;
    struct tema_code_table_result result;

    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct tema_error error = {0};

        assert_fails(code(project, faults[i].table, &result, &error), faults[i].kind);
        if (strstr(error.message, faults[i].words) == NULL)
            fail_msg("%zu: '%s' does not tell '%s'", i, error.message, faults[i].words);
        after = counts(project);
        assert_memory_equal(&before, &after, sizeof before);
    }
}

static void of_several_faults_the_first_line_is_told(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_interviews();
    struct tema_code_table_result result;
    struct tema_error error = {0};

    (void)state;
    assert_fails(code(project,
                      "document,text,code\nAnna,en vän,A\nBo,nowhere,A\n"
                      "Anna,nowhere,A\nNobody,x,A\n",
                      &result, &error),
                 TEMA_NOT_FOUND);
    assert_non_null(strstr(error.message, " line 3: "));
}

static void a_missing_file_is_named(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_interviews();
    struct tema_code_table_result result;
    struct tema_error error = {0};

    (void)state;
    assert_fails(tema_code_table(project, "/nowhere/codings.csv", &result, &error),
                 TEMA_NOT_FOUND);
    assert_non_null(strstr(error.message, "codings.csv"));
}

/* Coding by one table is the same as coding one by one. */
static void a_table_does_what_single_steps_do(void **state)
{
    CLEANUP(close_project) struct tema_project *one = new_interviews();
    CLEANUP(close_project) struct tema_project *other = new_interviews();
    CLEANUP_BUFFER struct buffer table = {0};
    struct tema_code_table_result result;
    struct tema_quotations left, right;
    struct tema_documents documents;
    struct tema_error error = {0};

    (void)state;
    srandom(3);
    buffer_add_string(&table, "code,end,start,document,coder\n");
    assert_ok(tema_document_list(other, &documents, &error));
    for (int i = 0; i < 300; i++) {
        const struct tema_document *document = documents.items + random() % 2;
        int64_t start = random() % (document->length - 9), end = start + 6 + random() % 4;
        const char *coder = random() % 2 ? "Emma" : "Bo";
        char path[16];
        struct tema_code_id code_id = {0};
        struct tema_new_quotation wanted = {.document = document->id,
                                            .start = start,
                                            .end = end,
                                            .codes = &code_id,
                                            .code_count = 1};
        struct tema_quotation_id quotation;

        snprintf(path, sizeof path, "X/C%ld", random() % 10);
        buffer_add_format(&table, "%s,%lld,%lld,%s,%s\n", path, (long long)end,
                          (long long)start, document->name, coder);
        assert_ok(tema_project_act_as(other, coder, &error));
        if (!tema_codebook_find(other, path, &code_id, &error))
            code_id = add_code(other, path);
        assert_ok(tema_quotation_add(other, &wanted, &quotation, &error));
    }
    tema_documents_free(&documents);
    assert_ok(code(one, buffer_string(&table), &result, &error));
    left = list(one);
    right = list(other);
    assert_int_equal(left.count, right.count);
    for (size_t i = 0; i < left.count; i++) {
        const struct tema_quotation *a = left.items + i, *b = right.items + i;

        assert_string_equal(a->words, b->words);
        assert_int_equal(a->start, b->start);
        assert_string_equal(a->codes, b->codes);
        assert_int_equal(a->coding_count, b->coding_count);
        for (size_t j = 0; j < a->coding_count; j++)
            assert_string_equal(a->codings[j].coder, b->codings[j].coder);
    }
    tema_quotations_free(&left);
    tema_quotations_free(&right);
}

/* What the tables and indexes are, one behind the other. */
static void read_schema(struct tema_project *project, struct buffer *schema)
{
    static const char select[] = "SELECT sql FROM sqlite_schema ORDER BY name";
    struct tema_error error = {0};
    struct rows rows;

    assert_ok(store_query(project->store, select, BIND_NOTHING, &rows, &error));
    while (rows_next(&rows))
        buffer_add_slice(schema, rows_slice(&rows, 0));
    assert_ok(rows_close(&rows, &error));
}

static void a_large_table_leaves_the_schema_as_it_was(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_interviews();
    CLEANUP_BUFFER struct buffer table = {0};
    CLEANUP_BUFFER struct buffer before = {0};
    CLEANUP_BUFFER struct buffer after = {0};
    struct tema_code_table_result result;
    struct tema_quotations all;
    struct tema_quotation_id found;
    struct tema_error error = {0};

    (void)state;
    read_schema(project, &before);
    buffer_add_string(&table, "document,start,end,code\n");
    for (int i = 0; i < 12000; i++)
        buffer_add_format(&table, "Anna,%d,%d,C%d\n", 5 + i % 60, 66 + i / 60 % 40,
                          i / 2400);
    assert_ok(code(project, buffer_string(&table), &result, &error));
    read_schema(project, &after);
    assert_string_equal(buffer_string(&before), buffer_string(&after));
    all = list(project);
    assert_int_equal(all.count, result.quotations);
    assert_int_equal(counts(project).codings, result.codings);
    assert_int_equal(result.codings + result.unchanged, 12000);
    assert_ok(tema_quotation_find(project, all.items[7].key, &found, &error));
    assert_int_equal(found.row, all.items[7].id.row);
    tema_quotations_free(&all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_coded_by_words_or_by_place_in_any_order_of_columns),
        cmocka_unit_test(columns_that_are_not_used_are_named),
        cmocka_unit_test(a_table_read_again_changes_nothing_and_leaves_no_trace),
        cmocka_unit_test(a_coding_taken_off_comes_back_with_the_table),
        cmocka_unit_test(a_table_is_undone_as_one_and_redone),
        cmocka_unit_test(a_fault_in_one_row_undoes_all_and_names_its_line),
        cmocka_unit_test(of_several_faults_the_first_line_is_told),
        cmocka_unit_test(a_missing_file_is_named),
        cmocka_unit_test(a_table_does_what_single_steps_do),
        cmocka_unit_test(a_large_table_leaves_the_schema_as_it_was),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
