/* cues.c - see import/cues.h */
#include "import/cues.h"
#include "base/cleanup.h"
#include "import/clock.h"
#include "import/cue_text.h"
#include "import/lines.h"

struct cue_file {
    struct draft *draft;
    bool is_webvtt;
    struct cue_voices voices;
    int64_t begin_ms, end_ms; /* of the open cue; -1 before the first */
    struct buffer words;      /* of the open cue, lines joined by spaces */
    bool is_skipping;         /* inside a NOTE, STYLE or REGION block, or the header */
    bool is_first;            /* no line but blank ones yet */
    bool after_blank;
    int left_out; /* blocks */
};

/* Reads `BEGIN --> END` at LINE's beginning, settings behind it allowed. */
static bool read_timing(struct slice line, int64_t *ret_begin_ms, int64_t *ret_end_ms)
{
    int64_t begin, end;
    size_t length;

    line = lines_trim_start(line);
    if (!clock_read(line, &begin, &length))
        return false;
    line = lines_trim_start(slice_from(line, length));
    if (!slice_starts_with(line, SLICE("-->")))
        return false;
    line = lines_trim_start(slice_from(line, 3));
    if (!clock_read(line, &end, &length))
        return false;
    *ret_begin_ms = begin;
    *ret_end_ms = end;
    return true;
}

static bool is_number(struct slice line)
{
    line = lines_trim_start(line);
    for (size_t i = 0; i < line.length; i++)
        if (line.bytes[i] < '0' || line.bytes[i] > '9')
            return false;
    return line.length > 0;
}

bool cues_begin(struct slice text)
{
    struct slice line = {NULL, 0};
    int64_t begin, end;

    while (lines_next(&text, &line))
        if (lines_trim_start(line).length > 0)
            break;
    if (is_number(line) && !lines_next(&text, &line))
        return false;
    return read_timing(line, &begin, &end);
}

static void end_cue(struct cue_file *file)
{
    struct draft_paragraph attributes = {
        .kind = PARAGRAPH_CUE, .begin_ms = file->begin_ms, .end_ms = file->end_ms};

    if (file->words.length > 0)
        cue_text_add(file->draft, &attributes, buffer_slice(&file->words),
                     file->is_webvtt, &file->voices);
    buffer_clear(&file->words);
}

static bool begins_with_word(struct slice line, struct slice word)
{
    return slice_starts_with(line, word) &&
           (line.length == word.length || line.bytes[word.length] == ' ' ||
            line.bytes[word.length] == '\t');
}

/* Blocks that are no cues end at a blank line. */
static bool begins_other_block(const struct cue_file *file, struct slice line)
{
    if (!file->is_webvtt || !file->after_blank)
        return false;
    if (file->is_first && begins_with_word(line, SLICE("WEBVTT")))
        return true;
    return begins_with_word(line, SLICE("NOTE")) ||
           begins_with_word(line, SLICE("STYLE")) ||
           begins_with_word(line, SLICE("REGION"));
}

/* A cue's number or name stands right before its timing: a number anywhere, since some
 * files have no blank lines; a name only in WebVTT and behind a blank line. */
static bool is_name(const struct cue_file *file, struct slice line, struct slice behind)
{
    int64_t begin, end;

    return (is_number(line) || (file->is_webvtt && file->after_blank)) &&
           read_timing(behind, &begin, &end);
}

static void take_line(struct cue_file *file, struct slice line, struct slice behind)
{
    bool is_header = file->is_first;
    int64_t begin, end;

    if (line.length == 0) {
        file->after_blank = true;
        file->is_skipping = false;
        return;
    }
    if (begins_other_block(file, line)) {
        file->is_skipping = true;
        file->left_out += !is_header;
    }
    file->is_first = false;
    if (read_timing(line, &begin, &end)) {
        end_cue(file);
        file->begin_ms = begin;
        file->end_ms = end;
        file->is_skipping = false;
    } else if (!file->is_skipping && !is_name(file, line, behind)) {
        if (file->words.length > 0)
            buffer_add_byte(&file->words, ' ');
        buffer_add_slice(&file->words, lines_trim_start(line));
    }
    file->after_blank = false;
}

bool cues_read(const struct import_source *source, bool is_webvtt, struct draft *draft,
               struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer storage = {0};
    struct cue_file file = {.draft = draft,
                            .is_webvtt = is_webvtt,
                            .begin_ms = -1,
                            .end_ms = -1,
                            .is_first = true,
                            .after_blank = true};
    struct slice text, line, behind, empty = {NULL, 0};
    bool has_line;

    if (!source_text(source, draft, &storage, &text, error))
        return false;
    cue_voices_init(&file.voices, text);
    has_line = lines_next(&text, &line);
    while (has_line) {
        has_line = lines_next(&text, &behind);
        take_line(&file, line, has_line ? behind : empty);
        line = behind;
    }
    end_cue(&file);
    if (file.left_out > 0)
        draft_add_remark(draft, "notes and style blocks left out: %d", file.left_out);
    buffer_release(&file.words);
    cue_voices_release(&file.voices);
    return true;
}
