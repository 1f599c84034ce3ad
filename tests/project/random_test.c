/* random_test.c - random studies: every change can be undone and redone, and a rebuild
 * gives what is there */
#include "project/listed.h"
#include "project/marked.h"
#include "project/naive_counts.h"

enum {
    STUDIES = 40,
    ACTIONS = 60,
};

struct play {
    struct tema_project *project;
    uint64_t random;
    int made; /* for names that are new */
};

static int draw(struct play *play, int below)
{
    play->random ^= play->random << 13;
    play->random ^= play->random >> 7;
    play->random ^= play->random << 17;
    return below > 0 ? (int)(play->random % (uint64_t)below) : 0;
}

/* What a person sees of the study, as text. */
static void show_documents(struct tema_project *project, struct buffer *shown)
{
    struct tema_documents documents;
    struct tema_quotations quotations;
    struct tema_error error = {0};

    assert_ok(tema_document_list(project, &documents, &error));
    for (size_t i = 0; i < documents.count; i++)
        buffer_add_format(
            shown, "document %s %s %lld\n", documents.items[i].name,
            documents.items[i].case_name != NULL ? documents.items[i].case_name : "-",
            (long long)documents.items[i].quotations);
    tema_documents_free(&documents);
    assert_ok(tema_quotation_list(project, NULL, &quotations, &error));
    for (size_t i = 0; i < quotations.count; i++)
        buffer_add_format(shown, "quotation %s %s %lld %s %s %s\n",
                          quotations.items[i].key, quotations.items[i].document_name,
                          (long long)quotations.items[i].start, quotations.items[i].words,
                          quotations.items[i].codes, quotations.items[i].comment);
    tema_quotations_free(&quotations);
}

static void show_codes(struct tema_project *project, struct buffer *shown)
{
    struct tema_codes codes;
    struct tema_themes themes;
    struct tema_error error = {0};

    assert_ok(tema_codebook_list(project, &codes, &error));
    for (size_t i = 0; i < codes.count; i++) {
        buffer_add_format(shown, "code %s %s %s %s %s ", codes.items[i].path,
                          codes.items[i].description, codes.items[i].includes,
                          codes.items[i].excludes,
                          codes.items[i].example != NULL ? codes.items[i].example : "-");
        add_listed(shown, codes.items[i].themes, codes.items[i].theme_count);
        buffer_add_format(shown, " %lld %lld\n", (long long)codes.items[i].codings,
                          (long long)codes.items[i].cases);
    }
    tema_codes_free(&codes);
    assert_ok(tema_theme_list(project, &themes, &error));
    for (size_t i = 0; i < themes.count; i++) {
        buffer_add_format(shown, "theme %s %s ", themes.items[i].path,
                          themes.items[i].concept);
        add_listed(shown, themes.items[i].codes, themes.items[i].code_count);
        for (size_t e = 0; e < themes.items[i].evidence_count; e++)
            buffer_add_format(shown, " %s %s", themes.items[i].evidence[e].key,
                              tema_evidence_role_name(themes.items[i].evidence[e].role));
        buffer_add_format(shown, " %lld %lld\n", (long long)themes.items[i].quotations,
                          (long long)themes.items[i].cases);
    }
    tema_themes_free(&themes);
}

static void show_cases(struct tema_project *project, struct buffer *shown)
{
    struct tema_cases cases;
    struct tema_memos memos;
    struct tema_error error = {0};

    assert_ok(tema_case_list(project, &cases, &error));
    for (size_t i = 0; i < cases.count; i++) {
        buffer_add_format(shown, "case %s ", cases.items[i].name);
        add_listed(shown, cases.items[i].documents, cases.items[i].document_count);
        for (size_t v = 0; v < cases.items[i].value_count; v++)
            buffer_add_format(shown, " %s=%s", cases.items[i].values[v].variable,
                              cases.items[i].values[v].value);
        buffer_add_byte(shown, '\n');
    }
    tema_cases_free(&cases);
    assert_ok(tema_memo_list(project, NULL, &memos, &error));
    for (size_t i = 0; i < memos.count; i++)
        buffer_add_format(shown, "memo %lld %s:%s %s\n", (long long)memos.items[i].number,
                          memos.items[i].on_kind, memos.items[i].on_name,
                          memos.items[i].text);
    tema_memos_free(&memos);
}

