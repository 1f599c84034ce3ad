/* invocation.c - see cli/invocation.h */
#include <string.h>
#include <strings.h>

#include "cli/failure.h"
#include "cli/invocation.h"
#include "cli/memory.h"
#include "cli/nearest.h"

/* Where the reading stands. */
struct reader {
    char **next, **end;
    bool only_words; /* "--" was seen */
    struct invocation *invocation;
};

static const char *find_given(const struct invocation *invocation, const char *name,
                              bool global)
{
    const char *value = NULL;

    for (size_t i = 0; i < invocation->given_count; i++) {
        const struct given *given = invocation->given + i;

        if (given->global == global && strcmp(given->option->name, name) == 0)
            value = given->value != NULL ? given->value : "";
    }
    return value;
}

const char *invocation_global(const struct invocation *invocation, const char *name)
{
    return find_given(invocation, name, true);
}

const char *invocation_option(const struct invocation *invocation, const char *name)
{
    return find_given(invocation, name, false);
}

void invocation_release(struct invocation *invocation)
{
    free(invocation->words);
    free(invocation->given);
    *invocation = (struct invocation){0};
}

/* The command's own options come first: `quote list --coder` filters. */
static bool find_option(const struct invocation *invocation, const char *name,
                        size_t length, struct given *ret_given)
{
    bool is_long = name[0] == '-' && name[1] == '-';

    ret_given->global = false;
    for (int global = 0; global <= 1; global++) {
        const struct option *options = global_options;

        if (!global)
            options = invocation->command != NULL ? invocation->command->options : NULL;
        ret_given->global = global;
        ret_given->option = is_long ? option_find(options, name + 2, length - 2)
                                    : option_by_letter(options, name[1]);
        if (ret_given->option != NULL)
            return true;
    }
    return false;
}

static bool is_among(const char *choices, const char *value)
{
    size_t length = strlen(value);

    for (const char *choice = choices; choice != NULL;) {
        const char *bar = strchr(choice, '|');
        size_t width = bar != NULL ? (size_t)(bar - choice) : strlen(choice);

        if (width == length && strncmp(choice, value, width) == 0)
            return true;
        choice = bar != NULL ? bar + 1 : NULL;
    }
    return false;
}

static bool check_value(const struct invocation *invocation, const struct given *given,
                        struct tema_error *error)
{
    const char *choices = given->option->value;

    if (strchr(choices, '|') == NULL || is_among(choices, given->value))
        return true;
    return failure_of_use(error, invocation->command, "--%s is %s, not '%s'",
                          given->option->name, choices, given->value);
}

static bool fail_unknown(const struct invocation *invocation, const char *name,
                         size_t length, struct tema_error *error)
{
    const struct option *own =
        invocation->command != NULL ? invocation->command->options : NULL;
    struct nearest nearest = nearest_to(name, length);
    char suggestion[200];

    for (const struct option *option = own; option != NULL && option->name; option++)
        nearest_offer(&nearest, "--", option->name);
    for (const struct option *option = global_options; option->name; option++)
        nearest_offer(&nearest, "--", option->name);
    nearest_say(&nearest, suggestion, sizeof suggestion);
    return failure_of_use(error, invocation->command, "no option '%.*s'%s", (int)length,
                          name, suggestion);
}

/* "--name", "--name=value", "-n", "-nvalue"; the value may be the next word. */
static bool read_option(struct reader *reader, const char *word, struct tema_error *error)
{
    struct invocation *invocation = reader->invocation;
    bool is_long = word[1] == '-';
    const char *value = is_long ? strchr(word, '=') : NULL;
    size_t length = value != NULL ? (size_t)(value - word) : strlen(word);
    struct given given = {0};

    if (!is_long)
        length = 2;
    if (!find_option(invocation, word, length, &given))
        return fail_unknown(invocation, word, length, error);
    if (is_long)
        given.value = value != NULL ? value + 1 : NULL;
    else if (word[2] != '\0')
        given.value = word + 2;
    if (given.option->value == NULL && given.value != NULL)
        return failure_of_use(error, invocation->command, "--%s takes no value",
                              given.option->name);
    if (given.option->value != NULL && given.value == NULL) {
        if (reader->next == reader->end)
            return failure_of_use(error, invocation->command, "--%s needs a value: %s",
                                  given.option->name, given.option->value);
        given.value = *reader->next++;
    }
    invocation->given[invocation->given_count++] = given;
    return given.option->value == NULL || check_value(invocation, &given, error);
}

