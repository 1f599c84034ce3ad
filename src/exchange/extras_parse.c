/* extras_parse.c - study.json, from the tree to what is asked for */
#include "base/cleanup.h"
#include "exchange/extras_internal.h"
#include "exchange/lexical.h"
#include "markup/json_reader.h"
#include "project/quotation.h"
#include "tema/project.h"
#include "tema/theme.h"

enum {
    LINE_MOST = 4096, /* bytes of a name */
    TEXT_MOST = 1000 * 1000,
    RULE_MOST = 40 * 1000, /* bytes of when to use a code */
    REFS_MOST = 10 * 1000, /* of one memo */
    CHAPTERS_MOST = 100,
    CHAPTER_NAME_MOST = 200, /* bytes */
};

struct visit {
    struct extras *extras;
    void (*parse)(struct extras *extras, const struct guid *guid,
                  const struct json_value *value);
};

static bool visit_guid(void *context, const char *key, const struct json_value *value)
{
    const struct visit *visit = context;
    struct guid guid;

    if (lexical_guid(key, &guid))
        visit->parse(visit->extras, &guid, value);
    return true;
}

static bool is_object(const struct json_value *value)
{
    return json_reader_kind(value) == JSON_KIND_OBJECT;
}

static bool is_array(const struct json_value *value)
{
    return json_reader_kind(value) == JSON_KIND_ARRAY;
}

/* Each member of OBJECT whose key is a GUID. */
static void each_guid(struct extras *extras, const struct json_value *object,
                      void (*parse)(struct extras *extras, const struct guid *guid,
                                    const struct json_value *value))
{
    struct visit visit = {extras, parse};

    if (is_object(object))
        (void)json_reader_each(object, visit_guid, &visit);
}

/* The member KEY, in the arena; NULL where it is no string or over MOST bytes. */
static const char *member_text(struct extras *extras, const struct json_value *object,
                               const char *key, size_t most)
{
    const char *text = json_reader_string(json_reader_member(object, key));

    if (text == NULL || strlen(text) > most)
        return NULL;
    return arena_copy_string(extras->arena, text);
}

static bool member_guid(const struct json_value *object, const char *key,
                        struct guid *ret_guid)
{
    return lexical_guid(json_reader_string(json_reader_member(object, key)), ret_guid);
}

/* --- what is of GUIDs --- */

static void parse_document(struct extras *extras, const struct guid *guid,
                           const struct json_value *value)
{
    const struct json_value *about;
    struct extras_text *document;

    if (!is_object(value) || map_find(&extras->documents_by_guid, MAP_KEY(*guid), NULL))
        return;
    about = json_reader_member(value, "case");
    map_put(&extras->documents_by_guid, MAP_KEY(*guid), (int64_t)extras->documents.count);
    document = array_push(&extras->documents);
    *document = (struct extras_text){
        .told =
            {
                .name = member_text(extras, value, "name", LINE_MOST),
                .importer = member_text(extras, value, "importer", LINE_MOST),
                .source_name = member_text(extras, value, "source_name", LINE_MOST),
                .source_member = member_text(extras, value, "source", LINE_MOST),
            },
        .length = -1,
    };
    (void)json_reader_integer(json_reader_member(value, "length"), &document->length);
    document->told.has_case = member_guid(value, "case", &document->told.case_guid);
    document->told.knows_case =
        document->told.has_case ||
        (about != NULL && json_reader_kind(about) == JSON_KIND_NULL);
}

static void parse_code(struct extras *extras, const struct guid *guid,
                       const struct json_value *value)
{
    struct extras_code *code;

    if (!is_object(value) || map_find(&extras->codes_by_guid, MAP_KEY(*guid), NULL))
        return;
    map_put(&extras->codes_by_guid, MAP_KEY(*guid), (int64_t)extras->codes.count);
    code = array_push(&extras->codes);
    *code = (struct extras_code){
        .includes = member_text(extras, value, "includes", RULE_MOST),
        .excludes = member_text(extras, value, "excludes", RULE_MOST),
    };
    code->has_example = member_guid(value, "example", &code->example);
}

