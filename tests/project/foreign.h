/* foreign.h - objects as other programs' files bring them, for the tests */
#ifndef TESTS_PROJECT_FOREIGN_H
#define TESTS_PROJECT_FOREIGN_H

#include "project/coder.h"
#include "project/project.h"
#include "project/quotation.h"
#include "tema/history.h"
#include "test.h"

/* A new object; joins the open transaction. */
static inline int64_t bear(struct tema_project *project, enum kind kind,
                           const struct value *values, size_t count)
{
    struct tema_error error = {0};
    int64_t id = 0;

    assert_ok(project_begin(project, &error));
    assert_ok(project_end(
        project,
        history_bear(project->history, (int)kind, NULL, values, count, &id, &error),
        &error, "brought in"));
    return id;
}

#define BEAR(project, kind, ...)                                                         \
    bear(project, kind, (const struct value[]){__VA_ARGS__},                             \
         sizeof((const struct value[]){__VA_ARGS__}) / sizeof(struct value))

/* Points to the object ID; 0: null. */
static inline struct value object(struct tema_project *project, int64_t id)
{
    struct tema_error error = {0};
    struct value value;

    assert_ok(history_value_of(project->history, id, &value, &error));
    return value;
}

static inline struct value content(struct tema_project *project, const char *text)
{
    struct tema_error error = {0};
    struct guid guid;

    assert_ok(
        history_add_content(project->history, "text", slice_of(text), &guid, &error));
    return value_content(&guid);
}

static inline int64_t foreign_code(struct tema_project *project, const char *name,
                                   int64_t parent)
{
    return BEAR(project, KIND_CODE, value_text(name), object(project, parent));
}

/* A document of another medium, without a text of its own. */
static inline int64_t foreign_document(struct tema_project *project, const char *name,
                                       const char *medium, int64_t part_of)
{
    struct value values[DOCUMENT_FIELDS] = {
        [DOCUMENT_NAME - 1] = value_text(name),
        [DOCUMENT_SOURCE_NAME - 1] = value_text(name),
        [DOCUMENT_IMPORTER - 1] = value_text("refi-qda 1"),
        [DOCUMENT_LENGTH - 1] = value_integer(0),
        [DOCUMENT_WORDS - 1] = value_integer(0),
        [DOCUMENT_MEDIUM - 1] = value_text(medium),
        [DOCUMENT_PART_OF - 1] = object(project, part_of),
    };

    return bear(project, KIND_DOCUMENT, values, DOCUMENT_FIELDS);
}

/* A quotation that is no span of text. */
static inline int64_t foreign_quotation(struct tema_project *project, const char *key,
                                        int64_t document, const char *place,
                                        const char *doubt)
{
    char span[SPAN_LARGEST];
    struct value values[QUOTATION_FIELDS] = {
        [QUOTATION_KEY - 1] = value_text(key),
        [QUOTATION_DOCUMENT - 1] = object(project, document),
        [QUOTATION_SPAN - 1] = quotation_span_value((struct span){0, 0}, span),
        [QUOTATION_PLACE - 1] = value_text(place),
        [QUOTATION_DOUBT - 1] = value_text(doubt),
    };

    return bear(project, KIND_QUOTATION, values, QUOTATION_FIELDS);
}

static inline int64_t refer(struct tema_project *project, int64_t holder, int64_t target)
{
    return BEAR(project, KIND_REFERENCE, object(project, holder),
                object(project, target));
}

/* The first column of the first row, "NULL" for NULL; until the next call. */
static inline const char *ask(struct tema_project *project, const char *select)
{
    static char answer[400];
    struct tema_error error = {0};
    struct rows rows;

    strcpy(answer, "no row");
    assert_ok(store_query(project->store, select, BIND_NOTHING, &rows, &error));
    if (rows_next(&rows)) {
        strcpy(answer, rows_is_null(&rows, 0) ? "NULL" : "");
        if (!rows_is_null(&rows, 0))
            strncat(answer, rows_text(&rows, 0), sizeof answer - 1);
    }
    assert_ok(rows_close(&rows, &error));
    return answer;
}

/* What the history gives is what stands in the tables. */
static inline void assert_whole(struct tema_project *project)
{
    struct tema_error error = {0};
    struct tema_faults faults;

    assert_ok(tema_project_check(project, &faults, &error));
    if (faults.count > 0)
        fail_msg("%s", faults.items[0]);
    tema_faults_free(&faults);
}

#endif
