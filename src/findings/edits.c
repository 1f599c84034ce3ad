/* edits.c - see findings/edits.h */
#include "findings/edits.h"
#include "base/cleanup.h"
#include "findings/alignment.h"
#include "findings/difference.h"
#include "findings/edits_names.h"

static void written_release(struct written *written)
{
    tokens_release(&written->tokens);
    free(written->names);
    arena_free(written->arena);
}

void edits_source_release(struct edits_source *source)
{
    if (source->said == NULL)
        return;
    tokens_release(&source->said->tokens);
    free(source->said->is_label);
    free(source->said->is_name);
    arena_free(source->said->arena);
    free(source->said);
    source->said = NULL;
}

size_t edits_source_tokens(const struct edits_source *source)
{
    return source->said != NULL ? source->said->tokens.count : 0;
}

static void find_labels(struct edits_said *said, const struct edits_source *source)
{
    size_t label = 0;

    for (size_t i = 0; i < said->tokens.count; i++) {
        size_t at = (size_t)(said->tokens.items[i].text.bytes - source->words.bytes);

        while (label < source->label_count && source->labels[label].end <= at)
            label++;
        said->is_label[i] =
            label < source->label_count && source->labels[label].start <= at;
    }
}

static void find_ends(struct written *found)
{
    const struct tokens *written = &found->tokens;

    found->is_plain = true;
    found->first_word = written->count;
    found->ending = written->count;
    for (size_t i = written->count; i-- > 0;) {
        enum token_kind kind = written->items[i].kind;

        if (kind == TOKEN_WORD)
            found->first_word = i;
        if (kind != TOKEN_WORD && kind != TOKEN_MARK)
            found->is_plain = false;
        if (found->ending == i + 1 &&
            (kind == TOKEN_NOTE || alignment_is_stop(&written->items[i])))
            found->ending = i;
    }
}

static bool has_names(const struct edits_source *source)
{
    return source->names != NULL && source->names->count > 0;
}

static void split_said(struct edits_source *source, int64_t *cells)
{
    struct edits_said *said = source->said;

    if (said != NULL)
        return;
    said = source->said = memory_take_zeroed(1, sizeof *said);
    said->arena = arena_new();
    tokens_split(source->words, false, said->arena, &said->tokens);
    *cells -= (int64_t)said->tokens.count * EDITS_TOKEN_CELLS;
    said->is_label = memory_take_zeroed(said->tokens.count + 1, sizeof(bool));
    said->is_name = memory_take_zeroed(said->tokens.count + 1, sizeof(bool));
    find_labels(said, source);
    if (has_names(source))
        edits_find_said_names(said);
}

static void split_written(struct slice text, const struct edits_source *source,
                          struct written *written, int64_t *cells)
{
    written->arena = arena_new();
    tokens_split(text, true, written->arena, &written->tokens);
    *cells -= (int64_t)written->tokens.count * EDITS_TOKEN_CELLS;
    written->names = memory_take_zeroed(written->tokens.count + 1, 1);
    find_ends(written);
    if (has_names(source))
        edits_find_names(written, source->names);
}

/* Whether the written tokens stand in the source as they are: most do. */
static bool occurs(const struct tokens *written, const struct tokens *source)
{
    for (size_t s = 0; s + written->count <= source->count; s++) {
        size_t w = 0;

        while (w < written->count &&
               tokens_are_equal(&written->items[w], &source->items[s + w]))
            w++;
        if (w == written->count)
            return true;
    }
    return false;
}

static size_t count_words(const struct tokens *tokens)
{
    size_t words = 0;

    for (size_t i = 0; i < tokens->count; i++)
        words +=
            tokens->items[i].kind == TOKEN_WORD || tokens->items[i].kind == TOKEN_BENT;
    return words;
}

static void align(const struct written *written, const struct edits_source *source,
                  struct arena *arena, struct edits_verdict *verdict)
{
    CLEANUP(alignment_release)
    struct alignment alignment = {.written = &written->tokens,
                                  .source = &source->said->tokens,
                                  .is_label = source->said->is_label,
                                  .is_name = source->said->is_name,
                                  .names = written->names,
                                  .first_word = written->first_word,
                                  .ending = written->ending};

    alignment_find(&alignment);
    verdict->holds = alignment.differences.count == 0;
    verdict->changes_first_letter = alignment.changes_first_letter;
    if (!verdict->holds)
        verdict->message = difference_message(
            &alignment, 2 * alignment.same_words < count_words(&written->tokens),
            source->key, arena);
}

void edits_compare(struct slice text, struct edits_source *source, int64_t *cells,
                   struct arena *arena, struct edits_verdict *ret_verdict)
{
    CLEANUP(written_release) struct written written = {0};
    struct edits_verdict verdict = {.message = "it is too long to be compared"};
    int64_t needed;

    *ret_verdict = verdict;
    if (source->words.length > EDITS_SOURCE_LIMIT || text.length > EDITS_SOURCE_LIMIT ||
        *cells < 0)
        return;
    split_said(source, cells);
    split_written(text, source, &written, cells);
    needed =
        (int64_t)(written.tokens.count + 1) * (int64_t)(source->said->tokens.count + 1);
    *cells -= needed;
    if (count_words(&written.tokens) == 0) {
        verdict.message = arena_format(arena, "no word of %s is quoted", source->key);
    } else if (needed <= EDITS_CELL_LIMIT && *cells >= 0) {
        verdict.message = "";
        if (written.is_plain && occurs(&written.tokens, &source->said->tokens))
            verdict.holds = true;
        else
            align(&written, source, arena, &verdict);
    }
    *ret_verdict = verdict;
}
