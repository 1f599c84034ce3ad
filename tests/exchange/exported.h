/* exported.h - a file that was written, and looking into it */
#ifndef TESTS_EXCHANGE_EXPORTED_H
#define TESTS_EXCHANGE_EXPORTED_H

#include <unistd.h>

#include "base/file.h"
#include "base/map.h"
#include "exchange/archive.h"
#include "exchange/lexical.h"
#include "tema/exchange.h"
#include "test.h"

struct exported {
    char path[80];
    struct buffer bytes, xml;
    struct tema_exchange_result result;
};

static inline void exported_release(struct exported *exported)
{
    unlink(exported->path);
    buffer_release(&exported->bytes);
    buffer_release(&exported->xml);
    tema_exchange_result_free(&exported->result);
}

#define EXPORTED CLEANUP(exported_release) struct exported

enum { EXPORTED_MOST = 100000000 /* bytes */ };

/* Appends the member NAME; false where there is none. */
static inline bool exported_member(const struct exported *exported, const char *name,
                                   struct buffer *ret_bytes)
{
    struct archive *archive = NULL;
    struct tema_error error = {0};
    size_t member;
    bool found;

    assert_ok(archive_open(exported->path, &archive, &error));
    found = archive_has(archive, name, &member);
    if (found)
        assert_ok(archive_read(archive, member, EXPORTED_MOST, ret_bytes, &error));
    archive_free(archive);
    return found;
}

static inline void export_to(struct tema_project *project, const char *ending,
                             const struct tema_exchange_export_options *options,
                             struct exported *ret_exported)
{
    struct tema_error error = {0};

    *ret_exported = (struct exported){0};
    strcpy(ret_exported->path, "/tmp/tema_export_XXXXXX");
    close(mkstemp(ret_exported->path));
    unlink(ret_exported->path);
    strcat(ret_exported->path, ending);
    assert_ok(tema_exchange_export(project, ret_exported->path, options,
                                   &ret_exported->result, &error));
    assert_ok(file_read(ret_exported->path, EXPORTED_MOST, &ret_exported->bytes, &error));
    if (strcmp(ending, ".qdc") == 0)
        buffer_add_slice(&ret_exported->xml, buffer_slice(&ret_exported->bytes));
    else
        assert_true(exported_member(ret_exported, "project.qde", &ret_exported->xml));
}

/* xmllint, a program that is not ours, finds nothing to say against it. */
static inline void assert_valid(const struct exported *exported, const char *schema)
{
    CLEANUP_BUFFER struct buffer command = {0};
    char path[] = "/tmp/tema_xml_XXXXXX";
    int file = mkstemp(path), answer;

    assert_true(file >= 0);
    assert_int_equal(write(file, exported->xml.bytes, exported->xml.length),
                     (ssize_t)exported->xml.length);
    close(file);
    buffer_add_format(&command,
                      "xmllint --noout --schema '%s/%s' '%s' 2>&1 | sed 's/^/# /'"
                      " | grep -v 'validates$'",
                      getenv("TEMA_SCHEMAS"), schema, path);
    answer = system(buffer_string(&command));
    unlink(path);
    assert_int_not_equal(answer, 0); /* grep has seen nothing */
}

static inline bool is_in(const struct exported *exported, const char *words)
{
    return strstr(buffer_string(&exported->xml), words) != NULL;
}

static inline void assert_in(const struct exported *exported, const char *words)
{
    if (!is_in(exported, words))
        fail_msg("not in the file: %s", words);
}

/* --- GUIDs --- */

/* Which attributes give GUIDs, and to what the others point. */
static inline bool is_reference(const char *name)
{
    static const char *const names[] = {"targetGUID",
                                        "creatingUser",
                                        "modifyingUser",
                                        "creatingUserGUID",
                                        "fromSyncPoint",
                                        "toSyncPoint",
                                        "modifyingUserGUID",
                                        "representedGUID",
                                        "sourceVertex",
                                        "targetVertex",
                                        NULL};

    for (size_t i = 0; names[i] != NULL; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* Calls SEE with each attribute, as it is written: ours are all name="value". */
static inline void each_attribute(const struct exported *exported,
                                  void (*see)(void *context, const char *name,
                                              const char *value),
                                  void *context)
{
    const char *at = buffer_string(&exported->xml);

    while ((at = strstr(at, "=\"")) != NULL) {
        const char *name = at, *end = strchr(at + 2, '"');
        char names[40] = "", value[100] = "";

        while (name[-1] != ' ')
            name--;
        if (at - name < (ptrdiff_t)sizeof names)
            strncat(names, name, (size_t)(at - name));
        if (end - at - 2 < (ptrdiff_t)sizeof value)
            strncat(value, at + 2, (size_t)(end - at - 2));
        see(context, names, value);
        at = end + 1;
    }
}

static inline void see_guid(void *context, const char *name, const char *value)
{
    struct guid guid;

    if (strcmp(name, "guid") != 0)
        return;
    assert_true(lexical_guid(value, &guid));
    if (map_find(context, MAP_KEY(guid), NULL))
        fail_msg("two elements have the GUID %s", value);
    map_put(context, MAP_KEY(guid), 1);
}

static inline void see_reference(void *context, const char *name, const char *value)
{
    struct guid guid;

    if (!is_reference(name))
        return;
    assert_true(lexical_guid(value, &guid));
    if (!map_find(context, MAP_KEY(guid), NULL))
        fail_msg("%s=\"%s\" points to nothing", name, value);
    for (const char *c = value; *c != '\0'; c++)
        assert_false(*c >= 'a' && *c <= 'f');
}

/* No two elements have the same GUID, and what is pointed to is there. Ends of links may
 * lie elsewhere. */
static inline void assert_joined(const struct exported *exported)
{
    struct map guids = {0};

    each_attribute(exported, see_guid, &guids);
    each_attribute(exported, see_reference, &guids);
    map_release(&guids);
}

#endif
