/* quotation_add.c - marking a span of a document */
#include "project/quotation.h"
#include "text/seek.h"
#include "text/utf8.h"

enum { COMMENT_LIMIT = 1000000 }; /* bytes */

static void trim(const struct open_document *document, struct span *span)
{
    struct slice words = position_slice(document->index, span->start, span->end);
    size_t start = 0, end = words.length;

    while (start < end) {
        if (!seek_is_space(utf8_decode(words, &start)))
            break;
        span->start++;
    }
    while (span->end > span->start) {
        size_t last = utf8_previous(words, end), next = last;

        if (!seek_is_space(utf8_decode(words, &next)))
            break;
        end = last;
        span->end--;
    }
}

bool quotation_fit(const struct open_document *document, struct span *span,
                   struct tema_error *error)
{
    struct span fit = *span;
    const struct layout_span *turn;

    if (fit.start < 0 || fit.end > document->length || fit.start >= fit.end)
        return tema_fail(error, TEMA_INVALID,
                         "%lld to %lld is no span of '%s', which has %lld characters",
                         (long long)fit.start, (long long)fit.end, document->name,
                         (long long)document->length);
    trim(document, &fit);
    turn = fit.start < fit.end ? document_turn_at(document, fit.start) : NULL;
    if (turn != NULL && fit.start < turn->words_start) {
        fit.start = turn->words_start < fit.end ? turn->words_start : fit.end;
        trim(document, &fit);
    }
    if (fit.start >= fit.end)
        return tema_fail(error, TEMA_INVALID,
                         "from %lld to %lld of '%s' there are no words",
                         (long long)span->start, (long long)span->end, document->name);
    *span = fit;
    return true;
}

bool quotation_check_comment(struct slice comment, struct tema_error *error)
{
    if (comment.length > COMMENT_LIMIT || !utf8_is_valid(comment))
        return tema_fail(error, TEMA_INVALID, "a comment is UTF-8 of at most %d bytes",
                         COMMENT_LIMIT);
    return true;
}

bool quotation_comment_value(struct tema_project *project, struct slice comment,
                             struct value *ret_value, struct tema_error *error)
{
    struct guid content;

    if (comment.length == 0) {
        *ret_value = value_null();
        return true;
    }
    if (!history_add_content(project->history, "comment", comment, &content, error))
        return false;
    *ret_value = value_content(&content);
    return true;
}

bool quotation_write_comment(struct tema_project *project, int64_t quotation,
                             struct slice comment, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_BUFFER struct buffer present = {0};
    struct object object;
    struct value value;

    if (!history_read_object(project->history, quotation, arena, &object, error))
        return false;
    value = object.values[QUOTATION_COMMENT];
    if (value.type == VALUE_CONTENT &&
        !history_read_content(project->history, &value.guid, &present, error))
        return false;
    if (slice_equals(buffer_slice(&present), comment))
        return true;
    return quotation_comment_value(project, comment, &value, error) &&
           history_write(project->history, quotation, QUOTATION_COMMENT, value, error);
}

void quotation_birth_values(struct quotation_birth *birth,
                            const struct open_document *document)
{
    memset(birth->values, 0, sizeof birth->values);
    birth->values[QUOTATION_KEY - 1] = value_text(birth->key);
    birth->values[QUOTATION_DOCUMENT - 1] = birth->document;
    birth->values[QUOTATION_SPAN - 1] =
        quotation_span_value(birth->span, birth->span_bytes);
    birth->values[QUOTATION_DIGEST - 1] =
        quotation_digest_value(document, birth->span, birth->digest_bytes);
    birth->values[QUOTATION_COMMENT - 1] = birth->comment;
}

/* What the label tells. */
struct marked {
    struct buffer document;
    struct buffer codes;
    char key[KEY_SIZE];
};

static void release_marked(struct marked *marked)
{
    buffer_release(&marked->document);
    buffer_release(&marked->codes);
}

static bool find_span(const struct open_document *document,
                      const struct tema_new_quotation *quotation, struct span *ret_span,
                      struct tema_error *error)
{
    CLEANUP(search_release) struct search search;
    struct span span = {quotation->start, quotation->end};

    search_init(&search, document);
    if (quotation->text != NULL &&
        !search_find(&search, slice_of(quotation->text), &span, error))
        return false;
    if (!quotation_fit(document, &span, error))
        return false;
    *ret_span = span;
    return true;
}

static bool find_marked(struct tema_project *project, int64_t document, struct span span,
                        int64_t *ret_quotation, struct tema_error *error)
{
    static const char select[] =
        "SELECT id FROM quotation WHERE document_id = $1 AND start = $2 AND \"end\" = $3"
        " AND removed = 0 ORDER BY id LIMIT 1";

    return store_integer(
        project->store, select,
        BIND(sql_integer(document), sql_integer(span.start), sql_integer(span.end)), 0,
        ret_quotation, error);
}

