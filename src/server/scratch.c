/* scratch.c - see server/scratch.h */
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "server/memory.h"
#include "server/scratch.h"

enum { NAME_LARGEST = 255 /* bytes */ };

static char *last_part(char *name)
{
    for (char *byte = name; *byte != '\0'; byte++)
        if (*byte == '/' || *byte == '\\')
            name = byte + 1;
    return name;
}

char *scratch_clean_name(const char *name)
{
    CLEANUP_FREE char *copy = copy_string(name);
    char *part = last_part(copy), *end = part;

    for (const char *byte = part; *byte != '\0'; byte++)
        if ((unsigned char)*byte >= 0x20 && *byte != 0x7F)
            *end++ = *byte;
    *end = '\0';
    if (strcmp(part, ".") == 0 || strcmp(part, "..") == 0)
        *part = '\0';
    return copy_string(part);
}

static bool fail_by_system(struct tema_error *error, const char *what)
{
    return request_fail(error, TEMA_IO, "cannot %s: %s", what, strerror(errno));
}

static char *make_folder_name(const char *place)
{
    const char *temporary = getenv("TMPDIR");
    char *folder = NULL;

    if (place == NULL)
        place = temporary != NULL && *temporary == '/' ? temporary : "/tmp";
    if (asprintf(&folder, "%s/tema-XXXXXX", place) < 0)
        abort();
    return folder;
}

bool scratch_make(struct scratch *ret_scratch, const char *place, const char *name,
                  struct tema_error *error)
{
    CLEANUP_FREE char *clean = scratch_clean_name(name);
    CLEANUP_FREE char *folder = make_folder_name(place);

    if (*clean == '\0')
        return request_fail(error, TEMA_INVALID, "the file has no name");
    if (strlen(clean) > NAME_LARGEST)
        return request_fail(error, TEMA_INVALID,
                            "the file's name is longer than %d bytes", NAME_LARGEST);
    if (mkdtemp(folder) == NULL)
        return fail_by_system(error, "make a folder for the file");
    if (asprintf(&ret_scratch->path, "%s/%s", folder, clean) < 0)
        abort();
    ret_scratch->folder = folder;
    folder = NULL;
    return true;
}

void scratch_release(struct scratch *scratch)
{
    if (scratch->path != NULL)
        unlink(scratch->path);
    if (scratch->folder != NULL)
        rmdir(scratch->folder);
    free(scratch->path);
    free(scratch->folder);
    *scratch = (struct scratch){0};
}

bool scratch_take(const struct scratch *scratch, const char *path,
                  struct tema_error *error)
{
    if (link(path, scratch->path) == 0 || rename(path, scratch->path) == 0)
        return true;
    return fail_by_system(error, "keep the file that was sent");
}

bool scratch_write(const struct scratch *scratch, const char *bytes, size_t count,
                   struct tema_error *error)
{
    FILE *file = fopen(scratch->path, "wxe");
    bool written;

    if (file == NULL)
        return fail_by_system(error, "keep what was sent");
    written = fwrite(bytes, 1, count, file) == count;
    if (fclose(file) != 0 || !written)
        return fail_by_system(error, "keep what was sent");
    return true;
}

bool scratch_read(const struct scratch *scratch, char **ret_bytes, size_t *ret_count,
                  struct tema_error *error)
{
    CLEANUP_FREE char *bytes = NULL;
    FILE *file = fopen(scratch->path, "re");
    struct stat status = {0};
    bool read;

    if (file == NULL || fstat(fileno(file), &status) != 0) {
        if (file != NULL)
            fclose(file);
        return fail_by_system(error, "read what was written");
    }
    bytes = take_memory((size_t)status.st_size, 1);
    read = fread(bytes, 1, (size_t)status.st_size, file) == (size_t)status.st_size;
    fclose(file);
    if (!read)
        return fail_by_system(error, "read what was written");
    *ret_bytes = bytes;
    bytes = NULL;
    *ret_count = (size_t)status.st_size;
    return true;
}

bool scratch_study_name(struct request *request, const char *usual, const char *ending,
                        char **ret_name, struct tema_error *error)
{
    CLEANUP(tema_study_details_free) struct tema_study_details study = {0};
    CLEANUP_FREE char *title = NULL;

    if (!tema_project_study(request->project, &study, error))
        return false;
    for (char *byte = study.title; *byte != '\0'; byte++)
        if (*byte == '/' || *byte == '\\')
            *byte = '-';
    title = scratch_clean_name(study.title);
    if (asprintf(ret_name, "%s.%s", *title != '\0' ? title : usual, ending) < 0)
        abort();
    return true;
}
