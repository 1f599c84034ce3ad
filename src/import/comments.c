/* comments.c - see import/comments.h */
#include "import/comments.h"
#include "base/cleanup.h"
#include "project/words.h"
#include "tema/memo.h"
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

bool comments_keep(struct tema_project *project, const struct draft *draft,
                   struct tema_document_id document, const char *document_name,
                   int64_t *ret_memos, struct tema_error *error)
{
    int64_t memos = 0;

    (void)document;
    for (size_t i = 0; i < draft->comments.count; i++) {
        const struct draft_comment *comment = &draft->comments.items[i];
        CLEANUP_BUFFER struct buffer place = {0};
        CLEANUP_BUFFER struct buffer body = {0};
        struct tema_memo_id memo;

        if (words_trim(slice_of(comment->text)).length == 0)
            continue;
        add_body(&body, comment);
        buffer_add_format(&place, "document:%s", document_name);
        if (!tema_memo_add(project, buffer_string(&place), buffer_string(&body), &memo,
                           error))
            return false;
        memos++;
    }
    *ret_memos = memos;
    return true;
}
