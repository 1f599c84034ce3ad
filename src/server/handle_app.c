/* handle_app.c - the program itself: which one it is, and its end */
#include "server/folders.h"
#include "server/handlers.h"
#include "server/memory.h"
#include "server/serving.h"

bool handle_app(struct request *request, struct tema_error *error)
{
    struct tema_printer *printer = request->printer;
    CLEANUP_FREE char *folder = folders_usual();
    CLEANUP_FREE char *coder = folders_person();

    (void)error;
    tema_printer_begin(printer);
    tema_printer_string(printer, "version", request->server->options->version);
    tema_printer_string(printer, "coder", coder);
    tema_printer_string(printer, "folder", folder);
    tema_printer_end(printer);
    return true;
}

bool handle_quit(struct request *request, struct tema_error *error)
{
    (void)error;
    request->server->is_ending = true;
    return true;
}
