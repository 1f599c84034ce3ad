/* position.c - see text/position.h */
#include <assert.h>
#include <stdlib.h>

#include "base/memory.h"
#include "text/position.h"
#include "text/utf8.h"

enum { STEP = 64 }; /* code points between two entries */

void position_index_init(struct position_index *index, struct slice text)
{
    size_t byte = 0, count = 0;

    assert(text.length < UINT32_MAX);
    *index = (struct position_index){.text = text, .length = (int64_t)text.length};
    if (utf8_is_ascii(text))
        return;
    index->bytes = memory_take((text.length / STEP + 2) * sizeof *index->bytes);
    while (byte < text.length) {
        index->bytes[count++] = (uint32_t)byte;
        byte = utf8_skip(text, byte, STEP);
    }
    index->bytes[count] = (uint32_t)byte;
    byte = index->bytes[count - 1];
    index->length = (int64_t)(count - 1) * STEP + utf8_length(slice_from(text, byte));
}

void position_index_release(struct position_index *index)
{
    free(index->bytes);
    *index = (struct position_index){0};
}

size_t position_to_byte(const struct position_index *index, int64_t position)
{
    assert(position >= 0 && position <= index->length);
    if (index->bytes == NULL)
        return (size_t)position;
    return utf8_skip(index->text, index->bytes[position / STEP], position % STEP);
}

int64_t position_from_byte(const struct position_index *index, size_t byte)
{
    size_t low = 0, high = (size_t)index->length / STEP + 1;

    assert(byte <= index->text.length);
    if (index->bytes == NULL)
        return (int64_t)byte;
    while (byte < index->text.length && byte > 0 &&
           ((unsigned char)index->text.bytes[byte] & 0xC0) == 0x80)
        byte--;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (index->bytes[middle] <= byte)
            low = middle;
        else
            high = middle;
    }
    return (int64_t)(low * STEP) +
           utf8_length(slice_cut(index->text, index->bytes[low], byte));
}

struct slice position_slice(const struct position_index *index, int64_t start,
                            int64_t end)
{
    size_t from = position_to_byte(index, start);

    assert(start <= end);
    if (end - start < STEP)
        return slice_cut(index->text, from, utf8_skip(index->text, from, end - start));
    return slice_cut(index->text, from, position_to_byte(index, end));
}
