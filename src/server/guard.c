/* guard.c - see server/guard.h */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "server/guard.h"

static const struct refusal nothing;

bool guard_begin(struct guard *guard, int port)
{
    guard->port = port;
    snprintf(guard->cookie, sizeof guard->cookie, "tema-%d", port);
    return secret_make(&guard->token) && secret_make(&guard->session);
}

/* How often the header NAME stands there. */
struct counted {
    const char *name;
    int count;
};

static enum MHD_Result count_header(void *context, enum MHD_ValueKind kind,
                                    const char *name, const char *value)
{
    struct counted *counted = context;

    (void)kind, (void)value;
    counted->count += strcasecmp(name, counted->name) == 0;
    return MHD_YES;
}

static const char *header(struct MHD_Connection *connection, const char *name)
{
    return MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
}

/* Whether TEXT is PREFIX and then one of our own addresses. */
static bool is_ours(const struct guard *guard, const char *text, const char *prefix)
{
    static const char *const names[] = {"127.0.0.1", "localhost"};
    char ours[64];

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(ours, sizeof ours, "%s%s:%d", prefix, names[i], guard->port);
        if (strcasecmp(text, ours) == 0)
            return true;
    }
    return false;
}

/* A name that somebody else's name server has given to this machine is not ours. */
static bool has_our_host(const struct guard *guard, struct MHD_Connection *connection)
{
    struct counted hosts = {"Host", 0};
    const char *host = header(connection, "Host");

    MHD_get_connection_values(connection, MHD_HEADER_KIND, count_header, &hosts);
    return hosts.count == 1 && host != NULL && is_ours(guard, host, "");
}

bool guard_knows(const struct guard *guard, struct MHD_Connection *connection)
{
    return secret_is(&guard->session, MHD_lookup_connection_value(
                                          connection, MHD_COOKIE_KIND, guard->cookie));
}

/* Asked by our own page, or by nobody's. Another port of this machine is another page. */
static bool is_from_us(const struct guard *guard, struct MHD_Connection *connection)
{
    const char *origin = header(connection, "Origin"),
               *site = header(connection, "Sec-Fetch-Site");

    return (origin == NULL || is_ours(guard, origin, "http://")) &&
           (site == NULL || strcasecmp(site, "same-origin") == 0 ||
            strcasecmp(site, "none") == 0);
}

static bool only_reads(const char *method)
{
    return strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0;
}

struct refusal guard_check(const struct guard *guard, struct MHD_Connection *connection,
                           const char *method, const char *url)
{
    const char *sign = header(connection, "X-Tema");

    if (!has_our_host(guard, connection))
        return (struct refusal){421, "refused", "tema does not go by this name"};
    if (only_reads(method) && strcmp(url, "/open") == 0)
        return nothing;
    if (!guard_knows(guard, connection))
        return (struct refusal){
            401, "refused",
            "open the app by the link that tema has printed, or start tema again"};
    if ((!only_reads(method) || strncmp(url, "/api/", 5) == 0) &&
        !is_from_us(guard, connection))
        return (struct refusal){403, "refused", "another page may not ask for this"};
    if (!only_reads(method) && (sign == NULL || strcmp(sign, "1") != 0))
        return (struct refusal){403, "refused", "the header X-Tema is missing"};
    return nothing;
}

struct refusal guard_check_type(struct MHD_Connection *connection)
{
    static const char json[] = "application/json";
    const char *type = header(connection, "Content-Type"),
               *length = header(connection, "Content-Length");
    size_t least = sizeof json - 1;

    if (type == NULL && header(connection, "Transfer-Encoding") == NULL &&
        (length == NULL || strcmp(length, "0") == 0))
        return nothing;
    if (type != NULL && strncasecmp(type, json, least) == 0 &&
        (type[least] == '\0' || type[least] == ';' || type[least] == ' '))
        return nothing;
    return (struct refusal){403, "refused", "what is sent must be application/json"};
}

bool guard_take_token(struct guard *guard, const char *word)
{
    if (!secret_is(&guard->token, word))
        return false;
    guard->token = (struct secret){""};
    return true;
}

void guard_cookie(const struct guard *guard, char ret_text[GUARD_COOKIE])
{
    snprintf(ret_text, GUARD_COOKIE, "%s=%s; HttpOnly; SameSite=Strict; Path=/",
             guard->cookie, guard->session.digits);
}
