/* rich_study.h - a study with something of every kind that the standard knows, and much
 * that it does not, as other programs' files and people here bring it */
#ifndef TESTS_EXCHANGE_RICH_STUDY_H
#define TESTS_EXCHANGE_RICH_STUDY_H

#include "rich.h"

struct rich_study {
    int64_t bjorn, nobody;
    int64_t heading, colleague, time, merged, gone;
    int64_t anna, school;
    int64_t text, rich, silent, pdf, picture, audio, video, transcript;
    int64_t age, first, coding, link, note;
};

static const char rich_text[] =
    "Jag hade velat stanna kvar, men det fanns ingen tid. 🙂 Så är det & blir "
    "<så>.\n"
    "Kollegorna hjälpte mig när det var som värst, och det var ofta.\n";

static inline void rich_people(struct tema_project *project, struct rich_study *study)
{
    struct guid known_as = rich_guid("Björn in NVivo");

    study->bjorn = RICH(project, KIND_CODER, "Björn", value_text("Björn"),
                        rich_bytes(&known_as), value_text("BJ"));
    study->nobody = RICH(project, KIND_CODER, "", value_text(""));
}

static inline void rich_codes(struct tema_project *project, struct rich_study *study)
{
    struct tema_error error = {0};

    study->heading = RICH(project, KIND_CODE, "Stöd", value_text("Stöd"), RICH_NULL,
                          RICH_NULL, RICH_NULL, RICH_NULL, value_integer(0));
    study->colleague = RICH(project, KIND_CODE, "Kollega", value_text("Kollega & vän"),
                            rich_object(project, study->heading),
                            value_text("Stöd av\n\"kollegor\""), value_text("#ff00aa"));
    study->time = RICH(project, KIND_CODE, "Tid", value_text("Tid"));
    study->merged = RICH(project, KIND_CODE, "Tiden", value_text("Tiden"), RICH_NULL,
                         RICH_NULL, RICH_NULL, rich_object(project, study->time));
    study->gone = RICH(project, KIND_CODE, "Borta", value_text("Borta"));
    RICH(project, KIND_CODE, "Ledning", value_text("Ledning"), RICH_NULL, RICH_NULL,
         RICH_NULL, RICH_NULL, value_integer(0));
    assert_ok(history_remove(project->history, study->gone, &error));
}

static inline void rich_cases(struct tema_project *project, struct rich_study *study)
{
    struct guid known_as = rich_guid("age in NVivo");
    int64_t age = study->age =
        RICH(project, KIND_VARIABLE, "age", value_text("Ålder"), value_text("integer"),
             value_text("år"), rich_bytes(&known_as));
    int64_t years = RICH(project, KIND_VARIABLE, "years", value_text("År i yrket"),
                         value_text("integer"));
    int64_t day =
        RICH(project, KIND_VARIABLE, "day", value_text("Dag"), value_text("date"));
    int64_t rate =
        RICH(project, KIND_VARIABLE, "rate", value_text("Tal"), value_text("float"));
    int64_t member =
        RICH(project, KIND_VARIABLE, "member", value_text("Med"), value_text("boolean"));
    int64_t moment =
        RICH(project, KIND_VARIABLE, "moment", value_text("När"), value_text("datetime"));

    study->anna =
        RICH(project, KIND_CASE, "Anna", value_text("Anna"), value_text("Sjuksköterska"));
    study->school = RICH(project, KIND_CASE, "School", value_text("Skolan"));
    rich_value(project, study->anna, age, "47");
    rich_value(project, study->anna, years, "tio");
    rich_value(project, study->anna, day, "2018-03-27");
    rich_value(project, study->anna, rate, "3.50");
    rich_value(project, study->anna, member, "true");
    rich_value(project, study->anna, moment, "2018-03-27T17:46:39Z");
    rich_value(project, study->school, age, "");
}

