/* job.c - see server/job.h
 *
 * A child tells on a pipe, a JSON object a line: {"progress": {...}}, and last {"done":
 * {...}} or {"error": {...}}. Its answer's bytes are in a file that both have open. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "server/events.h"
#include "server/job.h"
#include "server/memory.h"

enum {
    CPU_SECONDS = 3600,
    PAUSE = 100, /* ms between two tellings */
};

struct job {
    pid_t child;
    int pipe, result;
    struct call *call; /* NULL: nobody waits any more */
    struct shelved *shelved;
    char *line; /* begun */
    size_t count, room;
    json_t *last; /* what it ended with */
    struct job *next;
};

/* --- the child --- */

static int told_to = -1; /* the pipe, in the child */

static void send_line(json_t *object)
{
    CLEANUP_FREE char *text = json_dumps(object, JSON_COMPACT);

    if (text != NULL)
        dprintf(told_to, "%s\n", text);
    json_decref(object);
}

void request_progress(struct request *request, const char *name, const char *stage,
                      int64_t done, int64_t total)
{
    static int64_t told_at;
    int64_t now = server_clock();

    (void)request;
    if (told_to < 0 || (told_at != 0 && now - told_at < PAUSE))
        return;
    told_at = now;
    send_line(json_pack("{s:{s:s, s:s, s:I, s:I}}", "progress", "name", name, "stage",
                        stage, "done", (json_int_t)done, "total", (json_int_t)total));
}

static void limit(int what, rlim_t most)
{
    struct rlimit limits = {most, most};

    setrlimit(what, &limits);
}

/* Nothing of the server's is the child's business, its connections least. */
static void settle_in(int pipe, int result)
{
    unsigned low = (unsigned)(pipe < result ? pipe : result),
             high = (unsigned)(pipe < result ? result : pipe);
    sigset_t none;

    if (low > 3)
        close_range(3, low - 1, 0);
    if (high > low + 1)
        close_range(low + 1, high - 1, 0);
    close_range(high + 1, ~0U, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGINT, SIG_IGN);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, CPU_SECONDS);
    told_to = pipe;
}

static bool open_own(const struct shelved *shelved, const char *coder,
                     struct tema_project **ret_project, struct tema_error *error)
{
    if (shelved->as_of != 0)
        return tema_project_open_at(shelved->path, shelved->as_of, ret_project, error);
    return tema_project_open(shelved->path, ret_project, error) &&
           tema_project_act_as(*ret_project, coder, error);
}

static bool write_whole(int file, const char *bytes, size_t count,
                        struct tema_error *error)
{
    while (count > 0) {
        ssize_t written = write(file, bytes, count);

        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return request_fail(error, TEMA_IO, "the answer cannot be kept: %s",
                                strerror(errno));
        bytes += written;
        count -= (size_t)written;
    }
    return true;
}

static bool work(struct call *call, int result, struct answer *ret_answer,
                 struct tema_error *error)
{
    struct request *request = &call->request;
    CLEANUP_FREE char *coder = copy_string(tema_project_coder(request->project));
    struct tema_project *project = NULL;
    bool done;

    done = open_own(call->shelved, coder, &project, error);
    request->project = project;
    done = done && call_run_handler(request, ret_answer, error) &&
           write_whole(result, ret_answer->bytes, ret_answer->count, error);
    tema_project_close(project);
    return done;
}

__attribute__((noreturn)) static void live(struct call *call, int pipe, int result)
{
    struct answer answer = {.file = -1};
    struct tema_error error = {0};

    settle_in(pipe, result);
    setenv("TMPDIR", call->folder, 1);
    if (work(call, result, &answer, &error))
        send_line(json_pack("{s:{s:s?, s:s?}}", "done", "content_type",
                            answer.content_type, "file_name", answer.file_name));
    else
        send_line(json_pack("{s:{s:i, s:s}}", "error", "kind", (int)error.kind, "message",
                            error.message));
    _exit(0);
}

/* --- the server --- */

static int make_result(const struct call *call)
{
    CLEANUP_FREE char *path = NULL;
    int file;

    if (asprintf(&path, "%s/answer-XXXXXX", call->folder) < 0)
        abort();
    file = mkostemp(path, O_CLOEXEC);
    if (file >= 0)
        unlink(path);
    return file;
}

static size_t count_jobs(const struct server *server)
{
    size_t count = 0;

    for (const struct job *job = server->jobs; job != NULL; job = job->next)
        count++;
    return count;
}

static bool fail_to_begin(struct tema_error *error)
{
    return request_fail(error, TEMA_IO, "cannot begin the work: %s", strerror(errno));
}

