/* subrip.c - SubRip subtitles, and cues without any header */
#include "base/cleanup.h"
#include "import/cues.h"

static int bid(const struct import_source *source)
{
    CLEANUP_BUFFER struct buffer storage = {0};

    return cues_begin(source_beginning(source, &storage)) ? 90 : 0;
}

static bool read_subrip(const struct import_source *source, struct draft *draft,
                        struct tema_error *error)
{
    return cues_read(source, false, draft, error);
}

const struct importer importer_subrip = {
    .name = "subrip",
    .version = 1,
    .extensions = ".srt",
    .summary = "SubRip subtitles",
    .bid = bid,
    .read = read_subrip,
};
