/* call.c - see server/call.h */
#include <time.h>

#include "server/call.h"
#include "server/events.h"
#include "server/job.h"
#include "server/memory.h"

enum {
    BUSY_MOST = 4000, /* ms that a call waits for another program */
    READ_AWAY_MOST =
        1 << 23, /* bytes of a refused body that are read before the answer */
};

/* --- running --- */

bool call_run_handler(struct request *request, struct answer *ret_answer,
                      struct tema_error *error)
{
    struct answer answer = {.status = 200, .file = -1};
    FILE *out = open_memstream(&answer.bytes, &answer.count);
    struct tema_error late = {0};
    bool done, printed;

    if (out == NULL)
        abort();
    request->printer = tema_printer_new(TEMA_JSON, out, -1);
    done = request->route->run(request, error);
    printed = tema_printer_close(request->printer, &late);
    request->printer = NULL;
    fclose(out);
    if (!done && request->project != NULL)
        tema_transaction_abandon(request->project);
    if (!done || !printed) {
        if (done)
            *error = late;
        free(answer.bytes);
        return false;
    }
    if (request->bytes != NULL) {
        free(answer.bytes);
        answer.bytes = request->bytes;
        answer.count = request->byte_count;
        answer.content_type = copy_string(request->content_type);
        answer.file_name = request->file_name;
        request->bytes = request->file_name = NULL;
    } else if (answer.count == 0) {
        free(answer.bytes);
        answer.bytes = copy_string("{}\n");
        answer.count = 3;
    }
    *ret_answer = answer;
    return true;
}

static bool refuse_change(const struct shelved *shelved, struct tema_error *error)
{
    time_t seconds = (time_t)(shelved->as_of / 1000);
    struct tm parts = {0};
    char when[40];

    localtime_r(&seconds, &parts);
    strftime(when, sizeof when, "%Y-%m-%d %H:%M", &parts);
    return request_fail(
        error, TEMA_REFUSED,
        "the project is shown as it was on %s: nothing can be changed there", when);
}

static bool find_project(struct call *call, struct tema_error *error)
{
    struct request *request = &call->request;

    if ((call->route->flags & NEEDS_PROJECT) == 0)
        return true;
    if (!shelf_find(call->server->shelf, request_path(request, "project"), &call->shelved,
                    error))
        return false;
    if ((call->route->flags & CHANGES) != 0 && call->shelved->read_only)
        return refuse_change(call->shelved, error);
    request->shelved = call->shelved;
    request->project = call->shelved->project;
    /* What another program has done meanwhile is seen from here on. */
    return tema_project_version(request->project, &(int64_t){0}, error);
}

static bool read_body(struct call *call, struct tema_error *error)
{
    struct request *request = &call->request;
    json_error_t fault;

    if (request->body != NULL)
        return true;
    request->body_path = call->body.path;
    if (call->body.count == 0) {
        request->body = json_object();
        return true;
    }
    request->body = json_loadb(call->body.bytes, call->body.count, 0, &fault);
    if (request->body == NULL)
        return request_fail(error, TEMA_INVALID, "what is sent is no JSON: %.150s",
                            fault.text);
    return json_is_object(request->body) ||
           request_fail(error, TEMA_INVALID, "what is sent is no object");
}

static bool run(struct call *call, bool *ret_goes_on, struct tema_error *error)
{
    struct request *request = &call->request;
    int64_t version;

    *ret_goes_on = false;
    if (call->failure.kind != TEMA_NO_ERROR) {
        *error = call->failure;
        return false;
    }
    request->server = call->server;
    request->route = call->route;
    request->parameters = call->parameters.items;
    request->parameter_count = call->parameters.count;
    if (!read_body(call, error) || !find_project(call, error))
        return false;
    if ((call->route->flags & AS_JOB) != 0) {
        *ret_goes_on = true;
        return job_begin(call, error);
    }
    /* What is read is at least as new as this. */
    if (call->shelved != NULL)
        events_look(call->server, call->shelved);
    version = call->shelved != NULL ? call->shelved->version : 0;
    if (!call_run_handler(request, &call->answer, error))
        return false;
    call->answer.version = version;
    if ((call->route->flags & CHANGES) != 0)
        events_look(call->server, call->shelved);
    return true;
}

