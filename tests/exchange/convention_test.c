/* convention_test.c - how positions were counted shows in what is marked */
#include "exchange/convention.h"
#include "test.h"
#include "text/utf8.h"

/* --- a study as some program writes it --- */

struct program {
    const char *origin;
    bool bom, crlf; /* how its text file looks */
    struct convention counts;
    int emoji;       /* one word in so many; 0: none */
    int name_length; /* code points of a quotation's name; 0: names are empty */
    const char *name_end;
};

struct study {
    struct buffer file, words;   /* as it is exported; with LF, as it is in the program */
    struct position_index index; /* over words */
    struct raw_text text;
    int64_t quotations, shifted;
    struct evidence evidence;
};

static void write_file(struct study *study, const struct program *program, int length)
{
    static const char *const words[] = {"och", "jag",  "ändå", "skäms",  "över", "hur",
                                        "det", "blev", "på",   "skolan", "för",  "alla"};

    if (program->bom)
        buffer_add_string(&study->file, "\xEF\xBB\xBF");
    for (int i = 0; i < length; i++) {
        const char *word = words[random() % 12];

        if (program->emoji > 0 && random() % program->emoji == 0)
            word = "😀";
        buffer_add_string(&study->words, word);
        buffer_add_string(&study->file, word);
        if (random() % 15 == 0) {
            buffer_add_string(&study->words, ".\n");
            buffer_add_string(&study->file, program->crlf ? ".\r\n" : ".\n");
        } else {
            buffer_add_byte(&study->words, ' ');
            buffer_add_byte(&study->file, ' ');
        }
    }
    position_index_init(&study->index, buffer_slice(&study->words));
}

/* Counts from the beginning, as slowly as it is sure. */
static int64_t units_at(const struct study *study, const struct program *program,
                        int64_t position)
{
    struct slice words = buffer_slice(&study->words);
    int64_t units = program->bom && program->counts.bom_counts ? 1 : 0;
    size_t offset = 0;

    while (position-- > 0) {
        uint32_t c = utf8_decode(words, &offset);

        units += 1 + (c >= 0x10000 && program->counts.utf16) +
                 (c == '\n' && program->crlf && program->counts.crlf_is_two);
    }
    return units;
}

static int64_t next_word(struct slice words, int64_t position)
{
    size_t byte = utf8_skip(words, 0, position);

    while (byte < words.length && words.bytes[byte] != ' ' && words.bytes[byte] != '\n')
        byte++;
    byte += byte < words.length;
    return utf8_length(slice_cut(words, 0, byte));
}

static char *name_of(const struct study *study, const struct program *program,
                     int64_t start, int64_t end)
{
    struct buffer name = {0};
    bool is_long = end - start > program->name_length;

    if (program->name_length > 0) {
        buffer_add_slice(&name,
                         position_slice(&study->index, start,
                                        is_long ? start + program->name_length : end));
        if (is_long && program->name_end != NULL)
            buffer_add_string(&name, program->name_end);
    }
    buffer_add_byte(&name, '\0');
    return name.bytes;
}

/* One in ten is shifted to the left by three characters where SHIFT is set. */
static void mark(struct study *study, const struct program *program, int count,
                 bool shift)
{
    struct slice words = buffer_slice(&study->words);

    for (int i = 0; i < count; i++) {
        int64_t start = next_word(words, random() % (study->index.length - 200)),
                end = start;
        int64_t from, to, left = shift && i % 10 == 0 ? 3 : 0;
        CLEANUP_FREE char *name = NULL;

        for (long more = 1 + random() % 20; more > 0; more--)
            end = next_word(words, end);
        end--;
        name = name_of(study, program, start, end);
        from = units_at(study, program, start > left ? start - left : start);
        to = units_at(study, program, end - left);
        evidence_add(&study->evidence, &study->text, from, to, name);
        study->shifted += left > 0;
    }
    study->quotations += count;
}

static void make_study(struct study *study, const struct program *program, int count,
                       bool shift)
{
    struct tema_error error = {0};

    srandom(11);
    *study = (struct study){0};
    write_file(study, program, 3000);
    assert_ok(raw_text_read(buffer_slice(&study->file), &study->text, &error));
    mark(study, program, count, shift);
}

static void release_study(struct study *study)
{
    raw_text_release(&study->text);
    position_index_release(&study->index);
    buffer_release(&study->file);
    buffer_release(&study->words);
}

/* --- what programs were seen to do --- */

static const struct program nvivo_windows = {
    .origin = "NVivo 12.6",
    .bom = true,
    .crlf = true,
    .counts = {.utf16 = true, .crlf_is_two = true},
    .emoji = 40};