static char *show(struct tema_project *project)
{
    struct buffer shown = {0};

    show_documents(project, &shown);
    show_codes(project, &shown);
    show_cases(project, &shown);
    return buffer_take_string(&shown);
}

static struct tema_code_id some_code(struct play *play)
{
    struct tema_codes codes;
    struct tema_error error = {0};
    struct tema_code_id code = {0};

    assert_ok(tema_codebook_list(play->project, &codes, &error));
    if (codes.count > 0)
        code = codes.items[draw(play, (int)codes.count)].id;
    tema_codes_free(&codes);
    return code;
}

static struct tema_theme_id some_theme(struct play *play)
{
    struct tema_themes themes;
    struct tema_error error = {0};
    struct tema_theme_id theme = {0};

    assert_ok(tema_theme_list(play->project, &themes, &error));
    if (themes.count > 0)
        theme = themes.items[draw(play, (int)themes.count)].id;
    tema_themes_free(&themes);
    return theme;
}

static struct tema_quotation_id some_quotation(struct play *play)
{
    struct tema_quotations quotations;
    struct tema_error error = {0};
    struct tema_quotation_id quotation = {0};

    assert_ok(tema_quotation_list(play->project, NULL, &quotations, &error));
    if (quotations.count > 0)
        quotation = quotations.items[draw(play, (int)quotations.count)].id;
    tema_quotations_free(&quotations);
    return quotation;
}

static struct tema_document_id some_document(struct play *play)
{
    struct tema_documents documents;
    struct tema_error error = {0};
    struct tema_document_id document = {0};

    assert_ok(tema_document_list(play->project, &documents, &error));
    if (documents.count > 0)
        document = documents.items[draw(play, (int)documents.count)].id;
    tema_documents_free(&documents);
    return document;
}

static bool describe(struct play *play, struct tema_code_id code, const char *name,
                     struct tema_error *error)
{
    struct tema_quotations all = list(play->project);
    struct tema_code_description description = {.description = name, .color = "#336699"};
    bool went_well;

    if (draw(play, 2) > 0)
        description = (struct tema_code_description){.includes = name, .excludes = "nej"};
    if (all.count > 0 && draw(play, 2) > 0)
        description.example = all.items[draw(play, (int)all.count)].key;
    went_well = tema_codebook_describe(play->project, code, &description, error);
    tema_quotations_free(&all);
    return went_well;
}

static bool act_on_codes(struct play *play, const char *name, struct tema_error *error)
{
    struct tema_code_id code = some_code(play), added;

    switch (draw(play, 6)) {
    case 0:
        return tema_codebook_rename(play->project, code, name, error);
    case 1:
        return tema_codebook_move(play->project, code, some_code(play), error);
    case 2:
        return tema_codebook_merge(play->project, code, some_code(play), error);
    case 3:
        return tema_codebook_remove(play->project, code, NULL, error);
    case 4:
        return describe(play, code, name, error);
    default:
        return tema_codebook_add(play->project, name, "ny", NULL, &added, error);
    }
}

static bool act_on_evidence(struct play *play, struct tema_theme_id theme,
                            struct tema_error *error)
{
    struct tema_gathered_quotation items[2];

    for (int i = 0; i < 2; i++)
        items[i] = (struct tema_gathered_quotation){
            some_quotation(play), (enum tema_evidence_role)draw(play, 3)};
    return draw(play, 3) > 0
               ? tema_theme_gather_quotations(play->project, theme, items, 2, NULL, error)
               : tema_theme_release_quotations(play->project, theme, &items[0].quotation,
                                               1, NULL, error);
}

static bool act_on_themes(struct play *play, const char *name, struct tema_error *error)
{
    struct tema_theme_id theme = some_theme(play), added, none = {0};
    struct tema_code_id codes[2] = {some_code(play), some_code(play)};

    switch (draw(play, 9)) {
    case 0:
        return tema_theme_rename(play->project, theme, name, error);
    case 1:
        return tema_theme_move(play->project, theme, some_theme(play), none, error);
    case 2:
        return tema_theme_gather(play->project, theme, codes, 2, NULL, error);
    case 3:
        return tema_theme_release(play->project, theme, codes, 2, NULL, error);
    case 4:
        return draw(play, 3) > 0 ? tema_theme_describe(play->project, theme, name, error)
                                 : tema_theme_remove(play->project, theme, error);
    case 5:
    case 6:
    case 7:
        return act_on_evidence(play, theme, error);
    default:
        return tema_theme_add(play->project, name, "begrepp", &added, error);
    }
}

