/* docx_package.c - see import/docx_package.h */
#include "import/docx_package.h"
#include "base/cleanup.h"
#include "import/office_zip.h"

/* --- names --- */

static size_t folder_length(const char *name)
{
    const char *slash = strrchr(name, '/');

    return slash != NULL ? (size_t)(slash - name) + 1 : 0;
}

/* The part that TARGET means when it stands in the relations of the part BASE: "/" begins
 * at the root, ".." goes up. */
static const char *resolve(struct arena *arena, const char *base, const char *target)
{
    CLEANUP_BUFFER struct buffer name = {0};

    if (target[0] == '/')
        target++;
    else
        buffer_add(&name, base, folder_length(base));
    while (*target != '\0') {
        size_t length = strcspn(target, "/");
        struct slice step = {target, length};

        if (slice_equals(step, SLICE(".."))) {
            if (name.length > 0)
                buffer_truncate(&name, name.length - 1);
            buffer_truncate(&name, folder_length(buffer_string(&name)));
        } else if (length > 0 && !slice_equals(step, SLICE("."))) {
            buffer_add_slice(&name, step);
            if (target[length] == '/')
                buffer_add_byte(&name, '/');
        }
        target += target[length] == '/' ? length + 1 : length;
    }
    return arena_copy_slice(arena, buffer_slice(&name));
}

/* word/document.xml has its relations in word/_rels/document.xml.rels. */
static const char *relations_of(struct arena *arena, const char *name)
{
    size_t folder = folder_length(name);

    return arena_format(arena, "%.*s_rels/%s.rels", (int)folder, name, name + folder);
}

/* --- relations --- */

static const char *const relation_types[] = {
    [DOCX_DOCUMENT] = "/officeDocument", [DOCX_STYLES] = "/styles",
    [DOCX_FOOTNOTES] = "/footnotes",     [DOCX_ENDNOTES] = "/endnotes",
    [DOCX_COMMENTS] = "/comments",
};

static bool ends_with(const char *string, const char *end)
{
    size_t length = strlen(string), end_length = strlen(end);

    return length >= end_length && strcmp(string + length - end_length, end) == 0;
}

static bool take_relation(struct docx_package *package, const char *base,
                          const struct xml_reader *xml, struct tema_error *error)
{
    const char *type = xml_reader_attribute(xml, "Type");
    const char *target = xml_reader_attribute(xml, "Target");
    const char *mode = xml_reader_attribute(xml, "TargetMode");
    const char *name;
    int part = 0;

    if (type == NULL || target == NULL || (mode != NULL && strcmp(mode, "External") == 0))
        return true;
    while (part < DOCX_PART_COUNT && !ends_with(type, relation_types[part]))
        part++;
    /* The package's own relations name the document; the document's, all the rest. */
    if (part == DOCX_PART_COUNT || (part == DOCX_DOCUMENT) != (*base == '\0'))
        return true;
    name = resolve(package->arena, base, target);
    if (package->names[part] != NULL && strcmp(package->names[part], name) != 0)
        return tema_fail(error, TEMA_UNREADABLE, "it names two parts as its %s",
                         relation_types[part] + 1);
    package->names[part] = name;
    return true;
}

static bool read_relations(struct docx_package *package, const char *base,
                           struct tema_error *error)
{
    CLEANUP(xml_reader_freep) struct xml_reader *xml = NULL;
    const char *relations = relations_of(package->arena, base);
    enum xml_event event;

    if (!zip_reader_has(package->zip, relations))
        return true;
    if (!office_zip_read(package->zip, relations, &package->bytes, &xml, error))
        return false;
    do {
        if (!xml_reader_next(xml, &event, error))
            return false;
        if (event == XML_START && strcmp(xml_reader_name(xml), "Relationship") == 0 &&
            !take_relation(package, base, xml, error))
            return false;
    } while (event != XML_FINISHED);
    return true;
}

/* What the other programs of the same office pack in the same way. */
static bool refuse_others(const struct zip_reader *zip, struct tema_error *error)
{
    static const struct {
        const char *member, *message;
    } others[] = {
        {"xl/workbook.xml", "this is an Excel file (.xlsx): save what is to be coded as "
                            ".docx or .txt and import that"},
        {"xl/workbook.bin", "this is an Excel file (.xlsb): save what is to be coded as "
                            ".docx or .txt and import that"},
        {"ppt/presentation.xml", "this is a PowerPoint file (.pptx): save its text as "
                                 ".docx or .txt and import that"},
    };

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (zip_reader_has(zip, others[i].member) &&
            !zip_reader_has(zip, "word/document.xml"))
            return tema_fail(error, TEMA_UNREADABLE, "%s", others[i].message);
    return true;
}

bool docx_package_open(struct docx_package *package, struct slice bytes,
                       struct arena *arena, struct tema_error *error)
{
    *package = (struct docx_package){.arena = arena};
    if (!office_zip_open(bytes, &package->zip, error))
        return false;
    if (!refuse_others(package->zip, error) || !read_relations(package, "", error))
        return false;
    if (package->names[DOCX_DOCUMENT] == NULL &&
        zip_reader_has(package->zip, "word/document.xml"))
        package->names[DOCX_DOCUMENT] = "word/document.xml";
    if (package->names[DOCX_DOCUMENT] == NULL)
        return tema_fail(error, TEMA_UNREADABLE,
                         "this is a packed file, but no Word document");
    return read_relations(package, package->names[DOCX_DOCUMENT], error);
}

void docx_package_release(struct docx_package *package)
{
    zip_reader_free(package->zip);
    buffer_release(&package->bytes);
}

bool docx_package_read(struct docx_package *package, enum docx_part part,
                       struct xml_reader **ret_xml, struct tema_error *error)
{
    const char *name = package->names[part];

    /* A part that is named and not there is as good as not named, but for the document.
     */
    if (name == NULL || (part != DOCX_DOCUMENT && !zip_reader_has(package->zip, name))) {
        *ret_xml = NULL;
        return true;
    }
    return office_zip_read(package->zip, name, &package->bytes, ret_xml, error);
}