static inline void rich_texts(struct tema_project *project, struct rich_study *study)
{
    CLEANUP_BUFFER struct buffer layout = {0};
    struct tema_paragraph paragraphs[] = {
        {.start = 0, .end = 77, .kind = "body", .begin_ms = -1, .end_ms = -1},
        {.start = 78, .end = 141, .kind = "body", .begin_ms = -1, .end_ms = -1}};

    layout_write(&(struct layout){.paragraphs = paragraphs, .paragraph_count = 2},
                 &layout);
    study->text =
        rich_document(project, &(struct rich_document){.name = "Anna.docx",
                                                       .medium = NULL,
                                                       .importer = "docx 1",
                                                       .text = rich_text,
                                                       .source = "a native source",
                                                       .layout = buffer_string(&layout),
                                                       .case_id = study->anna,
                                                       .description = "första samtalet"});
    study->rich =
        rich_document(project, &(struct rich_document){.name = "Bo",
                                                       .medium = "text",
                                                       .source_name = "X.DOCX",
                                                       .text = "Bo säger nej.",
                                                       .source = "PK rich",
                                                       .author = study->nobody});
    study->silent = rich_document(
        project, &(struct rich_document){.name = "Cecilia",
                                         .medium = "text",
                                         .location = "absolute:///D:/Cecilia.txt"});
    rich_value(project, study->text, study->age, "12");
}

static inline void rich_media(struct tema_project *project, struct rich_study *study)
{
    CLEANUP_BUFFER struct buffer layout = {0};
    struct guid first = rich_guid("first mark"), second = rich_guid("second mark");
    struct layout marks = {.marks =
                               (struct layout_mark[]){{second, 8, 2000}, {first, 0, 0}},
                           .mark_count = 2};

    study->pdf = rich_document(project, &(struct rich_document){.name = "Plan.pdf",
                                                                .medium = "pdf",
                                                                .source = "%PDF-1.4 x",
                                                                .text = rich_text});
    study->picture =
        rich_document(project, &(struct rich_document){.name = "Karta",
                                                       .medium = "picture",
                                                       .source_name = "karta.PNG",
                                                       .source = "PNG picture",
                                                       .text = "En karta över huset."});
    study->audio = rich_document(
        project, &(struct rich_document){.name = "Ljud.m4a",
                                         .medium = "audio",
                                         .location = "relative:///Ljud.m4a"});
    study->video = rich_document(
        project,
        &(struct rich_document){.name = "Film.mp4", .medium = "video", .source = "film"});
    layout_write(&marks, &layout);
    study->transcript = rich_document(
        project, &(struct rich_document){.name = "Film, ord för ord",
                                         .medium = "transcript",
                                         .text = "Hej och välkomna till oss.",
                                         .layout = buffer_string(&layout),
                                         .part_of = study->video});
}

/* --- what is marked --- */

static inline void rich_text_quotations(struct tema_project *project,
                                        struct rich_study *study)
{
    int64_t first =
        rich_quotation(project, &(struct rich_quotation){.name = "first",
                                                         .document = study->text,
                                                         .start = 0,
                                                         .end = 26,
                                                         .comment = "viktigt <här>",
                                                         .author = study->bjorn,
                                                         .made_at = 1522172799250});
    int64_t astral =
        rich_quotation(project, &(struct rich_quotation){.name = "astral",
                                                         .document = study->text,
                                                         .start = 53,
                                                         .end = 77,
                                                         .title = ""});

    rich_quotation(project, &(struct rich_quotation){.name = "empty",
                                                     .document = study->text,
                                                     .start = 30,
                                                     .end = 30,
                                                     .title = "Nothing & more"});
    study->coding = rich_coding(project, first, study->colleague, study->bjorn);
    rich_coding(project, first, study->heading, study->nobody);
    rich_coding(project, first, study->time, study->bjorn);
    rich_coding(project, first, study->merged, study->bjorn);
    rich_coding(project, first, study->gone, study->bjorn);
    rich_coding(project, astral, study->time, study->bjorn);
    rich_refer(project, study->school, first);
    study->first = first;
}

