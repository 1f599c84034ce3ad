/* fuzz_exchange.c - any bytes as a project of another program: no crash, nothing done
 * where it is refused, nothing new the second time
 *
 * A fuzzer that changes bytes of a ZIP seldom gets past its checksums. An input that
 * begins with "====" is therefore packed first: a line "==== NAME" begins the member
 * NAME. */
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/slice.h"
#include "markup/zip_writer.h"
#include "project/project.h"
#include "tema/tema.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* Like assert, in every kind of build. */
#define must(condition)                                                                  \
    do {                                                                                 \
        if (!(condition)) {                                                              \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);              \
            abort();                                                                     \
        }                                                                                \
    } while (0)

static const char mark[] = "==== ";

static bool has_mark(struct slice text)
{
    return text.length >= strlen(mark) && memcmp(text.bytes, mark, strlen(mark)) == 0;
}

/* The bytes up to the next mark at the start of a line. */
static size_t member_length(struct slice text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((i == 0 || text.bytes[i - 1] == '\n') && has_mark(slice_from(text, i)))
            return i;
    return text.length;
}

static void pack(struct slice text, struct buffer *zip)
{
    CLEANUP(zip_writer_freep) struct zip_writer *writer = zip_writer_new();
    struct tema_error error = {0};

    while (has_mark(text)) {
        CLEANUP_BUFFER struct buffer name = {0};
        const char *end = memchr(text.bytes, '\n', text.length);
        size_t line = end != NULL ? (size_t)(end - text.bytes) : text.length, length;

        buffer_add_slice(&name, slice_cut(text, strlen(mark), line));
        text = slice_from(text, end != NULL ? line + 1 : line);
        length = member_length(text);
        zip_writer_add(writer, buffer_string(&name), slice_cut(text, 0, length),
                       ZIP_STORED);
        text = slice_from(text, length);
    }
    if (!zip_writer_finish(writer, zip, &error))
        buffer_clear(zip);
}

/* A file without a folder, at PATH. */
static int make_file(struct slice bytes, char *path, size_t room)
{
    int file = memfd_create("study.qdpx", 0);

    must(file >= 0);
    must(write(file, bytes.bytes, bytes.length) == (ssize_t)bytes.length);
    snprintf(path, room, "/proc/self/fd/%d", file);
    return file;
}

static void check_result(const struct tema_exchange_result *result)
{
    for (size_t i = 0; i < result->line_count; i++) {
        must(result->lines[i].count > 0);
        must(utf8_is_valid(slice_of(result->lines[i].how)));
        for (size_t j = 0; j < result->lines[i].example_count; j++)
            must(utf8_is_valid(slice_of(result->lines[i].examples[j])));
    }
    must(result->hits <= result->of);
    must(utf8_is_valid(slice_of(result->project)));
    must(utf8_is_valid(slice_of(result->program)));
}

/* Copied for each input: that is quicker than to make one. */
static struct tema_project *make_project(void)
{
    static struct tema_project *empty = NULL;
    const struct tema_study study = {0};
    struct tema_project *project = NULL;
    struct tema_error error = {0};

    if (empty == NULL)
        must(tema_project_create(":memory:", &study, "Emma", &empty, &error));
    must(project_open_copy(empty, &project, &error));
    return project;
}

static void import(const char *path)
{
    const struct tema_exchange_import_options options = {0};
    struct tema_exchange_result result = {0}, again = {0};
    struct tema_counts before, after;
    struct tema_project *project = make_project();
    struct tema_error error = {0};

    must(tema_project_counts(project, &before, &error));
    if (tema_exchange_import(project, path, &options, &result, &error)) {
        check_result(&result);
        must(tema_exchange_import(project, path, &options, &again, &error));
        must(again.tally.fresh == 0 && again.tally.changed == 0);
        must(again.tally.ours == 0 && again.tally.gone == 0);
    } else {
        must(error.message[0] != '\0' && strchr(error.message, '\n') == NULL);
        must(tema_project_counts(project, &after, &error));
        must(memcmp(&before, &after, sizeof before) == 0);
    }
    tema_exchange_result_free(&again);
    tema_exchange_result_free(&result);
    tema_project_close(project);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    CLEANUP_BUFFER struct buffer zip = {0};
    struct slice input = {(const char *)bytes, length};
    char path[40];
    int file;

    if (has_mark(input)) {
        pack(input, &zip);
        input = buffer_slice(&zip);
    }
    file = make_file(input, path, sizeof path);
    (void)tema_exchange_is_file(path);
    import(path);
    close(file);
    return 0;
}
