/* answer.c - see server/answer.h */
#include <inttypes.h>
#include <jansson.h>
#include <unistd.h>

#include "server/answer.h"
#include "server/memory.h"

static const char page_refused[] =
    "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
    "<title>tema</title></head><body>\n<h1>tema</h1>\n"
    "<p>Open the app by the link that <code>tema</code> has printed in the terminal. The "
    "link works once; start <code>tema</code> again to get a new one.</p>\n"
    "<p lang=\"sv\">Öppna appen med länken som <code>tema</code> har skrivit i "
    "terminalen. Länken fungerar en gång; starta <code>tema</code> igen för att få en "
    "ny.</p>\n</body></html>\n";

static const struct {
    const char *name, *value;
} guards[] = {
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: "
     "blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src "
     "'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
     "require-trusted-types-for 'script'; trusted-types tema"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cross-Origin-Embedder-Policy", "require-corp"},
};

void answer_guard(struct MHD_Response *response)
{
    for (size_t i = 0; i < sizeof guards / sizeof *guards; i++)
        MHD_add_response_header(response, guards[i].name, guards[i].value);
}

void answer_release(struct answer *answer)
{
    if (answer->file >= 0)
        close(answer->file);
    free(answer->bytes);
    free(answer->content_type);
    free(answer->file_name);
    *answer = (struct answer){.file = -1};
}

static enum MHD_Result send_response(struct MHD_Connection *connection, unsigned status,
                                     struct MHD_Response *response)
{
    enum MHD_Result sent;

    if (response == NULL)
        return MHD_NO;
    answer_guard(response);
    sent = MHD_queue_response(connection, status, response);
    MHD_destroy_response(response);
    return sent;
}

/* RFC 8187: the name as UTF-8, all but letters, digits and "-._" in hexadecimal. */
static void add_file_name(struct MHD_Response *response, const char *name)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "0123456789-._";
    CLEANUP_FREE char *value = take_memory(strlen(name) + 20, 3);
    char *end = stpcpy(value, "attachment; filename*=UTF-8''");

    for (; *name != '\0'; name++)
        if (strchr(plain, *name) != NULL)
            *end++ = *name;
        else
            end += sprintf(end, "%%%02X", (unsigned char)*name);
    MHD_add_response_header(response, "Content-Disposition", value);
}

enum MHD_Result answer_send(struct MHD_Connection *connection, struct answer *answer)
{
    const char *type = answer->content_type != NULL ? answer->content_type
                                                    : "application/json; charset=utf-8";
    struct MHD_Response *response;
    enum MHD_Result sent;
    char version[24];

    if (answer->file >= 0)
        response = MHD_create_response_from_fd64(answer->count, answer->file);
    else
        response = MHD_create_response_from_buffer(answer->count, answer->bytes,
                                                   MHD_RESPMEM_MUST_FREE);
    if (response == NULL)
        return MHD_NO;
    answer->bytes = NULL;
    answer->file = -1;
    MHD_add_response_header(response, "Content-Type", type);
    MHD_add_response_header(response, "Cache-Control", "no-store");
    if (answer->file_name != NULL)
        add_file_name(response, answer->file_name);
    if (answer->version != 0) {
        snprintf(version, sizeof version, "%" PRId64, answer->version);
        MHD_add_response_header(response, "X-Tema-Version", version);
    }
    sent = send_response(connection, answer->status, response);
    answer_release(answer);
    return sent;
}

/* --- errors --- */

const char *answer_kind(enum tema_error_kind kind)
{
    static const char *const names[] = {
        [TEMA_REFUSED] = "refused",
        [TEMA_INVALID] = "invalid",
        [TEMA_EXISTS] = "exists",
        [TEMA_NOT_FOUND] = "not found",
        [TEMA_UNREADABLE] = "unreadable",
        [TEMA_IO] = "io",
        [TEMA_BUSY] = "busy",
        [TEMA_DAMAGED] = "damaged",
    };

    return names[kind];
}

static void fill(struct answer *answer, unsigned status, const char *kind,
                 const char *message)
{
    json_t *object = json_pack("{s:s, s:s}", "kind", kind, "message", message);

    answer_release(answer);
    answer->status = status;
    answer->bytes = object != NULL ? json_dumps(object, JSON_COMPACT)
                                   : copy_string("{\"kind\":\"io\",\"message\":\"\"}");
    answer->count = strlen(answer->bytes);
    json_decref(object);
}

void answer_with_error(struct answer *answer, const struct tema_error *error)
{
    fill(answer, (unsigned)tema_error_http_status(error->kind), answer_kind(error->kind),
         error->message);
}

void answer_with_refusal(struct answer *answer, const struct refusal *refusal)
{
    fill(answer, refusal->status, refusal->kind, refusal->message);
}

enum MHD_Result answer_refuse(struct MHD_Connection *connection, const char *url,
                              const struct refusal *refusal, const char *allow,
                              bool closes)
{
    bool to_person = refusal->status == 401 && strncmp(url, "/api/", 5) != 0;
    struct answer answer = {.file = -1};
    struct MHD_Response *response;

    fill(&answer, refusal->status, refusal->kind, refusal->message);
    if (to_person)
        response = MHD_create_response_from_buffer(sizeof page_refused - 1,
                                                   (void *)(intptr_t)page_refused,
                                                   MHD_RESPMEM_PERSISTENT);
    else
        response = MHD_create_response_from_buffer(answer.count, answer.bytes,
                                                   MHD_RESPMEM_MUST_COPY);
    answer_release(&answer);
    if (response == NULL)
        return MHD_NO;
    MHD_add_response_header(response, "Content-Type",
                            to_person ? "text/html; charset=utf-8"
                                      : "application/json; charset=utf-8");
    MHD_add_response_header(response, "Cache-Control", "no-store");
    if (allow != NULL)
        MHD_add_response_header(response, "Allow", allow);
    if (closes)
        MHD_add_response_header(response, "Connection", "close");
    return send_response(connection, refusal->status, response);
}

/* --- the app itself --- */

enum MHD_Result answer_asset(struct MHD_Connection *connection, const struct asset *asset)
{
    const char *known =
        MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "If-None-Match");
    bool is_known = known != NULL && strcmp(known, asset->etag) == 0;
    struct MHD_Response *response = MHD_create_response_from_buffer(
        is_known ? 0 : asset->count, (void *)(intptr_t)asset->bytes,
        MHD_RESPMEM_PERSISTENT);

    if (response == NULL)
        return MHD_NO;
    MHD_add_response_header(response, "Content-Type", asset->content_type);
    MHD_add_response_header(response, "ETag", asset->etag);
    MHD_add_response_header(response, "Cache-Control",
                            asset->is_immutable ? "max-age=31536000, immutable"
                                                : "no-cache");
    if (asset->is_gzip && !is_known)
        MHD_add_response_header(response, "Content-Encoding", "gzip");
    return send_response(connection, is_known ? 304 : 200, response);
}

enum MHD_Result answer_redirect(struct MHD_Connection *connection, const char *url,
                                const char *cookie)
{
    struct MHD_Response *response =
        MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);

    if (response == NULL)
        return MHD_NO;
    MHD_add_response_header(response, "Location", url);
    MHD_add_response_header(response, "Cache-Control", "no-store");
    if (cookie != NULL)
        MHD_add_response_header(response, "Set-Cookie", cookie);
    return send_response(connection, 303, response);
}