static bool act_on_quotations(struct play *play, const char *name,
                              struct tema_error *error)
{
    struct tema_quotation_id quotation = some_quotation(play), added;
    struct tema_code_id codes[2] = {some_code(play), some_code(play)};
    struct tema_new_quotation wanted = {.document = some_document(play),
                                        .start = draw(play, 120),
                                        .codes = codes,
                                        .code_count = codes[0].row != 0 ? 2 : 0,
                                        .comment = draw(play, 3) == 0 ? name : NULL};

    wanted.end = wanted.start + 1 + draw(play, 60);
    switch (draw(play, 8)) {
    case 0:
        return tema_quotation_code(play->project, quotation, codes[0], error);
    case 1:
        return tema_quotation_uncode(play->project, quotation, codes[0], error);
    case 2:
        return tema_quotation_resize(play->project, quotation, wanted.start, wanted.end,
                                     error);
    case 3:
        return tema_quotation_comment(play->project, quotation, name, error);
    case 4:
        return draw(play, 2) == 0 ||
               tema_quotation_remove(play->project, quotation, error);
    default:
        return tema_quotation_add(play->project, &wanted, &added, error);
    }
}

static bool act_on_the_rest(struct play *play, const char *name, struct tema_error *error)
{
    struct tema_value value = {draw(play, 2) ? "ålder" : "kön", name};
    struct tema_memo_id memo;
    struct tema_case_id id;

    switch (draw(play, 5)) {
    case 0:
        return tema_case_add(play->project, name, &id, error) &&
               tema_case_assign(play->project, some_document(play), id, error);
    case 1:
        return tema_case_find(play->project, "Berit", &id, error) &&
               tema_case_set(play->project, id, &value, 1, error);
    case 2:
        return tema_memo_add(play->project, NULL, name, &memo, error);
    case 3:
        return tema_memo_find(play->project, 1, &memo, error) &&
               (draw(play, 2) ? tema_memo_edit(play->project, memo, name, error)
                              : tema_memo_remove(play->project, memo, error));
    default:
        return draw(play, 3) > 0
                   ? tema_document_rename(play->project, some_document(play), name, error)
                   : tema_document_remove(play->project, some_document(play), error);
    }
}

/* One action inside one transaction; whether it was possible does not matter. */
static bool act(struct play *play)
{
    struct tema_error error = {0};
    char name[32];
    bool went_well;

    snprintf(name, sizeof name, "namn %d", play->made++);
    assert_ok(tema_transaction_begin(play->project, NULL, &error));
    switch (draw(play, 4)) {
    case 0:
        went_well = act_on_codes(play, name, &error);
        break;
    case 1:
        went_well = act_on_themes(play, name, &error);
        break;
    case 2:
        went_well = act_on_quotations(play, name, &error);
        break;
    default:
        went_well = act_on_the_rest(play, name, &error);
        break;
    }
    if (!went_well) {
        tema_transaction_abandon(play->project);
        return false;
    }
    assert_ok(tema_transaction_commit(play->project, &error));
    return true;
}

static void assert_whole(struct tema_project *project)
{
    struct tema_faults faults;
    struct tema_error error = {0};

    assert_ok(tema_project_check(project, &faults, &error));
    if (faults.count > 0)
        fail_msg("%s", faults.items[0]);
    tema_faults_free(&faults);
}

static int64_t count_transactions(struct tema_project *project)
{
    struct tema_counts counts;
    struct tema_error error = {0};

    assert_ok(tema_project_counts(project, &counts, &error));
    return counts.transactions;
}

static void begin_play(struct play *play, uint64_t seed)
{
    static const char text[] =
        "I: Hur gjorde du då?\nIP: Jag ringde en vän 😀 på avdelningen, "
        "och så släppte det.\nI: Vad sa hon?\nIP: Hon sa att hon också "
        "hade suttit där. Det räckte. Sen gick jag hem.\n";
    struct tema_error error = {0};
    struct tema_case_id id;

    *play =
        (struct play){.project = new_study(), .random = seed * 0x9E3779B97F4A7C15u + 1};
    add_text(play->project, "Berit", slice_of(text));
    add_text(play->project, "Jonas", slice_from(slice_of(text), 22));
    assert_ok(tema_case_add(play->project, "Berit", &id, &error));
}

