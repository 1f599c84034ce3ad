/* arrival_tell.c - differences between file and project, in words */
#include "exchange/arrival_internal.h"
#include "exchange/lexical.h"
#include "project/region.h"
#include "tema/document.h"
#include "text/utf8.h"

enum { SHOWN = 200, NAME_SHOWN = 60 }; /* code points of a text */

/* --- the list --- */

bool arrival_has_room(const struct arrival *arrival, enum tema_exchange_change change)
{
    return arrival->differences.count < DIFFERENCES_MOST &&
           (change != TEMA_EXCHANGE_NEW || arrival->news < NEWS_MOST);
}

void arrival_list(struct arrival *arrival, struct tema_exchange_difference difference)
{
    if (!arrival_has_room(arrival, difference.change))
        return;
    arrival->news += difference.change == TEMA_EXCHANGE_NEW;
    *array_push(&arrival->differences) = difference;
}

/* --- names --- */

/* The beginning of a text, on one line. */
static const char *cut(struct arrival *arrival, struct slice text, int64_t most)
{
    CLEANUP_BUFFER struct buffer line = {0};
    size_t end = 0;

    for (int64_t shown = 0; shown < most && end < text.length; shown++) {
        end++;
        while (end < text.length && ((unsigned char)text.bytes[end] & 0xC0) == 0x80)
            end++;
    }
    for (size_t i = 0; i < end; i++) {
        bool is_control = (unsigned char)text.bytes[i] < 0x20;

        buffer_add_byte(&line, is_control ? ' ' : text.bytes[i]);
    }
    if (end < text.length)
        buffer_add_string(&line, "…");
    return arena_copy_slice(arrival->arena,
                            line.length > 0 ? buffer_slice(&line) : SLICE(""));
}

/* Its name, or how it begins. */
static bool describe_memo(struct arrival *arrival, int64_t id, const char **ret_name,
                          struct tema_error *error)
{
    static const char select[] = "SELECT name, body FROM memo WHERE id = $1";
    CLEANUP_BUFFER struct buffer text = {0};
    struct guid body = {{0}};
    bool is_named = false;
    struct rows rows;

    if (!store_query(arrival->project->store, select, BIND(sql_integer(id)), &rows,
                     error))
        return false;
    if (rows_next(&rows)) {
        is_named = rows_slice(&rows, 0).length > 0;
        body = rows_guid(&rows, 1);
        if (is_named)
            buffer_add_slice(&text, rows_slice(&rows, 0));
    }
    if (!rows_close(&rows, error) ||
        (!is_named &&
         !history_read_content(arrival->project->history, &body, &text, error)))
        return false;
    *ret_name = cut(arrival, buffer_slice(&text), NAME_SHOWN);
    return true;
}

bool arrival_describe(struct arrival *arrival, enum kind kind, int64_t id,
                      const char **ret_name, struct tema_error *error)
{
    static const char *const names[KINDS] = {
        [KIND_STUDY] = "SELECT title FROM study WHERE id = $1",
        [KIND_CODER] = "SELECT name FROM coder WHERE id = $1",
        [KIND_DOCUMENT] = "SELECT name FROM document WHERE id = $1",
        [KIND_SPEAKER] = "SELECT label FROM speaker WHERE id = $1",
        [KIND_CODE] = "SELECT coalesce(path, name) FROM code WHERE id = $1",
        [KIND_THEME] = "SELECT coalesce(path, name) FROM theme WHERE id = $1",
        [KIND_QUOTATION] = "SELECT key FROM quotation WHERE id = $1",
        [KIND_CODING] = "SELECT coalesce(c.path, c.name) || ' (' || q.key || ')' "
                        "FROM coding g JOIN quotation q ON q.id = g.quotation_id "
                        "JOIN code c ON c.id = g.code_id WHERE g.id = $1",
        [KIND_CASE] = "SELECT name FROM cases WHERE id = $1",
        [KIND_VARIABLE] = "SELECT name FROM variable WHERE id = $1",
        [KIND_VALUE] = "SELECT x.name FROM value v JOIN variable x "
                       "ON x.id = v.variable_id WHERE v.id = $1",
        [KIND_CHAPTER] = "SELECT name FROM chapter WHERE id = $1",
        [KIND_SET] = "SELECT name FROM sets WHERE id = $1",
        [KIND_LINK] = "SELECT name FROM link WHERE id = $1",
        [KIND_GRAPH] = "SELECT name FROM graph WHERE id = $1",
    };
    const char *name = NULL;
    struct rows rows;

    if (kind == KIND_MEMO)
        return describe_memo(arrival, id, ret_name, error);
    if (names[kind] != NULL) {
        if (!store_query(arrival->project->store, names[kind], BIND(sql_integer(id)),
                         &rows, error))
            return false;
        if (rows_next(&rows))
            name = arena_copy_string(arrival->arena, rows_text(&rows, 0));
        if (!rows_close(&rows, error))
            return false;
    }
    *ret_name = name != NULL ? name : "";
    return true;
}

static bool describe_object(struct arrival *arrival, const struct value *value,
                            const char **ret_words, struct tema_error *error)
{
    static const char select[] = "SELECT kind FROM history_object WHERE id = $1";
    int64_t id, kind;

    if (!history_resolve(arrival->project->history, value, &id, error) ||
        !store_integer(arrival->project->store, select, BIND(sql_integer(id)), 0, &kind,
                       error))
        return false;
    if (kind < KIND_STUDY || kind >= KINDS)
        return true;
    return arrival_describe(arrival, (enum kind)kind, id, ret_words, error);
}

/* --- values --- */