/* Of the theme that was parsed last. */
static void parse_evidence(struct extras *extras, const struct guid *guid,
                           const struct json_value *value)
{
    const char *role = json_reader_string(value);
    enum tema_evidence_role known = TEMA_GATHERED;
    struct tema_error ignored = {0};

    if (role != NULL && !tema_evidence_role_from_name(role, &known, &ignored))
        known = TEMA_GATHERED;
    *array_push(&extras->evidence) = (struct extras_evidence){
        .theme = extras->theme,
        .quotation = *guid,
        .role = known == TEMA_GATHERED ? NULL : tema_evidence_role_name(known),
    };
}

static void parse_theme(struct extras *extras, const struct guid *guid,
                        const struct json_value *value)
{
    struct extras_theme *theme;

    if (!is_object(value) || map_find(&extras->themes_by_guid, MAP_KEY(*guid), NULL))
        return;
    map_put(&extras->themes_by_guid, MAP_KEY(*guid), (int64_t)extras->themes.count);
    theme = array_push(&extras->themes);
    *theme = (struct extras_theme){0};
    theme->has_parent = member_guid(value, "parent", &theme->parent);
    (void)json_reader_integer(json_reader_member(value, "rank"), &theme->rank);
    extras->theme = *guid;
    each_guid(extras, json_reader_member(value, "evidence"), parse_evidence);
}

static void parse_refs(struct extras *extras, const struct json_value *list,
                       struct extras_memo *memo)
{
    size_t count = is_array(list) ? json_reader_count(list) : 0;

    if (count == 0 || count > REFS_MOST)
        return;
    memo->also = arena_take(extras->arena, count * sizeof *memo->also);
    for (size_t i = 0; i < count; i++)
        if (lexical_guid(json_reader_string(json_reader_item(list, i)),
                         &memo->also[memo->also_count]))
            memo->also_count++;
}

static void parse_memo(struct extras *extras, const struct guid *guid,
                       const struct json_value *value)
{
    const struct json_value *on;
    struct extras_memo *memo;

    if (!is_object(value) || map_find(&extras->memos_by_guid, MAP_KEY(*guid), NULL))
        return;
    on = json_reader_member(value, "on");
    map_put(&extras->memos_by_guid, MAP_KEY(*guid), (int64_t)extras->memos.count);
    memo = array_push(&extras->memos);
    *memo = (struct extras_memo){0};
    memo->has_on = member_guid(value, "on", &memo->on);
    memo->knows_on =
        memo->has_on || (on != NULL && json_reader_kind(on) == JSON_KIND_NULL);
    parse_refs(extras, json_reader_member(value, "also"), memo);
}

/* --- what is one text --- */

static void put_text(struct extras *extras, struct map *map, const struct guid *guid,
                     const char *text)
{
    if (map_find(map, MAP_KEY(*guid), NULL))
        return;
    map_put(map, MAP_KEY(*guid), (int64_t)extras->texts.count);
    *array_push(&extras->texts) = arena_copy_string(extras->arena, text);
}

static void parse_variable(struct extras *extras, const struct guid *guid,
                           const struct json_value *value)
{
    static const char *const types[] = {"text",  "boolean", "integer",
                                        "float", "date",    "datetime"};
    const char *type = json_reader_string(value);

    for (size_t i = 0; type != NULL && i < sizeof types / sizeof *types; i++)
        if (strcmp(type, types[i]) == 0)
            put_text(extras, &extras->variable_types, guid, type);
}

static void parse_key(struct extras *extras, const struct guid *guid,
                      const struct json_value *value)
{
    const char *key = json_reader_string(value);

    if (key != NULL && quotation_key_is_well_formed(key))
        put_text(extras, &extras->keys, guid, key);
}

