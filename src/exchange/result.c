/* result.c - see exchange/result.h */
#include "exchange/result.h"

void result_take_lines(struct tema_exchange_result *result, const struct losses *losses)
{
    struct arena *arena = result->memory;
    const struct tema_exchange_line *lines = losses_lines(losses, &result->line_count);
    struct tema_exchange_line *copies =
        arena_take(arena, (result->line_count + 1) * sizeof *copies);

    for (size_t i = 0; i < result->line_count; i++) {
        const char **examples =
            arena_take(arena, (lines[i].example_count + 1) * sizeof *examples);

        for (size_t j = 0; j < lines[i].example_count; j++)
            examples[j] = arena_copy_string(arena, lines[i].examples[j]);
        copies[i] = lines[i]; /* element and how are static */
        copies[i].examples = examples;
    }
    result->lines = copies;
}
