/* device.c - which copy of the project this is, and what a copy has seen */
#include <stdio.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "history/internal.h"

/* A digest over the machine, the file system and the inode: it changes when the file is
 * copied, so that two copies never number their transactions as one device. */
void device_find_place(const char *path, char place[65])
{
    CLEANUP_BUFFER struct buffer facts = {0};
    unsigned char digest[32];
    char machine[64] = "";
    struct statvfs system = {0};
    struct stat file = {0};
    FILE *id = fopen("/etc/machine-id", "r");

    if (id != NULL) {
        if (fgets(machine, sizeof machine, id) == NULL)
            machine[0] = '\0';
        fclose(id);
    }
    if (stat(path, &file) == 0)
        (void)statvfs(path, &system);
    buffer_add_format(&facts, "%s:%lu:%lu", machine, system.f_fsid,
                      (unsigned long)file.st_ino);
    crypto_generichash(digest, sizeof digest, (const unsigned char *)facts.bytes,
                       facts.length, NULL, 0);
    sodium_bin2hex(place, 65, digest, sizeof digest);
}

static bool add_device(struct history *history, const struct guid *guid, const char *name,
                       int64_t *ret_device, struct tema_error *error)
{
    static const char insert[] =
        "INSERT INTO history_device (guid, name) VALUES ($1, $2)";

    return store_run(history->store, insert, BIND(sql_guid(guid), sql_text(name)),
                     ret_device, error);
}

bool device_known(struct history *history, const struct guid *guid, const char *name,
                  int64_t *ret_device, struct tema_error *error)
{
    static const char select[] = "SELECT id FROM history_device WHERE guid = $1";

    if (!store_integer(history->store, select, BIND(sql_guid(guid)), 0, ret_device,
                       error))
        return false;
    return *ret_device != 0 || add_device(history, guid, name, ret_device, error);
}

/* The device of this very file; a new one where the file has come to another place. */
bool device_here(struct history *history, int64_t *ret_device, struct guid *ret_guid,
                 struct tema_error *error)
{
    static const char select[] = "SELECT d.id, d.guid FROM history_here h JOIN "
                                 "history_device d ON d.id = h.device_id "
                                 "WHERE h.place = $1";
    static const char settle[] =
        "INSERT INTO history_here (id, device_id, place) VALUES (1, $1, $2) "
        "ON CONFLICT (id) DO UPDATE SET device_id = $1, place = $2";
    char name[65] = "";
    struct rows rows;
    int64_t device = 0;
    struct guid guid = {{0}};

    if (!store_query(history->store, select, BIND(sql_text(history->place)), &rows,
                     error))
        return false;
    if (rows_next(&rows)) {
        device = rows_integer(&rows, 0);
        guid = rows_guid(&rows, 1);
    }
    if (!rows_close(&rows, error))
        return false;
    if (device == 0) {
        guid = guid_new();
        if (gethostname(name, sizeof name - 1) != 0)
            name[0] = '\0';
        if (!add_device(history, &guid, name, &device, error) ||
            !store_run(history->store, settle,
                       BIND(sql_integer(device), sql_text(history->place)), NULL, error))
            return false;
    }
    *ret_device = device;
    *ret_guid = guid;
    return true;
}

/* The version vector of this file: the newest number of each device, by GUID. */
bool device_seen(struct history *history, struct buffer *seen, struct tema_error *error)
{
    static const char select[] =
        "SELECT d.guid, (SELECT max(t.number) FROM history_transaction t "
        "WHERE t.device_id = d.id) AS newest FROM history_device d "
        "WHERE newest IS NOT NULL ORDER BY d.guid";
    struct rows rows;

    buffer_clear(seen);
    if (!store_query(history->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows)) {
        buffer_add_slice(seen, rows_slice(&rows, 0));
        varint_add(seen, (uint64_t)rows_integer(&rows, 1));
    }
    return rows_close(&rows, error);
}

bool seen_holds(struct slice seen, const struct guid *device, int64_t number)
{
    struct tema_error error = {0};
    struct guid guid;
    uint64_t newest;

    for (size_t offset = 0; seen.length - offset > sizeof guid.bytes;) {
        memcpy(guid.bytes, seen.bytes + offset, sizeof guid.bytes);
        offset += sizeof guid.bytes;
        if (!varint_read(seen, &offset, &newest, &error))
            return false;
        if (guid_equals(&guid, device))
            return (uint64_t)number <= newest;
    }
    return false;
}

/* Whether the author of one transaction knew of another, or made both. */
bool stamp_saw(const struct stamp *author, const struct stamp *writer)
{
    if (guid_equals(&author->device, &writer->device))
        return writer->number <= author->number;
    return seen_holds(author->seen, &writer->device, writer->number);
}
