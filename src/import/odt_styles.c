/* odt_styles.c - see import/odt_styles.h */
#include "import/odt_styles.h"
#include "base/cleanup.h"
#include "import/limits.h"

enum { PARENTS_LIMIT = 20 };

static int hexadecimal(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

/* "Text_20_body" is the name "Text body", as a name in XML. */
static const char *decode(struct arena *arena, const char *name)
{
    CLEANUP_BUFFER struct buffer decoded = {0};

    while (*name != '\0') {
        if (name[0] == '_' && hexadecimal(name[1]) >= 2 && hexadecimal(name[1]) < 8 &&
            hexadecimal(name[2]) >= 0 && name[3] == '_') {
            buffer_add_byte(&decoded,
                            (char)(hexadecimal(name[1]) * 16 + hexadecimal(name[2])));
            name += 4;
        } else {
            buffer_add_byte(&decoded, *name++);
        }
    }
    return arena_copy_slice(arena, buffer_slice(&decoded));
}

static int heading_of(const struct xml_reader *xml)
{
    const char *level = xml_reader_attribute(xml, "default-outline-level");

    if (level == NULL)
        return -1;
    return level[0] >= '1' && level[0] <= '9' && level[1] == '\0' ? level[0] - '0' : 0;
}

static void take_text_properties(struct odt_style *style, const struct xml_reader *xml,
                                 bool is_automatic)
{
    const char *weight = xml_reader_attribute(xml, "font-weight");
    const char *display = xml_reader_attribute(xml, "display");

    if (weight != NULL)
        style->bold = strcmp(weight, "bold") == 0 || strtol(weight, NULL, 10) >= 600;
    style->is_made_bold = is_automatic && style->bold > 0;
    if (display != NULL)
        style->hidden = strcmp(display, "none") == 0;
}

/* At the start of a <style:style>. NULL: of a family that says nothing about text. */
static struct odt_style *add_style(struct odt_styles *styles,
                                   const struct xml_reader *xml, bool is_automatic)
{
    const char *family = xml_reader_attribute(xml, "family");
    const char *name = xml_reader_attribute(xml, "name");
    const char *display = xml_reader_attribute(xml, "display-name");
    struct odt_style *style;

    if (family == NULL || name == NULL ||
        (strcmp(family, "paragraph") != 0 && strcmp(family, "text") != 0))
        return NULL;
    style = array_push(&styles->items);
    *style = (struct odt_style){
        .family = *family == 'p' ? ODT_PARAGRAPH : ODT_TEXT,
        .name = arena_copy_string(styles->arena, name),
        .parent = arena_copy_string(styles->arena,
                                    xml_reader_attribute(xml, "parent-style-name")),
        .heading = heading_of(xml),
        .bold = -1,
        .hidden = -1,
    };
    if (!is_automatic)
        style->display = display != NULL ? arena_copy_string(styles->arena, display)
                                         : decode(styles->arena, name);
    return style;
}

bool odt_styles_read(struct odt_styles *styles, struct xml_reader *xml, bool is_automatic,
                     struct tema_error *error)
{
    int depth = xml_reader_depth(xml);
    struct odt_style *style = NULL;
    enum xml_event event;

    do {
        if (!xml_reader_next(xml, &event, error))
            return false;
        if (styles->items.count > LIMIT_STYLES)
            return tema_fail(error, TEMA_UNREADABLE, "it has more than %d styles",
                             LIMIT_STYLES);
        if (event == XML_START && strcmp(xml_reader_name(xml), "style") == 0)
            style = add_style(styles, xml, is_automatic);
        else if (event == XML_START && style != NULL &&
                 strcmp(xml_reader_name(xml), "text-properties") == 0)
            take_text_properties(style, xml, is_automatic);
        else if (event == XML_END && strcmp(xml_reader_name(xml), "style") == 0)
            style = NULL;
    } while (event != XML_FINISHED &&
             !(event == XML_END && xml_reader_depth(xml) == depth));
    return true;
}

void odt_styles_release(struct odt_styles *styles)
{
    array_release(&styles->items);
}

static int compare(const void *left, const void *right)
{
    const struct odt_style *a = left, *b = right;

    return a->family != b->family ? (a->family < b->family ? -1 : 1)
                                  : strcmp(a->name, b->name);
}

static const struct odt_style *find(const struct odt_styles *styles,
                                    enum odt_family family, const char *name)
{
    struct odt_style key = {.family = family, .name = name};

    if (name == NULL || styles->items.count == 0)
        return NULL;
    return bsearch(&key, styles->items.items, styles->items.count, sizeof key, compare);
}

static void inherit(int *value, int parent)
{
    if (*value < 0)
        *value = parent;
}

void odt_styles_resolve(struct odt_styles *styles)
{
    if (styles->items.count > 0)
        qsort(styles->items.items, styles->items.count, sizeof *styles->items.items,
              compare);
    for (size_t i = 0; i < styles->items.count; i++) {
        struct odt_style *all = styles->items.items + i;
        const struct odt_style *style = all;

        for (int hops = 0; style != NULL && hops < PARENTS_LIMIT; hops++) {
            if (all->display == NULL)
                all->display = style->display;
            inherit(&all->heading, style->heading);
            inherit(&all->bold, style->bold);
            inherit(&all->hidden, style->hidden);
            style = find(styles, style->family, style->parent);
        }
        inherit(&all->heading, 0);
        inherit(&all->bold, 0);
        inherit(&all->hidden, 0);
    }
    styles->is_resolved = true;
}

struct odt_style odt_styles_find(const struct odt_styles *styles, enum odt_family family,
                                 const char *name)
{
    const struct odt_style *style = find(styles, family, name);

    return style != NULL ? *style : (struct odt_style){.family = family, .name = name};
}
