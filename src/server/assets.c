/* assets.c - see server/assets.h */
#include <string.h>

#include "server/assets.h"

const struct asset *asset_find(const char *path)
{
    for (const struct asset *asset = assets; asset->path != NULL; asset++)
        if (strcmp(asset->path, path) == 0)
            return asset;
    return NULL;
}
