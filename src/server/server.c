/* server.c - see server/server.h: the address, the loop, the end */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "server/browser.h"
#include "server/call.h"
#include "server/events.h"
#include "server/job.h"
#include "server/memory.h"
#include "server/private.h"

enum {
    CONNECTIONS = 200,
    CONNECTION_BYTES = 64 << 10, /* headers and what is read at once */
    SILENCE = 60,                /* s after which a client that says nothing is let go */
    TICK = 200,                  /* ms between two looks at the projects */
    RETRY = 50,              /* ms before a call that found a project busy tries again */
    LEAVE = 30 * 1000,       /* ms without a window until the end */
    LINGER = 30 * 60 * 1000, /* the same where the list of projects was looked at */
    NEVER_OPENED = 5 * 60 * 1000,
    LAST_WORDS = 50, /* rounds of the loop at the end */
};

int64_t server_clock(void)
{
    struct timespec now = {0};

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* --- the beginning --- */

static bool fail_to_listen(struct tema_error *error, int port, int number)
{
    if (number == EADDRINUSE)
        return request_fail(error, TEMA_EXISTS, "another program has the port %d", port);
    return request_fail(error, TEMA_IO, "cannot listen on port %d: %s", port,
                        strerror(number));
}

static bool listen_at(struct server *server, int port, int *ret_port,
                      struct tema_error *error)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)port),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    int yes = 1;

    server->listens = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (server->listens < 0)
        return fail_to_listen(error, port, errno);
    setsockopt(server->listens, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(server->listens, (struct sockaddr *)&address, length) != 0 ||
        listen(server->listens, SOMAXCONN) != 0 ||
        getsockname(server->listens, (struct sockaddr *)&address, &length) != 0)
        return fail_to_listen(error, port, errno);
    *ret_port = ntohs(address.sin_port);
    return true;
}

/* One of 10,000 that nothing usual has, another for each person of a machine. */
static int usual_port(void)
{
    return 20000 + (int)(getuid() * 2654435761u % 10000u);
}

static bool listen_somewhere(struct server *server, int *ret_port,
                             struct tema_error *error)
{
    struct tema_error taken = {0};

    if (server->options->port != SERVER_USUAL_PORT)
        return listen_at(server, server->options->port, ret_port, error);
    if (listen_at(server, usual_port(), ret_port, &taken))
        return true;
    close(server->listens);
    return listen_at(server, 0, ret_port, error);
}

/* Addresses are decoded part by part, when it is known what the parts are. */
static size_t leave_encoded(void *context, struct MHD_Connection *connection, char *text)
{
    (void)context, (void)connection;
    return strlen(text);
}

static bool start_daemon(struct server *server, struct tema_error *error)
{
    const union MHD_DaemonInfo *info;

    server->daemon = MHD_start_daemon(
        MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, call_serve, server,
        MHD_OPTION_LISTEN_SOCKET, server->listens, MHD_OPTION_NOTIFY_COMPLETED, call_end,
        server, MHD_OPTION_UNESCAPE_CALLBACK, leave_encoded, NULL,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_BYTES,
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)SILENCE, MHD_OPTION_END);
    if (server->daemon == NULL)
        return request_fail(error, TEMA_IO, "the server cannot be started");
    server->listens = -1; /* the daemon's from now on */
    info = MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_EPOLL_FD);
    server->epoll = info->epoll_fd;
    return true;
}

static bool take_signals(struct server *server, struct tema_error *error)
{
    sigset_t ends;

    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGHUP);
    sigprocmask(SIG_BLOCK, &ends, NULL);
    signal(SIGPIPE, SIG_IGN);
    server->signals = signalfd(-1, &ends, SFD_CLOEXEC | SFD_NONBLOCK);
    return server->signals >= 0 ||
           request_fail(error, TEMA_IO, "cannot wait for signals: %s", strerror(errno));
}

