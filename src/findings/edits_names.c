/* edits_names.c - see findings/edits_names.h */
#include "findings/edits_names.h"
#include "base/cleanup.h"

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

void edits_find_names(struct written *found, const struct map *names)
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

void edits_find_said_names(struct edits_said *said)
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
