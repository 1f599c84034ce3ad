/* rich.h - objects of every kind, made by their names */
#ifndef TESTS_EXCHANGE_RICH_H
#define TESTS_EXCHANGE_RICH_H

#include "../project/fresh_project.h"
#include "exchange/drawing.h"
#include "project/coder.h"
#include "project/document.h"
#include "project/quotation.h"
#include "project/region.h"
#include "project/theme.h"
#include "text/utf8.h"

static inline struct guid rich_guid(const char *name)
{
    CLEANUP_BUFFER struct buffer bytes = {0};

    buffer_add_format(&bytes, "rich %s", name);
    return guid_from_name(buffer_slice(&bytes));
}

/* A new object of KIND; COUNT values, the rest null. NAME makes its GUID. */
static inline int64_t rich_bear(struct tema_project *project, enum kind kind,
                                const char *name, const struct value *values,
                                size_t count)
{
    struct value all[FIELDS_MOST] = {0};
    struct guid guid = rich_guid(name);
    struct tema_error error = {0};
    int64_t id = 0;
    static const size_t fields[] = {
        [KIND_CODER] = CODER_FIELDS,         [KIND_DOCUMENT] = DOCUMENT_FIELDS,
        [KIND_CODE] = CODE_FIELDS,           [KIND_THEME] = THEME_FIELDS,
        [KIND_GATHERING] = GATHERING_FIELDS, [KIND_EVIDENCE] = EVIDENCE_FIELDS,
        [KIND_QUOTATION] = QUOTATION_FIELDS, [KIND_CODING] = CODING_FIELDS,
        [KIND_CASE] = CASE_FIELDS,           [KIND_VARIABLE] = VARIABLE_FIELDS,
        [KIND_VALUE] = VALUE_FIELDS,         [KIND_MEMO] = MEMO_FIELDS,
        [KIND_REFERENCE] = REFERENCE_FIELDS, [KIND_SET] = SET_FIELDS,
        [KIND_LINK] = LINK_FIELDS,           [KIND_GRAPH] = GRAPH_FIELDS};

    memcpy(all, values, count * sizeof *values);
    if (kind == KIND_CODER)
        guid = coder_guid(name);
    if (kind == KIND_CODING)
        guid = coding_guid(all);
    if (kind == KIND_EVIDENCE)
        guid = evidence_guid(&all[0].guid, &all[1].guid);
    assert_ok(
        history_bear(project->history, (int)kind, &guid, all, fields[kind], &id, &error));
    return id;
}

#define RICH(project, kind, name, ...)                                                   \
    rich_bear(project, kind, name, (const struct value[]){__VA_ARGS__},                  \
              sizeof((const struct value[]){__VA_ARGS__}) / sizeof(struct value))

#define RICH_NULL ((struct value){0})

/* Points to the object; 0: null. */
static inline struct value rich_object(struct tema_project *project, int64_t id)
{
    struct tema_error error = {0};
    struct value value;

    assert_ok(history_value_of(project->history, id, &value, &error));
    return value;
}

static inline struct value rich_content(struct tema_project *project, struct slice bytes)
{
    struct tema_error error = {0};
    struct guid guid;

    assert_ok(history_keep_content(project->history, "text", bytes, &guid, &error));
    return value_content(&guid);
}

static inline struct value rich_bytes(const struct guid *guid)
{
    return (struct value){.type = VALUE_BYTES,
                          .text = {(const char *)guid->bytes, sizeof guid->bytes}};
}

/* --- documents --- */

struct rich_document {
    const char *name, *medium, *source_name, *importer, *text, *source, *layout,
        *location, *description;
    int64_t part_of, case_id, author;
};

