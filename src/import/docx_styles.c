/* docx_styles.c - see import/docx_styles.h */
#include <ctype.h>
#include <strings.h>

#include "base/cleanup.h"
#include "import/docx_styles.h"
#include "import/limits.h"

enum { PARENTS_LIMIT = 20 };

bool docx_is_on(const struct xml_reader *xml)
{
    const char *value = xml_reader_attribute(xml, "val");

    return value == NULL || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0 &&
                             strcmp(value, "off") != 0);
}

/* "heading 1": Word's own name in every language; others write what their user sees. */
static int heading_of_name(const char *name)
{
    static const char *const words[] = {
        "heading",     "rubrik", "\u00FCberschrift",   "titre", "overskrift", "otsikko",
        "t\u00EDtulo", "titolo", "nag\u0142\u00F3wek", "kop",
    };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);
        const char *digit = name + length;

        if (strncasecmp(name, words[i], length) != 0)
            continue;
        digit += *digit == ' ';
        if (digit[0] >= '1' && digit[0] <= '9' && digit[1] == '\0')
            return digit[0] - '0';
    }
    return -1;
}

static int level_of(const struct xml_reader *xml)
{
    const char *value = xml_reader_attribute(xml, "val");

    return value != NULL && value[0] >= '0' && value[0] <= '8' && value[1] == '\0'
               ? value[0] - '0' + 1
               : 0;
}

static void take_property(struct docx_style *style, const struct xml_reader *xml,
                          struct arena *arena)
{
    const char *element = xml_reader_name(xml);
    const char *value = xml_reader_attribute(xml, "val");

    if (strcmp(element, "name") == 0 && value != NULL) {
        style->name = arena_copy_string(arena, value);
        if (style->heading < 0)
            style->heading = heading_of_name(value);
    } else if (strcmp(element, "basedOn") == 0) {
        style->parent = arena_copy_string(arena, value);
    } else if (strcmp(element, "outlineLvl") == 0) {
        style->heading = level_of(xml);
    } else if (strcmp(element, "numId") == 0) {
        style->list = value != NULL && strcmp(value, "0") == 0 ? 0
                      : style->list > 0                        ? style->list
                                                               : 1;
    } else if (strcmp(element, "ilvl") == 0) {
        style->list = level_of(xml);
    } else if (strcmp(element, "b") == 0) {
        style->bold = docx_is_on(xml);
    } else if (strcmp(element, "vanish") == 0) {
        style->hidden = docx_is_on(xml);
    }
}

/* At the start of a <w:style>, to its end. */
static bool read_style(struct docx_style *style, struct xml_reader *xml,
                       struct arena *arena, struct tema_error *error)
{
    int depth = xml_reader_depth(xml);
    enum xml_event event;

    do {
        if (!xml_reader_next(xml, &event, error))
            return false;
        if (event != XML_START)
            continue;
        /* Formats of a table's corners, and what was before a change, say nothing. */
        if (strcmp(xml_reader_name(xml), "tblStylePr") == 0 ||
            strcmp(xml_reader_name(xml), "pPrChange") == 0 ||
            strcmp(xml_reader_name(xml), "rPrChange") == 0) {
            if (!xml_reader_skip(xml, error))
                return false;
        } else {
            take_property(style, xml, arena);
        }
    } while (event != XML_FINISHED &&
             !(event == XML_END && xml_reader_depth(xml) == depth));
    return true;
}

static int compare(const void *left, const void *right)
{
    return strcmp(((const struct docx_style *)left)->id,
                  ((const struct docx_style *)right)->id);
}

void docx_styles_release(struct docx_styles *styles)
{
    array_release(&styles->items);
}

static const struct docx_style *find(const struct docx_styles *styles, const char *id)
{
    struct docx_style key = {.id = id};

    if (id == NULL || styles->items.count == 0)
        return NULL;
    return bsearch(&key, styles->items.items, styles->items.count, sizeof key, compare);
}

static void inherit(int *value, int parent)
{
    if (*value < 0)
        *value = parent;
}

/* Gives each style what its parents say, so that nobody need ask them again. */
static void resolve(const struct docx_styles *styles)
{
    for (size_t i = 0; i < styles->items.count; i++) {
        struct docx_style *all = styles->items.items + i;
        const struct docx_style *style = all;

        for (int hops = 0; style != NULL && hops < PARENTS_LIMIT; hops++) {
            inherit(&all->heading, style->heading);
            inherit(&all->list, style->list);
            inherit(&all->bold, style->bold);
            inherit(&all->hidden, style->hidden);
            style = find(styles, style->parent);
        }
        inherit(&all->heading, 0);
        inherit(&all->list, 0);
        inherit(&all->bold, 0);
        inherit(&all->hidden, 0);
    }
}

bool docx_styles_read(struct docx_styles *styles, struct docx_package *package,
                      struct tema_error *error)
{
    CLEANUP(xml_reader_freep) struct xml_reader *xml = NULL;
    enum xml_event event;

    if (!docx_package_read(package, DOCX_STYLES, &xml, error))
        return false;
    if (xml == NULL)
        return true;
    do {
        const char *id;

        if (!xml_reader_next(xml, &event, error))
            return false;
        if (event != XML_START || strcmp(xml_reader_name(xml), "style") != 0)
            continue;
        if (styles->items.count == LIMIT_STYLES)
            return tema_fail(error, TEMA_UNREADABLE, "it has more than %d styles",
                             LIMIT_STYLES);
        id = xml_reader_attribute(xml, "styleId");
        if (id != NULL) {
            struct docx_style *style = array_push(&styles->items);

            *style =
                (struct docx_style){.heading = -1, .list = -1, .bold = -1, .hidden = -1};
            style->name = style->id = arena_copy_string(package->arena, id);
            if (!read_style(style, xml, package->arena, error))
                return false;
        }
    } while (event != XML_FINISHED);
    if (styles->items.count > 0)
        qsort(styles->items.items, styles->items.count, sizeof *styles->items.items,
              compare);
    resolve(styles);
    return true;
}

struct docx_style docx_styles_find(const struct docx_styles *styles, const char *id)
{
    const struct docx_style *style = find(styles, id);

    return style != NULL ? *style : (struct docx_style){.id = id};
}
