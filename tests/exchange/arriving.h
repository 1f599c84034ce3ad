/* arriving.h - a small file of another program, as it comes in again and again */
#ifndef TESTS_EXCHANGE_ARRIVING_H
#define TESTS_EXCHANGE_ARRIVING_H

#include "../project/fresh_project.h"
#include "exchange/arrival.h"
#include "project/coder.h"
#include "project/document.h"
#include "project/quotation.h"
#include "tema/history.h"

enum { SENT_CODES = 4, SENT_QUOTATIONS = 4, SENT_MEMOS = 2 };

struct sent_code {
    const char *name; /* NULL: not in the file */
    const char *description;
    int parent; /* number of a code, -1 at the root */
};

struct sent_quotation {
    int64_t start, end; /* 0, 0: not in the file */
    const char *comment;
    unsigned codes; /* a bit each: the codings */
};

/* What the file says. */
struct sent {
    const char *document; /* its name; NULL: there is none */
    struct sent_code codes[SENT_CODES];
    struct sent_quotation quotations[SENT_QUOTATIONS];
    const char *memos[SENT_MEMOS]; /* NULL: not in the file */
    bool backwards;                /* codes come children first */
};

static const char sent_text[] = "Jag hade velat stanna kvar, men det fanns ingen tid.\n";

static inline struct sent usual_file(void)
{
    return (struct sent){
        .document = "Anna",
        .codes = {{"Stress", NULL, -1}, {"Tid", "för lite", 0}, {"Skam", NULL, -1}},
        .quotations = {{0, 14, NULL, 1 << 0}, {15, 26, "viktigt", 1 << 0 | 1 << 1}},
        .memos = {"Det börjar här."},
    };
}

static inline struct guid sent_guid(const char *what, int number)
{
    CLEANUP_BUFFER struct buffer name = {0};

    buffer_add_format(&name, "%s %d", what, number);
    return guid_from_name(buffer_slice(&name));
}

/* What came of it. */
struct outcome {
    struct tema_exchange_tally tally;
    struct buffer told; /* a line a difference */
};

static inline bool send_coder(struct arrival *arrival, struct tema_error *error)
{
    struct value values[CODER_FIELDS] = {value_text("Björn")};
    struct guid guid = coder_guid("Björn"), known_as = sent_guid("user", 0);

    values[CODER_KNOWN_AS - 1] = (struct value){
        .type = VALUE_BYTES, .text = {(const char *)known_as.bytes, sizeof known_as}};
    values[CODER_INITIALS - 1] = value_text("BJ");
    return arrival_object(arrival, KIND_CODER, &guid, values, "Björn", NULL, error);
}

static inline bool send_document(struct arrival *arrival, const struct sent *sent,
                                 int64_t *ret_id, struct tema_error *error)
{
    static const char sha256[32] = "";
    struct guid guid = sent_guid("document", 0), coder = coder_guid("Björn");
    struct value values[DOCUMENT_FIELDS] = {
        [DOCUMENT_NAME - 1] = value_text(sent->document),
        [DOCUMENT_SOURCE_NAME - 1] = value_text("anna.txt"),
        [DOCUMENT_IMPORTER - 1] = value_text("refi 1"),
        [DOCUMENT_SHA256 - 1] = {.type = VALUE_BYTES, .text = {sha256, sizeof sha256}},
        [DOCUMENT_LENGTH - 1] = value_integer(53),
        [DOCUMENT_WORDS - 1] = value_integer(10),
        [DOCUMENT_AUTHOR - 1] = arrival_pointer(&coder),
        [DOCUMENT_MADE_AT - 1] = value_integer(1522172799000)};

    *ret_id = 0;
    if (sent->document == NULL)
        return true;
    return arrival_content(arrival, "text", slice_of(sent_text),
                           &values[DOCUMENT_TEXT - 1], error) &&
           arrival_object(arrival, KIND_DOCUMENT, &guid, values, sent->document, ret_id,
                          error);
}

static inline bool send_code(struct arrival *arrival, const struct sent *sent, int number,
                             struct tema_error *error)
{
    const struct sent_code *code = &sent->codes[number];
    struct guid guid = sent_guid("code", number), parent;
    struct value values[CODE_FIELDS] = {[CODE_NAME - 1] = value_text(code->name),
                                        [CODE_DESCRIPTION - 1] =
                                            value_text(code->description)};

    if (code->name == NULL)
        return true;
    if (code->parent >= 0) {
        parent = sent_guid("code", code->parent);
        values[CODE_PARENT - 1] = arrival_pointer(&parent);
    }
    return arrival_object(arrival, KIND_CODE, &guid, values, code->name, NULL, error);
}

