/* refusal.c - see import/reading.h: what a file is that cannot be imported */
#include <strings.h>

#include "import/reading.h"
#include "import/source.h"

struct signature {
    size_t offset;
    struct slice bytes;
    const char *reason;
};

#define SIGNATURE(offset, bytes, reason)                                                 \
    {                                                                                    \
        offset, {"" bytes, sizeof(bytes) - 1}, reason                                    \
    }

#define PACKED "this is a packed file: unpack it and import what is in it"
#define DATA                                                                             \
    "this is data for programs: save the transcript as .vtt, .srt or .txt and import "   \
    "that"
#define PAGE "this is a web page: save its text as .docx or .txt and import that"

static const struct signature signatures[] = {
    SIGNATURE(0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
              "this is an old Office document (.doc), or one with a password: save it as "
              ".docx without a password and import that"),
    SIGNATURE(0, "%PDF-",
              "this is a PDF: save its text as .docx or .txt and import that"),
    SIGNATURE(0, "{\\rtf", "this is an RTF document: save it as .docx and import that"),
    SIGNATURE(0, "\xFF\xD8\xFF", "this is a picture, not a document"),
    SIGNATURE(0, "\x89PNG", "this is a picture, not a document"),
    SIGNATURE(0, "GIF8", "this is a picture, not a document"),
    SIGNATURE(0, "SQLite format 3", "this is a database, not a document"),
    SIGNATURE(0, "ID3", "this is a recording: import its transcript"),
    SIGNATURE(0, "OggS", "this is a recording: import its transcript"),
    SIGNATURE(0, "fLaC", "this is a recording: import its transcript"),
    SIGNATURE(8, "WAVE", "this is a recording: import its transcript"),
    SIGNATURE(4, "ftyp", "this is a recording: import its transcript"),
    SIGNATURE(0, "PK\x03\x04",
              "this is a packed file, but no Word or OpenDocument text that can be read"),
    SIGNATURE(0, "\x1F\x8B", PACKED),
    SIGNATURE(0, "7z\xBC\xAF", PACKED),
    SIGNATURE(0, "Rar!\x1A", PACKED),
    SIGNATURE(0, "<html", PAGE),
    SIGNATURE(0, "<HTML", PAGE),
    SIGNATURE(0, "<!DOCTYPE html", PAGE),
    SIGNATURE(0, "<!doctype html", PAGE),
    SIGNATURE(0, "<?xml", "this is XML: save its text as .docx or .txt and import that"),
    SIGNATURE(0, "start\tend\ttext", DATA),
    SIGNATURE(0, "PK\x05\x06", "this is an empty packed file"),
};

/* --- other programs' projects --- */

/* Some have the program's version behind the extension: .mx24. */
static const struct {
    const char *extension, *reason;
} projects[] = {
    {".nvp", "this is a project of NVivo: open it there, choose Share > Export Project > "
             "REFI-QDA Project (Mac: File > Export Project), and import that .qdpx"},
    {".nvpx",
     "this is a project of NVivo: open it there, choose File > Export Project "
     "(Windows: Share > Export Project > REFI-QDA Project), and import that .qdpx"},
    {".atlproj", "this is a project of ATLAS.ti: open it there, choose File > Export > "
                 "QDPX, and import that .qdpx"},
    {".mx", "this is a project of MAXQDA: open it there, choose Export > REFI-QDA "
            "Project, and import that .qdpx"},
    {".mex", "this is a project of MAXQDA: open it there, choose Export > REFI-QDA "
             "Project, and import that .qdpx"},
    {".qda", "this is a project of QualCoder: open it there, choose Project > Exports > "
             "REFI-QDA project, and import that .qdpx"},
    {".tema",
     "this is a project of tema: open it there, choose Export, and import that .qdpx"},
};

const char *refusal_of_project(const char *name)
{
    const char *extension = strrchr(name, '.');

    for (size_t i = 0; extension != NULL && i < sizeof projects / sizeof projects[0];
         i++) {
        size_t length = strlen(projects[i].extension);

        if (strncasecmp(extension, projects[i].extension, length) == 0 &&
            extension[length + strspn(extension + length, "0123456789")] == '\0')
            return projects[i].reason;
    }
    return NULL;
}

const char *refusal_reason(const struct import_source *source)
{
    struct slice bytes = source->bytes;

    if (source_has_extension(source, ".json"))
        return DATA;
    for (size_t i = 0; i < sizeof signatures / sizeof signatures[0]; i++) {
        const struct signature *signature = &signatures[i];

        if (bytes.length > signature->offset &&
            slice_starts_with(slice_from(bytes, signature->offset), signature->bytes))
            return signature->reason;
    }
    return "this is no text, nor of another format that can be imported";
}
