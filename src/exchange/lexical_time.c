/* lexical_time.c - see exchange/lexical.h and exchange/lexical_moment.h: dates and times
 */
#include <inttypes.h>
#include <stdio.h>

#include "exchange/lexical.h"
#include "exchange/lexical_moment.h"

static const int64_t day_ms = 24 * 60 * 60 * INT64_C(1000);

/* --- the calendar --- */

static bool is_leap(int64_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in(int64_t year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return days[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
}

/* Days from 1 January of year 1 to that of YEAR, both Gregorian. */
static int64_t days_before_year(int64_t year)
{
    int64_t past = year - 1;

    return past * 365 + past / 4 - past / 100 + past / 400;
}

static const int64_t unix_day = 719162; /* 1 January 1970, from that of year 1 */

static int64_t days_of(const struct moment *moment)
{
    int64_t days = days_before_year(moment->year) + moment->day - 1 - unix_day;

    for (int month = 1; month < moment->month; month++)
        days += days_in(moment->year, month);
    return days;
}

/* --- reading --- */

/* Takes exactly COUNT digits. */
static bool take_number(struct slice *rest, size_t count, int *ret_number)
{
    int number = 0;

    if (rest->length < count)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (rest->bytes[i] < '0' || rest->bytes[i] > '9')
            return false;
        number = 10 * number + (rest->bytes[i] - '0');
    }
    *ret_number = number;
    *rest = slice_from(*rest, count);
    return true;
}

/* Takes any one of MARKS; the first of them is the schema's. */
static bool take_mark(struct slice *rest, const char *marks, bool *is_strict)
{
    if (rest->length == 0 || strchr(marks, rest->bytes[0]) == NULL)
        return false;
    *is_strict &= rest->bytes[0] == marks[0];
    *rest = slice_from(*rest, 1);
    return true;
}

static bool take_date(struct slice *rest, struct moment *moment)
{
    bool *is_strict = &moment->is_strict;

    return take_number(rest, 4, &moment->year) && take_mark(rest, "-", is_strict) &&
           take_number(rest, 2, &moment->month) && take_mark(rest, "-", is_strict) &&
           take_number(rest, 2, &moment->day) && moment->year >= 1 &&
           moment->month >= 1 && moment->month <= 12 && moment->day >= 1 &&
           moment->day <= days_in(moment->year, moment->month);
}

/* Digits behind the point: the first three are ms. */
static bool take_fraction(struct slice *rest, struct moment *moment)
{
    int weight = 100, digit;
    size_t before = rest->length;

    for (; take_number(rest, 1, &digit); weight /= 10)
        moment->ms += digit * weight;
    return rest->length < before;
}

static bool take_time(struct slice *rest, struct moment *moment)
{
    bool *is_strict = &moment->is_strict;

    if (!take_number(rest, 2, &moment->hour) || !take_mark(rest, ":", is_strict) ||
        !take_number(rest, 2, &moment->minute))
        return false;
    if (!take_mark(rest, ":", is_strict))
        *is_strict = false;
    else if (!take_number(rest, 2, &moment->second))
        return false;
    else if (take_mark(rest, ".,", is_strict) && !take_fraction(rest, moment))
        return false;
    *is_strict &= moment->second <= 59;
    if (moment->hour == 24)
        return moment->minute == 0 && moment->second == 0 && moment->ms == 0;
    return moment->hour < 24 && moment->minute <= 59 && moment->second <= 60;
}

/* Z, +01:00, +0100 or +01; the schema goes to 14:00. */
static bool take_zone(struct slice *rest, struct moment *moment)
{
    bool is_west = rest->length > 0 && rest->bytes[0] == '-', is_either = true;
    int hours, minutes = 0;

    moment->has_zone = true;
    if (take_mark(rest, "Zz", &moment->is_strict))
        return true;
    if (!take_mark(rest, "+-", &is_either) || !take_number(rest, 2, &hours))
        return false;
    if (!take_mark(rest, ":", &moment->is_strict))
        moment->is_strict = false;
    if (rest->length > 0 && !take_number(rest, 2, &minutes))
        return false;
    moment->is_strict &= hours * 60 + minutes <= 14 * 60;
    moment->zone = (is_west ? -1 : 1) * (hours * 60 + minutes);
    return hours < 24 && minutes <= 59;
}

bool moment_read(const char *text, struct moment *ret_moment)
{
    struct slice rest = lexical_trim(text);
    struct moment moment = {.is_strict = true};

    if (!take_date(&rest, &moment))
        return false;
    if (take_mark(&rest, "Tt ", &moment.is_strict)) {
        moment.has_time = true;
        if (!take_time(&rest, &moment))
            return false;
        if (rest.length > 0 && rest.bytes[0] == ' ') {
            moment.is_strict = false;
            rest = slice_from(rest, 1);
        }
    }
    if (rest.length > 0 && !take_zone(&rest, &moment))
        return false;
    *ret_moment = moment;
    return rest.length == 0;
}

static int64_t first_ms(void)
{
    return -unix_day * day_ms;
}

static int64_t last_ms(void)
{
    return (days_before_year(10000) - unix_day) * day_ms - 1;
}

bool lexical_time(const char *text, int64_t *ret_ms, bool *ret_has_zone)
{
    struct moment moment;
    int64_t ms;

    if (!moment_read(text, &moment))
        return false;
    ms = days_of(&moment) * day_ms + moment.ms +
         1000 * (60 * (60 * (int64_t)moment.hour + moment.minute - moment.zone) +
                 moment.second);
    if (ms < first_ms() || ms > last_ms())
        return false;
    *ret_ms = ms;
    if (ret_has_zone != NULL)
        *ret_has_zone = moment.has_zone;
    return true;
}

/* --- writing --- */

void lexical_write_time(int64_t ms, char ret_text[LEXICAL_TIME_SIZE])
{
    int64_t days, year, rest;
    int month = 1, length;

    ms = ms < first_ms() ? first_ms() : ms > last_ms() ? last_ms() : ms;
    days = (ms - first_ms()) / day_ms;
    rest = (ms - first_ms()) % day_ms;
    year = days / 366 + 1;
    while (days >= days_before_year(year + 1))
        year++;
    days -= days_before_year(year);
    while (days >= days_in(year, month))
        days -= days_in(year, month++);
    length = snprintf(ret_text, LEXICAL_TIME_SIZE, "%04d-%02d-%02dT%02d:%02d:%02d",
                      (int)year, month, (int)days + 1, (int)(rest / 3600000),
                      (int)(rest / 60000 % 60), (int)(rest / 1000 % 60));
    if (rest % 1000 != 0)
        length += snprintf(ret_text + length, LEXICAL_TIME_SIZE - (size_t)length, ".%03d",
                           (int)(rest % 1000));
    snprintf(ret_text + length, LEXICAL_TIME_SIZE - (size_t)length, "Z");
}
