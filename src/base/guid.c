/* guid.c - see base/guid.h */
#include <sodium.h>
#include <stdbool.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/guid.h"

/* Random bytes are fetched many at a time: asking the machine for each GUID's five costs
 * more than the rest of it. A child process starts with new ones. */
static void random_bytes(unsigned char *bytes, size_t length)
{
    static unsigned char pool[1024];
    static size_t used = sizeof pool;
    static pid_t owner;

    if (used + length > sizeof pool || owner != getpid()) {
        randombytes_buf(pool, sizeof pool);
        used = 0;
        owner = getpid();
    }
    memcpy(bytes, pool + used, length);
    used += length;
}

/* RFC 9562, version 7: 48 bits of milliseconds, then 74 bits; ours are 42 random bits and
 * a 32-bit counter, so that those of one process ascend. */
struct guid guid_new(void)
{
    static uint64_t last_ms;
    static uint32_t counter;
    struct timespec now;
    uint64_t ms;
    struct guid guid;

    clock_gettime(CLOCK_REALTIME, &now);
    ms = (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
    if (ms > last_ms) {
        last_ms = ms;
        counter = randombytes_random() >> 2;
    } else {
        counter++;
    }
    for (int i = 0; i < 6; i++)
        guid.bytes[i] = (unsigned char)(last_ms >> (40 - 8 * i));
    guid.bytes[6] = (unsigned char)(0x70 | (counter >> 28));
    guid.bytes[7] = (unsigned char)(counter >> 20);
    guid.bytes[8] = (unsigned char)(0x80 | ((counter >> 14) & 0x3F));
    guid.bytes[9] = (unsigned char)(counter >> 6);
    guid.bytes[10] = (unsigned char)(counter << 2);
    random_bytes(guid.bytes + 11, 5);
    return guid;
}

struct guid guid_from_name(struct slice name)
{
    struct guid guid;

    crypto_generichash(guid.bytes, sizeof guid.bytes, (const unsigned char *)name.bytes,
                       name.length, NULL, 0);
    guid.bytes[6] = (unsigned char)(0x80 | (guid.bytes[6] & 0x0F));
    guid.bytes[8] = (unsigned char)(0x80 | (guid.bytes[8] & 0x3F));
    return guid;
}

bool guid_equals(const struct guid *left, const struct guid *right)
{
    return memcmp(left->bytes, right->bytes, sizeof left->bytes) == 0;
}

void guid_format(const struct guid *guid, char text[37])
{
    static const char digits[] = "0123456789abcdef";

    for (size_t i = 0; i < sizeof guid->bytes; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *text++ = '-';
        *text++ = digits[guid->bytes[i] >> 4];
        *text++ = digits[guid->bytes[i] & 15];
    }
    *text = '\0';
}

/* Of a hexadecimal digit; else -1. */
static int digit_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool guid_read(struct slice text, struct guid *ret_guid)
{
    struct guid guid;
    size_t at = 0;

    if (text.length != 36)
        return false;
    for (size_t i = 0; i < sizeof guid.bytes; i++) {
        int high, low;

        if ((at == 8 || at == 13 || at == 18 || at == 23) && text.bytes[at++] != '-')
            return false;
        high = digit_value(text.bytes[at++]);
        low = digit_value(text.bytes[at++]);
        if (high < 0 || low < 0)
            return false;
        guid.bytes[i] = (unsigned char)(high << 4 | low);
    }
    *ret_guid = guid;
    return true;
}
