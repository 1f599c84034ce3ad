/* markdown_test.c - reports as Markdown, and read back by a reader of CommonMark */
#include <cmark.h>
#include <stdio.h>

#include "base/file.h"
#include "test.h"

#include "report/sample.h"

/* The outline of what a text says, blocks and styles and characters, made in one way from
 * a report and from what the reader sees. */
struct outline {
    struct buffer text;
    int bold, italic;
    size_t begin; /* of the paragraph's characters */
    int written;  /* the styles that TEXT stands in */
};

static void outline_style(struct outline *outline)
{
    int styles = (outline->bold > 0 ? 1 : 0) + (outline->italic > 0 ? 2 : 0);

    if (styles == outline->written)
        return;
    buffer_add_format(&outline->text, "{%d}", styles);
    outline->written = styles;
}

/* White space has no style of its own, so one begins with what can be seen. */
static bool is_space_at(const char *bytes)
{
    return *bytes == ' ' || *bytes == '\t' || *bytes == '\n' ||
           strncmp(bytes, "\xC2\xA0", 2) == 0 || strncmp(bytes, "\xE2\x80\x83", 3) == 0;
}

static void outline_text(struct outline *outline, struct slice text)
{
    for (size_t i = 0; i < text.length; i++) {
        bool inside = ((unsigned char)text.bytes[i] & 0xC0) == 0x80;

        if (!inside && !is_space_at(text.bytes + i))
            outline_style(outline);
        buffer_add_byte(&outline->text, text.bytes[i]);
    }
}

static void outline_code(struct outline *outline, struct slice text)
{
    outline_style(outline);
    buffer_add_string(&outline->text, "`");
    buffer_add_slice(&outline->text, text);
    buffer_add_string(&outline->text, "`");
}

/* Breaks at a paragraph's end do not show. */
static void end_block(struct outline *outline)
{
    if (outline->text.length > 0 && outline->written != 0)
        buffer_add_string(&outline->text, "{0}");
    outline->written = 0;
    buffer_add_string(&outline->text, "]\n");
}

/* With nothing before it, it does not show. */
static void outline_break(struct outline *outline)
{
    if (outline->text.length > outline->begin)
        buffer_add_string(&outline->text, "\n");
}

static void outline_runs(struct outline *outline, const struct report_node *node)
{
    for (const struct report_node *child = node->first; child != NULL;
         child = child->next) {
        outline->bold += child->kind == REPORT_BOLD;
        outline->italic += child->kind == REPORT_ITALIC;
        if (child->kind == REPORT_LINK) {
            outline_style(outline);
            buffer_add_string(&outline->text, "<");
        }
        if (child->kind == REPORT_TEXT)
            outline_text(outline, child->text);
        else if (child->kind == REPORT_CODE)
            outline_code(outline, child->text);
        else if (child->kind == REPORT_LINE_BREAK)
            outline_break(outline);
        outline_runs(outline, child);
        if (child->kind == REPORT_LINK)
            buffer_add_format(&outline->text, "|%s>", child->text.bytes);
        outline->bold -= child->kind == REPORT_BOLD;
        outline->italic -= child->kind == REPORT_ITALIC;
    }
}

static void outline_paragraph(struct outline *outline, const struct report_node *node,
                              const char *mark)
{
    size_t begin = outline->text.length;
    struct buffer *text = &outline->text;

    buffer_add_string(text, mark);
    outline->begin = text->length;
    outline_runs(outline, node);
    while (text->length > begin && text->bytes[text->length - 1] == '\n')
        buffer_truncate(text, text->length - 1);
    for (size_t i = begin; i < text->length && node->kind == REPORT_HEADING; i++)
        text->bytes[i] = text->bytes[i] == '\n' ? ' ' : text->bytes[i];
    if (text->length == begin + strlen(mark) && node->kind == REPORT_PARAGRAPH)
        buffer_truncate(text, begin);
    else
        end_block(outline);
}

static void outline_report(struct outline *outline, const struct report_node *parent)
{
    for (const struct report_node *node = parent->first; node != NULL;
         node = node->next) {
        char mark[32] = "P[";

        if (node->kind == REPORT_HEADING)
            snprintf(mark, sizeof mark, "H%d[", node->number);
        if (node->kind == REPORT_LIST)
            snprintf(mark, sizeof mark, "L%d[\n", node->number);
        if (node->kind == REPORT_HEADING || node->kind == REPORT_PARAGRAPH) {
            outline_paragraph(outline, node, mark);
        } else if (node->kind == REPORT_CODE_BLOCK) {
            buffer_add_string(&outline->text, "C[");
            buffer_add_slice(&outline->text, node->text);
            end_block(outline);
        } else if (node->kind == REPORT_BREAK) {
            buffer_add_string(&outline->text, "---\n");
        } else {
            buffer_add_string(&outline->text, node->kind == REPORT_LIST   ? mark
                                              : node->kind == REPORT_ITEM ? "I[\n"
                                                                          : "Q[\n");
            outline_report(outline, node);
            end_block(outline);
        }
    }
}