static void parse_doubt(struct extras *extras, const struct guid *guid,
                        const struct json_value *value)
{
    const char *doubt = json_reader_string(value);

    if (doubt != NULL && *doubt != '\0' && strlen(doubt) <= LINE_MOST)
        put_text(extras, &extras->doubts, guid, doubt);
}

static void parse_comment(struct extras *extras, const struct guid *guid,
                          const struct json_value *value)
{
    const char *comment = json_reader_string(value);

    if (comment != NULL && *comment != '\0' && strlen(comment) <= TEXT_MOST)
        put_text(extras, &extras->comments, guid, comment);
}

/* --- lists --- */

void extras_speaker_key(const struct guid *document, const char *label,
                        struct buffer *key)
{
    buffer_add(key, document->bytes, sizeof document->bytes);
    buffer_add_string(key, label);
}

static void parse_speaker(struct extras *extras, const struct json_value *value)
{
    const char *label = json_reader_string(json_reader_member(value, "label"));
    const char *role = json_reader_string(json_reader_member(value, "role"));
    CLEANUP_BUFFER struct buffer key = {0};
    struct extras_speaker *speaker;
    struct tema_error ignored = {0};
    struct guid document;

    if (label == NULL || !member_guid(value, "document", &document))
        return;
    extras_speaker_key(&document, label, &key);
    if (map_find(&extras->speakers_by_label, buffer_slice(&key), NULL))
        return;
    map_put(&extras->speakers_by_label, buffer_slice(&key),
            (int64_t)extras->speakers.count);
    speaker = array_push(&extras->speakers);
    *speaker = (struct extras_speaker){.role = TEMA_ROLE_UNKNOWN};
    if (role != NULL && !tema_role_from_name(role, &speaker->role, &ignored))
        speaker->role = TEMA_ROLE_UNKNOWN;
    speaker->has_case = member_guid(value, "case", &speaker->case_guid);
}

static void parse_chapter(struct extras *extras, const struct json_value *value)
{
    const char *name = member_text(extras, value, "name", CHAPTER_NAME_MOST);
    const char *member = member_text(extras, value, "member", LINE_MOST);

    if (name != NULL && *name != '\0' && strpbrk(name, "\n\r\t\x1b") == NULL &&
        member != NULL && extras->chapters.count < CHAPTERS_MOST)
        *array_push(&extras->chapters) = (struct extras_chapter){name, member};
}

static void each_item(struct extras *extras, const struct json_value *list,
                      void (*parse)(struct extras *extras,
                                    const struct json_value *value))
{
    for (size_t i = 0; is_array(list) && i < json_reader_count(list); i++)
        if (is_object(json_reader_item(list, i)))
            parse(extras, json_reader_item(list, i));
}

static void parse_study(struct extras *extras, const struct json_value *value)
{
    struct tema_study study = {.language = member_text(extras, value, "language", 100)};
    const char *approach = member_text(extras, value, "approach", 100);
    struct tema_error ignored = {0};

    if (study.language != NULL && study_check(&study, &ignored))
        extras->language = study.language;
    if (approach != NULL && tema_approach_from_name(approach, &study.approach, &ignored))
        extras->approach = approach;
}

void extras_parse(struct extras *extras, const struct json_value *root)
{
    parse_study(extras, json_reader_member(root, "study"));
    each_guid(extras, json_reader_member(root, "documents"), parse_document);
    each_item(extras, json_reader_member(root, "speakers"), parse_speaker);
    each_guid(extras, json_reader_member(root, "variables"), parse_variable);
    each_guid(extras, json_reader_member(root, "codes"), parse_code);
    each_guid(extras, json_reader_member(root, "themes"), parse_theme);
    each_guid(extras, json_reader_member(root, "keys"), parse_key);
    each_guid(extras, json_reader_member(root, "doubts"), parse_doubt);
    each_guid(extras, json_reader_member(root, "comments"), parse_comment);
    each_guid(extras, json_reader_member(root, "memos"), parse_memo);
    each_item(extras, json_reader_member(root, "chapters"), parse_chapter);
}