static inline void rich_places(struct tema_project *project, struct rich_study *study)
{
    int64_t both = rich_quotation(
        project, &(struct rich_quotation){.name = "both",
                                          .document = study->pdf,
                                          .start = 78,
                                          .end = 88,
                                          .place = "page 0 18 45 577 234"});
    int64_t area =
        rich_quotation(project, &(struct rich_quotation){.name = "area",
                                                         .document = study->picture,
                                                         .place = "area 10 20 110 220",
                                                         .title = "Quotation 6:1"});
    int64_t whole = rich_quotation(
        project, &(struct rich_quotation){
                     .name = "whole", .document = study->audio, .place = "whole"});

    rich_quotation(project, &(struct rich_quotation){.name = "words of a page",
                                                     .document = study->pdf,
                                                     .start = 0,
                                                     .end = 8});
    rich_quotation(project, &(struct rich_quotation){.name = "words of a picture",
                                                     .document = study->picture,
                                                     .start = 0,
                                                     .end = 8,
                                                     .place = "area 1 2 3 4"});
    rich_quotation(project, &(struct rich_quotation){.name = "sound",
                                                     .document = study->audio,
                                                     .place = "time 1000 5000",
                                                     .comment = "tystnad"});
    rich_document(project, &(struct rich_document){.name = "text of a place",
                                                   .medium = "text",
                                                   .text = "Kollegorna",
                                                   .part_of = both});
    rich_coding(project, both, study->time, study->bjorn);
    rich_coding(project, area, study->time, study->nobody);
    rich_coding(project, whole, study->colleague, study->bjorn);
    rich_coding(project,
                rich_quotation(project, &(struct rich_quotation){.name = "all of a text",
                                                                 .document = study->rich,
                                                                 .place = "whole"}),
                study->time, study->nobody);
}

static inline void rich_transcript(struct tema_project *project, struct rich_study *study)
{
    struct guid first = rich_guid("first mark"), second = rich_guid("second mark");
    struct region region = {.type = REGION_MARKS,
                            .has_from = true,
                            .has_to = true,
                            .from = first,
                            .to = second};
    CLEANUP_BUFFER struct buffer place = {0};
    int64_t between;

    region_write(&region, 1, &place);
    between =
        rich_quotation(project, &(struct rich_quotation){.name = "between marks",
                                                         .document = study->transcript,
                                                         .start = 0,
                                                         .end = 8,
                                                         .place = buffer_string(&place)});
    rich_quotation(project, &(struct rich_quotation){.name = "made here",
                                                     .document = study->transcript,
                                                     .start = 8,
                                                     .end = 17,
                                                     .comment = "välkomnandet"});
    rich_coding(project, between, study->time, study->bjorn);
}

/* --- what stands beside --- */

static inline void rich_memos(struct tema_project *project, struct rich_study *study)
{
    static const char study_id[] = "SELECT id FROM study";
    struct tema_error error = {0};
    int64_t marked, memo, id;

    assert_ok(store_integer(project->store, study_id, BIND_NOTHING, 0, &id, &error));
    rich_memo(project, "on nothing", 0, "# Början\n\nDet börjar här.");
    memo = rich_memo(project, "on a code", study->merged, "Se <Ledning> & mer.\r\n");
    rich_refer(project, memo, study->first);
    rich_refer(project, memo, study->anna);
    rich_refer(project, memo, id);
    rich_memo(project, "on a coding", study->coding, "Säker?\x01");
    rich_memo(project, "on a link", study->link, "Varför?");
    rich_memo(project, "on a document", study->pdf, "");
    rich_memo(project, "on a text", study->rich, "Läs om.");
    rich_memo(project, "on a case", study->anna, "Bara tema vet.");
    marked = rich_document(project, &(struct rich_document){.name = "marked note",
                                                            .medium = "note",
                                                            .text = "En not med ord."});
    study->note =
        RICH(project, KIND_MEMO, "marked", RICH_NULL,
             rich_content(project, SLICE("En not med ord.")), value_text("Min not"),
             value_text("om noten"), rich_object(project, marked));
    rich_coding(project,
                rich_quotation(project, &(struct rich_quotation){.name = "in a note",
                                                                 .document = marked,
                                                                 .start = 3,
                                                                 .end = 6}),
                study->time, study->bjorn);
    rich_value(project, marked, study->age, "1");
    rich_memo(project, "on the note", marked, "Om noten.");
}