static const struct program nvivo_mac = {.origin = "NVivo for Mac 12.7",
                                         .counts = {.utf16 = true, .crlf_is_two = true},
                                         .emoji = 40};
static const struct program atlas_windows = {.origin = "ATLAS.ti Windows 23.2.3",
                                             .crlf = true,
                                             .counts = {0},
                                             .emoji = 40,
                                             .name_length = 70};
static const struct program atlas_mac = {.origin = "ATLAS.ti Mac 8.4",
                                         .counts = {0},
                                         .emoji = 40,
                                         .name_length = 100,
                                         .name_end = "…"};
static const struct program qualcoder = {.origin = "QualCoder 3.8",
                                         .bom = true,
                                         .counts = {.crlf_is_two = true},
                                         .emoji = 40,
                                         .name_length = 1000000};
static const struct program counts_the_mark = {
    .origin = "",
    .bom = true,
    .crlf = true,
    .counts = {.utf16 = true, .bom_counts = true},
    .emoji = 40};

static const struct program *const programs[] = {
    &nvivo_windows, &nvivo_mac, &atlas_windows, &atlas_mac, &qualcoder, &counts_the_mark};

/* The verdict is the program's way of counting, wherever that makes a difference. */
static void check_verdict(const struct study *study, const struct program *program,
                          const struct verdict *verdict)
{
    if (program->emoji > 0)
        assert_int_equal(verdict->convention.utf16, program->counts.utf16);
    if (program->crlf)
        assert_int_equal(verdict->convention.crlf_is_two, program->counts.crlf_is_two);
    if (program->bom)
        assert_int_equal(verdict->convention.bom_counts, program->counts.bom_counts);
    assert_int_equal(verdict->of, study->quotations);
    assert_int_equal(verdict->by_names, program->name_length > 0);
    assert_true(verdict->hits >= study->quotations - study->shifted);
    assert_true(verdict->next_hits < verdict->hits);
}

static void each_programs_way_of_counting_is_seen(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        for (int way = 0; way < 8; way++) {
            CLEANUP(release_study) struct study study;
            struct program program = *programs[i];
            struct verdict verdict;

            if ((way & 1) != 0)
                program.name_length = 0;
            make_study(&study, &program, 300, (way & 2) != 0);
            verdict = evidence_judge(&study.evidence,
                                     (way & 4) != 0 ? "another" : program.origin);
            check_verdict(&study, &program, &verdict);
            if ((way & 2) == 0)
                assert_int_equal(verdict.hits, verdict.of);
        }
    }
}

static void where_nothing_tells_habit_decides(void **state)
{
    static const struct {
        const char *origin, *prior;
        struct convention expected;
    } rows[] = {
        {"NVivo 20", "NVivo", {.utf16 = true, .crlf_is_two = true}},
        {"QSR nvivo (Mac)", "NVivo", {.utf16 = true, .crlf_is_two = true}},
        {"ATLAS.ti 9", "ATLAS.ti", {0}},
        {"MAXQDA", NULL, {.crlf_is_two = true}},
        {"", NULL, {.crlf_is_two = true}},
        {NULL, NULL, {.crlf_is_two = true}},
    };
    struct evidence equal = {.named = 9, .bounded = 9}, none = {0};

    (void)state;
    for (int i = 0; i < CONVENTIONS; i++)
        equal.name_hits[i] = equal.boundary_hits[i] = 7;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct verdict verdict = evidence_judge(&equal, rows[i].origin);

        assert_memory_equal(&verdict.convention, &rows[i].expected,
                            sizeof verdict.convention);
        assert_int_equal(verdict.hits, 7);
        assert_int_equal(verdict.of, 9);
        assert_int_equal(verdict.next_hits, -1);
        if (rows[i].prior == NULL)
            assert_null(verdict.prior);
        else
            assert_string_equal(verdict.prior, rows[i].prior);
        verdict = evidence_judge(&none, rows[i].origin);
        assert_memory_equal(&verdict.convention, &rows[i].expected,
                            sizeof verdict.convention);
        assert_int_equal(verdict.of, 0);
    }
}

/* NUMBER has MORE hits than all the others, by ends of words. */
static struct verdict judge_more(int number, int64_t more, const char *origin)
{
    struct evidence evidence = {.bounded = 100};

    for (int i = 0; i < CONVENTIONS; i++)
        evidence.boundary_hits[i] = 50 + (i == number ? more : 0);
    return evidence_judge(&evidence, origin);
}

