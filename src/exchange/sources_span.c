/* sources_span.c - where a quotation lies in its text, and what is doubtful about it */
#include "base/cleanup.h"
#include "exchange/made_guid.h"
#include "exchange/sources_pass.h"
#include "text/utf8.h"

enum {
    NAME_TOLD = 60, /* code points of a name in a doubt */
    ENDS_TELL = 60, /* per cent of a project's quotations that begin and end with words:
                       by chance one in ten would */
    NAMES_TELL =
        50, /* likewise, that begin as their names say: by chance hardly any do */
    POSITION_MOST = INT32_MAX, /* of a text that did not come along */
};

static void add_doubt(struct buffer *doubt, const char *words)
{
    if (doubt->length > 0)
        buffer_add_string(doubt, "; ");
    buffer_add_string(doubt, words);
}

/* HOW says that the quotation was marked. */
static void note(const struct source_pass *pass, const char *how,
                 const struct read_selection *selection)
{
    pass->reading->has_marked = true;
    losses_note(pass->reading->losses, TEMA_EXCHANGE_REPAIRED, "quotations", how,
                selection->name);
}

/* --- one end --- */

struct end {
    int64_t position; /* code points */
    int64_t beyond;   /* how far it lay behind the text, or (negative) before it */
};

static struct end place_end(const struct source_text *text,
                            const struct convention *convention, int64_t units)
{
    struct end end = {.position = raw_text_position(&text->raw, convention, units)};

    if (end.position < 0 || units < 0) {
        end.position = 0;
        end.beyond = units < 0 ? units : -1;
    } else if (end.position > text->raw.length) {
        end.position = text->raw.length;
        end.beyond = units - text->units;
    }
    return end;
}

static void tell_outside(const struct source_pass *pass,
                         const struct read_selection *selection, struct end start,
                         struct end end, struct buffer *doubt)
{
    CLEANUP_BUFFER struct buffer words = {0};
    int64_t beyond = start.beyond > 0 ? start.beyond : end.beyond;

    if (beyond > 0)
        buffer_add_format(&words, "its %s lay %lld character%s behind the text's end",
                          start.beyond > 0 ? "beginning" : "end", (long long)beyond,
                          beyond == 1 ? "" : "s");
    else if (start.beyond < 0 || end.beyond < 0)
        buffer_add_string(&words, "it began before the text does");
    else
        return;
    add_doubt(doubt, buffer_string(&words));
    note(pass, "a position outside of the text: put at its end, and marked", selection);
}

/* --- the whole --- */

static void tell_missing(const struct source_pass *pass,
                         const struct read_selection *selection, struct buffer *doubt)
{
    if (selection->has_start && selection->has_end)
        return;
    add_doubt(doubt, selection->has_start || selection->has_end
                         ? "the file gives only one of its ends"
                         : "the file does not say where it stands");
    note(pass,
         "a position that is missing or no number: put at the other end or at the "
         "text's beginning, and marked",
         selection);
}

static bool tells(int64_t hits, int64_t of, int per_cent)
{
    return of > 0 && 100 * hits >= per_cent * of;
}

static bool names_tell(const struct reading *reading)
{
    const struct verdict *verdict = &reading->verdict;

    return verdict->by_names && tells(verdict->hits, verdict->of, NAMES_TELL);
}

static bool ends_tell(const struct reading *reading)
{
    const struct convention *chosen = &reading->verdict.convention;

    for (int i = 0; i < CONVENTIONS; i++) {
        struct convention one = convention_of(i);

        if (one.utf16 == chosen->utf16 && one.crlf_is_two == chosen->crlf_is_two &&
            one.bom_counts == chosen->bom_counts)
            return tells(reading->evidence.boundary_hits[i], reading->evidence.bounded,
                         ENDS_TELL);
    }
    return false;
}

static void tell_name(const struct source_pass *pass,
                      const struct read_selection *selection, struct buffer *doubt)
{
    CLEANUP_BUFFER struct buffer words = {0};
    struct slice name = slice_of(selection->name);
    size_t told = utf8_skip(name, 0, NAME_TOLD);

    buffer_add_string(&words, "in the file it is called '");
    buffer_add_slice(&words, slice_cut(name, 0, told));
    buffer_add_string(&words, told < name.length ? "…', and" : "', and");
    buffer_add_string(&words, " other words stand here");
    add_doubt(doubt, buffer_string(&words));
    note(pass, "names that are not the words at their place: kept there, and marked",
         selection);
}

/* Whether it stands as the others of this project do. What we wrote ourselves needs no
 * guessing. */
static void tell_misfit(const struct source_pass *pass, const struct source_text *text,
                        const struct read_selection *selection, struct span span,
                        struct buffer *doubt)
{
    const struct reading *reading = pass->reading;
    const struct raw_text *raw = &text->raw;

    if (reading->is_ours)
        return;
    if (selection->name[0] != '\0' && names_tell(reading)) {
        if (!convention_name_fits(raw, span.start, span.end, selection->name))
            tell_name(pass, selection, doubt);
        return;
    }
    if (!convention_ends_fit(raw, span.start, span.end) && ends_tell(reading)) {
        add_doubt(doubt, "it begins or ends within a word, as few others do");
        note(pass,
             "an end within a word, though most others end with one: kept "
             "there, and marked",
             selection);
    }
}

