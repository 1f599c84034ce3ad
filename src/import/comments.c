/* comments.c - see import/comments.h */
#include "import/comments.h"
#include "base/cleanup.h"
#include "project/quotation.h"
#include "project/words.h"
#include "tema/memo.h"
#include "tema/quotation.h"
#include "text/utf8.h"

enum { MEMO_BYTES = 1000 * 1000 };

static void add_body(struct buffer *body, const struct draft_comment *comment)
{
    struct slice words = words_trim(slice_of(comment->text));
    size_t end;

    if (comment->author != NULL && comment->author[0] != '\0')
        buffer_add_format(body, "%s: ", comment->author);
    buffer_add_slice(body, words);
    end = body->length;
    if (end <= MEMO_BYTES)
        return;
    end = MEMO_BYTES;
    while (((unsigned char)body->bytes[end] & 0xC0) == 0x80)
        end--; /* cut at a character's end */
    buffer_truncate(body, end);
}

/* What the memo is to be on: the words, marked as a quotation, or the document. */
static bool find_place(struct tema_project *project, const struct draft_comment *comment,
                       struct tema_document_id document, const char *document_name,
                       struct buffer *place, struct tema_error *error)
{
    static const char select[] = "SELECT key FROM quotation WHERE id = ?1";
    struct tema_new_quotation quotation = {
        .document = document, .start = comment->start, .end = comment->end};
    struct span span = {comment->start, comment->end};
    const struct open_document *open;
    struct tema_quotation_id id;
    struct tema_error unfit = {0};
    struct rows rows;

    if (!document_open(project, document.row, &open, error))
        return false;
    if (span.start >= span.end || !quotation_fit(open, &span, &unfit)) {
        buffer_add_format(place, "document:%s", document_name);
        return true;
    }
    if (!tema_quotation_add(project, &quotation, &id, error) ||
        !store_query(project->store, select, BIND(sql_integer(id.row)), &rows, error))
        return false;
    if (rows_next(&rows))
        buffer_add_format(place, "quotation:%s", rows_text(&rows, 0));
    return rows_close(&rows, error);
}

bool comments_keep(struct tema_project *project, const struct draft *draft,
                   struct tema_document_id document, const char *document_name,
                   int64_t *ret_memos, struct tema_error *error)
{
    int64_t memos = 0;

    for (size_t i = 0; i < draft->comments.count; i++) {
        const struct draft_comment *comment = &draft->comments.items[i];
        CLEANUP_BUFFER struct buffer place = {0};
        CLEANUP_BUFFER struct buffer body = {0};
        struct tema_memo_id memo;

        if (words_trim(slice_of(comment->text)).length == 0)
            continue;
        add_body(&body, comment);
        if (!find_place(project, comment, document, document_name, &place, error) ||
            !tema_memo_add(project, buffer_string(&place), buffer_string(&body), &memo,
                           error))
            return false;
        memos++;
    }
    *ret_memos = memos;
    return true;
}
