/* sample.h - reports that the tests of the writers share */
#ifndef TESTS_REPORT_SAMPLE_H
#define TESTS_REPORT_SAMPLE_H

#include "report/formats.h"

static inline void add_runs(struct report *report, enum report_kind kind,
                            const char *text)
{
    report_begin(report, kind);
    report_text(report, slice_of(text));
    report_end(report);
}

static inline void add_paragraph(struct report *report, const char *text)
{
    add_runs(report, REPORT_PARAGRAPH, text);
}

static inline void add_heading(struct report *report, int level, const char *text)
{
    report_begin_heading(report, level);
    report_text(report, slice_of(text));
    report_end(report);
}

static inline void add_quotation(struct report *report, const char *key,
                                 const char *words, const char *attribution)
{
    report_begin_quotation(report, REPORT_BLOCK_QUOTATION, key);
    add_paragraph(report, words);
    if (attribution != NULL)
        add_runs(report, REPORT_ATTRIBUTION, attribution);
    report_end(report);
}

static inline void add_table(struct report *report, int columns)
{
    add_runs(report, REPORT_CAPTION, "Deltagarnas bakgrund");
    report_begin(report, REPORT_TABLE);
    for (int row = 0; row < 3; row++) {
        report_begin(report, REPORT_ROW);
        for (int column = 0; column < columns - (row == 2); column++)
            add_runs(report, REPORT_CELL, row == 0 ? "Pseudonym" : "Anna | 12 år");
        report_end(report);
    }
    report_end(report);
}

static inline void add_list(struct report *report)
{
    report_begin_list(report, -1);
    report_begin(report, REPORT_ITEM);
    add_paragraph(report, "att nämna brottet öppet,");
    report_begin_list(report, 3);
    report_begin(report, REPORT_ITEM);
    add_paragraph(report, "genast i rummet,");
    report_end(report);
    report_begin(report, REPORT_ITEM);
    add_paragraph(report, "vid nästa samtal:");
    add_quotation(report, "m1", "Jag ringde upp.", "Anna");
    add_paragraph(report, "och så vidare,");
    report_end(report);
    report_end(report);
    report_end(report);
    report_begin(report, REPORT_ITEM);
    report_end(report);
    report_end(report);
}

static inline void add_marked_sentence(struct report *report)
{
    report_begin(report, REPORT_PARAGRAPH);
    report_begin_note(report, REPORT_COUNT, SLICE("6 av 8"));
    report_text(report, SLICE("De flesta"));
    report_end(report);
    report_text(report, SLICE(" sade att det blev "));
    report_begin_quotation(report, REPORT_QUOTATION, "q7k3f2");
    report_begin(report, REPORT_ITALIC);
    report_text(report, SLICE("”alldeles tyst”"));
    report_end(report);
    report_end(report);
    report_begin(report, REPORT_FOOTNOTE);
    report_text(report, SLICE("Jämför "));
    report_begin_link(report, SLICE("https://example.org/a b?c=å&d"));
    report_text(report, SLICE("Eubanks"));
    report_end(report);
    report_begin_note(report, REPORT_DOUBT, SLICE("oklart"));
    report_text(report, SLICE(" 2018"));
    report_end(report);
    report_end(report);
    report_text(report, SLICE(", och "));
    report_begin_note(report, REPORT_DOUBT, SLICE("'kollega' is not in q7k3f2"));
    report_text(report, SLICE("en kollega"));
    report_end(report);
    report_text(report, SLICE(" "));
    report_begin(report, REPORT_BOLD);
    report_code(report, SLICE("x < y"));
    report_end(report);
    report_add(report, REPORT_LINE_BREAK);
    report_text(report, SLICE("ringde  två\tgånger."));
    report_end(report);
}

/* A small chapter with everything in it; new. */
static inline struct report *sample_report(enum report_look look)
{
    struct report_options options = {.title = "Skam & <skuld>",
                                     .author = "Maja Lindqvist",
                                     .date = "2024-03-01",
                                     .language = "sv",
                                     .look = look,
                                     .shows_counts = true};
    struct report *report = report_new(&options);

    add_heading(report, 1, "Resultat");
    add_heading(report, 2, "Att laga alliansen");
    add_marked_sentence(report);
    add_heading(report, 4, "När ämnet byts");
    add_quotation(report, "q7k3f2", "Jag sitter kvar [...] och låter det vara hemskt.",
                  "Anna, 12 år i yrket");
    report_begin_quotation(report, REPORT_BLOCK_QUOTATION, "b2");
    add_paragraph(report, "Först.");
    add_quotation(report, NULL, "Citat i citat.", NULL);
    add_paragraph(report, "Sist.");
    report_end(report);
    add_list(report);
    add_table(report, 3);
    report_add(report, REPORT_BREAK);
    report_code_block(report, SLICE("tema check\n\n  ``` & <b>\n"));
    return report;
}

/* Text that means something to some format, or that no format allows. */
static inline struct report *hostile_report(enum report_look look)
{
    static const char *const texts[] = {
        "]]> <script>alert(1)</script> <!-- --> &amp; &#0; \" ' ${x} %s %n",
        "\x01\x02\x1f\x7f ett\x0bstycke\r\ntill\x0cny\rsida",
        "\xff\xfe trasig \xc3( \xed\xa0\x80 \xef\xbf\xbf \xef\xbf\xbe \xf4\x90\x80\x80",
        ("\xe2\x80\xae"
         "shalom \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xd8\xb3\xd9\x84\xd8\xa7\xd9\x85"),
        "\xf0\x9f\x98\x80\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x8e\x93 \xe2\x80\xa8 rad",
        "",
        " ",
        "   ",
        "\n\n",
        "# * - + 1. > ` ~~~ | === [x](y) ![z] \\",
    };
    struct report_options options = {.title = texts[0],
                                     .author = texts[2],
                                     .date = "yesterday",
                                     .language = "\"><x",
                                     .look = look,
                                     .shows_counts = true};
    struct report *report = report_new(&options);

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct slice text = slice_of(texts[i]);

        add_heading(report, 1 + (int)(i % 6), texts[i]);
        add_quotation(report, texts[i], texts[i], texts[i]);
        report_code_block(report, text);
        report_begin(report, REPORT_PARAGRAPH);
        report_code(report, text);
        report_begin_link(report, text);
        report_begin_note(report, REPORT_DOUBT, text);
        report_begin_quotation(report, REPORT_QUOTATION, texts[i]);
        report_text(report, text);
        report_end(report);
        report_end(report);
        report_end(report);
        report_end(report);
    }
    return report;
}

/* FORMAT of REPORT, which is freed; new. */
static inline struct buffer written(const struct report_format *format,
                                    struct report *report)
{
    struct buffer bytes = {0};
    struct tema_error error = {0};

    assert_ok(format->write(report, &bytes, &error));
    report_free(report);
    return bytes;
}

#endif