static void outline_entering(struct outline *outline, cmark_node *node)
{
    struct slice literal = slice_of(cmark_node_get_literal(node));

    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING:
        buffer_add_format(&outline->text, "H%d[", cmark_node_get_heading_level(node));
        break;
    case CMARK_NODE_PARAGRAPH:
        buffer_add_string(&outline->text, "P[");
        break;
    case CMARK_NODE_LIST:
        buffer_add_format(&outline->text, "L%d[\n",
                          cmark_node_get_list_type(node) == CMARK_BULLET_LIST
                              ? -1
                              : cmark_node_get_list_start(node));
        break;
    case CMARK_NODE_ITEM:
        buffer_add_string(&outline->text, "I[\n");
        break;
    case CMARK_NODE_BLOCK_QUOTE:
        buffer_add_string(&outline->text, "Q[\n");
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        buffer_add_string(&outline->text, "---\n");
        break;
    case CMARK_NODE_CODE_BLOCK:
        buffer_add_format(&outline->text, "C[%.*s]\n", (int)literal.length - 1,
                          literal.bytes);
        break;
    case CMARK_NODE_TEXT:
        outline_text(outline, literal);
        break;
    case CMARK_NODE_CODE:
        outline_code(outline, literal);
        break;
    case CMARK_NODE_LINEBREAK:
        buffer_add_string(&outline->text, "\n");
        break;
    case CMARK_NODE_STRONG:
        outline->bold++;
        break;
    case CMARK_NODE_EMPH:
        outline->italic++;
        break;
    case CMARK_NODE_LINK:
        outline_style(outline);
        buffer_add_string(&outline->text, "<");
        break;
    case CMARK_NODE_HTML_INLINE:
        if (strcmp(literal.bytes, "<!-- -->") != 0)
            buffer_add_string(&outline->text, "HTML!");
        break;
    case CMARK_NODE_DOCUMENT:
        break;
    default:
        buffer_add_format(&outline->text, "%s!", cmark_node_get_type_string(node));
    }
}

static void outline_leaving(struct outline *outline, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING:
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_LIST:
    case CMARK_NODE_ITEM:
    case CMARK_NODE_BLOCK_QUOTE:
        end_block(outline);
        break;
    case CMARK_NODE_STRONG:
        outline->bold--;
        break;
    case CMARK_NODE_EMPH:
        outline->italic--;
        break;
    case CMARK_NODE_LINK:
        buffer_add_format(&outline->text, "|%s>", cmark_node_get_url(node));
        break;
    default:
        break;
    }
}

static void outline_markdown(struct outline *outline, const struct buffer *markdown)
{
    cmark_node *document = cmark_parse_document(buffer_string(markdown), markdown->length,
                                                CMARK_OPT_DEFAULT);
    cmark_iter *iterator = cmark_iter_new(document);
    cmark_event_type event;

    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
        if (event == CMARK_EVENT_ENTER)
            outline_entering(outline, cmark_iter_get_node(iterator));
        else
            outline_leaving(outline, cmark_iter_get_node(iterator));
    }
    cmark_iter_free(iterator);
    cmark_node_free(document);
}

static uint64_t dice_state;

static int dice(int sides)
{
    dice_state ^= dice_state << 13;
    dice_state ^= dice_state >> 7;
    dice_state ^= dice_state << 17;
    return (int)((dice_state >> 11) % (uint64_t)sides);
}

/* clang-format off */
static const char *const words[] = {
    "a", "b", "\xC3\xA5", "1", "234567890", ".", ")", "*", "**", "***", "_", "__", "`",
    "``", "[", "]", "(", ")", "!", "#", "##", "-", "+", "=", "===", "<b>", "<", ">",
    "&amp;", "&", "&#", "\\", "~~~", "|", "---", " ", " ", " ", "  ", "\t", "\n", "ord",
    "\xE2\x80\x9D", "\xC2\xA7", "\xF0\x9F\x98\x80", "\xC2\xA0", "\xE2\x80\x83",
    "http://x.se", "[...]", "[sic]", "[^1]", "]:", "^", "%", "\"", "'", "--", "1.", ":",
    "{", "}", "https:", "</b>", "<!--", "-->", "Anna", "\xE3\x80\x82", "@",
};
/* clang-format on */

