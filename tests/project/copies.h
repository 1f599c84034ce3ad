/* copies.h - a project and a copy of it, which are changed apart and become one again */
#ifndef TESTS_PROJECT_COPIES_H
#define TESTS_PROJECT_COPIES_H

#include "history/package.h"
#include "project/fresh_project.h"

struct copies {
    char folder[32];
    char anna_path[64], bo_path[64];
    struct tema_project *anna, *bo;
};

static inline int two_copies(void **state)
{
    struct copies *copies = memory_take_zeroed(1, sizeof *copies);
    struct tema_study study = {.title = "Samvetsstress", .language = "sv"};
    struct tema_error error = {0};

    strcpy(copies->folder, "/tmp/tema_test_XXXXXX");
    assert_non_null(mkdtemp(copies->folder));
    snprintf(copies->anna_path, sizeof copies->anna_path, "%s/anna.tema", copies->folder);
    snprintf(copies->bo_path, sizeof copies->bo_path, "%s/bo.tema", copies->folder);
    assert_ok(
        tema_project_create(copies->anna_path, &study, "Anna", &copies->anna, &error));
    *state = copies;
    return 0;
}

static inline int no_more_copies(void **state)
{
    struct copies *copies = *state;

    tema_project_close(copies->anna);
    tema_project_close(copies->bo);
    unlink(copies->anna_path);
    unlink(copies->bo_path);
    rmdir(copies->folder);
    free(copies);
    return 0;
}

/* From here on Bo has a copy of what Anna has. */
static inline void part(struct copies *copies)
{
    char command[160];
    struct tema_error error = {0};

    snprintf(command, sizeof command, "cp %s %s", copies->anna_path, copies->bo_path);
    assert_int_equal(system(command), 0);
    assert_ok(tema_project_open(copies->bo_path, &copies->bo, &error));
    assert_ok(tema_project_act_as(copies->bo, "Bo", &error));
}

static inline void send(struct tema_project *from, struct tema_project *to)
{
    static const char last[] = "SELECT max(id) FROM history_transaction";
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct tema_error error = {0};
    int64_t count;

    assert_ok(store_integer(from->store, last, BIND_NOTHING, 0, &count, &error));
    for (int64_t id = 1; id <= count; id++) {
        enum package_outcome outcome;
        struct package package;

        assert_ok(package_read(from->history, id, arena, &package, &error));
        assert_ok(package_receive(to->history, &package, &outcome, &error));
        assert_int_not_equal(outcome, PACKAGE_WAITING);
    }
}

/* Both copies send what they have; both then show EXPECTED, also when made again. */
static inline void assert_one(struct copies *copies,
                              void (*show)(struct tema_project *project,
                                           struct buffer *text),
                              const char *expected)
{
    struct tema_project *const projects[] = {copies->anna, copies->bo};
    struct tema_error error = {0};

    send(copies->anna, copies->bo);
    send(copies->bo, copies->anna);
    for (int i = 0; i < 4; i++) {
        CLEANUP_BUFFER struct buffer text = {0};

        show(projects[i % 2], &text);
        assert_string_equal(buffer_string(&text), expected);
        assert_ok(tema_project_rebuild(projects[i % 2], &error));
    }
}

#define copies_test(function)                                                            \
    cmocka_unit_test_setup_teardown(function, two_copies, no_more_copies)

#endif
