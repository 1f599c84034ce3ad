/* turn_label.c - see import/turn_label.h */
#include "import/turn_label.h"
#include "import/stamp.h"
#include "text/letter.h"
#include "text/utf8.h"

enum {
    MOST_CHARACTERS = 48,
    MOST_WORDS = 5,
    MOST_WORDS_ALONE = 4,
    LONGEST_ABBREVIATION = 3, /* characters before a full stop inside a name: Dr. Berg */
};

static size_t skip_blanks(struct slice text, size_t offset)
{
    for (;;) {
        if (offset < text.length &&
            (text.bytes[offset] == ' ' || text.bytes[offset] == '\t'))
            offset++;
        else if (slice_starts_with(slice_from(text, offset), SLICE("\u00A0")))
            offset += 2;
        else
            return offset;
    }
}

static size_t skip_emphasis(struct slice text, size_t offset)
{
    while (offset < text.length &&
           (text.bytes[offset] == '*' || text.bytes[offset] == '_'))
        offset++;
    return offset;
}

/* A dash that opens an utterance. */
static size_t skip_dash(struct slice text, size_t offset)
{
    static const char *const dashes[] = {"-", "–", "—", "•"};

    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (slice_starts_with(slice_from(text, offset), slice_of(dashes[i])))
            return skip_blanks(text, offset + strlen(dashes[i]));
    return offset;
}

/* "Anf. 12 " before each speaker of the Riksdag's protocols. */
static size_t skip_speech_number(struct slice text, size_t offset)
{
    size_t digits = offset + 5;

    if (!slice_starts_with(slice_from(text, offset), SLICE("Anf. ")))
        return offset;
    while (digits < text.length && text.bytes[digits] >= '0' && text.bytes[digits] <= '9')
        digits++;
    return digits > offset + 5 ? skip_blanks(text, digits) : offset;
}

struct name_scan {
    size_t start, end; /* bytes; end is where the scan stopped */
    int characters, words;
    bool is_small;
    bool has_comma; /* Anna Berg, PhD: only where every word has a capital */
    bool has_small_word;
};

/* What may stand in a name besides letters and digits. */
static bool is_name_sign(uint32_t c)
{
    return c < 0x80 ? c != 0 && strchr("-'/&_+()", (int)c) != NULL
                    : c == 0x2019 || c == 0x2011 || c == 0x2010;
}

/* Goes over letters, digits, signs and single blanks as far as a name can go. */
static bool scan_name(struct slice text, size_t start, struct name_scan *ret_scan)
{
    struct name_scan scan = {.start = start, .end = start};
    int word = 0; /* characters of the present word */

    while (scan.end < text.length) {
        size_t next = scan.end;
        uint32_t c = utf8_decode(text, &next);

        if (scan.characters == 0 && !letter_is(c) && c != '$')
            return false;
        if (scan.characters == 0)
            scan.is_small = letter_is_small(c);
        if (c == ' ' || c == 0xA0) {
            struct stamp stamp;

            if (stamp_read(text, scan.end, &stamp))
                break;
            word = 0;
        } else if (c == '.') {
            /* J. Berg, but no sentence's end */
            if (word == 0 || word > LONGEST_ABBREVIATION)
                break;
        } else if (c == ',') {
            scan.has_comma = true;
        } else if (letter_is(c) || letter_is_digit(c) || is_name_sign(c) || c == '$') {
            scan.has_small_word |= word == 0 && letter_is_small(c);
            scan.words += word++ == 0;
        } else {
            break;
        }
        if (++scan.characters > MOST_CHARACTERS || scan.words > MOST_WORDS)
            return false;
        scan.end = next;
    }
    *ret_scan = scan;
    return scan.words > 0 && !(scan.has_comma && scan.has_small_word);
}

static struct slice tidy_name(struct slice text, size_t start, size_t end)
{
    while (end > start && (memchr(" ,.*_", text.bytes[end - 1], 5) != NULL))
        end--;
    if (end > start + 2 && memcmp(text.bytes + end - 2, "\u00A0", 2) == 0)
        return tidy_name(text, start, end - 2);
    return slice_cut(text, start, end);
}

static void take_stamp(struct turn_label *label, const struct stamp *stamp)
{
    label->begin_ms = stamp->begin_ms;
    if (stamp->end_ms >= 0)
        label->end_ms = stamp->end_ms;
}

