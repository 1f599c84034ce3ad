/* clock.c - see import/clock.h */
#include "import/clock.h"

enum { MOST_HOUR_DIGITS = 4, MOST_FRACTION_DIGITS = 9 };

/* Digits at OFFSET, MOST at most; returns how many. */
static size_t read_number(struct slice text, size_t offset, size_t most,
                          int64_t *ret_number)
{
    size_t count = 0;
    int64_t number = 0;

    while (offset + count < text.length && count < most &&
           text.bytes[offset + count] >= '0' && text.bytes[offset + count] <= '9')
        number = number * 10 + (text.bytes[offset + count++] - '0');
    *ret_number = number;
    return count;
}

static bool digit_at(struct slice text, size_t offset)
{
    return offset < text.length && text.bytes[offset] >= '0' && text.bytes[offset] <= '9';
}

/* The fraction's milliseconds: .5 is 500, .0125 is 12. */
static size_t read_fraction(struct slice text, size_t offset, int64_t *ms)
{
    int64_t number, divisor = 1;
    size_t count;

    if (offset >= text.length || text.bytes[offset] == '\0' ||
        strchr(".,-", text.bytes[offset]) == NULL)
        return 0;
    count = read_number(text, offset + 1, MOST_FRACTION_DIGITS, &number);
    /* a dash may also join two times: 00:12-00:15 */
    if (count == 0 || digit_at(text, offset + 1 + count) ||
        (text.bytes[offset] == '-' &&
         (count > 3 ||
          (offset + 1 + count < text.length && text.bytes[offset + 1 + count] == ':'))))
        return 0;
    for (size_t i = 0; i < count; i++)
        divisor *= 10;
    *ms += number * 1000 / divisor;
    return count + 1;
}

static bool read_parts(struct slice text, char separator, int64_t *ret_ms,
                       size_t *ret_length)
{
    int64_t parts[3] = {0, 0, 0};
    size_t count = 0, offset = 0;

    while (count < 3) {
        size_t digits =
            read_number(text, offset, count == 0 ? MOST_HOUR_DIGITS : 2, &parts[count]);

        if (digits == 0 || (count > 0 && (digits != 2 || parts[count] > 59)))
            return false;
        offset += digits;
        count++;
        if (offset + 1 >= text.length || text.bytes[offset] != separator ||
            !digit_at(text, offset + 1) || count == 3)
            break;
        offset++;
    }
    if (count < 2 || digit_at(text, offset))
        return false;
    *ret_ms = count == 3 ? ((parts[0] * 60 + parts[1]) * 60 + parts[2]) * 1000
                         : (parts[0] * 60 + parts[1]) * 1000;
    *ret_length = offset;
    return true;
}

bool clock_read(struct slice text, int64_t *ret_ms, size_t *ret_length)
{
    int64_t ms;
    size_t length;

    if (!read_parts(text, ':', &ms, &length))
        return false;
    length += read_fraction(text, length, &ms);
    *ret_ms = ms;
    *ret_length = length;
    return true;
}

bool clock_read_dotted(struct slice text, int64_t *ret_ms, size_t *ret_length)
{
    return read_parts(text, '.', ret_ms, ret_length);
}
