/* zip_new_file_test.c - ZIPs written to files, whole or not at all */
#include "test.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "markup/zip_writer.h"

enum { NOISE_BYTES = 300 * 1000 };

static char folder[] = "/tmp/tema-new-XXXXXX";

static char *path_in_folder(const char *name)
{
    CLEANUP_BUFFER struct buffer path = {0};

    buffer_add_format(&path, "%s/%s", folder, name);
    return buffer_take_string(&path);
}

static int count_files(void)
{
    DIR *files = opendir(folder);
    int count = -2; /* "." and ".." */

    assert_non_null(files);
    while (readdir(files) != NULL)
        count++;
    closedir(files);
    return count;
}

/* Members made of noise, and how they were asked for. */
struct made {
    struct buffer noise;
    int64_t asked[10];
    int count;
    int64_t fails_at; /* member number; -1: none */
};

static void make_noise(struct made *made)
{
    uint32_t state = 7;

    made->fails_at = -1;
    for (size_t i = 0; i < NOISE_BYTES; i++) {
        state = state * 1664525 + 1013904223;
        buffer_add_byte(&made->noise, (char)(state >> 25));
    }
}

static bool fetch(void *context, int64_t number, struct buffer *ret_bytes,
                  struct tema_error *error)
{
    struct made *made = context;

    assert_in_range(made->count, 0, 9);
    made->asked[made->count++] = number;
    if (number == made->fails_at)
        return tema_fail(error, TEMA_DAMAGED, "the source %lld is lost",
                         (long long)number);
    buffer_add(ret_bytes, made->noise.bytes, (size_t)number);
    return true;
}

static bool piece(void *context, int64_t number, int64_t offset, struct buffer *ret_bytes,
                  struct tema_error *error)
{
    const struct made *made = context;
    int64_t length = number - offset < 65536 ? number - offset : 65536;

    if (made->fails_at == number && offset > 0)
        return tema_fail(error, TEMA_DAMAGED, "the source is cut");
    buffer_add(ret_bytes, made->noise.bytes + offset, (size_t)length);
    return true;
}

static void add_all(struct zip_writer *writer, struct made *made)
{
    struct zip_pieces pieces = {piece, made, NOISE_BYTES, NOISE_BYTES};
    struct zip_pieces none = {piece, made, 0, 0};

    zip_writer_add(writer, "project.qde", SLICE("<Project/>"), ZIP_DEFLATED);
    zip_writer_add_later(writer, "sources/1.txt", fetch, made, 1000, ZIP_DEFLATED);
    zip_writer_add_later(writer, "sources/2.txt", fetch, made, 0, ZIP_DEFLATED);
    zip_writer_add_in_pieces(writer, "sources/3.pdf", &pieces, ZIP_STORED);
    zip_writer_add_in_pieces(writer, "sources/4.txt", &pieces, ZIP_DEFLATED);
    zip_writer_add_in_pieces(writer, "sources/5.txt", &none, ZIP_DEFLATED);
    zip_writer_add_later(writer, "sources/6.jpg", fetch, made, 2000, ZIP_STORED);
}

/* The same ZIP of members that are all there from the beginning. */
static void make_expected(struct made *made, struct buffer *ret_zip)
{
    CLEANUP_FREE char *path = path_in_folder("expected.qdpx");
    CLEANUP(zip_writer_freep)
    struct zip_writer *writer = zip_writer_new_file(path, false);
    struct slice noise = buffer_slice(&made->noise);
    struct tema_error error = {0};

    zip_writer_add(writer, "project.qde", SLICE("<Project/>"), ZIP_DEFLATED);
    zip_writer_add(writer, "sources/1.txt", slice_cut(noise, 0, 1000), ZIP_DEFLATED);
    zip_writer_add(writer, "sources/2.txt", SLICE(""), ZIP_DEFLATED);
    zip_writer_add(writer, "sources/3.pdf", noise, ZIP_STORED);
    zip_writer_add(writer, "sources/4.txt", noise, ZIP_DEFLATED);
    zip_writer_add(writer, "sources/5.txt", SLICE(""), ZIP_DEFLATED);
    zip_writer_add(writer, "sources/6.jpg", slice_cut(noise, 0, 2000), ZIP_STORED);
    assert_ok(zip_writer_finish_file(writer, &error));
    assert_ok(file_read(path, 1 << 20, ret_zip, &error));
    unlink(path);
}

static void a_member_gives_the_same_bytes_whenever_it_is_fetched(void **state)
{
    CLEANUP_BUFFER struct buffer expected = {0}, got = {0}, command = {0};
    CLEANUP_FREE char *path = path_in_folder("whole.qdpx");
    struct tema_error error = {0};
    struct made made = {0};

    (void)state;
    make_noise(&made);
    make_expected(&made, &expected);
    for (int i = 0; i < 2; i++) {
        CLEANUP(zip_writer_freep)
        struct zip_writer *writer = zip_writer_new_file(path, false);

        add_all(writer, &made);
        assert_int_equal(made.count, 0); /* nothing is fetched yet */
        assert_int_equal(access(path, F_OK), -1);
        assert_ok(zip_writer_finish_file(writer, &error));
        assert_int_equal(made.count, 3);
        assert_int_equal(made.asked[2], 2000);
        made.count = 0;
        buffer_clear(&got);
        assert_ok(file_read(path, 1 << 20, &got, &error));
        assert_true(slice_equals(buffer_slice(&got), buffer_slice(&expected)));
        assert_int_equal(count_files(), 1);
        buffer_clear(&command);
        buffer_add_format(&command, "unzip -tqq %s", path);
        assert_int_equal(system(buffer_string(&command)), 0);
        unlink(path);
    }
    buffer_release(&made.noise);
}

