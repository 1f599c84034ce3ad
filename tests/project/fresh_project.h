/* fresh_project.h - a project of its own for each test */
#ifndef TESTS_PROJECT_FRESH_PROJECT_H
#define TESTS_PROJECT_FRESH_PROJECT_H

#include <stdio.h>
#include <unistd.h>

#include "test.h"

#include "project/project.h"
#include "tema/history.h"

/* Setup and teardown for cmocka; *STATE is the project. */
static inline int fresh_project(void **state)
{
    struct tema_study study = {.title = "Samvetsstress", .language = "sv"};
    struct tema_project *project = NULL;
    struct tema_error error = {0};
    char folder[] = "/tmp/tema_test_XXXXXX", path[64];

    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/study.tema", folder);
    assert_ok(tema_project_create(path, &study, "Anna", &project, &error));
    *state = project;
    return 0;
}

static inline int no_more_project(void **state)
{
    struct tema_project *project = *state;
    char *path = memory_copy_string(project->path);

    tema_project_close(project);
    unlink(path);
    *strrchr(path, '/') = '\0';
    rmdir(path);
    free(path);
    return 0;
}

#define project_test(function)                                                           \
    cmocka_unit_test_setup_teardown(function, fresh_project, no_more_project)

/* The newest transaction's label is EXPECTED. */
static inline void assert_label(struct tema_project *project, const char *expected)
{
    static const char select[] =
        "SELECT label FROM history_transaction ORDER BY id DESC LIMIT 1";
    struct tema_error error = {0};
    struct rows rows;

    assert_ok(store_query(project->store, select, BIND_NOTHING, &rows, &error));
    assert_true(rows_next(&rows));
    assert_string_equal(rows_text(&rows, 0), expected);
    assert_ok(rows_close(&rows, &error));
}

static inline void undo(struct tema_project *project)
{
    struct tema_error error = {0};
    char *done = NULL;

    assert_ok(tema_undo(project, 1, &done, &error));
    free(done);
}

static inline void redo(struct tema_project *project)
{
    struct tema_error error = {0};
    char *done = NULL;

    assert_ok(tema_redo(project, 1, &done, &error));
    free(done);
}

#endif
