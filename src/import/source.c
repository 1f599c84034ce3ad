/* source.c - see import/source.h */
#include <strings.h>

#include "base/cleanup.h"
#include "import/limits.h"
#include "import/source.h"
#include "text/decode.h"

enum { BEGINNING = 64 * 1024 /* bytes */ };

bool source_text(const struct import_source *source, struct draft *draft,
                 struct buffer *storage, struct slice *ret_text, struct tema_error *error)
{
    struct decoding decoding;

    if (source->bytes.length > LIMIT_MEMBER_BYTES)
        return tema_fail(error, TEMA_UNREADABLE, "the file is larger than %d MB",
                         LIMIT_MEMBER_BYTES / (1024 * 1024));
    decoding = decode(source->bytes, storage);
    if (!decoding.is_certain)
        draft_add_remark(draft, "read as %s, which is a guess", decoding.encoding);
    if (decoding.is_damaged)
        draft_add_remark(draft, "some bytes are no %s and were replaced by \uFFFD",
                         decoding.encoding);
    *ret_text = decoding.text;
    return true;
}

struct slice source_beginning(const struct import_source *source, struct buffer *storage)
{
    struct slice bytes = source->bytes;

    /* A packed file: to look for letters in it takes longer than to read it. */
    if (slice_starts_with(bytes, SLICE("PK\3\4")))
        bytes.length = 0;
    if (bytes.length > BEGINNING)
        bytes.length = BEGINNING;
    return decode(bytes, storage).text;
}

/* Formats that begin with letters, so that their controls alone would not tell them. */
static bool has_signature(struct slice bytes)
{
    static const char *const signatures[] = {"PK\x03\x04",
                                             "%PDF-",
                                             "{\\rtf",
                                             "\xD0\xCF\x11\xE0",
                                             "\x89PNG",
                                             "GIF8",
                                             "\xFF\xD8\xFF",
                                             "RIFF",
                                             "OggS",
                                             "ID3",
                                             "\x1F\x8B",
                                             "7z\xBC\xAF",
                                             "<?xml",
                                             "<!DOCTYPE",
                                             "<!doctype",
                                             "<html",
                                             "<HTML",
                                             "SQLite format 3",
                                             "start\tend\ttext"};

    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
        if (slice_starts_with(bytes, slice_of(signatures[i])))
            return true;
    return false;
}

static bool is_control(char byte)
{
    return (unsigned char)byte < 0x20 && strchr("\t\n\v\f\r\x1A\x1B", byte) == NULL;
}

/* What was UTF-16 has no NULs any more when it is decoded. */
static bool reads_as_text(struct slice text)
{
    size_t controls = 0;

    if (text.length > 0 && memchr(text.bytes, '\0', text.length) != NULL)
        return false;
    for (size_t i = 0; i < text.length; i++)
        controls += is_control(text.bytes[i]);
    return controls <= 1 || controls * 100 <= text.length;
}

bool source_is_text(const struct import_source *source)
{
    CLEANUP_BUFFER struct buffer storage = {0};
    struct slice text;

    if (source_has_extension(source, ".json") || has_signature(source->bytes))
        return false;
    text = source_beginning(source, &storage);
    return !has_signature(text) && reads_as_text(text);
}

bool source_has_extension(const struct import_source *source, const char *extensions)
{
    size_t name_length = source->name != NULL ? strlen(source->name) : 0;

    while (*extensions != '\0') {
        size_t length = strcspn(extensions, " ");

        if (name_length >= length &&
            strncasecmp(source->name + name_length - length, extensions, length) == 0)
            return true;
        extensions += length;
        extensions += strspn(extensions, " ");
    }
    return false;
}
