/* arrival_fields.c - what the fields of each kind are, for comparing and for people */
#include "exchange/arrival_internal.h"

#define AUDIT(noun)                                                                      \
    [noun##_AUTHOR] = {SORT_MAKER, "author", NULL},                                      \
    [noun##_MADE_AT] = {SORT_MADE, "made at", NULL},                                     \
    [noun##_CHANGED_BY] = {SORT_CHANGER, "changed by", NULL},                            \
    [noun##_CHANGED_AT] = {SORT_CHANGED, "changed at", NULL}

static const struct field fields[KINDS][FIELDS_MOST] = {
    [KIND_STUDY] = {[STUDY_TITLE] = {SORT_TEXT, "title", NULL},
                    [STUDY_LANGUAGE] = {SORT_TEXT, "language", NULL},
                    [STUDY_APPROACH] = {SORT_TEXT, "approach", NULL},
                    [STUDY_DESCRIPTION] = {SORT_TEXT, "description", NULL},
                    AUDIT(STUDY)},
    [KIND_CODER] = {[CODER_NAME] = {SORT_TEXT, "name", NULL},
                    [CODER_KNOWN_AS] = {SORT_SILENT, NULL, NULL},
                    [CODER_INITIALS] = {SORT_TEXT, "initials", NULL}},
    [KIND_DOCUMENT] = {[DOCUMENT_NAME] = {SORT_TEXT, "name", NULL},
                       [DOCUMENT_SOURCE_NAME] = {SORT_TEXT, "source's name", NULL},
                       [DOCUMENT_IMPORTER] = {SORT_TEXT, "importer", NULL},
                       [DOCUMENT_TEXT] = {SORT_BYTES, "text", NULL},
                       [DOCUMENT_SOURCE] = {SORT_BYTES, "source", NULL},
                       [DOCUMENT_LAYOUT] = {SORT_BYTES, "layout", NULL},
                       [DOCUMENT_CASE] = {SORT_OBJECT, "case", NULL},
                       [DOCUMENT_MEDIUM] = {SORT_TEXT, "medium", "text"},
                       [DOCUMENT_PART_OF] = {SORT_OBJECT, "part of", NULL},
                       [DOCUMENT_DESCRIPTION] = {SORT_TEXT, "description", NULL},
                       [DOCUMENT_LOCATION] = {SORT_TEXT, "location", NULL},
                       AUDIT(DOCUMENT)},
    [KIND_SPEAKER] = {[SPEAKER_DOCUMENT] = {SORT_OBJECT, "document", NULL},
                      [SPEAKER_LABEL] = {SORT_TEXT, "label", NULL},
                      [SPEAKER_ROLE] = {SORT_ROLE, "role", NULL},
                      [SPEAKER_CASE] = {SORT_OBJECT, "case", NULL}},
    [KIND_CODE] = {[CODE_NAME] = {SORT_TEXT, "name", NULL},
                   [CODE_PARENT] = {SORT_OBJECT, "parent", NULL},
                   [CODE_DESCRIPTION] = {SORT_TEXT, "description", NULL},
                   [CODE_COLOR] = {SORT_TEXT, "color", NULL},
                   [CODE_MERGED_INTO] = {SORT_OBJECT, "merged into", NULL},
                   [CODE_CODABLE] = {SORT_TRUTH, "codable", NULL},
                   [CODE_INCLUDES] = {SORT_TEXT, "includes", NULL},
                   [CODE_EXCLUDES] = {SORT_TEXT, "excludes", NULL},
                   [CODE_EXAMPLE] = {SORT_OBJECT, "example", NULL}},
    [KIND_THEME] = {[THEME_NAME] = {SORT_TEXT, "name", NULL},
                    [THEME_PARENT] = {SORT_OBJECT, "parent", NULL},
                    [THEME_CONCEPT] = {SORT_TEXT, "concept", NULL},
                    [THEME_RANK] = {SORT_BYTES, "place", NULL}},
    [KIND_GATHERING] = {[GATHERING_THEME] = {SORT_OBJECT, "theme", NULL},
                        [GATHERING_CODE] = {SORT_OBJECT, "code", NULL}},
    [KIND_EVIDENCE] = {[EVIDENCE_THEME] = {SORT_OBJECT, "theme", NULL},
                       [EVIDENCE_QUOTATION] = {SORT_OBJECT, "quotation", NULL},
                       [EVIDENCE_ROLE] = {SORT_TEXT, "role", "gathered"}},
    [KIND_QUOTATION] = {[QUOTATION_KEY] = {SORT_TEXT, "key", NULL},
                        [QUOTATION_DOCUMENT] = {SORT_OBJECT, "document", NULL},
                        [QUOTATION_SPAN] = {SORT_SPAN, "span", NULL},
                        [QUOTATION_COMMENT] = {SORT_CONTENT, "comment", NULL},
                        [QUOTATION_PLACE] = {SORT_PLACE, "place", NULL},
                        [QUOTATION_NAME] = {SORT_NAME, "name", NULL},
                        [QUOTATION_DOUBT] = {SORT_TEXT, "doubt", NULL},
                        AUDIT(QUOTATION)},
    [KIND_CODING] = {[CODING_QUOTATION] = {SORT_OBJECT, "quotation", NULL},
                     [CODING_CODE] = {SORT_OBJECT, "code", NULL},
                     [CODING_CODER] = {SORT_OBJECT, "coder", NULL},
                     [CODING_MADE_AT] = {SORT_MADE, "made at", NULL}},
    [KIND_CASE] = {[CASE_NAME] = {SORT_TEXT, "name", NULL},
                   [CASE_DESCRIPTION] = {SORT_TEXT, "description", NULL}},
    [KIND_VARIABLE] = {[VARIABLE_NAME] = {SORT_TEXT, "name", NULL},
                       [VARIABLE_TYPE] = {SORT_TEXT, "type", "text"},
                       [VARIABLE_DESCRIPTION] = {SORT_TEXT, "description", NULL},
                       [VARIABLE_KNOWN_AS] = {SORT_SILENT, NULL, NULL}},
    [KIND_VALUE] = {[VALUE_OF] = {SORT_OBJECT, "of", NULL},
                    [VALUE_VARIABLE] = {SORT_OBJECT, "variable", NULL},
                    [VALUE_VALUE] = {SORT_TEXT, "value", NULL}},
    [KIND_MEMO] = {[MEMO_ON] = {SORT_OBJECT, "on", NULL},
                   [MEMO_BODY] = {SORT_CONTENT, "text", NULL},
                   [MEMO_NAME] = {SORT_TEXT, "name", NULL},
                   [MEMO_DESCRIPTION] = {SORT_TEXT, "description", NULL},
                   [MEMO_DOCUMENT] = {SORT_OBJECT, "document", NULL},
                   AUDIT(MEMO)},
    [KIND_CHAPTER] = {[CHAPTER_NAME] = {SORT_TEXT, "name", NULL},
                      [CHAPTER_BODY] = {SORT_CONTENT, "text", NULL}},
    [KIND_REFERENCE] = {[REFERENCE_HOLDER] = {SORT_OBJECT, "holder", NULL},
                        [REFERENCE_TARGET] = {SORT_OBJECT, "target", NULL}},
    [KIND_SET] = {[SET_NAME] = {SORT_TEXT, "name", NULL},
                  [SET_DESCRIPTION] = {SORT_TEXT, "description", NULL}},
    [KIND_LINK] = {[LINK_NAME] = {SORT_TEXT, "name", NULL},
                   [LINK_DIRECTION] = {SORT_TEXT, "direction", NULL},
                   [LINK_COLOR] = {SORT_TEXT, "color", NULL},
                   [LINK_ORIGIN] = {SORT_OBJECT, "origin", NULL},
                   [LINK_TARGET] = {SORT_OBJECT, "target", NULL}},
    [KIND_GRAPH] = {[GRAPH_NAME] = {SORT_TEXT, "name", NULL},
                    [GRAPH_DRAWING] = {SORT_BYTES, "drawing", NULL}},
};

size_t arrival_fields(enum kind kind)
{
    static const size_t counts[KINDS] = {
        [KIND_STUDY] = STUDY_FIELDS,         [KIND_CODER] = CODER_FIELDS,
        [KIND_DOCUMENT] = DOCUMENT_FIELDS,   [KIND_SPEAKER] = SPEAKER_FIELDS,
        [KIND_CODE] = CODE_FIELDS,           [KIND_THEME] = THEME_FIELDS,
        [KIND_GATHERING] = GATHERING_FIELDS, [KIND_QUOTATION] = QUOTATION_FIELDS,
        [KIND_CODING] = CODING_FIELDS,       [KIND_CASE] = CASE_FIELDS,
        [KIND_VARIABLE] = VARIABLE_FIELDS,   [KIND_VALUE] = VALUE_FIELDS,
        [KIND_MEMO] = MEMO_FIELDS,           [KIND_CHAPTER] = CHAPTER_FIELDS,
        [KIND_REFERENCE] = REFERENCE_FIELDS, [KIND_SET] = SET_FIELDS,
        [KIND_LINK] = LINK_FIELDS,           [KIND_GRAPH] = GRAPH_FIELDS,
        [KIND_EXCHANGE] = EXCHANGE_FIELDS,   [KIND_EVIDENCE] = EVIDENCE_FIELDS,
    };

    return counts[kind];
}

const struct field *arrival_field(enum kind kind, int field)
{
    return &fields[kind][field];
}

const char *arrival_kind_word(enum kind kind)
{
    static const char *const words[KINDS] = {
        [KIND_STUDY] = "project",       [KIND_CODER] = "coder",
        [KIND_DOCUMENT] = "document",   [KIND_SPEAKER] = "speaker",
        [KIND_CODE] = "code",           [KIND_THEME] = "theme",
        [KIND_GATHERING] = "gathering", [KIND_QUOTATION] = "quotation",
        [KIND_CODING] = "coding",       [KIND_CASE] = "case",
        [KIND_VARIABLE] = "variable",   [KIND_VALUE] = "value",
        [KIND_MEMO] = "memo",           [KIND_CHAPTER] = "chapter",
        [KIND_REFERENCE] = "reference", [KIND_SET] = "set",
        [KIND_LINK] = "link",           [KIND_GRAPH] = "graph",
        [KIND_EXCHANGE] = "exchange",   [KIND_EVIDENCE] = "evidence",
    };

    return kind > 0 && (int)kind < KINDS ? words[kind] : "thing";
}

uint32_t arrival_later_fields(enum kind kind)
{
    switch (kind) {
    case KIND_CODER:
        return 1U << CODER_KNOWN_AS | 1U << CODER_INITIALS;
    case KIND_VARIABLE:
        return 1U << VARIABLE_TYPE | 1U << VARIABLE_DESCRIPTION | 1U << VARIABLE_KNOWN_AS;
    case KIND_VALUE:
        return 1U << VALUE_VALUE;
    case KIND_EVIDENCE:
        return 1U << EVIDENCE_ROLE;
    default:
        return 0;
    }
}

bool arrival_is_told(enum kind kind)
{
    return kind != KIND_QUOTATION && kind != KIND_CODING && kind != KIND_REFERENCE &&
           kind != KIND_VALUE && kind != KIND_GATHERING && kind != KIND_SPEAKER &&
           kind != KIND_EXCHANGE && kind != KIND_EVIDENCE;
}
