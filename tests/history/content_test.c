/* content_test.c - texts and files that the history points to */
#include "test.h"
#include "things.h"

enum { LARGE_BYTES = 3 * 1024 * 1024 + 5 };

static int open_copy(void **state)
{
    *state = memory_take_zeroed(1, sizeof(struct copy));
    copy_open(*state, "anna");
    return 0;
}

static int close_copy(void **state)
{
    copy_close(*state);
    free(*state);
    return 0;
}

/* SIZE bytes made as they are asked for, then SURPLUS more or fewer than were told. */
struct noise {
    int64_t rest;
    uint32_t state;
    int64_t fails_at; /* rest */
    char piece[64 * 1024];
};

static bool next_noise(void *context, struct slice *ret_piece, struct tema_error *error)
{
    struct noise *noise = context;
    size_t length = noise->rest < 50 * 1000 ? (size_t)noise->rest : (size_t)(50 * 1000);

    if (noise->rest <= noise->fails_at)
        return tema_fail(error, TEMA_UNREADABLE, "its part 'a' is damaged");
    for (size_t i = 0; i < length; i++) {
        noise->state = noise->state * 1664525 + 1013904223;
        noise->piece[i] = (char)(noise->state >> 24);
    }
    noise->rest -= (int64_t)length;
    *ret_piece = (struct slice){noise->piece, length};
    return true;
}

static void make_noise(uint32_t seed, int64_t size, struct buffer *ret_bytes)
{
    struct noise noise = {.rest = size, .state = seed, .fails_at = -1};
    struct tema_error error = {0};
    struct slice piece;

    do {
        assert_ok(next_noise(&noise, &piece, &error));
        buffer_add_slice(ret_bytes, piece);
    } while (piece.length > 0);
}

static bool keep_noise(struct copy *copy, uint32_t seed, int64_t size, int64_t told,
                       struct guid *ret_content, struct tema_error *error)
{
    struct noise noise = {.rest = size, .state = seed, .fails_at = -1};

    return history_keep_stream(copy->history, "source", told, next_noise, &noise,
                               ret_content, NULL, error);
}

static int64_t count(struct copy *copy, const char *select)
{
    struct tema_error error = {0};
    int64_t number;

    assert_ok(store_integer(copy->store, select, BIND_NOTHING, 0, &number, &error));
    return number;
}

static const char count_contents[] = "SELECT count(*) FROM content";
static const char count_pages[] = "PRAGMA page_count";

static void bytes_that_are_kept_are_not_kept_twice(void **state)
{
    struct copy *copy = *state;
    struct guid first, second, third, other;
    struct tema_error error = {0};

    assert_ok(history_begin(copy->history, &error));
    assert_ok(history_keep_content(copy->history, "text", SLICE("skam"), &first, &error));
    assert_ok(
        history_keep_content(copy->history, "source", SLICE("skam"), &second, &error));
    assert_true(guid_equals(&first, &second));
    assert_ok(history_keep_content(copy->history, "text", SLICE(""), &other, &error));
    assert_false(guid_equals(&first, &other));
    assert_ok(history_add_content(copy->history, "text", SLICE("skam"), &third, &error));
    assert_false(guid_equals(&first, &third));
    assert_ok(
        history_keep_content(copy->history, "source", SLICE("skam"), &second, &error));
    assert_true(guid_equals(&first, &second));
    assert_ok(history_end(copy->history, true, &error, "kept"));
    assert_int_equal(count(copy, count_contents), 3);
}

static void what_was_abandoned_is_not_taken_for_kept(void **state)
{
    struct copy *copy = *state;
    CLEANUP_BUFFER struct buffer bytes = {0};
    struct tema_error error = {0};
    struct guid content;

    assert_ok(history_begin(copy->history, &error));
    assert_ok(
        history_keep_content(copy->history, "text", SLICE("skam"), &content, &error));
    history_abandon(copy->history);
    assert_false(history_end(copy->history, true, &error, "kept"));
    assert_ok(history_begin(copy->history, &error));
    assert_ok(
        history_keep_content(copy->history, "text", SLICE("skam"), &content, &error));
    assert_ok(history_end(copy->history, true, &error, "kept"));
    assert_ok(history_read_content(copy->history, &content, &bytes, &error));
    assert_string_equal(buffer_string(&bytes), "skam");
}