static void two_hits_are_no_evidence_and_three_are(void **state)
{
    (void)state;
    assert_true(judge_more(0, 2, "NVivo").convention.utf16);
    assert_false(judge_more(0, 3, "NVivo").convention.utf16);
    assert_int_equal(judge_more(0, 2, "NVivo").next_hits, 52);
    assert_int_equal(judge_more(0, 3, "NVivo").hits, 53);
    assert_int_equal(judge_more(0, 3, "NVivo").next_hits, 50);
}

static void one_thing_that_is_seen_leaves_the_others_to_habit(void **state)
{
    CLEANUP(release_study) struct study study;
    struct program program = atlas_windows;
    struct verdict verdict;

    (void)state;
    program.emoji = 0;
    make_study(&study, &program, 100, false);
    verdict = evidence_judge(&study.evidence, "NVivo");
    assert_false(verdict.convention.crlf_is_two);
    assert_true(verdict.convention.utf16);
    assert_false(verdict.convention.bom_counts);
}

static void names_that_are_not_of_the_words_are_not_believed(void **state)
{
    CLEANUP(release_study) struct study study;
    struct program program = nvivo_windows;
    struct verdict verdict;

    (void)state;
    make_study(&study, &program, 200, false);
    for (int i = 0; i < 100; i++)
        evidence_add(&study.evidence, &study.text, 3, 17, "My favourite");
    study.evidence.name_hits[5] += 5;
    verdict = evidence_judge(&study.evidence, "NVivo");
    assert_true(verdict.convention.utf16 && verdict.convention.crlf_is_two);
    assert_false(verdict.by_names || verdict.convention.bom_counts);
    assert_int_equal(verdict.of, 300);
}

static void a_plain_text_tells_for_all_alike(void **state)
{
    CLEANUP(raw_text_release) struct raw_text text = {0};
    struct tema_error error = {0};
    struct evidence evidence = {0};

    (void)state;
    assert_ok(raw_text_read(SLICE("skam och\nlättnad"), &text, &error));
    evidence_add(&evidence, &text, 9, 16, "lättnad");
    evidence_add(&evidence, &text, 9, 15, "skam");
    evidence_add(&evidence, &text, 5, 16, NULL);
    evidence_add(&evidence, &text, 5, 17, "och lätt…");
    evidence_add(&evidence, &text, 8, 5, "");
    assert_int_equal(evidence.bounded, 5);
    assert_int_equal(evidence.named, 3);
    for (int i = 0; i < CONVENTIONS; i++) {
        assert_int_equal(evidence.name_hits[i], 1);
        assert_int_equal(evidence.boundary_hits[i], 2);
    }
}

static void an_end_within_a_pair_is_no_hit(void **state)
{
    CLEANUP(raw_text_release) struct raw_text text = {0};
    struct tema_error error = {0};
    struct evidence evidence = {0};

    (void)state;
    assert_ok(raw_text_read(SLICE("😀😀 ja"), &text, &error));
    evidence_add(&evidence, &text, 1, 2, NULL);
    assert_int_equal(evidence.boundary_hits[0], 1);
    assert_int_equal(evidence.boundary_hits[1], 0);
}

/* --- fits --- */

static void a_name_fits_as_programs_make_names_of_words(void **state)
{
    static const char words[] =
        "Anna: Jag  skäms,\nändå. \"Det\" blev\u00A0bra till slut och sedan for vi hem "
        "igen alla fyra på en gång\n\tSen";
    static const struct {
        int64_t start, end; /* 0: the text's */
        const char *name;
        bool fits;
    } rows[] = {
        {6, 24, "Jag skäms, ändå.", true},
        {6, 24, "Jag  skäms,\nändå.", true},
        {6, 24, " Jag skäms, ändå. ", true},
        {6, 24, "Jag skä", true},
        {6, 24, "Jag skä…", true},
        {6, 24, "Jag skäms, ...", true},
        {6, 24, "jag skäms", false},
        {6, 24, "Jag skäms, ändå. \"Det\"", false},
        {6, 34, "Jag skäms, ändå. \"Det\"", true},
        {6, 34, "Jag skäms, ändå. “Det”", false},
        {24, 38, "\"Det\" blev bra", true},
        {0, 24, "Jag skäms", true},
        {0, 24, "Anna: Jag skäms", true},
        {6, 24, "Anna: Jag skäms", false},
        {5, 24, "Jag skäms", true},
        {7, 24, "Jag skäms", false},
        {6, 0, "Jag skäms, ändå. \"Det\" blev bra till slut och sedan for vi hXX", true},
        {6, 0, "Jag skäms, ändå. \"Det\" blev bra till slut och sedan fXr vi", false},
        {6, 24, NULL, true},
        {6, 24, "", true},
        {6, 24, " … ", true},
        {-1, 24, "Jag", false},
        {6, 500, "Jag", false},
        {24, 6, "Jag", false},
    };
    CLEANUP(raw_text_release) struct raw_text text = {0};
    struct tema_error error = {0};

    (void)state;
    assert_ok(raw_text_read(slice_of(words), &text, &error));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t end = rows[i].end > 0 ? rows[i].end : text.length;

        if (convention_name_fits(&text, rows[i].start, end, rows[i].name) != rows[i].fits)
            fail_msg("[%d, %d) '%s'", (int)rows[i].start, (int)end, rows[i].name);
    }
    assert_true(convention_name_fits(&text, text.length - 5, text.length, "Sen"));
}

