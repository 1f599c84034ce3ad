/* fuzz_requests.c - any requests to the app's server: each is answered, nonsense with
 * 4xx, and the project holds together
 *
 * An input is requests, parted by a line "====": a line "METHOD ADDRESS", lines "~HEADER:
 * VALUE" beside the usual ones, and the body. @p stands for the project's id, @here for
 * its folder, @key for a quotation's key. They reach the whole server over its own
 * socket; client and server take turns in one thread. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fuzz/request_mutator.h"
#include "server/answer.h"
#include "server/events.h"
#include "server/memory.h"
#include "server/private.h"
#include "server/serving.h"
#include "server/shelf.h"

int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* Like assert, in every kind of build. */
#define must(condition)                                                                  \
    do {                                                                                 \
        if (!(condition)) {                                                              \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);              \
            abort();                                                                     \
        }                                                                                \
    } while (0)

enum { REQUESTS_MOST = 9, MESSAGE_MOST = 1 << 17, ROUNDS_MOST = 20 };

static struct server server;
static char folder[40], here[60], project[80], kept[60], id[SHELF_ID], key[40] = "q";

/* What came back last. */
static struct {
    char *bytes; /* with a NUL behind them */
    size_t count, room;
    const char *body;
    unsigned status;
} reply;

/* --- the message --- */

struct text {
    char bytes[MESSAGE_MOST];
    size_t count;
};

static void add(struct text *text, const char *bytes, size_t count)
{
    must(count < sizeof text->bytes - text->count);
    memcpy(text->bytes + text->count, bytes, count);
    text->count += count;
    text->bytes[text->count] = '\0';
}

static void add_string(struct text *text, const char *string)
{
    add(text, string, strlen(string));
}

/* With what the words behind @ stand for. */
static void add_filled(struct text *text, const char *bytes, size_t count)
{
    const struct {
        const char *word, *value;
    } words[] = {{"@here", here}, {"@key", key}, {"@p", id}};
    size_t at = 0;

    while (at < count) {
        size_t i = 0;

        while (i < 3 && (strlen(words[i].word) > count - at ||
                         memcmp(bytes + at, words[i].word, strlen(words[i].word)) != 0))
            i++;
        if (i < 3)
            add_string(text, words[i].value);
        else
            add(text, bytes + at, 1);
        at += i < 3 ? strlen(words[i].word) : 1;
    }
}

struct request_text {
    struct text head, body; /* the head: the method and the address */
    struct text headers;    /* further ones */
};

static const char *cut_line(const char **from, const char *end, size_t *ret_count)
{
    const char *start = *from, *line_end = memchr(start, '\n', (size_t)(end - start));

    *ret_count = (size_t)((line_end != NULL ? line_end : end) - start);
    *from = line_end != NULL ? line_end + 1 : end;
    return start;
}

static void read_request(const char *from, const char *end, struct request_text *request)
{
    size_t count;
    const char *line = cut_line(&from, end, &count);

    request->head.count = request->body.count = request->headers.count = 0;
    request->head.bytes[0] = request->body.bytes[0] = request->headers.bytes[0] = '\0';
    add_filled(&request->head, line, count);
    while (from < end && *from == '~') {
        line = cut_line(&from, end, &count);
        add_filled(&request->headers, line + 1, count - 1);
        add_string(&request->headers, "\r\n");
    }
    add_filled(&request->body, from, (size_t)(end - from));
}

/* Whether TEXT, the name of a file or of a folder, is refused, or lies below HERE:
 * nothing else of this machine is to be touched. */
static bool stays_here(const char *text)
{
    return text == NULL || text[0] != '/' ||
           (strncmp(text, here, strlen(here)) == 0 && strstr(text, "..") == NULL);
}

static bool is_harmless(const struct request_text *request)
{
    json_t *body = json_loadb(request->body.bytes, request->body.count, 0, NULL);
    bool harmless = stays_here(json_string_value(json_object_get(body, "folder"))) &&
                    stays_here(json_string_value(json_object_get(body, "path")));

    json_decref(body);
    return harmless;
}

static void compose(const struct request_text *request, struct text *message)
{
    char line[200];

    message->count = 0;
    add(message, request->head.bytes, request->head.count);
    snprintf(line, sizeof line,
             " HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: %s=%s\r\nX-Tema: 1\r\n",
             server.guard.port, server.guard.cookie, server.guard.session.digits);
    add_string(message, line);
    add(message, request->headers.bytes, request->headers.count);
    snprintf(line, sizeof line,
             "Content-Type: application/json\r\nContent-Length: %zu\r\n"
             "Connection: close\r\n\r\n",
             request->body.count);
    add_string(message, line);
    add(message, request->body.bytes, request->body.count);
}

/* --- asking --- */

static int connect_to_server(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)server.guard.port),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct linger at_once = {1, 0}; /* leaves no port waiting */
    int client = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    must(client >= 0);
    setsockopt(client, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    must(connect(client, (struct sockaddr *)&address, sizeof address) == 0);
    return client;
}

