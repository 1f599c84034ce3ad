/* webvtt.c - WebVTT subtitles */
#include "base/cleanup.h"
#include "import/cues.h"

static int bid(const struct import_source *source)
{
    CLEANUP_BUFFER struct buffer storage = {0};
    struct slice text = source_beginning(source, &storage);

    if (!slice_starts_with(text, SLICE("WEBVTT")))
        return 0;
    return text.length == 6 || strchr(" \t\r\n", text.bytes[6]) != NULL ? 100 : 0;
}

static bool read_webvtt(const struct import_source *source, struct draft *draft,
                        struct tema_error *error)
{
    return cues_read(source, true, draft, error);
}

const struct importer importer_webvtt = {
    .name = "webvtt",
    .version = 1,
    .extensions = ".vtt",
    .summary = "WebVTT subtitles",
    .bid = bid,
    .read = read_webvtt,
};