static void no_name_is_too_odd_to_be_compared(void **state)
{
    static const char *const pieces[] = {"a",        " ",    "\n", "…",      "...",
                                         ":",        "\t",   "😀",  "\u00A0", "\xFF",
                                         "\xF0\x9F", "\x80", "å",  "\uFEFF"};

    (void)state;
    srandom(5);
    for (int round = 0; round < 20000; round++) {
        CLEANUP(raw_text_release) struct raw_text text = {0};
        CLEANUP_BUFFER struct buffer named = {0}, words = {0};
        struct evidence evidence = {0};
        struct tema_error error = {0};
        CLEANUP_FREE char *name = NULL;

        for (long i = random() % 90; i > 0; i--)
            buffer_add_string(&named, pieces[random() % (round % 14 + 1)]);
        for (long i = random() % 90; i > 0; i--)
            buffer_add_string(&words, pieces[random() % (round % 14 + 1)]);
        name = strdup(buffer_string(&named)); /* of its very size, for the sanitizer */
        assert_ok(raw_text_read(buffer_slice(&words), &text, &error));
        evidence_add(&evidence, &text, random() % 100 - 5, random() % 100, name);
        assert_int_equal(evidence.bounded, 1);
        assert_true(evidence.name_hits[0] <= evidence.named);
    }
}

static void ends_fit_between_words(void **state)
{
    CLEANUP(raw_text_release) struct raw_text text = {0};
    struct tema_error error = {0};

    (void)state;
    assert_ok(raw_text_read(SLICE("två ord, 10 år"), &text, &error));
    assert_true(convention_ends_fit(&text, 0, 14));
    assert_true(convention_ends_fit(&text, 4, 7));
    assert_true(convention_ends_fit(&text, 3, 8));
    assert_true(convention_ends_fit(&text, 4, 4));
    assert_false(convention_ends_fit(&text, 5, 5));
    assert_false(convention_ends_fit(&text, 4, 6));
    assert_false(convention_ends_fit(&text, 2, 7));
    assert_false(convention_ends_fit(&text, 4, 10));
    assert_false(convention_ends_fit(&text, -1, 3));
    assert_false(convention_ends_fit(&text, 4, 15));
    assert_false(convention_ends_fit(&text, 7, 4));
}

static void each_convention_has_its_phrase(void **state)
{
    struct convention nvivo = {.utf16 = true, .crlf_is_two = true};

    (void)state;
    assert_string_equal(convention_phrase(&nvivo),
                        "UTF-16 units, CRLF as 2, byte order mark not counted");
    for (int i = 0; i < CONVENTIONS; i++) {
        struct convention convention = convention_of(i);
        const char *phrase = convention_phrase(&convention);

        assert_int_equal(strstr(phrase, "UTF-16") != NULL, convention.utf16);
        assert_int_equal(strstr(phrase, "CRLF as 2") != NULL, convention.crlf_is_two);
        assert_int_equal(strstr(phrase, "not counted") == NULL, convention.bom_counts);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_programs_way_of_counting_is_seen),
        cmocka_unit_test(where_nothing_tells_habit_decides),
        cmocka_unit_test(two_hits_are_no_evidence_and_three_are),
        cmocka_unit_test(one_thing_that_is_seen_leaves_the_others_to_habit),
        cmocka_unit_test(names_that_are_not_of_the_words_are_not_believed),
        cmocka_unit_test(a_plain_text_tells_for_all_alike),
        cmocka_unit_test(an_end_within_a_pair_is_no_hit),
        cmocka_unit_test(a_name_fits_as_programs_make_names_of_words),
        cmocka_unit_test(no_name_is_too_odd_to_be_compared),
        cmocka_unit_test(ends_fit_between_words),
        cmocka_unit_test(each_convention_has_its_phrase),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
