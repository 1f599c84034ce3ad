/* browser.c - see server/browser.h */
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "server/browser.h"

/* A grandchild: it is nobody's to wait for. */
__attribute__((noreturn)) static void become_browser(const char *url)
{
    int nowhere;
    sigset_t none;

    setsid();
    if (fork() != 0)
        _exit(0);
    nowhere = open("/dev/null", O_RDWR);
    if (nowhere >= 0) {
        dup2(nowhere, STDIN_FILENO);
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
    }
    close_range(3, ~0U, 0);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    execlp("xdg-open", "xdg-open", url, (char *)NULL);
    _exit(127);
}

void browser_open(const char *url)
{
    pid_t child = fork();

    if (child == 0)
        become_browser(url);
    if (child > 0)
        waitpid(child, NULL, 0);
}