static inline void rich_rules(struct tema_project *project, struct rich_study *study,
                              int64_t theme)
{
    int64_t evidence =
        RICH(project, KIND_EVIDENCE, "evidence", rich_object(project, theme),
             rich_object(project, study->first));
    struct tema_error error = {0};

    assert_ok(history_write(project->history, study->time, CODE_INCLUDES,
                            value_text("när det\nbrådskar"), &error));
    assert_ok(history_write(project->history, study->time, CODE_EXAMPLE,
                            rich_object(project, study->first), &error));
    assert_ok(history_write(project->history, evidence, EVIDENCE_ROLE,
                            value_text("contrary"), &error));
}

static inline void rich_sets(struct tema_project *project, struct rich_study *study)
{
    int64_t set =
        RICH(project, KIND_SET, "set", value_text("En samling"), value_text("för sig"));
    int64_t theme = RICH(project, KIND_THEME, "theme", value_text("Att stanna"),
                         RICH_NULL, value_text("kärnan"), value_integer(1));

    RICH(project, KIND_SET, "nothing in it", value_text("Tom"));
    RICH(project, KIND_THEME, "below", value_text("Under"), rich_object(project, theme),
         RICH_NULL, value_integer(2));
    RICH(project, KIND_GATHERING, "gathered", rich_object(project, theme),
         rich_object(project, study->merged));
    rich_rules(project, study, theme);
    rich_refer(project, set, study->colleague);
    rich_refer(project, set, study->gone);
    rich_refer(project, set, study->text);
    rich_refer(project, set, study->note);
    rich_refer(project, study->school, study->rich);
    rich_refer(project, study->school, study->pdf);
    rich_refer(project, study->school, study->time);
}

static inline void rich_links(struct tema_project *project, struct rich_study *study)
{
    struct guid elsewhere = rich_guid("elsewhere");

    study->link =
        RICH(project, KIND_LINK, "link", value_text("leder till"), value_text("oneway"),
             value_text("#00ff00"), rich_object(project, study->first),
             rich_object(project, study->merged));
    RICH(project, KIND_LINK, "half", RICH_NULL, RICH_NULL, RICH_NULL,
         rich_bytes(&elsewhere), rich_object(project, study->gone));
}

/* One vertex bears a GUID that an object has. */
static inline void rich_graph(struct tema_project *project, struct rich_study *study)
{
    CLEANUP_BUFFER struct buffer json = {0};
    struct drawing_vertex vertices[] = {
        {.guid = rich_guid("Tid"),
         .represents_something = true,
         .represents = rich_guid("Tid"),
         .name = "Tid",
         .x1 = 10,
         .y1 = -20,
         .shape = "Oval",
         .color = "#abcdef"},
        {.guid = rich_guid("vertex"), .x2 = 3, .y2 = 4, .has_second = true},
    };
    struct drawing_edge edge = {.guid = rich_guid("edge"),
                                .represents_something = true,
                                .represents = rich_guid("link"),
                                .from = rich_guid("Tid"),
                                .to = rich_guid("vertex"),
                                .direction = "associative",
                                .line = "dashed"};
    struct drawing drawing = {vertices, 2, &edge, 1};

    (void)study;
    drawing_write(&drawing, &json);
    RICH(project, KIND_GRAPH, "graph", value_text("Karta över allt"),
         rich_content(project, buffer_slice(&json)));
}

/* All of it, as one transaction. */
static inline void rich_make(struct tema_project *project, struct rich_study *study)
{
    struct tema_error error = {0};

    assert_ok(project_begin(project, &error));
    rich_people(project, study);
    rich_codes(project, study);
    rich_cases(project, study);
    rich_texts(project, study);
    rich_media(project, study);
    rich_text_quotations(project, study);
    rich_places(project, study);
    rich_transcript(project, study);
    rich_links(project, study);
    rich_memos(project, study);
    rich_sets(project, study);
    rich_graph(project, study);
    assert_ok(project_end(project, true, &error, "made a rich study"));
}

#endif
