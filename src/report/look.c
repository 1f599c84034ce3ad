/* look.c - see report/look.h */
#include "report/look.h"
#include "base/cleanup.h"
#include "text/utf8.h"

static const char monospaced[] = "Courier New", sans[] = "Arial";

/* APA 7: 12 point Times New Roman, double-spaced throughout (2.21), no white between
 * paragraphs, first lines 1.27 cm in (2.24), headings as in table 2.3, block quotations
 * 1.27 cm in (8.27); tables and footnotes may stand closer (2.21, 7.13). */
static const struct paragraph_look apa7_roles[ROLE_COUNT] = {
    [ROLE_BODY] = {.size = 24, .line = 480, .first_line = 720},
    [ROLE_TITLE] = {ALIGN_CENTRE, .bold = true, .keeps_with_next = true, .size = 24,
                    .line = 480},
    [ROLE_AUTHOR] = {ALIGN_CENTRE, .keeps_with_next = true, .size = 24, .line = 480},
    [ROLE_HEADING_1] = {ALIGN_CENTRE, .bold = true, .keeps_with_next = true, .size = 24,
                        .line = 480},
    [ROLE_HEADING_2] = {.bold = true, .keeps_with_next = true, .size = 24, .line = 480},
    [ROLE_HEADING_3] =
        {.bold = true, .italic = true, .keeps_with_next = true, .size = 24, .line = 480},
    [ROLE_HEADING_4] = {.bold = true,
                        .keeps_with_next = true,
                        .size = 24,
                        .line = 480,
                        .first_line = 720},
    [ROLE_HEADING_5] = {.bold = true,
                        .italic = true,
                        .keeps_with_next = true,
                        .size = 24,
                        .line = 480,
                        .first_line = 720},
    [ROLE_HEADING_6] = {.italic = true,
                        .keeps_with_next = true,
                        .size = 24,
                        .line = 480,
                        .first_line = 720},
    [ROLE_QUOTATION] = {.size = 24, .line = 480, .left = 720},
    [ROLE_ATTRIBUTION] = {ALIGN_RIGHT, .size = 24, .line = 480, .left = 720},
    [ROLE_LIST] = {.size = 24, .line = 480},
    [ROLE_CODE] = {.font = monospaced,
                   .size = 20,
                   .line = 240,
                   .before = 120,
                   .after = 120,
                   .left = 720},
    [ROLE_CAPTION] = {.italic = true, .keeps_with_next = true, .size = 24, .line = 480},
    [ROLE_CELL] = {.size = 24, .line = 276, .before = 40, .after = 40},
    [ROLE_HEAD_CELL] =
        {.keeps_with_next = true, .size = 24, .line = 276, .before = 40, .after = 40},
    [ROLE_FOOTNOTE] = {.size = 20, .line = 240, .first_line = 720},
    [ROLE_PAGE_NUMBER] = {ALIGN_RIGHT, .size = 24, .line = 240},
};

/* Times New Roman and Arial: they, or fonts of the same widths, are on every machine. */
static const struct paragraph_look plain_roles[ROLE_COUNT] = {
    [ROLE_BODY] = {.size = 24, .line = 312, .after = 140},
    [ROLE_TITLE] = {.bold = true,
                    .keeps_with_next = true,
                    .font = sans,
                    .size = 44,
                    .line = 240,
                    .after = 120},
    [ROLE_AUTHOR] =
        {.keeps_with_next = true, .font = sans, .size = 22, .line = 240, .after = 240},
    [ROLE_HEADING_1] = {.bold = true,
                        .keeps_with_next = true,
                        .font = sans,
                        .size = 32,
                        .line = 252,
                        .before = 360,
                        .after = 120},
    [ROLE_HEADING_2] = {.bold = true,
                        .keeps_with_next = true,
                        .font = sans,
                        .size = 26,
                        .line = 252,
                        .before = 280,
                        .after = 100},
    [ROLE_HEADING_3] = {.bold = true,
                        .keeps_with_next = true,
                        .font = sans,
                        .size = 22,
                        .line = 252,
                        .before = 220,
                        .after = 80},
    [ROLE_HEADING_4] = {.bold = true,
                        .italic = true,
                        .keeps_with_next = true,
                        .font = sans,
                        .size = 21,
                        .line = 252,
                        .before = 180,
                        .after = 60},
    [ROLE_HEADING_5] = {.italic = true,
                        .keeps_with_next = true,
                        .font = sans,
                        .size = 21,
                        .line = 252,
                        .before = 160,
                        .after = 60},
    [ROLE_HEADING_6] = {.italic = true,
                        .keeps_with_next = true,
                        .font = sans,
                        .size = 20,
                        .line = 252,
                        .before = 160,
                        .after = 60},
    [ROLE_QUOTATION] = {.italic = true,
                        .size = 24,
                        .line = 300,
                        .after = 140,
                        .left = 567,
                        .right = 567},
    [ROLE_ATTRIBUTION] = {ALIGN_RIGHT, .size = 22, .line = 252, .after = 220, .left = 567,
                          .right = 567},
    [ROLE_LIST] = {.size = 24, .line = 312, .after = 60},
    [ROLE_CODE] = {.font = monospaced,
                   .size = 19,
                   .line = 240,
                   .before = 60,
                   .after = 160,
                   .left = 284},
    [ROLE_CAPTION] = {.italic = true,
                      .keeps_with_next = true,
                      .font = sans,
                      .size = 20,
                      .line = 252,
                      .before = 160,
                      .after = 80},
    [ROLE_CELL] = {.font = sans, .size = 19, .line = 252, .before = 40, .after = 40},
    [ROLE_HEAD_CELL] = {.bold = true,
                        .keeps_with_next = true,
                        .font = sans,
                        .size = 19,
                        .line = 252,
                        .before = 40,
                        .after = 40},
    [ROLE_FOOTNOTE] = {.size = 20, .line = 240, .after = 40},
    [ROLE_PAGE_NUMBER] = {ALIGN_CENTRE, .font = sans, .size = 18, .line = 240},
};

