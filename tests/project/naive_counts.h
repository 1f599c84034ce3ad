/* naive_counts.h - the counts of lists as SQL counts them, a quotation at a time by the
 * view quotation_about */
#ifndef TESTS_PROJECT_NAIVE_COUNTS_H
#define TESTS_PROJECT_NAIVE_COUNTS_H

#include "project/project.h"
#include "tema/tema.h"
#include "test.h"

#define LIVING                                                                           \
    " JOIN quotation q ON q.id = used.quotation_id AND q.removed = 0"                    \
    " JOIN document d ON d.id = q.document_id AND d.removed = 0"                         \
    " JOIN quotation_about a ON a.quotation_id = q.id "

/* The rest of SQL's first row as text: "3 2 1"; "" where there is none. */
static inline void add_naive(struct tema_project *project, const char *sql, int64_t id,
                             struct buffer *text)
{
    struct tema_error error = {0};
    struct rows rows;

    assert_ok(store_query(project->store, sql, BIND(sql_integer(id)), &rows, &error));
    while (rows_next(&rows))
        for (int i = 0; i < rows_columns(&rows); i++)
            buffer_add_format(text, " %s",
                              rows_text(&rows, i) != NULL ? rows_text(&rows, i) : "-");
    assert_ok(rows_close(&rows, &error));
    buffer_add_byte(text, '\n');
}

static inline void assert_code_counts(struct tema_project *project)
{
    static const char sql[] =
        "SELECT count(*), count(DISTINCT q.id), count(DISTINCT a.case_id) FROM"
        " (SELECT DISTINCT c.effective_id, k.quotation_id, k.coder_id FROM coding k"
        " JOIN code c ON c.id = k.code_id WHERE k.removed = 0) used" LIVING
        "WHERE used.effective_id = $1";
    CLEANUP_BUFFER struct buffer naive = {0}, told = {0};
    struct tema_error error = {0};
    struct tema_codes codes;

    assert_ok(tema_codebook_list(project, &codes, &error));
    for (size_t i = 0; i < codes.count; i++) {
        add_naive(project, sql, codes.items[i].id.row, &naive);
        buffer_add_format(&told, " %lld %lld %lld\n", (long long)codes.items[i].codings,
                          (long long)codes.items[i].quotations,
                          (long long)codes.items[i].cases);
    }
    tema_codes_free(&codes);
    assert_string_equal(buffer_string(&told), buffer_string(&naive));
}

/* The quotations of a theme and its sub-themes, and whether they carry it. */
#define OF_THEME                                                                         \
    "WITH RECURSIVE below (id) AS (SELECT id FROM theme WHERE id = $1 UNION "            \
    "SELECT t.id FROM theme t JOIN below b ON t.shown_parent_id = b.id), "               \
    "within (id, above) AS (SELECT id, id FROM below UNION "                             \
    "SELECT w.id, t.shown_parent_id FROM within w JOIN theme t ON t.id = w.above "       \
    "WHERE w.above <> $1), "                                                             \
    "brought (theme_id, code_id) AS (SELECT g.theme_id, c.effective_id "                 \
    "FROM gathering g JOIN code c ON c.id = g.code_id "                                  \
    "WHERE g.removed = 0 AND g.theme_id IN (SELECT id FROM below) UNION "                \
    "SELECT b.theme_id, c.id FROM brought b JOIN code c "                                \
    "ON c.shown_parent_id = b.code_id), "                                                \
    "member (theme_id, quotation_id, shows) AS ("                                        \
    "SELECT b.theme_id, k.quotation_id, 1 "                                              \
    "FROM brought b JOIN code c ON c.effective_id = b.code_id "                          \
    "JOIN coding k ON k.code_id = c.id WHERE k.removed = 0 UNION "                       \
    "SELECT theme_id, quotation_id, role <> 'contrary' FROM evidence "                   \
    "WHERE removed = 0 AND theme_id IN (SELECT id FROM below)), "                        \
    "used (quotation_id, carries) AS ("                                                  \
    "SELECT m.quotation_id, max(m.shows AND NOT EXISTS (SELECT 1 FROM evidence e "       \
    "CROSS JOIN within w ON w.id = m.theme_id AND w.above = e.theme_id "                 \
    "WHERE e.quotation_id = m.quotation_id AND e.role = 'contrary' "                     \
    "AND e.removed = 0)) FROM member m GROUP BY m.quotation_id) "

