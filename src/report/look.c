/* look.c - see report/look.h */
#include "report/look.h"
#include "base/cleanup.h"

static const char monospaced[] = "Courier New";

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

static const struct paragraph_look plain_roles[ROLE_COUNT] = {
    [ROLE_BODY] = {.size = 22, .line = 276, .after = 140},
    [ROLE_TITLE] =
        {.bold = true, .keeps_with_next = true, .size = 44, .line = 240, .after = 120},
    [ROLE_AUTHOR] = {.keeps_with_next = true, .size = 24, .line = 240, .after = 360},
    [ROLE_HEADING_1] = {.bold = true,
                        .keeps_with_next = true,
                        .size = 34,
                        .line = 252,
                        .before = 400,
                        .after = 120},
    [ROLE_HEADING_2] = {.bold = true,
                        .keeps_with_next = true,
                        .size = 28,
                        .line = 252,
                        .before = 320,
                        .after = 100},
    [ROLE_HEADING_3] = {.bold = true,
                        .keeps_with_next = true,
                        .size = 24,
                        .line = 252,
                        .before = 260,
                        .after = 80},
    [ROLE_HEADING_4] = {.bold = true,
                        .italic = true,
                        .keeps_with_next = true,
                        .size = 22,
                        .line = 252,
                        .before = 220,
                        .after = 60},
    [ROLE_HEADING_5] = {.italic = true,
                        .keeps_with_next = true,
                        .size = 22,
                        .line = 252,
                        .before = 200,
                        .after = 60},
    [ROLE_HEADING_6] = {.italic = true,
                        .keeps_with_next = true,
                        .size = 20,
                        .line = 252,
                        .before = 200,
                        .after = 60},
    [ROLE_QUOTATION] = {.italic = true,
                        .size = 22,
                        .line = 276,
                        .after = 140,
                        .left = 567,
                        .right = 567},
    [ROLE_ATTRIBUTION] = {ALIGN_RIGHT, .size = 20, .line = 252, .after = 220, .left = 567,
                          .right = 567},
    [ROLE_LIST] = {.size = 22, .line = 276, .after = 60},
    [ROLE_CODE] = {.font = monospaced,
                   .size = 19,
                   .line = 240,
                   .before = 60,
                   .after = 160,
                   .left = 284},
    [ROLE_CAPTION] = {.italic = true,
                      .keeps_with_next = true,
                      .size = 20,
                      .line = 252,
                      .before = 160,
                      .after = 80},
    [ROLE_CELL] = {.size = 20, .line = 252, .before = 40, .after = 40},
    [ROLE_HEAD_CELL] = {.bold = true,
                        .keeps_with_next = true,
                        .size = 20,
                        .line = 252,
                        .before = 40,
                        .after = 40},
    [ROLE_FOOTNOTE] = {.size = 18, .line = 240},
    [ROLE_PAGE_NUMBER] = {ALIGN_CENTRE, .size = 18, .line = 240},
};

static const struct page_look pages[] = {
    [REPORT_PLAIN] = {"Calibri", 1417, false, plain_roles},
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

/* A column is as wide as its longest cell asks, within reason: short columns stay on one
 * line, and long ones share what is left. */
static int cell_weight(const struct report_node *cell)
{
    enum { LEAST = 6, MOST = 40 }; /* characters, roughly */
    CLEANUP_BUFFER struct buffer text = {0};

    report_plain_text(cell, &text);
    return text.length < LEAST ? LEAST : text.length > MOST ? MOST : (int)text.length;
}

int *look_column_widths(struct arena *arena, const struct report_node *table, int width,
                        int *ret_count)
{
    int columns = 0, total = 0, given = 0, *widths;

    for (const struct report_node *row = table->first; row != NULL; row = row->next) {
        int cells = 0;

        for (const struct report_node *cell = row->first; cell != NULL; cell = cell->next)
            cells++;
        columns = cells > columns ? cells : columns;
    }
    widths = arena_take(arena, (size_t)(columns + 1) * sizeof *widths);
    for (const struct report_node *row = table->first; row != NULL; row = row->next) {
        int column = 0;

        for (const struct report_node *cell = row->first; cell != NULL;
             cell = cell->next, column++) {
            int weight = cell_weight(cell);

            widths[column] = weight > widths[column] ? weight : widths[column];
        }
    }
    for (int i = 0; i < columns; i++)
        total += widths[i];
    for (int i = 0; i < columns; i++) {
        widths[i] = (int)((int64_t)widths[i] * width / total);
        given += widths[i];
    }
    if (columns > 0)
        widths[columns - 1] += width - given;
    *ret_count = columns;
    return widths;
}