/* False at the end of the answer. */
static bool receive(int client)
{
    ssize_t count;

    if (reply.room - reply.count < 65536) {
        reply.room = 2 * reply.room + 65536;
        reply.bytes = realloc(reply.bytes, reply.room);
        must(reply.bytes != NULL);
    }
    count = recv(client, reply.bytes + reply.count, reply.room - reply.count - 1,
                 MSG_DONTWAIT);
    if (count > 0)
        reply.count += (size_t)count;
    reply.bytes[reply.count] = '\0';
    if (count > 0)
        return strstr(reply.bytes, "event: change") == NULL;
    return count < 0 && errno == EAGAIN;
}

static void leave(int client)
{
    close(client);
    server_go_round(&server, 0);
    while (server.listeners != NULL) {
        events_tick(&server);
        server_go_round(&server, 1);
    }
    server.is_ending = false; /* where that was what was asked for */
}

static void ask(const struct request_text *request)
{
    static struct text message;
    int client = connect_to_server();
    const char *end;
    int rounds = 0;

    compose(request, &message);
    must(send(client, message.bytes, message.count, MSG_NOSIGNAL) ==
         (ssize_t)message.count);
    reply.count = 0;
    do {
        /* A header may promise more than there is. */
        rounds += request->headers.count > 0 && server.jobs == NULL;
        server_go_round(&server, server.jobs != NULL ? 10 : 0);
    } while (receive(client) && rounds < ROUNDS_MOST);
    leave(client);
    end = strstr(reply.bytes, "\r\n\r\n");
    reply.body = end != NULL ? end + 4 : reply.bytes + reply.count;
    reply.status = 0;
    if (strncmp(reply.bytes, "HTTP/1.1 ", 9) == 0)
        reply.status = (unsigned)strtoul(reply.bytes + 9, NULL, 10);
}

/* --- what must hold of every answer --- */

static bool has_header(const char *line)
{
    return memmem(reply.bytes, (size_t)(reply.body - reply.bytes), line, strlen(line)) !=
           NULL;
}

static void check_failure(json_t *body)
{
    const char *kind = json_string_value(json_object_get(body, "kind")),
               *message = json_string_value(json_object_get(body, "message"));

    must(kind != NULL && kind[0] != '\0');
    must(message != NULL && message[0] != '\0' && strchr(message, '\n') == NULL);
    must(reply.status != 400 || strcmp(kind, "invalid") == 0);
    must(reply.status != 404 || strcmp(kind, "not found") == 0);
}

/* A line that is one of HTTP: what else is sent may be answered in any way, or not. */
static bool is_well_formed(const struct request_text *request)
{
    const char *head = request->head.bytes, *space = strchr(head, ' ');

    for (size_t i = 0; i < request->head.count; i++)
        if ((unsigned char)head[i] < 0x20 || head[i] == 0x7F)
            return false;
    return request->headers.count == 0 && space != NULL && space != head &&
           space[1] == '/' && strchr(space + 1, ' ') == NULL;
}

static void check_reply(const struct request_text *request)
{
    size_t count = reply.count - (size_t)(reply.body - reply.bytes);
    bool is_json = has_header("Content-Type: application/json");
    bool is_head = strncmp(request->head.bytes, "HEAD ", 5) == 0;
    json_t *body = NULL;

    must(reply.status >= 200);
    if (is_json && !is_head) {
        body = json_loadb(reply.body, count, JSON_REJECT_DUPLICATES, NULL);
        must(body != NULL);
    }
    if (reply.status >= 400 && is_json && !is_head)
        check_failure(body);
    json_decref(body);
}

/* Nothing that is no object may be taken for one. */
static void check_nonsense(const struct request_text *request)
{
    const char *body = request->body.bytes;
    json_t *object = json_loadb(body, request->body.count, 0, NULL);
    bool takes_json = strstr(request->head.bytes, "/api/") != NULL &&
                      strstr(request->head.bytes, "/import") == NULL;

    if (takes_json && request->body.count > 0 && !json_is_object(object))
        must(reply.status >= 400);
    json_decref(object);
}

/* --- the project --- */

static void copy_file(const char *from, const char *to)
{
    int in = open(from, O_RDONLY | O_CLOEXEC);
    int out = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    struct stat about;

    must(in >= 0 && out >= 0 && fstat(in, &about) == 0);
    must(copy_file_range(in, NULL, out, NULL, (size_t)about.st_size, 0) == about.st_size);
    close(in);
    close(out);
}

/* Nothing of the server's may go on reading: then nobody else could write. (The locks of
 * its own program are seen by one of another kind.) */
static void check_free(void)
{
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    int file = open(project, O_RDWR | O_CLOEXEC);

    if (file < 0)
        return;
    must(fcntl(file, F_OFD_GETLK, &lock) == 0);
    must(lock.l_type == F_UNLCK);
    close(file);
}

static void check_project(void)
{
    struct tema_project *opened = NULL;
    struct tema_faults faults = {0};
    struct tema_error error = {0};

    must(tema_project_open(project, &opened, &error));
    must(tema_project_check(opened, &faults, &error));
    for (size_t i = 0; i < faults.count; i++)
        fprintf(stderr, "%s\n", faults.items[i]);
    must(faults.count == 0);
    tema_faults_free(&faults);
    tema_project_close(opened);
}