/* --- waiting for another program --- */

static void wait_for_others(struct call *call)
{
    if (call->gives_up_at == 0)
        call->gives_up_at = server_clock() + BUSY_MOST;
    call->next = call->server->busy;
    call->server->busy = call;
    MHD_suspend_connection(call->connection);
}

void call_wake_all(struct server *server)
{
    struct call *call = server->busy;

    server->busy = NULL;
    while (call != NULL) {
        struct call *next = call->next;

        call->next = NULL;
        MHD_resume_connection(call->connection);
        call = next;
    }
}

static bool may_wait(const struct call *call, const struct tema_error *error)
{
    return error->kind == TEMA_BUSY && !call->server->is_ending &&
           (call->gives_up_at == 0 || server_clock() < call->gives_up_at);
}

static enum MHD_Result answer(struct call *call)
{
    struct tema_error error = {0};
    bool goes_on = false;

    if (call->answer.status != 0)
        return answer_send(call->connection, &call->answer);
    if (!run(call, &goes_on, &error)) {
        if (may_wait(call, &error)) {
            wait_for_others(call);
            return MHD_YES;
        }
        answer_with_error(&call->answer, &error);
    } else if (goes_on) {
        return MHD_YES;
    } else if ((call->route->flags & OPEN_ENDED) != 0) {
        answer_release(&call->answer);
        return events_listen(call);
    }
    return answer_send(call->connection, &call->answer);
}

/* --- what comes in --- */

static uint64_t length_of_body(struct MHD_Connection *connection)
{
    const char *length =
        MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Content-Length");

    return length != NULL ? strtoull(length, NULL, 10) : 0;
}

static enum MHD_Result add_argument(void *context, enum MHD_ValueKind kind,
                                    const char *name, const char *value)
{
    struct call *call = context;

    (void)kind;
    return parameters_add(&call->parameters, name, value, &call->failure) ? MHD_YES
                                                                          : MHD_NO;
}

static void take_route(struct call *call, const char *url, const char *method)
{
    struct match match = match_route(method, url);
    bool with_file = match.route != NULL && (match.route->flags & WITH_FILE) != 0;

    call->route = match.route;
    if (match.route == NULL && match.methods[0] != '\0') {
        call->refusal = (struct refusal){405, "invalid", "this cannot be done with it"};
        memcpy(call->allow, match.methods, sizeof call->allow);
    } else if (match.route == NULL) {
        call->refusal = (struct refusal){404, "not found", "there is no such address"};
    } else if (!with_file) {
        call->refusal = guard_check_type(call->connection);
    }
    if (call->refusal.status != 0)
        return;
    if (!parameters_of_path(&call->parameters, call->route, url, &call->failure))
        return;
    MHD_get_connection_values(call->connection, MHD_GET_ARGUMENT_KIND, add_argument,
                              call);
    if ((call->route->flags & (WITH_FILE | AS_JOB)) != 0 &&
        call->failure.kind == TEMA_NO_ERROR &&
        private_make_within(call->server->folder, call->folder, &call->failure) &&
        with_file && !body_to_file(&call->body, call->folder, &call->failure))
        return;
}

static enum MHD_Result begin(struct server *server, struct MHD_Connection *connection,
                             const char *url, const char *method, void **ret_call)
{
    struct call *call = take_memory(1, sizeof *call);
    uint64_t length = length_of_body(connection);
    bool is_file;

    *ret_call = call;
    call->server = server;
    call->connection = connection;
    call->body.file = call->answer.file = -1;
    call->refusal = guard_check(&server->guard, connection, method, url);
    if (call->refusal.status == 0 && strncmp(url, "/api/", 5) == 0)
        take_route(call, url, method);
    else if (call->refusal.status == 0 && strcmp(method, "GET") != 0 &&
             strcmp(method, "HEAD") != 0) {
        call->refusal = (struct refusal){405, "invalid", "this cannot be done with it"};
        strcpy(call->allow, "GET, HEAD");
    }
    is_file = call->route != NULL && (call->route->flags & WITH_FILE) != 0;
    if (call->refusal.status == 0 && length > (is_file ? BODY_FILE_LIMIT : BODY_LIMIT))
        call->refusal = (struct refusal){413, "invalid", "what is sent is too large"};
    if (call->refusal.status == 0) {
        server->asked_at = server_clock();
        if (strncmp(url, "/api/", 5) == 0)
            server->at_the_start = strncmp(url, "/api/p/", 7) != 0;
    }
    if (call->refusal.status != 0 && length > READ_AWAY_MOST)
        return answer_refuse(connection, url, &call->refusal, NULL, true);
    return MHD_YES;
}

