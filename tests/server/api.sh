#!/bin/sh
# api.sh - docs/api.md has every route of the program, and no other
. "$(dirname -- "$0")/../tap.sh"
cd "$TEMA_ROOT" || exit 1

routes=$(sed -n 's,^    {"\([A-Z]*\)"\, \(PROJECT\)\{0\,1\} *"*\([^"\,]*\)"*\,.*,\1 \2\3,p' src/server/routes.c |
    sed 's,PROJECT,/api/p/{project},' | sort)
described=$(sed -n 's,^| \([A-Z]* /api[^ ]*\) |.*,\1,p' docs/api.md | sort)
[ "$(echo "$routes" | wc -l)" -gt 50 ]
is $? 0 'the routes are found'
is "$described" "$routes" 'each is described, and none that is not there'
finish