static void a_stream_is_kept_whole_whatever_its_size(void **state)
{
    static const int64_t sizes[] = {0,          1, 65536, 1024 * 1024, 1024 * 1024 + 1,
                                    LARGE_BYTES};
    struct copy *copy = *state;
    struct tema_error error = {0};

    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        CLEANUP_BUFFER struct buffer expected = {0}, got = {0};
        struct noise noise = {.rest = sizes[i], .state = 7, .fails_at = -1};
        struct sha256 sum, right;
        struct guid content;
        int64_t size;

        make_noise(7, sizes[i], &expected);
        right = sha256_of(buffer_slice(&expected));
        assert_ok(history_begin(copy->history, &error));
        assert_ok(history_keep_stream(copy->history, "source", sizes[i], next_noise,
                                      &noise, &content, &sum, &error));
        assert_ok(history_end(copy->history, true, &error, "kept"));
        assert_memory_equal(sum.bytes, right.bytes, sizeof sum.bytes);
        assert_ok(history_content_size(copy->history, &content, &size, &error));
        assert_int_equal(size, sizes[i]);
        assert_ok(history_read_content(copy->history, &content, &got, &error));
        assert_true(slice_equals(buffer_slice(&got), buffer_slice(&expected)));
    }
}

static void a_large_stream_that_is_kept_already_takes_no_room(void **state)
{
    struct copy *copy = *state;
    struct guid first, second, whole;
    CLEANUP_BUFFER struct buffer bytes = {0};
    struct tema_error error = {0};
    int64_t pages;

    make_noise(7, LARGE_BYTES, &bytes);
    assert_ok(history_begin(copy->history, &error));
    assert_ok(keep_noise(copy, 7, LARGE_BYTES, LARGE_BYTES, &first, &error));
    assert_ok(history_end(copy->history, true, &error, "kept"));
    pages = count(copy, count_pages);
    assert_ok(history_begin(copy->history, &error));
    assert_ok(keep_noise(copy, 7, LARGE_BYTES, LARGE_BYTES, &second, &error));
    assert_ok(history_keep_content(copy->history, "source", buffer_slice(&bytes), &whole,
                                   &error));
    assert_ok(history_end(copy->history, true, &error, "kept again"));
    assert_true(guid_equals(&first, &second));
    assert_true(guid_equals(&first, &whole));
    assert_int_equal(count(copy, count_pages), pages);
    assert_int_equal(count(copy, count_contents), 1);
}

/* The transaction goes on: an import may do without the file. */
static void a_stream_that_fails_leaves_nothing_behind(void **state)
{
    static const int64_t sizes[] = {1000, LARGE_BYTES};
    struct copy *copy = *state;
    struct tema_error error = {0};
    struct guid content;

    assert_ok(history_begin(copy->history, &error));
    for (size_t i = 0; i < 2; i++) {
        struct noise noise = {.rest = sizes[i], .state = 7, .fails_at = sizes[i] / 2};

        assert_fails(history_keep_stream(copy->history, "source", sizes[i], next_noise,
                                         &noise, &content, NULL, &error),
                     TEMA_UNREADABLE);
        assert_string_equal(error.message, "its part 'a' is damaged");
        assert_fails(keep_noise(copy, 7, sizes[i], sizes[i] + 1, &content, &error),
                     TEMA_UNREADABLE);
        assert_fails(keep_noise(copy, 7, sizes[i], sizes[i] - 1, &content, &error),
                     TEMA_UNREADABLE);
    }
    assert_fails(keep_noise(copy, 7, 0, 1000 * 1000 * 1000 + 1, &content, &error),
                 TEMA_UNREADABLE);
    assert_fails(keep_noise(copy, 7, 0, -1, &content, &error), TEMA_UNREADABLE);
    assert_int_equal(count(copy, count_contents), 0);
    assert_ok(history_keep_content(copy->history, "text", SLICE("a"), &content, &error));
    assert_ok(history_end(copy->history, true, &error, "kept"));
    assert_int_equal(count(copy, count_contents), 1);
}

