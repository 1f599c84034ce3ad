/* file_test.c - reading files that somebody names */
#include "test.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/sha256.h"

static char folder[] = "/tmp/tema-file-XXXXXX";

static char *path_in_folder(const char *name)
{
    CLEANUP_BUFFER struct buffer path = {0};

    buffer_add_format(&path, "%s/%s", folder, name);
    return buffer_take_string(&path);
}

static void write_file(const char *path, const char *words)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fputs(words, file) >= 0, 1);
    assert_int_equal(fclose(file), 0);
}

static void a_file_is_read_whole(void **state)
{
    CLEANUP_FREE char *path = path_in_folder("words.txt");
    CLEANUP_BUFFER struct buffer buffer = {0};
    struct tema_error error = {0};

    (void)state;
    write_file(path, "skam");
    assert_ok(file_read(path, 4, &buffer, &error));
    assert_string_equal(buffer_string(&buffer), "skam");
}

static void a_file_beyond_the_limit_is_refused(void **state)
{
    CLEANUP_FREE char *path = path_in_folder("long.txt");
    CLEANUP_BUFFER struct buffer buffer = {0};
    struct tema_error error = {0};

    (void)state;
    write_file(path, "skammen");
    assert_fails(file_read(path, 6, &buffer, &error), TEMA_UNREADABLE);
}

static void what_is_no_file_is_refused_without_waiting(void **state)
{
    CLEANUP_FREE char *pipe = path_in_folder("pipe");
    CLEANUP_FREE char *missing = path_in_folder("missing/anna.txt");
    CLEANUP_BUFFER struct buffer buffer = {0};
    struct tema_error error = {0};

    (void)state;
    assert_int_equal(mkfifo(pipe, 0600), 0);
    assert_fails(file_read(pipe, 100, &buffer, &error), TEMA_UNREADABLE);
    assert_fails(file_read(folder, 100, &buffer, &error), TEMA_UNREADABLE);
    assert_fails(file_read(missing, 100, &buffer, &error), TEMA_NOT_FOUND);
}

static void the_sum_of_known_bytes_is_the_known_sum(void **state)
{
    struct sha256 sum = sha256_of(SLICE("abc"));
    char text[65];

    (void)state;
    sha256_format(&sum, text);
    assert_string_equal(
        text, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL ? -1 : 0;
}

static int remove_folder(void **state)
{
    const char *const names[] = {"words.txt", "long.txt", "pipe"};

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        CLEANUP_FREE char *path = path_in_folder(names[i]);

        unlink(path);
    }
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_read_whole),
        cmocka_unit_test(a_file_beyond_the_limit_is_refused),
        cmocka_unit_test(what_is_no_file_is_refused_without_waiting),
        cmocka_unit_test(the_sum_of_known_bytes_is_the_known_sum),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