static bool tell_content(struct arrival *arrival, const struct value *value,
                         const char **ret_words, struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer bytes = {0};

    if (value->type != VALUE_CONTENT)
        return true;
    if (!history_read_content(arrival->project->history, &value->guid, &bytes, error))
        return false;
    *ret_words = cut(arrival, buffer_slice(&bytes), SHOWN);
    return true;
}

static bool tell_span(struct arrival *arrival, const struct value *value,
                      const char **ret_words, struct tema_error *error)
{
    uint64_t start, length;
    size_t offset = 0;

    if (value->type != VALUE_BYTES)
        return true;
    if (!varint_read(value->text, &offset, &start, error) ||
        !varint_read(value->text, &offset, &length, error))
        return false;
    *ret_words = arena_format(arrival->arena, "%llu-%llu", (unsigned long long)start,
                              (unsigned long long)(start + length));
    return true;
}

static bool tell_place(struct arrival *arrival, const struct value *value,
                       const char **ret_words, struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer place = {0};
    struct region *regions;
    size_t count;

    if (value->type != VALUE_TEXT || value->text.length == 0)
        return true;
    if (!region_read(value->text, arrival->arena, &regions, &count, error))
        return false;
    region_tell(regions, count, &place);
    *ret_words = cut(arrival, buffer_slice(&place), SHOWN);
    return true;
}

static bool tell_name(struct arrival *arrival, int64_t id, const struct value *value,
                      const char **ret_words, struct tema_error *error)
{
    static const char select[] = "SELECT words FROM quotation WHERE id = $1";
    CLEANUP_BUFFER struct buffer name = {0};
    struct rows rows;

    if (!store_query(arrival->project->store, select, BIND(sql_integer(id)), &rows,
                     error))
        return false;
    if (rows_next(&rows))
        region_name(rows_slice(&rows, 0), value, &name);
    *ret_words = cut(arrival, buffer_slice(&name), SHOWN);
    return rows_close(&rows, error);
}

static const char *tell_time(struct arrival *arrival, const struct value *value)
{
    char text[LEXICAL_TIME_SIZE];

    if (value->type != VALUE_INTEGER || value->integer == 0)
        return "";
    lexical_write_time(value->integer, text);
    return arena_copy_string(arrival->arena, text);
}

/* VALUE as it stands, or is to stand, in FIELD of the object ID. */
static bool tell_value(struct arrival *arrival, int64_t id, const struct field *field,
                       const struct value *value, const char **ret_words,
                       struct tema_error *error)
{
    *ret_words = "";
    switch (field->sort) {
    case SORT_TEXT:
        if (value->type == VALUE_TEXT)
            *ret_words = cut(arrival, value->text, SHOWN);
        else if (value->type == VALUE_NULL && field->usual != NULL)
            *ret_words = field->usual;
        return true;
    case SORT_NAME:
        return tell_name(arrival, id, value, ret_words, error);
    case SORT_PLACE:
        return tell_place(arrival, value, ret_words, error);
    case SORT_TRUTH:
        *ret_words = value->type == VALUE_INTEGER && value->integer == 0 ? "no" : "yes";
        return true;
    case SORT_ROLE:
        if (value->type == VALUE_INTEGER && value->integer >= TEMA_ROLE_UNKNOWN &&
            value->integer <= TEMA_ROLE_OTHER)
            *ret_words = tema_role_name((enum tema_role)value->integer);
        return true;
    case SORT_SPAN:
        return tell_span(arrival, value, ret_words, error);
    case SORT_CONTENT:
        return tell_content(arrival, value, ret_words, error);
    case SORT_OBJECT:
    case SORT_MAKER:
    case SORT_CHANGER:
        return value->type != VALUE_OBJECT ||
               describe_object(arrival, value, ret_words, error);
    case SORT_MADE:
    case SORT_CHANGED:
        *ret_words = tell_time(arrival, value);
        return true;
    case SORT_SILENT:
    case SORT_BYTES:
        break;
    }
    return true;
}

/* --- differences --- */

static bool name_of(struct arrival *arrival, const struct arriving *arriving, int64_t id,
                    const char **ret_name, struct tema_error *error)
{
    if (arriving->name == NULL)
        return arrival_describe(arrival, arriving->kind, id, ret_name, error);
    *ret_name = cut(arrival, slice_of(arriving->name), SHOWN);
    return true;
}

bool arrival_tell(struct arrival *arrival, enum tema_exchange_change change,
                  const struct arriving *arriving, int64_t id, struct tema_error *error)
{
    struct tema_exchange_difference difference = {
        change, arrival_kind_word(arriving->kind), "", "", "", ""};

    if (!arrival_has_room(arrival, change))
        return true;
    if (!name_of(arrival, arriving, id, &difference.name, error))
        return false;
    arrival_list(arrival, difference);
    return true;
}

bool arrival_tell_field(struct arrival *arrival, enum tema_exchange_change change,
                        const struct arriving *arriving, int64_t id, int field,
                        const struct value *before, struct tema_error *error)
{
    const struct field *known = arrival_field(arriving->kind, field);
    struct tema_exchange_difference difference = {
        change, arrival_kind_word(arriving->kind), "", known->name, "", ""};

    if (known->name == NULL || !arrival_has_room(arrival, change))
        return true;
    if (!name_of(arrival, arriving, id, &difference.name, error) ||
        !tell_value(arrival, id, known, before, &difference.before, error) ||
        !tell_value(arrival, id, known, &arriving->values[field - 1], &difference.after,
                    error))
        return false;
    arrival_list(arrival, difference);
    return true;
}