static void add_random_words(struct report *report)
{
    for (int count = 1 + dice(6); count > 0; count--)
        report_text(report, slice_of(words[dice((int)(sizeof words / sizeof *words))]));
}

static void add_random_runs(struct report *report, int depth)
{
    static const char *const codes[] = {"x",  "`",   "a``b", " x ",
                                        "  ", "*a*", "\\",   "a|b"};

    for (int count = 1 + dice(4); count > 0; count--) {
        int kind = depth > 0 ? dice(8) : dice(4);

        if (kind < 3) {
            add_random_words(report);
        } else if (kind == 3) {
            report_code(report, slice_of(codes[dice(8)]));
        } else {
            if (kind == 4)
                report_begin_link(report, SLICE("http://a.se/(b)_c*d*"));
            else
                report_begin(report, kind == 5 ? REPORT_BOLD : REPORT_ITALIC);
            add_random_runs(report, depth - 1);
            report_end(report);
        }
    }
}

static void add_random_blocks(struct report *report, int depth)
{
    for (int count = 1 + dice(3); count > 0; count--) {
        int kind = depth > 0 ? dice(9) : dice(6);

        if (kind == 0) {
            report_begin_heading(report, 1 + dice(6));
            add_random_runs(report, 2);
            report_end(report);
        } else if (kind == 1) {
            report_code_block(report,
                              dice(2) ? SLICE("\ta\n\n  ```\n~~~ b") : SLICE("c\n- d"));
        } else if (kind == 2) {
            report_add(report, REPORT_BREAK);
        } else if (kind < 6) {
            report_begin(report, REPORT_PARAGRAPH);
            add_random_runs(report, 3);
            report_end(report);
        } else if (kind == 6) {
            report_begin_quotation(report, REPORT_BLOCK_QUOTATION, "k");
            add_random_blocks(report, depth - 1);
            report_end(report);
        } else {
            report_begin_list(report, dice(2) ? -1 : dice(3) * 5);
            for (int items = 1 + dice(3); items > 0; items--) {
                report_begin(report, REPORT_ITEM);
                if (dice(5) > 0)
                    add_random_blocks(report, depth - 1);
                report_end(report);
            }
            report_end(report);
        }
    }
}

/* Fails with the place where they differ. */
static void assert_same_outline(uint64_t seed, const char *said, const char *read)
{
    size_t same = 0, from;

    while (said[same] != '\0' && said[same] == read[same])
        same++;
    from = same > 60 ? same - 60 : 0;
    if (said[same] != read[same])
        fail_msg("seed %ju: said %.100s, read %.100s", (uintmax_t)seed, said + from,
                 read + from);
}

static void any_text_reads_back_the_same(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 4000; seed++) {
        CLEANUP(report_freep)
        struct report *report = report_new(&(struct report_options){.language = "sv"});
        CLEANUP_BUFFER struct buffer markdown = {0};
        struct outline said = {0}, read = {0};
        struct tema_error error = {0};

        dice_state = seed * 0x9E3779B97F4A7C15u;
        add_random_blocks(report, 3);
        assert_ok(report_write_markdown(report, &markdown, &error));
        outline_report(&said, report->document);
        outline_markdown(&read, &markdown);
        assert_same_outline(seed, buffer_string(&said.text), buffer_string(&read.text));
        buffer_release(&said.text);
        buffer_release(&read.text);
    }
}

static void the_sample_chapter_is_written_as_it_was(void **state)
{
    CLEANUP_FREE char *path = fixture("report/sample.md");
    CLEANUP_BUFFER struct buffer expected = {0};
    CLEANUP_BUFFER struct buffer markdown =
        written(report_format_find("md"), sample_report(REPORT_PLAIN));
    struct tema_error error = {0};

    (void)state;
    assert_ok(file_read(path, 1 << 20, &expected, &error));
    assert_string_equal(buffer_string(&markdown), buffer_string(&expected));
}

static void hostile_text_is_only_text(void **state)
{
    CLEANUP_BUFFER struct buffer markdown =
        written(report_format_find("md"), hostile_report(REPORT_PLAIN));
    char *html = cmark_markdown_to_html(buffer_string(&markdown), markdown.length,
                                        CMARK_OPT_UNSAFE);

    (void)state;
    assert_null(strstr(html, "<script"));
    assert_null(strstr(html, "<!--"));
    assert_null(strstr(html, "<img"));
    free(html);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_text_reads_back_the_same),
        cmocka_unit_test(the_sample_chapter_is_written_as_it_was),
        cmocka_unit_test(hostile_text_is_only_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
