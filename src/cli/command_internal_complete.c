/* command_internal_complete.c - tema internal complete -- WORD...: what may stand for the
 * last word */
#include "cli/memory.h"
#include "cli/offers.h"

/* What the words before the last one say. */
struct place {
    const struct command *command;
    const struct group *group;
    const struct option *pending; /* the option whose value the last word is */
    const char *project;          /* the value of --project */
    size_t words;                 /* arguments of the command */
    bool only_words;              /* behind "--" */
};

static const struct option *find_option(const struct place *place, const char *word,
                                        size_t length)
{
    const struct option *own = place->command != NULL ? place->command->options : NULL;
    const struct option *option;

    if (word[1] != '-') {
        option = option_by_letter(own, word[1]);
        return option != NULL ? option : option_by_letter(global_options, word[1]);
    }
    option = option_find(own, word + 2, length - 2);
    return option != NULL ? option : option_find(global_options, word + 2, length - 2);
}

static void take_name(struct place *place, const char *word)
{
    char name[200];

    if (place->group == NULL) {
        place->group = command_group(word);
        place->command = command_find(word);
        return;
    }
    snprintf(name, sizeof name, "%s %s", place->group->name, word);
    place->command = command_find(name);
}

static void take_word(struct place *place, const char *word)
{
    if (place->pending != NULL) {
        if (strcmp(place->pending->name, "project") == 0)
            place->project = word;
        place->pending = NULL;
    } else if (!place->only_words && strcmp(word, "--") == 0) {
        place->only_words = true;
    } else if (!place->only_words && word[0] == '-') {
        const struct option *option = find_option(place, word, strcspn(word, "="));

        if (option != NULL && option->value != NULL && strchr(word, '=') == NULL)
            place->pending = option;
    } else if (place->command == NULL) {
        take_name(place, word);
    } else {
        place->words++;
    }
}

static void offer_options(const struct offers *offers, const struct place *place)
{
    const struct option *tables[] = {
        place->command != NULL ? place->command->options : NULL, global_options};
    char name[100];

    for (size_t i = 0; i < 2; i++) {
        const struct option *option = tables[i];

        for (; option != NULL && option->name != NULL; option++) {
            snprintf(name, sizeof name, "--%s", option->name);
            offers_print(offers, name);
        }
    }
}

static void offer_commands(const struct offers *offers, const struct group *group)
{
    for (const struct command *const *command = commands; *command != NULL; command++) {
        const char *name = (*command)->name;

        if (group != NULL)
            name = command_within(*command, group->name);
        if (name != NULL && strchr(name, ' ') == NULL && !(*command)->hidden)
            offers_print(offers, name);
    }
    for (const struct group *some = groups; group == NULL && some->name != NULL; some++)
        if (strcmp(some->name, "internal") != 0)
            offers_print(offers, some->name);
}

static void offer_argument(struct offers *offers, const struct place *place)
{
    const struct argument *argument = place->command->arguments;
    size_t at = 0;

    for (; argument != NULL && argument->name != NULL; argument++) {
        if (argument->filler)
            continue;
        if (at++ == place->words || argument->repeated) {
            offers_value(offers, place->command, argument->name);
            return;
        }
    }
}

static void offer(struct offers *offers, const struct place *place)
{
    const char *word = offers->typed, *equals = strchr(word, '=');

    if (place->pending != NULL) {
        offers_value(offers, place->command, place->pending->value);
    } else if (!place->only_words && word[0] == '-' && equals != NULL) {
        const struct option *option = find_option(place, word, (size_t)(equals - word));
        CLEANUP_FREE char *before = strndup(word, (size_t)(equals - word) + 1);

        offers->before = before;
        offers->typed = equals + 1;
        if (option != NULL && option->value != NULL)
            offers_value(offers, place->command, option->value);
    } else if (!place->only_words && word[0] == '-') {
        offer_options(offers, place);
    } else if (place->command == NULL) {
        offer_commands(offers, place->group);
    } else if (strcmp(place->command->name, "help") == 0) {
        offer_commands(offers, NULL);
    } else {
        offer_argument(offers, place);
    }
}

static bool run(struct session *session, struct tema_error *error)
{
    struct offers offers = {.session = session, .before = "", .typed = ""};
    struct place place = {0};
    size_t count;
    const char *const *words = session_arguments(session, "WORD", &count);

    (void)error;
    for (size_t i = 0; i + 1 < count; i++)
        take_word(&place, words[i]);
    if (count > 0)
        offers.typed = words[count - 1];
    offers.project = place.project;
    offer(&offers, &place);
    return true;
}

const struct command command_internal_complete = {
    .name = "internal complete",
    .summary = "Tell what may stand for the last word",
    .needs = NEEDS_NOTHING,
    .hidden = true,
    .arguments =
        (const struct argument[]){
            {.name = "WORD",
             .help = "the words behind tema",
             .optional = true,
             .repeated = true},
            {0},
        },
    .run = run,
};
