#!/bin/sh
# assets.sh - builds the app and puts it into a C file
#
# usage: assets.sh NODE FOLDER FILE.c DEPFILE; FOLDER is for the app's files
set -eu
here=$(dirname -- "$0")
"$1" "$here/build.mjs" "$2" "$4" "$3"
"$1" "$here/embed.mjs" "$2" "$3"