bool job_begin(struct call *call, struct tema_error *error)
{
    struct server *server = call->server;
    int pipes[2], result;
    struct job *job;
    pid_t child;

    if (server->is_ending)
        return request_fail(error, TEMA_IO, "tema is ending");
    if (count_jobs(server) >= JOBS_MOST)
        return request_fail(error, TEMA_BUSY, "too much is under way; try again");
    result = make_result(call);
    if (result < 0)
        return fail_to_begin(error);
    if (pipe2(pipes, O_CLOEXEC) != 0) {
        close(result);
        return fail_to_begin(error);
    }
    child = fork();
    if (child == 0)
        live(call, pipes[1], result);
    close(pipes[1]);
    if (child < 0) {
        close(pipes[0]);
        close(result);
        return fail_to_begin(error);
    }
    job = take_memory(1, sizeof *job);
    *job = (struct job){.child = child,
                        .pipe = pipes[0],
                        .result = result,
                        .call = call,
                        .shelved = call->shelved,
                        .next = server->jobs};
    server->jobs = job;
    MHD_suspend_connection(call->connection);
    return true;
}

static void take_line(struct server *server, struct job *job, const char *line)
{
    json_t *object = json_loads(line, 0, NULL),
           *progress = json_object_get(object, "progress");

    if (progress != NULL) {
        CLEANUP_FREE char *text = json_dumps(progress, JSON_COMPACT);

        if (text != NULL)
            events_progress(server, job->shelved, text);
        json_decref(object);
        return;
    }
    json_decref(job->last);
    job->last = object;
}

/* False at the end of what it has to say. */
static bool take_bytes(struct server *server, struct job *job)
{
    char *end;
    ssize_t count;

    if (job->room - job->count < 4096) {
        job->room = 2 * job->room + 8192;
        job->line = realloc(job->line, job->room);
        if (job->line == NULL)
            abort();
    }
    count = read(job->pipe, job->line + job->count, job->room - job->count - 1);
    if (count < 0 && errno == EINTR)
        return true;
    if (count <= 0)
        return false;
    job->count += (size_t)count;
    job->line[job->count] = '\0';
    while ((end = strchr(job->line, '\n')) != NULL) {
        *end = '\0';
        take_line(server, job, job->line);
        job->count -= (size_t)(end + 1 - job->line);
        memmove(job->line, end + 1, job->count + 1);
    }
    return true;
}

static char *copy_member(json_t *object, const char *name)
{
    return copy_string(json_string_value(json_object_get(object, name)));
}

static void fill_answer(struct job *job, struct answer *answer)
{
    json_t *done = json_object_get(job->last, "done"),
           *failed = json_object_get(job->last, "error");
    struct tema_error error = {0};
    off_t size = lseek(job->result, 0, SEEK_END);

    if (done != NULL && size >= 0) {
        *answer = (struct answer){.status = 200,
                                  .count = (size_t)size,
                                  .file = job->result,
                                  .content_type = copy_member(done, "content_type"),
                                  .file_name = copy_member(done, "file_name")};
        job->result = -1;
        return;
    }
    if (failed != NULL)
        request_fail(
            &error,
            (enum tema_error_kind)json_integer_value(json_object_get(failed, "kind")),
            "%s", json_string_value(json_object_get(failed, "message")));
    else
        request_fail(&error, TEMA_IO, "the work broke off; nothing was changed");
    answer_with_error(answer, &error);
}

static void release(struct job *job)
{
    close(job->pipe);
    if (job->result >= 0)
        close(job->result);
    free(job->line);
    json_decref(job->last);
    free(job);
}

static void finish(struct server *server, struct job *job)
{
    struct job **list = &server->jobs;

    while (*list != job)
        list = &(*list)->next;
    *list = job->next;
    while (waitpid(job->child, NULL, 0) < 0 && errno == EINTR)
        ;
    if (job->call != NULL) {
        fill_answer(job, &job->call->answer);
        MHD_resume_connection(job->call->connection);
    }
    events_look(server, job->shelved);
    release(job);
}

size_t job_polls(const struct server *server, struct pollfd *ret_polls)
{
    size_t count = 0;

    for (const struct job *job = server->jobs; job != NULL; job = job->next)
        ret_polls[count++] = (struct pollfd){.fd = job->pipe, .events = POLLIN};
    return count;
}

void job_serve(struct server *server, const struct pollfd *polls, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct job *job = server->jobs;

        while (job != NULL && job->pipe != polls[i].fd)
            job = job->next;
        if (job != NULL && polls[i].revents != 0 && !take_bytes(server, job))
            finish(server, job);
    }
}

void job_forget(struct server *server, const struct call *call)
{
    for (struct job *job = server->jobs; job != NULL; job = job->next)
        if (job->call == call)
            job->call = NULL;
}

void job_end_all(struct server *server)
{
    while (server->jobs != NULL) {
        kill(server->jobs->child, SIGKILL);
        finish(server, server->jobs);
    }
}