static bool open_first(struct server *server, struct tema_error *error)
{
    struct shelved *shelved;

    if (server->options->project == NULL)
        return true;
    if (!shelf_open(server->shelf, server->options->project, &shelved, error))
        return false;
    memcpy(server->first_id, shelved->id, sizeof server->first_id);
    return true;
}

bool server_begin(struct server *server, struct tema_error *error)
{
    int port;

    server->asked_at = server_clock();
    server->shelf = shelf_new();
    if (!open_first(server, error) || !listen_somewhere(server, &port, error) ||
        !private_make(server->folder, error) || !take_signals(server, error))
        return false;
    if (!guard_begin(&server->guard, port))
        return request_fail(error, TEMA_IO, "this machine gives no random numbers");
    return start_daemon(server, error);
}

static void announce(struct server *server)
{
    char url[160];

    snprintf(url, sizeof url, "http://127.0.0.1:%d/open?token=%s", server->guard.port,
             server->guard.token.digits);
    fprintf(server->options->out, "tema is at %s\nCtrl+C ends it\n", url);
    fflush(server->options->out);
    if (server->options->open_browser)
        browser_open(url);
}

/* --- the loop --- */

static bool is_left(const struct server *server)
{
    int64_t now = server_clock(), quiet = now - server->asked_at;

    if (!server->options->until_closed || server->listeners != NULL ||
        server->jobs != NULL)
        return false;
    if (server->at_the_start)
        return quiet >= LINGER;
    if (server->left_at == 0)
        return quiet >= NEVER_OPENED;
    return quiet >= LEAVE && now - server->left_at >= LEAVE;
}

/* ms until there is something to do though nothing comes; -1: never. */
static int patience(const struct server *server)
{
    MHD_UNSIGNED_LONG_LONG most;
    int wait = -1;

    if (server->options->until_closed)
        wait = 1000;
    if (server->listeners != NULL)
        wait = TICK;
    if (server->busy != NULL)
        wait = RETRY;
    if (MHD_get_timeout(server->daemon, &most) == MHD_YES &&
        (wait < 0 || most < (MHD_UNSIGNED_LONG_LONG)wait))
        wait = (int)(most < 60000 ? most : 60000);
    return wait;
}

static void look_round(struct server *server)
{
    struct signalfd_siginfo signal;
    int64_t now = server_clock();

    if (read(server->signals, &signal, sizeof signal) == (ssize_t)sizeof signal)
        server->is_ending = true;
    if (server->listeners != NULL && now - server->looked_at >= TICK) {
        server->looked_at = now;
        events_tick(server);
    }
    if (server->busy != NULL && now - server->retried_at >= RETRY) {
        server->retried_at = now;
        call_wake_all(server);
    }
    if (is_left(server))
        server->is_ending = true;
}

void server_go_round(struct server *server, int wait)
{
    struct pollfd polls[2 + JOBS_MOST] = {{.fd = server->epoll, .events = POLLIN},
                                          {.fd = server->signals, .events = POLLIN}};
    size_t jobs = job_polls(server, polls + 2);

    if (poll(polls, 2 + jobs, wait) < 0)
        return;
    job_serve(server, polls + 2, jobs);
    look_round(server);
    MHD_run(server->daemon);
}

void server_end(struct server *server)
{
    if (server->daemon != NULL) {
        server->is_ending = true;
        job_end_all(server);
        call_wake_all(server);
        events_end(server);
        for (int i = 0; i < LAST_WORDS && server->listeners != NULL; i++)
            server_go_round(server, 10);
        server_go_round(server, 10);
        MHD_stop_daemon(server->daemon);
    }
    if (server->listens >= 0)
        close(server->listens);
    if (server->signals >= 0)
        close(server->signals);
    private_remove(server->folder);
    shelf_free(server->shelf);
}

bool server_run(const struct server_options *options, struct tema_error *error)
{
    struct server server = {.options = options, .listens = -1, .signals = -1};
    bool begun = server_begin(&server, error);

    if (begun) {
        announce(&server);
        while (!server.is_ending)
            server_go_round(&server, patience(&server));
    }
    server_end(&server);
    return begun;
}