static void tell_empty(const struct source_pass *pass,
                       const struct read_selection *selection, struct buffer *doubt)
{
    if (selection->has_place) /* the place is marked, whatever the words are */
        return;
    add_doubt(doubt, "it begins where it ends, and marks no words");
    note(pass, "without any words: kept between two characters, and marked", selection);
}

static struct span turn_round(const struct source_pass *pass,
                              const struct read_selection *selection, struct span span,
                              struct buffer *doubt)
{
    if (span.start <= span.end)
        return span;
    add_doubt(doubt, "its end stood before its beginning");
    note(pass, "an end before the beginning: the two were exchanged, and marked",
         selection);
    return (struct span){span.end, span.start};
}

static struct span span_in_text(const struct source_pass *pass,
                                const struct source_text *text,
                                const struct read_selection *selection,
                                struct buffer *doubt)
{
    const struct convention *convention = &pass->reading->verdict.convention;
    int64_t one = selection->has_start ? selection->start
                  : selection->has_end ? selection->end
                                       : 0;
    struct end start = place_end(text, convention, one);
    struct end end =
        place_end(text, convention, selection->has_end ? selection->end : one);
    struct span span = {start.position, end.position};

    tell_missing(pass, selection, doubt);
    tell_outside(pass, selection, start, end, doubt);
    span = turn_round(pass, selection, span, doubt);
    if (doubt->length == 0 && span.start == span.end)
        tell_empty(pass, selection, doubt);
    else if (doubt->length == 0)
        tell_misfit(pass, text, selection, span, doubt);
    return span;
}

/* As the file has it: there is no text that would tell more. */
static struct span span_without_text(const struct source_pass *pass,
                                     const struct read_selection *selection,
                                     struct buffer *doubt)
{
    struct span span = {selection->start, selection->end};

    add_doubt(doubt, "its text did not come along");
    if (span.start > span.end)
        span = (struct span){span.end, span.start};
    if (span.start < 0 || span.end > POSITION_MOST) {
        note(pass,
             "a position outside of any text: put at the text's beginning, and "
             "marked",
             selection);
        return (struct span){0};
    }
    return span;
}

/* --- between sync points --- */

/* Turns the GUID of a mark as the file has it into the mark's own; false where the
 * transcript has none such. */
static bool resolve(const struct read_source *source, const struct map *places,
                    struct guid *guid, size_t *ret_place)
{
    int64_t place = map_number(places, MAP_KEY(*guid), -1);

    if (place < 0)
        return false;
    *guid = source->marks.items[place].guid;
    *ret_place = (size_t)place;
    return true;
}

/* Where our own program made the sync points, the quotation is a span of text alone. */
static void take_made_marks(struct read_source *source, struct read_selection *selection)
{
    const size_t places[] = {selection->from, selection->to};

    for (int i = 0; i < 2; i++) {
        struct guid made = made_guid_mark(&selection->known_as, i == 1);
        struct read_mark *mark;

        if (places[i] == (size_t)SELECTION_NONE)
            continue;
        mark = &source->marks.items[places[i]];
        if (!guid_equals(&mark->known_as, &made))
            continue;
        mark->is_made = true;
        selection->has_place = false;
    }
}

void source_resolve_marks(struct read_source *source)
{
    struct map places = {0};

    for (size_t i = source->marks.count; i-- > 0;)
        map_put(&places, MAP_KEY(source->marks.items[i].known_as), (int64_t)i);
    for (size_t i = 0; i < source->selections.count; i++) {
        struct read_selection *selection = &source->selections.items[i];
        struct region *region = &selection->region;

        if (!selection->has_place || region->type != REGION_MARKS)
            continue;
        if (region->has_from &&
            !resolve(source, &places, &region->from, &selection->from))
            selection->has_lost_mark = true;
        if (region->has_to && !resolve(source, &places, &region->to, &selection->to))
            selection->has_lost_mark = true;
        region->has_from = selection->from != (size_t)SELECTION_NONE;
        region->has_to = selection->to != (size_t)SELECTION_NONE;
        take_made_marks(source, selection);
    }
    map_release(&places);
}

static struct span span_between(const struct source_pass *pass,
                                const struct source_text *text,
                                const struct read_source *source,
                                const struct read_selection *selection,
                                struct buffer *doubt)
{
    const struct convention *convention = &pass->reading->verdict.convention;
    const struct read_mark *marks = source->marks.items;
    struct end start, end;
    struct span span;

    if (selection->has_lost_mark) {
        add_doubt(doubt, "the transcript has no such sync point");
        note(pass, "a sync point that is not in the transcript: left out, and marked",
             selection);
    }
    if (selection->from == (size_t)SELECTION_NONE ||
        selection->to == (size_t)SELECTION_NONE || !text->has_text ||
        marks[selection->from].position < 0 || marks[selection->to].position < 0)
        return (struct span){0};
    start = place_end(text, convention, marks[selection->from].position);
    end = place_end(text, convention, marks[selection->to].position);
    span = (struct span){start.position, end.position};
    tell_outside(pass, selection, start, end, doubt);
    return turn_round(pass, selection, span, doubt);
}

struct span source_span(const struct source_pass *pass, const struct source_text *text,
                        const struct read_source *source,
                        const struct read_selection *selection, struct buffer *doubt)
{
    if (selection->is_span)
        return text->has_text ? span_in_text(pass, text, selection, doubt)
                              : span_without_text(pass, selection, doubt);
    if (selection->region.type == REGION_MARKS)
        return span_between(pass, text, source, selection, doubt);
    return (struct span){0};
}
