/* extras_arrive.c - see exchange/extras.h: themes, chapters, and what memos are on */
#include "base/cleanup.h"
#include "exchange/extras_internal.h"
#include "exchange/reading.h"
#include "project/chapter.h"
#include "project/theme.h"
#include "text/utf8.h"

/* --- what a GUID of the file is in the project --- */

/* What was written by tema has the objects' GUIDs, also where the standard knows no
 * such element. */
static bool find_object(struct reading *reading, const struct guid *guid, bool *ret_found,
                        struct tema_error *error)
{
    int64_t id;

    if (!history_find_object(reading->project->history, guid, &id, error))
        return false;
    *ret_found = id != 0;
    return true;
}

bool extras_find(struct reading *reading, const struct guid *guid, bool *ret_found,
                 struct value *ret_object, struct tema_error *error)
{
    struct guid object = *guid;

    *ret_found = reading_find_key(reading, guid, &object);
    if (!*ret_found && !find_object(reading, guid, ret_found, error))
        return false;
    if (*ret_found)
        *ret_object = arrival_pointer(&object);
    return true;
}

/* --- themes --- */

static struct value text_or_null(const char *text)
{
    return text != NULL && *text != '\0' ? value_text(text) : value_null();
}

static const struct extras_theme *theme_of(const struct extras *extras,
                                           const struct guid *guid)
{
    int64_t place;

    return map_find(&extras->themes_by_guid, MAP_KEY(*guid), &place)
               ? &extras->themes.items[place]
               : NULL;
}

/* The themes of the file, to 1. */
static void map_themes(const struct reading *reading, struct map *themes)
{
    for (size_t i = 0; i < reading->sets.count; i++)
        if (theme_of(reading->extras, &reading->sets.items[i].guid) != NULL)
            map_put(themes, MAP_KEY(reading->sets.items[i].guid), 1);
}

static bool gathering_arrive(struct reading *reading, const struct found_set *set,
                             const struct guid *known_as, struct tema_error *error)
{
    struct value values[GATHERING_FIELDS];
    const struct found_code *code;
    struct guid guid;
    int64_t place;

    if (!map_find(&reading->codes_by_guid, MAP_KEY(*known_as), &place)) {
        losses_note(reading->losses, TEMA_EXCHANGE_LOST, "codes of themes",
                    "that are not in the file: passed over", set->name);
        return true;
    }
    code = &reading->codes.items[place];
    values[GATHERING_THEME - 1] = arrival_pointer(&set->guid);
    values[GATHERING_CODE - 1] = arrival_pointer(&code->guid);
    guid = gathering_guid(&set->guid, &code->guid);
    return arrival_object(reading->arrival, KIND_GATHERING, &guid, values, code->name,
                          NULL, error);
}

static bool theme_arrive(struct reading *reading, const struct found_set *set,
                         const struct map *themes, struct tema_error *error)
{
    const struct extras_theme *theme = theme_of(reading->extras, &set->guid);
    struct value values[THEME_FIELDS] = {
        [THEME_NAME - 1] = value_text(set->name),
        [THEME_CONCEPT - 1] = text_or_null(set->description),
        [THEME_RANK - 1] = value_integer(theme->rank),
    };

    if (theme->has_parent && map_find(themes, MAP_KEY(theme->parent), NULL))
        values[THEME_PARENT - 1] = arrival_pointer(&theme->parent);
    if (!arrival_object(reading->arrival, KIND_THEME, &set->guid, values, set->name, NULL,
                        error))
        return false;
    for (size_t i = 0; i < set->codes.count; i++)
        if (!gathering_arrive(reading, set, &set->codes.items[i], error))
            return false;
    losses_add(reading->losses, TEMA_EXCHANGE_LOST, "members of themes",
               "that are no codes, and that themes cannot have: left out",
               (int64_t)(set->sources.count + set->notes.count));
    losses_add(reading->losses, TEMA_EXCHANGE_READ, "themes", "", 1);
    return true;
}

static bool themes_arrive(struct reading *reading, struct tema_error *error)
{
    struct map themes = {0};
    bool went_well = true;

    map_themes(reading, &themes);
    for (size_t i = 0; went_well && i < reading->sets.count; i++)
        if (map_find(&themes, MAP_KEY(reading->sets.items[i].guid), NULL))
            went_well = theme_arrive(reading, &reading->sets.items[i], &themes, error);
    map_release(&themes);
    return went_well;
}

static bool one_evidence_arrive(struct reading *reading,
                                const struct extras_evidence *evidence,
                                struct tema_error *error)
{
    struct value values[EVIDENCE_FIELDS] = {0};
    struct value *quotation = &values[EVIDENCE_QUOTATION - 1];
    struct guid guid;
    int64_t id = 0;
    bool found;

