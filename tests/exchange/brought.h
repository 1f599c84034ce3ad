/* brought.h - projects of other programs, written by hand, and what became of them */
#ifndef TESTS_EXCHANGE_BROUGHT_H
#define TESTS_EXCHANGE_BROUGHT_H

#include "files.h"
#include "project/fresh_project.h"
#include "tema/exchange.h"

/* A GUID of the file, which the XML of the tests calls #0017. */
#define ID(digits) "00000000-0000-4000-8000-00000000" digits

/* A project that ORIGIN wrote, with two users (#000a, #000b), two codes (#00c1, #00c2)
 * and a variable (#00f1) before REST, in which [0021 00c1 000a] is a Coding with its
 * GUID, code and user. */
#define PROJECT_FROM(origin, rest) origin "|" rest
#define SOURCES(sources) PROJECT_FROM("hand", "<Sources>" sources "</Sources>")

static const char project_head[] =
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>"
    "<Project xmlns='urn:QDA-XML:project:1.0' name='P' origin='%.*s'>"
    "<Users><User guid='#000a' name='Asa'/><User guid='#000b' name='Bo'/></Users>"
    "<CodeBook><Codes><Code guid='#00c1' name='trust' isCodable='true'/>"
    "<Code guid='#00c2' name='doubt' isCodable='true'/></Codes></CodeBook>"
    "<Variables><Variable guid='#00f1' name='age' typeOfVariable='Integer'/>"
    "</Variables>%s</Project>";

/* PROJECT_FROM's text as XML; new. */
static inline char *write_out(const char *project)
{
    CLEANUP_BUFFER struct buffer whole = {0};
    struct buffer xml = {0};
    const char *rest = strchr(project, '|');

    buffer_add_format(&whole, project_head, (int)(rest - project), project, rest + 1);
    for (const char *at = whole.bytes; *at != '\0'; at++) {
        if (*at == '#') {
            buffer_add_string(&xml, ID(""));
        } else if (*at == '[') {
            buffer_add_format(
                &xml,
                "<Coding guid='" ID("%.4s") "' creatingUser='" ID(
                    "%.4s") "' creationDateTime='2024-01-02T03:04:05Z'>"
                            "<CodeRef targetGUID='" ID("%.4s") "'/></Coding>",
                at + 1, at + 11, at + 6);
            at = strchr(at, ']');
        } else {
            buffer_add_byte(&xml, *at);
        }
    }
    return buffer_take_string(&xml);
}

struct brought {
    struct tema_project *project;
    struct tema_exchange_result result;
};

static inline void release_brought(struct brought *brought)
{
    tema_exchange_result_free(&brought->result);
}

#define BROUGHT CLEANUP(release_brought) struct brought

/* Brings in a .qdpx of MEMBERS, the first of which is PROJECT_FROM's text. */
static inline struct brought bring_in(void **state, const struct member *members)
{
    static const struct tema_exchange_import_options options = {0};
    struct brought brought = {.project = *state};
    CLEANUP_FREE char *xml = write_out(members[0].text);
    struct member written[10] = {{"project.qde", xml}};
    struct tema_error error = {0};

    for (size_t i = 1; members[i].name != NULL; i++)
        written[i] = members[i];
    assert_ok(tema_exchange_import(brought.project, zip_file("hand.qdpx", written),
                                   &options, &brought.result, &error));
    return brought;
}

/* One with a text under the name of "t.txt". */
static inline struct brought bring_in_text(void **state, const char *project,
                                           const char *text)
{
    const struct member members[] = {{NULL, project}, {"sources/t.txt", text}, {0}};

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
