/* study.h - a small study in memory, for the tests of the chapter */
#ifndef TESTS_FINDINGS_STUDY_H
#define TESTS_FINDINGS_STUDY_H

#include "project/marked.h"

static const char berit[] =
    "IP: Jag ringde en vän på avdelningen, för jag var alldeles ensam. Och då släppte "
    "det.\n"
    "I: Vad sa hon?\n"
    "IP: Hon sa ”det går över”, det var allt.\n"
    "IP: Jag gick hem till Karin och vi pratade hela natten om det som hade hänt, om "
    "patienten som reste sig och gick mitt i meningen, om hur jag satt kvar i stolen och "
    "inte visste vart jag skulle ta vägen med händerna.\n";

static inline void add_quotation_of(struct tema_project *project,
                                    struct tema_document_id document, const char *key,
                                    const char *text, struct tema_code_id code)
{
    struct tema_new_quotation wanted = {
        .document = document, .text = text, .key = key, .codes = &code, .code_count = 1};
    struct tema_quotation_id quotation;
    struct tema_error error = {0};

    assert_ok(tema_quotation_add(project, &wanted, &quotation, &error));
}

static inline void add_person(struct tema_project *project, const char *name,
                              const char *text, const char *school,
                              struct tema_document_id *ret_document)
{
    struct tema_value values[] = {{"inriktning", school}, {"år", "12"}};
    struct tema_case_id person;
    struct tema_error error = {0};

    *ret_document = add_text(project, name, slice_of(text));
    assert_ok(tema_case_add(project, name, &person, &error));
    assert_ok(tema_case_assign(project, *ret_document, person, &error));
    assert_ok(tema_case_set(project, person, values, 2, &error));
}

/* Berit, Jonas and Amira; 'Stöd' has all three, 'Stöd/Kollegialt stöd' has two of
 * them. */
static inline struct tema_project *findings_study(void)
{
    struct tema_project *project = new_study();
    struct tema_code_id friend = add_code(project, "Kollega");
    struct tema_code_id alone = add_code(project, "Ensam");
    struct tema_theme_id theme;
    struct tema_document_id document;
    struct tema_error error = {0};

    add_person(project, "Berit", berit, "KBT", &document);
    add_quotation_of(
        project, document, "q7k3f2",
        "Jag ringde en vän på avdelningen, för jag var alldeles ensam. Och då "
        "släppte det.",
        friend);
    add_quotation_of(
        project, document, "q2t5rn",
        "Och då släppte det.\nI: Vad sa hon?\nIP: Hon sa ”det går över”, det var "
        "allt.",
        friend);
    add_quotation_of(
        project, document, "q0natt",
        "Jag gick hem till Karin och vi pratade hela natten om det som hade hänt, "
        "om patienten som reste sig och gick mitt i meningen, om hur jag satt kvar "
        "i stolen och inte visste vart jag skulle ta vägen med händerna.",
        friend);
    add_person(project, "Jonas", "Det gick en kollega förbi. Hon stannade.\n", "ISTDP",
               &document);
    add_quotation_of(project, document, "qj0nas", "Det gick en kollega förbi.", friend);
    add_person(project, "Amira", "Jag sa det inte till någon.\n", "familjeterapi",
               &document);
    add_quotation_of(project, document, "qam1ra", "Jag sa det inte till någon.", alone);
    assert_ok(tema_theme_add(project, "Stöd/Kollegialt stöd", NULL, &theme, &error));
    assert_ok(tema_theme_gather(project, theme, &friend, 1, NULL, &error));
    assert_ok(tema_theme_find(project, "Stöd", &theme, &error));
    assert_ok(tema_theme_gather(project, theme, &alone, 1, NULL, &error));
    return project;
}

#endif
