/* export.c - see include/tema/exchange.h: the project goes out */
#include <sys/stat.h>

#include "base/cleanup.h"
#include "base/new_file.h"
#include "exchange/extras.h"
#include "exchange/result.h"
#include "exchange/writing.h"

/* --- what is written --- */

/* PARTS with what they cannot be without; the ends of links and what graphs show may be
 * anything. */
static unsigned close_parts(unsigned parts)
{
    if (parts == 0)
        parts = TEMA_EXCHANGE_ALL;
    if (parts & (TEMA_EXCHANGE_LINKS | TEMA_EXCHANGE_GRAPHS))
        parts |= TEMA_EXCHANGE_CODINGS | TEMA_EXCHANGE_MEMOS;
    if (parts & TEMA_EXCHANGE_CODINGS)
        parts |= TEMA_EXCHANGE_DOCUMENTS | TEMA_EXCHANGE_CODEBOOK;
    if (parts & TEMA_EXCHANGE_SETS)
        parts |= TEMA_EXCHANGE_CODEBOOK;
    return parts;
}

static bool write_archive(struct writing *writing, const char *path,
                          struct tema_error *error)
{
    CLEANUP(zip_writer_freep)
    struct zip_writer *zip = zip_writer_new_file(path, writing->options->overwrite);

    writing->zip = zip;
    return spool_open(&writing->spool, path, error) && write_project(writing, error) &&
           writing_pack(writing, error) &&
           (!writes(writing, TEMA_EXCHANGE_EXTRAS) ||
            extras_write(writing, zip, error)) &&
           zip_writer_finish_file(zip, error);
}

static bool copy_spool(const struct spool *spool, struct new_file *file,
                       struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer piece = {0};

    for (int64_t offset = 0; offset < spool->length; offset += (int64_t)piece.length) {
        buffer_clear(&piece);
        if (!spool_read(spool, offset, &piece, error) ||
            !new_file_write(file, (uint64_t)offset, buffer_slice(&piece), error))
            return false;
    }
    return true;
}

static bool write_codebook_file(struct writing *writing, const char *path,
                                struct tema_error *error)
{
    CLEANUP(new_file_release)
    struct new_file file = {.overwrite = writing->options->overwrite};

    return new_file_begin(&file, path, error) &&
           spool_open(&writing->spool, path, error) && write_codebook(writing, error) &&
           spool_write_out(&writing->spool, error) &&
           copy_spool(&writing->spool, &file, error) && new_file_finish(&file, error);
}

/* --- the writing --- */

static void release(struct writing *writing)
{
    xml_writer_release(&writing->xml);
    spool_release(&writing->spool);
    buffer_release(&writing->head);
    array_release(&writing->coders);
    array_release(&writing->codes);
    array_release(&writing->variables);
    array_release(&writing->note_refs);
    array_release(&writing->members);
    map_release(&writing->coders_by_id);
    map_release(&writing->codes_by_id);
    map_release(&writing->variables_by_id);
    map_release(&writing->taken);
    losses_free(writing->losses);
    arena_free(writing->arena);
}

/* As long as it is open, nobody else writes to the file: what is read in many queries is
 * of one moment. */
static bool hold(struct tema_project *project, struct rows *ret_rows,
                 struct tema_error *error)
{
    static const char select[] = "SELECT 1 FROM study";

    if (!store_query(project->store, select, BIND_NOTHING, ret_rows, error))
        return false;
    (void)rows_next(ret_rows);
    return true;
}

static bool export(struct writing *writing, const char *path, struct tema_error *error)
{
    struct rows rows;
    bool went_well;

    if (!hold(writing->project, &rows, error))
        return false;
    went_well = writing_load_keys(writing, error) &&
                (writing->is_codebook ? write_codebook_file
                                      : write_archive)(writing, path, error) &&
                writing_tell(writing, error);
    return rows_close(&rows, error) && went_well;
}

static bool ends_in(const char *path, const char *ending)
{
    size_t length = strlen(path), tail = strlen(ending);

    return length > tail && strcasecmp(path + length - tail, ending) == 0;
}

bool tema_exchange_export(struct tema_project *project, const char *path,
                          const struct tema_exchange_export_options *options,
                          struct tema_exchange_result *ret_result,
                          struct tema_error *error)
{
    static const struct tema_exchange_export_options usual = {0};
    bool is_codebook = ends_in(path, ".qdc"), went_well;
    struct writing writing = {.project = project, .spool = {.file = -1}};
    struct stat status;

    if (!is_codebook && !ends_in(path, ".qdpx"))
        return tema_fail(error, TEMA_INVALID,
                         "'%s' ends neither in .qdpx (a project) nor in .qdc (its "
                         "codebook)",
                         path);
    writing.is_codebook = is_codebook;
    writing.options = options != NULL ? options : &usual;
    if (is_codebook &&
        (writing.options->parts != 0 || writing.options->offsets != TEMA_OFFSETS_AUTO))
        return tema_fail(error, TEMA_INVALID,
                         "'%s' is to be a codebook: there are no parts of it, and no "
                         "positions in it",
                         path);
    writing.parts = close_parts(writing.options->parts);
    if (is_codebook)
        writing.parts &= TEMA_EXCHANGE_CODEBOOK | TEMA_EXCHANGE_SETS;
    if (writing.options->parts == TEMA_EXCHANGE_EXTRAS)
        return tema_fail(error, TEMA_INVALID,
                         "extras are about the other parts: name one of those too");
    if (!writing.options->overwrite && lstat(path, &status) == 0)
        return tema_fail(error, TEMA_EXISTS,
                         "there is a file '%s' already; --force writes over it", path);
    writing.losses = losses_new();
    writing.arena = arena_new();
    went_well = export(&writing, path, error);
    if (went_well) {
        *ret_result = (struct tema_exchange_result){
            .program = "", .project = "", .convention = "", .memory = arena_new()};
        result_take_lines(ret_result, writing.losses);
    }
    release(&writing);
    return went_well || tema_explain(error, "cannot write '%s'", path);
}
