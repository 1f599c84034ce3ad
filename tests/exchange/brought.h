/* brought.h - projects of other programs, written by hand, and what became of them */
#ifndef TESTS_EXCHANGE_BROUGHT_H
#define TESTS_EXCHANGE_BROUGHT_H

#include "files.h"
#include "project/fresh_project.h"
#include "tema/exchange.h"

/* GUID of the file: ID("0017"). */
#define ID(digits) "00000000-0000-4000-8000-00000000" digits

/* Two users, two codes and a variable, in front of SOURCES and what comes behind. */
#define PROJECT_FROM(origin, sources)                                                    \
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>"                                          \
    "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"P\" origin=\"" origin "\">"        \
    "<Users><User guid=\"" ID("000a") "\" name=\"Asa\"/>"                                 \
    "<User guid=\"" ID("000b") "\" name=\"Bo\"/></Users>"                                 \
    "<CodeBook><Codes><Code guid=\"" ID("00c1") "\" name=\"trust\" isCodable=\"true\"/>"  \
    "<Code guid=\"" ID("00c2") "\" name=\"doubt\" isCodable=\"true\"/></Codes></CodeBook>" \
    "<Variables><Variable guid=\"" ID("00f1") "\" name=\"age\" typeOfVariable=\"Integer\"" \
    "/></Variables>" sources "</Project>"
#define PROJECT(sources) PROJECT_FROM("hand", "<Sources>" sources "</Sources>")

#define CODING(digits, code, user)                                                       \
    "<Coding guid=\"" ID(digits) "\" creatingUser=\"" ID(user) "\" "                      \
    "creationDateTime=\"2024-01-02T03:04:05Z\"><CodeRef targetGUID=\"" ID(code)           \
    "\"/></Coding>"

struct brought {
    struct tema_project *project;
    struct tema_exchange_result result;
};

static inline void release_brought(struct brought *brought)
{
    tema_exchange_result_free(&brought->result);
}

#define BROUGHT CLEANUP(release_brought) struct brought

/* Brings in a .qdpx of MEMBERS, the first of which is the project. */
static inline struct brought bring_in(void **state, const struct member *members)
{
    static const struct tema_exchange_import_options options = {0};
    struct brought brought = {.project = *state};
    struct tema_error error = {0};

    assert_ok(tema_exchange_import(brought.project, zip_file("hand.qdpx", members),
                                   &options, &brought.result, &error));
    return brought;
}

/* One with a text under the name of "t.txt". */
static inline struct brought bring_in_text(void **state, const char *xml,
                                           const char *text)
{
    const struct member members[] = {
        {"project.qde", xml}, {"sources/t.txt", text}, {NULL, NULL}};

    return bring_in(state, members);
}

/* How often the report says something of this outcome in whose words WORDS stand. */
static inline int64_t told(const struct brought *brought,
                           enum tema_exchange_outcome outcome, const char *element,
                           const char *words)
{
    int64_t count = 0;

    for (size_t i = 0; i < brought->result.line_count; i++) {
        const struct tema_exchange_line *line = &brought->result.lines[i];

        if (line->outcome == outcome && strcmp(line->element, element) == 0 &&
            strstr(line->how, words) != NULL)
            count += line->count;
    }
    return count;
}

static inline int64_t read_of(const struct brought *brought, const char *element)
{
    return told(brought, TEMA_EXCHANGE_READ, element, "");
}

static inline int64_t repaired(const struct brought *brought, const char *element,
                               const char *words)
{
    return told(brought, TEMA_EXCHANGE_REPAIRED, element, words);
}

static inline int64_t lost(const struct brought *brought, const char *element,
                           const char *words)
{
    return told(brought, TEMA_EXCHANGE_LOST, element, words);
}

/* The first column of all rows, each in brackets. */
static inline char *rows_of(struct tema_project *project, const char *sql)
{
    struct buffer list = {0};
    struct tema_error error = {0};
    struct rows rows;

    assert_ok(store_query(project->store, sql, BIND_NOTHING, &rows, &error));
    while (rows_next(&rows))
        buffer_add_format(&list, "[%s]",
                          rows_is_null(&rows, 0) ? "NULL" : rows_text(&rows, 0));
    assert_ok(rows_close(&rows, &error));
    return buffer_take_string(&list);
}

#define assert_rows(brought, sql, expected)                                              \
    do {                                                                                 \
        static const char sql_[] = sql;                                                  \
        CLEANUP_FREE char *rows_ = rows_of((brought)->project, sql_);                    \
        assert_string_equal(rows_ != NULL ? rows_ : "", expected);                       \
    } while (0)

/* What is derived is what a rebuild makes. */
static inline void assert_sound(const struct brought *brought)
{
    struct tema_faults faults = {0};
    struct tema_error error = {0};

    assert_ok(tema_project_check(brought->project, &faults, &error));
    if (faults.count > 0)
        fail_msg("%s", faults.items[0]);
    tema_faults_free(&faults);
}

#endif