static inline void assert_theme_counts(struct tema_project *project)
{
    static const char counts[] = OF_THEME "SELECT count(*), count(DISTINCT CASE "
                                          "WHEN used.carries THEN a.case_id END) "
                                          "FROM used" LIVING;
    static const char names[] =
        OF_THEME "SELECT DISTINCT c.name, c.id FROM used" LIVING
                 "JOIN cases c ON c.id = a.case_id WHERE used.carries "
                 "ORDER BY c.name, c.id LIMIT 1";
    CLEANUP_BUFFER struct buffer naive = {0}, told = {0};
    struct tema_error error = {0};
    struct tema_themes themes;

    assert_ok(tema_theme_list(project, &themes, &error));
    for (size_t i = 0; i < themes.count; i++) {
        const struct tema_theme *theme = themes.items + i;
        struct tema_case_id first = {0};

        add_naive(project, counts, theme->id.row, &naive);
        add_naive(project, names, theme->id.row, &naive);
        buffer_add_format(&told, " %lld %lld\n", (long long)theme->quotations,
                          (long long)theme->cases);
        if (theme->cases > 0) {
            assert_ok(tema_case_find(project, theme->case_names[0], &first, &error));
            buffer_add_format(&told, " %s %lld", theme->case_names[0],
                              (long long)first.row);
        }
        buffer_add_byte(&told, '\n');
    }
    tema_themes_free(&themes);
    assert_string_equal(buffer_string(&told), buffer_string(&naive));
}

static inline void assert_case_counts(struct tema_project *project)
{
    static const char sql[] = "SELECT count(*) FROM (SELECT id AS quotation_id FROM "
                              "quotation) used" LIVING "WHERE a.case_id = $1";
    CLEANUP_BUFFER struct buffer naive = {0}, told = {0};
    struct tema_error error = {0};
    struct tema_cases cases;

    assert_ok(tema_case_list(project, &cases, &error));
    for (size_t i = 0; i < cases.count; i++) {
        add_naive(project, sql, cases.items[i].id.row, &naive);
        buffer_add_format(&told, " %lld\n", (long long)cases.items[i].quotations);
    }
    tema_cases_free(&cases);
    assert_string_equal(buffer_string(&told), buffer_string(&naive));
}

static inline void assert_document_counts(struct tema_project *project)
{
    static const char sql[] =
        "SELECT (SELECT count(*) FROM quotation WHERE document_id = $1 AND removed = 0), "
        "(SELECT count(*) FROM coding g JOIN quotation q ON q.id = g.quotation_id "
        "WHERE q.document_id = $1 AND g.removed = 0 AND q.removed = 0)";
    CLEANUP_BUFFER struct buffer naive = {0}, told = {0};
    struct tema_error error = {0};
    struct tema_documents documents;

    assert_ok(tema_document_list(project, &documents, &error));
    for (size_t i = 0; i < documents.count; i++) {
        const struct tema_document *listed = documents.items + i;
        struct tema_documents shown;

        add_naive(project, sql, listed->id.row, &naive);
        buffer_add_format(&told, " %lld %lld\n", (long long)listed->quotations,
                          (long long)listed->codings);
        assert_ok(tema_document_show(project, listed->id, &shown, &error));
        assert_int_equal(shown.items->quotations, listed->quotations);
        assert_int_equal(shown.items->codings, listed->codings);
        tema_documents_free(&shown);
    }
    tema_documents_free(&documents);
    assert_string_equal(buffer_string(&told), buffer_string(&naive));
}

static inline void assert_counts_are_naive(struct tema_project *project)
{
    assert_code_counts(project);
    assert_theme_counts(project);
    assert_case_counts(project);
    assert_document_counts(project);
}

#endif
