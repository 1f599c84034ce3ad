/* memory_study.h - a study in memory, a new one for each test */
#ifndef TESTS_PROJECT_MEMORY_STUDY_H
#define TESTS_PROJECT_MEMORY_STUDY_H

#include "tema/tema.h"
#include "test.h"

static inline int open_study(void **state)
{
    struct tema_study study = {.title = "Skam", .language = "sv"};
    struct tema_project *project;
    struct tema_error error = {0};

    if (!tema_project_create(":memory:", &study, "Emma", &project, &error))
        return -1;
    *state = project;
    return 0;
}

static inline int close_study(void **state)
{
    tema_project_close(*state);
    return 0;
}

#define STUDY_TEST(function)                                                             \
    cmocka_unit_test_setup_teardown(function, open_study, close_study)

#endif
