/* sources_text.c - a source's files: where its text is, and what it is */
#include <strings.h>

#include "base/cleanup.h"
#include "exchange/sources_pass.h"

enum {
    /* Of a text: it is held twice, and once more to be stored, and 512 MB is to be enough
     * for all. */
    TEXT_MOST = 64 * 1024 * 1024,
};

void source_text_release(struct source_text *text)
{
    raw_text_release(&text->raw);
    buffer_release(&text->bytes);
}

static bool is_media(const struct read_source *source)
{
    return source->type >= SOURCE_PDF && source->type <= SOURCE_VIDEO;
}

static const char *label_of(const struct read_source *source)
{
    return source->name != NULL ? source->name : source->plain_path;
}

/* --- where the files are --- */

static bool ends_in(const char *path, const char *ending)
{
    size_t length = strlen(path), behind = strlen(ending);

    return length >= behind && strcasecmp(path + length - behind, ending) == 0;
}

/* A text that the XML does not name, or names wrongly, but which lies there by its
 * source's GUID. */
static bool find_by_guid(const struct source_pass *pass, const struct read_source *source,
                         size_t *ret_member)
{
    char guid[37];

    guid_format(&source->known_as, guid);
    return archive_has(pass->reading->archive,
                       arena_format(pass->arena, "sources/%s.txt", guid), ret_member);
}

/* A file that PATH names; notes where it is not to be had. */
static bool find_file(struct source_pass *pass, const struct read_source *source,
                      const char *path, size_t *ret_member, struct source_text *text)
{
    struct losses *losses = pass->reading->losses;

    switch (archive_find(pass->reading->archive, path, ret_member)) {
    case ARCHIVE_INSIDE:
        return true;
    case ARCHIVE_OUTSIDE:
        text->location = path;
        losses_note(losses, TEMA_EXCHANGE_LOST, "files",
                    "did not come along: where they lie is kept", label_of(source));
        break;
    case ARCHIVE_MISSING:
        losses_note(losses, TEMA_EXCHANGE_LOST, "files",
                    "missing from the export: the document is without it",
                    label_of(source));
        break;
    }
    return false;
}

static void find_text(struct source_pass *pass, const struct read_source *source,
                      struct source_text *text)
{
    if (source->plain_path != NULL)
        text->has_plain = find_file(pass, source, source->plain_path, &text->plain, text);
    if (text->has_plain || source->has_content)
        return;
    if (text->has_rich && !is_media(source) && ends_in(source->rich_path, ".txt")) {
        text->plain = text->rich;
        text->has_plain = true;
        text->has_rich = false;
        return;
    }
    text->has_plain = find_by_guid(pass, source, &text->plain);
    if (text->has_plain && source->plain_path != NULL)
        losses_note(pass->reading->losses, TEMA_EXCHANGE_REPAIRED, "documents",
                    "a text under another name than the file says: found by its GUID",
                    label_of(source));
}

static void find_files(struct source_pass *pass, const struct read_source *source,
                       struct source_text *text)
{
    const char *path = is_media(source) ? source->path : source->rich_path;

    if (path != NULL)
        text->has_rich = find_file(pass, source, path, &text->rich, text);
    else if (source->current_path != NULL && is_media(source))
        text->location = source->current_path;
    if (is_media(source) && source->rich_path != NULL)
        losses_note(pass->reading->losses, TEMA_EXCHANGE_LOST, "documents",
                    "the styled form of a text that belongs to a page, picture or "
                    "recording",
                    label_of(source));
    find_text(pass, source, text);
}

/* --- what the text is --- */

/* What stands before the text: its mark, and what NVivo and others count for it. */
static int64_t count_units(const struct raw_text *raw,
                           const struct convention *convention)
{
    int64_t units = raw->length;

    if (convention->utf16)
        units += (int64_t)raw->astrals.count;
    if (convention->crlf_is_two)
        units += (int64_t)raw->crlfs.count;
    return units + (convention->bom_counts && raw->has_bom);
}

static void note_encoding(struct source_pass *pass, const struct read_source *source,
                          const struct raw_text *raw)
{
    struct losses *losses = pass->reading->losses;

    if (strcmp(raw->encoding, "Windows-1252") == 0)
        losses_note(losses, TEMA_EXCHANGE_REPAIRED, "documents",
                    "a text in Windows-1252 and not in UTF-8: decoded", label_of(source));
    else if (strcmp(raw->encoding, "UTF-8") != 0)
        losses_note(losses, TEMA_EXCHANGE_REPAIRED, "documents",
                    "a text in another encoding than UTF-8: decoded", label_of(source));
    if (raw->is_damaged)
        losses_note(losses, TEMA_EXCHANGE_LOST, "documents",
                    "bytes in a text that are no characters: shown as U+FFFD",
                    label_of(source));
}

/* False where the file is too large, which is noted. */
static bool is_of_size(struct source_pass *pass, const struct read_source *source,
                       size_t member)
{
    if (archive_member_size(pass->reading->archive, member) <= TEXT_MOST)
        return true;
    losses_note(pass->reading->losses, TEMA_EXCHANGE_LOST, "documents",
                "a text of more than 64 MB: the document is without it",
                label_of(source));
    return false;
}

static bool note_missing(struct source_pass *pass, const struct read_source *source)
{
    if (!is_media(source) && source->type != SOURCE_NOTE)
        losses_note(pass->reading->losses, TEMA_EXCHANGE_LOST, "documents",
                    "without a text in the file: kept as a document without text",
                    label_of(source));
    return true;
}

bool source_text_read(struct source_pass *pass, const struct read_source *source,
                      struct source_text *text, struct tema_error *error)
{
    struct slice bytes;

    find_files(pass, source, text);
    if (text->has_plain && is_of_size(pass, source, text->plain)) {
        if (!archive_read(pass->reading->archive, text->plain, TEXT_MOST, &text->bytes,
                          error))
            return false;
        bytes = buffer_slice(&text->bytes);
    } else if (source->has_content) {
        bytes = buffer_slice(&source->content);
    } else {
        return note_missing(pass, source);
    }
    if (!raw_text_read(bytes, &text->raw, error))
        return false;
    text->has_text = true;
    text->is_verbatim = slice_equals(bytes, buffer_slice(&text->raw.text));
    text->units = count_units(&text->raw, &pass->reading->verdict.convention);
    if (text->is_verbatim)
        buffer_release(&text->bytes);
    note_encoding(pass, source, &text->raw);
    return true;
}