static void a_new_file_may_be_read_as_others_are(void **state)
{
    CLEANUP_FREE char *path = path_in_folder("rights.qdpx");
    CLEANUP(zip_writer_freep)
    struct zip_writer *writer = zip_writer_new_file(path, false);
    struct tema_error error = {0};
    struct stat status;
    mode_t mask = umask(027);

    (void)state;
    zip_writer_add(writer, "a", SLICE("a"), ZIP_STORED);
    assert_ok(zip_writer_finish_file(writer, &error));
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0640);
    umask(mask);
    unlink(path);
}

static void assert_nothing_is_made(struct made *made, enum tema_error_kind kind,
                                   const char *message)
{
    CLEANUP_FREE char *path = path_in_folder("failed.qdpx");
    struct tema_error error = {0};

    {
        CLEANUP(zip_writer_freep)
        struct zip_writer *writer = zip_writer_new_file(path, false);

        add_all(writer, made);
        assert_fails(zip_writer_finish_file(writer, &error), kind);
        assert_non_null(strstr(error.message, message));
    }
    assert_int_equal(count_files(), 0);
}

static void where_a_member_fails_nothing_is_left(void **state)
{
    struct made made = {0};

    (void)state;
    make_noise(&made);
    made.fails_at = 2000;
    assert_nothing_is_made(&made, TEMA_DAMAGED, "the source 2000 is lost");
    made.fails_at = NOISE_BYTES;
    assert_nothing_is_made(&made, TEMA_DAMAGED, "the source is cut");
    buffer_release(&made.noise);
}

static void a_member_of_another_size_than_told_is_refused(void **state)
{
    CLEANUP_FREE char *path = path_in_folder("sizes.qdpx");
    struct tema_error error = {0};
    struct made made = {0};

    (void)state;
    make_noise(&made);
    for (int64_t size = NOISE_BYTES - 1; size <= NOISE_BYTES + 1; size += 2) {
        struct zip_pieces pieces = {piece, &made, NOISE_BYTES, size};
        CLEANUP(zip_writer_freep)
        struct zip_writer *writer = zip_writer_new_file(path, false);

        zip_writer_add_in_pieces(writer, "a", &pieces, ZIP_DEFLATED);
        assert_fails(zip_writer_finish_file(writer, &error), TEMA_IO);
        assert_non_null(strstr(error.message, "not of the size"));
    }
    assert_int_equal(count_files(), 0);
    buffer_release(&made.noise);
}

static void a_file_that_is_there_is_left_alone(void **state)
{
    CLEANUP_FREE char *path = path_in_folder("there.qdpx");
    CLEANUP_BUFFER struct buffer bytes = {0};
    struct tema_error error = {0};

    (void)state;
    for (int comes_later = 0; comes_later < 2; comes_later++) {
        CLEANUP(zip_writer_freep) struct zip_writer *writer = NULL;
        FILE *file;

        if (comes_later)
            writer = zip_writer_new_file(path, false);
        file = fopen(path, "w");
        assert_non_null(file);
        assert_true(fputs("mine", file) >= 0);
        fclose(file);
        if (!comes_later)
            writer = zip_writer_new_file(path, false);
        zip_writer_add(writer, "a", SLICE("a"), ZIP_STORED);
        assert_fails(zip_writer_finish_file(writer, &error), TEMA_EXISTS);
        buffer_clear(&bytes);
        assert_ok(file_read(path, 100, &bytes, &error));
        assert_string_equal(buffer_string(&bytes), "mine");
        assert_int_equal(count_files(), 1);
        unlink(path);
    }
}

static void a_missing_folder_and_a_name_twice_are_told(void **state)
{
    CLEANUP_FREE char *nowhere = path_in_folder("nowhere/a.qdpx");
    CLEANUP_FREE char *path = path_in_folder("twice.qdpx");
    CLEANUP(zip_writer_freep)
    struct zip_writer *lost = zip_writer_new_file(nowhere, false);
    struct tema_error error = {0};
    struct made made = {0};

    (void)state;
    zip_writer_add_later(lost, "a", fetch, &made, 1, ZIP_STORED);
    assert_fails(zip_writer_finish_file(lost, &error), TEMA_IO);
    {
        CLEANUP(zip_writer_freep)
        struct zip_writer *writer = zip_writer_new_file(path, false);

        zip_writer_add(writer, "a", SLICE("1"), ZIP_STORED);
        zip_writer_add_later(writer, "a", fetch, &made, 1, ZIP_STORED);
        assert_fails(zip_writer_finish_file(writer, &error), TEMA_INVALID);
    }
    {
        CLEANUP(zip_writer_freep)
        struct zip_writer *writer = zip_writer_new_file(path, false);

        assert_fails(zip_writer_finish_file(writer, &error), TEMA_INVALID);
    }
    assert_int_equal(made.count, 0);
    assert_int_equal(count_files(), 0);
}

static void where_there_is_no_room_nothing_is_left(void **state)
{
    struct rlimit before, small = {100 * 1000, RLIM_INFINITY};
    struct made made = {0};

    (void)state;
    make_noise(&made);
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small.rlim_max = before.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    assert_nothing_is_made(&made, TEMA_IO, "it cannot be written");
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    buffer_release(&made.noise);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) != NULL ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_member_gives_the_same_bytes_whenever_it_is_fetched),
        cmocka_unit_test(a_new_file_may_be_read_as_others_are),
        cmocka_unit_test(where_a_member_fails_nothing_is_left),
        cmocka_unit_test(a_member_of_another_size_than_told_is_refused),
        cmocka_unit_test(a_file_that_is_there_is_left_alone),
        cmocka_unit_test(a_missing_folder_and_a_name_twice_are_told),
        cmocka_unit_test(where_there_is_no_room_nothing_is_left),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