static inline int64_t rich_document(struct tema_project *project,
                                    const struct rich_document *document)
{
    static const char sha256[32] = "";
    struct value values[DOCUMENT_FIELDS] = {0};

    values[DOCUMENT_NAME - 1] = value_text(document->name);
    values[DOCUMENT_SOURCE_NAME - 1] = value_text(
        document->source_name != NULL ? document->source_name : document->name);
    values[DOCUMENT_IMPORTER - 1] =
        value_text(document->importer != NULL ? document->importer : "refi 1");
    values[DOCUMENT_SHA256 - 1] =
        (struct value){.type = VALUE_BYTES, .text = {sha256, sizeof sha256}};
    values[DOCUMENT_LENGTH - 1] = value_integer(0);
    values[DOCUMENT_WORDS - 1] = value_integer(0);
    if (document->text != NULL) {
        values[DOCUMENT_TEXT - 1] = rich_content(project, slice_of(document->text));
        values[DOCUMENT_LENGTH - 1] =
            value_integer((int64_t)utf8_length(slice_of(document->text)));
    }
    if (document->source != NULL)
        values[DOCUMENT_SOURCE - 1] = rich_content(project, slice_of(document->source));
    if (document->layout != NULL)
        values[DOCUMENT_LAYOUT - 1] = rich_content(project, slice_of(document->layout));
    values[DOCUMENT_CASE - 1] = rich_object(project, document->case_id);
    values[DOCUMENT_MEDIUM - 1] = value_text(document->medium);
    values[DOCUMENT_PART_OF - 1] = rich_object(project, document->part_of);
    values[DOCUMENT_DESCRIPTION - 1] = value_text(document->description);
    values[DOCUMENT_LOCATION - 1] = value_text(document->location);
    values[DOCUMENT_AUTHOR - 1] = rich_object(project, document->author);
    return rich_bear(project, KIND_DOCUMENT, document->name, values, DOCUMENT_FIELDS);
}

/* --- quotations --- */

struct rich_quotation {
    const char *name; /* makes the GUID */
    int64_t document, start, end;
    const char *place, *title, *comment;
    int64_t author, made_at;
};

static inline int64_t rich_quotation(struct tema_project *project,
                                     const struct rich_quotation *quotation)
{
    struct value values[QUOTATION_FIELDS] = {0};
    struct span span = {quotation->start, quotation->end};
    struct guid guid = rich_guid(quotation->name);
    const struct open_document *document;
    struct tema_error error = {0};
    unsigned char digest[DIGEST_BYTES];
    char bytes[SPAN_LARGEST], key[KEY_SIZE];

    assert_ok(document_open(project, quotation->document, &document, &error));
    quotation_key_make(&guid, KEY_SHORTEST, key);
    values[QUOTATION_KEY - 1] = value_text(key);
    values[QUOTATION_DOCUMENT - 1] = rich_object(project, quotation->document);
    values[QUOTATION_SPAN - 1] = quotation_span_value(span, bytes);
    values[QUOTATION_DIGEST - 1] = quotation_digest_value(document, span, digest);
    if (quotation->comment != NULL)
        values[QUOTATION_COMMENT - 1] =
            rich_content(project, slice_of(quotation->comment));
    values[QUOTATION_PLACE - 1] = value_text(quotation->place);
    if (quotation->title != NULL)
        values[QUOTATION_NAME - 1] = region_name_value(
            position_slice(document->index, span.start, span.end), quotation->title);
    values[QUOTATION_AUTHOR - 1] = rich_object(project, quotation->author);
    if (quotation->made_at != 0)
        values[QUOTATION_MADE_AT - 1] = value_integer(quotation->made_at);
    return rich_bear(project, KIND_QUOTATION, quotation->name, values, QUOTATION_FIELDS);
}

static inline int64_t rich_coding(struct tema_project *project, int64_t quotation,
                                  int64_t code, int64_t coder)
{
    return RICH(project, KIND_CODING, "", rich_object(project, quotation),
                rich_object(project, code), rich_object(project, coder),
                value_integer(1522172799000));
}

static inline void rich_refer(struct tema_project *project, int64_t holder,
                              int64_t target)
{
    CLEANUP_BUFFER struct buffer name = {0};

    buffer_add_format(&name, "%lld to %lld", (long long)holder, (long long)target);
    RICH(project, KIND_REFERENCE, buffer_string(&name), rich_object(project, holder),
         rich_object(project, target));
}

static inline int64_t rich_memo(struct tema_project *project, const char *name,
                                int64_t on, const char *body)
{
    return RICH(project, KIND_MEMO, name, rich_object(project, on),
                rich_content(project, slice_of(body)));
}

static inline void rich_value(struct tema_project *project, int64_t of, int64_t variable,
                              const char *value)
{
    CLEANUP_BUFFER struct buffer name = {0};
    struct tema_error error = {0};
    int64_t id;

    buffer_add_format(&name, "value %lld %lld", (long long)of, (long long)variable);
    id = RICH(project, KIND_VALUE, buffer_string(&name), rich_object(project, of),
              rich_object(project, variable));
    assert_ok(
        history_write(project->history, id, VALUE_VALUE, value_text(value), &error));
}

#endif