static inline bool send_codes(struct arrival *arrival, const struct sent *sent,
                              struct tema_error *error)
{
    for (int i = 0; i < SENT_CODES; i++)
        if (!send_code(arrival, sent, sent->backwards ? SENT_CODES - 1 - i : i, error))
            return false;
    return true;
}

static inline bool send_codings(struct arrival *arrival, const struct sent *sent,
                                struct tema_error *error)
{
    struct value values[SENT_QUOTATIONS * SENT_CODES][CODING_FIELDS] = {0};
    struct birth births[SENT_QUOTATIONS * SENT_CODES];
    struct guid coder = coder_guid("Björn");
    size_t count = 0;

    for (int i = 0; i < SENT_QUOTATIONS; i++) {
        struct guid quotation = sent_guid("quotation", i);

        for (int j = 0; j < SENT_CODES; j++) {
            struct guid code = sent_guid("code", j);

            if (!(sent->quotations[i].codes >> j & 1) || sent->quotations[i].end == 0)
                continue;
            values[count][CODING_QUOTATION - 1] = arrival_pointer(&quotation);
            values[count][CODING_CODE - 1] = arrival_pointer(&code);
            values[count][CODING_CODER - 1] = arrival_pointer(&coder);
            values[count][CODING_MADE_AT - 1] = value_integer(1522172800000 + i);
            births[count] = (struct birth){coding_guid(values[count]), values[count]};
            count++;
        }
    }
    return arrival_objects(arrival, KIND_CODING, births, NULL, count, NULL, error);
}

static inline bool send_quotations(struct tema_project *project, struct arrival *arrival,
                                   const struct sent *sent, int64_t document,
                                   struct tema_error *error)
{
    struct quotation_birth quotations[SENT_QUOTATIONS] = {0};
    struct birth births[SENT_QUOTATIONS];
    const struct open_document *text;
    struct guid guid = sent_guid("document", 0);
    size_t count = 0;

    if (!document_open(project, document, &text, error))
        return false;
    for (int i = 0; i < SENT_QUOTATIONS; i++) {
        struct quotation_birth *birth = &quotations[count];
        const struct sent_quotation *wanted = &sent->quotations[i];

        if (wanted->end == 0)
            continue;
        birth->guid = sent_guid("quotation", i);
        birth->document = arrival_pointer(&guid);
        birth->span = (struct span){wanted->start, wanted->end};
        quotation_key_make(&birth->guid, KEY_SHORTEST, birth->key);
        if (wanted->comment != NULL &&
            !arrival_content(arrival, "comment", slice_of(wanted->comment),
                             &birth->comment, error))
            return false;
        quotation_birth_values(birth, text);
        births[count++] = (struct birth){birth->guid, birth->values};
    }
    return arrival_objects(arrival, KIND_QUOTATION, births, NULL, count, NULL, error) &&
           send_codings(arrival, sent, error);
}

static inline bool send_memos(struct arrival *arrival, const struct sent *sent,
                              struct tema_error *error)
{
    for (int i = 0; i < SENT_MEMOS; i++) {
        struct guid guid = sent_guid("memo", i);
        struct value values[MEMO_FIELDS] = {0};

        if (sent->memos[i] == NULL)
            continue;
        if (!arrival_content(arrival, "memo", slice_of(sent->memos[i]),
                             &values[MEMO_BODY - 1], error) ||
            !arrival_object(arrival, KIND_MEMO, &guid, values, NULL, NULL, error))
            return false;
    }
    return true;
}

/* What an import leaves of itself, where it brought anything. */
static inline bool send_exchange(struct tema_project *project, struct tema_error *error)
{
    static const char sha256[32] = "";
    struct value values[EXCHANGE_FIELDS] = {
        [EXCHANGE_FILE - 1] = value_text("study.qdpx"),
        [EXCHANGE_SHA256 - 1] = {.type = VALUE_BYTES, .text = {sha256, sizeof sha256}}};
    struct guid report;

    if (history_current(project->history) == 0)
        return true;
    if (!history_add_content(project->history, "report", SLICE("[]"), &report, error))
        return false;
    values[EXCHANGE_REPORT - 1] = value_content(&report);
    return history_bear(project->history, KIND_EXCHANGE, NULL, values, EXCHANGE_FIELDS,
                        NULL, error);
}