/* Behind the label: emphasis that ends, blanks, and a stamp where none came before. */
static void find_words(struct slice text, size_t offset, struct turn_label *label)
{
    struct stamp stamp;

    offset = skip_blanks(text, skip_emphasis(text, offset));
    if (label->begin_ms < 0 && stamp_read(text, offset, &stamp) &&
        (stamp.is_enclosed || stamp.end == text.length)) {
        take_stamp(label, &stamp);
        offset = skip_blanks(text, stamp.end);
    }
    label->words = offset;
}

/* so:: and http:// and 10:30 and :) have a colon, and no label before it. */
static bool colon_ends_label(struct slice text, size_t colon)
{
    char behind = colon + 1 < text.length ? text.bytes[colon + 1] : ' ';

    return strchr(":/)(0123456789", behind) == NULL;
}

/* Whether the line is a name and nothing else: Anna, not a short answer. */
static bool may_stand_alone(struct slice text, const struct name_scan *scan)
{
    struct slice line = slice_cut(text, scan->start, scan->end);

    return scan->words <= MOST_WORDS_ALONE && !scan->is_small &&
           skip_blanks(text, scan->end) == text.length &&
           line.bytes[line.length - 1] != '.' && !scan->has_comma;
}

/* What stands behind the name tells how the speaker is set off. */
static bool read_behind(struct slice text, const struct name_scan *scan,
                        struct turn_label *label)
{
    size_t offset = skip_emphasis(text, scan->end);
    struct stamp stamp;
    bool has_stamp = stamp_read(text, offset, &stamp);

    if (has_stamp) {
        take_stamp(label, &stamp);
        offset = stamp.end;
    }
    if (offset < text.length && text.bytes[offset] == '\t' && !has_stamp)
        label->form = TURN_TAB;
    else if (skip_blanks(text, offset) < text.length &&
             text.bytes[skip_blanks(text, offset)] == ':' &&
             colon_ends_label(text, skip_blanks(text, offset)))
        label->form = TURN_COLON;
    else if (has_stamp && skip_blanks(text, offset) == text.length)
        label->form = TURN_ALONE_TIMED;
    else if (has_stamp && stamp.is_enclosed)
        label->form = TURN_TIMED;
    else if (!has_stamp && may_stand_alone(text, scan))
        label->form = TURN_ALONE;
    else
        return false;
    if (label->form == TURN_COLON)
        offset = skip_blanks(text, offset) + 1;
    find_words(text, offset, label);
    return true;
}

/* [Anna] ... or [Anna]: ... */
static bool read_bracket(struct slice text, size_t offset, struct turn_label *label)
{
    struct name_scan scan;

    if (!scan_name(text, offset + 1, &scan) || scan.end >= text.length ||
        text.bytes[scan.end] != ']')
        return false;
    label->name = tidy_name(text, scan.start, scan.end);
    label->is_small = scan.is_small;
    label->form = TURN_BRACKET;
    offset = scan.end + 1;
    if (offset < text.length && text.bytes[offset] == ':') {
        label->form = TURN_COLON;
        offset++;
    }
    find_words(text, offset, label);
    return true;
}

bool turn_label_read(struct slice paragraph, struct turn_label *ret_label)
{
    struct turn_label label = {.begin_ms = -1, .end_ms = -1};
    size_t offset = skip_dash(paragraph, skip_blanks(paragraph, 0));
    struct name_scan scan;
    struct stamp stamp;

    if (stamp_read(paragraph, offset, &stamp)) {
        take_stamp(&label, &stamp);
        offset = skip_dash(paragraph, skip_blanks(paragraph, stamp.end));
    }
    offset = skip_speech_number(paragraph, skip_emphasis(paragraph, offset));
    if (offset >= paragraph.length)
        return false;
    if (paragraph.bytes[offset] == '[') {
        if (!read_bracket(paragraph, offset, &label))
            return false;
    } else {
        if (!scan_name(paragraph, offset, &scan) ||
            !read_behind(paragraph, &scan, &label))
            return false;
        label.name = tidy_name(paragraph, scan.start, scan.end);
        label.is_small = scan.is_small;
    }
    if (label.name.length == 0)
        return false;
    *ret_label = label;
    return true;
}