/* Everything as it was before the first request. */
static void put_back(void)
{
    char home[60];

    private_remove(here);
    must(mkdir(here, 0700) == 0);
    copy_file(kept, project);
    snprintf(home, sizeof home, "%s/home", folder);
    private_remove(home);
    must(mkdir(home, 0700) == 0);
}

/* --- the beginning --- */

static const char first_requests[] =
    "POST /api/projects\n{\"folder\": \"@here\", \"name\": \"study\", \"title\": "
    "\"Skam\","
    " \"language\": \"sv\", \"coder\": \"Anna\"}\n"
    "====\nPOST /api/p/@p/import?name=Berit.txt&cases=name\n"
    "I: Hur gjorde du?\nIP: Jag ringde en v\xC3\xA4n.\nI: Och sedan?\n"
    "IP: D\xC3\xA5 sl\xC3\xA4ppte det, \xF0\x9F\x98\x80 faktiskt.\n"
    "====\nPOST /api/p/@p/codes\n{\"path\": \"St\xC3\xB6"
    "d/Kollega\"}\n"
    "====\nPOST /api/p/@p/codes\n{\"path\": \"Skam\"}\n"
    "====\nPOST /api/p/@p/quotations\n"
    "{\"document\": 4, \"start\": 22, \"end\": 40, \"codes\": [8]}\n"
    "====\nPOST /api/p/@p/themes\n{\"path\": \"Att stanna kvar\"}\n"
    "====\nPUT /api/p/@p/themes/12/codes\n{\"gather\": [8]}\n"
    "====\nPOST /api/p/@p/memos\n{\"text\": \"Fr\xC3\xA5ga mer\"}\n"
    "====\nGET /api/p/@p/quotations\n";

static void learn_key(void)
{
    json_t *body = json_loads(reply.body, 0, NULL);
    json_t *first = json_array_get(json_object_get(body, "items"), 0);
    const char *its = json_string_value(json_object_get(first, "key"));

    must(its != NULL);
    snprintf(key, sizeof key, "%s", its);
    json_decref(body);
}

/* Returns whether one of them has changed something. */
static bool send_all(const char *from, const char *end)
{
    static struct request_text request;
    bool changed = false;

    for (int i = 0; i < REQUESTS_MOST && from < end; i++) {
        const char *cut = memmem(from, (size_t)(end - from), "\n====\n", 6);

        read_request(from, cut != NULL ? cut : end, &request);
        from = cut != NULL ? cut + 6 : end;
        if (!is_harmless(&request))
            continue;
        ask(&request);
        must(reply.status < 500);
        check_free();
        if (is_well_formed(&request)) {
            check_reply(&request);
            check_nonsense(&request);
        }
        changed |= strncmp(request.head.bytes, "GET ", 4) != 0 && reply.status >= 200 &&
                   reply.status < 400;
    }
    return changed;
}

static void finish(void)
{
    server_end(&server);
    private_remove(folder);
}

static void make_places(void)
{
    char home[60];

    strcpy(folder, access("/dev/shm", W_OK) == 0 ? "/dev/shm/tema-fuzz-XXXXXX"
                                                 : "/tmp/tema-fuzz-XXXXXX");
    must(mkdtemp(folder) != NULL);
    snprintf(here, sizeof here, "%s/here", folder);
    snprintf(kept, sizeof kept, "%s/kept", folder);
    snprintf(home, sizeof home, "%s/home", folder);
    snprintf(project, sizeof project, "%s/study.tema", here);
    must(mkdir(here, 0700) == 0 && mkdir(home, 0700) == 0);
    setenv("HOME", home, 1);
    setenv("TMPDIR", folder, 1);
    unsetenv("XDG_STATE_HOME");
    unsetenv("XDG_CONFIG_HOME");
    setenv("TZ", "UTC", 1);
    shelf_id(project, id);
}

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    static const struct server_options options = {.version = "0"};
    struct tema_error error = {0};
    sigset_t all;

    (void)count, (void)arguments;
    make_places();
    server = (struct server){.options = &options, .listens = -1, .signals = -1};
    must(server_begin(&server, &error));
    sigfillset(&all);
    sigprocmask(SIG_UNBLOCK, &all, NULL); /* those that end the fuzzer */
    atexit(finish);
    must(send_all(first_requests, first_requests + sizeof first_requests - 1));
    must(reply.status == 200);
    learn_key();
    copy_file(project, kept);
    return 0;
}

/* One in eight, always the same ones: a check takes longer than all requests together. */
static bool is_chosen(const uint8_t *bytes, size_t length)
{
    uint32_t sum = 0x811c9dc5;

    for (size_t i = 0; i < length; i++)
        sum = (sum ^ bytes[i]) * 0x01000193;
    return sum >> 29 == 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    if (!send_all((const char *)bytes, (const char *)bytes + length))
        return 0;
    if (is_chosen(bytes, length))
        check_project();
    put_back();
    return 0;
}
