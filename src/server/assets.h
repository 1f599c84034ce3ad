/* assets.h - the app's own files, which the program carries within itself */
#ifndef SERVER_ASSETS_H
#define SERVER_ASSETS_H

#include <stdbool.h>
#include <stddef.h>

/* One file of the app. The build makes the table: web/build.mjs, or assets_placeholder.c
 * where there is no app to build. */
struct asset {
    const char *path;         /* "/app-1a2b3c4d.js"; NULL ends the table */
    const char *content_type; /* "text/javascript; charset=utf-8" */
    const unsigned char *bytes;
    size_t count;
    const char *etag;  /* of the bytes, with its quotation marks: "\"1a2b3c4d\"" */
    bool is_gzip;      /* the bytes are packed so */
    bool is_immutable; /* the path has a hash of the bytes: a browser need not ask again
                        */
};

/* "/index.html" is among them: it is what every page of the app is. */
extern const struct asset assets[];

/* NULL where there is none. */
const struct asset *asset_find(const char *path);

#endif
