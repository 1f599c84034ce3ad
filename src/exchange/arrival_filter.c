/* arrival_filter.c - GUIDs that the project has, in few bits, so that most of what is new
 * costs no query: a Bloom filter (B. H. Bloom, Communications of the ACM 13, 1970) */
#include "exchange/arrival_internal.h"

/* With 1,000,000 objects one GUID in 300 is looked for in vain. */
enum { FILTER_BITS = 1 << 25, WORD_BITS = 64 };

/* Two places for GUID, wherever in it the bytes are that tell it from others. */
static void find_places(const struct guid *guid, uint32_t ret_places[2])
{
    uint64_t left, right, mixed;

    memcpy(&left, guid->bytes, sizeof left);
    memcpy(&right, guid->bytes + sizeof left, sizeof right);
    mixed = (left ^ (right << 29 | right >> 35)) * 0x9E3779B97F4A7C15U;
    mixed ^= mixed >> 32;
    mixed *= 0xD6E8FEB86659FD93U;
    ret_places[0] = (uint32_t)(mixed % FILTER_BITS);
    ret_places[1] = (uint32_t)(mixed >> 32) % FILTER_BITS;
}

void arrival_filter_add(struct arrival *arrival, const struct guid *guid)
{
    uint32_t places[2];

    find_places(guid, places);
    for (int i = 0; i < 2; i++)
        arrival->filter[places[i] / WORD_BITS] |= (uint64_t)1 << places[i] % WORD_BITS;
}

bool arrival_may_have(const struct arrival *arrival, const struct guid *guid)
{
    uint32_t places[2];

    find_places(guid, places);
    for (int i = 0; i < 2; i++)
        if (!(arrival->filter[places[i] / WORD_BITS] >> places[i] % WORD_BITS & 1))
            return false;
    return true;
}

bool arrival_filter_load(struct arrival *arrival, struct tema_error *error)
{
    static const char select[] = "SELECT guid FROM history_object";
    struct rows rows;

    arrival->filter =
        memory_take_zeroed(FILTER_BITS / WORD_BITS, sizeof *arrival->filter);
    if (!store_query(arrival->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows)) {
        struct guid guid = rows_guid(&rows, 0);

        arrival_filter_add(arrival, &guid);
    }
    return rows_close(&rows, error);
}
