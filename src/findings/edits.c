/* edits.c - see findings/edits.h */
#include "findings/edits.h"
#include "base/cleanup.h"
#include "findings/alignment.h"
#include "findings/difference.h"

/* A quotation's tokens, and what is known of them. */
struct edits_said {
    struct arena *arena;
    struct tokens tokens;
    bool *is_label, *is_name;
};

/* The same of what the author wrote. */
struct written {
    struct arena *arena;
    struct tokens tokens;
    unsigned char *names; /* see struct alignment */
    size_t first_word, ending;
    bool is_plain; /* no gaps, brackets, notes */
};

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

void edits_add_name(struct map *names, const char *name)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_BUFFER struct buffer key = {0};
    CLEANUP(tokens_release) struct tokens words = {0};

    tokens_split(slice_of(name), false, arena, &words);
    if (words.count == 0 || words.count > EDITS_NAME_LIMIT)
        return;
    for (size_t i = 0; i < words.count; i++) {
        if (words.items[i].kind != TOKEN_WORD)
            return;
        if (i > 0)
            buffer_add_byte(&key, ' ');
        buffer_add_slice(&key, words.items[i].plain);
    }
    if (words.items[0].is_capital)
        map_put(names, buffer_slice(&key), 1);
}

/* WORD without the s of a genitive. */
static struct slice nominative(struct slice word)
{
    if (word.length > 2 && word.bytes[word.length - 1] == 's')
        word.length -= word.bytes[word.length - 2] == '\'' ? 2 : 1;
    return word;
}

/* Whether BEGINNING with WORD behind it, or its nominative, is among NAMES. */
static bool ends_name(const struct map *names, const struct buffer *beginning,
                      struct slice word)
{
    struct slice forms[] = {word, nominative(word)};

    for (size_t i = 0; i < 2; i++) {
        CLEANUP_BUFFER struct buffer name = {0};

        buffer_add_slice(&name, buffer_slice(beginning));
        buffer_add_slice(&name, forms[i]);
        if (map_find(names, buffer_slice(&name), NULL))
            return true;
    }
    return false;
}

/* For each written token, of how many words the case's name is that ends with it. */
static void find_names(struct written *found, const struct map *names)
{
    const struct tokens *written = &found->tokens;

    for (size_t i = 0; i < written->count; i++) {
        CLEANUP_BUFFER struct buffer name = {0};

        for (size_t k = 0; written->items[i].is_capital && k < EDITS_NAME_LIMIT; k++) {
            if (i + k == written->count || written->items[i + k].kind != TOKEN_WORD)
                break;
            if (ends_name(names, &name, written->items[i + k].plain))
                found->names[i + k] = (unsigned char)(k + 1);
            buffer_add_slice(&name, written->items[i + k].plain);
            buffer_add_byte(&name, ' ');
        }
    }
}

/* Whether a sentence often begins with WORD, which is then no name there. */
static bool is_beginner(struct slice word)
{
    static const char words[] =
        " alla allt att av bara både de dem den denna deras det detta din ditt dom du då "
        "där därför efter eftersom egentligen eller en ett fast fråga för förut genom "
        "han "
        "hans har hej henne hennes hon hos hur här i ibland icke ingen inget innan inte "
        "ja "
        "jag jo kan kanske kommer liksom man med medan men min mina mitt mot mycket "
        "måste "
        "nej ni nu nä nån något någon när nästan och också om oss på precis redan sen "
        "sedan "
        "ska skulle som så sådan till trots tror under ur ut utan vad var varför varje "
        "vem "
        "vet vi vid vilken vår våra vårt vänta är även åt över "
        "a about actually after again all also although always an and another any are as "
        "at "
        "back because been before being but by can could did do does don't either even "
        "every everyone everything first for from had has have he her here his how i i'd "
        "i'll i'm i've if in is it it's its just like look many may maybe me more most "
        "my "
        "never no nobody nothing now of oh okay on once one only or our out over perhaps "
        "please really right she since so some somebody someone something sometimes "
        "still "
        "such sure than that that's the their them then there these they they're this "
        "those though to today too two until up us very was we we're well were what when "
        "where which while who why will with would yeah yes you you're your ";
    CLEANUP_BUFFER struct buffer wanted = {0};

    buffer_add_byte(&wanted, ' ');
    buffer_add_slice(&wanted, word);
    buffer_add_byte(&wanted, ' ');
    return strstr(words, buffer_string(&wanted)) != NULL;
}

/* Words with a capital letter: within a sentence they are names, at its beginning where
 * they do not occur with a small letter too and are none of the usual beginnings. */
static void find_source_names(struct edits_said *said)
{
    CLEANUP(map_release) struct map small = {0};

    for (size_t i = 0; i < said->tokens.count; i++) {
        const struct token *token = &said->tokens.items[i];

        if (token->kind == TOKEN_WORD && !token->is_capital)
            map_put(&small, token->plain, 1);
    }
    for (size_t i = 0; i < said->tokens.count; i++) {
        const struct token *token = &said->tokens.items[i];

        said->is_name[i] =
            token->kind == TOKEN_WORD && token->is_capital &&
            !slice_equals(token->plain, SLICE("I")) &&
            (!token->begins_sentence ||
             (!map_find(&small, token->folded, NULL) && !is_beginner(token->folded)));
    }
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
        find_source_names(said);
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
        find_names(written, source->names);
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