static void every_change_can_be_undone_and_redone(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= STUDIES; seed++) {
        struct play play;

        begin_play(&play, seed);
        for (int i = 0; i < ACTIONS; i++) {
            CLEANUP_FREE char *before = show(play.project), *after = NULL, *undone = NULL,
                              *redone = NULL, *told = NULL, *told_again = NULL;
            struct tema_error error = {0};
            int64_t made = count_transactions(play.project);

            if (!act(&play) || count_transactions(play.project) == made)
                continue;
            after = show(play.project);
            assert_ok(tema_undo(play.project, 1, &told, &error));
            undone = show(play.project);
            if (strcmp(before, undone) != 0)
                fail_msg("seed %llu, %s, before:\n%s\nundone:\n%s",
                         (unsigned long long)seed, told, before, undone);
            assert_ok(tema_redo(play.project, 1, &told_again, &error));
            redone = show(play.project);
            if (strcmp(after, redone) != 0)
                fail_msg("seed %llu, %s, after:\n%s\nredone:\n%s",
                         (unsigned long long)seed, told_again, after, redone);
        }
        assert_whole(play.project);
        tema_project_close(play.project);
    }
}

static void a_whole_study_can_be_undone_to_its_beginning_and_redone(void **state)
{
    (void)state;
    for (uint64_t seed = 101; seed <= 100 + STUDIES / 4; seed++) {
        CLEANUP_FREE char *before = NULL, *after = NULL, *again = NULL, *told = NULL,
                          *told_again = NULL;
        struct tema_error error = {0};
        struct play play;
        int64_t first, steps;

        begin_play(&play, seed);
        before = show(play.project);
        first = count_transactions(play.project);
        for (int i = 0; i < ACTIONS; i++)
            act(&play);
        after = show(play.project);
        steps = count_transactions(play.project) - first;
        assert_ok(tema_undo(play.project, steps, &told, &error));
        again = show(play.project);
        assert_string_equal(again, before);
        free(TAKE(again));
        assert_ok(tema_redo(play.project, steps, &told_again, &error));
        again = show(play.project);
        assert_string_equal(again, after);
        assert_whole(play.project);
        tema_project_close(play.project);
    }
}

static void after_a_rebuild_people_see_what_they_saw(void **state)
{
    (void)state;
    for (uint64_t seed = 201; seed <= 200 + STUDIES / 2; seed++) {
        CLEANUP_FREE char *before = NULL, *after = NULL;
        struct tema_error error = {0};
        struct play play;

        begin_play(&play, seed);
        for (int i = 0; i < ACTIONS; i++)
            act(&play);
        before = show(play.project);
        assert_ok(tema_project_rebuild(play.project, &error));
        after = show(play.project);
        assert_string_equal(before, after);
        assert_whole(play.project);
        tema_project_close(play.project);
    }
}

/* As other programs' projects do: a case names a code or a quotation. */
static void let_a_case_name(struct play *play, int64_t thing)
{
    static const char insert[] = "INSERT INTO reference (holder_id, target_id, removed)"
                                 " SELECT id, $1, 0 FROM cases ORDER BY random()";
    struct tema_error error = {0};

    if (thing != 0)
        assert_ok(store_run(play->project->store, insert, BIND(sql_integer(thing)), NULL,
                            &error));
}

static void counts_are_what_counting_one_by_one_gives(void **state)
{
    (void)state;
    for (uint64_t seed = 301; seed <= 300 + STUDIES; seed++) {
        struct tema_document_id all = {0};
        struct tema_error error = {0};
        struct play play;

        begin_play(&play, seed);
        assert_ok(
            tema_speaker_set(play.project, all, "I", TEMA_INTERVIEWER, NULL, &error));
        if (seed % 2 == 0)
            assert_ok(tema_speaker_set(play.project, all, "IP", TEMA_PARTICIPANT, "Berit",
                                       &error));
        for (int i = 0; i < 2 * ACTIONS; i++)
            if (act(&play) && i % 8 == 0)
                assert_counts_are_naive(play.project);
        let_a_case_name(&play, some_code(&play).row);
        let_a_case_name(&play, some_quotation(&play).row);
        assert_counts_are_naive(play.project);
        tema_project_close(play.project);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_change_can_be_undone_and_redone),
        cmocka_unit_test(a_whole_study_can_be_undone_to_its_beginning_and_redone),
        cmocka_unit_test(after_a_rebuild_people_see_what_they_saw),
        cmocka_unit_test(counts_are_what_counting_one_by_one_gives),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