static enum MHD_Result take_bytes(struct call *call, const char *bytes, size_t *count)
{
    struct tema_error failure = {0};
    bool is_kept = call->refusal.status == 0 && call->failure.kind == TEMA_NO_ERROR;

    call->body.written += is_kept ? 0 : *count;
    if (!is_kept && call->body.written > READ_AWAY_MOST)
        return MHD_NO;
    if (is_kept && !body_add(&call->body, bytes, *count, &failure))
        call->failure = failure;
    *count = 0;
    return MHD_YES;
}

/* --- what is no /api --- */

static enum MHD_Result open_app(struct server *server, struct MHD_Connection *connection,
                                const char *method)
{
    static const struct refusal used = {401, "refused", "this link has been used"};
    const char *token =
        MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, "token");
    char cookie[GUARD_COOKIE], url[SHELF_ID + 8] = "/";
    bool is_known = guard_knows(&server->guard, connection);

    if (strcmp(method, "GET") != 0 ||
        (!is_known && !guard_take_token(&server->guard, token)))
        return answer_refuse(connection, "/open", &used, NULL, false);
    if (server->first_id[0] != '\0')
        snprintf(url, sizeof url, "/p/%s", server->first_id);
    guard_cookie(&server->guard, cookie);
    return answer_redirect(connection, url, cookie);
}

static enum MHD_Result show_page(struct server *server, struct MHD_Connection *connection,
                                 const char *url, const char *method)
{
    static const struct refusal missing = {404, "not found", "there is no such address"};
    bool is_page = strcmp(url, "/") == 0 || strncmp(url, "/p/", 3) == 0;
    const struct asset *asset = asset_find(is_page ? "/index.html" : url);

    if (strcmp(url, "/open") == 0)
        return open_app(server, connection, method);
    if (asset == NULL)
        return answer_refuse(connection, url, &missing, NULL, false);
    return answer_asset(connection, asset);
}

enum MHD_Result call_serve(void *context, struct MHD_Connection *connection,
                           const char *url, const char *method, const char *version,
                           const char *bytes, size_t *count, void **ret_call)
{
    struct server *server = context;
    struct call *call = *ret_call;

    (void)version;
    if (call == NULL)
        return begin(server, connection, url, method, ret_call);
    if (*count > 0)
        return take_bytes(call, bytes, count);
    if (call->refusal.status != 0)
        return answer_refuse(connection, url, &call->refusal,
                             call->allow[0] != '\0' ? call->allow : NULL, false);
    if (call->route == NULL)
        return show_page(server, connection, url, method);
    return answer(call);
}

static void forget(struct call **list, const struct call *call)
{
    while (*list != NULL && *list != call)
        list = &(*list)->next;
    if (*list != NULL)
        *list = call->next;
}

void call_end(void *context, struct MHD_Connection *connection, void **ret_call,
              enum MHD_RequestTerminationCode why)
{
    struct server *server = context;
    struct call *call = *ret_call;

    (void)connection, (void)why;
    if (call == NULL)
        return;
    forget(&server->busy, call);
    job_forget(server, call);
    parameters_release(&call->parameters);
    body_release(&call->body);
    private_remove(call->folder);
    answer_release(&call->answer);
    json_decref(call->request.body);
    free(call->request.bytes);
    free(call->request.file_name);
    free(call);
    *ret_call = NULL;
}
