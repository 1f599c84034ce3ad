/* assets_placeholder.c - what stands where the app was not built in */
#include "server/assets.h"

static const char page[] = "<!doctype html>\n<html lang=\"en\"><head><meta "
                           "charset=\"utf-8\"><title>tema</title></head>\n<body><p>This "
                           "tema was built without its app.</p></body></html>\n";

const struct asset assets[] = {
    {"/index.html", "text/html; charset=utf-8", (const unsigned char *)page,
     sizeof page - 1, "\"none\"", false, false},
    {0},
};