static void a_content_is_read_in_parts_from_any_place(void **state)
{
    struct copy *copy = *state;
    CLEANUP_BUFFER struct buffer expected = {0}, got = {0};
    struct tema_error error = {0};
    struct guid large, small, none, missing = guid_new();

    make_noise(9, LARGE_BYTES, &expected);
    assert_ok(history_begin(copy->history, &error));
    assert_ok(keep_noise(copy, 9, LARGE_BYTES, LARGE_BYTES, &large, &error));
    assert_ok(history_keep_content(copy->history, "text", SLICE("skam"), &small, &error));
    assert_ok(history_keep_content(copy->history, "text", SLICE(""), &none, &error));
    assert_ok(history_end(copy->history, true, &error, "kept"));
    for (int64_t at = 0; at < LARGE_BYTES; at += 100 * 1000)
        assert_ok(history_read_content_part(copy->history, &large, at, 100 * 1000, &got,
                                            &error));
    assert_true(slice_equals(buffer_slice(&got), buffer_slice(&expected)));
    buffer_clear(&got);
    assert_ok(history_read_content_part(copy->history, &large, 5, 3, &got, &error));
    assert_ok(history_read_content_part(copy->history, &small, 1, 99, &got, &error));
    assert_ok(history_read_content_part(copy->history, &large, 2, 3, &got, &error));
    assert_ok(
        history_read_content_part(copy->history, &large, LARGE_BYTES, 3, &got, &error));
    assert_ok(history_read_content_part(copy->history, &none, 0, 3, &got, &error));
    assert_int_equal(got.length, 9);
    assert_memory_equal(got.bytes, expected.bytes + 5, 3);
    assert_memory_equal(got.bytes + 3, "kam", 3);
    assert_memory_equal(got.bytes + 6, expected.bytes + 2, 3);
    assert_fails(history_read_content_part(copy->history, &missing, 0, 3, &got, &error),
                 TEMA_DAMAGED);
}

static void a_change_between_two_parts_does_no_harm(void **state)
{
    struct copy *copy = *state;
    CLEANUP_BUFFER struct buffer got = {0};
    struct tema_error error = {0};
    struct guid large, other;

    assert_ok(history_begin(copy->history, &error));
    assert_ok(keep_noise(copy, 9, LARGE_BYTES, LARGE_BYTES, &large, &error));
    assert_ok(history_end(copy->history, true, &error, "kept"));
    assert_ok(history_read_content_part(copy->history, &large, 0, 10, &got, &error));
    copy_bear(copy, 1, 2, 3);
    assert_ok(history_read_content_part(copy->history, &large, 0, 10, &got, &error));
    assert_ok(history_begin(copy->history, &error));
    assert_ok(history_read_content_part(copy->history, &large, 10, 10, &got, &error));
    assert_fails(keep_noise(copy, 8, LARGE_BYTES, LARGE_BYTES + 1, &other, &error),
                 TEMA_UNREADABLE);
    assert_ok(history_read_content_part(copy->history, &large, 20, 10, &got, &error));
    history_abandon(copy->history);
    assert_false(history_end(copy->history, true, &error, "abandoned"));
    assert_ok(history_read_content_part(copy->history, &large, 30, 10, &got, &error));
    assert_int_equal(got.length, 50);
}