static bool fail_no_command(const char *group, const char *word, struct tema_error *error)
{
    char name[200], suggestion[200];
    struct nearest nearest;

    snprintf(name, sizeof name, "%s%s%s", group != NULL ? group : "",
             group != NULL ? " " : "", word);
    nearest = nearest_to(name, strlen(name));
    for (const struct command *const *command = commands; *command != NULL; command++)
        if (!(*command)->hidden)
            nearest_offer(&nearest, "", (*command)->name);
    for (const struct group *some = groups; group == NULL && some->name != NULL; some++)
        nearest_offer(&nearest, "", some->name);
    nearest_say(&nearest, suggestion, sizeof suggestion);
    return failure_of_use(error, NULL, "no command '%s'%s", name, suggestion);
}

/* A project alone, as a desktop gives it, is to be opened. */
static bool is_project(const char *word)
{
    size_t length = strlen(word);

    return length > 5 && strcmp(word + length - 5, ".tema") == 0;
}

/* The first word is the command or its group, the second then the command. */
static bool read_name(struct reader *reader, const char *word, struct tema_error *error)
{
    struct invocation *invocation = reader->invocation;
    char name[200];

    if (invocation->group == NULL) {
        invocation->group = command_group(word);
        invocation->command = command_find(word);
        if (invocation->group == NULL && invocation->command == NULL &&
            is_project(word)) {
            invocation->command = command_find("serve");
            invocation->words[invocation->word_count++] = word;
        }
        if (invocation->group == NULL && invocation->command == NULL)
            return fail_no_command(NULL, word, error);
        return true;
    }
    snprintf(name, sizeof name, "%s %s", invocation->group->name, word);
    invocation->command = command_find(name);
    if (invocation->command == NULL)
        return fail_no_command(invocation->group->name, word, error);
    return true;
}

/* "- so he said" is a text and no option. */
static bool is_option(const char *word)
{
    return word[0] == '-' && word[1] != '\0' && word[1] != ' ';
}

static bool read_words(struct reader *reader, struct tema_error *error)
{
    struct invocation *invocation = reader->invocation;

    while (reader->next < reader->end) {
        const char *word = *reader->next++;
        bool done = true;

        if (!reader->only_words && strcmp(word, "--") == 0)
            reader->only_words = true;
        else if (!reader->only_words && is_option(word))
            done = read_option(reader, word, error);
        else if (invocation->command == NULL)
            done = read_name(reader, word, error);
        else
            invocation->words[invocation->word_count++] = word;
        if (!done)
            return false;
    }
    return true;
}

static size_t count_required(const struct argument *argument)
{
    size_t count = 0;

    for (; argument != NULL && argument->name != NULL; argument++)
        count += !argument->optional && !argument->filler;
    return count;
}

static void drop_fillers(struct invocation *invocation)
{
    const struct argument *argument = invocation->command->arguments;
    size_t required = count_required(argument), at = 0;

    for (; argument != NULL && argument->name != NULL; argument++) {
        if (!argument->filler) {
            at++;
            continue;
        }
        if (invocation->word_count <= required ||
            strcasecmp(invocation->words[at], argument->name) != 0)
            continue;
        memmove(invocation->words + at, invocation->words + at + 1,
                (invocation->word_count - at - 1) * sizeof *invocation->words);
        invocation->word_count--;
    }
}

static bool check_words(const struct invocation *invocation, struct tema_error *error)
{
    const struct command *command = invocation->command;
    size_t at = 0;

    for (const struct argument *argument = command->arguments;
         argument != NULL && argument->name != NULL; argument++) {
        if (argument->filler)
            continue;
        if (at == invocation->word_count)
            return argument->optional ||
                   failure_of_use(error, command, "%s: %s is missing", command->name,
                                  argument->name);
        at = argument->repeated ? invocation->word_count : at + 1;
    }
    if (at < invocation->word_count)
        return failure_of_use(error, command, "%s: '%s' is one argument too many",
                              command->name, invocation->words[at]);
    return true;
}

static bool check_options(const struct invocation *invocation, struct tema_error *error)
{
    const struct option *option = invocation->command->options;

    for (; option != NULL && option->name != NULL; option++)
        if (option->required && invocation_option(invocation, option->name) == NULL)
            return failure_of_use(error, invocation->command, "%s: --%s %s is missing",
                                  invocation->command->name, option->name, option->value);
    return true;
}

bool invocation_read(int argc, char **argv, struct invocation *ret_invocation,
                     struct tema_error *error)
{
    struct reader reader = {.next = argv + (argc > 0 ? 1 : 0), .end = argv + argc};
    struct invocation *invocation = ret_invocation;

    invocation->words = take_memory((size_t)argc + 1, sizeof *invocation->words);
    invocation->given = take_memory((size_t)argc + 1, sizeof *invocation->given);
    reader.invocation = invocation;
    if (!read_words(&reader, error))
        return false;
    if (invocation->command == NULL || invocation_global(invocation, "help") != NULL)
        return true;
    drop_fillers(invocation);
    return check_words(invocation, error) && check_options(invocation, error);
}
