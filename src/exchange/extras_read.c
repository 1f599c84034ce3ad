/* extras_read.c - see exchange/extras.h: study.json is loaded, and asked */
#include "base/cleanup.h"
#include "exchange/extras_internal.h"
#include "exchange/lexical.h"
#include "exchange/reading.h"
#include "markup/json_reader.h"

const char extras_study_member[] = "tema/study.json";
const char extras_layout_folder[] = "tema/layout/";
const char extras_source_folder[] = "tema/source/";
const char extras_chapter_folder[] = "tema/chapter/";

char *extras_member(const char *folder, const struct guid *guid, const char *extension)
{
    CLEANUP_BUFFER struct buffer name = {0};
    char text[LEXICAL_GUID_SIZE];

    lexical_write_guid(guid, text);
    buffer_add_format(&name, "%s%s.%s", folder, text, extension);
    return buffer_take_string(&name);
}

/* --- loading --- */

void extras_free(struct extras *extras)
{
    if (extras == NULL)
        return;
    arena_free(extras->arena);
    array_release(&extras->documents);
    array_release(&extras->speakers);
    array_release(&extras->themes);
    array_release(&extras->evidence);
    array_release(&extras->codes);
    array_release(&extras->memos);
    array_release(&extras->chapters);
    array_release(&extras->texts);
    map_release(&extras->documents_by_guid);
    map_release(&extras->speakers_by_label);
    map_release(&extras->themes_by_guid);
    map_release(&extras->memos_by_guid);
    map_release(&extras->codes_by_guid);
    map_release(&extras->variable_types);
    map_release(&extras->keys);
    map_release(&extras->doubts);
    map_release(&extras->comments);
    free(extras);
}

static void note_lost(struct losses *losses, const char *how)
{
    losses_note(losses, TEMA_EXCHANGE_LOST, "things of tema's own", how,
                extras_study_member);
}

/* NULL, noted, where it is none of ours or of a newer version. */
static struct extras *read_study(const struct json_value *root, struct losses *losses)
{
    struct extras *extras;
    int64_t version;

    if (!json_reader_integer(json_reader_member(root, "version"), &version) ||
        version < 1) {
        note_lost(losses, "in the folder tema, which cannot be read: passed over");
        return NULL;
    }
    if (version > EXTRAS_VERSION) {
        note_lost(losses, "written by a newer version of tema: passed over");
        return NULL;
    }
    extras = memory_take_zeroed(1, sizeof *extras);
    extras->arena = arena_new();
    extras_parse(extras, root);
    return extras;
}

bool extras_load(struct archive *archive, struct losses *losses,
                 struct extras **ret_extras, struct tema_error *error)
{
    CLEANUP(json_reader_freep) struct json_reader *json = NULL;
    CLEANUP_BUFFER struct buffer bytes = {0};
    struct tema_error fault = {0};
    size_t member;

    *ret_extras = NULL;
    if (!archive_has(archive, extras_study_member, &member))
        return true;
    if (archive_read(archive, member, EXTRAS_LARGEST, &bytes, &fault) &&
        json_reader_open(buffer_slice(&bytes), EXTRAS_VALUES, &json, &fault)) {
        *ret_extras = read_study(json_reader_root(json), losses);
        return true;
    }
    if (fault.kind != TEMA_UNREADABLE) {
        *error = fault;
        return false;
    }
    note_lost(losses, "in the folder tema, which cannot be read: passed over");
    return true;
}

/* --- asking --- */

void extras_study(const struct extras *extras, const char **language,
                  const char **approach)
{
    if (extras == NULL)
        return;
    if (extras->language != NULL)
        *language = extras->language;
    if (extras->approach != NULL)
        *approach = extras->approach;
}

bool extras_document(const struct extras *extras, const struct guid *document,
                     struct extras_document *ret_document)
{
    int64_t place;

    if (extras == NULL ||
        !map_find(&extras->documents_by_guid, MAP_KEY(*document), &place))
        return false;
    *ret_document = extras->documents.items[place].told;
    return true;
}

bool extras_speaker(const struct extras *extras, const struct guid *document,
                    const char *label, struct extras_speaker *ret_speaker)
{
    CLEANUP_BUFFER struct buffer key = {0};
    int64_t place;

    if (extras == NULL)
        return false;
    extras_speaker_key(document, label, &key);
    if (!map_find(&extras->speakers_by_label, buffer_slice(&key), &place))
        return false;
    *ret_speaker = extras->speakers.items[place];
    return true;
}

bool extras_code(const struct extras *extras, const struct guid *code,
                 struct extras_code *ret_code)
{
    int64_t place;

    if (extras == NULL || !map_find(&extras->codes_by_guid, MAP_KEY(*code), &place))
        return false;
    *ret_code = extras->codes.items[place];
    return true;
}

static const char *find_text(const struct extras *extras, const struct map *map,
                             const struct guid *guid)
{
    int64_t place;

    return map_find(map, MAP_KEY(*guid), &place) ? extras->texts.items[place] : NULL;
}

const char *extras_variable_type(const struct extras *extras, const struct guid *variable)
{
    return extras != NULL ? find_text(extras, &extras->variable_types, variable) : NULL;
}

const char *extras_key(const struct extras *extras, const struct guid *quotation)
{
    return extras != NULL ? find_text(extras, &extras->keys, quotation) : NULL;
}

const char *extras_doubt(const struct extras *extras, const struct guid *quotation)
{
    return extras != NULL ? find_text(extras, &extras->doubts, quotation) : NULL;
}

const char *extras_comment(const struct extras *extras, const struct guid *quotation)
{
    return extras != NULL ? find_text(extras, &extras->comments, quotation) : NULL;
}

bool extras_is_theme(const struct extras *extras, const struct guid *set)
{
    return extras != NULL && map_find(&extras->themes_by_guid, MAP_KEY(*set), NULL);
}
