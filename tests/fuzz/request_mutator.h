/* request_mutator.h - changes requests where they are read: a word of the address, a
 * value or a member of the JSON, not any byte */
#ifndef TESTS_FUZZ_REQUEST_MUTATOR_H
#define TESTS_FUZZ_REQUEST_MUTATOR_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

size_t LLVMFuzzerMutate(uint8_t *bytes, size_t length, size_t most);
size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t length, size_t most, unsigned seed);

#define TEN(text) text text text text text text text text text text
#define HUNDRED(text) TEN(TEN(text))

static const char *const odd_values[] = {
    "0",
    "-1",
    "1",
    "2",
    "1.5",
    "1e999",
    "NaN",
    "2147483648",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "null",
    "true",
    "[]",
    "{}",
    "\"\"",
    "\" \"",
    "\"/\"",
    "\"a//b\"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "\"\\ud83d\\ude00\"",
    "\"\xF0\x9F\x98\x80\"",
    "\"\xFF\xFE\"",
    "\"e\xCC\x81\"",
    "\"\xE2\x80\xAE\\r\\n\\t\"",
    "\"@key\"",
    "\"@here/study.tema\"",
    "\"1969-12-31\"",
    "\"9999-12-31T23:59:59.999Z\"",
    "\"a" HUNDRED("\xC3\xA5") "\"",
    "\"a" TEN(HUNDRED("\xC3\xA5")) "\"",
    HUNDRED("["),
    HUNDRED("{\"a\":"),
    "%00",
    "%",
    "%FF",
    "%F0%9F%98%80",
    "%2e%2e%2f",
    "a" HUNDRED("%C3%A5"),
    "..",
    "+",
};

/* xorshift: https://www.jstatsoft.org/v08/i14 */
static uint32_t next_number(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

struct stretch {
    size_t start, end;
};

/* The text between quotation marks or between signs around AT. */
static struct stretch find_word(const uint8_t *bytes, size_t length, size_t at)
{
    static const char signs[] = "{}[],:\"/?&= \n";
    struct stretch word = {at, at};

    while (word.start > 0 && memchr(signs, bytes[word.start - 1], sizeof signs) == NULL)
        word.start--;
    while (word.end < length && memchr(signs, bytes[word.end], sizeof signs) == NULL)
        word.end++;
    if (word.start > 0 && word.end < length && bytes[word.start - 1] == '"' &&
        bytes[word.end] == '"')
        word = (struct stretch){word.start - 1, word.end + 1};
    return word;
}

/* From WORD to behind the next comma: a member or an item, or a part of one. */
static struct stretch find_member(const uint8_t *bytes, size_t length,
                                  struct stretch word)
{
    const uint8_t *comma = memchr(bytes + word.end, ',', length - word.end);

    if (comma != NULL)
        word.end = (size_t)(comma - bytes) + 1;
    return word;
}

/* Puts the COUNT bytes at TEXT in the place of OLD. */
static size_t put(uint8_t *bytes, size_t length, size_t most, struct stretch old,
                  const void *text, size_t count)
{
    if (length - (old.end - old.start) + count > most)
        return length;
    memmove(bytes + old.start + count, bytes + old.end, length - old.end);
    memcpy(bytes + old.start, text, count);
    return length - (old.end - old.start) + count;
}

size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t length, size_t most, unsigned seed)
{
    uint32_t state = seed * 2654435761u + 1;
    const char *value =
        odd_values[next_number(&state) % (sizeof odd_values / sizeof *odd_values)];
    struct stretch word, member;
    uint8_t copy[1024];
    size_t count;

    if (length == 0)
        return LLVMFuzzerMutate(bytes, length, most);
    word = find_word(bytes, length, next_number(&state) % length);
    member = find_member(bytes, length, word);
    switch (next_number(&state) % 8) {
    case 0:
    case 1:
        return LLVMFuzzerMutate(bytes, length, most);
    case 2:
        return put(bytes, length, most, member, "", 0);
    case 3:
        count = member.end - member.start < sizeof copy ? member.end - member.start
                                                        : sizeof copy;
        memcpy(copy, bytes + member.start, count);
        member.end = member.start;
        return put(bytes, length, most, member, copy, count);
    default:
        return put(bytes, length, most, word, value, strlen(value));
    }
}

#endif
