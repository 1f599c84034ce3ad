/* events.c - see server/events.h */
#include <inttypes.h>
#include <poll.h>

#include "server/events.h"
#include "server/memory.h"

enum {
    HEARTBEAT = 15000,       /* ms between two signs of life */
    WAITING_MOST = 64 << 10, /* bytes that a window may leave unread */
};

struct listener {
    struct server *server;
    struct shelved *shelved;
    struct MHD_Connection *connection;
    char *bytes; /* not read yet */
    size_t count;
    bool sleeps, is_over;
    struct listener *next;
};

static ssize_t give(void *context, uint64_t position, char *out, size_t room)
{
    struct listener *listener = context;
    size_t count = listener->count < room ? listener->count : room;

    (void)position;
    if (listener->is_over || listener->server->is_ending)
        return MHD_CONTENT_READER_END_OF_STREAM;
    if (count == 0) {
        listener->sleeps = true;
        MHD_suspend_connection(listener->connection);
        return 0;
    }
    memcpy(out, listener->bytes, count);
    listener->count -= count;
    memmove(listener->bytes, listener->bytes + count, listener->count);
    return (ssize_t)count;
}

static void forget(void *context)
{
    struct listener *listener = context, **list = &listener->server->listeners;

    while (*list != NULL && *list != listener)
        list = &(*list)->next;
    if (*list != NULL)
        *list = listener->next;
    if (listener->server->listeners == NULL)
        listener->server->left_at = server_clock();
    free(listener->bytes);
    free(listener);
}

static void wake(struct listener *listener)
{
    if (!listener->sleeps)
        return;
    listener->sleeps = false;
    MHD_resume_connection(listener->connection);
}

static void tell(struct listener *listener, const char *text)
{
    size_t length = strlen(text);

    if (listener->count + length > WAITING_MOST) {
        listener->is_over = true;
    } else {
        listener->bytes = realloc(listener->bytes, listener->count + length);
        if (listener->bytes == NULL)
            abort();
        memcpy(listener->bytes + listener->count, text, length);
        listener->count += length;
    }
    wake(listener);
}

static void tell_version(struct listener *listener)
{
    int64_t version = listener->shelved->version;
    char text[120];

    snprintf(text, sizeof text,
             "id: %" PRId64 "\nevent: change\ndata: {\"version\":%" PRId64 "}\n\n",
             version, version);
    tell(listener, text);
}

enum MHD_Result events_listen(struct call *call)
{
    struct server *server = call->server;
    struct listener *listener = take_memory(1, sizeof *listener);
    struct MHD_Response *response;
    enum MHD_Result sent;

    *listener = (struct listener){
        .server = server, .shelved = call->shelved, .connection = call->connection};
    response =
        MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 4096, give, listener, forget);
    if (response == NULL) {
        free(listener);
        return MHD_NO;
    }
    MHD_add_response_header(response, "Content-Type", "text/event-stream");
    MHD_add_response_header(response, "Cache-Control", "no-store");
    answer_guard(response);
    events_look(server, call->shelved);
    listener->next = server->listeners;
    server->listeners = listener;
    server->left_at = 0;
    if (server->beats_at == 0)
        server->beats_at = server_clock() + HEARTBEAT;
    tell(listener, "retry: 1000\n\n");
    tell_version(listener);
    sent = MHD_queue_response(call->connection, 200, response);
    MHD_destroy_response(response);
    return sent;
}

void events_look(struct server *server, struct shelved *shelved)
{
    struct tema_error ignored = {0};
    int64_t version;

    if (shelved->project == NULL ||
        !tema_project_version(shelved->project, &version, &ignored) ||
        version == shelved->version)
        return;
    shelved->version = version;
    for (struct listener *each = server->listeners; each != NULL; each = each->next)
        if (each->shelved == shelved)
            tell_version(each);
}

/* A window that has been closed says so on its connection. */
static void let_go(struct listener *listener)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(listener->connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    struct pollfd poll_of = {.events = POLLRDHUP};

    if (info == NULL)
        return;
    poll_of.fd = info->connect_fd;
    if (poll(&poll_of, 1, 0) > 0) {
        listener->is_over = true;
        wake(listener);
    }
}

static bool listens(const struct server *server, const struct shelved *shelved)
{
    const struct listener *listener = server->listeners;

    while (listener != NULL && listener->shelved != shelved)
        listener = listener->next;
    return listener != NULL;
}

void events_tick(struct server *server)
{
    bool beats = server_clock() >= server->beats_at;

    for (struct shelved *shelved = shelf_first(server->shelf); shelved != NULL;
         shelved = shelved->next)
        if (listens(server, shelved))
            events_look(server, shelved);
    for (struct listener *each = server->listeners; each != NULL; each = each->next) {
        let_go(each);
        if (beats && !each->is_over)
            tell(each, ":\n\n");
    }
    if (beats)
        server->beats_at = server_clock() + HEARTBEAT;
}

void events_progress(struct server *server, const struct shelved *shelved,
                     const char *data)
{
    CLEANUP_FREE char *text = NULL;

    if (asprintf(&text, "event: progress\ndata: %s\n\n", data) < 0)
        abort();
    for (struct listener *each = server->listeners; each != NULL; each = each->next)
        if (each->shelved == shelved)
            tell(each, text);
}

void events_end(struct server *server)
{
    for (struct listener *each = server->listeners; each != NULL; each = each->next) {
        each->is_over = true;
        wake(each);
    }
}
