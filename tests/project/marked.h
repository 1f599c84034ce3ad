/* marked.h - a project in memory with texts in it, for the tests of what is marked in
 * them
 */
#ifndef TESTS_PROJECT_MARKED_H
#define TESTS_PROJECT_MARKED_H

#include "base/array.h"
#include "project/document.h"
#include "tema/tema.h"
#include "test.h"
#include "text/utf8.h"

static inline void close_project(struct tema_project **project)
{
    tema_project_close(*project);
}

static inline struct tema_project *new_study(void)
{
    struct tema_study study = {.title = "Skam", .language = "sv"};
    struct tema_project *project = NULL;
    struct tema_error error = {0};

    assert_ok(tema_project_create(":memory:", &study, "Emma", &project, &error));
    return project;
}

struct turns {
    struct layout_turn *items;
    size_t count, capacity;
};

/* Lines that begin "IP: " or "I: " are turns of their own. */
static inline void find_turns(struct slice text, struct turns *turns)
{
    int64_t position = 0;

    for (size_t at = 0; at < text.length;) {
        const char *end = memchr(text.bytes + at, '\n', text.length - at);
        size_t next = end != NULL ? (size_t)(end - text.bytes) + 1 : text.length;
        struct slice line = slice_cut(text, at, end != NULL ? next - 1 : next);
        int64_t length = utf8_length(line);
        int64_t label = slice_starts_with(line, SLICE("IP: "))  ? 4
                        : slice_starts_with(line, SLICE("I: ")) ? 3
                                                                : 0;

        if (label > 0)
            *array_push(turns) = (struct layout_turn){.start = position,
                                                      .words_start = position + label,
                                                      .end = position + length,
                                                      .speaker = label == 4 ? "IP" : "I",
                                                      .begin_ms = -1,
                                                      .end_ms = -1};
        position += length + 1;
        at = next;
    }
}

static inline struct tema_document_id add_text(struct tema_project *project,
                                               const char *name, struct slice text)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct tema_paragraph paragraph = {
        .kind = "body", .end = utf8_length(text), .begin_ms = -1, .end_ms = -1};
    struct turns turns = {0};
    struct new_document document = {.name = name,
                                    .source_name = arena_format(arena, "%s.txt", name),
                                    .importer = "text 1",
                                    .source = text,
                                    .text = text,
                                    .length = utf8_length(text)};
    struct tema_document_id id = {0};
    struct tema_error error = {0};
    const char *given;

    find_turns(text, &turns);
    document.layout = (struct layout){&paragraph, 1, turns.items, turns.count, NULL, 0};
    assert_ok(tema_transaction_begin(project, "imported", &error));
    assert_ok(document_add(project, &document, arena, &id, &given, &error));
    assert_ok(tema_transaction_commit(project, &error));
    array_release(&turns);
    return id;
}

static inline struct tema_code_id add_code(struct tema_project *project, const char *path)
{
    struct tema_code_id code = {0};
    struct tema_error error = {0};

    assert_ok(tema_codebook_add(project, path, NULL, NULL, &code, &error));
    return code;
}

/* Where NEEDLE stands in the text, in code points. */
static inline int64_t place_of(const char *text, const char *needle)
{
    const char *found = strstr(text, needle);

    assert_non_null(found);
    return utf8_length((struct slice){text, (size_t)(found - text)});
}

static inline struct tema_quotation_id mark_words(struct tema_project *project,
                                                  struct tema_document_id document,
                                                  const char *text)
{
    struct tema_new_quotation wanted = {.document = document, .text = text};
    struct tema_quotation_id quotation = {0};
    struct tema_error error = {0};

    assert_ok(tema_quotation_add(project, &wanted, &quotation, &error));
    return quotation;
}

/* All of them. */
static inline struct tema_quotations list(struct tema_project *project)
{
    struct tema_quotations quotations = {0};
    struct tema_error error = {0};

    assert_ok(tema_quotation_list(project, NULL, &quotations, &error));
    return quotations;
}

static inline struct tema_counts counts(struct tema_project *project)
{
    struct tema_counts counted = {0};
    struct tema_error error = {0};

    assert_ok(tema_project_counts(project, &counted, &error));
    return counted;
}

#endif