    if (!extras_find(reading, &evidence->quotation, &found, quotation, error) ||
        (found &&
         !arrival_find(reading->arrival, KIND_QUOTATION, &quotation->guid, &id, error)))
        return false;
    if (id == 0) {
        losses_add(reading->losses, TEMA_EXCHANGE_LOST, "quotations of themes",
                   "that are not in the file: passed over", 1);
        return true;
    }
    values[EVIDENCE_THEME - 1] = arrival_pointer(&evidence->theme);
    if (evidence->role != NULL)
        values[EVIDENCE_ROLE - 1] = value_text(evidence->role);
    guid = evidence_guid(&evidence->theme, &quotation->guid);
    return arrival_object(reading->arrival, KIND_EVIDENCE, &guid, values, NULL, NULL,
                          error);
}

/* Of the themes that the file has. */
static bool evidence_arrive(struct reading *reading, struct tema_error *error)
{
    const struct extras *extras = reading->extras;
    struct map themes = {0};
    bool went_well = true;

    map_themes(reading, &themes);
    for (size_t i = 0; went_well && i < extras->evidence.count; i++)
        if (map_find(&themes, MAP_KEY(extras->evidence.items[i].theme), NULL))
            went_well = one_evidence_arrive(reading, &extras->evidence.items[i], error);
    map_release(&themes);
    return went_well;
}

/* --- chapters --- */

static void note_chapter(struct reading *reading, const struct extras_chapter *chapter)
{
    losses_note(reading->losses, TEMA_EXCHANGE_LOST, "chapters",
                "in the folder tema, which cannot be read: left out", chapter->name);
}

static bool chapter_arrive(struct reading *reading, const struct extras_chapter *chapter,
                           struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer text = {0};
    struct value values[CHAPTER_FIELDS] = {value_text(chapter->name)};
    struct guid guid = chapter_guid(chapter->name);
    struct tema_error fault = {0};
    size_t member;

    if (!archive_has(reading->archive, chapter->member, &member) ||
        (!archive_read(reading->archive, member, CHAPTER_LARGEST, &text, &fault) &&
         fault.kind != TEMA_IO) ||
        !utf8_is_valid(buffer_slice(&text))) {
        note_chapter(reading, chapter);
        return true;
    }
    if (fault.kind == TEMA_IO) {
        *error = fault;
        return false;
    }
    if (!arrival_content(reading->arrival, "chapter", buffer_slice(&text),
                         &values[CHAPTER_BODY - 1], error) ||
        !arrival_object(reading->arrival, KIND_CHAPTER, &guid, values, chapter->name,
                        NULL, error))
        return false;
    losses_add(reading->losses, TEMA_EXCHANGE_READ, "chapters", "", 1);
    return true;
}

/* --- memos --- */

bool extras_memo_on(struct reading *reading, const struct guid *note, bool *ret_found,
                    struct value *ret_on, struct tema_error *error)
{
    const struct extras *extras = reading->extras;
    const struct extras_memo *memo;
    int64_t place;

    *ret_found = false;
    if (extras == NULL || !map_find(&extras->memos_by_guid, MAP_KEY(*note), &place))
        return true;
    memo = &extras->memos.items[place];
    if (!memo->knows_on)
        return true;
    if (memo->has_on)
        return extras_find(reading, &memo->on, ret_found, ret_on, error);
    *ret_found = true;
    *ret_on = value_null();
    return true;
}

static bool refs_arrive(struct reading *reading, const struct guid *note,
                        const struct extras_memo *memo, struct tema_error *error)
{
    for (size_t i = 0; i < memo->also_count; i++) {
        struct value object;
        bool found;

        if (!extras_find(reading, &memo->also[i], &found, &object, error))
            return false;
        if (found)
            *array_push(&reading->note_refs) =
                (struct found_note_ref){*note, object.guid};
    }
    return true;
}

/* In the order of the notes, so that it does not depend on that of the map. */
static bool memos_arrive(struct reading *reading, struct tema_error *error)
{
    const struct extras *extras = reading->extras;

    for (size_t i = 0; i < reading->notes.count; i++) {
        struct guid known_as = reading->notes.items[i].known_as;
        int64_t place;

        if (map_find(&extras->memos_by_guid, MAP_KEY(known_as), &place) &&
            !refs_arrive(reading, &known_as, &extras->memos.items[place], error))
            return false;
    }
    return true;
}

bool extras_arrive(struct reading *reading, struct tema_error *error)
{
    const struct extras *extras = reading->extras;

    if (extras == NULL)
        return true;
    if (!themes_arrive(reading, error) || !evidence_arrive(reading, error))
        return false;
    for (size_t i = 0; i < extras->chapters.count; i++)
        if (!chapter_arrive(reading, &extras->chapters.items[i], error))
            return false;
    return memos_arrive(reading, error);
}
