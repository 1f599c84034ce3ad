/* command_document_show.c - tema document show DOC [--turns] */
#include "cli/memory.h"
#include "cli/names.h"
#include "cli/walk.h"

static const char *const columns[] = {"document", "turn",  "speaker",  "case",   "start",
                                      "end",      "words", "begin_ms", "end_ms", NULL};
static const char *const shown[] = {"turn", "speaker", "words", NULL};
static const struct tema_listing listing = {
    columns, shown, "no turns were found in this document", false};

static void print_text(struct tema_printer *printer, const char *name,
                       const struct tema_document_text *text)
{
    if (tema_printer_form(printer) == TEMA_TEXT && text->bytes == 0) {
        tema_printer_say(printer, "%s has no text", name);
        return;
    }
    if (tema_printer_form(printer) == TEMA_TEXT) {
        tema_printer_text(printer, text->utf8);
        if (text->bytes > 0 && text->utf8[text->bytes - 1] != '\n')
            tema_printer_text(printer, "\n");
        return;
    }
    tema_printer_begin(printer);
    tema_printer_string(printer, "document", name);
    tema_printer_integer(printer, "characters", text->length);
    tema_printer_string(printer, "text", text->utf8);
    tema_printer_end(printer);
}

static void print_time(struct tema_printer *printer, const char *name, int64_t ms)
{
    if (ms < 0)
        tema_printer_string(printer, name, NULL);
    else
        tema_printer_integer(printer, name, ms);
}

static void print_turn(struct tema_printer *printer, const struct tema_turn *turn,
                       struct walk *walk)
{
    const char *start = walk_to(walk, turn->words_start);
    const char *end = walk_to(walk, turn->end);
    CLEANUP_FREE char *words = strndup(start, (size_t)(end - start));

    tema_printer_begin(printer);
    tema_printer_string(printer, "document", turn->document_name);
    tema_printer_integer(printer, "turn", turn->number);
    tema_printer_string(printer, "speaker", turn->speaker);
    tema_printer_string(printer, "case", turn->case_name);
    tema_printer_integer(printer, "start", turn->words_start);
    tema_printer_integer(printer, "end", turn->end);
    tema_printer_string(printer, "words", words);
    print_time(printer, "begin_ms", turn->begin_ms);
    print_time(printer, "end_ms", turn->end_ms);
    tema_printer_end(printer);
}

static bool print_turns(struct session *session, struct tema_document_id document,
                        const struct tema_document_text *text, struct tema_error *error)
{
    CLEANUP(tema_turns_free) struct tema_turns turns = {0};
    struct walk walk = {.text = text->utf8};

    if (!tema_turn_list(session->project, document, &turns, error))
        return false;
    tema_printer_begin_list(session->printer, &listing);
    for (size_t i = 0; i < turns.count; i++)
        print_turn(session->printer, turns.items + i, &walk);
    tema_printer_end_list(session->printer);
    return true;
}

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP(tema_document_text_free) struct tema_document_text text = {0};
    CLEANUP_FREE char *name = NULL;
    struct tema_document_id document;

    if (!named_document(session, session_argument(session, "DOC"), &document, &name,
                        error) ||
        !tema_document_read(session->project, document, &text, error))
        return false;
    if (session_has(session, "turns"))
        return print_turns(session, document, &text, error);
    print_text(session->printer, name, &text);
    return true;
}

const struct command command_document_show = {
    .name = "document show",
    .summary = "Print a document's text, or its turns",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "DOC", .help = "the document's name"},
            {0},
        },
    .options =
        (const struct option[]){
            {.name = "turns", .help = "who says what, turn by turn"},
            {0},
        },
    .description = "Positions are characters (Unicode code points) from the text's "
                   "beginning, which is 0; an end is the position behind the last one.",
    .examples = "tema document show Anna\ntema document show Anna --turns --format csv",
    .run = run,
};