static bool choose_key(struct tema_project *project, const char *wanted,
                       struct quotation_birth *birth, struct tema_error *error)
{
    bool is_taken = false;

    if (wanted == NULL)
        return quotation_key_choose(project, NULL, &birth->guid, birth->key, error);
    if (!quotation_key_is_well_formed(wanted))
        return tema_fail(error, TEMA_INVALID,
                         "'%s' is no key: 'q' and 5 to 12 of 0-9 a-z without i l o u",
                         wanted);
    if (!quotation_key_is_taken(project, NULL, wanted, &is_taken, error))
        return false;
    strncat(birth->key, wanted, KEY_LONGEST);
    return !is_taken || tema_fail(error, TEMA_EXISTS, "the key '%s' is taken", wanted);
}

static bool mark(struct tema_project *project, const struct open_document *document,
                 const struct tema_new_quotation *quotation, struct span span,
                 int64_t *ret_quotation, struct tema_error *error)
{
    struct quotation_birth birth = {.guid = guid_new(), .span = span};
    bool had_unsettled_keys = project->has_unsettled_keys;

    if (!choose_key(project, quotation->key, &birth, error) ||
        !history_value_of(project->history, document->id, &birth.document, error) ||
        !quotation_comment_value(project, slice_of(quotation->comment), &birth.comment,
                                 error))
        return false;
    quotation_birth_values(&birth, document);
    if (!history_bear(project->history, KIND_QUOTATION, &birth.guid, birth.values,
                      QUOTATION_FIELDS, ret_quotation, error))
        return false;
    project->has_unsettled_keys = had_unsettled_keys; /* its key is the only one */
    return true;
}

static bool read_key(struct tema_project *project, int64_t quotation,
                     char ret_key[KEY_SIZE], struct tema_error *error)
{
    static const char select[] = "SELECT key FROM quotation WHERE id = $1";
    struct rows rows;

    if (!store_query(project->store, select, BIND(sql_integer(quotation)), &rows, error))
        return false;
    ret_key[0] = '\0';
    if (rows_next(&rows))
        strncat(ret_key, rows_text(&rows, 0), KEY_LONGEST);
    return rows_close(&rows, error);
}

static bool add_codes(struct tema_project *project, int64_t quotation,
                      const struct tema_new_quotation *wanted, struct marked *marked,
                      struct tema_error *error)
{
    for (size_t i = 0; i < wanted->code_count; i++) {
        int64_t code = wanted->codes[i].row;

        buffer_add_string(&marked->codes, i > 0 ? ", '" : "'");
        if (!coding_add(project, quotation, code, error) ||
            !coding_code_path(project, code, &marked->codes, error))
            return false;
        buffer_add_byte(&marked->codes, '\'');
    }
    return true;
}

static bool add(struct tema_project *project, const struct tema_new_quotation *wanted,
                struct marked *marked, int64_t *ret_quotation, struct tema_error *error)
{
    const struct open_document *document;
    struct slice comment = slice_of(wanted->comment);
    struct span span;
    int64_t quotation;

    if (!quotation_check_comment(comment, error) ||
        !project_expect(project, wanted->document.row, KIND_DOCUMENT, error) ||
        !document_open(project, wanted->document.row, &document, error) ||
        !find_span(document, wanted, &span, error) ||
        !find_marked(project, document->id, span, &quotation, error))
        return false;
    buffer_add_string(&marked->document, document->name);
    if (quotation == 0) {
        if (!mark(project, document, wanted, span, &quotation, error))
            return false;
    } else if (comment.length > 0 &&
               !quotation_write_comment(project, quotation, comment, error)) {
        return false;
    }
    if (!add_codes(project, quotation, wanted, marked, error) ||
        !read_key(project, quotation, marked->key, error))
        return false;
    *ret_quotation = quotation;
    return true;
}

bool tema_quotation_add(struct tema_project *project,
                        const struct tema_new_quotation *quotation,
                        struct tema_quotation_id *ret_quotation, struct tema_error *error)
{
    CLEANUP(release_marked) struct marked marked = {0};
    int64_t id = 0;
    bool went_well;

    if (!project_begin(project, error))
        return false;
    went_well = add(project, quotation, &marked, &id, error);
    if (!project_end(project, went_well, error, "%s %s in %s",
                     quotation->code_count > 0 ? "coded" : "marked",
                     quotation->code_count > 0 ? buffer_string(&marked.codes)
                                               : marked.key,
                     buffer_string(&marked.document)))
        return false;
    ret_quotation->row = id;
    return true;
}
