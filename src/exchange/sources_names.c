/* sources_names.c - what the documents that come in are called */
#include "base/cleanup.h"
#include "exchange/sources_pass.h"
#include "project/document.h"
#include "text/fold.h"
#include "text/normal.h"

/* The name of the file that PATH leads to, without its extension. */
static const char *name_of_file(const char *path, struct arena *arena)
{
    const char *end = path + strlen(path), *start = end, *dot;

    while (start > path && start[-1] != '/' && start[-1] != '\\')
        start--;
    dot = strrchr(start, '.');
    if (dot != NULL && dot > start)
        end = dot;
    return arena_copy_slice(arena, (struct slice){start, (size_t)(end - start)});
}

static bool says_nothing(const char *name)
{
    return name == NULL || name[strspn(name, " \t\r\n")] == '\0';
}

/* The name of what is around a part that has none; else that of a file. */
static const char *other_name(const struct source_pass *pass,
                              const struct read_source *source)
{
    const char *paths[] = {source->current_path, source->path, source->rich_path,
                           source->plain_path};
    const char *name = source->around;

    for (size_t i = 0; i < sizeof paths / sizeof *paths && says_nothing(name); i++)
        if (paths[i] != NULL)
            name = name_of_file(paths[i], pass->arena);
    return says_nothing(name) ? "" : name;
}

/* Whether a name had to be changed in other ways than by putting accents together. */
static bool is_changed(const char *name, const char *tidy)
{
    CLEANUP_BUFFER struct buffer composed = {0};

    normal_add_composed(&composed, slice_of(name), NULL, 0);
    return !slice_equals(buffer_slice(&composed), slice_of(tidy));
}

static const char *wanted_name(struct source_pass *pass, const struct read_source *source)
{
    struct losses *losses = pass->reading->losses;
    const char *tidy;

    if (says_nothing(source->name)) {
        tidy = document_tidy_name(other_name(pass, source), pass->arena);
        if (source->around == NULL)
            losses_note(losses, TEMA_EXCHANGE_REPAIRED, "documents",
                        "without a name: called as the file", tidy);
        return tidy;
    }
    tidy = document_tidy_name(source->name, pass->arena);
    if (is_changed(source->name, tidy))
        losses_note(losses, TEMA_EXCHANGE_REPAIRED, "documents",
                    "a name that is too long, of more than one line, or has what cannot "
                    "be seen: tidied",
                    tidy);
    return tidy;
}

/* Whether NAME is WANTED, or WANTED with a number that once told it from others. */
static bool is_form_of(const char *name, const char *wanted)
{
    size_t length = strlen(wanted);

    if (strncmp(name, wanted, length) != 0)
        return false;
    name += length;
    return *name == '\0' || (name[0] == ' ' && name[1] != '\0' &&
                             strspn(name + 1, "0123456789") == strlen(name + 1));
}

/* The name that the object was born with; NULL where it has none. */
static bool born_name(struct source_pass *pass, int64_t id, const char **ret_name,
                      struct tema_error *error)
{
    static const char select[] = "SELECT born FROM history_object WHERE id = $1";
    struct value *values = NULL;
    size_t count = 0, offset = 0;
    bool went_well = true;
    struct rows rows;

    *ret_name = NULL;
    if (!store_query(pass->reading->project->store, select, BIND(sql_integer(id)), &rows,
                     error))
        return false;
    if (rows_next(&rows)) {
        went_well = record_read(rows_slice(&rows, 0), &offset, pass->arena, &values,
                                &count, error);
        if (went_well && count >= DOCUMENT_NAME)
            *ret_name = arena_copy_slice(pass->arena, values[DOCUMENT_NAME - 1].text);
    }
    return rows_close(&rows, went_well ? error : &(struct tema_error){0}) && went_well;
}

/* The name that a document which is there was given for WANTED; NULL for none such. */
static bool given_name(struct source_pass *pass, const char *wanted, int64_t id,
                       const char **ret_name, struct tema_error *error)
{
    const char *now, *born;

    *ret_name = NULL;
    if (!document_name(pass->reading->project, id, pass->arena, &now, error) ||
        !born_name(pass, id, &born, error))
        return false;
    if (is_form_of(now, wanted))
        *ret_name = now;
    else if (born != NULL && is_form_of(born, wanted))
        *ret_name = born;
    return true;
}

static bool take_name(struct source_pass *pass, const char *name)
{
    CLEANUP_BUFFER struct buffer folded = {0};

    fold(slice_of(name), &folded);
    if (map_find(&pass->names, buffer_slice(&folded), NULL))
        return false;
    map_put(&pass->names, buffer_slice(&folded), 2);
    return true;
}

/* "Anna", "Anna 2", "Anna 3" ...: where thousands have one name, each need not try all
 * numbers before. */
static const char *new_name(struct source_pass *pass, const struct read_source *source,
                            const char *wanted)
{
    CLEANUP_BUFFER struct buffer folded = {0};
    const char *name = wanted;
    int64_t number;

    if (take_name(pass, wanted))
        return wanted;
    fold(slice_of(wanted), &folded);
    number = map_number(&pass->names, buffer_slice(&folded), 2);
    if (number < 2)
        number = 2;
    do
        name = arena_format(pass->arena, "%s %lld", wanted, (long long)number++);
    while (!take_name(pass, name));
    map_put(&pass->names, buffer_slice(&folded), number);
    if (!says_nothing(source->name))
        losses_note(pass->reading->losses, TEMA_EXCHANGE_REPAIRED, "documents",
                    "a name that another one has: a number was put behind it", name);
    return name;
}

bool source_choose_name(struct source_pass *pass, const struct read_source *source,
                        int64_t id, const char **ret_name, struct tema_error *error)
{
    struct extras_document told = {0};
    const char *wanted, *name = NULL;

    if (source->type == SOURCE_NOTE &&
        extras_document(pass->reading->extras, &source->memo, &told) && told.name != NULL)
        wanted = document_tidy_name(told.name, pass->arena);
    else
        wanted = wanted_name(pass, source);
    if (id != 0 && !given_name(pass, wanted, id, &name, error))
        return false;
    *ret_name = name != NULL ? name : new_name(pass, source, wanted);
    return true;
}