static void contents_are_compared_by_their_bytes(void **state)
{
    struct copy *copy = *state;
    struct guid a, b, c, missing = guid_new();
    struct tema_error error = {0};
    bool same;

    assert_ok(history_begin(copy->history, &error));
    assert_ok(history_add_content(copy->history, "text", SLICE("skam"), &a, &error));
    assert_ok(history_add_content(copy->history, "memo", SLICE("skam"), &b, &error));
    assert_ok(history_add_content(copy->history, "memo", SLICE("skal"), &c, &error));
    assert_ok(history_same_content(copy->history, &a, &a, &same, &error));
    assert_true(same);
    assert_ok(history_same_content(copy->history, &a, &b, &same, &error));
    assert_true(same);
    assert_ok(history_same_content(copy->history, &a, &c, &same, &error));
    assert_false(same);
    assert_fails(history_same_content(copy->history, &a, &missing, &same, &error),
                 TEMA_DAMAGED);
    assert_ok(history_end(copy->history, true, &error, "kept"));
}

static void a_rebuild_knows_the_same_contents(void **state)
{
    static const char purge[] = "UPDATE content SET bytes = NULL, sha256 = NULL "
                                "WHERE bytes = x'61'";
    struct copy *copy = *state;
    struct tema_error error = {0};
    struct guid content, kept;
    unsigned char before[TABLE_DIGEST_BYTES], after[TABLE_DIGEST_BYTES];

    assert_ok(history_begin(copy->history, &error));
    for (int i = 0; i < 3; i++)
        assert_ok(
            history_add_content(copy->history, "text", SLICE("skam"), &content, &error));
    assert_ok(keep_noise(copy, 7, LARGE_BYTES, LARGE_BYTES, &kept, &error));
    assert_ok(history_end(copy->history, true, &error, "kept"));
    assert_ok(store_digest_table(copy->store, "history_content", before, &error));
    assert_ok(history_rebuild(copy->history, things_sql, &error));
    assert_ok(store_digest_table(copy->store, "history_content", after, &error));
    assert_memory_equal(before, after, sizeof before);
    assert_ok(store_script(copy->store, purge, &error));
    assert_ok(history_rebuild(copy->history, things_sql, &error));
}

static void count_faults(void *context, const char *fault)
{
    assert_non_null(strstr(fault, "the source "));
    ++*(int *)context;
}

static void a_change_deep_in_a_large_content_is_found_out(void **state)
{
    struct copy *copy = *state;
    struct store_blob *blob;
    struct tema_error error = {0};
    struct guid content;
    int faults = 0;

    assert_ok(history_begin(copy->history, &error));
    assert_ok(keep_noise(copy, 7, LARGE_BYTES, LARGE_BYTES, &content, &error));
    assert_ok(history_end(copy->history, true, &error, "kept"));
    assert_ok(history_verify(copy->history, count_faults, &faults, &error));
    assert_int_equal(faults, 0);
    assert_ok(store_blob_open(copy->store, "content", "bytes", 1, true, &blob, &error));
    assert_ok(store_blob_write(blob, LARGE_BYTES - 3, SLICE("x"), &error));
    store_blob_close(blob);
    assert_ok(history_verify(copy->history, count_faults, &faults, &error));
    assert_int_equal(faults, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(bytes_that_are_kept_are_not_kept_twice, open_copy,
                                        close_copy),
        cmocka_unit_test_setup_teardown(what_was_abandoned_is_not_taken_for_kept,
                                        open_copy, close_copy),
        cmocka_unit_test_setup_teardown(a_stream_is_kept_whole_whatever_its_size,
                                        open_copy, close_copy),
        cmocka_unit_test_setup_teardown(a_large_stream_that_is_kept_already_takes_no_room,
                                        open_copy, close_copy),
        cmocka_unit_test_setup_teardown(a_stream_that_fails_leaves_nothing_behind,
                                        open_copy, close_copy),
        cmocka_unit_test_setup_teardown(a_content_is_read_in_parts_from_any_place,
                                        open_copy, close_copy),
        cmocka_unit_test_setup_teardown(a_change_between_two_parts_does_no_harm,
                                        open_copy, close_copy),
        cmocka_unit_test_setup_teardown(contents_are_compared_by_their_bytes, open_copy,
                                        close_copy),
        cmocka_unit_test_setup_teardown(a_rebuild_knows_the_same_contents, open_copy,
                                        close_copy),
        cmocka_unit_test_setup_teardown(a_change_deep_in_a_large_content_is_found_out,
                                        open_copy, close_copy),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
