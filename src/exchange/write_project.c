/* write_project.c - see exchange/writing.h: project.qde and a codebook, as wholes */
#include "base/cleanup.h"
#include "exchange/convention.h"
#include "exchange/writing.h"

static const char xsi[] = "http://www.w3.org/2001/XMLSchema-instance";

/* --- project.qde --- */

static bool write_project_codes(struct writing *writing, struct tema_error *error)
{
    static const char count[] =
        "SELECT count(*) FROM code WHERE removed = 0 AND effective_id = id";
    int64_t codes;

    if (!store_integer(writing->project->store, count, BIND_NOTHING, 0, &codes, error))
        return false;
    if (codes == 0)
        return true;
    writing_start(writing, "CodeBook");
    if (!write_codes(writing, error))
        return false;
    writing_end(writing);
    return true;
}

/* The order is the schema's. */
static bool write_parts(struct writing *writing, struct tema_error *error)
{
    static const struct {
        enum tema_exchange_part part;
        bool (*write)(struct writing *writing, struct tema_error *error);
    } parts[] = {
        {TEMA_EXCHANGE_CODEBOOK, write_project_codes},
        {TEMA_EXCHANGE_CASES, write_variables},
        {TEMA_EXCHANGE_CASES, write_cases},
        {TEMA_EXCHANGE_DOCUMENTS, write_sources},
        {TEMA_EXCHANGE_MEMOS, write_notes},
        {TEMA_EXCHANGE_LINKS, write_links},
        {TEMA_EXCHANGE_SETS, write_sets},
        {TEMA_EXCHANGE_GRAPHS, write_graphs},
    };

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (writes(writing, parts[i].part) && !parts[i].write(writing, error))
            return false;
    return true;
}

struct study {
    int64_t id;
    const char *title, *description;
    struct written_audit audit;
};

static bool read_study(struct writing *writing, struct study *ret_study,
                       struct tema_error *error)
{
    static const char select[] = "SELECT id, title, description, author_id, made_at, "
                                 "changed_by_id, changed_at FROM study";
    struct rows rows;

    if (!store_query(writing->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    if (rows_next(&rows))
        *ret_study = (struct study){
            .id = rows_integer(&rows, 0),
            .title = arena_copy_string(writing->arena, rows_text(&rows, 1)),
            .description = arena_copy_string(writing->arena, rows_text(&rows, 2)),
            .audit = writing_read_audit(&rows, 3),
        };
    return rows_close(&rows, error);
}

static void put_project_user(struct writing *writing, const char *name, int64_t coder)
{
    const struct written_coder *user = writing_coder(writing, coder);

    if (user != NULL)
        xml_writer_attribute(&writing->xml, name, user->known_as);
}

static void put_users(struct writing *writing)
{
    for (size_t i = 0; i < writing->coders.count; i++) {
        const struct written_coder *coder = &writing->coders.items[i];

        if (!coder->is_used)
            continue;
        if (writing->tally.coders++ == 0)
            writing_start(writing, "Users");
        writing_start(writing, "User");
        xml_writer_attribute(&writing->xml, "guid", coder->known_as);
        xml_writer_attribute(&writing->xml, "name", coder->name);
        if (*coder->initials != '\0')
            xml_writer_attribute(&writing->xml, "id", coder->initials);
        writing_end(writing);
    }
    if (writing->tally.coders > 0)
        writing_end(writing);
}

/* The element Project as far as the users, who are known when all else is written. */
static void write_head(struct writing *writing, const struct study *study)
{
    struct xml_writer *xml = &writing->xml;

    xml->out = &writing->head;
    xml_writer_declaration(xml);
    xml_writer_start(xml, "Project");
    xml_writer_attribute(xml, "xmlns", "urn:QDA-XML:project:1.0");
    xml_writer_attribute(xml, "xmlns:xsi", xsi);
    xml_writer_attribute(
        xml, "xsi:schemaLocation",
        "urn:QDA-XML:project:1.0 "
        "http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd");
    xml_writer_attribute(xml, "name", study->title);
    xml_writer_attribute(xml, "origin",
                         writing->options->offsets == TEMA_OFFSETS_UTF16
                             ? ORIGIN_UTF16
                             : ORIGIN_CODE_POINTS);
    put_project_user(writing, "creatingUserGUID", study->audit.author_id);
    writing_put_time(writing, "creationDateTime", study->audit.made_at);
    put_project_user(writing, "modifyingUserGUID", study->audit.changed_by_id);
    writing_put_time(writing, "modifiedDateTime", study->audit.changed_at);
    put_users(writing);
    if (writing->tally.coders == 0)
        xml_writer_text(xml, SLICE("\n")); /* ends the tag */
    /* It goes on, and ends, in the spool. */
    xml->names.count--;
}

bool write_project(struct writing *writing, struct tema_error *error)
{
    struct study study = {.title = "", .description = ""};

    if (!read_study(writing, &study, error))
        return false;
    writing->xml.out = &writing->spool.buffer;
    *array_push(&writing->xml.names) = "Project";
    if (!write_parts(writing, error))
        return false;
    writing_put_description(writing, study.description);
    writing_put_note_refs(writing, study.id);
    xml_writer_text(&writing->xml, SLICE("\n"));
    writing_end(writing);
    xml_writer_text(&writing->xml, SLICE("\n"));
    if (!spool_write_out(&writing->spool, error))
        return false;
    write_head(writing, &study);
    return true;
}

/* --- a codebook --- */

bool write_codebook(struct writing *writing, struct tema_error *error)
{
    struct xml_writer *xml = &writing->xml;

    xml->out = &writing->spool.buffer;
    xml_writer_declaration(xml);
    xml_writer_start(xml, "CodeBook");
    xml_writer_attribute(xml, "xmlns", "urn:QDA-XML:codebook:1.0");
    xml_writer_attribute(xml, "xmlns:xsi", xsi);
    xml_writer_attribute(
        xml, "xsi:schemaLocation",
        "urn:QDA-XML:codebook:1.0 "
        "http://schema.qdasoftware.org/versions/Codebook/v1.0/Codebook.xsd");
    xml_writer_attribute(xml, "origin", ORIGIN_CODE_POINTS);
    if (!write_codes(writing, error))
        return false;
    if (writing->tally.codes == 0)
        return tema_fail(error, TEMA_REFUSED,
                         "there are no codes yet, and a codebook has at least one");
    if (writes(writing, TEMA_EXCHANGE_SETS) && !write_sets(writing, error))
        return false;
    xml_writer_text(xml, SLICE("\n"));
    xml_writer_end(xml);
    buffer_add_byte(&writing->spool.buffer, '\n');
    return true;
}