static inline bool send_all(struct tema_project *project, struct arrival *arrival,
                            const struct sent *sent, struct tema_error *error)
{
    int64_t document;

    return send_coder(arrival, error) && send_codes(arrival, sent, error) &&
           send_document(arrival, sent, &document, error) &&
           (document == 0 || send_quotations(project, arrival, sent, document, error)) &&
           send_memos(arrival, sent, error) && arrival_list_gone(arrival, error);
}

static inline void take_outcome(const struct arrival *arrival, struct outcome *outcome)
{
    size_t count;
    const struct tema_exchange_difference *differences =
        arrival_differences(arrival, &count);

    outcome->tally = arrival_tally(arrival);
    for (size_t i = 0; i < count; i++) {
        const struct tema_exchange_difference *difference = &differences[i];

        buffer_add_format(&outcome->told, "%s %s '%s'",
                          tema_exchange_change_name(difference->change), difference->kind,
                          difference->name);
        if (*difference->field != '\0')
            buffer_add_format(&outcome->told, " %s: '%s' -> '%s'", difference->field,
                              difference->before, difference->after);
        buffer_add_byte(&outcome->told, '\n');
    }
}

/* The file comes in, as one transaction. */
static inline void import_file(struct tema_project *project, const struct sent *sent,
                               struct outcome *outcome)
{
    CLEANUP(arrival_freep) struct arrival *arrival = NULL;
    struct tema_error error = {0};
    bool went_well;

    buffer_clear(&outcome->told);
    assert_ok(project_begin(project, &error));
    went_well = arrival_begin(project, &arrival, &error) &&
                send_all(project, arrival, sent, &error) &&
                send_exchange(project, &error);
    assert_ok(project_end(project, went_well, &error, "imported study.qdpx"));
    take_outcome(arrival, outcome);
}

#define assert_tally(outcome, is_fresh, is_changed, is_same, is_ours, is_gone)           \
    do {                                                                                 \
        const struct tema_exchange_tally *tally_ = &(outcome)->tally;                    \
                                                                                         \
        if (tally_->fresh != (is_fresh) || tally_->changed != (is_changed) ||            \
            tally_->same != (is_same) || tally_->ours != (is_ours) ||                    \
            tally_->gone != (is_gone))                                                   \
            fail_msg("fresh %d, changed %d, same %d, ours %d, gone %d:\n%s",             \
                     (int)tally_->fresh, (int)tally_->changed, (int)tally_->same,        \
                     (int)tally_->ours, (int)tally_->gone,                               \
                     buffer_string(&(outcome)->told));                                   \
    } while (0)

static inline void release_outcome(struct outcome *outcome)
{
    buffer_release(&outcome->told);
}

#define OUTCOME CLEANUP(release_outcome) struct outcome

/* All objects of the usual file: coder, document, 3 codes, 2 quotations, 3 codings, memo.
 */
enum { USUAL = 11 };

static inline int64_t number_of(struct tema_project *project, const char *sql)
{
    struct tema_error error = {0};
    int64_t number;

    assert_ok(store_integer(project->store, sql, BIND_NOTHING, -1, &number, &error));
    return number;
}

static inline int64_t count_transactions(struct tema_project *project)
{
    static const char select[] = "SELECT count(*) FROM history_transaction";

    return number_of(project, select);
}

static inline int64_t id_of(struct tema_project *project, const char *what, int number)
{
    struct guid guid = sent_guid(what, number);
    struct tema_error error = {0};
    int64_t id;

    assert_ok(history_find_object(project->history, &guid, &id, &error));
    return id;
}

/* One change made here. */
static inline void write_here(struct tema_project *project, int64_t id, int field,
                              struct value value)
{
    struct tema_error error = {0};
    bool went_well;

    assert_ok(project_begin(project, &error));
    went_well = history_write(project->history, id, field, value, &error);
    assert_ok(project_end(project, went_well, &error, "changed it here"));
}

static inline void assert_text(struct tema_project *project, int64_t id, int field,
                               const char *expected)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct tema_error error = {0};
    struct object object;

    assert_ok(history_read_object(project->history, id, arena, &object, &error));
    assert_false(object.removed);
    assert_true(slice_equals(object.values[field].text, slice_of(expected)));
}

/* A rebuild makes the same. */
static inline void assert_sound(struct tema_project *project)
{
    struct tema_faults faults = {0};
    struct tema_error error = {0};

    assert_ok(tema_project_check(project, &faults, &error));
    if (faults.count > 0)
        fail_msg("%s", faults.items[0]);
    tema_faults_free(&faults);
}

#endif
