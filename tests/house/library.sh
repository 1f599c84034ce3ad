#!/bin/sh
# library.sh - the installed library serves a stranger: pkg-config, headers, the example program
. "$(dirname -- "$0")/../tap.sh"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
meson install -C "$TEMA_BUILD" --no-rebuild --destdir "$folder" >"$folder/log" 2>&1
is $? 0 'it installs into an empty folder'

config=$(dirname "$(find "$folder" -name tema.pc)")
export PKG_CONFIG_PATH="$config" PKG_CONFIG_SYSROOT_DIR="$folder"
flags=$(pkg-config --cflags --libs tema)
# The sanitizers of a test build must come first in the program too.
sanitize=$(nm -D "$TEMA_BUILD/libtema.so" | grep -q __asan_init && echo '-fsanitize=address,undefined')
# shellcheck disable=SC2086
cc -std=c17 -Wall -Wextra -pedantic $sanitize "$TEMA_ROOT/examples/api/words.c" $flags -o "$folder/words"
is $? 0 'the example program builds with what pkg-config says'

LD_LIBRARY_PATH=$(dirname "$(find "$folder" -name libtema.so)")
export LD_LIBRARY_PATH
cd "$folder" || exit 1
printf 'I: Hur gjorde du?\nIP: Jag ringde en vän.\nI: Och sedan?\nIP: Då släppte det.\n' >Berit.txt
"$TEMA_BUILD/tema" init study.tema --language sv >/dev/null &&
    "$TEMA_BUILD/tema" import Berit.txt --case-from-name >/dev/null &&
    "$TEMA_BUILD/tema" code add 'Stöd/Kollega' >/dev/null &&
    "$TEMA_BUILD/tema" quote add Berit --text 'ringde en vän' --code Kollega >/dev/null
printed=$(./words study.tema Kollega)
is "${printed#q?????}" ' (Berit): ringde en vän' 'the example program prints the quotation'
./words study.tema Kolega 2>error
is $? 3 'its exit code is that of the error'
grep -q "near it: " error
is $? 0 'and its message names what comes near'
finish
