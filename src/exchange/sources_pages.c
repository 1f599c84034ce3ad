/* sources_pages.c - what is odd about quotations of PDF pages */
#include "exchange/sources_pass.h"

/* What codes a quotation, in whatever order. */
struct coded {
    int64_t count;
    uint64_t sum;
};

static bool is_page(const struct read_selection *selection)
{
    return selection->has_place && selection->region.type == REGION_PAGE;
}

/* Boxes of QualCoder count from the top, and the page's height is not known here. */
static void note_origin(const struct source_pass *pass, const struct read_source *source)
{
    const char *origin = pass->reading->origin;
    int64_t boxes = 0;

    if (origin == NULL || strncmp(origin, "QualCoder", strlen("QualCoder")) != 0)
        return;
    for (size_t i = 0; i < source->selections.count; i++)
        boxes += is_page(&source->selections.items[i]);
    losses_add(pass->reading->losses, TEMA_EXCHANGE_REPAIRED, "quotations",
               "boxes in PDF pages that QualCoder counts from the top: kept as they are",
               boxes);
}

static struct coded *count_codings(const struct source_pass *pass,
                                   const struct read_source *source)
{
    struct coded *coded =
        arena_take(pass->arena, (source->selections.count + 1) * sizeof *coded);

    for (size_t i = 0; i < source->codings.count; i++) {
        const struct read_coding *coding = &source->codings.items[i];
        uint64_t coder;

        memcpy(&coder, coding->coder.bytes, sizeof coder);
        coded[coding->selection].count++;
        coded[coding->selection].sum +=
            (coder ^ coding->code) * 0x9E3779B97F4A7C15U; /* spreads small numbers */
    }
    return coded;
}

/* The quotation before it on the page before, of the same name, time and codings: both
 * are pieces of one that a page's end cuts. */
static bool is_continued(const struct read_selection *one,
                         const struct read_selection *next)
{
    return is_page(one) && is_page(next) && one->region.page + 1 == next->region.page &&
           one->name[0] != '\0' && strcmp(one->name, next->name) == 0 &&
           value_equals(&one->audit.made_at, &next->audit.made_at) &&
           value_equals(&one->audit.author, &next->audit.author);
}

static void note_pieces(const struct source_pass *pass, const struct read_source *source)
{
    const struct read_selection *list = source->selections.items;
    const struct coded *coded = count_codings(pass, source);

    for (size_t i = 1; i < source->selections.count; i++)
        if (is_continued(&list[i - 1], &list[i]) &&
            coded[i - 1].count == coded[i].count && coded[i - 1].sum == coded[i].sum)
            losses_note(pass->reading->losses, TEMA_EXCHANGE_REPAIRED, "quotations",
                        "in two pieces, over the end of a PDF page: kept as two",
                        list[i].name);
}

void source_note_pages(const struct source_pass *pass, const struct read_source *source)
{
    if (source->type != SOURCE_PDF)
        return;
    note_origin(pass, source);
    note_pieces(pass, source);
}