static const struct page_look pages[] = {
    [REPORT_PLAIN] = {"Times New Roman", 1417, false, plain_roles},
    [REPORT_APA7] = {"Times New Roman", 1440, true, apa7_roles},
};

const struct page_look *look_of(enum report_look look)
{
    return &pages[look];
}

enum paragraph_role look_role(const struct report_node *node)
{
    bool quoted = node->parent->kind == REPORT_BLOCK_QUOTATION;

    switch (node->kind) {
    case REPORT_HEADING:
        return (enum paragraph_role)(ROLE_HEADING_1 + node->number - 1);
    case REPORT_ATTRIBUTION:
        return ROLE_ATTRIBUTION;
    case REPORT_CAPTION:
        return ROLE_CAPTION;
    case REPORT_CODE_BLOCK:
        return ROLE_CODE;
    case REPORT_CELL:
        return node->parent->previous == NULL ? ROLE_HEAD_CELL : ROLE_CELL;
    case REPORT_FOOTNOTE:
        return ROLE_FOOTNOTE;
    default:
        return quoted                              ? ROLE_QUOTATION
               : node->parent->kind == REPORT_ITEM ? ROLE_LIST
                                                   : ROLE_BODY;
    }
}

enum { CELL_PADDING = 142 }; /* twips, between columns */

/* What a column asks for, in twips: at least its longest word, at most its longest
 * cell. */
struct column {
    int least, most;
};

/* A character is taken for 0.6 em, in single words, which must not be broken and which
 * may be bold, for 0.72 em. */
static void ask(struct column *column, const struct report_node *cell, int em)
{
    enum { MOST = 60, LONGEST_WORD = 24 }; /* characters */
    CLEANUP_BUFFER struct buffer text = {0};
    int length = 0, word = 0, longest = 1;

    report_plain_text(cell, &text);
    for (size_t offset = 0; offset < text.length && length < MOST; length++) {
        bool space = text.bytes[offset] == ' ';

        offset = utf8_next(buffer_slice(&text), offset);
        word = space ? 0 : word + 1;
        longest = word > longest ? word : longest;
    }
    longest = (longest < LONGEST_WORD ? longest : LONGEST_WORD) * em * 72 / 100;
    length = length * em * 6 / 10;
    column->least = longest > column->least ? longest : column->least;
    column->most = length > column->most ? length : column->most;
    column->most = column->most > column->least ? column->most : column->least;
}

static int64_t share(int64_t part, int64_t whole, int64_t amount)
{
    return whole > 0 ? part * amount / whole : 0;
}

/* All get the least; what is left goes to those that ask for more. */
static void divide(const struct column *columns, int count, int width, int *widths)
{
    int64_t least = 0, most = 0;
    int given = 0;

    for (int i = 0; i < count; i++) {
        least += columns[i].least;
        most += columns[i].most;
    }
    for (int i = 0; i < count; i++) {
        const struct column *column = &columns[i];

        if (most <= width)
            widths[i] = (int)share(column->most, most, width);
        else if (least <= width)
            widths[i] = column->least + (int)share(column->most - column->least,
                                                   most - least, width - least);
        else
            widths[i] = (int)share(column->least, least, width);
        given += widths[i];
    }
    widths[count - 1] += width - given;
}

int *look_column_widths(struct arena *arena, const struct page_look *page,
                        const struct report_node *table, int width, int *ret_count)
{
    int count = report_count_columns(table), em = page->roles[ROLE_CELL].size * 10;
    struct column *columns = arena_take(arena, (size_t)(count + 1) * sizeof *columns);
    int *widths = arena_take(arena, (size_t)(count + 1) * sizeof *widths);

    for (const struct report_node *row = table->first; row != NULL; row = row->next) {
        int column = 0;

        for (const struct report_node *cell = row->first; cell != NULL; cell = cell->next)
            ask(&columns[column++], cell, em);
    }
    for (int i = 0; i < count; i++) {
        columns[i].least += CELL_PADDING;
        columns[i].most += CELL_PADDING;
    }
    if (count > 0)
        divide(columns, count, width, widths);
    *ret_count = count;
    return widths;
}
