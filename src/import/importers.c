/* importers.c - the formats that can be read: a row each */
#include "import/importer.h"

const struct importer *const importers[] = {
    &importer_docx, &importer_markdown, &importer_odt, &importer_subrip,
    &importer_text, &importer_webvtt,   NULL,
};

enum { CERTAIN = 100 };

const struct importer *importer_for(const struct import_source *source)
{
    const struct importer *best = NULL;
    int highest = 0;

    for (size_t i = 0; importers[i] != NULL && highest < CERTAIN; i++) {
        int bid = importers[i]->bid(source);

        if (bid > highest) {
            highest = bid;
            best = importers[i];
        }
    }
    return best;
}
